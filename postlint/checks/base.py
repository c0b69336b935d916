"""What every kind of check is: data from a rule file that knows how to look at an analysis."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from postlint.analysis.lexicon import Lexicon
from postlint.analysis.model import Analysis, Signal, Window
from postlint.analysis.settling import longest
from postlint.source.post import Span

Quotes = Literal["skip", "read"]
Report = Literal["each", "first"]
_BEFORE_WORDS = frozenset({"mention", "markup", "emoji", "comment"})
Words = Mapping[Literal["de", "en", "any"], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a check fired. `values` fill the message, `replacements` are ways out."""

    span: Span
    replacements: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(ABC):
    """Base of all kinds. A kind is a frozen dataclass; its fields are the keys of a rule file's
    `check:`. `quotes: skip` leaves other people's words (quotes of four words or more) alone.
    """

    kind: ClassVar[str]
    __pydantic_config__: ClassVar[Mapping[str, object]] = {"extra": "forbid"}
    quotes: Quotes = "skip"

    @abstractmethod
    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        """Find the faults. `own` is the name of the signal made of the check's `lexicons()`."""

    def reads(self) -> frozenset[str]:
        """The names of the signals it reads, its own lexicons aside."""
        return frozenset()

    def groups(self, own: str) -> tuple[frozenset[str], ...]:
        """What the check cannot fire without: of each group of signals one must be in the post."""
        return ()

    def possible(self, analysis: Analysis, own: str) -> bool:
        """Whether it may fire once a model has been asked: `analysis.candidates` tells where
        signals that read a model may stand. May say yes too often, never no too often."""
        return True

    def lexicons(self) -> Mapping[str, Lexicon]:
        """Words written in the check itself, by language (or `any`)."""
        return {}

    def layers(self) -> frozenset[str]:
        """Layers of analysis it reads beyond those of its signals."""
        return frozenset()

    def value_names(self) -> frozenset[str]:
        """The names a message may use in braces, those of its signals' recognisers aside."""
        return frozenset({"match"})

    def problem(self) -> str | None:
        """What is wrong with the fields taken together, in a sentence."""
        return None

    def hits(
        self, analysis: Analysis, names: Iterable[str], *, inside: Span | None = None
    ) -> list[Signal]:
        """The signals of these names that count, in order of place; of overlapping ones the
        longest."""
        found = [signal for name in names for signal in analysis.of(name, inside)]
        if self.quotes == "skip":
            found = [hit for hit in found if not analysis.is_quoted(hit.span)]
        return longest(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotting(Check):
    """Base of the kinds that fire at each hit of a signal or of words of their own.

    A hit with one of `unless` in the window `within` is left alone; with `given`, posts that hold
    none of these signals are. With `place: start` only a hit counts that begins the post (mentions
    aside). `report: first` gives one finding a post.
    """

    signals: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    within: Window = "sentence"
    place: Literal["anywhere", "start"] = "anywhere"
    report: Report = "each"

    def reads(self) -> frozenset[str]:
        return frozenset((*self.signals, *self.given, *self.unless))

    def groups(self, own: str) -> tuple[frozenset[str], ...]:
        given = (frozenset(self.given),) if self.given else ()
        return (frozenset((*self.signals, own)), *given)

    def possible(self, analysis: Analysis, own: str) -> bool:
        return self.within != "post" or not holds(analysis, self.unless)

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        if self.given and not any(True for name in self.given for _ in analysis.of(name)):
            return
        names = (*self.signals, own)
        matches = (
            Match(signal.span, values=values_of(analysis, signal))
            for signal in self.hits(analysis, names)
            if (self.place == "anywhere" or begins(analysis, signal.span))
            and not is_near(analysis, signal.span, self.unless, self.within)
        )
        yield from first_only(matches, self.report)


def is_near(analysis: Analysis, span: Span, names: Iterable[str], within: Window) -> bool:
    """Whether one of the signals stands in the window around `span`."""
    window = analysis.window(span, within)
    return any(True for name in names for _ in analysis.of(name, window))


def holds(analysis: Analysis, names: Iterable[str]) -> bool:
    """Whether one of the signals is in the post."""
    return any(True for name in names for _ in analysis.of(name, analysis.post.body))


def begins(analysis: Analysis, span: Span) -> bool:
    """Whether no letter or figure of the post stands before `span`, mentions and markup aside."""
    at = analysis.post.body.start
    for mask in sorted(analysis.post.masks, key=lambda mask: mask.span):
        if mask.kind in _BEFORE_WORDS and at <= mask.span.start < span.start:
            if any(map(str.isalnum, analysis.text(Span(at, mask.span.start)))):
                return False
            at = mask.span.end
    return not any(map(str.isalnum, analysis.text(Span(at, max(at, span.start)))))


def first_only(matches: Iterator[Match], report: Report) -> Iterator[Match]:
    """All matches, or only the first one."""
    if report == "each":
        yield from matches
    elif (match := next(matches, None)) is not None:
        yield match


def word_lexicons(words: Words | None, exceptions: Words | None = None) -> dict[str, Lexicon]:
    """Phrases by language, as lexicons."""
    words, exceptions = words or {}, exceptions or {}
    return {
        language: Lexicon(
            phrases=tuple(words.get(language, ())), exceptions=tuple(exceptions.get(language, ()))
        )
        for language in (*words, *(set(exceptions) - set(words)))
    }


def values_of(analysis: Analysis, signal: Signal, **more: object) -> dict[str, str]:
    """The values a message may use: the words found, the signal's own, and `more`."""
    found = {"match": " ".join(analysis.text(signal.span).split())}
    return {**found, **signal.values, **{name: str(value) for name, value in more.items()}}
