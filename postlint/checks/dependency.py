"""`dependency`: a spaCy dependency pattern is there. Needs a pipeline with a parser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from postlint.analysis.lexicon import Lexicon, TokenPattern
from postlint.checks.base import Spotting, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Spotting):
    """Fires at each hit of `patterns` (spaCy `DependencyMatcher` patterns, by language)."""

    kind: ClassVar[str] = "dependency"
    patterns: Mapping[Literal["de", "en", "any"], tuple[TokenPattern, ...]]
    exceptions: Words | None = None

    def lexicons(self) -> Mapping[str, Lexicon]:
        exceptions = self.exceptions or {}
        return {
            language: Lexicon(dependencies=patterns, exceptions=tuple(exceptions.get(language, ())))
            for language, patterns in self.patterns.items()
        }
