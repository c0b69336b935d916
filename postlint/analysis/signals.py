"""All signals of a language in one pass: a phrase matcher, a matcher, a dependency matcher."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from postlint.analysis.globs import Globs
from postlint.analysis.lexicon import Entry, Lexicon, SignalDefinition, alternatives
from postlint.analysis.model import AnalysisError, Draft, Signal
from postlint.analysis.recognisers import RECOGNISERS
from postlint.source.post import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import DependencyMatcher, Matcher, PhraseMatcher

EXCEPTIONS = frozenset({"exceptions", "exception_patterns"})


class SignalMatcher:
    """Finds the signals of `definitions` in drafts of one language."""

    def __init__(self, nlp: Language, definitions: Iterable[SignalDefinition]) -> None:
        from spacy.matcher import DependencyMatcher, Matcher, PhraseMatcher

        self._nlp = nlp
        lang = nlp.lang or ""
        self._folded: PhraseMatcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self._exact: PhraseMatcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._matcher: Matcher = Matcher(nlp.vocab)
        self._dependencies: DependencyMatcher = DependencyMatcher(nlp.vocab)
        self._globs = Globs()
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
            found[name] = tuple(_longest(kept))
        return found, tuple(_cancelling(hits, vetoes))

    def _add(self, name: str, language: str, lexicon: Lexicon) -> None:
        for section in ("phrases", "exceptions"):
            for index, phrase in enumerate(getattr(lexicon, section)):
                self._add_phrase(Entry(name, language, section, index), phrase)
        for index, phrase in enumerate(lexicon.exact):
            docs = [self._nlp.make_doc(text) for text in alternatives(phrase)]
            self._exact.add(self._key(Entry(name, language, "exact", index)), docs)
        for section in ("patterns", "exception_patterns"):
            for index, pattern in enumerate(getattr(lexicon, section)):
                key = self._key(Entry(name, language, section, index))
                self._matcher.add(key, [[dict(token) for token in pattern]])
        for index, pattern in enumerate(lexicon.dependencies):
            key = self._key(Entry(name, language, "dependencies", index))
            self._dependencies.add(key, [[dict(node) for node in pattern]])
        if lexicon.recogniser:
            self._recognisers.append((Entry(name, language, "recogniser"), lexicon.recogniser))

    def _add_phrase(self, entry: Entry, phrase: str) -> None:
        docs = []
        for text in alternatives(phrase):
            if "*" in text and " " not in text:
                self._globs.add(text, entry)
            else:
                docs.append(self._nlp.make_doc(text))
        if docs:
            self._folded.add(self._key(entry), docs)

    def _key(self, entry: Entry) -> str:
        key = f"{entry.signal}\x1f{entry.language}\x1f{entry.section}\x1f{entry.index}"
        self._entries[self._nlp.vocab.strings.add(key)] = entry
        return key

    def _hits(self, draft: Draft) -> Iterator[Signal]:
        doc = draft.doc
        for matcher in (self._folded, self._exact, self._matcher):
            if len(matcher):
                for key, start, end in matcher(doc):
                    yield self._signal(draft, self._entries[key], start, end)
        for entry, index in self._globs.find(doc):
            yield self._signal(draft, entry, index, index + 1)
        if len(self._dependencies) and doc.has_annotation("DEP"):
            for key, tokens in self._dependencies(doc):
                yield self._signal(draft, self._entries[key], min(tokens), max(tokens) + 1)
        for entry, recogniser in self._recognisers:
            for span, values in RECOGNISERS[recogniser].find(draft):
                yield Signal(entry.signal, span, entry, values)

    @staticmethod
    def _signal(draft: Draft, entry: Entry, start: int, end: int) -> Signal:
        return Signal(entry.signal, draft.span(start, end), entry)


def _overlaps(signal: Signal, others: Iterable[Signal]) -> bool:
    return any(signal.span.overlaps(other.span) for other in others)


def _longest(signals: Iterable[Signal]) -> list[Signal]:
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
