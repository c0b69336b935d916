"""An analysed post: what every check reads."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from postlint.analysis.house import Audience, House, Platform
from postlint.analysis.lexicon import Entry
from postlint.analysis.prose import Prose
from postlint.analysis.tokens import Doc
from postlint.source.post import Post, Span

#: Where to look: a unit of the text, the part before the platform's fold, or n tokens around.
Window = Literal["post", "paragraph", "sentence", "opening"] | int

_OPENING = 125


class AnalysisError(Exception):
    """A pipeline or a signal that cannot be used; the message is one sentence with a way out."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Something recognised that is no fault by itself. `values` are extra words for messages."""

    name: str
    span: Span
    entry: Entry
    values: Mapping[str, str] = field(default_factory=dict)


class Signals(Mapping[str, tuple[Signal, ...]]):
    """The signals of a post by name, in order of place."""

    @abstractmethod
    def excepted(self) -> tuple[Signal, ...]:
        """The hits of exceptions that cancelled a signal."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A tokenised post, as recognisers and metrics get it."""

    post: Post
    prose: Prose
    doc: Doc
    house: House

    def span(self, start: int, end: int) -> Span:
        """The file's span of the tokens `[start, end)`."""
        if start >= end:
            return Span(self.post.body.end, self.post.body.end)
        starts, last = self.doc.starts, self.doc.words[end - 1]
        return self.prose.to_source(starts[start], starts[end - 1] + len(last))

    def tokens(self, span: Span) -> tuple[int, int]:
        """The tokens `[start, end)` that a span of the file touches."""
        first = bisect_right(self.prose.starts, span.start) - 1
        last = bisect_right(self.prose.starts, max(span.start, span.end - 1)) - 1
        return self.doc.at(max(0, first)), self.doc.at(max(0, last)) + 1

    @property
    def audience(self) -> Audience | None:
        return self.house.audiences.get(self.post.audience or "")

    @property
    def platform(self) -> Platform | None:
        name = self.post.platform
        return self.house.platforms.get(name) if name else None


@dataclass(frozen=True, slots=True, eq=False)
class Analysis(Draft):
    """A post with its signals (by name, in order of place).

    `provides` names the layers that can be had: tokens, sentences and, with a model, tags, lemmas,
    morphology, dependencies, entities. Signals that read a model are there where it was asked
    (`asked`); for the others `candidates` gives the tokens where they may stand, as far as words
    can tell. `quotes` are the places of other people's words.
    """

    signals: Signals
    sentences: Sequence[Span]
    paragraphs: Sequence[Span]
    words: int
    provides: frozenset[str]
    pipeline: str
    quotes: Sequence[Span] = ()
    candidates: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()

    def of(self, name: str, inside: Span | None = None) -> Iterator[Signal]:
        """The signals of a name, those overlapping `inside` only."""
        for signal in self.signals.get(name, ()):
            if inside is None or signal.span.overlaps(inside):
                yield signal

    def window(self, span: Span, within: Window) -> Span:
        """The part of the file around `span` that counts as near it."""
        if within == "sentence":
            return _enclosing(self.sentences, span)
        if within == "paragraph":
            return _enclosing(self.paragraphs, span)
        if within == "opening":
            return self.opening()
        if within == "post":
            return self.post.body
        return self._around(span, within)

    def opening(self) -> Span:
        """What a reader sees before the platform's fold (125 code points where none is known)."""
        fold = self.platform.fold if self.platform else None
        end = min(len(self.prose.text), fold or _OPENING)
        return self.prose.to_source(0, end) if end else self.post.body

    def text(self, span: Span) -> str:
        return self.post.source.slice(span)

    def is_quoted(self, span: Span) -> bool:
        """Whether the place lies in somebody else's words, without being all of them."""
        return any(quote.contains(span) and quote != span for quote in self.quotes)

    def _around(self, span: Span, tokens: int) -> Span:
        if not len(self.doc):
            return span
        start, end = self.tokens(span)
        return self.span(max(0, start - tokens), min(len(self.doc), end + tokens))


def _enclosing(spans: Sequence[Span], span: Span) -> Span:
    """From the unit that holds the start of `span` to the one that holds its end."""
    if not spans:
        return span
    first = max(0, bisect_right(spans, span.start, key=lambda unit: unit.start) - 1)
    last = max(
        0, bisect_right(spans, max(span.start, span.end - 1), key=lambda unit: unit.start) - 1
    )
    return Span(spans[first].start, max(span.end, spans[last].end))
