"""Reads the tables of facts that are shipped beside the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from postlint.config.problem import ConfigError, ConfigProblem
from postlint.registry.packs import rules_root

if TYPE_CHECKING:
    from postlint.source.yaml12 import Tree


def table_path(name: str, rules: Path | None = None) -> Path:
    """Where a table lies; `rules` is the folder of the rules (default: the shipped)."""
    return (rules or rules_root()) / "data" / f"{name}.yaml"


def read_table(path: Path) -> Tree:
    """A table; its `value` is a mapping. Raises `ConfigError` when it is missing or wrong."""
    from postlint.source.yaml12 import YamlError, parse

    try:
        tree = parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError([ConfigProblem(str(path), f"cannot be read: {error.strerror}")]) from None
    except YamlError as error:
        problem = ConfigProblem(str(path), error.message, error.line, error.column)
        raise ConfigError([problem]) from None
    return tree


def wrong(path: Path, tree: Tree, at: tuple[str, ...], message: str) -> ConfigError:
    """What is wrong at a key of a table."""
    place = tree.place(at)
    return ConfigError([ConfigProblem(str(path), message, place.line, place.column)])
