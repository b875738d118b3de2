"""The full-text indexes, made beside all else, and filled so that their bytes depend on the content alone.

FTS5 keeps new terms in memory and writes a segment when it thinks it holds enough; how much that is differs
between SQLite versions, and with it the numbering of the segments. Here it never decides: rows go in by
batches cut by the length of their text, and each batch is written by a commit of ours.
"""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any

from rsdata.database import schema
from rsdata.database.connections import PATH, new_database
from rsdata.database.insertion import Insertion
from rsdata.database.schema import Table
from rsdata.database.second_connection import Aside

# Code points of text to a batch: some 20 MB of memory.
BATCH = 1_000_000

# Rows that are read at a time.
PORTION = 1_000

# Batches that may be waiting to be filled in.
WAITING = 4

# What FTS5 may hold in memory before it writes of itself: more than any batch needs.
UNLIMITED = 1 << 30

# Segments of one level that are merged into one of the next. Merging of its own accord is off: all is merged
# in the end, and until then only what must be, so that there are never more segments than FTS5 can number.
AT_ONCE = 200

SETTINGS = {"hashsize": UNLIMITED, "automerge": 0, "crisismerge": AT_ONCE}

# Where FTS5 keeps an index: tables beside the virtual one.
PARTS = ("data", "idx", "docsize")


class Search:
    """The tables that have an index, with it, in a file of their own until they are whole. Threads fill in
    one batch after the other while the next ones come together, and only so many are ever waiting."""

    def __init__(self, path: Path) -> None:
        """``path`` is where the file will be. To be entered before anything is added."""
        self._path = path
        self._connection = new_database(path)
        self._batches = {table.name: _Batch(table) for table in schema.TABLES if table.search}
        self._works = deque([Aside(self._connection, _begin)])

    def __enter__(self) -> Search:
        self._works[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for work in self._works:
            work.end()
        self._connection.close()

    def add(self, table: Table, values: list[Any]) -> None:
        """The next rows of a table, whose values stand one after the other."""
        for fill in self._batches[table.name].add(values):
            self._next(fill)

    def take_from(self, connection: sqlite3.Connection) -> None:
        """Takes the rows of a database for its own, numbers them anew, and gives them back."""
        for table in schema.TABLES:
            if table.search:
                rows = connection.execute(f'select * from "{table.name}" order by rowid')
                while some := rows.fetchmany(PORTION):
                    self.add(table, list(chain.from_iterable(some)))
        self.copy_tables_into(connection)

    def copy_tables_into(self, connection: sqlite3.Connection) -> None:
        """When no more rows come: puts the tables into a database whose own are empty. The indexes are then
        made one piece each."""
        for batch in self._batches.values():
            self._next(batch.taken())
        self._copy(connection, self._batches)
        self._next(self._optimise)

    def copy_indexes_into(self, connection: sqlite3.Connection) -> None:
        """Puts the indexes into the same database."""
        self._copy(connection, [f"{name}_fts_{part}" for name in self._batches for part in PARTS])

    def _next(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Has the work done when all before is. Its thread waits for that, not this one."""
        before = self._works[-1]

        def in_turn(connection: sqlite3.Connection) -> None:
            before.result()
            work(connection)

        self._works.append(Aside(self._connection, in_turn))
        self._works[-1].start()
        if len(self._works) > WAITING:
            self._works.popleft().result()

    def _optimise(self, connection: sqlite3.Connection) -> None:
        for name in self._batches:
            connection.execute(f"insert into {name}_fts({name}_fts) values ('optimize')")
            connection.commit()

    def _copy(self, connection: sqlite3.Connection, tables: Iterable[str]) -> None:
        self._works[-1].result()
        connection.commit()
        connection.execute(f"ATTACH {PATH} AS search", (os.fsencode(self._path),))
        for table in tables:
            connection.execute(f"delete from main.{table}")  # an index that is empty has rows that say so
            connection.execute(f"insert into main.{table} select * from search.{table}")
        connection.commit()
        connection.execute("DETACH search")


def _begin(connection: sqlite3.Connection) -> None:
    for table in schema.TABLES:
        if table.search:
            connection.execute(table.ddl)
            connection.execute(table.search_ddl)
            index = f"{table.name}_fts"
            for setting, value in SETTINGS.items():
                connection.execute(f"insert into {index}({index}, rank) values (?, ?)", (setting, value))
    connection.commit()


class _Batch:
    """Rows of a table that go into its index together."""

    def __init__(self, table: Table) -> None:
        """``table`` is empty, and its rows are numbered from 1 as they come."""
        self._table = table
        self._width = len(table.columns)
        self._at = [table.column_names.index(column) for column in table.search]
        self._rows = self._length = 0
        self._values: list[Any] = []

    def add(self, values: list[Any]) -> Iterator[Callable[[sqlite3.Connection], None]]:
        """Takes the next rows. Gives what fills in a batch, whenever there are enough for one."""
        texts = [values[at :: self._width] for at in self._at]
        length = sum(sum(map(len, filter(None, column))) for column in texts)
        if self._length + length < BATCH:  # as for nearly every page
            self._length += length
            self._values += values
            return
        begin = 0
        for number, row in enumerate(zip(*texts, strict=True), 1):
            self._length += sum(map(len, filter(None, row)))
            if self._length >= BATCH:
                end = number * self._width
                self._values += values[begin:end]
                begin = end
                yield self.taken()
        self._values += values[begin:]

    def taken(self) -> Callable[[sqlite3.Connection], None]:
        """What fills in the rows that are there; the batch begins anew."""
        name, columns = self._table.name, ", ".join(f'"{column}"' for column in self._table.search)
        values, before = self._values, self._rows
        self._rows += len(values) // self._width
        self._values, self._length = [], 0

        def fill(connection: sqlite3.Connection) -> None:
            rows = Insertion(connection, f'"{name}"', self._width)
            rows.add(values)
            rows.flush()
            # All in one statement, between two of which FTS5 might write a segment of its own.
            connection.execute(
                f'insert into {name}_fts(rowid, {columns}) select rowid, {columns} from "{name}"'
                " where rowid > ? order by rowid",
                (before,),
            )
            connection.commit()

        return fill
