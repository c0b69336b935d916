"""AUC and average precision: values known by hand, and scikit-learn's on many more."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, roc_auc_score

from postlint.evaluate.ranking import auc, average_precision, within

POSTS = st.lists(st.tuples(st.sampled_from((0.0, 0.5, 1.0, 2.5)), st.booleans()), min_size=2)


@pytest.mark.parametrize(
    ("scores", "labels", "expected"),
    [
        ([0, 1, 2, 3], "--++", 1.0),
        ([3, 2, 1, 0], "--++", 0.0),
        ([0, 0, 0, 0], "--++", 0.5),
        ([0, 0, 0, 1], "--++", 0.75),
        ([1, 2, 3, 4], "-+-+", 0.75),
    ],
)
def test_auc_known_by_hand(scores: list[float], labels: str, expected: float) -> None:
    assert auc(np.array(scores, float), _labels(labels)) == expected


def test_one_class_has_no_auc() -> None:
    assert math.isnan(auc(np.array([1.0, 2.0]), _labels("++")))
    assert math.isnan(average_precision(np.array([1.0, 2.0]), _labels("--")))


@settings(deadline=None)
@given(POSTS)
def test_both_agree_with_scikit_learn(posts: list[tuple[float, bool]]) -> None:
    scores = np.array([score for score, _ in posts])
    labels = np.array([label for _, label in posts])
    if labels.any() and not labels.all():
        assert auc(scores, labels) == pytest.approx(roc_auc_score(labels, scores))
        expected = average_precision_score(labels, scores)
        assert average_precision(scores, labels) == pytest.approx(expected)


def test_within_groups_a_shift_between_groups_does_not_count() -> None:
    """In each page the risky post is the higher one; between the pages it is the other way."""
    scores = np.array([1.0, 2.0, 101.0, 102.0, 103.0])
    labels, groups = _labels("-+--+"), ["calm", "calm", "loud", "loud", "loud"]
    assert auc(scores, labels) == pytest.approx(4 / 6)
    found = within(scores, labels, groups)
    assert (found.auc, found.low, found.high, found.groups) == (1.0, 1.0, 1.0, 2)


def test_groups_weigh_by_their_posts_not_by_their_pairs() -> None:
    scores = np.array([0.0, 1.0, *([1.0] * 4), *([0.0] * 4)])
    labels = _labels("-+" + "----" + "++++")
    found = within(scores, labels, ["small"] * 2 + ["large"] * 8)
    assert found.auc == pytest.approx((1.0 * 0.5 + 0.0 * 2) / 2.5)
    assert (found.low, found.high) == (0.0, 1.0)


def test_groups_of_one_class_are_left_out() -> None:
    found = within(np.array([1.0, 2.0, 3.0]), _labels("+-+"), ["a", "a", "b"])
    assert (found.auc, found.groups) == (0.0, 1)
    assert math.isnan(within(np.array([1.0, 2.0]), _labels("+-"), ["a", "b"]).auc)


def test_the_interval_is_the_same_in_every_run() -> None:
    chance = np.random.default_rng(7)
    scores, labels = chance.normal(size=300), chance.random(300) < 0.3
    groups = [f"page{index % 15}" for index in range(300)]
    once, again = within(scores, labels, groups), within(scores, labels, groups)
    assert once == again
    assert once.low < once.auc < once.high
    assert within(scores, labels, groups, seed=1) != once


def _labels(signs: str) -> np.ndarray:
    return np.array([sign == "+" for sign in signs])
