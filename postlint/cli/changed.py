"""`--changed`: which lines of which drafts are new."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from postlint.cli.git import Base, Repository
from postlint.cli.patch import Lines
from postlint.cli.problems import Unusable
from postlint.cli.walk import SUFFIXES


@dataclass(frozen=True, slots=True)
class Changed:
    """The changed lines of drafts, by their real path, and what they were compared with."""

    base: Base
    drafts: Mapping[str, Lines]
    root: str

    def lines(self, path: Path) -> Lines | None:
        """The changed lines of a draft; None where it has none. Raises `Unusable` for a draft
        outside the repository."""
        real = os.path.realpath(path)
        if not real.startswith(os.path.join(self.root, "")):
            message = f"{path} lies outside the git repository {self.root}; check it alone"
            raise Unusable(message)
        found = self.drafts.get(real)
        return found if found and found.ranges else None

    @property
    def note(self) -> str:
        """With what was compared."""
        return f"only lines changed since {self.base.name}"


def changed_since(revision: str, paths: Iterable[Path]) -> Changed:
    """The changes since the current branch left `revision` (the default branch where empty), in
    the repository around the first path; raises `Unusable`."""
    paths = tuple(paths)
    repository = Repository.around(starting_folder(paths[0] if paths else Path()))
    base = repository.base(revision)
    others = [path for path in paths if path.is_file() and path.suffix.lower() not in SUFFIXES]
    drafts = repository.changed(base, others=others)
    return Changed(base, drafts, os.path.realpath(repository.root))


def starting_folder(path: Path) -> Path:
    """The folder to ask git in: in a git hook, whose GIT_DIR counts from there, the current one."""
    if "GIT_DIR" in os.environ:
        return Path.cwd()
    real = Path(os.path.realpath(path))
    return next(folder for folder in (real, *real.parents) if folder.is_dir())
