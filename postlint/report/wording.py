"""What a finding says in one line, and what reviewers' tools call its severity."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from postlint.lint.finding import Finding
from postlint.registry.rule import Severity
from postlint.report.lines import sentence

#: The third of three levels is a note nearly everywhere; each format has its word for it.
NOTE: Mapping[Severity, str] = MappingProxyType(
    {"error": "error", "warning": "warning", "suggestion": "note"}
)
#: What a failure to read goes by, where a rule's id is expected.
UNREADABLE = "postlint/unreadable"


def said(finding: Finding, *, between: str = " ") -> str:
    """The message and the advice, each on one line and with nothing hidden."""
    return between.join(filter(None, (sentence(finding.message), sentence(finding.advice))))
