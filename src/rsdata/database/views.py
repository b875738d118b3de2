"""The views of the database: questions that everybody asks, and tables flat enough for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rsdata.database.schema import Type
from rsdata.named_tuples import NamedTuple


class View(NamedTuple):
    """A named query, and what each of its columns means. ``computed`` has the types of the columns that are
    not a table's column as it is; ``facets`` are those that Datasette offers."""

    name: str
    description: str
    sql: str
    columns: dict[str, str]
    computed: Mapping[str, Type] = MappingProxyType({})
    facets: tuple[str, ...] = ()

    @property
    def ddl(self) -> str:
        """The statement that creates the view."""
        return f'CREATE VIEW "{self.name}" AS {self.sql.strip()}'


# Where a row of a view stands in the coverage.
PLACE = {
    "post_id": "Id of the row in posts",
    "char_start": "Where it begins in the coverage: code points into sources.text, from 0",
    "char_end": "Where it ends, exclusive",
}

RESULTS_FLAT = View(
    "results_flat",
    "One clean line for each result, with all that identifies it: the table to download.",
    """
select
  contests.name as contest,
  contests.date as date,
  contests.by_election as by_election,
  contests.id as ballot_paper_id,
  candidates.name as candidate,
  coalesce(parties.name, results.party_as_printed) as party,
  results.votes,
  results.share_pct,
  results.change_pct,
  results.rank,
  results.elected,
  results.id as result_id,
  results.post_id,
  results.char_start,
  results.char_end
from results
  join contests on contests.id = results.contest_id
  left join candidates on candidates.id = results.candidate_id
  left join parties on parties.id = results.party_id
order by contests.date desc, contests.id, results.rank, results.id
""",
    {
        "contest": "Name of the contest",
        "date": "Polling day (ISO 8601)",
        "by_election": "1 for a by-election, 0 for none; empty where unknown",
        "ballot_paper_id": "Id of the contest",
        "candidate": "Candidate; empty where only a party is printed",
        "party": "Party, under one name however it is printed",
        "votes": "Votes as printed",
        "share_pct": "Share of the vote as printed, per cent",
        "change_pct": "Change of the share as printed, percentage points",
        "rank": "Place by votes; equal votes share a place",
        "elected": "1 if elected, 0 if not; empty where unknown",
        "result_id": "Id of the row in results",
        **PLACE,
    },
    computed={"party": "TEXT"},
    facets=("contest", "party", "elected"),
)

RESULTS_CHECKED = View(
    "results_checked",
    "The printed share beside the share recomputed from the votes, and the difference.",
    """
with summed as (
  select results.*, sum(votes) over (partition by contest_id, posts.source_id) as total
  from results join posts on posts.id = results.post_id
)
select
  summed.id as result_id,
  contests.name as contest,
  candidates.name as candidate,
  coalesce(parties.name, summed.party_as_printed) as party,
  summed.votes,
  summed.share_pct as share_printed,
  round(100.0 * summed.votes / nullif(summed.total, 0), 2) as share_recomputed,
  round(summed.share_pct - 100.0 * summed.votes / nullif(summed.total, 0), 4) as difference,
  summed.post_id,
  summed.char_start,
  summed.char_end
from summed
  join contests on contests.id = summed.contest_id
  left join candidates on candidates.id = summed.candidate_id
  left join parties on parties.id = summed.party_id
order by contests.date desc, contests.id, summed.rank, summed.id
""",
    {
        "result_id": "Id of the row in results",
        "contest": "Name of the contest",
        "candidate": "Candidate; empty where only a party is printed",
        "party": "Party, under one name however it is printed",
        "votes": "Votes as printed",
        "share_printed": "Share as printed, per cent",
        "share_recomputed": "Votes as a share of all votes of the contest in the same source, per cent",
        "difference": "Printed less recomputed, percentage points; beyond 0.005 it is more than rounding",
        **PLACE,
    },
    computed={"party": "TEXT", "share_recomputed": "REAL", "difference": "REAL"},
    facets=("contest", "party"),
)

