"""Annotations on GitHub: workflow commands that Actions reads from the log."""

from __future__ import annotations

from postlint.lint.finding import Finding
from postlint.report.lines import sentence
from postlint.report.links import posix
from postlint.report.model import Failure, Report
from postlint.report.wording import said
from postlint.source.post import Post

_LEVELS = {"error": "error", "warning": "warning", "suggestion": "notice"}


def render(report: Report) -> str:
    """One command a line. Actions shows ten of each level a step, so the worst come first."""
    found = [(entry.result.post, f) for entry in report.entries for f in entry.result.findings]
    order = list(_LEVELS)
    found.sort(key=lambda pair: order.index(pair[1].severity))
    lines = [_failure(failure) for failure in report.failures]
    return "".join(lines + [_finding(post, finding) for post, finding in found])


def _finding(post: Post, finding: Finding) -> str:
    properties: dict[str, object] = {"file": posix(post.source.path), **_region(post, finding)}
    properties["title"] = finding.rule
    return _command(_LEVELS[finding.severity], properties, said(finding, between="\n"))


def _region(post: Post, finding: Finding) -> dict[str, object]:
    """Lines, and columns where the finding stays in one line: GitHub takes them only there."""
    if post.row is not None:
        return {"line": post.row}
    start, end = (post.source.position(at) for at in (finding.span.start, finding.span.end))
    lines: dict[str, object] = {"line": start.line, "endLine": end.line}
    if start.line != end.line:
        return lines
    return {**lines, "col": start.column, "endColumn": end.column}


def _failure(failure: Failure) -> str:
    properties: dict[str, object] = {"file": posix(failure.path)}
    if failure.line is not None:
        properties["line"] = failure.line
    return _command("error", properties | {"title": "postlint"}, sentence(failure.message))


def _command(level: str, properties: dict[str, object], message: str) -> str:
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {given}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
