"""Applies the patterns of spaCy's `AttributeRuler` to our tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from postlint.analysis.token_tests import Test, features, token_test
from postlint.analysis.tokens import Token

_TEXTS = {"TAG": "tag_", "POS": "pos_", "LEMMA": "lemma_"}


@dataclass(frozen=True, slots=True)
class _Rule:
    number: int
    tests: tuple[Test, ...]
    index: int
    attrs: Mapping[str, str]


class AttributeRuler:
    """Patterns of a fixed length that set attributes of one of their tokens; later ones win. The
    tokens have no dependencies, so a pattern that asks for one is left out.

    Raises `ValueError` for a pattern or an attribute that it does not know.
    """

    def __init__(self, rules: Sequence[Mapping[str, Any]]) -> None:
        self._rules: dict[tuple[str, str], list[_Rule]] = {}
        for number, rule in enumerate(rules):
            if not {"MORPH", "DEP", *_TEXTS}.issuperset(rule["attrs"]):
                raise ValueError(f"attributes of rule {number}")
            for pattern in rule["patterns"]:
                if any("OP" in node for node in pattern):
                    raise ValueError(f"pattern of rule {number}")
                if not all(map(_is_treeless, pattern)):
                    continue
                tests = tuple(map(token_test, pattern))
                made = _Rule(number, tests, rule["index"], rule["attrs"])
                for key in _keys(pattern[0]):
                    self._rules.setdefault(key, []).append(made)

    def apply(self, tokens: Sequence[Token]) -> None:
        """Set the attributes of tokens that follow each other."""
        found = [
            (rule.number, at, rule)
            for at, token in enumerate(tokens)
            for key in (("LOWER", token.lower_), ("TAG", token.tag_), ("", ""))
            for rule in self._rules.get(key, ())
            if len(tokens) - at >= len(rule.tests)
            and all(test(tokens[at + i]) for i, test in enumerate(rule.tests))
        ]
        for _, at, rule in sorted(found, key=lambda match: match[:2]):
            _set(tokens[at + rule.index % len(rule.tests)], rule.attrs)


def _is_treeless(node: Mapping[str, Any]) -> bool:
    """Whether a token without a dependency can fit."""
    wanted = node.get("DEP", "")
    if isinstance(wanted, Mapping):
        return "" in wanted.get("IN", ("",)) and "" not in wanted.get("NOT_IN", ())
    return bool(wanted == "")


def _keys(node: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The words or tags one of which a pattern begins with; one empty key if it may be any."""
    for name in ("LOWER", "TAG"):
        wanted = node.get(name)
        texts = wanted.get("IN", []) if isinstance(wanted, Mapping) else [wanted]
        if texts and texts != [None]:
            return [(name, text) for text in dict.fromkeys(texts)]
    return [("", "")]


def _set(token: Token, attrs: Mapping[str, str]) -> None:
    for name, value in attrs.items():
        if name == "MORPH":
            token.morph = features(value)
        elif name in _TEXTS:
            setattr(token, _TEXTS[name], value)
