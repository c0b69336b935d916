"""`postlint diff`: what an edit did to drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from postlint.cli.problems import Unusable, explained

_EPILOG = """\b
Examples:
  postlint diff yesterday.md today.md
  postlint diff --git main posts/         everything since this branch left main
  git show HEAD:post.md | postlint diff - post.md
"""


@click.command(epilog=_EPILOG, short_help="Tell what an edit brought, solved and took out.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="OLD|- NEW | [PATH…]")
@click.option(
    "--git",
    "revision",
    metavar="REV",
    help="Compare the drafts under PATH with those where the current branch left REV.",
)
@click.option("--language", metavar="de|en", help="Language of the posts.")
@click.option("--platform", metavar="NAME", help="Where they will appear: x, linkedin, …")
@click.option("--audience", metavar="NAME", help="Who reads them, as in [audiences.NAME].")
@click.option("--message-language", metavar="de|en", help="Language of the findings.")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text")
@click.option("--fail-on", metavar="LEVEL", help="error, warning, suggestion or never [error].")
@click.option("--config", type=click.Path(path_type=Path), help="Use this configuration file.")
def diff(paths: tuple[Path, ...], revision: str | None, output_format: str, **options: Any) -> int:
    """Compare two versions of drafts: which findings the edit brought and solved, how the risk
    moved, and which hedges, negations, limits (“up to”), conditions, numbers, sources and speakers
    of quotes it removed or added.

    Exit status 1 when the edit brought a finding at or above --fail-on.
    """
    from postlint.cache.store import Store
    from postlint.cli.begin import begin
    from postlint.cli.comparing import Comparing
    from postlint.cli.options import Options

    if revision is None and len(paths) != 2:
        raise Unusable("name two versions, OLD and NEW, or compare with history: --git REV")
    given = Options(**options)
    with explained():
        run = begin(Store(None), overlay=given.overlay, preset=given.preset, config=given.config)
        comparing = Comparing(run)
        if revision is None:
            comparing.files(*paths)
        else:
            comparing.history(revision, paths or (Path(),))
        return comparing.tell(output_format)
