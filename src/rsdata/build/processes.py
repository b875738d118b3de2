"""A crew of processes on this machine."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import active_children, get_context, parent_process
from typing import NoReturn, TypeVar

from rsdata.build.page_rows import PageRows
from rsdata.build.workers import (
    AHEAD,
    Crew,
    PageLostError,
    Reading,
    Result,
    first_line,
    read_encoded,
    read_page,
)
from rsdata.console.collector import OBJECTS
from rsdata.console.ending import STDERR
from rsdata.console.interrupts import ENDING, interrupts_held
from rsdata.model import Source
from rsdata.pages.page import Page
from rsdata.sources.folder import SourceFile

Done = TypeVar("Done")

# Seconds after which it is looked whether a result can still come.
LOOK = 1.0


@contextmanager
def processes(count: int) -> Iterator[Crew]:
    """So many processes on this machine. They end with the block, at once where it is left by an error. None
    is begun for a single page: where only one of an archive has changed, it is sooner parsed here."""
    # Not forked: a copy of this process would hold its database open.
    with _silent_beginners():
        pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)
    before = set(active_children())

    def send(work: Callable[..., Done], *arguments: object) -> Callable[[], Done]:
        try:
            with _silent_beginners():
                future = pool.submit(work, *arguments)
        except BrokenProcessPool:
            return lost
        except RuntimeError as error:  # no room for another thread
            raise MemoryError(str(error)) from None
        except OSError as error:
            return partial(lost, f"{NOT_BEGUN} ({error.strerror}): {FEWER}")

        def result() -> Done:
            while not (future.done() or wait((future,), LOOK).done):
                if fallen:
                    lost(f"the worker processes cannot be reached ({first_line(fallen[0])}): {FEWER}")
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

    def submit(page: Page, source: Source) -> Result:
        nonlocal first
        if first is None:
            first = _First(page, source)
            return first.result
        first.send(partial(send, read_encoded))
        return send(read_encoded, page, source)

    def read(file: SourceFile) -> Reading:
        return send(SourceFile.read, file) if file.is_laid_out else file.read

    try:
        yield Crew(submit, AHEAD * count, read)
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

    def __init__(self, page: Page, source: Source) -> None:
        self._page: tuple[Page, Source] | None = (page, source)
        self._result: Result | None = None

    def send(self, submit: Callable[[Page, Source], Result]) -> None:
        """Hands it out, unless that was done or it is parsed already."""
        if self._page is not None:
            self._result, self._page = submit(*self._page), None

    def result(self) -> PageRows | bytes:
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
    gc.set_threshold(OBJECTS)
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
