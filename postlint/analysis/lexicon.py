"""What makes up a signal: word lists, token patterns, dependency patterns, recognisers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

TokenPattern = tuple[Mapping[str, Any], ...]

_GROUP = re.compile(r"\{([^{}]*)\}")
_LAYERS = {
    "TAG": "tags",
    "POS": "tags",
    "LEMMA": "lemmas",
    "MORPH": "morphology",
    "DEP": "dependencies",
    "ENT_TYPE": "entities",
    "ENT_IOB": "entities",
    "ENT_ID": "entities",
    "ENT_KB_ID": "entities",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a signal in one language.

    `phrases` match in any case; `{a|b}` spells out alternatives, and a single word may begin or
    end with `*`. `exact` matches as written. `patterns` are spaCy `Matcher` patterns,
    `dependencies` `DependencyMatcher` patterns, `recogniser` the name of a Python recogniser.
    A hit that overlaps one of the `exceptions` (phrases) or `exception_patterns` is dropped.
    """

    phrases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    patterns: tuple[TokenPattern, ...] = ()
    dependencies: tuple[TokenPattern, ...] = ()
    recogniser: str | None = None
    exceptions: tuple[str, ...] = ()
    exception_patterns: tuple[TokenPattern, ...] = ()

    def layers(self) -> frozenset[str]:
        """The layers of analysis the patterns read: tags, lemmas, morphology, …"""
        found = {layer for pattern in self._all_patterns() for layer in _layers_of(pattern)}
        if self.dependencies:
            found.add("dependencies")
        return frozenset(found)

    def _all_patterns(self) -> Iterator[TokenPattern]:
        yield from self.patterns
        yield from self.exception_patterns
        for pattern in self.dependencies:
            yield tuple(node.get("RIGHT_ATTRS", {}) for node in pattern)


@dataclass(frozen=True, slots=True)
class SignalDefinition:
    """A named recogniser. `lexicons` are by language; `any` holds for all languages."""

    name: str
    lexicons: Mapping[str, Lexicon]
    description: str = ""
    origin: str = ""

    def lexicons_for(self, language: str) -> Iterator[tuple[str, Lexicon]]:
        """The lexicons that hold for a language, each with its key."""
        for key in (language, "any"):
            if key in self.lexicons:
                yield key, self.lexicons[key]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a lexicon, to know which lines ever hit: where it stands in its signal."""

    signal: str
    language: str
    section: str
    index: int = 0


def alternatives(phrase: str) -> tuple[str, ...]:
    """Spell out `{a|b|}` groups: `entschuldig{e|en} {mich|uns}` is four phrases."""
    parts = _GROUP.split(phrase)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    return tuple(dict.fromkeys(" ".join("".join(words).split()) for words in product(*choices)))


def _layers_of(pattern: TokenPattern) -> Iterator[str]:
    for token in pattern:
        for attribute in token:
            if attribute.upper() in _LAYERS:
                yield _LAYERS[attribute.upper()]
