"""Frozen dataclasses to JSON and back, without the text of the draft they speak about."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from postlint.source.post import Mask, Source, Span

#: What may stand in a result, by the sign it is written with. Imported when first met.
_CLASSES: Mapping[str, tuple[str, str]] = {
    "c": ("postlint.score", "Contribution"),
    "e": ("postlint.lint.finding", "Edit"),
    "f": ("postlint.lint.finding", "Finding"),
    "k": ("postlint.lint.finding", "Skipped"),
    "m": ("postlint.source.post", "Mask"),
    "n": ("postlint.report.model", "Entry"),
    "p": ("postlint.source.post", "Post"),
    "r": ("postlint.lint.finding", "PostResult"),
    "s": ("postlint.source.post", "Span"),
    "u": ("postlint.source.post", "Suppression"),
    "w": ("postlint.analysis.house", "Platform"),
    "x": ("postlint.lint.finding", "Fix"),
    "y": ("postlint.score", "Scorecard"),
    "z": ("postlint.report.model", "Failure"),
}
_SIGNS = {place: sign for sign, place in _CLASSES.items()}
_SOURCE, _TUPLE, _LIST, _DATE, _MASKS = "@", "(", "[", "d", "M"


class NotKeptError(Exception):
    """A value that cannot be written so that it comes back the same."""


def encode(value: Any, source: Source) -> str:
    """A value as JSON; `source` itself is left out, and has to be there again for `decode`.

    Raises `NotKeptError` for what would not come back equal.
    """
    written = json.dumps(_plain(value, source), ensure_ascii=False, separators=(",", ":"))
    if not _is_sound(written) or decode(written, source) != value:
        raise NotKeptError
    return written


def decode(written: str, source: Source) -> Any:
    """The value behind a JSON text; raises `NotKeptError` for any other text."""
    try:
        return _Decoder(source).value(json.loads(written))
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise NotKeptError from error


def _is_sound(written: str) -> bool:
    """Whether a file can hold it: half a surrogate pair has no bytes."""
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _plain(value: Any, source: Source) -> Any:
    if value is source or (type(value) is Source and value == source):
        return [_SOURCE]
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        if value and all(type(item) is Mask for item in value):
            flat = [part for m in value for part in (m.span.start, m.span.end, m.kind)]
            return [_MASKS, *flat]
        return [_TUPLE, *(_plain(item, source) for item in value)]
    if isinstance(value, list):
        return [_LIST, *(_plain(item, source) for item in value)]
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return {key: _plain(item, source) for key, item in value.items()}
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    sign = _SIGNS.get((type(value).__module__, type(value).__qualname__))
    if sign is None or not is_dataclass(value):
        raise NotKeptError
    return [sign, *(_plain(getattr(value, f.name), source) for f in fields(value) if f.init)]


class _Decoder:
    """Builds values again, around the draft they speak about."""

    def __init__(self, source: Source) -> None:
        self._builders: dict[str, Callable[..., Any]] = {
            _SOURCE: lambda: source,
            _TUPLE: lambda *items: items,
            _LIST: lambda *items: [*items],
            _DATE: date.fromisoformat,
            _MASKS: _masks,
        }

    def value(self, plain: Any) -> Any:
        if type(plain) is list:
            sign = plain[0]
            build = self._builders.get(sign) or _class(sign)
            parts = plain[1:]
            for index, part in enumerate(parts):
                if type(part) is list or type(part) is dict:
                    parts[index] = self.value(part)
            return build(*parts)
        if type(plain) is dict:
            return {key: self.value(part) for key, part in plain.items()}
        return plain


@cache
def _class(sign: str) -> Callable[..., Any]:
    module, name = _CLASSES[sign]
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def _masks(*flat: Any) -> tuple[Mask, ...]:
    thirds = zip(flat[::3], flat[1::3], flat[2::3], strict=True)
    return tuple(Mask(Span(start, end), kind) for start, end, kind in thirds)
