"""Work on a second connection, beside what goes on: SQLite lets go of Python while a statement runs, so that
two processors are busy where there are two. Ctrl-C is the main thread's to see.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from rsdata.console.interrupts import interrupts_held

# Seconds between two tries to end a statement.
SOON = 0.02

Outcome = TypeVar("Outcome")


class Aside(Generic[Outcome]):
    """Work that runs in a thread of its own, once it is started."""

    def __init__(self, connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Outcome]) -> None:
        """``connection`` is the work's alone until it is over, and was opened for any thread."""
        self._connection = connection
        self._work = work
        self._found: list[Outcome | BaseException] = []
        self._thread = Thread(target=self._run)

    def start(self) -> None:
        """Begins the work. Not done where it is made, so that somebody holds it who can end it. MemoryError
        where there is no room for a thread."""
        try:
            with interrupts_held():  # the thread inherits it
                self._thread.start()
        except RuntimeError as error:
            raise MemoryError(str(error)) from None

    def result(self) -> Outcome:
        """What the work returns, once it has been started and is over. Raises what it raised."""
        self._thread.join()
        (outcome,) = self._found
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def end(self) -> None:
        """Ends the work, whatever it is at, and waits until it is over; nothing where it is already."""
        while self._thread.is_alive():
            self._connection.interrupt()
            self._thread.join(SOON)

    def _run(self) -> None:
        try:
            self._found.append(self._work(self._connection))
        except BaseException as error:  # raised again where the result is asked for
            self._found.append(error)
        del self._work  # with all that it holds
