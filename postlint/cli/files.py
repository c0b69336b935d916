"""Finds drafts on disk, reads them, and writes them back in one step."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from postlint.source.post import SourceError

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".jsonl"})
_NEVER = frozenset(
    {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".tox", ".mypy_cache"}
)


def drafts(
    paths: Iterable[Path],
    *,
    excludes: Callable[[Path, bool], bool],
    force_exclude: bool,
    failures: list[SourceError],
) -> Iterator[Path]:
    """The drafts under `paths`, each once, folders in the order of their names.

    `excludes(path, is_folder)` says what is left out; a file named by the user is left out only
    with `force_exclude`. What is not there, and folders without a draft, go to `failures`.
    """
    seen: set[str] = set()
    for path in paths:
        if force_exclude and _is_out(path, excludes):
            continue
        if not os.path.lexists(path):
            failures.append(SourceError(str(path), "no such file or folder"))
            continue
        found = list(_walk(path, excludes)) if os.path.isdir(path) else [path]
        if not found:
            failures.append(SourceError(str(path), _nothing_in(path)))
        for draft in found:
            if (key := os.path.realpath(draft)) not in seen:
                seen.add(key)
                yield draft


def read_bytes(path: Path) -> bytes:
    """The content of a file; raises `SourceError` when it cannot be read.

    Pipes and devices are refused: reading one may never end.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            reason = "this is a pipe or a device, not a file; “postlint -” reads standard input"
            raise SourceError(str(path), reason)
        return path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {_reason(path, error)}") from None


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
        raise SourceError(str(path), f"cannot be written: {_reason(path, error)}") from None


def _replace(target: Path, data: bytes, known: os.stat_result | None) -> None:
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


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return f"this link leads to {os.readlink(path)}, which is not there"
    return error.strerror or str(error)


def _walk(folder: Path, excludes: Callable[[Path, bool], bool]) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if name not in _NEVER and not excludes(Path(here, name), True)
        )
        for name in sorted(names):
            path = Path(here, name)
            if path.suffix.lower() in SUFFIXES and not excludes(path, False):
                yield path


def _is_out(path: Path, excludes: Callable[[Path, bool], bool]) -> bool:
    here = excludes(path, os.path.isdir(path))
    return here or any(excludes(parent, True) for parent in path.parents)


def _nothing_in(folder: Path) -> str:
    if next(_walk(folder, lambda path, is_folder: False), None):
        return "no drafts here: `exclude` in the configuration leaves out all of them"
    return f"no drafts here ({', '.join(sorted(SUFFIXES))})"


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
