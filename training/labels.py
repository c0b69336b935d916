"""Universal tags and features that follow from word and STTS tag alone.

The treebanks teach them; silver text and EmpiriST get them where they are certain, and nothing
where they are not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TypeVar

from training.sentence import Sentence
from training.silver import special_tag

Label = tuple[str, str]
K = TypeVar("K")


class Labels:
    """Certain (universal tag, features) by word and tag."""

    def __init__(self, gold: Iterable[Sentence]) -> None:
        """Counts in `gold`, which must have tags, universal tags and features."""
        by_tag: dict[str, Counter[Label]] = defaultdict(Counter)
        by_word: dict[tuple[str, str], Counter[Label]] = defaultdict(Counter)
        for sentence in gold:
            for word, tag, pos, morph in zip(
                sentence.words, sentence.tags, sentence.pos, sentence.morphs, strict=True
            ):
                by_tag[tag][pos, morph] += 1
                by_word[word.lower(), tag][pos, morph] += 1
        self._by_tag = _certain(by_tag, times=30, share=0.98)
        self._by_word = _certain(by_word, times=4, share=0.96)

    def of(self, word: str, tag: str) -> Label:
        """Universal tag and features, or two empty strings if uncertain."""
        if tag == "_SP":
            return "SPACE", ""
        if special := special_tag(word):
            return special[1], ""
        if word in ("Sie", "Ihr", "Ihnen") or word.startswith("Ihre"):
            return "", ""
        return self._by_word.get((word.lower(), tag)) or self._by_tag.get(tag) or ("", "")


def _certain(counts: dict[K, Counter[Label]], *, times: int, share: float) -> dict[K, Label]:
    certain = {}
    for key, counter in counts.items():
        label, count = counter.most_common(1)[0]
        if counter.total() >= times and count / counter.total() >= share:
            certain[key] = label
    return certain
