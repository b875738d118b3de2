"""What the data may be used for, how it was made, and where to send a correction."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from rsdata.plugin import citation
from rsdata.plugin.databases import Links, chosen, config
from rsdata.plugin.pages import page
from rsdata.plugin.told import safe_address

SOURCES = """
select id, title, publisher, url, published, rights, dialect, bytes from sources
order by published desc, id limit 200
"""


async def about(datasette: Any, request: Any) -> Response:
    """/-/rsdata/about"""
    one = await chosen(datasette, request)
    if one is None:
        raise NotFound("No database that rsdata built is served under this name.")
    links = Links(datasette, one)
    context = {
        "cited": await citation.of_data_set(datasette, one, links),
        "citations": citation.addresses(links),
        "sources": await one.rows(SOURCES),
        "corrected": bool(await one.rows("select 1 from corrections limit 1")),
        "corrections_url": safe_address(config(datasette).get("corrections_url")),
    }
    return await page(datasette, request, one, "about.html", context)
