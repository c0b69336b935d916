"""A table of phrases, walked word by word.

spaCy's `PhraseMatcher` needs every alternative spelled out, and alternatives multiply: fifty lines
such as `{das|ein|kein} {schwere|schlimme}{r|s|n|} {unfall|brand|…}` are a million phrases. Here a
line is a row of slots, each a set of words, and its size is the sum of its alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from postlint.analysis.globs import Globs
from postlint.analysis.lexicon import Entry, alternatives, chunks, is_glob
from postlint.analysis.spelling import folded

_REMEMBERED = 100_000
_PAIR = 2
#: A text as the forms of its tokens that are compared.
Split = Callable[[str], tuple[str, ...]]
#: Words after the first one of a choice.
_Rest = tuple[str, ...]


@dataclass(slots=True)
class _Slot:
    """Choices at one place of a phrase: first word (or glob) → the words that must follow it."""

    choices: dict[str, list[_Rest]] = field(default_factory=dict)
    globs: Globs[_Rest] | None = None
    optional: bool = False

    def rests(self, word: str) -> Sequence[_Rest]:
        """What must follow where this is the first word."""
        rests = self.choices.get(word, ())
        return (*rests, *self.globs.find(word)) if self.globs else rests


@dataclass(frozen=True, slots=True)
class _Next:
    """What may come second: one of these words, or a word that one of these tables knows."""

    words: frozenset[str]
    globs: tuple[Globs[_Rest], ...]

    def fits(self, word: str) -> bool:
        if word in self.words:
            return True
        return any(table.find(word) for table in self.globs)


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    entry: Entry
    slots: tuple[_Slot, ...]
    #: Words of its longest way.
    longest: int


#: A phrase under one of its first words; None where it may end with that word.
_Start = tuple[_Phrase, _Next | None]
#: The words behind the first one, and whether a glob is among them.
_Way = tuple[_Rest, bool]
#: A line whose first slot is passed in these ways (None: it is to be walked from the start), and
#: the words one of which must come third (None: any may).
_Walk = tuple[_Phrase, tuple[_Way, ...] | None, Collection[str] | None]
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
        rows = [tuple(self._rows(chunk)) for chunk in chunks(text)]
        longest = sum(max(map(len, row), default=0) for row in rows)
        phrase = _Phrase(entry, tuple(map(self._slot, rows)), longest)
        for number, (row, slot) in enumerate(zip(rows, phrase.slots, strict=True)):
            rests: dict[str, list[_Rest]] = {}
            for words in row:
                if words:
                    rests.setdefault(words[0], []).append(words[1:])
            follow = _opening(phrase.slots[number + 1 :])
            for word, found in rests.items():
                start = phrase, _next(found, follow)
                if self._is_glob(word):
                    self._globs.add(word, start)
                else:
                    self._starts.setdefault(word, []).append(start)
            if not slot.optional:
                break

    def find(self, words: Sequence[str]) -> Iterator[tuple[Entry, int, int]]:
        """Every line that stands in `words`, with its longest range `[start, end)` at each start.

        A line may come twice for one place where two of its alternatives begin with that word.
        """
        row = tuple(words)
        known = self._pairs
        thirds = (*row[2:], "", "")
        for start, pair in enumerate(pairwise((*row, ""))):
            found, begun = known.get(pair) or self._beginning(*pair)
            for entry, length in found:
                yield entry, start, start + length
            for phrase, ways, wanted in begun:
                if wanted is not None and thirds[start] not in wanted:
                    continue
                end = _walked(phrase.slots, ways, row, start)
                if end > start:
                    yield phrase.entry, start, end

    def _beginning(self, word: str, after: str) -> _Begun:
        """The phrases that begin with these two words or may do so; remembered."""
        starts = (*self._starts.get(word, ()), *self._globs.find(word))
        likely = [phrase for phrase, second in starts if second is None or second.fits(after)]
        pair = (word, after) if after else (word,)
        short = [phrase for phrase in likely if phrase.longest <= _PAIR]
        ends = [(phrase.entry, _longest(phrase.slots, 0, pair, 0)) for phrase in short]
        found = tuple((entry, end) for entry, end in ends if end > 0)
        if len(self._pairs) > _REMEMBERED:
            self._pairs.clear()
        long = [phrase for phrase in likely if phrase.longest > _PAIR]
        ways = [_ways(phrase.slots, word, after) for phrase in long]
        thirds = [_thirds(phrase.slots, way) for phrase, way in zip(long, ways, strict=True)]
        begun = found, tuple(zip(long, ways, thirds, strict=True))
        self._pairs[word, after] = begun
        return begun

    def _rows(self, chunk: str) -> Iterator[tuple[str, ...]]:
        for text in alternatives(chunk):
            if text not in self._known:
                self._known[text] = tuple(w for part in text.split() for w in self._words(part))
            yield self._known[text]

    def _words(self, text: str) -> tuple[str, ...]:
        return (folded(text),) if self._is_glob(text) else self._split(text)

    def _slot(self, rows: tuple[tuple[str, ...], ...]) -> _Slot:
        slot = _Slot()
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


def _opening(slots: tuple[_Slot, ...]) -> _Next | None:
    """What the first word of these slots may be; None where there need not be one."""
    words: set[str] = set()
    globs: list[Globs[_Rest]] = []
    for slot in slots:
        words |= slot.choices.keys()
        globs += [slot.globs] if slot.globs else []
        if not slot.optional:
            return _Next(frozenset(words), tuple(globs))
    return None


def _next(rests: list[_Rest], follow: _Next | None) -> _Next | None:
    """What may come behind a first word that these rests belong to."""
    openings = [rest[0] for rest in rests if rest]
    ends = len(openings) < len(rests)
    if (ends and follow is None) or any(map(is_glob, openings)):
        return None
    if not ends or follow is None:
        return _Next(frozenset(openings), ())
    return _Next(follow.words.union(openings), follow.globs)


def _ways(slots: tuple[_Slot, ...], word: str, after: str) -> tuple[_Way, ...] | None:
    """How these two words may pass the first slot; None where it may be left out."""
    if slots[0].optional:
        return None
    rests = slots[0].rests(word)
    fitting = (rest for rest in rests if not rest or _fits(rest[0], after))
    return tuple((rest, any(map(is_glob, rest))) for rest in fitting)


def _thirds(slots: tuple[_Slot, ...], ways: tuple[_Way, ...] | None) -> Collection[str] | None:
    """Words one of which must follow two words that pass the first slot in these ways; None where
    that is not so simple."""
    words = {rest[1] for rest, _ in ways or () if len(rest) > 1}
    if ways is None or any(globs or not rest for rest, globs in ways):
        return None
    if all(len(rest) > 1 for rest, _ in ways):
        return words
    if len(slots) == 1 or slots[1].optional or slots[1].globs:
        return None
    return words.union(slots[1].choices) if words else slots[1].choices


def _walked(
    slots: tuple[_Slot, ...], ways: tuple[_Way, ...] | None, words: tuple[str, ...], at: int
) -> int:
    """The end of the longest way through the slots that begins at `words[at]`, or -1."""
    if ways is None:
        return _longest(slots, 0, words, at)
    best, alone = -1, len(slots) == 1
    for rest, globs in ways:
        end = at + 1 + len(rest)
        found = words[at + 1 : end]
        if rest == found or (globs and _stands(rest, found)):
            best = max(best, end if alone else _longest(slots, 1, words, end))
    return best


def _longest(slots: tuple[_Slot, ...], index: int, words: tuple[str, ...], at: int) -> int:
    """The end of the longest way through `slots[index:]` that begins at `words[at]`, or -1."""
    if index == len(slots):
        return at
    slot = slots[index]
    best = _longest(slots, index + 1, words, at) if slot.optional else -1
    if at < len(words):
        for rest in slot.rests(words[at]):
            end = at + 1 + len(rest)
            if not rest or _stands(rest, words[at + 1 : end]):
                best = max(best, _longest(slots, index + 1, words, end))
    return best


def _stands(rest: _Rest, words: tuple[str, ...]) -> bool:
    return rest == words or (len(rest) == len(words) and all(map(_fits, rest, words)))


def _fits(word: str, found: str) -> bool:
    if word == found or not is_glob(word):
        return word == found
    middle = word.strip("*")
    if word.startswith("*") and word.endswith("*"):
        return middle in found
    return found.endswith(middle) if word.startswith("*") else found.startswith(middle)
