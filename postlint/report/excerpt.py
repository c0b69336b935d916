"""The line a finding stands in, cut to fit a terminal, and where the carets go."""

from __future__ import annotations

import re
from dataclasses import dataclass

from postlint.report.glyphs import Cell, cells
from postlint.report.lines import is_plain
from postlint.source.post import Source, Span

_LINE_END = re.compile(r"[\r\n]")
_ELLIPSIS = "…"


_Row = tuple[Cell, ...] | str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` as drawn; `indent` columns before the carets, `carets` columns under the finding.

    `line` and `last_line` count from 1 inside the source; they differ when the finding goes on.
    """

    line: int
    last_line: int
    text: str
    indent: int
    carets: int


@dataclass(frozen=True, slots=True)
class _Segment:
    """The neighbourhood of a finding: `[first, stop)` are its cells, `cut_*` what is missing.

    A plain text stands for itself: each character is a cell of one column.
    """

    cells: _Row
    first: int
    stop: int
    cut_left: bool
    cut_right: bool


def excerpt(source: Source, span: Span, *, room: int) -> Excerpt:
    """The first line of the finding at `span`, in at most `room` columns.

    Only the neighbourhood is looked at, so that a line of megabytes costs no more than a short one.
    An empty span, and one at the very end of a line, gets a single caret.
    """
    segment = _segment(source, span, reach=2 * room)
    low, high = _window(segment, room)
    left = _ELLIPSIS if low > 0 or segment.cut_left else ""
    right = _ELLIPSIS if high < len(segment.cells) or segment.cut_right else ""
    row = segment.cells[low:high]
    shown = row if isinstance(row, str) else "".join(cell.shown for cell in row)
    return Excerpt(
        line=source.position(span.start).line,
        last_line=_last_line(source, span),
        text=left + shown + right,
        indent=len(left) + _columns(segment.cells[low : segment.first]),
        carets=_columns(segment.cells[segment.first : min(segment.stop, high)]) or 1,
    )


def _segment(source: Source, span: Span, *, reach: int) -> _Segment:
    line_start = span.start - source.position(span.start).column + 1
    left, right = max(line_start, span.start - reach), span.start + reach
    text = source.text[left:right]
    line_end = _LINE_END.search(text)
    line = text[: line_end.start()] if line_end else text
    found: _Row = line if is_plain(line) else cells(line)
    start, end = span.start - left, max(span.end, span.start + 1) - left
    first, stop = _places(found, start, end)
    cut_right = line_end is None and right < len(source.text)
    return _Segment(found, first, stop, left > line_start, cut_right)


def _places(row: _Row, start: int, end: int) -> tuple[int, int]:
    """The cells that hold the characters `[start, end)`."""
    if isinstance(row, str):
        return min(start, len(row)), min(end, len(row))
    first = next((i for i, cell in enumerate(row) if cell.end > start), len(row))
    stop = next((i for i, cell in enumerate(row) if cell.start >= end), len(row))
    return first, stop


def _window(segment: _Segment, room: int) -> tuple[int, int]:
    """Which cells to draw: all, else from the line's start, else context on both sides."""
    found = segment.cells
    past_end = int(segment.first == len(found))
    cut = segment.cut_left or segment.cut_right
    if not cut and _columns(found) + past_end <= room:
        return 0, len(found)
    if not segment.cut_left and not past_end and _columns(found[: segment.stop]) < room:
        return 0, _reach(found, room - len(_ELLIPSIS))
    budget = room - 2 * len(_ELLIPSIS) - past_end
    high = _reach(found[segment.first : segment.stop], budget) + segment.first
    budget -= _columns(found[segment.first : high])
    after = min(budget, _columns(found[high:]))
    before = found[: segment.first][::-1]
    low = segment.first - _reach(before, max(budget // 2, budget - after))
    budget -= _columns(found[low : segment.first])
    return low, high + _reach(found[high:], budget)


def _reach(row: _Row, budget: int) -> int:
    """How many cells of `row` fit into `budget` columns."""
    if isinstance(row, str):
        return max(0, min(len(row), budget))
    for count, cell in enumerate(row):
        budget -= cell.width
        if budget < 0:
            return count
    return len(row)


def _columns(row: _Row) -> int:
    return len(row) if isinstance(row, str) else sum(cell.width for cell in row)


def _last_line(source: Source, span: Span) -> int:
    """The line of the last character found that is not white space."""
    end = span.end
    while end > span.start and source.text[end - 1 : end].isspace():
        end -= 1
    return source.position(max(span.start, end - 1)).line
