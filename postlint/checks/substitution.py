"""`substitution`: words that have a better form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from postlint.analysis.lexicon import Lexicon
from postlint.analysis.model import Analysis, Signal, Window
from postlint.checks.base import Check, Match, Words, is_near, values_of

Swaps = Mapping[Literal["de", "en", "any"], Mapping[str, str | tuple[str, ...] | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution(Check):
    """Fires at each key of `swap` and offers its value: one form, several, or none (null).

    Keys are phrases as in a word list. A replacement takes over a capital first letter.
    """

    kind: ClassVar[str] = "substitution"
    swap: Swaps
    exceptions: Words | None = None
    unless: tuple[str, ...] = ()
    within: Window = "sentence"

    def reads(self) -> frozenset[str]:
        return frozenset(self.unless)

    def groups(self, own: str) -> tuple[frozenset[str], ...]:
        return (frozenset((own,)),)

    def lexicons(self) -> Mapping[str, Lexicon]:
        exceptions = self.exceptions or {}
        return {
            language: Lexicon(phrases=tuple(swaps), exceptions=tuple(exceptions.get(language, ())))
            for language, swaps in self.swap.items()
        }

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "replacement"})

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        for signal in self.hits(analysis, [own]):
            if not is_near(analysis, signal.span, self.unless, self.within):
                forms = tuple(self._forms(analysis, signal))
                shown = " / ".join(forms)
                yield Match(signal.span, forms, values_of(analysis, signal, replacement=shown))

    def _forms(self, analysis: Analysis, signal: Signal) -> Iterator[str]:
        forms = self._value(signal)
        found = analysis.text(signal.span)
        for form in (forms,) if isinstance(forms, str) else forms or ():
            capital = found[:1].isupper() and not found.isupper()
            yield form[:1].upper() + form[1:] if capital else form

    def _value(self, signal: Signal) -> str | tuple[str, ...] | None:
        key = signal.entry.language
        swaps = next(swaps for name, swaps in self.swap.items() if name == key)
        return tuple(swaps.values())[signal.entry.index]
