"""Clauses of the template sentences: what a person does, in every German word order."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from training import template_words as words
from training.template_phrases import (
    PERSONS,
    Word,
    conjugate,
    finite,
    imperative,
    noun_phrase,
    pronoun,
)

Phrase = list[Word]
_PREPOSITIONS = (
    ("mit", "Dat"), ("für", "Acc"), ("auf", "Dat"), ("in", "Dat"), ("zu", "Dat"), ("über", "Acc"),
    ("von", "Dat"), ("bei", "Dat"), ("ohne", "Acc"), ("aus", "Dat"), ("nach", "Dat"),
    ("gegen", "Acc"), ("vor", "Dat"), ("an", "Dat"), ("um", "Acc"),
)  # fmt: skip
_KINDS = {"tr": 6, "sep": 3, "dat": 2, "intr": 2.5, "refl": 2, "perf": 4, "mod": 3, "cop": 3}


@dataclass(slots=True)
class Predicate:
    """A finite verb, what stands in the middle field, and what closes the bracket.

    `lexical` True when the closing word (participle, infinitive, state) is the clause's root.
    """

    verb: Word
    middle: list[Phrase]
    closing: list[Phrase]
    lexical: bool = False


def one(form: str, lemma: str, pos: str, tag: str, dep: str, **features: str) -> Phrase:
    """A phrase of a single word."""
    return [Word(form, lemma, pos, tag, features, dep)]


def flatten(parts: list[Phrase], root: int, *, dep: str = "ROOT") -> Phrase:
    """One phrase of several: the head of part `root` becomes its head, with relation `dep`."""
    offsets = [sum(len(p) for p in parts[:n]) for n in range(len(parts))]
    heads = [off + _head(part) for off, part in zip(offsets, parts, strict=True)]
    flat: Phrase = []
    for n, (offset, part) in enumerate(zip(offsets, parts, strict=True)):
        for word in part:
            if word.head is not None:
                flat.append(replace(word, head=offset + word.head))
            elif n == root:
                flat.append(replace(word, head=None, dep=dep))
            else:
                flat.append(replace(word, head=heads[root]))
    return flat


def _head(part: Phrase) -> int:
    return next(i for i, word in enumerate(part) if word.head is None)


def comma() -> Phrase:
    """A comma."""
    return [Word(",", ",", "PUNCT", "$,", {}, "punct", glued=True)]


def adverb(rng: random.Random, form: str | None = None) -> Phrase:
    """An adverb, or the given one."""
    form = form or rng.choice(words.ADVERBS)
    return one(form, form.lower(), "ADV", "ADV", "advmod")


def preposition(rng: random.Random, *, owner: str | None = None) -> Phrase:
    """A preposition with a noun phrase or a pronoun."""
    form, case = rng.choice(_PREPOSITIONS)
    if rng.random() < 0.75:
        inner = noun_phrase(rng, case, "obl", owner=owner)
    else:
        inner = [pronoun(rng.choice(list(PERSONS)), case, "obl")]
    return flatten([one(form, form, "ADP", "APPR", "case"), inner], 1, dep="obl")


def predicate(rng: random.Random, key: str) -> Predicate:
    """Something the person `key` does: verb, objects, adverbs, perhaps a verb bracket."""
    kind = rng.choices(list(_KINDS), list(_KINDS.values()))[0]
    made = _bracket(rng, key, kind) if kind in ("perf", "mod", "cop") else _simple(rng, key, kind)
    extra = [adverb(rng)] if rng.random() < 0.5 else []
    if rng.random() < 0.3:
        extra.append(preposition(rng, owner=key))
    short = bool(made.middle) and made.middle[0][-1].pos == "PRON"
    made.middle = made.middle + extra if short else extra + made.middle
    return made


def objects(rng: random.Random, owner: str) -> Phrase:
    """A direct object."""
    if rng.random() < 0.25:
        return [pronoun(rng.choice(list(PERSONS)), "Acc", "obj")]
    return noun_phrase(rng, "Acc", "obj", owner=owner)


def _tensed(rng: random.Random, verb: str, key: str) -> Word:
    past = rng.random() < 0.12
    return finite(verb, key, tense="Past" if past else "Pres")


def _simple(rng: random.Random, key: str, kind: str) -> Predicate:
    if kind == "intr":
        return Predicate(_tensed(rng, rng.choice(words.INTRANSITIVE), key), [], [])
    if kind == "refl":
        verb = _tensed(rng, rng.choice(words.REFLEXIVE), key)
        return Predicate(verb, [[pronoun(key, "Acc", "obj", reflexive=True)]], [])
    if kind == "dat":
        other = rng.choice([k for k in PERSONS if k != key])
        verb = _tensed(rng, rng.choice(words.DATIVE), key)
        return Predicate(verb, [[pronoun(other, "Dat", "obl")]], [])
    if kind == "sep":
        verb, particle = split_verb(_tensed(rng, rng.choice(words.SEPARABLE), key))
        own = [[pronoun(key, "Dat", "obl", reflexive=True)]] if rng.random() < 0.25 else []
        return Predicate(verb, [*own, objects(rng, key)], particle)
    return Predicate(_tensed(rng, rng.choice(words.TRANSITIVE), key), [objects(rng, key)], [])


def split_verb(verb: Word) -> tuple[Word, list[Phrase]]:
    """`schaue an` as verb and particle."""
    form, _, particle = verb.form.partition(" ")
    if not particle:
        return verb, []
    base = replace(verb, form=form, lemma=verb.lemma.removeprefix(particle))
    return base, [one(particle, particle, "ADP", "PTKVZ", "compound:prt")]


def _bracket(rng: random.Random, key: str, kind: str) -> Predicate:
    if kind == "cop":
        state = rng.choice(words.STATES)
        sub = rng.random() < 0.1
        verb = finite("sein", key, mood="Sub") if sub else _tensed(rng, "sein", key)
        closing = one(state, state, "ADJ", "ADJD", "ROOT")
        return Predicate(replace(verb, pos="AUX", dep="cop"), [], [closing], lexical=True)
    full = rng.choice(words.TRANSITIVE + words.SEPARABLE)
    if kind == "perf":
        verb = _tensed(rng, "haben", key)
        closing = one(
            conjugate(full).past_participle, full, "VERB", "VVPP", "ROOT", VerbForm="Part"
        )
    else:
        name = rng.choice([*words.MODALS, "werden"])
        verb = finite(name, key, mood="Sub") if rng.random() < 0.25 else _tensed(rng, name, key)
        closing = one(full, full, "VERB", "VVINF", "ROOT", VerbForm="Inf")
    verb = replace(verb, pos="AUX", dep="aux")
    return Predicate(verb, [objects(rng, key)], [closing], lexical=True)


def clause(made: Predicate, *, before: list[Phrase], between: list[Phrase]) -> Phrase:
    """`before` verb `between` middle closing: main clauses, questions, dropped subjects."""
    parts = [*before, [made.verb], *between, *made.middle, *made.closing]
    return flatten(parts, len(parts) - 1 if made.lexical else len(before))


def verb_last(rng: random.Random, key: str, *, mark: str, dep: str) -> Phrase:
    """A subordinate clause: `wenn du das Video anschaust`."""
    made = predicate(rng, key)
    verb, closing = made.verb, made.closing
    if closing and closing[0][0].tag == "PTKVZ":
        particle = closing[0][0].form
        verb = replace(verb, form=particle + verb.form, lemma=particle + verb.lemma)
        closing = []
    lead = [one(mark, mark, "SCONJ", "KOUS", "mark"), [pronoun(key, "Nom", "nsubj")]]
    parts = [*lead, *made.middle, *closing, [verb]]
    return flatten(parts, len(parts) - 2 if made.lexical else len(parts) - 1, dep=dep)


def order(rng: random.Random, key: str, *, lead: list[Phrase]) -> Phrase:
    """A command to du, ihr or Sie; `lead` stands before the verb (`bitte`)."""
    kind = rng.choices(("tr", "sep", "dat", "refl", "intr", "be"), (5, 4, 2, 2, 2, 0.8))[0]
    lists = {"tr": words.TRANSITIVE, "sep": words.SEPARABLE, "dat": words.DATIVE,
             "refl": words.REFLEXIVE, "intr": words.INTRANSITIVE, "be": ["sein"]}  # fmt: skip
    verb, closing = split_verb(imperative(rng, rng.choice(lists[kind]), key))
    middle: list[Phrase] = []
    if kind in ("tr", "sep"):
        if rng.random() < 0.25:
            middle.append([pronoun(key, "Dat", "obl", reflexive=True)])
        middle.append(objects(rng, key))
    elif kind == "dat":
        middle = [[pronoun(rng.choice(("ich", "wir", "er", "sie")), "Dat", "obl")]]
    elif kind == "refl":
        middle = [[pronoun(key, "Acc", "obj", reflexive=True)]]
    elif kind == "be":
        state = rng.choice(words.STATES)
        closing = [one(state, state, "ADJ", "ADJD", "xcomp")]
    if rng.random() < 0.45:
        spot = 1 if middle and middle[0][-1].pos == "PRON" else 0
        middle.insert(spot, adverb(rng))
    if rng.random() < 0.25:
        middle.append(preposition(rng, owner=key))
    subject = [[pronoun("Sie", "Nom", "nsubj")]] if key == "Sie" else []
    parts = [*lead, [verb], *subject, *middle, *closing]
    return flatten(parts, len(lead))
