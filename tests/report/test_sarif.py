from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from sarif.loader import load_sarif_file  # type: ignore[import-untyped]

from postlint.registry.evidence import Measurement
from postlint.report.formats import render
from postlint.report.model import Report
from postlint.report.sarif_rules import precision

from .any_text import reports
from .sample_report import sample_report

_SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text())
_VALIDATOR = jsonschema.Draft4Validator(
    _SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
)


def _run(report: Report) -> Any:
    log = json.loads(render(report, format="sarif").encode())
    _VALIDATOR.validate(log)
    return log["runs"][0]


def _marked(text: str, region: dict[str, int]) -> str:
    """What the region's lines and columns mark, counted from the text alone."""
    starts = [0]
    for index, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
            starts.append(index + 1)
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return text[start : starts[region["endLine"] - 1] + region["endColumn"] - 1]


def test_an_empty_report_is_valid() -> None:
    assert _run(Report("0.1.0", ()))["results"] == []


@given(reports())
def test_any_text_is_valid_and_stands_where_it_says(report: Report) -> None:
    post = report.entries[0].result.post
    for result in _run(report)["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        if post.row is not None:
            assert region["startLine"] == post.row
            continue
        start = region["charOffset"]
        words = post.source.text[start : start + region["charLength"]]
        assert words == region["snippet"]["text"] == _marked(post.source.text, region)


def test_every_result_points_at_its_rule() -> None:
    run = _run(sample_report())
    rules = run["tool"]["driver"]["rules"]
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert (
            rule["defaultConfiguration"]["level"] == levels[rule["id"]]
            or rule["id"] == "tone/shouting"
        )
        assert {"shortDescription", "fullDescription", "help", "helpUri", "name"} <= set(rule)


def test_code_scanning_gets_severity_and_measured_precision() -> None:
    rules = {
        rule["id"]: rule["properties"] for rule in _run(sample_report())["tool"]["driver"]["rules"]
    }
    assert rules["tone/newsjacking"]["precision"] == "high"
    assert rules["tone/newsjacking"]["problem.severity"] == "error"
    assert rules["tone/newsjacking"]["tags"] == ["tone", "de", "en"]
    assert "precision" not in rules["tone/non-apology"]
    assert rules["tone/crowd-address"]["problem.severity"] == "recommendation"


@pytest.mark.parametrize(
    ("share", "hits", "word"),
    [
        *((1.0, 20, "very-high"), (0.9, 20, "very-high"), (0.89, 20, "high"), (0.8, 20, "high")),
        *((0.79, 20, "medium"), (0.6, 20, "medium"), (0.59, 20, "low"), (0.0, 20, "low")),
        *((1.0, 19, None), (None, 500, None)),
    ],
)
def test_precision_has_four_words(share: float | None, hits: int, word: str | None) -> None:
    measured = Measurement(
        *("posts", "en", 1000, hits, hits / 10, share, None, None, None),
        *("2026-11-24", "0.1.0", "labels"),
    )
    assert precision([measured]) == word


def test_a_silenced_result_says_why() -> None:
    (silenced,) = [r for r in _run(sample_report())["results"] if "suppressions" in r]
    (suppression,) = silenced["suppressions"]
    assert silenced["ruleId"] == "tone/shouting"
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == 'we | always shout "last chance"'
    comment = suppression["location"]["physicalLocation"]["region"]["snippet"]["text"]
    assert comment.startswith("<!-- postlint: ignore tone/shouting")


def test_what_could_not_be_read_is_a_notification() -> None:
    (invocation,) = _run(sample_report())["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolExecutionNotifications"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "posts/entwurf.md", "uriBaseId": "SRCROOT"}
    assert place["region"] == {"startLine": 1, "startColumn": 1}
    assert "UTF-8" in second["message"]["text"]


def test_paths_are_uris_below_the_root() -> None:
    run = _run(sample_report())
    places = [r["locations"][0]["physicalLocation"]["artifactLocation"] for r in run["results"]]
    assert {place["uriBaseId"] for place in places} == {"SRCROOT"}
    assert "posts/gr%C3%BC%C3%9Fe.txt" in {place["uri"] for place in places}
    assert list(run["originalUriBaseIds"]) == ["SRCROOT"]


def test_parts_and_rows_have_names() -> None:
    names = [
        place["name"]
        for result in _run(sample_report())["results"]
        for place in result["locations"][0].get("logicalLocations", [])
    ]
    assert set(names) == {"part 1 of 2", "part 2 of 2", "row 7, id app-launch"}


def test_a_fix_replaces_what_it_says() -> None:
    (result,) = [
        r
        for r in _run(sample_report())["results"]
        if r["ruleId"] == "tone/shouting" and "fixes" in r
    ]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    post = next(
        e.result.post for e in sample_report().entries if "grüße" in e.result.post.source.path
    )
    assert _marked(post.source.text, replacement["deletedRegion"]) == "MITMACHEN"
    assert replacement["insertedContent"] == {"text": "mitmachen"}


def test_sarif_tools_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "report.sarif"
    path.write_text(render(sample_report(), format="sarif"), encoding="utf-8")
    read = load_sarif_file(str(path))
    assert read.get_distinct_tool_names() == ["postlint"]
    records = read.get_records()
    assert len(records) == sum(len(e.result.findings) for e in sample_report().entries) + 1
    apology = next(record for record in records if record["Code"] == "tone/non-apology")
    assert (apology["Location"], apology["Line"], apology["Severity"]) == (
        "posts/thread.md",
        1,
        "error",
    )
