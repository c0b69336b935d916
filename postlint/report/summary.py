"""What a run came to, in a few plain lines."""

from __future__ import annotations

from collections import Counter

from postlint.lint.fixes import usable_fix
from postlint.report.glyphs import sentence
from postlint.report.model import Report

_REASONS = 4


def summary(report: Report) -> list[str]:
    """The closing lines, each a sentence; the one with the counts comes last."""
    lines = [_skipped(report), _failures(report), _suppressed(report), _hidden(report)]
    return [line for line in [*lines, _fixable(report), _findings(report)] if line]


def number(count: int, one: str, many: str = "") -> str:
    """`1 post`, `2 posts`; `many` for a plural that is not `one` with an s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _findings(report: Report) -> str:
    posts = number(len(report.entries), "post")
    counts = [number(count, name) for name, count in report.counts().items() if count]
    return f"{', '.join(counts)} in {posts}." if counts else f"No findings in {posts}."


def _fixable(report: Report) -> str:
    findings = [f for e in report.entries if e.result.post.row is None for f in e.result.findings]
    safe = sum(usable_fix(finding, unsafe=False) is not None for finding in findings)
    unsafe = sum(usable_fix(finding, unsafe=True) is not None for finding in findings) - safe
    if not safe:
        return f"{unsafe} can be fixed with --fix --unsafe-fixes." if unsafe else ""
    more = f", {unsafe} more with --unsafe-fixes" if unsafe else ""
    return f"{safe} can be fixed with --fix{more}."


def _suppressed(report: Report) -> str:
    count = sum(len(entry.result.suppressed) for entry in report.entries)
    return f"{number(count, 'finding')} suppressed." if count else ""


def _hidden(report: Report) -> str:
    kinds = {"known to the baseline": report.hidden.baseline}
    kinds["on unchanged lines"] = report.hidden.unchanged
    told = [f"{number(count, 'finding')} {kind}" for kind, count in kinds.items() if count]
    return f"Not shown: {', '.join(told)}." if told else ""


def _failures(report: Report) -> str:
    count = len(report.failures)
    return f"{number(count, 'problem')} with what was to be checked." if count else ""


def _skipped(report: Report) -> str:
    """How many rules could not run on some post, most frequent reason first."""
    pairs = {
        (skipped.rule, sentence(skipped.reason).rstrip("."))
        for entry in report.entries
        for skipped in entry.result.skipped
    }
    if not pairs:
        return ""
    reasons = sorted(Counter(why for _, why in pairs).items(), key=lambda item: (-item[1], item[0]))
    told = [f"{why} ({count})" for why, count in reasons[:_REASONS]]
    if len(reasons) > _REASONS:
        told.append(f"{number(len(reasons) - _REASONS, 'other reason')}")
    rules = number(len({rule for rule, _ in pairs}), "rule")
    return f"{rules} could not run: {'; '.join(told)}."
