"""What is linted and remembered as a whole: a file, or a row of JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from postlint.source.kinds import ROWS, kind, suffix
from postlint.source.post import Post, Preset, Reading, Source, SourceError

if TYPE_CHECKING:
    from postlint.source.jsonl import Row

_NOTHING = Preset()


@dataclass(frozen=True, slots=True)
class Unit:
    """A text that can be linted without any other. `written` is the text as it stands in the
    file: for a row, the whole line. `row` is what was read of the line."""

    source: Source
    written: str
    row: Row | None = None

    @property
    def kind(self) -> str:
        """How the text is read: as Markdown, as plain text, or as a row."""
        return "row" if self.row is not None else kind(self.source.path)

    def read(self, *, flags: Preset = _NOTHING, configured: Preset = _NOTHING) -> Reading:
        """Its posts. Flags win over front matter, front matter over the configuration."""
        from postlint.source.read import read, read_row

        if self.row is None:
            return read(self.source, flags=flags, configured=configured)
        found = list(read_row(self.source, self.row, flags=flags, configured=configured))
        posts = tuple(item for item in found if isinstance(item, Post))
        return Reading(posts, tuple(item for item in found if isinstance(item, SourceError)))


def units(source: Source) -> Iterator[Unit | SourceError]:
    """The units of a text that was read as a whole, and the rows that are none."""
    if suffix(source.path) == ROWS:
        yield from row_units(source.path, lines(source))
    else:
        yield Unit(source, source.text)


def row_units(path: str, lines: Iterable[str]) -> Iterator[Unit | SourceError]:
    """The units of JSON Lines, one by one; `lines` are the file's lines in order."""
    from postlint.source.jsonl import rows

    for item in rows(path, lines):
        if isinstance(item, SourceError):
            yield item
        else:
            yield Unit(Source(path, item.text), item.written, item)


def lines(source: Source) -> Iterator[str]:
    """The lines of a text, without their ends."""
    number, position = 1, 0
    while position < len(source.text):
        line = source.line(number)
        yield line
        number += 1
        end = position + len(line)
        position = end + (2 if source.text.startswith("\r\n", end) else 1)
