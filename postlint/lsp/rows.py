"""JSON Lines in an editor: where the characters of a row's text stand in the document."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from postlint.source.post import Span

_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)
_BETWEEN = re.compile(r"[ \t\r\n,:]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that holds a JSON object. Offsets are code points of the document.

    `characters` are the places of the characters of `text` and of its closing quote; `end` is the
    place of the object's closing brace.
    """

    characters: tuple[int, ...]
    keys: frozenset[str]
    end: int

    def span(self, span: Span) -> Span:
        """A span of the row's text as a span of the document."""
        last = len(self.characters) - 1
        return Span(self.characters[min(span.start, last)], self.characters[min(span.end, last)])


def row(line: str, *, start: int) -> Row:
    """Read a line that is known to be a JSON object with a `text`; it begins at `start`.

    Of several keys named `text` the last one counts, as for `json.loads`.
    """
    decoder = json.JSONDecoder()
    keys: set[str] = set()
    at = _next(line, line.index("{") + 1)
    text = Span(at, at)
    while line[at] != "}":
        key, at = decoder.raw_decode(line, at)
        value = _next(line, at)
        _, at = decoder.raw_decode(line, value)
        keys.add(key)
        if key == "text":
            text = Span(value + 1, at - 1)
        at = _next(line, at)
    found = _CHARACTER.finditer(line, text.start, text.end)
    characters = (*(start + match.start() for match in found), start + text.end)
    return Row(characters, frozenset(keys), start + at)


def escaped(text: str) -> str:
    """The text as it stands between the quotes of a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _next(line: str, at: int) -> int:
    match = _BETWEEN.match(line, at)
    return match.end() if match else at
