"""Processes that lint beside each other, each with its own pipelines."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
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

#: Units with their numbers.
_Piece = list[tuple[int, Unit]]


class Workers:
    """Lints units in several processes; the answers come in the order of the units.

    A process gets its next piece when it has answered, so that no pipe can fill up. One process
    loads the pipelines when the first unit needs them, while the others go on with what needs
    none; a further one does for each `worth` of such units. What would end a run in one process
    ends it here too; a process that dies raises `Unusable`.
    """

    def __init__(self, linters: Linters, *, count: int, worth: int) -> None:
        forks = hasattr(os, "fork")
        context = cast(Any, get_context("fork" if forks else "spawn"))
        self._processes: dict[Connection, BaseProcess] = {}
        self._readers: set[Connection] = set()
        self._postponed, self._worth = 0, worth
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
        new, late = deque(_pieces(enumerate(units))), _Piece()
        busy: dict[Connection, _Piece] = {}
        answers: dict[int, Linted] = {}
        idle = set(self._processes)
        for turn in range(len(units)):
            while turn not in answers:
                for pipe in sorted(idle, key=self._readers.__contains__, reverse=True):
                    if piece := self._next(pipe, new, late):
                        self._send(pipe, piece)
                        busy[pipe] = piece
                        idle.remove(pipe)
                for ready in connection.wait(list(busy)):
                    pipe = cast("Connection", ready)
                    piece = busy.pop(pipe)
                    for (number, unit), linted in zip(
                        piece, self._answer(pipe, piece), strict=True
                    ):
                        if linted:
                            answers[number] = linted
                        else:
                            late.append((number, unit))
                            self._postponed += 1
                    idle.add(pipe)
            yield answers.pop(turn)

    def _next(self, pipe: Connection, new: deque[_Piece], late: _Piece) -> _Piece:
        """What a process shall do next: of what waits for a pipeline (`late`) or what is new."""
        worth = 1 + self._postponed // self._worth > len(self._readers)
        first = bool(late) and pipe not in self._readers and worth
        if first:
            self._readers.add(pipe)
        if pipe in self._readers and (first or len(late) >= _UNITS or not new):
            piece = next(_pieces(late), [])
            del late[: len(piece)]
            return piece
        return new.popleft() if new else []

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for pipe, process in self._processes.items():
            pipe.close()
            process.terminate()
        for process in self._processes.values():
            process.join()

    def _send(self, pipe: Connection, piece: _Piece) -> None:
        try:
            pipe.send(([unit for _, unit in piece], pipe in self._readers))
        except OSError:
            raise self._died(pipe, piece) from None

    def _answer(self, pipe: Connection, piece: _Piece) -> list[Linted | None]:
        try:
            kind, told = pipe.recv()
        except (EOFError, OSError):
            raise self._died(pipe, piece) from None
        if kind == _STOPPED:
            raise Unusable(*told)
        return cast(list[Linted | None], told)

    def _died(self, pipe: Connection, piece: _Piece) -> Unusable:
        process = self._processes[pipe]
        process.join()
        code = process.exitcode or 0
        how = f"by signal {-code}" if code < 0 else f"with status {code}"
        where = piece[0][1].source.path
        return Unusable(
            f"a process that linted drafts ended {how}, at {where} or soon after it;"
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
            units, reads = pipe.recv()
            pipe.send(_answer_to(units, linters, reads=reads))
        except (EOFError, OSError):
            return


def _answer_to(units: Sequence[Unit], linters: Linters, *, reads: bool) -> tuple[str, Any]:
    """What linting gives; None for a unit that would have a process load a pipeline which shall
    not (`reads`)."""
    try:
        with explained():
            return _LINTED, list(linters.lint(units) if reads else linters.sift(units))
    except Unusable as error:
        return _STOPPED, error.problems
    except Exception as error:
        return _STOPPED, (f"postlint stumbled, please report it: {error!r}",)


def _pieces(units: Iterable[tuple[int, Unit]]) -> Iterator[_Piece]:
    piece, length = _Piece(), 0
    for number, unit in units:
        if piece and (len(piece) >= _UNITS or length + len(unit.written) > _LENGTH):
            yield piece
            piece, length = [], 0
        piece.append((number, unit))
        length += len(unit.written)
    if piece:
        yield piece
