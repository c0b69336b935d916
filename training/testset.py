"""Reads the hand-made test set (`testset/posts.jsonl`, described in CATALOG.md)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

PATH = Path(__file__).parent / "testset" / "posts.jsonl"
_MARK = re.compile(r"\[([desipv]+):([^\[\]]+)\]|\{(PER|ORG|LOC|MISC)\||(\})|(¦ ?)")
Place = tuple[int, int]


@dataclass(slots=True)
class Post:
    """A post without its marks; places are half-open code points of `text`.

    `words` holds the places marked with each letter, `entities` (start, end, label),
    `sentences` the places where a sentence after the first begins.
    """

    id: str
    category: str
    text: str = ""
    words: dict[str, set[Place]] = field(default_factory=dict)
    entities: set[tuple[int, int, str]] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)


def read_testset(path: Path = PATH) -> list[Post]:
    """All posts; raises ValueError with the post's id if a mark is broken."""
    return [_read(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _read(row: dict[str, str]) -> Post:
    post = Post(row["id"], row["category"])
    marked, position = row["marked"], 0
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(marked):
        post.text += marked[position : mark.start()]
        position = mark.end()
        letters, word, label, closed, boundary = mark.groups()
        if letters:
            place = (len(post.text), len(post.text) + len(word))
            post.text += word
            for letter in letters:
                post.words.setdefault(letter, set()).add(place)
        elif label:
            opened = (len(post.text), label)
        elif closed and opened:
            post.entities.add((opened[0], len(post.text), opened[1]))
            opened = None
        elif boundary:
            post.text += boundary[1:]
            post.sentences.add(len(post.text))
    post.text += marked[position:]
    if opened or re.search(r"[\[\]{}|¦]", post.text):
        raise ValueError(f"{post.id}: broken mark in {marked!r}")
    return post
