"""Rows into a table, several with one statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache
from typing import Any

# Rows to a statement, the most first. SQLite and Python begin and end each with work of their own, which is
# half of all for short rows; the rest of the rows is soon used up by halves.
AT_ONCE = (256, 128, 64, 32, 16, 8, 4, 2, 1)


class Insertion:
    """Inserts rows. Those that are too few for a statement wait for more, or for ``flush``."""

    def __init__(self, connection: sqlite3.Connection, into: str, width: int) -> None:
        """``into`` is what SQL has there, a table, with its columns where not all are given; ``width`` how
        many values a row has."""
        self._connection, self._into, self._width = connection, into, width
        self._waiting: list[Any] = []

    def add(self, values: Iterable[Any]) -> None:
        """Rows whose values stand one after the other."""
        self._waiting += values
        self._insert(AT_ONCE[:1])

    def flush(self) -> None:
        """Inserts those that wait."""
        self._insert(AT_ONCE)

    def _insert(self, portions: Iterable[int]) -> None:
        done = 0
        for rows in portions:
            step = rows * self._width
            while done + step <= len(self._waiting):
                sql = f"INSERT INTO {self._into} VALUES {_marks(rows, self._width)}"
                self._connection.execute(sql, self._waiting[done : done + step])
                done += step
        del self._waiting[:done]


@cache
def _marks(rows: int, width: int) -> str:
    return ", ".join([f"({', '.join('?' * width)})"] * rows)
