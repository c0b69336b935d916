"""What a result rests on beside the draft: rules, configuration, packages, postlint itself."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

try:  # the very same function, without loading OpenSSL
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_SIZE = 16
_SKIPPED = ("__pycache__", ".git")
_PACKAGES = (".dist-info", ".egg-info", ".egg-link")
#: A file changed so lately (nanoseconds) may change again without its time changing.
LATELY = 2_000_000_000


def digest(*parts: str | bytes) -> bytes:
    """Sixteen bytes that stand for these parts in this order."""
    told = [p.encode("utf-8", "surrogatepass") if isinstance(p, str) else p for p in parts]
    framed = b"".join([b"%d:%b" % (len(data), data) for data in told])
    return blake2b(framed, digest_size=_SIZE).digest()


def packages() -> str:
    """The installed packages with their versions, and Python's own."""
    names = {
        entry
        for folder in sys.path
        for entry in _listed(folder or os.curdir)
        if entry.endswith(_PACKAGES)
    }
    return "\n".join((sys.version, *sorted(names)))


def tree(paths: Iterable[str]) -> tuple[str, int]:
    """How files and folders look from outside, without reading them, and the newest change in
    them (nanoseconds since 1970)."""
    lines, newest = [], 0
    for path in paths:
        for name, state in _files(path):
            lines.append(f"{name}\t{state.st_size}\t{state.st_mtime_ns}")
            newest = max(newest, state.st_mtime_ns)
    return "\n".join(lines), newest


def content(paths: Iterable[str]) -> bytes:
    """What files and folders hold, wherever they lie."""
    parts: list[str | bytes] = []
    for path in paths:
        for name, _ in _files(path):
            parts += (os.path.relpath(name, path), read(name))
    return digest(*parts)


def read(path: str) -> bytes:
    """A file's bytes; none where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _files(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """The files of a folder and of its folders, by name; a file is the only one of itself."""
    try:
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except NotADirectoryError:
        yield path, os.stat(path)
        return
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir():
                if entry.name not in _SKIPPED:
                    yield from _files(entry.path)
            else:
                yield entry.path, entry.stat()
        except OSError:
            continue


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
