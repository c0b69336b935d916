"""GitLab's code quality report, shown in the merge request."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from postlint.report.json_text import dump
from postlint.report.lines import sentence
from postlint.report.links import posix
from postlint.report.model import Failure, Report
from postlint.report.place import line_of
from postlint.report.wording import UNREADABLE, said

_SEVERITIES = {"error": "critical", "warning": "major", "suggestion": "info"}


def render(report: Report) -> str:
    """A JSON array with an issue for each finding and each failure."""
    seen: Counter[str] = Counter()
    issues: list[dict[str, Any]] = []
    for entry in report.entries:
        post = entry.result.post
        for finding in entry.result.findings:
            path = posix(post.source.path)
            last = max(finding.span.start, finding.span.end - 1)
            issue = {
                "description": said(finding),
                "check_name": finding.rule,
                "fingerprint": _unique(f"{path}\x1f{finding.fingerprint}", seen),
                "severity": _SEVERITIES[finding.severity],
                "location": _location(path, line_of(post, finding.span.start), line_of(post, last)),
            }
            issues.append(issue)
    issues += [_failure(failure, seen) for failure in report.failures]
    return dump(issues) + "\n"


def _failure(failure: Failure, seen: Counter[str]) -> dict[str, Any]:
    path, line = posix(failure.path), failure.line or 1
    return {
        "description": sentence(failure.message),
        "check_name": UNREADABLE,
        "fingerprint": _unique(f"{path}\x1f{failure.message}", seen),
        "severity": "blocker",
        "location": _location(path, line, line),
    }


def _location(path: str, begin: int, end: int) -> dict[str, Any]:
    return {"path": path, "lines": {"begin": begin, "end": end}}


def _unique(key: str, seen: Counter[str]) -> str:
    """A name for the issue in the whole report: GitLab shows equal ones once."""
    seen[key] += 1
    digest = hashlib.sha256(f"{key}\x1f{seen[key]}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]
