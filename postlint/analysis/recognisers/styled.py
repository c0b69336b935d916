"""Letters that only look like letters: styled by Unicode, or borrowed from another alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.source.post import Span

#: Mathematical, full-width, circled and squared letters, small capitals.
_STYLED = (
    r"[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\U0001f110-\U0001f149"
    r"\U0001f150-\U0001f169\U0001f172-\U0001f17d\u1d00-\u1d22ɢɪɴʀʏʙʜʟꜰꜱ]"
)
_RUN = re.compile(rf"{_STYLED}{{2,}}(?:[^\w\n]{{1,3}}{_STYLED}+)*")
_LEAST = 3
#: A Latin word with Cyrillic letters that look Latin.
_MIXED = re.compile(
    r"(?=\w*[A-Za-z])(?=\w*[\u0405\u0406\u0408\u0410-\u044f\u0455\u0456\u0458])\w{3,}"
)
_SMALL = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))


def _styled_letters(draft: Draft) -> Iterator[Found]:
    """Three or more such letters in a run, with the plain text in `{plain}`."""
    text, body = draft.post.source.text, draft.post.body
    hidden = [m.span for m in draft.post.masks if m.kind in ("code", "comment", "target")]
    for expression in (_RUN, _MIXED):
        for match in expression.finditer(text, body.start, body.end):
            span = Span(*match.span())
            if len(span) >= _LEAST and not any(mask.overlaps(span) for mask in hidden):
                yield span, {"plain": plain(match[0])}


def plain(text: str) -> str:
    """The text in ordinary letters, as far as Unicode knows them."""
    known = "".join(_SMALL.get(letter, letter) for letter in text)
    return " ".join(unicodedata.normalize("NFKC", known).split())


RECOGNISERS = {"styled-letters": Recogniser(_styled_letters, values=frozenset({"plain"}))}
