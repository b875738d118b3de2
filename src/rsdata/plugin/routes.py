"""The addresses of the plugin's own pages."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response
from datasette.views.index import IndexView

from rsdata.plugin import requests
from rsdata.plugin.about import about
from rsdata.plugin.accuracy import accuracy
from rsdata.plugin.chart_pages import chart_file, embedded
from rsdata.plugin.citation import cite
from rsdata.plugin.databases import Served, chosen, may_enter
from rsdata.plugin.download import database_file
from rsdata.plugin.evidence import evidence_of_row, source_page
from rsdata.plugin.feed import feed
from rsdata.plugin.home import home_context
from rsdata.plugin.hooks import hookimpl
from rsdata.plugin.pages import is_datasettes, of_one, page
from rsdata.plugin.party_colours import parties_css
from rsdata.plugin.search import search_page


async def front(datasette: Any, request: Any) -> Response:
    """/: our home page in the place of Datasette's. That of the site's owner, or of another plugin, stays."""
    one = None
    if request.method in requests.READING and is_datasettes(datasette, "index.html"):
        one = await chosen(datasette, request) if await may_enter(datasette, request.actor) else None
    if one is None:
        return await IndexView(datasette).dispatch_request(request)
    response = await page(request, one, "home.html", await home_context(request, one))
    json = datasette.absolute_url(request, datasette.urls.path(".json"))
    response.headers["Link"] = f'{json}; rel="alternate"; type="application/json+datasette"'
    return response


@of_one
async def home(request: Any, one: Served) -> Response:
    """/-/rsdata/?db=: the home page of one of several databases."""
    return await page(request, one, "home.html", await home_context(request, one))


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    return [
        (r"^/(?P<format>)$", front),
        (r"^/-/rsdata/?$", home),
        (r"^/-/rsdata/source/(?P<source>[^/]+)$", source_page),
        (r"^/-/rsdata/evidence/(?P<id>[^/]+)$", evidence_of_row),
        (r"^/-/rsdata/search$", search_page),
        (r"^/-/rsdata/about$", about),
        (r"^/-/rsdata/chart/(?P<name>[a-z_]+)\.(?P<ending>svg|png)$", chart_file),
        (r"^/-/rsdata/embed/(?P<name>[a-z_]+)$", embedded),
        (r"^/-/rsdata/feed\.atom$", feed),
        (r"^/-/rsdata/parties\.css$", parties_css),
        (r"^/-/rsdata/cite$", cite),
        (r"^/-/rsdata/accuracy$", accuracy),
        (r"^/(?P<database>[^/.]+)\.db$", database_file),
    ]
