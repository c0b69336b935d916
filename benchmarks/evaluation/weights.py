"""Weights of rules, learned from labelled posts: how much a hit raises the odds of the label.

For each set s with its own intercept b_s, over the rules r of its packs::

    logit P(label) = b_s + Σ_r w_r · h_r,    h_r = 1 + ln n for n findings, 0 for none

All sets of a language are fitted at once, by the least of the negative log-likelihood plus
`PRIOR` / 2 · Σ (w_r − w⁰_r)², with 0 ≤ w_r ≤ the bound of the severity. w⁰ is the weight that the
severity stands for. A rule without hits keeps it; with some 20 hits data and prior count alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from postlint.evaluate.features import Features
from postlint.registry.load_rule import WEIGHTS
from postlint.registry.rule import Rule, Severity

PRIOR = 4.0
#: A label such as "asks to act" is no harm by itself, so a suggestion never weighs more than a
#: warning usually does, nor a warning more than an error.
_MOST: Mapping[Severity, float] = {"error": 10.0, "warning": 2.5, "suggestion": 1.0}

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled set as it teaches: what was found, the labels, and the rules it can judge."""

    found: Sequence[Features]
    labels: NDArray[np.bool_]
    rules: Sequence[Rule]


def hit_matrix(found: Sequence[Features], rules: Sequence[Rule]) -> Matrix:
    """1 + ln n for n findings, else 0: posts × rules."""
    counts = np.array([[item.hits.get(rule.id, 0) for rule in rules] for item in found], float)
    counts = counts.reshape(len(found), len(rules))
    return np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0)


def fitted_weights(lessons: Iterable[Lesson]) -> Mapping[str, float]:
    """The weight of every rule that fires in one of the lessons."""
    lessons = tuple(lessons)
    rules = {rule.id: rule for lesson in lessons for rule in lesson.rules}
    ids = sorted(rules)
    prior = np.array([WEIGHTS[rules[id].severity] for id in ids])
    parts = [(_columns(lesson, [rules[id] for id in ids]), lesson.labels) for lesson in lessons]
    start = np.concatenate([[_odds(labels) for _, labels in parts], prior])
    found = minimize(
        _loss,
        start,
        args=(parts, prior),
        jac=True,
        method="L-BFGS-B",
        bounds=[(None, None)] * len(parts) + [(0, _MOST[rules[id].severity]) for id in ids],
    )
    fired = sum(part.any(axis=0) for part, _ in parts)
    weights = found.x[len(parts) :]
    return {id: float(weights[index]) for index, id in enumerate(ids) if fired[index]}


def _columns(lesson: Lesson, rules: Sequence[Rule]) -> Matrix:
    """The hits of all rules; those that the set cannot judge stay at nothing."""
    judged = {rule.id for rule in lesson.rules}
    mask = np.array([rule.id in judged for rule in rules])
    return hit_matrix(lesson.found, rules) * mask


def _odds(labels: NDArray[np.bool_]) -> float:
    share = (labels.sum() + 0.5) / (len(labels) + 1)
    return float(np.log(share / (1 - share)))


def _loss(
    at: Matrix, parts: Sequence[tuple[Matrix, NDArray[np.bool_]]], prior: Matrix
) -> tuple[float, Matrix]:
    intercepts, weights = at[: len(parts)], at[len(parts) :]
    off = weights - prior
    total, slope = PRIOR / 2 * float(off @ off), np.concatenate([np.zeros(len(parts)), PRIOR * off])
    for index, (hits, labels) in enumerate(parts):
        log_odds = intercepts[index] + hits @ weights
        total += float(np.logaddexp(0, log_odds).sum() - log_odds[labels].sum())
        miss = expit(log_odds) - labels
        slope[index] += miss.sum()
        slope[len(parts) :] += hits.T @ miss
    return total, slope
