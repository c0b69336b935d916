"""The formats by name. A new one is a module with a `render` and a line here and in `NAMES`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from postlint.report.model import Report

#: The module of each format and its function; loaded only when asked for.
FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "text": ("text", "render"),
        "concise": ("concise", "render"),
        "json": ("json_", "render"),
        "jsonl": ("jsonl", "render"),
        "markdown": ("markdown", "render"),
        "html": ("page.render", "render"),
        "sarif": ("sarif", "render"),
        "github": ("github", "render"),
        "gitlab": ("gitlab", "render"),
        "rdjson": ("rdjson", "render"),
        "rdjsonl": ("rdjson", "render_lines"),
        "junit": ("junit", "render"),
        "checkstyle": ("checkstyle", "render"),
    }
)


class ReportError(Exception):
    """A report that cannot be rendered as asked; its text is a sentence."""


def render(
    report: Report,
    *,
    format: str = "text",
    colour: bool = False,
    width: int = 80,
    statistics: bool = False,
) -> str:
    """The report in the named format; empty, or ending in a line break.

    `colour`, `width` (columns) and `statistics` are for `text`. Raises `ReportError` for a format
    that `FORMATS` does not name.
    """
    if format not in FORMATS:
        names = ", ".join(FORMATS)
        raise ReportError(f"there is no output format “{format}”; there are {names}")
    module, name = FORMATS[format]
    write = getattr(import_module(f"postlint.report.{module}"), name)
    look = {"colour": colour, "width": width, "statistics": statistics} if format == "text" else {}
    written: str = write(report, **look)
    return written
