"""Self-training: trees and features on raw sentences where two rounds of training agree.

`python -m training.agree --data PATH --work PATH` writes the corpus of the last round.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import training.registry  # noqa: F401  (registers a callback)
from training import corpora
from training.sentence import blank

_SHORT, _LONG = 6, 60


def main() -> None:
    """Reads the arguments, labels what the second and third round agree on, saves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds german/")
    parser.add_argument("--work", type=Path, required=True, help="where the corpora are")
    args = parser.parse_args()
    nlp = blank()
    trees = corpora.Treebanks(args.data / "german")
    trees.gsd += trees.held_out
    raw = list(DocBin().from_disk(args.work / "silver.spacy").get_docs(nlp.vocab))
    more = corpora.add_entities(nlp, raw, args.data / "german")
    marked = [doc for doc in raw if doc.has_annotation("ENT_IOB")]
    posts = [doc for doc in raw if not doc.has_annotation("ENT_IOB") and len(doc) < _LONG]
    posts = random.Random(33).sample(posts, 2500)
    first, second = (args.work / name / "model-last" for name in ("finish", "polish"))
    agreed = list(label_agreed(marked + posts, first=first, second=second))
    known, posts = agreed[: len(marked)] + more, agreed[len(marked) :]
    path = args.work / "last.spacy"
    corpora.build_finish(nlp, trees, known, posts, path=path, seed=33)


def label_agreed(docs: list[Doc], *, first: Path, second: Path) -> Iterator[Doc]:
    """Copies of silver `docs` with what the pipelines `first` and `second` agree on.

    A token whose tag both and HanTa agree on gets features; a document both parse alike gets its
    tree. Tags of HanTa and entities are kept.
    """
    one, two = (_run(spacy.load(path, exclude=["ner"]), docs) for path in (first, second))
    for doc, a, b in zip(docs, one, two, strict=True):
        same = all(x.head.i == y.head.i and x.dep_ == y.dep_ for x, y in zip(a, b, strict=True))
        trees = same and _SHORT <= len(doc) <= _LONG
        copy = Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=[token.tag_ for token in doc],
            heads=[token.head.i for token in b] if trees else None,
            deps=[token.dep_ for token in b] if trees else None,
        )
        for new, old, x, y in zip(copy, doc, a, b, strict=True):
            if x.tag_ == y.tag_ == old.tag_ and x.pos == y.pos and str(x.morph) == str(y.morph):
                new.pos_ = y.pos_
                new.set_morph(str(y.morph))  # type: ignore[attr-defined]
            else:
                new.set_morph(None)  # type: ignore[attr-defined]
        if doc.has_annotation("ENT_IOB"):
            spans = [Span(copy, e.start, e.end, label=e.label_) for e in doc.ents]
            copy.set_ents(spans, default="outside")
        yield copy


def _run(nlp: Language, docs: list[Doc]) -> list[Doc]:
    blank = [
        Doc(nlp.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d])
        for d in docs
    ]
    return list(nlp.pipe(blank))


if __name__ == "__main__":
    main()
