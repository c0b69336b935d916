"""Reads the named-entity corpora as spaCy documents with PER, ORG, LOC and MISC."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from training import lexicon
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


def swap_names(nlp: Language, docs: list[Doc], *, rng: random.Random) -> Iterator[Doc]:
    """Copies of `docs` with their names exchanged for others of the same kind.

    A third of the new persons and places come from the dictionary; tags of all other words are
    kept, so the copies also teach which words are names.
    """
    pools: dict[str, list[list[str]]] = defaultdict(list)
    for doc in docs:
        for span in doc.ents:
            pools[span.label_].append([token.text for token in span])
    given, surnames, places = lexicon.names()
    for doc in docs:
        words: list[str] = []
        tags: list[str] = []
        labels: list[str] = []
        spaces: list[bool] = []
        position = 0
        for name_span in [*doc.ents, None]:
            end = len(doc) if name_span is None else name_span.start
            for token in doc[position:end]:
                words.append(token.text)
                tags.append(token.tag_)
                labels.append("O")
                spaces.append(bool(token.whitespace_))
            if name_span is None:
                break
            name = rng.choice(pools[name_span.label_])
            if name_span.label_ == "PER" and rng.random() < 0.33:
                name = [rng.choice(given), rng.choice(surnames)]
            elif name_span.label_ == "LOC" and rng.random() < 0.33:
                name = [rng.choice(places)]
            words += name
            tags += [
                "NE" if part[0].isupper() and name_span.label_ == "PER" else "" for part in name
            ]
            labels += [f"{'I' if i else 'B'}-{name_span.label_}" for i in range(len(name))]
            spaces += [True] * (len(name) - 1) + [bool(name_span[-1].whitespace_)]
            position = name_span.end
        yield Doc(nlp.vocab, words=words, spaces=spaces, tags=tags, ents=labels)


def _plain(tag: str) -> str:
    place, _, label = tag.partition("-")
    return f"{place}-{_LABELS[label]}" if label in _LABELS and place in ("B", "I") else "O"


def _repair(tags: list[str]) -> list[str]:
    fixed = list(tags)
    for i, tag in enumerate(fixed):
        if tag.startswith("I-") and (i == 0 or fixed[i - 1][2:] != tag[2:]):
            fixed[i] = "B-" + tag[2:]
    return fixed
