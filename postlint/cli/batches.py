"""Cuts a run into pieces that fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from postlint.cli.files import read_bytes, read_lines
from postlint.source.decode import decode
from postlint.source.kinds import ROWS, suffix
from postlint.source.post import SourceError
from postlint.source.unit import Unit, row_units, units

if TYPE_CHECKING:
    from postlint.cli.narrow import View

#: Units that are looked up and linted together, and their size in code points.
_TOGETHER, _LENGTH = 512, 2_000_000


class Item(NamedTuple):
    """A unit, or what could not be read, or (None) the end of a draft that is seen through a
    `view`."""

    thing: Unit | SourceError | None
    view: View | None = None


def items_of(path: str, view: View | None) -> Iterator[Item]:
    """What a file holds, as far as the view wants it, and what cannot be read of it."""
    try:
        found = (
            row_units(path, read_lines(path))
            if suffix(path) == ROWS
            else units(decode(path, read_bytes(path)))
        )
        for thing in found:
            if view is None or isinstance(thing, SourceError) or view.wants_unit(thing):
                yield Item(thing, view)
    except SourceError as error:
        yield Item(error)
    if view is not None:
        yield Item(None, view)


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    length = 0
    for item in items:
        batch.append(item)
        length += len(item.thing.written) if isinstance(item.thing, Unit) else 0
        if len(batch) >= _TOGETHER or length >= _LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
