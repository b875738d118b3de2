"""A cap on the size of one value and of one answer, so that no query can fill the server's memory.

Datasette limits the time of a query and the number of rows, but not their size: one call of ``zeroblob``
makes half a gigabyte at no cost in time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any
from weakref import ref

import datasette.utils.sqlite

from rsdata.plugin.hooks import hookimpl

# The SQLite that Datasette uses: pysqlite3 where that is installed.
sqlite3: Any = datasette.utils.sqlite.sqlite3

MEGABYTE = 1_000_000
# A value: twice the longest coverage, and never less than this.
LEAST_VALUE = 2 * MEGABYTE
# An answer, that is all rows of one query: this many such values.
VALUES_AN_ANSWER = 16

WIDTH = re.compile(
    r"%[-+ 0#,!]*(?:(?P<width>\d{4,}|\*)|\d{0,3}\.(?P<precision>\d{4,}|\*))"
)  # '%9999d', '%*d'


@hookimpl
def prepare_connection(conn: Any) -> None:
    largest = _largest_source(conn)
    if largest is None:
        return
    limit = max(LEAST_VALUE, 2 * largest)
    if hasattr(conn, "setlimit"):
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limit)
    else:
        guard_functions(conn, limit)
    conn.row_factory = weighing(limit * VALUES_AN_ANSWER, conn.row_factory or sqlite3.Row)


def _largest_source(conn: Any) -> int | None:
    """Bytes of the longest coverage in the database; None if it is not one that rsdata built."""
    try:
        found = conn.execute("select max(bytes), (select char_start from posts limit 1) from sources")
        return int(found.fetchone()[0] or 0)
    except (sqlite3.Error, TypeError, ValueError):
        return None


def weighing(limit: int, make: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """A row factory that stops a query whose rows together pass ``limit`` bytes (characters, for text)."""
    current: Callable[[], Any] = lambda: None  # noqa: E731
    total = 0

    def row(cursor: Any, values: tuple[Any, ...]) -> Any:
        nonlocal current, total
        if current() is not cursor:
            current, total = ref(cursor), 0
        for value in values:
            if isinstance(value, (str, bytes)):
                total += len(value)
        if total > limit:
            raise sqlite3.OperationalError(f"the answer is larger than {limit:,} bytes: ask for less")
        return make(cursor, values)

    return row


def guard_functions(conn: Any, limit: int) -> None:
    """For Python 3.10, which cannot set SQLite's own limit: functions that make giant values refuse to."""
    plain = sqlite3.connect(":memory:", check_same_thread=False)

    def guarded(name: str, size: Callable[..., int], arguments: int) -> None:
        call = f"select {name}({', '.join('?' * arguments)})"

        def function(*values: Any) -> Any:
            if any(value is None for value in values) and name != "printf" and name != "format":
                return plain.execute(call, values).fetchone()[0]
            if size(*values) > limit:
                raise ValueError(f"{name}: the value is too large")
            return plain.execute(call, values).fetchone()[0]

        conn.create_function(name, arguments, function, deterministic=name != "randomblob")

    guarded("zeroblob", _number, 1)
    guarded("randomblob", _number, 1)
    guarded("hex", lambda value: 2 * len(_text(value)), 1)
    guarded("quote", lambda value: 2 * len(_text(value)), 1)
    guarded("replace", _replaced, 3)
    for name in ("printf", "format"):
        for arguments in range(1, 9):
            guarded(name, _formatted, arguments)


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _text(value: Any) -> str | bytes:
    return value if isinstance(value, (str, bytes)) else str(value)


def _replaced(text: Any, old: Any, new: Any) -> int:
    return len(str(text)) + str(text).count(str(old)) * len(str(new)) if old else 0


def _formatted(template: Any, *values: Any) -> int:
    """At least the size of what printf makes; a width of more than three digits counts as too large."""
    if WIDTH.search(str(template)):
        return sys.maxsize
    return len(str(template)) * 1000 + sum(2 * len(_text(value)) for value in values)
