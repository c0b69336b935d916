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
_WORD = re.compile(r"\w{3,}")
_LATIN = re.compile(r"[A-Za-z]")
#: Cyrillic letters, some of which look Latin.
_CYRILLIC = re.compile(r"[\u0405\u0406\u0408\u0410-\u044f\u0455\u0456\u0458]")
_SUSPECT = re.compile(rf"{_STYLED}|{_CYRILLIC.pattern}")
_SMALL = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))


def _styled_letters(draft: Draft) -> Iterator[Found]:
    """Three or more such letters in a run, with the plain text in `{plain}`."""
    text, body = draft.post.source.text, draft.post.body
    if text.isascii() or not _SUSPECT.search(text, body.start, body.end):
        return
    hidden = [m.span for m in draft.post.masks if m.kind in ("code", "comment", "target")]
    runs = (match for match in _RUN.finditer(text, body.start, body.end))
    words = (word for word in _WORD.finditer(text, body.start, body.end) if _is_mixed(word[0]))
    for match in (*runs, *words):
        span = Span(*match.span())
        if len(span) >= _LEAST and not any(mask.overlaps(span) for mask in hidden):
            yield span, {"plain": plain(match[0])}


def _is_mixed(word: str) -> bool:
    """Whether a Latin word holds Cyrillic letters."""
    return not word.isascii() and bool(_CYRILLIC.search(word) and _LATIN.search(word))


def plain(text: str) -> str:
    """The text in ordinary letters, as far as Unicode knows them."""
    known = "".join(_SMALL.get(letter, letter) for letter in text)
    return " ".join(unicodedata.normalize("NFKC", known).split())


RECOGNISERS = {"styled-letters": Recogniser(_styled_letters, values=frozenset({"plain"}))}
