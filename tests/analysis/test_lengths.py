"""Lengths in the units of platforms, and the figures of a post."""

from __future__ import annotations

import unicodedata

import pytest

from postlint.analysis.house import Platform, Unit
from postlint.analysis.lengths import overflow
from postlint.analysis.metrics import METRICS
from tests.workbench import bare, draft


def length(text: str, unit: Unit, path: str = "a.txt") -> int:
    return overflow(draft(text, path=path), Platform("p", limit=10, unit=unit))[0]


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("  äöü  ", "characters", 3),
        ("a\r\nb", "characters", 3),
        ("👩‍💻", "characters", 3),
        ("👩‍💻🇩🇪o\u0308", "graphemes", 3),
        ("a\r\nb", "graphemes", 3),
        ("abc – „x“", "weighted", 9),
        ("日本", "weighted", 4),
        ("👩‍💻👍🏽", "weighted", 4),
        ("so https://example.org/a/very/long/path/to/something?x=1", "weighted", 26),
        ("a\r\nb", "weighted", 3),
        (unicodedata.normalize("NFD", "Größe"), "weighted", 5),
        ("eins <!-- postlint: ignore tone -->", "characters", 5),
    ],
)
def test_lengths(text: str, unit: Unit, expected: int) -> None:
    assert length(text, unit) == expected


@pytest.mark.parametrize(
    ("text", "unit", "cut"),
    [
        ("0123456789", "characters", 10),
        ("0123456789ab", "characters", 10),
        ("\n0123456789ab\n", "characters", 11),
        ("012345678👩‍💻x", "weighted", 9),
        ("👩‍💻" * 11, "graphemes", 30),
    ],
)
def test_the_cut_is_the_first_code_point_too_many(text: str, unit: Unit, cut: int) -> None:
    assert overflow(draft(text, path="a.txt"), Platform("p", limit=10, unit=unit))[1] == cut


def measure(name: str, text: str, language: str = "de") -> float | None:
    found = METRICS[name].find(bare(language).analyse(draft(text, language)))
    return None if found is None else found.value


def test_sentence_lengths() -> None:
    text = "Eins zwei drei. Vier fünf sechs sieben acht. Ja!"
    assert measure("words-per-sentence", text) == 4
    assert measure("longest-sentence", text) == 5


def test_lix_is_words_a_sentence_plus_the_share_of_long_words() -> None:
    assert measure("lix", "Das Wetter wird hervorragend. Wir gehen spazieren heute.") == 4 + 25


def test_flesch_falls_with_harder_words() -> None:
    easy, hard = (
        "The cat sat down. It was old.",
        "Institutional communication necessitates clarity.",
    )
    assert measure("flesch", easy, "en") > measure("flesch", hard, "en")  # type: ignore[operator]
    assert measure("flesch", "Die Katze saß da. Sie war alt.") > measure(  # type: ignore[operator]
        "flesch", "Kommunikationsverantwortliche vereinheitlichen Dokumentationsverfahren."
    )


@pytest.mark.parametrize("name", sorted(METRICS))
def test_no_words_no_figure(name: str) -> None:
    assert measure(name, "🎉 #tag") is None
