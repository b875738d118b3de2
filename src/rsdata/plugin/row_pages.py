"""Rows as pages worth reading: a post, a quote, a person, a candidate, a contest, a source; and what is
worth saying of a row of any other table: what it is about, and the words that it was read from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

from rsdata.database.schema import BY_NAME
from rsdata.plugin import figures
from rsdata.plugin.databases import Row, Served
from rsdata.plugin.reading import Quoted, around, paragraphs

# Somebody in the news for years has tens of thousands: a page is made of the first thousand.
QUOTES_SHOWN = 60
MENTIONS_SHOWN = 40

POST = """
select posts.*, sources.title as source_title, sources.publisher, sources.published,
  substr(sources.text, posts.char_start + 1, posts.char_end - posts.char_start) as printed,
  (select count(*) from posts as p where p.source_id = posts.source_id) as of
from posts join sources on sources.id = posts.source_id where posts.id = :id
"""
QUOTES_OF_POST = """
select id, text, kind, speaker_id, speaker, speaker_as_printed, cue, outlet, parent_id, char_start, char_end,
  rule, confidence,
  exists (select 1 from corrections where table_name = 'quotes' and row_id = quotes.id) as corrected
from quotes where post_id = :post order by char_start
"""
NEIGHBOURS = """
select
  (select id from posts where source_id = :source and sequence < :sequence
   order by sequence desc limit 1) as earlier,
  (select id from posts where source_id = :source and sequence > :sequence
   order by sequence limit 1) as later
"""
QUOTE = """
select quotes.*, posts.source_id, posts.number, posts.time_as_printed, posts.published_at, people.description,
  people.kind as speaker_kind, parties.name as party, sources.text as coverage, sources.title as source_title,
  posts.char_start as post_start, posts.char_end as post_end
from quotes
  join posts on posts.id = quotes.post_id
  join sources on sources.id = posts.source_id
  left join people on people.id = quotes.speaker_id
  left join parties on parties.id = people.party_id
where quotes.id = :id
"""
QUOTES_OF_SPEAKER = """
select quotes.id, quotes.text, quotes.kind, quotes.cue, quotes.outlet, quotes.post_id,
  quotes.rule, quotes.confidence,
  quotes.char_start, quotes.char_end, posts.source_id, posts.number, posts.time_as_printed,
  exists (select 1 from corrections where table_name = 'quotes' and row_id = quotes.id) as corrected
from (select * from quotes where speaker_id = :person order by rowid limit 1000) as quotes
  join posts on posts.id = quotes.post_id
order by posts.source_id, posts.sequence, quotes.position limit :limit
"""
PERSON = """
select people.*, parties.name as party,
  (select count(*) from quotes where speaker_id = people.id) as quotes,
  (select count(*) from mentions where person_id = people.id) as mentions,
  (select count(distinct post_id) from mentions where person_id = people.id) as mentioned_in
from people left join parties on parties.id = people.party_id where people.id = :id
"""
MENTIONS = """
select mentions.id, mentions.post_id, mentions.char_start, mentions.char_end, posts.source_id, posts.number,
  substr(sources.text, max(mentions.char_start - 110, posts.char_start) + 1,
    mentions.char_start - max(mentions.char_start - 110, posts.char_start)) as before,
  substr(sources.text, mentions.char_start + 1, mentions.char_end - mentions.char_start) as name,
  substr(sources.text, mentions.char_end + 1, min(110, posts.char_end - mentions.char_end)) as after
from (
    select mentions.*
    from (select * from mentions where person_id = :person order by post_id limit 1000) as mentions
      join posts on posts.id = mentions.post_id
    order by posts.source_id, posts.sequence, mentions.char_start limit :limit
  ) as mentions
  join posts on posts.id = mentions.post_id
  join sources on sources.id = posts.source_id
