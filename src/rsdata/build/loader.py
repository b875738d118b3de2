"""Coverage to SQLite: rows in the order of the schema, people and parties joined over the sources."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from itertools import chain
from typing import Any

from rsdata.build.identities import identify
from rsdata.build.namesakes import People
from rsdata.build.page_rows import PageRows
from rsdata.console.interrupts import interrupts_held
from rsdata.database import schema
from rsdata.database.full_text import fill_index, number_anew
from rsdata.database.insertion import Insertion
from rsdata.database.schema import Table
from rsdata.database.views import VIEWS
from rsdata.model import Person, Source
from rsdata.reference import parties
from rsdata.sources.contents import Contents
from rsdata.sources.folder import Raw

# Contests as they come, in the columns of their table; written in order of their ids in the end.
MET = "create temp table met as select * from contests where false"
KEYED = "create unique index temp.met_id on met (id)"

_SEARCHED = [table for table in schema.TABLES if table.search]

# The first source with a full result gives a contest's figures; what it lacks, no other adds.
COLUMNS = schema.CONTESTS.column_names
MEET = f"""
insert into met values ({", ".join("?" * len(COLUMNS))}) on conflict (id) do update set
  ({", ".join(COLUMNS)}) = ({", ".join(f"excluded.{column}" for column in COLUMNS)})
where met.valid_votes is null and excluded.valid_votes is not null
"""
# The whole text goes in as bytes: of a text, Python would keep those beside it.
INSERT_SOURCE = f"""
insert into sources values ({", ".join("?" * (len(schema.SOURCES.columns) - 1))}, cast(? as text))
"""
AT_A_TIME = 100_000  # values of a page


class Loader:
    """Takes pages in order of their source's id and writes them. The order matters: what two sources share
    (a person's description, a contest's figures) is as the first has it. What it remembers of the pages
    between two of them is on disk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._spellings: dict[str, set[str]] = {}  # of the parties that the parser knows: no more than those
        connection.execute("BEGIN")  # or each statement is a transaction of its own
        create_tables(connection)
        connection.execute(MET)
        connection.execute(KEYED)
        self._people = People(connection)
        self._tables = {
            table.name: Insertion(connection, f'"{table.name}"', len(table.columns))
            for table in schema.TABLES
        }

    def add(self, source: Source, contents: Contents, page: PageRows) -> None:
        """Writes one page, whose values are the loader's then: it changes them."""
        saved = contents.page
        self._connection.execute(
            INSERT_SOURCE,
            (
                source.id, source.title, source.publisher, source.url, source.published, source.timezone,
                source.rights, contents.sha256, contents.size, saved.media_type, saved.reader,
                saved.captured_at, page.dialect, page.authors, saved.text.encode(),
            ),
        )  # fmt: skip
        written = self._tables[schema.FILES.name]
        for position, file in enumerate(contents.files, 1):
            written.add((f"{source.id}-f{position}", source.id, position, *file))
        ids, new = self._people.merged([Person(*values) for values in page.people])
        written = self._tables[schema.PEOPLE.name]
        written.add(chain.from_iterable(new))
        written.flush()  # who is known by then is asked for with the next page
        for table in schema.TABLES:
            if table.name in page.values:
                values = _with_people(table, page.values.pop(table.name), ids)
                while values:  # what is written is let go
                    self._tables[table.name].add(values[:AT_A_TIME])
                    del values[:AT_A_TIME]
        self._connection.executemany(MEET, ((c[0], source.id, *c[1:]) for c in page.contests))
        for party_id, spellings in page.spellings.items():
            self._spellings.setdefault(party_id, set()).update(spellings)

    def complete(self) -> None:
        """Writes what the sources share. Tables are as they will be then, and committed."""
        self._connection.execute("insert into contests select * from met order by id")
        known = parties()
        for party_id, met in sorted(self._spellings.items()):
            party = known[party_id]
            spellings = json.dumps(sorted(met), ensure_ascii=False)
            self._tables[schema.PARTIES.name].add((party_id, party.name, party.abbreviation, spellings))
        for table in self._tables.values():
            table.flush()
        self._connection.commit()

    def add_by_hand(self, raw: Raw) -> list[str]:
        """Applies what people put right, and writes what they know, to the complete tables. Remarks on what
        was passed over."""
        remarks: list[str] = []
        self._connection.execute("BEGIN")
        if raw.corrections:
            with interrupts_held():  # an import may swallow one
                from rsdata.build.amendments import amend

            remarks += amend(self._connection, raw)
            for table in _SEARCHED:
                number_anew(self._connection, table)
        remarks += identify(self._connection, raw.people)
        self._connection.commit()
        return remarks

    def index(self) -> None:
        """Makes what is made of the tables."""
        create_indexes(self._connection)
        for table in _SEARCHED:
            fill_index(self._connection, table)


def create_tables(connection: sqlite3.Connection) -> None:
    """Tables and search indexes, empty."""
    for table in schema.TABLES:
        connection.execute(table.ddl)
        if table.search:
            connection.execute(table.search_ddl)


def create_indexes(connection: sqlite3.Connection) -> None:
    """Indexes and views."""
    for table in schema.TABLES:
        for statement in table.index_ddl:
            connection.execute(statement)
    for view in VIEWS:
        connection.execute(view.ddl)
    connection.commit()


def _with_people(table: Table, values: list[Any], people: Mapping[str, str]) -> list[Any]:
    """The values of rows, with the ids of people as the database has them."""
    width = len(table.columns)
    for at, column in enumerate(table.columns):
        if column.references == "people":
            values[at::width] = [value and people[value] for value in values[at::width]]
    return values
