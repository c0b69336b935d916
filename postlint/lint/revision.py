"""What an edit did to a draft: findings brought and solved, cues removed and added. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from postlint.analysis.model import Analysis
from postlint.lint.alignment import Alignment, align
from postlint.lint.cues import Cue, cues
from postlint.lint.finding import Finding, PostResult
from postlint.source.post import Post, Span

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding in its post; `sentence` is the place of the sentence it stands in."""

    post: Post
    finding: Finding
    sentence: Span


@dataclass(frozen=True, slots=True)
class Version:
    """A draft before or after an edit, all its posts together; `sentences` in words of the file."""

    findings: tuple[Placed, ...] = ()
    cues: tuple[Cue, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CueChange:
    """A cue that was removed or added, and what its sentence is called in the other version:
    None where it has no counterpart there."""

    cue: Cue
    counterpart: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """What an edit did. Places are those of the version in which the thing stands."""

    brought: tuple[Placed, ...]
    solved: tuple[Placed, ...]
    kept: int
    removed: tuple[CueChange, ...]
    added: tuple[CueChange, ...]


def version(results: Iterable[tuple[PostResult, Analysis]]) -> Version:
    """A version from its linted posts; the analyses must have looked for the cues' signals."""
    found: list[Placed] = []
    hints: list[Cue] = []
    sentences: list[str] = []
    for result, analysis in results:
        found += [
            Placed(result.post, finding, _first_sentence(finding, analysis))
            for finding in result.findings
        ]
        hints += cues(analysis)
        sentences += [words(analysis.text(span)) for span in analysis.sentences]
    return Version(tuple(found), tuple(hints), tuple(sentences))


def _first_sentence(finding: Finding, analysis: Analysis) -> Span:
    start = finding.span.start
    return analysis.window(Span(start, start + 1), "sentence")


def words(text: str) -> str:
    """A text with its white space evened out."""
    return " ".join(text.split())


def compare(before: Version, after: Version) -> Revision:
    """What became of the findings and cues of a draft.

    Two findings are the same with equal fingerprints, or when they are of one rule and their words
    are equal or their sentence was only edited. Cues are compared sentence by sentence.
    """
    alignment = align(before.sentences, after.sentences)
    solved, brought = list(before.findings), list(after.findings)
    for key in (_by_fingerprint, _by_words):
        solved, brought = _unpaired(solved, brought, key, key)
    solved, brought = _unpaired(
        solved,
        brought,
        lambda placed: (placed.finding.rule, alignment.forward(_of_finding(placed))),
        lambda placed: (placed.finding.rule, _of_finding(placed)),
    )
    removed, added = _cues(before.cues, after.cues, alignment)
    kept = len(before.findings) - len(solved)
    return Revision(tuple(brought), tuple(solved), kept, tuple(removed), tuple(added))


def _by_fingerprint(placed: Placed) -> Hashable:
    return placed.finding.rule, placed.finding.fingerprint


def _by_words(placed: Placed) -> Hashable:
    return placed.finding.rule, words(placed.post.source.slice(placed.finding.span)).lower()


def _of_finding(placed: Placed) -> str:
    return words(placed.post.source.slice(placed.sentence))


def _of_cue(cue: Cue) -> str:
    return words(cue.post.source.slice(cue.sentence))


def _unpaired(
    one: Iterable[_T],
    other: Sequence[_T],
    key: Callable[[_T], Hashable],
    other_key: Callable[[_T], Hashable],
) -> tuple[list[_T], list[_T]]:
    """What is left of both when each of one takes one of the other with an equal key."""
    waiting: dict[Hashable, list[_T]] = {}
    for item in other:
        waiting.setdefault(other_key(item), []).append(item)
    left = []
    for item in one:
        if match := waiting.get(key(item)):
            match.pop(0)
        else:
            left.append(item)
    rest = {id(item) for items in waiting.values() for item in items}
    return left, [item for item in other if id(item) in rest]


def _cues(
    before: Sequence[Cue], after: Sequence[Cue], alignment: Alignment
) -> tuple[list[CueChange], list[CueChange]]:
    """The cues gone from their sentences, and those come to theirs.

    A cue that went to another sentence is neither where one of the two sentences has no
    counterpart: then a sentence was split or joined.
    """
    removed, added = _unpaired(
        before,
        after,
        lambda cue: (cue.kind, cue.text.lower(), alignment.forward(_of_cue(cue))),
        lambda cue: (cue.kind, cue.text.lower(), _of_cue(cue)),
    )
    gone: list[CueChange] = []
    come = [CueChange(cue, alignment.back(_of_cue(cue))) for cue in added]
    for change in (CueChange(cue, alignment.forward(_of_cue(cue))) for cue in removed):
        moved = next((other for other in come if _has_moved(change, other)), None)
        if moved is None:
            gone.append(change)
        else:
            come.remove(moved)
    return gone, come


def _has_moved(one: CueChange, other: CueChange) -> bool:
    same = (one.cue.kind, one.cue.text.lower()) == (other.cue.kind, other.cue.text.lower())
    return same and (one.counterpart is None or other.counterpart is None)
