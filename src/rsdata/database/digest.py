"""A SHA-256 over the content of a database, the same whatever SQLite or Python wrote it.

For each ordinary table in order of its name (search indexes and views are left out, they repeat the
content): one line ``table:column,column,...``, then one line for each row in order of its id, its values
joined by commas:

    null      n
    integer   i and the number in decimal
    real      r and the number as C's %.11e prints it
    text      t and its UTF-8 bytes in upper-case hex

Lines end in a line feed; the digest is that of all lines together.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from rsdata.database.connections import open_database

TABLES = """select name, strict from pragma_table_list
 where schema = 'main' and type = 'table' and name not like 'sqlite!_%' escape '!' order by name"""
COLUMNS = """select name, type, "notnull" from pragma_table_info(?) order by cid"""

# A value by its type: what printf makes of it.
PRINTED = {"TEXT": ("t%s", "hex({c})"), "INTEGER": ("i%d", "{c}"), "REAL": ("r%.11e", "{c}")}
NULLABLE = "case when {c} is null then 'n' else printf('{form}', {value}) end"

# Where the table does not say which type it is.
ANY = """case typeof({c}) when 'null' then 'n' when 'integer' then 'i' || {c}
 when 'real' then printf('r%.11e', {c}) else 't' || hex({c}) end"""

# Lines that are digested together.
AT_ONCE = 50

# The last column of a table that holds whole pages: of a page of 50 MB, a line made at once takes 600.
LONG = ("sources", "text", "TEXT", 1)
LONG_AT_ONCE = 1 << 16  # bytes


def digest(connection: sqlite3.Connection) -> str:
    """The digest of an open database as 64 hex digits."""
    sha = hashlib.sha256()
    for table, strict in connection.execute(TABLES).fetchall():
        columns = connection.execute(COLUMNS, (table,)).fetchall()
        sha.update(f"{table}:{','.join(name for name, *_ in columns)}\n".encode())
        printed = [_printed(name, kind, required, strict) for name, kind, required in columns]
        if strict and (table, *columns[-1]) == LONG:
            before = f'{_line(printed[:-1])}, cast("text" as blob)'
            for line, text in connection.execute(f'select {before} from "{table}" order by "id"'):
                sha.update(f"{line},t".encode())
                for at in range(0, len(text), LONG_AT_ONCE):
                    sha.update(text[at : at + LONG_AT_ONCE].hex().upper().encode())
                sha.update(b"\n")
            continue
        lines = connection.execute(f'select {_line(printed)} from "{table}" order by "id"')
        while some := lines.fetchmany(AT_ONCE):
            sha.update("".join([f"{line}\n" for (line,) in some]).encode())
    return sha.hexdigest()


def _line(printed: Sequence[tuple[str, str]]) -> str:
    """What makes a line of columns. One printf for all: || would copy the line once for each value."""
    forms, values = zip(*printed, strict=True)
    return f"printf('{','.join(forms)}', {', '.join(values)})"


def _printed(name: str, kind: str, required: int, strict: int) -> tuple[str, str]:
    """How printf shows a column: its part of the form, and the value that goes there. A column of a strict
    table holds its own type or null, and need not be asked row by row."""
    c = f'"{name}"'
    if not strict or kind not in PRINTED:
        return "%s", ANY.format(c=c)
    form, value = PRINTED[kind]
    value = value.format(c=c)
    return (form, value) if required else ("%s", NULLABLE.format(c=c, form=form, value=value))


def digest_of_file(path: Path) -> str:
    """The digest of a database file. Raises InputError where it is none that rsdata built."""
    with open_database(path) as connection:
        return digest(connection)


def sha256_of_file(path: Path) -> str:
    """The SHA-256 of the bytes of a file, read a portion at a time."""
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while data := file.read(1 << 16):
            sha.update(data)
    return sha.hexdigest()
