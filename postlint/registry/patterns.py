"""Finds faults in spaCy token patterns without loading spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

TOKEN_ATTRIBUTES = frozenset(
    """
ORTH TEXT NORM LOWER LENGTH IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_UPPER IS_TITLE IS_PUNCT
IS_SPACE IS_STOP IS_SENT_START SENT_START LIKE_NUM LIKE_URL LIKE_EMAIL SPACY POS TAG MORPH DEP
LEMMA SHAPE ENT_TYPE ENT_IOB OP IS_QUOTE IS_BRACKET IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY
PREFIX SUFFIX
""".split()
)
_OPERATORS = re.compile(r"[!?+*]|\{(?:\d+(?:,\d*)?|,\d+)\}")
_PREDICATES = re.compile(
    r"REGEX|FUZZY\d?|IN|NOT_IN|IS_SUBSET|IS_SUPERSET|INTERSECTS|==|!=|>=|<=|>|<"
)
_RELATIONS = frozenset("< > << >> . .* ; ;* $+ $- $++ $-- >+ >- >++ >-- <+ <- <++ <--".split())
_NODE_KEYS = frozenset({"RIGHT_ID", "RIGHT_ATTRS", "LEFT_ID", "REL_OP"})
_SMALL = frozenset({"LOWER", "NORM"})


def token_problem(token: Mapping[str, Any]) -> str | None:
    """What is wrong with one token of a `Matcher` pattern, in a sentence."""
    problems = (_attribute_problem(name, value) for name, value in token.items())
    return next((problem for problem in problems if problem), None)


def _attribute_problem(name: str, value: Any) -> str | None:
    if name not in TOKEN_ATTRIBUTES:
        hint = f"; did you mean “{name.upper()}”?" if name.upper() in TOKEN_ATTRIBUTES else ""
        return f"“{name}” is not a token attribute of spaCy{hint}"
    if name == "OP":
        right = isinstance(value, str) and _OPERATORS.fullmatch(value)
        return None if right else f"“{value}” is not an operator; use ! ? + * or {{n,m}}"
    if name == "LENGTH" or isinstance(value, Mapping):
        return _expression_problem(name, value)
    if name.startswith(("IS_", "LIKE_", "SENT_")) or name == "SPACY":
        return None if isinstance(value, bool) else f"“{name}” is either true or false"
    return _text_problem(name, value)


def _text_problem(name: str, value: Any) -> str | None:
    """Faults in the words that an attribute is compared with, which would never be found."""
    if not isinstance(value, str):
        return f"“{name}” needs text; put “{value}” in quotes"
    if name in _SMALL and value != value.lower():
        return f"“{name}” is compared in small letters: “{value}” is never found"
    return None


def node_problem(node: Mapping[str, Any], *, first: bool) -> str | None:
    """What is wrong with one node of a `DependencyMatcher` pattern, in a sentence."""
    unknown = sorted(set(node) - _NODE_KEYS)
    if unknown:
        return f"“{unknown[0]}” is not a key of a dependency pattern"
    needed = (
        ("RIGHT_ID", "RIGHT_ATTRS") if first else ("LEFT_ID", "REL_OP", "RIGHT_ID", "RIGHT_ATTRS")
    )
    missing = [key for key in needed if key not in node]
    if missing:
        return f"this node of a dependency pattern lacks {missing[0]}"
    if not first and node["REL_OP"] not in _RELATIONS:
        return f"“{node['REL_OP']}” is not a relation of spaCy's dependency patterns"
    attributes = node["RIGHT_ATTRS"]
    return (
        token_problem(attributes) if isinstance(attributes, Mapping) else "RIGHT_ATTRS is a mapping"
    )


def pattern_problem(pattern: Sequence[Mapping[str, Any]]) -> str | None:
    """What is wrong with a `Matcher` pattern."""
    return next(filter(None, map(token_problem, pattern)), None)


def tree_problem(pattern: Sequence[Mapping[str, Any]]) -> str | None:
    """What is wrong with a `DependencyMatcher` pattern."""
    known: set[Any] = set()
    for index, node in enumerate(pattern):
        if problem := node_problem(node, first=index == 0):
            return problem
        if index and node["LEFT_ID"] not in known:
            return f"LEFT_ID “{node['LEFT_ID']}” is no RIGHT_ID of a node before"
        known.add(node["RIGHT_ID"])
    return None


def _expression_problem(name: str, value: Any) -> str | None:
    """Faults in sets, comparisons and regular expressions such as `{REGEX: …}`."""
    if not isinstance(value, Mapping):
        return None if isinstance(value, int) else f"“{name}” needs a number"
    for key, inner in value.items():
        if not _PREDICATES.fullmatch(key):
            return f"“{key}” is not a predicate of spaCy; there are REGEX, IN, NOT_IN and others"
        for item in _words(inner):
            problem = _regex_problem(item) if key == "REGEX" else _word_problem(name, item)
            if problem:
                return problem
    return None


def _words(value: Any) -> Iterator[str]:
    """The texts in a predicate, which may be a list or another predicate."""
    inside = value.values() if isinstance(value, Mapping) else value
    if isinstance(value, str):
        yield value
    elif isinstance(inside, Iterable):
        for item in inside:
            yield from _words(item)


def _word_problem(name: str, word: str) -> str | None:
    return _text_problem(name, word) if name in _SMALL else None


def _regex_problem(pattern: str) -> str | None:
    try:
        re.compile(pattern)
    except re.error as error:
        return f"the regular expression “{pattern}” is broken: {error}"
    return None