order by posts.source_id, posts.sequence, mentions.char_start
"""
STANDS = """
select candidates.id, candidates.name, candidates.party_as_printed, candidates.contest_id,
  candidates.person_id, candidates.post_id,
  candidates.char_start, candidates.char_end, posts.source_id, posts.number,
  candidates.party_id, parties.name as party, contests.name as contest, contests.date, contests.valid_votes,
  contests.majority, contests.turnout_pct, contests.seats,
  results.rank, results.votes, results.share_pct, results.change_pct, results.elected, results.id as result_id
from candidates
  join posts on posts.id = candidates.post_id
  join contests on contests.id = candidates.contest_id
  left join parties on parties.id = candidates.party_id
  left join results on results.candidate_id = candidates.id
where {which} order by contests.date desc, candidates.id limit 12
"""
BY_ID = STANDS.format(which="candidates.id = :id")
BY_PERSON = STANDS.format(which="candidates.person_id = :id")
ODDS_FOR_PARTY = """
select odds.id, odds.market, odds.bookmaker, coalesce(odds.fractional, odds.price_as_printed) as fractional,
  odds.implied_probability, odds.selection_as_printed, odds.char_start, odds.char_end, posts.source_id
from posts cross join odds on odds.post_id = posts.id
where +odds.party_id = :party and posts.source_id = :source order by odds.market, odds.id limit 10
"""
ODDS_OF_POST = "select * from odds where post_id = :post order by char_start limit 60"
RESULTS_OF_POST = """
select coalesce(candidate, party) as name, case when candidate is not null then party end as party, votes,
  share_pct, change_pct
from results_flat where post_id = :post order by char_start limit 80
"""
SOURCE = """
select id, title, publisher, url, published, timezone, rights, sha256, bytes, dialect, authors,
  (select count(*) from posts where source_id = sources.id) as posts
from sources where id = :id
"""


# What a row of a table that has no page of its own is about.
ABOUT: Final = {
    "mentions": "(select name from people where id = person_id)",
    "messages": "(select speaker from quotes where id = quote_id)",
    "hashtags": "'#' || tag",
    "links": "text",
    "results": """coalesce((select name from candidates where id = candidate_id),
      (select name from parties where id = row.party_id), party_as_printed)""",
    "odds": "coalesce(selection_as_printed, market)",
    "parties": "name",
    "files": "file",
    "identifiers": "value",
    "corrections": "row_id || coalesce(', ' || column_name, '')",
}
ANY_ROW = """
select {about} as about, {place} from (select * from "{table}" where id = :id) as row
"""
PLACE = """
  posts.id as post_id, posts.number, posts.time_as_printed, posts.source_id, sources.title as source_title,
  row.char_start, row.char_end, posts.char_start as post_start,
  substr(sources.text, posts.char_start + 1, posts.char_end - posts.char_start) as printed
"""
WITH_PLACE = """
  join posts on posts.id = row.post_id join sources on sources.id = posts.source_id
