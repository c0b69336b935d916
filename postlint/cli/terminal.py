"""What the terminal can do."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from postlint.cli.problems import Unusable


def colour(stream: Any) -> bool:
    """Whether a stream takes colours: a terminal, unless NO_COLOR says no; FORCE_COLOR says yes."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def width() -> int:
    """Columns for text: the terminal's, between 60 and 100."""
    return max(60, min(100, shutil.get_terminal_size((80, 24)).columns))


def is_watched() -> bool:
    """Whether somebody looks at standard error."""
    return sys.stderr.isatty()


@contextmanager
def hang_up() -> Iterator[None]:
    """Let a reader of standard output go away, as `head` does: what follows goes nowhere."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()


def replace_closed_streams() -> None:
    """Give each standard stream that the caller closed a place, so that no file opened later takes
    its number: output goes nowhere, and reading the input fails."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))


def standard_input() -> bytes:
    """All of standard input; raises `Unusable` where there is none."""
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        reason = "it is closed" if error.errno in (None, errno.EBADF) else error.strerror
        raise Unusable(f"standard input cannot be read: {reason}") from None


def tell(text: str) -> None:
    """Write a line to standard error, if that takes any."""
    with suppress(OSError):
        click.echo(text, err=True)


def discard_output() -> None:
    """Send standard output nowhere, so that Python finds nothing to complain about at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
