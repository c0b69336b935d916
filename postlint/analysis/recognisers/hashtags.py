"""Hashtags in which the small letters hide another word than the one that was meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.analysis.recognisers.hashtag_words import ENGLISH, GERMAN, UNWANTED

_KNOWN = {"en": ENGLISH, "de": GERMAN}
_ENDINGS = ("", "s", "n", "e", "er", "en", "es")
_LONGEST = 40
_WORD_LENGTH = 20


def _hidden_words(draft: Draft) -> Iterator[Found]:
    """A tag in small letters whose words leave an unwanted one across a seam (`{hidden}`).

    `{readable}` is the tag with capitals. What is meant must be clear: every part is a common
    word, a word of the post or a name of the house. Capitals inside a tag show its seams.
    """
    known: frozenset[str] = frozenset()
    for mask in draft.post.masks:
        tag = draft.post.source.slice(mask.span)[1:]
        if mask.kind != "hashtag" or not tag[1:].islower() or not tag.isalpha():
            continue
        known = known or _KNOWN[draft.post.language] | _own_words(draft)
        parts = split(tag.lower(), known)
        hidden = _across(parts) if len(parts) > 1 else None
        if hidden:
            readable = "#" + "".join(part.capitalize() for part in parts)
            yield mask.span, {"hidden": hidden, "readable": readable}


def _own_words(draft: Draft) -> frozenset[str]:
    words = {token.norm_ for token in draft.doc if token.is_alpha and len(token) > 2}
    names = (*draft.house.names, *draft.house.products)
    return frozenset(words | {part.lower() for name in names for part in name.split()})


def split(tag: str, known: frozenset[str]) -> tuple[str, ...]:
    """The fewest known words (with their endings) that make up the tag; () where none do."""
    if len(tag) > _LONGEST:
        return ()

    @cache
    def best(at: int) -> tuple[str, ...] | None:
        if at == len(tag):
            return ()
        found: tuple[str, ...] | None = None
        for end in range(min(len(tag), at + _WORD_LENGTH), at + 1, -1):
            if not _is_known(tag[at:end], known) or (rest := best(end)) is None:
                continue
            if found is None or len(rest) + 1 < len(found):
                found = (tag[at:end], *rest)
        return found

    return best(0) or ()


def _is_known(word: str, known: frozenset[str]) -> bool:
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(stem in known and (len(stem) > 2 or stem == word) for stem in stems)


def _across(parts: tuple[str, ...]) -> str | None:
    """The longest unwanted word that begins in one part and ends in another."""
    tag = "".join(parts)
    seams, at = set(), 0
    for part in parts[:-1]:
        at += len(part)
        seams.add(at)
    found = (
        word
        for word in UNWANTED
        for start in range(len(tag) - len(word) + 1)
        if tag.startswith(word, start) and any(start < seam < start + len(word) for seam in seams)
    )
    return max(found, key=lambda word: (len(word), word), default=None)


RECOGNISERS = {
    "hidden-word": Recogniser(_hidden_words, values=frozenset({"hidden", "readable"})),
}
