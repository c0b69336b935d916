"""Standard input and output of programs that may go away."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from postlint.cli.problems import Unusable
from postlint.cli.streams import discard_output


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


def standard_input() -> bytes:
    """All of standard input; raises `Unusable` where there is none."""
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        reason = "it is closed" if error.errno in (None, errno.EBADF) else error.strerror
        raise Unusable(f"standard input cannot be read: {reason}") from None
