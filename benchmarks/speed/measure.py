"""What running a program costs: itself and all processes it waited for."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments, and what is to be run before it without being counted."""

    args: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    #: Exit statuses of a run that did its work.
    fine: frozenset[int] = frozenset({0, 1})


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall-clock seconds; `peak` is the memory of the largest process in MB."""

    cpu: float
    wall: float
    peak: float


class FailedError(Exception):
    """A program that did not do its work; its time says nothing."""


def cost(command: Command) -> Cost:
    """Run a program once, its output thrown away."""
    environment = {**os.environ, **command.env}
    if command.first:
        _run(command.first, environment)
    start = time.perf_counter()
    status, usage = _run(command.args, environment)
    wall = time.perf_counter() - start
    if status not in command.fine:
        raise FailedError(f"exit status {status}: {' '.join(command.args)}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _UNIT / 1e6)


def _run(args: Sequence[str], environment: Mapping[str, str]) -> tuple[int, os._RUsage]:
    nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    pid = os.posix_spawn(args[0], list(args), environment, file_actions=nowhere)
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage


def side_by_side(commands: Sequence[Command], *, times: int) -> list[list[Cost]]:
    """The costs of programs that are run in turn, so that a busy moment hits all of them; one
    round before them is not counted."""
    found: list[list[Cost]] = [[] for _ in commands]
    for turn in range(times + 1 if times > 1 else 1):
        for command, costs in zip(commands, found, strict=True):
            seen = cost(command)
            if turn or times == 1:
                costs.append(seen)
    return found


def median(costs: Sequence[Cost], what: str) -> float:
    return statistics.median(getattr(one, what) for one in costs)


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
