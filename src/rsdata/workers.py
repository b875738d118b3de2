"""Who parses: this process, several beside it, or a Dask cluster.

Each crew is handed pages and gives back their rows, encoded, in whatever order it likes; the build asks for
them in the order of the pages.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, NamedTuple, NoReturn

from rsdata.ending import STDERR
from rsdata.errors import InputError
from rsdata.interrupts import ENDING, interrupts_held
from rsdata.model import Source
from rsdata.rows import rows_of

# Pages handed out ahead for each worker: enough that none waits while a long page before is unfinished.
AHEAD = 8

# Seconds within which a scheduler must answer, and without any worker after which a build gives up.
ANSWER = 10
PATIENCE = 60

# Seconds after which it is looked whether a result can still come.
LOOK = 1.0

# Objects made after which Python looks for rings of dead ones. Of its own accord it looks every 700; a page
# makes hundreds of thousands, and leaves hardly a ring.
OBJECTS = 100_000

Result = Callable[[], bytes]


class PageLostError(Exception):
    """Why the rows of a page will never come."""


class Crew(NamedTuple):
    """``submit`` hands a page out and returns what waits for its rows, or raises PageLostError; ``ahead`` is
    how many pages should be out at a time besides the one waited for."""

    submit: Callable[[str, Source], Result]
    ahead: int


def read_page(text: str, source: Source) -> bytes:
    """The rows of a page, encoded: what every worker runs."""
    with interrupts_held():  # an import may swallow one
        from rsdata.pipeline import parse

    return rows_of(parse(text, source)).encoded()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Python looks for dead objects less often than it would: a fifteenth of the time to parse a page."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def processors() -> int:
    """How many this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not everywhere
        return os.cpu_count() or 1


@contextmanager
def this_process() -> Iterator[Crew]:
    """No workers: each page is parsed when its rows are asked for."""
    yield Crew(lambda text, source: lambda: read_page(text, source), 0)


@contextmanager
def processes(count: int) -> Iterator[Crew]:
    """So many processes on this machine. They end with the block, at once where it is left by an error. None
    is begun for a single page: where only one of an archive has changed, it is sooner parsed here."""
    import threading
    from concurrent.futures import ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    # Not forked: a copy of this process would hold its database open.
    with _silent_beginners():
        pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)
    before = set(active_children())

    def send(text: str, source: Source) -> Result:
        try:
            with _silent_beginners():
                future = pool.submit(read_page, text, source)
        except BrokenProcessPool:
            return lost
        except RuntimeError as error:  # no room for another thread
            raise MemoryError(str(error)) from None
        except OSError as error:
            return partial(lost, f"{NOT_BEGUN} ({error.strerror}): {FEWER}")

        def result() -> bytes:
            while not (future.done() or wait((future,), LOOK).done):
                if fallen:
                    lost(f"the worker processes cannot be reached ({_first_line(fallen[0])}): {FEWER}")
            try:
                return future.result()
            except BrokenProcessPool:
                lost()

        return result

    def lost(why: str = DIED) -> NoReturn:
        raise PageLostError(why)

    # A thread of the pool that ends with an error, as for want of memory: nothing comes any more then.
    fallen: list[object] = []
    hook = threading.excepthook
    threading.excepthook = lambda arguments: fallen.append(arguments.exc_value)
    first: _First | None = None

    def submit(text: str, source: Source) -> Result:
        nonlocal first
        if first is None:
            first = _First(text, source)
            return first.result
        first.send(send)
        return send(text, source)

    try:
        yield Crew(submit, AHEAD * count)
    except BaseException:
        with interrupts_held():
            for child in set(active_children()) - before:
                child.kill()
            with suppress(RuntimeError):  # of a thread that there was no room to begin
                pool.shutdown(cancel_futures=True)
        raise
    finally:
        threading.excepthook = hook
    pool.shutdown()


class _First:
    """The first page of all. It waits for a second, and is parsed here if its rows are wanted before that."""

    def __init__(self, text: str, source: Source) -> None:
        self._page: tuple[str, Source] | None = (text, source)
        self._result: Result | None = None

    def send(self, submit: Callable[[str, Source], Result]) -> None:
        """Hands it out, unless that was done or it is parsed already."""
        if self._page is not None:
            self._result, self._page = submit(*self._page), None

    def result(self) -> bytes:
        if self._result is not None:
            return self._result()
        assert self._page is not None
        page, self._page = self._page, None
        return read_page(*page)


NOT_BEGUN = "another worker process cannot be started"
FEWER = "build again, with fewer --workers"
DIED = f"a worker process died (perhaps for want of memory): {FEWER}"


@contextmanager
def _silent_beginners() -> Iterator[None]:
    """Processes that begin in the block take no signal that ends a command (their parent does, and ends
    them) and have nothing on standard error: what they would say if they or their parent were killed while
    they begin, or for want of memory, is Python's own traceback. What goes wrong is in the result."""
    with interrupts_held():
        try:
            before = os.dup(STDERR)
        except OSError:  # closed
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, STDERR)
        os.close(nowhere)
        try:
            yield
        finally:
            os.dup2(before, STDERR)
            os.close(before)


def _begin() -> None:
    """Begins a worker process: signals are its parent's to handle, and it does not outlive its parent."""
    import signal
    import threading
    from multiprocessing import parent_process

    gc.set_threshold(OBJECTS)
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


@contextmanager
def cluster(address: str) -> Iterator[Crew]:
    """The workers of the Dask cluster whose scheduler has this address. Dask places the pages, and gives
    those of a lost worker to another.

    Raises InputError where Dask is missing or no scheduler answers.
    """
    try:
        from distributed import Client
        from distributed import TimeoutError as TooLate  # on Python 3.10 no OSError
    except ImportError:
        raise InputError("--cluster", "needs Dask: pip install 'rsdata[cluster]'") from None
    import logging

    from rsdata.cache import parser_checksum

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # its news are in what we raise
    try:
        client: Any = Client(address, timeout=ANSWER, set_as_default=False)
    except (OSError, TooLate, ValueError, ImportError) as error:
        problem = f"no Dask scheduler answers there ({_first_line(error)}): start one, or mend the address"
        raise InputError(address, problem) from None
    with client:
        ours = parser_checksum()

        def submit(text: str, source: Source) -> Result:
            future = client.submit(_read_elsewhere, text, source, pure=False)
            return lambda: _from_cluster(client, future, ours)

        yield Crew(submit, AHEAD * max(1, sum(client.nthreads().values())))


def _read_elsewhere(text: str, source: Source) -> tuple[str, bytes]:
    """The rows of a page and the checksum of the parser that made them."""
    from rsdata.cache import parser_checksum

    return parser_checksum(), read_page(text, source)


def _from_cluster(client: Any, future: Any, ours: str) -> bytes:
    from distributed import TimeoutError as NotYet

    waited = 0
    while True:
        try:
            theirs, rows = future.result(timeout=ANSWER)
            break
        except NotYet:
            waited = 0 if client.nthreads() else waited + ANSWER
            if waited >= PATIENCE:
                problem = f"the cluster has had no worker for {waited} s: start one, and build again"
                raise PageLostError(problem) from None
        except (
            Exception
        ) as error:  # whatever a worker without rsdata, or one that died again and again, gives
            problem = f"the cluster could not parse it ({type(error).__name__}: {_first_line(error)})"
            raise PageLostError(problem) from None
    if theirs != ours:
        raise PageLostError(
            "a worker of the cluster runs another rsdata, Python or tzdata: install the same everywhere"
        )
    return bytes(rows)


def _first_line(error: Any) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
