"""Keeps what a report says of each draft, for runs that meet nothing new."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace

from postlint.cache.answers import key, written
from postlint.cache.plan import Plans
from postlint.cache.store import Store
from postlint.cli.looks import look
from postlint.report import concise, text
from postlint.report.model import Entry
from postlint.report.summary import tally_of
from postlint.source.unit import Unit

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Notes:
    """Writes the answers that `hit` gives; `format`, `colour` and `width` are those of the report
    on standard output."""

    store: Store
    plans: Plans
    format: str
    colour: bool
    width: int

    def keep(self, seen: Iterable[tuple[Unit, tuple[Entry, ...]]]) -> None:
        """Keep the answers about these files, where none is kept yet. The entries of a file are
        all that a report shows of it."""
        entries = {self._key(unit): found for unit, found in seen if _lasts(unit, found)}
        known = self.store.get(entries)
        made = {name: self._answer(entries[name]) for name in entries if name not in known}
        self.store.put({name: answer for name, answer in made.items() if answer is not None})

    def _key(self, unit: Unit) -> bytes:
        source = unit.source
        data = (_BOM if source.bom else b"") + source.text.encode("utf-8")
        how = look(self.format, colour=self.colour, width=self.width)
        return key(self.plans.of(source.path), source.path, data, how)

    def _answer(self, entries: tuple[Entry, ...]) -> str | None:
        found = any(entry.result.findings for entry in entries)
        return written(tally_of(entries), self._pieces(entries) if found else [""])

    def _pieces(self, entries: tuple[Entry, ...]) -> list[str]:
        """The lines about a draft, cut where its path stands."""
        here = os.urandom(16).hex()
        moved = [_moved(entry, here) for entry in entries]
        if self.format == "concise":
            return concise.part(moved).split(here)
        return text.part(moved, colour=self.colour, width=self.width).split(here)


def _lasts(unit: Unit, entries: tuple[Entry, ...]) -> bool:
    """Whether the answer about a unit is the same tomorrow, wherever other files are."""
    posts = [entry.result.post for entry in entries]
    dated = any(suppression.until for post in posts for suppression in post.suppressions)
    return unit.row is None and not dated and not any(post.originals for post in posts)


def _moved(entry: Entry, path: str) -> Entry:
    post = replace(entry.result.post, source=replace(entry.result.post.source, path=path))
    return replace(entry, result=replace(entry.result, post=post))
