"""From a body to its posts: the parts of a thread, each with its own masks and suppressions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from postlint.source.front_matter import FrontMatter
from postlint.source.post import Mask, Source, Span, Suppression
from postlint.source.scan import Scan, order
from postlint.source.suppressions import front_matter_suppression, inline_suppressions


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a thread, or the whole draft. All spans lie inside `body`, except that a
    suppression in the front matter stands where it was written."""

    body: Span
    masks: tuple[Mask, ...]
    suppressions: tuple[Suppression, ...]


def regions(text: str, start: int, separators: Sequence[Span]) -> list[Span]:
    """The spans between the separators, from the offset `start` on."""
    edges = [start, *(edge for span in separators for edge in (span.start, span.end)), len(text)]
    return [Span(*edge) for edge in zip(edges[::2], edges[1::2], strict=True)]


def parts(source: Source, scan: Scan, front: FrontMatter, *, separate: bool) -> list[Part]:
    """The parts of a draft that hold text; `separate` says whether `---` lines divide it."""
    suppressions = sorted(inline_suppressions(source.text, scan), key=lambda item: item.span)
    mask_starts = [mask.span.start for mask in scan.masks]
    suppression_starts = [item.span.start for item in suppressions]
    result: list[Part] = []
    for region in regions(source.text, front.body, scan.separators if separate else ()):
        body = _trimmed(source.text, region)
        if body.start < body.end:
            masks = _clip_masks(scan.masks[_range(mask_starts, region)], body)
            own = suppressions[_range(suppression_starts, region)]
            scoped = (replace(item, scope=_clip(item.scope, body)) for item in own)
            result.append(Part(body, masks, (*_from_front(front, body), *scoped)))
    return result


def _trimmed(text: str, region: Span) -> Span:
    """Without leading blank lines (but with indentation, code in Markdown) and trailing blanks."""
    content = text[region.start : region.end]
    blank = len(content) - len(content.lstrip())
    line = max(content.rfind("\n", 0, blank), content.rfind("\r", 0, blank)) + 1
    return Span(region.start + line, region.start + max(line, len(content.rstrip())))


def _range(starts: list[int], region: Span) -> slice:
    return slice(bisect_left(starts, region.start), bisect_left(starts, region.end))


def _clip(span: Span, body: Span) -> Span:
    start = min(max(span.start, body.start), body.end)
    return Span(start, max(start, min(span.end, body.end)))


def _clip_masks(masks: Sequence[Mask], body: Span) -> tuple[Mask, ...]:
    """The masks without the blanks that the body does not hold, and none that are empty."""
    clipped = (Mask(_clip(mask.span, body), mask.kind) for mask in masks)
    kept = (mask for mask in clipped if mask.span.start < mask.span.end)
    return tuple(sorted(kept, key=order))


def _from_front(front: FrontMatter, body: Span) -> tuple[Suppression, ...]:
    settings = front.values.get("postlint")
    if not settings:
        return ()
    found = front_matter_suppression(settings, span=front.ignore or Span(0, 0), scope=body)
    return () if found is None else (found,)
