"""A content repository with twenty drafts and history: pre-commit shows only what is new."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import checkout

pytestmark = pytest.mark.slow


def draft(number: int) -> str:
    """A German or English draft with an old finding in its third line, unlike all others."""
    if number % 2:
        return f"# Brief {number}\n\nUnser billiger Stuhl Nummer {number}, wirklich billig.\n"
    return f"# Letter {number}\n\nOur cheap chair number {number} is back.\n"


NAMES = [f"posts/{number:02} {'Größe' if number % 2 else 'size'}.md" for number in range(20)]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The hooks of this checkout, and pre-commit's environments for all tests here."""
    hooks = checkout.copy(tmp_path_factory.mktemp("hooks"))
    assert checkout.commit(hooks).returncode == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.mktemp("pre-commit")))
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        yield hooks


class Content:
    """The repository and what people do in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def git(self, *args: str) -> str:
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        return checkout.run("git", *who, *args, cwd=self.path).stdout

    def add(self, name: str, text: str) -> None:
        with (self.path / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def commit(self) -> subprocess.CompletedProcess[str]:
        return checkout.commit(self.path)

    def postlint(self, *args: str) -> subprocess.CompletedProcess[str]:
        return checkout.run(sys.executable, "-m", "postlint", *args, cwd=self.path, check=False)

    def hook(self, hooks: Path, name: str, *args: str) -> None:
        """Let a hook watch the commits from now on."""
        revision = checkout.run("git", "rev-parse", "HEAD", cwd=hooks).stdout.strip()
        self.path.joinpath(".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n"
            f"  - id: {name}\n    args: [{', '.join(args)}]\n",
            encoding="utf-8",
        )
        self.git("add", ".pre-commit-config.yaml")
        self.git("commit", "--quiet", "-m", "Watch the drafts")
        checkout.run(sys.executable, "-m", "pre_commit", "install", cwd=self.path)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Twenty drafts with old findings, four commits."""
    folder = checkout.house(tmp_path / "content")
    (folder / "posts").mkdir()
    checkout.run("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    found = Content(folder)
    for number, name in enumerate(NAMES):
        found.add(name, draft(number))
        if number % 5 == 4:
            assert found.commit().returncode == 0
    assert len(found.git("rev-list", "HEAD").split()) == 4
    return found


def told(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The places of the findings that a commit was shown."""
    lines = (done.stdout + done.stderr).splitlines()
    return [line.split(" error ")[0] for line in lines if " error house/" in line]


def live_with_old_findings(content: Content) -> None:
    """Write a baseline and configure it."""
    done = content.postlint("baseline", "posts")
    assert done.stdout == "postlint-baseline.json: 20 findings in 20 drafts (20 added).\n"
    settings = content.path / "postlint.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'baseline = "postlint-baseline.json"\n{text}', encoding="utf-8")
    assert content.commit().returncode == 0


def test_with_a_baseline_only_new_findings_stop_a_commit(content: Content, world: Path) -> None:
    live_with_old_findings(content)
    content.hook(world, "postlint")
    for name in NAMES[:4]:
        old = (content.path / name).read_text(encoding="utf-8")
        (content.path / name).write_text(f"A new first line.\n\n{old}", encoding="utf-8")
    done = content.commit()
    assert (done.returncode, told(done)) == (0, [])
    content.add(NAMES[7], "\nEin billiger Tisch, so billig.\n")
    content.add(NAMES[8], "\nNothing to see here.\n")
    done = content.commit()
    assert (done.returncode, told(done)) == (1, [f"{NAMES[7]}:5:24"])
    content.git("checkout", "HEAD", "--", NAMES[7])
    assert content.commit().returncode == 0
    content.git("mv", NAMES[9], "posts/neuer Name.md")
    assert content.commit().returncode == 0
    assert content.postlint("baseline", "--prune").stdout == (
        "postlint-baseline.json: 20 findings in 20 drafts (1 moved to another draft).\n"
    )
    assert content.commit().returncode == 0


def test_the_hook_for_all_drafts_reads_them_all(content: Content, world: Path) -> None:
    live_with_old_findings(content)
    content.add("posts/new.md", "Our cheap lamp is back.\n")
    assert content.commit().returncode == 0
    content.hook(world, "postlint-all", "posts")
    content.add("notes.txt", "Nothing to see here.\n")
    done = content.commit()
    assert (done.returncode, told(done)) == (1, ["posts/new.md:1:5"])
    (content.path / "posts" / "new.md").unlink()
    assert content.commit().returncode == 0


def test_changed_lines_alone_stop_a_commit(content: Content, world: Path) -> None:
    content.hook(world, "postlint", "--changed=HEAD")
    content.add(NAMES[0], "\nNothing to see here.\n")
    assert content.commit().returncode == 0
    content.add(NAMES[1], "\nEin billiger Tisch, so billig.\n")
    done = content.commit()
    assert (done.returncode, told(done)) == (1, [f"{NAMES[1]}:5:24"])


def test_changed_lines_after_a_merge(content: Content) -> None:
    content.git("switch", "--quiet", "-c", "topic")
    content.add(NAMES[2], "\nOur cheap sofa is new.\n")
    assert content.commit().returncode == 0
    content.git("switch", "--quiet", "main")
    content.add(NAMES[3], "\nEin billiger Tisch, so billig.\n")
    content.add(NAMES[2].replace("size", "other"), "Our cheap lamp is new.\n")
    assert content.commit().returncode == 0
    content.git("switch", "--quiet", "topic")
    content.git("merge", "--quiet", "--no-edit", "main")
    content.add(NAMES[4], "\nOur cheap desk is not committed.\n")
    content.add("posts/untracked.md", "Our cheap shelf is untracked.\n")
    done = content.postlint("posts", "--changed")
    expected = [f"{NAMES[2]}:5:5", f"{NAMES[4]}:5:5", "posts/untracked.md:1:5"]
    assert (done.returncode, sorted(told(done))) == (1, expected)
    assert "Not shown: 2 findings on unchanged lines." in done.stdout
    assert "3 errors in 3 posts." in done.stdout
    content.git("switch", "--quiet", "main")
    content.git("merge", "--quiet", "--no-edit", "topic")
    (content.path / "posts" / "untracked.md").unlink()
    assert told(content.postlint("posts", "--changed")) == [f"{NAMES[4]}:5:5"]
