"""Which rules run, how severe they are, and where they are switched off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from postlint.registry.catalogue import Catalogue
from postlint.registry.faults import did_you_mean
from postlint.registry.rule import Rule, Severity

ALL = "ALL"


class SelectionError(Exception):
    """A selector that names nothing; the message is one sentence with a way out."""


class Glob(Protocol):
    """A pattern for paths; None where it does not speak about a path."""

    def match(self, path: Path) -> bool | None: ...


class PerFileIgnore(Protocol):
    """Selectors that are off in the files that `glob` matches."""

    @property
    def glob(self) -> Glob: ...
    @property
    def selectors(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Selection:
    """The choice of rules of a configuration.

    A selector is `ALL`, a category (`tone`, `tone/*`) or a rule id (`tone/insult`, or an alias).
    The more exact one wins; of two as exact, ignoring wins.
    """

    select: tuple[str, ...] = (ALL,)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[PerFileIgnore, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)

    def rules(self, catalogue: Catalogue) -> tuple[Rule, ...]:
        """The selected rules with their severities, by id; raises `SelectionError`."""
        self._verify(catalogue)
        chosen = [rule for id, rule in sorted(catalogue.rules.items()) if self._is_on(rule)]
        return tuple(replace(rule, severity=self._severity(rule)) for rule in chosen)

    def ignored_in(self, path: Path, rules: Iterable[Rule]) -> frozenset[str]:
        """The ids of the rules that `per_file_ignores` switches off for a file."""
        if not self.per_file_ignores:
            return frozenset()
        found = [
            selector
            for entry in self.per_file_ignores
            if entry.glob.match(path)
            for selector in entry.selectors
        ]
        return frozenset(rule.id for rule in rules if any(rank(s, rule) for s in found))

    def _is_on(self, rule: Rule) -> bool:
        on = max((rank(s, rule) for s in (*self.select, *self.extend_select)), default=0)
        off = max((rank(s, rule) for s in self.ignore), default=0)
        return on > off

    def _severity(self, rule: Rule) -> Severity:
        ranked = [(rank(selector, rule), level) for selector, level in self.severity.items()]
        best = max(ranked, key=lambda pair: pair[0], default=(0, rule.severity))
        return best[1] if best[0] else rule.severity

    def _verify(self, catalogue: Catalogue) -> None:
        ignored = (s for entry in self.per_file_ignores for s in entry.selectors)
        for selector in (*self.select, *self.extend_select, *self.ignore, *self.severity, *ignored):
            verify(selector, catalogue)


def verify(selector: str, catalogue: Catalogue) -> None:
    """Raise `SelectionError` if the selector names no rule of the catalogue."""
    rules = catalogue.rules.values()
    if any(rank(selector, rule) for rule in rules):
        return
    known = {ALL, *(r.id for r in rules), *(r.category for r in rules)}
    hint = did_you_mean(selector, known) or "; `postlint rules` lists them"
    raise SelectionError(f"there is no rule or category “{selector}”{hint}")


def rank(selector: str, rule: Rule) -> int:
    """How exactly a selector means a rule: 0 not at all, 1 among all, 2 by category, 3 by id."""
    if selector == rule.id or selector in rule.aliases:
        return 3
    if selector.removesuffix("/*").removesuffix("/") == rule.category:
        return 2
    return int(selector == ALL)
