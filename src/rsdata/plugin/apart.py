"""Queries of readers are answered by processes of their own, which can be ended: see ``nursery``.

Everything that Datasette and its pages ask a database that rsdata built goes this way, since a reader has a
hand in nearly all of it: SQL, ``_where=``, filters, facets, sorting, a search. No SQL is looked at to tell
what it may cost.

So many queries as Datasette has threads for SQL run at a time in their first tenth of a second. One that
takes longer makes room for the next, and runs on among as many long ones; where there are too many of these,
the first of them is ended once it has had half of its time. So nobody waits for somebody else's long query.
And all queries of one request together may take so long as two may.
"""

from __future__ import annotations

import asyncio
import contextlib
import marshal
import os
import pickle
import re
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary, finalize, ref

import datasette.utils.sqlite
from datasette.database import Database, QueryInterrupted, Results
from datasette.tracer import trace

from rsdata.plugin import databases, limits, nursery

sqlite3: Any = datasette.utils.sqlite.sqlite3

# What Datasette asks before each page: not worth a process where the data have not changed.
EACH_PAGE = "PRAGMA schema_version"
# Seconds after which a query is a long one.
QUICK = 0.1
# All queries of a request together may take so many times what one may.
QUERIES_A_REQUEST = 2
CHUNK = 1 << 16

Request = tuple[str, Any, "int | None", float]  # SQL, parameters, rows at the most, seconds


@dataclass(slots=True)
class Spent:
    """Seconds that the queries of a request have taken so far. None are counted once the answer has begun: a
    table is streamed in many queries."""

    seconds: float = 0.0
    counted: bool = True


_spent: ContextVar[Spent | None] = ContextVar("rsdata_spent", default=None)


@contextlib.contextmanager
def counted() -> Iterator[Spent]:
    """Counts the queries of one request together."""
    spent = Spent()
    token = _spent.set(spent)
    try:
        yield spent
    finally:
        _spent.reset(token)


def count(seconds: float) -> None:
    spent = _spent.get()
    if spent is not None:
        spent.seconds += seconds


class LostError(Exception):
    """The process ended before it had answered."""


@dataclass(slots=True, eq=False)
class Worker:
    """A process that answers one query at a time: when that began, how long it may take, and the turn it has
    until it takes long."""

    channel: socket.socket
    pid: int
    began: float = 0.0
    seconds: float = 0.0
    turn: asyncio.Semaphore | None = None
    timer: asyncio.TimerHandle | None = None
    at_work: bool = False
    ended: bool = False

    async def ask(self, request: bytes) -> bytes:
        """The answer to a request; LostError where there is none."""
        loop = asyncio.get_running_loop()
        self.at_work = True
        try:
            await loop.sock_sendall(self.channel, request)
            parts = [await loop.sock_recv(self.channel, CHUNK)]
            self.at_work = False
            # It begins with its length, which is written in one piece with what follows.
            (length,) = nursery.LENGTH.unpack_from(parts[0])
            missing = nursery.LENGTH.size + length - len(parts[0])
            while missing:
                part = await loop.sock_recv(self.channel, min(missing, CHUNK * 16))
                if not part:
                    raise LostError
                parts.append(part)
                missing -= len(part)
        except (OSError, struct.error):
            raise LostError from None
        return b"".join(parts)

    def is_at_work(self) -> bool:
        """Whether its answer is not there yet: a loop that was busy elsewhere comes late to read it."""
        if not self.at_work or self.ended:
            return False
        try:
            self.channel.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            pass
        return False

    def end(self) -> None:
        """Ends the process, whatever it does; who waits for its answer learns that there is none."""
        if not self.ended:
            self.ended = True
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        self.end()
        self.channel.close()


