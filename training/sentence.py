"""What every source is turned into before it becomes a spaCy document."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from postlint.analysis.german import shape_tokenizer

_CLOSERS = frozenset(",.;:!?)]}%…”“") | {"''", "..."}
_OPENERS = frozenset("([{„‚") | {"``"}


@dataclass(slots=True)
class Sentence:
    """Parallel columns, one row a token; an empty column (or cell) is not annotated.

    `heads` are positions in the sentence, a root is its own head. `spaces` says whether a blank
    follows. `starts` is False where the sentence boundary itself is not to be learned.
    """

    words: list[str]
    spaces: list[bool]
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    starts: bool = True


def blank() -> Language:
    """An empty German pipeline with the tokenizer of posts."""
    return shape_tokenizer(spacy.blank("de"))


def guess_spaces(words: list[str]) -> list[bool]:
    """Where blanks stood in a text of which only the tokens are known."""
    spaces = [True] * len(words)
    quoted = False
    for i, word in enumerate(words):
        if word == '"':
            if not quoted:
                spaces[i] = False
            elif i:
                spaces[i - 1] = False
            quoted = not quoted
        if i and (word in _CLOSERS or not word.strip(".!?")):
            spaces[i - 1] = False
        if word in _OPENERS:
            spaces[i] = False
    return spaces


def to_doc(nlp: Language, sentences: list[Sentence], *, breaks: random.Random | None) -> Doc:
    """One document of several sentences; `breaks` now and then puts blank lines between them."""
    columns: dict[str, list[Any]] = {
        k: [] for k in ("words", "spaces", "tags", "pos", "morphs", "lemmas")
    }
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        size, offset = len(sentence.words), len(heads)
        columns["words"] += sentence.words
        columns["spaces"] += [*sentence.spaces[:-1], True]
        for name in ("tags", "pos", "morphs", "lemmas"):
            columns[name] += getattr(sentence, name) or [""] * size
        heads += [offset + h for h in sentence.heads or range(size)]
        deps += sentence.deps or [""] * size
        starts += [True, *[False] * (size - 1)] if sentence.starts else [None] * size
        if breaks and breaks.random() < 0.12 and sentence is not sentences[-1]:
            _break_line(columns, heads, deps, starts, newlines=breaks.choice(["\n", "\n\n"]))
    parsed = any(deps)
    doc = Doc(
        nlp.vocab,
        **columns,  # type: ignore[arg-type]
        heads=heads if parsed else None,
        deps=deps if parsed else None,
        sent_starts=None if parsed else starts,
    )
    return forget_blank(doc)


def forget_blank(doc: Doc) -> Doc:
    """Marks tokens without universal tag as not annotated; spaCy reads them as without features."""
    for token in doc:
        if not token.pos:
            token.set_morph(None)  # type: ignore[attr-defined]
    return doc


def _break_line(
    columns: dict[str, list[Any]],
    heads: list[int],
    deps: list[str],
    starts: list[Any],
    *,
    newlines: str,
) -> None:
    columns["spaces"][-1] = False
    for name, value in (("words", newlines), ("spaces", False), ("tags", "_SP"), ("pos", "SPACE")):
        columns[name].append(value)
    columns["morphs"].append("")
    columns["lemmas"].append(newlines)
    heads.append(len(heads) - 1)
    deps.append("dep" if any(deps) else "")
    starts.append(False)


def group(
    sentences: Iterable[Sentence], *, most: int, rng: random.Random
) -> Iterator[list[Sentence]]:
    """Runs of 1 to `most` neighbours, so that boundaries within a document are learned."""
    pending = list(sentences)
    while pending:
        size = rng.randint(1, most)
        yield pending[:size]
        pending = pending[size:]


def save(docs: Iterable[Doc], path: Path) -> int:
    """Writes a .spacy file; returns the number of tokens."""
    kept = list(docs)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=kept, store_user_data=False).to_disk(path)
    return sum(len(doc) for doc in kept)
