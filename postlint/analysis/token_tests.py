"""One token of a spaCy `Matcher` pattern as a question to a token."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from postlint.analysis.lexicon import MODEL_ATTRIBUTES
from postlint.analysis.tokens import Token

Test = Callable[[Token], bool]

_QUOTES = frozenset("\"'`«»‘’‚‛“”„‟‹›❮❯") | {"''", "``"}
_LEFT = frozenset("([{<«‘‚‛“„‟‹❮") | {"``"}
_RIGHT = frozenset(")]}>»’”›❯") | {"''"}
_BRACKETS = frozenset("()[]{}<>")
_CURRENCY = frozenset("$£€¥¢₹₽₩₺₴₪฿₿")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_SAME_SHAPE = 4
_LONG = 100
_REMEMBERED = 10_000
#: Attributes that depend on where a token stands.
_OF_THE_PLACE = frozenset({"NORM", "SPACY", "IS_SENT_START", "SENT_START", *MODEL_ATTRIBUTES})

#: What each attribute of a pattern reads of a token.
READERS: Mapping[str, Callable[[Token], Any]] = {
    "ORTH": lambda token: token.text,
    "TEXT": lambda token: token.text,
    "LOWER": lambda token: token.lower_,
    "NORM": lambda token: token.norm_,
    "LENGTH": len,
    "SHAPE": lambda token: shape(token.text),
    "PREFIX": lambda token: token.text[:1],
    "SUFFIX": lambda token: token.text[-3:],
    "SPACY": lambda token: bool(token.whitespace_),
    "IS_ALPHA": lambda token: token.text.isalpha(),
    "IS_ASCII": lambda token: token.text.isascii(),
    "IS_DIGIT": lambda token: token.text.isdigit(),
    "IS_LOWER": lambda token: token.text.islower(),
    "IS_UPPER": lambda token: token.text.isupper(),
    "IS_TITLE": lambda token: token.text.istitle(),
    "IS_SPACE": lambda token: token.text.isspace(),
    "IS_PUNCT": lambda token: token.is_punct,
    "IS_STOP": lambda token: token.is_stop,
    "IS_SENT_START": lambda token: token.is_sent_start,
    "SENT_START": lambda token: token.is_sent_start,
    "IS_QUOTE": lambda token: token.text in _QUOTES,
    "IS_BRACKET": lambda token: token.text in _BRACKETS,
    "IS_LEFT_PUNCT": lambda token: token.text in _LEFT,
    "IS_RIGHT_PUNCT": lambda token: token.text in _RIGHT,
    "IS_CURRENCY": lambda token: token.text in _CURRENCY,
    "LIKE_NUM": lambda token: token.like_num,
    "LIKE_URL": lambda token: bool(_ADDRESS.fullmatch(token.text)),
    "LIKE_EMAIL": lambda token: bool(_MAIL.fullmatch(token.text)),
    "POS": lambda token: token.pos_,
    "TAG": lambda token: token.tag_,
    "LEMMA": lambda token: token.lemma_,
    "DEP": lambda token: token.dep_,
    "ENT_TYPE": lambda token: token.ent_type_,
    "MORPH": lambda token: token.morph,
}
#: The tests of word lists, which are most of all, in one step.
_FAST: Mapping[str, Callable[[frozenset[str]], Test]] = {
    "LOWER": lambda words: lambda token: token.lower_ in words,
    "NORM": lambda words: lambda token: token.norm_ in words,
    "TEXT": lambda words: lambda token: token.text in words,
}
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def token_test(attributes: Mapping[str, Any]) -> Test:
    """The question whether a token has all these attributes (`OP` aside); {} fits every token.

    Raises `ValueError` for what it cannot answer.
    """
    tests = list(_tests(attributes))
    if not tests:
        return lambda token: True
    if len(tests) == 1:
        return tests[0]
    first, rest = tests[0], tests[1:]
    return lambda token: first(token) and all(test(token) for test in rest)


def text_attributes(attributes: Mapping[str, Any]) -> Mapping[str, Any]:
    """Those attributes whose answer is the same for all tokens of one text, wherever they stand."""
    return {
        name: wanted
        for name, wanted in attributes.items()
        if name != "OP" and name not in _OF_THE_PLACE
    }


def _tests(attributes: Mapping[str, Any]) -> Iterator[Test]:
    for name, wanted in attributes.items():
        if name == "OP":
            continue
        read = READERS.get(name)
        if read is None:
            raise ValueError(f"postlint does not read the token attribute {name}")
        if isinstance(wanted, Mapping):
            yield from (_predicate(name, read, key, value) for key, value in wanted.items())
        elif name == "MORPH":
            yield _equal(read, features(wanted))
        else:
            yield _equal(read, wanted)


def _equal(read: Callable[[Token], Any], wanted: Any) -> Test:
    return lambda token: bool(read(token) == wanted)


def _predicate(name: str, read: Callable[[Token], Any], key: str, value: Any) -> Test:
    if key == "REGEX":
        fits = _remembering(re.compile(value))
        return lambda token: fits(_text(read(token)))
    if key == "IN" and name in _FAST:
        return _FAST[name](frozenset(value))
    if key in ("IN", "NOT_IN"):
        known, inside = frozenset(map(_settled(name), value)), key == "IN"
        return lambda token: (read(token) in known) is inside
    if key in _COMPARISONS:
        compare = _COMPARISONS[key]
        return lambda token: compare(read(token), value)
    if key in ("IS_SUBSET", "IS_SUPERSET", "INTERSECTS"):
        return _set_predicate(read, key, frozenset(value))
    raise ValueError(f"postlint does not read the predicate {key}")


def _remembering(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    known: dict[str, bool] = {}

    def fits(text: str) -> bool:
        found = known.get(text)
        if found is None:
            if len(known) > _REMEMBERED:
                known.clear()
            found = known[text] = pattern.search(text) is not None
        return found

    return fits


def _set_predicate(read: Callable[[Token], Any], key: str, wanted: frozenset[str]) -> Test:
    def found(token: Token) -> frozenset[str]:
        value = read(token)
        return value if isinstance(value, frozenset) else frozenset((value,))

    if key == "IS_SUBSET":
        return lambda token: found(token) <= wanted
    if key == "IS_SUPERSET":
        return lambda token: found(token) >= wanted
    return lambda token: bool(found(token) & wanted)


def _settled(name: str) -> Callable[[Any], Any]:
    return features if name == "MORPH" else lambda value: value


def _text(value: Any) -> str:
    return "|".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def features(text: str) -> frozenset[str]:
    """Morphological features such as `Number=Sing|Person=2` as a set."""
    return frozenset(text.split("|")) if text and text != "_" else frozenset()


def shape(text: str) -> str:
    """The word's shape as spaCy writes it (`Xxxx`, `dd`): runs longer than four are cut, and of a
    hundred characters it says `LONG`."""
    if len(text) >= _LONG:
        return "LONG"
    shaped: list[str] = []
    for char in text:
        mark = ("X" if char.isupper() else "x") if char.isalpha() else char
        shaped.append("d" if char.isdigit() else mark)
        if shaped[-_SAME_SHAPE - 1 :] == [shaped[-1]] * (_SAME_SHAPE + 1):
            shaped.pop()
    return "".join(shaped)
