"""The block structure of a Markdown body: code, quotes, headings, lists, tables.

markdown-it-py finds the blocks but gives only their lines; the characters are found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from postlint.source.post import Mask, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_STRUCTURE = re.compile(
    r"""^(?:\ {4} | [ ]{0,3}(?: \t | > | (?:\#{1,6} | [-*+] | \d{1,9}[.)])(?:[ \t]|$)
        | `{3} | ~{3} | (?:\*[ \t]*){3}$ | (?:_[ \t]*){3}$ | <(?:script|style|pre|textarea)\b
        | (?=[-: \t]*\|)[-|: \t]+$ ))
    | \S[ \t]*+\n[ ]{0,3}(?:=+|-+)[ \t]*$""",
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_QUOTE_PREFIX = re.compile(r"(?:[ \t]*+>)*+[ \t]*+")
_LIST_PREFIX = re.compile(
    r"(?:[ \t]*+(?:>|[-*+](?=[ \t\n]|\Z)|\d{1,9}[.)](?=[ \t\n]|\Z)))*+[ \t]*+"
)
_MARKER = re.compile(r">|[-*+]|\d+[.)]")
_HEADING = re.compile(r"#{1,6}(?=[ \t\n]|\Z)")
_CLOSING = re.compile(r"(?<=[ \t])#+[ \t]*\Z")
_UNDERLINE = re.compile(r"[=-]+")
_PIPE = re.compile(r"\\.|(\|)")
_RAW_HTML = re.compile(r"<(?:script|style|pre|textarea)\b", re.IGNORECASE)


@dataclass(slots=True)
class Blocks:
    """`code` hides its text; inline markup does not reach across `starts`."""

    masks: list[Mask] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


def blocks(canvas: str) -> Blocks:
    """The blocks of a Markdown text whose lines end at LF."""
    if not _STRUCTURE.search(canvas):
        return Blocks()
    return _Reader(canvas, _tokens(canvas)).read()


def _tokens(canvas: str) -> list[Token]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable(["inline", "text_join"])
    parser.block.ruler.disable("reference")
    return parser.parse(canvas)


class _Reader:
    def __init__(self, canvas: str, tokens: list[Token]) -> None:
        self._canvas, self._tokens = canvas, tokens
        self._lines = [0, *(match.end() for match in re.finditer("\n", canvas))]
        self._lines.append(len(canvas) + 1)
        self._prefixes: dict[int, re.Pattern[str]] = {}
        self._found = Blocks()

    def read(self) -> Blocks:
        for token in self._tokens:
            if token.type == "list_item_open" and token.map:
                self._prefixes[token.map[0]] = _LIST_PREFIX
        for quote in self._outer_quotes():
            for line in range(*quote):
                self._prefixes.setdefault(line, _QUOTE_PREFIX)
            span = self._span(*quote)
            self._mask(Span(self._canvas.find(">", span.start), span.end), "quote")
        for token in self._tokens:
            if token.map:
                self._read(token, *token.map)
        self._markers()
        self._found.starts = sorted(set(self._found.starts))
        return self._found

    def _outer_quotes(self) -> Iterator[tuple[int, int]]:
        depth = 0
        for token in self._tokens:
            if token.type == "blockquote_open" and token.map:
                if depth == 0:
                    yield token.map[0], token.map[1]
                depth += 1
            elif token.type == "blockquote_close":
                depth -= 1

    def _read(self, token: Token, first: int, last: int) -> None:
        if token.type in ("fence", "code_block"):
            self._code(first, last)
        elif token.type == "html_block":
            self._html(first, last)
        elif token.type == "heading_open":
            self._heading(first, last)
        elif token.type == "hr":
            self._mask(self._trimmed(first), "markup")
        elif token.type == "tr_open":
            self._row(first)
        elif token.type == "thead_open":
            self._mask(self._trimmed(first + 1), "markup")
        elif token.type == "list_item_open":
            self._found.starts.append(self._lines[first])

    def _code(self, first: int, last: int) -> None:
        span = self._span(first, last)
        span = Span(min(self._content(first), span.end), span.end)
        self._found.code.append(span)
        self._mask(span, "code")

    def _html(self, first: int, last: int) -> None:
        if _RAW_HTML.match(self._canvas, self._content(first)):
            self._code(first, last)

    def _heading(self, first: int, last: int) -> None:
        self._found.starts += (self._lines[first], self._lines[last] - 1)
        start, end = self._content(first), self._lines[first + 1] - 1
        if opening := _HEADING.match(self._canvas, start, end):
            self._mask(Span(*opening.span()), "markup")
            if closing := _CLOSING.search(self._canvas[opening.end() : end].rstrip()):
                place = opening.end() + closing.start()
                self._mask(Span(place, opening.end() + closing.end()), "markup")
        elif underline := _UNDERLINE.match(self._canvas, self._content(last - 1)):
            self._mask(Span(*underline.span()), "markup")

    def _row(self, line: int) -> None:
        start, end = self._content(line), self._lines[line + 1] - 1
        for pipe in _PIPE.finditer(self._canvas, start, end):
            if pipe[1]:
                self._mask(Span(*pipe.span()), "markup")
                self._found.starts.append(pipe.end())

    def _markers(self) -> None:
        for line, pattern in sorted(self._prefixes.items()):
            start = self._lines[line]
            prefix = pattern.match(self._canvas, start, self._lines[line + 1] - 1)
            for marker in _MARKER.finditer(self._canvas, start, prefix.end() if prefix else start):
                self._mask(Span(*marker.span()), "markup")

    def _content(self, line: int) -> int:
        """Where a line starts behind its quote and list markers."""
        start, end = self._lines[line], self._lines[line + 1] - 1
        pattern = self._prefixes.get(line)
        match = pattern.match(self._canvas, start, end) if pattern else None
        if match is None:
            return start + len(self._canvas[start:end]) - len(self._canvas[start:end].lstrip(" \t"))
        return match.end()

    def _trimmed(self, line: int) -> Span:
        start, end = self._content(line), self._lines[line + 1] - 1
        return Span(start, max(start, start + len(self._canvas[start:end].rstrip())))

    def _span(self, first: int, last: int) -> Span:
        """Whole lines, without trailing blank ones."""
        start, end = self._lines[first], self._lines[last] - 1
        return Span(start, start + len(self._canvas[start:end].rstrip(" \t\n")))

    def _mask(self, span: Span, kind: Any) -> None:
        if span.start < span.end:
            self._found.masks.append(Mask(span, kind))