ODDS_NORMALISED = View(
    "odds_normalised",
    "Probabilities with the bookmaker's overround taken out: each book's probabilities add up to 1.",
    """
with priced as (
  select
    odds.*, posts.source_id,
    sum(implied_probability) over (partition by posts.source_id, bookmaker, market) as book
  from odds join posts on posts.id = odds.post_id
)
select
  priced.id as odds_id,
  priced.bookmaker,
  priced.market,
  priced.selection_as_printed as selection,
  parties.name as party,
  priced.price_as_printed,
  priced.fractional,
  priced.decimal,
  priced.implied_probability,
  round(100.0 * (priced.book - 1), 2) as overround_pct,
  priced.implied_probability / priced.book as probability,
  priced.post_id,
  priced.char_start,
  priced.char_end
from priced
  left join parties on parties.id = priced.party_id
order by priced.source_id, priced.bookmaker, priced.market, probability desc, priced.id
""",
    {
        "odds_id": "Id of the row in odds",
        "bookmaker": "Bookmaker",
        "market": "What is being bet on",
        "selection": "The selection as printed",
        "party": "Party bet on, where the selection is one",
        "price_as_printed": "The price as printed",
        "fractional": "Price as a fraction",
        "decimal": "Decimal price, stake included",
        "implied_probability": "1 / decimal, margin included",
        "overround_pct": "The bookmaker's margin: by how much the book's probabilities pass 100 per cent",
        "probability": "Implied probability divided by the sum over the book",
        **PLACE,
    },
    computed={"overround_pct": "REAL", "probability": "REAL"},
    facets=("bookmaker", "market", "party"),
)

QUOTES_BY_SPEAKER = View(
    "quotes_by_speaker",
    "Who is quoted, how often and at what length.",
    """
select
  people.id as person_id,
  people.name as speaker,
  people.kind,
  people.description,
  parties.name as party,
  said.quotes,
  -- for the rows that are shown alone: of an archive these are few
  case said.quotes when 1 then 1 else (
    select count(distinct post_id) from quotes where speaker_id = people.id
  ) end as posts,
  (select sum(length(text)) from quotes where speaker_id = people.id) as characters
from (
    select speaker_id, count(*) as quotes from quotes where speaker_id is not null group by speaker_id
  ) as said
  cross join people on people.id = said.speaker_id
  left join parties on parties.id = people.party_id
order by said.quotes desc, people.id
""",
    {
        "person_id": "Id of the speaker in people",
        "speaker": "Name",
        "kind": "person, organisation or role",
        "description": "Role as first printed",
        "party": "Party, where the coverage gives it",
        "quotes": "Quotes, nested ones included",
        "posts": "Posts in which the speaker is quoted",
        "characters": "Length of the quotes together",
    },
    computed={"quotes": "INTEGER", "posts": "INTEGER", "characters": "INTEGER"},
    facets=("kind", "party"),
)

TIMELINE = View(
    "timeline",
    "Posts in the order in which they happened, oldest first.",
    """
select
  posts.source_id,
  posts.sequence,
  posts.published_at,
  posts.time_as_printed,
  posts.kind,
  posts.heading,
  posts.byline,
  posts.text,
  posts.id as post_id,
  posts.char_start,
  posts.char_end
from posts
order by posts.source_id, posts.sequence
""",
    {
        "source_id": "The page it stands on",
        "sequence": "Position in time, 1 = oldest",
        "published_at": "When it was published, where the page says",
        "time_as_printed": "Clock time as printed",
        "kind": "tweet, email, analysis, empty or post",
        "heading": "Heading as printed",
        "byline": "Correspondent named at the top of the post",
        "text": "Text of the post",
        **PLACE,
    },
    facets=("kind", "byline"),
)

VIEWS: tuple[View, ...] = (RESULTS_FLAT, RESULTS_CHECKED, ODDS_NORMALISED, QUOTES_BY_SPEAKER, TIMELINE)
