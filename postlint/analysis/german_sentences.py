"""Sentence boundaries of the German pipeline by rule, so that they rest on no other component.

Import this module before loading the pipeline (or name it as a `spacy_factories` entry point).
"""

from __future__ import annotations

import re

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

from postlint.analysis.german import EMOJI

_ENDS = re.compile(r"[.!?…]+$|\.\.+$")
_DOTS = re.compile(r"…$|\.\.+$")
_CLOSERS = frozenset(")]}\"'“”»«’‘") | {"''"}
_OPENERS = frozenset("([{„‚«“\"'") | {"``"}
_TAIL = re.compile(
    rf"#\w|(?:{EMOJI})+$|https?://|www\.|[:;=8xX]['-]?[-)(\]\[DPp/\\|*3oO]+$|<3+$|\^\^$"
)
_OPEN, _ENDED, _TAILED = range(3)
_REMEMBERED = 200_000


class GermanSentences:
    """Sets `is_sent_start` for every token.

    A sentence ends with `.`, `!`, `?`, `…` and what closes after it: brackets, quotes, emoji,
    links, hashtags. Without such a mark it ends at a line break, and at an emoji, a link or dots
    if a capital follows. `Az.: 5` and `„Ja!“, sagte sie` go on.
    """

    def __init__(self) -> None:
        """Nothing seen yet; plain words are remembered, for speed."""
        self._plain: set[int] = set()

    def __call__(self, doc: Doc) -> Doc:
        """Marks where sentences begin."""
        if len(self._plain) > _REMEMBERED:
            self._plain.clear()
        state = _OPEN
        quoted = False
        starts: list[bool] = []
        for i, token in enumerate(doc):
            if state == _OPEN and i and token.orth in self._plain:
                starts.append(False)
                continue
            text = token.text
            start = i == 0 or (
                state != _OPEN and not text.isspace() and _begins(token, state, quoted=quoted)
            )
            starts.append(start)
            if text.isspace():
                state = _ENDED if "\n" in text else state
                continue
            if start or text in ",:;":
                state = _OPEN
            quoted = state == _ENDED and text in _CLOSERS
            state = _after(text, state)
            if state == _OPEN and text.isalnum():
                self._plain.add(token.orth)
        marks = numpy.where(numpy.array(starts, dtype=bool), 1, -1).astype("int32")
        return doc.from_array([SENT_START], marks.astype("uint64"))  # type: ignore[arg-type]


def _after(text: str, state: int) -> int:
    if _ENDS.search(text) and (not text[0].isalnum() or len(text) == 1):
        return _TAILED if _DOTS.search(text) else _ENDED
    if text in _CLOSERS and state != _OPEN:
        return state
    if _TAIL.match(text):
        return _TAILED if state != _ENDED else _ENDED
    return _OPEN


def _begins(token: Token, state: int, *, quoted: bool) -> bool:
    text = token.text
    first = text[0]
    if text in _OPENERS and not token.whitespace_ and (text not in _CLOSERS or _apart(token)):
        return True
    if _TAIL.match(text):
        return False
    if state == _TAILED or quoted:
        return first.isupper() or first == "@" or (first.isdigit() and not quoted)
    return first.isalnum() or first in "@-–→"


def _apart(token: Token) -> bool:
    return bool(token.i and token.nbor(-1).whitespace_)


@Language.factory("postlint_german_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> GermanSentences:
    """The rule component; it has no settings and nothing to save."""
    return GermanSentences()
