"""One run over many drafts: settings for each, findings of each, what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from postlint.analysis.model import PostTooLong
from postlint.api import Linter, scorecard
from postlint.cli.files import read_bytes
from postlint.config import Finder, Settings, load
from postlint.registry.rule import Rule
from postlint.report.model import Entry, Failure, Report
from postlint.source.post import Post, Preset, Source, SourceError
from postlint.source.read import decode, read


@dataclass(slots=True)
class Run:
    """Lints drafts one after the other, each under the configuration nearest to it.

    `overlay` lays the command line's options over a configuration.
    """

    overlay: Callable[[Settings], Settings]
    flags: Preset
    config: Path | None = None
    entries: list[Entry] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    _finder: Finder = field(default_factory=Finder)
    _linters: dict[tuple[str, ...], Linter] = field(default_factory=dict)

    def settings(self, path: Path) -> Settings:
        """The settings that count for a path; raises `ConfigError`."""
        found = load(self.config) if self.config else self._finder.settings(path)
        return self.overlay(found)

    def linter(self, path: Path) -> Linter:
        """The linter for a path, shared by all drafts of one configuration."""
        settings = self.settings(path)
        if settings.files not in self._linters:
            self._linters[settings.files] = Linter(settings)
        return self._linters[settings.files]

    def lint_file(self, path: Path) -> list[Entry]:
        try:
            source = decode(str(path), read_bytes(path))
        except SourceError as error:
            self.fail(error)
            return []
        return self.lint_source(source, path)

    def lint_source(self, source: Source, path: Path) -> list[Entry]:
        """Lint what was read; entries and failures are also kept for the report."""
        found, failures = self.look(source, path)
        self.entries += found
        self.failures += failures
        return found

    def look(self, source: Source, path: Path) -> tuple[list[Entry], list[Failure]]:
        """Lint what was read, keeping nothing."""
        linter = self.linter(path)
        reading = read(source, flags=self.flags, configured=linter.preset)
        failures = [_failure(error) for error in reading.errors]
        entries: list[Entry] = []
        for post in reading.posts:
            failures += [Failure(source.path, problem) for problem in _unknown(post, linter)]
            try:
                result = linter.lint(post)
            except PostTooLong as error:
                failures.append(Failure(source.path, str(error), post.row))
                continue
            entries.append(Entry(result, scorecard(result, linter.rules)))
        return entries, failures

    def fail(self, error: SourceError) -> None:
        self.failures.append(_failure(error))

    def report(self) -> Report:
        from postlint import __version__

        used = {f.rule for entry in self.entries for f in entry.result.findings}
        rules: dict[str, Rule] = {
            rule.id: rule
            for linter in self._linters.values()
            for rule in linter.rules
            if rule.id in used
        }
        return Report(__version__, tuple(self.entries), tuple(self.failures), rules)


def _failure(error: SourceError) -> Failure:
    return Failure(error.path, error.message, error.line, error.column)


def _unknown(post: Post, linter: Linter) -> Iterator[str]:
    """Platforms and audiences that no configuration knows."""
    from postlint.registry.validate import did_you_mean

    house = linter.house
    known: Iterable[tuple[str, str | None, Iterable[str]]] = (
        ("platform", post.platform, house.platforms),
        ("audience", post.audience, house.audiences),
    )
    for kind, name, names in known:
        if name is not None and name not in names:
            hint = did_you_mean(name, names) or f"; describe it in [{kind}s.{name}]"
            yield f"unknown {kind} “{name}”{hint}"
