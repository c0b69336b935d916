"""Code points to the positions of the protocol and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

from lsprotocol.types import Position, PositionEncodingKind, Range

from postlint.source.post import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_ASTRAL.findall(text))


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


_WIDTHS: Mapping[str, Callable[[str], int]] = {
    PositionEncodingKind.Utf8: _utf8,
    PositionEncodingKind.Utf16: _utf16,
    PositionEncodingKind.Utf32: len,
}


class Lines:
    """The lines of a document, in the units (`encoding`) that client and server agreed on.

    Lines end at LF, CRLF or CR only, as the protocol says. Positions count from 0.
    """

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self.text = text
        ends = list(_LINE_END.finditer(text))
        self.starts = (0, *(match.end() for match in ends))
        self._ends = (*(match.start() for match in ends), len(text))
        self._width = _WIDTHS[encoding]

    def position(self, offset: int) -> Position:
        """The position of a code point offset, which is clipped to the text."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.starts, offset) - 1
        return Position(line, self._width(self.text[self.starts[line] : offset]))

    def range(self, span: Span) -> Range:
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The code point offset of a position; one beyond a line or inside a character is moved
        back to what is there."""
        if position.line >= len(self.starts):
            return len(self.text)
        start, end = self.starts[position.line], self._ends[position.line]
        low: int = start
        high: int = end
        while low < high:
            middle = (low + high + 1) // 2
            if self._width(self.text[start:middle]) <= position.character:
                low = middle
            else:
                high = middle - 1
        return low

    def span(self, range: Range) -> Span:
        start, end = self.offset(range.start), self.offset(range.end)
        return Span(start, max(start, end))

    def line(self, number: int) -> Span:
        """The span of a line (from 0) without its line end; one beyond the text is its last."""
        number = max(0, min(number, len(self.starts) - 1))
        return Span(self.starts[number], self._ends[number])
