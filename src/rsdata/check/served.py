"""The file that is served, byte by byte, beside a fresh build of the same sources."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO

from rsdata.canonical import HEADER_SIZE, INTERIOR_PAGES, LEAF_PAGES
from rsdata.check.report import Subject, Tally
from rsdata.workshop import BESIDE

# The header of a database file (sqlite.org/fileformat2.html): where a field begins, what it is.
FIELDS = {
    0: "the magic string", 16: "the page size", 18: "the write version", 19: "the read version",
    20: "the bytes reserved on each page", 21: "the payload fractions", 24: "the change counter",
    28: "the number of pages", 32: "the first free page", 36: "the number of free pages",
    40: "the schema cookie", 44: "the schema format", 48: "the cache size", 52: "the largest root page",
    56: "the text encoding", 60: "the user version", 64: "the incremental vacuum mode",
    68: "the application id", 72: "the reserved space", 92: "the version-valid-for number",
    96: "the SQLite version",
}  # fmt: skip
PAGES = 28  # the one field that depends on how rows are laid out

PAGE_SIZE = 16

PAGES_AT_ONCE = 256
OF_SOMETHING = "tables and indexes"


def file(subject: Subject, tally: Tally) -> None:
    """The file is what a build of the sources gives, byte for byte, and nothing that SQLite would read with
    it lies beside it."""
    for place in _beside(subject.path):
        tally.found_that(f"{place.name} lies beside it: what is served depends on who reads that")
    with subject.path.open("rb") as ours, subject.fresh.path.open("rb") as fresh:
        size = os.fstat(ours.fileno()).st_size
        tally.saw("bytes", size)
        comparison = _Comparison(ours, fresh, size, os.fstat(fresh.fileno()).st_size)
        if comparison.same:
            return
        if subject.laid_out_otherwise:
            tally.note(
                f"SQLite {sqlite3.sqlite_version} lays files out otherwise than those that rsdata was tested "
                "with: schema, rows and content of the search index are compared instead"
            )
            problems = comparison.whatever_the_layout(_unused(subject))
        else:
            problems = comparison.problems(_owners(subject.fresh.path))
        for problem in problems:
            tally.found_that(problem)


def _beside(path: Path) -> Iterator[Path]:
    """What SQLite would take for a part of the database; beside a link, and beside the file it leads to."""
    for file in dict.fromkeys((path.absolute(), Path(os.path.realpath(path)))):
        for suffix in BESIDE:
            place = file.with_name(file.name + suffix)
            if os.path.lexists(place):
                yield place


def _owners(path: Path) -> dict[int, str]:
    """The table or index to which each page of a sound database belongs; empty where this SQLite is built
    without the table that tells."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            return dict(connection.execute("select pageno, name from dbstat"))
        except sqlite3.OperationalError:
            return {}


def _unused(subject: Subject) -> int:
    """Pages of the database that is checked that belong to nothing; 0 where that cannot be told."""
    if subject.doubt is not None:
        return 0  # the check that has the doubt says why
    try:
        unused = "select (select page_count from pragma_page_count) - (select count(*) from dbstat)"
        return int(subject.value(unused))
    except sqlite3.OperationalError:
        subject.clock.look()
        return 0


@dataclass(slots=True)
class _Differing:
    """Pages of one table or index that differ: how many, and the first of them."""

    page: int
    offset: int
    part: str
    pages: int = 0


