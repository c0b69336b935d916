"""Which lines a patch of git brings."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_NEW = b"+++ "
_NOWHERE = b"/dev/null"


@dataclass(frozen=True, slots=True)
class Lines:
    """Ranges of lines `(first, last)`, from 1, both included, in order and apart."""

    ranges: tuple[tuple[int, int], ...]

    def touch(self, first: int, last: int) -> bool:
        """Whether one of these lines lies between two lines, both included."""
        at = bisect_right(self.ranges, last, key=lambda lines: lines[0])
        return at > 0 and self.ranges[at - 1][1] >= first


#: Every line of a file: it is new.
ALL = Lines(((1, 2**63),))


def new_lines(patch: bytes) -> dict[bytes, Lines]:
    """The lines that a patch without context (`-U0`, prefixes `a/` and `b/`) brings to each file.

    Files that it deletes or only renames are not named; one that only loses lines has none.
    """
    found: dict[bytes, Lines] = {}
    for path, ranges in _files(iter(patch.split(b"\n"))):
        found[path] = Lines(tuple(ranges))
    return found


def _files(lines: Iterator[bytes]) -> Iterator[tuple[bytes, list[tuple[int, int]]]]:
    path: bytes | None = None
    ranges: list[tuple[int, int]] = []
    for line in lines:
        if line.startswith(_NEW):
            if path is not None:
                yield path, ranges
            path, ranges = _name(line), []
        elif hunk := _HUNK.match(line):
            gone, first, come = (int(number or 1) for number in hunk.groups())
            if come:
                ranges.append((first, first + come - 1))
            _skip(lines, gone + come)
    if path is not None:
        yield path, ranges


def _skip(lines: Iterator[bytes], count: int) -> None:
    """Pass over the text of a hunk, which may look like anything."""
    while count:
        count -= not next(lines, b"+").startswith(b"\\")


def _name(line: bytes) -> bytes | None:
    """The file of a `+++` line; unusual names are quoted as in C, others may end in a tab."""
    name = line[len(_NEW) :].removesuffix(b"\t")
    if name == _NOWHERE:
        return None
    if name.startswith(b'"'):
        name = ast.literal_eval("b" + name.decode("ascii"))
    return name[len(b"b/") :]
