"""Coverage to SQLite: rows in the order of the schema, people and parties joined over the sources."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from rsdata import schema
from rsdata.model import Contest, Person, Source
from rsdata.reference import parties
from rsdata.rows import CONTEST, PageRows, Row
from rsdata.schema import Table
from rsdata.search import create_search, fill_search
from rsdata.slugs import Slugs
from rsdata.sources import Contents
from rsdata.views import VIEWS


class Loader:
    """Takes pages in order of their source's id and writes them. The order matters: what two sources share
    (a person's description, a contest's figures) is as the first has it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._people: dict[str, list[_Known]] = defaultdict(list)
        self._slugs = Slugs()
        self._contests: dict[str, tuple[str, Contest]] = {}
        self._spellings: dict[str, set[str]] = defaultdict(set)
        connection.execute("BEGIN")  # or each statement is a transaction of its own
        for table in schema.TABLES:
            connection.execute(table.ddl)
            if table.search:
                create_search(connection, table)

    def add(self, source: Source, contents: Contents, page: PageRows) -> None:
        """Writes one page."""
        self._insert(
            schema.SOURCES,
            [
                (
                    source.id, source.title, source.publisher, source.url, source.published, source.timezone,
                    source.rights, contents.sha256, contents.size, page.dialect, page.authors, contents.text,
                )
            ],
        )  # fmt: skip
        ids = self._merge_people(source.id, (Person(*values) for values in page.people))
        for table in schema.TABLES:
            if table.name in page.rows:
                self._insert(table, _with_people(table, page.rows[table.name], ids))
        for values in page.contests:
            self._merge_contest(source.id, Contest(*values))
        for party_id, spellings in page.spellings.items():
            self._spellings[party_id].update(spellings)

    def finish(self) -> None:
        """Writes what the sources share, then the indexes, the search and the views."""
        self._insert(
            schema.CONTESTS,
            ((c.id, source_id, *CONTEST(c)[1:]) for _, (source_id, c) in sorted(self._contests.items())),
        )
        known = parties()
        self._insert(
            schema.PARTIES,
            (
                (party_id, known[party_id].name, known[party_id].abbreviation, _json_list(spellings))
                for party_id, spellings in sorted(self._spellings.items())
            ),
        )
        self._connection.commit()
        # Plugins of sqlite-utils have no say in what is built, and finding them takes time.
        database = Database(self._connection, execute_plugins=False)
        for table in schema.TABLES:
            for columns in table.indexes:
                database.table(table.name).create_index(columns)
            if table.search:
                fill_search(self._connection, table)
        for view in VIEWS:
            database.create_view(view.name, view.sql.strip())
        orphans = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        if orphans:
            raise AssertionError(f"rows that refer to nothing: {orphans[:5]}")

    def _insert(self, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(table.columns))
        self._connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)

    def _merge_people(self, source_id: str, people: Iterable[Person]) -> dict[str, str]:
        """Ids in the database by ids on the page; somebody met in an earlier source keeps the first row."""
        ids = {}
        new = []
        for person in people:
            namesakes = self._people[person.name]
            known = next((k for k in namesakes if k.is_met_again_in(source_id, person)), None)
            if known is None:
                known = _Known(self._slugs.take(person.name), person, source_id)
                namesakes.append(known)
                new.append((known.id, person.name, person.kind, person.description, person.party_id))
            known.last_source = source_id
            ids[person.id] = known.id
        self._insert(schema.PEOPLE, new)
        return ids

    def _merge_contest(self, source_id: str, contest: Contest) -> None:
        """The first source with a full result gives a contest's figures; what it lacks, no other adds."""
        held = self._contests.get(contest.id)
        if held is None or (held[1].valid_votes is None and contest.valid_votes is not None):
            self._contests[contest.id] = (source_id, contest)


@dataclass(slots=True)
class _Known:
    """Somebody already written, and the last source that named them."""

    id: str
    person: Person
    last_source: str

    def is_met_again_in(self, source_id: str, other: Person) -> bool:
        """Whether a namesake in another source is the same: a name alone is not enough for a person, party
        or role must agree; an organisation is its name. Two people of one source are two."""
        mine = self.person
        if self.last_source == source_id or mine.kind != other.kind:
            return False
        if mine.kind != "person":
            return True
        if mine.party_id and other.party_id:
            return mine.party_id == other.party_id
        return mine.description is not None and mine.description == other.description


def _with_people(table: Table, rows: Iterable[Row], people: dict[str, str]) -> Iterable[Row]:
    """The rows with the ids of people as the database has them."""
    at = next((i for i, column in enumerate(table.columns) if column.references == "people"), None)
    if at is None:
        return rows
    return ((*r[:at], people[r[at]] if r[at] is not None else None, *r[at + 1 :]) for r in rows)


def _json_list(values: Iterable[str]) -> str:
    return json.dumps(sorted(values), ensure_ascii=False)
