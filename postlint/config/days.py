"""The shipped table of sensitive days, `rules/data/dates.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from postlint.analysis.days import SensitiveDay, when_problem
from postlint.config.problem import ConfigError, ConfigProblem
from postlint.registry.packs import rules_root
from postlint.source.yaml12 import Tree, YamlError, parse

_KEYS = frozenset({"when", "name", "regions", "source"})


def days(rules: Path | None = None) -> tuple[SensitiveDay, ...]:
    """The days in the order of the table; `rules` is the folder of the rules (default: shipped).

    Raises `ConfigError` when the table is missing or wrong.
    """
    path = (rules or rules_root()) / "data" / "dates.yaml"
    try:
        tree = parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError([ConfigProblem(str(path), f"cannot be read: {error.strerror}")]) from None
    except YamlError as error:
        problem = ConfigProblem(str(path), error.message, error.line, error.column)
        raise ConfigError([problem]) from None
    table = tree.value if isinstance(tree.value, dict) else {}
    return tuple(_day(name, entry, tree, path) for name, entry in table.items())


def _day(name: str, entry: Any, tree: Tree, path: Path) -> SensitiveDay:
    problem = _problem(entry)
    if problem:
        place = tree.place((name,))
        raise ConfigError([ConfigProblem(str(path), problem, place.line, place.column)])
    return SensitiveDay(
        names=dict(entry["name"]),
        when=entry["when"],
        regions=tuple(entry["regions"]),
        source=entry["source"],
    )


def _problem(entry: Any) -> str | None:
    if not isinstance(entry, dict) or set(entry) != _KEYS:
        return f"a day needs the keys {', '.join(sorted(_KEYS))}"
    if not isinstance(entry["name"], dict) or not entry["name"]:
        return "`name` must be a mapping such as {de: …, en: …}"
    if not isinstance(entry["regions"], list):
        return "`regions` must be a list of country codes such as [DE, AT]"
    return when_problem(str(entry["when"]))
