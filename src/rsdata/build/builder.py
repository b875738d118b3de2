"""The pipeline: raw files, parsed by a crew, loaded in order, finished, and swapped into place."""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import TypeVar

from rsdata.build.atomic_target import place_of, put, settle, workshop
from rsdata.build.build_report import Report, reported
from rsdata.build.cache import Cache, room_for
from rsdata.build.loader import Loader
from rsdata.build.page_rows import PageRows
from rsdata.build.workers import (
    Crew,
    PageLostError,
    Reading,
    Result,
    decoded,
    encoded,
    processors,
    this_process,
)
from rsdata.console.interrupts import interrupts_held
from rsdata.database.canonical import canonicalise
from rsdata.database.connections import PATH, interruptible, new_database
from rsdata.errors import InputError, SeveralInputsError
from rsdata.pages.page import described
from rsdata.sources.contents import Contents
from rsdata.sources.folder import Raw, SourceFile

# Bytes of coverage from which on workers save more than they cost to start.
LARGE = 1_000_000

# Bytes of coverage that may be waiting for their rows, whatever the size of the pages.
IN_FLIGHT = 32_000_000

Item = TypeVar("Item")

# What is raised where rows do not fit the tables: such as somebody put into the cache, of the right shape.
MISFITS = (sqlite3.IntegrityError, AssertionError, LookupError, OverflowError)


class Progress:
    """Is told how a build goes on; this one says nothing."""

    def pages(self, done: int, of: int) -> None:
        """So many pages are written."""

    def remark(self, text: str) -> None:
        """Something of a source that the user is to know."""

    def finishing(self) -> None:
        """All pages are written; indexes and the file itself are to come."""


SILENT = Progress()


def build(raw: Raw, target: Path, *, workers: int | None = None) -> Report:
    """As ``building`` without the cache, and with nothing to do before the database takes its place."""
    with building(raw, target, workers=workers) as report:
        return report


@contextmanager
def building(
    raw: Raw,
    target: Path,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    cached: bool = False,
    progress: Progress = SILENT,
) -> Iterator[Report]:
    """Builds the database of the raw files at ``target``. The database that stood there before stays whole
    until the new one is, which takes its place in one step when the block ends well, and never where
    something is raised in it.

    The rows are parsed by ``workers`` processes (by default one for each processor, and none for a little
    coverage) or by the Dask cluster of ``scheduler``, an address; ``cached`` reads and keeps them in the
    user's cache folder. None of these changes a byte of the result.

    Raises InputError for coverage that cannot be read, a target that cannot be written, and workers lost.
    """
    target = place_of(target)
    large = sum(file.size for file in raw.files) >= LARGE
    with workshop(target) as folder:
        settle(target)  # now rather than after an hour's work
        cache = Cache.of_the_user() if cached else None
        begin_crew = partial(_crew, raw, workers, scheduler, large)
        finished = folder / "finished.db"
        try:
            of_this_build = _make(finished, raw, begin_crew, cache, progress)
        except MISFITS:
            if cache is None or not cache.was_read:
                raise
            cache.distrust()
            finished = folder / "anew" / finished.name
            finished.parent.mkdir()
            of_this_build = _make(finished, raw, begin_crew, cache, progress)
        yield of_this_build
        put(finished, target)


def _make(
    finished: Path,
    raw: Raw,
    begin_crew: Callable[[], AbstractContextManager[Crew]],
    cache: Cache | None,
    progress: Progress,
) -> Report:
    """Makes the database of the raw files at ``finished``, with others beside it on the way."""
    scratch = finished.with_name("scratch.db")
    with (
        closing(new_database(scratch)) as connection,
        interruptible(connection),
    ):
        loader = Loader(connection)
        with begin_crew() as crew:
            _load(loader, _pages(raw.files, crew, cache), len(raw.files), progress)
        progress.finishing()
        loader.complete()
        remarks = loader.add_by_hand(raw)
        report = reported(connection, remarks)
        loader.index()
        connection.execute("PRAGMA secure_delete = on")  # for the file that is kept
        connection.execute(f"VACUUM INTO {PATH}", (os.fsencode(finished),))
    canonicalise(finished, _roots(finished))
    return report


