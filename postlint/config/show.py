"""The settings that count, as TOML for `--show-settings`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from postlint.config.settings import Settings

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def show(settings: Settings) -> str:
    """Everything that is set, and the files it came from, as TOML that can be loaded again."""
    return "\n".join([*_origin(settings), *_top(settings), *_sections(settings)]) + "\n"


def _origin(settings: Settings) -> Iterator[str]:
    if not settings.files:
        yield "# no configuration file: these are the defaults"
        return
    first, *others = settings.files
    yield f"# from {first}"
    yield from (f"# on top of {other}" for other in others)
    globs = (*settings.exclude, *(entry.glob for entry in settings.per_file_ignores))
    for glob in globs:
        if glob.root != Path(first).parent:
            yield f"# “{glob.pattern}” counts from {glob.root}"


def _top(settings: Settings) -> Iterator[str]:
    if settings.select is None:
        yield "# select: all rules"
    else:
        yield _line("select", settings.select)
    yield from _lines(
        {
            "extend-select": settings.extend_select,
            "ignore": settings.ignore,
            "extend-ignore": settings.extend_ignore,
            "exclude": [glob.pattern for glob in settings.exclude],
            "fail-on": settings.fail_on,
            "language": settings.language,
            "platform": settings.platform,
            "audience": settings.audience,
            "message-language": settings.message_language,
            "packs": settings.packs,
            "baseline": settings.baseline,
        }
    )


def _sections(settings: Settings) -> Iterator[str]:
    brand = settings.brand
    ignores = {entry.glob.pattern: entry.selectors for entry in settings.per_file_ignores}
    yield from _section("per-file-ignores", ignores)
    yield from _section("severity", settings.severity)
    yield from _section("models", settings.models)
    names = {"names": brand.names, "products": brand.products, "handles": brand.handles}
    yield from _section("brand", {**names, "known-terms": brand.known_terms})
    for name, audience in settings.audiences.items():
        table = {
            "address": audience.address,
            "known-terms": audience.known_terms,
            "jargon-allowed": audience.jargon_allowed,
        }
        yield from _section(f"audiences.{toml_key(name)}", table, keep=True)
        yield from _section(f"audiences.{toml_key(name)}.bounds", audience.bounds)
    for name, platform in settings.platforms.items():
        yield from _section(f"platforms.{toml_key(name)}", platform, keep=True)
    policy = {"confidential": settings.confidential, "gender-form": settings.gender_form}
    yield from _section("policy", {**policy, "regions": settings.regions})
    yield from _section("policy.dates", settings.dates)
    yield from _section("policy.topics", {topic.name: topic.words for topic in settings.topics})


def _section(heading: str, table: Mapping[str, Any], *, keep: bool = False) -> Iterator[str]:
    lines = list(_lines(table))
    if lines or keep:
        yield from ("", f"[{heading}]", *lines)


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    yield from (_line(key, value) for key, value in table.items() if value not in (None, (), []))


def _line(key: str, value: Any) -> str:
    return f"{toml_key(key)} = {toml_value(value)}"


def toml_key(name: str) -> str:
    """A key, quoted where TOML wants it."""
    return name if _BARE_KEY.fullmatch(name) else _text(name)


def toml_value(value: Any) -> str:
    """A text, path, number, truth value or a list of them in TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | Path):
        return _text(str(value))
    if isinstance(value, Iterable):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    return str(value)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
