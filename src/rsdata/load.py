"""Coverage to SQLite: rows in the order of the schema, people and parties joined over the sources."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from sqlite_utils import Database

from rsdata import schema
from rsdata.model import Person, Source
from rsdata.people import People
from rsdata.reference import parties
from rsdata.rows import PageRows, Row
from rsdata.schema import Table
from rsdata.search import Batches, create_search, fill_search
from rsdata.sources import Contents
from rsdata.views import VIEWS

# Contests as they come, in the columns of their table; written in order of their ids in the end.
MET = "create temp table met as select * from contests where false"
KEYED = "create unique index temp.met_id on met (id)"

# The first source with a full result gives a contest's figures; what it lacks, no other adds.
COLUMNS = schema.CONTESTS.column_names
MEET = f"""
insert into met values ({", ".join("?" * len(COLUMNS))}) on conflict (id) do update set
  ({", ".join(COLUMNS)}) = ({", ".join(f"excluded.{column}" for column in COLUMNS)})
where met.valid_votes is null and excluded.valid_votes is not null
"""


class Loader:
    """Takes pages in order of their source's id and writes them. The order matters: what two sources share
    (a person's description, a contest's figures) is as the first has it. What it remembers of the pages
    between two of them is on disk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._spellings: dict[str, set[str]] = {}  # of the parties that the parser knows: no more than those
        connection.execute("BEGIN")  # or each statement is a transaction of its own
        for table in schema.TABLES:
            connection.execute(table.ddl)
            if table.search:
                create_search(connection, table)
        connection.execute(MET)
        connection.execute(KEYED)
        self._people = People(connection)
        self._batches = {table.name: Batches(table) for table in schema.TABLES if table.search}

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
        ids, new = self._people.merged([Person(*values) for values in page.people])
        self._insert(schema.PEOPLE, new)
        for table in schema.TABLES:
            if table.name in page.rows:
                rows = page.rows[table.name]
                self._insert(table, _with_people(table, rows, ids))
                if table.search:
                    self._batches[table.name].add(rows)
        self._connection.executemany(MEET, ((c[0], source.id, *c[1:]) for c in page.contests))
        for party_id, spellings in page.spellings.items():
            self._spellings.setdefault(party_id, set()).update(spellings)

    def finish(self) -> None:
        """What is left to do after the last page."""
        self.complete()
        self.index()

    def complete(self) -> None:
        """Writes what the sources share. Tables are as they will be then, and committed."""
        self._connection.execute("insert into contests select * from met order by id")
        known = parties()
        self._insert(
            schema.PARTIES,
            (
                (party_id, known[party_id].name, known[party_id].abbreviation, _json_list(spellings))
                for party_id, spellings in sorted(self._spellings.items())
            ),
        )
        self._connection.commit()

    def index(self) -> None:
        """Makes the indexes, the search and the views."""
        # Plugins of sqlite-utils have no say in what is built, and finding them takes time.
        database = Database(self._connection, execute_plugins=False)
        for table in schema.TABLES:
            for statement in table.index_ddl:
                self._connection.execute(statement)
            if table.search:
                fill_search(self._connection, table, self._batches[table.name])
        for view in VIEWS:
            database.create_view(view.name, view.sql.strip())
        self._connection.commit()

    def _insert(self, table: Table, rows: Iterable[Row]) -> None:
        marks = ", ".join("?" * len(table.columns))
        self._connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)


def _with_people(table: Table, rows: Iterable[Row], people: dict[str, str]) -> Iterable[Row]:
    """The rows with the ids of people as the database has them."""
    at = next((i for i, column in enumerate(table.columns) if column.references == "people"), None)
    if at is None:
        return rows
    return ((*r[:at], people[r[at]] if r[at] is not None else None, *r[at + 1 :]) for r in rows)


def _json_list(values: Iterable[str]) -> str:
    return json.dumps(sorted(values), ensure_ascii=False)
