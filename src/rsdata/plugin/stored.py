"""The file behind a database: its bytes for who downloads it, and the version of the data in it.

The file is opened when the database is first seen and stays open as long as it is served. So it is the one
that Datasette reads from, whatever a build puts in its place meanwhile. (It stays open for another reason
too: to close it takes the locks that SQLite holds on it.)
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, Final
from weakref import finalize

from rsdata.database.digest import digest
from rsdata.plugin import told
from rsdata.plugin.databases import Answers, Served

CHUNK: Final = 1 << 18
# A digest takes seven milliseconds a megabyte: that of a file up to this size is waited for.
SMALL: Final = 10_000_000
# Where the header of a database file has the count of its changes, and whether it is written through a log.
CHANGES: Final = slice(24, 28)
FORMATS: Final = slice(18, 20)
LOGGED: Final = 2


class Stored:
    """The open file of one database."""

    def __init__(self, one: Served) -> None:
        path = Path(one.db.path)
        self.name = path.name
        self._one = one
        self._file = path.open("rb", buffering=0)
        finalize(self, self._file.close)
        uri = f"{path.absolute().as_uri()}?{'mode=ro' if one.db.is_mutable else 'immutable=1'}"
        # One to digest it, one to keep others from writing.
        self._digested, self._kept = (
            sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None) for _ in range(2)
        )
        for connection in (self._digested, self._kept):
            finalize(self, connection.close)
            connection.execute("pragma cache_size = 10")  # each page is read once
            connection.execute("select 1 from sqlite_master").fetchall()  # opens the file
        self._lock = threading.Lock()
        self._copying = threading.Lock()
        self._copies: dict[bytes, IO[bytes]] = {}
        self._digests: dict[bytes, str] = {}
        self._digesting: threading.Thread | None = None

    def _read(self, file: IO[bytes], at: int, size: int) -> bytes:
        with self._lock:
            file.seek(at)
            return file.read(size)

    @property
    def _header(self) -> bytes:
        return self._read(self._file, 0, 100)

    def state(self) -> bytes:
        """What changes with every change of the file."""
        return self._header[CHANGES] if self._one.db.is_mutable else b""

    def version(self) -> bytes | None:
        """What changes with every change of the data that Datasette reads; None where the file does not tell:
        a part of it may be in a log, or another file be in its place."""
        header = self._header
        if LOGGED in header[FORMATS]:
            return None
        try:
            is_there = os.path.samestat(Path(self._one.db.path).stat(), os.fstat(self._file.fileno()))
        except OSError:
            return None
        return header[CHANGES] if is_there else None

    def is_logged(self) -> bool:
        """Whether a part of the data may stand in another file, so that this one is not all."""
        return LOGGED in self._header[FORMATS]

    def digest(self) -> str | None:
        """The digest of the data; None as long as it is not known, and for what cannot be read."""
        state = self.state()
        if state not in self._digests and (self._digesting is None or not self._digesting.is_alive()):
            if os.fstat(self._file.fileno()).st_size <= SMALL:
                self._find_digest(state)
            else:
                self._digesting = threading.Thread(target=self._find_digest, args=(state,), daemon=True)
                self._digesting.start()
        return self._digests.get(state) or None

    def _find_digest(self, state: bytes) -> None:
        try:
            self._digests[state] = digest(self._digested)
        except (sqlite3.Error, UnicodeDecodeError):
            self._digests[state] = ""

    async def whole(self) -> IO[bytes]:
        """All of it as it is at one moment: the file, or a copy of one that may be written to."""
        return await asyncio.to_thread(self._copy) if self._one.db.is_mutable else self._file

    def _copy(self) -> IO[bytes]:
        """A copy, made while SQLite lets nobody write; the last one as long as nothing has changed."""
        with self._copying:
            self._kept.execute("begin")
            try:
                self._kept.execute("select 1 from sqlite_master").fetchall()
                state = self.state()
                if state not in self._copies:
                    copy = tempfile.TemporaryFile()  # noqa: SIM115 (gone with its last reader)
                    with self._lock:
                        self._file.seek(0)
                        shutil.copyfileobj(self._file, copy, CHUNK)
                    self._copies = {state: copy}
                return self._copies[state]
            finally:
                self._kept.execute("rollback")

    def etag(self, file: IO[bytes]) -> str:
        """What tells a file that ``whole`` gave from every other that was or will be at its address."""
        if self._one.db.hash:
            return f'"{self._one.db.hash}"'
        found = os.fstat(file.fileno())
        changes = self._read(file, 0, 100)[CHANGES].hex()
        return f'"{changes}-{found.st_size:x}-{found.st_ino:x}-{found.st_mtime_ns:x}"'

    async def chunks(self, file: IO[bytes], part: range) -> AsyncIterator[bytes]:
        """A part of a file that ``whole`` gave, piece by piece."""
        for at in range(part.start, part.stop, CHUNK):
            yield await asyncio.to_thread(self._read, file, at, min(CHUNK, part.stop - at))


def stored(one: Served) -> Stored | None:
    """The file of a database; None for one in memory, and one whose file cannot be opened."""
    found: Stored | None = one.db.__dict__.get("_rsdata_stored")
    if found is None and one.db.path and not one.db.is_memory:
        try:
            found = one.db.__dict__["_rsdata_stored"] = Stored(one)
        except (OSError, sqlite3.Error):
            return None
        one.db.__dict__["_rsdata_answers"] = Answers(found.version)
    return found


def data_version(one: Served) -> dict[str, str] | None:
    """What the data of a database are called: the version, where it is the published data set, and the
    digest. None where that is not known, or not yet."""
    file = stored(one)
    found = file.digest() if file is not None else None
    if found is None:
        return None
    return {"version": told.version_of(one, found), "digest": found}
