"""One spelling for what looks the same: composed letters, one apostrophe, no soft hyphens."""

from __future__ import annotations

import re
import unicodedata
from array import array

_UNEVEN = re.compile(
    r"[^\s\u0300-\u036f][\u0300-\u036f]+|(?<=\w)[’ʼ`´](?=\w)|[’ʼ](?=\w)|‑|[\u00ad\u2060]"
)
#: What stands in all of these.
_ODD = re.compile(r"[\u0300-\u036f’ʼ`´‑\u00ad\u2060]")
_PLAIN = {"’": "'", "ʼ": "'", "`": "'", "´": "'", "‑": "-", "\u00ad": "", "\u2060": ""}

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‑": "-"})


def even(text: str) -> str:
    """The text in the one spelling in which word lists and posts are compared."""
    return _UNEVEN.sub(lambda match: _plain(match[0]), text) if _ODD.search(text) else text


def evened(text: str, starts: array[int], ends: array[int]) -> tuple[str, array[int], array[int]]:
    """`even` for a text whose character i stands for the code points `[starts[i], ends[i])`."""
    if not _ODD.search(text):
        return text, starts, ends
    pieces: list[str] = []
    new_starts, new_ends = array("l"), array("l")
    at = 0
    for match in _UNEVEN.finditer(text):
        start, end = match.span()
        piece = _plain(match[0])
        pieces += (text[at:start], piece)
        new_starts += starts[at:start] + array("l", [starts[start]] * len(piece))
        new_ends += ends[at:start] + array("l", [ends[end - 1]] * len(piece))
        at = end
    return "".join((*pieces, text[at:])), new_starts + starts[at:], new_ends + ends[at:]


def _plain(found: str) -> str:
    return _PLAIN[found] if found in _PLAIN else unicodedata.normalize("NFC", found)


def is_one_line(text: str) -> bool:
    """Whether a text certainly has no white space but single plain spaces between its words."""
    return text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]


def folded(text: str) -> str:
    """The form in which words are compared: composed, lower case, one kind of apostrophe."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return unicodedata.normalize("NFC", text).lower().translate(_APOSTROPHES)
