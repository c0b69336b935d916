"""Results of linting, by what they depend on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from postlint.cache.codec import NotKeptError, decode, encode
from postlint.cache.plan import Plan, Plans
from postlint.cache.store import Store
from postlint.source.post import Source
from postlint.source.unit import Unit

if TYPE_CHECKING:
    from postlint.report.model import Entry

Entries = tuple["Entry", ...]


class Results:
    """What linting units gave in earlier runs.

    A result is found again wherever the same text is linted under the same rules, settings,
    packages and version. The day counts only for suppressions that run out.
    """

    def __init__(self, store: Store, plans: Plans, *, today: date) -> None:
        self._store, self._plans = store, plans
        self._today = today.isoformat()

    def recall(self, units: Sequence[Unit]) -> list[Entries | None]:
        """The entries of each unit; None for one that has to be linted."""
        if not self._store.usable:
            return [None] * len(units)
        keys = [self._key(unit) for unit in units]
        found = self._store.get(dict.fromkeys(keys))
        return [
            self._read(found[key], unit) if key in found else None
            for key, unit in zip(keys, units, strict=True)
        ]

    def keep(self, results: Iterable[tuple[Unit, Entries]]) -> None:
        """Keep what was linted today."""
        if not self._store.usable:
            return
        written = {}
        for unit, entries in results:
            if any(entry.result.post.originals for entry in entries):
                continue  # rests on files that the key does not know
            try:
                written[self._key(unit)] = self._write(entries, unit.source)
            except NotKeptError:
                continue
        self._store.put(written)

    def _key(self, unit: Unit) -> bytes:
        path, written = unit.source.path, unit.written.encode("utf-8", "surrogatepass")
        return self._plans.of(path).key(unit.kind, path, written)

    def _write(self, entries: Entries, source: Source) -> str:
        ends = {
            suppression.until.isoformat()
            for entry in entries
            for suppression in entry.result.post.suppressions
            if suppression.until
        }
        head = json.dumps([self._today, sorted(ends)]) if ends else ""
        return head + "\n" + encode(entries, source)

    def _read(self, written: str, unit: Unit) -> Entries | None:
        head, _, body = written.partition("\n")
        day, ends = json.loads(head) if head else ("", ())
        if any((end < day) != (end < self._today) for end in ends):
            return None
        try:
            entries: Entries = decode(body, unit.source)
        except NotKeptError:
            return None
        plan = self._plans.of(unit.source.path)
        return tuple(_here(entry, unit, plan) for entry in entries)


def _here(entry: Entry, unit: Unit, plan: Plan) -> Entry:
    """The entry as this run sees it: in the row it stands in now, failing where it fails now."""
    row = unit.row.number if unit.row else None
    if entry.result.post.row != row:
        post = replace(entry.result.post, row=row)
        entry = replace(entry, result=replace(entry.result, post=post))
    return entry if entry.fail_on == plan.fail_on else replace(entry, fail_on=plan.fail_on)
