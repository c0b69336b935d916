"""`--changed` in content repositories made by real git."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.calling import CHEAP, FINE, HYPE, Folder, Outcome, as_json, call
from tests.cli.repository import Repository, repository

OLD = f"# Posts\n\n{CHEAP}\n{FINE}"
NAMES = ["a.md", "posts/Größe und Maß.md", 'posts/say "hi".md', "posts/tab\there.md", "-x.md"]


@pytest.fixture
def repo(here: Folder) -> Repository:
    """Drafts with an old finding each on `main`."""
    found = repository(here.path)
    for name in NAMES:
        found.write(name, OLD)
    found.commit()
    return found


def changed(*args: str | Path) -> Outcome:
    return as_json(*(args or (".", "--changed")))


def posts(outcome: Outcome) -> list[str]:
    return [post["path"] for post in outcome.report["posts"]]


def test_nothing_has_changed(repo: Repository) -> None:
    done = changed()
    assert (done.code, posts(done), done.findings) == (0, [], [])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("state", ["unstaged", "staged", "committed"])
def test_only_changed_lines_of_changed_drafts_are_shown(
    repo: Repository, name: str, state: str
) -> None:
    repo.git("switch", "--quiet", "-c", "topic")
    repo.write(name, f"{OLD}\n{HYPE}")
    if state == "staged":
        repo.git("add", "--all")
    if state == "committed":
        repo.commit()
    for option in ("--changed", "--changed=main"):
        done = changed(".", option)
        assert done.findings == [(name, "house/no-hype")]
        assert (done.code, posts(done)) == (0, [name])
        assert done.report["summary"]["hidden"] == {"baseline": 0, "unchanged": 1}
        assert done.report["summary"]["error"] == 0
        assert done.err.startswith("Note: only lines changed since main, ")
    assert bool(changed(".", "--changed=HEAD").findings) is (state != "committed")


def test_new_findings_fail_and_old_ones_do_not(repo: Repository) -> None:
    repo.write("a.md", f"{OLD}\nAnother cheap chair.\n")
    done = changed()
    assert (done.code, done.findings) == (1, [("a.md", "house/no-cheap")])
    assert done.report["posts"][0]["findings"][0]["location"]["start"]["line"] == 7


def test_untracked_drafts_are_new_and_ignored_ones_are_not_looked_at(repo: Repository) -> None:
    repo.write(".gitignore", "private/\n")
    repo.write("neu ä.md", CHEAP)
    repo.write("private/b.md", CHEAP)
    assert changed().findings == [("neu ä.md", "house/no-cheap")]


def test_a_renamed_draft_shows_only_what_was_edited(repo: Repository) -> None:
    repo.git("mv", "a.md", "b c.md")
    assert posts(changed()) == []
    repo.write("b c.md", f"{OLD}\n{HYPE}")
    repo.git("add", "--all")
    assert changed().findings == [("b c.md", "house/no-hype")]
    repo.commit()
    assert changed(".", "--changed=HEAD~1").findings == [("b c.md", "house/no-hype")]


def test_after_a_merge_what_the_other_branch_brought_is_old(repo: Repository) -> None:
    repo.git("switch", "--quiet", "-c", "topic")
    repo.write("mine.md", HYPE)
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.write("theirs.md", CHEAP)
    repo.commit()
    repo.git("switch", "--quiet", "topic")
    repo.git("merge", "--quiet", "--no-edit", "main")
    assert changed().findings == [("mine.md", "house/no-hype")]
    assert changed(".", "--changed=HEAD^").findings == [("theirs.md", "house/no-cheap")]


def test_in_the_middle_of_a_conflict(repo: Repository) -> None:
    repo.git("switch", "--quiet", "-c", "topic")
    repo.write("a.md", OLD.replace(FINE, HYPE))
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.write("a.md", OLD.replace(FINE, "A stunning chair.\n"))
    repo.commit()
    repo.git("merge", "topic", check=False)
    assert "<<<<<<<" in repo.read("a.md").decode()
    assert changed().findings == [("a.md", "house/no-hype")]


def test_before_the_first_commit_everything_is_new(here: Folder) -> None:
    repo = repository(here.path)
    repo.write("a.md", CHEAP)
    repo.write("b.md", HYPE)
    repo.git("add", "a.md")
    assert {path for path, _ in changed().findings} == {"a.md", "b.md"}
    done = changed(".", "--changed=main")
    assert (done.code, "no commit yet" in done.err) == (2, True)


def test_a_word_after_the_option_is_a_path(repo: Repository) -> None:
    """As pre-commit calls it: the names of the files come last."""
    repo.write("a.md", f"{OLD}\n{HYPE}")
    repo.write("b.md", HYPE)
    assert changed("--changed", "a.md").findings == [("a.md", "house/no-hype")]
    done = call("--output-format", "json", "--changed", "--", "a.md")
    assert done.findings == [("a.md", "house/no-hype")]


def test_from_a_subfolder_and_from_outside(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repo.write("posts/Größe und Maß.md", f"{OLD}\n{HYPE}")
    repo.write("a.md", HYPE)
    monkeypatch.chdir(repo.path / "posts")
    assert changed(".", "--changed").findings == [("Größe und Maß.md", "house/no-hype")]
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    Path("b.md").write_text(CHEAP, encoding="utf-8")
    assert len(changed(repo.path, "--changed").findings) == 2
    done = changed(repo.path, "b.md", "--changed")
    assert done.code == 2
    assert done.err.startswith("Error: b.md lies outside the git repository ")


def test_what_a_user_has_configured_for_git_does_not_matter(repo: Repository) -> None:
    for setting in (
        "diff.noprefix=true",
        "diff.mnemonicPrefix=true",
        "diff.interHunkContext=9",
        "diff.external=false",
        "diff.renames=false",
        "diff.relative=true",
        "core.quotePath=false",
        "color.ui=always",
        "core.pager=false",
    ):
        repo.git("config", *setting.split("="))
    repo.write(".gitattributes", "*.md -diff\n")
    name = NAMES[1]
    repo.write(name, f"Another cheap chair.\n\n{OLD}\n{HYPE}")
    assert changed().findings == [(name, "house/no-cheap"), (name, "house/no-hype")]


def test_line_ends_that_git_converts_are_no_change(repo: Repository) -> None:
    repo.git("config", "core.autocrlf", "true")
    repo.write("a.md", f"{OLD}\n{HYPE}".replace("\n", "\r\n"))
    assert changed().findings == [("a.md", "house/no-hype")]


def test_rows_and_parts_that_have_not_changed_are_not_looked_at(repo: Repository) -> None:
    row = json.dumps({"text": CHEAP}) + "\n"
    repo.write("rows.jsonl", row * 3)
    repo.write("thread.md", f"{CHEAP}\n---\n\n{CHEAP}")
    repo.commit()
    repo.write("rows.jsonl", row * 2 + json.dumps({"text": HYPE}) + "\n" + row)
    repo.write("thread.md", f"{CHEAP}\n---\n\n{CHEAP}\n{HYPE}")
    done = changed()
    assert done.findings == [("rows.jsonl", "house/no-hype"), ("thread.md", "house/no-hype")]
    assert [post.get("line", post["part"]) for post in done.report["posts"]] == [3, 2]


def test_files_with_other_names_count_when_they_are_named(repo: Repository) -> None:
    repo.write("note.post", CHEAP)
    repo.commit()
    repo.write("note.post", f"{CHEAP}\n{HYPE}")
    assert changed("note.post", "--changed").findings == [("note.post", "house/no-hype")]


def test_only_changed_lines_are_fixed(repo: Repository) -> None:
    repo.write("a.md", f"{OLD}\nAnother cheap chair.\n")
    assert call("--fix", ".", "--changed").code == 0
    assert repo.read("a.md").decode() == f"{OLD}\nAnother affordable chair.\n"


def test_with_a_baseline(repo: Repository) -> None:
    repo.write("a.md", f"{OLD}\nAnother cheap chair.\n")
    call("baseline")
    repo.write("a.md", f"{OLD}\nAnother cheap chair.\n\n{HYPE}")
    done = changed(".", "--changed", "--baseline", "postlint-baseline.json")
    assert done.findings == [("a.md", "house/no-hype")]
    assert done.report["summary"]["hidden"] == {"baseline": 2, "unchanged": 0}
    assert "stale" not in done.err


def test_the_default_branch_of_a_clone(
    repo: Repository, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("branch", "--move", "trunk")
    folder = tmp_path_factory.mktemp("clones")
    repo.git("clone", "--quiet", str(repo.path), str(folder / "clone"))
    clone = Repository(folder / "clone")
    monkeypatch.chdir(clone.path)
    clone.write("b.md", CHEAP)
    clone.commit()
    done = changed()
    assert done.findings == [("b.md", "house/no-cheap")]
    assert "since origin/HEAD, " in done.err
