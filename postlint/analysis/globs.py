"""Words by their beginning, end or middle (`kündig*`, `*angebot`, `*lüge*`), by look-up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.analysis.lexicon import Entry

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CACHED_WORDS = 50_000


class Globs:
    """A table of word beginnings, ends and middles, each with the lexicon lines it belongs to."""

    def __init__(self) -> None:
        self._starts: dict[str, list[Entry]] = {}
        self._ends: dict[str, list[Entry]] = {}
        self._middles: dict[str, list[Entry]] = {}
        self._known: dict[str, tuple[Entry, ...]] = {}

    def add(self, glob: str, entry: Entry) -> None:
        """Add one word with `*` at its start, its end or both; `*` also stands for nothing."""
        text = glob.lower().strip("*")
        if glob.startswith("*") and glob.endswith("*"):
            table = self._middles
        else:
            table = self._ends if glob.startswith("*") else self._starts
        table.setdefault(text, []).append(entry)

    def find(self, doc: Doc) -> Iterator[tuple[Entry, int]]:
        """Every hit as (lexicon line, token index)."""
        if not (self._starts or self._ends or self._middles):
            return
        if len(self._known) > _CACHED_WORDS:
            self._known.clear()
        for token in doc:
            word = token.norm_
            if word not in self._known:
                self._known[word] = tuple(self._look_up(word))
            for entry in self._known[word]:
                yield entry, token.i

    def _look_up(self, word: str) -> Iterator[Entry]:
        if not word[:1].isalpha():
            return
        for length in range(1, len(word) + 1):
            yield from self._starts.get(word[:length], ())
            yield from self._ends.get(word[-length:], ())
        for middle, entries in self._middles.items():
            if middle in word:
                yield from entries
