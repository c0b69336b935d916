"""Finds faults in spaCy token patterns without loading spaCy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

TOKEN_ATTRIBUTES = frozenset(
    """
ORTH TEXT NORM LOWER LENGTH IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_UPPER IS_TITLE IS_PUNCT
IS_SPACE IS_STOP IS_SENT_START SENT_START LIKE_NUM LIKE_URL LIKE_EMAIL SPACY POS TAG MORPH DEP
LEMMA SHAPE ENT_TYPE ENT_IOB OP IS_QUOTE IS_BRACKET IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY
PREFIX SUFFIX
""".split()
)
_OPERATORS = re.compile(r"[!?+*]|\{\d*,?\d*\}")
_NODE_KEYS = frozenset({"RIGHT_ID", "RIGHT_ATTRS", "LEFT_ID", "REL_OP"})


def token_problem(token: Mapping[str, Any]) -> str | None:
    """What is wrong with one token of a `Matcher` pattern, in a sentence."""
    for name, value in token.items():
        if name not in TOKEN_ATTRIBUTES:
            return f"“{name}” is not a token attribute of spaCy"
        if name == "OP" and not (isinstance(value, str) and _OPERATORS.fullmatch(value)):
            return f"“{value}” is not an operator; use ! ? + * or {{n,m}}"
        problem = _expression_problem(value)
        if problem:
            return problem
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
    attributes = node["RIGHT_ATTRS"]
    return (
        token_problem(attributes) if isinstance(attributes, Mapping) else "RIGHT_ATTRS is a mapping"
    )


def _expression_problem(value: Any) -> str | None:
    """Faults in `{REGEX: …}` and in nested sets of expressions."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "REGEX" and isinstance(inner, str):
                try:
                    re.compile(inner)
                except re.error as error:
                    return f"the regular expression “{inner}” is broken: {error}"
            elif (problem := _expression_problem(inner)) is not None:
                return problem
    return None
