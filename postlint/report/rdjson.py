"""Diagnostics for reviewdog, which puts them into reviews. Columns count UTF-8 bytes, from 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postlint.lint.finding import Finding
from postlint.report.json_text import dump
from postlint.report.lines import sentence
from postlint.report.links import HOME, posix, rule_page
from postlint.report.model import Failure, Report
from postlint.report.wording import UNREADABLE, said
from postlint.source.post import Post, Source, Span

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}
_SOURCE = {"name": "postlint", "url": HOME}
_BOM_BYTES = 3


def render(report: Report) -> str:
    """`rdjson`: one `DiagnosticResult`."""
    return dump({"source": _SOURCE, "diagnostics": list(_diagnostics(report))}) + "\n"


def render_lines(report: Report) -> str:
    """`rdjsonl`: one `Diagnostic` a line."""
    return "".join(
        dump({**diagnostic, "source": _SOURCE}, indent=None) + "\n"
        for diagnostic in _diagnostics(report)
    )


def _diagnostics(report: Report) -> Iterator[dict[str, Any]]:
    for entry in report.entries:
        post = entry.result.post
        for finding in entry.result.findings:
            yield _diagnostic(report, post, finding)
    yield from (_failure(failure) for failure in report.failures)


def _diagnostic(report: Report, post: Post, finding: Finding) -> dict[str, Any]:
    rule = report.rules.get(finding.rule)
    page = rule_page(rule) if rule else None
    diagnostic = {
        "message": said(finding, between="\n"),
        "location": {"path": posix(post.source.path), "range": _range(post, finding.span)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule, **({"url": page} if page else {})},
    }
    suggestions = [] if post.row is not None else list(_suggestions(post, finding))
    return {**diagnostic, "suggestions": suggestions} if suggestions else diagnostic


def _suggestions(post: Post, finding: Finding) -> Iterator[dict[str, Any]]:
    """The fixes that are one edit: several suggestions are choices, not steps."""
    for fix in finding.fixes:
        if len(fix.edits) == 1:
            edit = fix.edits[0]
            yield {"range": _range(post, edit.span), "text": edit.text}


def _range(post: Post, span: Span) -> dict[str, Any]:
    if post.row is not None:
        return {"start": {"line": post.row}}
    return {"start": _position(post.source, span.start), "end": _position(post.source, span.end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    position = source.position(offset)
    before = source.text[offset - position.column + 1 : offset]
    mark = _BOM_BYTES if source.bom and position.line == 1 else 0
    column = len(before.encode("utf-8", "surrogatepass")) + mark + 1
    return {"line": position.line, "column": column}


def _failure(failure: Failure) -> dict[str, Any]:
    location: dict[str, Any] = {"path": posix(failure.path)}
    if failure.line is not None:
        location["range"] = {"start": {"line": failure.line}}
    return {
        "message": sentence(failure.message),
        "location": location,
        "severity": "ERROR",
        "code": {"value": UNREADABLE},
    }
