"""A count on the terminal for runs that take longer than a second."""

from __future__ import annotations

import time
from types import TracebackType

import click

from postlint.cli.terminal import is_watched

_PATIENCE = 1.0
_EVERY = 0.1


class Progress:
    """Shows “120 posts …” on standard error, only where somebody watches it."""

    def __init__(self) -> None:
        self._done, self._shown = 0, False
        self._next = time.monotonic() + _PATIENCE

    def __enter__(self) -> Progress:
        return self

    def step(self) -> None:
        self._done += 1
        now = time.monotonic()
        if now >= self._next and is_watched():
            self._next, self._shown = now + _EVERY, True
            click.echo(f"\r{self._done} posts …", nl=False, err=True)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
