"""The prose of a post as spaCy gets it, with the way back to the file for every character.

Nothing is guessed: each code point of the prose knows the code points of the file it stands for.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postlint.analysis.spelling import even, evened, is_one_line
from postlint.source.post import Post, Span

#: Stands for a piece of code: one token that no word list can match.
CODE = "\ufffc"
HIDDEN = frozenset({"target", "image", "markup", "comment"})

#: Runs of white space other than a plain space between two words.
_SPACE = re.compile(r"[\s\u200b\ufeff]{2,}|[^\S ]|[\u200b\ufeff]|^ | $")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_WRAPPED_AT = 50


@dataclass(frozen=True, slots=True)
class Prose:
    """`text[i]` stands for the code points `[starts[i], ends[i])` of the file."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    body: Span

    def to_source(self, start: int, end: int) -> Span:
        """The file's span for the prose's code points `[start, end)`."""
        if not self.text or start >= len(self.text):
            return Span(self.body.end, self.body.end)
        if end <= start:
            return Span(self.starts[start], self.starts[start])
        return Span(self.starts[start], self.ends[end - 1])


def prose_of(post: Post) -> Prose:
    """Hide markup, put `CODE` for code, and make every run of white space one plain mark.

    Letters, apostrophes and hyphens come in the one spelling of `spelling.even`.

    A single line break becomes a space where the line was wrapped and a newline where the writer
    meant one; a blank line becomes two newlines.
    """
    if (plain := _plain(post)) is not None:
        return plain
    text, starts, ends = evened(*_visible(post))
    kept: list[str] = []
    new_starts, new_ends = array("l"), array("l")
    at = 0
    for run in _SPACE.finditer(text):
        mark = "" if run.start() == 0 or run.end() == len(text) else _mark(text, run)
        kept.append(text[at : run.start()])
        new_starts.extend(starts[at : run.start()])
        new_ends.extend(ends[at : run.start()])
        kept.append(mark)
        new_starts.extend([starts[run.start()]] * len(mark))
        new_ends.extend([ends[run.end() - 1]] * len(mark))
        at = run.end()
    kept.append(text[at:])
    return Prose("".join(kept), new_starts + starts[at:], new_ends + ends[at:], post.body)


def _plain(post: Post) -> Prose | None:
    """The prose of a post whose text can stay as it is, but for white space at its ends."""
    if any(mask.kind in HIDDEN or mask.kind == "code" for mask in post.masks):
        return None
    whole = post.source.slice(post.body)
    text = whole.strip()
    if not text or even(text) != text or not (is_one_line(text) or not _SPACE.search(text)):
        return None
    start = post.body.start + whole.index(text)
    places = range(start, start + len(text) + 1)
    return Prose(text, places[:-1], places[1:], post.body)


def _visible(post: Post) -> tuple[str, array[int], array[int]]:
    pieces: list[str] = []
    starts, ends = array("l"), array("l")
    for span, replaced in _pieces(post):
        if replaced:
            pieces.append(CODE)
            starts.append(span.start)
            ends.append(span.end)
        else:
            pieces.append(post.source.slice(span))
            starts.extend(range(span.start, span.end))
            ends.extend(range(span.start + 1, span.end + 1))
    return "".join(pieces), starts, ends


def _pieces(post: Post) -> Iterator[tuple[Span, bool]]:
    """The spans a reader sees, in order; True where `CODE` stands for the span."""
    at = post.body.start
    for mask in sorted(post.masks, key=lambda mask: mask.span):
        if mask.kind not in HIDDEN and mask.kind != "code":
            continue
        start, end = max(at, mask.span.start), min(mask.span.end, post.body.end)
        if end <= start:
            continue
        yield Span(at, start), False
        if mask.kind == "code":
            yield Span(start, end), True
        at = end
    yield Span(at, post.body.end), False


def _mark(text: str, run: re.Match[str]) -> str:
    breaks = len(_BREAK.findall(run.group()))
    if breaks == 0:
        return " "
    if breaks > 1:
        return "\n\n"
    return " " if _is_wrapped(text, run.start(), run.end()) else "\n"


def _is_wrapped(text: str, end: int, start: int) -> bool:
    """Whether the line ending before `end` goes on in the one beginning at `start`."""
    last, first = text[end - 1], text[start]
    if last == "," or first.islower():
        return True
    line = end - max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) - 1
    return line >= _WRAPPED_AT and (last.isalnum() or last in ")”“\"'’;") and first.isalnum()
