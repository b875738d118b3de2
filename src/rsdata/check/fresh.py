"""The last check: the sources parsed again, and every value of every row compared."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from rsdata.check.check_report import CheckTally, Subject
from rsdata.database import schema
from rsdata.database.plain_rows import Counted
from rsdata.database.side_by_side import rows_by_id, unlike, unlike_values


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
    names, sql = rows_by_id(table)
    ours = Counted(subject.plain_rows(sql))
    for mine, other in unlike(ours, fresh.execute(sql)):
        if mine is None:
            ours.count += 1  # it is counted too
            yield f"{other[0] if other else None} is missing"
        elif other is None:
            yield f"{mine[0]} is not in the sources"
        else:
            for name, one, two in unlike_values(names, mine, other):
                yield f"{mine[0]}: {name} is {_shortened(one)}, the sources say {_shortened(two)}"
    tally.saw("rows", ours.count)
    tally.saw("values", ours.count * len(names))


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
