"""How often rules fire and how right they are, on counts that can be checked by hand."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from postlint.evaluate.features import Features
from postlint.evaluate.rates import level_alarms, lift, rule_rates, severity_alarms
from postlint.registry.rule import Rule
from tests.workbench import rule

BODY = """\
severity: {severity}
message: "“{{match}}” is in it."
check: {{kind: existence, words: {{en: ["cheap"]}}}}
basis: [{{kind: law, title: "A law of this town", year: 2020}}]
"""


@pytest.fixture
def rules(tmp_path: Path) -> tuple[Rule, ...]:
    severities = ("error", "warning", "suggestion")
    return tuple(rule(tmp_path, BODY.format(severity=s), id=f"my/{s}") for s in severities)


def test_lift_is_the_ratio_of_two_shares() -> None:
    found = lift(both=8, hits=10, positives=20, posts=100)
    assert found is not None
    assert found.value == pytest.approx(0.8 / 0.2)
    spread = 1.959964 * math.sqrt(1 / 8 - 1 / 10 - 1 / 20 + 2 * 8 / (10 * 20) - 1 / 100)
    assert found.low == pytest.approx(4 * math.exp(-spread))
    assert found.high == pytest.approx(4 * math.exp(spread))


def test_the_interval_holds_what_it_promises() -> None:
    """Of 4,000 samples from known shares, about 95 in 100 intervals hold the true lift."""
    shares, truth = (0.06, 0.04, 0.14, 0.76), 0.6 / 0.2
    draws = np.random.default_rng(3).multinomial(400, shares, size=4000)
    held = 0
    for both, hits_only, positives_only, _ in draws:
        found = lift(int(both), int(both + hits_only), int(both + positives_only), 400)
        held += found is not None and found.low <= truth <= found.high
    assert held / len(draws) == pytest.approx(0.95, abs=0.01)


def test_a_rule_that_never_hits_a_positive_post_has_lift_nothing() -> None:
    found = lift(both=0, hits=10, positives=20, posts=100)
    assert found is not None
    assert (found.value, found.low) == (0.0, 0.0)
    assert 0 < found.high < 5


def test_a_rule_that_hits_every_post_tells_nothing_for_certain() -> None:
    found = lift(both=20, hits=100, positives=20, posts=100)
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((1.0, 1.0, 1.0))


def test_there_is_no_lift_of_nothing() -> None:
    assert lift(both=0, hits=0, positives=20, posts=100) is None
    assert lift(both=0, hits=10, positives=0, posts=100) is None


def test_rules_are_counted_in_posts_and_findings(rules: tuple[Rule, ...]) -> None:
    found = [
        Features({"my/error": 3, "my/warning": 1}),
        Features({"my/warning": 1}),
        Features({"my/warning": 2}),
        Features(),
    ]
    warning, error = rule_rates(found, [True, False, None, False], rules)
    assert (warning.rule, warning.hits, warning.findings, warning.per_100) == (
        "my/warning",
        3,
        4,
        75.0,
    )
    assert warning.precision == 0.5
    assert warning.lift is not None
    assert warning.lift.value == pytest.approx(0.5 / (1 / 3))
    assert (error.rule, error.hits, error.findings, error.precision) == ("my/error", 1, 3, 1.0)
    alarms = {alarm.name: (alarm.findings, alarm.posts) for alarm in severity_alarms(found, rules)}
    assert alarms == {"error": (75, 25), "warning": (100, 75), "suggestion": (0, 0)}


def test_without_labels_there_is_no_precision(rules: tuple[Rule, ...]) -> None:
    (rate,) = rule_rates([Features({"my/error": 1})], [None], rules)
    assert (rate.precision, rate.lift) == (None, None)


def test_levels_are_counted_from_the_worst_down(rules: tuple[Rule, ...]) -> None:
    found = [Features({"my/error": 9, "my/warning": 9}), *([Features()] * 3)]
    shares = level_alarms(found, rules)
    assert shares == {"severe": 25.0, "high": 25.0, "elevated": 25.0}
