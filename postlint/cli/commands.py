"""The commands, and what to do when something ends one early."""

from __future__ import annotations

import atexit
import contextlib
import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from postlint.cli.modules import MODULES
from postlint.cli.streams import discard_output, tell

_WRONG_USE = 2
#: Numpy asks this how many threads to start; for texts as short as posts they only wait.
_THREADS = "OPENBLAS_NUM_THREADS"
#: New objects after which Python looks for rings; at its 700 a fifth of the time on a large file
#: goes there, and what postlint makes has next to none.
_GARBAGE = 10_000

_HELP = """Read drafts of social media posts the way a hostile stranger will.

\b
  postlint posts/                      lint a folder (check is the default command)
  postlint check post.md --platform linkedin
  pbpaste | postlint -                 lint what you copied
  postlint explain tone/non-apology    why a rule is there, and what to write instead
  postlint init                        write a postlint.toml from a few answers

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be used or read.
"""


class _DefaultsToCheck(click.Group):
    """A group whose first word may also be a path or an option of `check`.

    A command's module is imported when the command is called for.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*MODULES]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MODULES:
            return None
        module = import_module(f"postlint.cli.{MODULES[cmd_name]}")
        found: click.Command = getattr(module, cmd_name)
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else None
        if first is not None and first not in MODULES and first not in _OWN_OPTIONS:
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that went away, such as `head`, is no fault."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            discard_output()
            return 0


_OWN_OPTIONS = ("-h", "--help", "--version")


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from postlint import __version__

        click.echo(f"postlint {__version__}")
        ctx.exit()


@click.group(
    cls=_DefaultsToCheck,
    help=_HELP,
    options_metavar="",
    subcommand_metavar="[COMMAND] [OPTIONS] [PATH…|-]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def cli() -> None: ...


def run(args: Sequence[str]) -> int:
    """Run a command and tell its exit status; whatever a user can cause ends in one sentence."""
    os.environ.setdefault(_THREADS, "1")
    gc.set_threshold(_GARBAGE)
    atexit.register(gc.freeze)  # or all that is left would be searched for rings at the end
    try:
        code = cli.main(list(args), prog_name="postlint", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show()
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt("told") from None  # click has begun a line already
    return code if isinstance(code, int) else 0


def stream_failed(error: OSError) -> int:
    """A reader that went away is no fault; a full disk is."""
    discard_output()
    if error.errno in (errno.EPIPE, errno.EINVAL):
        return 0
    tell(f"Error: {_lost_place() or f'cannot write: {error.strerror or error}'}")
    return _WRONG_USE


def _lost_place() -> str | None:
    """What to say where the current folder was deleted under us."""
    try:
        os.getcwd()
    except OSError:
        return "the current folder is not there any more; change to another one"
    return None
