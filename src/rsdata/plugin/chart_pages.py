"""The chart of a canned query: beside its answer, as a file of its own, and as a page to put into another.

The drawing is made from the answer of the query with the parameters in the address, and so are its
alternative text and what networks show of the page.
"""

from __future__ import annotations

import asyncio
import re
from functools import cache
from html import escape
from typing import Any, Final
from urllib.parse import urlencode

from datasette.database import QueryInterrupted
from datasette.utils.asgi import NotFound, Response
from datasette.utils.sqlite import sqlite3

from rsdata.plugin import drawing, headers, told
from rsdata.plugin.canned import queries
from rsdata.plugin.databases import Row, Served, may_see_query
from rsdata.plugin.findings import CHARTS, chart
from rsdata.plugin.pages import of_one, page, static, whole_number

PARAMETER = re.compile(r":([A-Za-z]\w*)")
VIEW: Final = 'select * from "{}" limit 1000'
# A drawing has its colours inside it and may load nothing.
PICTURE_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
NO_PNG: Final = (
    "This server draws no PNG: it lacks what rsdata[png] installs (pip install 'rsdata[png]'). "
    "The same chart as SVG: {}"
)
FRAME: Final = (
    '<iframe src="{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy"></iframe>'
)


@cache
def _resvg() -> Any:
    """The library that makes pictures of drawings, where it is installed."""
    try:
        import resvg_py
    except ImportError:
        return None
    return resvg_py


def figure(request: Any, one: Served, name: str, rows: list[Row]) -> dict[str, Any] | None:
    """A chart beside the answer of a canned query or a view: the drawing for wide and for narrow screens, the
    picture to save, the page to embed with the line that embeds it, and the picture that networks show. None
    where there is no chart of it."""
    drawn = chart(name, rows)
    if drawn is None:
        return None
    datasette, links = one.datasette, one.links
    asked = [
        (key, value)
        for key in request.args
        if not key.startswith("_")
        for value in request.args.getlist(key)
        if value and key != "db"
    ]

    def address(kind: str, ending: str = "", **more: object) -> str:
        return links.page(f"{kind}/{name}{ending}", urlencode([*asked, *more.items()]))

    here = datasette.absolute_url(request, "/").removesuffix("/")

    def whole(path: str) -> str:
        return f"{here}{path}"

    size = drawing.size(drawn)
    embed = whole(address("embed"))
    png = _resvg() is not None
    return {
        "chart": drawn,
        "size": size,
        "svg": address("chart", ".svg"),
        "narrow": address("chart", ".svg", _width=drawing.TELEPHONE),
        "png": address("chart", ".png") if png else None,
        "embed": embed,
        "frame": FRAME.format(escape(embed), escape(drawn.title), size[1] + 60),
        "card": whole(address("chart", ".png", _card=1) if png else static(datasette, "card.png")),
        "page": whole(links.table(name, urlencode(asked))),
    }


@of_one
async def chart_file(request: Any, one: Served) -> Response:
    """/-/rsdata/chart/{query}.svg and .png: the drawing, ``_width`` wide, or with ``_card=1`` in the size
    that networks show."""
    drawn = chart(request.url_vars["name"], await _answer(request, one))
    if drawn is None:
        raise NotFound("There is no chart of this.")
    width = whole_number(request.args.get("_width")) or drawing.WIDTH
    card = request.args.get("_card") == "1"
    source = (await told.site(one))["source"]
    credit = f"Source: {source}. Data: rsdata" if source else "Data: rsdata"
    picture = drawing.svg(drawn, credit, width, card)
    policy = {"content-security-policy": PICTURE_POLICY}
    if request.url_vars["ending"] == "svg":
        return Response(picture, headers=policy, content_type="image/svg+xml; charset=utf-8")
    if _resvg() is None:
        svg = one.datasette.absolute_url(request, request.path.removesuffix("png") + "svg")
        return Response.text(NO_PNG.format(svg), status=501)
    png = await asyncio.to_thread(_resvg().svg_to_bytes, svg_string=picture, zoom=None if card else 2)
    return Response(bytes(png), headers=policy, content_type="image/png")


@of_one
async def embedded(request: Any, one: Served) -> Response:
    """/-/rsdata/embed/{query}: the chart with whose it is and where it is from, for other people's pages."""
    found = figure(request, one, request.url_vars["name"], await _answer(request, one))
    if found is None:
        raise NotFound("There is no chart of this.")
    response = await page(request, one, "embed.html", {"figure": found})
    headers.take_over(framed=True)
    return response


async def _answer(request: Any, one: Served) -> list[Row]:
    """The answer of the query that an address names, for a reader who may see it."""
    name = request.url_vars["name"]
    if name in CHARTS and name in await one.db.view_names():
        return await rows_of_view(one, name)
    query = (await queries(request, one)).get(name) if name in CHARTS else None
    if query is None or not await may_see_query(request.actor, one, name):
        raise NotFound("There is no query of this name that has a chart.")
    parameters = {key: request.args.get(key) or "" for key in PARAMETER.findall(query["sql"])}
    return await _rows(one, query["sql"], parameters)


async def _rows(one: Served, sql: str, parameters: dict[str, str]) -> list[Row]:
    try:
        answer = await one.db.execute(sql, parameters, truncate=True)
    except (sqlite3.Error, QueryInterrupted):
        raise NotFound("The query of this chart could not be answered.") from None
    return [dict(row) for row in answer.rows]


async def rows_of_view(one: Served, name: str) -> list[Row]:
    """The first rows of a view, of which its page shows some."""
    return await _rows(one, VIEW.format(name), {})