class _Comparison:
    """Two files side by side: the one that is checked, and a fresh build. Sizes are in bytes."""

    def __init__(self, ours: IO[bytes], fresh: IO[bytes], size: int, fresh_size: int) -> None:
        self._ours, self._fresh = ours, fresh
        self._size, self._fresh_size = size, fresh_size
        self._header, self._fresh_header = ours.read(HEADER_SIZE), fresh.read(HEADER_SIZE)
        (page_size,) = struct.unpack_from(">H", self._fresh_header, PAGE_SIZE)
        self._page_size = 65536 if page_size == 1 else page_size
        self.same = size == fresh_size and not any(True for _ in self._pages())

    def problems(self, owners: dict[int, str]) -> Iterator[str]:
        """Where they differ. ``owners``: what each page of the fresh build belongs to."""
        differing: dict[str, _Differing] = {}
        for page, ours, fresh in self._pages():
            begin = HEADER_SIZE if page == 1 else 0
            if ours[begin:] == fresh[begin:]:
                continue  # it is the header of the file that differs
            owner = owners.get(page, OF_SOMETHING)
            if owner not in differing:
                at = next(n for n in range(begin, len(fresh)) if ours[n : n + 1] != fresh[n : n + 1])
                differing[owner] = _Differing(page, at, _part(fresh, at, begin))
            differing[owner].pages += 1
        yield from self._of_size(bool(differing))
        yield from self._of_header(frozenset())
        for owner, first in differing.items():
            pages = "1 page differs" if first.pages == 1 else f"{first.pages:,} pages differ, first"
            yield f"{owner}: {pages} at byte {first.offset} of page {first.page:,} ({first.part})"

    def whatever_the_layout(self, unused: int) -> Iterator[str]:
        """What is wrong with ours even if a SQLite made it that lays files out in another way. ``unused``:
        how many of its pages belong to nothing."""
        pages = int.from_bytes(self._header[PAGES : PAGES + 4], "big")
        if self._size != pages * self._page_size:
            yield f"has {self._size:,} bytes, its header says {pages * self._page_size:,}"
        if unused:
            yield f"{unused:,} pages belong to no table or index"
        yield from self._of_header(frozenset([PAGES]))

    def _pages(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Number and bytes of the pages that are not the same, as far as both go."""
        self._ours.seek(0)
        self._fresh.seek(0)
        at_once = PAGES_AT_ONCE * self._page_size
        for portion in count():
            ours, fresh = self._ours.read(at_once), self._fresh.read(at_once)
            if not fresh:
                return
            if ours != fresh:
                for start in range(0, len(fresh), self._page_size):
                    page = slice(start, start + self._page_size)
                    if not ours[page]:
                        return
                    if ours[page] != fresh[page]:
                        yield portion * PAGES_AT_ONCE + start // self._page_size + 1, ours[page], fresh[page]

    def _of_size(self, differing: bool) -> Iterator[str]:
        more = self._size - self._fresh_size
        if more > 0 and not differing:
            yield f"{more:,} bytes lie behind the last page"
        elif more:
            yield f"has {self._size:,} bytes, a build of the sources has {self._fresh_size:,}"

    def _of_header(self, passed_over: frozenset[int]) -> Iterator[str]:
        ends = [*list(FIELDS)[1:], HEADER_SIZE]
        differing = []
        for (start, name), end in zip(FIELDS.items(), ends, strict=True):
            ours, fresh = self._header[start:end], self._fresh_header[start:end]
            if ours != fresh and start not in passed_over:
                differing.append(f"{name} is {_shown(ours)}, not {_shown(fresh)}")
        if differing:
            yield f"header: {', '.join(differing)}"


def _shown(value: bytes) -> str:
    return str(int.from_bytes(value, "big")) if len(value) <= 4 else f"0x{value.hex()}"


def _part(page: bytes, at: int, start: int) -> str:
    """What a sound page has at an offset. ``start``: where its own header begins."""
    if page[start] not in INTERIOR_PAGES | LEAF_PAGES:
        return "the rest of a long value"
    cells, content = struct.unpack_from(">HH", page, start + 3)
    pointers = start + (12 if page[start] in INTERIOR_PAGES else 8)
    if at < pointers:
        return "the header of the page"
    if at < pointers + 2 * cells:
        return "where its cells are"
    return "its cells" if at >= (content or 65536) else "a gap that is empty"
