"""The posts as an Atom feed, the newest first."""

from __future__ import annotations

import re
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from datasette.utils.asgi import Response
from markupsafe import Markup

from rsdata.plugin import headers, told
from rsdata.plugin.databases import NEWEST_SOURCES, Row, Served
from rsdata.plugin.pages import of_one
from rsdata.plugin.reading import opening

ENTRIES = 50
# Where no date is given; an entry must have one, and that of the file would be another with each build.
UNKNOWN = "1970-01-01T00:00:00Z"
# What XML 1.0 cannot hold at all.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The newest posts stand on one of the newest pages: no more of them are looked at.
LATEST = f"""
with newest as (select id, published, publisher from {NEWEST_SOURCES})
select posts.id, posts.number, posts.heading, posts.byline, posts.text, posts.published_at, posts.source_id,
  newest.published, newest.publisher
from newest cross join posts on posts.source_id = newest.id
where +posts.kind <> 'empty'
order by coalesce(posts.published_at, newest.published) desc, posts.source_id, posts.sequence desc
limit :limit
"""


@of_one
async def feed(request: Any, one: Served) -> Response:
    """/-/rsdata/feed.atom"""
    site = await told.site(one)
    posts = await one.rows(LATEST, limit=ENTRIES)
    for post in posts:
        post |= {"href": one.links.row("posts", post["id"]), "updated": _moment(post)}
    publishers = {post["publisher"] for post in posts}
    agreed = publishers.pop() if len(publishers) == 1 else None
    context = {
        "site": site,
        "posts": posts,
        "feed": one.links.page("feed.atom"),
        "home": one.links.page() or "/",
        "updated": max((post["updated"] for post in posts), default=UNKNOWN),
        "agreed": agreed,
        "author": agreed or (one.name if publishers else site["source"] or one.name),
        "absolute": partial(one.datasette.absolute_url, request),
        "opening": opening,
        "xml": xml,
    }
    headers.take_over()
    body = await one.datasette.render_template("rsdata/feed.xml", context)
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def xml(text: str) -> Markup:
    """A text as it stands in XML."""
    return Markup(escape(NOT_XML.sub("", text)))


def _moment(post: Row) -> str:
    """When a post was published: its own time, else its source's date."""
    if post["published_at"]:
        return str(post["published_at"])
    return f"{post['published'][:10]}T00:00:00Z" if post["published"] else UNKNOWN
