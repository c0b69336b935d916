"""Suppressions: what they cover, and when they are reported themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.registry.rule import Rule
from tests.workbench import lint, rule

RED = 'message: "“{match}”"\ncheck: {kind: existence, words: {any: ["red"]}}\n'
TELL = """\
message: "{{match}} {{rules}} {{until}} {{problem}}"
check: {{kind: suppression, state: {0}}}
"""
STATES = ("unused", "expired", "invalid")


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rule, ...]:
    folder = tmp_path_factory.mktemp("rules")
    watchers = (rule(folder, TELL.format(state), id=f"policy/{state}") for state in STATES)
    return (rule(folder, RED, id="tone/red"), *watchers)


def findings(text: str, rules: tuple[Rule, ...], **options: str) -> list[tuple[str, str]]:
    result = lint(text, *rules, **options)
    return [(f.rule, text[f.span.start : f.span.end]) for f in result.findings]


def ignore(rest: str) -> str:
    return f"<!-- postlint: ignore {rest} -->"


@pytest.mark.parametrize("selector", ["tone/red", "tone", "tone/*", "ALL"])
def test_a_comment_covers_the_paragraph_it_stands_before(
    selector: str, rules: tuple[Rule, ...]
) -> None:
    text = f"{ignore(selector + ' -- a reason')}\nSo red.\n\nAnd red."
    result = lint(text, *rules)
    assert [f.span.start for f in result.suppressed] == [text.index("red.")]
    assert [f.rule for f in result.findings] == ["tone/red"]


def test_a_comment_inside_a_paragraph_covers_that(rules: tuple[Rule, ...]) -> None:
    assert findings(f"It is red {ignore('tone/red -- ok')} now.\n\nBlue.", rules) == []


def test_front_matter_covers_the_post(rules: tuple[Rule, ...]) -> None:
    text = "---\npostlint: {ignore: [tone/red], reason: house colour}\n---\nRed!\n\nRed!"
    result = lint(text, *rules)
    assert (len(result.findings), len(result.suppressed)) == (0, 2)
    assert [f.suppression and f.suppression.reason for f in result.suppressed] == [
        "house colour"
    ] * 2


def test_an_unused_one_is_reported(rules: tuple[Rule, ...]) -> None:
    comment = ignore("tone/red -- why")
    assert findings(f"{comment}\nBlue.", rules) == [("policy/unused", comment)]


def test_an_unused_one_is_not_reported_when_its_rule_did_not_run(rules: tuple[Rule, ...]) -> None:
    assert findings(f"{ignore('tone/other -- why')}\nBlue.", rules) == []
    assert findings(f"{ignore('tone/red -- why')}\nBlue.", rules[1:]) == []


def test_one_whose_rule_was_skipped_is_not_called_unused(
    tmp_path: Path, rules: tuple[Rule, ...]
) -> None:
    body = 'message: "x"\ncheck: {kind: sequence, patterns: {de: [[{POS: VERB}]]}}\n'
    needs = rule(tmp_path, body, id="tone/needs")
    result = lint(f"{ignore('tone/needs -- why')}\nBlau.", needs, *rules, model="blank:de")
    assert [s.rule for s in result.skipped] == ["tone/needs"]
    assert result.findings == ()


@pytest.mark.parametrize(
    ("until", "expected"),
    [("2026-01-14", ["policy/expired", "tone/red"]), ("2026-01-15", []), ("2026-12-31", [])],
)
def test_expiry(until: str, expected: list[str], rules: tuple[Rule, ...]) -> None:
    result = lint(f"{ignore(f'tone/red -- why, until {until}')}\nRed!", *rules)
    assert sorted(f.rule for f in result.findings) == expected
    assert all(until in f.message for f in result.findings if f.rule == "policy/expired")


@pytest.mark.parametrize("rest", ["", "tone/red -- why, until tomorrow", "tone/red some reason!"])
def test_an_invalid_one_suppresses_nothing_and_says_why(rest: str, rules: tuple[Rule, ...]) -> None:
    result = lint(f"{ignore(rest)}\nRed!", *rules)
    by_rule = {f.rule: f for f in result.findings}
    assert set(by_rule) == {"policy/invalid", "tone/red"}
    assert len(by_rule["policy/invalid"].message) > len(ignore(rest)) + 20


def test_the_problem_is_told_in_full(rules: tuple[Rule, ...]) -> None:
    (finding,) = lint("<!-- postlint: disable tone/red -->\nBlue.", *rules).findings
    assert finding.message.endswith("write “postlint: ignore” and the rules")
