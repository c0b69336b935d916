"""Copies of a text in which every offset stays, while what has been recognised is painted over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from postlint.source.post import Span

FILL = "\ufffc"
_PARAGRAPH = re.compile(r"^[ \t]*+[^ \t\n][^\n]*+(?:\n[ \t]*+[^ \t\n][^\n]*+)*+", re.MULTILINE)


def flatten(text: str, start: int) -> str:
    """The text from `start` with every line end as LF; what lies before becomes blank lines."""
    return "\n" * start + text[start:].replace("\r\n", " \n").replace("\r", "\n")


def paint(canvas: str, spans: Iterable[Span]) -> str:
    """The canvas with the spans, which may overlap and come in any order, filled in."""
    pieces: list[str] = []
    end = 0
    for span in sorted(spans):
        if span.end > end:
            start = max(span.start, end)
            pieces += (canvas[end:start], FILL * (span.end - start))
            end = span.end
    return "".join((*pieces, canvas[end:])) if pieces else canvas


def paragraphs(canvas: str) -> list[Span]:
    """The runs of lines that are not blank, without the blanks at their end."""
    found = _PARAGRAPH.finditer(canvas)
    return [Span(match.start(), match.start() + len(match[0].rstrip(" \t"))) for match in found]


def cut(spans: Iterable[Span], places: Sequence[int]) -> list[Span]:
    """The spans, divided at the (sorted) places that lie inside them."""
    result: list[Span] = []
    for span in spans:
        start, index = span.start, bisect_right(places, span.start)
        while index < len(places) and places[index] < span.end:
            result.append(Span(start, places[index]))
            start, index = places[index], index + 1
        result.append(Span(start, span.end))
    return result


def holding(spans: Sequence[Span], offset: int) -> Span | None:
    """The span around an offset, of sorted spans that do not overlap."""
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None
