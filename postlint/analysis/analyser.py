"""Post to `Analysis`: tokenise, mark sentences, run what the rules need, find the signals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from postlint.analysis.house import House
from postlint.analysis.lexicon import SignalDefinition
from postlint.analysis.model import Analysis, Draft, PostTooLong
from postlint.analysis.models import Pipeline, load
from postlint.analysis.prose import Prose, prose_of
from postlint.analysis.sentences import mark_sentences
from postlint.analysis.signals import SignalMatcher
from postlint.analysis.tokenizer import fit_for_posts, is_word, merge_masks
from postlint.source.post import Post, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Longest post in code points: several times the longest any platform takes.
LONGEST = 200_000


class Analyser:
    """Analyses posts of one language. Loads its pipeline when made: make it when it is needed.

    `needs` are the layers beyond tokens and sentences that the signals and checks read.
    """

    def __init__(
        self,
        language: str,
        *,
        signals: Sequence[SignalDefinition],
        needs: Iterable[str] = (),
        house: House | None = None,
        model: str | None = None,
    ) -> None:
        self.house = house or House()
        needed = frozenset(needs)
        self._pipeline: Pipeline = load(language, needs=needed, configured=model)
        fit_for_posts(self._pipeline.nlp)
        self.provides = self._pipeline.layers
        self.name = self._pipeline.name
        self._matcher = SignalMatcher(
            self._pipeline.nlp,
            (*signals, *self.house.definitions()),
            provides=self.provides,
        )

    def analyse(self, post: Post) -> Analysis:
        """Analyse one post; raises `PostTooLong` for one longer than `LONGEST`."""
        if len(post.body) > LONGEST:
            raise PostTooLong(
                f"this post has {len(post.body):,} characters, more than any platform takes"
                f" ({LONGEST:,}); split it with a line of --- or exclude the file"
            )
        prose = prose_of(post)
        doc = self._doc(post, prose)
        draft = Draft(post, prose, doc, self.house)
        signals, excepted = self._matcher.find(draft)
        return Analysis(
            post=post,
            prose=prose,
            doc=doc,
            house=self.house,
            signals=signals,
            excepted=excepted,
            sentences=_sentences(draft),
            paragraphs=_paragraphs(prose),
            words=sum(map(is_word, doc)),
            provides=self.provides,
            pipeline=self.name,
        )

    def _doc(self, post: Post, prose: Prose) -> Doc:
        nlp = self._pipeline.nlp
        doc = nlp.make_doc(prose.text)
        merge_masks(doc, post, prose)
        if len(doc):
            doc = mark_sentences(doc)
            for _, component in nlp.pipeline:
                doc = component(doc)
        return doc


def _sentences(draft: Draft) -> tuple[Span, ...]:
    found = []
    for sentence in draft.doc.sents:
        words = [token.i for token in sentence if not token.is_space]
        if words:
            found.append(draft.span(words[0], words[-1] + 1))
    return tuple(found)


def _paragraphs(prose: Prose) -> tuple[Span, ...]:
    return tuple(prose.to_source(start, end) for start, end in _blocks(prose.text) if end > start)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for part in text.split("\n\n"):
        yield at, at + len(part)
        at += len(part) + 2
