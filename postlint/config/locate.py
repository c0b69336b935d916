"""The place of every key and value in a TOML text, which `tomllib` does not tell.

Expects a text that `tomllib` has accepted, so the grammar here can be loose.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from postlint.source.post import Position, Source

KeyPath = tuple[str | int, ...]

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?""""{0,2}|\'\'\'.*?\'\'\'\'{0,2}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''',
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\r\n#]+")


@dataclass(frozen=True, slots=True)
class Places:
    """Where keys and values stand, by key path; items of a list have their index in the path."""

    keys: Mapping[KeyPath, Position] = field(default_factory=dict)
    values: Mapping[KeyPath, Position] = field(default_factory=dict)

    def key(self, path: KeyPath) -> Position:
        """The place of a key, or of the nearest thing around it that has a place."""
        return self.keys.get(path) or self.value(path)

    def value(self, path: KeyPath) -> Position:
        """The place of a value, or of its key, or of the nearest thing around it."""
        for end in range(len(path), 0, -1):
            found = self.values.get(path[:end]) or self.keys.get(path[:end])
            if found:
                return found
        return Position(1, 1)

    def under(self, prefix: KeyPath) -> Places:
        """The places inside a table, with paths counted from that table."""
        size = len(prefix)

        def cut(places: Mapping[KeyPath, Position]) -> dict[KeyPath, Position]:
            return {path[size:]: place for path, place in places.items() if path[:size] == prefix}

        return Places(cut(self.keys), cut(self.values))


def locate(text: str) -> Places:
    """Find every key and value. A text that is not understood gives the places up to there."""
    scanner = _Scanner(text)
    with suppress(_LostError, RecursionError):
        scanner.run()
    return Places(scanner.keys, scanner.values)


class _LostError(Exception):
    """The scanner met something it does not know."""


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.source = Source("", text)
        self.keys: dict[KeyPath, Position] = {}
        self.values: dict[KeyPath, Position] = {}
        self.rows: dict[KeyPath, int] = {}

    def run(self) -> None:
        section: KeyPath = ()
        self._take(_GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                section = self._header()
            else:
                self._pair(section)
            self._take(_GAP)

    def _header(self) -> KeyPath:
        row = self.text.startswith("[[", self.at)
        self.at += 2 if row else 1
        path = self._keys((), row=row)
        self.at += 2 if row else 1
        return path

    def _pair(self, section: KeyPath) -> None:
        path = self._keys(section)
        self._expect("=")
        self._take(_GAP)
        self._value(path)

    def _keys(self, path: KeyPath, *, row: bool = False) -> KeyPath:
        """A dotted key; `row` says that it opens another table of an array of tables."""
        while True:
            self._take(_GAP)
            place = self.source.position(self.at)
            path = (*path, _name(self._take(_KEY)))
            self.keys.setdefault(path, place)
            self._take(_GAP)
            dotted = self.text.startswith(".", self.at)
            if row and not dotted:
                self.rows[path] = self.rows.get(path, -1) + 1
            if path in self.rows:
                path = (*path, self.rows[path])
                self.values.setdefault(path, place)
            if not dotted:
                return path
            self.at += 1

    def _value(self, path: KeyPath) -> None:
        self.values.setdefault(path, self.source.position(self.at))
        first = self.text[self.at : self.at + 1]
        if first == "[":
            self._items(path)
        elif first == "{":
            self._inline(path)
        else:
            self._take(_STRING if first in ('"', "'") else _BARE)

    def _items(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        self._take(_GAP)
        while not self._passes("]"):
            self._value((*path, index))
            index += 1
            self._separator("]")

    def _inline(self, path: KeyPath) -> None:
        self.at += 1
        self._take(_GAP)
        while not self._passes("}"):
            self._pair(path)
            self._separator("}")

    def _separator(self, end: str) -> None:
        self._take(_GAP)
        if not self.text.startswith(end, self.at):
            self._expect(",")
            self._take(_GAP)

    def _passes(self, mark: str) -> bool:
        found = self.text.startswith(mark, self.at)
        self.at += len(mark) if found else 0
        return found

    def _expect(self, mark: str) -> None:
        if not self._passes(mark):
            raise _LostError

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise _LostError
        self.at = match.end()
        return match.group()


def _name(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    if key[0] != '"':
        return key
    try:
        return str(tomllib.loads(f"key = {key}")["key"])
    except tomllib.TOMLDecodeError:
        return key
