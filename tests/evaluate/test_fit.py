"""Weights fitted on posts of known make, and written into rule files without a scratch."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

import numpy as np
import pytest

from benchmarks.evaluation.levels import cuts, with_levels
from benchmarks.evaluation.rule_text import with_weight
from benchmarks.evaluation.weights import Lesson, fitted_weights
from postlint.evaluate.features import Features
from postlint.registry.load_rule import load_rule
from postlint.registry.rule import Rule
from tests.checkout import ROOT
from tests.workbench import rule

BODY = 'message: "x"\ncheck: {kind: existence, words: {any: ["x"]}}\n'
FILES = sorted(
    path
    for path in (ROOT / "rules").glob("*/*.yaml")
    if path.parent.name not in ("signals", "data")
)


@pytest.fixture
def rules(tmp_path: Path) -> tuple[Rule, ...]:
    return tuple(rule(tmp_path, BODY, id=f"my/{name}") for name in ("told", "noise", "silent"))


def lesson(rules: tuple[Rule, ...], *, posts: int, raise_by: float) -> Lesson:
    """Posts where `told` raises the log-odds of the label by so much, and `noise` by nothing."""
    chance = np.random.default_rng(5)
    told, noise = chance.random(posts) < 0.3, chance.random(posts) < 0.3
    labels = chance.random(posts) < 1 / (1 + np.exp(1.5 - raise_by * told))
    found = [
        Features({"my/told": int(one), "my/noise": int(other)})
        for one, other in zip(told, noise, strict=True)
    ]
    return Lesson(found, labels, rules)


def test_the_weight_is_what_a_hit_adds_to_the_log_odds(rules: tuple[Rule, ...]) -> None:
    weights = fitted_weights([lesson(rules, posts=4000, raise_by=2.0)])
    assert weights["my/told"] == pytest.approx(2.0, abs=0.2)
    assert weights["my/noise"] == pytest.approx(0.0, abs=0.2)
    assert "my/silent" not in weights


@pytest.mark.parametrize(
    ("severity", "most"), [("suggestion", 1.0), ("warning", 2.5), ("error", 10.0)]
)
def test_a_severity_bounds_the_weight(tmp_path: Path, severity: str, most: float) -> None:
    cited = 'basis: [{kind: law, title: "A law of this town", year: 2020}]\n'
    sure = rule(tmp_path, f"severity: {severity}\n{BODY}{cited}", id="my/told")
    found = [Features({"my/told": 1})] * 5000 + [Features()] * 5000
    labels = np.array([True] * 5000 + [False] * 5000)
    weight = fitted_weights([Lesson(found, labels, (sure,))])["my/told"]
    assert weight == pytest.approx(most, abs=3.0 if severity == "error" else 1e-6)
    assert weight <= most


def test_a_rule_that_speaks_for_the_opposite_weighs_nothing(rules: tuple[Rule, ...]) -> None:
    assert fitted_weights([lesson(rules, posts=4000, raise_by=-2.0)])["my/told"] == 0


def test_few_posts_leave_the_weight_near_that_of_the_severity(rules: tuple[Rule, ...]) -> None:
    assert fitted_weights([lesson(rules, posts=6, raise_by=3.0)])["my/told"] == pytest.approx(
        1.0, abs=0.25
    )


def test_a_set_teaches_only_the_rules_that_it_can_judge(rules: tuple[Rule, ...]) -> None:
    told, noise, _ = rules
    weights = fitted_weights([lesson((told,), posts=4000, raise_by=2.0)])
    assert set(weights) == {told.id}
    both = [lesson((told,), posts=4000, raise_by=2.0), lesson((noise,), posts=400, raise_by=2.0)]
    assert set(fitted_weights(both)) == {told.id, noise.id}


def test_two_fits_are_equal(rules: tuple[Rule, ...]) -> None:
    once, again = (fitted_weights([lesson(rules, posts=300, raise_by=1.0)]) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_rule_file_keeps_everything_else(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    once = with_weight(text, {"de": 1.234, "en": 0.5}, sets="a, b", year=2026)
    copy = tmp_path / path.name
    copy.write_text(once, encoding="utf-8")
    before, after = load_rule(path, id="my/rule"), load_rule(copy, id="my/rule")
    assert (after.weight_in("de"), after.weight_in("en")) == (1.23, 0.5)
    assert after.basis[-1].title == "Weight fitted on labelled posts: a, b"
    assert (after.examples, after.message, after.check) == (
        before.examples,
        before.message,
        before.check,
    )
    assert len(set(once.splitlines()) - set(text.splitlines())) <= 3
    assert with_weight(once, {"de": 1.234, "en": 0.5}, sets="a, b", year=2026) == once


def test_what_a_fit_wrote_a_later_one_takes_back() -> None:
    text = 'severity: error\nmessage: "x"\nexamples:\n  - {language: en, bad: "x"}\n'
    fitted = with_weight(text, {"en": 1.5}, sets="a", year=2026)
    assert fitted.splitlines()[:2] == ["severity: error", "weight: {en: 1.50}"]
    assert with_weight(fitted, {}, sets="", year=2026) == text
    by_hand = text.replace("error\n", "error\nweight: 3\n")
    assert with_weight(by_hand, {}, sets="", year=2026) == by_hand
    assert "weight: 3" not in with_weight(by_hand, {"en": 1.5}, sets="a", year=2026)


def test_levels_keep_alarms_rare_in_every_set() -> None:
    calm, loud = [0] * 98 + [20, 60], [0] * 80 + [4] * 10 + [20] * 8 + [50, 90]
    found = cuts([calm, loud])
    assert found == {"elevated": 5, "high": 21, "severe": 91}
    for level, most in (("elevated", 15), ("high", 3), ("severe", 0.5)):
        for totals in (calm, loud):
            assert sum(total >= found[level] for total in totals) <= most


def test_quiet_sets_do_not_lower_levels_without_end() -> None:
    assert cuts([[0] * 100]) == {"elevated": 3, "high": 15, "severe": 40}


def test_the_cut_points_are_written_into_the_code_of_the_score(tmp_path: Path) -> None:
    code = (ROOT / "postlint" / "score.py").read_text(encoding="utf-8")
    new = with_levels(code, {"elevated": 11, "high": 22, "severe": 33})
    copy = tmp_path / "score.py"
    copy.write_text(new, encoding="utf-8")
    assert run_path(str(copy))["LEVELS"] == (
        ("severe", 33),
        ("high", 22),
        ("elevated", 11),
        ("low", 0),
    )
    with pytest.raises(ValueError, match="elevated"):
        with_levels("LEVELS = ()", {"elevated": 11})
