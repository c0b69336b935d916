"""Processes that lint beside each other, each with its own pipelines."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING, Any, cast

from postlint.cli.linters import Linted, Linters
from postlint.cli.problems import Unusable, explained
from postlint.source.unit import Unit

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

#: What one message carries at most: units, and their code points.
_UNITS, _LENGTH = 32, 20_000
_LINTED, _STOPPED = "linted", "stopped"


class Workers:
    """Lints units in several processes; the answers come in the order of the units.

    A process gets its next piece when it has answered, so that no pipe can fill up. What would
    end a run in one process ends it here too; a process that dies raises `Unusable`.
    """

    def __init__(self, linters: Linters, *, count: int) -> None:
        forks = hasattr(os, "fork")
        context = cast(Any, get_context("fork" if forks else "spawn"))
        self._processes: dict[Connection, BaseProcess] = {}
        for _ in range(count):
            ours, theirs = context.Pipe()
            foreign = (ours, *self._processes) if forks else ()
            own = linters if forks else linters.fresh()
            process = context.Process(target=_work, args=(theirs, own, foreign), daemon=True)
            process.start()
            theirs.close()
            self._processes[ours] = process

    def lint(self, units: Sequence[Unit]) -> Iterator[Linted]:
        """What linting each unit gives."""
        waiting = deque(enumerate(_pieces(units)))
        busy: dict[Connection, tuple[int, Sequence[Unit]]] = {}
        answers: dict[int, list[Linted]] = {}
        idle, turn = list(self._processes), 0
        while waiting or busy or answers:
            while waiting and idle:
                pipe = idle.pop()
                busy[pipe] = waiting.popleft()
                self._send(pipe, busy[pipe][1])
            for ready in connection.wait(list(busy)):
                pipe = cast("Connection", ready)
                number, piece = busy.pop(pipe)
                answers[number] = self._answer(pipe, piece)
                idle.append(pipe)
            while turn in answers:
                yield from answers.pop(turn)
                turn += 1

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for pipe, process in self._processes.items():
            pipe.close()
            process.terminate()
        for process in self._processes.values():
            process.join()

    def _send(self, pipe: Connection, piece: Sequence[Unit]) -> None:
        try:
            pipe.send(piece)
        except OSError:
            raise self._died(pipe, piece) from None

    def _answer(self, pipe: Connection, piece: Sequence[Unit]) -> list[Linted]:
        try:
            kind, told = pipe.recv()
        except (EOFError, OSError):
            raise self._died(pipe, piece) from None
        if kind == _STOPPED:
            raise Unusable(*told)
        return cast(list[Linted], told)

    def _died(self, pipe: Connection, piece: Sequence[Unit]) -> Unusable:
        process = self._processes[pipe]
        process.join()
        code = process.exitcode or 0
        how = f"by signal {-code}" if code < 0 else f"with status {code}"
        return Unusable(
            f"a process that linted drafts ended {how}, at {piece[0].source.path} or soon after it;"
            " --jobs 1 does without such processes"
        )


def _work(pipe: Connection, linters: Linters, foreign: Sequence[Connection]) -> None:
    """Lint what comes through the pipe until it is closed.

    The `foreign` ends are the parent's: while a process holds them, another waits for ever for
    a parent that was killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in foreign:
        other.close()
    while True:
        try:
            piece = pipe.recv()
            pipe.send(_answer_to(piece, linters))
        except (EOFError, OSError):
            return


def _answer_to(piece: Sequence[Unit], linters: Linters) -> tuple[str, Any]:
    try:
        with explained():
            return _LINTED, list(linters.lint(piece))
    except Unusable as error:
        return _STOPPED, error.problems
    except Exception as error:
        return _STOPPED, (f"postlint stumbled, please report it: {error!r}",)


def _pieces(units: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    start = length = 0
    for end, unit in enumerate(units):
        if end > start and (end - start >= _UNITS or length + len(unit.written) > _LENGTH):
            yield units[start:end]
            start, length = end, 0
        length += len(unit.written)
    if start < len(units):
        yield units[start:]
