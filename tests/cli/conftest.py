from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import CHEAP, HYPE, KIDS, Folder, house, settle


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The current folder: a content repository with a rule pack of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return house(tmp_path)


@pytest.fixture
def drafts(here: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Drafts of every kind, in a folder of their own, and no cache yet."""
    monkeypatch.setenv("POSTLINT_CACHE_DIR", str(tmp_path / "remembered"))
    here.write("posts/a.md", "---\nplatform: x\n---\n" + CHEAP + "\n---\n\n*An* amazing chair 🪑\n")
    here.write("posts/b.txt", "<!-- postlint: ignore house -- known -->\n" + HYPE)
    here.write("posts/in/kids.md", KIDS)
    here.write("posts/bom.md", b"\xef\xbb\xbf" + CHEAP.encode())
    here.write("posts/empty.md", "")
    here.write("posts/\x1b[31m“é”.md", HYPE)
    settle(here)
    return here
