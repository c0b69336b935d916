"""Texts by key in a SQLite file that several runs share and that a kill leaves whole."""

from __future__ import annotations

import os
import time
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any
else:
    try:  # the same without Python's dates, which cost more than opening the file
        import _sqlite3 as sqlite3
    except ImportError:
        import sqlite3

NAME = "results-1.db"
#: Largest file in bytes; beyond it the values that were not used for longest are dropped.
LARGEST = 64 * 1024 * 1024
#: What is left then, as a share of `LARGEST`.
_KEPT = 0.75
_MARK = 0x706F7374
_TABLE = (
    "CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL,"
    " sum INTEGER NOT NULL) WITHOUT ROWID"
)
#: Primary result codes of a file that is whole, but locked, full or out of reach.
_NOT_OURS_TO_MEND = frozenset(
    (
        *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
        *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL),
        *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT),
    )
)
_PATIENCE = 2.0
_DAY = 86_400
_QUERY = 250
COMPANIONS = ("", "-wal", "-shm", "-journal")


class Store:
    """Keeps texts by key.

    Trouble is never an error: what cannot be read is not there, what cannot be written is not
    kept, and a file that is broken or not ours is made anew. Without a folder nothing is kept.
    """

    def __init__(self, folder: str | None, *, largest: int = LARGEST) -> None:
        self._path = os.path.join(folder or "", NAME)
        self._largest = largest
        self._today = int(time.time()) // _DAY
        self._stale: set[bytes] = set()
        self._db: sqlite3.Connection | None = None
        if folder is not None:
            self._open()

    @property
    def usable(self) -> bool:
        """Whether anything can be kept."""
        return self._db is not None

    def get(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """The values that are there."""
        wanted, found = list(keys), dict[bytes, str]()
        for start in range(0, len(wanted), _QUERY):
            part = wanted[start : start + _QUERY]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value, used, sum FROM kept WHERE key IN ({marks})"
            for key, value, used, total in self._run(query, part):
                if not isinstance(value, bytes) or zlib.crc32(value) != total:
                    self._failed(sqlite3.DatabaseError("bytes have changed on the disk"))
                    break
                found[key] = value.decode()
                if used != self._today:
                    self._stale.add(key)
        return found

    def put(self, values: Mapping[bytes, str]) -> None:
        """Keep values, all of them or none."""
        rows = [
            (key, data, self._today, zlib.crc32(data))
            for key, value in values.items()
            if (data := value.encode())
        ]
        self._run_many("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
        self._make_room()

    def close(self) -> None:
        """Note what was used."""
        rows = [(self._today, key) for key in self._stale]
        self._run_many("UPDATE kept SET used = ? WHERE key = ?", rows)
        if self._db is not None:
            _close(self._db)
            self._db = None

    def _open(self) -> None:
        try:
            self._db = _connect(self._path)
            _prepare(self._db)
        except sqlite3.Error as error:
            self._failed(error, again=True)

    def _run(self, query: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        if self._db is None:
            return []
        try:
            return self._db.execute(query, tuple(values)).fetchall()
        except sqlite3.Error as error:
            self._failed(error)
            return []

    def _run_many(self, query: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._db is None or not rows:
            return
        try:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                self._db.executemany(query, rows)
        except sqlite3.Error as error:
            self._failed(error)

    def _make_room(self) -> None:
        """Drop what was not used for longest where the file has grown too large."""
        sizes = [self._run(f"PRAGMA {name}") for name in ("page_count", "freelist_count")]
        page, rows = self._run("PRAGMA page_size"), self._run("SELECT count(*) FROM kept")
        if not all((*sizes, page, rows)):
            return
        size = (sizes[0][0][0] - sizes[1][0][0]) * page[0][0]
        if size > self._largest:
            surplus = rows[0][0] - int(rows[0][0] * _KEPT * self._largest / size)
            oldest = "SELECT key FROM kept ORDER BY used LIMIT ?"
            self._run_many(f"DELETE FROM kept WHERE key IN ({oldest})", [(surplus,)])

    def _failed(self, error: sqlite3.Error, *, again: bool = False) -> None:
        """Do without the file; where it is broken, take it away so that a new one can be made."""
        db, self._db = self._db, None
        if db is not None:
            _close(db)
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NOT_OURS_TO_MEND:
            return
        for companion in COMPANIONS:
            _unlink(self._path + companion)
        if again:
            try:
                db = _connect(self._path)
                _prepare(db)
            except sqlite3.Error:
                return
            self._db = db


def _connect(path: str) -> sqlite3.Connection:
    """Open the file; a new one is for its owner alone, since reports quote drafts."""
    if not os.path.exists(path):
        _create(path)
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)


def _create(path: str) -> None:
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        return  # another run was faster, or SQLite will say what is wrong


def _close(db: sqlite3.Connection) -> None:
    try:
        db.close()
    except sqlite3.Error:
        return


def _unlink(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _prepare(db: sqlite3.Connection) -> None:
    """Make the table where there is none; raises `DatabaseError` for a file that is not ours."""
    db.execute("PRAGMA synchronous = NORMAL")
    if _is_ours(db):
        return
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    if not _is_ours(db):
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("this file belongs to another program")
        db.execute(_TABLE)
        db.execute(f"PRAGMA application_id = {_MARK}")
    db.execute("COMMIT")


def _is_ours(db: sqlite3.Connection) -> bool:
    return bool(db.execute("PRAGMA application_id").fetchone()[0] == _MARK)
