"""Hits to read: what a rule found, in its surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postlint.evaluate.features import Features
from postlint.evaluate.labelled import Labelled
from postlint.source.post import Span

_AROUND = 70


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding: the line of the data (from 1), the label, the words around it, ⟦found⟧."""

    rule: str
    line: int
    positive: bool | None
    excerpt: str


def hits(
    posts: Sequence[Labelled], found: Sequence[Features], rules: Sequence[str], *, most: int
) -> Iterator[Hit]:
    """The first hits of each rule, spread over the data: at most `most`, one a post."""
    for rule in rules:
        where = [index for index, item in enumerate(found) if rule in item.places]
        step = max(1, len(where) // most)
        for index in where[::step][:most]:
            post, span = posts[index], found[index].places[rule][0]
            yield Hit(rule, post.line, post.positive, _excerpt(post.text, span))


def _excerpt(text: str, span: Span) -> str:
    start, end = max(0, span.start - _AROUND), span.end + _AROUND
    left, right = text[start : span.start], text[span.end : end]
    marked = f"{'…' if start else ''}{left}⟦{text[span.start : span.end]}⟧{right}"
    return " ".join(marked.split()) + ("…" if end < len(text) else "")
