"""What rules were measured to do: on which data, when, by which version of postlint."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from postlint.registry.packs import rules_root
from postlint.registry.rule import RegistryError

#: `labels`: posts that people labelled for the fault; `ordinary`: posts that should draw no alarm.
MeasurementKind = Literal["labels", "ordinary"]
_SCHEMA = "postlint-evidence/1"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One rule on one set of posts.

    `hits` counts the posts the rule fires on, `per_100` is their share of `posts` in per cent.
    `precision` is the share (0–1) of the hits that carry `label`, `lift` that share over the share
    of all posts, with its 95 % interval from `low` to `high`; None where nothing was labelled or
    hit. `date` is the day of the run as YYYY-MM-DD, `version` postlint's.
    """

    data: str
    language: str
    posts: int
    hits: int
    per_100: float
    precision: float | None
    lift: float | None
    low: float | None
    high: float | None
    date: str
    version: str
    kind: MeasurementKind
    label: str | None = None


Evidence = Mapping[str, tuple[Measurement, ...]]


def evidence_path() -> Path:
    """The generated file that `make evidence` writes and the wheel carries."""
    return rules_root() / "data" / "evidence.json"


def load_evidence(path: Path | None = None) -> Evidence:
    """The measurements by rule id, best-founded first; empty where there is no file.

    Raises `RegistryError` for a file that `make evidence` did not write.
    """
    path = path or evidence_path()
    if not path.is_file():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != _SCHEMA:
            raise ValueError(f"unknown schema {content['schema']!r}")
        return {
            rule: tuple(Measurement(**entry) for entry in entries)
            for rule, entries in content["rules"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"these measurements cannot be read ({error}); run `make evidence` again"
        raise RegistryError(str(path), message) from None


def evidence_text(evidence: Evidence) -> str:
    """The file's text: sorted by rule, one measurement a line, so that differences read well."""
    rules = (_entry(rule, evidence[rule]) for rule in sorted(evidence))
    return f'{{"schema": "{_SCHEMA}", "rules": {{\n' + ",\n".join(rules) + "\n}}\n"


def _entry(rule: str, measurements: tuple[Measurement, ...]) -> str:
    lines = (json.dumps(_fields(entry), ensure_ascii=False) for entry in measurements)
    return f"{json.dumps(rule)}: [\n  " + ",\n  ".join(lines) + "\n]"


def _fields(measurement: Measurement) -> dict[str, Any]:
    return {field.name: getattr(measurement, field.name) for field in fields(measurement)}
