"""A content repository with history, made by real git."""

from __future__ import annotations

from pathlib import Path

from tests import checkout
from tests.cli.calling import Folder

_WHO = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


class Repository(Folder):
    """A folder of drafts under git, with `main` as its first branch."""

    def git(self, *args: str, check: bool = True) -> str:
        return checkout.run("git", *_WHO, *args, cwd=self.path, check=check).stdout.strip()

    def commit(self, message: str = "Work") -> str:
        """Commit everything; the id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


def repository(path: Path) -> Repository:
    checkout.run("git", "init", "--quiet", "--initial-branch=main", cwd=path)
    return Repository(path)
