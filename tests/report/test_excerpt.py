from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.report.excerpt import excerpt
from postlint.report.lines import columns
from postlint.source.post import Source, Span

from .sample_report import span_of

ROOM = 40
LONG = "word " * 40 + "NOW " + "word " * 40
ANY = st.text(st.characters(exclude_categories=[]) | st.sampled_from("\r\n\t👩\u200d\u0308"))


def _drawn(text: str, words: str) -> str:
    """The characters above the carets."""
    part = excerpt(Source("a.md", text), span_of(text, words), room=ROOM)
    assert columns(part.text) <= ROOM
    column, found = 0, ""
    for char in part.text:
        if part.indent <= column < part.indent + part.carets:
            found += char
        column += columns(char)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "NOW or never",
        "Better late than NOW",
        "one\r\ntwo NOW three\r\n",
        "a\tNOW\tb",
        "東京 and 👋 NOW",
        LONG,
        LONG.replace("word", "東京"),
        "x" * 35 + " NOW " + "y" * 35,
        "x" * 100 + "NOW",
        "NOW" + "x" * 100,
    ],
)
def test_carets_stand_under_what_was_found(text: str) -> None:
    assert _drawn(text, "NOW") == "NOW"


def test_a_long_line_is_cut_on_both_sides() -> None:
    part = excerpt(Source("a.md", LONG), span_of(LONG, "NOW"), room=ROOM)
    assert part.text.startswith("…")
    assert part.text.endswith("…")


def test_a_long_line_keeps_its_beginning_where_the_finding_allows() -> None:
    text = "Take it NOW " + LONG.replace("NOW", "later")
    part = excerpt(Source("a.md", text), span_of(text, "NOW"), room=ROOM)
    assert part.text.startswith("Take it NOW")
    assert part.text.endswith("…")


def test_a_finding_wider_than_the_room_is_cut() -> None:
    text = "so " + "a" * 100
    part = excerpt(Source("a.md", text), Span(3, 103), room=ROOM)
    assert part.indent + part.carets < ROOM
    assert part.text.endswith("…")


def test_a_finding_over_lines_shows_the_first() -> None:
    text = "one two\nthree\nfour"
    part = excerpt(Source("a.md", text), Span(4, 16), room=ROOM)
    assert (part.text, part.indent, part.carets) == ("one two", 4, 3)
    assert (part.line, part.last_line) == (1, 3)


def test_a_line_break_at_the_end_does_not_make_it_two_lines() -> None:
    part = excerpt(Source("a.md", "one two\r\nthree"), Span(4, 9), room=ROOM)
    assert (part.line, part.last_line) == (1, 1)


@pytest.mark.parametrize(("offset", "indent"), [(0, 0), (3, 3), (7, 7)])
def test_an_empty_span_gets_one_caret(offset: int, indent: int) -> None:
    part = excerpt(Source("a.md", "one two"), Span(offset, offset), room=ROOM)
    assert (part.indent, part.carets) == (indent, 1)


@pytest.mark.parametrize("text", ["", "\n", "\r\n"])
def test_nothing_to_show_is_shown_as_nothing(text: str) -> None:
    part = excerpt(Source("a.md", text), Span(0, len(text)), room=ROOM)
    assert (part.text, part.indent, part.carets) == ("", 0, 1)


@given(ANY, st.data())
def test_any_finding_fits_into_the_room(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = excerpt(Source("a.md", text), Span(start, end), room=ROOM)
    assert "\n" not in part.text
    assert "\r" not in part.text
    assert columns(part.text) <= ROOM
    assert part.carets >= 1
    assert part.indent + part.carets <= ROOM
    assert part.line <= part.last_line
