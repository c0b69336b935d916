"""Puts the trained parts together as `de_postlint_sm` and strips what shipping does not need.

`python -m training.assemble --work PATH [--output PATH]`.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

import postlint.analysis.german_lemmas
import postlint.analysis.german_persons
import postlint.analysis.german_sentences  # noqa: F401  (registers a component)
import training.registry  # noqa: F401  (registers a callback)
from postlint.analysis.german import shape_tokenizer
from training.evaluate import SHIPPED

VERSION = "0.1.0"
_LEGAL = Path(__file__).parent / "legal"


def main() -> None:
    """Reads the arguments and writes the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where the trained parts are")
    parser.add_argument("--trained", default="last/model-last")
    parser.add_argument("--output", type=Path, default=SHIPPED)
    args = parser.parse_args()
    nlp = assemble(args.work, trained=args.trained)
    write(nlp, args.output)
    size = sum(path.stat().st_size for path in args.output.rglob("*") if path.is_file())
    print(f"{args.output.name}: {', '.join(nlp.pipe_names)}, {size / 1e6:.1f} MB")


def assemble(work: Path, *, trained: str) -> Language:
    """The trained pipeline with lemmatizer and sentence boundaries before the parser."""
    nlp = shape_tokenizer(spacy.load(work / trained))
    lemmatizer: Any = nlp.add_pipe("postlint_german_lemmatizer", name="lemmatizer", before="parser")
    lemmatizer.from_disk(work / "lemmas")
    nlp.add_pipe("postlint_german_sentences", name="sentences", before="parser")
    nlp.add_pipe("postlint_german_persons", name="persons", before="parser")
    nlp.config["initialize"]["before_init"] = None
    nlp.config["initialize"]["components"] = {}
    nlp.meta.update(_meta())
    return nlp


def write(nlp: Language, path: Path) -> None:
    """Saves `nlp`, without the words it was trained on."""
    if path.exists():
        shutil.rmtree(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(path)
    kept = sorted(set(needed_strings(nlp)))
    (path / "vocab" / "strings.json").write_text(
        json.dumps(kept, ensure_ascii=False), encoding="utf-8"
    )
    _clean_config(path / "config.cfg")
    for legal in _LEGAL.iterdir():
        shutil.copy(legal, path / legal.name)


def needed_strings(nlp: Language) -> Iterator[str]:
    """Labels and features: what the saved parts refer to by hash."""
    pipes: list[tuple[str, Any]] = list(nlp.pipeline)
    for name, pipe in pipes:
        for label in getattr(pipe, "labels", ()):
            yield str(label)
            yield from str(label).replace("=", "|").split("|")
        if name in ("parser", "ner"):
            for move in pipe.move_names:
                yield from (move, move.partition("-")[2])
    tokenizer: Any = nlp.tokenizer
    yield from ("ROOT", "dep", "subtok", "_SP", "POS", "PER", "ORG", "LOC", "MISC")
    for word, cut in (tokenizer.rules or {}).items():
        yield word
        yield from (str(v) for piece in cut for v in piece.values() if isinstance(v, str))


def _clean_config(path: Path) -> None:
    """Drops the sections that only training reads; they name paths of the machine."""
    config = spacy.util.load_config(path)
    plain = Language.default_config
    for section in ("corpora", "training", "pretraining", "paths", "initialize"):
        config[section] = plain.get(section, {})
    config.to_disk(path)


def _meta() -> dict[str, Any]:
    return {
        "name": "postlint_sm",
        "version": VERSION,
        "description": "Small German pipeline for social media posts",
        "author": "postlint",
        "license": "CC BY-SA 4.0",
        "spacy_version": ">=3.8.0,<3.9.0",
        "performance": {},
        "sources": json.loads((Path(__file__).parent / "sources.json").read_text("utf-8")),
    }


if __name__ == "__main__":
    main()
