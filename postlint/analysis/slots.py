"""A phrase as a row of slots, and the ways through them."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from postlint.analysis.globs import Globs
from postlint.analysis.lexicon import is_glob

#: Words after the first one of a choice.
Rest = tuple[str, ...]
#: Where a phrase may go on: the slot that comes next, and the words that must stand before it.
Place = tuple[int, Rest]


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


def passed(slots: tuple[Slot, ...], place: Place, word: str) -> Iterator[Place]:
    """The places in a phrase to which a word leads from this one."""
    number, rest = place
    if rest:
        if _fits(rest[0], word):
            yield number, rest[1:]
        return
    for after, slot in enumerate(slots[number:], start=number + 1):
        yield from ((after, rest) for rest in slot.rests(word))
        if not slot.optional:
            return


class _AnyWord:
    def __contains__(self, word: object) -> bool:
        return True


def wanted(slots: tuple[Slot, ...], places: Iterable[Place]) -> Container[str]:
    """The words one of which must come next at these places: all words where a `*` may stand."""
    found: list[Collection[str]] = []
    for number, rest in places:
        if rest:
            found.append(rest[:1])
            continue
        for slot in slots[number:]:
            found.append(slot.choices)
            if slot.globs:
                return _AnyWord()
            if not slot.optional:
                break
    if any(len(words) == 1 and any(map(is_glob, words)) for words in found):
        return _AnyWord()
    return found[0] if len(found) == 1 else frozenset().union(*found)


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
