"""What postlint sees in a post, as counts: findings by rule and signals by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from postlint.api import Linter
from postlint.source.language import DEFAULT
from postlint.source.post import Post, Preset, Span
from postlint.source.read import read_rows


@dataclass(frozen=True, slots=True)
class Features:
    """Findings by rule, signals by name (own words of a rule are named like the rule).

    `places` are the findings' spans by rule, in code points of the text; `skipped` the rules that
    could not run, with the reason; `language` is the one the post was read in.
    """

    hits: Mapping[str, int] = field(default_factory=dict)
    signals: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)
    language: str = DEFAULT


def features(linter: Linter, row: str, *, language: str | None = None) -> Features:
    """The features of one row of JSON Lines; none for an empty text.

    Raises `SourceError` for a row that is no post and what `Linter` raises.
    """
    flags = Preset(language=language)
    for post in read_rows("row", (row,), flags=flags, configured=linter.preset):
        if not isinstance(post, Post):
            raise post
        return _features(linter, post)
    return Features()


def _features(linter: Linter, post: Post) -> Features:
    analysis = linter.analyse(post)
    result = linter.judge(analysis)
    places: dict[str, tuple[Span, ...]] = {}
    for finding in result.findings:
        places[finding.rule] = (*places.get(finding.rule, ()), finding.span)
    return Features(
        hits=Counter(finding.rule for finding in result.findings),
        signals={name: len(found) for name, found in analysis.signals.items() if found},
        places=places,
        skipped={skipped.rule: skipped.reason for skipped in result.skipped},
        language=post.language,
    )
