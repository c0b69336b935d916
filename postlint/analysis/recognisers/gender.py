"""German forms that name people of all genders, against the form the house has chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postlint.analysis.house import GenderForm
from postlint.analysis.model import Draft
from postlint.analysis.recognisers.base import Found, Recogniser
from postlint.source.post import Span

_WORD = r"[A-Za-zÄÖÜäöüß]{2,60}"
_ENDING = r"(?:innen|in|r|e|en|m|n|s)\b"
_SIGNS: dict[GenderForm, str] = {"colon": ":", "star": "*", "underscore": "_", "middot": "·"}
_FORMS: dict[GenderForm, re.Pattern[str]] = {
    **{
        form: re.compile(rf"(?<![\w/@#.]){_WORD}(?P<sign>\\?{re.escape(sign)}){_ENDING}(?![/@.]\w)")
        for form, sign in _SIGNS.items()
    },
    "capital-i": re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,}(?P<sign>I)(?:nnen|n)\b"),
    "slash": re.compile(rf"(?<![\w/@.]){_WORD}(?P<sign>/-?|\()(?:innen|in)\b\)?(?![/@.]\w)"),
    "pair": re.compile(
        r"\b([A-ZÄÖÜ][a-zäöüß-]{2,40}?)innen (?:und|oder|&|/) \1?[A-Za-zäöüß-]{0,60}"
        r"|\b([A-ZÄÖÜ][a-zäöüß-]{2,40}?)e?[rn]?n? (?:und|oder|&|/) \2innen\b"
    ),
}
#: What goes with a form: pairs go with every sign.
_ALSO: dict[GenderForm, frozenset[GenderForm]] = {
    "pair": frozenset({"pair"}),
    "neutral": frozenset(),
}


def _against_the_house(draft: Draft) -> Iterator[Found]:
    """Each form that is not the house's (`[policy] gender-form`), with its own in `{wanted}`."""
    house = draft.house.gender_form
    if house is None or draft.post.language != "de":
        return
    allowed = _ALSO.get(house, frozenset({house, "pair"}))
    text, body = draft.post.source.text, draft.post.body
    hidden = [m.span for m in draft.post.masks if m.kind in ("code", "comment", "target", "link")]
    for form, expression in _FORMS.items():
        if form in allowed:
            continue
        for match in expression.finditer(text, body.start, body.end):
            span = Span(*match.span())
            if not any(mask.overlaps(span) for mask in hidden):
                yield span, {"wanted": _wanted(match, house)}


def _wanted(match: re.Match[str], house: GenderForm) -> str:
    """The word in the form of the house, or what that form is called."""
    if house in _SIGNS and "sign" in match.re.groupindex and match["sign"]:
        at = match.start("sign") - match.start()
        rest = match[0][at + len(match["sign"]) :].rstrip(")")
        ending = f"i{rest}" if match["sign"] == "I" else rest
        return f"„{match[0][:at]}{_SIGNS[house]}{ending}“"
    return _NAMES[house]


_NAMES: dict[GenderForm, str] = {
    "colon": "die Form mit Doppelpunkt",
    "star": "die Form mit Sternchen",
    "underscore": "die Form mit Unterstrich",
    "middot": "die Form mit Mittelpunkt",
    "capital-i": "die Form mit großem I",
    "slash": "die Form mit Schrägstrich",
    "pair": "beide Formen nebeneinander",
    "neutral": "ein neutrales Wort",
}

RECOGNISERS = {
    "gender-form": Recogniser(_against_the_house, values=frozenset({"wanted"})),
}
