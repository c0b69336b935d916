"""Noun phrases, pronouns and verbs with exact German morphology, for the template sentences."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from training import template_words as words
from training.lexicon import noun_paradigms

Features = dict[str, str]


@dataclass(slots=True)
class Word:
    """One token; `head` is a position in the same phrase, None for the phrase's own head."""

    form: str
    lemma: str
    pos: str
    tag: str
    features: Features = field(default_factory=dict)
    dep: str = "dep"
    head: int | None = None
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A grammatical person: its pronouns by case and the row of the verb table it takes."""

    nom: str
    acc: str
    dat: str
    reflexive: tuple[str, str]
    stem: str
    features: tuple[tuple[str, str], ...]
    row: int


def _person(forms: str, row: int, **features: str) -> Person:
    nom, acc, dat, own, owned, stem = forms.split()
    return Person(nom, acc, dat, (own, owned), stem, tuple(features.items()), row)


PERSONS = {
    "ich": _person("ich mich mir mich mir mein", 0, Number="Sing", Person="1"),
    "du": _person("du dich dir dich dir dein", 1, Number="Sing", Person="2"),
    "wir": _person("wir uns uns uns uns unser", 3, Number="Plur", Person="1"),
    "ihr": _person("ihr euch euch euch euch euer", 4, Number="Plur", Person="2"),
    "Sie": _person("Sie Sie Ihnen sich sich Ihr", 5, Person="2", Polite="Form"),
    "er": _person("er ihn ihm sich sich sein", 2, Gender="Masc", Number="Sing", Person="3"),
    "sie": _person("sie sie ihr sich sich ihr", 2, Gender="Fem", Number="Sing", Person="3"),
    "es": _person("es es ihm sich sich sein", 2, Gender="Neut", Number="Sing", Person="3"),
    "they": _person("sie sie ihnen sich sich ihr", 5, Number="Plur", Person="3"),
}
_DEFINITE = {
    "Masc": "der den dem des", "Fem": "die die der der", "Neut": "das das dem des",
    "Plur": "die die den der",
}  # fmt: skip
_INDEFINITE = {"Masc": "- en em es", "Fem": "e e er er", "Neut": "- - em es", "Plur": "e e en er"}
_STRONG = {"Masc": "er en em en", "Fem": "e e er er", "Neut": "es es em en", "Plur": "e e en er"}
_DEMONSTRATIVE = {**_STRONG, "Masc": "er en em es", "Neut": "es es em es"}
CASES = ("Nom", "Acc", "Dat", "Gen")


def _ending(table: dict[str, str], kind: str, case: str) -> str:
    return table[kind].split()[CASES.index(case)].strip("-")


def _weak(kind: str, case: str) -> str:
    plain = case == "Nom" or (case == "Acc" and kind in ("Fem", "Neut"))
    return "e" if plain and kind != "Plur" else "en"


def noun_phrase(rng: random.Random, case: str, dep: str, *, owner: str | None = None) -> list[Word]:
    """Determiner, perhaps an adjective, and a noun that agree in `case`; the noun is the head."""
    lemma, gender, forms = rng.choice(_nouns())
    number = "Plur" if ("Plur", case) in forms and rng.random() < 0.28 else "Sing"
    if (number, case) not in forms:
        number = "Sing" if number == "Plur" else "Plur"
    form = forms.get((number, case), lemma)
    kind = "Plur" if number == "Plur" else gender
    agree = {"Case": case, "Gender": gender, "Number": number}
    style = rng.choice(("def", "def", "ein", "own", "own", "dem", "kein", "bare"))
    phrase: list[Word] = []
    if owner and rng.random() < 0.6:
        style = "own"
    if style == "ein" and number == "Plur":
        style = "bare"
    if style != "bare":
        phrase.append(_determiner(rng, style, kind=kind, agree=agree, owner=owner))
    if rng.random() < 0.3:
        phrase.append(_adjective(rng, style, kind=kind, agree=agree))
    for word in phrase:
        word.head = len(phrase)
    return [*phrase, Word(form, lemma, "NOUN", "NN", agree, dep)]


def _determiner(
    rng: random.Random, style: str, *, kind: str, agree: Features, owner: str | None
) -> Word:
    case = agree["Case"]
    shown = {k: v for k, v in agree.items() if kind != "Plur" or k != "Gender"}
    if style == "def":
        more = {"Definite": "Def", "PronType": "Art"}
        form = _ending(_DEFINITE, kind, case)
        return Word(form, "der", "DET", "ART", shown | more, "det")
    ending = _ending(_INDEFINITE, kind, case)
    if style == "ein":
        more = {"Definite": "Ind", "PronType": "Art"}
        return Word("ein" + ending, "ein", "DET", "ART", shown | more, "det")
    if style == "kein":
        return Word("kein" + ending, "kein", "DET", "PIAT", shown | {"PronType": "Neg"}, "det")
    if style == "dem":
        form = "dies" + _ending(_DEMONSTRATIVE, kind, case)
        return Word(form, "dieser", "DET", "PDAT", shown | {"PronType": "Dem"}, "det")
    person = PERSONS[owner or rng.choice(list(PERSONS))]
    stem = "eur" if person.stem == "euer" and ending else person.stem
    own = {k: v for k, v in person.features if k in ("Person", "Polite")}
    more = shown | own | {"Poss": "Yes", "PronType": "Prs"}
    return Word(stem + ending, person.stem, "DET", "PPOSAT", more, "det")


def _adjective(rng: random.Random, style: str, *, kind: str, agree: Features) -> Word:
    lemma = rng.choice(words.ADJECTIVES)
    case = agree["Case"]
    mixed = style in ("ein", "own", "kein") and not _ending(_INDEFINITE, kind, case)
    strong = style == "bare" or mixed
    ending = _ending(_STRONG, kind, case) if strong else _weak(kind, case)
    return Word(lemma + ending, lemma, "ADJ", "ADJA", dict(agree), "amod")


def pronoun(key: str, case: str, dep: str, *, reflexive: bool = False) -> Word:
    """A personal pronoun; `reflexive` gives `mich`, `dir`, `sich` as the verb's own object."""
    person = PERSONS[key]
    features = dict(person.features) | {"Case": case, "PronType": "Prs"}
    if not reflexive:
        form = {"Nom": person.nom, "Acc": person.acc, "Dat": person.dat}[case]
        return Word(form, person.nom, "PRON", "PPER", features, dep)
    form = person.reflexive[0 if case == "Acc" else 1]
    features["Reflex"] = "Yes"
    lemma = person.nom
    if form == "sich":
        features = {"Case": case, "Person": "3", "PronType": "Prs", "Reflex": "Yes"}
        lemma = "sich"
    return Word(form, lemma, "PRON", "PRF", features, dep)


