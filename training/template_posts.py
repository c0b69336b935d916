"""What stands around a clause in a post: mentions, hashtags, emoji, end marks."""

from __future__ import annotations

import random
from dataclasses import replace

from training import template_words as words
from training.sentence import Sentence
from training.template_clauses import Phrase, comma, flatten, one
from training.template_phrases import Word


def decorate(rng: random.Random, body: Phrase, end: str) -> Phrase:
    """The clause as a post: mention, name or hashtag before it, end mark, emoji, hashtags."""
    parts: list[Phrase] = []
    draw = rng.random()
    if draw < 0.16:
        parts = [_mention(rng)] if rng.random() < 0.6 else [_tag(rng)]
        if rng.random() < 0.2:
            parts.append(comma())
    elif draw < 0.22:
        name = rng.choice(words.NAMES)
        parts = [one(name, name, "PROPN", "NE", "vocative"), comma()]
    elif draw < 0.26:
        parts = [_emoji(rng)]
    if rng.random() < 0.85 and not (draw < 0.22 and rng.random() < 0.4):
        body = [replace(body[0], form=body[0].form[0].upper() + body[0].form[1:]), *body[1:]]
    root = len(parts)
    parts.append(body)
    if end and rng.random() < 0.9:
        times = 3 if end in "!?" and rng.random() < 0.04 else 1
        parts += [[Word(end, end, "PUNCT", "$.", {}, "punct", glued=True)]] * times
    parts += [_emoji(rng) for _ in range(rng.choice((0, 0, 0, 1, 1, 2)))]
    if rng.random() < 0.18:
        parts += [_tag(rng) for _ in range(rng.randint(1, 3))]
    return flatten(parts, root)


def _mention(rng: random.Random) -> Phrase:
    name = rng.choice(words.MENTIONS)
    return one(name, name, "PROPN", "NE", "vocative")


def _tag(rng: random.Random) -> Phrase:
    name = "#" + rng.choice(words.TAGS)
    return one(name, name, "X", "XY", "parataxis")


def _emoji(rng: random.Random) -> Phrase:
    sign = rng.choice(words.EMOJI if rng.random() < 0.8 else words.EMOTICONS)
    return one(sign, sign, "SYM", "XY", "discourse")


def to_sentence(phrase: Phrase) -> Sentence:
    """The phrase's columns."""
    spaces = [not following.glued for following in phrase[1:]] + [True]
    return Sentence(
        words=[word.form for word in phrase],
        spaces=spaces,
        tags=[word.tag for word in phrase],
        pos=[word.pos for word in phrase],
        morphs=["|".join(f"{k}={v}" for k, v in sorted(w.features.items())) for w in phrase],
        lemmas=[word.lemma for word in phrase],
        heads=[i if word.head is None else word.head for i, word in enumerate(phrase)],
        deps=[word.dep for word in phrase],
    )
