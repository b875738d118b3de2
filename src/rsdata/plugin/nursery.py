"""Processes that answer queries, and the process that makes them.

A query in SQLite can be stopped between two steps of SQLite's machine, never within one; and a single call of
``printf`` or ``glob`` can take minutes. A process can be stopped anywhere. So each query has the kernel's
alarm clock set for the process that runs it: where Datasette's time limit has not ended it by then, the
process ends, and another takes its place.

    server ── fork ──> nursery ── fork ──> worker, worker, …

The nursery is forked when the server starts. It has one thread, opens the database once and does nothing but
fork, so that a new worker is there in a few milliseconds, with the file that the server was started with
(whatever stands at its path by then), its schema, and the functions of all plugins. A database that may
change is opened by each worker: SQLite does not want its locks to be inherited; where a file is immutable
there are none.

The processes need no telling when the server ends, however that ends: a worker that waits, and the nursery,
read the end of their socket; one that is at work has its alarm clock.
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import pickle
import signal
import socket
import struct
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import datasette.utils.sqlite
from datasette.utils import sqlite_timelimit

from rsdata.plugin import limits
from rsdata.plugin.allowed import authorize
from rsdata.plugin.limits import Limits

try:
    import resource
except ImportError:  # Windows, where there is no fork either
    resource = None  # type: ignore[assignment]

sqlite3: Any = datasette.utils.sqlite.sqlite3

# Seconds that Datasette's own time limit is given to act first.
GRACE = 0.25
# Bytes: what is asked of SQLite to see whether there is more, and where looking for what it holds begins.
PROBE, MOST_HELD = 1 << 16, 1 << 36
# Seconds for a worker to begin.
BEGIN = 5.0
# Bytes of address space besides SQLite's memory: this much, and so many times the answer.
SPACE, ANSWERS = 200 * limits.MEGABYTE, 6
# Bytes of a temporary file: what a sort writes in a second.
LARGEST_FILE = 1 << 30

LENGTH = struct.Struct(">Q")
# A request is a pickled (sql, parameters, rows at the most or None, seconds).
# An answer is its length and then, marshalled, a tuple: (seconds it took, True, names of the columns or None,
# rows, whether there are more), or (seconds, False, name of the exception, what it says).


def start(datasette: Any, db: Any) -> tuple[int, socket.socket]:
    """A nursery for one database: its process id, and the socket on which it takes orders."""
    ours, theirs = socket.socketpair()
    with warnings.catch_warnings():
        # Python 3.12 warns of other threads: they are idle when a server starts.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid:
        theirs.close()
        ours.settimeout(BEGIN)
        return pid, ours
    _never_return(lambda: _nurse(datasette, db, theirs))
    raise AssertionError("not reached")


def _never_return(work: Callable[[], None]) -> None:
    """Does the work of a forked process and ends it, without what the server would do at its end."""
    try:
        work()
        os._exit(0)
    except BaseException as fault:
        with contextlib.suppress(Exception):
            print(f"rsdata: a process for queries ended: {fault!r}", file=sys.stderr, flush=True)
        os._exit(1)


def _nurse(datasette: Any, db: Any, orders: socket.socket) -> None:
    """Forks a worker for each socket that comes in, until the server has ended. A worker leaves the loop."""
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(one, signal.SIG_IGN)  # the server's to answer; and who has ended is not kept
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _let_go(orders.fileno())
    gc.disable()
    gc.freeze()  # what the collector never looks at stays shared memory
    held = held_memory()
    opened = None if db.is_mutable else _open(datasette, db, held)
    while True:
        word, fds, _, _ = socket.recv_fds(orders, 1, 1)
        if not word:
            return
        channel = socket.socket(fileno=fds[0])
        if not os.fork():
            break
        channel.close()
    orders.close()
    gc.enable()
    _work(*(opened or _open(datasette, db, held)), channel)


def _let_go(kept: int) -> None:
    """Lets go of all files and sockets of the server, of its input and output too. Their numbers stay taken,
    so that no object of the server's can close what is opened later."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in [int(one.name) for one in Path("/dev/fd").iterdir()]:
        if fd not in (kept, nothing, 2):
            os.dup2(nothing, fd)


