"""`approval`: a topic that somebody has to approve, and no approval of this very text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from postlint.analysis.model import Analysis
from postlint.checks.base import Check, Match, values_of
from postlint.source.post import Post

_SIGNAL = "approval-topic"
_HASH_LENGTH = 12
_NUMBER = re.compile(r"\d+(?:e\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Check):
    """Fires at the first mention of each topic of `[policy.topics]` unless the front matter's
    `approvals` hold an entry with that `topic` and the hash of the text as `text`."""

    kind: ClassVar[str] = "approval"

    def reads(self) -> frozenset[str]:
        return frozenset({_SIGNAL})

    def groups(self, own: str) -> tuple[frozenset[str], ...]:
        return (frozenset({_SIGNAL}),)

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "topic", "hash"})

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        phrases = analysis.house.topic_phrases()
        expected = text_hash(analysis.post)
        seen = set(_approved(analysis.post, expected))
        for signal in self.hits(analysis, [_SIGNAL]):
            topic = phrases[signal.entry.index][0]
            if topic.lower() not in seen:
                seen.add(topic.lower())
                values = values_of(analysis, signal, topic=topic, hash=expected)
                yield Match(signal.span, values=values)


def text_hash(post: Post) -> str:
    """Binds an approval to the words approved: SHA-256 of the body with white space folded, the
    first twelve hexadecimal digits in a row that YAML does not read as a number."""
    words = " ".join(post.source.slice(post.body).split())
    digits = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    windows = (digits[at : at + _HASH_LENGTH] for at in range(len(digits) - _HASH_LENGTH))
    return next(window for window in windows if not _NUMBER.fullmatch(window))


def _approved(post: Post, expected: str) -> Iterator[str]:
    entries: Any = post.front_matter.get("approvals")
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, Mapping) and str(entry.get("text", "")) == expected:
            yield str(entry.get("topic", "")).lower()
