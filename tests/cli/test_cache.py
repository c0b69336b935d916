"""What runs remember, as a user sees it: always the same answer, only sooner."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from postlint.api import Linter
from tests.cli.calling import CHEAP, CONFIG, FINE, HYPE, RULES, Folder, as_json, call, settle


class Counting:
    """Counts the posts that are really linted."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.posts: list[str] = []
        judge = Linter.judge

        def counted(linter: Linter, analysis: Any) -> Any:
            self.posts.append(analysis.post.source.slice(analysis.post.body))
            return judge(linter, analysis)

        patch.setattr(Linter, "judge", counted)

    def of(self, *args: str) -> tuple[int, Any]:
        """How many posts a call lints, and its report."""
        self.posts.clear()
        report = as_json(*args).report
        return len(self.posts), report


@pytest.fixture
def linted(here: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "remembered"))
    settle(here)
    return Counting(monkeypatch)


def test_a_draft_is_linted_once(here: Folder, linted: Counting) -> None:
    here.write("a.md", CHEAP)
    here.write("rows.jsonl", '{"text": "Our cheap chair."}\n\n{"text": "A chair."}\n')
    first = linted.of("a.md", "rows.jsonl")
    assert first[0] == 3
    assert linted.of("a.md", "rows.jsonl") == (0, first[1])
    assert linted.of("a.md", "rows.jsonl", "--no-cache") == first


def test_every_format_is_the_same_out_of_the_cache(here: Folder, linted: Counting) -> None:
    here.write("a.md", "---\nplatform: x\n---\n" + CHEAP + "\n---\n\n*An* amazing chair 🪑 @you\n")
    here.write("b.txt", "<!-- postlint: ignore house -- known -->\n" + HYPE)
    for name in ("text", "concise", "json"):
        fresh = call("a.md", "b.txt", "--output-format", name, "--no-cache")
        call("a.md", "b.txt", "--output-format", name)
        linted.posts.clear()
        assert call("a.md", "b.txt", "--output-format", name) == fresh
        assert linted.posts == []


def test_the_words_count_and_not_the_name_or_the_row(here: Folder, linted: Counting) -> None:
    here.write("a.md", CHEAP)
    here.write("rows.jsonl", '{"text": "Our cheap chair."}\n')
    linted.of("a.md", "rows.jsonl")
    os.rename("a.md", "b.markdown")
    here.write("rows.jsonl", '{"text": "New."}\n{"text": "Our cheap chair."}\n')
    count, report = linted.of("b.markdown", "rows.jsonl")
    assert (count, linted.posts) == (1, ["New."])
    assert [(p["path"], p.get("line")) for p in report["posts"] if p["findings"]] == [
        ("b.markdown", None),
        ("rows.jsonl", 2),
    ]
    here.write("b.txt", CHEAP)
    assert linted.of("b.txt")[0] == 1  # read as plain text


@pytest.mark.parametrize(
    "args",
    [
        ("--language", "de"),
        ("--platform", "x"),
        ("--message-language", "de"),
        ("--ignore", "house/no-hype"),
        ("--select", "house/no-cheap"),
    ],
)
def test_options_that_change_results_are_kept_apart(
    here: Folder, linted: Counting, args: tuple[str, ...]
) -> None:
    here.write("a.md", CHEAP)
    plain = linted.of("a.md")
    changed = linted.of("a.md", *args)
    assert changed[0] == 1
    assert linted.of("a.md", *args) == (0, changed[1])
    assert linted.of("a.md") == (0, plain[1])


def test_what_fails_the_run_is_decided_anew(here: Folder, linted: Counting) -> None:
    here.write("a.md", HYPE)
    assert call("a.md").code == 0
    assert call("a.md", "--fail-on", "warning").code == 1
    assert call("a.md").code == 0
    assert len(linted.posts) == 1


def test_a_rule_that_changes_is_noticed(here: Folder, linted: Counting) -> None:
    here.write("a.md", CHEAP)
    assert linted.of("a.md")[1]["summary"]["error"] == 1
    for severity in ("warning", "error"):  # as long as before, and written at once
        here.write("house/no-cheap.yaml", RULES["no-cheap"].replace("error", severity))
        assert linted.of("a.md")[1]["posts"][0]["findings"][0]["severity"] == severity
    (here.path / "house/no-cheap.yaml").unlink()
    assert linted.of("a.md")[1]["posts"][0]["findings"] == []


