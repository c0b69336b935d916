"""Who is speaking to whom: closed-class words and agreement put the tagger's features right.

The morphologizer is a small statistical model; that `mir` is first person and that `Sie` within a
sentence is the polite address needs no statistics. Import this module before loading the pipeline
(or name it as a `spacy_factories` entry point).
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

_PRONOUNS = {
    "ich": "1", "mich": "1", "mir": "1", "wir": "1", "uns": "1",
    "du": "2", "dich": "2", "dir": "2", "euch": "2",
}  # fmt: skip
_OWN = re.compile(r"(?:(?P<first>mein|unser|unsr)|dein|euer|eur)(?:e[mnrs]?)?$")
_POLITE = re.compile(r"(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)$")
_NAMING = re.compile(
    r"(?:ich|mi(?:ch|r)|mein|wir|uns(?:e?r)?|du|di(?:ch|r)|dein|bin|hab|euch|eue?r|sie|ihnen|ihr)"
    r"(?:e[mnrs]?)?$"
)
_REMEMBERED = 200_000
_JOINTS = frozenset(("KOUS", "PRELS", "PWAV", "PWS"))
_SUBJECTS = {"ich": "1", "wir": "1", "du": "2"}
_VERB_ENDS = {
    "ich": (*"ebdfghklmrsßpz", "nn"),
    "wir": ("n", "d"),
    "du": ("st", "t"),
    "Sie": ("n", "d"),
}
_PAUSES = frozenset(":;–-(„“\"'…") | {"``", "...", "•", "|"}


class GermanPersons:
    """Sets Person and Polite where the word or its neighbour leaves no doubt."""

    def __init__(self) -> None:
        """Nothing seen yet; words that name no person are remembered, for speed."""
        self._plain: set[int] = set()

    def __call__(self, doc: Doc) -> Doc:
        """Corrects features in place; sentence boundaries must be set."""
        if len(self._plain) > _REMEMBERED:
            self._plain.clear()
        opening = True
        for token in doc:
            if token.orth in self._plain:
                opening = False
                continue
            text = token.text
            lower = text.lower()
            opening = opening or bool(token.is_sent_start)
            if not _NAMING.match(lower):
                if text.isalnum():
                    self._plain.add(token.orth)
            else:
                _name(token, lower, opening=opening)
                _agree(token)
            opening = text in _PAUSES or (opening and not text[0].isalnum()) or text.isspace()
        return doc


def _name(token: Token, lower: str, *, opening: bool) -> None:
    """Gives a pronoun or possessive its person."""
    text = token.text
    if lower in _PRONOUNS and not token.tag_.startswith(("N", "F", "X")):
        _set(token, Person=_PRONOUNS[lower], Polite=None)
    elif found := _OWN.match(lower):
        if token.tag_.startswith("PP"):
            _set(token, Person="1" if found["first"] else "2", Polite=None)
    elif lower in ("bin", "hab"):
        _set(token, Person="1", Number="Sing", VerbForm="Fin", Mood="Ind")
    elif not opening and _POLITE.match(text) and not _plural_ihr(token):
        _set(token, Person="2", Polite="Form", Number=None if text == "Sie" else "")
    elif text.islower() and "Polite=Form" in token.morph and token.tag_[:2] == "PP":
        _set(token, Person="3", Polite=None)


def _plural_ihr(token: Token) -> bool:
    return token.text == "Ihr" and "Number=Plur" in token.morph and token.tag_ == "PPER"


def _agree(token: Token) -> None:
    """Gives the verb beside a subject the subject's person."""
    polite = token.text == "Sie" and "Polite=Form" in token.morph
    key = "Sie" if polite else token.text.lower()
    if key not in _VERB_ENDS or (polite and "Case=Acc" in token.morph):
        return
    for verb in _neighbours(token):
        if verb.text.lower().endswith(_VERB_ENDS[key]) and verb.tag_[2:] in ("FIN", "IMP", "INF"):
            if polite and "Person=1" in verb.morph:
                return  # `wir bitten Sie`: the verb has its subject
            if polite:
                _set(verb, Person="2", Polite="Form", Number=None, VerbForm="Fin")
            elif verb.tag_[2:] == "FIN" or (verb.i > token.i + 1 and key == "wir"):
                _set(verb, Person=_SUBJECTS[key], Polite=None, VerbForm="Fin")
            return


def _neighbours(token: Token) -> list[Token]:
    """The word before, and the word after; for a verb at the end, the last word of the clause."""
    doc, here = token.doc, token.i
    found = [doc[here - 1]] if here and not token.is_sent_start else []
    ends: tuple[str, ...] = ("FIN",)
    if found and found[0].tag_ in _JOINTS:
        found, ends = [], ("FIN", "INF")
    elif here + 1 < len(doc):
        found.append(doc[here + 1])
    for i in range(here + 2, min(here + 25, len(doc))):
        if doc[i].tag_[:1] == "$" or doc[i].is_sent_start or doc[i].tag_ in ("KON", "KOUS", "XY"):
            if doc[i - 1].tag_.endswith(ends):
                found.append(doc[i - 1])
            break
    return found


def _set(token: Token, **changes: str | None) -> None:
    features = token.morph.to_dict()
    before = dict(features)
    for name, value in changes.items():
        if value is None:
            features.pop(name, None)
        elif value:
            features[name] = value
    if features != before:
        token.set_morph(features)  # type: ignore[attr-defined]


@Language.factory(
    "postlint_german_persons",
    requires=["token.tag", "token.morph", "token.is_sent_start"],
    assigns=["token.morph"],
)
def make_persons(nlp: Language, name: str) -> GermanPersons:
    """The rule component; it has no settings and nothing to save."""
    return GermanPersons()
