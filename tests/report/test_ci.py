"""Reports for continuous integration: GitHub's commands, GitLab's issues, lines of JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from hypothesis import given

from postlint.report.formats import render
from postlint.report.model import Report
from postlint.report.schema import schema

from .any_text import reports
from .sample_report import sample_report

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
_DEFINITIONS = schema()["$defs"]
#: The fields that GitLab documents.
_ISSUES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin", "end"],
                        "properties": {"begin": {"minimum": 1}, "end": {"minimum": 1}},
                    },
                },
            },
        },
        "additionalProperties": False,
    },
}


def _issues(report: Report) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(render(report, format="gitlab").encode())
    jsonschema.validate(issues, _ISSUES)
    return issues


def _commands(report: Report) -> list[tuple[str, dict[str, str], str]]:
    """The commands as Actions takes them apart."""
    read = []
    for line in render(report, format="github").encode().decode().split("\n")[:-1]:
        match = _COMMAND.fullmatch(line)
        assert match, line
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        read.append(
            (match[1], {k: _unescaped(v) for k, v in properties.items()}, _unescaped(match[3]))
        )
    return read


def _unescaped(text: str) -> str:
    codes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    return re.sub("|".join(codes), lambda match: codes[match[0]], text)


@given(reports())
def test_any_text_is_one_command_a_finding(report: Report) -> None:
    post = report.entries[0].result.post
    levels = [level for level, _, _ in _commands(report)]
    assert levels == ["error", "warning", "notice"]
    for _, properties, _ in _commands(report)[1:]:
        assert properties["title"] == "tone/insult"
        assert int(properties["line"]) == (post.row or int(properties["line"]))
        assert ("col" in properties) == (
            post.row is None and properties["line"] == properties["endLine"]
        )


def test_annotations_stand_at_the_words_worst_first() -> None:
    commands = _commands(sample_report())
    levels = [level for level, _, _ in commands]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    level, properties, message = commands[2]
    assert level == "error"
    assert properties == {
        "file": "posts/rabatt.md",
        "line": "5",
        "endLine": "5",
        "col": "36",
        "endColumn": "47",
        "title": "tone/newsjacking",
    }
    assert message.startswith("„20 % Rabatt“ wirbt")


@given(reports())
def test_any_text_gives_gitlab_different_fingerprints(report: Report) -> None:
    assert len({issue["fingerprint"] for issue in _issues(report)}) == len(_issues(report)) == 3


def test_gitlab_gets_lines_and_levels() -> None:
    issues = _issues(sample_report())
    assert issues[0]["location"] == {"path": "posts/rabatt.md", "lines": {"begin": 5, "end": 5}}
    assert issues[1]["location"]["lines"] == {"begin": 7, "end": 8}
    assert [issue["severity"] for issue in issues[:3]] == ["critical", "info", "major"]
    assert [issue["severity"] for issue in issues[-2:]] == ["blocker", "blocker"]


@given(reports())
def test_a_line_of_json_is_a_post_or_a_failure(report: Report) -> None:
    post, failure = render(report, format="jsonl").encode().decode().splitlines()
    whole = json.loads(render(report, format="json"))
    assert json.loads(post) == whole["posts"][0]
    assert json.loads(failure) == whole["errors"][0]
    for line, name in ((post, "Post"), (failure, "Error")):
        one = {"$ref": f"#/$defs/{name}", "$defs": _DEFINITIONS}
        jsonschema.Draft202012Validator(one).validate(json.loads(line))
