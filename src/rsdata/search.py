"""The full-text indexes, filled so that their bytes depend on the content alone.

FTS5 keeps new terms in memory and writes a segment when it thinks it holds enough; how much that is differs
between SQLite versions, and with it the numbering of the segments. Here it never decides: rows go in by
batches cut by the length of their text, and each batch is written by a commit of ours.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database

from rsdata.schema import TOKENIZER, Table

# Code points of text to a batch: some 20 MB of memory.
BATCH = 1_000_000

# What FTS5 may hold in memory before it writes of itself: more than any batch needs.
UNLIMITED = 1 << 30


def create_search(connection: sqlite3.Connection, table: Table) -> None:
    """Makes the index of a table that is still empty."""
    database = Database(connection, execute_plugins=False)
    database.table(table.name).enable_fts(table.search, tokenize=TOKENIZER)


def fill_search(connection: sqlite3.Connection, table: Table) -> None:
    """Puts all rows of the table into its index, which must be empty."""
    index = f"{table.name}_fts"
    columns = ", ".join(f'"{column}"' for column in table.search)
    length = " + ".join(f"""length(coalesce("{column}", ''))""" for column in table.search)
    batches = connection.execute(
        f"""
        select min(row), max(row) from (
          select rowid as row, sum({length}) over (order by rowid) / {BATCH} as batch from "{table.name}"
        ) group by batch order by batch
        """
    ).fetchall()
    connection.commit()
    connection.execute(f"insert into {index}({index}, rank) values ('hashsize', {UNLIMITED})")
    for first, last in batches:
        connection.execute(
            f'insert into {index}(rowid, {columns}) select rowid, {columns} from "{table.name}"'
            " where rowid between ? and ? order by rowid",
            (first, last),
        )
        connection.commit()
    connection.execute(f"insert into {index}({index}) values ('optimize')")
    connection.execute(f"delete from {index}_config where k = 'hashsize'")
    connection.commit()
