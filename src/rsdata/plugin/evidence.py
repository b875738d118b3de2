"""The coverage as printed, with a span of it marked: what every row of the data set can be checked
against."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Forbidden, NotFound, Response

from rsdata.database import schema
from rsdata.plugin.databases import Row, Served, asked_of, serves_coverage, spellings, with_source
from rsdata.plugin.pages import page, whole_number
from rsdata.plugin.reading import Quoted, runs
from rsdata.plugin.rows import place_of

POSTS_A_PAGE = 50
# A page shows no more than this many characters, some twenty screens: a post may be as long as a whole file.
CHARACTERS_A_PAGE = 30_000

# What a row of each table is called.
SINGULAR = {
    "posts": "post",
    "quotes": "quote",
    "mentions": "mention",
    "messages": "message",
    "hashtags": "hashtag",
    "links": "link",
    "candidates": "candidate",
    "results": "result",
    "odds": "price",
}

NOT_SERVED = "The coverage itself is not served here: see the terms of its publisher."

POSTS = """
select id, number, kind, url, time_as_printed, published_at, char_start, char_end
from posts where source_id = :source order by number limit :limit offset :offset
"""
QUOTES = """
select quotes.post_id, quotes.char_start, quotes.char_end, quotes.speaker_id, quotes.speaker
from quotes join posts on posts.id = quotes.post_id
where posts.source_id = :source and posts.number between :first and :last
order by quotes.char_start
"""


# The rows that were read from exactly these characters of a post.
READ_FROM = " union all ".join(
    f'select \'{table.name}\' as "table", id from "{table.name}" '
    f"where {'id' if table is schema.POSTS else 'post_id'} = :post "
    "and char_start = :start and char_end = :end"
    for table in schema.TABLES
    if table.evidence
)
POST_AT = """
select id from posts where source_id = :source and char_start <= :start order by char_start desc limit 1
"""


async def source_page(datasette: Any, request: Any) -> Response:
    """/-/rsdata/source/{id}?start=&end=&page=&from="""
    if not serves_coverage(datasette):
        raise Forbidden(NOT_SERVED)
    found = await with_source(datasette, request, request.url_vars["source"])
    if found is None:
        raise NotFound("There is no such source in the databases served here.")
    one, source_id = found
    source = await one.row("select * from sources where id = :id", id=source_id)
    assert source is not None
    text = source.pop("text")
    marked = _span(request, len(text))
    count = (await one.rows("select count(*) as n from posts where source_id = :s", s=source_id))[0]["n"]
    pages = max(-(-count // POSTS_A_PAGE), 1)
    number = await _page_number(one, request, source_id, marked, pages)
    posts = await one.rows(
        POSTS, source=source_id, limit=POSTS_A_PAGE + 1, offset=(number - 1) * POSTS_A_PAGE
    )
    low = 0 if number == 1 or not posts else posts[0]["char_start"]
    high = posts[POSTS_A_PAGE]["char_start"] if len(posts) > POSTS_A_PAGE else len(text)
    posts = posts[:POSTS_A_PAGE]
    window = _window(text, (low, high), whole_number(request.args.get("from")), marked)
    links = one.links
    context = {
        "source": source,
        "chunks": await _chunks(one, source_id, text, posts, window, marked),
        "marked": marked,
        "read": await _read_from(one, source_id, marked) if marked else [],
        "left_out": (window[0] - low, high - window[1]),
        "before": links.source(source_id, number, max(low, window[0] - CHARACTERS_A_PAGE)),
        "after": links.source(source_id, number, window[1]),
        "number": number,
        "pages": pages,
        "count": count,
    }
    return await page(request, one, "evidence.html", context)


async def evidence_of_row(datasette: Any, request: Any) -> Response:
    """/-/rsdata/evidence/{id}: from a row's id alone to its words in the coverage."""
    if not serves_coverage(datasette):
        raise Forbidden(NOT_SERVED)
    for one in await asked_of(datasette, request):
        for row_id in spellings(request.url_vars["id"]):
            target = await _evidence(one, row_id)
            if target is not None:
                return Response.redirect(target)
    raise NotFound("There is no row with this id that carries its place in the coverage.")


