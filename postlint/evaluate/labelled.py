"""Labelled posts from JSON Lines: a text, and whether it has the fault it was labelled for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from postlint.registry.faults import did_you_mean
from postlint.source.jsonl import load_row
from postlint.source.post import SourceError

_READ = ("text", "language", "platform", "audience")


class EvaluateError(SourceError):
    """Data that cannot be measured on: what is wrong, where, and a way out."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the data. Names are keys, deeper ones with dots: `labels.bragging`.

    A post counts as positive when its `label` is, or as a list holds, one of `positive`. `where`
    are (key, value) pairs a row must have; several values of one key are alternatives.
    """

    label: str | None = None
    positive: tuple[str, ...] = ("1",)
    group: str | None = None
    where: tuple[tuple[str, str], ...] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """One post: the number of its line (from 1), the row as `read_rows` takes it, its text, its
    label (None where the row has none) and its group."""

    line: int
    row: str
    text: str
    positive: bool | None = None
    group: str | None = None


def labelled(path: str, lines: Iterable[str], question: Question) -> tuple[Labelled, ...]:
    """The posts asked for, in order of the file.

    Of a row only its text, language, platform and audience count for linting. Raises
    `EvaluateError` for a broken line, a key that no row has, or labels of one class only.
    """
    rows = [(number, _row(path, number, line)) for number, line in _numbered(lines)]
    for key in (question.label, question.group, *(key for key, _ in question.where)):
        if key is not None and all(_value(row, key) is None for _, row in rows):
            raise EvaluateError(path, _unknown(key, [row for _, row in rows]))
    chosen = (_labelled(n, row, question) for n, row in rows if _holds(row, question.where))
    posts = tuple(islice(chosen, question.limit))
    if not posts:
        asked = " and ".join(f"{key}={value}" for key, value in question.where)
        raise EvaluateError(path, f"no row has {asked}" if asked else "there is no post in it")
    _check_classes(path, posts, question)
    return posts


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _row(path: str, number: int, line: str) -> dict[str, Any]:
    try:
        return load_row(path, number, line)
    except SourceError as error:
        at = {"line": error.line, "column": error.column}
        raise EvaluateError(path, f"{error.message}; mend or remove the line", **at) from None


def _labelled(number: int, row: Mapping[str, Any], question: Question) -> Labelled:
    read = {key: row[key] for key in _READ if row.get(key) is not None}
    value = _value(row, question.label) if question.label else None
    group = _value(row, question.group) if question.group else None
    return Labelled(
        number,
        json.dumps(read, ensure_ascii=False),
        row["text"],
        None if value is None else any(_same(value, wanted) for wanted in question.positive),
        None if group is None else _word(group),
    )


def _holds(row: Mapping[str, Any], where: Iterable[tuple[str, str]]) -> bool:
    wanted: dict[str, list[str]] = {}
    for key, value in where:
        wanted.setdefault(key, []).append(value)
    return all(
        any(_same(_value(row, key), value) for value in values) for key, values in wanted.items()
    )


def _check_classes(path: str, posts: Iterable[Labelled], question: Question) -> None:
    """Labels of one class give no precision, no lift and no AUC."""
    if question.label is None:
        return
    classes = {post.positive for post in posts} - {None}
    wanted = " or ".join(question.positive)
    if classes == {False}:
        message = f"no chosen post has {question.label}={wanted}; name a value with --positive"
        raise EvaluateError(path, message)
    if classes == {True}:
        message = f"every chosen post has {question.label}={wanted}; there is nothing to tell apart"
        raise EvaluateError(path, message)
    if not classes:
        raise EvaluateError(path, f"no chosen post has a value for {question.label}")


def _value(row: Mapping[str, Any], key: str) -> Any:
    """What stands under a key; None where nothing does."""
    value: Any = row
    for part in key.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _same(value: Any, wanted: str) -> bool:
    if isinstance(value, list):
        return any(_same(item, wanted) for item in value)
    if isinstance(value, bool | int | float):
        try:
            return float(value) == float({"true": "1", "false": "0"}.get(wanted.lower(), wanted))
        except ValueError:
            return False
    return value is not None and _word(value) == wanted


def _word(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _unknown(key: str, rows: Iterable[Mapping[str, Any]]) -> str:
    known = {name: None for row in rows for name in _keys(row)}
    hint = did_you_mean(key, known)
    named = ", ".join(name for name in known if name != "text")
    return f"no row has “{key}”{hint or (f'; there are: {named}' if named else '')}"


def _keys(row: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for key, value in row.items():
        if isinstance(value, Mapping):
            yield from _keys(value, f"{above}{key}.")
        elif value is not None:
            yield f"{above}{key}"
