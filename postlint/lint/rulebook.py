"""The rules of a run, ordered so that a post only meets those that may fire on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from postlint.lint.asking import can_fire
from postlint.registry.rule import Rule


class Rulebook:
    """Rules in their order. `layers` says by rule id what a rule reads of a model, `readers` are
    those that read something of it."""

    def __init__(self, rules: Sequence[Rule], layers: Mapping[str, frozenset[str]]) -> None:
        self.rules, self.layers = tuple(rules), layers
        self.readers = tuple(rule for rule in self.rules if layers.get(rule.id))
        self._always: list[int] = []
        self._waiting: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            if not rule.groups or layers.get(rule.id):
                self._always.append(number)
                continue
            for name in min(rule.groups, key=len):
                self._waiting.setdefault(name, []).append(number)

    def able(self, present: frozenset[str]) -> list[tuple[Rule, bool]]:
        """The rules that read a model or can fire where these signals are present, each with
        whether it can."""
        numbers = set(self._always)
        for name in self._waiting.keys() & present:
            numbers.update(self._waiting[name])
        found = [self.rules[number] for number in sorted(numbers)]
        return [(rule, can_fire(rule, present)) for rule in found]
