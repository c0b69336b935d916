"""The YAML block between `---` lines at the very start of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from postlint.source.keys import read_keys
from postlint.source.post import Position, Source, SourceError, Span

if TYPE_CHECKING:
    from postlint.source.yaml12 import Tree

_FENCE = re.compile(r"(?:\A|(?<=[\r\n]))---[ \t]*(?:\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`body` is the offset where the draft begins; `ignore` the place of the ignored rules,
    `original` that of `source`."""

    body: int
    values: dict[str, Any] = field(default_factory=dict)
    ignore: Span | None = None
    original: Position | None = None
    errors: tuple[SourceError, ...] = ()


def front_matter(source: Source, *, markdown: bool) -> FrontMatter:
    """Split off the front matter. Broken front matter is an error, and the body still follows.

    In plain text a block that is not closed or not a mapping is part of the text.
    """
    opening = _FENCE.match(source.text)
    if opening is None:
        return FrontMatter(0)
    closing = _FENCE.search(source.text, opening.end())
    if closing is None:
        return _unclosed(source) if markdown else FrontMatter(0)
    from postlint.source.yaml12 import YamlError, parse

    try:
        tree = parse(source.text[opening.end() : closing.start()])
    except YamlError as error:
        if not markdown:
            return FrontMatter(0)
        place = Position(error.line + 1, error.column)
        return FrontMatter(closing.end(), errors=(_error(source, error.message, place),))
    if tree.value is None or isinstance(tree.value, dict):
        return _read(source, tree, closing.end())
    if not markdown:
        return FrontMatter(0)
    problem = _error(source, "this is not made of keys and values", Position(2, 1))
    return FrontMatter(closing.end(), errors=(problem,))


def _unclosed(source: Source) -> FrontMatter:
    message = "the front matter is not closed: end it with a line of “---”"
    error = SourceError(source.path, message, line=1, column=1)
    return FrontMatter(len(source.text), errors=(error,))


def _error(source: Source, message: str, place: Position) -> SourceError:
    sentence = f"the front matter cannot be read: {message}"
    return SourceError(source.path, sentence, line=place.line, column=place.column)


def _read(source: Source, tree: Tree, body: int) -> FrontMatter:
    values, problems = read_keys(tree.value or {})
    errors: list[SourceError] = []
    for path, message in problems:
        place = tree.place(path)
        sentence = f"front matter “{_name(path)}”: {message}"
        errors.append(SourceError(source.path, sentence, line=place.line + 1, column=place.column))
    ignore = _ignore(source, tree) if "postlint" in values else None
    original = tree.place(("source",))
    place = Position(original.line + 1, original.column)
    return FrontMatter(body, values, ignore, place, tuple(errors))


def _name(path: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in path if isinstance(part, str))


def _ignore(source: Source, tree: Tree) -> Span | None:
    place = tree.places.get(("postlint", "ignore"))
    if place is None:
        return None
    lines = [0, *(match.end() for match in _LINE_END.finditer(source.text))]
    start = lines[place.line] + place.column - 1
    return Span(start, start + len("ignore"))
