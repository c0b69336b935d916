"""Fits the weights of rules and the cut points of levels, and writes them where they belong.

    make weights DATA=../shared/data

Weights come from labelled posts (see weights.py), by language; the levels of the score from
ordinary posts, where few may reach them. Rules are found anew each time, so a new rule needs
nothing here.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.evaluation.levels import cuts, with_levels
from benchmarks.evaluation.rule_text import with_weight
from benchmarks.evaluation.sets import ORDINARY, OWN_VOICE, SETS, Dataset
from benchmarks.evaluation.store import ROOT, seen
from benchmarks.evaluation.weights import Lesson, fitted_weights
from postlint.evaluate.columns import belonging, weights_by_language
from postlint.registry.catalogue import Catalogue, load_catalogue
from postlint.registry.rule import Rule
from postlint.score import score

#: A rule with fewer hits than this in the sets of a language keeps the weight of its severity.
FEWEST_HITS = 5


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weight of a rule in a language, and the sets it comes from."""

    weight: float
    sets: tuple[str, ...]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="the folder that holds posts/*.jsonl")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--dry-run", action="store_true", help="print, write nothing")
    options = parser.parse_args()
    catalogue = load_catalogue()
    fitted = {lang: _fit(lang, catalogue, options.data, options.jobs) for lang in ("de", "en")}
    rules = []
    for rule in sorted(catalogue.rules.values(), key=lambda rule: rule.id):
        mine = {lang: found[rule.id] for lang, found in fitted.items() if rule.id in found}
        for lang, found in mine.items():
            print(f"{rule.id:<36}{rule.severity:<12}{lang} {found.weight:5.2f}")
        if not options.dry_run:
            _write(rule, mine)
        weights = {lang: round(found.weight, 2) for lang, found in mine.items()}
        rules.append(replace(rule, weights=weights or rule.weights))
    levels = cuts([_totals(dataset, rules, options.data, options.jobs) for dataset in ORDINARY])
    print(", ".join(f"{level} from {least}" for level, least in levels.items()))
    if not options.dry_run:
        path = ROOT / "postlint" / "score.py"
        path.write_text(with_levels(path.read_text(encoding="utf-8"), levels), encoding="utf-8")
        load_catalogue()
    return 0


def _fit(language: str, catalogue: Catalogue, data: Path, jobs: int) -> dict[str, Fitted]:
    """The weights of the rules that fire often enough in the sets of a language."""
    lessons: dict[str, Lesson] = {}
    for dataset in (*SETS, OWN_VOICE):
        if dataset.language == language:
            lessons[dataset.name] = _lesson(dataset, catalogue, data, jobs)
    hits = {name: _hits(lesson) for name, lesson in lessons.items()}
    total = sum(hits.values(), Counter[str]())
    return {
        rule: Fitted(weight, tuple(name for name in hits if hits[name][rule]))
        for rule, weight in fitted_weights(lessons.values()).items()
        if total[rule] >= FEWEST_HITS
    }


def _lesson(dataset: Dataset, catalogue: Catalogue, data: Path, jobs: int) -> Lesson:
    posts = dataset.posts(data)
    labels = np.array([bool(post.positive) for post in posts])
    rules = belonging(catalogue, dataset.packs)
    return Lesson(seen(dataset, posts, jobs=jobs), labels, rules)


def _hits(lesson: Lesson) -> Counter[str]:
    """In how many posts each rule of a lesson fires."""
    judged = {rule.id for rule in lesson.rules}
    return Counter(rule for item in lesson.found for rule in item.hits if rule in judged)


def _write(rule: Rule, fitted: Mapping[str, Fitted]) -> None:
    """Put the fitted weights into the rule's file."""
    path = Path(rule.origin)
    text = path.read_text(encoding="utf-8")
    new = with_weight(
        text,
        {lang: found.weight for lang, found in fitted.items()},
        sets=", ".join(sorted({name for found in fitted.values() for name in found.sets})),
        year=date.today().year,
    )
    if new != text:
        path.write_text(new, encoding="utf-8")


def _totals(dataset: Dataset, rules: list[Rule], data: Path, jobs: int) -> list[int]:
    """The scores of a set of ordinary posts."""
    weights = weights_by_language(rules)[dataset.language]
    found = seen(dataset, dataset.posts(data), jobs=jobs)
    return [score(Counter(item.hits).elements(), weights).total for item in found]


if __name__ == "__main__":
    sys.exit(main())