@dataclass(slots=True)
class Pool:
    """The processes that answer queries of one database."""

    datasette: ref[Any]
    db: ref[Any]
    quick: int
    idle: list[Worker] = field(default_factory=list)
    long: list[Worker] = field(default_factory=list)
    turns: WeakKeyDictionary[Any, asyncio.Semaphore] = field(default_factory=WeakKeyDictionary)
    lock: Any = field(default_factory=threading.Lock)
    orders: socket.socket | None = None
    pid: int = 0
    owner: int = field(default_factory=os.getpid)

    async def answer(self, request: Request) -> tuple[Any, ...]:
        """What a worker answers; QueryInterrupted where it had to be ended."""
        sql, parameters, _, _ = request
        if self.owner != os.getpid():  # the server has been forked: this one has no processes yet
            self.owner, self.orders, self.idle, self.long = os.getpid(), None, [], []
        try:
            try:
                return await self._answer(request)
            except LostError:
                # It was ended while it waited, by whomever, as the others may be: a new one is asked.
                for worker in self.idle:
                    worker.close()
                self.idle.clear()
                return await self._answer(request)
        except LostError:
            raise sqlite3.OperationalError("the process that answers queries ended") from None
        except TimeoutError:
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, parameters) from None

    async def _answer(self, request: Request) -> tuple[Any, ...]:
        loop = asyncio.get_running_loop()
        turn = self.turns.get(loop) or self.turns.setdefault(loop, asyncio.Semaphore(self.quick))
        await turn.acquire()
        worker = None
        try:
            worker = self.idle.pop() if self.idle else await loop.run_in_executor(None, self.hatch)
            worker.began, worker.seconds, worker.turn = time.monotonic(), request[3], turn
            self._look_at(worker, loop)
            told = await worker.ask(pickle.dumps(request))
            answer: tuple[Any, ...] = marshal.loads(memoryview(told)[nursery.LENGTH.size :])
        except BaseException as fault:
            if worker is None:
                turn.release()
                raise
            self._done(worker)
            worker.close()
            took = time.monotonic() - worker.began
            if isinstance(fault, LostError) and took >= min(request[3], QUICK):
                count(min(took, request[3] + nursery.GRACE))  # the server itself may have been busy
                raise TimeoutError from None
            raise
        self._done(worker)
        count(answer[0])
        if len(self.idle) < self.quick and not worker.ended:
            self.idle.append(worker)
        else:
            worker.close()
        return answer[1:]

    def _done(self, worker: Worker) -> None:
        if worker.timer is not None:
            worker.timer.cancel()
        if worker.turn is not None:
            worker.turn.release()
            worker.turn = None
        else:
            self.long.remove(worker)

    def _look_at(self, worker: Worker, loop: asyncio.AbstractEventLoop) -> None:
        # The second call comes after the task that reads an answer which is there by now.
        worker.timer = loop.call_later(QUICK, loop.call_soon, self._make_room, worker, loop)

    def _make_room(self, worker: Worker, loop: asyncio.AbstractEventLoop) -> None:
        """Gives the turn of a query that takes long to the next, if there is a place among the long ones. One
        that has had half of its time has to make place."""
        if worker.turn is None or not worker.is_at_work():  # it has made room, or is done
            return
        running = [one for one in self.long if one.is_at_work()]
        if len(running) >= self.quick:
            if time.monotonic() - running[0].began < running[0].seconds / 2:
                self._look_at(worker, loop)
                return
            running[0].end()
        worker.turn.release()
        worker.turn = None
        self.long.append(worker)

    def hatch(self) -> Worker:
        """A new worker, from the nursery; or from a new nursery where that has ended."""
        reason = "it ended"
        with self.lock:
            for _ in range(2):
                if self.orders is None:
                    self.pid, self.orders = nursery.start(self.datasette(), self.db())
                ours, theirs = socket.socketpair()
                try:
                    with theirs:
                        socket.send_fds(self.orders, [b"w"], [theirs.fileno()])
                    ours.settimeout(nursery.BEGIN)
                    (pid,) = nursery.LENGTH.unpack(ours.recv(nursery.LENGTH.size) or bytes(8))
                    if pid:
                        ours.setblocking(False)
                        return Worker(ours, pid)
                except OSError as fault:
                    reason = str(fault)
                ours.close()
                self._end_nursery()
        raise sqlite3.OperationalError(f"no process can be started to answer queries: {reason}")

    def _end_nursery(self) -> None:
        if self.orders is not None:
            self.orders.close()
            self.orders = None
            with contextlib.suppress(OSError):
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)

    def close(self) -> None:
        """Ends all processes; a fork of the server has none of its own."""
        if self.owner == os.getpid():
            self._end_nursery()
            for worker in (*self.idle, *self.long):
                worker.close()
            self.idle.clear()


