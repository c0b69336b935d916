"""Words by their beginning, end or middle (`kündig*`, `*angebot`, `*lüge*`), by look-up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_CACHED_WORDS = 50_000


class Globs(Generic[T]):
    """A table of word beginnings, ends and middles, each with things that belong to it."""

    def __init__(self) -> None:
        self._starts: dict[str, list[T]] = {}
        self._ends: dict[str, list[T]] = {}
        self._middles: dict[str, list[T]] = {}
        self._known: dict[str, tuple[T, ...]] = {}
        self._longest = 0

    def add(self, glob: str, thing: T) -> None:
        """Add a word with `*` at its start, its end or both; `*` also stands for nothing."""
        if glob.startswith("*") and glob.endswith("*"):
            table = self._middles
        else:
            table = self._ends if glob.startswith("*") else self._starts
        table.setdefault(glob.strip("*"), []).append(thing)
        self._longest = max(self._longest, len(glob))

    def find(self, word: str) -> tuple[T, ...]:
        """What belongs to the globs that fit a word; they fit only what begins with a letter, and
        hashtags where they begin with “#” themselves."""
        if word not in self._known:
            if len(self._known) > _CACHED_WORDS:
                self._known.clear()
            self._known[word] = tuple(self._look_up(word))
        return self._known[word]

    def _look_up(self, word: str) -> Iterator[T]:
        if not word[:1].isalpha():
            for length in range(2, len(word) + 1 if word[:1] == "#" else 0):
                yield from self._starts.get(word[:length], ())
            return
        for length in range(1, min(len(word), self._longest) + 1):
            yield from self._starts.get(word[:length], ())
            yield from self._ends.get(word[-length:], ())
        for middle, things in self._middles.items():
            if middle in word:
                yield from things
