"""Places, winners, sums and majorities, counted again where a person put votes right."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from rsdata.named_tuples import NamedTuple
from rsdata.results.standings import is_elected, majority_of
from rsdata.sources.corrections import Correction

_RESULTS: Final = """select contest_id, posts.source_id, results.id, votes, seats, rank
    from results join posts on posts.id = post_id join contests on contests.id = contest_id
    order by votes desc, results.id"""


class _Counted(NamedTuple):
    """A result of one contest in one source."""

    id: str
    votes: int | None
    seats: int | None
    rank: int | None


def recount(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> None:
    """Counts again where votes were put right or a result was taken out. What a correction itself says of a
    place or a sum stays."""
    said = {(c.table, c.row_id, name) for c in corrections for name in (c.becomes or ("votes",))}
    if not any(table == "results" and name == "votes" for table, _, name in said):
        return
    counted: dict[tuple[str, str | None], list[_Counted]] = defaultdict(list)
    for contest_id, source_id, *values in connection.execute(_RESULTS):
        counted[contest_id, source_id].append(_Counted(*values))
    contests = connection.execute("select id, source_id, seats, valid_votes from contests").fetchall()
    found = [("results", row_id, values) for rows in counted.values() for row_id, values in _places(rows)]
    summed = ((c[0], c[3], _sums(counted.get((c[0], c[1]), []), c[2])) for c in contests)
    found += [("contests", row_id, sums) for row_id, before, sums in summed if sums["valid_votes"] != before]
    for table, row_id, values in found:
        for name, value in values.items():
            if (table, row_id, name) not in said:
                connection.execute(f'update "{table}" set "{name}" = ? where id = ?', (value, row_id))


def _places(rows: Sequence[_Counted]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The place of each result, and where one is another than before, whether each is elected; a result
    without votes keeps that as it is."""
    every = [row.votes for row in rows if row.votes is not None]
    ahead = [sum(votes > row.votes for votes in every) if row.votes is not None else None for row in rows]
    ranks = [None if count is None else count + 1 for count in ahead]
    moved = ranks != [row.rank for row in rows]
    for row, rank, count in zip(rows, ranks, ahead, strict=True):
        values: dict[str, Any] = {"rank": rank}
        if moved and count is not None and row.votes is not None:
            values["elected"] = is_elected(count, every.count(row.votes), row.seats)
        yield row.id, values


def _sums(rows: list[_Counted], seats: int | None) -> dict[str, Any]:
    """The sum of a contest's votes, most first, and what lies between the first two."""
    votes = [row.votes for row in rows if row.votes is not None]
    if not votes or len(votes) < len(rows):
        return {"valid_votes": None, "majority": None}
    return {"valid_votes": sum(votes), "majority": majority_of(votes, seats)}
