"""The formats by name. A new one is a module with a `render` and a line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from postlint.report import (
    checkstyle,
    concise,
    github,
    gitlab,
    json_,
    jsonl,
    junit,
    markdown,
    rdjson,
    sarif,
    text,
)
from postlint.report.model import Report
from postlint.report.page import render as page


@dataclass(frozen=True, slots=True)
class Look:
    """How the reader wants it; a format takes what it can use."""

    colour: bool = False
    width: int = 80
    statistics: bool = False


class ReportError(Exception):
    """A report that cannot be rendered as asked; its text is a sentence."""


Renderer = Callable[[Report, Look], str]


def _text(report: Report, look: Look) -> str:
    return text.render(report, colour=look.colour, width=look.width, statistics=look.statistics)


FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {
        "text": _text,
        "concise": lambda report, _: concise.render(report),
        "json": lambda report, _: json_.render(report),
        "jsonl": lambda report, _: jsonl.render(report),
        "markdown": lambda report, _: markdown.render(report),
        "html": lambda report, _: page.render(report),
        "sarif": lambda report, _: sarif.render(report),
        "github": lambda report, _: github.render(report),
        "gitlab": lambda report, _: gitlab.render(report),
        "rdjson": lambda report, _: rdjson.render(report),
        "rdjsonl": lambda report, _: rdjson.render_lines(report),
        "junit": lambda report, _: junit.render(report),
        "checkstyle": lambda report, _: checkstyle.render(report),
    }
)


def render(
    report: Report,
    *,
    format: str = "text",
    colour: bool = False,
    width: int = 80,
    statistics: bool = False,
) -> str:
    """The report in the named format; empty, or ending in a line break.

    Raises `ReportError` for a format that `FORMATS` does not name.
    """
    if format not in FORMATS:
        names = ", ".join(FORMATS)
        raise ReportError(f"there is no output format “{format}”; there are {names}")
    return FORMATS[format](report, Look(colour, width, statistics))
