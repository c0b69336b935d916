"""Days of the year on which a post needs care, and the day on which a post is to appear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.source.post import Post

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_FIXED = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})")
_NTH = re.compile(rf"({'|'.join(_ORDINALS)}) ({'|'.join(WEEKDAYS)}) of ({'|'.join(MONTHS)})")
_AROUND = re.compile(r"(\d{1,3}) days (before|after) (easter|advent)")
_DATE = re.compile(r"\s*(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\.(\d{1,2})\.(\d{4}))(?!\d)")


@dataclass(frozen=True, slots=True)
class SensitiveDay:
    """A day that belongs to the dead, to a crime or to a disaster.

    `names` are by language; without a choice of regions a day counts for posts of these languages.
    `when` is `MM-DD`, `YYYY-MM-DD`, `second sunday of november` or `2 days before easter` (or
    `advent`, its first Sunday).
    """

    names: Mapping[str, str]
    when: str
    regions: tuple[str, ...] = ()
    source: str = ""

    def name(self, language: str) -> str:
        return self.names.get(language) or next(iter(self.names.values()))

    def is_on(self, day: date) -> bool:
        return any(day == found for found in _dates(self.when, day.year))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The sensitive days a house minds. `regions` are ISO 3166 codes; without them a day counts
    for posts in the languages that have a name for it."""

    days: Sequence[SensitiveDay] = ()
    regions: frozenset[str] = field(default=frozenset())

    def on(self, day: date, language: str) -> SensitiveDay | None:
        """The first sensitive day that falls on a date."""
        return next((d for d in self.days if self._counts(d, language) and d.is_on(day)), None)

    def _counts(self, day: SensitiveDay, language: str) -> bool:
        if self.regions and day.regions:
            return not self.regions.isdisjoint(day.regions)
        return language in day.names or not day.regions


def when_problem(when: str) -> str | None:
    """What is wrong with a `when`, in a sentence."""
    if any(True for year in range(2000, 2030) for _ in _dates(when, year)):
        return None
    return f"“{when}” is no day: write 01-27, 2026-05-03 or “second sunday of november”"


def publication_day(post: Post) -> date | None:
    """The day in `publish_at`, as it is written there (no time zone is applied)."""
    found = _DATE.match(str(post.front_matter.get("publish_at") or ""))
    if found is None:
        return None
    year, month, day = found[1] or found[6], found[2] or found[5], found[3] or found[4]
    return real_date(int(year), int(month), int(day))


def real_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Butcher's algorithm, Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def _advent(year: int) -> date:
    """The first Sunday of Advent: the one from 27 November to 3 December."""
    latest = date(year, 12, 3)
    return latest - timedelta(days=(latest.weekday() + 1) % 7)


def _dates(when: str, year: int) -> Iterator[date]:
    """The date or none that `when` means in a year."""
    if fixed := _FIXED.fullmatch(when):
        if fixed[1] in (None, str(year)):
            found = real_date(year, int(fixed[2]), int(fixed[3]))
            yield from (found,) if found else ()
    elif nth := _NTH.fullmatch(when):
        yield _nth(year, MONTHS.index(nth[3]) + 1, WEEKDAYS.index(nth[2]), _ORDINALS[nth[1]])
    elif around := _AROUND.fullmatch(when):
        anchor = easter(year) if around[3] == "easter" else _advent(year)
        yield anchor + timedelta(days=int(around[1]) * (-1 if around[2] == "before" else 1))


def _nth(year: int, month: int, weekday: int, ordinal: int) -> date:
    """The nth weekday (Monday is 0) of a month; -1 is the last one."""
    if ordinal > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (ordinal - 1))
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return end - timedelta(days=(end.weekday() - weekday) % 7)
