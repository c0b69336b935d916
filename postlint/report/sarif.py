"""SARIF 2.1.0, as code scanning reads it. Columns and offsets count code points."""

from __future__ import annotations

from typing import Any

from postlint.lint.finding import Finding, Fix
from postlint.report.json_text import dump
from postlint.report.lines import sentence
from postlint.report.links import HOME, uri
from postlint.report.model import Entry, Failure, Report
from postlint.report.place import which
from postlint.report.sarif_rules import descriptor
from postlint.report.wording import NOTE, UNREADABLE, said
from postlint.source.post import Post, Source, Span, Suppression

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"
_UNREADABLE = {
    "id": UNREADABLE,
    "name": "Unreadable",
    "shortDescription": {"text": "Something that could not be read or checked."},
    "fullDescription": {
        "text": "A draft, or a part of it, was not checked: nothing is known of it."
    },
    "help": {"text": "Mend what the message names and run postlint again."},
    "defaultConfiguration": {"level": "error"},
}


def render(report: Report) -> str:
    """A log with one run; silenced findings are in it, with what silenced them."""
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}) + "\n"


def _run(report: Report) -> dict[str, Any]:
    indexes = {rule: index for index, rule in enumerate(report.rules)}
    here = {"text": "The folder that postlint was run in."}
    return {
        "tool": {"driver": _driver(report)},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {_ROOT: {"description": here}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            _result(entry, finding, indexes)
            for entry in report.entries
            for finding in (*entry.result.findings, *entry.result.suppressed)
        ],
    }


def _driver(report: Report) -> dict[str, Any]:
    language = report.language
    return {
        "name": "postlint",
        "version": report.version,
        "semanticVersion": report.version,
        "informationUri": HOME,
        "language": language,
        "rules": [
            descriptor(rule, report.evidence.get(rule.id, ()), language)
            for rule in report.rules.values()
        ],
        "notifications": [_UNREADABLE],
    }


def _invocation(report: Report) -> dict[str, Any]:
    """Not successful where something could not be read: then silence proves nothing."""
    return {
        "executionSuccessful": not report.failures,
        "toolExecutionNotifications": [_notification(failure) for failure in report.failures],
    }


def _notification(failure: Failure) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(failure.path)}
    if failure.line is not None:
        column = {} if failure.column is None else {"startColumn": failure.column}
        physical["region"] = {"startLine": failure.line, **column}
    return {
        "descriptor": {"id": UNREADABLE, "index": 0},
        "level": "error",
        "message": {"text": sentence(failure.message)},
        "locations": [{"physicalLocation": physical}],
    }


def _result(entry: Entry, finding: Finding, indexes: dict[str, int]) -> dict[str, Any]:
    post = entry.result.post
    index = {"ruleIndex": indexes[finding.rule]} if finding.rule in indexes else {}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        **index,
        "level": NOTE[finding.severity],
        "message": {"text": said(finding)},
        "locations": [_location(post, finding.span)],
        "partialFingerprints": {"postlint/v1": finding.fingerprint},
    }
    fixes = [] if post.row is not None else [_fix(post, fix) for fix in finding.fixes if fix.edits]
    if fixes:
        result["fixes"] = fixes
    if finding.suppression is not None:
        result["suppressions"] = [_suppression(post, finding.suppression)]
    return result


def _location(post: Post, span: Span) -> dict[str, Any]:
    region = {"startLine": post.row} if post.row is not None else _region(post.source, span)
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": _artifact(post.source.path),
            "region": {**region, "snippet": {"text": post.source.slice(span)}},
        }
    }
    name = which(post)
    if name:
        kind = "row" if post.row is not None else "part"
        location["logicalLocations"] = [{"name": name, "kind": kind}]
    return location


def _region(source: Source, span: Span) -> dict[str, int]:
    """A half-open range, as SARIF has it: `endColumn` is the one after the last character."""
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
    }


def _artifact(path: str) -> dict[str, Any]:
    """A relative path counts from the folder of the run, an absolute one from nowhere."""
    address = uri(path)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _ROOT}


def _fix(post: Post, fix: Fix) -> dict[str, Any]:
    safety = "" if fix.safety == "safe" else " (may change the meaning)"
    replacements = [
        {
            "deletedRegion": _region(post.source, edit.span),
            **({"insertedContent": {"text": edit.text}} if edit.text else {}),
        }
        for edit in fix.edits
    ]
    return {
        "description": {"text": sentence(fix.title) + safety},
        "artifactChanges": [
            {"artifactLocation": _artifact(post.source.path), "replacements": replacements}
        ],
    }


def _suppression(post: Post, suppression: Suppression) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": "inSource", "status": "accepted"}
    if suppression.reason:
        told["justification"] = sentence(suppression.reason)
    if post.row is None:
        told["location"] = _location(post, suppression.span)
    return told
