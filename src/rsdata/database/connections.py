"""Opening databases: a built one to read it, a new one to fill it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rsdata.console.interrupts import stopping
from rsdata.database import schema
from rsdata.errors import InputError, no_database

# Where a statement has the path of a file: for the bytes that os.fsencode gives, which need not be UTF-8.
PATH = "cast(? as text)"

# What a database that is thrown away on failure needs not pay for, and the memory for its pages: 16 MB.
SCRATCH = ("journal_mode = off", "synchronous = off", "cache_size = -16000")

# Tables that every version of the schema has.
OLDEST = frozenset(["sources", "posts", "quotes", "people"])

# Steps of SQLite after which Python gets its turn, in which it takes an interrupt: some milliseconds.
STEPS = 500_000


def new_database(path: Path) -> sqlite3.Connection:
    """A connection to a new database, which is worth nothing unless it is finished."""
    connection = sqlite3.connect(path)
    for pragma in (*SCRATCH, f"user_version = {schema.VERSION}"):  # the last is the first to write
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def open_database(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a database that rsdata built; InputError where there is none."""
    if not path.is_file():
        raise no_database(path)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("select name from sqlite_master")}
            require_version(path, connection, tables)
            with interruptible(connection):
                yield connection
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # what SQLite quotes may be no text
        raise InputError(path, f"cannot be read as a database ({error}): build it again") from None


def require_version(path: Path, connection: sqlite3.Connection, tables: Collection[str]) -> None:
    """Raises InputError for a database without our tables, and for one of another version of the schema.
    ``tables`` are the names of those it has."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    missing = sorted({table.name for table in schema.TABLES} - set(tables))
    if version != schema.VERSION and set(tables) >= OLDEST:
        raise InputError(path, f"{of_another_version(version)}: build it again with 'rsdata build'")
    if missing:
        raise InputError(path, f"was not built by rsdata: it has no table {missing[0]!r}")


def of_another_version(version: int) -> str:
    """What is wrong with a database that has this version of the schema."""
    return f"was built by another version of rsdata (schema {version}, not {schema.VERSION})"


@contextmanager
def interruptible(connection: sqlite3.Connection) -> Iterator[None]:
    """Lets a signal end a long statement too: SQLite gives Python a turn every so many steps, and what is
    raised there ends the statement."""
    connection.set_progress_handler(lambda: None, STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if str(error) == "interrupted":
            raise stopping() from None
        raise
