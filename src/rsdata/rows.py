"""A page of coverage as the writer takes it: plain values, made where the page was parsed.

Rows travel from the process or machine that parsed the page to the one that writes, and are kept between
builds; so they hold nothing but text, numbers, truth values and nulls. Python's marshal carries them, in
which it keeps compiled modules: several times faster than JSON, and read by the same Python alone, which
those who exchange rows see to.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from rsdata import schema
from rsdata.model import Coverage

# Tables whose rows a page of coverage holds as they are, and under which name.
ROWS_OF_A_PAGE = {
    schema.POSTS: "posts",
    schema.QUOTES: "quotes",
    schema.MENTIONS: "mentions",
    schema.MESSAGES: "messages",
    schema.HASHTAGS: "hashtags",
    schema.CANDIDATES: "candidates",
    schema.RESULTS: "results",
    schema.ODDS: "odds",
}

# A person's and a contest's values, in the order of the tables; which source a contest is from is known.
PERSON = attrgetter(*schema.PEOPLE.column_names)
CONTEST = attrgetter(*(name for name in schema.CONTESTS.column_names if name != "source_id"))

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
        """As bytes, for ``decoded`` of the same Python."""
        return marshal.dumps(tuple(self))

    @classmethod
    def decoded(cls, data: bytes) -> PageRows:
        """What ``encoded`` made, and nothing else: marshal trusts what it is given."""
        return cls(*marshal.loads(data))


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
        {
            table.name: _values(table, getattr(coverage, attribute))
            for table, attribute in ROWS_OF_A_PAGE.items()
        },
        {party_id: sorted(met.get(party_id, ())) for party_id in sorted(named.union(met))},
    )


def _values(table: schema.Table, rows: Iterable[object]) -> list[Any]:
    return list(chain.from_iterable(map(attrgetter(*table.column_names), rows)))
