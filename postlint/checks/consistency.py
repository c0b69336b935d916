"""`consistency`: two forms that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from postlint.analysis.model import Analysis
from postlint.checks.base import Check, Match, is_near, values_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency(Check):
    """Fires once where both signals `either` and `other` stand in the post, at the first hit of
    the rarer one (of `other` when equal)."""

    kind: ClassVar[str] = "consistency"
    either: str
    other: str
    unless: tuple[str, ...] = ()

    def reads(self) -> frozenset[str]:
        return frozenset((self.either, self.other, *self.unless))

    def groups(self, own: str) -> tuple[frozenset[str], ...]:
        return (frozenset((self.either,)), frozenset((self.other,)))

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "usual", "count", "usual_count"})

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        either, other = self.hits(analysis, [self.either]), self.hits(analysis, [self.other])
        if not either or not other:
            return
        rare, usual = (either, other) if len(either) < len(other) else (other, either)
        if is_near(analysis, rare[0].span, self.unless, "post"):
            return
        values = values_of(
            analysis,
            rare[0],
            usual=analysis.text(usual[0].span),
            count=len(rare),
            usual_count=len(usual),
        )
        yield Match(rare[0].span, values=values)
