"""What scale.py measures, each in a process of its own: ``python -m benchmarks.stages NAME ARGUMENTS``
prints its figures as JSON. Times are in seconds, sizes in bytes.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from rsdata.build import builder as build
from rsdata.build.page_rows import PageRows
from rsdata.build.processes import processes
from rsdata.build.workers import Crew, Result, encoded, this_process
from rsdata.console.collector import seldom_collected
from rsdata.database import schema
from rsdata.database.schema import TOKENIZER
from rsdata.sources.contents import Contents
from rsdata.sources.folder import SourceFile, open_raw

Figures = dict[str, Any]

# Rows that the floor takes from the built database at a time, without its clock running.
BATCH = 20_000


def parse(raw: Path, workers: str) -> Figures:
    """The parse alone: text in, encoded rows out, nothing decoded or written."""
    files = open_raw(raw).files
    count = int(workers)
    began = time.perf_counter()
    with processes(count) if count else this_process() as crew:
        size = sum(len(rows) for _, _, rows in _encoded(files, crew))
    return {"seconds": time.perf_counter() - began, "encoded_bytes": size}


def rows(raw: Path, target: Path) -> Figures:
    """Parses once for ``load``: the encoded rows of all pages, each after its length."""
    with processes(2) as crew, target.open("wb") as out:
        for _, _, packed in _encoded(open_raw(raw).files, crew):
            out.write(len(packed).to_bytes(8, "big") + packed)
    return {"bytes": target.stat().st_size}


def load(raw: Path, parsed: Path, target: Path) -> Figures:
    """A build whose rows are there already: what comes before they are (reading, parsing, decoding) is not
    counted, all else is, up to the finished file in its place."""
    aside = decoding = 0.0

    def pages(files: Iterable[SourceFile], *_: object) -> Iterator[tuple[SourceFile, Contents, PageRows]]:
        nonlocal aside, decoding
        with parsed.open("rb") as stored:
            for file in files:
                began = time.perf_counter()
                contents = file.read()
                packed = stored.read(int.from_bytes(stored.read(8), "big"))
                there = time.perf_counter()
                page = PageRows.decoded(packed)
                ended = time.perf_counter()
                aside, decoding = aside + ended - began, decoding + ended - there
                yield file, contents, page

    setattr(build, "_pages", pages)  # noqa: B010 - a private function, on purpose
    opened = open_raw(raw)
    began = time.perf_counter()
    build.build(opened, target, workers=1)
    return {"seconds": time.perf_counter() - began - aside, "decoding_seconds": decoding}


def floor(built: Path, target: Path) -> Figures:
    """The same rows into the same tables through bare executemany, then the same search and indexes: what
    somebody who knows SQLite would write in half an hour, and no more than that."""
    taken = used = 0.0

    def timed(run: Callable[[], object]) -> None:
        nonlocal taken, used
        began, before = time.perf_counter(), time.process_time()
        run()
        taken, used = taken + time.perf_counter() - began, used + time.process_time() - before

    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(built)) as source, closing(sqlite3.connect(target)) as out:
        for pragma in ("journal_mode = off", "synchronous = off"):
            out.execute(f"PRAGMA {pragma}")
        for table in schema.TABLES:
            timed(lambda table=table: out.execute(table.ddl))  # type: ignore[misc]
            insert = f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'
            cursor = source.execute(f'select * from "{table.name}" order by rowid')
            while batch := cursor.fetchmany(BATCH):
                timed(lambda insert=insert, batch=batch: out.executemany(insert, batch))  # type: ignore[misc]
        timed(lambda: _searches_and_indexes(source, out))
        timed(out.commit)
    return {"seconds": taken, "cpu_seconds": used, "bytes": target.stat().st_size}


def _searches_and_indexes(source: sqlite3.Connection, out: sqlite3.Connection) -> None:
    for table in schema.TABLES:
        if table.search:
            index = f"{table.name}_fts"
            out.execute(
                f"CREATE VIRTUAL TABLE {index} USING FTS5 ({', '.join(table.search)}, "
                f"tokenize='{TOKENIZER}', content='{table.name}')"
            )
            out.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")
    for (sql,) in source.execute("select sql from sqlite_master where type = 'index' and sql is not null"):
        out.execute(sql)


def size(built: Path) -> Figures:
    """How large the database is, and what is in it."""
    with closing(sqlite3.connect(built)) as connection:
        counts = {
            table.name: connection.execute(f'select count(*) from "{table.name}"').fetchone()[0]
            for table in schema.TABLES
        }
    return {"bytes": built.stat().st_size, "rows": counts}


def _encoded(files: Iterable[SourceFile], crew: Crew) -> Iterator[tuple[SourceFile, Contents, bytes]]:
    waiting: deque[tuple[SourceFile, Contents, Result]] = deque()
    for file in files:
        contents = file.read()
        waiting.append((file, contents, crew.submit(contents.page, file.source)))
        if len(waiting) > crew.ahead:
            file, contents, result = waiting.popleft()
            yield file, contents, encoded(result())
    while waiting:
        file, contents, result = waiting.popleft()
        yield file, contents, encoded(result())


STAGES: dict[str, Callable[..., Figures]] = {
    "parse": parse,
    "rows": rows,
    "load": load,
    "floor": floor,
    "size": size,
}


def main() -> None:
    name, *arguments = sys.argv[1:]
    with seldom_collected():  # as in a command
        print(json.dumps(STAGES[name](*(a if a.isdigit() else Path(a) for a in arguments))))


if __name__ == "__main__":
    main()
