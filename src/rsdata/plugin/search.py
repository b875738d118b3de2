"""One search over names, posts and quotes, with the hits marked."""

from __future__ import annotations

from typing import Any

from datasette.utils import escape_fts
from datasette.utils.asgi import Response

from rsdata.plugin import called
from rsdata.plugin.databases import Row, Served
from rsdata.plugin.pages import of_one, page, whole_number
from rsdata.plugin.reading import HIT_END, HIT_START, hits

HITS_A_PAGE = 20

QUOTES = f"""
select quotes.id, quotes.speaker, quotes.speaker_id, quotes.kind, quotes.cue,
  quotes.rule, quotes.confidence,
  quotes.char_start, quotes.char_end, posts.source_id, posts.number, posts.id as post_id,
  snippet(quotes_fts, 0, '{HIT_START}', '{HIT_END}', '…', 48) as passage
from quotes_fts
  cross join quotes on quotes.rowid = quotes_fts.rowid
  cross join posts on posts.id = quotes.post_id
where quotes_fts match :terms
order by quotes_fts.rank limit :limit offset :offset
"""
POSTS = f"""
select posts.id, posts.number, posts.kind, posts.byline, posts.time_as_printed, posts.source_id,
  posts.char_start, posts.char_end,
  snippet(posts_fts, -1, '{HIT_START}', '{HIT_END}', '…', 40) as passage
from posts_fts cross join posts on posts.rowid = posts_fts.rowid
where posts_fts match :terms
order by posts_fts.rank limit :limit offset :offset
"""


@of_one
async def search_page(request: Any, one: Served) -> Response:
    """/-/rsdata/search?q=&page="""
    asked = (request.args.get("q") or "").replace("\0", "").strip()
    terms = escape_fts(" ".join(asked[: called.LONGEST].split()))  # a line break would end a phrase
    number = min(max(whole_number(request.args.get("page")) or 1, 1), 10_000)
    quotes: list[Row] = []
    posts: list[Row] = []
    counts = {"quotes": 0, "posts": 0}
    searchable = {"quotes_fts", "posts_fts"} <= set(await one.db.table_names())
    if terms and searchable:
        window = {"terms": terms, "limit": HITS_A_PAGE, "offset": (number - 1) * HITS_A_PAGE}
        quotes = await one.rows(QUOTES, **window)
        posts = await one.rows(POSTS, **window)
        for table in counts:
            sql = f"select count(*) as n from {table}_fts where {table}_fts match :terms"
            counts[table] = (await one.rows(sql, terms=terms))[0]["n"]
    named = await called.find(one, asked, any(counts.values())) if number == 1 else called.Found({}, {})
    for row in (*quotes, *posts):
        row["passage"] = hits(row["passage"] or "")
    pages = max(-(-max(counts.values()) // HITS_A_PAGE), 1)
    context = {
        "asked": asked,
        "searchable": searchable,
        "quotes": quotes,
        "posts": posts,
        "counts": counts,
        "called": named,
        "number": number,
        "pages": pages,
    }
    return await page(request, one, "search.html", context)
