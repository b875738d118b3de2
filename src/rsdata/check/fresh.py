"""The last check: the sources parsed again, and every value of every row compared."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from rsdata import schema
from rsdata.build import build
from rsdata.check.report import Subject, Tally


def parsed_again(subject: Subject, tally: Tally) -> None:
    """A fresh build from the raw files has the same rows, value by value, and no other."""
    path = subject.workshop / "fresh.db"
    build(subject.raw, path)
    with closing(sqlite3.connect(path)) as connection:
        for table in schema.TABLES:
            tally.saw("tables")
            for problem in _differences(subject.connection, connection, table, tally):
                tally.found_that(f"{table.name} {problem}")


def _differences(
    ours: sqlite3.Connection, fresh: sqlite3.Connection, table: schema.Table, tally: Tally
) -> Iterator[str]:
    """Walks both tables in order of their ids, side by side."""
    names = ("id", *(name for name in table.column_names if name != "id"))
    sql = f"select {', '.join(_quoted(name) for name in names)} from {_quoted(table.name)} order by id"
    left, right = ours.execute(sql), fresh.execute(sql)
    mine, other = left.fetchone(), right.fetchone()
    while mine is not None or other is not None:
        tally.saw("rows")
        tally.saw("values", len(names))
        if other is None or (mine is not None and mine[0] < other[0]):
            yield f"{mine[0]} is not in the sources"
            mine = left.fetchone()
        elif mine is None or other[0] < mine[0]:
            yield f"{other[0]} is missing"
            other = right.fetchone()
        else:
            yield from _values(names, mine, other)
            mine, other = left.fetchone(), right.fetchone()


def _values(names: tuple[str, ...], mine: tuple[Any, ...], other: tuple[Any, ...]) -> Iterator[str]:
    if mine == other and list(map(type, mine)) == list(map(type, other)):
        return
    for name, one, two in zip(names, mine, other, strict=True):
        if one != two or type(one) is not type(two):
            yield f"{mine[0]}: {name} is {_shortened(one)}, the sources say {_shortened(two)}"


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _quoted(name: str) -> str:
    return f'"{name}"'
