"""What a recogniser is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from postlint.source.post import Span

if TYPE_CHECKING:
    from postlint.analysis.model import Draft

#: A place in the file, and words for messages (`{acronym}`).
Found = tuple[Span, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A function over a tokenised post, the layers of analysis it reads, the values it gives.

    `candidates` says from words alone which tokens `[start, end)` a recogniser that reads a model
    may find, blanks at their edges aside; without it, it is asked everywhere.
    """

    find: Callable[[Draft], Iterator[Found]]
    layers: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    candidates: Callable[[Draft], Iterator[tuple[int, int]]] | None = None
