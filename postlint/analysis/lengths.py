"""How long a post is in the units of a platform."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, normalize

from postlint.analysis.house import Platform
from postlint.source.post import Post, Span

#: X counts code points of these ranges as one, all others as two (twitter-text, configuration v3).
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_LINK = 23
_EMOJI = 2


def overflow(post: Post, platform: Platform) -> tuple[int, int]:
    """The length of the body in the platform's units, and the code point of the file at which the
    limit is passed (the end of the body where it is not)."""
    length, cut = 0, post.body.end
    limit = platform.limit or 0
    for offset, weight in _units(post, platform):
        length += weight
        if length > limit and cut == post.body.end:
            cut = offset
    return length, cut


def _units(post: Post, platform: Platform) -> Iterator[tuple[int, int]]:
    """Every counted unit as (code point of the file, weight), comments and outer space left out."""
    for span in _visible(post):
        text = post.source.slice(span)
        if platform.unit == "characters":
            yield from ((span.start + i, 1) for i in range(len(text)) if text[i : i + 2] != "\r\n")
        elif platform.unit == "graphemes":
            yield from _graphemes(text, span.start)
        else:
            yield from _weighted(post, span)


def _visible(post: Post) -> Iterator[Span]:
    text = post.source.text
    start, end = post.body.start, post.body.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for mask in sorted(post.masks, key=lambda mask: mask.span):
        if mask.kind == "comment" and mask.span.end > start:
            yield Span(start, max(start, min(mask.span.start, end)))
            start = mask.span.end
    if start < end:
        yield Span(start, end)


def _graphemes(text: str, start: int) -> Iterator[tuple[int, int]]:
    import regex

    for match in regex.finditer(r"\X", text):
        yield start + match.start(), 1


def _weighted(post: Post, span: Span) -> Iterator[tuple[int, int]]:
    fixed = {
        mask.span.start: (mask.span.end, _LINK if mask.kind == "link" else _EMOJI)
        for mask in post.masks
        if mask.kind in ("link", "emoji") and span.contains(mask.span)
    }
    at = span.start
    while at < span.end:
        end, weight = fixed.get(at, (at + 1, _weight(post.source.text, at)))
        yield at, weight
        at = end


def _weight(text: str, at: int) -> int:
    """One or two; nothing for what X composes (NFC) or folds before it counts."""
    char = text[at]
    if combining(char) and at and len(normalize("NFC", text[at - 1 : at + 1])) == 1:
        return 0
    if text[at : at + 2] == "\r\n":
        return 0
    return 1 if any(low <= ord(char) <= high for low, high in _LIGHT) else 2
