"""A tokenised text: what recognisers, metrics and patterns read.

Named as in spaCy (`doc`, `token`, `norm_`, `sents`), and cut as spaCy's tokenizer cuts, but made of
plain Python, so that a post no model has to read never waits for one. What a model says of a token
(`pos_`, `tag_`, `lemma_`, `dep_`, `ent_type_`, `morph`) is empty until `annotation` fills it in.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from operator import add
from typing import overload

_NUMBER_WORDS = frozenset(
    """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
thousand million billion trillion first second third fourth fifth sixth seventh eighth ninth tenth
""".split()
)


_DIGIT = re.compile(r"\d")


class Token:
    """One token. `i` is its number in the doc, `idx` its first code point in the doc's text."""

    __slots__ = "__dict__", "doc", "i", "lower_", "norm_", "text"

    pos_: str = ""
    tag_: str = ""
    lemma_: str = ""
    dep_: str = ""
    ent_type_: str = ""
    morph: frozenset[str] = frozenset()

    def __init__(self, doc: Doc, i: int, text: str, norm: str) -> None:
        self.doc, self.i, self.text, self.norm_ = doc, i, text, norm
        self.lower_ = text.lower()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def nbor(self, distance: int = 1) -> Token:
        """The token `distance` further on; raises `IndexError` outside the doc."""
        place = self.i + distance
        if place < 0:
            raise IndexError(f"there is no token {place}")
        return self.doc[place]

    @property
    def idx(self) -> int:
        return self.doc.starts[self.i]

    @property
    def whitespace_(self) -> str:
        return " " if self.doc.spaces[self.i] else ""

    @property
    def is_sent_start(self) -> bool:
        return self.i in self.doc.sent_starts

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_ascii(self) -> bool:
        return self.text.isascii()

    @property
    def is_digit(self) -> bool:
        return self.text.isdigit()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_title(self) -> bool:
        return self.text.istitle()

    @property
    def is_space(self) -> bool:
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        return is_punct(self.text)

    @property
    def is_stop(self) -> bool:
        return self.lower_ in self.doc.stop_words

    @property
    def like_num(self) -> bool:
        return like_num(self.text, self.doc.language)


class TokenSpan(Sequence[Token]):
    """The tokens `[start, end)` of a doc."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, max(start, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Token]: ...
    def __getitem__(self, key: int | slice) -> Token | Sequence[Token]:
        return self.doc.tokens[self.start : self.end][key]

    def trimmed(self) -> tuple[int, int]:
        """Its tokens `[start, end)` without white space at either end; none where there is no
        other."""
        words, start, end = self.doc.words, self.start, self.end
        while start < end and words[start].isspace():
            start += 1
        while end > start and words[end - 1].isspace():
            end -= 1
        return start, end

    @property
    def text(self) -> str:
        if self.start == self.end:
            return ""
        last = self.doc.tokens[self.end - 1]
        return self.doc.text[self.doc.tokens[self.start].idx : last.idx + len(last.text)]


class Doc:
    """A text cut into tokens. `words`, `norms`, `spaces` and `starts` (code points of `text`) are
    parallel: one entry a token; what needs no more than words reads those, for the tokens are only
    made when asked for. `sent_starts` are the numbers of the tokens that open a sentence.
    `stop_words` are those of the `language`."""

    def __init__(
        self,
        text: str,
        words: list[str],
        norms: list[str],
        spaces: list[bool],
        *,
        language: str,
        stop_words: frozenset[str] = frozenset(),
    ) -> None:
        self.text, self.words, self.norms, self.spaces = text, words, norms, spaces
        self.language, self.stop_words = language, stop_words
        self.sent_starts = {0}
        self._made: list[Token | None] = [None] * len(words)
        sizes = map(add, map(len, words), spaces)
        self.starts: list[int] = list(accumulate(sizes, initial=0))[: len(words)]

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> TokenSpan: ...
    def __getitem__(self, key: int | slice) -> Token | TokenSpan:
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self.words))
            return TokenSpan(self, start, end)
        return self.token(range(len(self.words))[key])

    def token(self, i: int) -> Token:
        """The token of a number that is not negative."""
        token = self._made[i]
        if token is None:
            token = self._made[i] = Token(self, i, self.words[i], self.norms[i])
        return token

    @cached_property
    def tokens(self) -> list[Token]:
        return list(map(self.token, range(len(self.words))))

    @cached_property
    def has_digits(self) -> bool:
        return _DIGIT.search(self.text) is not None

    @cached_property
    def sents(self) -> tuple[TokenSpan, ...]:
        """The sentences, once `sent_starts` is set."""
        starts = sorted(self.sent_starts) if self.words else []
        return tuple(TokenSpan(self, a, b) for a, b in pairwise((*starts, len(self.words))))

    def at(self, offset: int) -> int:
        """The number of the token that holds a code point of `text`, or the space behind it."""
        return max(0, bisect_right(self.starts, offset) - 1)


@lru_cache(maxsize=20_000)
def is_punct(text: str) -> bool:
    return all(unicodedata.category(char)[0] == "P" for char in text)


@lru_cache(maxsize=20_000)
def like_num(text: str, language: str) -> bool:
    """Whether a token is a number: digits with separators, a fraction, in English also a word."""
    text = text[1:] if text[:1] in "+-±~" else text
    plain = text.replace(",", "").replace(".", "")
    if plain.isdigit():
        return True
    upper, slash, lower = plain.partition("/")
    if slash and upper.isdigit() and lower.isdigit():
        return True
    if language != "en":
        return False
    word = plain.lower()
    ordinal = word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th")
    return word in _NUMBER_WORDS or ordinal
