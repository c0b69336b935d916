"""An evaluation as tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postlint.evaluate.evaluation import Evaluation, Rankings
from postlint.evaluate.halves import SPLITS
from postlint.evaluate.ranking import Within
from postlint.evaluate.rates import RuleRate

_COEFFICIENTS = 25


def tables(evaluation: Evaluation, *, label: str | None) -> Iterator[str]:
    """The lines of the tables; `label` says in words what a positive post is."""
    yield _heading(evaluation, label)
    yield ""
    yield f"{'alarms per 100 posts':<34}{'findings':>10}{'posts':>8}"
    for alarm in evaluation.severities:
        yield f"{alarm.name:<34}{alarm.findings:>10.1f}{alarm.posts:>8.1f}"
    for level, share in evaluation.levels.items():
        yield f"{level + ' or above':<34}{'':>10}{share:>8.1f}"
    if evaluation.rankings:
        yield ""
        yield from _ranking_lines(evaluation.rankings)
    yield ""
    yield from _rule_lines(evaluation.rates, labelled=bool(evaluation.labelled))
    for rule, reason in sorted(evaluation.skipped.items()):
        yield f"{rule}: skipped, {reason}"
    if evaluation.rankings and evaluation.rankings.signals:
        yield ""
        yield "what the signals model leans on (coefficient of ln(1 + n), fitted on all posts)"
        for name, weight in evaluation.rankings.signals.coefficients[:_COEFFICIENTS]:
            yield f"{weight:>+8.2f}  {name}"


def _heading(evaluation: Evaluation, label: str | None) -> str:
    if not label:
        return f"{evaluation.posts:,} posts"
    unlabelled = evaluation.posts - evaluation.labelled
    rest = f", {unlabelled:,} without a label" if unlabelled else ""
    share = 100 * evaluation.positives / evaluation.labelled
    said = f"{evaluation.positives:,} with {label} ({share:.1f} of 100)"
    return f"{evaluation.posts:,} posts, {said}{rest}"


def _ranking_lines(rankings: Rankings) -> Iterator[str]:
    heading = f"{'ranking':<34}{'AUC':>10}{'avg. precision':>16}"
    grouped = rankings.findings.within is not None
    yield heading + (f"{'AUC within groups (95 %)':>28}" if grouped else "")
    rows = [("findings: the bill of the alarms", rankings.findings)]
    for name, row in rows:
        yield _ranking(name, row.auc, row.precision, row.within)
    if rankings.signals:
        fit = rankings.signals
        yield _ranking("signals: fitted on the other half", fit.auc, fit.precision, fit.within)
    for floor in rankings.floors:
        yield _ranking(f"floor: {floor.name}", floor.auc, floor.precision, floor.within)
    if rankings.signals:
        yield f"(signals: mean of {len(SPLITS)} seeded splits, each in both directions)"


def _ranking(name: str, area: float, precision: float, inside: Within | None) -> str:
    line = f"{name:<34}{area:>10.3f}{precision:>16.3f}"
    if inside is None:
        return line
    return line + f"{inside.auc:>12.3f} ({inside.low:.3f} to {inside.high:.3f})"


def _rule_lines(rates: Sequence[RuleRate], *, labelled: bool) -> Iterator[str]:
    heading = f"{'rule':<36}{'severity':<11}{'hits':>6}{'per 100':>9}"
    yield heading + (f"{'precision':>11}{'lift':>7}{'95 %':>15}" if labelled else "")
    for rate in rates:
        line = f"{rate.rule:<36}{rate.severity:<11}{rate.hits:>6}{rate.per_100:>9.2f}"
        if rate.precision is not None:
            line += f"{rate.precision:>11.2f}"
        if rate.lift is not None:
            line += f"{rate.lift.value:>7.2f}{rate.lift.low:>8.2f} –{rate.lift.high:>5.2f}"
        yield line
    if not rates:
        yield "no rule fires"
