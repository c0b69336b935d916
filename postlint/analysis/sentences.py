"""Sentence boundaries by rule, the same whichever parts of the model are loaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_END = re.compile(r"[.!?…]+|[.!?…]*[!?…][.!?…]*")
_CLOSER = frozenset("\"'”“’»«)]›‹")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\.")
_EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B50\u2764]")


def mark_sentences(doc: Doc) -> Doc:
    """Set every token's `is_sent_start`.

    A sentence ends at `.`, `!`, `?` or `…` with what closes it, at an emoji before a capital, and
    at a line end. After a full stop a small letter goes on with the sentence.
    """
    ended, stop = True, False
    for token in doc:
        if token.is_space:
            ended = ended or "\n" in token.text
            token.is_sent_start = False
            continue
        closes = ended and token.i > 0 and (token.text in _CLOSER or bool(_EMOJI.match(token.text)))
        starts = ended and not closes and not (stop and _goes_on(token))
        token.is_sent_start = starts or token.i == 0
        if closes:
            continue
        ended = _ends(token)
        stop = ended and set(token.text) <= {".", "…"}
    return doc


def _ends(token: Token) -> bool:
    text = token.text
    return bool(_END.fullmatch(text) or _YEAR.fullmatch(text) or _EMOJI.match(text))


def _goes_on(token: Token) -> bool:
    return token.text[0].islower() or token.text[0] in ",;:.)"
