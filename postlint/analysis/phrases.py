"""A table of phrases, walked word by word.

spaCy's `PhraseMatcher` needs every alternative spelled out, and alternatives multiply: fifty lines
such as `{das|ein|kein} {schwere|schlimme}{r|s|n|} {unfall|brand|…}` are a million phrases. Here a
line is a row of slots, each a set of words, and its size is the sum of its alternatives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from postlint.analysis.globs import Globs
from postlint.analysis.lexicon import Entry
from postlint.analysis.phrase_index import PhraseIndex, line_and_slot
from postlint.analysis.slots import (
    Next,
    Slot,
    Way,
    following,
    longest,
    opening,
    slot_of,
    thirds,
    walked,
    ways_through,
)

_REMEMBERED = 40_000
_PAIR = 2


@dataclass(slots=True, eq=False)
class _Phrase:
    """A line in slots; `longest` is the words of its longest way."""

    entry: Entry
    slots: tuple[Slot, ...]
    longest: int
    _seconds: dict[tuple[int, str], Next | None] = field(default_factory=dict)

    def second(self, number: int, first: str) -> Next | None:
        """What may come behind a word (or glob) that a slot begins with; None where the phrase may
        end with it."""
        key = number, first
        if key not in self._seconds:
            follow = opening(self.slots[number + 1 :])
            self._seconds[key] = following(self.slots[number].behind(first), follow)
        return self._seconds[key]


#: A line whose first slot is passed in these ways (None: it is to be walked from the start), and
#: the words one of which must come third (None: any may).
_Walk = tuple[_Phrase, tuple[Way, ...] | None, Collection[str] | None]
#: What two words begin: lines that stand there, with their length, and lines yet to be walked.
_Begun = tuple[tuple[tuple[Entry, int], ...], tuple[_Walk, ...]]


class Phrases:
    """Finds phrases in rows of words; `entries` says what each phrase of the index belongs to."""

    def __init__(self, index: PhraseIndex, entries: Sequence[Entry]) -> None:
        self._index, self._entries = index, entries
        self._phrases: dict[int, _Phrase] = {}
        self._pairs: dict[tuple[str, str], _Begun] = {}
        self._globs: Globs[tuple[int, str]] = Globs()
        for glob, starts in index.globs.items():
            for start in starts:
                self._globs.add(glob, (start, glob))

    def find(self, words: Sequence[str]) -> Iterator[tuple[Entry, int, int]]:
        """Every phrase that stands in `words`, with its longest range `[start, end)` at each start.

        A phrase may come twice for one place where two of its alternatives begin with that word.
        """
        row = tuple(words)
        known = self._pairs
        after_next = (*row[2:], "", "")
        for start, pair in enumerate(pairwise((*row, ""))):
            found, begun = known.get(pair) or self._beginning(*pair)
            for entry, length in found:
                yield entry, start, start + length
            for phrase, ways, wanted in begun:
                if wanted is not None and after_next[start] not in wanted:
                    continue
                end = walked(phrase.slots, ways, row, start)
                if end > start:
                    yield phrase.entry, start, end

    def _beginning(self, word: str, after: str) -> _Begun:
        """The phrases that begin with these two words or may do so; remembered."""
        likely = list(self._likely(word, after))
        pair = (word, after) if after else (word,)
        short = [phrase for phrase in likely if phrase.longest <= _PAIR]
        ends = [(phrase.entry, longest(phrase.slots, 0, pair, 0)) for phrase in short]
        found = tuple((entry, end) for entry, end in ends if end > 0)
        if len(self._pairs) > _REMEMBERED:
            self._pairs.clear()
        long = [phrase for phrase in likely if phrase.longest > _PAIR]
        ways = [ways_through(phrase.slots, word, after) for phrase in long]
        wanted = [thirds(phrase.slots, way) for phrase, way in zip(long, ways, strict=True)]
        begun = found, tuple(zip(long, ways, wanted, strict=True))
        self._pairs[word, after] = begun
        return begun

    def _likely(self, word: str, after: str) -> Iterator[_Phrase]:
        starts = ((start, word) for start in self._index.starts.get(word, ()))
        for start, first in (*starts, *self._globs.find(word)):
            line, number = line_and_slot(start)
            if self._index.lacks(line, after):
                continue
            phrase = self._phrases.get(line) or self._phrase(line)
            second = phrase.second(number, first)
            if second is None or second.fits(after):
                yield phrase

    def _phrase(self, line: int) -> _Phrase:
        """A phrase in slots, made when a text first holds a word that it may begin with."""
        rows = list(self._index.rows(line))
        size = sum(max(map(len, row), default=0) for row in rows)
        slots = tuple(slot_of(row, globs=self._index.with_globs) for row in rows)
        phrase = _Phrase(self._entries[line], slots, size)
        self._phrases[line] = phrase
        return phrase
