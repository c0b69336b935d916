"""Features as columns of numbers: which ones belong to a pack, and the bill of its findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from postlint.evaluate.features import Features
from postlint.registry.catalogue import Catalogue
from postlint.registry.rule import Rule
from postlint.registry.selection import rank
from postlint.score import shares_of
from postlint.source.language import LANGUAGES

Matrix = NDArray[np.float64]


def belonging(catalogue: Catalogue, selectors: Iterable[str] | None) -> tuple[Rule, ...]:
    """The rules that selectors such as `tone` or `tone/insult` name; all for None."""
    rules = catalogue.rules.values()
    if selectors is None:
        return tuple(rules)
    return tuple(rule for rule in rules if any(rank(word, rule) for word in selectors))


def bills(found: Sequence[Features], rules: Iterable[Rule]) -> Matrix:
    """The log-odds that the findings add, one figure a post; all must be of these rules."""
    weights = weights_by_language(rules)
    return np.array([sum(shares_of(item.hits, weights[item.language]).values()) for item in found])


def weights_by_language(rules: Iterable[Rule]) -> Mapping[str, Mapping[str, float]]:
    """The weights of rules by language and id."""
    rules = tuple(rules)
    return {lang: {rule.id: rule.weight_in(lang) for rule in rules} for lang in LANGUAGES}


def signal_names(rules: Iterable[Rule]) -> frozenset[str]:
    """The signals of these rules: read by one, written in one, or called after its category."""
    rules = tuple(rules)
    read = {name for rule in rules for name in rule.check.reads()}
    return frozenset(read | {rule.id for rule in rules})


def counts(found: Sequence[Features], rules: Iterable[Rule]) -> tuple[Matrix, tuple[str, ...]]:
    """`ln(1 + n)` of each rule's findings and each signal's hits: posts × names, and the names.

    Columns that are nothing but zero are left out; so is the length of a post.
    """
    rules = tuple(rules)
    ids, categories = {rule.id for rule in rules}, {rule.category for rule in rules}
    signals = signal_names(rules)

    def mine(name: str) -> bool:
        return name in signals or name.partition("-")[0] in categories

    posts = [
        {
            **{f"rule {name}": n for name, n in item.hits.items() if name in ids},
            **{f"signal {name}": n for name, n in item.signals.items() if mine(name)},
        }
        for item in found
    ]
    names = tuple(sorted({name for post in posts for name in post}))
    values = [[post.get(name, 0) for name in names] for post in posts]
    return np.log1p(np.array(values, dtype=float).reshape(len(posts), len(names))), names
