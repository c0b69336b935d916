"""Sentence boundaries by rule, the same whichever parts of the model are loaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_END = re.compile(r"[.!?…]+|[.!?…]*[!?…][.!?…]*")
_CLOSER = frozenset("\"'”“’»«)]›‹")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\.")
_NUMBERED = frozenset({"No", "Nos", "Nr", "Vol", "Fig", "Art", "Abs", "Ch"})
_EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B50\u2764]")


def mark_sentences(doc: Doc) -> Doc:
    """Set every token's `is_sent_start`.

    A sentence ends at `.`, `!`, `?` or `…` with what closes it, at an emoji before a capital, and
    at a line end. After a full stop or an emoji a small letter goes on with the sentence.
    """
    import numpy

    ended, stop = True, False
    # Set all at once: spaCy's own setter looks through the whole Doc for every token.
    marks = numpy.full((len(doc), 1), -1, dtype="int64")
    for token in doc:
        if token.is_space:
            broken = "\n" in token.text
            ended, stop = ended or broken, stop and not broken
            continue
        closes = ended and token.i > 0 and _closes(token)
        starts = ended and not closes and not (stop and _goes_on(token))
        if starts or token.i == 0:
            marks[token.i, 0] = 1
        if closes:
            continue
        ended = _ends(token)
        stop = ended and (set(token.text) <= {".", "…"} or bool(_EMOJI.match(token.text)))
    return doc.from_array(["SENT_START"], marks.astype("uint64"))  # type: ignore[arg-type]


def _closes(token: Token) -> bool:
    """A mark (a quotation mark, one more “!”) right behind the end of a sentence, or an emoji."""
    before = token.nbor(-1)
    if "\n" in before.text:
        return False
    mark = token.text in _CLOSER or _END.fullmatch(token.text)
    return bool(mark and not before.whitespace_) or bool(_EMOJI.match(token.text))


def _ends(token: Token) -> bool:
    text = token.text
    return bool(_END.fullmatch(text) or _YEAR.fullmatch(text) or _EMOJI.match(text))


def _goes_on(token: Token) -> bool:
    if token.text[0].isdigit() and token.i > 1:
        return token.nbor(-1).text == "." and token.nbor(-2).text in _NUMBERED
    return token.text[0].islower() or token.text[0] in ",;:.)"
