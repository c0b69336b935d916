"""What a run hands to every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from postlint.analysis.house import Platform
from postlint.lint.finding import Finding, PostResult
from postlint.registry.rule import SEVERITIES, Rule, Severity
from postlint.score import Scorecard


@dataclass(frozen=True, slots=True)
class Entry:
    """One linted post, its bill of risk, and the platform it is for, where that is known.

    `fail_on` is the lowest severity that fails the run, as configured for this draft.
    """

    result: PostResult
    score: Scorecard
    platform: Platform | None = None
    fail_on: str = "error"

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
    """A whole run. `rules` holds every rule that a finding names, silenced ones too, by id."""

    version: str
    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    hidden: Hidden = Hidden()

    def counts(self) -> dict[Severity, int]:
        """Number of findings by severity, all severities named."""
        counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        for entry in self.entries:
            for finding in entry.result.findings:
                counts[finding.severity] += 1
        return counts
