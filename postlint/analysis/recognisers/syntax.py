"""Whole sentences, and sentences without a verb."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.analysis.tokenizer import is_word
from postlint.analysis.tokens import TokenSpan

_LEAST_WORDS = 2
#: Forms that are verbs wherever they stand in small letters: no model need be asked.
_VERBS = frozenset(
    """
am is are was were be been has have had do does did can could will would shall should may might
must isn't aren't wasn't weren't let
bin bist ist sind seid war waren wart habe hast hat haben habt hatte hatten wird werden wurde
wurden würde würden kann können könnt konnte konnten könnte muss müssen müsst musste mussten soll
sollen sollt sollte sollten darf dürfen dürft durfte durften will wollen wollt wollte wollten mag
mögen möchte möchten gibt geht kommt macht bleibt
""".split()
)


def _verbless(draft: Draft) -> Iterator[Found]:
    """Sentences of two words or more with no verb at all, hashtag lines and links aside."""
    for sentence in _without_plain_verb(draft):
        if not any(token.pos_ in ("VERB", "AUX") for token in sentence):
            yield draft.span(*_edges(sentence)), {}


def _candidates(draft: Draft) -> Iterator[tuple[int, int]]:
    for sentence in _without_plain_verb(draft):
        yield sentence.start, sentence.end


def _prose_sentence(draft: Draft) -> Iterator[Found]:
    for sentence in draft.doc.sents:
        if _is_prose(sentence):
            yield draft.span(*_edges(sentence)), {}


def _without_plain_verb(draft: Draft) -> Iterator[TokenSpan]:
    for sentence in draft.doc.sents:
        words = draft.doc.words[sentence.start : sentence.end]
        if _VERBS.isdisjoint(words) and _is_prose(sentence):
            yield sentence


def _is_prose(sentence: TokenSpan) -> bool:
    return sum(map(is_word, sentence)) >= _LEAST_WORDS


def _edges(sentence: TokenSpan) -> tuple[int, int]:
    words = [token.i for token in sentence if not token.is_space]
    return words[0], words[-1] + 1


RECOGNISERS = {
    "verbless-sentence": Recogniser(_verbless, layers=frozenset({"tags"}), candidates=_candidates),
    "prose-sentence": Recogniser(_prose_sentence),
}
