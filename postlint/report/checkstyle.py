"""Checkstyle's XML, which many reviewing tools take from any linter."""

from __future__ import annotations

from postlint.lint.finding import Finding
from postlint.report.lines import sentence
from postlint.report.links import posix
from postlint.report.model import Failure, Report
from postlint.report.place import line_of
from postlint.report.wording import UNREADABLE, said
from postlint.report.xml_text import HEAD, tag
from postlint.source.post import Post

_SEVERITIES = {"error": "error", "warning": "warning", "suggestion": "info"}


def render(report: Report) -> str:
    """A `file` for each file that was read or could not be, with its findings and failures."""
    files: dict[str, list[str]] = {}
    for entry in report.entries:
        post = entry.result.post
        errors = files.setdefault(posix(post.source.path), [])
        for finding in entry.result.findings:
            errors += _finding(post, finding)
    for failure in report.failures:
        files.setdefault(posix(failure.path), []).extend(_failure(failure))
    inside = [line for path, errors in files.items() for line in tag("file", errors, name=path)]
    return HEAD + "\n".join(tag("checkstyle", inside, version=report.version)) + "\n"


def _finding(post: Post, finding: Finding) -> list[str]:
    """A row of JSON Lines has no column: the file's is not the text's."""
    column = None if post.row is not None else post.source.position(finding.span.start).column
    return tag(
        "error",
        line=line_of(post, finding.span.start),
        column=column,
        severity=_SEVERITIES[finding.severity],
        message=said(finding),
        source=finding.rule,
    )


def _failure(failure: Failure) -> list[str]:
    message = sentence(failure.message)
    return tag(
        "error",
        line=failure.line or 1,
        column=failure.column,
        severity="error",
        message=message,
        source=UNREADABLE,
    )
