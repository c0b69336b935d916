"""Decides whether other processes help with linting."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from postlint.cli.linters import Linted, Linters
from postlint.source.unit import Unit

if TYPE_CHECKING:
    from postlint.cli.workers import Workers

#: Ordinary posts that a process must get before it has earned the loading of its pipelines, and
#: how long such a post is.
WORTH, _POST = 200, 500
#: More processes than this take more memory than they save time.
_MOST = 4


@dataclass(slots=True)
class Crew:
    """Lints here or in `jobs` processes; None: as many as will pay for what there is to do."""

    linters: Linters
    jobs: int | None = 1
    _workers: Workers | None = None

    def lint(self, units: Sequence[Unit]) -> Iterator[Linted]:
        """What linting each unit gives, in order."""
        count = self._count(units)
        if self._workers is None and (count < 2 or len(units) < 2):
            return self.linters.lint(units)
        if self._workers is None:
            from postlint.cli.workers import Workers

            self._workers = Workers(self.linters, count=count, worth=WORTH)
        return self._workers.lint(units)

    def close(self) -> None:
        """Send the processes home."""
        if self._workers is not None:
            self._workers.close()
            self._workers = None

    def _count(self, units: Sequence[Unit]) -> int:
        if self.jobs is not None:
            return self.jobs
        posts = max(len(units), sum(len(unit.written) for unit in units) // _POST)
        return min(_processors(), _MOST, posts // WORTH)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
