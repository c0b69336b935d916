"""`thread`: the first post of a thread says what only the second one puts right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from postlint.analysis.lexicon import Entry, Lexicon
from postlint.analysis.model import Analysis
from postlint.analysis.phrase_index import index_of
from postlint.analysis.phrases import Phrases
from postlint.analysis.spelling import even
from postlint.checks.base import Check, Match, Words, word_lexicons
from postlint.source.post import Span

_WORD = re.compile(r"[^\W\d_]+")
_READ = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread(Check):
    """Fires at the last sentence of a thread's first post where the second begins with one of
    `turns`, unless one of the signals `unless` stands in the first."""

    kind: ClassVar[str] = "thread"
    turns: Words
    unless: tuple[str, ...] = ()

    def reads(self) -> frozenset[str]:
        return frozenset(self.unless)

    def lexicons(self) -> Mapping[str, Lexicon]:
        return word_lexicons(self.turns)

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "turn"})

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        post = analysis.post
        if post.part != 1 or post.following is None or not analysis.sentences:
            return
        turn = self._turn(analysis, post.following)
        if turn and not any(self.hits(analysis, self.unless)):
            last = analysis.sentences[-1]
            shown = " ".join(analysis.text(last).split())
            yield Match(last, values={"match": shown, "turn": turn})

    def _turn(self, analysis: Analysis, following: Span) -> str:
        """The turning words at the beginning of the next post, or nothing."""
        text = even(
            analysis.text(Span(following.start, min(following.end, following.start + _READ)))
        )
        found = list(_WORD.finditer(text))
        entries = {
            Entry("turn", language, "phrases", index): phrase
            for language in (analysis.post.language, "any")
            for index, phrase in enumerate(self.turns.get(language, ()))  # type: ignore[call-overload]
        }
        table = Phrases(index_of(entries.values(), _words, globs=True), [*entries])
        ends = [end for _, start, end in table.find(_words(text)) if start == 0]
        return text[found[0].start() : found[max(ends) - 1].end()] if ends else ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(match[0].lower() for match in _WORD.finditer(text))
