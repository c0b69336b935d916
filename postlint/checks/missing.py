"""`missing`: one signal without another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from postlint.analysis.lexicon import Lexicon
from postlint.analysis.model import Analysis, Window
from postlint.checks.base import (
    Check,
    Match,
    Report,
    Words,
    first_only,
    holds,
    is_near,
    values_of,
    word_lexicons,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing(Check):
    """Fires at each hit of `signals` or `words` that has none of `without` in the window `within`.

    `unless` are signals that excuse it anywhere in the post.
    """

    kind: ClassVar[str] = "missing"
    signals: tuple[str, ...] = ()
    words: Words | None = None
    without: tuple[str, ...]
    within: Window = "post"
    unless: tuple[str, ...] = ()
    report: Report = "first"

    def reads(self) -> frozenset[str]:
        return frozenset((*self.signals, *self.without, *self.unless))

    def groups(self, own: str) -> tuple[frozenset[str], ...]:
        return (frozenset((*self.signals, own)),)

    def possible(self, analysis: Analysis, own: str) -> bool:
        excuses = (*self.unless, *(self.without if self.within == "post" else ()))
        return not holds(analysis, excuses)

    def lexicons(self) -> Mapping[str, Lexicon]:
        return word_lexicons(self.words)

    def problem(self) -> str | None:
        return None if self.signals or self.words else "give `signals` or `words` to look for"

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        matches = (
            Match(signal.span, values=values_of(analysis, signal))
            for signal in self.hits(analysis, (*self.signals, own))
            if not is_near(analysis, signal.span, self.without, self.within)
            and not is_near(analysis, signal.span, self.unless, "post")
        )
        yield from first_only(matches, self.report)
