"""One line a finding, for `grep`, editors and eyes that skim."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.report.lines import sentence
from postlint.report.model import Entry, Report
from postlint.report.place import place, place_of_failure


def render(report: Report) -> str:
    """`path:line:column: severity rule message` for each finding, then the failures."""
    lines = [
        f"{place_of_failure(failure)}: failure {sentence(failure.message)}\n"
        for failure in report.failures
    ]
    return "".join((part(report.entries), *lines))


def part(entries: Iterable[Entry]) -> str:
    """The lines about these posts."""
    return "".join(
        f"{place(entry.result.post, finding.span.start)}: "
        f"{finding.severity} {finding.rule} {sentence(finding.message)}\n"
        for entry in entries
        for finding in entry.result.findings
    )
