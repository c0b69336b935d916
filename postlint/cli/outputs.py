"""Which report goes where: several formats, each to its own file, in one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from postlint.cli.problems import Unusable
from postlint.report.names import NAMES

FORMAT, FILE = "output_format", "output_file"
_ORDER = "postlint.order"


@dataclass(frozen=True, slots=True)
class Output:
    """One report: its format, and its file (None: standard output)."""

    format: str = "text"
    file: Path | None = None


class InOrder(click.Command):
    """A command that remembers the order of its options, which click forgets across names."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        told = any(arg.startswith(("--output-", "-o")) for arg in args)
        order = self.make_parser(ctx).parse_args(list(args))[2] if told else []
        ctx.meta[_ORDER] = tuple(parameter.name for parameter in order)
        return super().parse_args(ctx, args)


def outputs(formats: Sequence[str], files: Sequence[Path], order: Sequence[str]) -> list[Output]:
    """Pair formats with files; `order` names the options as they stood on the command line.

    As many of both are paired first to first. With fewer files, a file belongs to the format that
    stands right before it, and the one format left over goes to standard output. With no format
    at all, a file named like one (`report.sarif`) gets that, any other the text.
    Raises `Unusable` where it is not plain which belongs to which.
    """
    if not formats:
        pairs = [Output(_format_of(file), file) for file in files] or [Output()]
    elif len(formats) == len(files):
        pairs = [Output(*pair) for pair in zip(formats, files, strict=True)]
    else:
        pairs = _neighbours(formats, files, order)
    _check(pairs)
    return pairs


def chosen(ctx: click.Context, options: dict[str, Any]) -> dict[str, Any]:
    """The options of a command with `outputs` in place of formats and files."""
    pairs = outputs(options.pop(FORMAT), options.pop(FILE), ctx.meta[_ORDER])
    return {**options, "outputs": tuple(pairs)}


def _format_of(file: Path) -> str:
    suffix = file.suffix.lower().removeprefix(".")
    return suffix if suffix in NAMES else "text"


def _neighbours(
    formats: Sequence[str], files: Sequence[Path], order: Sequence[str]
) -> list[Output]:
    """Each file with the format before it."""
    pairs: list[Output] = []
    names, paths, last = iter(formats), iter(files), ""
    for option in order:
        if option == FORMAT:
            pairs.append(Output(next(names)))
        elif option == FILE:
            path = next(paths)
            if last != FORMAT:
                raise Unusable(_unpaired(path, formats, files))
            pairs[-1] = Output(pairs[-1].format, path)
        last = option if option in (FORMAT, FILE) else last
    return pairs


def _unpaired(path: Path, formats: Sequence[str], files: Sequence[Path]) -> str:
    if len(files) > len(formats):
        return f"--output-file {path} has no format; put an --output-format before it"
    return f"--output-file {path} must stand right after its --output-format"


def _check(pairs: Sequence[Output]) -> None:
    """Two reports must not go to the same place."""
    places: dict[Path | None, str] = {}
    for pair in pairs:
        place = pair.file and pair.file.absolute()
        if place in places:
            both = f"{places[place]} and {pair.format}"
            if pair.file:
                raise Unusable(f"{both} cannot both be written to {pair.file}")
            raise Unusable(
                f"{both} cannot both go to standard output;"
                f" put an --output-file after --output-format {places[place]}"
            )
        places[place] = pair.format