@lru_cache(256)
def _head(names: tuple[str, ...]) -> Any:
    """A cursor over no rows with columns of these names: what sqlite3.Row takes names from."""
    columns = ", ".join('null as "{}"'.format(name.replace('"', '""')) for name in names)
    return sqlite3.connect(":memory:", check_same_thread=False).execute(f"select {columns} limit 0")


# ':name' and its like in SQL; what stands in a text or a comment does no harm.
NAMED = re.compile(r"[:@$](\w+)")


def _plain(parameters: Any, sql: str) -> Any:
    """Parameters as another process can have them: those that Datasette makes when they are looked up (of
    canned queries, as in ``:_now_date_utc``) are looked up."""
    if not isinstance(parameters, dict):
        return parameters or {}
    found = dict(parameters)
    if type(parameters) is not dict:
        for name in NAMED.findall(sql):
            with contextlib.suppress(KeyError):
                found[name] = parameters[name]
    return found


class Apart(Database):  # type: ignore[misc]
    """A database whose queries are answered by a pool of processes."""

    rsdata_pool: Pool

    async def execute(self, sql: str, *given: Any, **named: Any) -> Results:
        """As Datasette's own."""
        if sql != EACH_PAGE:
            return await self._asked(sql, *given, **named)

        async def ask() -> list[Any]:
            return (await self._asked(sql, *given, **named)).rows  # type: ignore[no-any-return]

        return Results(await databases.asked_once(self, (sql,), ask), False, None)

    async def _asked(
        self,
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: float | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Results:
        most = self.ds.max_returned_rows if truncate else 0
        if most and most == (page_size or self.ds.page_size):
            most += 1
        parameters = _plain(params, sql)
        with trace("sql", database=self.name, sql=sql.strip(), params=params):
            seconds = self._seconds(sql, parameters, custom_time_limit)
            told = await self.rsdata_pool.answer((sql, parameters, most or None, seconds))
        if not told[0]:
            raise _raised(told[1], told[2], sql, params, log_sql_errors)
        _, names, rows, more = told
        if names is None:
            return Results(rows, more, None)
        head = _head(tuple(names))
        return Results([sqlite3.Row(head, row) for row in rows], more, head.description)

    def _seconds(self, sql: str, parameters: Any, custom: float | None) -> float:
        """What a query may take: its own limit, or what is left to the request."""
        whole: float = self.ds.sql_time_limit_ms / 1000
        seconds = min(custom / 1000, whole) if custom else whole
        spent = _spent.get()
        if spent is not None and spent.counted:
            seconds = min(seconds, QUERIES_A_REQUEST * whole - spent.seconds)
            if seconds <= 0:
                raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, parameters)
        return seconds

    def close(self) -> None:
        self.rsdata_pool.close()
        super().close()


def _raised(name: str, reason: str, sql: str, params: Any, log: bool) -> Exception:
    """The exception that Datasette itself would raise."""
    if name == "MemoryError":
        return MemoryError(reason)
    fault: Exception = getattr(sqlite3, name)(reason)
    if reason == "interrupted":
        fault = QueryInterrupted(fault, sql, params)
    elif log:
        print(f"ERROR: sql = {sql!r}, params = {params}: {reason}", file=sys.stderr, flush=True)
    return fault


def answer_apart(datasette: Any, db: Any) -> None:
    """Has the queries of a database answered by processes of their own, if that can be had here."""
    if not limits.PROCESSES or datasette.executor is None or not db.path or isinstance(db, Apart):
        return
    pool = Pool(ref(datasette), ref(db), datasette.setting("num_sql_threads"))
    try:
        pool.idle.append(pool.hatch())
    except (sqlite3.Error, OSError) as fault:
        print(f"rsdata: queries run within the server, unguarded: {fault}", file=sys.stderr)
        pool.close()
        return
    db.__class__ = Apart
    db.rsdata_pool = pool
    finalize(db, pool.close)
