"""What linting one state of a document came to, with its places in the client's units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lsprotocol.types import Range

from postlint.lint.finding import Finding
from postlint.lsp.draft import Draft
from postlint.lsp.positions import Lines
from postlint.lsp.rows import Row, row
from postlint.lsp.words import Words, words
from postlint.registry.evidence import Evidence
from postlint.registry.rule import Rule
from postlint.report.model import Entry, Failure
from postlint.source.post import Post, Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Why drafts of a folder cannot be linted; `line` and `column` count from 1."""

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = (self.path, self.line, self.column)
        told = ":".join(str(part) for part in place if part is not None)
        return f"{told}: {self.message}" if told else self.message


@dataclass(frozen=True)
class View:
    """Entries and failures of a draft, or the problems that kept it from being linted.

    `rules` are all rules by id, `evidence` is what was measured of them. `message_language` is the
    language that was asked for, if any.
    """

    draft: Draft
    encoding: str
    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()
    problems: tuple[Problem, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    message_language: str | None = None
    evidence: Evidence = field(default_factory=dict)

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.draft.text, self.encoding)

    @cached_property
    def _rows(self) -> dict[int, Row]:
        return {}

    @cached_property
    def _shift(self) -> int:
        return int(self.draft.text.startswith("\ufeff"))

    def words(self, post: Post) -> Words:
        return words(self.message_language or post.language)

    def row(self, post: Post) -> Row:
        """The row of a post out of JSON Lines."""
        number = (post.row or 1) - 1
        if number not in self._rows:
            place = self.lines.line(number)
            start = place.start + (self._shift if number == 0 else 0)
            self._rows[number] = row(self.draft.text[start : place.end], start=start)
        return self._rows[number]

    def span(self, post: Post, span: Span) -> Span:
        """A span of a post's source as a span of the document."""
        if post.row is not None:
            return self.row(post).span(span)
        return Span(span.start + self._shift, span.end + self._shift)

    def range(self, post: Post, span: Span) -> Range:
        return self.lines.range(self.span(post, span))

    def findings(self, at: Span) -> list[tuple[Post, Finding]]:
        """The findings that overlap or touch a span of the document."""
        return [
            (entry.result.post, finding)
            for entry in self.entries
            if self._may_hold(entry.result.post, at)
            for finding in entry.result.findings
            if _touch(self.span(entry.result.post, finding.span), at)
        ]

    def _may_hold(self, post: Post, at: Span) -> bool:
        """Whether a post can stand at a span: cheap for documents with many rows."""
        if post.row is None:
            return True
        return _touch(self.lines.line(post.row - 1), at)


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end
