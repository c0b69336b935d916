"""Reads command lines of `check` so plain that the parser would find nothing to say about them.

Everything a user sees of parsing, help and mistakes above all, is the parser's own: whatever is not
understood here at once is left to it.
"""

from __future__ import annotations

import os

from postlint.cli.modules import MODULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FLAGS = frozenset(("--force-exclude", "--exit-zero", "--no-baseline"))
_VALUES = frozenset(
    (
        *("--language", "--platform", "--audience", "--message-language", "--fail-on"),
        *("--output-format", "--config", "--cache-dir"),
    )
)
_LISTS = frozenset(("--select", "--extend-select", "--ignore"))


class Request:
    """What is asked for; options that were not given are None, False or empty."""

    __slots__ = ("_flags", "_values", "paths")

    def __init__(
        self, paths: Sequence[str], flags: Iterable[str], values: dict[str, list[str]]
    ) -> None:
        self.paths = tuple(map(as_path, paths)) or (os.curdir,)
        self._flags, self._values = frozenset(flags), values

    def flag(self, name: str) -> bool:
        return name in self._flags

    def value(self, name: str) -> str | None:
        """The last one counts."""
        found = self._values.get(name)
        return found[-1] if found else None

    def path(self, name: str) -> str | None:
        value = self.value(name)
        return None if value is None else as_path(value)

    @property
    def laid_over(self) -> str:
        """As `Options.laid_over`."""
        return laid_over(
            *(split(self._values.get(name, ())) for name in ("--select", "--extend-select")),
            split(self._values.get("--ignore", ())),
            *map(self.value, ("--language", "--platform", "--audience")),
            *map(self.value, ("--fail-on", "--message-language")),
        )


def plain(args: Sequence[str]) -> Request | None:
    """What a command line asks for; None for one that needs a parser."""
    if not args or (args[0] in MODULES and args[0] != "check"):
        return None
    paths: list[str] = []
    flags: list[str] = []
    values: dict[str, list[str]] = {}
    words = iter(args[1:] if args[0] == "check" else args)
    for word in words:
        name, equals, value = word.partition("=")
        if word[:1] not in ("", "-"):
            paths.append(word)
        elif word in _FLAGS:
            flags.append(word)
        elif name in _VALUES or name in _LISTS:
            value = value if equals else next(words, "")
            if value[:1] in ("", "-"):
                return None
            values.setdefault(name, []).append(value)
        else:
            return None
    return _usable(Request(paths, flags, values), paths)


def laid_over(*options: object) -> str:
    """Options that change settings as a text, so that the same ones are known again."""
    return repr(options)


def split(values: Iterable[str]) -> tuple[str, ...]:
    """Selectors may be given comma-separated, once or several times."""
    return tuple(word.strip() for part in values for word in part.split(",") if word.strip())


def as_path(word: str) -> str:
    """A path as `str(pathlib.PurePosixPath(word))` has it."""
    root = word[: len(word) - len(word.lstrip("/"))]
    parts = [part for part in word.split("/") if part not in ("", os.curdir)]
    return ("//" if root == "//" else root[:1]) + "/".join(parts) or os.curdir


def _usable(request: Request, named: Iterable[str]) -> Request | None:
    """The request, where the parser would take its paths."""
    config, folder = request.value("--config"), request.value("--cache-dir")
    if folder is not None and not os.path.isdir(folder):
        return None
    files = [*named, *(path for path in (config, folder) if path is not None)]
    return request if all(os.access(path, os.R_OK) for path in files) else None
