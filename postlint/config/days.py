"""The shipped table of sensitive days, `rules/data/dates.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from postlint.analysis.days import SensitiveDay, when_problem
from postlint.config.tables import read_table, table_path, wrong

if TYPE_CHECKING:
    from postlint.source.yaml12 import Tree

_KEYS = frozenset({"when", "name", "regions", "source"})


def days(rules: Path | None = None) -> tuple[SensitiveDay, ...]:
    """The days in the order of the table; `rules` is the folder of the rules (default: shipped).

    Raises `ConfigError` when the table is missing or wrong.
    """
    path = table_path("dates", rules)
    tree = read_table(path)
    table = tree.value if isinstance(tree.value, dict) else {}
    return tuple(_day(name, entry, tree, path) for name, entry in table.items())


def _day(name: str, entry: Any, tree: Tree, path: Path) -> SensitiveDay:
    problem = _problem(entry)
    if problem:
        raise wrong(path, tree, (name,), problem)
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
