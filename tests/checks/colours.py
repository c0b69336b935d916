"""Signals with names that say what they find."""

from __future__ import annotations

from postlint.checks.base import Check
from tests.workbench import run, words

RED = {"red": ("rot",), "blue": ("blau",), "green": ("grün",)}


def hit(check: Check, text: str, **options: object) -> list[str]:
    """The words a check marks, with these signals at hand."""
    return words(run(check, text, signals=RED, **options), text)
