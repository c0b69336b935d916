"""`fold`: what qualifies a post stands only behind the platform's fold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from postlint.analysis.model import Analysis, Signal
from postlint.checks.base import Check, Match, values_of
from postlint.source.post import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold(Check):
    """Fires at the first hit of `behind` that begins behind the fold, where the opening holds a
    hit of `before` (where `before` is empty: any text) and none of `behind` or of `unless`.

    Posts for platforms without a known fold are left alone.
    """

    kind: ClassVar[str] = "fold"
    behind: tuple[str, ...]
    before: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def reads(self) -> frozenset[str]:
        return frozenset((*self.behind, *self.before, *self.unless))

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "claim", "fold"})

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        platform = analysis.platform
        if platform is None or platform.fold is None:
            return
        opening = analysis.opening()
        late = [hit for hit in self.hits(analysis, self.behind) if hit.span.start >= opening.end]
        claim = self._claim(analysis, opening)
        if not late or claim is None:
            return
        if self.hits(analysis, (*self.behind, *self.unless), inside=opening):
            return
        shown = " ".join(analysis.text(claim).split())
        yield Match(
            late[0].span, values=values_of(analysis, late[0], claim=shown, fold=platform.fold)
        )

    def _claim(self, analysis: Analysis, opening: Span) -> Span | None:
        """The first thing said before the fold that what is behind it qualifies."""
        if not self.before:
            return opening
        found: list[Signal] = self.hits(analysis, self.before, inside=opening)
        return found[0].span if found else None
