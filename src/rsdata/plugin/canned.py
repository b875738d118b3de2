"""The canned queries by what they are about, each with a line on what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rsdata.plugin.databases import Links, Served

GROUPS = (
    ("Results", ("full_result", "swing", "ward_compared", "turnout")),
    ("Odds", ("odds_overround",)),
    (
        "Who speaks",
        ("most_quoted", "quotes_by", "speakers_by_party", "outlets", "without_speaker", "least_sure_quotes"),
    ),
    ("Find", ("search_posts", "search_quotes", "quotes_about", "posts_mentioning")),
    ("The day", ("story",)),
    ("Readers' messages", ("tweets_and_emails", "readers_by_place", "hashtags_by_count", "printed_twice")),
)
OTHERS = "More"
FIRST_SENTENCE = re.compile(r".+?\.(?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """A canned query: its title, what it shows in a sentence, its address."""

    name: str
    title: str
    line: str
    href: str


async def listed(datasette: Any, request: Any, one: Served) -> list[Asked]:
    """The canned queries that the reader may run, in the order of the metadata."""
    if hasattr(datasette, "list_queries"):
        found = (await datasette.list_queries(one.name, actor=request.actor, limit=100)).queries
        told = [(query.name, query.title, query.description) for query in found]
    else:
        queries = await datasette.get_canned_queries(one.name, request.actor)
        told = [
            (name, query.get("title"), query.get("description"))
            for name, query in queries.items()
            if not query.get("write")
        ]
    links = Links(datasette, one)
    return [Asked(name, title or name, _line(about or ""), links.table(name)) for name, title, about in told]


async def grouped(datasette: Any, request: Any, one: Served) -> list[tuple[str, list[Asked]]]:
    """The canned queries under the heads of GROUPS; those of somebody else's metadata last."""
    queries = {query.name: query for query in await listed(datasette, request, one)}
    groups = [(head, [queries.pop(name) for name in names if name in queries]) for head, names in GROUPS]
    groups.append((OTHERS, list(queries.values())))
    return [(head, found) for head, found in groups if found]


def _line(description: str) -> str:
    found = FIRST_SENTENCE.match(description)
    return found.group() if found else description
