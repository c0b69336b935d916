"""The lemmatizer of the German pipeline: what is irregular is looked up, the rest follows rules.

Import this module before loading the pipeline (or name it as a `spacy_factories` entry point).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

_FILE = "lemmas.msgpack"
_LONGEST = 6
_CACHED = 200_000
_CLITIC = re.compile(r"(?<=\w)['’`´](?:s|n|m|nen|ne)?$")


def word_class(tag: str) -> str:
    """The STTS tags that share lemma rules: nouns, names, verbs, adjectives; others alone."""
    if tag.startswith("V"):
        return "V"
    if tag.startswith("ADJ"):
        return "A"
    return tag


class GermanLemmatizer:
    """Sets lemmas from tags: exact words first, then endings.

    `words[class][form]` is a lemma, `endings[class][ending]` what the ending becomes.
    """

    def __init__(self, vocab: Vocab, name: str) -> None:
        """An empty lemmatizer: every word is its own lemma."""
        self.vocab = vocab
        self.name = name
        self.words: dict[str, dict[str, str]] = {}
        self.endings: dict[str, dict[str, str]] = {}
        self._cache: dict[tuple[int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets every token's lemma."""
        cache = self._cache
        if len(cache) > _CACHED:
            cache.clear()
        for token in doc:
            key = (token.orth, token.tag)
            lemma = cache.get(key)
            if lemma is None:
                lemma = self.vocab.strings.add(self.lemma(token.text, token.tag_))
                cache[key] = lemma
            token.lemma = lemma
        return doc

    def lemma(self, form: str, tag: str) -> str:
        """The lemma of a form with an STTS tag."""
        kind = word_class(tag)
        words = self.words.get(kind)
        if words is None:
            return form
        form = _CLITIC.sub("", form) or form
        found = words.get(form) or words.get(form.lower())
        if found:
            return found
        base = form.lower() if kind != "NE" and kind != "NN" else form
        return self.by_ending(base, kind)

    def by_ending(self, form: str, kind: str) -> str:
        """The lemma by the longest known ending; the form itself if there is none."""
        endings = self.endings.get(kind, {})
        for size in range(min(_LONGEST, len(form) - 1), 0, -1):
            became = endings.get(form[-size:])
            if became is not None:
                return form[:-size] + became
        return form

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        """The tables as one message."""
        data: bytes = srsly.msgpack_dumps({"words": self.words, "endings": self.endings})
        return data

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> GermanLemmatizer:
        """Reads what `to_bytes` wrote."""
        tables: dict[str, Any] = srsly.msgpack_loads(data)
        self.words, self.endings = tables["words"], tables["endings"]
        self._cache = {}
        return self

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Writes the tables into the folder `path`."""
        Path(path).mkdir(parents=True, exist_ok=True)
        (Path(path) / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> GermanLemmatizer:
        """Reads the tables from the folder `path`."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())


@Language.factory("postlint_german_lemmatizer", assigns=["token.lemma"], requires=["token.tag"])
def make_lemmatizer(nlp: Language, name: str) -> GermanLemmatizer:
    """An empty lemmatizer for `nlp`, to be filled from disk."""
    return GermanLemmatizer(nlp.vocab, name)
