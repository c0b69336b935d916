"""Writes reports whose lines need nothing of each other while the run goes on."""

from __future__ import annotations

from collections.abc import Sequence

import click

from postlint.cli.outputs import Output
from postlint.report.model import Entry, Failure

#: Formats of which each post is a line of its own.
FORMATS = frozenset({"jsonl"})


def streams(output: Output) -> bool:
    """Whether a report can be written as it grows: lines, and to standard output."""
    return output.format in FORMATS and output.file is None


def write_entries(entries: Sequence[Entry]) -> None:
    """Write posts; raises `BrokenPipeError` where nobody reads any more."""
    from postlint.report.jsonl import line

    if entries:
        click.echo("".join(map(line, entries)), nl=False, color=True)


def write_failures(failures: Sequence[Failure]) -> None:
    """Write what could not be read or linted, after all posts."""
    from postlint.report.jsonl import line_of_failure

    if failures:
        click.echo("".join(map(line_of_failure, failures)), nl=False, color=True)
