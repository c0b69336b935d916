"""Phrases from a kept index are those from the lists themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.analysis.lexicon import Entry
from postlint.analysis.phrase_index import PhraseIndex, index_of, kept_index
from postlint.analysis.phrases import Phrases
from postlint.analysis.prepared import Prepared

LINES = (
    "{we|they} {are|were} {so|} {glad|happy|over the moon}",
    "{the|} boss",
    "*gate is {open|shut}",
    "over",
    "moon {ligh|figh}t{s|}",
    "cut {back|} {costs|*spending|}",
)
ENTRIES = [Entry("lines", "en", "phrases", number) for number in range(len(LINES))]


def split(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


def found(index: PhraseIndex, text: str) -> list[tuple[int, int, int]]:
    table = Phrases(index, ENTRIES)
    return sorted((entry.index, start, end) for entry, start, end in table.find(split(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We were so over the moon", [(0, 0, 6), (3, 3, 4)]),
        ("they are glad", [(0, 0, 3)]),
        ("they are so", []),
        ("we cut back then", [(5, 1, 3)]),
        ("cut overspending", [(5, 0, 2)]),
        ("cut back overspending", [(5, 0, 3)]),
        ("cut", [(5, 0, 1)]),
        ("the boss", [(1, 0, 2), (1, 1, 2)]),
        ("a floodgate is shut", [(2, 1, 4)]),
        ("moon fights", [(4, 0, 2)]),
        ("moon", []),
        ("", []),
    ],
)
def test_what_is_kept_finds_what_is_made(
    tmp_path: Path, text: str, expected: list[tuple[int, int, int]]
) -> None:
    assert found(index_of(LINES, split, globs=True), text) == expected
    for _ in range(2):
        assert found(kept(tmp_path), text) == expected


@pytest.mark.parametrize("content", ["[]", '{"lines": []}', '{"starts": 1}', "{"])
def test_a_foreign_or_broken_file_is_made_anew(tmp_path: Path, content: str) -> None:
    made = kept(tmp_path)
    (file,) = tmp_path.iterdir()
    text = file.read_text(encoding="utf-8")
    at = text.index('"content": ') + len('"content": ')
    file.write_text(text[:at] + content + "}", encoding="utf-8")
    assert kept(tmp_path) == made
    assert file.read_text(encoding="utf-8") == text


def test_other_phrases_or_another_tokenizer_are_another_index(tmp_path: Path) -> None:
    first = kept(tmp_path)
    assert kept(tmp_path, lines=LINES[:2]) == index_of(LINES[:2], split, globs=True)
    shouting = kept_index(
        LINES,
        lambda text: tuple(text.upper().split()),
        globs=True,
        prepared=Prepared(tmp_path),
        seal="upper",
        name="test",
    )
    assert "BOSS" in shouting.starts
    assert kept(tmp_path) == first


def kept(folder: Path, *, lines: tuple[str, ...] = LINES) -> PhraseIndex:
    prepared = Prepared(folder)
    return kept_index(lines, split, globs=True, prepared=prepared, seal="lower", name="test")
