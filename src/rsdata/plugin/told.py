"""What a site says of a database besides its rows: title, description, licence, source.

Metadata says it where it is about the database; else the database's own sources do. What the shipped
metadata says is said of the shipped data set alone, whatever database Datasette was given it with: other
people's data do not bear its name.
"""

from __future__ import annotations

from typing import Any

from rsdata.plugin import databases
from rsdata.plugin.databases import Served
from rsdata.plugin.once import once
from rsdata.sources.belonging import is_of_the_shipped
from rsdata.sources.published import published

SAFE_ADDRESS = ("https://", "http://", "mailto:", "/")

# What metadata may say of a site or of a database.
SAID = (
    "title", "description", "description_html", "license", "license_url", "source", "source_url", "about",
    "about_url",
)  # fmt: skip


def safe_address(value: object) -> str | None:
    """An address that may stand in a link; coverage and settings might hold 'javascript:…'."""
    return value if isinstance(value, str) and value.startswith(SAFE_ADDRESS) else None


async def site(one: Served) -> dict[str, Any]:
    """What the pages about a database say of it."""
    of_all = _about(await _of_the_instance(one.datasette), one)
    of_one = _about(await _of_the_database(one.datasette, one.name), one)
    whose = of_the_sources(one)
    licensed = _both(of_one, "license") or _both(of_all, "license")
    sourced = _both(of_one, "source") or _both(of_all, "source") or _both(whose, "source")
    return {
        "title": of_all.get("title") or of_one.get("title") or whose["title"],
        "description": of_all.get("description"),
        "license": licensed.get("license"),
        "license_url": safe_address(licensed.get("license_url")),
        "rights": None if licensed else whose["rights"],
        "source": sourced.get("source"),
        "source_url": safe_address(sourced.get("source_url")),
    }


def of_the_sources(one: Served) -> dict[str, str | None]:
    """What the database itself says: the title of its only source, who published it and where, and the rights
    in it. A source without a title is called by its id, several by how many they are. What is not the same
    for all sources is left to the table of sources."""
    only = one.newest[0] if len(one.sources) == 1 else {}
    title = only.get("title") or only.get("id") or one.name
    called = ", ".join(part for part in (only.get("publisher"), title if only else None) if part)
    if len(one.sources) > 1:
        publisher = _common(one, "publisher")
        called = f"{len(one.sources):,} pages" + (f" of {publisher}" if publisher else "")
        title = f"Live election coverage: {called}"
    return {
        "title": title,
        "source": called or None,
        "source_url": only.get("url"),
        "rights": _common(one, "rights"),
    }


def _common(one: Served, column: str) -> str | None:
    """What all sources have in that column; None where they differ, or are too many to look at."""
    values = {row[column] for row in one.newest}
    return values.pop() if len(values) == 1 and len(one.newest) == len(one.sources) else None


def is_shipped(one: Served) -> bool:
    """Whether the database is the shipped data set: built from the same sources, no more and no less."""
    known = published()
    return len(one.sources) == len(known.sources) and known.is_of(
        (row["id"], row["sha256"]) for row in one.newest
    )


def version_of(one: Served, digest: str) -> str:
    """What the data of a database are called."""
    return published().version_of(digest) if is_shipped(one) else digest[:12]


@once
def _disowned(datasette: Any) -> dict[str, Any]:
    """What the shipped metadata said of a site that serves other data too: kept for the pages about its
    own."""
    return {}


def disown(datasette: Any) -> dict[str, tuple[str, ...]]:
    """Takes out of the metadata given to Datasette what the shipped metadata says and is not about all that
    is served, before anything is made of it: Datasette's own pages and JSON repeat it for every database.
    What was taken, by name of the database ("" for the site)."""
    given: dict[str, Any] = datasette._metadata_local or {}
    others = [one for one in databases.all_known(datasette) if not is_shipped(one)]
    taken = {}
    if others and is_of_the_shipped(given):
        _disowned(datasette).update(given)
        taken[""] = _without(given)
    for one in others:
        of_one = (given.get("databases") or {}).get(one.name) or {}
        if is_of_the_shipped(of_one):
            taken[one.name] = _without(of_one)
    return taken


def _without(said: dict[str, Any]) -> tuple[str, ...]:
    gone = tuple(key for key in SAID if key in said)
    for key in gone:
        del said[key]
    return gone


def _about(said: dict[str, Any], one: Served) -> dict[str, Any]:
    """What metadata says, where it is about the database."""
    if is_of_the_shipped(said) and not is_shipped(one):
        return {}
    return {key: said[key] for key in SAID if said.get(key)}


def _both(said: dict[str, Any], key: str) -> dict[str, Any]:
    """A name and its address go together; an address alone is its own name."""
    name, address = said.get(key) or said.get(f"{key}_url"), said.get(f"{key}_url")
    return {key: name, f"{key}_url": address} if name else {}


async def _of_the_instance(datasette: Any) -> dict[str, Any]:
    if _disowned(datasette):
        return _disowned(datasette)
    if hasattr(datasette, "get_instance_metadata"):
        return dict(await datasette.get_instance_metadata())
    return dict(datasette.metadata() or {})


async def _of_the_database(datasette: Any, name: str) -> dict[str, Any]:
    if hasattr(datasette, "get_database_metadata"):
        return dict(await datasette.get_database_metadata(name))
    found: dict[str, Any] = ((datasette._metadata_local or {}).get("databases") or {}).get(name) or {}
    return found
