"""What a run came to, in a few plain lines."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.lint.fixes import usable_fix
from postlint.registry.severity import SEVERITIES
from postlint.report.lines import sentence
from postlint.report.model import Entry, Report
from postlint.report.tally import Tally, closing, number

__all__ = ["number", "summary", "tally_of"]


def summary(report: Report) -> list[str]:
    """The closing lines, each a sentence; the one with the counts comes last."""
    return closing(
        tally_of(report.entries),
        failures=len(report.failures),
        known=report.hidden.baseline,
        unchanged=report.hidden.unchanged,
    )


def tally_of(entries: Iterable[Entry]) -> Tally:
    """The figures of these posts. Rows of JSON Lines are never fixed."""
    entries = tuple(entries)
    findings = [finding for entry in entries for finding in entry.result.findings]
    mended = [f for e in entries if e.result.post.row is None for f in e.result.findings]
    safe = sum(usable_fix(finding, unsafe=False) is not None for finding in mended)
    unsafe = sum(usable_fix(finding, unsafe=True) is not None for finding in mended) - safe
    levels = [finding.severity for finding in findings]
    return Tally(
        posts=len(entries),
        counts=tuple(map(levels.count, SEVERITIES)),
        suppressed=sum(len(entry.result.suppressed) for entry in entries),
        safe=safe,
        unsafe=unsafe,
        skipped=(
            (skipped.rule, sentence(skipped.reason).rstrip("."))
            for entry in entries
            for skipped in entry.result.skipped
        ),
    )
