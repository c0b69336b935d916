"""What signals can tell: a model fitted on one half of the posts, reported on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from postlint.evaluate.columns import Matrix
from postlint.evaluate.ranking import Labels, Scores, Within, auc, average_precision, within

#: Seeds of the splits; each is fitted in both directions.
SPLITS = range(5)
#: Inverse strengths of the squared penalty on the coefficients (scikit-learn's C) to choose from.
STRENGTHS = (0.03, 0.1, 0.3, 1.0)
#: Parts of the fitting half, each judged once by a fit on the others, that the choice is made on.
FOLDS = 5


class ExtraMissing(Exception):
    """A library of the extra is not installed; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class HalfFit:
    """Means over all splits and directions; the coefficients by size, of a fit on all posts."""

    auc: float
    precision: float
    within: Within | None
    coefficients: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit: on counts as they come or only on whether they are there; the penalty."""

    presence: bool
    strength: float

    def seen(self, values: Matrix) -> Any:
        """The columns as the model reads them, sparse."""
        from scipy.sparse import csr_array

        return csr_array((values > 0).astype(float) if self.presence else values)


def half_fit(
    values: Matrix, names: Sequence[str], labels: Labels, groups: Sequence[str] | None
) -> HalfFit:
    """Fit a signed, ridge-penalised logistic regression on halves of the posts.

    Groups stay together in one half. `values` is posts × names, zero where nothing was seen. What
    the model reads and its penalty are chosen inside the fitted half. The AUC within groups comes
    from each post's mean score as seen from the other half.
    """
    scores, areas, precisions = np.zeros(len(labels)), [], []
    for seed in SPLITS:
        half = half_of(labels, groups, seed)
        for fitted, reported in ((half, ~half), (~half, half)):
            mine = groups and [groups[int(index)] for index in np.flatnonzero(fitted)]
            found = _log_odds(values[fitted], labels[fitted], mine, values[reported])
            scores[reported] += found / len(SPLITS)
            areas.append(auc(found, labels[reported]))
            precisions.append(average_precision(found, labels[reported]))
    return HalfFit(
        auc=float(np.nanmean(areas)),
        precision=float(np.nanmean(precisions)),
        within=within(scores, labels, groups) if groups is not None else None,
        coefficients=tuple(_coefficients(values, names, labels, groups)),
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


def folds_of(labels: Labels, groups: Sequence[str] | None) -> NDArray[np.int_]:
    """The fold of each post, from 0: of each class or of pages by size every FOLDS-th."""
    chance = np.random.default_rng(0)
    if groups is None:
        order = chance.permutation(len(labels))
        order = order[np.argsort(labels[order], kind="stable")]
        return np.argsort(order) % FOLDS
    _, page, sizes = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)
    order = chance.permutation(len(sizes))
    order = order[np.argsort(-sizes[order] // 4, kind="stable")]
    return (np.argsort(order) % FOLDS)[page]


def choose(values: Matrix, labels: Labels, groups: Sequence[str] | None) -> Recipe:
    """The recipe with the least log loss on the folds of these posts, seen from the other folds."""
    folds = folds_of(labels, groups)
    found = {}
    for presence, strength in product((False, True), STRENGTHS):
        recipe = Recipe(presence, strength)
        model, losses = _model(recipe), np.zeros(len(labels))
        seen = recipe.seen(values)
        for fold in range(FOLDS):
            out = folds == fold
            if not out.any() or len(set(labels[~out])) < 2:
                continue
            odds = model.fit(seen[~out], labels[~out]).decision_function(seen[out])
            losses[out] = np.logaddexp(0, np.where(labels[out], -odds, odds))
        found[recipe] = losses.mean()
    return min(found, key=lambda recipe: found[recipe])


def _fit(values: Matrix, labels: Labels, groups: Sequence[str] | None) -> tuple[Recipe, Any]:
    with _one_thread():
        recipe = choose(values, labels, groups)
        return recipe, _model(recipe).fit(recipe.seen(values), labels)


def _log_odds(
    values: Matrix, labels: Labels, groups: Sequence[str] | None, wanted: Matrix
) -> Scores:
    if labels.all() or not labels.any() or not values.shape[1]:
        return np.zeros(len(wanted))
    recipe, model = _fit(values, labels, groups)
    found: Scores = model.decision_function(recipe.seen(wanted))
    return found


def _coefficients(
    values: Matrix, names: Sequence[str], labels: Labels, groups: Sequence[str] | None
) -> Iterator[tuple[str, float]]:
    if names:
        weights = _fit(values, labels, groups)[1].coef_[0]
        order = sorted(range(len(names)), key=lambda index: (-abs(weights[index]), names[index]))
        yield from ((names[index], float(weights[index])) for index in order)


def _one_thread() -> AbstractContextManager[Any]:
    """These fits are too small to share out: threads that wait for each other cost tenfold."""
    try:
        from threadpoolctl import threadpool_limits
    except ImportError:
        return nullcontext()
    limits: AbstractContextManager[Any] = threadpool_limits(limits=1)
    return limits


def _model(recipe: Recipe) -> Any:
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        message = "a fit needs scikit-learn: pip install 'postlint[evaluate]'"
        raise ExtraMissing(message) from None
    return LogisticRegression(C=recipe.strength, max_iter=1000)
