"""Which signals a model must be asked about before the rules can judge a post."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.analysis.model import Analysis
from postlint.registry.rule import Rule


def asking(analysis: Analysis, rules: Iterable[Rule]) -> frozenset[str] | None:
    """The signals on which the verdict of some rule depends; None where a rule reads the model
    itself and so needs all of the post."""
    open_names = frozenset(analysis.candidates) - analysis.asked
    present = open_names.union(analysis.signals)
    asked: set[str] = set()
    for rule in rules:
        if rule.check.layers() & analysis.provides:
            return None
        wanted = rule.reads & open_names
        if wanted and can_fire(rule, present) and rule.check.possible(analysis, rule.id):
            asked |= wanted
    return frozenset(asked)


def can_fire(rule: Rule, present: frozenset[str]) -> bool:
    """Whether the post has one signal of each group that the rule cannot fire without."""
    return not any(map(present.isdisjoint, rule.groups))
