"""What a draft is once it has been read. All offsets are code points of the file, from 0."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

MaskKind = Literal[
    "link", "target", "mention", "hashtag", "emoji", "code", "quote", "image", "markup", "comment"
]
LanguageFrom = Literal["flag", "front-matter", "configuration", "detection", "default"]

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points of the source text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Position:
    """A place as editors count it: line and column from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file (of one row, for JSON Lines), without a byte order mark.

    `bom` remembers the mark, so that a fix can write it back. Lines end at LF, CRLF or CR only,
    as in editors: U+2028 and U+0085 are ordinary characters.
    """

    path: str
    text: str
    bom: bool = False
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        starts = (0, *(match.end() for match in _LINE_END.finditer(self.text)))
        object.__setattr__(self, "_starts", starts)

    def position(self, offset: int) -> Position:
        """The line and column of a code point offset; an offset past the end is clipped."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line (from 1), without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Mask:
    """A part of the text that is not plain prose.

    `link` is a visible address, `target` the hidden one behind a Markdown link, `quote` somebody
    else's words (four words or more, or a block quote), `markup` characters no reader sees.
    """

    span: Span
    kind: MaskKind


@dataclass(frozen=True, slots=True)
class Suppression:
    """A writer's “I know, leave it”: `span` is the comment itself, `scope` the text it covers.

    `rules` are selectors as in the configuration. `problem` says in English what is malformed.
    """

    span: Span
    scope: Span
    rules: tuple[str, ...]
    reason: str | None = None
    until: date | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One draft: a file, a part of a thread (`part`, from 1), a row of JSON Lines (`row`, from 1).

    `body` is the span of the draft itself inside `source`, without its front matter; `following`
    that of the next part of the thread. `originals` are the texts that the draft shortens.
    """

    source: Source
    body: Span
    language: str
    language_from: LanguageFrom = "default"
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    platform: str | None = None
    audience: str | None = None
    masks: tuple[Mask, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    markdown: bool = False
    part: int = 1
    parts: int = 1
    row: int | None = None
    id: str | None = None
    following: Span | None = None
    originals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preset:
    """Language, platform and audience as given by a flag or by the configuration."""

    language: str | None = None
    platform: str | None = None
    audience: str | None = None


class PlacedError(Exception):
    """One fault of a file in one sentence. `line` and `column` count from 1, may be unknown."""

    def __init__(
        self, path: str, message: str, *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.path, self.message, self.line, self.column = path, message, line, column

    def __str__(self) -> str:
        place = [self.path, self.line, self.column]
        return ":".join(str(part) for part in place if part is not None) + f": {self.message}"


class SourceError(PlacedError):
    """A draft that cannot be read, or a part of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file: its posts, and what could not be read of it."""

    posts: tuple[Post, ...]
    errors: tuple[SourceError, ...] = ()
