"""The names that a field of a query may be filled in with, by the name of its parameter."""

from __future__ import annotations

from typing import Any, Final

from rsdata.plugin.databases import Served
from rsdata.plugin.pages import ours

SPEAKERS: Final = """
select people.name as value, people.description as label
from (
    select speaker_id, count(*) as quotes from quotes where speaker_id is not null
    group by speaker_id order by quotes desc limit 300
  ) as most
  cross join people on people.id = most.speaker_id
order by most.quotes desc, people.name
"""
CANDIDATES: Final = """
select candidates.name as value, coalesce(parties.name, candidates.party_as_printed) as label
from (select candidate_id from results order by votes desc limit 300) as most
  cross join candidates on candidates.id = most.candidate_id
  left join parties on parties.id = candidates.party_id
"""
CONTESTS: Final = "select id as value, name as label from contests order by date desc limit 300"

OFFERED: Final = {"speaker": SPEAKERS, "candidate": CANDIDATES, "contest": CONTESTS}


async def offered(request: Any, one: Served, parameter: str) -> list[dict[str, Any]]:
    """The names to offer with a parameter; of most there are none."""
    sql = OFFERED.get(parameter)
    if sql is None or not await ours(request, one):
        return []
    named = {row["value"]: row for row in await one.rows(sql)}  # each once
    return list(named.values())
