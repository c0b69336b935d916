"""Finds drafts on disk."""

from __future__ import annotations

import os

from postlint.source.kinds import MARKDOWN, ROWS, suffix

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from postlint.source.post import SourceError

SUFFIXES = frozenset((*MARKDOWN, ".txt", ROWS))
_NEVER = frozenset(
    (".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".tox", ".mypy_cache")
)


def drafts(
    paths: Iterable[Path | str],
    *,
    excludes: Callable[[str, bool], bool],
    force_exclude: bool,
    failures: list[SourceError],
) -> Iterator[str]:
    """The drafts under `paths`, each once, folders in the order of their names.

    `excludes(path, is_folder)` says what is left out; a file named by the user is left out only
    with `force_exclude`. What is not there or cannot be read, and folders without a draft, go to
    `failures`.
    """
    seen: set[str] = set()
    for path in map(str, paths):
        if force_exclude and _is_out(path, excludes):
            continue
        if not os.path.lexists(path):
            failures.append(_failure(path, "no such file or folder"))
            continue
        is_folder, before = os.path.isdir(path), len(failures)
        own = [(path, os.path.realpath(path))]
        found = list(_walk(path, excludes, failures)) if is_folder else own
        if not found and len(failures) == before:
            failures.append(_failure(path, _nothing_in(path)))
        for draft, real in found:
            if real not in seen:
                seen.add(real)
                yield draft


def reason(path: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and os.path.islink(path):
        return f"this link leads to {os.readlink(path)}, which is not there"
    return error.strerror or str(error)


def _walk(
    top: str, excludes: Callable[[str, bool], bool], failures: list[SourceError]
) -> Iterator[tuple[str, str]]:
    """The drafts in a folder and its folders, each with its real path."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        real, here = os.path.realpath(folder), "" if folder == os.curdir else folder
        folders: list[str] = []
        for entry in _entries(folder, failures):
            path = os.path.join(here, entry.name)
            if _is_folder(entry):
                if entry.name not in _NEVER and not entry.is_symlink() and not excludes(path, True):
                    folders.append(path)
            elif suffix(entry.name) in SUFFIXES and not excludes(path, False):
                own = os.path.join(real, entry.name)
                yield path, os.path.realpath(path) if entry.is_symlink() else own
        waiting += reversed(folders)


def _entries(folder: str, failures: list[SourceError]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        failures.append(_failure(folder, f"cannot be read: {reason(folder, error)}"))
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_out(path: str, excludes: Callable[[str, bool], bool]) -> bool:
    here = excludes(path, os.path.isdir(path))
    return here or any(excludes(parent, True) for parent in _parents(path))


def _parents(path: str) -> Iterator[str]:
    """The folders above a path, as far as it names them, and the one that it counts from."""
    while path not in (os.curdir, above := os.path.dirname(path) or os.curdir):
        yield above
        path = above


def _nothing_in(folder: str) -> str:
    if next(_walk(folder, lambda path, is_folder: False, []), None):
        return "no drafts here: `exclude` in the configuration leaves out all of them"
    return f"no drafts here ({', '.join(sorted(SUFFIXES))})"


def _failure(path: str, message: str) -> SourceError:
    from postlint.source.post import SourceError

    return SourceError(path, message)
