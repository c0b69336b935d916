"""All masks of a body, and the lines that divide it into the parts of a thread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from postlint.source import inline, plain
from postlint.source.blocks import Blocks, blocks
from postlint.source.canvas import FILL, cut, flatten, paint, paragraphs
from postlint.source.comments import comments
from postlint.source.post import Mask, Span

_SEPARATOR = re.compile(r"---[ \t]*")
_BLANK = FILL + " \t\n"


@dataclass(frozen=True, slots=True)
class Scan:
    """`masks` are sorted; `prose` is the text with all that is not prose (quotes are) painted over.

    `separators` are lines of `---`. `paragraphs` are runs of non-blank lines, in which a comment
    or a block of code counts as one word, even where it holds blank lines; `remarks` are those
    made of comments only.
    """

    masks: tuple[Mask, ...]
    separators: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    remarks: tuple[Span, ...]
    prose: str


def scan(text: str, start: int, *, markdown: bool) -> Scan:
    """Everything in the text from the offset `start` on. Takes time linear in the text."""
    flat = flatten(text, start)
    found = blocks(flat) if markdown else Blocks()
    masks = list(found.masks)
    canvas = paint(flat, found.code)
    hidden = comments(canvas, markdown=markdown)
    masks += hidden
    canvas = paint(canvas, _spans(hidden))
    places = paragraphs(canvas)
    separators = tuple(
        span for span in places if _SEPARATOR.fullmatch(canvas, span.start, span.end)
    )
    segments = cut(places, found.starts)
    canvas = paint(canvas, (*separators, *_spans(found.masks, "markup")))
    canvas = _inline(canvas, flat, segments, masks, markdown=markdown)
    remarks = _remarks(flat, places, _spans(hidden, "comment"))
    ordered = tuple(sorted(masks, key=order))
    return Scan(ordered, separators, tuple(places), remarks, canvas)


def _remarks(flat: str, places: list[Span], comment_spans: list[Span]) -> tuple[Span, ...]:
    if not comment_spans:
        return ()
    rest = paint(flat, comment_spans)
    return tuple(place for place in places if not rest[place.start : place.end].strip(_BLANK))


def _inline(
    canvas: str, flat: str, segments: list[Span], masks: list[Mask], *, markdown: bool
) -> str:
    """Add the inline masks, each kind on what the kinds before it have left; the prose."""

    def add(found: list[Mask]) -> str:
        masks.extend(found)
        return paint(canvas, _spans(found))

    if markdown:
        canvas = add(inline.targets(canvas, segments))
        canvas = add(inline.tags(canvas))
    canvas = add(plain.links(canvas))
    canvas = add(plain.mentions(canvas))
    canvas = add(plain.hashtags(canvas))
    canvas = add(plain.emoji(canvas))
    if markdown:
        escapes = inline.escapes(canvas)
        masks.extend(Mask(Span(span.start, span.start + 1), "markup") for span in escapes)
        marks = inline.emphasis(paint(canvas, escapes), segments)
        canvas = paint(add(marks), [Span(span.start, span.start + 1) for span in escapes])
    masks.extend(plain.quotes(canvas, flat, segments))
    return canvas


def _spans(masks: Iterable[Mask], kind: str | None = None) -> list[Span]:
    return [mask.span for mask in masks if kind is None or mask.kind == kind]


def order(mask: Mask) -> tuple[int, int, str]:
    """By start, the outer before the inner."""
    return mask.span.start, -mask.span.end, mask.kind
