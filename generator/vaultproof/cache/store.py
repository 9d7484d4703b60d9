"""Bytes by kind and key in a file, through SQLite: whole or not at all, whoever else writes, whenever we are killed.

A file that cannot be used is replaced; where that fails too, nothing is kept and nobody is told.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

_FILE = "results-1.sqlite"
_WAIT_SECONDS = 2.0
_MOST_BYTES = 512 << 20
_MOST_VALUE = 8 << 20
_AT_ONCE = 500
_WAITING = 2000
"""So many values are asked for at once, and written at once."""
_DAY = 86_400
_SUM = 16
_SCHEMA = """
CREATE TABLE IF NOT EXISTS result (
    kind TEXT NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID
"""


class Store:
    """What is kept in one folder. `most` bounds the file's size in bytes."""

    def __init__(self, folder: Path, *, most: int = _MOST_BYTES) -> None:
        self._file = folder / _FILE
        self._most = most
        self._waiting: dict[tuple[str, bytes], bytes] = {}
        self._used: set[tuple[str, bytes]] = set()
        self._today = int(time.time() // _DAY)
        self._database = self._opened()

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                return self._open()
            except sqlite3.OperationalError:
                return None  # busy, read-only or full: not ours to mend
            except (sqlite3.Error, OSError):
                self._remove()
        return None

    def _open(self) -> sqlite3.Connection:
        descriptor = os.open(self._file, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
        os.close(descriptor)
        database = sqlite3.connect(self._file, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            database.execute("PRAGMA auto_vacuum=FULL")
            database.execute("PRAGMA journal_mode=WAL").fetchall()
            database.execute("PRAGMA synchronous=NORMAL")
            database.execute(_SCHEMA)
        except BaseException:
            database.close()
            raise
        return database

    def get(self, kind: str, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Those of some keys under which something is kept, with what it is."""
        rest = iter(dict.fromkeys(keys))
        while some := list(islice(rest, _AT_ONCE)):
            for key, value, used in self._rows(kind, some):
                kept = _unpacked(_checked(kind, key, value))
                if kept is not None:
                    if used != self._today:
                        self._used.add((kind, key))
                    yield key, kept

    def _rows(self, kind: str, keys: Sequence[bytes]) -> list[tuple[bytes, bytes, int]]:
        if self._database is None:
            return []
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, value, used FROM result WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks only
        try:
            return self._database.execute(query, (kind, *keys)).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def put(self, kind: str, key: bytes, value: bytes) -> None:
        """Keep something; it is written with others, at the latest when the store is closed."""
        if len(value) <= _MOST_VALUE:
            self._waiting[kind, key] = zlib.compress(value, 1)
            if len(self._waiting) >= _WAITING:
                self.flush()

    def flush(self) -> None:
        """Write what waits to be written."""
        if self._database is None or not (self._waiting or self._used):
            return
        rows = [(*at, _summed(*at, value), self._today) for at, value in self._waiting.items()]
        used = [(self._today, *at) for at in self._used]
        self._waiting.clear()
        self._used.clear()
        try:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", rows)
            self._database.executemany("UPDATE result SET used = ? WHERE kind = ? AND key = ?", used)
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Write what waits, make room where there is too much, and close the file."""
        self.flush()
        if self._database is not None:
            try:
                self._trim(self._database)
            except sqlite3.Error as error:
                self._give_up(error)
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _trim(self, database: sqlite3.Connection) -> None:
        """Drop what was not used for the longest time until the file is well below its bound."""
        size = self._file.stat().st_size
        if size <= self._most:
            return
        excess = size - self._most * 3 // 4
        rows = database.execute("SELECT kind, key, length(value) FROM result ORDER BY used, kind, key")
        dropped = []
        for kind, key, length in rows:
            if excess <= 0:
                break
            dropped.append((kind, key))
            excess -= length + len(key) + 16
        database.execute("BEGIN IMMEDIATE")
        database.executemany("DELETE FROM result WHERE kind = ? AND key = ?", dropped)
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _give_up(self, error: sqlite3.Error) -> None:
        """Keep nothing more in this run; a file that is spoilt goes, so that the next one begins anew."""
        database, self._database = self._database, None
        if database is not None:
            with suppress(sqlite3.Error):
                database.close()
        if not isinstance(error, sqlite3.OperationalError):
            self._remove()

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(f"{self._file}{suffix}")  # noqa: PTH108 - three names beside one another


def _summed(kind: str, key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_SUM, key=_name(kind, key)).digest() + value


def _checked(kind: str, key: bytes, found: object) -> bytes | None:
    """What was put under a key, or None where the file holds something else there."""
    if not isinstance(found, bytes) or _summed(kind, key, found[_SUM:]) != found:
        return None
    return found[_SUM:]


def _unpacked(packed: bytes | None) -> bytes | None:
    """What was packed, within the bound for what is kept."""
    if packed is None:
        return None
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(packed, _MOST_VALUE)
    except zlib.error:
        return None
    return found if unpacking.eof else None


def _name(kind: str, key: bytes) -> bytes:
    return hashlib.sha256(kind.encode() + b"\0" + key).digest()
