"""All signals of a language: first what words alone can tell, then what a model is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from postlint.analysis.lexicon import Entry, Lexicon, SignalDefinition
from postlint.analysis.model import AnalysisError, Draft, Signal
from postlint.analysis.model_signals import ModelSignals, even_pattern
from postlint.analysis.phrase_index import Split, kept_index
from postlint.analysis.phrases import Phrases
from postlint.analysis.prepared import Prepared
from postlint.analysis.recognisers import RECOGNISERS
from postlint.analysis.recognisers.base import Recogniser
from postlint.analysis.settling import Found, Hit, by_name
from postlint.analysis.token_patterns import TokenPatterns
from postlint.analysis.tokenizer import Tokenizer
from postlint.analysis.tokenizer_rules import tokenizer_seal
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
        prepared: Prepared | None = None,
    ) -> None:
        self.model = ModelSignals(provides)
        folded: list[tuple[str, Entry]] = []
        exact: list[tuple[str, Entry]] = []
        self._patterns: TokenPatterns[Entry] = TokenPatterns()
        self._recognisers: list[tuple[Entry, Recogniser]] = []
        self._in_hashtags: set[tuple[str, str]] = set()
        for definition in definitions:
            for language, lexicon in definition.lexicons_for(tokenizer.language):
                folded += _phrases(definition.name, language, lexicon)
                exact += _listed(definition.name, language, lexicon, "exact")
                try:
                    self._add(definition.name, language, lexicon)
                except (ValueError, KeyError, TypeError) as error:
                    reason = " ".join(str(error).split())[:300]
                    where = definition.origin or definition.name
                    raise AnalysisError(
                        f"{where}: a pattern that cannot be read: {reason}"
                    ) from None
        kept = partial(_table, language=tokenizer.language, prepared=prepared or Prepared())
        self._folded = kept(folded, tokenizer.split, name="folded", globs=True)
        self._exact = kept(exact, tokenizer.texts, name="exact", globs=False)

    def find(self, draft: Draft) -> Found:
        """What words alone tell."""
        return by_name(self._hits(draft))

    def _add(self, name: str, language: str, lexicon: Lexicon) -> None:
        self._in_hashtags |= {(name, language)} if lexicon.hashtags else set()
        for section in ("patterns", "exception_patterns"):
            for index, pattern in enumerate(getattr(lexicon, section)):
                entry = Entry(name, language, section, index)
                if not self.model.add_pattern(entry, pattern):
                    self._patterns.add(entry, even_pattern(pattern))
        for index, pattern in enumerate(lexicon.dependencies):
            self.model.add_dependency(Entry(name, language, "dependencies", index), pattern)
        if lexicon.recogniser:
            entry = Entry(name, language, "recogniser")
            recogniser = RECOGNISERS[lexicon.recogniser]
            if not self.model.add_recogniser(entry, recogniser):
                self._recognisers.append((entry, recogniser))

    def _hits(self, draft: Draft) -> Iterator[Hit]:
        doc = draft.doc
        yield from self._folded.find(doc.norms)
        yield from self._hashtags(doc) if "#" in doc.text else ()
        yield from self._exact.find(doc.words)
        yield from self._patterns.find(doc)
        for entry, recogniser in self._recognisers:
            for span, values in recogniser.find(draft):
                yield Signal(entry.signal, span, entry, values)

    def _hashtags(self, doc: Doc) -> Iterator[Hit]:
        """Hashtags that are one word of a signal that reads them."""
        tagged = ((at, norm[1:]) for at, norm in enumerate(doc.norms) if norm.startswith("#"))
        for at, word in tagged if self._in_hashtags else ():
            for entry, _, _ in self._folded.find((word,)):
                if (entry.signal, entry.language) in self._in_hashtags:
                    yield entry, at, at + 1


def _phrases(name: str, language: str, lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    for section in ("phrases", "exceptions"):
        yield from _listed(name, language, lexicon, section)


def _listed(
    name: str, language: str, lexicon: Lexicon, section: str
) -> Iterator[tuple[str, Entry]]:
    for index, phrase in enumerate(getattr(lexicon, section)):
        yield phrase, Entry(name, language, section, index)


def _table(
    lines: Sequence[tuple[str, Entry]],
    split: Split,
    *,
    language: str,
    prepared: Prepared,
    name: str,
    globs: bool,
) -> Phrases:
    index = kept_index(
        [text for text, _ in lines],
        split,
        globs=globs,
        prepared=prepared,
        seal=tokenizer_seal(language),
        name=f"{name}-{language}",
    )
    return Phrases(index, [entry for _, entry in lines])
