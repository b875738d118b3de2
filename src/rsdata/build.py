"""The pipeline: raw files, parsed by a crew, loaded in order, finished, and swapped into place."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from rsdata.cache import Cache
from rsdata.canonical import canonicalise
from rsdata.database import interruptible, new_database
from rsdata.errors import InputError
from rsdata.load import Loader
from rsdata.report import Report, reported
from rsdata.rows import PageRows
from rsdata.search import Search
from rsdata.sources import Contents, Raw, SourceFile
from rsdata.workers import (
    Crew,
    PageLostError,
    Result,
    cluster,
    processes,
    processors,
    seldom_collected,
    this_process,
)
from rsdata.workshop import place_of, put, settle, workshop

# Bytes of coverage from which on workers and a cache save more than they cost to start.
LARGE = 1_000_000

# Bytes of coverage that may be waiting for their rows, whatever the size of the pages.
IN_FLIGHT = 32_000_000


class Progress:
    """Is told how a build goes on; this one says nothing."""

    def pages(self, done: int, of: int) -> None:
        """So many pages are written."""

    def finishing(self) -> None:
        """All pages are written; indexes and the file itself are to come."""


SILENT = Progress()


def build(
    raw: Raw,
    target: Path,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    cached: bool = False,
    progress: Progress = SILENT,
) -> Report:
    """Builds the database of the raw files at ``target``. The database that stood there before stays whole
    until the new one is, which takes its place in one step.

    The rows are parsed by ``workers`` processes (by default one for each processor, and none for a little
    coverage) or by the Dask cluster of ``scheduler``, an address; ``cached`` reads and keeps them in the
    user's cache folder. None of these changes a byte of the result.

    Raises InputError for coverage that cannot be read, a target that cannot be written, and workers lost.
    """
    with building(
        raw, target, workers=workers, scheduler=scheduler, cached=cached, progress=progress
    ) as report:
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
    """As ``build``, with a block in which the new database is whole but not yet in its place: it takes it
    when the block ends well, and never where something is raised in it."""
    target = place_of(target)
    large = sum(file.size for file in raw.files) >= LARGE
    with seldom_collected(), workshop(target) as folder:
        settle(target)  # now rather than after an hour's work
        scratch, finished = folder / "scratch.db", folder / "finished.db"
        with (
            closing(new_database(scratch)) as connection,
            interruptible(connection),
            Search(folder / "search.db") as search,
        ):
            loader = Loader(connection, search)
            with _crew(raw, workers, scheduler, large) as crew:
                cache = Cache.of_the_user() if cached and large else None
                for done, (file, contents, rows) in enumerate(_pages(raw.files, crew, cache), 1):
                    loader.add(file.source, contents, rows)
                    progress.pages(done, len(raw.files))
            progress.finishing()
            loader.complete()
            with reported(scratch) as report:
                loader.index()
                connection.execute("PRAGMA secure_delete = on")  # for the file that is kept
                connection.execute("VACUUM INTO ?", (str(finished),))
                canonicalise(finished, _roots(finished))
                of_this_build = report()
        yield of_this_build
        put(finished, target)


def _roots(path: Path) -> list[int]:
    """The pages of a database at which its tables and indexes begin."""
    with closing(sqlite3.connect(path)) as connection:
        return [page for (page,) in connection.execute("select rootpage from sqlite_master where rootpage")]


def _crew(raw: Raw, workers: int | None, scheduler: str | None, large: bool) -> AbstractContextManager[Crew]:
    if scheduler is not None:
        return cluster(scheduler)
    if workers is None:
        workers = processors() if large else 1
    workers = min(workers, len(raw.files))
    return processes(workers) if workers > 1 else this_process()


class _Waiting(NamedTuple):
    """A page that was handed out."""

    file: SourceFile
    contents: Contents
    result: Result


def _pages(
    files: Iterable[SourceFile], crew: Crew, cache: Cache | None
) -> Iterator[tuple[SourceFile, Contents, PageRows]]:
    """Each page with its rows, in the order of the files, however the crew finishes them. Only so many are
    out at a time: memory does not grow with the archive."""
    waiting: deque[_Waiting] = deque()
    in_flight = 0

    def first() -> tuple[SourceFile, Contents, PageRows]:
        nonlocal in_flight
        file, contents, result = waiting.popleft()
        in_flight -= contents.size
        try:
            return file, contents, PageRows.decoded(result())
        except PageLostError as lost:
            raise InputError(file.path, str(lost)) from None

    for file in files:
        contents = file.read()
        waiting.append(_Waiting(file, contents, _handed_out(file, contents, crew, cache)))
        in_flight += contents.size
        while len(waiting) > crew.ahead or (waiting and in_flight > IN_FLIGHT):
            yield first()
    while waiting:
        yield first()


def _handed_out(file: SourceFile, contents: Contents, crew: Crew, cache: Cache | None) -> Result:
    if cache is None:
        return crew.submit(contents.text, file.source)
    key = cache.key(contents.sha256, file.source)
    kept = cache.get(key)
    if kept is not None:
        return lambda: kept
    result = crew.submit(contents.text, file.source)

    def and_keep() -> bytes:
        rows = result()
        cache.put(key, rows)
        return rows

    return and_keep
