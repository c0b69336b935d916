"""What the configuration says of the readers of a post: how they are addressed, what they know."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postlint.analysis.house import Audience
from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser


def _readers(wanted: Callable[[Audience], bool]) -> Recogniser:
    """The whole post, where its audience is one of those wanted."""

    def find(draft: Draft) -> Iterator[Found]:
        if draft.audience is not None and wanted(draft.audience):
            yield draft.post.body, {}

    return Recogniser(find)


def _known_terms(draft: Draft) -> Iterator[Found]:
    """The known terms of the house and of the post's audience, in any case."""
    audience = draft.audience.known_terms if draft.audience else ()
    terms = {tuple(term.lower().split()) for term in (*draft.house.known_terms, *audience)}
    words = [word.lower() for word in draft.doc.words] if terms else []
    for term in terms:
        for start in range(len(words) - len(term) + 1):
            if term and tuple(words[start : start + len(term)]) == term:
                yield draft.span(start, start + len(term)), {}


RECOGNISERS = {
    "du-readers": _readers(lambda audience: audience.address in ("du", "ihr")),
    "sie-readers": _readers(lambda audience: audience.address == "sie"),
    "jargon-readers": _readers(lambda audience: audience.jargon_allowed),
    "known-term": Recogniser(_known_terms),
}
