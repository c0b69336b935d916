"""Our tokenizer against the one of spaCy whose rules it reads."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from postlint.analysis.german import shape_tokenizer
from postlint.analysis.prepared import Prepared
from postlint.analysis.shapes import keep_whole
from postlint.analysis.tokenizer import Tokenizer
from postlint.analysis.tokenizer_rules import tokenizer_rules
from postlint.registry.catalogue import load_catalogue

_PIECES = [
    *"abcÄöß 12.,;:!?…-–/'’\"„“()[]#@&%$€*_\n\t",
    *(
        "don't ",
        "can’t ",
        "z. B. ",
        "d.h.",
        "e.g. ",
        "U.S. ",
        "Mr. ",
        "a.m.",
        ":-)",
        "http://x.de/a",
    ),
    *(
        "@max ",
        "#tag",
        "👍🏽",
        "👩‍💻",
        "Kolleg:innen ",
        "m/w/d",
        "10 %",
        "3,5",
        "gonna ",
        "I'm ",
        "geht's ",
    ),
]


@cache
def theirs(language: str) -> Any:
    nlp = spacy.blank(language)
    if language == "de":
        return shape_tokenizer(nlp)
    wholes = re.compile(*keep_whole(nlp))
    before: Any = nlp.tokenizer.token_match
    nlp.tokenizer.token_match = lambda text: wholes.match(text) or (before and before(text))
    return nlp


@cache
def ours(language: str) -> Tokenizer:
    return Tokenizer(tokenizer_rules(language, Prepared()))


def same(text: str, language: str) -> None:
    made, expected = ours(language)(text), theirs(language).make_doc(text)
    assert [(t.text, t.idx, t.whitespace_) for t in made] == [
        (t.text, t.idx, t.whitespace_) for t in expected
    ]
    for token, other in zip(made, expected, strict=True):
        for name in ("is_punct", "is_stop", "is_alpha", "is_space", "is_title", "is_upper"):
            assert getattr(token, name) == getattr(other, name), (name, token.text)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_example_is_cut_as_spacy_cuts_it(language: str) -> None:
    texts = {e.text for rule in load_catalogue().rules.values() for e in rule.examples}
    assert len(texts) > 1000
    for text in sorted(texts):
        same(" ".join(text.split()), language)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join), st.sampled_from(["de", "en"]))
def test_any_text_is_cut_as_spacy_cuts_it(text: str, language: str) -> None:
    same(text, language)


@given(st.text(max_size=60), st.sampled_from(["de", "en"]))
def test_the_tokens_make_up_the_text(text: str, language: str) -> None:
    doc = ours(language)(text)
    assert "".join(token.text + token.whitespace_ for token in doc) == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_kept_rules_cut_alike(tmp_path: Path) -> None:
    prepared = Prepared(tmp_path)
    first = tokenizer_rules("de", prepared)
    assert list(tmp_path.iterdir())
    assert tokenizer_rules("de", prepared) == first


def test_broken_kept_rules_are_made_anew(tmp_path: Path) -> None:
    prepared = Prepared(tmp_path)
    first = tokenizer_rules("en", prepared)
    (path,) = tmp_path.iterdir()
    for content in (b"", b"{", b"[]", b'{"seal": "x", "content": {}}', b"\xff\xfe"):
        path.write_bytes(content)
        assert tokenizer_rules("en", prepared) == first


@pytest.mark.parametrize("piece", ["#", "„“", "a,", "👍🏽", "ab"])
def test_what_is_longer_than_any_word_is_cut_in_slices(piece: str) -> None:
    text = f"vorn {piece * 3_000} hinten"
    doc = ours("de")(text)
    assert "".join(token.text + token.whitespace_ for token in doc) == text
    assert max(len(token) for token in doc) <= 2_000
