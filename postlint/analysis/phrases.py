"""A table of phrases, walked word by word.

spaCy's `PhraseMatcher` needs every alternative spelled out, and alternatives multiply: fifty lines
such as `{das|ein|kein} {schwere|schlimme}{r|s|n|} {unfall|brand|…}` are a million phrases. Here a
line is a row of slots, each a set of words, and its size is the sum of its alternatives.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from postlint.analysis.globs import Globs
from postlint.analysis.lexicon import Entry
from postlint.analysis.phrase_index import PhraseIndex, line_and_slot
from postlint.analysis.slots import (
    Next,
    Place,
    Slot,
    following,
    longest,
    opening,
    passed,
    slot_of,
    wanted,
)

_REMEMBERED = 40_000


@dataclass(slots=True, eq=False)
class _Phrase:
    """A line in slots."""

    entry: Entry
    slots: tuple[Slot, ...]
    _seconds: dict[tuple[int, str], Next | None] = field(default_factory=dict)
    _wanted: dict[tuple[Place, ...], Container[str]] = field(default_factory=dict)

    def second(self, number: int, first: str) -> Next | None:
        """What may come behind a word (or glob) that a slot begins with; None where the phrase may
        end with it."""
        key = number, first
        if key not in self._seconds:
            follow = opening(self.slots[number + 1 :])
            self._seconds[key] = following(self.slots[number].behind(first), follow)
        return self._seconds[key]

    def third(self, word: str, after: str) -> Container[str]:
        """The words one of which must come behind these two for the phrase to go on."""
        first = passed(self.slots, (0, ()), word)
        places = tuple(place for begun in first for place in passed(self.slots, begun, after))
        if places not in self._wanted:
            self._wanted[places] = wanted(self.slots, places)
        return self._wanted[places]


#: Words one of which must come third for a line to be longer than with the two words that begin it,
#: the line, and its length with those two (0: none yet).
_Walk = tuple[Container[str], _Phrase, int]
#: What two words begin: lines that stand there, with their length, and lines that may go on.
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

    def find(self, words: Sequence[str]) -> list[tuple[Entry, int, int]]:
        """Every phrase that stands in `words`, with its longest range `[start, end)` at each start.

        A phrase may come twice for one place where two of its alternatives begin with that word.
        """
        row = tuple(words)
        if not self._index.globs and self._index.starts.keys().isdisjoint(row):
            return []
        hits: list[tuple[Entry, int, int]] = []
        known = self._pairs
        after_next = (*row[2:], "", "")
        for start, (pair, third) in enumerate(zip(pairwise((*row, "")), after_next, strict=False)):
            found, begun = known.get(pair) or self._beginning(*pair)
            if found:
                hits += [(entry, start, start + length) for entry, length in found]
            for thirds, phrase, length in begun:
                if third in thirds:
                    end = longest(phrase.slots, 0, row, start)
                    hits += [(phrase.entry, start, end)] if end > start else []
                elif length:
                    hits.append((phrase.entry, start, start + length))
        return hits

    def _beginning(self, word: str, after: str) -> _Begun:
        """The phrases that begin with these two words or may do so; remembered."""
        pair = (word, after) if after else (word,)
        found: list[tuple[Entry, int]] = []
        begun: list[_Walk] = []
        for phrase in self._likely(word, after):
            length = max(0, longest(phrase.slots, 0, pair, 0))
            thirds = phrase.third(word, after) if after else ()
            if thirds:
                begun.append((thirds, phrase, length))
            elif length:
                found.append((phrase.entry, length))
        if len(self._pairs) > _REMEMBERED:
            self._pairs.clear()
        self._pairs[word, after] = tuple(found), tuple(begun)
        return self._pairs[word, after]

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
        slots = tuple(slot_of(row, globs=self._index.with_globs) for row in rows)
        phrase = _Phrase(self._entries[line], slots)
        self._phrases[line] = phrase
        return phrase
