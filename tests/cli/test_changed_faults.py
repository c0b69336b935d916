"""`--changed` where git cannot tell what has changed: one sentence and a way out."""

from __future__ import annotations

import pytest

from tests.cli.calling import CHEAP, Folder, call
from tests.cli.repository import Repository, repository
from tests.cli.test_changed import changed


@pytest.fixture
def repo(here: Folder) -> Repository:
    found = repository(here.path)
    found.write("a.md", CHEAP)
    found.commit()
    return found


def test_a_shallow_clone_says_how_to_get_the_history(
    repo: Repository, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = repo.git("rev-parse", "HEAD")
    repo.git("switch", "--quiet", "-c", "topic")
    repo.write("b.md", CHEAP)
    repo.commit()
    folder = tmp_path_factory.mktemp("clones")
    address = repo.path.as_uri()
    repo.git("clone", "--quiet", "--depth=1", "--branch=topic", address, str(folder / "clone"))
    monkeypatch.chdir(folder / "clone")
    for option in ("--changed", "--changed=origin/main", f"--changed={base}"):
        done = changed(".", option)
        assert done.code == 2
        assert "this clone is shallow" in done.err
        assert "git fetch --unshallow" in done.err
        assert done.err.count("\n") == 1
    assert changed(".", "--changed=HEAD").code == 0
    clone = Repository(folder / "clone")
    clone.git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    done = changed(".", "--changed=origin/main")
    assert (done.code, "no commit in common" in done.err) == (2, True)
    clone.git("fetch", "--quiet", "--unshallow", "origin")
    assert changed(".", "--changed=origin/main").findings == [("b.md", "house/no-cheap")]


def test_histories_that_do_not_meet(repo: Repository) -> None:
    repo.git("switch", "--quiet", "--orphan", "island")
    repo.commit()
    done = changed(".", "--changed=main")
    assert done.code == 2
    assert done.err == "Error: “main” and the current branch have no commit in common\n"


@pytest.mark.parametrize("revision", ["nope", "--output=x", "HEAD:a.md", "a b", "main..HEAD"])
def test_a_revision_that_is_none(repo: Repository, revision: str) -> None:
    done = changed(".", f"--changed={revision}")
    assert done.code == 2
    assert done.err == f"Error: git knows no commit “{revision}”; see git branch --all\n"


def test_without_a_repository(here: Folder) -> None:
    here.write("a.md", CHEAP)
    done = changed()
    assert done.code == 2
    assert "lies in no working tree of git" in done.err
    assert done.err.count("\n") == 1


def test_without_the_program(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo.path))
    done = changed()
    assert done.code == 2
    assert done.err.startswith("Error: this needs the program git, which is not here; ")


def test_standard_input_has_no_history(repo: Repository) -> None:
    done = call("-", "--changed", stdin=b"x")
    assert (done.code, "standard input has no history" in done.err) == (2, True)
