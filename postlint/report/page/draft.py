"""The draft as a reader sees it, with the findings marked in it and the platform's fold drawn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import Generic, TypeVar

from postlint.analysis.prose import HIDDEN, prose_of
from postlint.lint.finding import Finding
from postlint.registry.rule import SEVERITIES
from postlint.report.chrome import Chrome
from postlint.report.model import Entry
from postlint.report.page.element import tag, text
from postlint.source.post import Span

_RUN = re.compile(r"\s*\n\s*")
_LAST_WORD = re.compile(r"\s+\S*\Z")
_LONGEST_WORD = 40
_ALT = re.compile(r"!\[(.*?)\]", re.DOTALL)
_HANDLES = frozenset({"link", "mention", "hashtag"})

Item = TypeVar("Item")


def draft(entry: Entry, number: int, words: Chrome) -> str:
    """The text of post `number` (its place on the page) up to the fold, the fold, the rest."""
    post = entry.result.post
    fold = fold_of(entry)
    writer = _Writer(entry, number, words)
    opening = writer.write(Span(post.body.start, post.body.end if fold is None else fold))
    if fold is None:
        return tag("div", opening, class_="text")
    more = tag("span", f" … {text(words.more)}", class_="more", aria_hidden="true")
    line = tag("p", tag("span", text(words.fold)), class_="fold")
    rest = writer.write(Span(fold, post.body.end)).lstrip(" ")
    return tag("div", opening + more, class_="text") + line + tag("div", rest, class_="text folded")


def fold_of(entry: Entry) -> int | None:
    """The code point of the file behind which the platform hides the rest, if it hides any.

    A word that the fold would cut goes behind it as a whole.
    """
    limit = entry.platform.fold if entry.platform else None
    if not limit:
        return None
    prose = prose_of(entry.result.post)
    if len(prose.text) <= limit:
        return None
    word = _LAST_WORD.search(prose.text, max(0, limit - _LONGEST_WORD), limit + 1)
    return prose.to_source(0, word.start() if word and word.start() else limit).end


class _Sweep(Generic[Item]):
    """Which items cover an offset, asked for ever greater offsets."""

    def __init__(self, items: Iterable[tuple[Span, Item]]) -> None:
        self._waiting = sorted(items, key=lambda pair: pair[0], reverse=True)
        self._open: list[tuple[Span, Item]] = []

    def at(self, offset: int) -> list[Item]:
        while self._waiting and self._waiting[-1][0].start <= offset:
            self._open.append(self._waiting.pop())
        self._open = [pair for pair in self._open if offset < pair[0].end]
        return [item for _, item in self._open]


class _Writer:
    """Writes the body in order, piece by piece; nothing begins or ends inside a piece."""

    def __init__(self, entry: Entry, number: int, words: Chrome) -> None:
        self._post, self._number, self._words = entry.result.post, number, words
        masks, findings = self._post.masks, entry.result.findings
        self._edges = sorted(
            {at for m in masks for at in (m.span.start, m.span.end)}
            | {at for f in findings for at in (f.span.start, f.span.end)}
        )
        self._kinds = _Sweep((mask.span, mask.kind) for mask in masks)
        self._marks = _Sweep((finding.span, finding.severity) for finding in findings)
        self._images = {mask.span.start: mask.span for mask in masks if mask.kind == "image"}
        self._blank = 2
        self._ends: dict[int, list[str]] = {}
        body = self._post.body
        for index, finding in enumerate(findings, start=1):
            end = min(max(finding.span.end, body.start), body.end)
            self._ends.setdefault(end, []).append(_reference(finding, index, number, words))

    def write(self, part: Span) -> str:
        """The HTML of a part of the body, with the numbers of the findings that end in it."""
        inside = self._edges[bisect_right(self._edges, part.start) :]
        edges = [part.start, *takewhile(lambda at: at < part.end, inside), part.end]
        first = part.start == self._post.body.start
        pieces = self._ends.get(part.start, []) if first else []
        for start, end in pairwise(edges):
            if start < end:
                pieces = [*pieces, self._image(start), self._piece(Span(start, end))]
                pieces += self._ends.get(end, ())
        return "".join(pieces)

    def _piece(self, span: Span) -> str:
        kinds, marks = set(self._kinds.at(span.start)), self._marks.at(span.start)
        if kinds & HIDDEN:
            return ""
        html = text(self._squeezed(self._post.source.slice(span)))
        if html and "code" in kinds:
            html = tag("code", html)
        elif html and kinds & _HANDLES:
            html = tag("span", html, class_="handle")
        return (
            tag("mark", html, class_=min(marks, key=SEVERITIES.index)) if html and marks else html
        )

    def _squeezed(self, words: str) -> str:
        """The text without the blank lines that hidden markup leaves behind."""
        plain = words.replace("\r\n", "\n").replace("\r", "\n")
        pieces: list[str] = []
        at = 0
        for run in _RUN.finditer(plain):
            before = plain[at : run.start()]
            self._blank = 0 if before.strip() else self._blank
            count = min(run[0].count("\n"), 2 - self._blank)
            self._blank += count
            pieces += [before, "\n" * count, run[0].rpartition("\n")[2]]
            at = run.end()
        self._blank = 0 if plain[at:].strip() else self._blank
        return "".join([*pieces, plain[at:]])

    def _image(self, at: int) -> str:
        """A sign for the picture that begins here."""
        if at not in self._images:
            return ""
        alt = _ALT.match(self._post.source.slice(self._images[at]))
        told = (alt[1].strip() if alt else "") or self._words.no_alt
        self._blank = 0
        return tag("span", text(self._words.image.format(told)), class_="image")


def _reference(finding: Finding, index: int, number: int, words: Chrome) -> str:
    """The number behind the marked words, a link to what is said about them."""
    severity = words.severities[finding.severity][0]
    return tag(
        "a",
        str(index),
        class_=f"ref {finding.severity}",
        id=f"f{number}-{index}",
        href=f"#n{number}-{index}",
        aria_label=words.marked.format(index, severity),
    )
