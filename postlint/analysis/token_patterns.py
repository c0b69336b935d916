"""spaCy's token patterns, found without spaCy: many patterns in one look at the words.

A pattern is a row of steps, each a question to one token and how often it may be answered yes in a
row. Most name words that must be there; a look-up by the rarest of these *anchors* leaves few to
walk. Of the others most have a *pivot*: a token whose text alone can rule the pattern out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Generic, TypeVar

from postlint.analysis.lexicon import TokenPattern
from postlint.analysis.pattern_steps import FORMS, Anchor, Step, anchors, opening, pivot, steps
from postlint.analysis.token_tests import Test
from postlint.analysis.tokens import Doc, Token

T = TypeVar("T")

_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class _Row(Generic[T]):
    """A pattern's key and steps (`fixed`: those of one token each at its beginning), how many
    tokens stand before its anchor, the bits of the words it needs, how many tokens stand before
    one that must open a sentence (`opens`)."""

    key: T
    fixed: tuple[Test, ...]
    steps: tuple[Step, ...]
    before: tuple[int, int]
    needs: int
    opens: int | None


#: What a text may be: the anchor or pivot of these patterns, and words that patterns need, in bits;
#: () for nothing of that.
_Known = tuple[tuple[_Row[T], ...], int] | tuple[()]


class TokenPatterns(Generic[T]):
    """Finds token patterns in docs; `add` gives each a `key`."""

    def __init__(self) -> None:
        self._anchored: dict[str, dict[str, list[_Row[T]]]] = {form: {} for form in FORMS.values()}
        self._pivots: list[tuple[_Row[T], Test]] = []
        self._everywhere: list[_Row[T]] = []
        self._bits: dict[tuple[str, frozenset[str]], int] = {}
        self._needed: dict[str, dict[str, int]] = {form: {} for form in FORMS.values()}
        self._known: dict[str, _Known[T]] = {}

    def add(self, key: T, pattern: TokenPattern) -> None:
        """Add a pattern; raises `ValueError` for what cannot be read."""
        row, (first, *others) = steps(pattern), anchors(pattern) or (None,)
        pivoted = None if first else pivot(pattern)
        before = first.before if first else pivoted[1] if pivoted else (0, 0)
        alone = tuple(takewhile(lambda step: step.least == step.most == 1, row))
        fixed, rest = tuple(step.test for step in alone), row[len(alone) :]
        needs = 0
        for other in others:
            needs |= self._bit(other) if other else 0
        found = _Row(key, fixed, rest, before, needs, opening(pattern))
        if first:
            for word in first.words:
                self._anchored[first.form].setdefault(word, []).append(found)
        elif pivoted:
            self._pivots.append((found, pivoted[0]))
        else:
            self._everywhere.append(found)

    def find(self, doc: Doc) -> Iterator[tuple[T, int, int]]:
        """Every pattern that stands in the doc, with each range of tokens `[start, end)`."""
        for row, start in self._starts(doc):
            at = start
            if start + len(row.fixed) > len(doc.words):
                continue
            for test in row.fixed:
                if not test(doc.token(at)):
                    break
                at += 1
            else:
                for end in _ends(row.steps, doc, at, start) if row.steps else (at,):
                    yield row.key, start, end

    def _starts(self, doc: Doc) -> Iterator[tuple[_Row[T], int]]:
        """Where each pattern may begin, as far as its anchor or pivot tells."""
        windows: dict[int, tuple[_Row[T], set[int]]] = {}
        openings = doc.sent_starts
        for i, row in self._places(doc):
            least, most = row.before
            if least < most:
                _, starts = windows.setdefault(id(row), (row, set()))
                starts.update(range(max(0, i - most), i - least + 1))
            elif i >= least and (row.opens is None or i - least + row.opens in openings):
                yield row, i - least
        for row, starts in windows.values():
            for start in sorted(starts):
                if row.opens is None or start + row.opens in openings:
                    yield row, start

    def _bit(self, anchor: Anchor) -> int:
        """The bit that stands for one of these words being there."""
        key = anchor.form, anchor.words
        bit = self._bits.get(key)
        if bit is None:
            bit = self._bits[key] = 1 << len(self._bits)
            needed = self._needed[anchor.form]
            for word in anchor.words:
                needed[word] = needed.get(word, 0) | bit
        return bit

    def _places(self, doc: Doc) -> Iterator[tuple[int, _Row[T]]]:
        """The anchors and pivots, each with a pattern whose other words are in the doc too."""
        known, found = self._known, list[tuple[int, Sequence[_Row[T]]]]()
        have, norms = 0, self._anchored["norm"]
        for i, word in enumerate(doc.words):
            entry = known.get(word)
            if entry is None:
                entry = self._of(doc.token(i))
            if entry:
                have |= entry[1]
                found.append((i, entry[0]))
        if norms:
            found += ((i, norms[norm]) for i, norm in enumerate(doc.norms) if norm in norms)
        if self._everywhere:
            found += ((i, self._everywhere) for i in range(len(doc.words)))
        for norm in self._needed["norm"].keys() & doc.norms:
            have |= self._needed["norm"][norm]
        for i, rows in found:
            for row in rows:
                if row.needs & have == row.needs:
                    yield i, row

    def _of(self, token: Token) -> _Known[T]:
        """What a text may be; remembered by text."""
        text, lower = token.text, token.text.lower()
        rows = (
            *self._anchored["text"].get(text, ()),
            *self._anchored["lower"].get(lower, ()),
            *(row for row, test in self._pivots if test(token)),
        )
        bits = self._needed["text"].get(text, 0) | self._needed["lower"].get(lower, 0)
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known[text] = known = (rows, bits) if rows or bits else ()
        return known


def _ends(row: tuple[Step, ...], doc: Doc, at: int, start: int) -> list[int]:
    """Where the steps that go on at a token can end, in order, the start itself aside."""
    places = {at}
    for step in row:
        places = set(_after(step, doc, places))
        if not places:
            return []
    return sorted(places - {start})


def _after(step: Step, doc: Doc, places: set[int]) -> Iterator[int]:
    size = len(doc.words)
    for place in places:
        count = 0
        if step.least == 0:
            yield place
        while count < step.most and place < size and step.test(doc.token(place)):
            count, place = count + 1, place + 1
            if count >= step.least:
                yield place
