"""What the terminal can do."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any


def colour(stream: Any) -> bool:
    """Whether a stream takes colours: a terminal, unless NO_COLOR says no; FORCE_COLOR says yes."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def width() -> int:
    """Columns for text: the terminal's, between 60 and 100."""
    return max(60, min(100, shutil.get_terminal_size((80, 24)).columns))


def is_watched() -> bool:
    """Whether somebody looks at standard error."""
    return sys.stderr.isatty()
