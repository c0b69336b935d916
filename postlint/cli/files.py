"""Finds drafts on disk, reads them, and writes them back in one step."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
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
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found = list(_walk(path, excludes))
            if not found and not (force_exclude and excludes(path, True)):
                failures.append(SourceError(str(path), f"no drafts here ({_known_suffixes()})"))
        elif path.exists():
            found = [] if force_exclude and _is_out(path, excludes) else [path]
        else:
            failures.append(SourceError(str(path), "no such file or folder"))
            continue
        for draft in found:
            if (key := draft.resolve()) not in seen:
                seen.add(key)
                yield draft


def read_bytes(path: Path) -> bytes:
    """The content of a file; raises `SourceError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {error.strerror or error}") from None


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one step, keeping its mode; a link stays a link. Raises `SourceError`."""
    target = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=".postlint-", delete=False
        ) as out:
            temporary = out.name
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, target.stat().st_mode & 0o7777 if target.exists() else _new_mode())
        os.replace(temporary, target)
    except BaseException as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            raise SourceError(str(path), f"cannot be written: {reason}") from None
        raise


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
    return excludes(path, False) or any(excludes(parent, True) for parent in path.parents)


def _known_suffixes() -> str:
    return ", ".join(sorted(SUFFIXES))


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
