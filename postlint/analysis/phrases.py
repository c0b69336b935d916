"""A table of phrases, walked word by word.

spaCy's `PhraseMatcher` needs every alternative spelled out, and alternatives multiply: fifty lines
such as `{das|ein|kein} {schwere|schlimme}{r|s|n|} {unfall|brand|…}` are a million phrases. Here a
line is a row of slots, each a set of words, and its size is the sum of its alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from postlint.analysis.globs import Globs
from postlint.analysis.lexicon import Entry, alternatives, chunks, is_glob
from postlint.analysis.slots import (
    Next,
    Rest,
    Slot,
    Way,
    following,
    longest,
    opening,
    thirds,
    walked,
    ways_through,
)
from postlint.analysis.spelling import folded

_REMEMBERED = 100_000
_PAIR = 2
#: A text as the forms of its tokens that are compared.
Split = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    """A line in slots. `seconds` says by slot and first word what may come second; None where the
    phrase may end with that word."""

    entry: Entry
    slots: tuple[Slot, ...]
    seconds: Mapping[tuple[int, str], Next | None]
    #: Words of its longest way.
    longest: int


@dataclass(slots=True, eq=False)
class _Line:
    """A line in chunks; its phrase is made when a text first holds a word it may begin with."""

    entry: Entry
    chunks: tuple[str, ...]
    phrase: _Phrase | None = None


#: A line, the number of a slot it may begin with, and one of that slot's first words.
_Start = tuple[_Line, int, str]
#: A line whose first slot is passed in these ways (None: it is to be walked from the start), and
#: the words one of which must come third (None: any may).
_Walk = tuple[_Phrase, tuple[Way, ...] | None, Collection[str] | None]
#: What two words begin: lines that stand there, with their length, and lines yet to be walked.
_Begun = tuple[tuple[tuple[Entry, int], ...], tuple[_Walk, ...]]


class Phrases:
    """Finds phrases in rows of words. `split` makes such rows of the phrases' texts; with `globs`
    a word may begin or end with `*`."""

    def __init__(self, split: Split, *, globs: bool = False) -> None:
        self._split, self._with_globs = split, globs
        self._starts: dict[str, list[_Start]] = {}
        self._globs: Globs[_Start] = Globs()
        self._known: dict[str, tuple[str, ...]] = {}
        self._pairs: dict[tuple[str, str], _Begun] = {}

    def add(self, text: str, entry: Entry) -> None:
        """Add one line of a lexicon, with its `{a|b}` alternatives."""
        line = _Line(entry, tuple(chunks(text)))
        for number, chunk in enumerate(line.chunks):
            row = tuple(self._rows(chunk))
            for word in dict.fromkeys(words[0] for words in row if words):
                if self._is_glob(word):
                    self._globs.add(word, (line, number, word))
                else:
                    self._starts.setdefault(word, []).append((line, number, word))
            if all(row):
                break

    def find(self, words: Sequence[str]) -> Iterator[tuple[Entry, int, int]]:
        """Every line that stands in `words`, with its longest range `[start, end)` at each start.

        A line may come twice for one place where two of its alternatives begin with that word.
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
        likely = []
        for line, number, first in (*self._starts.get(word, ()), *self._globs.find(word)):
            phrase = line.phrase or self._phrase(line)
            second = phrase.seconds[number, first]
            if second is None or second.fits(after):
                likely.append(phrase)
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

    def _phrase(self, line: _Line) -> _Phrase:
        rows = [tuple(self._rows(chunk)) for chunk in line.chunks]
        slots = tuple(map(self._slot, rows))
        seconds: dict[tuple[int, str], Next | None] = {}
        for number, row in enumerate(rows):
            rests: dict[str, list[Rest]] = {}
            for words in filter(None, row):
                rests.setdefault(words[0], []).append(words[1:])
            follow = opening(slots[number + 1 :])
            seconds |= {(number, word): following(found, follow) for word, found in rests.items()}
            if not slots[number].optional:
                break
        size = sum(max(map(len, row), default=0) for row in rows)
        line.phrase = _Phrase(line.entry, slots, seconds, size)
        return line.phrase

    def _rows(self, chunk: str) -> Iterator[tuple[str, ...]]:
        for text in alternatives(chunk):
            if text not in self._known:
                self._known[text] = tuple(w for part in text.split() for w in self._words(part))
            yield self._known[text]

    def _words(self, text: str) -> tuple[str, ...]:
        return (folded(text),) if self._is_glob(text) else self._split(text)

    def _slot(self, rows: tuple[tuple[str, ...], ...]) -> Slot:
        slot = Slot()
        for words in rows:
            if not words:
                slot.optional = True
            elif self._is_glob(words[0]):
                slot.globs = slot.globs or Globs()
                slot.globs.add(words[0], words[1:])
            else:
                slot.choices.setdefault(words[0], []).append(words[1:])
        return slot

    def _is_glob(self, word: str) -> bool:
        return self._with_globs and is_glob(word)
