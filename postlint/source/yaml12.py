"""Strict YAML for people: YAML 1.2 scalars, no duplicate keys, and the place of every value.

PyYAML follows YAML 1.1, where `no` is false, `1:20` is 80 and a date is an object. Its parser is
used for the node tree; the scalars are read here by the core schema of YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from postlint.source.post import Position, Source

if TYPE_CHECKING:
    import yaml

Path = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_YAML = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEPTH = 50


class YamlError(Exception):
    """Broken YAML; `line` and `column` count from 1 inside the text that was given."""

    def __init__(self, message: str, *, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML document: its value, and where each key path stands (keys: the place of the key)."""

    value: Any
    places: Mapping[Path, Position]

    def place(self, path: Path) -> Position:
        """The place of a path, or of its nearest ancestor that has one."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Position(1, 1))


def parse(text: str) -> Tree:
    """Read one YAML document.

    Raises `YamlError` for syntax errors, duplicate or non-text keys, aliases and tags.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if bad := _NOT_YAML.search(text):
        message = f"the character U+{ord(bad[0]):04X} is not allowed in YAML"
        raise _error(message, Source("", text), bad.start())
    reader = _Reader(Source("", text))
    try:
        reader.check(yaml.parse(text, Loader=loader))
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        if _TOO_DEEP in (error.problem or ""):  # libyaml looks ahead of the events it gives
            reader.check(yaml.parse(text, Loader=yaml.SafeLoader))
        mark = error.problem_mark or error.context_mark
        problem = _plain(error.problem or "this is not YAML")
        raise _error(problem, reader.source, mark.index if mark else 0) from None
    value = None if node is None else reader.value(node, ())
    return Tree(value, reader.places)


def _error(message: str, source: Source, index: int) -> YamlError:
    place = source.position(index)
    return YamlError(message, line=place.line, column=place.column)


_TOO_DEEP = "exceeded maximum nesting depth"
_CAUSES = {
    _TOO_DEEP: "this is nested too deeply",
    "mapping values are not allowed": "a colon inside a value: put the value in quotes",
    "could not find expected ':'": "a key without its colon, or a line that is not indented",
    "did not find expected ',' or ']'": "a list that is not closed: end it with “]”",
    "did not find expected ',' or '}'": "a mapping that is not closed: end it with “}”",
    "did not find expected node content": "a value is missing, or a bracket is not closed",
    "found unexpected end of stream": "a quotation mark is not closed",
    "found a tab character": "a tab at the start of a line: indent with spaces",
    "cannot start any token": (
        "this character cannot stand here: put the value in quotes; indent with spaces, not tabs"
    ),
    "did not find expected key": "a line that is not a key with its value, or is indented wrongly",
    "found another document": "a second “---” line starts another document: leave it out",
}


def _plain(problem: str) -> str:
    """libyaml's wording, or the one cause that people meet most often and its way out."""
    return next((cause for sign, cause in _CAUSES.items() if sign in problem), problem)


class _Reader:
    """Turns nodes into values. PyYAML's line numbers also count U+2028: they are not used."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.places: dict[Path, Position] = {}

    def check(self, events: Iterable[yaml.Event]) -> None:
        """Refuse what would make composing explode: deep nesting, aliases; and tags."""
        import yaml

        depth = 0
        for event in events:
            index = event.start_mark.index if event.start_mark else 0
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.AliasEvent):
                raise _error(
                    f"aliases such as *{event.anchor} are not used here", self.source, index
                )
            if depth > _DEPTH:
                raise _error("this is nested too deeply", self.source, index)
            if tag := getattr(event, "tag", None):
                message = f"the tag “{tag}” is not used here: put the value in quotes"
                raise _error(message, self.source, index)

    def value(self, node: Any, path: Path) -> Any:
        self.places.setdefault(path, self.source.position(node.start_mark.index))
        if node.id == "mapping":
            return self._mapping(node, path)
        if node.id == "sequence":
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            index = key_node.start_mark.index
            if key_node.id != "scalar":
                raise _error("a key must be a single word or text", self.source, index)
            key = str(key_node.value)
            if key in result:
                raise _error(f"the key “{key}” stands here twice", self.source, index)
            self.places[(*path, key)] = self.source.position(index)
            result[key] = self.value(value_node, (*path, key))
        return result


def _scalar(node: Any) -> Any:
    text = str(node.value)
    if node.id != "scalar" or node.style:
        return text
    lowered = text.lower()
    if lowered in _WORDS and text in (lowered, lowered.capitalize(), lowered.upper()):
        return _WORDS[lowered]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 40 else text
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
