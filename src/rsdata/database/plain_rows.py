"""Rows as SQLite gives them: tuples, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Row = tuple[Any, ...]


class RowCount:
    """Counts rows as they go by, on their way to what takes all of them at once."""

    rows = 0

    def of(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.rows += 1
            yield row
