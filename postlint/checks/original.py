"""`original`: a word that limits a statement got lost between the original and the post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from postlint.analysis.lexicon import Entry, Lexicon
from postlint.analysis.model import Analysis
from postlint.analysis.originals import Sentence, Token, sentences_of, tokens_of
from postlint.analysis.phrase_index import index_of
from postlint.analysis.phrases import Phrases
from postlint.checks.base import Check, Match, Words, word_lexicons
from postlint.source.post import Span

_BEFORE, _AFTER = 4, 2
_ALIKE, _LEAST = 0.66, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Original(Check):
    """Compares a post with the originals that its front matter names (`source`).

    With `at: number` it fires at a number that has one of `words` beside it everywhere in the
    original and nowhere beside it in the post; with `at: sentence` at a sentence most of whose
    words stand in one of the original that holds one of `words`, where the post's holds none.
    """

    kind: ClassVar[str] = "original"
    words: Words
    at: Literal["number", "sentence"]

    def lexicons(self) -> Mapping[str, Lexicon]:
        return word_lexicons(self.words)

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "lost"})

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        originals = [s for text in analysis.post.originals for s in sentences_of(text)]
        if not originals:
            return
        spans = analysis.sentences
        post = [Sentence(tokens_of(analysis.text(span), span.start)) for span in spans]
        find = _numbers if self.at == "number" else _sentences
        for span, lost in find(post, originals, self._table()):
            shown = " ".join(analysis.text(span).split())
            yield Match(span, values={"match": shown, "lost": lost})

    def _table(self) -> Phrases:
        """The words of all languages: an original may be in another one than the post."""
        entries = {
            Entry("lost", language, "phrases", index): phrase
            for language, phrases in self.words.items()
            for index, phrase in enumerate(phrases)
        }
        return Phrases(index_of(entries.values(), _words, globs=True), [*entries])


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens_of(text))


def _numbers(
    post: list[Sentence], originals: list[Sentence], table: Phrases
) -> Iterator[tuple[Span, str]]:
    """Numbers that stand alone in the post and never in the originals."""
    limits: dict[tuple[str, str], set[str]] = {}
    for sentence in originals:
        for index, key in sentence.numbers():
            limits.setdefault(key, set()).add(_found(_around(sentence, index), table))
    for sentence in post:
        for index, key in sentence.numbers():
            lost = limits.get(key, set())
            if lost and "" not in lost and not _found(_around(sentence, index), table):
                yield sentence.tokens[index].span, min(lost)


def _sentences(
    post: list[Sentence], originals: list[Sentence], table: Phrases
) -> Iterator[tuple[Span, str]]:
    """Sentences of the post that lost what all sentences like them in the originals hold."""
    for sentence in post:
        least = max(_LEAST, _ALIKE * len(sentence.stems))
        found = [_found(o.tokens, table) for o in originals if sentence.shared(o) >= least]
        if found and all(found) and not _found(sentence.tokens, table):
            yield Span(sentence.tokens[0].span.start, sentence.tokens[-1].span.end), found[0]


def _around(sentence: Sentence, index: int) -> tuple[Token, ...]:
    return sentence.tokens[max(0, index - _BEFORE) : index + 1 + _AFTER]


def _found(tokens: tuple[Token, ...], table: Phrases) -> str:
    """The first of the table's phrases among the tokens, or nothing."""
    words = [token.word for token in tokens]
    hit = next(iter(table.find(words)), None)
    return " ".join(words[hit[1] : hit[2]]) if hit else ""
