"""The cells of every table and every answer of a query: links to the evidence, names of what is referred to,
and room for long text."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from datasette.utils import is_url
from markupsafe import Markup, escape

from rsdata.database import schema, views
from rsdata.plugin import databases
from rsdata.plugin.databases import Links, Served
from rsdata.plugin.headers import count_cell
from rsdata.plugin.hooks import hookimpl

# The id of a row that carries its place: 'uk-politics-30131852-42' and 'uk-politics-30131852-42-q1'.
ROW_ID = re.compile(r"(?P<post>(?P<source>.+)-\d{1,9})(?:-(?P<kind>[a-z])\d{1,9})?")
TABLE_OF = {letter: table.name for table, letter in schema.LETTERS.items()}
# Columns that hold the id of a row that carries no place, in the views and in the canned queries.
KEYS_OF = {
    "person_id": "people",
    "speaker_id": "people",
    "contest_id": "contests",
    "ballot_paper_id": "contests",
    "party_id": "parties",
}

EVIDENCE = (
    '%s <a class="rsdata-evidence" href="%s" title="Show these words in the coverage">evidence</a>'  # escaped
)


def place_of(row_id: str, sources: frozenset[str]) -> tuple[str, str] | None:
    """The table of a row that carries its place, and its source; None if the id is not one of such a row."""
    found = ROW_ID.fullmatch(row_id[:400])
    if found is None or found["source"] not in sources:
        # 'page-1-2' may be post 2 of the source 'page-1'; nothing else is tried, so that no id is read two
        # ways.
        return None
    return TABLE_OF.get(found["kind"], "") if found["kind"] else "posts", found["source"]


# An id of more characters than so many is none of ours: its link is not kept for other pages.
LONGEST_KEPT = 200
# Text of more than so many characters is given room; of more than so many, the rest is behind "more".
LONG = 60
FOLDED = 200

# Cells after which somebody else's page may go on: a thousandth of a second as a rule.
CELLS_IN_A_GO = 200


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    one = databases.known(datasette, database)
    if one is None:
        return None
    shown = None
    if column == "char_start":
        shown = _with_evidence(one, row, value)
    elif type(value) is dict:
        shown = _to_named(one, value, column, str(table))
    elif type(value) is str:
        if column == "sha256" and table is not None:
            shown = Markup('<span title="%s">%s…</span>') % (value, value[:HASH_SHOWN])
        elif table == "sources" and column == "text":
            shown = _coverage(one, row)
        elif (table is None or table in VIEWED) and (column == "id" or column.endswith("_id")):
            shown = _as_link(one, row, value, column)
        if shown is None and len(value) > LONG:
            shown = _with_room(value, datasette.setting("truncate_cells_html"))
    elif value is None and table is None:
        shown = NOTHING
    elif type(value) is float and table is not None:
        shown = _rounded(value)
    return _after_others(shown) if count_cell(row) % CELLS_IN_A_GO == 0 else shown


NOTHING = Markup('<span class="rsdata-none"></span>')
# A view's ids are those of rows of other tables, as a query's are.
VIEWED = frozenset(view.name for view in views.VIEWS)
REFERRED = {
    (table.name, column.name): column.references
    for table in schema.TABLES
    for column in table.columns
    if column.references
}


def _to_named(one: Served, value: dict[str, Any], column: str, table: str) -> Markup | None:
    """A foreign key as the name of what it refers to; the key is a click away."""
    other = REFERRED.get((table, column))
    key, label = value.get("value"), value.get("label")
    if other is None or type(key) is not str:
        return None
    href, name = one.links.row(other, key), _short(str(label or key), one.sources)
    shown = Markup(f'<a href="{escape(href)}" title="{escape(key)}">{escape(name)}</a>')
    return _long(shown) if len(str(label)) > LONG else shown


def _long(shown: Markup) -> Markup:
    return Markup(f'<span class="rsdata-long">{shown}</span>')


def key_cell(one: Served, shown: Markup, key: object) -> Markup:
    """The cell of a row's own id, as Datasette makes it, in the room that other ids get."""
    if type(key) is not str:
        return shown
    if len(key) > LONG:
        return _long(shown)
    short = _short(key, one.sources)
    return Markup(str(shown).replace(f">{escape(key)}<", f">{short}<")) if short is not key else shown


