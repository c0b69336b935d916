"""How well a score ranks posts: AUC, AUC within groups, average precision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Labels = NDArray[np.bool_]

RESAMPLES = 2000


def auc(scores: Scores, labels: Labels) -> float:
    """The chance that a positive post has a higher score than a negative one; ties count half.

    Both arrays have one entry a post. NaN where one class is missing.
    """
    positives, negatives = int(labels.sum()), int((~labels).sum())
    if not positives or not negatives:
        return float("nan")
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    above = ranks[labels].sum() - positives * (positives + 1) / 2
    return float(above / (positives * negatives))


def average_precision(scores: Scores, labels: Labels) -> float:
    """The mean precision at the positive posts, from the highest score down.

    Posts of one score are taken together, so that their order in the file does not count.
    """
    values, place = np.unique(-scores, return_inverse=True)
    hits = np.bincount(place, weights=labels, minlength=len(values))
    taken = np.cumsum(np.bincount(place, minlength=len(values)))
    found = np.cumsum(hits)
    return float((hits * found / taken).sum() / found[-1]) if found[-1] else float("nan")


@dataclass(frozen=True, slots=True)
class Within:
    """AUC within groups with its 95 % interval; `groups` had posts of both classes."""

    auc: float
    low: float
    high: float
    groups: int


def within(scores: Scores, labels: Labels, groups: Sequence[str], *, seed: int = 0) -> Within:
    """The mean of the groups' AUCs.

    A group with p positive and n negative posts weighs p·n / (p + n), as in van Elteren's test for
    stratified ranks, so that a large group counts for its posts and not for its pairs. The interval
    is the middle 95 % of means over groups drawn again with replacement.
    """
    names = np.asarray(groups)
    found, weights = [], []
    for name in sorted(set(groups)):
        mine = names == name
        positives, negatives = int(labels[mine].sum()), int((~labels[mine]).sum())
        if positives and negatives:
            found.append(auc(scores[mine], labels[mine]))
            weights.append(positives * negatives / (positives + negatives))
    if not found:
        return Within(float("nan"), float("nan"), float("nan"), 0)
    low, high = _interval(np.array(found), np.array(weights), seed)
    return Within(float(np.average(found, weights=weights)), low, high, len(found))


def _interval(values: Scores, weights: Scores, seed: int) -> tuple[float, float]:
    draws = np.random.default_rng(seed).integers(len(values), size=(RESAMPLES, len(values)))
    means = (values[draws] * weights[draws]).sum(axis=1) / weights[draws].sum(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)
