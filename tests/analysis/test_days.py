"""Sensitive days: which date they fall on, and for whom they count."""

from __future__ import annotations

from datetime import date

import pytest

from postlint.analysis.days import Calendar, SensitiveDay, easter, publication_day, when_problem
from tests.workbench import draft


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("01-27", date(2027, 1, 27)),
        ("2026-05-03", date(2026, 5, 3)),
        ("2 days before easter", date(2027, 3, 26)),
        ("14 days before advent", date(2027, 11, 14)),
        ("7 days before advent", date(2022, 11, 20)),
        ("second sunday of november", date(2026, 11, 8)),
        ("last monday of may", date(2027, 5, 31)),
        ("last sunday of december", date(2026, 12, 27)),
    ],
)
def test_when_a_day_is(when: str, day: date) -> None:
    found = SensitiveDay({"de": "x"}, when)
    assert found.is_on(day)
    assert not found.is_on(day.replace(day=day.day - 1))


def test_a_day_of_one_year_only() -> None:
    assert not SensitiveDay({"de": "x"}, "2026-05-03").is_on(date(2027, 5, 3))


@pytest.mark.parametrize(("year", "day"), [(2024, "03-31"), (2025, "04-20"), (2038, "04-25")])
def test_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize("when", ["13-01", "02-30", "monday", "fifth monday of may", ""])
def test_what_is_no_day(when: str) -> None:
    assert when_problem(when)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2027-11-09", date(2027, 11, 9)),
        ("2027-11-09T23:30:00-08:00", date(2027, 11, 9)),
        ("9.11.2027 um acht", date(2027, 11, 9)),
        ("2027-02-30", None),
        ("bald", None),
    ],
)
def test_the_day_of_publication(value: str, expected: date | None) -> None:
    assert publication_day(draft(f"---\npublish_at: '{value}'\n---\nHallo")) == expected


def test_regions_go_before_languages() -> None:
    german = SensitiveDay({"de": "Gedenktag"}, "11-09", ("DE", "AT"))
    own = SensitiveDay({"": "Brand"}, "05-03")
    day = date(2027, 11, 9)
    assert Calendar((german,)).on(day, "de") is german
    assert Calendar((german,)).on(day, "en") is None
    assert Calendar((german,), frozenset({"AT"})).on(day, "en") is german
    assert Calendar((german,), frozenset({"GB"})).on(day, "de") is None
    assert Calendar((german, own), frozenset({"GB"})).on(date(2027, 5, 3), "en") is own
    assert (german.name("en"), own.name("de")) == ("Gedenktag", "Brand")
