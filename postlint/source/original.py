"""The text that a draft shortens: what `source` in the front matter names or holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from postlint.source.decode import decode
from postlint.source.post import SourceError

#: Only names that end like this are files; all else (an address, a title) is left alone.
SUFFIXES = (".md", ".markdown", ".txt")
#: Longest original in bytes.
LONGEST = 4_000_000


class OriginalError(Exception):
    """An original that cannot be read; the message is a clause with a way out."""


def originals(draft: str, named: Any) -> tuple[str, ...]:
    """The texts of the originals. `draft` is the path of the draft: names are read from its
    folder. `named` is a name, a list of names, or a mapping with the words as `text`.

    Raises `OriginalError` for a file that is missing or cannot be read.
    """
    if isinstance(named, Mapping):
        return (str(named["text"]),)
    names = [named] if isinstance(named, str) else named or ()
    return tuple(_read(Path(draft).parent / name, name) for name in names if _is_file(name))


def problems(value: Any) -> Iterator[str]:
    """What is wrong with a mapping given as `source`."""
    if set(value) != {"text"}:
        yield "this must name the original, or hold its words as {text: …}"
    elif not isinstance(value["text"], str):
        yield "“text” must be text: put the value in quotes"


def _is_file(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and "://" not in name and "\n" not in name


def _read(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > LONGEST:
            raise OriginalError(
                f"“{name}” is longer than {LONGEST:,} bytes; name the part you used"
            )
        return decode(name, path.read_bytes()).text
    except SourceError as error:
        raise OriginalError(f"“{name}” cannot be read: {error.message}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no such name"
        folder = os.fspath(path.parent) or "."
        message = f"“{name}” cannot be read from {folder}: {reason}; give its path from there"
        raise OriginalError(message) from None
