"""Where rules lie: in the wheel, in a checkout, in folders that the configuration names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from postlint.registry.rule import RegistryError

_SUFFIXES = (".yaml", ".yml")
_SIGNALS, _DATA = "signals", "data"


@dataclass(frozen=True, slots=True)
class RuleFilePath:
    """A rule file and the id its place gives it."""

    id: str
    path: Path


def rules_root() -> Path:
    """The folder of the built-in rules: inside the installed package, or beside a checkout's."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def rule_files(root: Path) -> Iterator[RuleFilePath]:
    """The rule files of a pack folder, by name.

    A file directly in the folder belongs to the category named like the folder; a file in a
    subfolder to the category named like the subfolder. Raises `RegistryError` for no folder.
    """
    if not root.is_dir():
        raise RegistryError(str(root), "this rule pack is not a folder; check `packs`")
    for path in _yaml(root):
        yield RuleFilePath(f"{root.resolve().name}/{path.stem}", path)
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        if folder.name not in (_SIGNALS, _DATA) and not folder.name.startswith("."):
            yield from (RuleFilePath(f"{folder.name}/{path.stem}", path) for path in _yaml(folder))


def signal_files(root: Path) -> Iterator[Path]:
    """The signal files of a pack folder, by name."""
    folder = root / _SIGNALS
    return _yaml(folder) if folder.is_dir() else iter(())


def _yaml(folder: Path) -> Iterator[Path]:
    yield from sorted(p for p in folder.iterdir() if p.suffix in _SUFFIXES and p.is_file())
