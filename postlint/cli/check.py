"""`postlint check`: lint drafts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from postlint.cli.outputs import InOrder, chosen
from postlint.cli.plain import split
from postlint.cli.problems import Unusable, explained
from postlint.report.names import NAMES

_STDIN = "-"
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _split(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return split(value)


def selectors(name: str, text: str) -> Callable[[_Command], _Command]:
    return click.option(name, multiple=True, callback=_split, metavar="RULES", help=text)


_EPILOG = """\b
Examples:
  postlint posts/                         everything in a folder
  postlint check post.md --select tone,promotion/urgency
  postlint check posts/ --output-format json --output-file report.json
  postlint posts/ --output-format sarif -o r.sarif --output-format text
  postlint check --fix posts/             apply the safe fixes; --diff shows them only
  postlint posts/ --changed=main          only lines changed since the branch left main
  git show :post.md | postlint - --stdin-filename post.md
"""


class _Check(InOrder):
    """Knows that `--changed` takes a value after “=” only: the word behind it is a path."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        spelled = [f"{arg}=" if arg == "--changed" else arg for arg in args[:end]]
        return super().parse_args(ctx, spelled + args[end:])


@click.command(cls=_Check, epilog=_EPILOG, short_help="Lint drafts (the default command).")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH…|-]")
@selectors("--select", "Run only these rules or categories (comma-separated).")
@selectors("--extend-select", "Run these as well.")
@selectors("--ignore", "Do not run these.")
@click.option("--language", metavar="de|en", help="Language of the posts.")
@click.option("--platform", metavar="NAME", help="Where they will appear: x, linkedin, …")
@click.option("--audience", metavar="NAME", help="Who reads them, as in [audiences.NAME].")
@click.option("--message-language", metavar="de|en", help="Language of the findings.")
@click.option(
    "--output-format",
    type=click.Choice(NAMES),
    multiple=True,
    help="text where nothing else is said; several: each with the --output-file after it.",
)
@click.option(
    "--output-file",
    "-o",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Write the report there; report.json is JSON without saying so.",
)
@click.option("--fix", is_flag=True, help="Apply the fixes that keep the meaning.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also those that may not.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; change nothing.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help="Leave out the findings this file knows (see “postlint baseline”).",
)
@click.option("--no-baseline", is_flag=True, help="Show them, whatever the configuration says.")
@click.option(
    "--changed",
    metavar="[=REV]",
    help="Only findings on lines that changed since this branch left REV: committed, staged, "
    "unstaged and new files. Without =REV: since it left the default branch (origin/HEAD, "
    "origin/main, origin/master, main or master); on that one, since the last commit.",
)
@click.option("--fail-on", metavar="LEVEL", help="error, warning, suggestion or never [error].")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found or cannot be read.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule.")
@click.option("--stdin-filename", metavar="PATH", help="The name that standard input goes by.")
@click.option("--force-exclude", is_flag=True, help="Exclude files named here as well (for hooks).")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Lint in N processes; without it, in as many as pay.",
)
@click.option("--no-cache", is_flag=True, help="Lint every draft anew, and remember no result.")
@click.option(
    "--cache-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where results are remembered [POSTLINT_CACHE_DIR, or your own caches].",
)
@click.option("--config", type=click.Path(path_type=Path), help="Use this configuration file.")
@click.option("--show-settings", is_flag=True, help="Show what is configured, and stop.")
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[Path, ...], **options: Any) -> int:
    """Lint drafts: Markdown, plain text, JSON Lines; files, folders, or - for standard input."""
    from postlint.cli.checking import Checking
    from postlint.cli.options import Options

    given = Options(**chosen(ctx, options))
    problem = _problem(paths, given)
    if problem:
        raise Unusable(problem)
    with explained():
        checking = Checking(given, paths=paths or (Path(),))
        if given.show_settings:
            click.echo(checking.settings_text(), nl=False)
            return 0
        return checking.run()


def _problem(paths: tuple[Path, ...], options: Any) -> str | None:
    stdin = any(str(path) == _STDIN for path in paths)
    if stdin and len(paths) > 1:
        return "“-” (standard input) cannot be mixed with paths"
    if options.unsafe_fixes and not (options.fix or options.diff):
        return "--unsafe-fixes does nothing alone; add --fix or --diff"
    if options.statistics and all(output.format != "text" for output in options.outputs):
        return "--statistics is a table for people; --output-format must be text"
    if options.stdin_filename and not stdin:
        return "--stdin-filename needs “-”: postlint - --stdin-filename post.md"
    if options.changed is not None and stdin:
        return "--changed looks at files; standard input has no history"
    if options.baseline and options.no_baseline:
        return "--baseline and --no-baseline cannot both be meant; leave one out"
    return None
