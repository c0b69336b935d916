"""The configuration file that counts for a draft."""

from __future__ import annotations

import re
from os.path import abspath
from pathlib import Path

from postlint.config.layers import exists
from postlint.config.load import default, load
from postlint.config.problem import ConfigError
from postlint.config.read import PYPROJECT, read
from postlint.config.settings import Settings

NAME = "postlint.toml"
_MENTION = re.compile(rb"\[\s*tool\s*\.\s*postlint|postlint\s*[.=]")


class Finder:
    """Looks upwards from a draft, as ruff does; remembers what it found in each folder."""

    def __init__(self) -> None:
        self._files: dict[Path, Path | None] = {}
        self._settings: dict[Path, Settings] = {}

    def find(self, file: Path) -> Path | None:
        """The nearest `postlint.toml`, or `pyproject.toml` with `[tool.postlint]`, above a file.

        In one folder `postlint.toml` wins. For a folder the search begins in the folder itself.
        """
        start = Path(abspath(file))
        folder = start if exists(start, folder=True) else start.parent
        passed: list[Path] = []
        found: Path | None = None
        for here in (folder, *folder.parents):
            if here in self._files:
                found = self._files[here]
                break
            passed.append(here)
            found = _here(here)
            if found:
                break
        self._files.update(dict.fromkeys(passed, found))
        return found

    def settings(self, file: Path) -> Settings:
        """The settings that count for a file; each configuration is read once.

        Raises `ConfigError`.
        """
        path = self.find(file)
        if path is None:
            return default()
        if path not in self._settings:
            self._settings[path] = load(path)
        return self._settings[path]


def _here(folder: Path) -> Path | None:
    own, project = folder / NAME, folder / PYPROJECT
    if exists(own):
        return own
    return project if exists(project) and _is_ours(project) else None


def _is_ours(project: Path) -> bool:
    """Whether a pyproject.toml configures postlint; a broken one does if it tries to."""
    try:
        return read(project).table is not None
    except ConfigError:
        pass
    try:
        return _MENTION.search(project.read_bytes()) is not None
    except OSError:
        return False
