"""A token pattern read: its steps, and the words without which it cannot stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from postlint.analysis.lexicon import MODEL_ATTRIBUTES, TokenPattern
from postlint.analysis.token_tests import Test, text_attributes, token_test
from postlint.source.function_words import FUNCTION_WORDS

_MANY = 1_000_000
_OPERATORS = {"?": (0, 1), "*": (0, _MANY), "+": (1, _MANY), "!": (1, 1)}
#: How many function words are as common as a punctuation mark.
_MARK = 2
FORMS = {"LOWER": "lower", "NORM": "norm", "TEXT": "text", "ORTH": "text"}


@dataclass(frozen=True, slots=True)
class Step:
    """A question, and how often in a row a token must and may answer yes."""

    test: Test
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words one of which a text must hold (`form`: lower, norm or text), and how many tokens stand
    before it, at least and at most."""

    form: str
    words: frozenset[str]
    before: tuple[int, int]


def steps(pattern: TokenPattern) -> tuple[Step, ...]:
    """A pattern's steps; raises `ValueError` for what cannot be read."""
    return tuple(map(_step, pattern))


def relaxed(pattern: TokenPattern) -> TokenPattern:
    """The pattern without what only a model can say: it is found wherever the whole one is."""
    return tuple(_relaxed(token) for token in pattern)


def anchors(pattern: TokenPattern) -> list[Anchor]:
    """The words that a pattern cannot do without, the rarest first: few function words and marks,
    then a known number of tokens before them, then few words."""
    found: list[Anchor] = []
    fewest = largest = 0
    for token in pattern:
        least, most = _bounds(token)
        if least and token.get("OP") != "!":
            before = fewest, largest
            found += (Anchor(form, words, before) for form, words in _words(token))
        fewest, largest = fewest + least, largest + most
    return sorted(found, key=_commonness)


def pivot(pattern: TokenPattern) -> tuple[Test, tuple[int, int]] | None:
    """The test of a token that must be there, as far as its text tells, and how many tokens stand
    before it."""
    fewest = largest = 0
    for token in pattern:
        least, most = _bounds(token)
        of_text = text_attributes(token)
        if least and token.get("OP") != "!" and of_text:
            return token_test(of_text), (fewest, largest)
        fewest, largest = fewest + least, largest + most
    return None


def opening(pattern: TokenPattern) -> int | None:
    """How many tokens stand before one that must open a sentence, where their number is known."""
    for number, token in enumerate(pattern):
        if _bounds(token) != (1, 1) or token.get("OP") == "!":
            return None
        if token.get("IS_SENT_START") is True or token.get("SENT_START") is True:
            return number
    return None


def _step(token: Mapping[str, Any]) -> Step:
    test = token_test(token)
    least, most = _bounds(token)
    if token.get("OP") == "!":
        return Step(lambda found: not test(found), least, most)
    return Step(test, least, most)


def _bounds(token: Mapping[str, Any]) -> tuple[int, int]:
    operator = str(token.get("OP", ""))
    if not operator:
        return 1, 1
    if operator in _OPERATORS:
        return _OPERATORS[operator]
    least, comma, most = operator.strip("{}").partition(",")
    if not comma:
        return int(least), int(least)
    return int(least or 0), int(most or _MANY)


def _relaxed(token: Mapping[str, Any]) -> Mapping[str, Any]:
    kept = {name: value for name, value in token.items() if name not in MODEL_ATTRIBUTES}
    if len(kept) < len(token) and kept.get("OP") == "!":
        return {}
    return kept


def _words(token: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    for name, form in FORMS.items():
        value = token.get(name)
        if isinstance(value, str):
            yield form, frozenset((value,))
        elif isinstance(value, Mapping) and "IN" in value:
            yield form, frozenset(value["IN"])


def _commonness(anchor: Anchor) -> tuple[int, bool, int]:
    common = sum(word.lower() in FUNCTION_WORDS for word in anchor.words)
    marks = sum(not any(map(str.isalnum, word)) for word in anchor.words)
    return common + _MARK * marks, anchor.before[1] > anchor.before[0], len(anchor.words)
