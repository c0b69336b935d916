"""What `postlint check` does once its options are known."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from postlint.cli.files import drafts, write_atomically
from postlint.cli.fixing import Fixer, unified
from postlint.cli.problems import Unusable
from postlint.cli.progress import Progress
from postlint.cli.run import Run
from postlint.cli.terminal import colour, width
from postlint.config import Settings, show
from postlint.registry.rule import SEVERITIES
from postlint.report.formats import render
from postlint.report.model import Report
from postlint.source.post import Preset, SourceError
from postlint.source.read import decode

_OK, _FINDINGS, _UNREADABLE = 0, 1, 2
_STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `check`, named as on the command line."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    platform: str | None = None
    audience: str | None = None
    message_language: str | None = None
    output_format: str = "text"
    output_file: Path | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    fail_on: str | None = None
    exit_zero: bool = False
    statistics: bool = False
    stdin_filename: str | None = None
    force_exclude: bool = False
    config: Path | None = None
    show_settings: bool = False

    def overlay(self, settings: Settings) -> Settings:
        """These options laid over a configuration; raises `ConfigError`."""
        return settings.with_flags(
            select=self.select or None,
            extend_select=self.extend_select,
            ignore=self.ignore,
            language=self.language,
            platform=self.platform,
            audience=self.audience,
            fail_on=self.fail_on,
            message_language=self.message_language,
        )


class Checking:
    """One call of `postlint check`."""

    def __init__(self, options: Options, *, paths: tuple[Path, ...]) -> None:
        self._options = options
        self._paths = paths
        flags = Preset(options.language, options.platform, options.audience)
        self._run = Run(options.overlay, flags, config=options.config)
        self._fixer = Fixer(self._run, unsafe=options.unsafe_fixes)

    def settings_text(self) -> str:
        """What counts for the first path."""
        return show(self._run.settings(self._paths[0]))

    def run(self) -> int:
        """Lint, fix, report; the exit status."""
        fail_on = self._run.settings(self._paths[0]).fail_on
        changed = self._standard_input() if self._paths == (_STDIN,) else self._files()
        report = self._run.report()
        if not self._options.diff:
            self._write(report, err=self._paths == (_STDIN,) and self._options.fix)
        else:
            for failure in report.failures:
                click.echo(f"{failure.path}: {failure.message}", err=True)
        return self._status(report, fail_on, changed=changed)

    def _files(self) -> bool:
        missing: list[SourceError] = []
        files = list(
            drafts(
                self._paths,
                excludes=lambda path, folder: self._run.settings(path).excludes(
                    path, folder=folder
                ),
                force_exclude=self._options.force_exclude,
                failures=missing,
            )
        )
        for error in missing:
            self._run.fail(error)
        changed = False
        with Progress(len(files)) as progress:
            for path in files:
                changed |= self._file(path)
                progress.step()
        return changed

    def _file(self, path: Path) -> bool:
        """Lint or fix one file; whether fixes change it."""
        if not (self._options.fix or self._options.diff):
            self._run.lint_file(path)
            return False
        fixed = self._fixer.fix_file(path)
        if fixed is None:
            return False
        if self._options.diff:
            click.echo(unified(fixed), nl=False)
        else:
            try:
                write_atomically(path, fixed.data)
            except SourceError as error:
                self._run.fail(error)
        return True

    def _standard_input(self) -> bool:
        name = self._options.stdin_filename or "stdin.md"
        try:
            source = decode(name, sys.stdin.buffer.read())
        except SourceError as error:
            self._run.fail(error)
            return False
        if not (self._options.fix or self._options.diff):
            self._run.lint_source(source, Path(name))
            return False
        fixed = self._fixer.fix_source(source, Path(name))
        if self._options.diff:
            click.echo(unified(fixed) if fixed else "", nl=False)
        else:
            sys.stdout.buffer.write(fixed.data if fixed else source.text.encode("utf-8"))
        return fixed is not None

    def _write(self, report: Report, *, err: bool) -> None:
        target = self._options.output_file
        stream = sys.stderr if err else sys.stdout
        text = render(
            report,
            format=self._options.output_format,
            colour=target is None and colour(stream),
            width=width(),
            statistics=self._options.statistics,
        )
        if target is None:
            click.echo(text, nl=False, err=err, color=True)
            return
        try:
            write_atomically(target, text.encode("utf-8"))
        except SourceError as error:
            raise Unusable(str(error)) from None

    def _status(self, report: Report, fail_on: str, *, changed: bool) -> int:
        if self._options.exit_zero:
            return _OK
        if report.failures:
            return _UNREADABLE
        if self._options.diff:
            return _FINDINGS if changed else _OK
        counting = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
        counts = report.counts()
        return _FINDINGS if any(counts[severity] for severity in counting) else _OK
