"""Has a model read what only a model can tell, and no more than that: some stretches of a doc."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from postlint.analysis.models import PipelineChoice, components_for, load
from postlint.analysis.spelling import folded
from postlint.analysis.token_tests import features
from postlint.analysis.tokens import Doc

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed

#: A stretch of tokens `[start, end)` that a model reads at once: a paragraph, or a part of one.
Stretch = tuple[int, int]

_LONGEST = 1000
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model made of a stretch: spaCy's doc, whose first token is token `start`."""

    start: int
    parsed: Parsed


class Annotator:
    """Reads stretches with one pipeline, which it loads when it is first needed.

    `reached` counts the stretches that each component has read.
    """

    def __init__(self, choice: PipelineChoice, *, needs: Iterable[str]) -> None:
        self._choice, self._needs = choice, frozenset(needs)
        self.reached: Counter[str] = Counter()

    @property
    def loaded(self) -> bool:
        """Whether reading something would not have to load the pipeline first."""
        return "nlp" in vars(self)

    @cached_property
    def nlp(self) -> Any:
        """The pipeline; raises `AnalysisError` if it does not load."""
        return load(self._choice, needs=self._needs)

    def read(
        self, jobs: Sequence[tuple[Doc, Sequence[Stretch]]], layers: Iterable[str]
    ) -> list[list[Reading]]:
        """Read stretches of several docs in one batch; fills in the tokens of the docs."""
        wanted = components_for(layers)
        parts = [self._part(doc, stretch) for doc, stretches in jobs for stretch in stretches]
        for name, component in self.nlp.pipeline if parts else ():
            if name in wanted:
                self.reached[name] += len(parts)
                pipe = getattr(component, "pipe", None)
                parts = list(pipe(parts, batch_size=_BATCH) if pipe else map(component, parts))
        rest = iter(parts)
        return [
            [_told(doc, start, next(rest)) for start, _ in stretches] for doc, stretches in jobs
        ]

    def _part(self, doc: Doc, stretch: Stretch) -> Parsed:
        vocab = self.nlp.vocab  # before any import of spaCy: loading leaves parts of it out
        from spacy.tokens import Doc as Parsed

        start, end = stretch
        tokens = doc.tokens[start:end]
        part = Parsed(
            vocab,
            words=doc.words[start:end],
            spaces=doc.spaces[start:end],
            sent_starts=[token.i == start or token.is_sent_start for token in tokens],
        )
        for token in tokens:
            if token.norm_ != folded(token.text):
                part[token.i - start].norm_ = token.norm_
        return part


def _told(doc: Doc, start: int, parsed: Parsed) -> Reading:
    for offset, found in enumerate(parsed):
        token = doc.tokens[start + offset]
        token.tag_, token.pos_, token.lemma_ = found.tag_, found.pos_, found.lemma_
        token.dep_, token.ent_type_ = found.dep_, found.ent_type_
        token.morph = features(str(found.morph))
    return Reading(start, parsed)


def stretches(doc: Doc) -> Iterator[Stretch]:
    """The doc cut at blank lines, and long paragraphs at the sentences (or tokens) that are over
    a thousand tokens after the last cut."""
    start = last = 0
    for token in doc.tokens:
        blank = "\n\n" in token.text
        if token.is_sent_start and token.i > start:
            last = token.i
        if blank and token.i > start:
            yield start, token.i
            start = last = token.i
        elif token.i - start >= _LONGEST:
            cut = last if last > start else token.i
            yield start, cut
            start = last = cut
    if start < len(doc):
        yield start, len(doc)
