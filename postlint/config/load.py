"""Configuration files to `Settings`, with every fault named at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from os.path import abspath
from pathlib import Path
from typing import Any

from postlint.config.layers import Layer, absolute, build, exists, is_path, rooted
from postlint.config.locate import KeyPath
from postlint.config.problem import ConfigError, ConfigProblem
from postlint.config.read import Document, read
from postlint.config.settings import FAIL_ON, LANGUAGES, Place, Settings
from postlint.config.show import toml_key
from postlint.config.wording import Complaint, hint


def default() -> Settings:
    """The settings of somebody who configured nothing."""
    return Settings()


def load(path: Path) -> Settings:
    """Read a configuration file and those it extends.

    Raises `ConfigError` with all faults of all these files.
    """
    problems: list[ConfigProblem] = []
    settings = build(_layer(Path(abspath(path)), (), problems))
    if problems:
        raise ConfigError(problems)
    words = ("platform", "audience")
    wrong = [(settings.place((key,)), message) for key, message in known_words(settings, words)]
    problems = [
        ConfigProblem(place.path, message, place.line, place.column)
        for place, message in wrong
        if place
    ]
    if problems:
        raise ConfigError(problems)
    return settings


def from_mapping(data: Mapping[str, Any], *, origin: str, folder: Path) -> Settings:
    """Settings from a mapping with the keys of a file; see `Settings.from_mapping`."""
    checked, complaints = _checked(dict(data), folder)
    if "extend" in data:
        complaints = (*complaints, Complaint(("extend",), "“extend” only works in a file"))
    if complaints:
        raise ConfigError(ConfigProblem(origin, complaint.message) for complaint in complaints)
    settings = build(Layer(rooted(checked, folder)))
    wrong = tuple(known_words(settings, ("platform", "audience")))
    if wrong:
        raise ConfigError(ConfigProblem(origin, message) for _, message in wrong)
    return settings


def known_words(settings: Settings, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The keys among `keys` whose word nobody knows, with a sentence about it."""
    from postlint.config.platforms import platforms

    for key in keys:
        word = getattr(settings, key.replace("-", "_"))
        if word is None:
            continue
        known: Mapping[str, Any] | Sequence[str] = FAIL_ON if key == "fail-on" else LANGUAGES
        if key == "platform":
            known = {**platforms(), **settings.platforms}
        elif key == "audience":
            known = settings.audiences
        if word not in known:
            advice = (
                _describing(key, word, known) if isinstance(known, Mapping) else hint(word, known)
            )
            yield key, f"unknown {key} “{word}”: {advice}"


def _describing(key: str, word: str, known: Mapping[str, Any]) -> str:
    """The nearest word, and how to make this one known."""
    describe = f"describe it under [{key}s.{toml_key(word)}]"
    if not known:
        return describe
    near = hint(word, known)
    return f"{near} Or {describe}" if near.endswith("?") else f"{near}; or {describe}"


def _layer(path: Path, above: tuple[Path, ...], problems: list[ConfigProblem]) -> Layer:
    """A file and what it extends; faults are added to `problems`."""
    try:
        document = read(path)
    except ConfigError as error:
        problems.extend(error.errors)
        return Layer()
    if document.table is None:
        message = "this file has no section [tool.postlint]: add it, or name another file"
        problems.append(ConfigProblem(str(path), message))
        return Layer()
    data, complaints = _checked(document.table, path.parent)
    target = document.table.get("extend")
    base = Layer()
    if isinstance(target, str) and target.strip():
        base, more = _base(absolute(target, path.parent), (*above, path), problems)
        complaints = (*complaints, *more)
    problems.extend(_located(document, complaints))
    own = rooted({key: value for key, value in data.items() if key != "extend"}, path.parent)
    return Layer(own, _places(document), (str(path),)).over(base)


def _base(
    target: Path, chain: tuple[Path, ...], problems: list[ConfigProblem]
) -> tuple[Layer, tuple[Complaint, ...]]:
    if target in chain:
        circle = " → ".join(path.name for path in (*chain[chain.index(target) :], target))
        return Layer(), (Complaint(("extend",), f"“extend” goes in a circle: {circle}"),)
    if not exists(target):
        message = f"“extend” names a file that is not there: {target}"
        return Layer(), (Complaint(("extend",), message),)
    return _layer(target, chain, problems), ()


def _checked(data: dict[str, Any], folder: Path) -> tuple[dict[str, Any], tuple[Complaint, ...]]:
    if not data:
        return {}, ()
    from postlint.config.schema import validate

    checked, complaints = validate(data)
    return checked, (*complaints, *_missing(data, folder))


def _missing(data: Mapping[str, Any], folder: Path) -> Iterator[Complaint]:
    """Folders that are named but not there. `data` may hold anything."""
    packs, models = data.get("packs"), data.get("models")
    named: list[tuple[KeyPath, Any]] = []
    if isinstance(packs, list):
        named += [(("packs", index), name) for index, name in enumerate(packs)]
    if isinstance(models, dict):
        named += [
            (("models", language), name)
            for language, name in models.items()
            if isinstance(name, str) and is_path(name)
        ]
    for path, name in named:
        if (
            isinstance(name, str)
            and name.strip()
            and not exists(absolute(name, folder), folder=True)
        ):
            yield Complaint(path, f"there is no folder “{name}”, counted from {folder}")


def _located(document: Document, complaints: Sequence[Complaint]) -> list[ConfigProblem]:
    problems = []
    for complaint in complaints:
        find = document.places.key if complaint.at_key else document.places.value
        place = find(complaint.path)
        problems.append(
            ConfigProblem(str(document.path), complaint.message, place.line, place.column)
        )
    return sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0))


def _places(document: Document) -> dict[KeyPath, Place]:
    """The place of each value; for a section, of its heading."""
    return {
        path: Place(str(document.path), place.line, place.column)
        for path, place in {**document.places.keys, **document.places.values}.items()
        if path
    }
