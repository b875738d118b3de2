"""The home page: what the data is, and what it says at first sight."""

from __future__ import annotations

from typing import Any

from rsdata.plugin import figures, jsonld, told
from rsdata.plugin.canned import grouped
from rsdata.plugin.databases import NEWEST, Served, may_have_all, may_query, visible
from rsdata.plugin.pages import day
from rsdata.plugin.stored import data_version
from rsdata.slugs import slug

# The number of rows of a table as a build leaves it: they are numbered from 1 without a gap, so that the last
# number tells without a count of millions.
ROWS = 'select coalesce(max(rowid), 0) as n from "{}"'
COUNTED = ("sources", "posts", "quotes", "people", "contests", "results", "odds", "mentions")
# Views that have one row for each of a table.
ROW_FOR_ROW = {"results_flat": "results", "odds_normalised": "odds"}
# What is worth a download of its own, with what one row is.
FILES = (
    (
        "results_flat",
        "Results",
        "one line for each candidate or party: votes, share, change, rank, ballot-paper id",
    ),
    ("quotes", "Quotes", "one line for each quote: the words, who said them, how and where"),
    ("posts", "Posts", "one line for each post: text, kind, byline, time"),
    ("people", "People", "everybody who speaks or stands, with role and party"),
    ("odds_normalised", "Odds", "one line for each price, with the bookmaker's margin taken out"),
    ("mentions", "Mentions", "each place where somebody is named"),
)


async def home_context(request: Any, one: Served) -> dict[str, Any]:
    """All that the home page shows of a database, besides its frame."""
    datasette, links = one.datasette, one.links
    counts = {table: await _count(one, table) for table in COUNTED}
    contests = await figures.contests(one)
    timeline = await figures.timeline(one)
    files = await _files(one)
    site = await told.site(one)
    description = site["description"] or _summary(counts, contests, timeline)
    version = (data_version(one) or {}).get("version")
    sql = await may_query(request.actor, one)
    others = [name for name in datasette.databases if name != one.name and not name.startswith("_")]
    ours = {other.name: other.links.page() for other in await visible(datasette, request.actor)}
    return {
        "counts": counts,
        "newest": NEWEST,
        "description": description,
        "contests": contests,
        "books": await figures.books(one),
        "speakers": await figures.speakers(one),
        "timeline": timeline,
        "files": files,
        "whole_file": links.download()
        if datasette.setting("allow_download") and await may_have_all(request.actor, one)
        else None,
        "bytes": one.db.size,
        "queries": await grouped(request, one),
        "asked": {name: links.sql(getattr(figures, name)) for name in ("ODDS", "SPEAKERS")} if sql else {},
        "asked_result": (lambda contest: links.sql(figures.RESULT, contest=contest)) if sql else None,
        "asked_timeline": links.sql(figures.TIMELINE, source=timeline["source"]["id"])
        if sql and timeline
        else None,
        "others": [(name, ours.get(name) or str(datasette.urls.database(name))) for name in others],
        "jsonld": jsonld.dataset(request, one, site, description, files, timeline, contests, version),
        "feed": links.page("feed.atom"),
    }


async def _count(one: Served, table: str) -> int:
    (row,) = await one.rows(ROWS.format(table))
    return int(row["n"])


async def _files(one: Served) -> list[dict[str, Any]]:
    """Tables and views to download, with their rows; empty ones are left out."""
    links, there = one.links, {*await one.db.table_names(), *await one.db.view_names()}
    files = []
    for table, name, what in FILES:
        if table in there:
            count = await _count(one, ROW_FOR_ROW.get(table, table))
            if count:
                files.append(
                    {
                        "name": name,
                        "what": what,
                        "rows": count,
                        "table": links.table(table),
                        "csv": links.csv(table, "", slug(f"{one.name}-{name}")),
                        "excel": links.csv(table, "", slug(f"{one.name}-{name}"), excel=True),
                        "json": links.file(table, "json", "_shape=array&_size=max"),
                    }
                )
    return files


def _summary(counts: dict[str, int], contests: list[dict[str, Any]], timeline: dict[str, Any] | None) -> str:
    """Two sentences on a database that nobody has described."""
    named = (contest["name"] for contest in contests if counts["sources"] == 1)
    about = next((f" of the {name}" for name in named if name), "")
    source = timeline["source"] if timeline and counts["sources"] == 1 else {}
    printed = f", published by {source['publisher']}" if source.get("publisher") else ""
    on = f" on {day(source['published'])}" if printed and source.get("published") else ""
    pages = "a page" if counts["sources"] == 1 else f"{counts['sources']:,} pages"
    return (
        f"Live coverage{about} as tables: {counts['posts']:,} posts of {pages}{printed}{on}, with "
        f"{counts['quotes']:,} quotes and who said them. Every row was parsed from the coverage and says at "
        "which characters of it it stands."
    )
