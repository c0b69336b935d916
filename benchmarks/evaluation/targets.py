"""What must be reached, beside what is reached and what anybody reaches without rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.evaluation.sets import Dataset
from benchmarks.evaluation.weights import Lesson, fitted_weights, hit_matrix
from postlint.analysis.analyser import Analyser
from postlint.analysis.lexicon import SignalDefinition
from postlint.analysis.recognisers import RECOGNISERS
from postlint.evaluate.columns import belonging
from postlint.evaluate.evaluation import Evaluation, Rankings
from postlint.evaluate.features import Features
from postlint.evaluate.halves import SPLITS, half_of
from postlint.evaluate.labelled import Labelled
from postlint.evaluate.ranking import Within, within
from postlint.registry.catalogue import Catalogue, load_catalogue
from postlint.registry.rule import Rule
from postlint.source.post import Post, Preset
from postlint.source.read import read_rows
from tests.test_posts import verdicts

_MOST_ALARMS = {"error": 2.0, "warning": 12.0}


@dataclass(frozen=True, slots=True)
class Target:
    """One line of the table. `best` is what is held against the target."""

    what: str
    where: str
    target: str
    findings: str
    signals: str
    floor: str
    met: bool


def alarm_targets(dataset: Dataset, evaluation: Evaluation) -> Iterator[Target]:
    """Findings per 100 ordinary posts, errors and warnings; posts with alarms by level."""
    where = f"{dataset.name}, {evaluation.posts:,} ordinary posts"
    for alarm in evaluation.severities:
        most = _MOST_ALARMS.get(alarm.name)
        if most is not None:
            met = alarm.findings <= most
            yield Target(
                f"{alarm.name}s per 100", where, f"≤ {most:g}", f"{alarm.findings:.1f}", "", "", met
            )
    for level, most in (("elevated", 15.0), ("high", 3.0)):
        share = next(share for name, share in evaluation.levels.items() if name == level)
        yield Target(
            f"{level} or above, per 100",
            where,
            f"≤ {most:g}",
            f"{share:.1f}",
            "",
            "",
            share <= most,
        )


def auc_targets(dataset: Dataset, evaluation: Evaluation) -> Iterator[Target]:
    rankings = evaluation.rankings
    assert rankings is not None
    assert rankings.signals is not None
    best = max(rankings.findings.auc, rankings.signals.auc)
    yield Target(
        f"AUC of {' + '.join(dataset.packs)}",
        f"{dataset.name}, {dataset.label}, {evaluation.posts:,} posts",
        f"≥ {dataset.target:.2f}",
        f"{rankings.findings.auc:.3f}",
        f"{rankings.signals.auc:.3f}",
        "; ".join(f"{floor.auc:.3f} ({floor.name})" for floor in rankings.floors),
        best >= dataset.target,
    )


def own_voice_targets(
    dataset: Dataset,
    evaluation: Evaluation,
    posts: Sequence[Labelled],
    found: Sequence[Features],
    catalogue: Catalogue,
) -> Iterator[Target]:
    """The score within pages: with the weights as shipped, and with weights from other pages."""
    rankings = evaluation.rankings
    assert rankings is not None
    assert rankings.findings.within is not None
    rules = belonging(catalogue, dataset.packs)
    where = f"{dataset.name}, {dataset.label}, {evaluation.posts:,} posts"
    floor = "; ".join(_floors(rankings))
    shipped = rankings.findings.within
    learned = _learned(posts, found, rules)
    signals = rankings.signals and rankings.signals.within
    for what, findings, model in (
        ("AUC within pages, weights as shipped", shipped, None),
        ("AUC within pages, fitted on other pages", learned, signals),
    ):
        best = max(item.auc for item in (findings, model) if item is not None)
        yield Target(
            what,
            where,
            f"≥ {dataset.target:.2f}",
            _shown(findings),
            _shown(model) if model else "",
            floor,
            best >= dataset.target,
        )


def _floors(rankings: Rankings) -> Iterator[str]:
    for floor in rankings.floors:
        if floor.within:
            yield f"{floor.within.auc:.3f} ({floor.name})"


def _learned(posts: Sequence[Labelled], found: Sequence[Features], rules: Sequence[Rule]) -> Within:
    """Bills with weights fitted on one half of the pages, ranking the other half."""
    labels = np.array([bool(post.positive) for post in posts])
    groups = [post.group or "" for post in posts]
    hits, bills = hit_matrix(found, rules), np.zeros(len(posts))
    for seed in SPLITS:
        half = half_of(labels, groups, seed)
        for fitted, reported in ((half, ~half), (~half, half)):
            mine = [item for item, chosen in zip(found, fitted, strict=True) if chosen]
            weights = fitted_weights([Lesson(mine, labels[fitted], rules)])
            row = np.array([weights.get(rule.id, rule.weight_in("en")) for rule in rules])
            bills[reported] += hits[reported] @ row
    return within(bills, labels, groups)


def _shown(found: Within) -> str:
    return f"{found.auc:.3f} ({found.low:.3f}–{found.high:.3f})"


def address_target(dataset: Dataset, posts: Sequence[Labelled], catalogue: Catalogue) -> Target:
    """How often the address is told right: more hits of `address-sie` than of `address-du`.

    A text in which both are heard alike counts as wrong.
    """
    signals = [catalogue.signals[name] for name in ("address-du", "address-sie")]
    analyser = Analyser(dataset.language, signals=signals, needs=_layers(signals, dataset.language))
    right = 0
    for post in posts:
        (draft,) = read_rows(dataset.name, (post.row,), flags=Preset(dataset.language))
        assert isinstance(draft, Post)
        found = analyser.analyse(draft).signals
        familiar, formal = (len(found.get(signal.name, ())) for signal in signals)
        right += formal > familiar if post.positive else familiar > formal
    formal_texts = sum(bool(post.positive) for post in posts)
    usual = max(formal_texts, len(posts) - formal_texts) / len(posts)
    reached = right / len(posts)
    return Target(
        "accuracy of du and Sie",
        f"{dataset.name}, {len(posts):,} sentences",
        f"≥ {dataset.target:.2f}",
        "",
        f"{reached:.3f}",
        f"{usual:.3f} (the more frequent)",
        reached >= dataset.target,
    )


def _layers(signals: Sequence[SignalDefinition], language: str) -> frozenset[str]:
    found: set[str] = set()
    for signal in signals:
        for _, lexicon in signal.lexicons_for(language):
            found |= lexicon.layers()
            if lexicon.recogniser:
                found |= RECOGNISERS[lexicon.recogniser].layers
    return frozenset(found)


def drafts_targets() -> Iterator[Target]:
    """Our own drafts: risky ones that get a warning or error of the right pack, good ones any."""
    found = list(verdicts())
    risky = [v for v in found if v.expected != "none"]
    good = [v for v in found if v.expected == "none"]
    caught = sum(any(r.startswith(f"{v.expected}/") for r in v.alarms) for v in risky) / len(risky)
    alarmed = sum(bool(v.alarms) for v in good) / len(good)
    where = "tests/posts, {} drafts"
    share = f"{100 * caught:.0f} %"
    yield Target(
        "risky drafts found", where.format(len(risky)), "≥ 80 %", share, "", "", caught >= 0.8
    )
    share = f"{100 * alarmed:.0f} %"
    yield Target(
        "good drafts alarmed", where.format(len(good)), "≤ 10 %", share, "", "", alarmed <= 0.1
    )


def coverage_target() -> Target:
    """How many words and patterns of the rules an example hits."""
    from postlint.api import Settings
    from postlint.testing import ExampleRunner, lexicon_lines

    catalogue = load_catalogue()
    rules = tuple(catalogue.rules.values())
    outcome = ExampleRunner(Settings(), catalogue=catalogue, rules=rules).run()
    lines = [entry for entry, _ in lexicon_lines(catalogue, rules)]
    share = sum(entry in outcome.hit for entry in lines) / len(lines)
    where = f"rules/, {len(rules)} rules, {len(lines):,} words and patterns"
    shown = f"{100 * share:.1f} %"
    return Target("words hit by an example", where, "100 %", shown, "", "", share == 1)


def table(targets: Sequence[Target]) -> list[str]:
    """The lines of a Markdown table."""
    lines = [
        "| what | where | target | findings | signals | floor | met |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in targets:
        cells = (row.what, row.where, row.target, row.findings, row.signals, row.floor)
        lines.append(f"| {' | '.join(cells)} | {'yes' if row.met else 'no'} |")
    return lines
