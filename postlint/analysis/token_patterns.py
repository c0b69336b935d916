"""spaCy's token patterns, found without spaCy: many patterns in one look at the words.

A pattern is a row of steps, each a question to one token and how often it may be answered yes in a
row. Most patterns name words that must be there; a look-up by these *anchors* leaves but few
patterns to walk, and few places to begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from postlint.analysis.lexicon import MODEL_ATTRIBUTES, TokenPattern
from postlint.analysis.token_tests import Test, token_test
from postlint.analysis.tokens import Doc, Token
from postlint.source.function_words import FUNCTION_WORDS

T = TypeVar("T")

_MANY = 1_000_000
_OPERATORS = {"?": (0, 1), "*": (0, _MANY), "+": (1, _MANY), "!": (1, 1)}
_WORDS = {"LOWER": "lower", "NORM": "norm", "TEXT": "text", "ORTH": "text"}


@dataclass(frozen=True, slots=True)
class Step:
    """A question, and how often in a row a token must and may answer yes."""

    test: Test
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words one of which a text must hold (`form`: lower, norm or text), and how many tokens stand
    before it, None where that varies."""

    form: str
    words: frozenset[str]
    before: int | None


def steps(pattern: TokenPattern) -> tuple[Step, ...]:
    """A pattern's steps; raises `ValueError` for what cannot be read."""
    return tuple(map(_step, pattern))


def relaxed(pattern: TokenPattern) -> TokenPattern:
    """The pattern without what only a model can say: it is found wherever the whole one is."""
    return tuple(_relaxed(token) for token in pattern)


def anchor(pattern: TokenPattern) -> Anchor | None:
    """The rarest words that a pattern cannot do without: few function words, then few words."""
    found: list[Anchor] = []
    before: int | None = 0
    for token in pattern:
        least, most = _bounds(token)
        if least and token.get("OP") != "!":
            found += (Anchor(form, words, before) for form, words in _words(token))
        before = before + least if before is not None and least == most else None
    return min(found, key=_commonness, default=None)


class TokenPatterns(Generic[T]):
    """Finds token patterns in docs; `add` gives each a `key`."""

    def __init__(self) -> None:
        self._steps: list[tuple[T, tuple[Step, ...], int | None]] = []
        self._anchored: dict[str, dict[str, list[int]]] = {form: {} for form in _WORDS.values()}
        self._everywhere: list[int] = []

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, key: T, pattern: TokenPattern) -> None:
        """Add a pattern; raises `ValueError` for what cannot be read."""
        number, found = len(self._steps), anchor(pattern)
        self._steps.append((key, steps(pattern), found.before if found else None))
        if found is None:
            self._everywhere.append(number)
            return
        for word in found.words:
            self._anchored[found.form].setdefault(word, []).append(number)

    def find(self, doc: Doc) -> Iterator[tuple[T, int, int]]:
        """Every pattern that stands in the doc, with each range of tokens `[start, end)`."""
        for number, places in self._places(doc).items():
            key, row, before = self._steps[number]
            starts: Iterable[int] = range(len(doc))
            if places is not None and before is not None:
                starts = (place - before for place in places if place >= before)
            for start in starts:
                for end in ends(row, doc.tokens, start):
                    yield key, start, end

    def _places(self, doc: Doc) -> dict[int, list[int] | None]:
        """The patterns that may stand in the doc, with the places of their anchors."""
        found: dict[int, list[int] | None] = dict.fromkeys(self._everywhere)
        rows = {"norm": doc.norms, "text": doc.words}
        if self._anchored["lower"]:
            rows["lower"] = [word.lower() for word in doc.words]
        for form, words in rows.items():
            table = self._anchored[form]
            if not table:
                continue
            for place, word in enumerate(words):
                for number in table.get(word, ()):
                    places = found.setdefault(number, [])
                    if places is not None:
                        places.append(place)
        return found


def ends(row: tuple[Step, ...], tokens: list[Token], start: int) -> list[int]:
    """Where the steps can end that begin at a token: all ends, in order, the start itself aside."""
    places = {start}
    for step in row:
        places = set(_after(step, tokens, places))
        if not places:
            return []
    return sorted(places - {start})


def _after(step: Step, tokens: list[Token], places: set[int]) -> Iterator[int]:
    for place in places:
        count = 0
        if step.least == 0:
            yield place
        while count < step.most and place < len(tokens) and step.test(tokens[place]):
            count, place = count + 1, place + 1
            if count >= step.least:
                yield place


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
    for name, form in _WORDS.items():
        value = token.get(name)
        if isinstance(value, str):
            yield form, frozenset((value,))
        elif isinstance(value, Mapping) and "IN" in value:
            yield form, frozenset(value["IN"])


def _commonness(anchor: Anchor) -> tuple[int, int, bool]:
    common = sum(word.lower() in FUNCTION_WORDS for word in anchor.words)
    punctuation = sum(not word.isalnum() for word in anchor.words)
    return common + punctuation, len(anchor.words), anchor.before is None
