"""How the pipeline does on the hand-made posts: address, imperatives, first person and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from training.measure import Score
from training.testset import Post, read_testset


def _second(token: Token) -> bool:
    morph = token.morph
    return "Person=2" in morph and "Polite=Form" not in morph and "Mood=Imp" not in morph


ASPECTS: dict[str, tuple[str, Callable[[Token], bool]]] = {
    "second person (du, ihr)": ("de", _second),
    "polite Sie": ("s", lambda token: "Polite=Form" in token.morph),
    "imperatives": ("i", lambda token: "Mood=Imp" in token.morph),
    "first person": ("p", lambda token: "Person=1" in token.morph),
    "finite verbs": ("vi", lambda token: "VerbForm=Fin" in token.morph),
}


def measure(nlp: Language) -> tuple[dict[str, Score], dict[str, list[str]]]:
    """Scores by aspect, and for each the lines that went wrong (for reading, not for tuning)."""
    scores: dict[str, Score] = defaultdict(Score)
    wrong: dict[str, list[str]] = defaultdict(list)
    posts = read_testset()
    for post, doc in zip(posts, nlp.pipe(post.text for post in posts), strict=True):
        for name, there, found in _sides(post, doc):
            scores[name].add(found, there)
            if found != there:
                wrong[name].append(_line(post, there, found))
    return dict(scores), dict(wrong)


def _sides(post: Post, doc: Doc) -> list[tuple[str, set[Any], set[Any]]]:
    sides: list[tuple[str, set[Any], set[Any]]] = []
    for name, (letters, test) in ASPECTS.items():
        there = set().union(*(post.words.get(letter, set()) for letter in letters))
        sides.append((name, there, {(t.idx, t.idx + len(t)) for t in doc if test(t)}))
    if doc.has_annotation("ENT_IOB"):
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        sides.append(("entities", set(post.entities), found))
    starts = {s.start_char for s in doc.sents} - {0}
    sides.append(("sentence starts", set(post.sentences), starts))
    return sides


def _line(post: Post, there: set[Any], found: set[Any]) -> str:
    def show(items: set[Any]) -> str:
        texts = [i if isinstance(i, int) else post.text[i[0] : i[1]] for i in sorted(items)]
        return ", ".join(map(str, texts))

    return (
        f"{post.id}: {post.text!r} missed [{show(there - found)}] too much [{show(found - there)}]"
    )
