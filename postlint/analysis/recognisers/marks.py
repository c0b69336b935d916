"""Links, mentions, hashtags, emoji and front matter as signals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.analysis.tokenizer import is_word_text
from postlint.analysis.tokens import is_punct
from postlint.source.post import Span

_POINTERS = frozenset({"link", "hashtag", "mention", "image"})
_FEWEST_WORDS = 3
#: Where a mention in front makes a post an answer; None: the platform is not known.
_ANSWERS_BEGIN_WITH_MENTION = frozenset({"x", "mastodon", "bluesky", "threads", None})


def _masks(*kinds: str) -> Recogniser:
    def find(draft: Draft) -> Iterator[Found]:
        for mask in draft.post.masks:
            if mask.kind in kinds:
                yield mask.span, {}

    return Recogniser(find)


def _sponsored(draft: Draft) -> Iterator[Found]:
    """The first word of a post whose front matter says that it is paid for."""
    if draft.post.front_matter.get("sponsored") not in (None, False, "", "no", "false"):
        yield next(_first_word(draft), (draft.post.body, {}))


def _opening_mention(draft: Draft) -> Iterator[Found]:
    """The mention that a post begins with."""
    mentions = [mask.span for mask in draft.post.masks if mask.kind == "mention"]
    for first, _ in _first_word(draft) if mentions else ():
        yield from ((mention, {}) for mention in mentions if mention.overlaps(first))


def _whole(draft: Draft) -> Iterator[Found]:
    if len(draft.doc):
        yield draft.span(0, len(draft.doc)), {}


def _reply(draft: Draft) -> Iterator[Found]:
    """The whole post, where the front matter says that it answers another one."""
    if draft.post.front_matter.get("reply_to"):
        yield from _whole(draft)


def _answering(draft: Draft) -> Iterator[Found]:
    """The whole post, where it answers another one: the front matter says so, or it begins with a
    mention on a platform where answers do."""
    named = draft.post.platform in _ANSWERS_BEGIN_WITH_MENTION and any(_opening_mention(draft))
    if draft.post.front_matter.get("reply_to") or named:
        yield from _whole(draft)


def _first_word(draft: Draft) -> Iterator[Found]:
    """The first word of the post."""
    for at, word in enumerate(draft.doc.words):
        if not (word.isspace() or is_punct(word)):
            yield draft.span(at, at + 1), {}
            return


def _house_author(draft: Draft) -> Iterator[Found]:
    """The whole post, unless the front matter marks its author as an employee."""
    author = draft.post.front_matter.get("author")
    marked = author.get("employee") if isinstance(author, dict) else None
    if marked in (None, False, "", "no", "false", "nein"):
        yield Span(draft.post.body.start, draft.post.body.end), {}


def _pointer_only(draft: Draft) -> Iterator[Found]:
    """The whole post, where it is made of links, hashtags, mentions and pictures and hardly a word
    of its own."""
    marks = [m.span for m in draft.post.masks if m.kind in _POINTERS]
    words = (at for at, word in enumerate(draft.doc.words) if is_word_text(word))
    spans = (draft.span(at, at + 1) for at in words)
    own = (span for span in spans if not any(mark.overlaps(span) for mark in marks))
    if marks and len(list(islice(own, _FEWEST_WORDS))) < _FEWEST_WORDS:
        yield from _whole(draft)


def _scheduled(draft: Draft) -> Iterator[Found]:
    if draft.post.front_matter.get("publish_at"):
        yield Span(draft.post.body.start, draft.post.body.end), {}


RECOGNISERS = {
    "link": _masks("link", "target"),
    "mention": _masks("mention"),
    "hashtag": _masks("hashtag"),
    "emoji": _masks("emoji"),
    "quote": _masks("quote"),
    "sponsored": Recogniser(_sponsored),
    "reply": Recogniser(_reply),
    "answering": Recogniser(_answering),
    "scheduled": Recogniser(_scheduled),
    "house-author": Recogniser(_house_author),
    "opening-mention": Recogniser(_opening_mention),
    "first-word": Recogniser(_first_word),
    "pointer-only": Recogniser(_pointer_only),
}
