"""Places, winners, sums and majorities, counted again where a person put votes right."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from rsdata.sources.corrections import Correction

_RESULTS: Final = """select results.id, contest_id, posts.source_id, votes, seats
    from results join posts on posts.id = post_id join contests on contests.id = contest_id
    order by votes desc, results.id"""


def recount(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> None:
    """Counts again where votes were put right or a result was taken out. What a correction itself says of a
    place or a sum stays."""
    said = {(c.table, c.row_id, name) for c in corrections for name in (c.becomes or ("votes",))}
    if not any(table == "results" and name == "votes" for table, _, name in said):
        return

    def put(table: str, row_id: str, values: dict[str, Any]) -> None:
        for name, value in values.items():
            if (table, row_id, name) not in said:
                connection.execute(f'update "{table}" set "{name}" = ? where id = ?', (value, row_id))

    counted: dict[tuple[str, str], list[tuple[str, int | None, int | None]]] = defaultdict(list)
    for row_id, contest_id, source_id, votes, seats in connection.execute(_RESULTS):
        counted[contest_id, source_id].append((row_id, votes, seats))
    for rows in counted.values():
        every = [votes for _, votes, _ in rows if votes is not None]
        for row_id, votes, seats in rows:
            ahead, level = sum(v > votes for v in every) if votes is not None else 0, every.count(votes or 0)
            tied = seats is None or votes is None or ahead < seats < ahead + level
            put(
                "results",
                row_id,
                {
                    "rank": None if votes is None else ahead + 1,
                    **({} if votes is None else {"elected": None if tied else int(ahead < (seats or 0))}),
                },
            )
    for contest_id, source_id, seats in connection.execute(
        "select id, source_id, seats from contests"
    ).fetchall():
        votes = [votes for _, votes, _ in counted.get((contest_id, source_id), ())]
        whole = [v for v in votes if v is not None]
        complete = bool(votes) and len(whole) == len(votes)
        single = complete and seats == 1 and len(whole) > 1
        put(
            "contests",
            contest_id,
            {
                "valid_votes": sum(whole) if complete else None,
                "majority": whole[0] - whole[1] if single else None,
            },
        )
