"""Files that build on each other, as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from postlint.analysis.house import Audience, Topic
from postlint.config.locate import KeyPath
from postlint.config.settings import Brand, Glob, PerFileIgnore, Place, Settings

#: Lists that grow by `extend`; every other list is replaced.
_ADDING = ("extend-select", "extend-ignore")


@dataclass(frozen=True, slots=True)
class Layer:
    """Checked keys in their kebab-case names, without relative paths, and where they stand."""

    data: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[KeyPath, Place] = field(default_factory=dict)
    files: tuple[str, ...] = ()

    def over(self, base: Layer) -> Layer:
        """This layer on top of another: lists replace, `extend-…` adds, tables merge."""
        places = {**_kept(base, self), **_shifted(base, self)}
        return Layer(_merge(base.data, self.data), places, (*self.files, *base.files))


def _merge(base: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in top.items():
        old = base.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            result[key] = _merge(old, value)
        elif key in _ADDING:
            result[key] = [*(old or ()), *value]
        else:
            result[key] = value
    return result


def _leaves(data: Mapping[str, Any], path: KeyPath = ()) -> Iterator[KeyPath]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key)


def _kept(base: Layer, top: Layer) -> dict[KeyPath, Place]:
    """The places of the base whose setting the top layer does not replace."""
    replaced = {path for path in _leaves(top.data) if path[0] not in _ADDING}
    return {
        path: place
        for path, place in base.places.items()
        if not any(path[:end] in replaced for end in range(1, len(path) + 1))
    }


def _shifted(base: Layer, top: Layer) -> dict[KeyPath, Place]:
    """The places of the top layer, where items of a growing list move behind those of the base."""
    result: dict[KeyPath, Place] = {}
    for path, place in top.places.items():
        if path[0] in _ADDING and len(path) > 1 and isinstance(path[1], int):
            path = (path[0], path[1] + len(base.data.get(str(path[0]), ())), *path[2:])
        result[path] = place
    return result


def rooted(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The same keys with every path and pattern counted from the file's own folder."""
    result = dict(data)
    if "packs" in data:
        result["packs"] = [absolute(name, folder) for name in data["packs"]]
    if "baseline" in data:
        result["baseline"] = absolute(data["baseline"], folder)
    if "exclude" in data:
        result["exclude"] = [Glob(pattern, folder) for pattern in data["exclude"]]
    if "per-file-ignores" in data:
        result["per-file-ignores"] = {
            pattern: PerFileIgnore(Glob(pattern, folder), tuple(selectors))
            for pattern, selectors in data["per-file-ignores"].items()
        }
    if "models" in data:
        result["models"] = {
            language: str(absolute(name, folder)) if is_path(name) else name
            for language, name in data["models"].items()
        }
    return result


def is_path(name: str) -> bool:
    """Whether a model is named by its folder rather than by its package."""
    return "/" in name or "\\" in name or name.startswith(".")


def absolute(name: str, folder: Path) -> Path:
    """A name counted from a folder, without `..`; links are not followed."""
    from os.path import abspath

    return Path(abspath(folder / name))


def exists(path: Path, *, folder: bool = False) -> bool:
    """Whether a file or folder is there; a name that cannot be one is not."""
    try:
        return path.is_dir() if folder else path.is_file()
    except (OSError, ValueError):
        return False


def build(layer: Layer) -> Settings:
    """The settings of a layer."""
    data = layer.data
    lists = ("extend-select", "ignore", "extend-ignore", "exclude", "packs")
    words = ("fail-on", "language", "platform", "audience", "message-language", "baseline")
    plain: dict[str, Any] = {_field(key): tuple(data.get(key, ())) for key in lists}
    plain |= {_field(key): data[key] for key in words if key in data}
    policy = data.get("policy", {})
    return Settings(
        **plain,
        select=tuple(data["select"]) if "select" in data else None,
        per_file_ignores=tuple(data.get("per-file-ignores", {}).values()),
        severity=data.get("severity", {}),
        models=data.get("models", {}),
        brand=Brand(**_tuples(data.get("brand", {}))),
        audiences={
            name: Audience(name, **_tuples(table))
            for name, table in data.get("audiences", {}).items()
        },
        platforms=data.get("platforms", {}),
        topics=tuple(Topic(name, tuple(words)) for name, words in policy.get("topics", {}).items()),
        confidential=tuple(policy.get("confidential", ())),
        gender_form=policy.get("gender-form"),
        dates=policy.get("dates", {}),
        regions=tuple(policy.get("regions", ())),
        files=layer.files,
        places=layer.places,
    )


def _field(key: str) -> str:
    return key.replace("-", "_")


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        _field(key): tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
    }
