"""The linter that counts in a folder, made anew when what it was made from changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from postlint.api import Linter
from postlint.config import ConfigError, Finder, Settings
from postlint.config.find import NAME
from postlint.config.read import PYPROJECT
from postlint.registry.faults import Faults
from postlint.review import STOPS

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a folder came to, and the state of the files that decided it."""

    stamp: Stamp
    files: tuple[Path, ...]
    day: date
    outcome: Linter | Exception


class Folders:
    """Finds and keeps linters. `overlay` lays the client's settings under those of a folder.

    Before every use the configuration files and rule packs are looked at (a `stat` each), so that
    a change counts even where the client does not tell of it.
    """

    def __init__(
        self,
        overlay: Callable[[Settings], Settings],
        *,
        today: Callable[[], date] = date.today,
        prepared: Path | None = None,
    ) -> None:
        self._overlay = overlay
        self._prepared = prepared
        self._today = today
        self._known: dict[Path, _Known] = {}

    def linter(self, path: Path) -> Linter | None:
        """The linter for a draft; None where the configuration leaves the draft out.

        Raises `ConfigError`, `Faults` and what else `STOPS` names, the same object as long as
        nothing changes.
        """
        folder = path.parent
        known = self._known.get(folder)
        if known is None or known.day != self._today() or _stamp(known.files) != known.stamp:
            known = self._known[folder] = self._look(folder, known)
        if isinstance(known.outcome, Exception):
            raise known.outcome.with_traceback(None)
        return None if _excluded(known.outcome.settings, path) else known.outcome

    def _look(self, folder: Path, before: _Known | None) -> _Known:
        files = tuple(_candidates(folder))
        seen = _stamp(files)
        outcome: Linter | Exception
        try:
            settings = self._overlay(Finder().settings(folder))
            more = (*map(Path, settings.files), *_pack_files(settings.packs))
            outcome = self._linter(settings, seen=_stamp(more))
        except STOPS as error:
            more, outcome = tuple(_files_of(error)), error
        if before and isinstance(before.outcome, Exception) and str(before.outcome) == str(outcome):
            outcome = before.outcome
        return _Known(seen + _stamp(more), (*files, *more), self._today(), outcome)

    def _linter(self, settings: Settings, *, seen: Stamp) -> Linter:
        """A linter with these settings: one that another folder has, or a new one with its rules
        loaded."""
        for known in self._known.values():
            linter = known.outcome
            if (
                isinstance(linter, Linter)
                and linter.settings == settings
                and known.day == self._today()
                and set(seen) <= set(known.stamp)
                and _stamp(known.files) == known.stamp
            ):
                return linter
        linter = Linter(settings, today=self._today(), prepared=self._prepared)
        _ = linter.rules
        return linter


def _candidates(folder: Path) -> Iterator[Path]:
    """The files that could configure a folder."""
    for here in (folder, *folder.parents):
        yield here / NAME
        yield here / PYPROJECT


def _pack_files(packs: Iterable[Path]) -> Iterator[Path]:
    for pack in packs:
        for here, _, names in os.walk(pack):
            yield Path(here)
            yield from (Path(here, name) for name in names)


def _files_of(error: Exception) -> Iterator[Path]:
    """The files that an error tells of, and their folders, where a missing one may appear."""
    for problem in error.errors if isinstance(error, ConfigError | Faults) else ():
        path = Path(problem.path)
        if path.is_absolute():
            yield path
            yield path.parent


def _stamp(files: Iterable[Path]) -> Stamp:
    """The files that are there, each with the time of its last change (ns) and its size."""
    return tuple(_state(file) for file in files)


def _state(file: Path) -> tuple[str, int, int]:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return str(file), -1, -1
    return str(file), found.st_mtime_ns, found.st_size


def _excluded(settings: Settings, path: Path) -> bool:
    parents = any(settings.excludes(parent, folder=True) for parent in path.parents)
    return parents or settings.excludes(path)
