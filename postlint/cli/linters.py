"""Lints under the configuration nearest to each draft; loads rules and pipelines when needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.analysis.late import LateMapping
from postlint.report.model import Entry, Failure
from postlint.source.post import Preset
from postlint.source.unit import Unit

if TYPE_CHECKING:
    from postlint.api import Linter
    from postlint.config import Finder, Settings
    from postlint.registry.rule import Rule


#: Units that are linted together.
_TOGETHER = 512


@dataclass(frozen=True, slots=True)
class Linted:
    """What linting a unit gave."""

    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(slots=True)
class Linters:
    """The linters of a run.

    `overlay` lays the command line's options over a configuration, `flags` are those that outrank
    front matter, `config` is the configuration file named by the user,
    `prepared` the folder of what is kept for the next run.
    """

    overlay: Callable[[Settings], Settings]
    flags: Preset
    config: Path | None = None
    prepared: Path | None = None
    _finder: Finder | None = None
    _given: Settings | None = None
    _linters: dict[tuple[str, ...], Linter] = field(default_factory=dict)

    def of(self, path: str) -> Linter:
        """The linter for a path, shared by all drafts of one configuration."""
        settings = self._configured(path)
        if settings.files not in self._linters:
            from postlint.api import Linter

            self._linters[settings.files] = Linter(self.overlay(settings), prepared=self.prepared)
        return self._linters[settings.files]

    def fresh(self) -> Linters:
        """The same, with nothing loaded yet."""
        return Linters(self.overlay, self.flags, self.config, self.prepared)

    def settings(self, path: str) -> Settings:
        """The settings that count for a path; raises `ConfigError`."""
        return self.of(path).settings

    def lint(self, units: Iterable[Unit]) -> Iterator[Linted]:
        """What linting each unit gives; several are linted together."""
        return (linted for linted in self._lint_all(units, postpone=False) if linted)

    def sift(self, units: Iterable[Unit]) -> Iterator[Linted | None]:
        """Like `lint`, with None for a unit for which a pipeline would first have to be loaded."""
        return self._lint_all(units, postpone=True)

    def _lint_all(self, units: Iterable[Unit], *, postpone: bool) -> Iterator[Linted | None]:
        remaining = iter(units)
        while together := list(islice(remaining, _TOGETHER)):
            yield from self._lint(together, postpone=postpone)

    def rules(self, ids: Iterable[str], paths: Iterable[str]) -> Mapping[str, Rule]:
        """The rules of these ids, by the configurations of these drafts."""
        wanted = frozenset(ids)
        linters = {id(linter): linter for linter in map(self.of, paths)}
        return {
            rule.id: rule
            for linter in linters.values()
            for rule in linter.rules
            if rule.id in wanted
        }

    def _lint(self, units: Sequence[Unit], *, postpone: bool) -> Iterator[Linted | None]:
        from postlint.review import failure, outcomes_of

        linters = [self.of(unit.source.path) for unit in units]
        readings = [
            unit.read(flags=self.flags, configured=linter.preset)
            for unit, linter in zip(units, linters, strict=True)
        ]
        answers: dict[int, Iterator[tuple[Entry | Failure, ...] | None]] = {}
        for linter in linters:
            if id(linter) not in answers:
                pairs = zip(readings, linters, strict=True)
                posts = [post for reading, own in pairs if own is linter for post in reading.posts]
                answers[id(linter)] = outcomes_of(posts, linter, postpone=postpone)
        for reading, linter in zip(readings, linters, strict=True):
            outcomes = [next(answers[id(linter)]) for _ in reading.posts]
            if None in outcomes:
                yield None
                continue
            found = [outcome for of_post in outcomes for outcome in of_post or ()]
            yield Linted(
                tuple(outcome for outcome in found if isinstance(outcome, Entry)),
                (
                    *map(failure, reading.errors),
                    *(outcome for outcome in found if isinstance(outcome, Failure)),
                ),
            )

    def _configured(self, path: str) -> Settings:
        from postlint.config import Finder, load

        if self.config:
            self._given = self._given or load(self.config)
            return self._given
        self._finder = self._finder or Finder()
        return self._finder.settings(Path(path))


def rules_of(linters: Linters, entries: Iterable[Entry]) -> Mapping[str, Rule]:
    """The rules that findings name, loaded when a format asks for the first of them."""
    results = [entry.result for entry in entries]

    def named() -> Mapping[str, Rule]:
        ids = {f.rule for result in results for f in (*result.findings, *result.suppressed)}
        paths = dict.fromkeys(result.post.source.path for result in results)
        return linters.rules(ids, paths)

    return LateMapping(named)
