"""Every character of the prose knows its place in the file."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.analysis.prose import CODE, prose_of
from postlint.analysis.spelling import is_one_line
from postlint.source.post import Source
from postlint.source.read import read
from tests.workbench import draft


def prose(text: str, *, path: str = "a.md") -> str:
    return prose_of(draft(text, path=path)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Fett** und *kursiv*", "Fett und kursiv"),
        ("Lies [den Text](https://x.de/a) bitte", "Lies den Text bitte"),
        ("Ein ![Bild](b.png) hier", "Ein hier"),
        ("Nimm `code` hier", f"Nimm {CODE} hier"),
        ("Eins <!-- nichts --> zwei", "Eins zwei"),
        ("# Titel\n\nText", "Titel\n\nText"),
        ("a\tb\u00a0c\u202fd\u200be", "a b c d e"),
        ("Eins.\r\n\r\nZwei.", "Eins.\n\nZwei."),
        ("Frei\u00adsetzung", "Freisetzung"),
        ("Geht’s so, wie’s ist", "Geht's so, wie's ist"),
        ("Sie sagte: ‚Ja‘ und „nein“", "Sie sagte: ‚Ja‘ und „nein“"),
    ],
)
def test_what_a_reader_sees(text: str, expected: str) -> None:
    assert prose(text) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_a_line_break_is_meant_where_the_line_is_short(end: str) -> None:
    assert prose(f"Kurz.{end}Wir kommen", path="a.txt") == "Kurz.\nWir kommen"


def test_a_line_break_is_a_space_where_the_line_was_wrapped() -> None:
    line = "Wir haben im letzten Jahr sehr viel gelernt und sehen Menschen"
    assert prose(f"{line}\nWieder anders.") == f"{line} Wieder anders."
    assert prose("Wir kommen,\nHerr Meier") == "Wir kommen, Herr Meier"
    assert prose("Wir kommen\nmorgen") == "Wir kommen morgen"


def test_a_decomposed_letter_is_composed_and_keeps_both_code_points() -> None:
    text = unicodedata.normalize("NFD", "Größe über")
    result = prose_of(draft(text))
    assert result.text == "Größe über"
    place = result.to_source(2, 3)
    assert text[place.start : place.end] == "o\u0308"


def test_a_span_over_hidden_markup_covers_it_in_the_file() -> None:
    text = "Jetzt **gleich** los"
    result = prose_of(draft(text))
    at = result.text.index("gleich los")
    span = result.to_source(at, at + len("gleich los"))
    assert text[span.start : span.end] == "gleich** los"


_PIECES = st.sampled_from(
    [*"aÄ ß.,'’`*_#[]()\n\t", "\r\n", "\u2028", "👩\u200d💻", "o\u0308", "\u00ad", "x", "Wort "]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join)))
def test_the_map_is_in_order_and_right(text: str) -> None:
    for post in read(Source("a.md", text)).posts:
        result = prose_of(post)
        assert len(result.starts) == len(result.ends) == len(result.text)
        places = list(zip(result.text, result.starts, result.ends, strict=True))
        for char, start, end in places:
            assert post.body.start <= start < end <= post.body.end
            source = post.source.text[start:end]
            same = source == char or source in "’ʼ`´‑" or char == CODE
            assert same or char.isspace() or char in unicodedata.normalize("NFC", source)
        assert all(a[1] <= b[1] for a, b in pairwise(places))


@given(st.text(alphabet="a .\n\t\u00a0\u00ad\u200b\u2028é"))
def test_one_line_has_single_plain_spaces_between_words(text: str) -> None:
    assert not is_one_line(text) or " ".join(text.split()) == text
