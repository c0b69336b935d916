"""All rules and signals of a run, checked against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from postlint.analysis.lexicon import SignalDefinition
from postlint.analysis.prepared import Prepared
from postlint.analysis.recognisers import RECOGNISERS
from postlint.registry.compiled import Compiled
from postlint.registry.packs import rules_root
from postlint.registry.rule import Rule


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Rules by id and signals by name."""

    rules: Mapping[str, Rule]
    signals: Mapping[str, SignalDefinition]

    def resolve(self, name: str) -> str:
        """The id behind an alias; the name itself where it is none."""
        return next((id for id, rule in self.rules.items() if name in rule.aliases), name)

    def definitions(self, rules: Iterable[Rule]) -> tuple[SignalDefinition, ...]:
        """The signals that these rules read, their own words included (named like the rule)."""
        rules = tuple(rules)
        names = sorted({name for rule in rules for name in rule.check.reads()})
        shared = (self.signals[name] for name in names if name in self.signals)
        return (*shared, *(own_signal(rule) for rule in rules if rule.check.lexicons()))

    def layers(self, rule: Rule, language: str) -> frozenset[str]:
        """The layers of analysis a rule reads in a language, its signals' layers included."""
        lexicons = [
            own_signal(rule),
            *(self.signals[n] for n in rule.check.reads() if n in self.signals),
        ]
        found = set(rule.check.layers())
        for definition in lexicons:
            for _, lexicon in definition.lexicons_for(language):
                found |= lexicon.layers()
                if lexicon.recogniser:
                    found |= RECOGNISERS[lexicon.recogniser].layers
        return frozenset(found)


def own_signal(rule: Rule) -> SignalDefinition:
    """The words written in a rule's check, as a signal named like the rule."""
    return SignalDefinition(rule.id, rule.check.lexicons(), origin=rule.origin)


def load_catalogue(packs: Iterable[Path] = (), *, prepared: Prepared | None = None) -> Catalogue:
    """The built-in rules and those of the folders `packs`, compiled by an earlier run where the
    `prepared` folder has them.

    A signal of a pack that is named like a known one adds its words to it. Raises `Faults` with
    every fault of every file.
    """
    roots = (rules_root(), *packs)
    compiled = Compiled(prepared or Prepared(), roots)
    if (kept := compiled.read()) is not None:
        return Catalogue(*kept)
    from postlint.registry.build import build

    rules, signals = build(roots)
    compiled.write(rules, signals)
    return Catalogue(rules, signals)