"""
# Characters around a row's words.
AROUND = 260


def _quoted(one: Served, row: Row) -> Quoted:
    href = one.links.row("people", row["speaker_id"]) if row["speaker_id"] else None
    return Quoted(row["char_start"], row["char_end"], row["speaker"], href)


async def post(one: Served, found: Row) -> dict[str, Any]:
    """A post in paragraphs, its quotes marked, with what was parsed from it and the posts before and
    after."""
    key = found["id"]
    quotes = await one.rows(QUOTES_OF_POST, post=key)
    quoted = [_quoted(one, quote) for quote in quotes]
    neighbours = await one.row(NEIGHBOURS, source=found["source_id"], sequence=found["sequence"])
    heading = found["heading"] or ""
    return {
        "post": found,
        "title": None if heading.strip().lower() in figures.NO_TITLE else heading or None,
        "paragraphs": paragraphs(found["text"], found["printed"], found["char_start"], quoted),
        "quotes": quotes,
        "neighbours": neighbours,
        "results": await one.rows(RESULTS_OF_POST, post=key),
        "odds": await one.rows(ODDS_OF_POST, post=key),
        "evidence": one.links.evidence(found["source_id"], found["char_start"], found["char_end"]),
    }


async def quote(one: Served, found: Row) -> dict[str, Any]:
    """A quotation with its speaker, and the words around it."""
    coverage = found.pop("coverage")
    low, high = found["post_start"], found["post_end"]
    context = around(coverage[low:high], found["char_start"] - low, found["char_end"] - low, AROUND)
    others = []
    if found["speaker_id"]:
        rows = await one.rows(QUOTES_OF_SPEAKER, person=found["speaker_id"], limit=7)
        others = [row for row in rows if row["id"] != found["id"]][:6]
    return {
        "quote": found,
        "context": context,
        "others": others,
        "nested": await one.rows(
            "select id, text, speaker from quotes where parent_id = :id order by char_start", id=found["id"]
        ),
        "evidence": one.links.evidence(found["source_id"], found["char_start"], found["char_end"]),
    }


async def person(one: Served, found: Row) -> dict[str, Any]:
    """Who somebody is, what they said, where they stood and where they are named."""
    key = found["id"]
    mentions = await one.rows(MENTIONS, person=key, limit=MENTIONS_SHOWN)
    for mention in mentions:
        mention["before"] = mention["before"].split("\n")[-1]
        mention["after"] = mention["after"].split("\n")[0]
    return {
        "person": found,
        "quotes": await one.rows(QUOTES_OF_SPEAKER, person=key, limit=QUOTES_SHOWN),
        "mentions": mentions,
        "stands": await one.rows(BY_PERSON, id=key),
    }


async def candidate(one: Served, found: Row) -> dict[str, Any]:
    """A candidate's result within the whole contest, and the odds given on the party."""
    odds = []
    if found["party_id"]:
        odds = await one.rows(ODDS_FOR_PARTY, party=found["party_id"], source=found["source_id"])
    return {
        "candidate": found,
        "bars": await figures.result(one, found["contest_id"]),
        "odds": odds,
        "evidence": one.links.evidence(found["source_id"], found["char_start"], found["char_end"]),
    }


async def contest(one: Served, found: Row) -> dict[str, Any]:
    """A contest's result."""
    return {"contest": found, "bars": await figures.result(one, found["id"])}


async def source(one: Served, found: Row) -> dict[str, Any]:
    """Where a page of coverage is from; its text is on the evidence page."""
    return {"source": found}


async def any_row(table: str, one: Served, found: Row) -> dict[str, Any]:
    """A row of a table without a page of its own, with the words it was read from, where it has a place."""
    context = evidence = None
    if BY_NAME[table].evidence:
        low, start, end = found["post_start"], found["char_start"], found["char_end"]
        context = around(found.pop("printed"), start - low, end - low, AROUND)
        evidence = one.links.evidence(found["source_id"], start, end)
    described = BY_NAME[table].description
    return {"found": found, "described": described, "context": context, "evidence": evidence}


def _any_row_sql(table: str) -> str:
    placed = BY_NAME[table].evidence
    sql = ANY_ROW.format(table=table, about=ABOUT[table], place=PLACE if placed else "1")
    return sql + (WITH_PLACE if placed else "")


# For each table its template, the query that finds a row, and what fills the template with it.
ROW_PAGES: Final[dict[str, tuple[str, str, Callable[[Served, Row], Awaitable[dict[str, Any]]]]]] = {
    **{table: ("any_row", _any_row_sql(table), partial(any_row, table)) for table in ABOUT},
    "posts": ("posts", POST, post),
    "quotes": ("quotes", QUOTE, quote),
    "people": ("people", PERSON, person),
    "candidates": ("candidates", BY_ID, candidate),
    "contests": ("contests", "select * from contests where id = :id", contest),
    "sources": ("sources", SOURCE, source),
}
