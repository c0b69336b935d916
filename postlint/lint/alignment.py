"""Which sentence of a draft became which by an edit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

#: Share of common words from which one sentence counts as the other, edited (a convention).
_ALIKE = 0.5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs of sentences, by their text: each has at most one counterpart."""

    after: Mapping[str, str]
    before: Mapping[str, str]

    def forward(self, sentence: str) -> str | None:
        """What a sentence became."""
        return self.after.get(sentence)

    def back(self, sentence: str) -> str | None:
        """What a sentence was."""
        return self.before.get(sentence)


def align(before: Sequence[str], after: Sequence[str]) -> Alignment:
    """Pair equal sentences, then those that share most words, in whatever order they stand.

    The likeness of two sentences of n and m words with c in common is `2c / (n + m)` (Dice).
    """
    same = set(before) & set(after)
    pairs = {sentence: sentence for sentence in same}
    old = [sentence for sentence in dict.fromkeys(before) if sentence not in same]
    new = [sentence for sentence in dict.fromkeys(after) if sentence not in same]
    taken: set[str] = set()
    for _, old_at, new_at in sorted(_alike(old, new)):
        if old[old_at] not in pairs and new[new_at] not in taken:
            pairs[old[old_at]] = new[new_at]
            taken.add(new[new_at])
    return Alignment(pairs, {new: old for old, new in pairs.items()})


def _alike(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """Unlikeness and indices of the sentences that may be counterparts."""
    bags = [_bag(sentence) for sentence in new]
    for old_at, sentence in enumerate(old):
        bag = _bag(sentence)
        for new_at, other in enumerate(bags):
            size = bag.total() + other.total()
            likeness = 2 * (bag & other).total() / size if size else 0
            if likeness >= _ALIKE:
                yield 1 - likeness, old_at, new_at


def _bag(sentence: str) -> Counter[str]:
    return Counter(_WORD.findall(sentence.lower()))
