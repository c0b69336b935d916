"""`postlint diff` on files and on history."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from postlint.report.revision import schema
from tests.cli.calling import CHEAP, FINE, HYPE, Folder, Outcome, call
from tests.cli.repository import Repository, repository


def diff(*args: str | Path, stdin: bytes = b"") -> Outcome:
    return call("diff", *args, "--output-format", "json", stdin=stdin)


def drafts(outcome: Outcome) -> list[Any]:
    Draft202012Validator(schema()).validate(outcome.report)
    found: list[Any] = outcome.report["drafts"]
    return found


def rules(draft: Any, what: str) -> list[str]:
    return [finding["rule"] for finding in draft[what]]


def test_what_an_edit_brought_and_solved(here: Folder) -> None:
    here.write("old.md", f"{CHEAP}\n{HYPE}")
    here.write("new.md", f"{FINE}\n{HYPE}\n{HYPE}")
    done = diff("old.md", "new.md")
    (draft,) = drafts(done)
    assert (draft["before"], draft["after"]) == ("old.md", "new.md")
    assert rules(draft, "brought") == ["house/no-hype"]
    assert rules(draft, "solved") == ["house/no-cheap"]
    assert draft["kept"] == 1
    assert draft["risk"]["before"] > draft["risk"]["after"] > 0
    assert (done.code, done.report["failed"]) == (0, False)
    back = diff("new.md", "old.md")
    assert (back.code, back.report["failed"]) == (1, True)
    assert rules(drafts(back)[0], "brought") == ["house/no-cheap"]
    assert drafts(back)[0]["brought"][0]["line"] == 1
    assert diff("old.md", "new.md", "--fail-on", "warning").code == 1
    assert diff("new.md", "old.md", "--fail-on", "never").code == 0


def test_the_text_report(here: Folder) -> None:
    here.write("old.md", "The chair saves up to 20% of space.\n\nNo refund on Sundays.\n")
    here.write("new.md", "The cheap chair saves 20% of space.\n\nRefund on Sundays.\n")
    done = call("diff", "old.md", "new.md")
    assert done.code == 1
    risk = drafts(diff("old.md", "new.md"))[0]["risk"]
    first, _, rest = done.out.partition("\n")
    assert first.startswith(f"old.md → new.md: risk {risk['before']} → {risk['after']} of 100, ")
    assert rest == (
        "  brought 1:5 error house/no-cheap\n"
        "    “cheap” makes what we sell sound poor.\n"
        "    help: Give the price.\n"
        "  removed 1:17 limit “up to”\n"
        "    The chair saves up to 20% of space.\n"
        "    → The cheap chair saves 20% of space.\n"
        "  removed 3:1 negation “No”\n"
        "    No refund on Sundays.\n"
        "    → Refund on Sundays.\n"
        "\n"
        "1 draft compared: 1 finding brought, 2 cues removed.\n"
    )


def test_nothing_that_matters(here: Folder) -> None:
    here.write("old.md", CHEAP)
    here.write("new.md", f"Hello there.\r\n\r\n{CHEAP}")
    done = call("diff", "old.md", "new.md")
    assert (done.code, done.out) == (0, "1 draft compared: nothing that matters changed.\n")


def test_the_old_version_from_standard_input(here: Folder) -> None:
    here.write("a.md", FINE)
    done = diff("-", "a.md", stdin=CHEAP.encode())
    assert rules(drafts(done)[0], "solved") == ["house/no-cheap"]


def test_threads_and_rows_are_compared_as_a_whole(here: Folder) -> None:
    here.write("old.md", f"{CHEAP}\n---\n\n{HYPE}")
    here.write("new.md", f"{HYPE}\n---\n\n{CHEAP}\n---\n\n{HYPE}")
    (draft,) = drafts(diff("old.md", "new.md"))
    assert (rules(draft, "brought"), rules(draft, "solved")) == (["house/no-hype"], [])
    row = json.dumps({"text": CHEAP}) + "\n"
    here.write("old.jsonl", row)
    here.write("new.jsonl", json.dumps({"text": FINE}) + "\n" + row * 2)
    (draft,) = drafts(diff("old.jsonl", "new.jsonl"))
    assert [(f["rule"], f["line"]) for f in draft["brought"]] == [("house/no-cheap", 3)]


@pytest.fixture
def repo(here: Folder) -> Repository:
    found = repository(here.path)
    found.write("a.md", CHEAP)
    found.write("posts/ü b.md", f"{HYPE}\nOur long text about a chair in a shop stays here.\n")
    found.write("posts/c.md", CHEAP)
    found.write("same.md", HYPE)
    found.commit()
    found.git("switch", "--quiet", "-c", "topic")
    return found


def test_history(repo: Repository) -> None:
    repo.write("a.md", FINE)
    repo.git("mv", "posts/ü b.md", "posts/d e.md")
    repo.write(
        "posts/d e.md", f"{HYPE}\n{CHEAP}\nOur long text about a chair in a shop stays here.\n"
    )
    repo.commit()
    (repo.path / "posts" / "c.md").unlink()
    repo.write("new.md", CHEAP)
    done = diff("--git", "main")
    found = {(draft["before"], draft["after"]): draft for draft in drafts(done)}
    assert done.code == 1
    assert found.keys() == {
        ("a.md", "a.md"),
        ("posts/ü b.md", "posts/d e.md"),
        ("posts/c.md", None),
        (None, "new.md"),
    }
    assert rules(found["a.md", "a.md"], "solved") == ["house/no-cheap"]
    moved = found["posts/ü b.md", "posts/d e.md"]
    assert (rules(moved, "brought"), moved["kept"]) == (["house/no-cheap"], 1)
    assert rules(found["posts/c.md", None], "solved") == ["house/no-cheap"]
    assert found["posts/c.md", None]["risk"]["after"] == 0
    assert rules(found[None, "new.md"], "brought") == ["house/no-cheap"]
    text = call("diff", "--git", "main").out
    assert re.search(r"^posts/c\.md \(deleted\): risk \d+ → 0 of 100, low$", text, re.MULTILINE)
    assert re.search(r"^new\.md \(new\): risk 0 → \d+ of 100, ", text, re.MULTILINE)
    assert text.endswith("4 drafts compared: 2 findings brought, 2 solved, 1 cue added.\n")


def test_history_of_some_paths(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.write("a.md", FINE)
    repo.write("posts/c.md", FINE)
    assert [draft["after"] for draft in drafts(diff("--git", "main", "posts"))] == ["posts/c.md"]
    monkeypatch.chdir(repo.path / "posts")
    assert [draft["after"] for draft in drafts(diff("--git", "main", "../a.md"))] == ["../a.md"]
    assert [draft["after"] for draft in drafts(diff("--git", "main"))] == ["c.md"]


def test_excluded_drafts_are_left_out(repo: Repository) -> None:
    repo.write("postlint.toml", (repo.read("postlint.toml").decode() + 'exclude = ["posts/"]\n'))
    repo.write("posts/c.md", FINE)
    assert drafts(diff("--git", "main")) == []


def test_unreadable_versions_are_told(repo: Repository) -> None:
    repo.write("a.md", b"\xff\xfe\x00")
    done = diff("--git", "main")
    assert (done.code, drafts(done)) == (2, [])
    assert list(done.errors) == ["a.md"]
    done = diff("none.md", "a.md")
    assert (done.code, sorted(done.errors)) == (2, ["a.md", "none.md"])
    assert call("diff", "none.md", "a.md").out.count("failure") == 2


@pytest.mark.parametrize("args", [[], ["a.md"], ["a.md", "b.md", "c.md"]])
def test_two_versions_are_needed(here: Folder, args: list[str]) -> None:
    done = call("diff", *args)
    assert done.code == 2
    assert done.err == (
        "Error: name two versions, OLD and NEW, or compare with history: --git REV\n"
    )
