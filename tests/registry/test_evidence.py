"""Measurements: written, read again, shown, and told when they cannot be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from postlint.registry.catalogue import load_catalogue
from postlint.registry.evidence import (
    Measurement,
    evidence_path,
    evidence_text,
    load_evidence,
)
from postlint.registry.rule import RegistryError

BRAGGING = Measurement(
    data="tweets",
    language="en",
    posts=2000,
    hits=40,
    per_100=2.0,
    precision=0.75,
    lift=7.5,
    low=5.9,
    high=9.5,
    date="2026-11-24",
    version="0.1.0",
    kind="labels",
    label="bragging",
)
NOTHING = replace(BRAGGING, precision=None, lift=None, low=None, high=None, label=None)
ORDINARY = replace(NOTHING, data="kommunal", language="de", kind="ordinary")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    evidence = {"tone/b": (BRAGGING, ORDINARY), "tone/a": (NOTHING,)}
    path = tmp_path / "evidence.json"
    path.write_text(evidence_text(evidence), encoding="utf-8")
    assert load_evidence(path) == evidence
    assert list(load_evidence(path)) == ["tone/a", "tone/b"]


def test_no_file_is_no_evidence(tmp_path: Path) -> None:
    assert load_evidence(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"schema": "postlint-evidence/9", "rules": {}}',
        '{"schema": "postlint-evidence/1", "rules": {"a/b": [{"data": "x"}]}}',
        '{"schema": "postlint-evidence/1", "rules": []}',
    ],
)
def test_a_broken_file_is_told_with_a_way_out(tmp_path: Path, text: str) -> None:
    path = tmp_path / "evidence.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegistryError, match="make evidence") as caught:
        load_evidence(path)
    assert str(path) in str(caught.value)


def test_the_file_in_the_repository_is_as_written_and_speaks_of_known_rules() -> None:
    evidence = load_evidence()
    assert evidence_path().read_text(encoding="utf-8") == evidence_text(evidence)
    rules = load_catalogue().rules.values()
    assert set(evidence) <= {name for rule in rules for name in (rule.id, *rule.aliases)}
