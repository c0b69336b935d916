"""One run over many drafts: settings for each, findings of each, what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from postlint.api import Linter
from postlint.cli.files import read_bytes
from postlint.cli.narrow import Narrowing, View
from postlint.config import Finder, Settings, load
from postlint.registry.rule import Rule
from postlint.report.model import Entry, Failure, Report
from postlint.review import failure, outcomes
from postlint.source.post import Preset, Source, SourceError
from postlint.source.read import decode, read


@dataclass(frozen=True, slots=True)
class Look:
    """What linting one file came to; `failed` where a finding counts as `--fail-on` says."""

    entries: tuple[Entry, ...]
    failures: tuple[Failure, ...]
    failed: bool
    view: View


@dataclass(slots=True)
class Run:
    """Lints drafts one after the other, each under the configuration nearest to it.

    `overlay` lays the command line's options over a configuration; `step` is called after each
    post, `narrowing` says what is shown. `failed` is whether a kept finding counts as the
    configuration of its file says.
    """

    overlay: Callable[[Settings], Settings]
    flags: Preset
    config: Path | None = None
    step: Callable[[], None] = lambda: None
    narrowing: Narrowing = field(default_factory=Narrowing)
    entries: list[Entry] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    failed: bool = False
    _finder: Finder = field(default_factory=Finder)
    _given: Settings | None = None
    _linters: dict[tuple[str, ...], Linter] = field(default_factory=dict)

    def settings(self, path: Path) -> Settings:
        """The settings that count for a path; raises `ConfigError`."""
        return self.linter(path).settings

    def linter(self, path: Path) -> Linter:
        """The linter for a path, shared by all drafts of one configuration."""
        if self.config and self._given is None:
            self._given = load(self.config)
        settings = self._given or self._finder.settings(path)
        if settings.files not in self._linters:
            self._linters[settings.files] = Linter(self.overlay(settings))
        return self._linters[settings.files]

    def read(self, path: Path) -> Source | None:
        """A file's text; None, and a failure in the report, where there is none to be had."""
        try:
            return decode(str(path), read_bytes(path))
        except SourceError as error:
            self.fail(error)
            return None

    def look(self, source: Source, path: Path) -> Look:
        """Lint what was read, keeping nothing."""
        linter = self.linter(path)
        reading = read(source, flags=self.flags, configured=linter.preset)
        failures = [failure(error) for error in reading.errors]
        entries: list[Entry] = []
        view = self.narrowing.view(path, linter.settings)
        for post in filter(view.wants, reading.posts):
            for outcome in outcomes(post, linter):
                if isinstance(outcome, Failure):
                    failures.append(outcome)
                else:
                    entries.append(view.entry(outcome, linter.rules))
            self.step()
        failed = any(entry.counts(f) for entry in entries for f in entry.result.findings)
        return Look(tuple(entries), tuple(failures), failed, view)

    def keep(self, look: Look) -> None:
        """Put what was seen into the report."""
        self.entries += look.entries
        self.failures += look.failures
        self.failed |= look.failed
        self.narrowing.close(look.view)

    def fail(self, error: SourceError) -> None:
        self.failures.append(failure(error))

    def report(self) -> Report:
        from postlint import __version__

        results = [entry.result for entry in self.entries]
        used = {f.rule for result in results for f in (*result.findings, *result.suppressed)}
        rules: dict[str, Rule] = {
            rule.id: rule
            for linter in self._linters.values()
            for rule in linter.rules
            if rule.id in used
        }
        return Report(
            __version__, tuple(self.entries), tuple(self.failures), rules, self.narrowing.hidden
        )
