"""Broken configurations are told once, and again when they come back."""

from __future__ import annotations

from postlint.lsp.troubles import Troubles
from postlint.lsp.view import Problem

ONE = Problem("unknown key “selekt”", "/p/postlint.toml", 1, 1)
TWO = Problem("unknown key “ignroe”", "/p/postlint.toml", 2, 1)
TOLD = "postlint cannot lint here: /p/postlint.toml:1:1: unknown key “selekt”"


def test_each_is_told_once() -> None:
    troubles = Troubles()
    assert troubles.note("a", [ONE]) == TOLD
    assert troubles.note("a", [ONE]) is None
    assert troubles.note("b", [ONE]) is None
    assert troubles.note("a", [ONE, TWO]) == f"{TOLD} (and 1 more)"
    assert troubles.problems == (ONE, TWO)


def test_what_comes_back_is_told_again() -> None:
    troubles = Troubles()
    troubles.note("a", [ONE])
    assert troubles.note("a", []) is None
    assert troubles.problems == ()
    assert troubles.note("a", [ONE]) == TOLD
