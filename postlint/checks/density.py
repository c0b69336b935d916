"""`density`: a share of the words or sentences over a bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from postlint.analysis.lexicon import Lexicon
from postlint.analysis.model import Analysis, Signal
from postlint.checks.base import Check, Match, Words, holds, is_near, values_of, word_lexicons


@dataclass(frozen=True, slots=True, kw_only=True)
class Density(Check):
    """Fires when the hits of `signals` or `words` are more than `max` (0–1) of all words, or when
    more than `max` of all sentences hold one; at the first hit, once a post.

    Hits of `against` (signals) are taken off first. Posts of fewer than `min_words` words, and
    posts with fewer than `min_hits` hits, are left alone.
    """

    kind: ClassVar[str] = "density"
    signals: tuple[str, ...] = ()
    words: Words | None = None
    of: Literal["words", "sentences"]
    max: float
    against: tuple[str, ...] = ()
    min_words: int = 20
    min_hits: int = 2
    unless: tuple[str, ...] = ()

    def reads(self) -> frozenset[str]:
        return frozenset((*self.signals, *self.against, *self.unless))

    def groups(self, own: str) -> tuple[frozenset[str], ...]:
        return (frozenset((*self.signals, own)),)

    def possible(self, analysis: Analysis, own: str) -> bool:
        if analysis.words < self.min_words:
            return False
        known = analysis.candidates, analysis.signals
        names = (*self.signals, own)
        count = sum(len(next((some[n] for some in known if n in some), ())) for n in names)
        total = analysis.words if self.of == "words" else len(analysis.sentences)
        enough = count >= max(1, self.min_hits) and count > self.max * total
        return enough and not holds(analysis, self.unless)

    def lexicons(self) -> Mapping[str, Lexicon]:
        return word_lexicons(self.words)

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "count", "total", "share"})

    def problem(self) -> str | None:
        if not (self.signals or self.words):
            return "give `signals` or `words` to count"
        return None if 0 < self.max <= 1 else "`max` is a share between 0 and 1"

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        if analysis.words < self.min_words:
            return
        hits = self.hits(analysis, (*self.signals, own))
        if len(hits) < self.min_hits:
            return
        balance = len(self.hits(analysis, self.against))
        if self.of == "words":
            count, total = len(hits), analysis.words
        else:
            count, total = _touched(analysis, hits), len(analysis.sentences)
        count -= balance
        if (
            total
            and count / total > self.max
            and not is_near(analysis, hits[0].span, self.unless, "post")
        ):
            share = f"{100 * count / total:.0f}"
            values = values_of(analysis, hits[0], count=count, total=total, share=share)
            yield Match(hits[0].span, values=values)


def _touched(analysis: Analysis, hits: list[Signal]) -> int:
    return len({analysis.window(hit.span, "sentence").start for hit in hits})
