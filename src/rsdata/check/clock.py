"""How long a check may take: a database may be made so that a query of it never ends."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rsdata.interrupts import stopping

# Seconds for each check, and for each megabyte of the database: hundreds of times what a sound one needs.
SECONDS = 30.0
SECONDS_PER_MEGABYTE = 2.0

# Steps of SQLite after which the clock is looked at, and Python takes an interrupt: some milliseconds.
STEPS = 100_000


class OverdueError(Exception):
    """A check has taken longer than a sound database could make it take."""


class Clock:
    """Measures one check after the other."""

    def __init__(self, size: int) -> None:
        """``size`` of the database in bytes."""
        self.seconds = SECONDS + SECONDS_PER_MEGABYTE * size / 1_000_000
        self._end = math.inf

    @property
    def overdue(self) -> bool:
        return time.monotonic() > self._end

    def watch(self, connection: sqlite3.Connection) -> None:
        """Has the statements of a connection end when time is up, and when Python is interrupted."""
        connection.set_progress_handler(lambda: self.overdue, STEPS)

    def look(self) -> None:
        """Raises OverdueError when time is up."""
        if self.overdue:
            raise OverdueError

    @contextmanager
    def running(self) -> Iterator[None]:
        """Gives the block its time. Raises OverdueError where a watched statement was ended for that."""
        self._end = time.monotonic() + self.seconds
        try:
            yield
        except sqlite3.OperationalError as error:
            self.look()
            if str(error) == "interrupted":  # what Python raised meanwhile was lost in SQLite
                raise stopping() from None
            raise
        finally:
            self._end = math.inf

    @contextmanager
    def standing(self) -> Iterator[None]:
        """The time of the block does not count."""
        begun = time.monotonic()
        try:
            yield
        finally:
            self._end += time.monotonic() - begun
