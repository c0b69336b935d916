"""Prints every figure the pipeline is judged by: `python -m training.evaluate --data PATH`."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import postlint.analysis.german_lemmas
import postlint.analysis.german_persons
import postlint.analysis.german_sentences  # noqa: F401  (registers a component)
from training import entities, handmade, speed
from training.measure import Score, entity_scores, token_scores
from training.sentence import Sentence, blank, to_doc
from training.treebank import read_conllu, read_empirist

SHIPPED = Path(__file__).parents[1] / "postlint" / "models" / "de_postlint_sm"
TARGETS = {
    "gsd-test tag": 95, "gsd-test pos": 95, "gsd-test lemma": 95, "gsd-test morph": 80,
    "gsd-test uas": 80, "gsd-test las": 73, "gsd-test sents": 90, "gsd-test starts": 90,
    "empirist tag": 88, "empirist pos": 88, "germeval-dev all": 72,
}  # fmt: skip
_SYNTAX = ("token", "tag", "pos", "lemma", "morph", "uas", "las", "sents", "starts")


def main() -> None:
    """Reads the arguments, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds german/")
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--errors", action="store_true", help="list the hand-made posts missed")
    parser.add_argument("--no-speed", action="store_true")
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    folder = args.data / "german"
    for join in (True, False):
        report_syntax(nlp, folder / "gsd-test.conllu", join=join)
    report_chat(nlp, folder / "empirist.vrt")
    if nlp.has_pipe("ner"):
        report_entities(nlp, folder / "germeval-dev.tsv")
    report_handmade(nlp, errors=args.errors)
    if not args.no_speed:
        speed.report(args.model, folder / "gsd-test.conllu")


def report_syntax(nlp: Language, path: Path, *, join: bool) -> None:
    """gsd-test in documents of five sentences."""
    name = "gsd-test" if join else "gsd-test, compounds in parts as in the treebank:"
    pairs = _run(nlp, list(read_conllu(path, join=join)))
    for column, score in token_scores(pairs, _SYNTAX).items():
        _print(f"{name} {column}", score)


def report_chat(nlp: Language, path: Path) -> None:
    """EmpiriST's test part: tweets, chats and web pages together."""
    pairs = _run(nlp, list(read_empirist(path, part="test")))
    for column, score in token_scores(pairs, ("token", "tag", "pos")).items():
        _print(f"empirist {column}", score)


def report_entities(nlp: Language, path: Path) -> None:
    """GermEval-dev, a sentence a document."""
    gold = list(entities.read_columns(blank(), path))
    pairs = list(zip(nlp.pipe(doc.text for doc in gold), gold, strict=True))
    for label, score in entity_scores(pairs).items():
        _print(f"germeval-dev {label}", score)


def report_handmade(nlp: Language, *, errors: bool) -> None:
    """The hand-made posts."""
    scores, wrong = handmade.measure(nlp)
    for name, score in scores.items():
        print(
            f"hand-made {name:24} P {score.precision:.3f} R {score.recall:.3f} F {score.f:.3f}"
            f"  ({score.there} there)"
        )
        for line in wrong.get(name, []) if errors else []:
            print("   ", line)


def _run(nlp: Language, sentences: list[Sentence], *, size: int = 5) -> list[tuple[Doc, Doc]]:
    groups = [sentences[i : i + size] for i in range(0, len(sentences), size)]
    plain = blank()
    gold = [to_doc(plain, part, breaks=None) for part in groups]
    return list(zip(nlp.pipe(doc.text for doc in gold), gold, strict=True))


def _print(name: str, score: Score) -> None:
    target = TARGETS.get(name)
    mark = (
        ""
        if target is None
        else f"  target {target}  " + ("ok" if score.f * 100 >= target else "-")
    )
    print(f"{name:34} {score.f * 100:6.2f}{mark}")


if __name__ == "__main__":
    main()