def _short(row_id: str, sources: frozenset[str]) -> str:
    """An id whose beginning says nothing where there is one source: that part is there for those who copy
    it, and is not shown."""
    if len(sources) == 1:
        (source,) = sources
        if row_id.startswith(f"{source}-"):
            rest = row_id[len(source) + 1 :]
            return Markup(f'<span class="rsdata-same">{escape(source)}-</span>{escape(rest)}')
    return row_id


# Digits of a checksum that a table shows.
HASH_SHOWN = 12
# Decimal places that a table shows; the whole number is in the title, and in CSV and JSON.
PLACES = 4


def _rounded(value: float) -> Markup | None:
    near = round(value, PLACES) if abs(value) >= 10**-PLACES * 10 else float(f"{value:.2g}")
    return Markup('<span title="%s">%s</span>') % (repr(value), repr(near)) if near != value else None


def _coverage(one: Served, row: Any) -> Markup | None:
    """The whole text of a source: where it can be read."""
    links, columns = one.links, row.keys()
    if not links.coverage or "id" not in columns:
        return None
    return Markup('<a href="%s">the coverage</a>') % links.source(row["id"])


def _with_room(value: str, longest: int) -> Markup:
    """Long text: its beginning, and the rest behind "more"; what Datasette cuts off is cut off here too."""
    if is_url(value.strip()):
        address = value.strip()
        return Markup('<span class="rsdata-long"><a href="%s">%s</a></span>') % (address, address)
    text = value[:longest] + "…" if longest and len(value) > longest else value
    if len(text) <= FOLDED:
        return _long(escape(text))
    cut = max(text.rfind(" ", 0, FOLDED), text.rfind("\n", 0, FOLDED))
    cut = cut if cut > FOLDED // 2 else FOLDED
    begun, more = escape(text[:cut]), escape(text[cut:])
    return Markup(f'<details class="rsdata-long"><summary>{begun}<i> … more</i></summary>{more}</details>')


async def _after_others(shown: Markup | None) -> Markup | None:
    """Lets what else waits in the server go on first: a page of thousands of cells takes a second."""
    await asyncio.sleep(0)
    return shown


def _with_evidence(one: Served, row: Any, value: Any) -> Markup | None:
    columns = row.keys()
    if "char_end" not in columns or type(value) is not int:
        return None
    end = row["char_end"]
    source = _source_of(row, columns, one.sources)
    if source is None or type(end) is not int:
        return None
    href = one.links.evidence(source, value, end)
    return _with_link(value, href) if href else None


# Markup.format takes longer than all the rest of a cell.
def _with_link(value: Any, href: str) -> Markup:
    return Markup(EVIDENCE % (escape(value), escape(href)))


def _to_row(value: str, href: str) -> Markup:
    return Markup(f'<a href="{escape(href)}">{escape(value)}</a>')


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


def _as_link(one: Served, row: Any, value: str, column: str) -> Markup | None:
    """An id in the answer of a query: a link to the row, and to its evidence where nothing else in the row
    has one. Many rows have the same."""
    links = one.links
    table = KEYS_OF.get(column)
    key = value, table, table is not None or _has_closer_evidence(row, column, one.sources)
    if key in links.shown:
        shown: Markup | None = links.shown[key]
        return shown
    shown = _link(links, one, *key)
    if len(value) <= LONGEST_KEPT:
        links.shown[key] = shown
    return shown


def _link(links: Links, one: Served, value: str, table: str | None, without_evidence: bool) -> Markup | None:
    if table is not None:
        return _to_row(value, links.row(table, value))
    found = place_of(value, one.sources)
    if found is None or not found[0]:
        return None
    shown = _to_row(_short(value, one.sources), links.row(found[0], value))
    evidence = None if without_evidence else links.evidence_of(value)
    return _with_link(shown, evidence) if evidence else shown


def _has_closer_evidence(row: Any, column: str, sources: frozenset[str]) -> bool:
    """Whether the offsets stand in the row, or (beside a post) the id of something in that post."""
    columns = row.keys()
    if "char_start" in columns and "char_end" in columns:
        return True
    if column != "post_id":
        return False
    others = (row[c] for c in columns if c != column and (c == "id" or c.endswith("_id")))
    return any(type(other) is str and place_of(other, sources) for other in others)
