"""A document as the client sent it, read as a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from postlint.source.post import Source

_BOM = "\ufeff"
_HALF = re.compile("[\ud800-\udfff]")
_KNOWN = frozenset((".md", ".markdown", ".txt", ".jsonl"))
_SUFFIXES: Mapping[str, str] = {
    "markdown": ".md",
    "jsonl": ".jsonl",
    "jsonlines": ".jsonl",
    "ndjson": ".jsonl",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """One state of a document. `name` is its path, with a suffix that says how to read it."""

    uri: str
    path: Path
    name: str
    text: str
    version: int | None = None

    @property
    def source(self) -> Source:
        """The text without a byte order mark."""
        marked = self.text.startswith(_BOM)
        return Source(self.name, self.text[1:] if marked else self.text, bom=marked)


def draft(
    uri: str, path: Path, text: str, *, language_id: str | None = None, version: int | None = None
) -> Draft:
    """A document as a draft. Half surrogate pairs, which no file can hold, become U+FFFD; that
    changes no offset."""
    return Draft(uri, path, _name(path, language_id), _HALF.sub("\ufffd", text), version)


def _name(path: Path, language_id: str | None) -> str:
    """The path; where its suffix says nothing, the client's word for the language is added."""
    if PurePath(path).suffix.lower() in _KNOWN:
        return str(path)
    return str(path) + _SUFFIXES.get(language_id or "", "")
