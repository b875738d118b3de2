"""Caps on what one query may cost besides time, which is the part of ``apart``: the size of a value and of an
answer, and memory.
"""

from __future__ import annotations

import json
import marshal
import os
import signal
import sys
from dataclasses import dataclass
from itertools import islice
from typing import Any

import datasette.handle_exception
import datasette.utils.sqlite
from datasette.database import QueryInterrupted
from datasette.utils.asgi import BadRequest, Response
from datasette.views.base import DatasetteError

from rsdata.plugin import databases, error_pages
from rsdata.plugin.hooks import hookimpl

# The SQLite that Datasette uses: pysqlite3 where that is installed.
sqlite3: Any = datasette.utils.sqlite.sqlite3

# Whether queries can run in processes of their own: there is a fork, and a clock that ends a process.
# Datasette Lite runs where both are missing.
PROCESSES = hasattr(os, "fork") and hasattr(signal, "setitimer") and sys.platform != "emscripten"

MEGABYTE = 1_000_000
# A value: a quarter more than the longest coverage, and never less than this.
LEAST_VALUE = MEGABYTE // 2
# An answer, that is all rows of one query: this many such values, and never less than this. One with more
# columns than a table has may hold no more cells than a table of as many rows as Datasette allows: a page of
# empty cells takes long to write as well.
VALUES_AN_ANSWER = 16
LEAST_ANSWER = 32 * MEGABYTE
CELLS_A_ROW = 25
# A row of so many bytes is weighed as it will be written.
PLAIN_ROW = 10_000
# SQLite's memory in a process: this many of the largest values, and never less than 64 MB. A sort of any size
# takes 2 MB and a file, unless SQLite was compiled to keep temporary tables in memory, as in pysqlite3's
# wheels; what needs more is json_group_array over all there is, or a query whose parts refer to each other so
# that SQLite copies it exponentially often before it begins.
VALUES_IN_MEMORY = 32
LEAST_MEMORY = 64 * MEGABYTE
# Columns of an answer, and depth of an expression: no table or query here has a tenth of it.
COLUMNS = 250
DEPTH = 250

TOO_MUCH = "The query needs more memory than this server gives: ask for less."
TOO_LONG = "The query took too long."


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of a value, of an answer and of SQLite's memory; cells of an answer that is wide."""

    value: int
    answer: int
    memory: int
    cells: int


def limits_of(conn: Any, rows: int) -> Limits | None:
    """The limits that suit a database of which answers have so many rows at the most; None if rsdata did not
    build it."""
    largest = _largest_source(conn)
    if largest is None:
        return None
    value = max(LEAST_VALUE, largest * 5 // 4)
    return Limits(
        value=value,
        answer=max(LEAST_ANSWER, VALUES_AN_ANSWER * value),
        memory=max(LEAST_MEMORY, VALUES_IN_MEMORY * value),
        cells=CELLS_A_ROW * rows,
    )


@hookimpl
def prepare_connection(conn: Any, datasette: Any) -> None:
    limits = limits_of(conn, datasette.setting("max_returned_rows"))
    if limits is None:
        return
    if hasattr(conn, "setlimit"):  # Python 3.10 and pysqlite3 have the limit of memory only
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.value)
        conn.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, COLUMNS)
        conn.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, DEPTH)
        conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    if not PROCESSES:
        bound_memory(conn, limits)


def bound_memory(conn: Any, limits: Limits, held: int = 0) -> None:
    """Bounds SQLite's memory in this process, for good: it cannot be raised again. ``held``: the bytes that a
    process has from the one that it was forked from."""
    conn.execute(f"pragma hard_heap_limit = {held + limits.memory}")


def fetched(cursor: Any, most: int | None, limits: Limits) -> list[tuple[Any, ...]]:
    """The first rows of an answer, as plain tuples; OperationalError where they are too much to send."""
    rows = []
    size = cells = 0
    for row in islice(cursor, most):
        weight = len(marshal.dumps(row, 2))
        if weight >= PLAIN_ROW:
            # SQLite refuses such values itself where it can be told the limit.
            if any(len(value) > limits.value for value in row if isinstance(value, (str, bytes))):
                raise sqlite3.OperationalError(f"a value is larger than {limits.value:,}: ask for less")
            # As JSON, which makes six characters of one that is none to print.
            weight = len(json.dumps(row, default=bytes.hex))
        size += weight
        cells += len(row) if len(row) > CELLS_A_ROW else 0
        if size > limits.answer:
            raise sqlite3.OperationalError(f"the answer is larger than {limits.answer:,} bytes: ask for less")
        if cells > limits.cells > 0:
            raise sqlite3.OperationalError(f"the answer has more than {limits.cells:,} cells: ask for less")
        rows.append(row)
    return rows


def print_no_locals() -> None:
    """Where rich is installed, Datasette prints the traceback and all variables of every error, be it a page
    that is not there: anybody could fill the log with them, it takes a second, and is itself an error where a
    variable cannot be printed."""
    datasette.handle_exception.rich = None


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """What is the fault of the request is answered with 400, not 500."""
    if isinstance(exception, MemoryError):
        return _refusal(datasette, request, TOO_MUCH)
    if isinstance(exception, QueryInterrupted):  # in a CSV; elsewhere Datasette has a page for it
        return _refusal(datasette, request, TOO_LONG)
    if request.args.get("_through") and isinstance(exception, (KeyError, TypeError, ValueError)):
        return _refusal(datasette, request, "This _through= is not understood.")
    if isinstance(exception, DatasetteError) and exception.status == 500 and databases.any_known(datasette):
        exception.status = 400  # 'Cannot sort table by …' in Datasette 0.65, which then writes the answer
    return error_pages.page_of(datasette, request, exception)


def _refusal(datasette: Any, request: Any, reason: str) -> Any:
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": reason, "status": 400, "title": None}, status=400)
    return error_pages.page_of(datasette, request, BadRequest(reason)) or Response.text(reason, status=400)


def _largest_source(conn: Any) -> int | None:
    """Bytes of the longest coverage in the database; None if it is not one that rsdata built."""
    try:
        found = conn.execute("select max(bytes), (select char_start from posts limit 1) from sources")
        return int(found.fetchone()[0] or 0)
    except (sqlite3.Error, TypeError, ValueError):
        return None
