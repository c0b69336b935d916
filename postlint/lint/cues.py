"""The small words that decide what a sentence claims: hedges, negations, limits, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from postlint.analysis.model import Analysis, Signal
from postlint.source.post import Post, Span

CueKind = Literal["limit", "negation", "condition", "hedge", "number", "source", "speaker"]

#: Signals of each kind. Of cues that overlap in a group, only the longest counts.
_GROUPS: tuple[dict[CueKind, tuple[str, ...]], ...] = (
    {
        "limit": ("limit-phrase",),
        "negation": ("negation",),
        "condition": ("condition",),
        "hedge": ("hedge",),
    },
    {"number": ("number-claim", "share", "large-number", "figure")},
    {"source": ("source-cue", "link")},
    {"speaker": ("quote-speaker",)},
)
#: What overlaps one of these is no cue.
_LOOKALIKE = "hedge-lookalike"
SIGNALS: tuple[str, ...] = (
    *(name for group in _GROUPS for names in group.values() for name in names),
    _LOOKALIKE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One such word or phrase; `sentence` is the place of the sentence it stands in."""

    kind: CueKind
    post: Post
    span: Span
    sentence: Span

    @property
    def text(self) -> str:
        return " ".join(self.post.source.slice(self.span).split())


def cues(analysis: Analysis) -> tuple[Cue, ...]:
    """The cues of a post in order of place; `analysis` must have looked for `SIGNALS`.

    Cues of a kind with nothing but white space between them are one. A speaker counts only beside
    a quote, in its sentence or the one before or after.
    """
    found = (cue for group in _GROUPS for cue in _separate(_hits(analysis, group)))
    placed = (
        Cue(kind, analysis.post, signal.span, analysis.window(signal.span, "sentence"))
        for kind, signal in found
        if kind != "speaker" or _is_by_a_quote(analysis, signal.span)
    )
    joined: list[Cue] = []
    for cue in sorted(placed, key=lambda cue: (cue.kind, cue.span)):
        if joined and _continues(joined[-1], cue, analysis):
            joined[-1] = replace(joined[-1], span=Span(joined[-1].span.start, cue.span.end))
        else:
            joined.append(cue)
    return tuple(sorted(joined, key=lambda cue: (cue.span, cue.kind)))


def _continues(one: Cue, other: Cue, analysis: Analysis) -> bool:
    gap = analysis.text(Span(one.span.end, other.span.start))
    return one.kind == other.kind and one.sentence == other.sentence and not gap.strip()


def _hits(
    analysis: Analysis, group: dict[CueKind, tuple[str, ...]]
) -> Iterator[tuple[CueKind, Signal]]:
    for kind, names in group.items():
        for name in names:
            for signal in analysis.of(name):
                if kind != "hedge" or not any(analysis.of(_LOOKALIKE, signal.span)):
                    yield kind, signal


def _separate(hits: Iterable[tuple[CueKind, Signal]]) -> list[tuple[CueKind, Signal]]:
    """Of overlapping hits the longest, and of those the first."""
    kept: list[tuple[CueKind, Signal]] = []
    for hit in sorted(hits, key=lambda hit: -len(hit[1].span)):
        if not any(hit[1].span.overlaps(other.span) for _, other in kept):
            kept.append(hit)
    return kept


def _is_by_a_quote(analysis: Analysis, span: Span) -> bool:
    quotes = [mask.span for mask in analysis.post.masks if mask.kind == "quote"]
    sentences = analysis.sentences
    near = [index for index, sentence in enumerate(sentences) if sentence.overlaps(span)]
    if not near:
        return False
    first, last = max(0, near[0] - 1), min(len(sentences) - 1, near[-1] + 1)
    around = Span(sentences[first].start, sentences[last].end)
    return any(quote.overlaps(around) for quote in quotes)
