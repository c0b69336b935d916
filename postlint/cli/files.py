"""Reads drafts, and writes them back in one step."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from postlint.cli.walk import reason
from postlint.source.decode import decode, is_text
from postlint.source.post import SourceError

_CHUNK = 1 << 16


def read_bytes(path: str) -> bytes:
    """The content of a file; raises `SourceError` when it cannot be read.

    Pipes and devices are refused: reading one may never end.
    """
    try:
        _check_kind(path)
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise SourceError(path, f"cannot be read: {reason(path, error)}") from None


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
        raise SourceError(path, f"cannot be read: {reason(path, error)}") from None


def _check_kind(path: str) -> None:
    if not stat.S_ISREG(os.stat(path).st_mode):
        sentence = "this is a pipe or a device, not a file; “postlint -” reads standard input"
        raise SourceError(path, sentence)


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
        raise SourceError(str(path), f"cannot be written: {reason(str(path), error)}") from None


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


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
