"""`postlint evaluate`: measure rules and score on labelled posts."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postlint.cli.check import selectors
from postlint.cli.problems import Unusable, explained, near
from postlint.cli.terminal import is_watched

if TYPE_CHECKING:
    from postlint.api import Linter
    from postlint.evaluate.evaluation import Evaluation
    from postlint.evaluate.features import Features
    from postlint.evaluate.hits import Hit
    from postlint.evaluate.labelled import Labelled

_EPILOG = """\b
Examples:
  postlint evaluate posts.jsonl                        how often each rule fires
  postlint evaluate posts.jsonl --label labels.bragging --select promotion --show 10
  postlint evaluate posts.jsonl --label quartile --positive rude --where quartile=rude
      --where quartile=kind --features signals
  postlint evaluate posts.jsonl --label angry --group page --output-format json
"""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `evaluate`, named as on the command line."""

    label: str | None
    positive: tuple[str, ...]
    group: str | None
    where: tuple[tuple[str, str], ...]
    select: tuple[str, ...]
    features: str
    show: int
    limit: int | None
    language: str | None
    jobs: int | None
    output_format: str
    config: Path | None


def _pairs(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    for word in value:
        if not word.partition("=")[1]:
            raise Unusable(f"--where {word}: write KEY=VALUE, such as --where lang=de")
    return tuple((word.partition("=")[0], word.partition("=")[2]) for word in value)


@click.command(epilog=_EPILOG, short_help="Measure rules and score on labelled posts.")
@click.argument("data", type=click.Path(path_type=Path))
@click.option("--label", metavar="KEY", help="Where the label stands: labels.bragging.")
@click.option(
    "--positive",
    multiple=True,
    default=("1",),
    metavar="VALUE",
    help="The label of a post with the fault; may be repeated.  [default: 1]",
)
@click.option("--group", metavar="KEY", help="Rank within groups: author.")
@click.option(
    "--where",
    multiple=True,
    callback=_pairs,
    metavar="KEY=VALUE",
    help="Only such rows; the same key again is an alternative.",
)
@selectors("--select", "Measure only these rules or categories (comma-separated).")
@click.option(
    "--features",
    type=click.Choice(("findings", "signals")),
    default="findings",
    show_default=True,
    help="signals: also fit a model over all that was recognised.",
)
@click.option("--show", type=click.IntRange(min=0), default=0, help="Hits of each rule to read.")
@click.option("--limit", type=click.IntRange(min=1), help="Only so many rows, the first.")
@click.option("--language", type=click.Choice(("de", "en")), help="Language of the posts.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes.  [default: one a core]")
@click.option("--output-format", type=click.Choice(("text", "json")), default="text")
@click.option("--config", type=click.Path(path_type=Path), help="Use this configuration file.")
def evaluate(data: Path, **options: Any) -> None:
    """Measure rules and score on the posts of a JSON Lines file.

    A line is an object with “text”, and with the labels and groups that the options name.
    """
    from postlint.evaluate.evaluation import evaluate as measured
    from postlint.evaluate.halves import ExtraMissing
    from postlint.evaluate.hits import hits

    chosen = Options(**options)
    with explained():
        posts = _posts(data, chosen)
        linter = _linter(chosen)
        found = _found(posts, linter, chosen)
    try:
        evaluation = measured(
            posts,
            found,
            linter.rules,
            fit=chosen.features == "signals",
            english=chosen.language != "de",
        )
    except ExtraMissing as error:
        raise Unusable(str(error)) from None
    fired = [rate.rule for rate in evaluation.rates]
    shown = tuple(hits(posts, found, fired, most=chosen.show)) if chosen.show else ()
    _write(evaluation, shown, chosen, data)


def _posts(data: Path, options: Options) -> tuple[Labelled, ...]:
    from postlint.cli.files import read_bytes
    from postlint.evaluate.labelled import EvaluateError, Question, labelled
    from postlint.source.post import SourceError
    from postlint.source.read import decode

    question = Question(
        options.label, options.positive, options.group, options.where, options.limit
    )
    try:
        text = decode(str(data), read_bytes(str(data))).text
        return labelled(str(data), text.split("\n"), question)
    except (SourceError, EvaluateError) as error:
        raise Unusable(near(str(error))) from None


def _linter(options: Options) -> Linter:
    from postlint.api import Linter
    from postlint.cache.place import prepared_folder
    from postlint.cli.settings import settings_here

    settings = settings_here(options.config)
    chosen = settings.with_flags(select=options.select or None, language=options.language)
    linter = Linter(chosen, prepared=prepared_folder(os.environ))
    if not linter.rules:
        raise Unusable("no rule is selected; there is nothing to measure")
    return linter


def _found(posts: tuple[Labelled, ...], linter: Linter, options: Options) -> tuple[Features, ...]:
    from postlint.evaluate.parallel import features_of

    with click.progressbar(
        length=len(posts), label="linting", file=sys.stderr, hidden=not is_watched()
    ) as bar:
        return features_of(
            [post.row for post in posts],
            linter.settings,
            language=options.language,
            jobs=options.jobs or os.cpu_count() or 1,
            step=bar.update,
        )


def _write(evaluation: Evaluation, shown: tuple[Hit, ...], options: Options, data: Path) -> None:
    from postlint.evaluate.as_json import as_json
    from postlint.evaluate.tables import tables

    label = f"{options.label}={' or '.join(options.positive)}" if options.label else None
    if options.output_format == "json":
        about = {"data": str(data), "label": label, "group": options.group}
        click.echo(as_json(evaluation, about=about, shown=shown if options.show else None))
        return
    for line in tables(evaluation, label=label):
        click.echo(line)
    for hit in shown:
        sign = {True: "+", False: "-", None: " "}[hit.positive]
        click.echo(f"{hit.rule} {sign} {data.name}:{hit.line}: {hit.excerpt}")
