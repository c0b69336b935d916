"""`occurrence`: too many of something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from postlint.analysis.lexicon import Lexicon
from postlint.analysis.model import Analysis, Signal
from postlint.checks.base import Check, Match, Words, is_near, values_of, word_lexicons


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence(Check):
    """Fires where a post, paragraph or sentence holds more than `max` hits of `signals` or `words`.

    `platform_max` replaces `max` on the platforms it names. With `min_share` (0–1), posts with
    fewer hits for each of their words (links, mentions and hashtags are none) are left alone. With
    `distinct`, equal words count once; hits that overlap one of `against` (signals) do not count;
    with `given`, posts that hold none of these signals are left alone. The place is from the first
    hit too many to the last hit.
    """

    kind: ClassVar[str] = "occurrence"
    signals: tuple[str, ...] = ()
    words: Words | None = None
    max: int
    platform_max: Mapping[str, int] | None = None
    min_share: float = 0
    within: Literal["post", "paragraph", "sentence"] = "post"
    distinct: bool = False
    against: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def reads(self) -> frozenset[str]:
        return frozenset((*self.signals, *self.against, *self.given, *self.unless))

    def groups(self, own: str) -> tuple[frozenset[str], ...]:
        return (frozenset((*self.signals, own)),)

    def lexicons(self) -> Mapping[str, Lexicon]:
        return word_lexicons(self.words)

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "count", "max"})

    def problem(self) -> str | None:
        if not (self.signals or self.words):
            return "give `signals` or `words` to count"
        lowest = min((self.max, *(self.platform_max or {}).values()))
        if lowest < 0:
            return f"a maximum of {lowest} makes no sense; the least is 0"
        return None if 0 <= self.min_share <= 1 else "`min_share` is a share between 0 and 1"

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        if self.given and not any(True for name in self.given for _ in analysis.of(name)):
            return
        limit = (self.platform_max or {}).get(analysis.post.platform or "", self.max)
        groups: dict[tuple[int, int], list[Signal]] = {}
        for signal in self.hits(analysis, (*self.signals, own)):
            if any(True for name in self.against for _ in analysis.of(name, signal.span)):
                continue
            unit = analysis.window(signal.span, self.within)
            groups.setdefault((unit.start, unit.end), []).append(signal)
        for hits in groups.values():
            counted = _distinct(analysis, hits) if self.distinct else hits
            dense = len(counted) >= self.min_share * analysis.words
            if (
                len(counted) > limit
                and dense
                and not is_near(analysis, counted[limit].span, self.unless, self.within)
            ):
                place = type(hits[0].span)(counted[limit].span.start, counted[-1].span.end)
                values = values_of(analysis, counted[limit], count=len(counted), max=limit)
                yield Match(place, values=values)


def _distinct(analysis: Analysis, hits: list[Signal]) -> list[Signal]:
    first: dict[str, Signal] = {}
    for hit in hits:
        first.setdefault(analysis.text(hit.span).lower(), hit)
    return list(first.values())
