"""SCORE: findings to a bill of risk whose lines add up."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["low", "elevated", "high", "severe"]

#: Log-odds that an ordinary post draws an unusual share of anger: about 5 in 100 (a convention).
BASE = -3.0
#: Lowest total of each level, from the worst down; `make weights` writes them, so that few ordinary
#: posts reach a level (docs/decisions/024-levels.md).
LEVELS: tuple[tuple[Level, int], ...] = (("severe", 40), ("high", 15), ("elevated", 3), ("low", 0))


@dataclass(frozen=True, slots=True)
class Contribution:
    """One line of the bill: the points (0–100) that a rule's findings add."""

    rule: str
    points: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The risk of a post. `contributions` add up to `total` (0–100), the largest first."""

    total: int
    level: Level
    contributions: tuple[Contribution, ...] = ()


def score(hits: Iterable[str], weights: Mapping[str, float]) -> Scorecard:
    """Add the weights of the rules that fired (`hits`, one id a finding) to a total.

    With n findings of a rule of weight w its share is `s = w · (1 + ln n)`: a second alarm of the
    same kind says less than the first. The total is the rise of the logistic curve above an
    ordinary post, stretched to 0–100::

        total = 100 · (σ(BASE + Σs) − σ(BASE)) / (1 − σ(BASE)),   σ(x) = 1 / (1 + e^−x)

    Each rule gets points in proportion to its share, rounded by largest remainder.
    """
    shares = shares_of(Counter(hits), weights)
    total = _total(sum(shares.values()))
    level = next(level for level, least in LEVELS if total >= least)
    return Scorecard(total, level, _bill(shares, total))


def shares_of(counts: Mapping[str, int], weights: Mapping[str, float]) -> dict[str, float]:
    """The log-odds that each rule adds; `counts` are its findings."""
    return {
        rule: weights[rule] * (1 + math.log(count))
        for rule, count in counts.items()
        if weights[rule] > 0
    }


def _total(rise: float) -> int:
    def sigmoid(x: float) -> float:
        return 1 / (1 + math.exp(-x))

    return round(100 * (sigmoid(BASE + rise) - sigmoid(BASE)) / (1 - sigmoid(BASE)))


def _bill(shares: Mapping[str, float], total: int) -> tuple[Contribution, ...]:
    whole = sum(shares.values())
    exact = {rule: total * share / whole for rule, share in shares.items()}
    points = {rule: math.floor(value) for rule, value in exact.items()}
    left = total - sum(points.values())
    for rule in sorted(exact, key=lambda rule: (points[rule] - exact[rule], rule))[:left]:
        points[rule] += 1
    ordered = sorted(points.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Contribution(rule, value) for rule, value in ordered)
