"""Whatever becomes of the cache, runs give the same answer."""

from __future__ import annotations

import ctypes
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from postlint.cache.store import NAME
from tests.cli.calling import Folder, call
from tests.cli.test_hit import answered
from tests.cli.test_process import POSTLINT, environment


@pytest.mark.parametrize("damage", ["deleted", "emptied", "foreign", "no database", "a folder"])
def test_a_cache_that_is_broken_changes_no_answer(
    drafts: Folder, tmp_path: Path, damage: str
) -> None:
    expected = call("posts")
    assert answered("posts")
    database = tmp_path / "remembered" / NAME
    for file in database.parent.glob(f"{NAME}*"):
        file.unlink()
    if damage == "emptied":
        database.touch()
    elif damage == "foreign":
        with sqlite3.connect(database) as other:
            other.execute("CREATE TABLE kept (key, value, used, sum)")
    elif damage == "no database":
        database.write_bytes(b"\0" * 5000)
    elif damage == "a folder":
        database.mkdir()
    assert not answered("posts")
    assert call("posts") == expected
    assert answered("posts") is (damage != "a folder")


def test_damaged_answers_are_not_shown(drafts: Folder, tmp_path: Path) -> None:
    expected = call("posts")
    with sqlite3.connect(tmp_path / "remembered" / NAME) as database:
        database.execute("UPDATE kept SET value = CAST(replace(value, 'cheap', 'CHEAP') AS BLOB)")
    assert call("posts") == expected


def test_a_cache_that_another_program_keeps_to_itself_is_done_without(
    drafts: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postlint.cache.store._PATIENCE", 0.0)
    expected = call("posts")
    other = sqlite3.connect(tmp_path / "remembered" / NAME, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert call("posts") == expected
    other.close()
    assert answered("posts")


@pytest.mark.skipif(sys.platform != "linux", reason="drops a capability of Linux")
def test_a_cache_that_cannot_be_written_is_read_or_done_without(
    drafts: Folder, tmp_path: Path
) -> None:
    expected = call("posts")
    place = tmp_path / "remembered"
    for file in (*place.iterdir(), place):
        file.chmod(file.stat().st_mode & ~0o222)

    def humble() -> None:
        """Root may write everywhere, until it gives that up."""
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability)  # PR_CAPBSET_DROP

    done = subprocess.run(
        (*POSTLINT, "posts"), capture_output=True, preexec_fn=humble, env=environment()
    )
    for file in (place, *place.iterdir()):
        file.chmod(file.stat().st_mode | 0o200)
    assert (done.returncode, done.stdout, done.stderr) == (expected.code, expected.data, b"")
