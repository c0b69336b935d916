"""What signals can tell: a model fitted on one half of the posts, reported on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from postlint.evaluate.columns import Matrix
from postlint.evaluate.ranking import Labels, Scores, Within, auc, average_precision, within

#: Seeds of the splits; each is fitted in both directions.
SPLITS = range(5)
#: Inverse strength of the squared penalty on the coefficients (scikit-learn's C).
STRENGTH = 0.3


class ExtraMissing(Exception):
    """A library of the extra is not installed; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class HalfFit:
    """Means over all splits and directions; the coefficients by size, of a fit on all posts."""

    auc: float
    precision: float
    within: Within | None
    coefficients: tuple[tuple[str, float], ...]


def half_fit(
    values: Matrix, names: Sequence[str], labels: Labels, groups: Sequence[str] | None
) -> HalfFit:
    """Fit a signed, ridge-penalised logistic regression on halves of the posts.

    Groups stay together in one half. `values` is posts × names. The AUC within groups comes from
    each post's mean score as seen from the other half.
    """
    scores, areas, precisions = np.zeros(len(labels)), [], []
    for seed in SPLITS:
        half = half_of(labels, groups, seed)
        for fitted, reported in ((half, ~half), (~half, half)):
            found = _log_odds(values[fitted], labels[fitted], values[reported])
            scores[reported] += found / len(SPLITS)
            areas.append(auc(found, labels[reported]))
            precisions.append(average_precision(found, labels[reported]))
    return HalfFit(
        auc=float(np.nanmean(areas)),
        precision=float(np.nanmean(precisions)),
        within=within(scores, labels, groups) if groups is not None else None,
        coefficients=tuple(_coefficients(values, names, labels)),
    )


def half_of(labels: Labels, groups: Sequence[str] | None, seed: int) -> Labels:
    """Which posts are in the first half: every other group by size, or of each class one half."""
    chance = np.random.default_rng(seed)
    if groups is None:
        order = chance.permutation(len(labels))
        order = order[np.argsort(labels[order], kind="stable")]
        half = np.zeros(len(labels), dtype=bool)
        half[order[::2]] = True
        return half
    names, sizes = np.unique(np.asarray(groups), return_counts=True)
    order = chance.permutation(len(names))
    order = order[np.argsort(-sizes[order] // 4, kind="stable")]
    first = {str(names[index]) for index in order[chance.integers(2) :: 2]}
    return np.array([group in first for group in groups])


def _log_odds(values: Matrix, labels: Labels, wanted: Matrix) -> Scores:
    if labels.all() or not labels.any() or not values.shape[1]:
        return np.zeros(len(wanted))
    model = _model().fit(values, labels)
    found: Scores = model.decision_function(wanted)
    return found


def _coefficients(
    values: Matrix, names: Sequence[str], labels: Labels
) -> Iterator[tuple[str, float]]:
    if names:
        weights = _model().fit(values, labels).coef_[0]
        order = sorted(range(len(names)), key=lambda index: (-abs(weights[index]), names[index]))
        yield from ((names[index], float(weights[index])) for index in order)


def _model() -> Any:
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        message = "a fit needs scikit-learn: pip install 'postlint[evaluate]'"
        raise ExtraMissing(message) from None
    return LogisticRegression(C=STRENGTH, max_iter=1000)
