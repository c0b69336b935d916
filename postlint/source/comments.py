"""HTML comments and inline code, read together because each can hold the other's signs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from postlint.source.canvas import holding, paragraphs
from postlint.source.post import Mask, MaskKind, Span

_SIGN_MARKDOWN = re.compile(r"\\[\\`<]|`+|<!--")
_SIGN_PLAIN = re.compile(r"<!--")
_TICKS = re.compile(r"`+")


def comments(canvas: str, *, markdown: bool) -> list[Mask]:
    """Comment masks and, in Markdown, code masks, in order and apart.

    A comment that starts in mid-line must end in its paragraph, or it is ordinary text.
    """
    if "<!--" not in canvas and not (markdown and "`" in canvas):
        return []
    return _Scanner(canvas, markdown=markdown).masks


class _Scanner:
    def __init__(self, canvas: str, *, markdown: bool) -> None:
        self.masks: list[Mask] = []
        self._canvas = canvas
        self._paragraphs = paragraphs(canvas)
        self._ends = [match.end() for match in re.finditer("-->", canvas)]
        self._ticks: dict[tuple[Span | None, int], list[int]] = defaultdict(list)
        if markdown:
            for run in _TICKS.finditer(canvas):
                place = holding(self._paragraphs, run.start())
                self._ticks[place, len(run[0])].append(run.start())
        sign = _SIGN_MARKDOWN if markdown else _SIGN_PLAIN
        position = 0
        while match := sign.search(canvas, position):
            position = self._read(match)

    def _read(self, sign: re.Match[str]) -> int:
        """The place where reading goes on after a sign."""
        if sign[0].startswith("\\"):
            return sign.end()
        end = self._code_end(sign) if sign[0].startswith("`") else self._comment_end(sign.start())
        if end is None:
            return sign.end()
        kind: MaskKind = "code" if sign[0].startswith("`") else "comment"
        self.masks.append(Mask(Span(sign.start(), end), kind))
        return end

    def _code_end(self, opening: re.Match[str]) -> int | None:
        length = len(opening[0])
        closers = self._ticks.get((holding(self._paragraphs, opening.start()), length), [])
        index = bisect_left(closers, opening.end())
        return closers[index] + length if index < len(closers) else None

    def _comment_end(self, start: int) -> int | None:
        index = bisect_left(self._ends, start + 7)
        if index == len(self._ends):
            return None
        place = holding(self._paragraphs, start)
        if self._starts_line(start) or (place and self._ends[index] <= place.end):
            return self._ends[index]
        return None

    def _starts_line(self, start: int) -> bool:
        before = self._canvas[max(0, start - 4) : start]
        return not before.rpartition("\n")[2].strip(" ") and ("\n" in before or start < 4)
