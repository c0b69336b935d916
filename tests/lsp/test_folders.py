"""Linters of folders: kept as long as nothing changes, made anew when something does."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from postlint.config import ConfigError
from postlint.lsp.folders import Folders
from postlint.registry.faults import Faults
from tests.cli.calling import Folder, house
from tests.lsp.viewing import plain


@pytest.fixture
def content(tmp_path: Path) -> Folder:
    return house(tmp_path)


@pytest.fixture
def folders() -> Folders:
    return Folders(plain)


def test_it_is_kept_and_shared(content: Folder, folders: Folders) -> None:
    first = folders.linter(content.path / "a.md")
    assert first is not None
    assert folders.linter(content.path / "b.md") is first
    assert folders.linter(content.path / "sub" / "c.md") is first


def test_a_nearer_configuration_counts(content: Folder, folders: Folders) -> None:
    outer = folders.linter(content.path / "a.md")
    assert folders.linter(content.path / "sub" / "a.md") is outer
    content.write("sub/postlint.toml", 'select = ["tone"]\n')
    inner = folders.linter(content.path / "sub" / "a.md")
    assert inner is not None
    assert {rule.category for rule in inner.rules} == {"tone"}
    assert folders.linter(content.path / "a.md") is outer


@pytest.mark.parametrize(
    "change",
    [
        ("postlint.toml", 'packs = ["house"]\nselect = ["house/no-cheap"]\n'),
        (
            "house/no-hype.yaml",
            'severity: error\nmessage: "“{match}”"\ncheck: {kind: existence, '
            'words: {en: ["amazing"]}}\nbasis: [{kind: study, title: "A study"}]\n',
        ),
        (
            "house/no-more.yaml",
            'message: "“{match}”"\ncheck: {kind: existence, words: {en: ["x"]}}\n',
        ),
    ],
)
def test_a_change_counts(content: Folder, folders: Folders, change: tuple[str, str]) -> None:
    before = folders.linter(content.path / "a.md")
    content.write(*change)
    after = folders.linter(content.path / "a.md")
    assert before is not None
    assert after is not None
    assert after.rules != before.rules


def test_an_extended_file_counts(content: Folder, folders: Folders) -> None:
    content.write("sub/postlint.toml", 'extend = "../postlint.toml"\n')
    before = folders.linter(content.path / "sub" / "a.md")
    content.write("postlint.toml", 'packs = ["house"]\nselect = ["house/no-cheap"]\n')
    after = folders.linter(content.path / "sub" / "a.md")
    assert before is not None
    assert after is not None
    assert [rule.id for rule in after.rules] == ["house/no-cheap"] != before.rules


def test_a_new_day_counts(content: Folder) -> None:
    days = iter([date(2026, 1, 1)] * 3 + [date(2026, 1, 2)] * 9)
    folders = Folders(plain, today=lambda: next(days))
    before = folders.linter(content.path / "a.md")
    seen = {before}
    for _ in range(3):
        seen.add(folders.linter(content.path / "a.md"))
    assert {linter.today for linter in seen if linter} == {date(2026, 1, 1), date(2026, 1, 2)}


def test_a_broken_configuration_stays_the_same_error(content: Folder, folders: Folders) -> None:
    content.write("postlint.toml", "selekt = []\n")
    errors = []
    for _ in range(2):
        with pytest.raises(ConfigError) as caught:
            folders.linter(content.path / "a.md")
        errors.append(caught.value)
    assert errors[0] is errors[1]
    content.write("postlint.toml", 'packs = ["house"]\nselect = ["house"]\n')
    assert folders.linter(content.path / "a.md") is not None


def test_a_pack_that_comes_later_mends_it(content: Folder, folders: Folders) -> None:
    os.rename(content.path / "house", content.path / "away")
    with pytest.raises((ConfigError, Faults)):
        folders.linter(content.path / "a.md")
    os.rename(content.path / "away", content.path / "house")
    assert folders.linter(content.path / "a.md") is not None


def test_what_is_excluded_has_no_linter(content: Folder, folders: Folders) -> None:
    content.write("postlint.toml", 'packs = ["house"]\nexclude = ["archive/", "*.txt"]\n')
    assert folders.linter(content.path / "archive" / "old" / "a.md") is None
    assert folders.linter(content.path / "a.txt") is None
    assert folders.linter(content.path / "a.md") is not None
