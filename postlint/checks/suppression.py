"""`suppression`: an ignore comment that is unused, out of date or malformed.

Only the linter knows which suppressions did something, so it supplies these matches itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from postlint.analysis.model import Analysis
from postlint.checks.base import Check, Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression(Check):
    """Fires at suppressions in the given `state`."""

    kind: ClassVar[str] = "suppression"
    state: Literal["unused", "expired", "invalid"]

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "rules", "until", "problem"})

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        return iter(())
