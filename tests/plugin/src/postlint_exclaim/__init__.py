"""A kind of check of one's own: `kind: exclaim` finds runs of exclamation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from postlint.analysis.model import Analysis
from postlint.checks.base import Check, Match
from postlint.source.post import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclaim(Check):
    """Fires at every run of more than `max` exclamation marks; offers a run of `max`."""

    kind: ClassVar[str] = "exclaim"
    max: int = 1

    def value_names(self) -> frozenset[str]:
        return frozenset({"match", "count"})

    def problem(self) -> str | None:
        return None if self.max >= 0 else "`max` cannot be negative"

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        body = analysis.post.body
        for run in re.compile("!{2,}").finditer(analysis.post.source.text, body.start, body.end):
            if len(run[0]) > self.max:
                values = {"match": run[0], "count": str(len(run[0]))}
                yield Match(Span(*run.span()), ("!" * self.max,), values)
