"""The server's own words, in the language of the findings beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from postlint.score import Scorecard


@dataclass(frozen=True, slots=True)
class Words:
    """Labels and sentences of one language; `{}` is filled in."""

    error: str
    warning: str
    suggestion: str
    instead: str
    rests: str
    found: str
    spared: str
    replace: str
    delete: str
    unsafe: str
    fix_all: str
    ignore: str
    reason: str
    explain: str
    risk: str
    levels: Mapping[str, str]
    quotes: tuple[str, str]

    def quoted(self, text: str) -> str:
        return f"{self.quotes[0]}{text}{self.quotes[1]}"

    def bill(self, score: Scorecard) -> str:
        """The risk and what it is made of, in one line."""
        parts = ", ".join(f"{part.rule} {part.points}" for part in score.contributions)
        line = self.risk.format(score.total, self.levels[score.level])
        return f"{line}: {parts}" if parts else line


_ENGLISH = Words(
    error="error",
    warning="warning",
    suggestion="suggestion",
    instead="Instead",
    rests="Rests on",
    found="Found",
    spared="Left alone",
    replace="Replace with {}",
    delete="Delete {}",
    unsafe="{} (may change the meaning)",
    fix_all="Apply all fixes that keep the meaning",
    ignore="Ignore {} here, and say why",
    reason="reason",
    explain="Explain {}",
    risk="Risk {} of 100, {}",
    levels={"low": "low", "elevated": "elevated", "high": "high", "severe": "severe"},
    quotes=("“", "”"),
)
_GERMAN = Words(
    error="Fehler",
    warning="Warnung",
    suggestion="Vorschlag",
    instead="Stattdessen",
    rests="Grundlage",
    found="Wird gefunden",
    spared="Bleibt stehen",
    replace="Ersetzen durch {}",
    delete="{} streichen",
    unsafe="{} (kann den Sinn verändern)",
    fix_all="Alles ersetzen, was den Sinn nicht verändert",
    ignore="{} hier ignorieren und begründen",
    reason="Grund",
    explain="{} erklären",
    risk="Risiko {} von 100, {}",
    levels={"low": "gering", "elevated": "erhöht", "high": "hoch", "severe": "sehr hoch"},
    quotes=("„", "“"),
)


def words(language: str) -> Words:
    return _GERMAN if language == "de" else _ENGLISH
