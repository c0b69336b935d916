"""Asks the program git about the history of drafts."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from postlint.cli.patch import ALL, Lines, new_lines
from postlint.cli.problems import Unusable
from postlint.cli.walk import SUFFIXES

#: Where a branch may have left from, the likeliest first.
_DEFAULTS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
#: Keeps what a user's configuration may say about patches out of ours.
_PATCH = (
    "diff --no-color --no-ext-diff --no-textconv --text --unified=0 --inter-hunk-context=0"
    " --no-relative --find-renames --ignore-submodules=all --src-prefix=a/ --dst-prefix=b/"
).split()
_NAMES = (
    "diff --raw -z --no-abbrev --no-ext-diff --no-relative --find-renames --ignore-submodules=all"
).split()
_DEEPER = (
    "get the whole history first: git fetch --unshallow (fetch-depth: 0 with actions/checkout,"
    ' GIT_DEPTH: "0" in GitLab CI)'
)


@dataclass(frozen=True, slots=True)
class Base:
    """A commit (or the empty tree) to compare with; `name` says in a few words which."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """A draft that differs from the base: its paths then and now, None where it is not there."""

    before: str | None
    after: str | None
    blob: str = ""


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree of git; `root` is its top folder."""

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """The repository a folder lies in; raises `Unusable`."""
        done = _git(folder, "rev-parse", "--show-toplevel")
        if done.returncode == 0 and done.stdout.strip():
            return cls(Path(os.fsdecode(done.stdout).rstrip("\n")))
        if b"not a git repository" in done.stderr or done.returncode == 0:
            problem = f"{folder} lies in no working tree of git, so nothing says what has changed"
            raise Unusable(f"{problem}; check whole drafts, or start in a clone")
        raise Unusable(f"git: {_reason(done)}")

    def base(self, revision: str) -> Base:
        """Where the current branch left `revision`, or the default branch where that is empty.

        On the default branch itself, and where there is none, the last commit; the empty tree
        where there is no commit yet.
        """
        if not self._commit("HEAD"):
            if revision:
                raise Unusable(f"there is no commit yet to compare with, so no “{revision}”")
            return Base(self._run("hash-object", "-t", "tree", "--stdin"), "no commit")
        name = revision or next(filter(self._commit, _DEFAULTS), "HEAD")
        if not self._commit(name):
            raise Unusable(f"git knows no commit “{name}”{self._way() or '; see git branch --all'}")
        done = _git(self.root, "merge-base", name, "HEAD")
        if done.returncode:
            raise Unusable(f"“{name}” and the current branch have no commit in common{self._way()}")
        commit = done.stdout.decode().strip()
        if not revision and commit == self._run("rev-parse", "HEAD") and (way := self._way()):
            problem = "nothing here says where the current branch began"
            raise Unusable(f"{problem}{way}; or name a commit, such as --changed=HEAD")
        return Base(commit, name if name == "HEAD" else f"{name}, {commit[:8]}")

    def changed(self, base: Base, *, others: Iterable[Path] = ()) -> dict[str, Lines]:
        """The changed lines of each draft that changed since `base`, by its real path.

        Staged, unstaged and untracked work counts; what git ignores does not. `others` are files
        to look at besides those that are named like drafts.
        """
        specs = [*_specs(), *(f":(top,literal){self._inside(path)}" for path in others)]
        patch = self._bytes("-c", "core.quotePath=true", *_PATCH, base.id, "--", *specs)
        found = {self._real(os.fsdecode(name)): lines for name, lines in new_lines(patch).items()}
        return found | {self._real(name): ALL for name in self._untracked(specs)}

    def changes(self, base: Base, paths: Iterable[Path]) -> Iterator[Change]:
        """The drafts under `paths` that changed since `base`; paths count from `root`."""
        inside = [self._inside(path) for path in paths]
        fields = iter(self._bytes(*_NAMES, base.id, "--", *_specs()).split(b"\0"))
        for head in fields:
            if not head:
                continue
            _, _, blob, _, status = head.decode("ascii").split(" ")
            before = os.fsdecode(next(fields))
            after = os.fsdecode(next(fields)) if status[0] in "RC" else before
            if status[0] in "RCMTDU" and any(_within(name, inside) for name in (before, after)):
                yield Change(before, None if status[0] == "D" else after, blob)
            elif status[0] == "A" and _within(after, inside):
                yield Change(None, after)
        for name in self._untracked(_specs()):
            if _within(name, inside):
                yield Change(None, name)

    def blob(self, id: str) -> bytes:
        """The content of a file as it was committed."""
        return self._bytes("cat-file", "blob", id)

    def near(self, name: str | None) -> Path | None:
        """A path that counts from the top folder, as the user would write it."""
        return None if name is None else Path(os.path.relpath(self.root / name))

    def _untracked(self, specs: Iterable[str]) -> Iterator[str]:
        listed = self._bytes("ls-files", "--others", "--exclude-standard", "-z", "--", *specs)
        return map(os.fsdecode, filter(None, listed.split(b"\0")))

    def _inside(self, path: Path) -> str:
        """A path counted from the top folder; raises `Unusable` for one that lies elsewhere."""
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(root := Path(os.path.realpath(self.root))):
            raise Unusable(f"{path} lies outside the git repository {self.root}; check it alone")
        return real.relative_to(root).as_posix()

    def _real(self, name: str) -> str:
        return os.path.realpath(self.root / name)

    def _commit(self, name: str) -> bool:
        done = _git(
            self.root, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}"
        )
        return done.returncode == 0

    def _way(self) -> str:
        """What to do about history that is missing here; empty where nothing is missing."""
        shallow = self._run("rev-parse", "--is-shallow-repository") == "true"
        return f"; this clone is shallow: {_DEEPER}" if shallow else ""

    def _run(self, *args: str) -> str:
        return self._bytes(*args).decode("utf-8", "replace").strip()

    def _bytes(self, *args: str) -> bytes:
        done = _git(self.root, *args)
        if done.returncode:
            raise Unusable(f"git: {_reason(done)}")
        return done.stdout


def _git(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Run git without touching the index and with its messages in English."""
    env = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(
            ("git", *args), cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True
        )
    except FileNotFoundError:
        message = "this needs the program git, which is not here; install it, or check whole drafts"
        raise Unusable(message) from None
    except OSError as error:
        raise Unusable(f"git cannot be started: {error.strerror or error}") from None


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    told = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return (told[0] if told else f"exit status {done.returncode}").removeprefix("fatal: ")


def _specs() -> tuple[str, ...]:
    return tuple(f":(top,icase,glob)**/*{suffix}" for suffix in sorted(SUFFIXES))


def _within(name: str, folders: Iterable[str]) -> bool:
    return any(folder in (".", name) or name.startswith(f"{folder}/") for folder in folders)
