"""Faults in a rule's check that its types cannot tell: words, patterns, windows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postlint.analysis.lexicon import Lexicon, phrase_problem
from postlint.checks.base import Check
from postlint.registry.faults import fault
from postlint.registry.patterns import pattern_problem, tree_problem
from postlint.registry.rule import RegistryError
from postlint.source.yaml12 import Path as Keys
from postlint.source.yaml12 import Tree

_WINDOWS = ("within", "unless_within")


def check_faults(check: Check, tree: Tree, path: str) -> Iterator[RegistryError]:
    """What is wrong with a check, each at its place in the file."""
    if problem := check.problem():
        yield fault(problem, tree=tree, path=path, keys=("check",))
    for name in _WINDOWS:
        tokens = getattr(check, name, None)
        if isinstance(tokens, int) and tokens < 0:
            message = f"“{name}” is a unit of text or a number of tokens"
            yield fault(message, tree=tree, path=path, keys=("check", name))
    for lexicon in check.lexicons().values():
        for item, problem in _lexicon_problems(lexicon):
            yield fault(problem, tree=tree, path=path, keys=_place(tree, item))


def _lexicon_problems(lexicon: Lexicon) -> Iterator[tuple[object, str]]:
    for phrase in (*lexicon.phrases, *lexicon.exceptions):
        if problem := phrase_problem(phrase):
            yield phrase, problem
    for pattern in (*lexicon.patterns, *lexicon.exception_patterns):
        if problem := pattern_problem(pattern):
            yield pattern, problem
    for pattern in lexicon.dependencies:
        if problem := tree_problem(pattern):
            yield pattern, problem


def _place(tree: Tree, item: object) -> Keys:
    """The keys under `check` where a phrase (a value or a key) or a pattern stands."""
    wanted = item if isinstance(item, str) else [dict(node) for node in _sequence(item)]

    def walk(value: Any, keys: Keys) -> Keys | None:
        if value == wanted or (keys and keys[-1] == wanted):
            return keys
        pairs = value.items() if isinstance(value, dict) else enumerate(_sequence(value))
        return next(filter(None, (walk(inner, (*keys, key)) for key, inner in pairs)), None)

    return walk(tree.value["check"], ("check",)) or ("check",)


def _sequence(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else ()
