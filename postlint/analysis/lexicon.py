"""What makes up a signal: word lists, token patterns, dependency patterns, recognisers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

TokenPattern = tuple[Mapping[str, Any], ...]

_GROUP = re.compile(r"\{([^{}]*)\}")
_CHUNK = re.compile(r"(?:\{[^{}]*\}|[^\s{}])+")
_MOST_ALTERNATIVES = 1000
#: Token attributes that only a model fills in, and the layer of analysis each belongs to.
MODEL_ATTRIBUTES = {
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
    With `hashtags`, phrases of one word also match a hashtag that is that word. A hit that overlaps
    one of the `exceptions` (phrases) or `exception_patterns` is dropped.
    """

    phrases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    patterns: tuple[TokenPattern, ...] = ()
    dependencies: tuple[TokenPattern, ...] = ()
    recogniser: str | None = None
    exceptions: tuple[str, ...] = ()
    exception_patterns: tuple[TokenPattern, ...] = ()
    hashtags: bool = False

    def layers(self) -> frozenset[str]:
        """The layers of analysis the patterns read: tags, lemmas, morphology, …"""
        tokens = (token_layers(pattern) for pattern in (*self.patterns, *self.exception_patterns))
        return frozenset[str]().union(*tokens, *map(node_layers, self.dependencies))


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


def chunks(phrase: str) -> tuple[str, ...]:
    """The phrase cut at its spaces, those inside `{…}` aside."""
    return tuple(_CHUNK.findall(phrase))


def is_glob(word: str) -> bool:
    """Whether this is a single word that begins or ends with `*`."""
    return "*" in word and " " not in word and word.strip("*") != word and len(word) > 1


def phrase_problem(phrase: str) -> str | None:
    """What is wrong with a line of `phrases` or `exceptions`, in a sentence."""
    if (problem := exact_problem(phrase)) or "*" not in phrase:
        return problem
    texts = (text for chunk in chunks(phrase) for text in alternatives(chunk))
    for word in (word for text in texts for word in text.split()):
        if is_glob(word) and (not word.strip("*") or "*" in word.strip("*")):
            return f"“{word}”: a “*” stands for the beginning or the end of a word"
    return None


def exact_problem(phrase: str) -> str | None:
    """What is wrong with a line of `exact`, in a sentence."""
    if "{" in (rest := _GROUP.sub("", phrase)) or "}" in rest:
        return f"“{phrase}” has a brace without its partner: alternatives are written {{a|b}}"
    if any(_count(chunk) > _MOST_ALTERNATIVES for chunk in chunks(phrase)):
        return f"“{phrase}” spells out more than {_MOST_ALTERNATIVES:,} words at one place"
    if all("" in alternatives(chunk) for chunk in chunks(phrase)):
        return f"“{phrase}” can stand for nothing at all"
    return None


def _count(text: str) -> int:
    return prod(group.count("|") + 1 for group in _GROUP.findall(text))


def token_layers(pattern: TokenPattern) -> frozenset[str]:
    """The layers of analysis that a `Matcher` pattern reads."""
    names = (attribute.upper() for token in pattern for attribute in token)
    return frozenset(MODEL_ATTRIBUTES[name] for name in names if name in MODEL_ATTRIBUTES)


def node_layers(pattern: TokenPattern) -> frozenset[str]:
    """The layers of analysis that a `DependencyMatcher` pattern reads."""
    tokens = tuple(node.get("RIGHT_ATTRS", {}) for node in pattern)
    return token_layers(tokens) | {"dependencies"}
