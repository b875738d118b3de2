"""Rows of two databases, walked side by side in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rsdata.database.plain_rows import Row
from rsdata.database.schema import Table


def rows_by_id(table: Table) -> tuple[tuple[str, ...], str]:
    """The columns of a table, the id first, and the query that gives its rows with these, in their order."""
    names = ("id", *(name for name in table.column_names if name != "id"))
    columns = ", ".join(f'"{name}"' for name in names)
    return names, f'select {columns} from "{table.name}" order by "id"'


def unlike(
    ours: Iterable[Row], fresh: Iterable[Row], keys: int = 1
) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows that are not the same in value and type, with what stands for them in the other: None where
    nothing does. Both come in order of their first ``keys`` values, which are not null."""
    left, right = iter(ours), iter(fresh)
    mine, other = next(left, None), next(right, None)
    while mine is not None or other is not None:
        if other is None or (mine is not None and mine[:keys] < other[:keys]):
            yield mine, None
            mine = next(left, None)
        elif mine is None or other[:keys] < mine[:keys]:
            yield None, other
            other = next(right, None)
        else:
            if mine != other or list(map(type, mine)) != list(map(type, other)):
                yield mine, other
            mine, other = next(left, None), next(right, None)


def unlike_values(names: Iterable[str], mine: Row, other: Row) -> Iterator[tuple[str, Any, Any]]:
    """The columns in which two rows are not the same in value and type, with both values."""
    for name, one, two in zip(names, mine, other, strict=True):
        if one != two or type(one) is not type(two):
            yield name, one, two
