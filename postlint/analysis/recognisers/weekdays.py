"""Dates that name a weekday on which they do not fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from postlint.analysis.days import WEEKDAYS, publication_day, real_date
from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser

_DAYS = {
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    "en": WEEKDAYS,
}
_SHORT = {
    "de": ("mo", "di", "mi", "do", "fr", "sa", "so"),
    "en": ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
}
_MORE = {"sonnabend": 5, "tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTHS = {
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "en": "january february march april may june july august september october november december",
}
_ALSO = {"jänner": 1, "feber": 2, "maerz": 3, "sept": 9}
#: Days for which a date without a year may look back.
_RECENT = 180
_LEAP_YEAR = 2024
_YEAR = r"(?:[\s,/]{0,2}(?P<year>(?:19|20)\d\d)(?!\d))?"


def _months(language: str) -> dict[str, int]:
    names = _MONTHS[language].split()
    short = {name[:3]: number for number, name in enumerate(names, start=1)}
    return {**short, **_ALSO, **{name: number for number, name in enumerate(names, start=1)}}


def _weekdays(language: str) -> dict[str, int]:
    both = (_SHORT[language], _DAYS[language])
    return {**_MORE, **{name: n for names in both for n, name in enumerate(names)}}


def _expression(language: str) -> re.Pattern[str]:
    """Weekday, day, month and perhaps a year, in the orders in which the language writes them."""
    longest = {"key": len, "reverse": True}
    weekday = "|".join(sorted(_weekdays(language), **longest))  # type: ignore[call-overload]
    month = "|".join(sorted(_months(language), **longest))  # type: ignore[call-overload]
    dot = r"(?:\.(?=,?\s?\d{4}))?"
    head = rf"\b(?P<weekday>{weekday})\b\.?,?\s(?:,\s?)?"
    tail = rf",?\s\(?(?:ein(?:em)?\s|an?\s)?(?P<after>{'|'.join(_DAYS[language])})\b"
    if language == "de":
        number = rf"(?P<month>{month})\b{dot}|(?P<number>0?[1-9]|1[0-2])\.(?!\d*\s?(?:Uhr|%|€))"
        body = rf"(?:(?:de[nmr]|am)\s)?(?P<day>\d{{1,2}})\.\s?(?:{number}){_YEAR}"
    else:
        day, other = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
        first = rf"{day}\s(?:of\s)?(?P<month>{month})\b{dot}"
        second = rf"(?P<month2>{month})\b\.?\s{other}(?![\d:])"
        body = rf"(?:the\s)?(?:{first}|{second}){_YEAR}"
    whole = rf"(?:{head})?\b{body}(?(weekday)|(?:{tail})?)"
    return re.compile(whole, re.IGNORECASE)


_EXPRESSIONS = {language: _expression(language) for language in _MONTHS}


def _mismatch(draft: Draft) -> Iterator[Found]:
    """A date with its weekday, where the calendar knows another one.

    Without a year in the text the year follows from `publish_at`: the next time that day comes,
    or the last time where that is no more than half a year ago.
    """
    language = draft.post.language
    published = publication_day(draft.post)
    for match in _dates(draft):
        weekday = match["weekday"] or match["after"]
        if not weekday:
            continue
        days = _candidates(match, language, published)
        named = _weekdays(language)[weekday.lower()]
        if days and all(day.weekday() != named for day in days):
            right = _DAYS[language][days[0].weekday()]
            values = {"right": right.capitalize(), "year": str(days[0].year)}
            yield draft.prose.to_source(*match.span()), values


def _impossible(draft: Draft) -> Iterator[Found]:
    """A day that no year has: 31 June, 30 February."""
    text = draft.prose.text
    for match in _dates(draft):
        month, day = _month_and_day(match, draft.post.language)
        is_date = 0 < day <= 31 and not text[match.end() : match.end() + 1].isdigit()
        if is_date and real_date(_LEAP_YEAR, month, day) is None:
            yield draft.prose.to_source(*match.span()), {}


def _dates(draft: Draft) -> Iterator[re.Match[str]]:
    """The dates of the post, with and without a weekday; none without a figure."""
    if draft.doc.has_digits:
        yield from _EXPRESSIONS[draft.post.language].finditer(draft.prose.text)


def _month_and_day(match: re.Match[str], language: str) -> tuple[int, int]:
    parts = match.groupdict()
    month = _months(language).get((parts["month"] or parts.get("month2") or "").lower())
    return month or int(parts.get("number") or 0), int(parts["day"] or parts.get("day2") or 0)


def _candidates(match: re.Match[str], language: str, published: date | None) -> list[date]:
    """The days a date can mean, the likeliest first; none where the year is not known."""
    parts = match.groupdict()
    month, day = _month_and_day(match, language)
    if parts["year"]:
        years = [int(parts["year"])]
    elif published:
        passed = (month, day) < (published.month, published.day)
        years = [published.year + passed, published.year - 1 + passed]
        ago = published - (real_date(years[1], month, day) or date.min)
        years = years if ago.days <= _RECENT else years[:1]
    else:
        return []
    found = (real_date(year, month, day) for year in years)
    return [known for known in found if known]


RECOGNISERS = {
    "impossible-date": Recogniser(_impossible),
    "weekday-mismatch": Recogniser(_mismatch, values=frozenset({"right", "year"})),
}
