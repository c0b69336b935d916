"""One line a finding, for `grep`, editors and eyes that skim."""

from __future__ import annotations

from postlint.report.glyphs import sentence
from postlint.report.model import Report
from postlint.report.place import place, place_of_failure


def render(report: Report) -> str:
    """`path:line:column: severity rule message` for each finding, then the failures."""
    lines = [
        f"{place(entry.result.post, finding.span.start)}: "
        f"{finding.severity} {finding.rule} {sentence(finding.message)}\n"
        for entry in report.entries
        for finding in entry.result.findings
    ]
    lines += [
        f"{place_of_failure(failure)}: failure {sentence(failure.message)}\n"
        for failure in report.failures
    ]
    return "".join(lines)
