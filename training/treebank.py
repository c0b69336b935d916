"""Reads the treebanks (CoNLL-U) and EmpiriST (vertical format) into `Sentence`s of one scheme."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

from training.compounds import join_compounds
from training.sentence import Sentence, guess_spaces

FEATURES = frozenset(
    "Case Number Gender Person Mood Tense VerbForm PronType Degree Definite Poss Polite Reflex "
    "Polarity Foreign".split()
)
_RELATIONS = {
    "flat:name": "flat", "flat:foreign": "flat", "obl:tmod": "obl", "obl:arg": "obl",
    "obl:agent": "obl", "acl:relcl": "acl", "nmod:poss": "nmod", "det:poss": "det",
    "expl:pv": "expl", "csubj:pass": "csubj", "cc:preconj": "cc", "advcl:relcl": "advcl",
}  # fmt: skip
IBK_TO_STTS = {
    "PTKIFG": "ADV", "PTKMA": "ADV", "PTKMWL": "ADV", "ADVART": "ADV", "DM": "KON", "ONO": "ITJ",
    "AKW": "ITJ", "VVPPER": "VVFIN", "VAPPER": "VAFIN", "VMPPER": "VMFIN", "KOUSPPER": "KOUS",
    "PPERPPER": "PPER", "HST": "XY", "ADR": "NE", "URL": "XY", "EML": "XY", "EMOASC": "XY",
    "EMOIMG": "XY",
}  # fmt: skip
"""What the tags for chats and tweets (STTS-IBK) are in plain STTS, as this pipeline writes it."""


def read_conllu(path: Path, *, tags: bool = True, join: bool = True) -> Iterator[Sentence]:
    """Sentences of a treebank; contracted words (`am`) are one token, as in running text.

    `tags` False leaves the tag column empty: German-PUD's is not STTS. `join` False keeps
    hyphenated compounds in parts, as the treebank has them.
    """
    for rows in _blocks(path):
        sentence = _convert(rows, tags=tags)
        yield join_compounds(sentence) if join else sentence


def read_empirist(path: Path, *, part: str) -> Iterator[Sentence]:
    """Sentences of EmpiriST's `part` (train or test): tags in STTS, universal tags, lemmas."""
    wanted = False
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<text "):
            wanted = f'set="{part}"' in line
        elif line.startswith("<s>"):
            rows = []
        elif line.startswith("</s>"):
            if wanted and rows:
                yield _from_vertical(rows)
        elif "\t" in line:
            rows.append(html.unescape(line).split("\t"))


def simplify(features: str, universal: str) -> dict[str, str]:
    """The features all our treebanks mark alike; empty ones and defaults are left out."""
    if features == "_":
        return {}
    found = dict(part.split("=", 1) for part in features.split("|"))
    kept = {name: value for name, value in found.items() if name in FEATURES}
    if "Mood" in kept:
        kept["VerbForm"] = "Fin"
    if kept.get("Degree") == "Pos":
        del kept["Degree"]
    if universal in ("NOUN", "PROPN"):
        kept.pop("Person", None)
    if universal not in ("PRON", "DET"):
        kept.pop("PronType", None)
    return kept


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if rows:
            yield rows


def _convert(rows: list[list[str]], *, tags: bool) -> Sentence:
    spans = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            spans[first] = (last, row)
    words = {int(row[0]): row for row in rows if row[0].isdigit()}
    place: dict[int, int] = {}
    merged: list[tuple[list[str], str, str]] = []
    number = 1
    while number in words:
        last, surface = spans.get(number, (number, words[number]))
        parts = [words[n] for n in range(number, last + 1)]
        merged.append(_merge(parts, surface))
        place.update(dict.fromkeys(range(number, last + 1), len(merged) - 1))
        number = last + 1
    sentence = Sentence(words=[], spaces=[])
    for i, (row, features, misc) in enumerate(merged):
        head = place.get(int(row[6]), i)
        sentence.words.append(row[1])
        sentence.spaces.append("SpaceAfter=No" not in misc)
        sentence.lemmas.append(row[2] if row[2] != "_" else row[1])
        sentence.pos.append(row[3] if row[3] != "_" else "X")
        sentence.morphs.append(features)
        sentence.heads.append(head)
        sentence.deps.append("ROOT" if head == i else _RELATIONS.get(row[7], row[7]))
        if tags:
            sentence.tags.append(row[4])
    return sentence


def _merge(parts: list[list[str]], surface: list[str]) -> tuple[list[str], str, str]:
    numbers = {int(part[0]) for part in parts}
    head = next((part for part in parts if int(part[6]) not in numbers), parts[0])
    features: dict[str, str] = {}
    for part in parts:
        features.update(simplify(part[5], part[3]))
    row = [*head]
    row[1] = surface[1]
    if len(parts) > 1:
        row[2] = parts[0][2]
        row[4] = "APPRART" if parts[0][3] == "ADP" else head[4]
    return row, "|".join(f"{k}={v}" for k, v in sorted(features.items())), surface[9]


def _from_vertical(rows: list[list[str]]) -> Sentence:
    words = [row[0] for row in rows]
    return Sentence(
        words=words,
        spaces=guess_spaces(words),
        tags=[IBK_TO_STTS.get(row[1], row[1]) for row in rows],
        pos=[row[2] if row[2] != "ADJD" else "ADJ" for row in rows],
        lemmas=[row[5] for row in rows],
    )
