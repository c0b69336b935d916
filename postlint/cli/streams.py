"""The standard streams: what they can show, and how to write to them whatever became of them."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_COLUMNS, _NARROW, _WIDE = 80, 60, 100


def ready_streams() -> None:
    """Make the standard streams such that writing to them does not fail for what they are.

    One that the caller closed gets a place, so that no file opened later takes its number: output
    goes nowhere, and reading the input fails. A terminal that cannot show a character gets a
    question mark.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
    for stream in (sys.stdout, sys.stderr):
        _replace_unprintable(stream)


def colour(stream: Any) -> bool:
    """Whether a stream takes colours: a terminal, unless NO_COLOR says no; FORCE_COLOR says yes."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def width() -> int:
    """Columns for text: what COLUMNS says, else the terminal's, between 60 and 100."""
    return max(_NARROW, min(_WIDE, _columns()))


def tell(text: str) -> None:
    """Write a line to standard error, if that takes any."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        return


def discard_output() -> None:
    """Send standard output nowhere, so that Python finds nothing to complain about at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _columns() -> int:
    try:
        told = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        told = 0
    if told > 0:
        return told
    if sys.__stdout__ is None:
        return _COLUMNS
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _COLUMNS
    except (ValueError, OSError):
        return _COLUMNS


def _replace_unprintable(stream: Any) -> None:
    try:
        stream.reconfigure(errors="replace")
    except (AttributeError, ValueError):
        return
