"""What a build says of what it built, found while the rest of the file is made.

All rows are written by then and nothing changes them any more, so a second connection reads them while the
first makes the indexes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from rsdata import schema
from rsdata.aside import Aside
from rsdata.digest import digest


class Report(NamedTuple):
    """What was built: rows by table, the digest of the content, and the sources, each with its SHA-256."""

    rows: dict[str, int]
    digest: str
    sources: list[tuple[str, str]]


@contextmanager
def reported(path: Path) -> Iterator[Callable[[], Report]]:
    """Begins to read the database, whose tables are committed; in the block its indexes may be written, and
    nothing else. What it gives waits for the report, and raises what went wrong.

    SQLite is told that the file never changes, and takes no lock. That is true of what is read here: in one
    transaction, begun before the block, the parts of the file that hold the rows of tables.
    AssertionError where a row refers to nothing.
    """
    address = f"{path.absolute().as_uri()}?immutable=1"
    with closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as connection:
        connection.execute("BEGIN")
        connection.execute("select count(*) from sqlite_master").fetchone()
        reading = Aside(connection, _report)
        try:
            reading.start()
            yield reading.result
        finally:
            reading.end()


def _report(connection: sqlite3.Connection) -> Report:
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(5)
    if orphans:
        raise AssertionError(f"rows that refer to nothing: {orphans}")
    rows = {
        table.name: connection.execute(f'select count(*) from "{table.name}"').fetchone()[0]
        for table in schema.TABLES
    }
    sources = connection.execute("select id, sha256 from sources").fetchall()
    return Report(rows, digest(connection), sources)
