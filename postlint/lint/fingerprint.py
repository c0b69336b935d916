"""A name for a finding that edits elsewhere in the file do not change."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from postlint.analysis.model import Analysis
from postlint.lint.finding import Finding

_LENGTH = 16


def fingerprints(findings: Iterable[Finding], analysis: Analysis) -> tuple[Finding, ...]:
    """The findings with their fingerprints.

    A fingerprint is made from the rule, the words found, the words of the sentence they stand in
    (white space, case and decomposed letters folded) and a count that tells equal ones apart:
    SHA-256, 16 digits.
    """
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        sentence = analysis.window(finding.span, "sentence")
        words = (_folded(analysis.text(finding.span)), _folded(analysis.text(sentence)))
        key = "\x1f".join((finding.rule, *words))
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\x1f{seen[key]}".encode("utf-8", "surrogatepass"))
        marked.append(replace(finding, fingerprint=digest.hexdigest()[:_LENGTH]))
    return tuple(marked)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
