"""Has a model read what only a model can tell, and no more than that: some stretches of a doc."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from postlint.analysis.models import PipelineChoice, components_for, load, seal
from postlint.analysis.prepared import Prepared
from postlint.analysis.spelling import folded
from postlint.analysis.token_tests import features
from postlint.analysis.tokens import Doc, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed
    from spacy.tokens import Token as ParsedToken

    from postlint.analysis.tagger import Tagger

#: A stretch of tokens `[start, end)` that a model reads at once: a paragraph, or a part of one.
Stretch = tuple[int, int]

_LONGEST = 1000
_BATCH = 64
#: Stretches that are remembered, for when a post is linted again after an edit elsewhere.
_REMEMBERED = 64

#: What a reading depends on: words with their spaces and norms, sentence starts, components.
_Key = tuple[tuple[str, ...], tuple[bool, ...], tuple[str, ...], tuple[int, ...], frozenset[str]]


#: Tag, part of speech, lemma, dependency, entity type and morphology of a token.
_Told = tuple[str, str, str, str, str, frozenset[str]]
#: What was told of the tokens of a stretch, and spaCy's doc if spaCy told it.
_Made = tuple[Sequence[_Told], "Parsed | None"]

_TAGS = frozenset({"tags"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model made of a stretch: spaCy's doc, whose first token is token `start`; None where
    its tags alone were asked for and the copy of its tagger told them."""

    start: int
    parsed: Parsed | None


class Annotator:
    """Reads stretches with one pipeline, which it loads when it is first needed, and by the copy of
    its tagger where tags are all that is asked. The last stretches are remembered.

    `reached` counts the stretches that each component has read.
    """

    def __init__(
        self, choice: PipelineChoice, *, needs: Iterable[str], prepared: Prepared | None = None
    ) -> None:
        self._choice, self._needs = choice, frozenset(needs)
        self._prepared = prepared or Prepared()
        self.reached: Counter[str] = Counter()
        self._recent: dict[_Key, _Made] = {}

    @property
    def loaded(self) -> bool:
        """Whether reading something would not have to load the pipeline first."""
        return not {"nlp", "tagger"}.isdisjoint(vars(self))

    @cached_property
    def nlp(self) -> Any:
        """The pipeline; raises `AnalysisError` if it does not load."""
        return load(self._choice, needs=self._needs)

    @cached_property
    def tagger(self) -> Tagger | None:
        """The copy of the pipeline's tagger, kept by an earlier run or made now; None if it has
        none that can be copied. Raises `AnalysisError` like `nlp`."""
        name = self._choice.name
        if name is None:
            return None
        from postlint.analysis.tagger_file import kept, made

        mark, wanted = seal(self._choice), components_for(_TAGS)
        return kept(self._prepared, name, seal=mark) or made(
            self.nlp, wanted, self._prepared, name, seal=mark
        )

    def read(
        self, jobs: Sequence[tuple[Doc, Sequence[Stretch]]], layers: Iterable[str]
    ) -> list[list[Reading]]:
        """Read stretches of several docs in one batch; fills in the tokens of the docs."""
        layers = frozenset(layers)
        wanted = components_for(layers)
        places = [(doc, stretch) for doc, stretches in jobs for stretch in stretches]
        keys = [_key(doc, stretch, wanted) for doc, stretch in places]
        new = {
            key: place for key, place in zip(keys, places, strict=True) if key not in self._recent
        }
        tagger = self.tagger if new and layers == _TAGS else None
        made = self._tagged(new, tagger) if tagger else self._parsed(new, wanted)
        read = self._recent | made
        latest = dict.fromkeys((*reversed(keys), *reversed(self._recent)))
        self._recent = {key: read[key] for key in reversed(list(latest)[:_REMEMBERED])}
        rest = iter(keys)
        return [
            [_tell(doc, start, read[next(rest)]) for start, _ in stretches]
            for doc, stretches in jobs
        ]

    def _tagged(
        self, places: Mapping[_Key, tuple[Doc, Stretch]], tagger: Tagger
    ) -> dict[_Key, _Made]:
        parts = [doc.tokens[start:end] for doc, (start, end) in places.values()]
        tagger.tag(parts)
        self.reached.update(dict.fromkeys(tagger.components, len(parts)))
        told = [[_told(token, token.morph) for token in part] for part in parts]
        return {key: (part, None) for key, part in zip(places, told, strict=True)}

    def _parsed(
        self, places: Mapping[_Key, tuple[Doc, Stretch]], wanted: frozenset[str]
    ) -> dict[_Key, _Made]:
        parts = [self._part(doc, stretch) for doc, stretch in places.values()]
        for name, component in self.nlp.pipeline if parts else ():
            if name in wanted:
                self.reached[name] += len(parts)
                pipe = getattr(component, "pipe", None)
                parts = list(pipe(parts, batch_size=_BATCH) if pipe else map(component, parts))
        told = [[_told(token, features(str(token.morph))) for token in part] for part in parts]
        return dict(zip(places, zip(told, parts, strict=True), strict=True))

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


def _key(doc: Doc, stretch: Stretch, components: frozenset[str]) -> _Key:
    start, end = stretch
    return (
        tuple(doc.words[start:end]),
        tuple(doc.spaces[start:end]),
        tuple(doc.norms[start:end]),
        tuple(i - start for i in range(start, end) if i in doc.sent_starts),
        components,
    )


def _told(token: Token | ParsedToken, morph: frozenset[str]) -> _Told:
    return token.tag_, token.pos_, token.lemma_, token.dep_, token.ent_type_, morph


def _tell(doc: Doc, start: int, made: _Made) -> Reading:
    told, parsed = made
    for token, (tag, pos, lemma, dep, entity, morph) in zip(
        doc.tokens[start : start + len(told)], told, strict=True
    ):
        token.tag_, token.pos_, token.lemma_ = tag, pos, lemma
        token.dep_, token.ent_type_, token.morph = dep, entity, morph
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
