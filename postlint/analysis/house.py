"""What the configuration tells the analysis about the house that posts, and about its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from postlint.analysis.days import Calendar
from postlint.analysis.lexicon import Lexicon, SignalDefinition

Address = Literal["du", "sie", "ihr"]
Unit = Literal["characters", "graphemes", "weighted"]
#: How a house writes people of all genders in German.
GenderForm = Literal[
    "colon", "star", "underscore", "middot", "capital-i", "slash", "pair", "neutral"
]


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers. `bounds` are upper or lower limits by metric name (see `analysis.metrics`)."""

    name: str
    address: Address | None = None
    bounds: Mapping[str, float] = field(default_factory=dict)
    known_terms: tuple[str, ...] = ()
    jargon_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Platform:
    """Where a post appears. `limit` counts `unit`s; `fold` is the code point where “more” hides
    the rest. `as_of` (ISO date) and `source` say when and where the figures were read."""

    name: str
    limit: int | None = None
    unit: Unit = "characters"
    fold: int | None = None
    as_of: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that somebody has to approve before a post about it goes out."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    """Names, terms and policy of the house. Word lists are phrases as in a signal file."""

    names: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    known_terms: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    confidential: tuple[str, ...] = ()
    gender_form: GenderForm | None = None
    calendar: Calendar = field(default_factory=Calendar)
    audiences: Mapping[str, Audience] = field(default_factory=dict)
    platforms: Mapping[str, Platform] = field(default_factory=dict)

    def topic_phrases(self) -> tuple[tuple[str, str], ...]:
        """Every (topic, phrase) in order: the lines of the signal `approval-topic`."""
        return tuple((topic.name, word) for topic in self.topics for word in topic.words)

    def definitions(self) -> tuple[SignalDefinition, ...]:
        """The signals this house defines by its lists: always there, empty where nothing is set."""
        lists = {
            "brand-name": (*self.names, *self.products, *self.handles),
            "confidential-term": self.confidential,
            "approval-topic": tuple(phrase for _, phrase in self.topic_phrases()),
        }
        return tuple(
            SignalDefinition(name, {"any": Lexicon(phrases=phrases)}, origin="configuration")
            for name, phrases in lists.items()
        )
