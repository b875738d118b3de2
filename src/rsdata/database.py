"""Opening a built database to read it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rsdata import schema
from rsdata.errors import InputError


@contextmanager
def open_database(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a database that rsdata built; InputError where there is none."""
    if not path.is_file():
        raise InputError(path, "is not a database file: build one with 'rsdata build', or name another")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("select name from sqlite_master")}
            missing = sorted({table.name for table in schema.TABLES} - tables)
            if missing:
                raise InputError(path, f"was not built by rsdata: it has no table {missing[0]!r}")
            yield connection
    except sqlite3.DatabaseError as error:
        raise InputError(path, f"cannot be read as a database ({error}): build it again") from None
