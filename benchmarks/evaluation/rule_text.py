"""Puts a fitted weight into the text of a rule file, leaving everything else as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

TITLE = "Weight fitted on labelled posts"

_SEVERITY = re.compile(r"^severity:.*\n", re.MULTILINE)
_WEIGHT = re.compile(r"^weight:.*\n", re.MULTILINE)
_OURS = re.compile(rf"^ *- *\{{.*\b{TITLE}\b.*\n", re.MULTILINE)
_BASIS = re.compile(r"^basis:[ ]*\n(?P<entries>(?:[ ]*- .*\n)*)", re.MULTILINE)
_EXAMPLES = re.compile(r"^examples:", re.MULTILINE)
_QUOTED_KIND = re.compile(r"\{kind: \"")


def with_weight(text: str, weights: Mapping[str, float], *, sets: str, year: int) -> str:
    """The rule's text with weights by language and a `measured` entry in `basis`.

    Without weights, what an earlier fit put there is taken out again. A weight written by hand is
    replaced where there is a fitted one, and left where there is none.
    """
    fitted_before = _OURS.search(text) is not None
    text = _without_empty_basis(_OURS.sub("", text))
    if weights or fitted_before:
        text = _WEIGHT.sub("", text)
    if not weights:
        return text
    shown = ", ".join(f"{lang}: {weights[lang]:.2f}" for lang in sorted(weights))
    text = _after_severity(text, f"weight: {{{shown}}}\n")
    kind = '"measured"' if _QUOTED_KIND.search(text) else "measured"
    entry = f'  - {{kind: {kind}, title: "{TITLE}: {sets}", year: {year}}}\n'
    basis = _BASIS.search(text)
    if basis:
        return text[: basis.end()] + entry + text[basis.end() :]
    examples = _EXAMPLES.search(text)
    at = examples.start() if examples else len(text)
    return f"{text[:at]}basis:\n{entry}{text[at:]}"


def _without_empty_basis(text: str) -> str:
    return _BASIS.sub(lambda found: found[0] if found["entries"] else "", text)


def _after_severity(text: str, line: str) -> str:
    """The text with a line after `severity`, or as the first key where there is none."""
    severity = _SEVERITY.search(text)
    if severity:
        return text[: severity.end()] + line + text[severity.end() :]
    first = re.search(r"^(?!#)", text, re.MULTILINE)
    at = first.start() if first else 0
    return text[:at] + line + text[at:]
