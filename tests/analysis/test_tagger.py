"""The copy of a pipeline's tagger says what the pipeline says."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.attrs import NORM

from postlint.analysis.annotation import Annotator, stretches
from postlint.analysis.models import components_for, load, pipeline_choice
from postlint.analysis.prepared import Prepared
from postlint.analysis.sentences import mark_sentences
from postlint.analysis.string_hashes import string_hash, table_rows
from postlint.analysis.tagger_copy import copied
from postlint.analysis.tagger_file import kept, made
from postlint.analysis.tokenizer import Tokenizer
from postlint.analysis.tokenizer_rules import tokenizer_rules
from postlint.analysis.tokens import Doc
from postlint.registry.catalogue import load_catalogue

WANTED = components_for({"tags"})
ODD = (
    "MARK and Case are det roots: NOUN, PERSON, xcomp, lower.",
    "ain't gonna lemme y'all c'mon gotcha let's",
    "Ünïcödé 🤷🏽‍♀️🇩🇪 ﬁ \u00a0 \n\n  " + "x" * 120 + " " + "9" * 12,
    "",
    "¡¿…„“‚‘—–-",
)


@cache
def pipeline(language: str) -> Any:
    return load(pipeline_choice(language), needs={"tags"})


@cache
def cutter(language: str) -> Tokenizer:
    return Tokenizer(tokenizer_rules(language, Prepared()))


def cut(text: str, language: str) -> Doc:
    doc = cutter(language)(text)
    mark_sentences(doc)
    return doc


def told(docs: list[Doc]) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, t.lemma_, t.morph, t.dep_, t.ent_type_) for d in docs for t in d
    ]


def by_spacy(texts: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The docs as spaCy's own components tag them."""
    annotator = Annotator(pipeline_choice(language), needs={"tags"})
    monkeypatch.setattr(annotator, "tagger", None, raising=False)
    docs = [cut(text, language) for text in texts]
    annotator.read([(doc, list(stretches(doc))) for doc in docs], {"tags"})
    assert "nlp" in vars(annotator)
    return told(docs)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_copy_tags_like_the_pipeline(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = [e for rule in load_catalogue().rules.values() for e in rule.examples]
    texts = [e.text for e in examples if e.language == language][::4] + list(ODD)
    assert len(texts) > 500
    annotator = Annotator(pipeline_choice(language), needs={"tags"})
    docs = [cut(text, language) for text in texts]
    readings = annotator.read([(doc, list(stretches(doc))) for doc in docs], {"tags"})
    assert annotator.tagger
    assert all(reading.parsed is None for stretch in readings for reading in stretch)
    assert told(docs) == by_spacy(texts, language, monkeypatch)


def test_a_part_does_not_depend_on_its_neighbours() -> None:
    copy = made(pipeline("en"), WANTED, Prepared(), "en", seal="")
    assert copy
    alone, beside = [[cut(text, "en") for text in ("The duck", "swims", "They duck")] for _ in "ab"]
    for doc in alone:
        copy.tag([doc.tokens])
    copy.tag([doc.tokens for doc in beside])
    assert told(alone) == told(beside)


def test_the_copy_is_kept_and_read_without_spacy(tmp_path: Path) -> None:
    prepared = Prepared(tmp_path)
    assert kept(prepared, "en_x", seal="1") is None
    first = made(pipeline("en"), WANTED, prepared, "en_x", seal="1")
    again = kept(prepared, "en_x", seal="1")
    assert first
    assert again
    docs = [cut(ODD[0], "en"), cut(ODD[0], "en")]
    first.tag([docs[0].tokens])
    again.tag([docs[1].tokens])
    assert told(docs[:1]) == told(docs[1:])


@pytest.mark.parametrize("harm", ["seal", "cut short", "one bit", "foreign"])
def test_a_file_that_is_not_ours_is_not_read(tmp_path: Path, harm: str) -> None:
    prepared = Prepared(tmp_path)
    assert made(pipeline("en"), WANTED, prepared, "en_x", seal="1")
    (file,) = tmp_path.iterdir()
    data = file.read_bytes()
    broken = {
        "seal": data,
        "cut short": data[:-100],
        "one bit": data[:-1] + bytes([data[-1] ^ 1]),
        "foreign": b"\x00\xff\n" + data,
    }
    file.write_bytes(broken[harm])
    assert kept(prepared, "en_x", seal="2" if harm == "seal" else "1") is None


def test_another_architecture_is_left_to_spacy() -> None:
    import spacy

    nlp = spacy.blank("en")
    tagger = nlp.add_pipe("tagger")
    tagger.add_label("X")  # type: ignore[attr-defined]
    nlp.initialize()
    assert copied(nlp, frozenset({"tagger"})) is None


@pytest.mark.parametrize(
    ("pattern", "attrs"),
    [([{"LOWER": "the", "OP": "+"}], {"POS": "X"}), ([{"LOWER": "the"}], {"NORM": "x"})],
)
def test_a_ruler_we_do_not_know_is_left_to_spacy(pattern: Any, attrs: Any) -> None:
    nlp = load(pipeline_choice("en"), needs={"tags"})
    nlp.get_pipe("attribute_ruler").add([pattern], attrs)
    assert made(nlp, WANTED, Prepared(), "en", seal="") is None


def test_a_copy_that_tags_in_another_way_is_not_used() -> None:
    nlp = load(pipeline_choice("en"), needs={"tags"})
    nlp.vocab.lex_attr_getters[NORM] = lambda text: "running"  # stands in no table
    assert made(nlp, WANTED, Prepared(), "en", seal="") is None


@given(st.text())
def test_a_string_has_the_key_that_spacy_gives_it(text: str) -> None:
    from spacy.strings import hash_string

    assert string_hash(text) == (hash_string(text) if text else 0)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 2**64 - 1), min_size=1), st.integers(0, 50), st.integers(1, 9000))
def test_a_key_has_the_rows_that_thinc_gives_it(keys: list[int], seed: int, size: int) -> None:
    from thinc.api import NumpyOps

    ids = np.array(keys, dtype=np.uint64)
    theirs = NumpyOps().hash(ids, seed) % np.uint32(size)
    assert (table_rows(ids, seed=seed, size=size) == theirs).all()
