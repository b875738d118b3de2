"""Signals that end a command: Ctrl-C, SIGTERM and SIGHUP, taken alike and only where they do no harm.

Each raises in the main thread, so that all that is under way is left in good order: statements end, workers
are ended, folders are removed. Where a signal must not fall between two steps, it is held back.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

# Windows has no SIGHUP.
ENDING = tuple(
    signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__
)

# Seconds after a signal in which another changes nothing: it would fall into what is done after the first.
# Some send two at once.
GRACE = 3.0


class Stopped(KeyboardInterrupt):
    """SIGTERM or SIGHUP came. It goes wherever a Ctrl-C goes; ``signal_name`` is "SIGTERM"."""

    def __init__(self, number: int) -> None:
        self.signal_name = signal.Signals(number).name
        super().__init__(self.signal_name)


class _State:
    """What has come. ``held``: how many blocks hold signals back; ``waiting``: the one held back; ``taken``
    and ``until``: the last that was raised, and until when (``time.monotonic``) no other is."""

    held = 0
    waiting: int | None = None
    taken: int | None = None
    until = 0.0


@contextmanager
def signals_taken() -> Iterator[None]:
    """In the block SIGTERM and SIGHUP raise Stopped, and Ctrl-C KeyboardInterrupt. What somebody has switched
    off, as nohup does, stays so. Nothing is changed outside the main thread."""
    before = {}
    if current_thread() is main_thread():
        for number in ENDING:
            handler = signal.getsignal(number)
            if handler in (signal.SIG_DFL, signal.default_int_handler):
                before[number] = signal.signal(number, _take)
    if before:
        _State.waiting = _State.taken = None
        _State.until = 0.0
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if before:
            _State.taken = None


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Signals that end a command wait until the block is left. A process that starts in it never sees one,
    and a thread neither: they inherit this."""
    ours = current_thread() is main_thread()
    masked = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING) if masked else ()
    if ours:
        _State.held += 1
    try:
        yield
    finally:
        if ours:
            _State.held -= 1
        if masked:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if ours and not _State.held and _State.waiting is not None:
            number, _State.waiting = _State.waiting, None
            _raise(number)


def give_way() -> None:
    """Raises again what a signal has raised. For where it may have been lost: what is raised while SQLite
    asks Python, or while a module is imported, may end there."""
    if _State.taken is not None:
        raise stopping()


def stopping() -> KeyboardInterrupt:
    """What the last signal raised, or would have raised: for where SQLite says only "interrupted"."""
    return _exception(_State.taken or signal.SIGINT)


def _take(number: int, frame: FrameType | None) -> None:
    """Python's handler of the signals: it runs in the main thread, between two of its steps."""
    if _State.held:
        _State.waiting = number
    else:
        _raise(number)


def _raise(number: int) -> None:
    now = time.monotonic()
    if now < _State.until:
        return
    _State.taken, _State.until = number, now + GRACE
    raise _exception(number)


def _exception(number: int) -> KeyboardInterrupt:
    return KeyboardInterrupt() if number == signal.SIGINT else Stopped(number)
