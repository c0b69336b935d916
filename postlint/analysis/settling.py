"""Of all that was recognised in a post, what counts: not cancelled, and the longest of a place.

Most of it no rule of the post ever looks at; so a signal is settled when it is first asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postlint.analysis.lexicon import Entry
from postlint.analysis.model import Draft, Signal, Signals
from postlint.source.post import Span

EXCEPTIONS = frozenset({"exceptions", "exception_patterns"})

#: A line of a lexicon with the tokens `[start, end)` where it stands, or a signal as it is.
Hit = tuple[Entry, int, int] | Signal
_Hits = Mapping[str, Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one pass by signal name, and those of exceptions, nothing cancelled yet."""

    hits: _Hits
    vetoes: _Hits


def by_name(hits: Iterable[Hit]) -> Found:
    """Hits by name, those of exceptions apart."""
    kept: dict[str, list[Hit]] = defaultdict(list)
    vetoes: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        entry = hit[0] if isinstance(hit, tuple) else hit.entry
        side = vetoes if entry.section in EXCEPTIONS else kept
        side[entry.signal].append(hit)
    return Found(dict(kept), dict(vetoes))


class Settled(Signals):
    """The signals of one or more passes by name, in order of place; those called `hidden` left
    out. A name may have lost all its signals to exceptions."""

    def __init__(
        self, draft: Draft, passes: Sequence[Found], *, hidden: frozenset[str] = frozenset()
    ) -> None:
        self._draft = draft
        self._hits = _merged(found.hits for found in passes)
        self._vetoes = _merged(found.vetoes for found in passes)
        self._known: dict[str, tuple[Signal, ...]] = {}
        self._names = self._hits.keys() - hidden if hidden else self._hits.keys()

    def __getitem__(self, name: str) -> tuple[Signal, ...]:
        if name not in self._names:
            raise KeyError(name)
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._settle(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def places(self, name: str) -> list[tuple[int, int]]:
        """The tokens `[start, end)` of each hit of a name, cancelled or hidden ones too."""
        return self._places(self._hits.get(name, ()))

    def excused(self, name: str) -> list[tuple[int, int]]:
        """The tokens `[start, end)` of each exception of a name, as far as it has been found."""
        return self._places(self._vetoes.get(name, ()))

    def excepted(self) -> tuple[Signal, ...]:
        return tuple(
            veto
            for name in self._vetoes
            for veto in self._signals(self._vetoes[name])
            if _overlaps(veto, self._signals(self._hits.get(name, ())))
        )

    def _settle(self, name: str) -> tuple[Signal, ...]:
        signals = self._signals(self._hits[name])
        if vetoes := self._signals(self._vetoes.get(name, ())):
            signals = [signal for signal in signals if not _overlaps(signal, vetoes)]
        return tuple(longest(signals))

    def _places(self, hits: Iterable[Hit]) -> list[tuple[int, int]]:
        tokens = self._draft.tokens
        return [tokens(hit.span) if isinstance(hit, Signal) else hit[1:] for hit in hits]

    def _signals(self, hits: Iterable[Hit]) -> list[Signal]:
        span = self._draft.span
        return [
            hit if isinstance(hit, Signal) else Signal(hit[0].signal, span(hit[1], hit[2]), hit[0])
            for hit in hits
        ]


def _merged(passes: Iterable[_Hits]) -> _Hits:
    first, *rest = passes
    if not rest:
        return first
    merged = {name: list(hits) for name, hits in first.items()}
    for hits in rest:
        for name, more in hits.items():
            merged.setdefault(name, []).extend(more)
    return merged


def _overlaps(signal: Signal, others: Iterable[Signal]) -> bool:
    return any(signal.span.overlaps(other.span) for other in others)


def longest(signals: Sequence[Signal]) -> list[Signal]:
    """Of overlapping signals the longest, then the first; in order of place."""
    if len(signals) < 2:
        return list(signals)
    free = _Free()
    by_length = sorted(signals, key=lambda s: (s.span.start - s.span.end, s.span.start))
    return sorted((s for s in by_length if free.take(s.span)), key=lambda s: s.span.start)


class _Free:
    """Remembers taken spans; `take` says whether a span was still free."""

    def __init__(self) -> None:
        self._taken: list[Span] = []

    def take(self, span: Span) -> bool:
        at = bisect_left(self._taken, span.start, key=lambda taken: taken.start)
        before = self._taken[at - 1] if at else None
        after = self._taken[at] if at < len(self._taken) else None
        if (before and before.overlaps(span)) or (after and after.overlaps(span)):
            return False
        self._taken.insert(at, span)
        return True
