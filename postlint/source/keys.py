"""The keys a post may carry beside its text, in front matter or in a row of JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from postlint.source.language import LANGUAGES, normalise
from postlint.source.original import problems

#: The keys on the way to a value, and a sentence about it.
Problem = tuple[tuple[str | int, ...], str]

_YES = frozenset(("yes", "ja", "on", "true"))
_NO = frozenset(("no", "nein", "off", "false"))


def read_keys(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The values as postlint uses them, without wrong and empty ones of its own keys.

    Other keys are the content repository's own and kept as they are. Every problem names its key.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in given.items():
        check = _CHECKS.get(key)
        if check is None:
            values[key] = value
        elif value is not None:
            found = list(check(value))
            problems += (((key, *path), message) for path, message in found)
            if not found:
                values[key] = _TIDY.get(key, _same)(value)
    return values, problems


def _language(value: Any) -> Iterator[Problem]:
    if not isinstance(value, str) or normalise(value) is None:
        known = " and ".join(LANGUAGES)
        yield (), f"“{value}” is not a language postlint speaks: it knows {known}"


def _text(value: Any) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield (), "this must be text: put the value in quotes"


def _texts(value: Any) -> Iterator[Problem]:
    if isinstance(value, str):
        return
    if not isinstance(value, list):
        yield (), "this must be text or a list of texts"
        return
    for index, item in enumerate(value):
        if not isinstance(item, str):
            yield (index,), "this must be text: put the value in quotes"


def _source(value: Any) -> Iterator[Problem]:
    if isinstance(value, dict):
        yield from (((), message) for message in problems(value))
    else:
        yield from _texts(value)


def _author(value: Any) -> Iterator[Problem]:
    return iter(()) if isinstance(value, dict) else _texts(value)


def _sponsored(value: Any) -> Iterator[Problem]:
    if not isinstance(value, bool | str):
        yield (), "this must be true, false or the name of the sponsor"


def _approvals(value: Any) -> Iterator[Problem]:
    items = value if isinstance(value, list) else [value]
    for index, item in enumerate(items):
        if not isinstance(item, dict | str):
            path = (index,) if isinstance(value, list) else ()
            yield path, "this must be an approval, such as {topic: …, by: …, text: …}"


def _postlint(value: Any) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield (), "this must be a mapping, such as {ignore: [tone/sarcasm], reason: …}"
        return
    for key, item in value.items():
        check = _SETTINGS.get(key)
        if check is None:
            yield (key,), f"the key “{key}” is not known here: use {', '.join(_SETTINGS)}"
        elif item is not None:
            yield from (((key, *path), message) for path, message in check(item))


def _same(value: Any) -> Any:
    return value


def _sponsor(value: Any) -> Any:
    """YAML 1.2 reads `no` as text, but nobody's sponsor is called No."""
    word = value.strip().lower() if isinstance(value, str) else value
    return True if word in _YES else False if word in _NO else value


def _platform(value: Any) -> Any:
    return value.strip().lower()


_SETTINGS: dict[str, Callable[[Any], Iterator[Problem]]] = {
    "ignore": _texts,
    "reason": _text,
    "until": _text,
}
_CHECKS: dict[str, Callable[[Any], Iterator[Problem]]] = {
    "language": _language,
    "platform": _text,
    "audience": _text,
    "author": _author,
    "publish_at": _text,
    "reply_to": _text,
    "sponsored": _sponsored,
    "source": _source,
    "alt": _texts,
    "approvals": _approvals,
    "postlint": _postlint,
}
_TIDY: dict[str, Callable[[Any], Any]] = {
    "language": normalise,
    "platform": _platform,
    "sponsored": _sponsor,
}
