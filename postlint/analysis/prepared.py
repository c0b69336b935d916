"""Keeps what is slow to make and quick to read: files in a folder of the user's own."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32


@dataclass(frozen=True, slots=True)
class Prepared:
    """Named JSON objects, some with bytes, each under a seal that says what it was made from.

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
        with suppress(UnicodeEncodeError):
            self._put(f"{name}.json", text.encode("utf-8"))

    def read_bytes(self, name: str, *, seal: str) -> tuple[dict[str, Any], memoryview] | None:
        """The object and the bytes that were kept together under a name with this seal."""
        if self.folder is None:
            return None
        try:
            head, _, body = (self.folder / f"{name}.bin").read_bytes().partition(b"\n")
            kept = json.loads(head)
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(kept, dict) or (kept.get("seal"), kept.get("sum")) != (seal, crc32(body)):
            return None
        content = kept.get("content")
        return (content, memoryview(body)) if isinstance(content, dict) else None

    def write_bytes(self, name: str, content: dict[str, Any], body: bytes, *, seal: str) -> None:
        """Keep an object and bytes together."""
        head = json.dumps({"seal": seal, "sum": crc32(body), "content": content})
        self._put(f"{name}.bin", head.encode("ascii") + b"\n" + body)

    def _put(self, name: str, data: bytes) -> None:
        if self.folder is None:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=f".{name}-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                os.replace(temporary, self.folder / name)
            except BaseException:
                with suppress(OSError):
                    os.unlink(temporary)
                raise
