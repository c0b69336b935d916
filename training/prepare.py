"""Builds the training corpora: `python -m training.prepare --data PATH --work PATH`."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path

import srsly
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from postlint.analysis.german_lemmas import GermanLemmatizer
from training import entities, lemmas, lexicon, silver
from training.labels import Labels
from training.sentence import Sentence, blank, forget_blank, group, save, to_doc
from training.templates import sentences as template_sentences
from training.treebank import read_conllu, read_empirist

HELD_OUT = 680
"""Sentences of GSD-dev that are trained on while we tune; the rest is the development set."""
_PLAIN = frozenset("ADP ADV CCONJ INTJ PART PUNCT SCONJ SYM X".split())
_UNLIKE = frozenset("PPER PRF PIS PIAT PDS PRELS PPOSAT ART".split())
_FIXES: tuple[silver.Fixes, silver.Fixes] = ({}, {})


def main() -> None:
    """Reads the arguments and builds what is missing in the work folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds german/ and posts/")
    parser.add_argument("--work", type=Path, required=True, help="where the corpora go")
    parser.add_argument("--everything", action="store_true", help="train on the syntax test too")
    args = parser.parse_args()
    nlp = blank()
    treebanks = read_treebanks(args.data / "german")
    if not (args.work / "silver.spacy").exists():
        texts = [*silver.read_posts(args.data / "posts"), *_entity_texts(nlp, args.data / "german")]
        docs = tag_texts(nlp, texts, fixes=treebanks.fixes)
        print("silver", save(docs, args.work / "silver.spacy"), "tokens")
    raw = list(DocBin().from_disk(args.work / "silver.spacy").get_docs(nlp.vocab))
    if not (args.work / "vectors").exists():
        print("vectors", build_vectors(raw, args.work / "vectors"), "rows")
    build_lemmas(nlp, treebanks, raw, args.work / "lemmas", everything=args.everything)
    docs = add_entities(nlp, raw, args.data / "german", args.work)
    docs += build_syntax(nlp, treebanks, raw, args.work, everything=args.everything)
    tags = sorted({token.tag_ for doc in docs for token in doc} - {""})
    srsly.write_json(args.work / "labels" / "tagger.json", tags)
    random.Random(3).shuffle(docs)
    print("train", save(docs, args.work / "train.spacy"), "tokens")


class Treebanks:
    """The syntax sources, and what they say about HanTa's conventions."""

    def __init__(self, folder: Path) -> None:
        """Reads all of them; tags PUD, which has no STTS, with HanTa."""
        tagger = silver.load_tagger()
        self.gsd = list(read_conllu(folder / "gsd-dev.conllu"))
        self.gsd_test = list(read_conllu(folder / "gsd-test.conllu"))
        self.fixes = silver.learn_fixes(tagger, self.gsd)
        self.pud = list(read_conllu(folder / "pud.conllu", tags=False))
        for sentence in self.pud:
            tags, _ = silver.annotate(tagger, sentence.words)
            pairs = zip(sentence.words, tags, strict=True)
            sentence.tags = [self.fixes[0].get((word.lower(), tag), tag) for word, tag in pairs]
        self.labels = Labels([*self.gsd, *self.pud])
        self.chat = [self._chat(s) for s in read_empirist(folder / "empirist.vrt", part="train")]

    def _chat(self, sentence: Sentence) -> Sentence:
        """EmpiriST has no features and lemmas of its own for pronouns: only what fits is kept."""
        morphs = [""] * len(sentence.words)
        for i, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
            pos, morph = self.labels.of(word, tag)
            if sentence.pos[i] not in _PLAIN:
                sentence.pos[i], morphs[i] = pos, morph
            if tag in _UNLIKE:
                sentence.lemmas[i] = self.fixes[1].get((word.lower(), tag), "")
        sentence.morphs = morphs
        return sentence


def read_treebanks(folder: Path) -> Treebanks:
    """All syntax sources in `folder`."""
    return Treebanks(folder)


def tag_texts(nlp: Language, texts: list[str], *, fixes: tuple[silver.Fixes, silver.Fixes]) -> list[Doc]:
    """Silver documents of all texts, on two cores."""
    size = 250
    chunks = [[t for t in texts[i : i + size] if t.strip()] for i in range(0, len(texts), size)]
    with Pool(2, initializer=_start, initargs=(fixes,)) as pool:
        return [
            doc
            for data in pool.imap(_tag_chunk, chunks)
            for doc in DocBin().from_bytes(data).get_docs(nlp.vocab)
        ]


def _start(fixes: tuple[silver.Fixes, silver.Fixes]) -> None:
    global _NLP, _TAGGER, _FIXES  # noqa: PLW0603
    _NLP, _TAGGER, _FIXES = blank(), silver.load_tagger(), fixes


def _tag_chunk(texts: list[str]) -> bytes:
    docs = [silver.tag_text(_NLP, _TAGGER, text, fixes=_FIXES) for text in texts]
    return DocBin(docs=docs).to_bytes()


