"""Words and sentences of a text beside the post: plain enough to compare, no pipeline needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from postlint.analysis.spelling import even
from postlint.source.post import Span

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*|[%€$£]")
_END = re.compile(r"(?<=[.!?…])\s+|[\r\n]+")
_STEM, _CONTENT = 6, 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word in small letters, a number without separators, or a sign such as %; `span` is its
    place in the text it was read from."""

    word: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence."""

    tokens: tuple[Token, ...]

    @property
    def stems(self) -> frozenset[str]:
        """Beginnings of words of four letters or more, and all numbers."""
        words = (token.word for token in self.tokens)
        return frozenset(w[:_STEM] for w in words if w[0].isdigit() or len(w) >= _CONTENT)

    def shared(self, other: Sentence) -> int:
        """How many stems both have."""
        return len(self.stems & other.stems)

    def numbers(self) -> Iterator[tuple[int, tuple[str, str]]]:
        """Every number as (index of its token, number with the beginning of the next word)."""
        for index, token in enumerate(self.tokens):
            if token.word[0].isdigit():
                after = self.tokens[index + 1].word if index + 1 < len(self.tokens) else ""
                yield index, (token.word, _UNITS.get(after, after[:_CONTENT]))


_UNITS = {
    "%": "prozent",
    "percent": "prozent",
    "prozent": "prozent",
    "per": "prozent",
    "€": "euro",
    "euros": "euro",
}


def tokens_of(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The tokens of a text that begins at `offset` (code points)."""
    return tuple(
        Token(_word(match[0]), Span(offset + match.start(), offset + match.end()))
        for match in _TOKEN.finditer(text.replace("’", "'"))
    )


def sentences_of(text: str) -> Iterator[Sentence]:
    """The sentences of a text with at least one word."""
    for part in _END.split(even(text)):
        if tokens := tokens_of(part):
            yield Sentence(tokens)


def _word(found: str) -> str:
    return re.sub(r"[.,]", "", found) if found[0].isdigit() else found.lower()
