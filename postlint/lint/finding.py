"""What linting one post gives. Spans are code points of the file the post came from."""

from __future__ import annotations

from dataclasses import dataclass

from postlint.registry.severity import Safety, Severity
from postlint.source.post import Post, Span, Suppression


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out that can be applied; `unsafe` when it may change the meaning."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One alarm at one place. `fingerprint` is made from the words, so edits elsewhere keep it.

    `suppression` is what the writer silenced it with, if so.
    """

    rule: str
    severity: Severity
    message: str
    advice: str
    span: Span
    fixes: tuple[Fix, ...] = ()
    fingerprint: str = ""
    suppression: Suppression | None = None

    @property
    def category(self) -> str:
        return self.rule.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A selected rule that could not run on this post, and why, in a sentence."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class PostResult:
    """Everything linting one post gave. `pipeline` names the spaCy pipeline that was used."""

    post: Post
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    pipeline: str = ""
