"""What a run hands to every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from postlint.lint.finding import PostResult
from postlint.registry.rule import SEVERITIES, Rule, Severity
from postlint.score import Scorecard


@dataclass(frozen=True, slots=True)
class Entry:
    """One linted post and its bill of risk."""

    result: PostResult
    score: Scorecard


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or linted; `line` and `column` count from 1."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run. `rules` holds every rule that a finding names, by id."""

    version: str
    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)

    def counts(self) -> dict[Severity, int]:
        """Number of findings by severity, all severities named."""
        counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        for entry in self.entries:
            for finding in entry.result.findings:
                counts[finding.severity] += 1
        return counts
