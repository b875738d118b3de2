"""Rows into a table, several with one statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

# Rows to a statement. SQLite and Python begin and end each with work of their own, half of all where rows are
# short; more rows than these gain nothing.
AT_ONCE = 30


class Insertion:
    """Inserts rows. Those that are too few for a statement wait for more, or for ``flush``."""

    def __init__(self, connection: sqlite3.Connection, into: str, width: int) -> None:
        """``into`` is what SQL has there, a table, with its columns where not all are given; ``width`` how
        many values a row has."""
        row = f"({', '.join('?' * width)})"
        self._connection, self._width = connection, width
        self._one = f"INSERT INTO {into} VALUES {row}"
        self._several = f"INSERT INTO {into} VALUES {', '.join([row] * AT_ONCE)}"
        self._waiting: list[Any] = []

    def add(self, values: Iterable[Any]) -> None:
        """Rows whose values stand one after the other."""
        self._waiting += values
        step = self._width * AT_ONCE
        whole = len(self._waiting) - len(self._waiting) % step
        for at in range(0, whole, step):
            self._connection.execute(self._several, self._waiting[at : at + step])
        del self._waiting[:whole]

    def flush(self) -> None:
        """Inserts those that wait."""
        rest = [self._waiting[at : at + self._width] for at in range(0, len(self._waiting), self._width)]
        self._connection.executemany(self._one, rest)
        self._waiting = []
