"""What our templates know besides what Datasette tells them: the one place that takes over Datasette's
pages."""

from __future__ import annotations

from functools import partial
from typing import Any

from datasette.utils import tilde_decode, urlsafe_components

from rsdata.plugin import databases, headers, jsonld
from rsdata.plugin.by_hand_pages import by_hand
from rsdata.plugin.canned import grouped
from rsdata.plugin.chart_pages import figure, rows_of_view
from rsdata.plugin.databases import Served
from rsdata.plugin.findings import CHARTS
from rsdata.plugin.home import home_context
from rsdata.plugin.hooks import hookimpl
from rsdata.plugin.offered import offered
from rsdata.plugin.pages import foot, frame, ours, static
from rsdata.plugin.row_pages import ROW_PAGES
from rsdata.plugin.rows import REFERRED
from rsdata.plugin.table_pages import arranged

# Longer values are cut in the table under a row's page; the whole is in its JSON.
LONGEST_CELL = 400


@hookimpl
def extra_template_vars(
    template: str, database: str | None, table: str | None, request: Any, datasette: Any
) -> Any:
    if request is None or template.startswith("rsdata/"):
        return {}
    if template == "index.html":
        return lambda: _index(datasette, request)
    one = databases.asked_for(datasette, database, request)
    if one is None:
        return {}
    return lambda: _about(request, one, template, database, str(table))


@hookimpl
def extra_css_urls(database: str | None, request: Any, datasette: Any) -> list[str]:
    if databases.asked_for(datasette, database, request) is None:
        return []
    return [static(datasette, "tokens.css"), static(datasette, "datasette.css")]


async def _index(datasette: Any, request: Any) -> dict[str, Any]:
    """Datasette's index page, where there is a database of ours that the reader may see."""
    one = await databases.chosen(datasette, request)
    if one is None:
        return {}
    home = {**await frame(request, one), **await home_context(request, one)}
    return {**home, "rsdata_index": "rsdata/home.html"}


async def _about(
    request: Any, one: Served, template: str, database: str | None, table: str
) -> dict[str, Any]:
    """One of Datasette's other pages. Of some, of an error perhaps, Datasette does not say that the reader
    may see the database."""
    if not database and not await ours(request, one):
        return {}
    found: dict[str, Any] = {"rsdata_foot": await foot(one)}
    if template == "database.html":  # its queries by what they are about
        found["rsdata_queries"] = await grouped(request, one)
    elif template in ("query.html", "table.html"):
        found |= await _answer(request, one, is_view=template == "table.html")
    elif template == "row.html":
        found |= await _row(request, one, table)
    return found


async def _answer(request: Any, one: Served, *, is_view: bool) -> dict[str, Any]:
    """The answer of a query, or the rows of a table: with the chart of a canned query or of a view, and the
    names that its parameters may be filled in with."""
    name = tilde_decode(request.url_vars.get("table") or "")
    found = {
        "rsdata_name": name,
        "rsdata_arranged": partial(arranged, one),
        "rsdata_offered": partial(offered, request, one),
    }
    if name in CHARTS and await ours(request, one):
        shown = [dict(row) for row in headers.rows_shown()]
        rows = await rows_of_view(one, name) if is_view else shown
        found["rsdata_figure"] = figure(request, one, name, rows)
    return found


async def _row(request: Any, one: Served, table: str) -> dict[str, Any]:
    """A row: with a page worth reading, where there is one for its table, and with what people put right."""
    keys = urlsafe_components(request.url_vars.get("pks") or "")
    if len(keys) != 1 or not await ours(request, one):
        return {}
    beside = await by_hand(one, table, keys[0])
    template, sql, reader = ROW_PAGES.get(table, ("", "", None))
    found = await one.row(sql, id=keys[0]) if reader is not None else None
    if found is None or reader is None:
        return {"by_hand": beside}
    context = await reader(one, found)
    if table == "people":
        person = context["person"]
        url = one.datasette.absolute_url(request, one.links.row(table, keys[0]))
        same_as = [row["address"] for row in (beside or {}).get("identifiers", []) if row["address"]]
        context["jsonld"] = jsonld.person(person["name"], person["kind"], person["party"], url, same_as)
    return {
        **await frame(request, one),
        **context,
        "by_hand": beside,
        "rsdata_row": f"rsdata/{template}.html",
        "longest_cell": LONGEST_CELL,
        "refers": {column: other for (of, column), other in REFERRED.items() if of == table},
    }
