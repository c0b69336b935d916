"""Which files a pattern as in .gitignore means."""

from __future__ import annotations

import os
from functools import cache
from os.path import abspath

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def matched(pattern: str, root: str, path: str, *, folder: bool = False) -> bool | None:
    """Whether a pattern, counted from the folder `root`, means a path: True or, for a pattern
    with “!”, False where it speaks about the path; else None."""
    inside, base = abspath(path), abspath(root)
    if inside != base and not inside.startswith(os.path.join(base, "")):
        return None
    name = os.path.relpath(inside, base).replace(os.sep, "/")
    found: bool | None = _spec(pattern).check_file(name + ("/" if folder else "")).include
    return found


@cache
def _spec(pattern: str) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern])
