"""The shipped table of platforms, `rules/data/platforms.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from postlint.analysis.house import Platform, Unit
from postlint.config.tables import read_table, table_path, wrong

if TYPE_CHECKING:
    from postlint.source.yaml12 import Tree

_TEXTS = ("unit", "as-of", "source", "fold-source")
_NUMBERS = ("limit", "fold")


def platforms(rules: Path | None = None) -> Mapping[str, Platform]:
    """The platforms by name; `rules` is the folder of the rules (default: the shipped).

    Raises `ConfigError` when the table is missing or wrong.
    """
    path = table_path("platforms", rules)
    tree = read_table(path)
    table = tree.value if isinstance(tree.value, dict) else {}
    return {name: _platform(name, entry, tree, path) for name, entry in table.items()}


def _platform(name: str, entry: Any, tree: Tree, path: Path) -> Platform:
    if not isinstance(entry, dict):
        raise wrong(path, tree, (name,), "a platform needs keys such as limit and unit")
    for key, value in entry.items():
        right = isinstance(value, int if key in _NUMBERS else str)
        if key not in (*_TEXTS, *_NUMBERS) or not right:
            raise wrong(path, tree, (name, key), f"“{key}” is not known here or has a wrong value")
    unit = entry.get("unit", "characters")
    if unit not in get_args(Unit):
        raise wrong(path, tree, (name, "unit"), f"unit must be one of {', '.join(get_args(Unit))}")
    fold = f"; fold: {entry['fold-source']}" if "fold-source" in entry else ""
    return Platform(
        name,
        limit=entry.get("limit"),
        unit=unit,
        fold=entry.get("fold"),
        as_of=entry.get("as-of", ""),
        source=entry.get("source", "") + fold,
    )
