"""Sentence boundaries by rule, the same whether a model reads the text or not."""

from __future__ import annotations

import re

from postlint.analysis.tokens import Doc

_END = re.compile(r"[.!?…]+|[.!?…]*[!?…][.!?…]*")
_CLOSER = frozenset("\"'”“’»«)]›‹")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\.")
_NUMBERED = frozenset({"No", "Nos", "Nr", "Vol", "Fig", "Art", "Abs", "Ch"})
_EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B50\u2764]")


def mark_sentences(doc: Doc) -> None:
    """Set the doc's `sent_starts`.

    A sentence ends at `.`, `!`, `?` or `…` with what closes it, at an emoji before a capital, and
    at a line end. After a full stop or an emoji a small letter goes on with the sentence.
    """
    ended, stop = True, False
    words = doc.words
    for i, word in enumerate(words):
        if ended or not word.isalnum():
            if word.isspace():
                broken = "\n" in word
                ended, stop = ended or broken, stop and not broken
                continue
            closes = ended and i > 0 and _closes(doc, i)
            if ended and not closes and not (stop and _goes_on(words, i)):
                doc.sent_starts.add(i)
            if closes:
                continue
            ended = _ends(word)
            stop = ended and (word.strip(".…") == "" or bool(_EMOJI.match(word)))


def _closes(doc: Doc, i: int) -> bool:
    """A mark (a quotation mark, one more “!”) right behind the end of a sentence, or an emoji."""
    if "\n" in doc.words[i - 1]:
        return False
    word = doc.words[i]
    mark = word in _CLOSER or _END.fullmatch(word)
    return bool(mark and not doc.spaces[i - 1]) or bool(_EMOJI.match(word))


def _ends(word: str) -> bool:
    return bool(_END.fullmatch(word) or _YEAR.fullmatch(word) or _EMOJI.match(word))


def _goes_on(words: list[str], i: int) -> bool:
    first = words[i][0]
    if first.isdigit() and i > 1:
        return words[i - 1] == "." and words[i - 2] in _NUMBERED
    return first.islower() or first in ",;:.)"
