"""The corpora of both training rounds, from gold, templates, silver and entities."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training import entities, silver
from training.labels import Labels
from training.sentence import Sentence, blank, forget_blank, group, save, to_doc
from training.templates import sentences as template_sentences
from training.treebank import read_conllu, read_empirist

HELD_OUT = 680
"""Sentences of GSD-dev that are trained on; the other 119 are the development set."""
_PLAIN = frozenset("ADP ADV CCONJ INTJ PART PUNCT SCONJ SYM X".split())
_UNLIKE = frozenset("PPER PRF PIS PIAT PDS PRELS PPOSAT ART".split())
_LONG = 70
_LIKE_GSD = {("ADJD", "ADV"): "ADJ", ("PDS", "DET"): "PRON", ("KOUI", "SCONJ"): "ADP"}
"""Where PUD's universal tag follows another rule than GSD's."""


class Treebanks:
    """The syntax sources, and what they say about HanTa's conventions."""

    def __init__(self, folder: Path, *, everything: bool = False) -> None:
        """Reads all of them; `everything` adds the held-out part and gsd-test."""
        tagger = silver.load_tagger()
        gsd = list(read_conllu(folder / "gsd-dev.conllu"))
        self.gsd, self.held_out = gsd[:HELD_OUT], gsd[HELD_OUT:]
        if everything:
            self.gsd = [*gsd, *read_conllu(folder / "gsd-test.conllu")]
        self.fixes = silver.learn_fixes(tagger, gsd)
        self.pud = list(read_conllu(folder / "pud.conllu", tags=False))
        for sentence in self.pud:
            tags, _ = silver.annotate(tagger, sentence.words)
            pairs = zip(sentence.words, tags, strict=True)
            sentence.tags = [self.fixes[0].get((word.lower(), tag), tag) for word, tag in pairs]
            both = list(zip(sentence.tags, sentence.pos, strict=True))
            sentence.pos = [_LIKE_GSD.get(pair, pair[1]) for pair in both]
        self.labels = Labels([*self.gsd, *self.pud])
        self.chat = [self._chat(s) for s in read_empirist(folder / "empirist.vrt", part="train")]

    def _chat(self, sentence: Sentence) -> Sentence:
        """EmpiriST has no features, and lemmas of its own for pronouns: only what fits is kept."""
        morphs = [""] * len(sentence.words)
        for i, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
            pos, morph = self.labels.of(word, tag)
            if sentence.pos[i] not in _PLAIN:
                sentence.pos[i], morphs[i] = pos, morph
            if tag in _UNLIKE:
                sentence.lemmas[i] = self.fixes[1].get((word.lower(), tag), "")
        sentence.morphs = morphs
        return sentence


def build(nlp: Language, trees: Treebanks, raw: list[Doc], *, folder: Path, work: Path) -> None:
    """Writes `train` (first round), `finish` (second), `dev` and the labels of the parts."""
    more = add_entities(nlp, raw, folder)
    for doc in raw:
        label_silver(doc, trees.labels)
    marked = [doc for doc in raw if doc.has_annotation("ENT_IOB")]
    gold = _gold(nlp, trees, times=(5, 6, 4), templates=9000, rng=random.Random(7))
    docs = [*gold, *raw, *marked, *more, *more]
    labels = work / "labels"
    write_labels(nlp, gold, ("morphologizer", "parser"), labels)
    write_labels(nlp, marked + more, ("ner",), labels)
    srsly.write_json(labels / "tagger.json", sorted({t.tag_ for d in docs for t in d} - {""}))
    random.Random(3).shuffle(docs)
    print("train", save(docs, work / "train.spacy"), "tokens")

    known = marked + more
    posts = [doc for doc in raw if not doc.has_annotation("ENT_IOB")]
    build_finish(nlp, trees, known, posts, path=work / "finish.spacy", seed=21)
    dev = [to_doc(nlp, g, breaks=None) for g in group(trees.held_out, most=5, rng=random.Random(2))]
    print("dev", save(dev, work / "dev.spacy"), "tokens")


def build_finish(
    nlp: Language,
    trees: Treebanks,
    known: list[Doc],
    posts: list[Doc],
    *,
    path: Path,
    seed: int,
) -> None:
    """A corpus of the later rounds: gold, documents with entities, few posts."""
    rng = random.Random(seed)
    docs = _gold(nlp, trees, times=(3, 4, 3), templates=4000, rng=rng)
    long = [doc for doc in known if len(doc) >= _LONG]
    docs += [doc for doc in known if len(doc) < _LONG] + rng.sample(long, len(long) // 3)
    docs += entities.swap_names(nlp, [d for d in known if len(d) < _LONG and len(d.ents)], rng=rng)
    docs += rng.sample(posts, min(2500, len(posts)))
    rng.shuffle(docs)
    print(path.stem, save(docs, path), "tokens")


def _gold(
    nlp: Language,
    trees: Treebanks,
    *,
    times: tuple[int, int, int],
    templates: int,
    rng: random.Random,
) -> list[Doc]:
    """PUD, GSD and EmpiriST as often as `times` says, and so many template sentences."""
    docs: list[Doc] = []
    for part, copies in zip((trees.pud, trees.gsd, trees.chat), times, strict=True):
        for _ in range(copies):
            docs += [to_doc(nlp, g, breaks=rng) for g in group(part, most=5, rng=rng)]
    made = template_sentences(templates, seed=42 + templates)
    return docs + [to_doc(nlp, g, breaks=rng) for g in group(made, most=4, rng=rng)]


def label_silver(doc: Doc, labels: Labels) -> None:
    """Adds the universal tags and features that are certain, in place."""
    for token in doc:
        pos, morph = labels.of(token.text, token.tag_)
        if pos:
            token.pos_ = pos
            token.set_morph(morph)  # type: ignore[attr-defined]
    forget_blank(doc)


def add_entities(nlp: Language, raw: list[Doc], folder: Path) -> list[Doc]:
    """Marks entities on the silver documents that have them; returns PUD's, which have no tags."""
    known = [*entities.read_columns(nlp, folder / "germeval-test.tsv")]
    known += entities.read_smartdata(nlp, folder / "smartdata.jsonl")
    spans_of = {doc.text: [(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in known}
    for doc in raw:
        if doc.text in spans_of:
            spans = [doc.char_span(a, b, label=label) for a, b, label in spans_of[doc.text]]
            doc.set_ents([span for span in spans if span is not None], default="outside")
    pud = [*entities.read_columns(nlp, folder / "uner-pud.iob2", extra=True)]
    return list(_joined(pud, random.Random(5)))


def write_labels(nlp: Language, docs: list[Doc], names: tuple[str, ...], folder: Path) -> None:
    """What each component has to tell apart, counted in `docs`."""
    counter = blank()
    pipes: dict[str, Any] = {}
    for name in names:
        pipes[name] = counter.add_pipe(
            name, config={"min_action_freq": 20} if name == "parser" else {}
        )
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    counter.initialize(lambda: examples)
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        srsly.write_json(folder / f"{name}.json", pipes[name].label_data)


def _joined(docs: list[Doc], rng: random.Random) -> Iterator[Doc]:
    while docs:
        size = rng.randint(1, 3)
        joined = Doc.from_docs(docs[:size])
        if joined is not None:
            yield joined
        docs = docs[size:]
