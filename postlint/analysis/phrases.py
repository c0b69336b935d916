"""A table of phrases, walked word by word.

spaCy's `PhraseMatcher` needs every alternative spelled out, and alternatives multiply: fifty lines
such as `{das|ein|kein} {schwere|schlimme}{r|s|n|} {unfall|brand|…}` are a million phrases. Here a
line is a row of slots, each a set of words, and its size is the sum of its alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from postlint.analysis.globs import Globs
from postlint.analysis.lexicon import Entry, alternatives, chunks, is_glob
from postlint.analysis.tokenizer import folded

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

    def rests(self, word: str) -> Iterator[_Rest]:
        yield from self.choices.get(word, ())
        if self.globs is not None:
            yield from self.globs.find(word)


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    """`second`: the words one of which must follow a first word, None where that is not known."""

    entry: Entry
    slots: tuple[_Slot, ...]
    second: frozenset[str] | None


class Phrases:
    """Finds phrases in rows of words. `split` makes such rows of the phrases' texts; with `globs`
    a word may begin or end with `*`."""

    def __init__(self, split: Split, *, globs: bool = False) -> None:
        self._split, self._with_globs = split, globs
        self._starts: dict[str, list[_Phrase]] = {}
        self._globs: Globs[_Phrase] = Globs()
        self._known: dict[str, tuple[str, ...]] = {}

    def add(self, text: str, entry: Entry) -> None:
        """Add one line of a lexicon, with its `{a|b}` alternatives."""
        rows = [tuple(self._rows(chunk)) for chunk in chunks(text)]
        slots = tuple(map(self._slot, rows))
        phrase = _Phrase(entry, slots, _second(slots))
        for row, slot in zip(rows, phrase.slots, strict=True):
            for word in dict.fromkeys(words[0] for words in row if words):
                if self._is_glob(word):
                    self._globs.add(word, phrase)
                else:
                    self._starts.setdefault(word, []).append(phrase)
            if not slot.optional:
                break

    def find(self, words: Sequence[str]) -> Iterator[tuple[Entry, int, int]]:
        """Every line that stands in `words`, with its longest range `[start, end)` at each start.

        A line may come twice for one place where two of its alternatives begin with that word.
        """
        last = len(words) - 1
        for start, word in enumerate(words):
            after = words[start + 1] if start < last else ""
            starting, globbed = self._starts.get(word, ()), self._globs.find(word)
            for phrase in (*starting, *globbed) if globbed else starting:
                if phrase.second is not None and after not in phrase.second:
                    continue
                end = _longest(phrase.slots, 0, words, start)
                if end > start:
                    yield phrase.entry, start, end

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


def _second(slots: tuple[_Slot, ...]) -> frozenset[str] | None:
    """The words that may come second, where these are plain words."""
    first = slots[0]
    if first.optional or len(slots) < 2:
        return None
    follow = slots[1]
    rests = [rest for rests in first.choices.values() for rest in rests]
    rests += first.globs.things() if first.globs else []
    open_ended = [rest for rest in rests if not rest]
    if open_ended and (follow.optional or follow.globs):
        return None
    words = {rest[0] for rest in rests if rest}
    if any(map(is_glob, words)):
        return None
    return frozenset(words | (follow.choices.keys() if open_ended else set()))


def _longest(slots: tuple[_Slot, ...], index: int, words: Sequence[str], at: int) -> int:
    """The end of the longest way through `slots[index:]` that begins at `words[at]`, or -1."""
    if index == len(slots):
        return at
    slot = slots[index]
    best = _longest(slots, index + 1, words, at) if slot.optional else -1
    if at < len(words):
        for rest in slot.rests(words[at]):
            end = at + 1 + len(rest)
            if end <= len(words) and all(map(_fits, rest, words[at + 1 : end])):
                best = max(best, _longest(slots, index + 1, words, end))
    return best


def _fits(word: str, found: str) -> bool:
    if word == found or not is_glob(word):
        return word == found
    middle = word.strip("*")
    if word.startswith("*") and word.endswith("*"):
        return middle in found
    return found.endswith(middle) if word.startswith("*") else found.startswith(middle)
