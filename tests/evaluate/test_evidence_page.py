"""The commands behind `docs/evidence.md`, on a set of our own."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.evaluation.page import page
from benchmarks.evaluation.sets import Dataset, spread
from benchmarks.evaluation.store import seen
from benchmarks.evaluation.targets import alarm_targets, auc_targets, table
from postlint.evaluate.columns import belonging
from postlint.evaluate.evaluation import evaluate
from postlint.evaluate.labelled import Question
from postlint.registry.catalogue import load_catalogue
from postlint.registry.evidence import evidence_path, load_evidence
from tests.cli.calling import call

LOUD = Dataset("loud", "en", Question("labels.loud"), ("tone",), target=0.9)
QUIET = Dataset("loud", "en", Question(where=(("labels.loud", "0"),)), ())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [
        {"text": text, "labels": {"loud": int(text.isupper())}}
        for number in range(12)
        for text in (f"WE ARE SO VERY LOUD TODAY {number}", f"We are quiet on day {number}.")
    ]
    (tmp_path / "posts").mkdir()
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "posts" / "loud.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_what_was_seen_is_not_looked_at_again(data: Path) -> None:
    posts = LOUD.posts(data)
    folder = data / "store"
    once = seen(LOUD, posts, jobs=1, folder=folder)
    assert [bool(item.hits.get("tone/shouting")) for item in once[:2]] == [True, False]
    (file,) = folder.iterdir()
    kept = json.loads(file.read_text(encoding="utf-8"))
    for entry in kept.values():
        entry["hits"] = {"tone/shouting": 7}
    file.write_text(json.dumps(kept), encoding="utf-8")
    again = seen(QUIET, QUIET.posts(data), jobs=1, folder=folder)
    assert {item.hits["tone/shouting"] for item in again} == {7}


def test_targets_stand_beside_what_is_reached(data: Path) -> None:
    fitted = belonging(load_catalogue(), ("tone",))
    rules = [replace(rule, weight=1.0, weights={}) for rule in fitted]
    posts = LOUD.posts(data)
    evaluation = evaluate(
        posts, seen(LOUD, posts, jobs=1, folder=data / "store"), rules, fit=True, english=True
    )
    (auc,) = auc_targets(LOUD, evaluation)
    assert (auc.target, auc.findings, auc.met) == ("≥ 0.90", "1.000", True)
    assert "longer" in auc.floor
    alarms = list(alarm_targets(QUIET, evaluation))
    assert [alarm.what for alarm in alarms][:2] == ["errors per 100", "warnings per 100"]
    assert [alarm.met for alarm in alarms if alarm.what == "warnings per 100"] == [False]
    text = page(table([auc, *alarms]), [(LOUD, evaluation)], {}, version="1", day="2026-01-01")
    assert "| AUC of tone | loud, loud, 24 posts | ≥ 0.90 | 1.000 | 1.000 |" in text


def test_samples_are_spread_over_the_file(data: Path) -> None:
    assert [post.line for post in spread(LOUD.posts(data), 4)] == [1, 7, 13, 19]


def test_explain_shows_what_was_measured() -> None:
    evidence = load_evidence()
    for rule in sorted(evidence)[:3]:
        assert evidence[rule][0].data in call("explain", rule).out.replace("\n    ", " ")
    assert evidence_path().is_file()
