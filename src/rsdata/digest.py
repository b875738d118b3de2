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
from pathlib import Path

from rsdata.database import open_database

TABLES = """select name from pragma_table_list
 where schema = 'main' and type = 'table' and name not like 'sqlite!_%' escape '!' order by name"""
COLUMNS = "select name from pragma_table_info(?) order by cid"
VALUE = """case typeof({c}) when 'null' then 'n' when 'integer' then 'i' || {c}
 when 'real' then 'r' || printf('%.11e', {c}) else 't' || hex({c}) end"""


def digest(connection: sqlite3.Connection) -> str:
    """The digest of an open database as 64 hex digits."""
    sha = hashlib.sha256()
    for (table,) in connection.execute(TABLES).fetchall():
        columns = [name for (name,) in connection.execute(COLUMNS, (table,))]
        sha.update(f"{table}:{','.join(columns)}\n".encode())
        values = " || ',' || ".join(VALUE.format(c=f'"{column}"') for column in columns)
        for (row,) in connection.execute(f'select {values} from "{table}" order by "id"'):
            sha.update(f"{row}\n".encode())
    return sha.hexdigest()


def digest_of_file(path: Path) -> str:
    """The digest of a database file. Raises InputError where it is none that rsdata built."""
    with open_database(path) as connection:
        return digest(connection)
