"""Counting right and wrong: every score is an F over places in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

Place = tuple[int, int]


@dataclass(slots=True)
class Score:
    """Items found and right, found, and there."""

    right: int = 0
    found: int = 0
    there: int = 0

    def add(self, found: set[Any], there: set[Any]) -> None:
        """Counts one text's items."""
        self.right += len(found & there)
        self.found += len(found)
        self.there += len(there)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / self.there if self.there else 1.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / ((self.found + self.there) or 1)


def token_scores(pairs: Iterable[tuple[Doc, Doc]], names: tuple[str, ...]) -> dict[str, Score]:
    """Scores of predicted against gold documents of the same text.

    A wrongly cut token counts against every name. Names: token, tag, pos, lemma, morph, uas, las
    (punctuation is left out of the last two, as spaCy does), sents (whole sentences), starts.
    """
    scores = {name: Score() for name in names}
    for predicted, gold in pairs:
        for name in names:
            scores[name].add(_items(predicted, name), _items(gold, name))
    return scores


def _items(doc: Doc, name: str) -> set[Any]:
    if name == "sents":
        return {(s.start_char, s.end_char) for s in doc.sents}
    if name == "starts":
        return {s.start_char for s in doc.sents}
    found: set[Any] = set()
    for token in doc:
        if token.is_space:
            continue
        place = (token.idx, token.idx + len(token))
        if name == "token":
            found.add(place)
        elif name in ("uas", "las"):
            if token.dep_ != "punct":
                head = (token.head.idx, token.head.idx + len(token.head))
                found.add((place, head, token.dep_ if name == "las" else ""))
        elif name == "morph":
            found.add((place, str(token.morph)))
        else:
            found.add((place, getattr(token, name + "_")))
    return found


def entity_scores(pairs: Iterable[tuple[Doc, Doc]]) -> dict[str, Score]:
    """Scores of entities by label, and of all under `all`: same start, end and label."""
    scores: dict[str, Score] = {name: Score() for name in ("all", "PER", "ORG", "LOC", "MISC")}
    for predicted, gold in pairs:
        sides = [
            {(e.start_char, e.end_char, e.label_) for e in doc.ents} for doc in (predicted, gold)
        ]
        for name, score in scores.items():
            score.add(*({e for e in side if name in ("all", e[2])} for side in sides))
    return scores
