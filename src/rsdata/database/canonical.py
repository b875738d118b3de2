"""The same bytes for the same content: what SQLite leaves in a file besides its content is taken out.

VACUUM INTO writes a fresh file, but the header still counts changes and names the SQLite version, and in each
b-tree page the gap between the cell pointers and the cells holds whatever the memory held. The file format is
described at sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from io import FileIO
from pathlib import Path

# Offsets in the 100-byte header at the start of page 1.
PAGE_SIZE = 16
CHANGE_COUNTER = 24
SCHEMA_COOKIE = 40
VERSION_VALID_FOR = 92
WRITER_VERSION = 96
HEADER_SIZE = 100

# Any version will do as long as it is always the same: the first that has STRICT tables.
FIXED_VERSION = 3_037_000

INTERIOR_PAGES = {2, 5}  # of an index, of a table
LEAF_PAGES = {10, 13}


def canonicalise(path: Path, root_pages: list[int]) -> None:
    """Rewrites a vacuumed database in place; ``root_pages`` are those of sqlite_schema, page 1 aside."""
    with path.open("r+b", buffering=0) as file:  # by pages that lie far apart
        header = file.read(HEADER_SIZE)
        page_size = struct.unpack_from(">H", header, PAGE_SIZE)[0]
        page_size = 65536 if page_size == 1 else page_size
        pending = [1, *root_pages]
        while pending:
            pending += _clean_page(file, pending.pop(), page_size)
        for offset in (CHANGE_COUNTER, SCHEMA_COOKIE, VERSION_VALID_FOR):
            file.seek(offset)
            file.write(struct.pack(">I", 1))
        file.seek(WRITER_VERSION)
        file.write(struct.pack(">I", FIXED_VERSION))


def _clean_page(file: FileIO, number: int, page_size: int) -> list[int]:
    """Zeroes the gap of one b-tree page; the pages below it."""
    file.seek((number - 1) * page_size)
    page = file.read(page_size)
    at = HEADER_SIZE if number == 1 else 0
    kind = page[at]
    if kind not in INTERIOR_PAGES | LEAF_PAGES:
        raise AssertionError(f"page {number} is no b-tree page")
    cells, content = struct.unpack_from(">HH", page, at + 3)
    interior = kind in INTERIOR_PAGES
    pointers = at + (12 if interior else 8)
    gap = pointers + 2 * cells
    clean = bytes((content or 65536) - gap)
    if page[gap : gap + len(clean)] != clean:
        file.seek((number - 1) * page_size + gap)
        file.write(clean)
    if not interior:
        return []
    places = (at + 8, *struct.unpack_from(f">{cells}H", page, pointers))
    return [struct.unpack_from(">I", page, place)[0] for place in places]
