"""A page of coverage as the writer takes it: plain values, made where the page was parsed.

Rows travel from the process or machine that parsed the page to the one that writes, and are kept between
builds; so they hold nothing but text, numbers, truth values and nulls. MessagePack carries them: twice as
fast as JSON, and unlike Python's marshal and pickle harmless to read, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import Any

import msgpack

from rsdata.database import schema
from rsdata.model import Coverage
from rsdata.named_tuples import NamedTuple
from rsdata.reference import parties

# Tables whose rows a page of coverage holds as they are, under their names.
OF_A_PAGE = [table for table in schema.TABLES if table.evidence]

# A person's and a contest's values, in the order of the tables; who says so, and which source a contest is
# from, is known.
PERSON_COLUMNS = [column for column in schema.PEOPLE.columns if column.name != "party_source"]
PERSON = attrgetter(*(column.name for column in PERSON_COLUMNS))
CONTEST_COLUMNS = [column for column in schema.CONTESTS.columns if column.name != "source_id"]
CONTEST = attrgetter(*(column.name for column in CONTEST_COLUMNS))

# What Python has for the values of a column.
TYPES: dict[schema.Type, frozenset[type]] = {
    "TEXT": frozenset({str}),
    "INTEGER": frozenset({int, bool}),
    "REAL": frozenset({float, int}),
}


def _types(columns: Iterable[schema.Column]) -> list[frozenset[type]]:
    """What the values of each column may be."""
    return [TYPES[c.type] if c.required else TYPES[c.type] | {type(None)} for c in columns]


PERSON_TYPES = _types(PERSON_COLUMNS)
CONTEST_TYPES = _types(CONTEST_COLUMNS)
TYPES_BY_TABLE = {table.name: _types(table.columns) for table in OF_A_PAGE}

Row = tuple[Any, ...]


class PageRows(NamedTuple):
    """All that was read from one page. ``values`` are by name of the table, those of its rows one after the
    other, in order of its columns; they refer to people by their ids on the page. ``spellings`` has every
    party the page speaks of."""

    dialect: str
    authors: str | None
    people: list[Row]
    contests: list[Row]
    values: dict[str, list[Any]]
    spellings: dict[str, list[str]]

    def encoded(self) -> bytes:
        """As bytes, for ``decoded``."""
        packed: bytes = msgpack.packb(tuple(self))
        return packed

    @classmethod
    def decoded(cls, data: bytes) -> PageRows:
        """What ``encoded`` made, and nothing else."""
        return cls(*msgpack.unpackb(data))

    @classmethod
    def checked(cls, data: bytes) -> PageRows:
        """As ``decoded``, from anywhere. Raises ValueError for whatever has not the shape of rows: every
        value is of a type that its column may hold."""
        page = msgpack.unpackb(data)
        if not (isinstance(page, list) and _is_page(page)):
            raise ValueError("no rows of a page")
        return cls(*page)


def rows_of(coverage: Coverage) -> PageRows:
    """The rows of a page."""
    referred = (coverage.people, coverage.candidates, coverage.results, coverage.odds)
    named = {row.party_id for rows in referred for row in rows if row.party_id}
    met = coverage.party_spellings
    return PageRows(
        coverage.dialect,
        coverage.authors,
        [PERSON(person) for person in coverage.people],
        [CONTEST(contest) for contest in coverage.contests],
        {table.name: _values(table, getattr(coverage, table.name)) for table in OF_A_PAGE},
        {party_id: sorted(met.get(party_id, ())) for party_id in sorted(named.union(met))},
    )


def _is_page(page: list[Any]) -> bool:
    match page:
        case [str(), str() | None, list(people), list(contests), dict(values), dict(spellings)]:
            return (
                _are_rows(people, PERSON_TYPES)
                and _are_rows(contests, CONTEST_TYPES)
                and values.keys() == TYPES_BY_TABLE.keys()
                and all(_are_values(values[name], types) for name, types in TYPES_BY_TABLE.items())
                and parties().keys() >= spellings.keys()
                and all(isinstance(met, list) and set(map(type, met)) <= {str} for met in spellings.values())
            )
    return False


def _are_rows(rows: list[Any], types: list[frozenset[type]]) -> bool:
    whole = all(isinstance(row, list) and len(row) == len(types) for row in rows)
    return whole and _are_values(list(chain.from_iterable(rows)), types)


def _are_values(values: object, types: list[frozenset[type]]) -> bool:
    """Whether these are the values of rows, one after the other. A column at a time: there are few types."""
    width = len(types)
    return (
        isinstance(values, list)
        and len(values) % width == 0
        and all(allowed.issuperset(map(type, values[at::width])) for at, allowed in enumerate(types))
    )


def _values(table: schema.Table, rows: Iterable[object]) -> list[Any]:
    return list(chain.from_iterable(map(attrgetter(*table.column_names), rows)))
