"""A summary to paste into a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.lint.finding import Finding
from postlint.registry.rule import SEVERITIES
from postlint.report.chrome import Chrome, chrome
from postlint.report.links import posix, rule_page
from postlint.report.md_text import escaped, linked
from postlint.report.model import Entry, Report
from postlint.report.place import line_of, place_of_failure
from postlint.source.post import Post


def render(report: Report) -> str:
    """A heading with the counts, a table of the posts with findings, then the findings by post."""
    words = chrome(report.language)
    found = [entry for entry in report.entries if entry.result.findings]
    blocks = [f"## postlint: {words.summary(report.counts(), len(report.entries))}"]
    if found:
        blocks.append("\n".join(_table(found, words)))
    blocks += ["\n".join(_unread(report, words))] if report.failures else []
    blocks += ["\n".join(_post(entry, report)) for entry in found]
    return "\n\n".join(blocks) + "\n"


def _table(entries: list[Entry], words: Chrome) -> Iterator[str]:
    names = [words.severities[severity][1].capitalize() for severity in SEVERITIES]
    yield f"| {words.draft} | {words.risk_name} | {' | '.join(names)} |"
    yield "| --- | --- | --: | --: | --: |"
    for entry in entries:
        counts = [sum(f.severity == s for f in entry.result.findings) for s in SEVERITIES]
        risk = f"{entry.score.total}, {words.levels[entry.score.level]}"
        cells = " | ".join(str(count) if count else "" for count in counts)
        yield f"| {_name(entry.result.post, words)} | {risk} | {cells} |"


def _unread(report: Report, words: Chrome) -> Iterator[str]:
    yield f"### {words.unread}\n"
    for failure in report.failures:
        yield f"- {escaped(place_of_failure(failure))}: {escaped(failure.message)}"


def _post(entry: Entry, report: Report) -> Iterator[str]:
    words = chrome(entry.language)
    yield f"### {_name(entry.result.post, words)}\n"
    bill = ", ".join(f"{item.rule} {item.points}" for item in entry.score.contributions)
    yield f"{words.bill(entry.score)}{f': {escaped(bill)}' if bill else ''}\n"
    for finding in entry.result.findings:
        yield from _finding(entry.result.post, finding, report, words)


def _finding(post: Post, finding: Finding, report: Report, words: Chrome) -> Iterator[str]:
    rule = report.rules.get(finding.rule)
    name = linked(finding.rule, rule_page(rule) if rule else None)
    severity = words.severities[finding.severity][0]
    line = words.line.format(line_of(post, finding.span.start))
    where = f", {line}" if post.row is None else ""
    yield f"- **{severity}**{where}, {name}: {escaped(finding.message)}"
    if finding.advice.strip():
        yield f"  <br>→ {escaped(finding.advice)}"


def _name(post: Post, words: Chrome) -> str:
    """The file, and which of its posts."""
    path = escaped(posix(post.source.path))
    if post.row is not None:
        name = f" ({escaped(post.id)})" if post.id is not None else ""
        return f"{path}, {words.row.format(post.row)}{name}"
    return f"{path}, {words.part.format(post.part, post.parts)}" if post.parts > 1 else path
