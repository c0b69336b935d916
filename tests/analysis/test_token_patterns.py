"""Token patterns: what we find is what spaCy's `Matcher` finds."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import Matcher

from postlint.analysis.lexicon import TokenPattern
from postlint.analysis.pattern_steps import anchors, opening, relaxed
from postlint.analysis.prepared import Prepared
from postlint.analysis.sentences import mark_sentences
from postlint.analysis.token_patterns import TokenPatterns
from postlint.analysis.token_tests import shape
from postlint.analysis.tokenizer import Tokenizer
from postlint.analysis.tokenizer_rules import tokenizer_rules
from postlint.registry.catalogue import load_catalogue

NLP = spacy.blank("en")
OURS = Tokenizer(tokenizer_rules("en", Prepared()))
TEXTS = (
    "Buy now, buy now! You should never buy 3 or 4 BIG things, should you?",
    "No one - no ONE - said “never”; we paid $ 20 (twenty) for 2/3 of it.",
    "Never never never",
    "",
)
PATTERNS: tuple[tuple[dict[str, Any], ...], ...] = (
    ({"LOWER": "buy"}, {"LOWER": "now"}),
    ({"LOWER": {"IN": ["never", "no"]}}, {"OP": "?"}, {"IS_ALPHA": True}),
    ({"LOWER": "never", "OP": "+"},),
    ({"LOWER": "never", "OP": "*"}, {"LOWER": "never"}),
    ({"LOWER": "buy"}, {"IS_PUNCT": False, "OP": "{1,3}"}, {"IS_UPPER": True, "LENGTH": {">=": 2}}),
    ({"LOWER": "buy"}, {"LOWER": "now", "OP": "!"}),
    ({"TEXT": {"REGEX": "^[A-Z]+$"}},),
    ({"LIKE_NUM": True}, {"LOWER": {"NOT_IN": ["or"]}}),
    ({"IS_QUOTE": True}, {"IS_QUOTE": False, "OP": "{1,2}"}, {"IS_QUOTE": True}),
    ({"ORTH": "ONE"}, {"TEXT": "-"}),
    ({"SHAPE": "dd"},),
    ({"IS_CURRENCY": True}, {"IS_DIGIT": True}),
    ({"IS_BRACKET": True}, {}, {"IS_RIGHT_PUNCT": True}),
    ({"IS_STOP": True, "OP": "{2}"},),
)


def found(pattern: tuple[dict[str, Any], ...], text: str) -> set[tuple[int, int]]:
    patterns: TokenPatterns[int] = TokenPatterns()
    patterns.add(1, pattern)
    return {(start, end) for _, start, end in patterns.find(OURS(text))}


def expected(pattern: tuple[dict[str, Any], ...], text: str) -> set[tuple[int, int]]:
    matcher: Matcher = Matcher(NLP.vocab)
    matcher.add("x", [list(pattern)])
    return {(start, end) for _, start, end in matcher(NLP.make_doc(text))}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_we_find_what_spacy_finds(pattern: tuple[dict[str, Any], ...], text: str) -> None:
    assert found(pattern, text) == expected(pattern, text)


def test_some_pattern_finds_something_in_the_texts() -> None:
    assert all(any(expected(pattern, text) for text in TEXTS) for pattern in PATTERNS)


_TOKENS = st.fixed_dictionaries(
    {"LOWER": st.sampled_from(["a", "b"])},
    optional={"OP": st.sampled_from(["?", "*", "+", "{1,2}", "{2}"])},
)


@given(
    st.lists(_TOKENS, min_size=1, max_size=4).map(tuple),
    st.lists(st.sampled_from("abc"), max_size=8).map(" ".join),
)
def test_any_operators(pattern: tuple[dict[str, Any], ...], text: str) -> None:
    assert found(pattern, text) == expected(pattern, text)


def test_without_what_a_model_says_a_pattern_is_found_wherever_it_was() -> None:
    pattern = ({"POS": "VERB", "LOWER": "buy"}, {"TAG": "RB", "OP": "!"}, {"DEP": "x", "OP": "?"})
    assert relaxed(pattern) == ({"LOWER": "buy"}, {}, {"OP": "?"})


def test_the_anchor_is_the_rarest_word() -> None:
    pattern = (
        {"LOWER": "the"},
        {"LOWER": {"IN": ["shitstorm", "outcry"]}},
        {"TEXT": "!", "OP": "?"},
    )
    chosen, *others = anchors(pattern)
    assert (chosen.words, chosen.before) == ({"shitstorm", "outcry"}, (1, 1))
    assert [(other.words, other.before) for other in others] == [({"the"}, (0, 0))]
    assert anchors(({"POS": "VERB"},)) == []


def test_a_pattern_bound_to_the_start_of_a_sentence_stands_only_there() -> None:
    rows: TokenPatterns[str] = TokenPatterns()
    rows.add("opening", ({"LOWER": "stop", "IS_SENT_START": True}, {"IS_PUNCT": True}))
    doc = OURS("Stop! Do not stop. stop! Stop.")
    mark_sentences(doc)
    assert list(rows.find(doc)) == [("opening", 0, 2), ("opening", 8, 10)]


def test_a_pattern_whose_other_words_are_not_there_is_not_found() -> None:
    rows: TokenPatterns[str] = TokenPatterns()
    rows.add("both", ({"LOWER": "dire"}, {"OP": "*"}, {"LOWER": "strait"}))
    assert list(rows.find(OURS("a dire day"))) == []
    assert list(rows.find(OURS("a dire, long strait"))) == [("both", 1, 5)]


@given(st.text(max_size=20))
def test_shapes(text: str) -> None:
    lexeme = NLP.vocab[text] if text else None
    assert lexeme is None or not text.isascii() or shape(text) == lexeme.shape_


def test_every_pattern_of_the_catalogue_can_be_read() -> None:
    catalogue = load_catalogue()
    for definition in catalogue.definitions(catalogue.rules.values()):
        for lexicon in definition.lexicons.values():
            for pattern in (*lexicon.patterns, *lexicon.exception_patterns):
                TokenPatterns[int]().add(1, pattern)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (({"LOWER": "so", "IS_SENT_START": True}, {}), 0),
        (({}, {"IS_SENT_START": True}), 1),
        (({"OP": "?"}, {"IS_SENT_START": True}), None),
        (({"IS_SENT_START": True, "OP": "!"},), None),
        (({"LOWER": "so"},), None),
    ],
)
def test_a_pattern_tells_where_a_sentence_must_begin(
    pattern: TokenPattern, number: int | None
) -> None:
    assert opening(pattern) == number