async def _evidence(one: Served, row_id: str) -> str | None:
    found = place_of(row_id, one.sources)
    if found is None or found[0] not in await one.db.table_names():
        return None
    row = await one.row(f'select char_start, char_end from "{found[0]}" where id = :id', id=row_id)
    return one.links.evidence(found[1], row["char_start"], row["char_end"]) if row is not None else None


async def _read_from(one: Served, source: str, marked: tuple[int, int]) -> list[Row]:
    """The way back: what the marked words were read as, each row with what to call it and its address."""
    post = await one.row(POST_AT, source=source, start=marked[0])
    if post is None:
        return []
    rows = await one.rows(READ_FROM, post=post["id"], start=marked[0], end=marked[1])
    return [
        {
            "name": f"{SINGULAR[row['table']]} {row['id'].removeprefix(f'{source}-')}",
            "href": one.links.row(row["table"], row["id"]),
        }
        for row in rows
    ]


def _span(request: Any, length: int) -> tuple[int, int] | None:
    """The span asked for, within the text; None if none is."""
    start, end = whole_number(request.args.get("start")), whole_number(request.args.get("end"))
    if start is None or end is None:
        return None
    start, end = min(start, length), min(end, length)
    return (start, end) if start < end else None


async def _page_number(
    one: Served, request: Any, source: str, marked: tuple[int, int] | None, pages: int
) -> int:
    if marked is None:
        return min(max(whole_number(request.args.get("page")) or 1, 1), pages)
    before = "select count(*) as n from posts where source_id = :s and char_start <= :start"
    position: int = (await one.rows(before, s=source, start=marked[0]))[0]["n"]
    return min(max(-(-position // POSTS_A_PAGE), 1), pages)


def _window(
    text: str, page: tuple[int, int], at: int | None, marked: tuple[int, int] | None
) -> tuple[int, int]:
    """What of the page's characters is shown: all, or whole lines from where it was asked for, or a part
    around the marked span."""
    low, high = page
    if high - low <= CHARACTERS_A_PAGE:
        return page
    if at is not None:
        start = min(max(at, low), high - 1)
    else:
        start = max(low, marked[0] - CHARACTERS_A_PAGE // 4) if marked else low
    start = text.rfind("\n", low, start) + 1 or start
    end = min(high, start + CHARACTERS_A_PAGE)
    return start, text.rfind("\n", start, end) + 1 or end if end < high else high


async def _chunks(
    one: Served,
    source: str,
    text: str,
    posts: list[Row],
    window: tuple[int, int],
    marked: tuple[int, int] | None,
) -> list[Row]:
    """The posts as printed, with the names and addresses of their speakers, and what stands between them."""
    quotes: dict[str, list[Quoted]] = {}
    if posts:
        for row in await one.rows(QUOTES, source=source, first=posts[0]["number"], last=posts[-1]["number"]):
            href = one.links.row("people", row["speaker_id"]) if row["speaker_id"] else None
            quoted = Quoted(row["char_start"], row["char_end"], row["speaker"], href)
            quotes.setdefault(row["post_id"], []).append(quoted)
    low, high = window
    position = low
    chunks: list[Row] = []

    def between(start: int, end: int) -> None:
        """What stands between posts, without the line breaks around it."""
        words = text[start:end].lstrip("\n")
        if words.strip():
            chunks.append({"runs": runs(words.rstrip("\n"), end - len(words), (), marked)})

    for post in posts:
        start, end = max(post["char_start"], low), min(post["char_end"], high)
        if start >= end:
            continue
        between(position, start)
        own = quotes.get(post["id"], [])
        speakers = {q.speaker: q.href for q in own if q.speaker and q.href}
        chunks.append(
            {"runs": runs(text[start:end], start, own, marked), "post": post, "speakers": speakers.items()}
        )
        position = end
    between(position, high)
    return chunks
