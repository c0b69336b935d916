from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Folder, house


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The current folder: a content repository with a rule pack of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return house(tmp_path)
