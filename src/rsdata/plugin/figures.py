"""What pages ask the database for: results, odds, speakers, the day. Each query stands here once and is
linked to."""

from __future__ import annotations

from typing import Any

from rsdata.plugin.charts import bars, strip
from rsdata.plugin.databases import NEWEST_SOURCES, Row, Served
from rsdata.plugin.reading import opening

# Of an archive, the home page shows what is in its newest pages and contests: it takes no longer for all the
# others.
CONTESTS = """
with newest as (select * from contests order by date desc limit 200)
select contests.*, count(*) as results, max(results.votes) as most_votes
from newest as contests cross join results on results.contest_id = contests.id
group by contests.id
order by
  contests.kind = 'parliamentary' desc, contests.name is null, contests.date desc,
  most_votes desc, contests.id
limit :limit
"""
# One source's figures for a contest: those that the contest's own sums are from, else the first's.
RESULT = """
select
  results.rank,
  coalesce(candidates.name, parties.name, results.party_as_printed) as name,
  case when candidates.name is not null then coalesce(parties.name, results.party_as_printed) end as party,
  results.votes, results.share_pct, results.change_pct, results.elected,
  results.id, results.party_id, results.candidate_id, results.post_id,
  results.char_start, results.char_end, posts.source_id
from results
  join posts on posts.id = results.post_id
  left join candidates on candidates.id = results.candidate_id
  left join parties on parties.id = results.party_id
where results.contest_id = :contest and posts.source_id = coalesce(
  (select source_id from contests where id = :contest and valid_votes is not null),
  (select min(p.source_id) from results as r join posts as p on p.id = r.post_id
   where r.contest_id = :contest)
)
order by results.rank is null, results.rank, results.id
limit 60
"""
ODDS = f"""
with newest as (select id from {NEWEST_SOURCES}),
priced as (
  select
    odds.*, posts.source_id,
    sum(implied_probability) over (partition by posts.source_id, bookmaker, market) as book
  from newest
    cross join posts on posts.source_id = newest.id
    cross join odds on odds.post_id = posts.id
)
select
  odds.bookmaker, odds.market, coalesce(parties.name, odds.selection_as_printed) as selection,
  coalesce(odds.fractional, odds.price_as_printed) as fractional, odds.implied_probability,
  case when odds.book > 1 then odds.implied_probability / odds.book end as probability,
  case when odds.book > 1 then round(100 * (odds.book - 1), 1) end as overround_pct,
  odds.party_id, odds.id, odds.char_start, odds.char_end, odds.source_id
from priced as odds
  left join parties on parties.id = odds.party_id
order by odds.source_id, odds.bookmaker, odds.market, odds.implied_probability desc, odds.id
limit 40
"""
SPEAKERS = f"""
with newest as (select id from {NEWEST_SOURCES})
select
  people.id, people.name, people.description, people.party_id, parties.name as party,
  count(*) as quotes, count(distinct quotes.post_id) as posts, sum(length(quotes.text)) as characters
from newest
  cross join posts on posts.source_id = newest.id
  cross join quotes on quotes.post_id = posts.id
  join people on people.id = quotes.speaker_id
  left join parties on parties.id = people.party_id
group by people.id
order by quotes desc, characters desc, people.id
limit 10
"""
# A speaker's fullest sentence that is short enough to print.
SAYING = """
select id, text from (select id, text from quotes where speaker_id = :person order by rowid limit 1000)
where length(text) between 40 and 170 and text not like '%http%'
order by length(text) desc, id limit 1
"""
TIMELINE = """
select posts.sequence, posts.kind, posts.time_as_printed, posts.published_at, length(posts.text) as size
from posts where posts.source_id = :source order by posts.sequence
"""
# The posts that say what the day was: its first and last, results, odds, analyses, and those most quoted in.
MILESTONES = """
with counted as (
  select
    posts.id, posts.sequence,
    (select count(*) from results where results.post_id = posts.id) as results,
    (select count(*) from odds where odds.post_id = posts.id) as odds,
    (select count(*) from quotes where quotes.post_id = posts.id) as quotes,
    posts.kind = 'analysis' as analysis,
    length(posts.text) as size
  from posts where posts.source_id = :source and posts.kind <> 'empty'
),
picked as (
  select * from (
    select id, 'Results' as why from counted where results > 0 order by results desc, sequence limit 3)
  union all select * from (
    select id, 'Odds' from counted where odds > 0 order by odds desc, sequence limit 1)
  union all select * from (
    select id, 'Analysis' from counted where analysis order by size desc, sequence limit 2)
  union all select * from (
    select id, quotes || ' quotes' from counted where quotes > 2 order by quotes desc, sequence limit 3)
  union all select * from (select id, 'First post' from counted order by sequence limit 1)
  union all select * from (select id, 'Last post' from counted order by sequence desc limit 1)
)
select posts.id, posts.sequence, posts.number, posts.time_as_printed, posts.published_at, posts.heading,
  posts.text, posts.byline, group_concat(why, ', ') as why
from picked join posts on posts.id = picked.id
group by posts.id order by posts.sequence
"""
LATEST_SOURCE = """
select id, title, publisher, url, published, rights, authors from sources
where id = (select id from sources order by published desc, id limit 1)
"""

# Headings that some pages print where there is none.
NO_TITLE = frozenset({"post update", "post", "get involved", "via twitter", "via blog", "breaking news"})


async def contests(one: Served, limit: int = 4) -> list[dict[str, Any]]:
    """Contests with results, the most telling first, each with its chart."""
    rows = await one.rows(CONTESTS, limit=limit)
    return [{**contest, "bars": await result(one, contest["id"])} for contest in rows]


async def result(one: Served, contest: str) -> list[Row]:
    rows = await one.rows(RESULT, contest=contest)
    return bars(rows, "votes" if any(row["votes"] for row in rows) else "share_pct")


async def books(one: Served) -> list[dict[str, Any]]:
    """Each bookmaker's market with its prices as bars on a scale from 0 to 1."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in await one.rows(ODDS):
        row["chance"] = row["probability"] if row["probability"] is not None else row["implied_probability"]
        found.setdefault((row["source_id"], row["bookmaker"], row["market"]), []).append(row)
    return [
        {
            "bookmaker": bookmaker,
            "market": market,
            "overround": rows[0]["overround_pct"],
            "bars": bars(rows, "chance", 1.0),
        }
        for (_, bookmaker, market), rows in found.items()
    ]


async def speakers(one: Served) -> list[Row]:
    """Who is quoted most; the first three with something they said."""
    rows = await one.rows(SPEAKERS)
    for row in rows[:3]:
        row["saying"] = await one.row(SAYING, person=row["id"])
    return bars(rows, "quotes")


async def timeline(one: Served) -> dict[str, Any] | None:
    """The latest source from its first post to its last, with the posts that say what the day was."""
    source = await one.row(LATEST_SOURCE)
    if source is None:
        return None
    posts = await one.rows(TIMELINE, source=source["id"])
    if not posts:
        return None
    milestones = await one.rows(MILESTONES, source=source["id"])
    for milestone in milestones:
        heading = milestone["heading"] or ""
        milestone["opening"] = opening(milestone["text"]) or heading
        milestone["heading"] = None if heading.strip().lower() in NO_TITLE else heading
        milestone["at"] = round(100 * (milestone["sequence"] - 0.5) / len(posts), 2)
    timed = [post["time_as_printed"] for post in posts if post["time_as_printed"]]
    return {
        "source": source,
        "ticks": strip(posts),
        "count": len(posts),
        "milestones": milestones,
        "from": timed[0] if timed else None,
        "to": timed[-1] if timed else None,
    }
