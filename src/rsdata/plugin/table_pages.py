"""Pages of tables: in which order columns stand, and which facets are offered.

What a reader came for stands first; ids, offsets and what the program needs stand last, and small. Columns
with nothing in them on the page are left out of it, and named under it. CSV and JSON keep the columns and
the order of the table.

Facets that Datasette looks for itself cost a query for each column, most of them for nothing; those of the
schema are offered instead, and counted when they are asked for.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from functools import cache
from typing import Any

from datasette.utils import path_with_added_args
from pluggy import Result

from rsdata.database import schema, views
from rsdata.plugin import databases
from rsdata.plugin.databases import Served
from rsdata.plugin.hooks import hookimpl
from rsdata.plugin.rows import key_cell

FIRST = ("number", "time_as_printed", "title", "name", "heading", "text", "speaker", "table_name", "row_id")
LAST = (
    "position", "char_start", "char_end", "id", "result_id", "odds_id", "ballot_paper_id", "quote_id",
    "parent_id", "post_id", "speaker_id", "source_id", "boundary", "sequence", "anchor", "url", "updated_at",
    "reader", "sha256", "bytes", "media_type", "dialect",
)  # fmt: skip
_PLACE = {name: n - len(FIRST) for n, name in enumerate(FIRST)} | {name: n + 1 for n, name in enumerate(LAST)}
FACETS = {table.name: table.facets for table in schema.TABLES} | {
    view.name: view.facets for view in views.VIEWS
}


def in_order(columns: Iterable[Any], called: str) -> list[Any]:
    """Columns or the cells of a row, in the order for readers; ``called`` is where their name stands."""
    return sorted(columns, key=lambda column: _PLACE.get(column[called], 0))


def arranged(one: Served, columns: Iterable[Any], rows: Iterable[Any], request: Any) -> dict[str, Any]:
    """What a page of a table shows, and the names of the columns left out. Its rows are changed in place:
    Datasette 1.0 keeps what belongs to a row beside its cells. Nothing is left out where the reader chose the
    columns or sorts by an empty one."""
    found = list(rows)
    names = [column["name"] for column in columns]
    kept = set(names)
    if found and not request.args.getlist("_col"):
        told = {request.args.get("_sort"), request.args.get("_sort_desc")}
        with_values = {cell["column"] for row in found for cell in row.cells if cell["raw"] not in (None, "")}
        kept = {name for name in names if name in with_values or name in told}
    for row in found:
        row.cells = [cell for cell in in_order(row.cells, "column") if cell["column"] in kept]
        for cell in row.cells:
            if cell["value_type"] == "pk":
                cell["value"] = key_cell(one, cell["value"], cell["raw"])
    shown = [column for column in in_order(columns, "name") if column["name"] in kept]
    return {"columns": shown, "rows": found, "left_out": [name for name in names if name not in kept]}


@hookimpl(hookwrapper=True)
def register_facet_classes() -> Generator[None, Result[list[list[type]]], None]:
    """The kinds of facets of Datasette and of other plugins, with our suggestions for our databases."""
    outcome = yield
    outcome.force_result([[_suggesting(kind) for kind in kinds] for kinds in outcome.get_result()])


@cache
def _suggesting(kind: Any) -> type:
    """The kind of facet, asked for its suggestions only where the database is not ours."""

    async def suggest(self: Any) -> list[dict[str, str]]:
        if databases.known(self.ds, self.database) is None:
            found: list[dict[str, str]] = await kind.suggest(self)
            return found
        return _offered(self) if self.type == "column" else []

    return type(kind.__name__, (kind,), {"suggest": suggest})


def _offered(facet: Any) -> list[dict[str, str]]:
    enabled = {config["config"].get("simple") for config in facet.get_configs()}
    offered = []
    for column in FACETS.get(facet.table, ()):
        if column not in enabled:
            path = facet.ds.urls.path(path_with_added_args(facet.request, {"_facet": column}))
            offered.append({"name": column, "toggle_url": facet.ds.absolute_url(facet.request, path)})
    return offered
