"""Keeps what postlint saw in a set of posts, until rules, signals or code change what it sees.

Weights, severities and texts of rules do not, so fitting weights costs no second pass.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from benchmarks.evaluation.sets import Dataset
from postlint.api import Settings
from postlint.evaluate.features import Features
from postlint.evaluate.labelled import Labelled
from postlint.evaluate.parallel import features_of
from postlint.registry.load_rule import read_tree
from postlint.registry.packs import rule_files, rules_root, signal_files

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / ".evaluation"
_ROOMS = ("source", "analysis", "checks", "lint", "config", "models")


def seen(
    dataset: Dataset, posts: Sequence[Labelled], *, jobs: int, folder: Path = FOLDER
) -> tuple[Features, ...]:
    """The features of a set's posts, without places; what the store lacks is seen now."""
    path = folder / f"{dataset.name}-{_eyes()[:16]}.json"
    known: dict[str, Any] = {}
    if path.exists():
        known = json.loads(path.read_text(encoding="utf-8"))
    keys = [sha256(post.row.encode()).hexdigest() for post in posts]
    new = {key: post.row for key, post in zip(keys, posts, strict=True) if key not in known}
    if new:
        known |= zip(new, _pass(dataset, tuple(new.values()), jobs), strict=True)
        folder.mkdir(exist_ok=True)
        for stale in folder.glob(f"{dataset.name}-*.json"):
            stale.unlink()
        path.write_text(json.dumps(known), encoding="utf-8")
    return tuple(Features(**known[key]) for key in keys)


def _pass(dataset: Dataset, rows: Sequence[str], jobs: int) -> Iterator[dict[str, Any]]:
    with click.progressbar(length=len(rows), label=dataset.name, file=sys.stderr) as bar:
        found = features_of(rows, Settings(), language=dataset.language, jobs=jobs, step=bar.update)
    for item in found:
        kept = {name: dict(getattr(item, name)) for name in ("hits", "signals", "skipped")}
        yield {**kept, "language": item.language}


@cache
def _eyes() -> str:
    """A digest of everything that decides what is seen."""
    digest = sha256()
    package = ROOT / "postlint"
    for path in sorted(path for room in _ROOMS for path in (package / room).rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            digest.update(path.read_bytes())
    for path in (*signal_files(rules_root()), *sorted((rules_root() / "data").glob("*.yaml"))):
        digest.update(path.name.encode() + path.read_bytes())
    for file in rule_files(rules_root()):
        rule = read_tree(file.path).value
        kept = {key: rule.get(key) for key in ("check", "platforms", "audiences")}
        kept["languages"] = sorted(rule["message"]) if isinstance(rule["message"], dict) else "all"
        digest.update(f"{file.id}{json.dumps(kept, sort_keys=True, default=str)}".encode())
    return digest.hexdigest()
