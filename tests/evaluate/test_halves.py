"""The model over signals: it finds what is there, on posts it has not seen, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from postlint.evaluate.halves import FOLDS, choose, folds_of, half_fit

CHANCE = np.random.default_rng(11)
LABELS = CHANCE.random(600) < 0.4
NOISE = CHANCE.poisson(1.0, size=(600, 5)).astype(float)
#: A signal that is in 7 of 10 positive posts and in 1 of 10 others: its AUC is .8.
TOLD = np.where(LABELS, CHANCE.random(600) < 0.7, CHANCE.random(600) < 0.1).astype(float)
NAMES = ("told", *(f"noise{index}" for index in range(5)))
VALUES = np.column_stack([TOLD, NOISE])


def test_it_reaches_what_the_signal_holds() -> None:
    found = half_fit(VALUES, NAMES, LABELS, None)
    assert found.auc == pytest.approx(0.8, abs=0.04)
    assert found.coefficients[0][0] == "told"
    assert found.coefficients[0][1] > 1
    assert found.within is None


def test_it_sees_nothing_in_noise() -> None:
    assert half_fit(NOISE, NAMES[1:], LABELS, None).auc == pytest.approx(0.5, abs=0.05)


def test_a_signal_may_speak_against_the_label() -> None:
    found = half_fit(VALUES, NAMES, ~LABELS, None)
    assert found.auc == pytest.approx(0.8, abs=0.04)
    assert found.coefficients[0][1] < -1


def test_two_runs_are_equal() -> None:
    assert half_fit(VALUES, NAMES, LABELS, None) == half_fit(VALUES, NAMES, LABELS, None)


def test_a_group_stays_in_one_half() -> None:
    """A column that names the page teaches nothing about pages in the other half."""
    pages = CHANCE.integers(20, size=600)
    mostly = np.isin(pages, range(10))
    labels = np.where(mostly, CHANCE.random(600) < 0.9, CHANCE.random(600) < 0.1)
    named = np.eye(20)[pages]
    names = tuple(f"page{index}" for index in range(20))
    groups = [f"page{page}" for page in pages]
    assert half_fit(named, names, labels, None).auc > 0.85
    assert half_fit(named, names, labels, groups).auc == pytest.approx(0.5, abs=0.15)


def test_no_columns_are_no_reason_to_fail() -> None:
    found = half_fit(np.zeros((600, 0)), (), LABELS, None)
    assert (found.auc, found.coefficients) == (0.5, ())


def test_presence_is_read_where_the_count_misleads() -> None:
    """Four hits say no more than one; only in the columns of noise do counts run high."""
    often = TOLD * CHANCE.choice([1.0, 1.0, 40.0], size=600)
    assert choose(np.column_stack([often, NOISE]), LABELS, None).presence


def test_the_count_is_read_where_it_tells() -> None:
    counts = np.where(LABELS, CHANCE.poisson(6.0, size=600), CHANCE.poisson(2.0, size=600)) + 1.0
    assert not choose(counts[:, None], LABELS, None).presence


def test_folds_hold_whole_pages_and_both_classes() -> None:
    pages = [f"page{index % 20}" for index in range(600)]
    folds = folds_of(LABELS, pages)
    assert all(len(set(folds[np.array(pages) == page])) == 1 for page in set(pages))
    plain = folds_of(LABELS, None)
    shares = [LABELS[plain == fold].mean() for fold in range(FOLDS)]
    assert shares == pytest.approx([LABELS.mean()] * FOLDS, abs=0.01)
