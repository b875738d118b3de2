"""Where a database is made before it takes its place: a hidden folder beside the target.

The folder is on the target's file system, so that the swap is one rename. Its maker holds a lock in it; a
folder whose lock is free was left by a build that was killed, and the next build removes it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from rsdata.console.interrupts import interrupts_held
from rsdata.database import schema
from rsdata.errors import InputError

try:
    import fcntl
except ImportError:  # Windows: what a killed build left stays
    fcntl = None  # type: ignore[assignment]

SUFFIX = ".building"
LOCK = "lock"

# What SQLite keeps beside a database while it is written, and would take for the new one's.
BESIDE = ("-journal", "-wal", "-shm")

SQLITE = b"SQLite format 3\0"


def place_of(target: Path) -> Path:
    """The file that a build replaces; a link stays a link.

    Raises InputError for what is no file, and for a file that is not ours to replace: coverage, notes, a
    database that somebody else made. An empty file is.
    """
    target = Path(os.path.realpath(target))
    if target.is_dir():
        raise InputError(target, "is a folder: name a file, such as rsdata.db, with -o")
    if target.exists() and not target.is_file():
        raise InputError(target, "is a pipe or a device: name a file, such as rsdata.db, with -o")
    tables = _tables(target)
    if tables is None:
        raise InputError(target, "is there and is no database: name another file with -o")
    if tables and not tables & {table.name for table in schema.TABLES}:
        raise InputError(target, "is a database that rsdata did not build: name another file with -o")
    return target


def _tables(path: Path) -> set[str] | None:
    """Names of the tables of a database; none of a file that is empty or not there, and of one that cannot be
    read, which is for the build to tell. None for a file that is no database."""
    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE))
        if head != SQLITE:
            return set() if not head else None
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return {name for (name,) in connection.execute("select name from sqlite_master")}
    except (OSError, sqlite3.Error):
        return set()


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """An empty folder beside the target, removed in the end, with all that killed builds of the target left.

    Raises InputError where the folder cannot be made, and for every failure to write in it.
    """
    _sweep(target)
    folder, lock = None, None
    try:
        with interrupts_held():
            folder, lock = _new_folder(target)
        yield folder
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if folder is None:
            raise InputError(target, f"cannot be written ({reason}): name another place with -o") from None
        raise InputError(target, f"could not be written ({reason}); what stood there is unchanged") from None
    finally:
        if folder is not None and lock is not None:
            with interrupts_held():
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """An empty folder where the system keeps temporary files, removed in the end; no signal falls between
    its making and the block that removes it."""
    folder = None
    try:
        with interrupts_held():
            folder = tempfile.mkdtemp(prefix="rsdata-")
        yield Path(folder)
    finally:
        if folder is not None:
            with interrupts_held():
                shutil.rmtree(folder, ignore_errors=True)


def put(finished: Path, target: Path) -> None:
    """Moves a finished database to its place in one step, once all of it is on the disk."""
    with finished.open("rb") as file:
        os.fsync(file.fileno())
    settle(target)
    finished.replace(target)


def settle(target: Path) -> None:
    """Ends what another program began to write in the old database: a journal left beside it would be played
    into the new one. Raises InputError while that program is still at it."""
    beside = [path for suffix in BESIDE if (path := target.with_name(target.name + suffix)).exists()]
    if not beside:
        return
    if target.exists():
        try:
            with closing(sqlite3.connect(target)) as connection:
                connection.execute("PRAGMA journal_mode = delete").fetchall()
                connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            problem = f"is being written by another program ({error}): close that and build again"
            raise InputError(target, problem) from None
        except sqlite3.DatabaseError:
            pass  # no database: what lies beside it belongs to nothing
    for path in beside:
        path.unlink(missing_ok=True)


def _new_folder(target: Path) -> tuple[Path, int]:
    """A folder and the descriptor that holds its lock. Another build that comes by between the making of
    the folder and the locking may take it for a leftover: then there is a next one."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=SUFFIX, dir=target.parent))
        lock = _locked(folder)
        if lock is not None:
            return folder, lock


def _sweep(target: Path) -> None:
    """Removes what killed builds of the target left."""
    if fcntl is None:
        return
    with suppress(OSError):
        for entry in list(os.scandir(target.parent)):
            if entry.name.startswith(f".{target.name}.") and entry.name.endswith(SUFFIX) and entry.is_dir():
                lock = _locked(Path(entry))
                if lock is not None:
                    shutil.rmtree(entry, ignore_errors=True)
                    os.close(lock)


def _locked(folder: Path) -> int | None:
    """A descriptor that holds the lock of the folder until it is closed or its process ends; None where
    somebody else holds it or has removed the folder."""
    try:
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except FileNotFoundError:
        return None
    if fcntl is not None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return None
    if os.fstat(lock).st_nlink == 0:
        os.close(lock)
        return None
    return lock
