"""Finds drafts on disk, reads them, and writes them back in one step."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from postlint.source.decode import decode, is_text
from postlint.source.post import SourceError
from postlint.source.unit import suffix

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".jsonl"})
_CHUNK = 1 << 16
_NEVER = frozenset(
    {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".tox", ".mypy_cache"}
)


def drafts(
    paths: Iterable[Path],
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
            failures.append(SourceError(path, "no such file or folder"))
            continue
        is_folder, before = os.path.isdir(path), len(failures)
        own = [(path, os.path.realpath(path))]
        found = list(_walk(path, excludes, failures)) if is_folder else own
        if not found and len(failures) == before:
            failures.append(SourceError(path, _nothing_in(path)))
        for draft, real in found:
            if real not in seen:
                seen.add(real)
                yield draft


def read_bytes(path: str) -> bytes:
    """The content of a file; raises `SourceError` when it cannot be read.

    Pipes and devices are refused: reading one may never end.
    """
    try:
        _check_kind(path)
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise SourceError(path, f"cannot be read: {_reason(path, error)}") from None


def read_lines(path: str) -> Iterator[str]:
    """The lines of a UTF-8 file, one by one, as they stand; raises `SourceError` when it cannot
    be read or is no text, before the first line."""
    try:
        _check_kind(path)
        with open(path, "rb") as file:
            chunks = iter(lambda: file.read(_CHUNK), b"")
            if not is_text(chunks):
                file.seek(0)
                decode(path, file.read())
        with open(path, encoding="utf-8-sig", newline="") as lines:
            yield from lines
    except OSError as error:
        raise SourceError(path, f"cannot be read: {_reason(path, error)}") from None


def _check_kind(path: str) -> None:
    if not stat.S_ISREG(os.stat(path).st_mode):
        reason = "this is a pipe or a device, not a file; “postlint -” reads standard input"
        raise SourceError(path, reason)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one step, keeping its mode and owner; a link stays a link.

    A device or a pipe (`/dev/stdout`) is written to instead. Raises `SourceError`.
    """
    try:
        known = path.stat() if os.path.exists(path) else None
        if known and not stat.S_ISREG(known.st_mode):
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data, known)
    except OSError as error:
        raise SourceError(str(path), f"cannot be written: {_reason(str(path), error)}") from None


def _replace(target: Path, data: bytes, known: os.stat_result | None) -> None:
    import tempfile

    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".postlint-")
    try:
        with open(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if known:
            with suppress(OSError, AttributeError):
                os.chown(name, known.st_uid, known.st_gid)
        os.chmod(name, stat.S_IMODE(known.st_mode) if known else _new_mode())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _reason(path: str, error: OSError) -> str:
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
        failures.append(SourceError(folder, f"cannot be read: {_reason(folder, error)}"))
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _is_out(path: str, excludes: Callable[[str, bool], bool]) -> bool:
    here = excludes(path, os.path.isdir(path))
    return here or any(excludes(str(parent), True) for parent in Path(path).parents)


def _nothing_in(folder: str) -> str:
    if next(_walk(folder, lambda path, is_folder: False, []), None):
        return "no drafts here: `exclude` in the configuration leaves out all of them"
    return f"no drafts here ({', '.join(sorted(SUFFIXES))})"


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
