"""A rule as SARIF describes it: what it means, what helps, how far it can be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from postlint.registry.evidence import Measurement
from postlint.registry.rule import Basis, Example, Rule, Severity
from postlint.report.lines import sentence
from postlint.report.links import rule_page
from postlint.report.md_text import escaped, linked
from postlint.report.wording import NOTE

_VALUE = re.compile(r"\{[^{}]*\}")
#: What code scanning calls severities and how it bounds precision.
_PROBLEM: Mapping[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "suggestion": "recommendation",
}
_PRECISIONS = ((0.9, "very-high"), (0.8, "high"), (0.6, "medium"), (0.0, "low"))
#: Posts hit before a measured precision says something.
_ENOUGH = 20
_HEADINGS = {
    "de": ("Stattdessen", "Gefunden", "Nicht gemeint", "Beruht auf", "Gemessen"),
    "en": ("Instead", "Found", "Left alone", "Rests on", "Measured"),
}


def descriptor(rule: Rule, evidence: Sequence[Measurement], language: str) -> dict[str, Any]:
    """The rule's `reportingDescriptor`, in the language asked for where the rule speaks it."""
    page = rule_page(rule)
    described: dict[str, Any] = {
        "id": rule.id,
        "name": _name(rule.id),
        "shortDescription": {"text": _short(_in(rule.message, language))},
        "fullDescription": {
            "text": sentence(_in(rule.why, language) or _in(rule.message, language))
        },
        "help": {
            "text": "\n\n".join(_help(rule, evidence, language, markdown=False)),
            "markdown": "\n\n".join(_help(rule, evidence, language, markdown=True)),
        },
        "defaultConfiguration": {"level": NOTE[rule.severity]},
        "properties": _properties(rule, evidence),
    }
    return {**described, "helpUri": page} if page else described


def precision(evidence: Sequence[Measurement]) -> str | None:
    """Code scanning's word for the best-founded precision; None where too little was measured."""
    for measured in evidence:
        if measured.precision is not None and measured.hits >= _ENOUGH:
            return next(word for least, word in _PRECISIONS if measured.precision >= least)
    return None


def _properties(rule: Rule, evidence: Sequence[Measurement]) -> dict[str, Any]:
    found = precision(evidence)
    return {
        "tags": [rule.category, *sorted(rule.message)],
        "problem.severity": _PROBLEM[rule.severity],
        **({"precision": found} if found else {}),
        "weight": dict(rule.weights) or rule.weight,
    }


def _name(id: str) -> str:
    """`NaziEraPhrase`: SARIF's names are identifiers in Pascal case."""
    words = re.split(r"\W+|_", id.partition("/")[2] or id)
    return "".join(word[:1].upper() + word[1:] for word in words) or id


def _short(message: str) -> str:
    """The message with an ellipsis for what only a finding can fill in."""
    return sentence(_VALUE.sub("…", message))


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _help(
    rule: Rule, evidence: Sequence[Measurement], language: str, *, markdown: bool
) -> Iterator[str]:
    """The paragraphs of a rule's page."""
    plain = escaped if markdown else sentence
    instead, found, alone, rests, measured = _HEADINGS.get(language, _HEADINGS["en"])
    yield plain(_in(rule.why, language) or _short(_in(rule.message, language)))
    if advice := _in(rule.advice, language):
        yield f"{_heading(instead, markdown)} {plain(_VALUE.sub('…', advice))}"
    for title, bad in ((found, True), (alone, False)):
        examples = [e for e in rule.examples if e.bad is bad and e.language == language]
        if examples:
            yield _list(title, (plain(_marked(example)) for example in examples), markdown)
    if rule.basis:
        yield _list(rests, (_basis(basis, markdown) for basis in rule.basis), markdown)
    if evidence:
        yield _list(measured, (plain(_measured(item)) for item in evidence), markdown)


def _heading(title: str, markdown: bool) -> str:
    return f"**{title}:**" if markdown else f"{title}:"


def _list(title: str, lines: Iterator[str], markdown: bool) -> str:
    gap = "\n\n" if markdown else "\n"
    return _heading(title, markdown) + gap + "\n".join(f"- {line}" for line in lines)


def _marked(example: Example) -> str:
    """The example with what is found in it marked by ⟦ ⟧."""
    pieces, at = [], 0
    for start, end in example.spans:
        pieces += [example.text[at:start], "⟦", example.text[start:end], "⟧"]
        at = end
    return "".join([*pieces, example.text[at:]])


def _basis(basis: Basis, markdown: bool) -> str:
    year = f" ({basis.year})" if basis.year else ""
    title = f"{basis.kind}: {basis.title}{year}"
    if markdown:
        return linked(title, basis.url)
    return sentence(f"{title} {basis.url or ''}")


def _measured(measured: Measurement) -> str:
    share = "" if measured.precision is None else f", {measured.precision:.0%} of them labelled"
    label = f" “{measured.label}”" if share and measured.label else ""
    return (
        f"{measured.hits} of {measured.posts} posts in {measured.data} ({measured.language})"
        f"{share}{label}, {measured.date}"
    )
