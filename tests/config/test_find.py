"""Which configuration counts for a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from postlint.config import Finder
from tests.config.writing import write


def test_nearest_wins(tmp_path: Path) -> None:
    root = write(tmp_path / "postlint.toml")
    near = write(tmp_path / "a" / "pyproject.toml", "[tool.postlint]\n")
    write(tmp_path / "a" / "b" / "pyproject.toml", "[project]\n")
    finder = Finder()
    assert finder.find(tmp_path / "a" / "b" / "post.md") == near
    assert finder.find(tmp_path / "a" / "b") == near
    assert finder.find(tmp_path / "a" / "post.md") == near
    assert finder.find(tmp_path / "c" / "not-there" / "post.md") == root
    assert finder.settings(tmp_path / "a" / "post.md").files == (str(near),)
    assert finder.settings(tmp_path / "x.md") is finder.settings(tmp_path / "y.md")


def test_postlint_toml_beats_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.postlint]\n")
    own = write(tmp_path / "postlint.toml")
    assert Finder().find(tmp_path / "post.md") == own


def test_folder_with_the_name_is_no_configuration(tmp_path: Path) -> None:
    root = write(tmp_path / "postlint.toml")
    (tmp_path / "a" / "postlint.toml").mkdir(parents=True)
    assert Finder().find(tmp_path / "a" / "post.md") == root


def test_relative_file_is_searched_above_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "postlint.toml")
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert Finder().find(Path("post.md")) == root


@pytest.mark.parametrize(
    ("text", "ours"), [("[tool.postlint]\nx =", True), ("[tool.other]\nx =", False)]
)
def test_broken_pyproject_counts_only_if_it_is_about_postlint(
    tmp_path: Path, text: str, ours: bool
) -> None:
    root = write(tmp_path / "postlint.toml")
    broken = write(tmp_path / "a" / "pyproject.toml", text)
    assert Finder().find(tmp_path / "a" / "post.md") == (broken if ours else root)
