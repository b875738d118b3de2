"""Descriptions and canned queries of the shipped metadata.yml, for every database that rsdata built.

The file describes a database called ``rsdata``. Another name, or no ``-m`` at all, gets the same
descriptions of tables and the same queries, wherever the metadata that Datasette was given says nothing.
Datasette 1.0 takes no queries from a metadata file: those of the file that it was given are registered
here.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from rsdata.paths import METADATA, shipped
from rsdata.plugin import apart, databases, limits, told
from rsdata.plugin.hooks import hookimpl
from rsdata.plugin.stored import stored
from rsdata.plugin.widened import additions
from rsdata.sources.plain_yaml import LOADER

# What Datasette 1.0 looks up in its configuration; the rest it keeps as metadata.
CONFIGURED = ("facets", "size", "sort", "sort_desc", "label_column")
TOLD = ("title", "description", "description_html", "hide_sql", "fragment")


@cache
def _shipped() -> dict[str, Any]:
    path = shipped(METADATA)
    if not path.is_file():
        return {}
    described = yaml.load(path.read_text("utf-8"), Loader=LOADER) or {}
    found: dict[str, Any] = (described.get("databases") or {}).get("rsdata") or {}
    return found


def _given(datasette: Any, name: str) -> dict[str, Any]:
    """What the metadata that Datasette was started with says of a database."""
    given: dict[str, Any] = ((datasette._metadata_local or {}).get("databases") or {}).get(name) or {}
    return given


def _queries(datasette: Any, name: str) -> dict[str, Any]:
    """Our queries and those given, the answer first: their SQL is a click away."""
    queries = {**_shipped().get("queries", {}), **(_given(datasette, name).get("queries") or {})}
    whole = {key: query if isinstance(query, dict) else {"sql": query} for key, query in queries.items()}
    return {key: {"hide_sql": True, **query} for key, query in whole.items()}


@hookimpl
def startup(datasette: Any) -> Any:
    async def prepare() -> None:
        served = await databases.served(datasette)
        additions(datasette)  # refuses to start with what is none
        await _disown(datasette)
        if served:
            limits.print_no_locals()
        for one in served.values():
            apart.answer_apart(datasette, one.db)
            stored(one)
            if hasattr(datasette, "add_query"):
                await _register_queries(datasette, one.name)
                await _describe(datasette, one)
            else:
                _add_to_metadata(datasette, one.name)

    return prepare


def _add_to_metadata(datasette: Any, name: str) -> None:
    """Datasette 0.65 looks up all that it says in the metadata, some twenty times a page: what is ours is put
    there, once."""
    given = datasette._metadata_local or {}
    of_one = {"tables": _shipped().get("tables", {}), **_given(datasette, name)}
    of_one["queries"] = _queries(datasette, name)
    datasette._metadata_local = {**given, "databases": {**(given.get("databases") or {}), name: of_one}}


async def _disown(datasette: Any) -> None:
    """What the metadata says of somebody else's data is said no more; Datasette 1.0 has copied it."""
    for name, keys in told.disown(datasette).items():
        if not hasattr(datasette, "set_instance_metadata"):
            continue
        for key in keys:
            if name:
                await datasette.set_database_metadata(name, key, "")
            else:
                await datasette.set_instance_metadata(key, "")


async def _register_queries(datasette: Any, name: str) -> None:
    configured = ((datasette.config or {}).get("databases") or {}).get(name, {}).get("queries") or {}
    for query_name, query in _queries(datasette, name).items():
        if query_name in configured:
            continue
        told = {key: query[key] for key in TOLD if key in query}
        # What may be seen of the data is settled table by table; a stored query needs no right to run other
        # SQL.
        await datasette.add_query(name, query_name, query["sql"], is_trusted=True, **told)


async def _describe(datasette: Any, one: databases.Served) -> None:
    if "tables" in _given(datasette, one.name):
        return
    config = datasette.config.setdefault("databases", {}).setdefault(one.name, {}).setdefault("tables", {})
    for table, described in _shipped().get("tables", {}).items():
        own = config.setdefault(table, {})
        for key in CONFIGURED:
            if key in described:
                own.setdefault(key, described[key])
        await datasette.set_resource_metadata(one.name, table, "description", described["description"])
        for column, description in described.get("columns", {}).items():
            await datasette.set_column_metadata(one.name, table, column, "description", description)
