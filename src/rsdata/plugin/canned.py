"""The canned queries by what they are about, each with a line on what it shows."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from rsdata.plugin.databases import Served

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


async def queries(request: Any, one: Served) -> dict[str, dict[str, Any]]:
    """The canned queries of a database, in the order of the metadata."""
    if hasattr(one.datasette, "list_queries"):
        found = (await one.datasette.list_queries(one.name, actor=request.actor, limit=100)).queries
        return {query.name: asdict(query) for query in found}
    given = await one.datasette.get_canned_queries(one.name, request.actor)
    return {name: query for name, query in given.items() if not query.get("write")}


async def grouped(request: Any, one: Served) -> list[tuple[str, list[dict[str, str]]]]:
    """The canned queries under the heads of GROUPS, each with its title, what it shows in a sentence, and its
    address; those of somebody else's metadata last."""
    asked = {
        name: {
            "title": query.get("title") or name,
            "line": _line(query.get("description") or ""),
            "href": one.links.table(name),
        }
        for name, query in (await queries(request, one)).items()
    }
    groups = [(head, [asked.pop(name) for name in names if name in asked]) for head, names in GROUPS]
    groups.append((OTHERS, list(asked.values())))
    return [(head, found) for head, found in groups if found]


def _line(description: str) -> str:
    found = FIRST_SENTENCE.match(description)
    return found.group() if found else description
