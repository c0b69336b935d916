"""Sentences as they are posted, made from templates with exact annotation.

They fill the hole news treebanks leave: du, ihr, Sie, imperatives, the dropped `ich`, hashtags,
mentions, emoji. No sentence of the hand-made test set is among them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from training import template_words as words
from training.sentence import Sentence
from training.template_clauses import (
    Phrase,
    Predicate,
    adverb,
    clause,
    comma,
    flatten,
    one,
    order,
    predicate,
    preposition,
    verb_last,
)
from training.template_phrases import Word, imperative, noun_phrase, pronoun
from training.template_posts import decorate, to_sentence

_PERSONS = {
    "ich": 6,
    "du": 7,
    "wir": 5,
    "ihr": 7,
    "Sie": 6,
    "er": 1.5,
    "sie": 2,
    "they": 1.5,
    "es": 0.5,
}
_SHAPES = {
    "plain": 5, "lead": 3, "drop": 3, "yes_no": 4, "wh": 3, "order": 7, "orders": 1.5,
    "clitic": 1, "sub_first": 2, "sub_last": 2, "object_first": 1, "noun": 1.5, "call": 0.8,
    "third_first": 1.5, "third_owner": 1, "gendered": 1, "english": 0.5, "clipped": 0.6,
}  # fmt: skip
_CLIPPED = {
    "haste": "haben", "biste": "sein", "kannste": "können", "willste": "wollen", "musste": "müssen",
    "machste": "machen", "weißte": "wissen", "kommste": "kommen", "gehste": "gehen",
}  # fmt: skip


def sentences(count: int, *, seed: int = 42) -> Iterator[Sentence]:
    """`count` template sentences, the same for the same seed."""
    rng = random.Random(seed)
    while count:
        try:
            made = decorate(rng, *_shape(rng))
        except (AttributeError, TypeError, KeyError):
            continue  # ablaut knows no such form of this verb
        if all(isinstance(word.form, str) and word.form and " " not in word.form for word in made):
            yield to_sentence(made)
            count -= 1


def _shape(rng: random.Random) -> tuple[Phrase, str]:
    kind = rng.choices(list(_SHAPES), list(_SHAPES.values()))[0]
    key = rng.choices(list(_PERSONS), list(_PERSONS.values()))[0]
    if kind in ("order", "orders", "clitic", "call", "noun", "english", "gendered"):
        return (
            _verbless(rng, kind) if kind in _VERBLESS else (_orders(rng, kind), rng.choice("!!!."))
        )
    if kind.startswith("sub"):
        return _complex(rng, key, first=kind == "sub_first")
    if kind in ("third_first", "third_owner", "clipped", "drop"):
        return _special(rng, kind, key)
    made, subject = predicate(rng, key), [pronoun(key, "Nom", "nsubj")]
    if kind == "plain":
        return clause(made, before=[subject], between=[]), rng.choice("...!")
    if kind == "lead":
        lead = adverb(rng, rng.choice(words.LEADS)) if rng.random() < 0.6 else preposition(rng)
        return clause(made, before=[lead], between=[subject]), rng.choice("..!")
    if kind == "object_first":
        made.middle = [part for part in made.middle if part[-1].dep != "obj"]
        thing = noun_phrase(rng, "Acc", "obj") if rng.random() < 0.5 else [_that()]
        return clause(made, before=[thing], between=[subject]), rng.choice("..!")
    before = [_question_word(rng, made)] if kind == "wh" else []
    return clause(made, before=before, between=[subject]), "?"


_VERBLESS = ("call", "noun", "english", "gendered")


def _that() -> Word:
    features = {"Case": "Acc", "Gender": "Neut", "Number": "Sing", "PronType": "Dem"}
    return Word("das", "der", "PRON", "PDS", features, "obj")


def _question_word(rng: random.Random, made: Predicate) -> Phrase:
    has_object = any(part[-1].dep == "obj" and part[-1].pos == "NOUN" for part in made.middle)
    if has_object and rng.random() < 0.6:
        made.middle = [part for part in made.middle if part[-1].dep != "obj"]
        form, case, gender = rng.choice((("was", "Acc", "Neut"), ("wen", "Acc", "Masc")))
        lemma = "was" if form == "was" else "wer"
        more = {"Gender": gender, "Number": "Sing", "PronType": "Int"}
        return one(form, lemma, "PRON", "PWS", "obj", Case=case, **more)
    form = rng.choice(("wann", "warum", "wie", "wo", "wieso", "woher", "wohin", "womit"))
    return one(form, form, "ADV", "PWAV", "advmod")


def _orders(rng: random.Random, kind: str) -> Phrase:
    key = rng.choices(("du", "ihr", "Sie"), (5, 5, 3))[0]
    if kind == "clitic":
        verb = rng.choice(words.TRANSITIVE)
        made = imperative(rng, verb, rng.choice(("du", "ihr")))
        made = replace(made, form=made.form + rng.choice(("'s", "’s")))
        return flatten([[made], adverb(rng), preposition(rng)][: rng.randint(1, 3)], 0)
    lead: list[Phrase] = []
    if rng.random() < 0.25:
        form = rng.choice(("bitte", "dann", "jetzt", "also", "komm", "und", "bitte"))
        bare = {"bitte": ("INTJ", "PTKANT", "discourse"), "und": ("CCONJ", "KON", "cc")}
        lead = [one(form, form, *bare.get(form, ("ADV", "ADV", "advmod")))]
    first = order(rng, key, lead=lead)
    if kind == "order":
        return first
    second = order(rng, key, lead=[])
    if rng.random() < 0.6:
        link = one("und", "und", "CCONJ", "KON", "cc")
        return flatten([first, flatten([link, second], 1, dep="conj")], 0)
    return flatten([first, comma(), flatten([second], 0, dep="conj")], 0)


def _complex(rng: random.Random, key: str, *, first: bool) -> tuple[Phrase, str]:
    mark = rng.choice(("wenn", "dass", "weil", "ob", "falls", "damit", "bevor", "als", "sobald"))
    dep = "ccomp" if mark in ("dass", "ob") else "advcl"
    side = verb_last(rng, key, mark=mark, dep=dep)
    if first and rng.random() < 0.5:
        addressed = key if key in ("du", "ihr", "Sie") else "du"
        main = order(rng, addressed, lead=[])
    else:
        other = rng.choices(list(_PERSONS), list(_PERSONS.values()))[0]
        made, subject = predicate(rng, other), [pronoun(other, "Nom", "nsubj")]
        main = clause(made, before=[] if first else [subject], between=[subject] if first else [])
    parts = [side, comma(), main] if first else [main, comma(), side]
    return flatten(parts, 2 if first else 0), rng.choice("..!")


def _special(rng: random.Random, kind: str, key: str) -> tuple[Phrase, str]:
    if kind == "drop":
        key = rng.choices(("ich", "wir", "du", "es", "they"), (6, 1.5, 1, 1.5, 0.4))[0]
        end = "?" if key == "du" else rng.choice("..!")
        return clause(predicate(rng, key), before=[], between=[]), end
    if kind == "clipped":
        form = rng.choice(list(_CLIPPED))
        made = predicate(rng, "du")
        verb = replace(made.verb, form=form, lemma=_CLIPPED[form], tag="VVFIN")
        made.verb = replace(verb, pos="VERB") if not made.lexical else verb
        return clause(made, before=[], between=[]), "?"
    third = rng.choice(("er", "sie", "they"))
    if kind == "third_owner":
        subject = noun_phrase(rng, "Nom", "nsubj", owner=rng.choice(("sie", "they", "Sie", "ihr")))
        third = "they" if subject[-1].features["Number"] == "Plur" else "er"
    else:
        subject = [pronoun(third, "Nom", "nsubj")]
        if rng.random() < 0.5:
            subject = noun_phrase(rng, "Nom", "nsubj")
            third = "they" if subject[-1].features["Number"] == "Plur" else "er"
    made = predicate(rng, third)
    if kind == "third_owner" or rng.random() < 0.5:
        return clause(made, before=[subject], between=[]), rng.choice("..!")
    return clause(made, before=[], between=[subject]), "?"


def _verbless(rng: random.Random, kind: str) -> tuple[Phrase, str]:
    if kind == "noun":
        inner = noun_phrase(rng, "Nom", "ROOT")
        parts = [inner, preposition(rng)] if rng.random() < 0.5 else [inner]
        return flatten(parts, 0), rng.choice((".", "!", "", ""))
    if kind == "english":
        tokens = rng.choice(words.ENGLISH).split("_")
        tail = [one(t, t, "X", "FM", "flat") for t in tokens[1:]]
        return flatten([one(tokens[0], tokens[0], "X", "FM", "ROOT"), *tail], 0), rng.choice("!.")
    if kind == "call":
        *lead, verb = rng.choice(words.CALLS).split("_")
        parts = [adverb(rng, word) for word in lead]
        closing = one(verb, verb, "VERB", "VVINF", "ROOT", VerbForm="Inf")
        return flatten([*parts, closing], len(parts)), rng.choice("!!.")
    return _people(rng)


def _people(rng: random.Random) -> tuple[Phrase, str]:
    stem, mark = rng.choice(words.GENDERED), rng.choice((":", "*", "_", "/", "I", "/-"))
    joint = "" if mark == "I" else mark
    form = stem + joint + ("Innen" if mark == "I" else "innen")
    features = {"Case": "Nom", "Number": "Plur"}
    noun = Word(form, form, "NOUN", "NN", features, "nsubj")
    lead = rng.choice(("alle", "viele", "unsere", "die", "liebe", ""))
    tags = {"unsere": "PPOSAT", "die": "ART", "liebe": "ADJA"}
    subject = [noun]
    if lead:
        pos = "ADJ" if lead == "liebe" else "DET"
        more = {"Person": "1", "Poss": "Yes", "PronType": "Prs"} if lead == "unsere" else {}
        lemma = {"unsere": "unser", "die": "der", "liebe": "lieb", "viele": "viel"}.get(lead, lead)
        word = Word(lead, lemma, pos, tags.get(lead, "PIAT"), features | more, "det", head=1)
        subject = [word, noun]
    return clause(predicate(rng, "they"), before=[subject], between=[]), rng.choice("..!")
