"""JSON Lines: a line is a post, `text` and any front-matter key beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from postlint.source.keys import read_keys
from postlint.source.post import SourceError

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number (from 1), the draft, the other values, and the line as it stands."""

    number: int
    text: str
    values: dict[str, Any]
    id: str | None = None
    written: str = ""


def rows(path: str, lines: Iterable[str]) -> Iterator[Row | SourceError]:
    """The rows of a file; a broken line is an error, and the next one is read all the same."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield from _row(path, number, line)
            except SourceError as error:
                yield error


def _row(path: str, number: int, line: str) -> Iterator[Row | SourceError]:
    value = load_row(path, number, line)
    text = value.pop("text")
    name = value.pop("id", None)
    values, problems = read_keys(value)
    for place, message in problems:
        key = ".".join(str(part) for part in place if isinstance(part, str))
        column = line.find(json.dumps(place[0], ensure_ascii=False)) + 1 or 1
        yield SourceError(path, f"“{key}”: {message}", line=number, column=column)
    yield Row(number, text, values, None if name is None else str(name), line)


def load_row(path: str, number: int, line: str) -> dict[str, Any]:
    """The object of one line with its `text`, a string; raises `SourceError`."""
    value = _whole(_load(path, number, line))
    if not isinstance(value, dict):
        message = 'this line is not a JSON object such as {"text": …}'
        raise SourceError(path, message, line=number, column=_start(line))
    if not isinstance(value.get("text"), str):
        message = "this row has no “text”, or its “text” is not a string"
        raise SourceError(path, message, line=number, column=_start(line))
    return value


def _load(path: str, number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")
        message = f"this line is not JSON: {what[:1].lower()}{what[1:]}"
        raise SourceError(path, message, line=number, column=error.pos + 1) from None
    except RecursionError:
        message = "this line is nested too deeply"
        raise SourceError(path, message, line=number, column=1) from None
    except ValueError:
        message = "this line holds a number with too many digits"
        raise SourceError(path, message, line=number, column=1) from None


def _start(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


def _whole(value: Any) -> Any:
    """The value with half surrogate pairs, which no output can write, as U+FFFD."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value
