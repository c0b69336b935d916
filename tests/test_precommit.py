"""The hooks of this checkout in a real git repository, run by real pre-commit."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from postlint.cache.store import NAME
from tests import checkout

pytestmark = pytest.mark.slow

BAD = "Our cheap chair is back in the shop and you will like it.\n"
GOOD = "Our chair is back in the shop and you will like it.\n"


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with this checkout in it, uncommitted work included."""
    repository = checkout.copy(tmp_path_factory.mktemp("hooks"))
    assert checkout.commit(repository).returncode == 0
    return repository


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def content(tmp_path: Path, hooks: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content repository; commits in it find pre-commit's environments in `home`."""
    folder = checkout.house(tmp_path / "content")
    checkout.run("git", "init", "--quiet", cwd=folder)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(home))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return folder


def hook(content: Path, hooks: Path, name: str) -> None:
    """Let a hook of this checkout watch the commits of a repository."""
    revision = checkout.run("git", "rev-parse", "HEAD", cwd=hooks).stdout.strip()
    (content / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: {name}\n",
        encoding="utf-8",
    )
    checkout.run(sys.executable, "-m", "pre_commit", "install", cwd=content)


def commits(content: Path) -> int:
    done = checkout.run("git", "rev-list", "--all", "--count", cwd=content)
    return int(done.stdout)


def told(done: subprocess.CompletedProcess[str]) -> str:
    return done.stdout + done.stderr


def test_a_bad_draft_is_not_committed_until_it_is_mended(content: Path, hooks: Path) -> None:
    hook(content, hooks, "postlint")
    draft = content / "post.md"
    draft.write_text(BAD, encoding="utf-8")
    refused = checkout.commit(content)
    assert refused.returncode == 1
    assert commits(content) == 0
    assert "post.md:1:5 error house/no-cheap" in told(refused)
    draft.write_text(GOOD, encoding="utf-8")
    assert checkout.commit(content).returncode == 0
    assert commits(content) == 1


def test_the_second_look_is_answered_out_of_the_cache(
    content: Path, hooks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered is changed behind its back: the hook says what stands there."""
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "remembered"))
    hook(content, hooks, "postlint")
    (content / "post.md").write_text(BAD, encoding="utf-8")
    for file in (*content.glob("*.*"), *content.glob("house/*")):
        os.utime(file, (1_600_000_000, 1_600_000_000))
    assert "sounds poor" not in told(checkout.commit(content))
    with sqlite3.connect(tmp_path / "remembered" / NAME) as kept:
        for key, value in kept.execute("SELECT key, value FROM kept").fetchall():
            other = value.replace(b"sound poor", b"sounds poor")
            kept.execute(
                "UPDATE kept SET value = ?, sum = ? WHERE key = ?", (other, zlib.crc32(other), key)
            )
    refused = checkout.commit(content)
    assert refused.returncode == 1
    assert "sounds poor" in told(refused)


def test_the_warning_hook_shows_findings_and_lets_the_commit_pass(
    content: Path, hooks: Path
) -> None:
    hook(content, hooks, "postlint-warn")
    (content / "post.md").write_text(BAD, encoding="utf-8")
    done = checkout.commit(content)
    assert done.returncode == 0
    assert commits(content) == 1
    assert "post.md:1:5 error house/no-cheap" in told(done)


def test_excluded_drafts_do_not_stop_a_commit(content: Path, hooks: Path) -> None:
    hook(content, hooks, "postlint")
    with (content / "postlint.toml").open("a", encoding="utf-8") as file:
        file.write('exclude = ["archive/"]\n')
    (content / "archive").mkdir()
    (content / "archive" / "old.md").write_text(BAD, encoding="utf-8")
    done = checkout.commit(content)
    assert done.returncode == 0, told(done)


def test_files_that_are_no_drafts_are_not_looked_at(content: Path, hooks: Path) -> None:
    hook(content, hooks, "postlint")
    (content / "code.py").write_text(f"# {BAD}", encoding="utf-8")
    done = checkout.commit(content)
    assert done.returncode == 0, told(done)
    assert "no files to check" in told(done)
