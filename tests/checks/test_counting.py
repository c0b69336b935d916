"""Too many of something, or too large a share."""

from __future__ import annotations

from postlint.checks.density import Density
from postlint.checks.occurrence import Occurrence
from tests.checks.colours import RED, hit
from tests.workbench import run


def test_occurrence_marks_from_the_first_too_many() -> None:
    (match,) = run(Occurrence(signals=("red",), max=1), "rot rot und rot", signals=RED)
    assert (match.span.start, match.span.end) == (4, 15)
    assert match.values == {"match": "rot", "count": "3", "max": "1"}
    assert hit(Occurrence(signals=("red",), max=3), "rot rot rot") == []


def test_occurrence_is_measured_against_the_words_of_the_post() -> None:
    check = Occurrence(signals=("red",), max=1, min_share=0.5)
    assert hit(check, "rot, rot und grau") == ["rot"]
    assert hit(check, "rot, rot, aber auch grau und weiß") == []


def test_occurrence_leaves_out_what_is_excused() -> None:
    check = Occurrence(words={"de": ("rot{|er}",)}, signals=("blue",), max=1, against=("red",))
    assert hit(check, "roter Hut, rot, blau") == ["blau"]
    assert hit(check, "rot, rot, blau") == []


def test_occurrence_options() -> None:
    shop = Occurrence(signals=("red",), max=5, platform_max={"x": 0})
    assert hit(shop, "rot", platform="x") == ["rot"]
    assert hit(shop, "rot", platform="linkedin") == []
    assert hit(Occurrence(signals=("red",), max=1, distinct=True), "rot Rot rot") == []
    assert hit(Occurrence(signals=("red",), max=1, within="sentence"), "Rot. Rot.") == []
    given = Occurrence(signals=("red",), max=1, given=("green",))
    assert hit(given, "rot rot") == []
    assert hit(given, "grün rot rot") == ["rot"]
    excused = Occurrence(signals=("red",), max=1, unless=("green",))
    assert hit(excused, "rot rot grün") == []


def test_overlapping_hits_of_several_signals_count_once() -> None:
    names = {"long": ("jetzt rot",), "short": ("rot",)}
    check = Occurrence(signals=("long", "short"), max=1)
    assert run(check, "jetzt rot", signals=names) == []
    assert len(run(check, "jetzt rot, rot", signals=names)) == 1


def test_density_of_words() -> None:
    check = Density(signals=("red",), of="words", max=0.4, min_words=4, min_hits=2)
    assert hit(check, "rot rot ja ja") == ["rot"]
    assert hit(check, "rot ja ja ja ja") == []
    assert hit(check, "rot rot ja") == []
    (match,) = run(check, "rot rot rot ja", signals=RED)
    assert match.values == {"match": "rot", "count": "3", "total": "4", "share": "75"}


def test_density_of_sentences_and_what_is_taken_off() -> None:
    check = Density(signals=("red",), of="sentences", max=0.5, min_words=1, against=("blue",))
    assert hit(check, "Rot und rot. Nein. Rot.") == ["Rot"]
    assert hit(check, "Rot und rot. Nein. Rot. Blau.") == []
    assert (
        hit(
            Density(signals=("red",), of="words", max=0.1, unless=("blue",), min_words=1),
            "rot rot blau",
        )
        == []
    )
