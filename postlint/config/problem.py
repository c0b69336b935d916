"""What can be wrong with a configuration, with the place and a way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One fault in one sentence. `line` and `column` count from 1 and may be unknown."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = [self.path, self.line, self.column]
        text = ":".join(str(part) for part in place if part is not None) + f": {self.message}"
        return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


class ConfigError(Exception):
    """A configuration that cannot be used: all its faults, in the order of the file.

    `path`, `message`, `line` and `column` are those of the first fault.
    """

    def __init__(self, errors: Iterable[ConfigProblem]) -> None:
        self.errors = tuple(errors)
        super().__init__(str(self))
        first = self.errors[0]
        self.path, self.message = first.path, first.message
        self.line, self.column = first.line, first.column

    def __str__(self) -> str:
        return "\n".join(str(error) for error in self.errors)
