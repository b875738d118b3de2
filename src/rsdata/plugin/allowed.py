"""What a reader's SQL may name: an authorizer that lets through what is listed, and nothing else.

Tables of the database are let through, and so are the virtual tables and functions that a plugin or an
extension of this server has added. Of what SQLite brings along by itself, virtual tables are let through by
name: ``sqlite_stmt`` shows the statements of other readers, ``pragma_database_list`` the path of the file,
``dbstat`` reads all of it. Functions that SQLite itself marks as not for SQL of unknown origin are not let
through.
"""

from __future__ import annotations

from typing import Any

import datasette.utils.sqlite

sqlite3: Any = datasette.utils.sqlite.sqlite3

# What tells about the schema and the build of SQLite: the names of pragmas that read, without database_list.
TELLING = frozenset((
    "compile_options", "foreign_key_list", "function_list", "index_info", "index_list", "index_xinfo",
    "max_page_count", "page_count", "page_size", "schema_version", "table_info", "table_list", "table_xinfo",
))  # fmt: skip
# Datasette asks for the first by itself, full-text search for the second. Readers cannot write a pragma.
PRAGMAS = TELLING | {"database_list", "data_version"}
VIRTUAL = frozenset({f"pragma_{name}" for name in TELLING}) | {
    "generate_series",
    "json_each",
    "json_tree",
    "jsonb_each",
    "jsonb_tree",
}
# Functions of full-text search, which do not count as SQLite's own.
SEARCHING = frozenset({"bm25", "highlight", "match", "snippet"})

DIRECTONLY = 0x80000  # SQLITE_DIRECTONLY, in pragma_function_list
FUNCTIONS = "select lower(name), builtin, flags from pragma_function_list"
MODULES = "select lower(name) from pragma_module_list"


def authorize(conn: Any) -> None:
    """Sets the authorizer of a connection that is prepared for queries."""
    bare = sqlite3.connect(":memory:")
    own = {name for (name,) in bare.execute(MODULES)}
    listed = bare.execute(FUNCTIONS).fetchall()
    bare.close()
    added = {name for name, _, _ in conn.execute(FUNCTIONS)} - {name for name, _, _ in listed}
    functions = added | SEARCHING | {name for name, own, flags in listed if own and not flags & DIRECTONLY}

    def is_open(table: str) -> bool:
        """A table of the database, the name of a common table expression, or a virtual table that is
        listed."""
        return table in VIRTUAL or not (table in own or table.startswith("pragma_"))

    def authorizer(action: int, first: Any, second: Any, *_: Any) -> int:
        if action == sqlite3.SQLITE_READ:
            allowed = is_open(first.lower())
        elif action == sqlite3.SQLITE_FUNCTION:
            allowed = second.lower() in functions
        elif action == sqlite3.SQLITE_PRAGMA:
            allowed = first.lower() in PRAGMAS
        elif action == sqlite3.SQLITE_UPDATE:
            # SQLite's own way of describing a virtual table to itself; a real change of this table is refused
            # by SQLite.
            allowed = first == "sqlite_master"
        else:
            allowed = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE)
        return int(sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY)

    conn.set_authorizer(authorizer)
