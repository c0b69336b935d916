"""reviewdog counts UTF-8 bytes; these tests count them from the file's own bytes."""

from __future__ import annotations

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from hypothesis import assume, given

from postlint.report.formats import render
from postlint.report.model import Report
from postlint.source.post import Source

from .any_text import reports
from .sample_report import sample_report

_POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"minimum": 1}},
    "additionalProperties": False,
}
_RANGE = {
    "type": "object",
    "required": ["start"],
    "properties": {"start": _POSITION, "end": _POSITION},
    "additionalProperties": False,
}
#: The fields that reviewdog documents, without any others.
_DIAGNOSTIC = {
    "type": "object",
    "required": ["message", "location", "severity"],
    "properties": {
        "message": {"type": "string"},
        "location": {
            "type": "object",
            "required": ["path"],
            "properties": {"path": {"type": "string"}, "range": _RANGE},
            "additionalProperties": False,
        },
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": {"type": "object", "required": ["name"]},
        "code": {"type": "object", "required": ["value"]},
        "suggestions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["range", "text"],
                "properties": {"range": _RANGE, "text": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def _diagnostics(report: Report) -> list[dict[str, Any]]:
    read = json.loads(render(report, format="rdjson").encode())
    assert read["source"]["name"] == "postlint"
    for diagnostic in read["diagnostics"]:
        jsonschema.validate(diagnostic, _DIAGNOSTIC)
    return list(read["diagnostics"])


def _bytes(source: Source) -> bytes:
    mark = b"\xef\xbb\xbf" if source.bom else b""
    return mark + source.text.encode()


def _marked(data: bytes, place: dict[str, Any]) -> str:
    """What a range marks in a file, byte by byte."""
    lines = data.split(b"\n")

    def offset(position: dict[str, int]) -> int:
        return sum(len(line) + 1 for line in lines[: position["line"] - 1]) + position["column"] - 1

    return data[offset(place["start"]) : offset(place["end"])].decode()


def test_positions_are_those_of_the_bytes() -> None:
    found = _diagnostics(sample_report())
    expected = [
        (entry.result.post, finding)
        for entry in sample_report().entries
        for finding in entry.result.findings
    ]
    for (post, finding), diagnostic in zip(expected, found, strict=False):
        place = diagnostic["location"]["range"]
        if post.row is None:
            assert _marked(_bytes(post.source), place) == post.source.slice(finding.span)
        else:
            assert place == {"start": {"line": post.row}}
    assert len(found) == len(expected) + len(sample_report().failures)


def test_the_family_is_eighteen_bytes_long() -> None:
    emoji = next(d for d in _diagnostics(sample_report()) if "mourning" in d["code"]["value"])
    assert emoji["location"]["range"] == {
        "start": {"line": 4, "column": 47},
        "end": {"line": 4, "column": 65},
    }


@given(reports())
def test_any_text_is_found_by_its_bytes(report: Report) -> None:
    post = report.entries[0].result.post
    assume("\r" not in post.source.text.replace("\r\n", "\n"))
    assume(not any("\ud800" <= char <= "\udfff" for char in post.source.text))
    found = _diagnostics(report)
    if post.row is None:
        for finding, diagnostic in zip(report.entries[0].result.findings, found, strict=False):
            marked = _marked(_bytes(post.source), diagnostic["location"]["range"])
            assert marked == post.source.slice(finding.span)


def test_a_suggestion_replaces_its_bytes() -> None:
    shouting = next(
        d for d in _diagnostics(sample_report()) if d["code"]["value"] == "tone/shouting"
    )
    (suggestion,) = shouting["suggestions"]
    source = sample_report().entries[1].result.post.source
    assert _marked(_bytes(source), suggestion["range"]) == "MITMACHEN"
    assert suggestion["text"] == "mitmachen"


def test_lines_hold_the_same_diagnostics() -> None:
    lines = render(sample_report(), format="rdjsonl").splitlines()
    read = [json.loads(line) for line in lines]
    assert all(diagnostic.pop("source")["name"] == "postlint" for diagnostic in read)
    assert read == _diagnostics(sample_report())
