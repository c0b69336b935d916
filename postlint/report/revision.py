"""What `postlint diff` found, and its JSON, version 1 (`docs/diff.schema.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from typing_extensions import TypedDict

from postlint.lint.cues import CueKind
from postlint.lint.revision import CueChange, Placed, Revision, words
from postlint.registry.rule import SEVERITIES, Severity
from postlint.report.model import Failure
from postlint.report.schema import ErrorRecord, schema_of
from postlint.source.post import Post

SCHEMA: Literal["postlint-diff/1"] = "postlint-diff/1"


@dataclass(frozen=True, slots=True)
class DraftRevision:
    """The edit of one draft. `before` and `after` are its paths, None where it was or is not there;
    the risks (0–100) are those of the riskiest post in it. `failed` says that the edit brought a
    finding at or above `--fail-on`."""

    before: str | None
    after: str | None
    risk_before: int
    risk_after: int
    revision: Revision
    failed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of the edit."""
        found = self.revision
        changes = (found.brought, found.solved, found.removed, found.added)
        return not any(changes) and self.risk_before == self.risk_after


@dataclass(frozen=True, slots=True)
class RevisionReport:
    """A whole run of `postlint diff`."""

    version: str
    drafts: tuple[DraftRevision, ...]
    failures: tuple[Failure, ...] = ()


class RevisionFindingRecord(TypedDict):
    """A finding that an edit brought or solved; line and column from 1, in code points."""

    rule: str
    severity: Severity
    message: str
    advice: str
    text: str
    line: int
    column: int
    fingerprint: str


class CueRecord(TypedDict):
    """A word or phrase that an edit removed or added, and the sentence it stands in.

    `counterpart` is that sentence in the other version, null where it is only in this one.
    """

    kind: CueKind
    text: str
    line: int
    column: int
    sentence: str
    counterpart: str | None


class RiskChangeRecord(TypedDict):
    """The risk of the riskiest post, 0 to 100."""

    before: int
    after: int


class DraftRecord(TypedDict):
    """The edit of one draft: its paths (null where it was or is not there) and what it did.

    Places are those of the version before the edit for `solved` and `removed`, of the one after it
    for `brought` and `added`. `kept` counts the findings that both versions have.
    """

    before: str | None
    after: str | None
    risk: RiskChangeRecord
    brought: list[RevisionFindingRecord]
    solved: list[RevisionFindingRecord]
    kept: int
    removed: list[CueRecord]
    added: list[CueRecord]


class RevisionRecord(TypedDict):
    """What `postlint diff --output-format json` writes; `failed` as in the exit status."""

    schema: Literal["postlint-diff/1"]
    version: str
    drafts: list[DraftRecord]
    errors: list[ErrorRecord]
    failed: bool


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of this report; unknown keys are errors."""
    return schema_of(RevisionRecord, title="postlint diff, version 1")


def render_json(report: RevisionReport) -> str:
    """The report as indented JSON in ASCII."""
    return json.dumps(record(report), indent=2) + "\n"


def record(report: RevisionReport) -> RevisionRecord:
    """The report as plain dictionaries and lists, keys in the order of the format."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "drafts": [_draft(draft) for draft in report.drafts],
        "errors": [_error(failure) for failure in report.failures],
        "failed": any(draft.failed for draft in report.drafts),
    }


def place_in(post: Post, offset: int) -> tuple[int, int]:
    """Line and column of an offset; of a row of JSON Lines, its line and the place in its text."""
    if post.row is not None:
        return post.row, offset + 1
    position = post.source.position(offset)
    return position.line, position.column


def by_severity(found: Iterable[Placed]) -> list[Placed]:
    """The worst first, else in order of place."""
    return sorted(found, key=lambda placed: SEVERITIES.index(placed.finding.severity))


def _draft(draft: DraftRevision) -> DraftRecord:
    found = draft.revision
    return {
        "before": draft.before,
        "after": draft.after,
        "risk": {"before": draft.risk_before, "after": draft.risk_after},
        "brought": [_finding(placed) for placed in found.brought],
        "solved": [_finding(placed) for placed in found.solved],
        "kept": found.kept,
        "removed": [_cue(change) for change in found.removed],
        "added": [_cue(change) for change in found.added],
    }


def _finding(placed: Placed) -> RevisionFindingRecord:
    finding = placed.finding
    line, column = place_in(placed.post, finding.span.start)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "advice": finding.advice,
        "text": placed.post.source.slice(finding.span),
        "line": line,
        "column": column,
        "fingerprint": finding.fingerprint,
    }


def _cue(change: CueChange) -> CueRecord:
    cue = change.cue
    line, column = place_in(cue.post, cue.span.start)
    return {
        "kind": cue.kind,
        "text": cue.text,
        "line": line,
        "column": column,
        "sentence": words(cue.post.source.slice(cue.sentence)),
        "counterpart": change.counterpart,
    }


def _error(failure: Failure) -> ErrorRecord:
    error: ErrorRecord = {"path": failure.path, "message": failure.message}
    if failure.line is not None:
        error["line"] = failure.line
    if failure.column is not None:
        error["column"] = failure.column
    return error
