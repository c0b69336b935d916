"""Post to `Analysis`: tokenise, mark sentences, find the signals, ask a model where it matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from postlint.analysis.annotation import Annotator, Reading, Stretch, stretches
from postlint.analysis.house import House
from postlint.analysis.lexicon import SignalDefinition
from postlint.analysis.model import Analysis, Draft
from postlint.analysis.models import BASE_LAYERS, pipeline_choice
from postlint.analysis.prepared import Prepared
from postlint.analysis.prose import Prose, prose_of
from postlint.analysis.sentences import mark_sentences
from postlint.analysis.settling import Found, Settled, by_name
from postlint.analysis.signals import SignalMatcher
from postlint.analysis.tokenizer import Tokenizer, is_word_text
from postlint.analysis.tokenizer_rules import tokenizer_rules
from postlint.source.post import Post, Span


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """A post as far as words can tell. `analysis` has the signals that need no model, and where
    the others may stand; `found` is what they were made of."""

    analysis: Analysis
    found: Found


class Analyser:
    """Analyses posts of one language.

    `needs` are the layers beyond tokens and sentences that the signals and checks read. The
    pipeline is loaded when a post first has to be read by a model.
    """

    def __init__(
        self,
        language: str,
        *,
        signals: Sequence[SignalDefinition],
        needs: Iterable[str] = (),
        house: House | None = None,
        model: str | None = None,
        prepared: Prepared | None = None,
    ) -> None:
        self.house = house or House()
        self._needs = frozenset(needs) - BASE_LAYERS
        choice = pipeline_choice(language, model)
        self.provides, self.name = choice.layers & (self._needs | BASE_LAYERS), choice.label
        self.annotator = Annotator(choice, needs=self._needs, prepared=prepared)
        self._tokenizer = Tokenizer(tokenizer_rules(language, prepared or Prepared()))
        definitions = (*signals, *self.house.definitions())
        self._matcher = SignalMatcher(
            self._tokenizer, definitions, provides=self.provides, prepared=prepared
        )

    @property
    def reached(self) -> Counter[str]:
        """How many stretches of text each component of the pipeline has read."""
        return self.annotator.reached

    def analyse(self, post: Post) -> Analysis:
        """Analyse one post with all that a model can tell of it."""
        return self.deepen([self.glance(post)], [None])[0]

    def glance(self, post: Post) -> Glance:
        """Look at a post without a model."""
        prose = prose_of(post)
        doc = self._tokenizer.of(post, prose)
        mark_sentences(doc)
        draft = Draft(post, prose, doc, self.house)
        found = self._matcher.find(draft)
        signals = Settled(draft, [found], hidden=self._matcher.model.names)
        analysis = Analysis(
            post=post,
            prose=prose,
            doc=doc,
            house=self.house,
            signals=signals,
            sentences=_sentences(draft),
            paragraphs=_paragraphs(prose),
            words=sum(map(is_word_text, doc.words)),
            provides=self.provides,
            pipeline=self.name,
            quotes=tuple(mask.span for mask in post.masks if mask.kind == "quote"),
            candidates=self._candidates(draft, signals),
        )
        return Glance(analysis, found)

    def deepen(
        self, glances: Sequence[Glance], names: Sequence[frozenset[str] | None]
    ) -> list[Analysis]:
        """Ask the model about signals: for each glance those called `names`, where they may
        stand; with None all signals, everywhere."""
        asked = [self._matcher.model.names if some is None else some for some in names]
        readings: dict[int, list[Reading]] = {}
        for layers, numbers in self._by_layers(names).items():
            jobs = [
                (glances[number].analysis.doc, _where(glances[number], names[number]))
                for number in numbers
            ]
            readings |= zip(numbers, self.annotator.read(jobs, layers), strict=True)
        return [
            self._settled(glance, readings.get(number, ()), asked[number])
            for number, glance in enumerate(glances)
        ]

    def _by_layers(self, asked: Sequence[frozenset[str] | None]) -> dict[frozenset[str], list[int]]:
        """The numbers of the glances for which a model must provide the same layers."""
        groups: dict[frozenset[str], list[int]] = {}
        known = self._matcher.model.layers
        for number, names in enumerate(asked):
            parts = (self._needs,) if names is None else (known[name] for name in names)
            layers = frozenset[str]().union(*parts) & self.provides
            if layers:
                groups.setdefault(layers, []).append(number)
        return groups

    def _candidates(self, draft: Draft, signals: Settled) -> dict[str, Sequence[Stretch]]:
        """Where signals that read a model may stand: found by words alone (an exception may
        still cancel them), or by words a model has yet to confirm."""
        open_places = self._matcher.model.candidates(draft, signals.excused)
        places = {name: list(spots) for name, spots in open_places.items()}
        for name in self._matcher.model.names:
            places.setdefault(name, []).extend(signals.places(name))
        return {name: spots for name, spots in places.items() if spots}

    def _settled(
        self, glance: Glance, readings: Sequence[Reading], names: frozenset[str]
    ) -> Analysis:
        analysis = glance.analysis
        more = by_name(self._matcher.model.find(analysis, readings, names))
        closed = self._matcher.model.names - names
        signals = Settled(analysis, [glance.found, more], hidden=closed)
        return replace(analysis, signals=signals, asked=names)


def _where(glance: Glance, names: frozenset[str] | None) -> list[Stretch]:
    """The stretches in which one of the signals may stand; with None all of them."""
    if names is None:
        return list(stretches(glance.analysis.doc))
    spots = [spot for name in names for spot in glance.analysis.candidates.get(name, ())]
    found = stretches(glance.analysis.doc) if spots else ()
    return [
        (start, end)
        for start, end in found
        if any(first < end and last > start for first, last in spots)
    ]


def _sentences(draft: Draft) -> tuple[Span, ...]:
    edges = (sentence.trimmed() for sentence in draft.doc.sents)
    return tuple(draft.span(start, end) for start, end in edges if start < end)


def _paragraphs(prose: Prose) -> tuple[Span, ...]:
    return tuple(prose.to_source(start, end) for start, end in _blocks(prose.text) if end > start)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for part in text.split("\n\n"):
        yield at, at + len(part)
        at += len(part) + 2
