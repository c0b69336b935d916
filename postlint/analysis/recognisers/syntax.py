"""Signals that need a model: sentences without a verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.analysis.tokenizer import is_word

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

_LEAST_WORDS = 2


def _verbless(draft: Draft) -> Iterator[Found]:
    """Sentences of two words or more with no verb at all, hashtag lines and links aside."""
    for sentence in draft.doc.sents:
        if not _is_prose(sentence):
            continue
        if not any(token.pos_ in ("VERB", "AUX") for token in sentence):
            words = [token for token in sentence if not token.is_space]
            yield draft.span(words[0].i, words[-1].i + 1), {}


def _prose_sentence(draft: Draft) -> Iterator[Found]:
    for sentence in draft.doc.sents:
        if _is_prose(sentence):
            words = [token for token in sentence if not token.is_space]
            yield draft.span(words[0].i, words[-1].i + 1), {}


def _is_prose(sentence: Sentence) -> bool:
    return sum(map(is_word, sentence)) >= _LEAST_WORDS


_TAGS = frozenset({"tags"})
RECOGNISERS = {
    "verbless-sentence": Recogniser(_verbless, layers=_TAGS),
    "prose-sentence": Recogniser(_prose_sentence),
}
