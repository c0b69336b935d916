"""A text longer than any post, in parts that are judged each for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from postlint.source.post import Post, Span

#: Longest part in code points: several times the longest post any platform takes.
LONGEST = 100_000
#: Where to cut, the best place first: a blank line, a line, a sentence, a word.
_PLACES = ("\n\n", "\n", ". ", " ")


def parts(post: Post, *, longest: int = LONGEST) -> Iterator[Post]:
    """The post itself, or its parts in order: at most `longest` code points each, cut where its
    paragraphs, lines, sentences or words end. Masks and suppressions stay with their part."""
    if len(post.body) <= longest:
        yield post
        return
    masks = sorted(post.masks, key=lambda mask: mask.span)
    suppressions = sorted(post.suppressions, key=lambda suppression: suppression.span)
    first_mask = first_suppression = 0
    for body in _bodies(post, longest):
        last_mask, last_suppression = first_mask, first_suppression
        while last_mask < len(masks) and masks[last_mask].span.start < body.end:
            last_mask += 1
        while (
            last_suppression < len(suppressions)
            and suppressions[last_suppression].span.start < body.end
        ):
            last_suppression += 1
        own = suppressions[first_suppression:last_suppression]
        yield replace(
            post, body=body, masks=tuple(masks[first_mask:last_mask]), suppressions=tuple(own)
        )
        first_mask, first_suppression = last_mask, last_suppression


def _bodies(post: Post, longest: int) -> Iterator[Span]:
    text, at = post.source.text, post.body.start
    while post.body.end - at > longest:
        cut = _cut(text, at, at + longest)
        yield Span(at, cut)
        at = cut
    yield Span(at, post.body.end)


def _cut(text: str, start: int, end: int) -> int:
    """The best place to cut in the second half of `[start, end)`."""
    for mark in _PLACES:
        found = text.rfind(mark, start + (end - start) // 2, end)
        if found >= 0:
            return found + len(mark)
    return end
