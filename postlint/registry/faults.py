"""Faults of rule files, each as one sentence at its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from postlint.registry.rule import RegistryError

if TYPE_CHECKING:
    from postlint.source.yaml12 import Path as Keys
    from postlint.source.yaml12 import Tree


class Faults(Exception):
    """All faults of one file."""

    def __init__(self, errors: Iterable[RegistryError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(map(str, self.errors)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“; did you mean “x”?” for a word close to a known one, else nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean “{close[0]}”?" if close else ""


def fault(message: str, *, tree: Tree, path: str, keys: Keys) -> RegistryError:
    place = tree.place(keys)
    return RegistryError(path, message, line=place.line, column=place.column)
