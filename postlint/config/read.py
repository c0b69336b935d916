"""A configuration file from the disk: its table and the places in it, or what is wrong."""

from __future__ import annotations

import codecs
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from postlint.config.locate import Places, locate
from postlint.config.problem import ConfigError, ConfigProblem
from postlint.source.post import Position

PYPROJECT = "pyproject.toml"
_SECTION = ("tool", "postlint")
_MARK = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_WHOLE_LINE = ("Cannot overwrite", "Cannot declare", "Cannot redefine")

#: A piece of `tomllib`'s message, and what to tell a person instead.
_SAY = (
    ("Invalid value", "here a value is missing or not quoted: texts stand in quotes"),
    ("Invalid date", "this date does not exist: put it in quotes if it is a text"),
    ("Cannot overwrite", "this key stands here twice: keep one of them"),
    ("Duplicate inline", "this key stands here twice: keep one of them"),
    ("Cannot declare", "this section stands here twice: put both parts under one heading"),
    ("Cannot redefine", "this section is already a single value further up: keep one of them"),
    ("Cannot mutate", "this section is already closed further up: keep its keys together"),
    ("Unescaped '\\'", "a backslash in double quotes: write / in paths, or use single quotes"),
    ("Illegal character", "the closing quote is missing on this line"),
    ("Unterminated", "the closing quote is missing"),
    ("Unclosed array", "the list has no closing ], or a comma is missing between its items"),
    ("Unclosed inline", "the table has no closing }, or a comma is missing in it"),
    ("Expected '='", "a key needs “=” and a value after it"),
    ("Expected ']", "the heading has no closing ]"),
    ("Expected newline", "there is something left after the value: one setting a line"),
    ("Invalid initial", "a key with such characters must stand in quotes"),
    ("Invalid statement", "this is no setting: write key = value, or [section]"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's table (`None`: a pyproject.toml without a postlint section) and its places."""

    path: Path
    table: dict[str, Any] | None
    places: Places


def read(path: Path) -> Document:
    """Read a configuration file; `pyproject.toml` gives its `[tool.postlint]`.

    Raises `ConfigError` when it cannot be read, is not UTF-8 or is not TOML.
    """
    text = _decode(path, _bytes(path))
    table, places = _parse(path, text), locate(text)
    if path.name != PYPROJECT:
        return Document(path, table, places)
    tools = table.get("tool")
    own = tools.get("postlint") if isinstance(tools, dict) else None
    if own is not None and not isinstance(own, dict):
        raise _error(path, "[tool.postlint] must be a section", places.value(_SECTION))
    return Document(path, own, places.under(_SECTION))


def _error(path: Path, message: str, place: Position | None = None) -> ConfigError:
    line, column = (place.line, place.column) if place else (None, None)
    return ConfigError([ConfigProblem(str(path), message, line, column)])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise _error(path, "there is no such file") from None
    except IsADirectoryError:
        raise _error(path, "this is a folder: name the file in it") from None
    except ValueError:
        raise _error(path, "this cannot be the name of a file") from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise _error(path, f"the file cannot be read: {reason}") from None


def _decode(path: Path, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _error(path, "this file is UTF-16: save it as UTF-8", Position(1, 1))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8: save the file as UTF-8"
        raise _error(path, message, Position(line, column)) from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _error(path, "this is nested too deeply") from None
    except ValueError as error:
        line, column = _where(str(error), text)
        message = _plain(_MARK.sub("", str(error)))
        raise _error(path, message, Position(line, column)) from None


def _where(message: str, text: str) -> tuple[int, int]:
    """Line and column out of `tomllib`'s message, which points behind what it dislikes."""
    lines = text.replace("\r\n", "\n").split("\n")
    line, column = len(lines), len(lines[-1]) + 1
    mark = _MARK.search(message)
    if mark is None:
        return 1, 1
    if mark.group(1):
        line, column = int(mark.group(1)), int(mark.group(2))
    if message.startswith(_WHOLE_LINE):
        column = len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1
    elif message.startswith("Unescaped"):
        column -= 2
    return line, column


def _plain(message: str) -> str:
    for piece, sentence in _SAY:
        if piece in message:
            return sentence
    return f"this is not TOML: {message[:1].lower()}{message[1:]}"
