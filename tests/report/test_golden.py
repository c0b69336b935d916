from __future__ import annotations

from typing import Any

import pytest

from postlint.report.formats import FORMATS, render

from .golden import GOLDEN, assert_golden
from .sample_report import sample_report

CASES: dict[str, dict[str, Any]] = {
    "text.txt": {"format": "text"},
    "text-colour.txt": {"format": "text", "colour": True},
    "text-narrow.txt": {"format": "text", "width": 48},
    "statistics.txt": {"format": "text", "statistics": True},
    "concise.txt": {"format": "concise"},
    "json.json": {"format": "json"},
    "jsonl.jsonl": {"format": "jsonl"},
    "markdown.md": {"format": "markdown"},
    "html.html": {"format": "html"},
    "sarif.sarif": {"format": "sarif"},
    "github.txt": {"format": "github"},
    "gitlab.json": {"format": "gitlab"},
    "rdjson.json": {"format": "rdjson"},
    "rdjsonl.jsonl": {"format": "rdjsonl"},
    "junit.xml": {"format": "junit"},
    "checkstyle.xml": {"format": "checkstyle"},
}


@pytest.mark.parametrize("name", CASES)
def test_every_format_gives_its_golden_file(name: str) -> None:
    assert_golden(GOLDEN / name, render(sample_report(), **CASES[name]))


def test_no_format_is_without_a_golden_file() -> None:
    assert {case["format"] for case in CASES.values()} == set(FORMATS)
