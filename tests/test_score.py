"""The bill of risk adds up, rises with every finding and stays in its bounds."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.score import LEVELS, score

RULES = [f"tone/r{number}" for number in range(8)]
WEIGHTS = st.fixed_dictionaries({rule: st.floats(0, 10) for rule in RULES})
HITS = st.lists(st.sampled_from(RULES), max_size=60)


@given(HITS, WEIGHTS)
def test_contributions_add_up(hits: list[str], weights: dict[str, float]) -> None:
    card = score(hits, weights)
    assert sum(line.points for line in card.contributions) == card.total
    assert 0 <= card.total <= 100
    assert all(line.points >= 0 for line in card.contributions)
    points = [line.points for line in card.contributions]
    assert points == sorted(points, reverse=True)
    assert {line.rule for line in card.contributions} == {h for h in hits if weights[h] > 0}


@given(HITS, st.sampled_from(RULES), WEIGHTS)
def test_one_more_finding_never_lowers_the_risk(
    hits: list[str], more: str, weights: dict[str, float]
) -> None:
    assert score([*hits, more], weights).total >= score(hits, weights).total


@given(st.permutations(RULES[:4] * 2))
def test_the_order_does_not_matter(hits: list[str]) -> None:
    weights = dict.fromkeys(RULES, 1.0)
    assert score(hits, weights) == score(sorted(hits), weights)


def test_nothing_found_is_no_risk() -> None:
    card = score([], {})
    assert (card.total, card.level, card.contributions) == (0, "low", ())


def test_the_formula() -> None:
    def sigmoid(x: float) -> float:
        return 1 / (1 + math.exp(-x))

    rise = 2.0 * (1 + math.log(2)) + 0.3
    expected = 100 * (sigmoid(rise - 3) - sigmoid(-3)) / (1 - sigmoid(-3))
    assert score(["a", "a", "b"], {"a": 2.0, "b": 0.3}).total == round(expected)


def test_a_second_alarm_of_a_kind_says_less_than_the_first() -> None:
    weights = {"a": 1.0, "b": 1.0}
    assert score(["a", "a"], weights).total < score(["a", "b"], weights).total


@pytest.mark.parametrize(("level", "least"), LEVELS)
def test_levels(level: str, least: int) -> None:
    totals = {score(["a"], {"a": w / 100}) for w in range(1001)}
    assert min(card.total for card in totals if card.level == level) == least
