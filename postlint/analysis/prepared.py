"""Keeps what is slow to make and quick to read: JSON files in a folder of the user's own."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Prepared:
    """Named JSON objects, each under a seal that says what it was made from.

    Without a folder it keeps nothing. A file that is missing, foreign, broken or of another seal
    reads as None; a folder that cannot be written to is no fault. Files appear whole or not at all.
    """

    folder: Path | None = None

    def read(self, name: str, *, seal: str) -> dict[str, Any] | None:
        """What was kept under a name with this seal."""
        if self.folder is None:
            return None
        try:
            kept = json.loads((self.folder / f"{name}.json").read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(kept, dict) or kept.get("seal") != seal:
            return None
        content = kept.get("content")
        return content if isinstance(content, dict) else None

    def write(self, name: str, content: dict[str, Any], *, seal: str) -> None:
        """Keep an object."""
        if self.folder is None:
            return
        text = json.dumps({"seal": seal, "content": content}, ensure_ascii=False)
        with suppress(OSError, UnicodeEncodeError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=f".{name}-")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                os.replace(temporary, self.folder / f"{name}.json")
            except BaseException:
                with suppress(OSError):
                    os.unlink(temporary)
                raise