def _load(
    loader: Loader, pages: Iterable[tuple[SourceFile, Contents, PageRows]], count: int, progress: Progress
) -> None:
    """Writes the pages. (Apart, so that the last one, which may be of 50 MB, is let go.)"""
    for done, (file, contents, rows) in enumerate(pages, 1):
        for remark in contents.remarks:
            progress.remark(remark)
        loader.add(described(file.source, contents.page), contents, rows)
        progress.pages(done, count)


def _roots(path: Path) -> list[int]:
    """The pages of a database at which its tables and indexes begin."""
    with closing(sqlite3.connect(path)) as connection:
        return [page for (page,) in connection.execute("select rootpage from sqlite_master where rootpage")]


def _crew(raw: Raw, workers: int | None, scheduler: str | None, large: bool) -> AbstractContextManager[Crew]:
    # What an archive needs and a page does not is imported for an archive: a tenth of a page's time.
    # An import may swallow an interrupt.
    if scheduler is not None:
        with interrupts_held():
            from rsdata.build.cluster import cluster

        return cluster(scheduler)
    if workers is None:
        workers = processors() if large else 1
    workers = min(workers, len(raw.files))
    if workers == 1:
        return this_process()
    with interrupts_held():
        from rsdata.build.processes import processes

    return processes(workers)


def _pages(
    files: Iterable[SourceFile], crew: Crew, cache: Cache | None
) -> Iterator[tuple[SourceFile, Contents, PageRows]]:
    """Each page with its rows, in the order of the files, however the crew finishes them."""
    handed_out = (
        (contents.size, (file, contents, _handed_out(file, contents, crew, cache)))
        for file, contents in _read_ahead(files, crew)
    )
    return starmap(_whole, _ahead(handed_out, crew))  # which keeps none of them


def _whole(
    file: SourceFile, contents: Contents, rows: Callable[[], PageRows]
) -> tuple[SourceFile, Contents, PageRows]:
    with _told_of(file):
        return file, contents, rows()


def _read_ahead(files: Iterable[SourceFile], crew: Crew) -> Iterator[tuple[SourceFile, Contents]]:
    """Each file with its contents, in their order; those that follow are being read meanwhile. Raises
    SeveralInputsError for all that cannot be read, once one cannot."""
    begun = ((file.size, (file, crew.read(file))) for file in files)
    reading = _ahead(begun, crew)
    for file, contents in reading:
        try:
            with _told_of(file):
                found = contents()
        except InputError as fault:
            if isinstance(fault.__context__, PageLostError):
                raise
            raise SeveralInputsError([fault, *filter(None, (_fault(left) for _, left in reading))]) from None
        yield file, found


def _ahead(begun: Iterable[tuple[int, Item]], crew: Crew) -> Iterator[Item]:
    """What is begun, in its order, with as many of those that follow begun meanwhile as the crew wants, and
    no more bytes of them than may be in flight: memory does not grow with the archive."""
    waiting: deque[tuple[int, Item]] = deque()
    in_flight = 0
    for size, item in begun:
        waiting.append((size, item))
        in_flight += size
        while len(waiting) > crew.ahead or (waiting and in_flight > IN_FLIGHT):
            in_flight -= waiting[0][0]
            yield waiting.popleft()[1]
    while waiting:
        yield waiting.popleft()[1]


def _fault(contents: Reading) -> InputError | None:
    """What is wrong with a file that cannot be read."""
    try:
        contents()
    except InputError as fault:
        return fault
    except PageLostError:
        pass
    return None


@contextmanager
def _told_of(file: SourceFile) -> Iterator[None]:
    """Whoever lost a page in the block, the user is told which it was."""
    try:
        yield
    except PageLostError as lost:
        raise InputError(file.path, str(lost)) from None


def _handed_out(
    file: SourceFile, contents: Contents, crew: Crew, cache: Cache | None
) -> Callable[[], PageRows]:
    if cache is None:
        result = crew.submit(contents.page, file.source)
        return lambda: decoded(result())
    key, most = cache.key(contents.fingerprint, file.source), room_for(len(contents.page.text))
    kept = cache.get(key, most)

    def parsed(result: Result) -> PageRows:
        rows = result()
        cache.put(key, encoded(rows), most)
        return decoded(rows)

    if kept is None:
        return partial(parsed, crew.submit(contents.page, file.source))

    def from_cache() -> PageRows:
        try:
            return PageRows.checked(kept)
        except ValueError:  # somebody else's
            return parsed(crew.submit(contents.page, file.source))

    return from_cache
