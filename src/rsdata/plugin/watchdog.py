"""Interrupts a query when its time is up, and not only when Datasette next looks at the clock.

Datasette looks every thousand steps of SQLite's machine. A thousand steps are 0.1 ms as a rule, and minutes
where each row makes a value of a megabyte. SQLite itself looks at each row whether it has been interrupted.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import datasette.utils.sqlite

sqlite3: Any = datasette.utils.sqlite.sqlite3

TICK = 0.05
# What Datasette's own limit is given to act first, in seconds.
GRACE = 0.1

_here = threading.local()
_condition = threading.Condition()
_running: dict[int, tuple[float, list[Any]]] = {}  # by thread: when its time is up, and its connections
_watching = False


def knows(conn: Any) -> None:
    """Says that the connection is used by the thread that calls this, and by no other."""
    if hasattr(_here, "connections"):
        _here.connections.append(conn)


class Watched(ThreadPoolExecutor):
    """An executor whose tasks are interrupted in SQLite when they have run for too long."""

    def __init__(self, workers: int, seconds: float) -> None:
        super().__init__(max_workers=workers, thread_name_prefix="rsdata")
        self.workers = workers
        self.seconds = seconds + GRACE

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return super().submit(self._run, fn, args, kwargs)

    def _run(self, fn: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        if not hasattr(_here, "connections"):
            _here.connections = []
        thread = threading.get_ident()
        with _condition:
            _running[thread] = (time.monotonic() + self.seconds, _here.connections)
            if len(_running) == 1:
                _condition.notify()
        try:
            return fn(*args, **kwargs)
        finally:
            with _condition:
                del _running[thread]


def watch(datasette: Any) -> None:
    """Makes this Datasette run its queries under the watchdog."""
    global _watching
    if type(datasette.executor) is not ThreadPoolExecutor:  # none, or somebody else's
        return
    datasette.executor.shutdown(wait=False)
    datasette.executor = Watched(
        datasette.setting("num_sql_threads"), datasette.setting("sql_time_limit_ms") / 1000
    )
    with _condition:
        if not _watching:
            _watching = True
            threading.Thread(target=_watch, name="rsdata-watchdog", daemon=True).start()


def _watch() -> None:
    while True:
        with _condition:
            while not _running:
                _condition.wait()
            now = time.monotonic()
            for ends, connections in _running.values():
                if now > ends:
                    for conn in connections:
                        with suppress(sqlite3.ProgrammingError):  # closed meanwhile
                            conn.interrupt()
        time.sleep(TICK)
