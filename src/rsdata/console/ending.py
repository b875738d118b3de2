"""How a command ends before its time: a line on standard error for each file at fault, and exit code 1."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from mmap import mmap
from typing import Final, NoReturn, TextIO

from rsdata.console.interrupts import Stopped, signals_taken
from rsdata.errors import InputError, SeveralInputsError, one_line

NO_MEMORY = (
    "there is not enough memory: lift the limit that is set (see ulimit -v), close other programs, "
    "or give a build fewer --workers"
)
NOT_LOADED = "cannot be loaded: give it more memory (see ulimit -v), or install rsdata again"

STDOUT = "standard output"
STDERR = 2  # the descriptor of standard error


_RESERVED: Final = 4 << 20  # bytes: some arenas of Python's own memory


class _Telling:
    """How deep blocks of ``told_in_one_line`` stand in each other, whether the outermost has its line, and
    room that is given back where memory ends, for the way out: addresses alone, nothing is written there."""

    blocks = 0
    said = False
    reserve: mmap | None = mmap(-1, _RESERVED)


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """Leaves with exit code 1 and one line (one for each file that is at fault), whatever the input, the
    machine or a signal does to the block. Ctrl-C is left to Click."""
    with signals_taken(), _counted():
        try:
            yield
        except InputError as error:
            *others, last = error.lines if isinstance(error, SeveralInputsError) else (str(error),)
            for line in others:
                warn(line)
            fail(last)
        except Stopped as stopped:
            fail(f"stopped by {stopped.signal_name}")
        except (MemoryError, SystemError):  # the latter is Python's, where memory ends within an import
            _Telling.reserve = None
            fail(NO_MEMORY)
        except RuntimeError as error:  # Python's, where a signal comes while it makes a class
            if isinstance(error.__cause__, Stopped):
                fail(f"stopped by {error.__cause__.signal_name}")
            raise
        except ImportError as error:
            fail(f"a part of the program ({error}) {NOT_LOADED}")
        except OSError as error:
            if error.errno == errno.EPIPE:
                leave_quietly()
            where = f"{error.filename}: " if error.filename else ""
            fail(f"{where}{error.strerror or error}")


@contextmanager
def _counted() -> Iterator[None]:
    if not _Telling.blocks:
        _Telling.said = False
    _Telling.blocks += 1
    try:
        yield
    finally:
        _Telling.blocks -= 1


def fail(problem: str) -> NoReturn:
    """Says what is wrong, once for all blocks that it leaves, and leaves."""
    silence(sys.stdout)  # what could not be written is not tried again when Python ends
    if not (_Telling.blocks and _Telling.said):
        warn(problem, last=True)
    raise SystemExit(1)


def leave_quietly() -> NoReturn:
    """Leaves where nobody reads any more."""
    silence(sys.stdout)
    raise SystemExit(1)


def warn(text: str, *, last: bool = False) -> None:
    """A line on standard error, where there is one that takes it; ``last``: it says why the command ends."""
    try:
        sys.stderr.write(f"rsdata: {one_line(text)}\n")
        _Telling.said = _Telling.said or last
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        silence(sys.stderr)


def open_standard_files() -> None:
    """Makes up for standard files that are closed: else the next file opened, a database perhaps, would take
    the place of one and get what is meant for it. Raises InputError where there is no standard output."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= STDERR:  # the lowest that is free
        pass
    os.close(descriptor)
    if sys.stderr is None:
        sys.stderr = os.fdopen(STDERR, "w", closefd=False)
    if sys.stdout is None:
        raise InputError(STDOUT, "is closed: send it to a file, or to /dev/null")


def silence(stream: TextIO | None) -> None:
    """Nothing more comes out of a stream, and no error either: what is left in it goes nowhere."""
    with suppress(OSError, ValueError, AttributeError):
        stream.flush()  # type: ignore[union-attr]
        return
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)
