"""Rules as they are once their files have been found right, kept as JSON for the next run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from postlint.analysis.late import LateSequence
from postlint.analysis.lexicon import Lexicon, SignalDefinition
from postlint.analysis.prepared import Prepared
from postlint.checks.kinds import BUILT_IN
from postlint.registry.rule import Basis, Example, Rule

_SCHEMA = 2
_SUFFIXES = (".yaml", ".yml")

Content = tuple[dict[str, Rule], dict[str, SignalDefinition]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The rules and signals of the pack folders `roots`. Packs with plug-in kinds are not kept."""

    prepared: Prepared
    roots: tuple[Path, ...]

    def read(self) -> Content | None:
        """What an earlier run kept of these very files."""
        kept = self.prepared.read(self._name(), seal=self.seal()) if self.prepared.folder else None
        if kept is None:
            return None
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            rules = {id: _rule(id, data) for id, data in kept["rules"].items()}
            signals = {name: _signal(name, data) for name, data in kept["signals"].items()}
            return rules, signals
        return None

    def write(self, rules: Mapping[str, Rule], signals: Mapping[str, SignalDefinition]) -> None:
        """Keep rules and signals for the next run."""
        if self.prepared.folder and all(rule.check.kind in BUILT_IN for rule in rules.values()):
            content = {
                "rules": {id: _written(rule) for id, rule in rules.items()},
                "signals": {name: _plain(signal) for name, signal in signals.items()},
            }
            self.prepared.write(self._name(), content, seal=self.seal())

    def seal(self) -> str:
        """What changes with the name, the size or the time of change of any file."""
        digest = sha256(f"{_SCHEMA} {self.roots}".encode())
        for root in self.roots:
            for name, size, changed in sorted(_files(str(root))):
                digest.update(f"\0{name}\0{size}\0{changed}".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    def _name(self) -> str:
        return f"rules-{sha256(str(self.roots).encode()).hexdigest()[:16]}"


def _files(folder: str, *, depth: int = 0) -> Iterator[tuple[str, int, int]]:
    """The YAML files of a pack folder: path, size, time of change."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_SUFFIXES):
                seen = entry.stat()
                yield entry.path, seen.st_size, seen.st_mtime_ns
            elif depth == 0 and entry.is_dir():
                yield from _files(entry.path, depth=1)


def _plain(value: Any) -> Any:
    """Dataclasses as JSON objects; of a check also its kind. Empty and computed fields stay out."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        kind = getattr(value, "kind", None)
        named = {"kind": kind} if type(value) in BUILT_IN.values() else {}
        return {**named, **{name: _plain(inner) for name, inner in pairs.items()}}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return list(map(_plain, value)) if isinstance(value, tuple | list) else value


def _rule(id: str, data: dict[str, Any]) -> Rule:
    check = dict(data["check"])
    kind = BUILT_IN[check.pop("kind")]
    built = {
        "check": kind(**{name: _frozen(value) for name, value in check.items()}),
        "basis": tuple(Basis(**entry) for entry in data["basis"]),
        "examples": LateSequence(partial(_examples, data["examples"])),
    }
    lists = {name: tuple(data[name]) for name in ("platforms", "audiences", "aliases")}
    return Rule(**{**data, **built, **lists})


def _examples(text: str) -> list[Example]:
    return list(map(_example, json.loads(text)))


def _written(rule: Rule) -> Any:
    """A rule as a JSON object. Its examples are a text in it: they are more than half of all that
    there is to a rule, and few runs read them."""
    found = _plain(rule)
    return {**found, "examples": json.dumps(found["examples"], ensure_ascii=False)}


def _example(data: dict[str, Any]) -> Example:
    return Example(**{**data, "spans": tuple((start, end) for start, end in data["spans"])})


def _signal(name: str, data: dict[str, Any]) -> SignalDefinition:
    lexicons = {
        language: Lexicon(**{key: _frozen(value) for key, value in lexicon.items()})
        for language, lexicon in data["lexicons"].items()
    }
    return SignalDefinition(name, lexicons, data["description"], data["origin"])


def _frozen(value: Any) -> Any:
    """Lists as tuples, as a check got them from its file; nodes of a pattern stay as they are."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(item if isinstance(item, Mapping) else _frozen(item) for item in value)
    if isinstance(value, Mapping):
        return {key: _frozen(inner) for key, inner in value.items()}
    return value
