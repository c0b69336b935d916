"""The table of what must be reached, and what every rule measured.

    make evidence DATA=../shared/data

Prints target, reached and floor of every set; writes `docs/evidence.md` and
`rules/data/evidence.json`, which `postlint explain` shows. No text of the data is written anywhere.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.evaluation.page import page
from benchmarks.evaluation.sets import ADDRESS, ORDINARY, OWN_VOICE, SETS, Dataset
from benchmarks.evaluation.store import ROOT, seen
from benchmarks.evaluation.targets import (
    Target,
    address_target,
    alarm_targets,
    auc_targets,
    coverage_target,
    drafts_targets,
    own_voice_targets,
    table,
)
from postlint import __version__
from postlint.evaluate.columns import belonging
from postlint.evaluate.evaluation import Evaluation, evaluate
from postlint.registry.catalogue import Catalogue, load_catalogue
from postlint.registry.evidence import Measurement, evidence_path, evidence_text

_FEWEST_HITS = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder that holds posts/*.jsonl")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--date", default=date.today().isoformat())
    options = parser.parse_args()
    catalogue = load_catalogue()
    measured = [
        (dataset, _measured(dataset, catalogue, options.data, options.jobs))
        for dataset in (*ORDINARY, *SETS, OWN_VOICE)
    ]
    targets = tuple(_targets(measured, options.data, options.jobs, catalogue))
    evidence = _evidence(measured, options.date)
    evidence_path().write_text(evidence_text(evidence), encoding="utf-8")
    lines = table(targets)
    text = page(lines, measured, evidence, version=__version__, day=options.date)
    (ROOT / "docs" / "evidence.md").write_text(text, encoding="utf-8")
    print("\n".join(lines))
    return 0


def _measured(dataset: Dataset, catalogue: Catalogue, data: Path, jobs: int) -> Evaluation:
    posts = dataset.posts(data)
    return evaluate(
        posts,
        seen(dataset, posts, jobs=jobs),
        belonging(catalogue, dataset.packs or None),
        fit=not dataset.ordinary,
        english=dataset.language == "en",
    )


def _targets(
    measured: Sequence[tuple[Dataset, Evaluation]], data: Path, jobs: int, catalogue: Catalogue
) -> Iterator[Target]:
    for dataset, evaluation in measured:
        if dataset.ordinary:
            yield from alarm_targets(dataset, evaluation)
        elif dataset is OWN_VOICE:
            posts = dataset.posts(data)
            found = seen(dataset, posts, jobs=jobs)
            yield from own_voice_targets(dataset, evaluation, posts, found, catalogue)
        else:
            yield from auc_targets(dataset, evaluation)
    yield address_target(ADDRESS, ADDRESS.posts(data), catalogue)
    yield from drafts_targets()
    yield coverage_target()


def _evidence(
    measured: Sequence[tuple[Dataset, Evaluation]], day: str
) -> dict[str, tuple[Measurement, ...]]:
    """What each rule measured: on the sets that its pack fits, and on ordinary posts."""
    found: dict[str, list[Measurement]] = defaultdict(list)
    for dataset, evaluation in measured:
        for rate in evaluation.rates:
            if not dataset.ordinary and rate.hits < _FEWEST_HITS:
                continue
            found[rate.rule].append(
                Measurement(
                    data=dataset.name,
                    language=dataset.language,
                    posts=evaluation.posts,
                    hits=rate.hits,
                    per_100=round(rate.per_100, 2),
                    precision=_rounded(rate.precision),
                    lift=_rounded(rate.lift and rate.lift.value),
                    low=_rounded(rate.lift and rate.lift.low),
                    high=_rounded(rate.lift and rate.lift.high),
                    date=day,
                    version=__version__,
                    kind="ordinary" if dataset.ordinary else "labels",
                    label=None if dataset.ordinary else dataset.label,
                )
            )
    return {rule: tuple(_best_first(entries)) for rule, entries in found.items()}


def _best_first(entries: Sequence[Measurement]) -> list[Measurement]:
    return sorted(entries, key=lambda entry: (entry.kind, -entry.hits, entry.data))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


if __name__ == "__main__":
    sys.exit(main())
