"""Everything that is measured on one set of labelled posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from postlint.evaluate.columns import bills, counts
from postlint.evaluate.features import Features
from postlint.evaluate.floors import Floor, floors
from postlint.evaluate.halves import HalfFit, half_fit
from postlint.evaluate.labelled import Labelled
from postlint.evaluate.ranking import Within, auc, average_precision, within
from postlint.evaluate.rates import Alarm, RuleRate, level_alarms, rule_rates, severity_alarms
from postlint.registry.rule import Rule
from postlint.score import Level


@dataclass(frozen=True, slots=True)
class Bill:
    """The bill of the findings as a ranking of posts; `within` where they have groups."""

    auc: float
    precision: float
    within: Within | None


@dataclass(frozen=True, slots=True)
class Rankings:
    """How well posts are ranked: `findings` by the alarms a user sees, `signals` by a model over
    everything recognised (where one was asked for). Two figures, never mixed."""

    findings: Bill
    signals: HalfFit | None
    floors: tuple[Floor, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of one run. Posts without a label count in alarms only; `rankings` is None where no
    post has one. `skipped` are rules that could not run, with the reason."""

    posts: int
    labelled: int
    positives: int
    rates: tuple[RuleRate, ...]
    severities: tuple[Alarm, ...]
    levels: Mapping[Level, float]
    rankings: Rankings | None
    skipped: Mapping[str, str]


def evaluate(
    posts: Sequence[Labelled],
    found: Sequence[Features],
    rules: Iterable[Rule],
    *,
    fit: bool = False,
    english: bool = False,
) -> Evaluation:
    """Measure `rules` by what was `found` in each of the `posts`.

    With `fit`, also what the signals could tell (`half_fit`). VADER reads `english` posts only.
    Raises `ExtraMissing` where a fit lacks scikit-learn.
    """
    rules = tuple(rules)
    found = [_only(item, {rule.id for rule in rules}) for item in found]
    labels = [post.positive for post in posts]
    judged = [index for index, label in enumerate(labels) if label is not None]
    return Evaluation(
        posts=len(posts),
        labelled=len(judged),
        positives=sum(label is True for label in labels),
        rates=rule_rates(found, labels, rules),
        severities=tuple(severity_alarms(found, rules)),
        levels=level_alarms(found, rules),
        rankings=_rankings(
            [posts[index] for index in judged],
            [found[index] for index in judged],
            rules,
            fit=fit,
            english=english,
        ),
        skipped={rule: reason for item in found for rule, reason in item.skipped.items()},
    )


def _rankings(
    posts: Sequence[Labelled],
    found: Sequence[Features],
    rules: tuple[Rule, ...],
    *,
    fit: bool,
    english: bool,
) -> Rankings | None:
    if not posts:
        return None
    labels = np.array([bool(post.positive) for post in posts])
    groups = [post.group or "" for post in posts]
    asked = groups if any(groups) else None
    bill = bills(found, rules)
    return Rankings(
        Bill(
            auc(bill, labels),
            average_precision(bill, labels),
            within(bill, labels, groups) if asked else None,
        ),
        half_fit(*counts(found, rules), labels, asked) if fit else None,
        tuple(floors([post.text for post in posts], labels, asked, english=english)),
    )


def _only(item: Features, rules: set[str]) -> Features:
    """The features without the findings of other rules."""
    return replace(
        item,
        hits={rule: count for rule, count in item.hits.items() if rule in rules},
        skipped={rule: reason for rule, reason in item.skipped.items() if rule in rules},
    )
