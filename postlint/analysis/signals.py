"""All signals of a language: first what words alone can tell, then what a model is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postlint.analysis.lexicon import Entry, Lexicon, SignalDefinition
from postlint.analysis.model import AnalysisError, Draft, Signal
from postlint.analysis.model_signals import ModelSignals, even_pattern
from postlint.analysis.phrases import Phrases
from postlint.analysis.recognisers import RECOGNISERS
from postlint.analysis.settling import Found, Hit, by_name
from postlint.analysis.spelling import even
from postlint.analysis.token_patterns import TokenPatterns
from postlint.analysis.tokenizer import Tokenizer
from postlint.analysis.tokens import Doc


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
        self._in_hashtags: set[tuple[str, str]] = set()
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
        return by_name(self._hits(draft))

    def _add(self, name: str, language: str, lexicon: Lexicon) -> None:
        self._in_hashtags |= {(name, language)} if lexicon.hashtags else set()
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

    def _hits(self, draft: Draft) -> Iterator[Hit]:
        doc = draft.doc
        yield from self._folded.find(doc.norms)
        yield from self._hashtags(doc)
        yield from self._exact.find(doc.words)
        yield from self._patterns.find(doc)
        for entry, recogniser in self._recognisers:
            for span, values in RECOGNISERS[recogniser].find(draft):
                yield Signal(entry.signal, span, entry, values)

    def _hashtags(self, doc: Doc) -> Iterator[Hit]:
        """Hashtags that are one word of a signal that reads them."""
        tagged = ((at, norm[1:]) for at, norm in enumerate(doc.norms) if norm.startswith("#"))
        for at, word in tagged if self._in_hashtags else ():
            for entry, _, _ in self._folded.find((word,)):
                if (entry.signal, entry.language) in self._in_hashtags:
                    yield entry, at, at + 1
