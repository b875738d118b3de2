"""Links from rows to their evidence, in every table and every answer of a query."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from rsdata.plugin import databases
from rsdata.plugin.databases import Links, Served
from rsdata.plugin.hooks import hookimpl

# The id of a row that carries its place: 'uk-politics-30131852-42' and 'uk-politics-30131852-42-q1'.
ROW_ID = re.compile(r"(?P<post>(?P<source>.+)-\d{1,9})(?:-(?P<kind>[a-z])\d{1,9})?")
TABLE_OF = {
    "q": "quotes",
    "m": "mentions",
    "t": "messages",
    "h": "hashtags",
    "c": "candidates",
    "r": "results",
    "o": "odds",
}
# Columns that hold the id of a row of some table, in the views and in the canned queries.
PEOPLE_COLUMNS = frozenset({"person_id", "speaker_id"})

EVIDENCE = Markup(
    '{value} <a class="rsdata-evidence" href="{href}" title="Show these words in the coverage">evidence</a>'
)
ROW = Markup('<a href="{href}">{value}</a>')


def place_of(row_id: str, sources: frozenset[str]) -> tuple[str, str] | None:
    """The table of a row that carries its place, and its source; None if the id is not one of such a row."""
    found = ROW_ID.fullmatch(row_id[:400])
    if found is None or found["source"] not in sources:
        # 'page-1-2' may be post 2 of the source 'page-1'; nothing else is tried, so that no id is read two
        # ways.
        return None
    return TABLE_OF.get(found["kind"], "") if found["kind"] else "posts", found["source"]


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    if column == "char_start":
        one = databases.known(datasette, database)
        return _with_evidence(datasette, one, row, value) if one is not None else None
    if table is None and type(value) is str and (column == "id" or column.endswith("_id")):
        one = databases.known(datasette, database)
        return _as_link(datasette, one, row, value, column) if one is not None else None
    return None


def _with_evidence(datasette: Any, one: Served, row: Any, value: Any) -> Markup | None:
    columns = row.keys()
    if "char_end" not in columns or type(value) is not int:
        return None
    end = row["char_end"]
    source = _source_of(row, columns, one.sources)
    if source is None or type(end) is not int:
        return None
    href = Links(datasette, one).evidence(source, value, end)
    return EVIDENCE.format(value=value, href=href) if href else None


def _source_of(row: Any, columns: Any, sources: frozenset[str]) -> str | None:
    for column in ("source_id", "post_id", "id"):
        if column in columns:
            value = row[column]
            value = value["value"] if isinstance(value, dict) else value  # a foreign key with its label
            if type(value) is str:
                if column == "source_id":
                    return value if value in sources else None
                found = place_of(value, sources)
                if found is not None:
                    return found[1]
    return None


def _as_link(datasette: Any, one: Served, row: Any, value: str, column: str) -> Markup | None:
    """An id in the answer of a query: a link to the row, and to its evidence where nothing else in the row
    has one."""
    links = Links(datasette, one)
    if column in PEOPLE_COLUMNS:
        return ROW.format(value=value, href=links.row("people", value))
    found = place_of(value, one.sources)
    if found is None or not found[0]:
        return None
    shown = ROW.format(value=value, href=links.row(found[0], value))
    evidence = None if _has_closer_evidence(row, column, one.sources) else links.evidence_of(value)
    return EVIDENCE.format(value=shown, href=evidence) if evidence else shown


def _has_closer_evidence(row: Any, column: str, sources: frozenset[str]) -> bool:
    """Whether the offsets stand in the row, or (beside a post) the id of something in that post."""
    columns = row.keys()
    if "char_start" in columns and "char_end" in columns:
        return True
    if column != "post_id":
        return False
    others = (row[c] for c in columns if c != column and (c == "id" or c.endswith("_id")))
    return any(type(other) is str and place_of(other, sources) for other in others)
