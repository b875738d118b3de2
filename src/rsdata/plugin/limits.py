"""Caps on what one query may cost besides time and rows, which Datasette limits itself: the size of a value
and of an answer, memory, and work that is done inside one step of SQLite.

Datasette looks at the clock between steps. So one call of ``zeroblob`` makes half a gigabyte, and one
``like`` of a long text with a long pattern takes minutes, before it looks again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import ref

import datasette.handle_exception
import datasette.utils.sqlite
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response
from datasette.views.base import DatasetteError

from rsdata.plugin import databases, functions, watchdog
from rsdata.plugin.hooks import hookimpl

# The SQLite that Datasette uses: pysqlite3 where that is installed.
sqlite3: Any = datasette.utils.sqlite.sqlite3

MEGABYTE = 1_000_000
# A value: a quarter more than the longest coverage, and never less than this. It is as large as it must be:
# a full-text search reads its terms in quadratic time.
LEAST_VALUE = MEGABYTE // 2
# An answer, that is all rows of one query: this many such values, and never less than this. One with more
# columns than a table has may hold no more cells than a table of as many rows as Datasette allows: a page of
# empty cells takes long to write as well.
VALUES_AN_ANSWER = 16
LEAST_ANSWER = 32 * MEGABYTE
CELLS_A_ROW = 40
# SQLite's memory in the whole process: this many of the largest values, and never less than 128 MB. A sort
# of any size takes 2 MB and a file; what needs more is json_group_array over all there is, or a query whose
# parts refer to each other so that SQLite copies it exponentially often before it begins.
VALUES_IN_MEMORY = 32
LEAST_MEMORY = 128 * MEGABYTE
# A LIKE compares each character of the pattern with each of the text: about 400 million a second.
COMPARISONS = 400 * MEGABYTE
SHORTEST_PATTERN = 50
# Columns of an answer, and depth of an expression: no table or query here has a tenth of it.
COLUMNS = 250
DEPTH = 250

TOO_MUCH = "The query needs more memory than this server gives: ask for less."
TOO_LONG = "The query took too long."


@hookimpl
def prepare_connection(conn: Any, datasette: Any) -> None:
    largest = _largest_source(conn)
    if largest is None:
        return
    limit = max(LEAST_VALUE, largest * 5 // 4)
    answer = max(LEAST_ANSWER, VALUES_AN_ANSWER * limit)
    cells = CELLS_A_ROW * datasette.setting("max_returned_rows")
    functions.guard(conn, sqlite3, limit)
    if hasattr(conn, "setlimit"):
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limit)
        conn.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, max(COMPARISONS // limit, SHORTEST_PATTERN))
        conn.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, COLUMNS)
        conn.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, DEPTH)
        conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    else:
        functions.guard_sizes(conn, sqlite3, limit)
    conn.execute(f"pragma hard_heap_limit = {max(LEAST_MEMORY, VALUES_IN_MEMORY * limit)}")
    conn.row_factory = weighing(answer, cells, conn.row_factory or sqlite3.Row)
    watchdog.knows(conn)


def print_no_locals() -> None:
    """Where rich is installed, Datasette prints the traceback and all variables of every error, be it a page
    that is not there: anybody could fill the log with them, it takes a second, and is itself an error where a
    variable cannot be printed."""
    datasette.handle_exception.rich = None


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """What is the fault of the request is answered with 400, not 500."""
    if isinstance(exception, MemoryError):
        return _refusal(request, TOO_MUCH)
    if isinstance(exception, QueryInterrupted):  # in a CSV; elsewhere Datasette has a page for it
        return _refusal(request, TOO_LONG)
    if request.args.get("_through") and isinstance(exception, (KeyError, TypeError, ValueError)):
        return _refusal(request, "This _through= is not understood.")
    if isinstance(exception, DatasetteError) and exception.status == 500 and databases.any_known(datasette):
        exception.status = 400  # 'Cannot sort table by …' in Datasette 0.65, which then writes the answer
    return None


def _refusal(request: Any, reason: str) -> Response:
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": reason, "status": 400, "title": None}, status=400)
    return Response.text(reason, status=400)


def _largest_source(conn: Any) -> int | None:
    """Bytes of the longest coverage in the database; None if it is not one that rsdata built."""
    try:
        found = conn.execute("select max(bytes), (select char_start from posts limit 1) from sources")
        return int(found.fetchone()[0] or 0)
    except (sqlite3.Error, TypeError, ValueError):
        return None


def weighing(limit: int, most: int, make: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """A row factory that stops a query whose rows together pass ``limit`` bytes (characters, for text) or
    ``most`` cells."""
    current: Callable[[], Any] = lambda: None  # noqa: E731
    total = cells = 0

    def row(cursor: Any, values: tuple[Any, ...]) -> Any:
        nonlocal current, total, cells
        if current() is not cursor:
            current, total, cells = ref(cursor), 0, 0
        cells += len(values) if len(values) > CELLS_A_ROW else 0
        for value in values:
            if isinstance(value, (str, bytes)):
                total += len(value)
        if total > limit:
            raise sqlite3.OperationalError(f"the answer is larger than {limit:,} bytes: ask for less")
        if cells > most > 0:
            raise sqlite3.OperationalError(f"the answer has more than {most:,} cells: ask for less")
        return make(cursor, values)

    return row
