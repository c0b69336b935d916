"""Baselines on disk: JSON in a fixed order, one entry a line, so that git can merge them."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from postlint.cli.files import read_bytes, write_atomically
from postlint.cli.problems import Unusable, near
from postlint.lint.baseline import Baseline, Key
from postlint.source.post import Source, SourceError
from postlint.source.yaml12 import YamlError, parse

NAME = "postlint-baseline.json"
_SCHEMA = "postlint-baseline/1"
_SURROGATE = re.compile("[\ud800-\udfff]")
_MERGING = re.compile(r"^(<<<<<<<|=======|>>>>>>>)", re.MULTILINE)
_ANEW = "restore it from git, or write it anew with “postlint baseline”"


class _ForeignError(Exception):
    """JSON that is no baseline: what is wrong, and the keys that lead there."""

    def __init__(self, message: str, *keys: str) -> None:
        super().__init__(message)
        self.message, self.keys = message, keys


@dataclass(frozen=True, slots=True)
class BaselineFile:
    """A baseline and where it lies: drafts are named by their path from its folder."""

    path: Path
    baseline: Baseline = field(default_factory=Baseline)

    def name(self, draft: Path) -> str:
        """The name of a draft in this baseline, with `/` on every system."""
        folder = os.path.realpath(self.path.parent)
        return Path(os.path.relpath(os.path.realpath(draft), folder)).as_posix()

    def draft(self, name: str) -> Path:
        return self.path.parent / name

    @property
    def gone(self) -> frozenset[str]:
        """The drafts that are named here and no longer there."""
        names = self.baseline.drafts
        return frozenset(name for name in names if not os.path.lexists(self.draft(name)))

    def write(self) -> None:
        """Put the baseline on disk; raises `Unusable`."""
        drafts = {
            name: _by_rule(known) for name, known in sorted(self.baseline.drafts.items()) if known
        }
        text = json.dumps({"schema": _SCHEMA, "drafts": drafts}, ensure_ascii=False, indent=1)
        text = _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
        try:
            write_atomically(self.path, f"{text}\n".encode())
        except SourceError as error:
            raise Unusable(near(str(error))) from None


def read_baseline(path: Path) -> BaselineFile:
    """Read a baseline; raises `Unusable` with the place of what is wrong."""
    if not os.path.lexists(path):
        message = f"there is no baseline here; write one with “postlint baseline -o {path.name}”"
        raise Unusable(near(f"{path}: {message}"))
    try:
        text = read_bytes(str(path)).decode("utf-8-sig")
    except SourceError as error:
        raise Unusable(near(str(error))) from None
    except UnicodeDecodeError:
        raise Unusable(near(f"{path}:1:1: this baseline is not UTF-8; {_ANEW}")) from None
    if merging := _MERGING.search(text):
        place = Source("", text).position(merging.start())
        problem = "git has left a conflict here; keep the lines of both sides"
        raise Unusable(near(f"{path}:{place.line}:{place.column}: {problem}"))
    try:
        return BaselineFile(path, _baseline(json.loads(text, object_pairs_hook=_joined)))
    except json.JSONDecodeError as error:
        problem = f"this baseline is not JSON ({error.msg}); {_ANEW}"
        raise Unusable(near(f"{path}:{error.lineno}:{error.colno}: {problem}")) from None
    except _ForeignError as error:
        line, column = _place(text, error.keys)
        raise Unusable(near(f"{path}:{line}:{column}: {error.message}; {_ANEW}")) from None
    except (RecursionError, ValueError):
        raise Unusable(near(f"{path}:1:1: this is no baseline; {_ANEW}")) from None


def _by_rule(known: Mapping[Key, int]) -> dict[str, dict[str, int]]:
    rules: dict[str, dict[str, int]] = {}
    for (rule, fingerprint), count in sorted(known.items()):
        rules.setdefault(rule, {})[fingerprint] = count
    return rules


def _joined(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys may stand twice, as after a merge that kept both sides."""
    result: dict[str, Any] = {}
    for key, value in pairs:
        result[key] = _both(result[key], value) if key in result else value
    return result


def _both(one: Any, other: Any) -> Any:
    if isinstance(one, dict) and isinstance(other, dict):
        return _joined([*one.items(), *other.items()])
    if _is_count(one) and _is_count(other):
        return max(one, other)
    return other


def _baseline(value: Any) -> Baseline:
    if not isinstance(value, dict) or value.get("schema") != _SCHEMA:
        raise _ForeignError(f"this is no baseline of postlint (“schema”: “{_SCHEMA}”)", "schema")
    found: dict[str, Mapping[Key, int]] = {}
    for name, rules in _table(value.get("drafts"), "drafts").items():
        known: Counter[Key] = Counter()
        for rule, entries in _table(rules, "drafts", name).items():
            for fingerprint, count in _table(entries, "drafts", name, rule).items():
                if not _is_count(count):
                    raise _ForeignError(
                        "this is no count, such as 1", "drafts", name, rule, fingerprint
                    )
                known[rule, fingerprint] = count
        found[name] = known
    return Baseline(found)


def _table(value: Any, *keys: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _ForeignError(f"“{keys[-1]}” must hold keys and values", *keys)
    return value


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _place(text: str, keys: tuple[str, ...]) -> tuple[int, int]:
    """Line and column of a key; JSON is YAML, whose reader knows places."""
    try:
        place = parse(text).place(keys)
    except YamlError:
        return 1, 1
    return place.line, place.column
