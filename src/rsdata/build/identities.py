"""Who the people, parties and contests of a build are to others: the table of identifiers, and parties that
the coverage does not say."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import Final

from rsdata.build.party_rows import PartyRows
from rsdata.errors import and_more, one_line
from rsdata.reference import PARTY_IDENTIFIERS, parties
from rsdata.sources.known_people import PersonEntry

# A ballot paper as Democracy Club names it: "parl.ash-vale.by.2016-10-20", "local.medway.2011-05-05".
_BALLOT: Final = re.compile(r"[a-z]+(?:\.[a-z0-9-]+)*\.\d{4}-\d{2}-\d{2}")
_DEMOCRACY_CLUB: Final = "democracy-club"
_ELECTORAL_COMMISSION: Final = "electoral-commission"

_INSERT: Final = "insert into identifiers values (?, ?, ?, ?, ?, ?)"
# Names that a remark gives; the others are counted.
_MOST_NAMED: Final = 5


def identify(connection: sqlite3.Connection, people: Iterable[PersonEntry]) -> list[str]:
    """Writes identifiers, and parties of people whom the coverage gives none, in the transaction that is
    open. Remarks on people who are not in the build.

    Raises InputError, with the line, for two entries of one person.
    """
    remarks = _of_people(connection, people)
    for party in parties().values():
        sql = "select 1 from parties where id = ?"
        if party.electoral_commission and connection.execute(sql, (party.id,)).fetchone() is not None:
            number = party.electoral_commission
            _write(connection, "parties", party.id, _ELECTORAL_COMMISSION, number, PARTY_IDENTIFIERS)
    for (contest_id,) in connection.execute("select id from contests order by id").fetchall():
        if _BALLOT.fullmatch(contest_id):
            _write(connection, "contests", contest_id, _DEMOCRACY_CLUB, contest_id, None)
    return remarks


def _of_people(connection: sqlite3.Connection, people: Iterable[PersonEntry]) -> list[str]:
    by_hand = PartyRows(connection)
    met: dict[str, PersonEntry] = {}
    passed_over: list[PersonEntry] = []
    for person in people:
        row_id = _row_of(connection, person)
        if row_id is None:
            passed_over.append(person)
            continue
        if row_id in met:
            raise person.error(f"{person.called} is {met[row_id].called}, who is there already: keep one")
        met[row_id] = person
        if person.party is not None:
            sql = "select 1 from people where id = ? and party_id is null"
            if connection.execute(sql, (row_id,)).fetchone() is not None:
                connection.execute(
                    "update people set party_id = ?, party_source = ? where id = ?",
                    (by_hand.made(person.party), person.path.name, row_id),
                )
        for scheme, value in sorted(person.ids.items()):
            _write(connection, "people", row_id, scheme, value, person.source)
    return [_remark(passed_over)] if passed_over else []


def _row_of(connection: sqlite3.Connection, person: PersonEntry) -> str | None:
    """The id of the person whom an entry is about: the one with its id, if the name is the same, or the only
    one with its name."""
    if person.id is not None:
        found = connection.execute("select id, name from people where id = ?", (person.id,)).fetchall()
        return person.id if found and person.name in (None, found[0][1]) else None
    sql = "select id from people where name = ? and kind = 'person'"
    found = connection.execute(sql, (person.name,)).fetchall()
    return str(found[0][0]) if len(found) == 1 else None


def _remark(passed_over: list[PersonEntry]) -> str:
    """What is told of those who are not in the build, under this id and name."""
    names = and_more([person.called for person in passed_over], _MOST_NAMED)
    return one_line(f"{passed_over[0].path}: not in this build, passed over: {names}")


def _write(
    connection: sqlite3.Connection, table: str, row_id: str, scheme: str, value: str, source: str | None
) -> None:
    connection.execute(_INSERT, (f"{table}/{row_id}/{scheme}", table, row_id, scheme, value, source))
