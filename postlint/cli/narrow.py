"""What of a run is looked at and shown: only changed lines, only findings that are new."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from postlint.api import scorecard
from postlint.cli.baseline_file import BaselineFile, read_baseline
from postlint.cli.changed import Changed
from postlint.cli.patch import ALL, Lines
from postlint.cli.problems import Unusable, near
from postlint.config import Settings
from postlint.lint.baseline import Key, Matching
from postlint.lint.finding import Finding
from postlint.registry.rule import Rule
from postlint.report.model import Entry, Hidden
from postlint.source.post import Post, Span
from postlint.source.unit import Unit


@dataclass(slots=True)
class View:
    """One look at one draft; counts what it hides."""

    path: Path
    lines: Lines = ALL
    file: BaselineFile | None = None
    matching: Matching | None = None
    unchanged: int = 0
    ran: frozenset[str] = frozenset()

    def wants(self, post: Post) -> bool:
        """Whether a line of the post, or of its front matter, has changed."""
        head = not post.row and self.lines.touch(1, _line(post, post.body.start))
        return self.lines is ALL or head or self._touches(post, post.body)

    def wants_unit(self, unit: Unit) -> bool:
        """Whether any of its posts may be wanted."""
        return unit.row is None or self.lines.touch(unit.row.number, unit.row.number)

    def entry(self, entry: Entry, rules: Iterable[Rule]) -> Entry:
        """The entry without the findings that are hidden; they add nothing to the risk."""
        result = entry.result
        rules = tuple(rules)
        self.ran |= {rule.id for rule in rules} - {skipped.rule for skipped in result.skipped}
        kept = tuple(f for f in result.findings if self._shows(result.post, f))
        if len(kept) == len(result.findings):
            return entry
        result = replace(result, findings=kept)
        return replace(entry, result=result, score=scorecard(result, rules))

    def _shows(self, post: Post, finding: Finding) -> bool:
        if self.matching and self.matching.knows(finding):
            return False
        if self.lines is ALL or self._touches(post, finding.span):
            return True
        self.unchanged += 1
        return False

    def _touches(self, post: Post, span: Span) -> bool:
        last = max(span.start, span.end - 1)
        return self.lines.touch(_line(post, span.start), _line(post, last))


@dataclass(slots=True)
class Narrowing:
    """How a whole run is narrowed. `given` is the baseline of the command line; without one, that
    of each draft's configuration counts, unless `all_known` says to show everything."""

    changed: Changed | None = None
    given: Path | None = None
    all_known: bool = False
    hidden: Hidden = field(default_factory=Hidden)
    _files: dict[Path, BaselineFile] = field(default_factory=dict)
    _homeless: dict[Path, Counter[Key]] = field(default_factory=dict)
    _stale: Counter[Path] = field(default_factory=Counter)

    def touched(self, paths: Iterable[str]) -> Iterator[str]:
        """The drafts to look at."""
        for path in paths:
            if self.changed is None or self.changed.lines(Path(path)):
                yield path

    def view(self, path: Path, settings: Settings) -> View:
        """A fresh look at a draft; raises `Unusable` for a baseline that cannot be read."""
        lines = ALL if self.changed is None else self.changed.lines(path) or Lines(())
        file = self.file(settings)
        if file is None:
            return View(path, lines)
        own = file.baseline.of([file.name(path)])
        return View(path, lines, file, Matching(own, homeless=self._homeless[file.path]))

    def file(self, settings: Settings) -> BaselineFile | None:
        """The baseline that counts under these settings."""
        path = None if self.all_known else self.given or settings.baseline
        if path is None:
            return None
        if path not in self._files:
            file = _read(path, None if self.given else settings)
            self._files[path] = file
            self._homeless[path] = file.baseline.of(file.gone)
        return self._files[path]

    def close(self, view: View) -> None:
        """Count a look whose findings go into the report."""
        self.hidden = replace(self.hidden, unchanged=self.hidden.unchanged + view.unchanged)
        if view.file is None or view.matching is None:
            return
        known, adopted = view.matching.known, view.matching.adopted
        count = known.total() + adopted.total()
        self.hidden = replace(self.hidden, baseline=self.hidden.baseline + count)
        self._homeless[view.file.path] -= adopted
        if self.changed is None:
            self._stale[view.file.path] += view.matching.stale(view.ran).total()

    def notes(self, looked_at: Iterable[Path]) -> Iterator[str]:
        """What the user should know beside the report; `looked_at` are files and folders."""
        if self.changed is not None and (note := self.changed.note):
            yield note
        folders = [os.path.realpath(path) for path in looked_at if os.path.isdir(path)]
        for path, file in self._files.items():
            stale = self._stale[path] + self._left_behind(file, folders)
            if stale and self.changed is None:
                entries = "1 entry is" if stale == 1 else f"{stale} entries are"
                option = f" -o {path}" if self.given else ""
                way = f"“postlint baseline --prune{option}” removes what is gone"
                yield near(f"{path}: {entries} stale; {way}")

    def _left_behind(self, file: BaselineFile, folders: Iterable[str]) -> int:
        """Entries of drafts gone from these folders that no other draft has taken over."""
        gone = (name for name in file.gone if _lies_in(file.draft(name), folders))
        return (file.baseline.of(gone) & self._homeless[file.path]).total()


def _read(path: Path, settings: Settings | None) -> BaselineFile:
    """The baseline; where the configuration names one that is not there, its place is told."""
    place = settings.place(("baseline",)) if settings else None
    if place and not os.path.lexists(path):
        message = f"there is no baseline {path}; write it with “postlint baseline”"
        raise Unusable(near(f"{place.path}:{place.line}:{place.column}: {message}"))
    return read_baseline(path)


def _lies_in(path: Path, folders: Iterable[str]) -> bool:
    real = os.path.realpath(path)
    return any(real.startswith(os.path.join(folder, "")) for folder in folders)


def _line(post: Post, offset: int) -> int:
    """The line of the file that an offset lies in."""
    return post.row or post.source.position(offset).line
