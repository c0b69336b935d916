"""What `postlint check` does once its options are known."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import click

from postlint.cli.changed import changed_since
from postlint.cli.files import drafts, write_atomically
from postlint.cli.fixing import Fixed, fix
from postlint.cli.narrow import Narrowing
from postlint.cli.outputs import Output
from postlint.cli.problems import Unusable
from postlint.cli.progress import Progress
from postlint.cli.run import Run
from postlint.cli.settings import pipelines
from postlint.cli.terminal import colour, hang_up, width
from postlint.config import ConfigError, Settings, show
from postlint.registry.evidence import load_evidence
from postlint.report.formats import render
from postlint.report.model import Report
from postlint.report.names import EVIDENCE
from postlint.report.place import place_of_failure
from postlint.source.post import Preset, Source, SourceError
from postlint.source.read import decode, normalise

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
    outputs: tuple[Output, ...] = (Output(),)
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
    baseline: Path | None = None
    no_baseline: bool = False
    changed: str | None = None

    def overlay(self, settings: Settings) -> Settings:
        """These options laid over a configuration; raises `Unusable`."""
        try:
            return settings.with_flags(
                select=self.select or None,
                extend_select=self.extend_select,
                ignore=self.ignore,
                language=_tag(self.language),
                platform=self.platform and self.platform.strip().lower(),
                audience=self.audience,
                fail_on=self.fail_on,
                message_language=_tag(self.message_language),
            )
        except ConfigError as error:
            raise Unusable(*(f"--{problem}" for problem in error.errors)) from None

    @property
    def preset(self) -> Preset:
        """What the command line says of every post."""
        return Preset(
            _tag(self.language), self.platform and self.platform.strip().lower(), self.audience
        )


class Checking:
    """One call of `postlint check`."""

    def __init__(self, options: Options, *, paths: tuple[Path, ...]) -> None:
        self._options = options
        self._paths = paths
        changed = None if options.changed is None else changed_since(options.changed, paths)
        narrowing = Narrowing(changed, options.baseline, all_known=options.no_baseline)
        self._run = Run(options.overlay, options.preset, config=options.config, narrowing=narrowing)

    def settings_text(self) -> str:
        """What counts for the first path."""
        path = self._paths[0]
        settings = self._run.settings(self._stdin_path() if path == _STDIN else path)
        return show(settings) + pipelines(settings)

    def run(self) -> int:
        """Lint, fix, report; the exit status."""
        changed = self._standard_input() if self._paths == (_STDIN,) else self._files()
        report = self._run.report()
        for output in () if self._options.diff else self._options.outputs:
            self._write(report, output, err=self._paths == (_STDIN,) and self._options.fix)
        for failure in report.failures if self._options.diff else ():
            click.echo(f"{place_of_failure(failure)}: {failure.message}", err=True)
        for note in self._run.narrowing.notes(self._paths):
            click.echo(f"Note: {note}", err=True)
        return self._status(report, changed=changed)

    def _files(self) -> bool:
        """Lint or fix all drafts; whether fixes change one."""
        missing: list[SourceError] = []
        files = drafts(
            self._paths,
            excludes=lambda path, folder: self._run.settings(path).excludes(path, folder=folder),
            force_exclude=self._options.force_exclude,
            failures=missing,
        )
        changed = False
        with Progress() as progress:
            self._run.step = progress.step
            for path in list(self._run.narrowing.touched(files)):
                source = self._run.read(path)
                changed |= source is not None and self._draft(source, path)
        for error in missing:
            self._run.fail(error)
        return changed

    def _draft(self, source: Source, path: Path) -> bool:
        """Lint or fix one draft; whether fixes change it."""
        if not (self._options.fix or self._options.diff):
            self._run.keep(self._run.look(source, path))
            return False
        fixed = self._fix(source, path)
        if fixed.changed and self._options.diff:
            _emit(fixed.diff().encode("utf-8"))
        elif fixed.changed:
            try:
                write_atomically(path, fixed.data)
            except SourceError as error:
                self._run.fail(error)
        return fixed.changed

    def _fix(self, source: Source, path: Path) -> Fixed:
        fixed = fix(self._run, source, path, unsafe=self._options.unsafe_fixes)
        if fixed.left:
            click.echo(f"Note: {path}: JSON Lines are linted, never changed", err=True)
        return fixed

    def _standard_input(self) -> bool:
        path, data = self._stdin_path(), sys.stdin.buffer.read()
        try:
            source = decode(str(path), data)
        except SourceError as error:
            self._run.fail(error)
            source = None
        if self._options.diff or not self._options.fix:
            return source is not None and self._draft(source, path)
        fixed = self._fix(source, path) if source else None
        _emit(fixed.data if fixed and fixed.changed else data)
        return fixed is not None and fixed.changed

    def _stdin_path(self) -> Path:
        return Path(self._options.stdin_filename or "stdin.md")

    def _write(self, report: Report, output: Output, *, err: bool) -> None:
        target = output.file
        if output.format in EVIDENCE:
            report = replace(report, evidence=load_evidence())
        text = render(
            report,
            format=output.format,
            colour=target is None and colour(sys.stderr if err else sys.stdout),
            width=width(),
            statistics=self._options.statistics,
        )
        if target is None:
            with hang_up():
                click.echo(text, nl=False, err=err, color=True)
            return
        try:
            write_atomically(target, text.encode("utf-8", "replace"))
        except SourceError as error:
            raise Unusable(str(error)) from None

    def _status(self, report: Report, *, changed: bool) -> int:
        if self._options.exit_zero:
            return _OK
        if report.failures:
            return _UNREADABLE
        if self._options.diff:
            return _FINDINGS if changed else _OK
        return _FINDINGS if self._run.failed else _OK


def _tag(language: str | None) -> str | None:
    """A language as its two letters where it is known: de-AT, German."""
    return (normalise(language) or language) if language else None


def _emit(data: bytes) -> None:
    """Text of drafts goes out byte for byte, whatever the terminal's encoding is."""
    with hang_up():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
