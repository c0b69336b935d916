"""Where the cache lies, and how it is cleared away."""

from __future__ import annotations

import os
import sys

from postlint.cache.store import COMPANIONS, NAME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VARIABLE = "POSTLINT_CACHE_DIR"
PREPARED = "prepared"
"""Folder inside the cache for compiled rules and tables: JSON files."""
_TAG = "CACHEDIR.TAG"
_IGNORE = ".gitignore"
_SIGNED = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder holds what postlint remembers. It can be deleted at any time: postlint clean\n"
    "# See https://bford.info/cachedir/\n"
)


def folder(environment: Mapping[str, str]) -> str:
    """The folder of the cache: what the environment says, else in the user's place for caches."""
    if given := environment.get(VARIABLE):
        return given
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "postlint", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "postlint")
    base = environment.get("XDG_CACHE_HOME", "")
    return os.path.join(base if os.path.isabs(base) else os.path.join(home, ".cache"), "postlint")


def prepare(path: str) -> bool:
    """Make the folder, for this user only, and mark it as a cache; whether it can be used."""
    if os.path.exists(os.path.join(path, _TAG)):
        return True
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        for name, content in ((_IGNORE, "*\n"), (_TAG, _SIGNED)):
            with open(os.path.join(path, name), "w", encoding="utf-8") as file:
                file.write(content)
    except OSError:
        return False
    return True


def prepared_folder(environment: Mapping[str, str], given: Path | None = None) -> Path | None:
    """The folder of compiled rules and tables, inside the cache (`given`, or the usual one); None
    where there is no place for it."""
    from pathlib import Path

    place = str(given) if given else folder(environment)
    return Path(place, PREPARED) if prepare(place) else None


def clear(path: str) -> int:
    """Delete the cache, and its folder where nothing else lies in it; the bytes it took.

    Files that postlint did not write stay. Raises `OSError`.
    """
    if not os.path.exists(os.path.join(path, _TAG)):
        return 0
    freed = 0
    inside = os.path.join(path, PREPARED)
    made = os.listdir(inside) if os.path.isdir(inside) else ()
    known = (*(NAME + companion for companion in COMPANIONS), _IGNORE, _TAG)
    tables = (os.path.join(PREPARED, name) for name in made if name.endswith((".json", ".bin")))
    for name in (*tables, *known):
        own = os.path.join(path, name)
        if os.path.lexists(own):
            freed += os.path.getsize(own)
            os.unlink(own)
    try:
        if made:
            os.rmdir(inside)
        os.rmdir(path)
    except OSError:  # something else lies there
        pass
    return freed
