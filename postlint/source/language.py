"""Which language a post is in, where nobody says so: function words first, then py3langid."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from postlint.source.function_words import ENGLISH, GERMAN

LANGUAGES = ("de", "en")
DEFAULT = "en"

_NAMES = {
    **dict.fromkeys(("de", "deu", "ger", "german", "deutsch"), "de"),
    **dict.fromkeys(("en", "eng", "english", "englisch"), "en"),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_UMLAUT = re.compile("[äöüßÄÖÜẞ]")
_ENOUGH = 20_000


def normalise(name: str) -> str | None:
    """`de` or `en` for a code or a name such as `de-AT`, `en_US`, `German`; None for any other."""
    return _NAMES.get(re.split(r"[-_]", name.strip().lower())[0])


def detect(prose: str) -> str | None:
    """The language of a text without links, tags and code; None where it has no letters."""
    prose = prose[:_ENOUGH]
    words = [word.lower().replace("’", "'") for word in _WORD.findall(prose)]
    if not words:
        return None
    return _vote(words) or str(_identifier().classify(_encodable(" ".join(words)))[0])


def _vote(words: list[str]) -> str | None:
    """A language whose function words are twice as many as the other's, and two more."""
    german = sum(word in GERMAN or bool(_UMLAUT.search(word)) for word in words)
    english = sum(word in ENGLISH for word in words)
    if german >= 2 * english + 2:
        return "de"
    return "en" if english >= 2 * german + 2 else None


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def _identifier() -> Any:
    """Loads in about a second, so only for texts that the function words leave open."""
    from py3langid.langid import _load_identifier

    return _load_identifier(None, True, list(LANGUAGES))
