"""Begins a run: linters, plans and what earlier runs remember."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.cache.place import folder, prepare, prepared_folder
from postlint.cache.plan import Plan, Plans
from postlint.cache.results import Results
from postlint.cache.store import Store
from postlint.cli.crew import Crew
from postlint.cli.linters import Linters
from postlint.cli.run import Run
from postlint.source.post import Preset

if TYPE_CHECKING:
    from postlint.cli.narrow import Narrowing
    from postlint.config import Settings

_NOTHING = Preset()


def store_at(path: Path | None) -> Store:
    """The cache in a folder, by default the user's own; one that keeps nothing where there is no
    place for it."""
    place = str(path) if path else folder(os.environ)
    return Store(place if prepare(place) else None)


def begin(
    store: Store,
    *,
    overlay: Callable[[Settings], Settings] = lambda settings: settings,
    preset: Preset = _NOTHING,
    flags: str = "",
    config: Path | None = None,
    cache_dir: Path | None = None,
    narrowing: Narrowing | None = None,
    all_known: bool = False,
    jobs: int | None = 1,
) -> Run:
    """A run under these options. `flags` stands for everything that `overlay` lays over the
    configuration, so that it is known again."""
    linters = Linters(overlay, preset, config, prepared_folder(os.environ, cache_dir))
    given = str(config) if config else None

    def plan(path: str) -> tuple[Plan, str | None]:
        from postlint.cache.planning import make, unremembered

        settings = linters.settings(path)
        if not store.usable:
            return unremembered(settings), None
        return make(settings, preset=repr(preset))

    plans = Plans(store, given=given, flags=flags, make=plan)
    results = Results(store, plans, today=date.today())
    return Run(linters, plans, results, Crew(linters, jobs), narrowing, all_known)
