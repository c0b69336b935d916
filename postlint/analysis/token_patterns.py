"""spaCy's token patterns, found without spaCy: many patterns in one look at the words.

A pattern is a row of steps, each a question to one token and how often it may be answered yes in a
row. Most name words that must be there; a look-up by the rarest of these *anchors* leaves few to
walk. Of the others most have a *pivot*: a token whose text alone can rule the pattern out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Generic, TypeVar

from postlint.analysis.lexicon import MODEL_ATTRIBUTES, TokenPattern
from postlint.analysis.token_tests import Test, text_attributes, token_test
from postlint.analysis.tokens import Doc, Token
from postlint.source.function_words import FUNCTION_WORDS

T = TypeVar("T")

_MANY = 1_000_000
_REMEMBERED = 50_000
_OPERATORS = {"?": (0, 1), "*": (0, _MANY), "+": (1, _MANY), "!": (1, 1)}
_FORMS = {"LOWER": "lower", "NORM": "norm", "TEXT": "text", "ORTH": "text"}


@dataclass(frozen=True, slots=True)
class Step:
    """A question, and how often in a row a token must and may answer yes."""

    test: Test
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class _Row(Generic[T]):
    """A pattern's key and steps (`fixed`: those of one token each at its beginning), how many
    tokens stand before its anchor, the other words it needs, whether it opens a sentence."""

    key: T
    fixed: tuple[Test, ...]
    steps: tuple[Step, ...]
    before: tuple[int, int]
    needs: tuple[tuple[str, frozenset[str]], ...]
    opens: bool


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
    """The words that a pattern cannot do without, the rarest first: few function words, then few
    words."""
    found: list[Anchor] = []
    fewest = largest = 0
    for token in pattern:
        least, most = _bounds(token)
        if least and token.get("OP") != "!":
            before = fewest, largest
            found += (Anchor(form, words, before) for form, words in _words(token))
        fewest, largest = fewest + least, largest + most
    return sorted(found, key=_commonness)


class TokenPatterns(Generic[T]):
    """Finds token patterns in docs; `add` gives each a `key`."""

    def __init__(self) -> None:
        self._rows: list[_Row[T]] = []
        self._anchored: dict[str, dict[str, list[int]]] = {form: {} for form in _FORMS.values()}
        self._pivots: list[tuple[int, Test]] = []
        self._everywhere: list[int] = []
        self._known: dict[str, tuple[int, ...]] = {}

    def add(self, key: T, pattern: TokenPattern) -> None:
        """Add a pattern; raises `ValueError` for what cannot be read."""
        number, row = len(self._rows), steps(pattern)
        first, *others = anchors(pattern) or (None,)
        before = 0, _MANY
        if first is not None:
            for word in first.words:
                self._anchored[first.form].setdefault(word, []).append(number)
            before = first.before
        elif (pivot := _pivot(pattern)) is not None:
            test, before = pivot
            self._pivots.append((number, test))
        else:
            self._everywhere.append(number)
        needs = tuple((other.form, other.words) for other in others if other is not None)
        alone = tuple(takewhile(lambda step: step.least == step.most == 1, row))
        fixed, rest = tuple(step.test for step in alone), row[len(alone) :]
        self._rows.append(_Row(key, fixed, rest, before, needs, _opens(pattern)))

    def find(self, doc: Doc) -> Iterator[tuple[T, int, int]]:
        """Every pattern that stands in the doc, with each range of tokens `[start, end)`."""
        for number, starts in self._places(doc).items():
            row, tokens = self._rows[number], doc.tokens
            size, length = len(row.fixed), len(tokens)
            for start in sorted(starts & doc.sent_starts if row.opens else starts):
                if start + size > length:
                    continue
                at = start
                for test in row.fixed:
                    if not test(tokens[at]):
                        break
                    at += 1
                else:
                    for end in _ends(row.steps, tokens, at, start) if row.steps else (at,):
                        yield row.key, start, end

    def _places(self, doc: Doc) -> dict[int, set[int]]:
        """Where each pattern may begin, as far as its anchor or pivot tells."""
        starts = {number: set(range(len(doc))) for number in self._everywhere}
        by_norm, lacking = self._anchored["norm"], set[int]()
        for i, numbers in enumerate(map(self._known.get, doc.words)):
            if numbers is None:
                numbers = self._of(doc[i])
            if by_norm and (more := by_norm.get(doc.norms[i])):
                numbers = (*numbers, *more)
            for number in numbers:
                if number in lacking:
                    continue
                row = self._rows[number]
                if number not in starts:
                    if not all(map(doc.has, row.needs)):
                        lacking.add(number)
                        continue
                    starts[number] = set()
                least, most = row.before
                if least < most:
                    starts[number].update(range(max(0, i - most), i - least + 1))
                elif i >= least:
                    starts[number].add(i - least)
        return starts

    def _of(self, token: Token) -> tuple[int, ...]:
        """The patterns whose anchor or pivot a text is; remembered by text."""
        numbers = (
            *self._anchored["text"].get(token.text, ()),
            *self._anchored["lower"].get(token.text.lower(), ()),
            *(number for number, test in self._pivots if test(token)),
        )
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known[token.text] = numbers
        return numbers


def _ends(row: tuple[Step, ...], tokens: list[Token], at: int, start: int) -> list[int]:
    """Where the steps that go on at a token can end, in order, the start itself aside."""
    places = {at}
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


def _pivot(pattern: TokenPattern) -> tuple[Test, tuple[int, int]] | None:
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


def _opens(pattern: TokenPattern) -> bool:
    """Whether the first token must be there and open a sentence."""
    first = pattern[0] if pattern else {}
    marked = first.get("IS_SENT_START") is True or first.get("SENT_START") is True
    return marked and "OP" not in first


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
    for name, form in _FORMS.items():
        value = token.get(name)
        if isinstance(value, str):
            yield form, frozenset((value,))
        elif isinstance(value, Mapping) and "IN" in value:
            yield form, frozenset(value["IN"])


def _commonness(anchor: Anchor) -> tuple[int, int, bool]:
    common = sum(word.lower() in FUNCTION_WORDS for word in anchor.words)
    punctuation = sum(not word.isalnum() for word in anchor.words)
    return common + punctuation, len(anchor.words), anchor.before[1] > anchor.before[0]
