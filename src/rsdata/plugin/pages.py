"""What all pages of the plugin share: their frame, and what stands at the foot of each."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from rsdata.language.calendar import MONTHS
from rsdata.plugin import headers
from rsdata.plugin.databases import Links, Served, config, may_view

STATIC = Path(__file__).parent / "static"
SAFE_ADDRESS = ("https://", "http://", "mailto:", "/")


def whole_number(value: str | None) -> int | None:
    """A number from an address; None for anything else."""
    return (
        int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 16 else None
    )


def day(value: object) -> str:
    """'21 November 2014' for a date or the beginning of an ISO 8601 string; else what was given."""
    try:
        found = value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    except ValueError:
        return "" if value is None else str(value)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def safe_address(value: object) -> str | None:
    """An address that may stand in a link; coverage and settings might hold 'javascript:…'."""
    return value if isinstance(value, str) and value.startswith(SAFE_ADDRESS) else None


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def static(datasette: Any, name: str) -> str:
    """The address of a static file; it changes when the file does."""
    return f"{datasette.urls.static_plugins('rsdata', name)}?{_fingerprint(name)}"


async def described(datasette: Any) -> dict[str, Any]:
    """Title, description and licence, as the metadata gives them for the whole site."""
    if hasattr(datasette, "get_instance_metadata"):
        return dict(await datasette.get_instance_metadata())
    return dict(datasette.metadata() or {})


async def frame(datasette: Any, request: Any, one: Served) -> dict[str, Any]:
    """What the frame of a page needs."""
    links = Links(datasette, one)
    return {
        "site": await _site(datasette, one),
        "one": one,
        "links": links,
        "updated": one.updated,
        "corrections": _corrections(datasette, links),
        "serves_coverage": links.coverage,
        "css": [static(datasette, "tokens.css"), static(datasette, "rsdata.css")],
        "several_sources": len(one.sources) > 1,
        "day": day,
        "safe_address": safe_address,
    }


async def _site(datasette: Any, one: Served) -> dict[str, Any]:
    told = await described(datasette)
    return {
        "title": told.get("title") or one.title or one.name,
        "description": told.get("description"),
        "license": told.get("license") or told.get("license_url"),
        "license_url": safe_address(told.get("license_url")),
        "source": told.get("source") or told.get("source_url"),
        "source_url": safe_address(told.get("source_url")),
    }


def _corrections(datasette: Any, links: Links) -> str:
    return safe_address(config(datasette).get("corrections_url")) or links.page("about") + "#corrections"


async def page(
    datasette: Any, request: Any, one: Served, template: str, context: dict[str, Any], status: int = 200
) -> Response:
    """A page of the plugin."""
    headers.take_over()
    whole = {**await frame(datasette, request, one), **context}
    html = await datasette.render_template(f"rsdata/{template}", whole, request=request)
    return Response.html(html, status=status)


async def footer(datasette: Any, one: Served) -> dict[str, Any]:
    """What Datasette's own pages say at their foot."""
    links = Links(datasette, one)
    return {
        **await _site(datasette, one),
        "updated": one.updated,
        "day": day,
        "home": links.page() or datasette.urls.instance(),
        "corrections": _corrections(datasette, links),
    }


async def ours(datasette: Any, request: Any, one: Served | None) -> bool:
    """Whether a page about the database is to be ours: for a reader who may see what it is made of."""
    return one is not None and await may_view(datasette, request.actor if request else None, one.name)
