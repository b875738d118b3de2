"""The full-text indexes, filled so that their bytes depend on the content alone.

FTS5 keeps new terms in memory and writes a segment when it thinks it holds enough; how much that is differs
between SQLite versions, and with it the numbering of the segments. Here it never decides: rows go in by
batches cut by the length of their text, and each batch is written by a commit of ours.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from rsdata.database.schema import Table

# Code points of text to a batch: some 20 MB of memory.
BATCH = 1_000_000

# What FTS5 may hold in memory before it writes of itself: more than any batch needs.
UNLIMITED = 1 << 30

# Segments of one level that are merged into one of the next. Merging of its own accord is off: all is merged
# in the end, and until then only what must be, so that there are never more segments than FTS5 can number.
AT_ONCE = 200

SETTINGS = {"hashsize": UNLIMITED, "automerge": 0, "crisismerge": AT_ONCE}


def fill_index(connection: sqlite3.Connection, table: Table) -> None:
    """Fills the index of a table, whose rows are numbered from 1 without a gap, and makes it one piece."""
    index, columns = f"{table.name}_fts", ", ".join(f'"{column}"' for column in table.search)
    for setting, value in SETTINGS.items():
        connection.execute(f"insert into {index}({index}, rank) values (?, ?)", (setting, value))
    for batch in list(_batches(connection, table)):
        # All in one statement, between two of which FTS5 might write a segment of its own.
        connection.execute(
            f'insert into {index}(rowid, {columns}) select rowid, {columns} from "{table.name}"'
            " where rowid between ? and ? order by rowid",
            batch,
        )
        connection.commit()
    connection.execute(f"insert into {index}({index}) values ('optimize')")
    connection.execute(
        f"delete from {index}_config where k in ({', '.join('?' * len(SETTINGS))})", [*SETTINGS]
    )
    connection.commit()


def _batches(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[int, int]]:
    """The first and the last row of each batch."""
    length = " + ".join(f'coalesce(length("{column}"), 0)' for column in table.search)
    first, last, filled = 1, 0, 0
    for last, characters in connection.execute(f'select rowid, {length} from "{table.name}" order by rowid'):
        filled += characters
        if filled >= BATCH:
            yield first, last
            first, filled = last + 1, 0
    if first <= last:
        yield first, last


def number_anew(connection: sqlite3.Connection, table: Table) -> None:
    """Numbers the rows of a table from 1 without a gap: they stay so when the file is written anew."""
    connection.execute(f'create temp table again as select * from "{table.name}" order by rowid')
    connection.execute(f'delete from "{table.name}"')
    connection.execute(f'insert into "{table.name}" select * from again order by rowid')
    connection.execute("drop table again")