def finite(verb: str, key: str, *, tense: str = "Pres", mood: str = "Ind") -> Word:
    """The verb's one-word form for a person; an auxiliary's universal tag is the caller's."""
    table = conjugate(verb)
    forms = table.present if tense == "Pres" else table.preterite
    forms = table.konjunktiv2 if mood == "Sub" else forms
    own = {k: v for k, v in PERSONS[key].features if k in ("Person", "Number", "Polite")}
    features = own | {"Mood": mood, "Tense": "Past" if mood == "Sub" else tense, "VerbForm": "Fin"}
    tag = (
        "VAFIN" if verb in ("haben", "sein", "werden") else "VMFIN" if verb in words.MODALS else ""
    )
    return Word(forms[PERSONS[key].row], verb, "VERB", tag or "VVFIN", features, "root")


def imperative(rng: random.Random, verb: str, key: str) -> Word:
    """The imperative for du, ihr or Sie (without its pronoun)."""
    table = conjugate(verb)
    features = {"Mood": "Imp", "Person": "2", "VerbForm": "Fin"}
    if key == "Sie":
        form = "seien" if verb == "sein" else table.present[5]
        return Word(form, verb, "VERB", "VVFIN", features | {"Polite": "Form"}, "root")
    form = table.imperative[0 if key == "du" else 1]
    if key == "du" and form + "e" == table.present[0] and rng.random() < 0.3:
        form += "e"
    elif key == "du" and form == table.present[0] and len(form) > 5 and rng.random() < 0.3:
        form = form.removesuffix("e")
    number = "Sing" if key == "du" else "Plur"
    return Word(form, verb, "VERB", "VVIMP", features | {"Number": number}, "root")


@cache
def conjugate(verb: str) -> Any:
    """ablaut's table of a verb."""
    import ablaut

    return ablaut.conjugate(verb, "deu")


@cache
def _nouns() -> tuple[tuple[str, str, dict[tuple[str, str], str]], ...]:
    return tuple(noun_paradigms(frozenset(words.NOUNS)))
