"""Who speaks to whom: polite German Sie, which only its place tells from “they”."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.analysis.tokens import Token

_POLITE = frozenset({"Sie", "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres"})
_OPENERS = frozenset("\"'„“»«‚(:–—-*•")


def _polite_sie(draft: Draft) -> Iterator[Found]:
    """`Sie`, `Ihnen`, `Ihr…` with a capital in the middle of a sentence.

    At the start of a sentence the capital says nothing; there only `Ihnen` right before a comma
    or a verb form that asks (`Haben Sie`) would tell, and that has its `Sie` in the middle.
    """
    if _POLITE.isdisjoint(draft.doc.words):
        return
    for token in draft.doc:
        if token.text in _POLITE and not _is_initial(token):
            yield draft.span(token.i, token.i + 1), {}


def _is_initial(token: Token) -> bool:
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    return (
        before.is_space
        or before.text in _OPENERS
        or not any(c.isalnum() or c in ",;" for c in before.text)
    )


RECOGNISERS = {"polite-sie": Recogniser(_polite_sie)}
