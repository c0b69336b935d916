"""Static vectors of what dictionaries know: Brown cluster, gender and number, verb forms, names.

A vector's first `CLUSTER_SIZE` numbers are a random code of the word's Brown cluster (clusters
that share a path share most of it), the others are switches. Words alike share a row, so the
table stays small however many words it has.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.vectors import Vectors

CLUSTER_SIZE = 32
_PATHS = (4, 6, 8, 10, 12, 16)
SWITCHES = (
    "m f n sing plur gen given surname place proper inf fin1 fin2 fin3 pl13 pl2 past part "
    "imp imps word"
).split()


def noun_forms() -> Iterator[tuple[str, str, set[str]]]:
    """Form, lemma and switches from `german-nouns` (Wiktionary, CC BY-SA 4.0)."""
    named = {"Vorname": "given", "Nachname": "surname", "Toponym": "place", "Eigenname": "proper"}
    with (_data("german_nouns") / "nouns.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            kinds = {named[kind] for kind in row["pos"].split(",") if kind in named}
            genders = {v for k, v in row.items() if k.startswith("genus") and v in ("m", "f", "n")}
            yield row["lemma"], row["lemma"], kinds | genders | {"sing"}
            for name, form in row.items():
                case, _, number = name.partition(" ")
                if not form or not form[0].isupper() or case not in _CASES or " " in form:
                    continue
                found = {"plur" if number.startswith("plural") else "sing"}
                if case == "genitiv":
                    found.add("gen")
                yield form, row["lemma"], kinds | genders | found


_CASES = ("nominativ", "genitiv", "dativ", "akkusativ")


def names() -> tuple[list[str], list[str], list[str]]:
    """Given names, surnames and places among the 150,000 most frequent word forms."""
    known = set(frequent_words(150_000))
    found: dict[str, set[str]] = defaultdict(set)
    for form, lemma, kinds in noun_forms():
        if form == lemma and form in known:
            for kind in kinds & {"given", "surname", "place"}:
                found[kind].add(form)
    return sorted(found["given"]), sorted(found["surname"]), sorted(found["place"])


def verb_forms(infinitives: Iterable[str]) -> Iterator[tuple[str, str, set[str]]]:
    """Form, infinitive and switches for each one-word form of the verbs, made by `ablaut`."""
    import ablaut

    persons = ({"fin1"}, {"fin2"}, {"fin3"}, {"pl13"}, {"pl2"}, {"pl13"})
    for verb in infinitives:
        try:
            table: Any = ablaut.conjugate(verb, "deu")
        except (ValueError, RuntimeError):
            continue
        found = [(verb, {"inf"}), (table.past_participle, {"part"})]
        found += list(zip(table.present or (), persons, strict=False))
        for past in (table.preterite, table.konjunktiv2):
            found += [(f, p | {"past"}) for f, p in zip(past or (), persons, strict=False)]
        if table.imperative:
            found += [(table.imperative[0], {"imp"}), (table.imperative[1], {"imps"})]
            if table.imperative[0] and not table.imperative[0].endswith("e"):
                found.append((table.imperative[0] + "e", {"imp"}))
        for form, switches in found:
            if isinstance(form, str) and form and " " not in form:
                yield form, verb, switches


def add_vectors(nlp: Language, *, size: int, infinitives: Iterable[str], extra: set[str]) -> int:
    """Gives `nlp` vectors for its `size` most frequent words and for `extra`; returns the rows."""
    clusters, frequency = _table("cluster"), _table("prob")
    switches: dict[str, set[str]] = defaultdict(set)
    for form, _, found in noun_forms():
        switches[form] |= found
    for form, _, found in verb_forms(infinitives):
        switches[form] |= found
        switches[form.capitalize()] |= found
    words = sorted(frequency, key=lambda word: -frequency[word])
    kept = words[:size] + [word for word in words[size:] if word in extra]
    rows: dict[tuple[int, tuple[str, ...]], int] = {}
    keys: dict[str, int] = {}
    for rank, word in enumerate(kept):
        path = clusters.get(word, 0)
        path &= 0xFFFF if rank < size // 4 else 0x3FF
        key = (path, tuple(sorted(switches.get(word, ()))))
        keys[word] = rows.setdefault(key, len(rows))
    data = np.stack([_vector(path, found) for path, found in rows])
    vectors = Vectors(strings=nlp.vocab.strings, data=data, name="de_lexicon")
    for word, row in keys.items():
        vectors.key2row[get_string_id(word)] = row
    nlp.vocab.vectors = vectors
    return len(rows)


def _vector(path: int, found: Iterable[str]) -> np.ndarray:
    bits = bin(path)[2:][::-1].ljust(16, "0") if path else ""
    code = sum((_noise(f"{n}:{bits[:n]}") for n in _PATHS if bits), np.zeros(CLUSTER_SIZE))
    marks = np.array([1.0 if name in found else 0.0 for name in SWITCHES])
    marks[-1] = 1.0
    return np.concatenate([code / np.sqrt(len(_PATHS)), marks]).astype("float32")


def _noise(key: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "little")
    return np.random.default_rng(seed).standard_normal(CLUSTER_SIZE)


def _table(name: str) -> dict[str, Any]:
    path = _data("spacy_lookups_data") / "data" / f"de_lexeme_{name}.json.gz"
    table: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return table


def _data(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"training needs the package {package}: see requirements.txt")
    return Path(spec.submodule_search_locations[0])


def noun_paradigms(
    lemmas: frozenset[str],
) -> Iterator[tuple[str, str, dict[tuple[str, str], str]]]:
    """Lemma, gender (`Masc`, `Fem`, `Neut`) and form by (number, case) of the nouns asked for."""
    names = {"m": "Masc", "f": "Fem", "n": "Neut"}
    cases = dict(zip(_CASES, ("Nom", "Gen", "Dat", "Acc"), strict=True))
    seen: set[str] = set()
    with (_data("german_nouns") / "nouns.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lemma, gender = row["lemma"], names.get(row["genus"] or row["genus 1"])
            if lemma not in lemmas or lemma in seen or gender is None:
                continue
            seen.add(lemma)
            forms: dict[tuple[str, str], str] = {}
            for german, case in cases.items():
                for number, short in (("singular", "Sing"), ("plural", "Plur")):
                    form = row[f"{german} {number}"] or row[f"{german} {number} 1"]
                    if form and form[0].isupper() and " " not in form:
                        forms[short, case] = form
            if forms:
                yield lemma, gender, forms


def frequent_words(count: int) -> list[str]:
    """The `count` most frequent word forms of German."""
    frequency = _table("prob")
    return sorted(frequency, key=lambda word: -frequency[word])[:count]
