"""Phrases cut into tokens once, so that the next run need not cut them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from postlint.analysis.lexicon import alternatives, chunks, is_glob
from postlint.analysis.prepared import Prepared
from postlint.analysis.spelling import even, folded

#: A text as the forms of its tokens that are compared.
Split = Callable[[str], tuple[str, ...]]
#: The alternatives of a chunk, each as its words.
Choices = list[tuple[str, ...]]

_SCHEMA = 2
#: More slots than a phrase has before one that must be filled.
_SLOTS = 1 << 8
#: Under how many names an index is kept: configurations that alternate shall not displace each
#: other, and none shall stay for ever.
_NAMES = 8
_CHUNK, _ALTERNATIVE = "\n", "\t"


@dataclass(slots=True)
class PhraseIndex:
    """`lines` are the phrases in tokens; `closed` says for each whether it has no `*` and always
    two words or more. `starts` and `globs` say by word, or word with `*`, which phrases begin with
    it: the number of the phrase and that of its slot, as one number. Without `with_globs` a `*` is
    a letter like any other."""

    with_globs: bool
    lines: list[str] = field(default_factory=list)
    closed: list[bool] = field(default_factory=list)
    starts: dict[str, list[int]] = field(default_factory=dict)
    globs: dict[str, list[int]] = field(default_factory=dict)

    def lacks(self, line: int, word: str) -> bool:
        """Whether a phrase certainly does not go on with this word after its first one."""
        return self.closed[line] and word not in self.lines[line]

    def rows(self, line: int) -> Iterator[Choices]:
        """A phrase as the choices of its slots."""
        for chunk in self.lines[line].split(_CHUNK):
            yield [tuple(row.split()) for row in chunk.split(_ALTERNATIVE)]


def line_and_slot(start: int) -> tuple[int, int]:
    """What a number of `PhraseIndex.starts` stands for."""
    return divmod(start, _SLOTS)


def index_of(texts: Iterable[str], split: Split, *, globs: bool) -> PhraseIndex:
    """The index of phrases with `{a|b}` alternatives; with `globs` a word may begin or end
    with `*`."""
    index, known = PhraseIndex(globs), dict[str, tuple[str, ...]]()
    for number, text in enumerate(texts):
        rows = [_choices(chunk, split, known, globs=globs) for chunk in chunks(even(text))]
        index.lines.append(_CHUNK.join(_ALTERNATIVE.join(map(" ".join, row)) for row in rows))
        shortest = sum(min(map(len, row)) for row in rows)
        index.closed.append(shortest > 1 and not (globs and "*" in text))
        for slot, row in enumerate(rows[: _SLOTS - 1]):
            for word in dict.fromkeys(words[0] for words in row if words):
                table = index.globs if globs and is_glob(word) else index.starts
                table.setdefault(word, []).append(number * _SLOTS + slot)
            if all(row):
                break
    return index


def kept_index(
    texts: Sequence[str], split: Split, *, globs: bool, prepared: Prepared, seal: str, name: str
) -> PhraseIndex:
    """The same, from what an earlier run kept where it can be had; `seal` says how the texts are
    split."""
    if prepared.folder is None:
        return index_of(texts, split, globs=globs)
    made_from = _CHUNK.join((str(_SCHEMA), seal, *texts)).encode("utf-8", "surrogatepass")
    digest = sha256(made_from).hexdigest()
    name = f"{name}-{int(digest, 16) % _NAMES}"
    kept = prepared.read(name, seal=digest)
    with suppress(TypeError, ValueError):
        if kept is not None:
            return _checked(PhraseIndex(**kept), size=len(texts))
    index = index_of(texts, split, globs=globs)
    prepared.write(name, asdict(index), seal=digest)
    return index


def _checked(index: PhraseIndex, *, size: int) -> PhraseIndex:
    parts: tuple[tuple[Any, type], ...] = (
        (index.lines, list),
        (index.closed, list),
        (index.starts, dict),
        (index.globs, dict),
    )
    if any(type(part) is not kind for part, kind in parts) or {
        len(index.lines),
        len(index.closed),
    } != {size}:
        raise ValueError("not an index of these phrases")
    return index


def _choices(
    chunk: str, split: Split, known: dict[str, tuple[str, ...]], *, globs: bool
) -> Choices:
    found = []
    for text in alternatives(chunk):
        if text not in known:
            known[text] = tuple(
                word
                for part in text.split()
                for word in ((folded(part),) if globs and is_glob(part) else split(part))
            )
        found.append(known[text])
    return found
