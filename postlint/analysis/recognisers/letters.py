"""What capital letters say: shouting and acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.analysis.recognisers.known import KNOWN_ACRONYMS
from postlint.analysis.tokens import Token, is_punct

_ACRONYM = re.compile(r"[A-ZÄÖÜ](?:[A-ZÄÖÜ&]|[a-zäöü](?=[A-ZÄÖÜ])){1,6}[A-ZÄÖÜ]|[A-ZÄÖÜ]{2,6}")
_WORD = re.compile(r".{6,}|(?=.{5})(?:[^AEIOU]*[AEIOU]){2,}.*")
_NAMED_BY = re.compile(r"(?:\w+-)?[A-ZÄÖÜ][a-zäöüß]{5,}")
#: What every acronym has.
_CAPITALS = re.compile(r"[A-ZÄÖÜ](?:[A-ZÄÖÜ&]|[a-zäöü][A-ZÄÖÜ])")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_SHOUTED_WORDS = 3
_LONG_WORD = 5


def _is_shouted(text: str) -> bool:
    return len(text) > 1 and text.isupper() and text.isalpha()


def _shouting(draft: Draft) -> Iterator[Found]:
    """Three or more words in capitals in a row of which one is longer than an acronym."""
    words = draft.doc.words
    if sum(map(str.isupper, words)) < _SHOUTED_WORDS:
        return
    run: list[int] = []
    for i, text in enumerate([*words, "\n"]):
        if _is_shouted(text):
            run.append(i)
            continue
        if run and (is_punct(text) or len(text) == 1) and "\n" not in text:
            continue
        if len(run) >= _SHOUTED_WORDS and any(_is_long(words[at]) for at in run):
            yield draft.span(run[0], run[-1] + 1), {}
        run = []


def _is_long(text: str) -> bool:
    """Whether a shouted word is no acronym."""
    return len(text) >= _LONG_WORD and text not in KNOWN_ACRONYMS


def _capital_word(draft: Draft) -> Iterator[Found]:
    """Every word of five letters or more in capitals, well-known acronyms aside."""
    for i, text in enumerate(draft.doc.words):
        if text.isupper() and _is_shouted(text) and _is_long(text):
            yield draft.span(i, i + 1), {}


def _undefined_acronym(draft: Draft) -> Iterator[Found]:
    """The first use of an acronym that the post does not spell out and few readers know.

    Spelled out means: in brackets after its long form, followed by its long form in brackets, or
    the initials of words in the post, or, in German, right behind the noun that says what it is
    (“Mission XYZ”). Roman numerals, words in capitals (NICHT, NEVER, all of six letters or more,
    those of five that can be spoken), parts of a name (“#Nordlicht XYZ”, “2005-XYZ”) and what
    stands inside a shouted run are no acronyms.
    """
    if not _CAPITALS.search(draft.prose.text):
        return
    doc = draft.doc
    likely = [doc[i] for i, text in enumerate(doc.words) if _ACRONYM.fullmatch(text)]
    acronyms = [token for token in likely if _is_acronym(token)]
    if not acronyms:
        return
    shouted = [span for span, _ in _shouting(draft)]
    seen, initials = _house_terms(draft), _initials(draft)
    for token in acronyms:
        if _is_known(token.text.upper(), seen):
            continue
        seen.add(token.text.upper())
        span = draft.span(token.i, token.i + 1)
        named = draft.post.language == "de" and _is_named(token)
        if named or any(other.contains(span) for other in shouted):
            continue
        if not _is_explained(token, initials):
            yield span, {"acronym": token.text}


def _is_acronym(token: Token) -> bool:
    text = token.text
    ordinary = token.is_stop or _ROMAN.fullmatch(text) or not token.is_ascii
    word = token.is_upper and _WORD.fullmatch(text)
    before = token.doc[token.i - 1].text if token.i else ""
    part = before == "-" or (before.startswith("#") and len(before) > 1)
    return not (ordinary or word or part)


def _is_known(acronym: str, terms: set[str]) -> bool:
    """Whether it is known, or made of what is known and single letters (D&EU)."""
    parts = acronym.split("&")
    known = all(part in KNOWN_ACRONYMS or part in terms or len(part) == 1 for part in parts)
    return acronym in KNOWN_ACRONYMS or acronym in terms or (len(parts) > 1 and known)


def _house_terms(draft: Draft) -> set[str]:
    house, audience = draft.house, draft.audience
    terms = (*house.names, *house.products, *house.known_terms)
    return {term.upper() for term in (*terms, *(audience.known_terms if audience else ()))}


def _is_explained(token: Token, initials: str) -> bool:
    doc, at = token.doc, token.i
    before = doc[at - 1].text if at else ""
    after = doc[at + 1].text if at + 1 < len(doc) else ""
    if after == "(" or (before == "(" and at > 1 and doc[at - 2].text[-1].isalpha()):
        return True
    return len(token.text) > 2 and token.text.lower() in initials


def _is_named(token: Token) -> bool:
    """Whether a noun of its own sentence stands right before it: “die Mission XYZ”."""
    doc, at = token.doc, token.i
    return at > 1 and doc[at - 2].is_alpha and bool(_NAMED_BY.fullmatch(doc[at - 1].text))


def _initials(draft: Draft) -> str:
    return "".join(token.norm_[:1] for token in draft.doc if token.is_alpha and not token.is_upper)


RECOGNISERS = {
    "shouting": Recogniser(_shouting),
    "capital-word": Recogniser(_capital_word),
    "undefined-acronym": Recogniser(_undefined_acronym, values=frozenset({"acronym"})),
}
