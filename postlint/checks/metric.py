"""`metric`: a named figure over or under its bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, cast

from postlint.analysis.metrics import METRICS
from postlint.analysis.model import Analysis
from postlint.checks.base import Check, Match

Bound = float | Mapping[Literal["de", "en"], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Check):
    """Fires when the figure `metric` is over `max` or under `min` (a number, or one a language).

    A bound of the same name in the post's audience (`[audiences.NAME.bounds]`) goes first. Posts
    of fewer than `min_words` words are left alone.
    """

    kind: ClassVar[str] = "metric"
    metric: str
    max: Bound | None = None
    min: Bound | None = None
    min_words: int = 0

    def value_names(self) -> frozenset[str]:
        own = METRICS[self.metric].values if self.metric in METRICS else frozenset[str]()
        return frozenset({"match", "value", "bound"}) | own

    def problem(self) -> str | None:
        if self.metric not in METRICS:
            return f"there is no metric “{self.metric}”; there are {', '.join(sorted(METRICS))}"
        return None if (self.max is None) != (self.min is None) else "give either `max` or `min`"

    def run(self, analysis: Analysis, own: str) -> Iterator[Match]:
        bound = self._bound(analysis)
        if bound is None or analysis.words < self.min_words:
            return
        measure = METRICS[self.metric].find(analysis)
        if measure is None:
            return
        if measure.value > bound if self.max is not None else measure.value < bound:
            found = " ".join(analysis.text(measure.span).split())
            values = {"match": found, "value": f"{measure.value:.0f}", "bound": f"{bound:.0f}"}
            yield Match(measure.span, values={**values, **measure.values})

    def _bound(self, analysis: Analysis) -> float | None:
        audience = analysis.audience
        if audience and self.metric in audience.bounds:
            return audience.bounds[self.metric]
        bound = self.max if self.max is not None else self.min
        if isinstance(bound, Mapping):
            return bound.get(cast(Literal["de", "en"], analysis.post.language))
        return bound
