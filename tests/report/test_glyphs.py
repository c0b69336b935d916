from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.report.glyphs import Cell, cells
from postlint.report.lines import columns, flow, is_plain, sentence, visible, wrap

ANY = st.text(st.characters(exclude_categories=[]), max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leeds", 5),
        ("Grüße", 5),
        (unicodedata.normalize("NFD", "Grüße"), 5),
        ("東京", 4),
        ("👋", 2),
        ("🙏🏽", 2),
        ("☝🏽", 2),
        ("❤️", 2),
        ("❤", 1),
        ("1️⃣", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("🇩🇪", 2),
        ("🇩🇪🇬🇧", 4),
        ("🏴\U000e0067\U000e0062\U000e007f", 2),
        ("\U0001fae8", 2),
        ("\t|", 5),
        ("ab\t|", 5),
    ],
)
def test_width_is_that_of_a_terminal(text: str, expected: int) -> None:
    assert columns(text) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\x00\x7f", "a␀␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("\u202eback", "<U+202E>back"),
        ("a\u200db", "a<U+200D>b"),
        ("one\u2028two", "one<U+2028>two"),
        ("\ud83d", "<U+D83D>"),
        ("\u0308a", "◌\u0308a"),
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert columns(text) == columns(shown)


def test_a_sentence_stands_on_one_line() -> None:
    assert sentence(" one\r\n  two\tthree ") == "one two three"


def test_wrap_indents_and_leaves_long_words_whole() -> None:
    lines = wrap("ein sehr langesWortOhneEnde hier", width=12, first="help: ", rest="      ")
    assert lines == ["help: ein", "      sehr", "      langesWortOhneEnde", "      hier"]


def test_wrap_counts_columns_not_characters() -> None:
    assert wrap("東京 東京", width=8) == ["東京", "東京"]
    assert wrap("東京 東京", width=9) == ["東京 東京"]


@given(ANY)
def test_cells_cover_the_text_without_gap(text: str) -> None:
    found = cells(text)
    assert [cell.start for cell in found] == [0, *(cell.end for cell in found)][: len(found)]
    assert (found[-1].end if found else 0) == len(text)


@given(ANY)
def test_visible_text_is_harmless_and_encodes(text: str) -> None:
    shown = visible(text)
    shown.encode()
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert not any(unicodedata.bidirectional(char) in ("RLO", "LRO", "RLI") for char in shown)


@given(st.lists(st.text("abc東", min_size=1, max_size=9), min_size=1), st.integers(10, 40))
def test_flow_loses_nothing_and_keeps_the_width(pieces: list[str], width: int) -> None:
    lines = flow(pieces, width=width)
    assert " ".join(lines).split(" ") == pieces
    assert all(columns(line) <= width or " " not in line for line in lines)


def test_a_plain_character_is_one_cell_of_one_column() -> None:
    plain = [chr(code) for code in range(0x2_100) if is_plain(chr(code))]
    assert {" ", "a", "ß", "é", "“", "…", "€"} <= set(plain)
    assert not {"\t", "\n", "\x7f", "\xad", "\u0301", "\u200d", "字"} & set(plain)
    text = "".join(plain)
    assert cells(text) == tuple(Cell(i, i + 1, char, 1) for i, char in enumerate(text))
