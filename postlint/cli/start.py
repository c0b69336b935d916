"""The entry point: what is known is answered at once, everything else is a command's business."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

_INTERRUPTED = 130


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; whatever a user can cause ends in one sentence.

    `args` are for callers inside Python; without them this is a program, and it ends here.
    """
    try:
        code = _code(sys.argv[1:] if args is None else args)
    except (Exception, KeyboardInterrupt) as error:
        interrupt = _interrupt_in(error)
        if interrupt is None:
            raise
        _ignore_interrupts()
        if not interrupt.args:  # else a line has been begun below the ^C of the terminal
            _tell()
        _tell("Interrupted; nothing was changed after this point.")
        code = _INTERRUPTED
    if args is None:
        _ignore_interrupts()  # nothing is left that could be
    sys.exit(code)


def _interrupt_in(error: BaseException | None) -> KeyboardInterrupt | None:
    """The interrupt that caused an error: Python makes a `RuntimeError` of one that comes while a
    class is built."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error


def _ignore_interrupts() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _tell(text: str = "") -> None:
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        return


def _code(args: Sequence[str]) -> int:
    from postlint.cli.streams import ready_streams

    ready_streams()
    try:
        from postlint.cli.hit import answer

        code = answer(args)
        if code is not None:
            return code
        from postlint.cli.commands import run

        return run(args)
    except OSError as error:
        from postlint.cli.commands import stream_failed

        return stream_failed(error)
