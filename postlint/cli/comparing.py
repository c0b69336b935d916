"""What `postlint diff` does once its options are known."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from postlint.analysis.analyser import Analyser
from postlint.analysis.model import Analysis
from postlint.api import Linter
from postlint.cli.changed import starting_folder
from postlint.cli.git import Repository
from postlint.cli.run import Run
from postlint.cli.streams import colour, width
from postlint.cli.terminal import hang_up, standard_input
from postlint.lint.cues import SIGNALS
from postlint.lint.revision import Version, compare, version
from postlint.report.model import Entry, Failure
from postlint.report.revision import DraftRevision, RevisionReport, render_json
from postlint.report.revision_text import render_text
from postlint.review import failure, outcomes
from postlint.source.post import Post, Source, SourceError
from postlint.source.read import decode, read

_OK, _FINDINGS, _UNREADABLE = 0, 1, 2
_STDIN = "-"
_NOTHING = Version()


class Comparing:
    """One call of `postlint diff`."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._drafts: list[DraftRevision] = []
        self._analysers: dict[tuple[int, str], Analyser] = {}

    def files(self, old: Path, new: Path) -> None:
        """Compare two files; both under the configuration of the new one."""
        before = self._standard_input(new) if str(old) == _STDIN else self._run.read(str(old))
        after = self._run.read(str(new))
        if before and after:
            self._compare(before, after, new)

    def history(self, revision: str, paths: tuple[Path, ...]) -> None:
        """Compare drafts under `paths` with those where the current branch left `revision`."""
        repository = Repository.around(starting_folder(paths[0]))
        for path in paths:
            if not os.path.lexists(path):
                self._run.fail(SourceError(str(path), "no such file or folder"))
        base = repository.base(revision)
        for change in repository.changes(base, paths):
            old, new = repository.near(change.before), repository.near(change.after)
            where = new or old
            if where is None or self._is_excluded(where):
                continue
            before = self._blob(repository, old, change.blob) if old else None
            after = self._run.read(str(new)) if new else None
            if (before or not old) and (after or not new):
                self._compare(before, after, where)

    def tell(self, output_format: str) -> int:
        """Print the report; the exit status."""
        from postlint import __version__

        report = RevisionReport(__version__, tuple(self._drafts), tuple(self._run.failures))
        if output_format == "json":
            text = render_json(report)
        else:
            text = render_text(report, colour=colour(sys.stdout), width=width())
        with hang_up():
            click.echo(text, nl=False, color=True)
        if report.failures:
            return _UNREADABLE
        return _FINDINGS if any(draft.failed for draft in self._drafts) else _OK

    def _compare(self, before: Source | None, after: Source | None, path: Path) -> None:
        """Both versions of a draft, of which one may be missing."""
        old = list(self._posts(before, path)) if before else []
        new = list(self._posts(after, path)) if after else []
        revision = compare(_version(old), _version(new))
        if not (before and after):
            revision = replace(revision, removed=(), added=())
        counts = new[0][0].counts if new else lambda finding: False
        self._drafts.append(
            DraftRevision(
                before.path if before else None,
                after.path if after else None,
                _risk(old),
                _risk(new),
                revision,
                failed=any(counts(placed.finding) for placed in revision.brought),
            )
        )

    def _posts(self, source: Source, path: Path) -> Iterator[tuple[Entry, Analysis]]:
        linter = self._run.linters.of(str(path))
        reading = read(source, flags=self._run.linters.flags, configured=linter.preset)
        self._run.failures += [failure(error) for error in reading.errors]
        for post in reading.posts:
            for outcome in outcomes(post, linter):
                if isinstance(outcome, Failure):
                    self._run.failures.append(outcome)
                else:
                    yield outcome, self._analyser(linter, post).analyse(post)

    def _analyser(self, linter: Linter, post: Post) -> Analyser:
        """What looks for cues: words only, so that no model is needed."""
        key = (id(linter), post.language)
        if key not in self._analysers:
            signals = [linter.catalogue.signals[name] for name in SIGNALS]
            self._analysers[key] = Analyser(post.language, signals=signals, house=linter.house)
        return self._analysers[key]

    def _is_excluded(self, path: Path) -> bool:
        settings = self._run.linters.settings(str(path))
        folders = (folder for folder in path.parents if folder != Path())
        return settings.excludes(path) or any(settings.excludes(f, folder=True) for f in folders)

    def _standard_input(self, new: Path) -> Source | None:
        try:
            return decode(str(new), standard_input())
        except SourceError as error:
            self._run.fail(error)
            return None

    def _blob(self, repository: Repository, path: Path, id: str) -> Source | None:
        try:
            return decode(str(path), repository.blob(id))
        except SourceError as error:
            self._run.fail(error)
            return None


def _version(posts: list[tuple[Entry, Analysis]]) -> Version:
    return version((entry.result, analysis) for entry, analysis in posts)


def _risk(posts: list[tuple[Entry, Analysis]]) -> int:
    return max((entry.score.total for entry, _ in posts), default=0)