def test_a_configuration_that_changes_is_noticed(here: Folder, linted: Counting) -> None:
    here.write("a.md", CHEAP)
    here.write("sub/a.md", CHEAP)
    linted.of("a.md")
    here.write("base.toml", 'extend-ignore = ["house/no-cheap"]\n')
    here.write("postlint.toml", 'extend = "base.toml"\n' + CONFIG)
    assert linted.of("a.md")[1]["posts"][0]["findings"] == []
    here.write("base.toml", "")
    assert len(linted.of("a.md")[1]["posts"][0]["findings"]) == 1
    here.write("sub/pyproject.toml", '[tool.postlint]\nselect = []\nextend = "../postlint.toml"\n')
    found = [post["findings"] for post in linted.of(".")[1]["posts"]]
    assert [len(findings) for findings in found] == [1, 0]


def test_ignores_for_a_file_and_exclusions_count(here: Folder, linted: Counting) -> None:
    more = 'exclude = ["old/", "!old/keep.md"]\n[per-file-ignores]\n"news/*" = ["house/no-cheap"]\n'
    here.write("postlint.toml", CONFIG + more)
    for name in ("a.md", "news/a.md", "old/a.md"):
        here.write(name, CHEAP)
    settle(here)
    for count in (2, 0):
        linted_now, report = linted.of(".")
        assert linted_now == count
        assert [(p["path"], len(p["findings"])) for p in report["posts"]] == [
            ("a.md", 1),
            ("news/a.md", 0),
        ]


def test_a_suppression_runs_out_on_its_day(
    here: Folder, linted: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.write("a.md", f"<!-- postlint: ignore house -- r, until {date.today()} -->\n{CHEAP}")
    assert linted.of("a.md")[1]["posts"][0]["suppressed"] == 1
    assert linted.of("a.md")[0] == 0

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:
            return date.fromordinal((date(*_today()) + timedelta(days=1)).toordinal())

    monkeypatch.setattr("postlint.api.date", Tomorrow)
    monkeypatch.setattr("postlint.cli.begin.date", Tomorrow)
    count, report = linted.of("a.md")
    assert (count, report["posts"][0]["suppressed"]) == (1, 0)
    assert linted.of("a.md")[0] == 0


def _today() -> tuple[int, int, int]:
    today = date.today()
    return today.year, today.month, today.day


def test_drafts_with_problems_are_looked_at_again(here: Folder, linted: Counting) -> None:
    here.write("a.md", "---\nplatform: nowhere\n---\n" + CHEAP)
    first = linted.of("a.md")
    assert first[1]["errors"]
    assert linted.of("a.md") == first


def test_a_cache_that_is_broken_or_cannot_be_is_no_error(
    here: Folder, linted: Counting, tmp_path: Path
) -> None:
    here.write("a.md", CHEAP)
    first = linted.of("a.md")
    (database,) = (tmp_path / "remembered").glob("*.db")
    database.write_bytes(b"\0" * 5000)
    assert linted.of("a.md") == first
    assert linted.of("a.md") == (0, first[1])
    nowhere = str(here.write("file")) + "/folder"
    assert linted.of("a.md", "--cache-dir", nowhere) == first


def test_fixing_and_baselines_read_the_cache_too(here: Folder, linted: Counting) -> None:
    here.write("a.md", CHEAP)
    linted.of("a.md")
    linted.posts.clear()
    assert "affordable" in call("a.md", "--diff").out
    assert linted.posts == ["Our affordable chair."]
    call("baseline", ".")
    assert len(linted.posts) == 1
    assert linted.of("a.md", "--baseline", "postlint-baseline.json")[0] == 0


def test_clean_forgets(here: Folder, linted: Counting, tmp_path: Path) -> None:
    here.write("a.md", FINE)
    linted.of("a.md")
    place = tmp_path / "remembered"
    assert {file.name for file in place.iterdir()} >= {"CACHEDIR.TAG", ".gitignore"}
    outcome = call("clean")
    assert (outcome.code, outcome.out.endswith("kB deleted\n")) == (0, True)
    assert not place.exists()
    assert call("clean").out.endswith("nothing there to delete\n")
    assert linted.of("a.md")[0] == 1
