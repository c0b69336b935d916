"""Fills the lemmatizer: treebanks, HanTa's lemmas and a dictionary, as endings and exceptions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc

from postlint.analysis.german_lemmas import GermanLemmatizer, word_class
from training.lexicon import frequent_words, noun_forms, verb_forms
from training.sentence import Sentence

_LONGEST = 6
_GOLD_WEIGHT = 40
_RULED = ("NN", "NE", "V", "A")
Votes = dict[str, dict[str, Counter[str]]]


def fill(lemmatizer: GermanLemmatizer, *, silver: Iterable[Doc], gold: Iterable[Sentence]) -> None:
    """Learns the tables; a word whose ending already says its lemma is not stored."""
    votes: Votes = defaultdict(lambda: defaultdict(Counter))
    _count_silver(votes, silver)
    verbs = {w for c in votes["V"].values() for w in c if w.endswith("n")}
    _count_dictionary(votes, verbs)
    for sentence in gold:
        for word, tag, lemma in zip(sentence.words, sentence.tags, sentence.lemmas, strict=True):
            if lemma and tag:
                votes[word_class(tag)][_key(word, tag)][lemma] += _GOLD_WEIGHT
    for kind, forms in votes.items():
        best = {form: counter.most_common(1)[0][0] for form, counter in forms.items()}
        if kind in _RULED:
            lemmatizer.endings[kind] = _endings(best)
        lemmatizer.words[kind] = {}
        for form, lemma in best.items():
            if lemmatizer.by_ending(form, kind) != lemma:
                lemmatizer.words[kind][form] = lemma


def _key(word: str, tag: str) -> str:
    return word if tag in ("NN", "NE") else word.lower()


def _count_silver(votes: Votes, docs: Iterable[Doc]) -> None:
    for doc in docs:
        for token in doc:
            tag, lemma = token.tag_, token.lemma_
            if not tag or not lemma or not token.text[0].isalpha() or tag in ("XY", "FM"):
                continue
            if lemma != token.text and len(token.text) > 3 and lemma.lower() not in _lexicon():
                continue
            votes[word_class(tag)][_key(token.text, tag)][lemma] += 1


@cache
def _lexicon() -> frozenset[str]:
    """Words a lemma of HanTa must be among; it invents some."""
    return frozenset(word.lower() for word in frequent_words(400_000))


def _count_dictionary(votes: Votes, verbs: set[str]) -> None:
    known = set(frequent_words(250_000))
    for form, lemma, kinds in noun_forms():
        if form not in known or " " in lemma:
            continue
        kind = "NE" if kinds & {"given", "surname", "place", "proper"} else "NN"
        votes[kind][form][lemma] += 3 if form == lemma else 2
    for form, lemma, _ in verb_forms(verbs):
        if form in known:
            votes["V"][form.lower()][lemma] += 2


def _endings(best: dict[str, str]) -> dict[str, str]:
    """Ending to replacement where most words agree; a longer one only where it differs."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma in best.items():
        for size in range(1, min(_LONGEST, len(form) - 1) + 1):
            stem = form[:-size]
            if lemma.startswith(stem):
                counts[form[-size:]][lemma[len(stem) :]] += 1
            else:
                counts[form[-size:]]["?"] += 1
    chosen: dict[str, str] = {}
    for ending in sorted(counts, key=len):
        became, times = counts[ending].most_common(1)[0]
        sure = times >= (3 if len(ending) > 2 else 20) and times / counts[ending].total() > 0.55
        if became == "?" or not sure:
            continue
        shorter = next(
            (chosen[ending[i:]] for i in range(1, len(ending)) if ending[i:] in chosen), None
        )
        cut = next((i for i in range(1, len(ending)) if ending[i:] in chosen), 0)
        if shorter is None or ending[:cut] + shorter != became:
            chosen[ending] = became
    return chosen
