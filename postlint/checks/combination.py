"""`combination`: several signals near each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from postlint.analysis.model import Analysis, Signal, Window
from postlint.checks.base import Check, Match, Report, first_only, is_near, values_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination(Check):
    """Fires where all of the signals `all` stand in the window `within`, at the one named `at`
    (default: the last of `all`), unless one of `unless` stands in `unless_within`.

    A signal may be written `a or b`. `ordered: true` asks for the order of `all`.
    """

    kind: ClassVar[str] = "combination"
    all: tuple[str, ...]
    within: Window = "post"
    at: str | None = None
    ordered: bool = False
    unless: tuple[str, ...] = ()
    unless_within: Window | None = None
    report: Report = "first"

    def reads(self) -> frozenset[str]:
        return frozenset((*(name for group in self.all for name in _names(group)), *self.unless))

    def groups(self, own: str) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(_names(group)) for group in self.all)

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", *(_label(group) for group in self.all)})

    def problem(self) -> str | None:
        if len(self.all) < 2:
            return "`all` needs two signals or more"
        if len(set(self.all)) < len(self.all):
            return "`all` names the same signals twice"
        if self.at is not None and self.at not in self.all:
            return f"`at` must be one of `all`, not “{self.at}”"
        return None

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        yield from first_only(self._matches(analysis), self.report)

    def _matches(self, analysis: Analysis) -> Iterator[Match]:
        groups = {group: self.hits(analysis, _names(group)) for group in self.all}
        if not all(groups.values()):
            return
        for anchor in groups[self.at or self.all[-1]]:
            found = self._around(analysis, anchor, groups)
            if found is None:
                continue
            if is_near(analysis, anchor.span, self.unless, self.unless_within or self.within):
                continue
            words = {
                _label(group): " ".join(analysis.text(hit.span).split())
                for group, hit in found.items()
            }
            yield Match(anchor.span, values=values_of(analysis, anchor, **words))

    def _around(
        self, analysis: Analysis, anchor: Signal, groups: dict[str, list[Signal]]
    ) -> dict[str, Signal] | None:
        """One hit of each group in the anchor's window, or None."""
        window = analysis.window(anchor.span, self.within)
        near = {
            group: [hit for hit in hits if hit.span.overlaps(window)]
            for group, hits in groups.items()
        }
        place = self.all.index(self.at or self.all[-1])
        found = {self.all[place]: anchor}
        for group in (*reversed(self.all[:place]), *self.all[place + 1 :]):
            before = self.ordered and self.all.index(group) < place
            free = (
                hit
                for hit in (reversed(near[group]) if before else near[group])
                if self._fits(hit, found, before=before)
            )
            if (hit := next(free, None)) is None:
                return None
            found[group] = hit
        return found

    def _fits(self, hit: Signal, found: dict[str, Signal], *, before: bool) -> bool:
        """Whether a hit shares no words with those `found`, and stands on the right side."""
        spans = [other.span for other in found.values()]
        if not self.ordered:
            return not any(hit.span.overlaps(span) for span in spans)
        if before:
            return hit.span.end <= min(span.start for span in spans)
        return hit.span.start >= max(span.end for span in spans)


def _names(group: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in group.split(" or "))


def _label(group: str) -> str:
    return _names(group)[0]
