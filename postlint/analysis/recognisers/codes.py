"""Numbers that the far right uses as codes, inside hashtags and discount codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.analysis.tokens import Token
from postlint.source.post import Span

_STRONG = re.compile(r"#?[^\W\d_]*[-_]?(?:14[-_/]?88|88[-_/]?14)[^\W\d_]*")
_WEAK = re.compile(r"(?:#[^\W\d_]{2,}|[A-ZÄÖÜ]{2,}[-_]?)(?:88|18|28)")
_CODE = frozenset(
    """
code codes rabattcode gutscheincode aktionscode promocode rabatt-code gutschein-code coupon voucher
promo discount gutschein passwort password type enter eingeben gib use
""".split()
)
_DIGIT = re.compile(r"\d")
_NEAR = 4


def _number_code(draft: Draft) -> Iterator[Found]:
    """1488 and its like together with letters or behind #: not a year, a size or a score."""
    for _, text, span in _tokens(draft):
        if _STRONG.fullmatch(text) and (text.startswith("#") or any(map(str.isalpha, text))):
            yield span, {}


def _number_hint(draft: Draft) -> Iterator[Found]:
    """88, 18 or 28 at the end of a discount code; 88 at the end of a hashtag,
    unless a number of the post explains it (FC 88, since 1988)."""
    for token, text, span in _tokens(draft):
        if not _WEAK.fullmatch(text):
            continue
        near = draft.doc[max(0, token.i - _NEAR) : token.i + _NEAR]
        is_code = any(other.norm_ in _CODE for other in near)
        explained = any(other.text in ("88", "1988", "'88", "88.") for other in draft.doc)
        is_tag = text.startswith("#")
        if text.endswith("88") and not explained if is_tag else is_code:
            yield span, {}


def _tokens(draft: Draft) -> Iterator[tuple[Token, str, Span]]:
    """The tokens of letters and digits, without the full stop of a German ordinal."""
    if not draft.doc.has_digits:
        return
    for i, word in enumerate(draft.doc.words):
        if word.isalpha() or word[0].isdigit() or not _DIGIT.search(word):
            continue
        token, text = draft.doc[i], word.rstrip(".")
        yield token, text, draft.prose.to_source(token.idx, token.idx + len(text))


RECOGNISERS = {
    "number-code": Recogniser(_number_code),
    "number-hint": Recogniser(_number_hint),
}
