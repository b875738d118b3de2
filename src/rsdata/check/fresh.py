"""The last check: the sources parsed again, and every value of every row compared."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from rsdata.check.check_report import CheckTally, Subject
from rsdata.database import schema
from rsdata.database.side_by_side import Row, unlike


def parsed_again(subject: Subject, tally: CheckTally) -> None:
    """A fresh build from the raw files has the same rows, value by value, and no other."""
    with subject.fresh_connection() as connection:
        for table in schema.TABLES:
            tally.saw("tables")
            for problem in _differences(subject, connection, table, tally):
                tally.found_that(f"{table.name} {problem}")


def _differences(
    subject: Subject, fresh: sqlite3.Connection, table: schema.Table, tally: CheckTally
) -> Iterator[str]:
    names = ("id", *(name for name in table.column_names if name != "id"))
    sql = f"select {', '.join(_quoted(name) for name in names)} from {_quoted(table.name)} order by id"
    seen = _Seen()
    ours = seen.all_of(subject.plain_rows(sql))
    for mine, other in unlike(ours, fresh.execute(sql)):
        if mine is None:
            seen.rows += 1  # it is counted too
            yield f"{other[0] if other else None} is missing"
        elif other is None:
            yield f"{mine[0]} is not in the sources"
        else:
            yield from _values(names, mine, other)
    tally.saw("rows", seen.rows)
    tally.saw("values", seen.rows * len(names))


class _Seen:
    """Counts rows as they go by."""

    rows = 0

    def all_of(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.rows += 1
            yield row


def _values(names: tuple[str, ...], mine: Row, other: Row) -> Iterator[str]:
    for name, one, two in zip(names, mine, other, strict=True):
        if one != two or type(one) is not type(two):
            yield f"{mine[0]}: {name} is {_shortened(one)}, the sources say {_shortened(two)}"


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _quoted(name: str) -> str:
    return f'"{name}"'
