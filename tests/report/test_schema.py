from __future__ import annotations

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from postlint.report.formats import render
from postlint.report.model import Report
from postlint.report.schema import schema

from .golden import ROOT, assert_golden
from .sample_report import sample_report


def _record() -> Any:
    return json.loads(render(sample_report(), format="json"))


def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


def test_the_file_in_docs_is_the_generated_one() -> None:
    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    assert_golden(ROOT / "docs" / "report.schema.json", text)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("report", [sample_report(), Report("0.1.0", ())], ids=["sample", "empty"])
def test_reports_validate(report: Report) -> None:
    _validator().validate(json.loads(render(report, format="json")))


def _objects(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        return [node, *(found for value in node.values() for found in _objects(value))]
    return [found for item in node for found in _objects(item)] if isinstance(node, list) else []


def test_no_object_takes_an_unknown_key() -> None:
    record = _record()
    for place in _objects(record):
        place["surprise"] = 1
        assert not _validator().is_valid(record)
        del place["surprise"]
    assert _validator().is_valid(record)


@pytest.mark.parametrize("key", ["schema", "version", "posts", "errors", "summary"])
def test_every_key_of_the_top_is_required(key: str) -> None:
    record = _record()
    del record[key]
    assert not _validator().is_valid(record)
