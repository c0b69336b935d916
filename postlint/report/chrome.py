"""The words around findings in reports for people, in German and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from postlint.registry.rule import SEVERITIES, Severity
from postlint.score import Level, Scorecard

Plural = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chrome:
    """The words of one language. Pairs are singular and plural; `{}` is filled in."""

    language: str
    severities: Mapping[Severity, Plural]
    levels: Mapping[Level, str]
    languages: Mapping[str, str]
    posts: Plural
    found: str
    nothing: str
    draft: str
    findings: str
    risk: str
    risk_name: str
    total: str
    rule: str
    points: str
    line: str
    row: str
    part: str
    length: str
    fold: str
    more: str
    image: str
    no_alt: str
    why: str
    fix: str
    unsafe: str
    to_text: str
    marked: str
    silenced: str
    reason: str
    until: str
    skipped: str
    unread: str
    hidden: str
    blameless: str
    skip_link: str
    contents: str
    made_by: str
    decimal: str

    def number(self, count: int, words: Plural) -> str:
        """`1 post`, `2 posts`."""
        return f"{self.grouped(count)} {words[count != 1]}"

    def grouped(self, count: int) -> str:
        """A number with the language's mark between thousands."""
        return f"{count:,}".replace(",", self.decimal)

    def counts(self, counts: Mapping[Severity, int]) -> str:
        """`1 error, 2 warnings`; empty where there is none."""
        found = (self.number(counts[s], self.severities[s]) for s in SEVERITIES if counts[s])
        return ", ".join(found)

    def summary(self, counts: Mapping[Severity, int], posts: int) -> str:
        """One sentence about a run."""
        of = self.number(posts, self.posts)
        told = self.counts(counts)
        return self.found.format(told, of) if told else self.nothing.format(of)

    def bill(self, score: Scorecard) -> str:
        """`Risk 72 of 100, high`."""
        return self.risk.format(score.total, self.levels[score.level])


EN = Chrome(
    language="en",
    severities=MappingProxyType(
        {
            "error": ("error", "errors"),
            "warning": ("warning", "warnings"),
            "suggestion": ("suggestion", "suggestions"),
        }
    ),
    levels=MappingProxyType(
        {"low": "low", "elevated": "elevated", "high": "high", "severe": "severe"}
    ),
    languages=MappingProxyType({"de": "German", "en": "English"}),
    posts=("post", "posts"),
    found="{} in {}",
    nothing="No findings in {}",
    draft="Draft",
    findings="Findings",
    risk="Risk {} of 100, {}",
    risk_name="Risk",
    total="Total",
    rule="Rule",
    points="Points",
    line="line {}",
    row="row {}",
    part="part {} of {}",
    length="{} of {} characters",
    fold="Readers see what follows only after “more”",
    more="more",
    image="Image: {}",
    no_alt="without a description",
    why="Why:",
    fix="Fix:",
    unsafe="may change the meaning",
    to_text="{}, back to the text",
    marked="Finding {}, {}",
    silenced="Left alone on purpose",
    reason="Reason: {}",
    until="until {}",
    skipped="Could not be checked",
    unread="Could not be read",
    hidden="Not shown: {} known to the baseline, {} on unchanged lines",
    blameless="Nothing found",
    skip_link="Skip to the drafts",
    contents="Drafts",
    made_by="Checked by postlint {}",
    decimal=",",
)

DE = Chrome(
    language="de",
    severities=MappingProxyType(
        {
            "error": ("Fehler", "Fehler"),
            "warning": ("Warnung", "Warnungen"),
            "suggestion": ("Vorschlag", "Vorschläge"),
        }
    ),
    levels=MappingProxyType(
        {"low": "gering", "elevated": "erhöht", "high": "hoch", "severe": "sehr hoch"}
    ),
    languages=MappingProxyType({"de": "Deutsch", "en": "Englisch"}),
    posts=("Beitrag", "Beiträgen"),
    found="{} in {}",
    nothing="Nichts gefunden in {}",
    draft="Entwurf",
    findings="Befunde",
    risk="Risiko {} von 100, {}",
    risk_name="Risiko",
    total="Summe",
    rule="Regel",
    points="Punkte",
    line="Zeile {}",
    row="Zeile {}",
    part="Teil {} von {}",
    length="{} von {} Zeichen",
    fold="Ab hier liest nur weiter, wer auf „mehr“ tippt",
    more="mehr",
    image="Bild: {}",
    no_alt="ohne Beschreibung",
    why="Warum:",
    fix="Korrektur:",
    unsafe="kann den Sinn ändern",
    to_text="{}, zurück zum Text",
    marked="Befund {}, {}",
    silenced="Bewusst so gelassen",
    reason="Begründung: {}",
    until="bis {}",
    skipped="Nicht geprüft",
    unread="Nicht lesbar",
    hidden="Nicht gezeigt: {} aus der Baseline, {} auf unveränderten Zeilen",
    blameless="Nichts gefunden",
    skip_link="Direkt zu den Entwürfen",
    contents="Entwürfe",
    made_by="Geprüft mit postlint {}",
    decimal=".",
)


def chrome(language: str) -> Chrome:
    """The words of a language; English for any that has none."""
    return DE if language == "de" else EN
