"""What the data may be used for, how it was made, and where to send a correction."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from rsdata.plugin import citation
from rsdata.plugin.databases import Served, config
from rsdata.plugin.pages import of_one, page
from rsdata.plugin.told import safe_address

SOURCES = """
select id, title, publisher, url, published, rights, dialect, bytes from sources
order by published desc, id limit 200
"""


@of_one
async def about(request: Any, one: Served) -> Response:
    """/-/rsdata/about"""
    context = {
        "cited": await citation.of_data_set(one),
        "citations": citation.addresses(one),
        "sources": await one.rows(SOURCES),
        "corrected": bool(await one.rows("select 1 from corrections limit 1")),
        "corrections_url": safe_address(config(one.datasette).get("corrections_url")),
    }
    return await page(request, one, "about.html", context)
