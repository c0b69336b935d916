"""The built-in catalogue: its examples, and what every rule must have."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from postlint.config import Settings
from postlint.registry.catalogue import Catalogue, load_catalogue
from postlint.registry.packs import rule_files, rules_root
from postlint.registry.rule import Rule
from postlint.testing import ExampleRunner, Outcome

IDS = [file.id for file in rule_files(rules_root())]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def outcome(catalogue: Catalogue) -> Outcome:
    """All examples in one run, with one linter for all rules."""
    return ExampleRunner(Settings(), catalogue=catalogue, rules=catalogue.rules.values()).run()


@pytest.fixture
def rule(request: pytest.FixtureRequest, catalogue: Catalogue) -> Rule:
    return catalogue.rules[request.param]


every_rule = pytest.mark.parametrize("rule", IDS, indirect=True)


@every_rule
def test_its_examples(rule: Rule, outcome: Outcome) -> None:
    failed = [f for f in outcome.failed if f.rule == rule.id]
    assert [f"{f.number}: {f.message}: {f.example.text}" for f in failed] == []


@every_rule
def test_it_has_three_examples_of_each_sort_in_each_language(rule: Rule) -> None:
    counts = Counter((example.language, example.bad) for example in rule.examples)
    assert all(counts[language, bad] >= 3 for language in rule.message for bad in (True, False))
    assert {example.language for example in rule.examples} <= set(rule.message)


@every_rule
def test_it_explains_itself_in_each_language(rule: Rule) -> None:
    for texts in (rule.message, rule.why, rule.advice):
        assert set(texts) == set(rule.message)
        assert all(text.strip() for text in texts.values())


@every_rule
def test_its_claim_rests_on_something(rule: Rule) -> None:
    kinds = {basis.kind for basis in rule.basis}
    assert kinds
    assert rule.severity != "error" or kinds - {"convention"}


@every_rule
def test_its_quotation_marks(rule: Rule) -> None:
    for texts in (rule.message, rule.why, rule.advice):
        for language, text in texts.items():
            assert '"' not in re.sub(r'"\{\w+\}"', "", text)
            opened, closed = ("„", "“") if language == "de" else ("“", "”")
            assert text.count(opened) == text.count(closed)
            assert "”" not in text if language == "de" else "„" not in text


@every_rule
def test_its_id_is_its_path(rule: Rule) -> None:
    assert Path(rule.origin).with_suffix("").parts[-2:] == tuple(rule.id.split("/"))
    assert re.fullmatch(r"[a-z]+/[a-z]+(-[a-z]+)*", rule.id)


def test_the_size_of_the_catalogue(catalogue: Catalogue) -> None:
    rules = catalogue.rules.values()
    assert len(rules) >= 30
    assert sum(set(rule.message) == {"de", "en"} for rule in rules) >= 24
    packs = {"context", "brevity", "tone", "promotion", "wording", "policy"}
    assert {rule.category for rule in rules} == packs


def test_only_what_needs_a_model_is_skipped(outcome: Outcome) -> None:
    assert all("which the pipeline lacks" in reason for _, reason in outcome.skipped)
