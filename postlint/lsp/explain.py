"""What a rule has to say for itself, as Markdown or as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from postlint.lint.finding import Finding
from postlint.lsp.links import link
from postlint.lsp.words import Words
from postlint.registry.evidence import Evidence
from postlint.registry.rule import Basis, Example, Rule, Severity

Paragraph = tuple[str, str, tuple[str, ...]]

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+!|~])")


@dataclass(frozen=True, slots=True)
class Page:
    """A title and paragraphs; a paragraph is a label (may be empty), a text and list items."""

    title: str
    remark: str
    paragraphs: tuple[Paragraph, ...]
    address: str

    def markdown(self) -> str:
        """The page as Markdown, in which no word of a draft or a rule can act as markup."""
        parts = [f"**{_plain(self.title)}** · {_plain(self.remark)}"]
        for label, text, items in self.paragraphs:
            head = " ".join(filter(None, (label and f"**{_plain(label)}:**", _plain(text))))
            parts.append("\n".join([head, *(f"- {_plain(item)}" for item in items)]))
        return "\n\n".join([*parts, f"<{self.address}>"])

    def text(self) -> str:
        parts = [f"{self.title} ({self.remark})"]
        for label, text, items in self.paragraphs:
            head = " ".join(filter(None, (label and f"{label}:", text)))
            parts.append("\n".join([head, *(f"  • {item}" for item in items)]))
        return "\n\n".join(parts)


def short(rule: Rule, finding: Finding, *, language: str, words: Words, evidence: Evidence) -> Page:
    """Why a finding matters, what to write instead, and what that rests on."""
    severity, advice = finding.severity, finding.advice
    return _page(rule, severity, language, words, ((words.instead, advice, ()),), evidence)


def full(rule: Rule, *, language: str, words: Words, evidence: Evidence) -> Page:
    """All there is to say about a rule in a language, its examples included."""
    spoken = [example for example in rule.examples if example.language == language]
    found = tuple(_marked(example) for example in spoken if example.bad)
    spared = tuple(_marked(example) for example in spoken if not example.bad)
    middle: tuple[Paragraph, ...] = (
        (words.instead, _in(rule.advice, language), ()),
        (words.found, "", found),
        (words.spared, "", spared),
    )
    return _page(rule, rule.severity, language, words, middle, evidence)


def _page(
    rule: Rule,
    severity: Severity,
    language: str,
    words: Words,
    middle: tuple[Paragraph, ...],
    evidence: Evidence,
) -> Page:
    measured = [entry for entry in evidence.get(rule.id, ()) if entry.language == language]
    paragraphs: tuple[Paragraph, ...] = (
        ("", _in(rule.why, language), ()),
        *middle,
        (words.rests, "", tuple(_cited(basis) for basis in rule.basis)),
        (words.measured, "", tuple(words.figures(entry) for entry in measured)),
    )
    kept = tuple(part for part in paragraphs if part[1] or part[2])
    return Page(rule.id, str(getattr(words, severity)), kept, link(rule))


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _cited(basis: Basis) -> str:
    year = f" ({basis.year})" if basis.year else ""
    return f"{basis.title}{year}{f', {basis.url}' if basis.url else ''}"


def _marked(example: Example) -> str:
    """The example in one line, what is found in it between ⟦ and ⟧."""
    pieces, at = [], 0
    for start, end in example.spans:
        pieces += [example.text[at:start], "⟦", example.text[start:end], "⟧"]
        at = end
    return " ".join("".join([*pieces, example.text[at:]]).split())


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
