"""What stands on the page of every row beside what was parsed: who put it right, how to suggest a correction,
what others call it, how it is cited, and the files that belong to it."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any, Final
from urllib.parse import quote, urlencode

import yaml

from rsdata.database.correctable import correctable, removable
from rsdata.database.schema import BY_NAME
from rsdata.plugin import citation
from rsdata.plugin.databases import Links, Row, Served, config
from rsdata.plugin.told import safe_address
from rsdata.slugs import slug

# What is most likely to be wrong with a row: the column that a suggestion begins with. One that nobody can
# correct is what a row is known by that should not be there.
LIKELY: Final = {
    "posts": "heading", "people": "name", "quotes": "speaker", "mentions": "person", "messages": "place",
    "hashtags": "tag", "contests": "name", "candidates": "party", "results": "party", "odds": "party",
    "links": "url",
}  # fmt: skip
# Where an identifier leads, by its scheme.
ADDRESSES: Final = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "parliament": ("UK Parliament", "https://members.parliament.uk/member/{}"),
    "electoral-commission": (
        "Electoral Commission",
        "https://search.electoralcommission.org.uk/English/Registrations/{}",
    ),
    "democracy-club": ("Democracy Club", "https://candidates.democracyclub.org.uk/elections/{}/"),
}

# What a reader takes away with a row: what it is, the table, and the column that has the row's id.
FILES: Final = {
    "people": (("quotes", "quotes", "speaker_id"), ("mentions", "mentions", "person_id")),
    "contests": (("results", "results_flat", "ballot_paper_id"), ("candidates", "candidates", "contest_id")),
    "posts": (("quotes", "quotes", "post_id"),),
    "sources": (("posts", "posts", "source_id"),),
    "parties": (("people", "people", "party_id"), ("results", "results", "party_id")),
}

CORRECTIONS = "select * from corrections where table_name = :table and row_id = :id order by id"
IDENTIFIERS = "select * from identifiers where table_name = :table and row_id = :id order by scheme"


async def by_hand(one: Served, table: str, key: str) -> dict[str, Any] | None:
    """What the page of a row needs; None for a table of ours that has nothing of the kind."""
    if table not in BY_NAME:
        return None
    corrections = await one.rows(CORRECTIONS, table=table, id=key)
    identifiers = await one.rows(IDENTIFIERS, table=table, id=key)
    suggestion = await _suggestion(one, table, key, corrections)
    address = safe_address(config(one.datasette).get("corrections_url"))
    return {
        "corrections": corrections,
        "identifiers": [{**row, **_shown(row)} for row in identifiers],
        "suggestion": suggestion,
        "address": _addressed(address, f"{table}/{key}", suggestion) if address and suggestion else None,
        "cited": await citation.of_row(one, table, key),
        "citations": citation.addresses(one, table, key),
        "files": [_file(one.links, key, *file) for file in FILES.get(table, ())],
    }


def _file(links: Links, key: str, what: str, table: str, column: str) -> dict[str, str]:
    """The rows of a table that belong to a row, as files."""
    query = urlencode({column: key})
    name = f"{slug(key)}-{slug(what)}"
    return {
        "what": what,
        "csv": links.csv(table, query, name),
        "excel": links.csv(table, query, name, excel=True),
        "json": links.file(table, "json", f"{query}&_shape=array&_size=max"),
    }


def _shown(identifier: Row) -> dict[str, str | None]:
    """An identifier's label, and where it leads."""
    label, address = ADDRESSES.get(identifier["scheme"], (identifier["scheme"], None))
    return {
        "label": label,
        "address": address.format(quote(identifier["value"], safe="")) if address else None,
    }


async def _suggestion(one: Served, table: str, key: str, corrections: list[Row]) -> str | None:
    """An entry of corrections.yml for a row, to be filled in; None for a row that nobody corrects."""
    name = LIKELY.get(table)
    if name is None:
        return None
    columns = correctable()[table]
    column = columns.get(name)
    value = f'"{column.name if column else name}"'
    if column is not None and column.references not in (None, "contests"):
        value = f'(select name from "{column.references}" where id = {value})'
    row = await one.row(f'select {value} as value from "{table}" where id = :id', id=key)
    if row is None:
        return None
    now = row["value"]
    # What is corrected already was something else when it was parsed.
    was = next((other["parsed"] for other in corrections if other["column_name"] == name), now)
    entry = {
        "row": f"{table}/{key}",
        "was": {name: was},
        **({"set": {name: now}} if column else {"remove": True}),
        "why": None,
        "by": None,
        "date": datetime.now(timezone.utc).date().isoformat(),
    }
    text = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=100_000)
    text = text.replace("  why: null\n", "  why:\n").replace("  by: null\n", "  by:\n")
    others = [other for other in columns if other != name]
    told = [f"# other columns: {', '.join(others)}\n"] if others else []
    if column is not None and removable(BY_NAME[table]):
        told.append("# a row that should not be there: 'remove: true' instead of 'set'\n")
    return str(text) + "".join(told)


def _addressed(address: str, row: str, suggestion: str) -> str:
    """The owner's address with the suggestion in it: of a mail, or of an issue as most trackers take one."""
    title = f"Correction of {row}"
    is_mail = address.startswith("mailto:")
    keys = {"subject" if is_mail else "title": title, "body": suggestion}
    joined = "&" if "?" in address else "?"
    return address + joined + urlencode(keys, quote_via=quote)
