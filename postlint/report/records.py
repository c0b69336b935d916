"""A run as plain dictionaries, version 1 of the JSON report (`docs/report.schema.json`)."""

from __future__ import annotations

from typing import Any, cast

from postlint.lint.finding import Finding, Fix
from postlint.report.model import Entry, Failure, Hidden, Report
from postlint.report.schema import (
    SCHEMA,
    ErrorRecord,
    FindingRecord,
    FixRecord,
    LocationRecord,
    PositionRecord,
    PostRecord,
    ReportRecord,
    RiskRecord,
    SummaryRecord,
)
from postlint.score import Scorecard
from postlint.source.post import Post, Source, Span


def report_record(report: Report) -> ReportRecord:
    """The whole report, keys in the order of the format."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "posts": [post_record(entry) for entry in report.entries],
        "errors": [error_record(failure) for failure in report.failures],
        "summary": _summary(report),
    }


def post_record(entry: Entry) -> PostRecord:
    """One post with its findings."""
    result, post = entry.result, entry.result.post
    record: PostRecord = {
        "path": post.source.path,
        "part": post.part,
        "language": post.language,
        "language_from": post.language_from,
        "platform": post.platform,
        "audience": post.audience,
        "pipeline": result.pipeline,
        "risk": _risk(entry.score),
        "findings": [_finding(post, finding) for finding in result.findings],
        "suppressed": len(result.suppressed),
        "skipped": [{"rule": item.rule, "reason": item.reason} for item in result.skipped],
    }
    return _with_row(record, post)


def _with_row(record: PostRecord, post: Post) -> PostRecord:
    """The record with `line` and `id` after the path, where the post is a row that has them."""
    row: dict[str, Any] = {"path": record["path"]}
    if post.row is not None:
        row["line"] = post.row
    if post.id is not None:
        row["id"] = post.id
    return cast(PostRecord, row | record)


def _risk(score: Scorecard) -> RiskRecord:
    return {
        "score": score.total,
        "level": score.level,
        "contributions": [
            {"rule": item.rule, "points": item.points} for item in score.contributions
        ],
    }


def _finding(post: Post, finding: Finding) -> FindingRecord:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "advice": finding.advice,
        "text": post.source.slice(finding.span),
        "location": _location(post.source, finding.span),
        "fixes": [_fix(fix) for fix in finding.fixes],
        "fingerprint": finding.fingerprint,
    }


def _location(source: Source, span: Span) -> LocationRecord:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, offset: int) -> PositionRecord:
    position = source.position(offset)
    return {"line": position.line, "column": position.column, "offset": offset}


def _fix(fix: Fix) -> FixRecord:
    return {
        "title": fix.title,
        "safety": fix.safety,
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
            for edit in fix.edits
        ],
    }


def error_record(failure: Failure) -> ErrorRecord:
    """What could not be read."""
    error: ErrorRecord = {"path": failure.path, "message": failure.message}
    if failure.line is not None:
        error["line"] = failure.line
    if failure.column is not None:
        error["column"] = failure.column
    return error


def _summary(report: Report) -> SummaryRecord:
    counts = report.counts()
    summary: SummaryRecord = {
        "posts": len(report.entries),
        "error": counts["error"],
        "warning": counts["warning"],
        "suggestion": counts["suggestion"],
        "suppressed": sum(len(entry.result.suppressed) for entry in report.entries),
        "errors": len(report.failures),
    }
    if report.hidden != Hidden():
        hidden = report.hidden
        summary["hidden"] = {"baseline": hidden.baseline, "unchanged": hidden.unchanged}
    return summary
