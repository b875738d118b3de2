"""The full-text indexes, filled so that their bytes depend on the content alone.

FTS5 keeps new terms in memory and writes a segment when it thinks it holds enough; how much that is differs
between SQLite versions, and with it the numbering of the segments. Here it never decides: rows go in by
batches cut by the length of their text, and each batch is written by a commit of ours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

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


class Batches:
    """Which rows of a table go into its index together, found while they are written."""

    def __init__(self, table: Table) -> None:
        """``table`` is empty, and its rows are numbered from 1 as they come."""
        self._at = [table.column_names.index(column) for column in table.search]
        self._length = self._rows = 0
        self._last: list[int] = []

    def add(self, rows: Iterable[Row]) -> None:
        """The next rows of the table."""
        for row in rows:
            self._rows += 1
            for at in self._at:
                self._length += len(row[at] or "")
            if self._length >= BATCH:
                self._last.append(self._rows)
                self._length = 0

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """First and last row of each."""
        first = 1
        for last in (*self._last, self._rows):
            if first <= last:
                yield first, last
            first = last + 1


def create_search(connection: sqlite3.Connection, table: Table) -> None:
    """Makes the index of a table that is still empty."""
    database = Database(connection, execute_plugins=False)
    database.table(table.name).enable_fts(table.search, tokenize=TOKENIZER)


def fill_search(connection: sqlite3.Connection, table: Table, batches: Iterable[tuple[int, int]]) -> None:
    """Puts all rows of the table into its index, which must be empty."""
    index = f"{table.name}_fts"
    columns = ", ".join(f'"{column}"' for column in table.search)
    connection.commit()
    for setting, value in SETTINGS.items():
        connection.execute(f"insert into {index}({index}, rank) values (?, ?)", (setting, value))
    for first, last in batches:
        connection.execute(
            f'insert into {index}(rowid, {columns}) select rowid, {columns} from "{table.name}"'
            " where rowid between ? and ? order by rowid",
            (first, last),
        )
        connection.commit()
    connection.execute(f"insert into {index}({index}) values ('optimize')")
    connection.executemany(f"delete from {index}_config where k = ?", ((setting,) for setting in SETTINGS))
    connection.commit()