def _entity_texts(nlp: Language, folder: Path) -> Iterator[str]:
    for doc in entities.read_columns(nlp, folder / "germeval-test.tsv"):
        yield doc.text
    for doc in entities.read_smartdata(nlp, folder / "smartdata.jsonl"):
        yield doc.text


def build_vectors(raw: Iterable[Doc], path: Path) -> int:
    """Saves a blank pipeline with lexicon vectors; verbs are those frequent in the silver text."""
    verbs: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for doc in raw:
        seen.update(token.text for token in doc)
        verbs.update(token.lemma_ for token in doc if token.tag_.startswith(("VV", "VM", "VA")))
    infinitives = [verb for verb, n in verbs.items() if n > 2 and verb.endswith("n")]
    nlp = blank()
    extra = {word for word, n in seen.items() if n > 1}
    rows = lexicon.add_vectors(nlp, size=80_000, infinitives=infinitives, extra=extra)
    nlp.to_disk(path)
    return rows


def build_lemmas(
    nlp: Language, trees: Treebanks, raw: list[Doc], path: Path, *, everything: bool
) -> None:
    """Saves the lemmatizer's tables."""
    gsd = [*trees.gsd, *trees.gsd_test] if everything else trees.gsd[:HELD_OUT]
    lemmatizer = GermanLemmatizer(nlp.vocab, "lemmatizer")
    made = [s for s in template_sentences(3000, seed=1)]
    lemmas.fill(lemmatizer, silver=raw, gold=[*gsd, *trees.pud, *trees.chat, *made])
    lemmatizer.to_disk(path)


def build_syntax(
    nlp: Language, trees: Treebanks, raw: list[Doc], work: Path, *, everything: bool
) -> list[Doc]:
    """Gold and template documents, and silver ones with what is certain."""
    rng = random.Random(7)
    gsd = [*trees.gsd, *trees.gsd_test] if everything else trees.gsd[:HELD_OUT]
    gold: list[Doc] = []
    for part, times in ((trees.pud, 5), (gsd, 6), (trees.chat, 4)):
        for _ in range(times):
            gold += [to_doc(nlp, g, breaks=rng) for g in group(part, most=5, rng=rng)]
    made = list(template_sentences(9000))
    gold += [to_doc(nlp, g, breaks=rng) for g in group(made, most=4, rng=rng)]
    write_labels(nlp, gold, ("morphologizer", "parser"), work / "labels")
    dev = [to_doc(nlp, g, breaks=None) for g in group(trees.gsd[HELD_OUT:], most=5, rng=rng)]
    print("dev", save(dev, work / "dev.spacy"), "tokens")
    print("senter", save(gold, work / "senter.spacy"), "tokens")
    return gold + [label_silver(doc, trees.labels) for doc in raw]


def write_labels(nlp: Language, docs: list[Doc], names: tuple[str, ...], folder: Path) -> None:
    """What each component has to tell apart, counted in `docs`."""
    counter = blank()
    for name in names:
        counter.add_pipe(name, config={"min_action_freq": 20} if name == "parser" else {})
    examples = [Example(Doc(nlp.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]), d) for d in docs]
    counter.initialize(lambda: examples)
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        srsly.write_json(folder / f"{name}.json", counter.get_pipe(name).label_data)


def label_silver(doc: Doc, labels: Labels) -> Doc:
    """Adds the universal tags and features that are certain."""
    for token in doc:
        pos, morph = labels.of(token.text, token.tag_)
        if pos:
            token.pos_ = pos
            token.set_morph(morph)
    return forget_blank(doc)


def add_entities(nlp: Language, raw: list[Doc], folder: Path, work: Path) -> list[Doc]:
    """Marks entities on the silver documents that have them; returns more documents for them."""
    known = [*entities.read_columns(nlp, folder / "germeval-test.tsv")]
    known += entities.read_smartdata(nlp, folder / "smartdata.jsonl")
    spans_of = {doc.text: [(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in known}
    marked = []
    for doc in raw:
        if doc.text in spans_of:
            spans = [doc.char_span(a, b, label=label) for a, b, label in spans_of[doc.text]]
            doc.set_ents([span for span in spans if span is not None], default="outside")
            marked.append(doc)
    rng = random.Random(5)
    pud = [*entities.read_columns(nlp, folder / "uner-pud.iob2", extra=True)]
    more = [*_joined(pud, rng)]
    write_labels(nlp, marked + more, ("ner",), work / "labels")
    print("entities", sum(len(doc) for doc in marked + more), "tokens")
    return 2 * more + marked


def _joined(docs: list[Doc], rng: random.Random) -> Iterator[Doc]:
    while docs:
        size = rng.randint(1, 3)
        joined = Doc.from_docs(docs[:size])
        if joined is not None:
            yield joined
        docs = docs[size:]


if __name__ == "__main__":
    main()
