"""What a file is by its name."""

from __future__ import annotations

import os

MARKDOWN = frozenset((".md", ".markdown"))
ROWS = ".jsonl"


def suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def kind(path: str) -> str:
    """How a file that is no JSON Lines is read: as Markdown or as plain text."""
    return "markdown" if suffix(path) in MARKDOWN else "text"
