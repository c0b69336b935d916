"""Several signals near each other."""

from __future__ import annotations

import pytest

from postlint.checks.combination import Combination
from tests.checks.colours import RED, hit
from tests.workbench import run


def test_combination_marks_the_last_and_needs_all() -> None:
    check = Combination(all=("red", "blue"))
    assert hit(check, "blau, rot, blau") == ["blau"]
    assert hit(check, "rot, rot") == []
    (match,) = run(check, "Rot oder blau", signals=RED)
    assert match.values == {"match": "blau", "red": "Rot", "blue": "blau"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["blau"]),
        ({"at": "red"}, ["rot"]),
        ({"within": "sentence"}, []),
        ({"within": "paragraph"}, ["blau"]),
        ({"unless": ("green",)}, []),
        ({"unless": ("green",), "unless_within": "sentence"}, ["blau"]),
        ({"all": ("blue", "red"), "ordered": True}, []),
        ({"all": ("red", "blue"), "ordered": True}, ["blau"]),
        ({"all": ("green or red", "blue")}, ["blau"]),
    ],
)
def test_combination(options: dict[str, object], expected: list[str]) -> None:
    check = Combination(**{"all": ("red", "blue"), **options})  # type: ignore[arg-type]
    assert hit(check, "Hier rot. Dort blau. Grün.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("blau rot blau grün", ["grün"]),
        ("blau rot grün", []),
        ("rot blau", []),
        ("grün rot blau grün", ["grün"]),
    ],
)
def test_combination_in_order_looks_past_hits_that_come_too_early(
    text: str, expected: list[str]
) -> None:
    assert hit(Combination(all=("red", "blue", "green"), ordered=True), text) == expected


def test_combination_in_order_before_a_middle_anchor() -> None:
    check = Combination(all=("red", "blue", "green"), ordered=True, at="blue", report="each")
    text = "blau rot blau grün blau"
    (match,) = run(check, text, signals=RED)
    assert match.span.start == text.index("blau grün")


def test_combination_needs_different_words() -> None:
    both = {"one": ("rot",), "two": ("rot", "blau")}
    assert run(Combination(all=("one", "two")), "rot", signals=both) == []
