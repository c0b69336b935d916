"""Finds the selectors in configuration files that name no rule."""

from __future__ import annotations

from collections.abc import Iterator

from postlint.config.locate import KeyPath
from postlint.config.problem import ConfigProblem
from postlint.config.settings import Settings
from postlint.registry.catalogue import Catalogue
from postlint.registry.selection import SelectionError, verify


def misplaced(settings: Settings, catalogue: Catalogue) -> list[ConfigProblem]:
    """The selectors of configuration files that name no rule, each at its place, in order."""
    found = _misplaced(settings, catalogue)
    return sorted(found, key=lambda problem: (problem.path, problem.line or 0))


def _misplaced(settings: Settings, catalogue: Catalogue) -> Iterator[ConfigProblem]:
    for path, place in settings.places.items():
        selector = _selector(settings, path)
        if selector is None:
            continue
        try:
            verify(selector, catalogue)
        except SelectionError as error:
            yield ConfigProblem(place.path, str(error), place.line, place.column)


def _selector(settings: Settings, path: KeyPath) -> str | None:
    """The selector that stands at a key path of a configuration, if one does."""
    match path:
        case ("select" | "extend-select" | "ignore" | "extend-ignore", int(index)):
            found: tuple[str, ...] = getattr(settings, str(path[0]).replace("-", "_")) or ()
        case ("per-file-ignores", str(pattern), int(index)):
            entries = settings.per_file_ignores
            found = next((e.selectors for e in entries if e.glob.pattern == pattern), ())
        case ("severity", str(selector)):
            return selector
        case _:
            return None
    return found[index] if index < len(found) else None
