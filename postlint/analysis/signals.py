"""All signals of a language in one pass: a phrase matcher, a matcher, a dependency matcher."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from postlint.analysis.lexicon import (
    Entry,
    Lexicon,
    SignalDefinition,
    node_layers,
    token_layers,
)
from postlint.analysis.model import AnalysisError, Draft, Signal
from postlint.analysis.phrases import Phrases
from postlint.analysis.recognisers import RECOGNISERS
from postlint.analysis.spelling import even
from postlint.analysis.tokenizer import norms
from postlint.source.post import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import DependencyMatcher, Matcher

EXCEPTIONS = frozenset({"exceptions", "exception_patterns"})


class SignalMatcher:
    """Finds the signals of `definitions` in drafts of one language.

    Patterns that read more than the pipeline `provides` (layers) are left out.
    """

    def __init__(
        self, nlp: Language, definitions: Iterable[SignalDefinition], *, provides: frozenset[str]
    ) -> None:
        from spacy.matcher import DependencyMatcher, Matcher

        self._nlp, self._provides = nlp, provides
        lang = nlp.lang or ""
        self._folded = Phrases(norms(nlp), globs=True)
        self._exact = Phrases(lambda text: tuple(token.text for token in nlp.make_doc(text)))
        self._matcher: Matcher = Matcher(nlp.vocab)
        self._dependencies: DependencyMatcher = DependencyMatcher(nlp.vocab)
        self._entries: dict[int, Entry] = {}
        self._recognisers: list[tuple[Entry, str]] = []
        for definition in definitions:
            for language, lexicon in definition.lexicons_for(lang):
                try:
                    self._add(definition.name, language, lexicon)
                except (ValueError, KeyError) as error:
                    reason = " ".join(str(error).split())[:300]
                    where = definition.origin or definition.name
                    raise AnalysisError(f"{where}: a pattern spaCy cannot read: {reason}") from None

    def find(self, draft: Draft) -> tuple[dict[str, tuple[Signal, ...]], tuple[Signal, ...]]:
        """The signals by name, and the hits that an exception cancelled."""
        hits: dict[str, list[Signal]] = {}
        vetoes: dict[str, list[Signal]] = {}
        for signal in self._hits(draft):
            side = vetoes if signal.entry.section in EXCEPTIONS else hits
            side.setdefault(signal.name, []).append(signal)
        found = {}
        for name, signals in hits.items():
            kept = [s for s in signals if not _overlaps(s, vetoes.get(name, ()))]
            found[name] = tuple(longest(kept))
        return found, tuple(_cancelling(hits, vetoes))

    def _add(self, name: str, language: str, lexicon: Lexicon) -> None:
        for section in ("phrases", "exceptions"):
            for index, phrase in enumerate(getattr(lexicon, section)):
                self._folded.add(even(phrase), Entry(name, language, section, index))
        for index, phrase in enumerate(lexicon.exact):
            self._exact.add(even(phrase), Entry(name, language, "exact", index))
        for section in ("patterns", "exception_patterns"):
            for index, pattern in enumerate(getattr(lexicon, section)):
                if token_layers(pattern) <= self._provides:
                    key = self._key(Entry(name, language, section, index))
                    self._matcher.add(key, [_even(pattern)])
        for index, pattern in enumerate(lexicon.dependencies):
            if not node_layers(pattern) <= self._provides:
                continue
            key = self._key(Entry(name, language, "dependencies", index))
            self._dependencies.add(key, [_even(pattern)])
        if lexicon.recogniser and RECOGNISERS[lexicon.recogniser].layers <= self._provides:
            self._recognisers.append((Entry(name, language, "recogniser"), lexicon.recogniser))

    def _key(self, entry: Entry) -> str:
        key = f"{entry.signal}\x1f{entry.language}\x1f{entry.section}\x1f{entry.index}"
        self._entries[self._nlp.vocab.strings.add(key)] = entry
        return key

    def _hits(self, draft: Draft) -> Iterator[Signal]:
        doc = draft.doc
        for entry, start, end in self._folded.find([token.norm_ for token in doc]):
            yield self._signal(draft, entry, start, end)
        for entry, start, end in self._exact.find([token.text for token in doc]):
            yield self._signal(draft, entry, start, end)
        for key, start, end in self._matcher(doc) if len(self._matcher) else ():
            yield self._signal(draft, self._entries[key], start, end)
        if len(self._dependencies) and doc.has_annotation("DEP"):
            for key, tokens in self._dependencies(doc):
                yield self._signal(draft, self._entries[key], min(tokens), max(tokens) + 1)
        for entry, recogniser in self._recognisers:
            for span, values in RECOGNISERS[recogniser].find(draft):
                yield Signal(entry.signal, span, entry, values)

    @staticmethod
    def _signal(draft: Draft, entry: Entry, start: int, end: int) -> Signal:
        return Signal(entry.signal, draft.span(start, end), entry)


def _even(value: Any) -> Any:
    """A pattern in the spelling of the posts."""
    if isinstance(value, Mapping):
        return {key: _even(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_even(inner) for inner in value]
    return even(value) if isinstance(value, str) else value


def _overlaps(signal: Signal, others: Iterable[Signal]) -> bool:
    return any(signal.span.overlaps(other.span) for other in others)


def longest(signals: Iterable[Signal]) -> list[Signal]:
    """Of overlapping signals the longest, then the first; in order of place."""
    free = _Free()
    by_length = sorted(signals, key=lambda s: (-len(s.span), s.span))
    return sorted((s for s in by_length if free.take(s.span)), key=lambda s: s.span)


def _cancelling(hits: dict[str, list[Signal]], vetoes: dict[str, list[Signal]]) -> Iterator[Signal]:
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
