"""Features of many posts, with all cores; the same in any number of processes."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import cast

from postlint.analysis.model import AnalysisError
from postlint.api import Linter, Settings
from postlint.evaluate.features import Features, features
from postlint.source.post import SourceError

_FEWEST = 100

Step = Callable[[int], None]


def features_of(
    rows: Sequence[str],
    settings: Settings,
    *,
    language: str | None = None,
    jobs: int = 1,
    step: Step = lambda done: None,
) -> tuple[Features, ...]:
    """The features of rows of JSON Lines, in their order; each process has a linter of its own.

    `step` is told how many more are done. Raises `AnalysisError`; one about a single row names its
    number (from 1) among `rows`.
    """
    jobs = max(1, min(jobs, len(rows) // _FEWEST))
    found: list[Features | None] = [None] * len(rows)
    part = range(len(rows))
    numbered = (
        _examine(rows, part, settings, language)
        if jobs == 1
        else _in_processes(rows, settings, language, jobs)
    )
    for index, item in numbered:
        found[index] = item
        step(1)
    return tuple(item or Features() for item in found)


def _examine(
    rows: Sequence[str], part: Sequence[int], settings: Settings, language: str | None
) -> Iterator[tuple[int, Features]]:
    linter = Linter(settings)
    for index, row in zip(part, rows, strict=True):
        try:
            yield index, features(linter, row, language=language)
        except SourceError as error:
            raise AnalysisError(f"post {index + 1}: {error.message}") from None


def _in_processes(
    rows: Sequence[str], settings: Settings, language: str | None, jobs: int
) -> Iterator[tuple[int, Features]]:
    context = get_context()
    readers, workers = [], []
    for first in range(jobs):
        part = range(first, len(rows), jobs)
        reader, writer = context.Pipe(duplex=False)
        mine = [rows[index] for index in part]
        worker = context.Process(target=_work, args=(writer, mine, part, settings, language))
        worker.start()
        writer.close()
        readers.append(reader)
        workers.append(worker)
    try:
        yield from _received(readers, expected=len(rows))
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _received(readers: list[Connection], *, expected: int) -> Iterator[tuple[int, Features]]:
    while readers:
        for reader in cast(list[Connection], wait(readers)):
            try:
                message = reader.recv()
            except EOFError:
                readers.remove(reader)
                continue
            if isinstance(message, str):
                raise AnalysisError(message)
            expected -= 1
            yield message
    if expected:
        raise AnalysisError(f"a process ended early and left {expected} posts; try --jobs 1")


def _work(
    writer: Connection,
    rows: Sequence[str],
    part: Sequence[int],
    settings: Settings,
    language: str | None,
) -> None:
    """Run in a process of its own: an error is sent as its sentence, an interrupt is the parent's
    to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for item in _examine(rows, part, settings, language):
            writer.send(item)
    except AnalysisError as error:
        writer.send(str(error))
    finally:
        writer.close()
