"""The posts as an Atom feed, the newest first."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from datasette.utils.asgi import Response

from rsdata.plugin import headers, told
from rsdata.plugin.databases import NEWEST_SOURCES, Row, Served
from rsdata.plugin.pages import of_one
from rsdata.plugin.reading import opening

ATOM = "http://www.w3.org/2005/Atom"
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
    links = one.links

    def absolute(path: str) -> str:
        return str(one.datasette.absolute_url(request, path))

    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(root, "title", site["title"])
    _add(root, "id", absolute(links.page("feed.atom")))
    _add(root, "link", rel="self", href=absolute(links.page("feed.atom")), type="application/atom+xml")
    _add(root, "link", rel="alternate", href=absolute(links.page() or "/"), type="text/html")
    _add(root, "updated", max((_moment(post) for post in posts), default=UNKNOWN))
    publishers = {post["publisher"] for post in posts}
    agreed = publishers.pop() if len(publishers) == 1 else None
    _add(_add(root, "author"), "name", agreed or (one.name if publishers else site["source"] or one.name))
    if site["license"] or site["rights"]:
        _add(root, "rights", site["license"] or site["rights"])
    for post in posts:
        address = absolute(links.row("posts", post["id"]))
        entry = _add(root, "entry")
        _add(entry, "title", post["heading"] or opening(post["text"], 90))
        _add(entry, "id", address)
        _add(entry, "link", rel="alternate", href=address, type="text/html")
        _add(entry, "updated", _moment(post))
        if post["byline"] or not agreed:
            _add(_add(entry, "author"), "name", post["byline"] or post["publisher"] or post["source_id"])
        _add(entry, "content", post["text"], type="text")
    headers.take_over()
    body = ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
    return Response(
        f'<?xml version="1.0" encoding="utf-8"?>\n{body}', content_type="application/atom+xml; charset=utf-8"
    )


def _add(
    parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    if text is not None:
        element.text = NOT_XML.sub("", text)
    return element


def _moment(post: Row) -> str:
    """When a post was published: its own time, else its source's date."""
    if post["published_at"]:
        return str(post["published_at"])
    return f"{post['published'][:10]}T00:00:00Z" if post["published"] else UNKNOWN
