"""Builds all that training reads: `python -m training.prepare --data PATH --work PATH`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from postlint.analysis.german_lemmas import GermanLemmatizer
from training import corpora, entities, lemmas, lexicon, silver
from training.sentence import blank, save
from training.templates import sentences as template_sentences

_WORKER: dict[str, tuple[Language, silver.Tagger, tuple[silver.Fixes, silver.Fixes]]] = {}


def main() -> None:
    """Reads the arguments and builds what is missing in the work folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds german/ and posts/")
    parser.add_argument("--work", type=Path, required=True, help="where the corpora go")
    parser.add_argument(
        "--everything", action="store_true", help="train on the held-out part and gsd-test too"
    )
    args = parser.parse_args()
    nlp = blank()
    trees = corpora.Treebanks(args.data / "german", everything=args.everything)
    if not (args.work / "silver.spacy").exists():
        texts = [*silver.read_posts(args.data / "posts"), *_entity_texts(nlp, args.data / "german")]
        docs = tag_texts(nlp, texts, fixes=trees.fixes)
        print("silver", save(docs, args.work / "silver.spacy"), "tokens")
    raw = list(DocBin().from_disk(args.work / "silver.spacy").get_docs(nlp.vocab))
    if not (args.work / "vectors").exists():
        print("vectors", build_vectors(raw, args.work / "vectors"), "rows")
    build_lemmas(nlp, trees, raw, args.work / "lemmas")
    corpora.build(nlp, trees, raw, folder=args.data / "german", work=args.work)


def tag_texts(
    nlp: Language, texts: list[str], *, fixes: tuple[silver.Fixes, silver.Fixes]
) -> list[Doc]:
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
    _WORKER["here"] = (blank(), silver.load_tagger(), fixes)


def _tag_chunk(texts: list[str]) -> bytes:
    nlp, tagger, fixes = _WORKER["here"]
    docs = [silver.tag_text(nlp, tagger, text, fixes=fixes) for text in texts]
    data: bytes = DocBin(docs=docs).to_bytes()
    return data


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
        verbs.update(token.lemma_ for token in doc if token.tag_.startswith("V"))
    infinitives = [verb for verb, n in verbs.items() if n > 2 and verb.endswith("n")]
    nlp = blank()
    extra = {word for word, n in seen.items() if n > 1}
    rows = lexicon.add_vectors(nlp, size=80_000, infinitives=infinitives, extra=extra)
    nlp.to_disk(path)
    return rows


def build_lemmas(nlp: Language, trees: corpora.Treebanks, raw: list[Doc], path: Path) -> None:
    """Saves the lemmatizer's tables."""
    lemmatizer = GermanLemmatizer(nlp.vocab, "lemmatizer")
    gold = [*trees.gsd, *trees.pud, *trees.chat, *template_sentences(3000, seed=1)]
    lemmas.fill(lemmatizer, silver=raw, gold=gold)
    lemmatizer.to_disk(path)


if __name__ == "__main__":
    main()
