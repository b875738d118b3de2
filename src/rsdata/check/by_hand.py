"""The checks of what people put right by hand and of what they know beside the coverage.

The other checks hold rows against the coverage; a corrected value is held against what its correction says.
"""

from __future__ import annotations

import sqlite3

from rsdata.check.check_report import CheckTally, Subject
from rsdata.database import schema
from rsdata.database.correctable import READ, correctable

CORRECTIONS = """select id, table_name, row_id, column_name, parsed, corrected, reason, author, date
    from corrections order by id"""


def corrections(subject: Subject, tally: CheckTally) -> None:
    """The table of corrections says what corrections.yml says, and the rows hold what it says."""
    with subject.fresh_connection() as fresh:
        expected = {row[0]: row for row in fresh.execute(CORRECTIONS)}
        for row in subject.rows(CORRECTIONS):
            tally.saw("corrections")
            written = expected.pop(row["id"], None)
            if written is None:
                tally.found_that(f"{row['id']} is in no corrections.yml")
            elif tuple(row) != tuple(written):
                tally.found_that(f"{row['id']} is not what corrections.yml says")
            elif problem := _not_applied(subject, row):
                tally.found_that(f"{row['id']} {problem}")
    for missing in expected:
        tally.found_that(f"{missing} is missing")


def _not_applied(subject: Subject, correction: sqlite3.Row) -> str | None:
    """What is wrong with the row that a correction is of; None where it is as corrected."""
    table, name = correction["table_name"], correction["column_name"]
    sql = f'select * from "{table}" where id = ?'
    row = next(subject.rows(sql, correction["row_id"]), None)
    if name is None:
        return None if row is None else "was to be taken out, and is there"
    column = correctable()[table][name]
    if row is None:
        return None if table == "people" else "is of a row that is not there"
    if column.references is not None:
        return None if (row[column.name] is None) == (correction["corrected"] is None) else "is not applied"
    text = correction["corrected"]
    same = row[name] is None if text is None else row[name] == READ[column.type](text)
    return None if same else f"is not applied: {row[name]!r} stands there"


def identifiers(subject: Subject, tally: CheckTally) -> None:
    """Every identifier belongs to a row that is there; no two rows of a table have one of the same scheme."""
    known = {table.name for table in schema.TABLES}
    met: dict[tuple[str, str, str], str] = {}
    for row in subject.rows("select * from identifiers order by id"):
        tally.saw("identifiers")
        table, row_id, scheme = row["table_name"], row["row_id"], row["scheme"]
        there = table in known and subject.value(f'select count(*) from "{table}" where id = ?', row_id)
        tally.expect(there, f"{row['id']} belongs to no row")
        tally.expect(row["id"] == f"{table}/{row_id}/{scheme}", f"{row['id']} has another id than its row")
        other = met.setdefault((table, scheme, row["value"]), row_id)
        tally.expect(other == row_id, f"{row['id']}: {row['value']} is the identifier of {other} too")
    sql = "select id, party_id, party_source from people"
    with subject.fresh_connection() as fresh:
        sources = {row[0]: row[2] for row in fresh.execute(sql)}
    for row in subject.rows(sql):
        tally.saw("people")
        wanted = sources.get(row["id"])
        tally.expect(
            row["party_source"] == wanted, f"people {row['id']}: the party is from {wanted or 'nowhere'}"
        )
