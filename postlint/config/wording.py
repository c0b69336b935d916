"""Complaints of the schema as one kind sentence with a way out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from postlint.config.locate import KeyPath

_KINDS = {
    "string_type": "a text in quotes",
    "list_type": "a list in square brackets",
    "dict_type": "a section with keys of its own",
    "model_type": "a section with keys of its own",
    "model_attributes_type": "a section with keys of its own",
    "int_type": "a whole number without quotes",
    "int_from_float": "a whole number",
    "float_type": "a number without quotes",
    "bool_type": "true or false, without quotes",
    "finite_number": "an ordinary number",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """A fault at a key path; `at_key` when the key is at fault, not its value."""

    path: KeyPath
    message: str
    at_key: bool = False


def hint(word: str, known: Iterable[str]) -> str:
    """“did you mean”, or the words there are."""
    words = sorted(known)
    by_case = {name.lower(): name for name in words}
    close = get_close_matches(word.lower(), by_case, n=1, cutoff=0.6)
    if close:
        return f"did you mean “{by_case[close[0]]}”?"
    return f"known here: {', '.join(words)}" if words else "none is known here"


def complain(
    error: Any, *, tables: Mapping[str, tuple[str, ...]], allowed: tuple[str, ...]
) -> Complaint:
    """Turn one error of pydantic into a complaint.

    `tables` are the keys of all sections, `allowed` the keys at the place of the error.
    """
    path: KeyPath = error["loc"]
    if error["type"] == "extra_forbidden":
        return Complaint(path, _unknown(path, tables=tables, allowed=allowed), at_key=True)
    at_key = path[-1] == "[key]"
    path = path[:-1] if at_key else path
    return Complaint(path, _wrong(path, error), at_key=at_key)


def _unknown(
    path: KeyPath, *, tables: Mapping[str, tuple[str, ...]], allowed: tuple[str, ...]
) -> str:
    key, section = str(path[-1]), ".".join(str(part) for part in path[:-1])
    where = f" in [{section}]" if section else ""
    start = f"unknown key “{key}”{where}: "
    close = get_close_matches(key.lower(), allowed, n=1, cutoff=0.8)
    if close:
        return start + f"did you mean “{close[0]}”?"
    if section and key in tables[""]:
        return start + "it belongs at the top, above the first [section]"
    homes = [name for name, keys in tables.items() if name and key in keys]
    if homes:
        return start + f"it belongs under [{homes[0]}]"
    return start + hint(key, allowed)


def _wrong(path: KeyPath, error: Any) -> str:
    kind, name = error["type"], _name(path)
    if kind == "literal_error":
        return _choice(name, error)
    if kind in _KINDS:
        return f"{name} must be {_KINDS[kind]}"
    if kind == "greater_than":
        return f"{name} must be more than {error['ctx']['gt']}"
    if kind == "value_error":
        return str(error["ctx"]["error"])
    return f"{name} cannot be used: {error['msg'][:1].lower()}{error['msg'][1:]}"


def _choice(name: str, error: Any) -> str:
    choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    value = error["input"]
    listed = ", ".join(choices[:-1]) + f" or {choices[-1]}"
    if not isinstance(value, str):
        return f"{name} must be {listed}, in quotes"
    close = get_close_matches(value.lower(), choices, n=1)
    if value == "off" and "suggestion" in choices:
        return f"{name} must be {listed}; to switch a rule off, put it in “ignore”"
    meant = f"; did you mean “{close[0]}”?" if close else ""
    return f"{name} must be {listed}, not “{value}”{meant}"


def _name(path: KeyPath) -> str:
    """A key path as people write it; the last list index as “item 2 of …”."""
    if isinstance(path[-1], int) and len(path) > 1:
        return f"item {path[-1] + 1} of {_name(path[:-1])}"
    return f"“{'.'.join(str(part) for part in path)}”"
