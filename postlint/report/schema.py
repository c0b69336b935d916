"""The shape of the JSON report, version 1: types for its writer, a JSON Schema for its readers."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from postlint.registry.rule import Safety, Severity
from postlint.score import Level
from postlint.source.post import LanguageFrom

SCHEMA: Literal["postlint-report/1"] = "postlint-report/1"


class PositionRecord(TypedDict):
    """A place in the text: line and column from 1, offset from 0, all in code points."""

    line: int
    column: int
    offset: int


class LocationRecord(TypedDict):
    """A half-open range of the file; of `text`, for a post in JSON Lines."""

    start: PositionRecord
    end: PositionRecord


class EditRecord(TypedDict):
    """Replace the code points from `start` to before `end` by `text`."""

    start: int
    end: int
    text: str


class FixRecord(TypedDict):
    """A way out that can be applied; `unsafe` when it may change the meaning."""

    title: str
    safety: Safety
    edits: list[EditRecord]


class FindingRecord(TypedDict):
    """One alarm. `text` is what was found, `fingerprint` stays when other text is edited."""

    rule: str
    category: str
    severity: Severity
    message: str
    advice: str
    text: str
    location: LocationRecord
    fixes: list[FixRecord]
    fingerprint: str


class ContributionRecord(TypedDict):
    """The points that the findings of a rule add to the risk."""

    rule: str
    points: int


class RiskRecord(TypedDict):
    """The risk of a post from 0 to 100; the points of the contributions add up to the score."""

    score: int
    level: Level
    contributions: list[ContributionRecord]


class SkippedRecord(TypedDict):
    """A selected rule that could not run on the post, and why."""

    rule: str
    reason: str


class PostRecord(TypedDict):
    """One post. `line` and `id` are those of its row in JSON Lines, `part` its place in a thread.

    `language_from` says who decided the language, `pipeline` what analysed the text, `suppressed`
    how many findings the writer has silenced.
    """

    path: str
    line: NotRequired[int]
    id: NotRequired[str]
    part: int
    language: str
    language_from: LanguageFrom
    platform: str | None
    audience: str | None
    pipeline: str
    risk: RiskRecord
    findings: list[FindingRecord]
    suppressed: int
    skipped: list[SkippedRecord]


class ErrorRecord(TypedDict):
    """Something that could not be read or checked; line and column from 1, where known."""

    path: str
    message: str
    line: NotRequired[int]
    column: NotRequired[int]


class HiddenRecord(TypedDict):
    """How many findings a baseline knows, and how many stand on lines that have not changed."""

    baseline: int
    unchanged: int


class SummaryRecord(TypedDict):
    """How many posts, findings of each severity, silenced findings, and errors.

    `hidden` is there where findings were left out of the report on request.
    """

    posts: int
    error: int
    warning: int
    suggestion: int
    suppressed: int
    errors: int
    hidden: NotRequired[HiddenRecord]


class ReportRecord(TypedDict):
    """What `postlint check --output-format json` writes. `version` is that of postlint."""

    schema: Literal["postlint-report/1"]
    version: str
    posts: list[PostRecord]
    errors: list[ErrorRecord]
    summary: SummaryRecord


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a report; unknown keys are errors."""
    return schema_of(ReportRecord, title="postlint report, version 1")


def schema_of(record: Any, *, title: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a typed dictionary; unknown keys are errors."""
    from pydantic import TypeAdapter

    generated = TypeAdapter(record).json_schema(ref_template="#/$defs/{model}")
    definitions = {
        name.removesuffix("Record"): _closed(definition)
        for name, definition in sorted(generated.pop("$defs").items())
    }
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
    }
    whole: dict[str, Any] = _renamed({**head, **_closed(generated), "$defs": definitions})
    return whole


def _closed(definition: dict[str, Any]) -> dict[str, Any]:
    """An object's schema without generated titles and without room for unknown keys."""
    properties = {
        name: {key: value for key, value in schema.items() if key != "title"}
        for name, schema in definition["properties"].items()
    }
    kept = {key: value for key, value in definition.items() if key != "title"}
    return {**kept, "properties": properties, "additionalProperties": False}


def _renamed(node: Any) -> Any:
    """References to `#/$defs/PostRecord` as `#/$defs/Post`."""
    if isinstance(node, dict):
        return {
            key: value.removesuffix("Record") if key == "$ref" else _renamed(value)
            for key, value in node.items()
        }
    return [_renamed(item) for item in node] if isinstance(node, list) else node
