"""Cuts a text into tokens as spaCy's tokenizer does, from that tokenizer's own rules.

The procedure is the one spaCy documents (https://spacy.io/usage/linguistic-features#how-tokenizer-works):
cut at white space, then take special cases, prefixes and suffixes off, then cut at infixes. The
rules are read from the installed spaCy by `tokenizer_rules`; `tests/analysis` compares both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from postlint.analysis.joining import join, places
from postlint.analysis.spelling import folded, is_one_line
from postlint.analysis.tokenizer_rules import TokenizerRules
from postlint.analysis.tokens import Doc, Token

if TYPE_CHECKING:
    from postlint.analysis.prose import Prose
    from postlint.source.post import Post

#: The tokens of a piece, each with the norm that a special case gives it.
Cut = tuple[tuple[str, str | None], ...]

_COMPOUND = re.compile(r"[^\W\d_]+(?:[-'’:*_·][^\W\d_]+)+")
_PIECES = re.compile(r"\S+|\s+")
_MERGED = frozenset({"link", "mention", "hashtag", "emoji"})
_REMEMBERED = 50_000
_LONGEST = 2_000


class Tokenizer:
    """Makes a `Doc` of a text. Remembers the pieces it has cut."""

    def __init__(self, rules: TokenizerRules) -> None:
        self.language = rules.language
        self._stop_words = rules.stop_words
        self._specials: dict[str, Cut] = {
            text: tuple((orth, norm) for orth, norm in tokens)
            for text, tokens in rules.specials.items()
        }
        self._prefix = _searching(rules.prefix)
        self._suffix = _searching(rules.suffix)
        self._infix = re.compile(rules.infix).finditer if rules.infix else None
        self._wholes = [re.compile(pattern).match for pattern in rules.token_match]
        self._address = re.compile(rules.url_match).match if rules.url_match else None
        self._known: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._rows = self._special_rows(rules.special_rows)

    def __call__(self, text: str) -> Doc:
        words, norms, spaces = self._cut(text)
        return self._doc(text, words, norms, spaces)

    def of(self, post: Post, prose: Prose) -> Doc:
        """The doc of a post's prose; links, mentions, hashtags and emoji sequences stay whole."""
        words, norms, spaces = self._cut(prose.text)
        spans = [mask.span for mask in post.masks if mask.kind in _MERGED]
        if spans and words:
            found = places(words, spaces, spans, prose)
            for first, last in reversed(found):
                join(words, norms, spaces, first, last)
        return self._doc(prose.text, words, norms, spaces)

    def split(self, text: str) -> tuple[str, ...]:
        """The norms of a text's tokens: the form in which words are compared."""
        if text.isalpha() and text not in self._specials:
            return (folded(text),)
        return tuple(self._cut(text)[1])

    def texts(self, text: str) -> tuple[str, ...]:
        """The tokens of a text as written."""
        return tuple(self._cut(text)[0])

    def _doc(self, text: str, words: list[str], norms: list[str], spaces: list[bool]) -> Doc:
        return Doc(text, words, norms, spaces, language=self.language, stop_words=self._stop_words)

    def _cut(self, text: str) -> tuple[list[str], list[str], list[bool]]:
        pieces, followed = _pieces(text)
        known = self._known
        cuts = [known.get(piece) or self._learn(piece) for piece in pieces]
        words = [word for cut in cuts for word in cut[0]]
        norms = [norm for cut in cuts for norm in cut[1]]
        spaces: list[bool] = []
        for cut, space in zip(cuts, followed, strict=True):
            if len(cut[0]) > 1:
                spaces += [False] * (len(cut[0]) - 1)
            spaces.append(space)
        if not self._rows.keys().isdisjoint(words):
            self._put_specials(words, norms, spaces)
        return words, norms, spaces

    def _learn(self, piece: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The tokens of a piece and their norms; remembered."""
        cut = _parted(self._specials.get(piece) or self._affixes(piece))
        if len(self._known) < _REMEMBERED:
            self._known[piece] = cut
        return cut

    def _affixes(self, piece: str) -> Iterator[tuple[str, str | None]]:
        """The tokens of a piece between spaces that is no special case as a whole."""
        front: list[str] = []
        back: list[str] = []
        size = 0
        while piece and len(piece) != size:
            if self._is_whole(piece) or piece in self._specials:
                break
            size = len(piece)
            before = self._prefix(piece)
            if before and piece[before:] in self._specials:
                front.append(piece[:before])
                piece = piece[before:]
                break
            behind = self._suffix(piece[before:])
            if behind and piece[:-behind] in self._specials:
                back.append(piece[-behind:])
                piece = piece[:-behind]
                break
            if before:
                front.append(piece[:before])
            if behind and before + behind <= len(piece):
                back.append(piece[-behind:])
                piece = piece[before:-behind]
            elif before:
                piece = piece[before:]
        yield from ((text, None) for text in front)
        if piece in self._specials:
            yield from self._specials[piece]
        elif piece:
            yield from ((text, None) for text in self._inside(piece))
        yield from ((text, None) for text in reversed(back))

    def _is_whole(self, piece: str) -> bool:
        return any(match(piece) for match in self._wholes)

    def _inside(self, piece: str) -> Iterator[str]:
        if self._is_whole(piece) or (self._address and self._address(piece)) or not self._infix:
            yield piece
            return
        at = 0
        for match in self._infix(piece):
            start, end = match.span()
            if start == 0:
                continue
            if start != at:
                yield piece[at:start]
            if start != end:
                yield piece[start:end]
            at = end
        if piece[at:]:
            yield piece[at:]

    def _special_rows(self, texts: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
        """How special cases would be cut if they were none, by the first token."""
        rows: dict[str, list[tuple[str, ...]]] = {}
        specials, self._specials = self._specials, {}
        for text in texts:
            row = tuple(word for word, _ in self._affixes(text))
            if row:
                rows.setdefault(row[0], []).append(row)
        self._specials = specials
        return rows

    def _put_specials(self, words: list[str], norms: list[str], spaces: list[bool]) -> None:
        """Put special cases in where their parts have come to stand side by side, as spaCy does:
        the longest first; parts with a space between them block what is shorter."""
        rows = self._rows
        likely = ((at, row) for at, word in enumerate(words) if word in rows for row in rows[word])
        found = [
            (at, at + len(row)) for at, row in likely if tuple(words[at : at + len(row)]) == row
        ]
        if not found:
            return
        taken: set[int] = set()
        chosen: list[tuple[int, int]] = []
        for at, end in sorted(set(found), key=lambda place: (place[0] - place[1], place[0])):
            if at not in taken and end - 1 not in taken:
                chosen.append((at, end))
            taken.update(range(at, end))
        for at, end in sorted(chosen, reverse=True):
            text = "".join(words[i] + " " * (spaces[i] and i < end - 1) for i in range(at, end))
            if (special := self._specials.get(text)) is not None:
                words[at:end], norms[at:end] = _parted(special)
                spaces[at:end] = [*[False] * (len(special) - 1), spaces[end - 1]]


def _parted(cut: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a cut, and their norms."""
    found = tuple(cut)
    words = tuple(word for word, _ in found)
    return words, tuple(norm or folded(word) for word, norm in found)


def is_word(token: Token) -> bool:
    """Whether a token counts as a word: letters, also with a hyphen, apostrophe or gender sign."""
    return is_word_text(token.text)


@lru_cache(maxsize=20_000)
def is_word_text(text: str) -> bool:
    """`is_word` for the text of a token."""
    return text.isalpha() or (text != "n't" and bool(_COMPOUND.fullmatch(text)))


def _searching(pattern: str | None) -> Callable[[str], int]:
    """How many characters an affix takes, 0 for none."""
    if not pattern:
        return lambda text: 0
    search = re.compile(pattern).search

    def length(text: str) -> int:
        match = search(text)
        return match.end() - match.start() if match else 0

    return length


def _pieces(text: str) -> tuple[list[str], list[bool]]:
    """What stands between single spaces, and whether a space follows it; what is longer than any
    word or address comes in slices, since the search for affixes is quadratic."""
    if len(text) <= _LONGEST and is_one_line(text):
        pieces = text.split(" ") if text else []
        return pieces, [True] * (len(pieces) - 1) + [False] * bool(pieces)
    cut = list(_slices(text))
    return [piece for piece, _ in cut], [space for _, space in cut]


def _slices(text: str) -> Iterator[tuple[str, bool]]:
    found = [match.group() for match in _PIECES.finditer(text)]
    for index, piece in enumerate(found):
        if not piece.isspace():
            after = found[index + 1] if index + 1 < len(found) else ""
            cuts = range(_LONGEST, len(piece), _LONGEST)
            yield from ((piece[at - _LONGEST : at], False) for at in cuts)
            yield piece[cuts[-1] if cuts else 0 :], after.startswith(" ")
            continue
        inner = piece[1:] if index and piece.startswith(" ") else piece
        if inner:
            yield inner, False
