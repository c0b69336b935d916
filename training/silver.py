"""Tags and lemmas from HanTa for raw German: what a small tagger learns most from.

HanTa (LGPL-3) is a tool of this step only; nothing of it is in the pipeline.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from postlint.analysis.german import EMOJI
from training.sentence import Sentence

_ENDS = frozenset(".!?…:") | {"...", "!!", "!!!", "??"}
_RENAMED = {"PROAV": "PAV", "NNA": "NN", "NNI": "NN", "PIDAT": "PIAT", "UNKNOWN": "XY", "$": "$("}
_EMOTICON = re.compile(r"[<>]?[:;=8xX]['’o-]?[-)(\]\[dDpP/\\|*3oO]+|<3+|\^[_.-]*\^|[xX]D+|:[a-z]+:")
_EMOJI = re.compile(EMOJI)
Fixes = dict[tuple[str, str], str]


class Tagger(Protocol):
    """The one method of HanTa this module uses."""

    def tag_sent(self, sent: list[str]) -> list[tuple[str, str, str]]:
        """Word, lemma and tag for each word of a sentence."""


def load_tagger() -> Tagger:
    """HanTa with its German model."""
    from HanTa import HanoverTagger

    tagger: Tagger = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")
    return tagger


def read_posts(folder: Path) -> Iterator[str]:
    """The text of every post in `*_de.jsonl`."""
    for path in sorted(folder.glob("*_de.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def special_tag(word: str) -> tuple[str, str] | None:
    """STTS and universal tag of what is no word: hashtag, mention, link, emoji; else None."""
    if len(word) > 1 and word[0] == "#":
        return "XY", "X"
    if len(word) > 1 and word[0] == "@":
        return "NE", "PROPN"
    if word.startswith(("http", "www.")):
        return "XY", "PROPN"
    if _EMOJI.match(word) or _EMOTICON.fullmatch(word):
        return "XY", "SYM"
    return None


def annotate(tagger: Tagger, words: list[str]) -> tuple[list[str], list[str]]:
    """STTS tags and lemmas of one sentence; what is no word is kept from HanTa."""
    spoken = [i for i, word in enumerate(words) if not _hidden(word)]
    tags, lemmas = [""] * len(words), list(words)
    plain = ["Anna" if words[i][0] == "@" else words[i].lstrip("#") or "#" for i in spoken]
    for i, (_, lemma, tag) in zip(spoken, tagger.tag_sent(plain) if plain else [], strict=True):
        tag = re.sub(r"[()]", "", tag)
        tags[i] = _RENAMED.get(tag, tag)
        lemmas[i] = lemma
    for i, word in enumerate(words):
        if special := special_tag(word):
            tags[i], lemmas[i] = special[0], word
        elif word.isspace():
            tags[i], lemmas[i] = "_SP", word
        elif not any(c.isalnum() for c in word):
            tags[i], lemmas[i] = _punctuation(word), word
        elif _kept(word, lemmas[i], tags[i]):
            lemmas[i] = word
    return tags, lemmas


def learn_fixes(tagger: Tagger, gold: Iterable[Sentence]) -> tuple[Fixes, Fixes]:
    """Where HanTa and the treebank differ by convention, not by mistake.

    Returns tags by (lower-case form, HanTa's tag) and lemmas by (lower-case form, tag): those
    seen three times and annotated alike in four cases of five.
    """
    tags: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in gold:
        found, _ = annotate(tagger, sentence.words)
        for word, guess, tag, lemma in zip(
            sentence.words, found, sentence.tags, sentence.lemmas, strict=True
        ):
            tags[word.lower(), guess][tag] += 1
            lemmas[word.lower(), tag][lemma] += 1
    return _settled(tags), _settled(lemmas)


def tag_text(nlp: Language, tagger: Tagger, text: str, *, fixes: tuple[Fixes, Fixes]) -> Doc:
    """A document of `text` with silver tags and lemmas, without sentence boundaries."""
    doc = nlp.make_doc(text)
    words = [token.text for token in doc]
    tags: list[str] = []
    lemmas: list[str] = []
    for start, end in _spans(words):
        part = words[start:end]
        found, bases = annotate(tagger, part)
        for word, tag, base in zip(part, found, bases, strict=True):
            tag = fixes[0].get((word.lower(), tag), tag)
            tags.append(tag)
            lemmas.append(fixes[1].get((word.lower(), tag), base))
    spaces = [bool(token.whitespace_) for token in doc]
    return Doc(nlp.vocab, words=words, spaces=spaces, tags=tags, lemmas=lemmas)


def _hidden(word: str) -> bool:
    if word.isspace() or word.startswith(("http", "www.")):
        return True
    return bool(_EMOJI.match(word) or _EMOTICON.fullmatch(word))


def _spans(words: list[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for i, word in enumerate(words):
        if word in _ENDS or "\n" in word or _EMOJI.match(word) or i - start > 80:
            yield start, i + 1
            start = i + 1
    if start < len(words):
        yield start, len(words)


def _punctuation(word: str) -> str:
    if word in (",", ";"):
        return "$," if word == "," else "$."
    return "$." if word[0] in ".!?:" and len(set(word) - set("!?.")) < 2 and word != "..." else "$("


def _kept(word: str, lemma: str, tag: str) -> bool:
    """A name or an abbreviation is its own lemma, but for the genitive."""
    if tag == "NE":
        return not (word.endswith("s") and lemma == word[:-1])
    return word.lower() == lemma.lower() and sum(c.isupper() for c in word) > 1


def _settled(counts: dict[tuple[str, str], Counter[str]]) -> Fixes:
    settled = {}
    for key, counter in counts.items():
        value, times = counter.most_common(1)[0]
        if times >= 3 and times / counter.total() >= 0.8 and value != "_":
            settled[key] = value
    return settled
