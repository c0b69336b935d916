"""`dated`: something that does not go with the day the post is to appear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from postlint.analysis.days import publication_day
from postlint.analysis.model import Analysis
from postlint.checks.base import Check, Match, is_near, values_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Check):
    """Fires at the first hit of `signals` where `publish_at` is a sensitive day (`{day}`), unless
    one of `unless` stands in the post."""

    kind: ClassVar[str] = "dated"
    signals: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def reads(self) -> frozenset[str]:
        return frozenset((*self.signals, *self.unless))

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "day"})

    def problem(self) -> str | None:
        return None if self.signals else "give `signals` to look for"

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        published = publication_day(analysis.post)
        language = analysis.post.language
        day = analysis.house.calendar.on(published, language) if published else None
        if day is None or is_near(analysis, analysis.post.body, self.unless, "post"):
            return
        for signal in self.hits(analysis, self.signals)[:1]:
            yield Match(signal.span, values=values_of(analysis, signal, day=day.name(language)))
