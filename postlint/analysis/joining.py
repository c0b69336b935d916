"""Puts tokens together that a mask says are one: links, mentions, hashtags, emoji sequences."""

from __future__ import annotations

from collections.abc import Iterable

from postlint.analysis.prose import Prose
from postlint.analysis.spelling import folded
from postlint.source.post import Span


def places(
    words: list[str], spaces: list[bool], spans: Iterable[Span], prose: Prose
) -> list[tuple[int, int]]:
    """The tokens (first, last) that each span covers, where there are several, in order."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    at = 0
    for index, word in enumerate(words):
        starts[prose.starts[at]] = index
        ends[prose.ends[at + len(word) - 1]] = index
        at += len(word) + spaces[index]
    found: list[tuple[int, int]] = []
    for span in sorted(spans):
        first, last = starts.get(span.start), ends.get(span.end)
        if first is None or last is None or last <= first:
            continue
        if not found or first > found[-1][1]:
            found.append((first, last))
    return found


def join(words: list[str], norms: list[str], spaces: list[bool], first: int, last: int) -> None:
    parts = range(first, last + 1)
    text = "".join(words[i] + " " * (spaces[i] and i < last) for i in parts)
    words[first : last + 1] = [text]
    norms[first : last + 1] = [folded(text)]
    spaces[first : last + 1] = [spaces[last]]
