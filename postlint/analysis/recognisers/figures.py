"""Numbers that claim something, and numbers that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.analysis.tokens import Token

_PERCENT = frozenset({"%", "prozent", "percent", "prozentpunkte", "prozentpunkten", "percentage"})
#: Each share holds one of these.
_SHARE_SIGNS = ("%", "prozent", "cent")
_FIGURE = re.compile(r"[-+]?\d[\d.,' ]*%?")
_LARGE = frozenset(
    """
million millions billion billions trillion millionen million. mio mio. milliarde milliarden mrd
mrd. billionen tausend tausende thousand thousands hunderttausend
""".split()
)
_OFFER = frozenset(
    """
rabatt discount sale save sparen spart günstiger reduziert nachlass preisnachlass skonto
code coupon gutschein cashback bonus mwst vat
""".split()
)
#: What makes an offer right behind a percentage: 20 % auf alles, 20% off.
_OFFER_BEHIND = frozenset({"auf", "off"})
_NEAR = 3
_DASHES = ("-", "−", "–")


def _share(draft: Draft) -> Iterator[Found]:
    """A percentage, unless it is the price of an offer."""
    text = draft.prose.text.lower()
    if not any(sign in text for sign in _SHARE_SIGNS):
        return
    for token in draft.doc:
        if token.norm_ in _PERCENT and token.i and _is_figure(draft.doc[token.i - 1]):
            start, end = token.i - 1, token.i + 1
        elif _is_per_cent(token) and _is_figure(draft.doc[token.i - 2]):
            start, end = token.i - 2, token.i + 1
        elif token.text.endswith("%") and _FIGURE.fullmatch(token.text) and len(token) > 1:
            start, end = token.i, token.i + 1
        else:
            continue
        if not _is_offer(draft, start, end):
            yield draft.span(start, end), {}


def _is_per_cent(token: Token) -> bool:
    return token.i > 1 and token.norm_ == "cent" and token.nbor(-1).norm_ == "per"


def _large_number(draft: Draft) -> Iterator[Found]:
    """A number of millions, billions or thousands written with its word."""
    if _LARGE.isdisjoint(map(str.lower, draft.doc.norms)):
        return
    for token in draft.doc:
        if token.norm_.lower() in _LARGE and token.i and _is_figure(draft.doc[token.i - 1]):
            yield draft.span(token.i - 1, token.i + 1), {}


def _figure(draft: Draft) -> Iterator[Found]:
    for token in draft.doc:
        if _is_figure(token):
            yield draft.span(token.i, token.i + 1), {}


def _is_figure(token: Token) -> bool:
    return bool(_FIGURE.fullmatch(token.text)) or (token.like_num and not token.text.endswith("."))


def _is_offer(draft: Draft, start: int, end: int) -> bool:
    near = draft.doc[max(0, start - _NEAR) : min(len(draft.doc), end + _NEAR)]
    return (
        any(token.norm_ in _OFFER for token in near)
        or any(token.norm_ in _OFFER_BEHIND for token in draft.doc[end : end + 1])
        or _is_taken_off(draft.doc[start])
    )


def _is_taken_off(figure: Token) -> bool:
    """Whether a minus or dash stands right before the figure: −20 %, –20 %."""
    before = figure.nbor(-1) if figure.i else None
    dash = before is not None and before.text in _DASHES and not before.whitespace_
    return dash or figure.text.startswith(_DASHES)


RECOGNISERS = {
    "share": Recogniser(_share),
    "large-number": Recogniser(_large_number),
    "figure": Recogniser(_figure),
}
