"""Forms of gender against the rule of the house."""

from __future__ import annotations

import pytest

from postlint.analysis.house import GenderForm, House
from tests.workbench import analyse, found

GENDERED = "Kolleg:innen, Kolleg*in, Kolleg_innen, KollegInnen, Kolleg/-innen, Leserinnen und Leser"


@pytest.mark.parametrize(
    ("house", "expected"),
    [
        (None, []),
        ("colon", ["Kolleg*in", "Kolleg_innen", "KollegInnen", "Kolleg/-innen"]),
        ("pair", ["Kolleg:innen", "Kolleg*in", "Kolleg_innen", "KollegInnen", "Kolleg/-innen"]),
        ("neutral", GENDERED.split(", ")),
    ],
)
def test_forms_against_the_house(house: GenderForm | None, expected: list[str]) -> None:
    text = f"{GENDERED}, um 10:30 in Halle A/B"
    analysis = analyse(text, recogniser="gender-form", house=House(gender_form=house))
    assert found(analysis) == expected


def test_a_form_comes_with_the_one_of_the_house() -> None:
    analysis = analyse("BäckerInnen", recogniser="gender-form", house=House(gender_form="star"))
    assert [signal.values["wanted"] for signal in analysis.of("x")] == ["„Bäcker*innen“"]