def held_memory() -> int:
    """Bytes that SQLite holds in this process, at most a tenth too many; 0 where that is not found.

    A fork begins with what the server's connections hold, and SQLite counts that as its own. SQL cannot ask
    how much that is: so a process that ends with this lowers SQLite's limit, which cannot be raised again,
    until nothing more is to be had."""
    reading, writing = os.pipe()
    if not os.fork():
        _never_return(lambda: _tell_held(writing))
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        return LENGTH.unpack(told.read() or bytes(8))[0]  # type: ignore[no-any-return]


def _tell_held(writing: int) -> None:
    conn, least, limit = sqlite3.connect(":memory:"), 0, MOST_HELD
    with contextlib.suppress(sqlite3.Error, MemoryError):
        while limit > PROBE:
            conn.execute(f"pragma hard_heap_limit = {limit}").fetchone()
            conn.execute(f"select length(zeroblob({PROBE}))").fetchone()
            least, limit = limit, limit * 10 // 11
    os.write(writing, LENGTH.pack(least))


def _open(datasette: Any, db: Any, held: int) -> tuple[Any, Limits]:
    """A connection as Datasette and its plugins prepare it, for a reader's SQL."""
    conn = db.connect()
    datasette._prepare_connection(conn, db.name)
    found = limits.limits_of(conn, datasette.setting("max_returned_rows"))
    assert found is not None, "only for databases that rsdata built"
    limits.bound_memory(conn, found, held)
    conn.row_factory = None
    authorize(conn)
    return conn, found


def _work(conn: Any, within: Limits, channel: socket.socket) -> None:
    """Answers one request after the other, until the server closes the socket."""
    _bound(within)
    stream = channel.makefile("rwb")
    stream.write(LENGTH.pack(os.getpid()))
    stream.flush()
    while True:
        try:
            sql, parameters, most, seconds = pickle.load(stream)
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)
        began = time.monotonic()
        try:
            told = _answer(conn, within, sql, parameters, most, seconds)
            answer = marshal.dumps((time.monotonic() - began, *told), 2)
        except MemoryError:
            answer = marshal.dumps((seconds, False, "MemoryError", limits.TOO_MUCH), 2)
        signal.setitimer(signal.ITIMER_REAL, 0)
        stream.write(LENGTH.pack(len(answer)) + answer)
        stream.flush()


def _answer(
    conn: Any, within: Limits, sql: str, parameters: Any, most: int | None, seconds: float
) -> tuple[Any, ...]:
    cursor = conn.cursor()
    try:
        with sqlite_timelimit(conn, seconds * 1000):
            cursor.execute(sql, parameters)
            rows = limits.fetched(cursor, None if most is None else most + 1, within)
            names = [column[0] for column in cursor.description] if cursor.description else None
    except Exception as fault:
        # What is neither SQLite's nor for want of memory is a value that SQLite does not take, or a second
        # statement (a warning in Python 3.10).
        known = isinstance(fault, (sqlite3.Error, MemoryError))
        return False, type(fault).__name__ if known else "ProgrammingError", str(fault)
    finally:
        cursor.close()
    return True, names, rows[:most], len(rows) > len(rows[:most])


def _bound(within: Limits) -> None:
    """Limits that the kernel keeps: no dump of memory, no giant file, so much address space."""
    space = 0
    with contextlib.suppress(OSError):  # elsewhere than on Linux, SQLite's own limit of memory is all
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        space = pages * resource.getpagesize() + SPACE + within.memory + ANSWERS * within.answer
    wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: LARGEST_FILE}
    if space:
        wanted[resource.RLIMIT_AS] = space
    for which, limit in wanted.items():
        now, most = resource.getrlimit(which)
        least = min(x for x in (limit, now, most) if x != resource.RLIM_INFINITY)
        resource.setrlimit(which, (least, most))
