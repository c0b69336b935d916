"""A phrase as a row of slots, and the ways through them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from postlint.analysis.globs import Globs
from postlint.analysis.lexicon import is_glob

#: Words after the first one of a choice.
Rest = tuple[str, ...]
#: The words behind the first one, and whether a glob is among them.
Way = tuple[Rest, bool]


@dataclass(slots=True)
class Slot:
    """Choices at one place of a phrase: first word (or glob) → the words that must follow it."""

    choices: dict[str, list[Rest]] = field(default_factory=dict)
    starred: dict[str, list[Rest]] = field(default_factory=dict)
    globs: Globs[Rest] | None = None
    optional: bool = False

    def behind(self, first: str) -> list[Rest]:
        """What must follow this first word, or glob, of a choice."""
        return self.starred[first] if first in self.starred else self.choices[first]

    def rests(self, word: str) -> Sequence[Rest]:
        """What must follow where this is the first word."""
        rests = self.choices.get(word, ())
        return (*rests, *self.globs.find(word)) if self.globs else rests


def slot_of(rows: Sequence[tuple[str, ...]], *, globs: bool) -> Slot:
    """The slot of these alternatives; with `globs` a word may begin or end with `*`."""
    slot = Slot()
    for words in rows:
        if not words:
            slot.optional = True
        elif globs and is_glob(words[0]):
            slot.globs = slot.globs or Globs()
            slot.globs.add(words[0], words[1:])
            slot.starred.setdefault(words[0], []).append(words[1:])
        else:
            slot.choices.setdefault(words[0], []).append(words[1:])
    return slot


@dataclass(frozen=True, slots=True)
class Next:
    """What may come second: one of these words, or a word that one of these tables knows."""

    words: frozenset[str]
    globs: tuple[Globs[Rest], ...]

    def fits(self, word: str) -> bool:
        if word in self.words:
            return True
        return any(table.find(word) for table in self.globs)


def opening(slots: tuple[Slot, ...]) -> Next | None:
    """What the first word of these slots may be; None where there need not be one."""
    words: set[str] = set()
    globs: list[Globs[Rest]] = []
    for slot in slots:
        words |= slot.choices.keys()
        globs += [slot.globs] if slot.globs else []
        if not slot.optional:
            return Next(frozenset(words), tuple(globs))
    return None


def following(rests: list[Rest], follow: Next | None) -> Next | None:
    """What may come behind a first word that these rests belong to."""
    openings = [rest[0] for rest in rests if rest]
    ends = len(openings) < len(rests)
    if (ends and follow is None) or any(map(is_glob, openings)):
        return None
    if not openings:
        return follow
    if not ends or follow is None:
        return Next(frozenset(openings), ())
    return Next(follow.words.union(openings), follow.globs)


def ways_through(slots: tuple[Slot, ...], word: str, after: str) -> tuple[Way, ...] | None:
    """How these two words may pass the first slot; None where it may be left out."""
    if slots[0].optional:
        return None
    rests = slots[0].rests(word)
    fitting = (rest for rest in rests if not rest or _fits(rest[0], after))
    return tuple((rest, any(map(is_glob, rest))) for rest in fitting)


def thirds(slots: tuple[Slot, ...], ways: tuple[Way, ...] | None) -> Collection[str] | None:
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


def walked(
    slots: tuple[Slot, ...], ways: tuple[Way, ...] | None, words: tuple[str, ...], at: int
) -> int:
    """The end of the longest way through the slots that begins at `words[at]`, or -1."""
    if ways is None:
        return longest(slots, 0, words, at)
    best, alone = -1, len(slots) == 1
    for rest, globs in ways:
        end = at + 1 + len(rest)
        found = words[at + 1 : end]
        if rest == found or (globs and _stands(rest, found)):
            reached = end if alone else longest(slots, 1, words, end)
            best = reached if reached > best else best
    return best


def longest(slots: tuple[Slot, ...], index: int, words: tuple[str, ...], at: int) -> int:
    """The end of the longest way through `slots[index:]` that begins at `words[at]`, or -1."""
    if index == len(slots):
        return at
    slot = slots[index]
    best = longest(slots, index + 1, words, at) if slot.optional else -1
    if at < len(words):
        word = words[at]
        rests = slot.rests(word) if slot.globs else slot.choices.get(word)
        for rest in rests or ():
            end = at + 1 + len(rest)
            if not rest or _stands(rest, words[at + 1 : end]):
                found = longest(slots, index + 1, words, end)
                best = found if found > best else best
    return best


def _stands(rest: Rest, words: tuple[str, ...]) -> bool:
    return rest == words or (len(rest) == len(words) and all(map(_fits, rest, words)))


def _fits(word: str, found: str) -> bool:
    if word == found or not is_glob(word):
        return word == found
    middle = word.strip("*")
    if word.startswith("*") and word.endswith("*"):
        return middle in found
    return found.endswith(middle) if word.startswith("*") else found.startswith(middle)
