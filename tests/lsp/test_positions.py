"""Positions of the protocol: lines at LF, CRLF and CR only, characters in the agreed units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind, Range

from postlint.lsp.positions import Lines
from postlint.source.post import Source, Span

UTF8, UTF16, UTF32 = (
    PositionEncodingKind.Utf8,
    PositionEncodingKind.Utf16,
    PositionEncodingKind.Utf32,
)
FAMILY = "👨\u200d👩\u200d👧"  # five code points, eight UTF-16 units

CASES = [
    # text, offset, line, character in UTF-8, UTF-16, UTF-32
    ("abc", 2, 0, 2, 2, 2),
    ("ä!", 1, 0, 2, 1, 1),
    ("a\u0308!", 2, 0, 3, 2, 2),
    ("🎉!", 1, 0, 4, 2, 1),
    (f"{FAMILY}!", 5, 0, 18, 8, 5),
    ("a\nb", 2, 1, 0, 0, 0),
    ("a\r\nb", 3, 1, 0, 0, 0),
    ("a\rb", 2, 1, 0, 0, 0),
    ("a\u2028b", 2, 0, 4, 2, 2),
    ("a\x0cb\x85c", 4, 0, 5, 4, 4),
    ("x\n🎉é🎉y", 5, 1, 10, 5, 3),
    ("abc", 9, 0, 3, 3, 3),
]


@pytest.mark.parametrize(("text", "offset", "line", "utf8", "utf16", "utf32"), CASES)
def test_an_offset_has_a_position(
    text: str, offset: int, line: int, utf8: int, utf16: int, utf32: int
) -> None:
    for encoding, character in ((UTF8, utf8), (UTF16, utf16), (UTF32, utf32)):
        lines = Lines(text, encoding)
        assert lines.position(offset) == Position(line, character)
        assert lines.offset(Position(line, character)) == min(offset, len(text))


@pytest.mark.parametrize(
    ("text", "position", "offset"),
    [
        ("🎉!", Position(0, 1), 0),
        ("ab\ncd", Position(0, 99), 2),
        ("ab\r\ncd", Position(0, 3), 2),
        ("ab", Position(7, 0), 2),
        ("", Position(0, 0), 0),
    ],
)
def test_a_position_that_is_none_is_moved_back(text: str, position: Position, offset: int) -> None:
    assert Lines(text).offset(position) == offset


@given(st.text(), st.sampled_from([UTF8, UTF16, UTF32]))
def test_there_and_back(text: str, encoding: str) -> None:
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        back = lines.offset(lines.position(offset))
        inside_crlf = text[offset - 1 : offset + 1] == "\r\n"
        assert back == (offset - 1 if inside_crlf else offset)


@given(st.text(alphabet="a\r\n\u2028\x85🎉"))
def test_it_counts_lines_as_reports_do(text: str) -> None:
    lines, source = Lines(text, UTF32), Source("a.md", text)
    for offset in range(len(text) + 1):
        place = source.position(offset)
        assert lines.position(offset) == Position(place.line - 1, place.column - 1)


def test_a_range_is_a_span() -> None:
    lines = Lines("Hi 🎉\nyou")
    range = Range(Position(0, 3), Position(1, 2))
    assert lines.span(range) == Span(3, 7)
    assert lines.range(Span(3, 7)) == range
    assert lines.span(Range(range.end, range.start)) == Span(7, 7)
