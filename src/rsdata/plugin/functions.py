"""SQL functions that would do too much at one call refuse to: what they cost is known from their arguments.

Within limits they answer as SQLite's own, which they call.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

# Steps of work that take SQLite about a third of a second.
COMPARED_BLOCKWISE = 10_000_000_000  # instr and replace compare blocks of memory
COMPARED_ONE_BY_ONE = 100_000_000

WIDTH = re.compile(
    r"%[-+ 0#,!]*(?:(?P<width>\d{4,}|\*)|\d{0,3}\.(?P<precision>\d{4,}|\*))"
)  # '%9999d', '%*d'
# Width and precision of each '%' of a template: '%5.1f' has 5 and 1.
SIZES = re.compile(r"%[-+ 0#,!]*(\d{0,20})(?:\.(\d{0,20}))?")


def guard(conn: Any, sqlite3: Any, limit: int) -> None:
    """Functions whose work is the product of two sizes, and one that is a door into the process."""
    plain = sqlite3.connect(":memory:", check_same_thread=False)
    if hasattr(plain, "setlimit"):
        plain.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limit)
    there = {(name, count) for name, count in plain.execute("select name, narg from pragma_function_list")}
    for name, arguments, budget in (
        ("instr", 2, COMPARED_BLOCKWISE),
        ("replace", 3, COMPARED_BLOCKWISE),
        ("json_patch", 2, COMPARED_BLOCKWISE),
        ("jsonb_patch", 2, COMPARED_BLOCKWISE),
        ("trim", 2, COMPARED_ONE_BY_ONE),
        ("ltrim", 2, COMPARED_ONE_BY_ONE),
        ("rtrim", 2, COMPARED_ONE_BY_ONE),
    ):
        if (name, arguments) in there:
            _replace(conn, plain, name, _product, arguments, budget)
    # '%.2000000000c' runs as often as it says before it finds that the value is too large.
    for name in ("printf", "format"):
        if (name, -1) in there:
            _replace(conn, plain, name, _widest, -1, limit)
    # It tells, and with a second argument sets, an address in the memory of the process.
    for arguments in (1, 2):
        _replace(conn, plain, "fts3_tokenizer", lambda *_: sys.maxsize, arguments, 0)


def guard_sizes(conn: Any, sqlite3: Any, limit: int) -> None:
    """For Python 3.10, which cannot set SQLite's own limit: functions that make giant values refuse to."""
    plain = sqlite3.connect(":memory:", check_same_thread=False)
    _replace(conn, plain, "zeroblob", _number, 1, limit)
    _replace(conn, plain, "randomblob", _number, 1, limit, deterministic=False)
    _replace(conn, plain, "hex", lambda value: 2 * len(_text(value)), 1, limit)
    _replace(conn, plain, "quote", lambda value: 2 * len(_text(value)), 1, limit)
    _replace(conn, plain, "replace", _replaced, 3, limit)
    for name in ("printf", "format"):
        for arguments in range(1, 9):
            _replace(conn, plain, name, _formatted, arguments, limit)


def _replace(
    conn: Any,
    plain: Any,
    name: str,
    cost: Callable[..., int],
    arguments: int,
    limit: int,
    deterministic: bool = True,
) -> None:
    """Replaces a function of so many arguments, or (-1) of any number, by one that looks at them first."""

    def function(*values: Any) -> Any:
        if cost(*values) > limit:
            raise ValueError(f"{name}: the value is too large")
        marks = ", ".join("?" * len(values))
        return plain.execute(f"select {name}({marks})", values).fetchone()[0]

    conn.create_function(name, arguments, function, deterministic=deterministic)


def _product(text: Any, other: Any, *_: Any) -> int:
    return len(_text(text)) * len(_text(other))


def _widest(template: Any = "", *values: Any) -> int:
    """The largest width or precision in a template; '*' takes it from an argument."""
    widths = [int(size) for sizes in SIZES.findall(str(template)) for size in sizes if size]
    if "*" in str(template):
        widths += [abs(_number(value)) for value in values]
    return max(widths, default=0)


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _text(value: Any) -> str | bytes:
    return value if isinstance(value, (str, bytes)) else str(value)


def _replaced(text: Any, old: Any, new: Any) -> int:
    if text is None or old is None or new is None or not old:
        return 0
    size = len(str(text)) + str(text).count(str(old)) * len(str(new))
    return sys.maxsize if _product(text, old) > COMPARED_BLOCKWISE else size


def _formatted(template: Any, *values: Any) -> int:
    """At least the size of what printf makes; a width of more than three digits counts as too large."""
    if WIDTH.search(str(template)):
        return sys.maxsize
    return len(str(template)) * 1000 + sum(2 * len(_text(value)) for value in values)
