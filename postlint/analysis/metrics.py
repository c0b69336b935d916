"""Named figures of a post, each with the place where it is worst.

Readability comes from textstat: `flesch` is Flesch's reading ease with the factors of the language
(English: Flesch 1948, German: Amstad 1978), high is easy. `lix` is Björnsson's index (1968): words
a sentence plus the percentage of words longer than six letters, high is hard.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from postlint.analysis.lengths import overflow
from postlint.analysis.model import Draft
from postlint.analysis.tokenizer import is_word_text
from postlint.analysis.tokens import TokenSpan
from postlint.source.post import Span

_LONG_WORD = 7


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure, the place to show it at, and words for messages."""

    value: float
    span: Span
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Metric:
    """`find` gives nothing where the figure makes no sense (no words, no platform)."""

    find: Callable[[Draft], Measure | None]
    values: frozenset[str] = frozenset()


def _sentences(draft: Draft) -> Iterator[tuple[TokenSpan, list[str]]]:
    """TokenSpans of two words or more, with their words."""
    for sentence in draft.doc.sents:
        words = list(filter(is_word_text, draft.doc.words[sentence.start : sentence.end]))
        if len(words) > 1:
            yield sentence, words


def _lix(draft: Draft) -> Measure | None:
    sentences = list(_sentences(draft))
    words = [word for _, found in sentences for word in found]
    if not words:
        return None
    value = len(words) / len(sentences) + 100 * _long(words) / len(words)
    hardest = max(sentences, key=lambda s: len(s[1]) + 100 * _long(s[1]) / len(s[1]))
    return Measure(value, _place(draft, hardest[0]), {})


def _words_per_sentence(draft: Draft) -> Measure | None:
    sentences = list(_sentences(draft))
    if not sentences:
        return None
    value = sum(len(words) for _, words in sentences) / len(sentences)
    longest = max(sentences, key=lambda s: len(s[1]))
    return Measure(value, _place(draft, longest[0]), {})


def _longest_sentence(draft: Draft) -> Measure | None:
    sentences = list(_sentences(draft))
    if not sentences:
        return None
    longest = max(sentences, key=lambda s: len(s[1]))
    return Measure(len(longest[1]), _place(draft, longest[0]), {})


def _flesch(draft: Draft) -> Measure | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its use of pkg_resources is no matter of the writer's
        import textstat

    sentences = list(_sentences(draft))
    if not sentences:
        return None
    textstat.set_lang(draft.post.language)
    text = " ".join(f"{' '.join(words)}." for _, words in sentences)
    longest = max(sentences, key=lambda s: len(s[1]) + 2 * _long(s[1]))
    return Measure(float(textstat.flesch_reading_ease(text)), _place(draft, longest[0]), {})


def _overflow(draft: Draft) -> Measure | None:
    """By how many units the post is longer than its platform allows; the place is what is cut."""
    platform = draft.platform
    if platform is None or platform.limit is None:
        return None
    length, cut = overflow(draft.post, platform)
    place = Span(cut, draft.post.body.end) if length > platform.limit else draft.post.body
    values = {
        "length": str(length),
        "limit": str(platform.limit),
        "excess": str(length - platform.limit),
        "platform": platform.name,
    }
    return Measure(length - platform.limit, place, values)


def _long(words: list[str]) -> int:
    return sum(map(_LONG_WORD.__le__, map(len, words)))


def _place(draft: Draft, sentence: TokenSpan) -> Span:
    return draft.span(*sentence.trimmed())


METRICS: Mapping[str, Metric] = {
    "lix": Metric(_lix),
    "flesch": Metric(_flesch),
    "words-per-sentence": Metric(_words_per_sentence),
    "longest-sentence": Metric(_longest_sentence),
    "overflow": Metric(_overflow, values=frozenset({"length", "limit", "excess", "platform"})),
}
