"""The server's own words, in the language of the findings beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from postlint.registry.evidence import Measurement
from postlint.score import Scorecard


@dataclass(frozen=True, slots=True)
class Words:
    """Labels and sentences of one language; `{}` is filled in."""

    error: str
    warning: str
    suggestion: str
    instead: str
    rests: str
    measured: str
    fires: str
    right: str
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
    point: str

    def figures(self, measured: Measurement) -> str:
        """What a rule was measured to do on one set of posts, in one line."""
        line = self.fires.format(
            data=measured.data, posts=measured.posts, share=self._number(measured.per_100, 1)
        )
        if measured.precision is None:
            return line
        share = self._number(100 * measured.precision, 0)
        return f"{line}; {self.right.format(share=share, label=self.quoted(str(measured.label)))}"

    def _number(self, value: float, digits: int) -> str:
        return f"{value:.{digits}f}".replace(".", self.point)

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
    measured="Measured",
    fires="{data}, {posts} posts: fires on {share} of 100",
    right="{share} of 100 hits are labelled {label}",
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
    point=".",
)
_GERMAN = Words(
    error="Fehler",
    warning="Warnung",
    suggestion="Vorschlag",
    instead="Stattdessen",
    rests="Grundlage",
    measured="Gemessen",
    fires="{data}, {posts} Beiträge: schlägt bei {share} von 100 an",
    right="{share} von 100 Treffern tragen die Markierung {label}",
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
    point=",",
)


def words(language: str) -> Words:
    return _GERMAN if language == "de" else _ENGLISH
