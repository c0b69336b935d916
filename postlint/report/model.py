"""What a run hands to every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from postlint.lint.finding import Finding, PostResult
from postlint.registry.severity import SEVERITIES, Severity
from postlint.score import Scorecard

if TYPE_CHECKING:
    from postlint.analysis.house import Platform
    from postlint.registry.evidence import Evidence
    from postlint.registry.rule import Rule


@dataclass(frozen=True, slots=True)
class Entry:
    """One linted post, its bill of risk, and the platform it is for, where that is known.

    `fail_on` is the lowest severity that fails the run, as configured for this draft;
    `message_language` that of the findings, where it is not the post's own.
    """

    result: PostResult
    score: Scorecard
    platform: Platform | None = None
    fail_on: str = "error"
    message_language: str | None = None

    @property
    def language(self) -> str:
        """The language of the findings."""
        return self.message_language or self.result.post.language

    def counts(self, finding: Finding) -> bool:
        """Whether a finding fails the run."""
        if self.fail_on not in SEVERITIES:
            return False
        return SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.fail_on)


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or linted; `line` and `column` count from 1."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many findings were asked not to be shown: those that a baseline knows, those on lines
    that have not changed."""

    baseline: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run. `rules` holds every rule that a finding names, silenced ones too, by id.

    `evidence` holds what rules were measured to do, where a format shows it.
    """

    version: str
    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    hidden: Hidden = Hidden()
    evidence: Evidence = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language most of the findings are in; English where there is no post."""
        counts = Counter(entry.language for entry in self.entries)
        return counts.most_common(1)[0][0] if counts else "en"

    def counts(self) -> dict[Severity, int]:
        """Number of findings by severity, all severities named."""
        counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        for entry in self.entries:
            for finding in entry.result.findings:
                counts[finding.severity] += 1
        return counts
