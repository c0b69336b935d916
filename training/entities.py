"""Reads the named-entity corpora as spaCy documents with PER, ORG, LOC and MISC."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from training.sentence import guess_spaces

_LABELS = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC", "MISC": "MISC"}


def read_columns(nlp: Language, path: Path, *, extra: bool = False) -> Iterator[Doc]:
    """Sentences of a column file (word, then BIO tag, in columns 2 and 3).

    GermEval marks derived words (`deutsch`) and parts of compounds too; those are no entities
    here. `extra` True also drops documents of which half is no language (the UNER headers).
    """
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines()]
        rows = [row for row in rows if len(row) > 3 and row[0].isdigit()]
        if not rows or (extra and len(rows) < 3):
            continue
        words = [row[1].replace("\xa0", " ").strip() or "_" for row in rows]
        tags = _repair([_plain(row[2]) for row in rows])
        yield Doc(nlp.vocab, words=words, spaces=guess_spaces(words), ents=tags)


def read_smartdata(nlp: Language, path: Path) -> Iterator[Doc]:
    """News, RSS and traffic tweets with character offsets, cut by our own tokenizer."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        doc = nlp.make_doc(row["text"])
        spans = []
        for start, end, label in row["entities"]:
            span = doc.char_span(
                start, end, label=_LABELS.get(label, ""), alignment_mode="contract"
            )
            if span is not None and label in _LABELS and span.text.strip() == span.text:
                spans.append(span)
        doc.ents = tuple(filter_spans(spans))
        yield doc


def _plain(tag: str) -> str:
    place, _, label = tag.partition("-")
    return f"{place}-{_LABELS[label]}" if label in _LABELS and place in ("B", "I") else "O"


def _repair(tags: list[str]) -> list[str]:
    fixed = list(tags)
    for i, tag in enumerate(fixed):
        if tag.startswith("I-") and (i == 0 or fixed[i - 1][2:] != tag[2:]):
            fixed[i] = "B-" + tag[2:]
    return fixed
