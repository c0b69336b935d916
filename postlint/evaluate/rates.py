"""How often rules fire, how often they are right, and how much that is above chance."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postlint.evaluate.columns import weights_by_language
from postlint.evaluate.features import Features
from postlint.registry.rule import SEVERITIES, Rule, Severity
from postlint.score import LEVELS, Level, score

_Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Lift:
    """The share of positives among the hits over their share among all, with a 95 % interval."""

    value: float
    low: float
    high: float


def lift(both: int, hits: int, positives: int, posts: int) -> Lift | None:
    """The lift of a rule that hits `hits` of `posts`, `both` of them positive.

    The interval is the delta method's on the log of the ratio under multinomial sampling, the way
    of Katz et al. (1978) with the hits inside the whole::

        var(ln L) = 1/both − 1/hits − 1/positives + 2·both/(hits·positives) − 1/posts

    Without a positive hit the variance is taken at half a hit and the lower end is 0.
    """
    if not hits or not positives:
        return None
    seen = both or 0.5
    variance = 1 / seen - 1 / hits - 1 / positives + 2 * seen / (hits * positives) - 1 / posts
    stretch = math.exp(_Z95 * math.sqrt(max(0.0, variance)))
    middle = seen * posts / (hits * positives)
    if not both:
        return Lift(0.0, 0.0, middle * stretch)
    return Lift(middle, middle / stretch, middle * stretch)


@dataclass(frozen=True, slots=True)
class RuleRate:
    """One rule on some posts. `hits` counts posts, `findings` alarms; `per_100` is hits per 100.

    `precision` (0–1) and `lift` are over the labelled posts, None where there are none.
    """

    rule: str
    severity: Severity
    hits: int
    findings: int
    per_100: float
    precision: float | None
    lift: Lift | None


def rule_rates(
    found: Sequence[Features], labels: Sequence[bool | None], rules: Iterable[Rule]
) -> tuple[RuleRate, ...]:
    """The rules that fire, the most frequent first."""
    rates = (_rate(rule, found, labels) for rule in rules)
    return tuple(sorted((r for r in rates if r.hits), key=lambda r: (-r.hits, r.rule)))


def _rate(rule: Rule, found: Sequence[Features], labels: Sequence[bool | None]) -> RuleRate:
    counts = [item.hits.get(rule.id, 0) for item in found]
    judged = [label for count, label in zip(counts, labels, strict=True) if count]
    known = [label for label in judged if label is not None]
    everything = [label for label in labels if label is not None]
    right = sum(known)
    return RuleRate(
        rule=rule.id,
        severity=rule.severity,
        hits=len(judged),
        findings=sum(counts),
        per_100=100 * len(judged) / len(found),
        precision=right / len(known) if known else None,
        lift=lift(right, len(known), sum(everything), len(everything)) if everything else None,
    )


@dataclass(frozen=True, slots=True)
class Alarm:
    """Alarms per 100 posts: `findings`, and `posts` that have at least one."""

    name: str
    findings: float
    posts: float


def severity_alarms(found: Sequence[Features], rules: Iterable[Rule]) -> Iterator[Alarm]:
    severities = {rule.id: rule.severity for rule in rules}
    for severity in SEVERITIES:
        counts = [
            sum(n for rule, n in item.hits.items() if severities[rule] == severity)
            for item in found
        ]
        yield Alarm(severity, *_per_100(counts))


def level_alarms(found: Sequence[Features], rules: Iterable[Rule]) -> Mapping[Level, float]:
    """Posts per 100 whose score is at a level or above, by level, the worst first."""
    weights = weights_by_language(rules)
    totals = [score(_each(item.hits), weights[item.language]).total for item in found]
    return {
        level: 100 * sum(total >= least for total in totals) / len(totals)
        for level, least in LEVELS
        if least > 0
    }


def _each(hits: Mapping[str, int]) -> Iterator[str]:
    return (rule for rule, count in hits.items() for _ in range(count))


def _per_100(counts: Sequence[int]) -> tuple[float, float]:
    return 100 * sum(counts) / len(counts), 100 * sum(map(bool, counts)) / len(counts)
