"""The JSON Schemas of rule and signal files agree with what reads the files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from postlint.checks.kinds import BUILT_IN
from postlint.registry.packs import rule_files, rules_root, signal_files
from postlint.registry.schema import rule_schema, signal_schema
from postlint.source.yaml12 import parse

RULE, SIGNAL = Draft202012Validator(rule_schema()), Draft202012Validator(signal_schema())


@pytest.mark.parametrize(("name", "made"), [("rule", rule_schema), ("signal", signal_schema)])
def test_the_files_are_up_to_date(name: str, made: Any) -> None:
    text = (rules_root() / f"{name}.schema.json").read_text(encoding="utf-8")
    assert json.loads(text) == made(), "run `make generate`"


def test_the_schemas_are_schemas() -> None:
    Draft202012Validator.check_schema(RULE.schema)
    Draft202012Validator.check_schema(SIGNAL.schema)


def _built_in() -> Iterator[Any]:
    yield from (pytest.param(RULE, file.path, id=file.id) for file in rule_files(rules_root()))
    for path in signal_files(rules_root()):
        yield pytest.param(SIGNAL, path, id=path.name)


@pytest.mark.parametrize(("schema", "path"), list(_built_in()))
def test_every_built_in_file_is_valid(schema: Any, path: Path) -> None:
    value = parse(path.read_text(encoding="utf-8")).value
    assert [error.message for error in schema.iter_errors(value)] == []


@pytest.mark.parametrize("kind", BUILT_IN)
def test_a_typo_in_a_kind_is_refused(kind: str) -> None:
    assert not RULE.is_valid({"message": "x", "check": {"kind": kind, "sgnals": ["a"]}})


@pytest.mark.parametrize(
    ("check", "valid"),
    [
        ({"kind": "existence", "signals": ["link"]}, True),
        ({"kind": "existence", "signals": "link"}, False),
        ({"kind": "existence", "within": 3}, True),
        ({"kind": "existence", "within": "chapter"}, False),
        ({"kind": "density", "of": "words"}, False),
        ({"kind": "from-a-plugin", "anything": 1}, True),
        ({"signals": ["link"]}, False),
    ],
)
def test_checks(check: dict[str, Any], valid: bool) -> None:
    assert RULE.is_valid({"message": "x", "check": check}) is valid


@pytest.mark.parametrize("extra", [{"serverity": "error"}, {"severity": "bad"}, {"weight": 11}])
def test_keys_of_a_rule(extra: dict[str, Any]) -> None:
    rule = {"message": {"de": "x"}, "check": {"kind": "approval"}}
    assert RULE.is_valid(rule)
    assert not RULE.is_valid({**rule, **extra})
