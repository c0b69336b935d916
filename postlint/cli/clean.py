"""`postlint clean`: forget what earlier runs remember."""

from __future__ import annotations

import os
from pathlib import Path

import click

from postlint.cli.problems import Unusable


@click.command(short_help="Delete the cache.")
@click.option(
    "--cache-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where results are remembered [POSTLINT_CACHE_DIR, or your own caches].",
)
def clean(cache_dir: Path | None) -> None:
    """Delete what earlier runs remember; the next run lints every draft anew."""
    from postlint.cache.place import clear, folder

    place = str(cache_dir) if cache_dir else folder(os.environ)
    try:
        freed = clear(place)
    except OSError as error:
        raise Unusable(f"{place}: cannot be deleted: {error.strerror or error}") from None
    kilobytes = f"{freed / 1000:,.0f} kB" if freed else "nothing there"
    click.echo(f"{place}: {kilobytes}{' deleted' if freed else ' to delete'}")
