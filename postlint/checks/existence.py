"""`existence`: words or a signal are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from postlint.analysis.lexicon import Lexicon
from postlint.checks.base import Spotting, Words, word_lexicons


@dataclass(frozen=True, slots=True, kw_only=True)
class Existence(Spotting):
    """Fires at each hit of `signals` or of `words`; `exceptions` are phrases that cancel a hit of
    `words` they overlap."""

    kind: ClassVar[str] = "existence"
    words: Words | None = None
    exceptions: Words | None = None

    def lexicons(self) -> Mapping[str, Lexicon]:
        return word_lexicons(self.words, self.exceptions)

    def problem(self) -> str | None:
        return None if self.signals or self.words else "give `signals` or `words` to look for"
