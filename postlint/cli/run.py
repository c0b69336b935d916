"""One run over many drafts: what linting each gave, now or in an earlier run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.cache.plan import Plans
from postlint.cache.results import Results
from postlint.cli.batches import Item, batches, items_of
from postlint.cli.crew import Crew
from postlint.cli.files import read_bytes
from postlint.cli.linters import Linted, Linters, rules_of
from postlint.report.model import Entry, Failure, Hidden, Report
from postlint.source.decode import decode
from postlint.source.post import Source, SourceError
from postlint.source.unit import Unit, units

if TYPE_CHECKING:
    from postlint.cli.narrow import Narrowing, View
    from postlint.cli.noting import Notes


@dataclass(frozen=True, slots=True)
class Look:
    """What linting a draft, or a row of it, came to; `failed` where a finding counts as
    `--fail-on` says. `view` is there when the look at its draft has ended, and hid something."""

    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()
    failed: bool = False
    view: View | None = None


@dataclass(slots=True)
class Run:
    """Lints drafts in order, each under the configuration nearest to it; what `results` remembers
    is not linted again.

    `step` is called after each post. `narrowing` says what is shown: where it is None, what the
    configuration of each draft says, or everything where `all_known` is set. `failed` is whether
    a kept finding counts as the configuration of its file says. `notes` keeps what the report says
    of each file.
    """

    linters: Linters
    plans: Plans
    results: Results
    crew: Crew
    narrowing: Narrowing | None = None
    all_known: bool = False
    notes: Notes | None = None
    step: Callable[[], None] = lambda: None
    entries: list[Entry] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    failed: bool = False

    def excludes(self, path: str, folder: bool) -> bool:
        """Whether the configuration leaves a file or folder out; raises `ConfigError`."""
        return self.plans.of(path, folder=folder).excludes(path, folder=folder)

    def read(self, path: str) -> Source | None:
        """A file's text; None, and a failure in the report, where there is none to be had."""
        try:
            return decode(path, read_bytes(path))
        except SourceError as error:
            self.fail(error)
            return None

    def looks(self, paths: Iterable[str]) -> Iterator[Look]:
        """Lint files, keeping nothing in the report. A large file of rows comes in several looks,
        and is never in memory as a whole."""
        return self._looks(item for path in paths for item in items_of(path, self._view(path)))

    def look(self, source: Source) -> Look:
        """Lint what was read, keeping nothing in the report."""
        view = self._view(source.path)
        looks = list(self._looks(Item(thing, view) for thing in units(source)))
        return Look(
            tuple(entry for look in looks for entry in look.entries),
            tuple(failure for look in looks for failure in look.failures),
            any(look.failed for look in looks),
            view,
        )

    def keep(self, look: Look, *, entries: bool = True) -> None:
        """Put what was seen into the report, without its posts where nobody will ask for them."""
        if entries:
            self.entries += look.entries
        self.failures += look.failures
        self.failed |= look.failed
        if look.view is not None and self.narrowing is not None:
            self.narrowing.close(look.view)

    def fail(self, error: SourceError) -> None:
        self.failures.append(_failure(error))

    def report(self) -> Report:
        from postlint import __version__

        hidden = self.narrowing.hidden if self.narrowing else Hidden()
        rules = rules_of(self.linters, self.entries)
        return Report(__version__, tuple(self.entries), tuple(self.failures), rules, hidden)

    def _view(self, path: str) -> View | None:
        """What is shown of a draft; None: all of it."""
        if self.narrowing is None:
            if self.all_known or self.plans.of(path).baseline is None:
                return None
            from postlint.cli.narrow import Narrowing

            self.narrowing = Narrowing()
        return self.narrowing.view(Path(path), self.linters.settings(path))

    def _looks(self, items: Iterable[Item]) -> Iterator[Look]:
        for batch in batches(items):
            yield from self._look_up(batch)

    def _look_up(self, batch: list[Item]) -> Iterator[Look]:
        """What is known of these units at once, the others as they are linted."""
        wanted = [item.thing for item in batch if isinstance(item.thing, Unit)]
        known = self.results.recall(wanted)
        missed = [unit for unit, entries in zip(wanted, known, strict=True) if entries is None]
        linted, recalled = self.crew.lint(missed), iter(known)
        fresh: list[tuple[Unit, tuple[Entry, ...]]] = []
        whole: list[tuple[Unit, tuple[Entry, ...]]] = []
        try:
            for thing, view in batch:
                if not isinstance(thing, Unit):
                    yield Look(failures=(_failure(thing),)) if thing else Look(view=view)
                    continue
                entries = next(recalled)
                found = next(linted) if entries is None else Linted(entries)
                if entries is None and not found.failures:
                    fresh.append((thing, found.entries))
                if view is None and not found.failures:
                    whole.append((thing, found.entries))
                yield self._seen(found, view)
        finally:
            self.results.keep(fresh)
        if self.notes is not None:
            self.notes.keep(whole)

    def _seen(self, found: Linted, view: View | None) -> Look:
        entries = found.entries
        if view is not None and entries:
            rules = self.linters.of(entries[0].result.post.source.path).rules
            entries = tuple(view.entry(e, rules) for e in entries if view.wants(e.result.post))
        for _ in entries:
            self.step()
        failed = any(entry.counts(f) for entry in entries for f in entry.result.findings)
        return Look(entries, found.failures, failed)


def _failure(error: SourceError) -> Failure:
    return Failure(error.path, error.message, error.line, error.column)
