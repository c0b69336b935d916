"""`postlint evaluate` on labelled posts of our own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.calling import Folder, as_json, call

LABELLED = ("Our cheap chair, now in oak.", "A cheap and amazing sofa.", "Amazing sofas.")
PLAIN = ("A chair at 49 euros.", "The shop opens at nine.", "An amazing view from the roof.")


def data(here: Folder, *, times: int = 20) -> None:
    """Three posts with the label and three without, `times` each, from three shops."""
    rows: list[dict[str, Any]] = []
    for number in range(times):
        for text in LABELLED + PLAIN:
            label = int(text in LABELLED)
            rows.append({"text": text, "labels": {"pushy": label}, "shop": f"s{number % 3}"})
    here.write("data.jsonl", "".join(json.dumps(row) + "\n" for row in rows))


def test_it_measures_rules_and_score(here: Folder) -> None:
    data(here)
    found = as_json("evaluate", "data.jsonl", "--label", "labels.pushy", "--jobs", "1").report
    assert (found["posts"], found["labelled"], found["positives"]) == (120, 120, 60)
    hype, cheap = found["rates"]
    assert (hype["rule"], hype["hits"], hype["per_100"]) == ("house/no-hype", 60, 50.0)
    assert hype["precision"] == pytest.approx(2 / 3, abs=1e-6)
    assert hype["lift"]["value"] == pytest.approx(4 / 3, abs=1e-6)
    assert (cheap["rule"], cheap["precision"], cheap["lift"]["value"]) == ("house/no-cheap", 1, 2)
    # Bills: 2.5, 3.5, 1.0 against 0, 0, 1.0. Of nine pairs eight are right and one is a tie.
    assert found["rankings"]["findings"]["auc"] == pytest.approx(8.5 / 9, abs=1e-6)
    assert found["rankings"]["signals"] is None
    assert found["rankings"]["floors"][0]["name"] in ("longer", "shorter")
    assert found["severities"][0] == {"name": "error", "findings": 33.333333, "posts": 33.333333}


def test_any_number_of_processes_and_a_second_run_give_the_same(here: Folder) -> None:
    data(here, times=50)
    options = ("evaluate", "data.jsonl", "--label", "labels.pushy", "--group", "shop")
    more = ("--features", "signals", "--show", "2", "--jobs")
    once = as_json(*options, *more, "2")
    assert once.code == 0
    assert once.data == as_json(*options, *more, "2").data == as_json(*options, *more, "1").data
    within = once.report["rankings"]["findings"]["within"]
    assert (within["groups"], within["auc"]) == (3, pytest.approx(8.5 / 9, abs=1e-6))
    assert once.report["rankings"]["signals"]["auc"] > 0.9


def test_people_get_tables_and_hits_to_read(here: Folder) -> None:
    data(here)
    outcome = call("evaluate", "data.jsonl", "--label", "labels.pushy", "--show", "1")
    assert outcome.code == 0
    assert "120 posts, 60 with labels.pushy=1 (50.0 of 100)" in outcome.out
    for part in (
        "findings: the bill of the alarms       0.944",
        f"{'house/no-hype':<36}warning        60    50.00       0.67   1.33",
        "house/no-cheap + data.jsonl:1: Our ⟦cheap⟧ chair, now in oak.",
    ):
        assert part in outcome.out
    assert outcome.err == ""


def test_without_a_label_only_alarms_are_counted(here: Folder) -> None:
    data(here)
    outcome = call("evaluate", "data.jsonl", "--where", "labels.pushy=0", "--select", "house")
    assert "60 posts\n" in outcome.out
    assert "AUC" not in outcome.out
    assert "precision" not in outcome.out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--label", "labels.push"), "no row has “labels.push”; did you mean “labels.pushy”?"),
        (("--label", "labels.pushy", "--group", "page"), "no row has “page”"),
        (("--where", "shop"), "write KEY=VALUE"),
        (("--label", "labels.pushy", "--where", "labels.pushy=1"), "nothing to tell apart"),
        (("--select", "tune"), "tune"),
    ],
)
def test_wrong_use_is_one_sentence(here: Folder, options: tuple[str, ...], message: str) -> None:
    data(here, times=1)
    outcome = call("evaluate", "data.jsonl", *options)
    assert outcome.code == 2
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


def test_broken_data_are_named_by_their_place(here: Folder) -> None:
    here.write("data.jsonl", '{"text": "x"}\n{"text": }\n')
    outcome = call("evaluate", "data.jsonl")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Error: data.jsonl:2:10: this line is not JSON")
    assert call("evaluate", "none.jsonl").code == 2
