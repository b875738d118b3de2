"""The full-text indexes, made beside the tables, and filled so that their bytes depend on the content alone.

FTS5 keeps new terms in memory and writes a segment when it thinks it holds enough; how much that is differs
between SQLite versions, and with it the numbering of the segments. Here it never decides: rows go in by
batches cut by the length of their text, and each batch is written by a commit of ours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlite_utils import Database

from rsdata import schema
from rsdata.aside import Aside
from rsdata.database import new_database
from rsdata.insertion import Insertion
from rsdata.rows import Row
from rsdata.schema import TOKENIZER, Table

# Code points of text to a batch: some 20 MB of memory.
BATCH = 1_000_000

# What FTS5 may hold in memory before it writes of itself: more than any batch needs.
UNLIMITED = 1 << 30

# Segments of one level that are merged into one of the next. Merging of its own accord is off: all is merged
# in the end, and until then only what must be, so that there are never more segments than FTS5 can number.
AT_ONCE = 200

SETTINGS = {"hashsize": UNLIMITED, "automerge": 0, "crisismerge": AT_ONCE}

# Where FTS5 keeps an index: tables beside the virtual one.
PARTS = ("data", "idx", "docsize")


def create_search(connection: sqlite3.Connection, table: Table) -> None:
    """Makes the index of a table that is still empty."""
    database = Database(connection, execute_plugins=False)
    database.table(table.name).enable_fts(table.search, tokenize=TOKENIZER)


class Search:
    """The indexes of all tables, in a file of their own until they are whole. A thread fills them with one
    batch while the next one comes together, and no more are ever waiting."""

    def __init__(self, path: Path) -> None:
        """``path`` is where the file will be. To be entered before anything is added."""
        self._path = path
        self._connection = new_database(path)
        self._batches = {table.name: _Batch(table) for table in schema.TABLES if table.search}
        self._filling = Aside(self._connection, _begin)

    def __enter__(self) -> Search:
        self._filling.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._filling.end()
        self._connection.close()

    def add(self, rows: Mapping[str, Iterable[Row]]) -> None:
        """The next rows of each table, by its name."""
        for name, batch in self._batches.items():
            for row in rows.get(name, ()):
                if batch.add(row):
                    self._next(batch.taken())

    def complete(self) -> None:
        """No more rows come: the rest is filled in, and what was written in pieces becomes one."""
        rests = [batch.taken() for batch in self._batches.values()]

        def rest(connection: sqlite3.Connection) -> None:
            for fill in rests:
                fill(connection)
            for name in self._batches:
                connection.execute(f"insert into {name}_fts({name}_fts) values ('optimize')")
                connection.commit()

        self._next(rest)

    def copy_into(self, connection: sqlite3.Connection) -> None:
        """Waits for the indexes, and puts them into a database whose own are empty."""
        self._filling.result()
        connection.commit()
        connection.execute("ATTACH ? AS search", (str(self._path),))
        for name in self._batches:
            for part in PARTS:
                connection.execute(f"delete from main.{name}_fts_{part}")
                connection.execute(
                    f"insert into main.{name}_fts_{part} select * from search.{name}_fts_{part}"
                )
        connection.commit()
        connection.execute("DETACH search")

    def _next(self, work: Callable[[sqlite3.Connection], None]) -> None:
        self._filling.result()
        self._filling = Aside(self._connection, work)
        self._filling.start()


def _begin(connection: sqlite3.Connection) -> None:
    for table in schema.TABLES:
        if table.search:
            connection.execute(table.ddl)
            create_search(connection, table)
            index = f"{table.name}_fts"
            connection.execute(f"create table {table.name}_rows (id integer primary key, {_columns(table)})")
            for setting, value in SETTINGS.items():
                connection.execute(f"insert into {index}({index}, rank) values (?, ?)", (setting, value))
    connection.commit()


class _Batch:
    """Rows of a table that go into its index together."""

    def __init__(self, table: Table) -> None:
        """``table`` is empty, and its rows are numbered from 1 as they come."""
        self._table = table
        self._at = [table.column_names.index(column) for column in table.search]
        self._rows = self._length = 0
        self._values: list[Any] = []

    def add(self, row: Row) -> bool:
        """Takes the next row of the table; whether there are enough then."""
        self._rows += 1
        self._values.append(self._rows)
        for at in self._at:
            self._values.append(row[at])
            self._length += len(row[at] or "")
        return self._length >= BATCH

    def taken(self) -> Callable[[sqlite3.Connection], None]:
        """What fills the rows into the index; the batch begins anew."""
        values, self._values, self._length = self._values, [], 0

        def fill(connection: sqlite3.Connection) -> None:
            # All in one statement, between two of which FTS5 might write a segment of its own.
            name = self._table.name
            connection.execute("BEGIN")
            rows = Insertion(connection, f"{name}_rows", 1 + len(self._at))
            rows.add(values)
            rows.flush()
            connection.execute(
                f"insert into {name}_fts(rowid, {_columns(self._table)}) select * from {name}_rows"
            )
            connection.execute(f"delete from {name}_rows")
            connection.commit()

        return fill


def _columns(table: Table) -> str:
    return ", ".join(f'"{column}"' for column in table.search)
