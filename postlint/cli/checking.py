"""What `postlint check` does once its options are known."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postlint.cache.store import Store
from postlint.cli.begin import begin, store_at
from postlint.cli.files import write_atomically
from postlint.cli.looks import LOOKS
from postlint.cli.options import Options
from postlint.cli.outputs import Output
from postlint.cli.problems import Unusable
from postlint.cli.progress import Progress
from postlint.cli.streaming import streams, write_entries, write_failures
from postlint.cli.streams import colour, width
from postlint.cli.terminal import hang_up, standard_input
from postlint.cli.walk import drafts
from postlint.report.formats import render
from postlint.report.model import Report
from postlint.report.names import EVIDENCE
from postlint.report.place import place_of_failure
from postlint.source.decode import decode
from postlint.source.post import Source, SourceError

if TYPE_CHECKING:
    from postlint.cache.plan import Plans
    from postlint.cli.fixing import Fixed
    from postlint.cli.narrow import Narrowing
    from postlint.cli.noting import Notes
    from postlint.cli.run import Look

_OK, _FINDINGS, _UNREADABLE = 0, 1, 2
_STDIN = Path("-")


class Checking:
    """One call of `postlint check`."""

    def __init__(self, options: Options, *, paths: tuple[Path, ...]) -> None:
        self._options = options
        self._paths = paths
        mends = options.fix or options.diff
        self._stream = not mends and any(map(streams, options.outputs))
        #: Reports that need the whole run before they can be written.
        self._collected = [o for o in options.outputs if mends or not streams(o)]
        self._store = Store(None) if options.no_cache else store_at(options.cache_dir)
        self._run = begin(
            self._store,
            overlay=options.overlay,
            preset=options.preset,
            flags=options.laid_over,
            config=options.config,
            cache_dir=options.cache_dir,
            narrowing=_narrowing(options, paths),
            all_known=options.no_baseline,
            jobs=options.jobs,
        )
        self._run.notes = _notes(options, paths, self._store, self._run.plans)

    def settings_text(self) -> str:
        """What counts for the first path."""
        from postlint.cli.settings import pipelines
        from postlint.config import show

        path = self._stdin_path() if self._paths[0] == _STDIN else str(self._paths[0])
        settings = self._run.linters.settings(path)
        return show(settings) + pipelines(settings)

    def run(self) -> int:
        """Lint, fix, report; the exit status."""
        try:
            return self._checked()
        finally:
            self._run.crew.close()
            self._store.close()

    def _checked(self) -> int:
        changed = self._standard_input() if self._paths == (_STDIN,) else self._files()
        report = self._run.report()
        if self._stream:
            write_failures(report.failures)
        for output in () if self._options.diff else self._collected:
            self._write(report, output, err=self._paths == (_STDIN,) and self._options.fix)
        for failure in report.failures if self._options.diff else ():
            click.echo(f"{place_of_failure(failure)}: {failure.message}", err=True)
        narrowing = self._run.narrowing
        for note in narrowing.notes(self._paths) if narrowing else ():
            click.echo(f"Note: {note}", err=True)
        return self._status(report, changed=changed)

    def _files(self) -> bool:
        """Lint or fix all drafts; whether fixes change one."""
        missing: list[SourceError] = []
        files = drafts(
            self._paths,
            excludes=self._run.excludes,
            force_exclude=self._options.force_exclude,
            failures=missing,
        )
        narrowing = self._run.narrowing
        touched = narrowing.touched(files) if narrowing else files
        changed = False
        with Progress() as progress:
            self._run.step = progress.step
            if self._options.fix or self._options.diff:
                for path in list(touched):
                    changed |= self._mend(path)
            else:
                for look in self._run.looks(touched):
                    self._take(look)
        for error in missing:
            self._run.fail(error)
        return changed

    def _take(self, look: Look) -> None:
        if self._stream:
            write_entries(look.entries)
        self._run.keep(look, entries=bool(self._collected))

    def _mend(self, path: str) -> bool:
        """Fix a file, or show how; whether fixes change it."""
        source = self._run.read(path)
        return source is not None and self._draft(source)

    def _draft(self, source: Source) -> bool:
        """Lint or fix one draft; whether fixes change it."""
        if not (self._options.fix or self._options.diff):
            self._take(self._run.look(source))
            return False
        fixed = self._fix(source)
        if fixed.changed and self._options.diff:
            _emit(fixed.diff().encode("utf-8"))
        elif fixed.changed:
            try:
                write_atomically(Path(source.path), fixed.data)
            except SourceError as error:
                self._run.fail(error)
        return fixed.changed

    def _fix(self, source: Source) -> Fixed:
        from postlint.cli.fixing import fix

        fixed = fix(self._run, source, unsafe=self._options.unsafe_fixes)
        if fixed.left:
            click.echo(f"Note: {source.path}: JSON Lines are linted, never changed", err=True)
        return fixed

    def _standard_input(self) -> bool:
        path, data = self._stdin_path(), standard_input()
        try:
            source = decode(path, data)
        except SourceError as error:
            self._run.fail(error)
            source = None
        if self._options.diff or not self._options.fix:
            return source is not None and self._draft(source)
        fixed = self._fix(source) if source else None
        _emit(fixed.data if fixed and fixed.changed else data)
        return fixed is not None and fixed.changed

    def _stdin_path(self) -> str:
        return str(Path(self._options.stdin_filename or "stdin.md"))

    def _write(self, report: Report, output: Output, *, err: bool) -> None:
        target = output.file
        if output.format in EVIDENCE:
            from postlint.registry.evidence import load_evidence

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


def _emit(data: bytes) -> None:
    """Text of drafts goes out byte for byte, whatever the terminal's encoding is."""
    with hang_up():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _notes(options: Options, paths: tuple[Path, ...], store: Store, plans: Plans) -> Notes | None:
    """Who keeps what the report says of each file, where such an answer could be given again."""
    mends = options.fix or options.diff or options.statistics
    formats = [output.format for output in options.outputs if output.file is None]
    if mends or not store.usable or paths == (_STDIN,) or formats not in ([one] for one in LOOKS):
        return None
    from postlint.cli.noting import Notes

    return Notes(store, plans, formats[0], colour=colour(sys.stdout), width=width())


def _narrowing(options: Options, paths: tuple[Path, ...]) -> Narrowing | None:
    """What the command line narrows the run to."""
    if options.changed is None and options.baseline is None:
        return None
    from postlint.cli.changed import changed_since
    from postlint.cli.narrow import Narrowing

    changed = None if options.changed is None else changed_since(options.changed, paths)
    return Narrowing(changed, options.baseline, all_known=options.no_baseline)
