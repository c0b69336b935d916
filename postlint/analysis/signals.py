"""All signals of a language: first what words alone can tell, then what a model is asked about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from postlint.analysis.lexicon import Entry, Lexicon, SignalDefinition
from postlint.analysis.model import AnalysisError, Draft, Signal
from postlint.analysis.model_signals import ModelSignals, even_pattern
from postlint.analysis.phrases import Phrases
from postlint.analysis.recognisers import RECOGNISERS
from postlint.analysis.spelling import even
from postlint.analysis.token_patterns import TokenPatterns
from postlint.analysis.tokenizer import Tokenizer
from postlint.source.post import Span

EXCEPTIONS = frozenset({"exceptions", "exception_patterns"})

_Hits = Mapping[str, Sequence[Signal]]


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one pass by signal name, and those of exceptions, nothing cancelled yet."""

    hits: _Hits
    vetoes: _Hits


class SignalMatcher:
    """Finds the signals of `definitions` in drafts of one language.

    Patterns and recognisers that read more than the pipeline `provides` (layers) are left out;
    those that read more than tokens and sentences stand in `model`.
    """

    def __init__(
        self,
        tokenizer: Tokenizer,
        definitions: Iterable[SignalDefinition],
        *,
        provides: frozenset[str],
    ) -> None:
        self.model = ModelSignals(provides)
        self._folded = Phrases(tokenizer.split, globs=True)
        self._exact = Phrases(tokenizer.texts)
        self._patterns: TokenPatterns[Entry] = TokenPatterns()
        self._recognisers: list[tuple[Entry, str]] = []
        for definition in definitions:
            for language, lexicon in definition.lexicons_for(tokenizer.language):
                try:
                    self._add(definition.name, language, lexicon)
                except (ValueError, KeyError, TypeError) as error:
                    reason = " ".join(str(error).split())[:300]
                    where = definition.origin or definition.name
                    raise AnalysisError(
                        f"{where}: a pattern that cannot be read: {reason}"
                    ) from None

    def find(self, draft: Draft) -> Found:
        """What words alone tell."""
        return self.sorted(self._hits(draft))

    @staticmethod
    def sorted(signals: Iterable[Signal]) -> Found:
        """Hits by name, those of exceptions apart."""
        hits: dict[str, list[Signal]] = {}
        vetoes: dict[str, list[Signal]] = {}
        for signal in signals:
            side = vetoes if signal.entry.section in EXCEPTIONS else hits
            side.setdefault(signal.name, []).append(signal)
        return Found(hits, vetoes)

    def settled(self, *passes: Found) -> tuple[dict[str, tuple[Signal, ...]], tuple[Signal, ...]]:
        """The signals of one or more passes by name, and the hits of exceptions that cancelled
        some of them."""
        hits, vetoes = _merged(found.hits for found in passes), _merged(f.vetoes for f in passes)
        settled = {}
        for name, signals in hits.items():
            kept = [s for s in signals if not _overlaps(s, vetoes.get(name, ()))]
            settled[name] = tuple(longest(kept))
        return settled, tuple(_cancelling(hits, vetoes))

    def _add(self, name: str, language: str, lexicon: Lexicon) -> None:
        for section in ("phrases", "exceptions"):
            for index, phrase in enumerate(getattr(lexicon, section)):
                self._folded.add(even(phrase), Entry(name, language, section, index))
        for index, phrase in enumerate(lexicon.exact):
            self._exact.add(even(phrase), Entry(name, language, "exact", index))
        for section in ("patterns", "exception_patterns"):
            for index, pattern in enumerate(getattr(lexicon, section)):
                entry = Entry(name, language, section, index)
                if not self.model.add_pattern(entry, pattern):
                    self._patterns.add(entry, even_pattern(pattern))
        for index, pattern in enumerate(lexicon.dependencies):
            self.model.add_dependency(Entry(name, language, "dependencies", index), pattern)
        if lexicon.recogniser:
            entry = Entry(name, language, "recogniser")
            if not self.model.add_recogniser(entry, RECOGNISERS[lexicon.recogniser]):
                self._recognisers.append((entry, lexicon.recogniser))

    def _hits(self, draft: Draft) -> Iterator[Signal]:
        doc = draft.doc
        for entry, start, end in self._folded.find(doc.norms):
            yield Signal(entry.signal, draft.span(start, end), entry)
        for entry, start, end in self._exact.find(doc.words):
            yield Signal(entry.signal, draft.span(start, end), entry)
        for entry, start, end in self._patterns.find(doc):
            yield Signal(entry.signal, draft.span(start, end), entry)
        for entry, recogniser in self._recognisers:
            for span, values in RECOGNISERS[recogniser].find(draft):
                yield Signal(entry.signal, span, entry, values)


def _merged(passes: Iterable[_Hits]) -> _Hits:
    first, *rest = passes
    if not rest:
        return first
    merged = {name: list(signals) for name, signals in first.items()}
    for hits in rest:
        for name, signals in hits.items():
            merged.setdefault(name, []).extend(signals)
    return merged


def _overlaps(signal: Signal, others: Iterable[Signal]) -> bool:
    return any(signal.span.overlaps(other.span) for other in others)


def longest(signals: Iterable[Signal]) -> list[Signal]:
    """Of overlapping signals the longest, then the first; in order of place."""
    free = _Free()
    by_length = sorted(signals, key=lambda s: (-len(s.span), s.span))
    return sorted((s for s in by_length if free.take(s.span)), key=lambda s: s.span)


def _cancelling(hits: _Hits, vetoes: _Hits) -> Iterator[Signal]:
    for name, signals in vetoes.items():
        yield from (veto for veto in signals if _overlaps(veto, hits.get(name, ())))


class _Free:
    """Remembers taken spans; `take` says whether a span was still free."""

    def __init__(self) -> None:
        self._taken: list[Span] = []

    def take(self, span: Span) -> bool:
        at = bisect_left(self._taken, span)
        before = self._taken[at - 1] if at else None
        after = self._taken[at] if at < len(self._taken) else None
        if (before and before.overlaps(span)) or (after and after.overlaps(span)):
            return False
        self._taken.insert(at, span)
        return True
