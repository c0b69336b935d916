"""The file that runs share: whatever happens to it, runs go on."""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path

import pytest

from postlint.cache.place import clear, folder, prepare
from postlint.cache.store import NAME, Store

KEY, OTHER = b"k" * 16, b"o" * 16


def kept(place: Path, *keys: bytes) -> dict[bytes, str]:
    store = Store(str(place))
    found = store.get(keys)
    store.close()
    return found


def keep(place: Path, values: dict[bytes, str], *, largest: int = 1 << 26) -> None:
    store = Store(str(place), largest=largest)
    store.put(values)
    store.close()


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    keep(tmp_path, {KEY: "Grüße 🪑"})
    assert kept(tmp_path, KEY, OTHER) == {KEY: "Grüße 🪑"}


def test_a_file_of_another_program_or_of_none_is_made_anew(tmp_path: Path) -> None:
    for content in (b"no database", b"SQLite format 3\0" + bytes(4080)):
        (tmp_path / NAME).write_bytes(content)
        keep(tmp_path, {KEY: "a"})
        assert kept(tmp_path, KEY) == {KEY: "a"}
    (tmp_path / NAME).unlink()
    with sqlite3.connect(tmp_path / NAME) as other:
        other.execute("CREATE TABLE addresses (name)")
    keep(tmp_path, {KEY: "b"})
    assert kept(tmp_path, KEY) == {KEY: "b"}


@pytest.mark.parametrize("seed", range(8))
def test_damaged_bytes_never_come_back_as_a_value(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    values = {dice.randbytes(16): f"value {n} " * 40 for n in range(200)}
    keep(tmp_path, values)
    data = bytearray((tmp_path / NAME).read_bytes())
    for _ in range(60):
        data[dice.randrange(100, len(data))] = dice.randrange(256)
    (tmp_path / NAME).write_bytes(data)
    found = kept(tmp_path, *values)
    assert found.items() <= values.items()
    keep(tmp_path, {KEY: "new"})
    keep(tmp_path, {KEY: "new"})
    assert kept(tmp_path, KEY) == {KEY: "new"}


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    for place in (tmp_path / "gone", tmp_path / NAME / "file"):
        keep(place, {KEY: "a"})
        assert kept(place, KEY) == {}
    (tmp_path / "file").write_text("")
    assert not prepare(str(tmp_path / "file"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has other means")
def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    store.put({b"key": "a quoted draft"})
    store.close()
    assert {file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == {0}


def test_the_file_stays_within_its_bounds_and_the_used_values_stay(tmp_path: Path) -> None:
    keep(tmp_path, {KEY: "old"})
    with sqlite3.connect(tmp_path / NAME) as db:
        db.execute("UPDATE kept SET used = used - 5")
    keep(tmp_path, {OTHER: "older"})
    with sqlite3.connect(tmp_path / NAME) as db:
        db.execute("UPDATE kept SET used = used - 9 WHERE key = ?", (OTHER,))
    assert KEY in kept(tmp_path, KEY)  # used today
    for n in range(20):
        rows = {n.to_bytes(8, "big") + i.to_bytes(8, "big"): "x" * 500 for i in range(100)}
        keep(tmp_path, rows, largest=300_000)
    assert os.path.getsize(tmp_path / NAME) < 500_000
    assert kept(tmp_path, OTHER) == {}


def test_where_the_cache_lies() -> None:
    home = os.path.expanduser("~")
    assert folder({"XDG_CACHE_HOME": "/x"}) == os.path.join("/x", "postlint")
    assert folder({"XDG_CACHE_HOME": "not/absolute"}).startswith(home)
    assert folder({"XDG_CACHE_HOME": "/x", "POSTLINT_CACHE_DIR": "here"}) == "here"
    assert folder({}).startswith(home)


def test_clearing_takes_what_is_ours_and_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "cache"
    assert clear(str(place)) == 0
    assert prepare(str(place))
    keep(place, {KEY: "a"})
    (place / "mine.txt").write_text("keep me")
    assert clear(str(place)) > 0
    assert os.listdir(place) == ["mine.txt"]
    prepare(str(place))
    (place / "mine.txt").unlink()
    clear(str(place))
    assert not place.exists()
