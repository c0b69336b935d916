"""From matches to findings: places, messages, fingerprints, fixes, what is skipped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from postlint.analysis.model import Analysis
from postlint.checks.base import Check, Match
from postlint.lint.finding import Edit, Finding, Fix
from postlint.lint.fixes import apply_fixes
from postlint.registry.rule import Rule
from postlint.source.post import Span
from tests.workbench import lint, rule

RED = """\
severity: error
message: {de: "„{match}“ ist rot.", en: "“{match}” is red."}
advice: {en: "Drop “{match}”."}
check: {kind: existence, words: {any: ["{very|} red", "rot"]}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given(Check):
    """Matches as a plug-in might give them."""

    kind: ClassVar[str] = "given"
    spans: tuple[tuple[int, int], ...] = ()
    values: object = None

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        for start, end in self.spans:
            yield Match(Span(start, end), values=self.values or {})  # type: ignore[arg-type]


def given_rule(*spans: tuple[int, int], values: object = None, message: str = "x") -> Rule:
    texts = {"de": message, "en": message}
    return Rule(
        "my/given", "warning", 1.0, texts, {}, {}, Given(spans=spans, values=values), (), ()
    )


def test_a_finding_in_the_words_of_its_rule(tmp_path: Path) -> None:
    (finding,) = lint("It is Red.", rule(tmp_path, RED), language="en").findings
    assert (finding.message, finding.advice) == ("“Red” is red.", "Drop “Red”.")
    assert (finding.severity, finding.category) == ("error", "my")


def test_the_message_language(tmp_path: Path) -> None:
    red = rule(tmp_path, RED)
    assert lint("Es ist rot.", red, language="de").findings[0].message == "„rot“ ist rot."
    told = lint("Es ist rot.", red, language="de", message_language="en").findings[0]
    assert (told.message, told.advice) == ("“rot” is red.", "Drop “rot”.")


def test_a_rule_runs_only_where_it_is_meant_to(tmp_path: Path) -> None:
    english = rule(
        tmp_path, 'message: {en: "x"}\ncheck: {kind: existence, words: {any: ["red"]}}\n'
    )
    assert lint("red", english, language="de").findings == ()
    only = rule(
        tmp_path, 'platforms: [x]\nmessage: "x"\ncheck: {kind: existence, words: {any: ["red"]}}\n'
    )
    assert lint("red", only, platform="linkedin").findings == ()
    assert lint("red", only).findings == ()
    assert len(lint("red", only, platform="x").findings) == 1


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(-5, 3)], [(0, 3)]),
        ([(2, 99)], [(2, 8)]),
        ([(50, 90)], [(8, 8)]),
        ([(5, 2)], [(5, 5)]),
        ([(0, 4), (2, 6)], [(0, 4)]),
        ([(0, 2), (0, 6), (6, 7)], [(0, 6), (6, 7)]),
    ],
)
def test_spans_are_clipped_and_overlaps_dropped(
    spans: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    found = lint("12345678", given_rule(*spans)).findings
    assert [(f.span.start, f.span.end) for f in found] == expected


def test_spans_stay_in_the_body_of_a_file_with_front_matter() -> None:
    text = "---\na: b\n---\nText"
    (finding,) = lint(text, given_rule((0, 99))).findings
    assert text[finding.span.start : finding.span.end] == "Text"


@pytest.mark.parametrize(
    "broken",
    [
        given_rule((0, 1), message="{missing}"),
        given_rule((0, 1), values={"match": 5}),
        given_rule(("a", "b")),  # type: ignore[arg-type]
    ],
)
def test_a_crashing_rule_is_skipped_and_the_run_goes_on(broken: Rule, tmp_path: Path) -> None:
    result = lint("It is red.", broken, rule(tmp_path, RED))
    assert [s.rule for s in result.skipped] == ["my/given"]
    assert result.skipped[0].reason.startswith("the rule crashed: ")
    assert [f.rule for f in result.findings] == ["my/rule"]


def test_a_rule_that_needs_a_model_is_skipped_with_its_reason(tmp_path: Path) -> None:
    body = 'message: "x"\ncheck: {kind: sequence, patterns: {de: [[{LEMMA: gehen}]]}}\n'
    (skipped,) = lint("Wir gehen.", rule(tmp_path, body), model="blank:de").skipped
    assert skipped.reason == "needs lemmas, which the pipeline lacks (de tokenizer, no model)"


def marks(text: str, red: Rule) -> list[str]:
    return [finding.fingerprint for finding in lint(text, red, language="de").findings]


def test_fingerprints_survive_edits_elsewhere(tmp_path: Path) -> None:
    red = rule(tmp_path, RED)
    before = marks("Das ist rot. Ende.", red)
    assert marks("Ein neuer Satz davor.\n\nDas  ist\nrot. Anderes Ende.", red) == before
    assert marks("Das war rot. Ende.", red) != before


def test_fingerprints_tell_equal_findings_apart(tmp_path: Path) -> None:
    found = marks("Rot und rot. Das ist rot. Das ist rot.", rule(tmp_path, RED))
    assert len(set(found)) == 4
    assert all(len(mark) == 16 for mark in found)


def finding(*edits: tuple[int, int, str], safety: str = "safe", fixes: int = 1) -> Finding:
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    fix = Fix("x", safety, made)  # type: ignore[arg-type]
    return Finding("my/rule", "warning", "", "", Span(0, 1), (fix,) * fixes)


@pytest.mark.parametrize(
    ("findings", "text", "count"),
    [
        ([finding((0, 1, "A")), finding((2, 3, "C"))], "AbCdef", 2),
        ([finding((2, 3, "C")), finding((0, 1, "A"))], "AbCdef", 2),
        ([finding((0, 3, "X")), finding((2, 4, "Y"))], "Xdef", 1),
        ([finding((0, 2, "X")), finding((2, 4, "Y"))], "XYef", 2),
        ([finding((0, 1, "A"), (4, 5, "E")), finding((2, 3, "C"))], "AbcdEf", 1),
        ([finding((3, 3, "-"))], "abc-def", 1),
        ([finding((0, 5, "X"), (3, 4, "Y"))], "abcdef", 0),
        ([finding((0, 1, "A"), safety="unsafe")], "abcdef", 0),
        ([finding((0, 1, "A"), fixes=2)], "abcdef", 0),
        ([finding()], "abcdef", 0),
        ([], "abcdef", 0),
    ],
)
def test_fixes(findings: list[Finding], text: str, count: int) -> None:
    fixed = apply_fixes("abcdef", findings)
    assert (fixed.text, fixed.count) == (text, count)


def test_unsafe_fixes_are_applied_when_asked_for() -> None:
    assert apply_fixes("abc", [finding((0, 1, "X"), safety="unsafe")], unsafe=True).text == "Xbc"


SWAP = """\
fix: safe
message: "{replacement}"
check: {kind: substitution, swap: {any: {"order now": "read on", "rot": "blau"}}}
"""


def test_a_replacement_never_tears_markup_apart(tmp_path: Path) -> None:
    swap = rule(tmp_path, SWAP)
    (plain,) = lint("Order now!", swap).findings
    assert plain.fixes[0].edits[0].text == "Read on"
    (torn,) = lint("**Order** now!", swap).findings
    assert torn.fixes == ()
