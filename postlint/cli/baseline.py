"""`postlint baseline`: write down the findings that are put up with."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cli.problems import explained, near

if TYPE_CHECKING:
    from postlint.cli.baseline_file import BaselineFile
    from postlint.cli.run import Run
    from postlint.lint.baseline import Baseline, Key

_UNREADABLE = 2


@click.command(short_help="Write down the findings you put up with, to see only new ones.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH…]")
@click.option(
    "--output-file",
    "-o",
    type=click.Path(path_type=Path),
    help="The baseline; otherwise the configured one, or postlint-baseline.json.",
)
@click.option("--prune", is_flag=True, help="Only take out what is gone; add nothing.")
@click.option("--config", type=click.Path(path_type=Path), help="Use this configuration file.")
def baseline(
    paths: tuple[Path, ...], output_file: Path | None, prune: bool, config: Path | None
) -> int:
    """Write down all findings in drafts, so that `postlint check` shows only those to come.

    A finding is known by its rule and the words of its sentence: edits elsewhere, other line ends
    and another name for the file leave it known, an edit of its sentence brings it back. What the
    file knows of drafts outside PATH stays in it.
    """
    from postlint.cli.baseline_file import NAME, BaselineFile, read_baseline
    from postlint.cli.begin import begin, store_at
    from postlint.cli.settings import settings_here

    scope = paths or (Path(),)
    with explained():
        configured = settings_here(config).baseline
        path = output_file or configured or Path(NAME)
        old = read_baseline(path) if prune or os.path.lexists(path) else BaselineFile(path)
        store = store_at(None)
        run = begin(store, config=config, all_known=True)
        found = _found(run, old, scope)
        kept = _known(old, found) if prune else found
        new = BaselineFile(path, _merged(old, kept, scope, unread=_unread(run, old)))
        new.write()
        store.close()
    name = near(os.path.abspath(path))
    click.echo(f"{name}: {_told(old.baseline, new.baseline)}")
    if not output_file and not configured:
        click.echo(f'To use it, add this to postlint.toml: baseline = "{name}"', err=True)
    return _complain(run)


def _found(run: Run, file: BaselineFile, scope: Iterable[Path]) -> dict[str, Counter[Key]]:
    """The findings of the drafts in `scope`, by the drafts' names in the baseline."""
    from postlint.cli.progress import Progress
    from postlint.cli.walk import drafts
    from postlint.lint.baseline import key_of
    from postlint.source.post import SourceError

    missing: list[SourceError] = []
    found: dict[str, Counter[Key]] = {}
    files = drafts(
        scope,
        excludes=run.excludes,
        force_exclude=False,
        failures=missing,
    )
    with Progress() as progress:
        run.step = progress.step
        for path in list(files):
            if source := run.read(path):
                look = run.look(source)
                run.failures += look.failures
                results = (entry.result for entry in look.entries)
                keys = (key_of(finding) for result in results for finding in result.findings)
                found[file.name(Path(path))] = Counter(keys)
    for error in missing:
        run.fail(error)
    return found


def _known(old: BaselineFile, found: Mapping[str, Counter[Key]]) -> dict[str, Counter[Key]]:
    """The findings among these that the old baseline knows; those of a renamed draft move."""
    homeless = old.baseline.of(old.gone)
    kept: dict[str, Counter[Key]] = {}
    for name, keys in found.items():
        own = old.baseline.of([name]) & keys
        adopted = (keys - own) & homeless
        homeless -= adopted
        kept[name] = own + adopted
    return kept


def _merged(
    old: BaselineFile,
    kept: Mapping[str, Counter[Key]],
    scope: Iterable[Path],
    *,
    unread: frozenset[str],
) -> Baseline:
    """The old baseline with what it says about the drafts in `scope` replaced."""
    from postlint.lint.baseline import Baseline

    places = [os.path.realpath(path) for path in scope]
    inside = {name for name in old.baseline.drafts if _lies_in(old.draft(name), places)}
    drafts = old.baseline.without((inside | kept.keys()) - unread)
    read = {name: keys for name, keys in kept.items() if keys and name not in unread}
    return Baseline({**drafts, **read})


def _lies_in(path: Path, places: Iterable[str]) -> bool:
    real = os.path.realpath(path)
    return any(real == place or real.startswith(os.path.join(place, "")) for place in places)


def _unread(run: Run, file: BaselineFile) -> frozenset[str]:
    """The drafts that could not be read as a whole, by their names in the baseline."""
    failed = {failure.path for failure in run.failures if os.path.isfile(failure.path)}
    return frozenset(file.name(Path(path)) for path in failed)


def _told(old: Baseline, new: Baseline) -> str:
    """What has become of the baseline, in a sentence."""
    from postlint.report.summary import number

    before, after = Counter(dict(_pairs(old))), Counter(dict(_pairs(new)))
    gone, come = _keys(before - after), _keys(after - before)
    moved = (gone & come).total()
    changes = {
        "added": come.total() - moved,
        "removed": gone.total() - moved,
        "moved to another draft": moved,
    }
    told = ", ".join(f"{count} {what}" for what, count in changes.items() if count)
    size = f"{number(new.size, 'finding')} in {number(len(new.drafts), 'draft')}"
    return f"{size} ({told})." if told else f"{size}, nothing changed."


def _pairs(baseline: Baseline) -> Iterator[tuple[tuple[str, Key], int]]:
    for name, known in baseline.drafts.items():
        yield from (((name, key), count) for key, count in known.items())


def _keys(pairs: Counter[tuple[str, Key]]) -> Counter[Key]:
    keys: Counter[Key] = Counter()
    for (_, key), count in pairs.items():
        keys[key] += count
    return keys


def _complain(run: Run) -> int:
    """Tell what could not be read; the exit status."""
    from postlint.report.place import place_of_failure

    for failure in run.failures:
        click.echo(f"Error: {place_of_failure(failure)}: {failure.message}", err=True)
    return _UNREADABLE if run.failures else 0
