"""What all pages of the plugin share: their frame, and what stands at the foot of each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from datasette import utils
from datasette.utils.asgi import Response

from rsdata.language.calendar import MONTHS
from rsdata.language.time_stamps import read_time
from rsdata.pages.times import DAY_MINUTES
from rsdata.plugin import table_pages, told
from rsdata.plugin.databases import Links, Served, config, may_view
from rsdata.plugin.party_colours import fingerprint
from rsdata.plugin.stored import data_version
from rsdata.plugin.told import safe_address

STATIC = Path(__file__).parent / "static"
DATASETTE = Path(utils.__file__).parent.parent
_BEHIND = 10 * 60  # minutes that a clock may be behind UTC: Honolulu


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


def printed_day(post: Mapping[str, Any]) -> str:
    """The day on which the clock of a post showed the time that it prints: that of the place it was written
    for, where a page gives its instants in UTC; the source's date where the post has no instant."""
    moment, stamp = post["published_at"], read_time(post["time_as_printed"] or "")
    if moment is None or stamp is None or stamp.clock is None:
        return day(moment or post["published"])
    there = datetime.fromisoformat(moment)
    ahead = 60 * (stamp.clock.hour - there.hour) + stamp.clock.minute - there.minute
    # Of two days that on which the clock is at most ten hours behind: no zone with people is more.
    return day((there + timedelta(minutes=(ahead + _BEHIND) % DAY_MINUTES - _BEHIND)).date())


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def static(datasette: Any, name: str) -> str:
    """The address of a static file; it changes when the file does."""
    return f"{datasette.urls.static_plugins('rsdata', name)}?{_fingerprint(name)}"


def _of_parties(datasette: Any) -> str:
    return f"{datasette.urls.path('-/rsdata/parties.css')}?{fingerprint()}"


async def frame(datasette: Any, request: Any, one: Served) -> dict[str, Any]:
    """What the frame of a page needs."""
    links = Links(datasette, one)
    return {
        "site": await told.site(datasette, one),
        "one": one,
        "links": links,
        "data_version": data_version(one),
        "corrections": _corrections(datasette, links),
        "serves_coverage": links.coverage,
        "card": datasette.absolute_url(request, static(datasette, "card.png")),
        "css": [static(datasette, "tokens.css"), static(datasette, "rsdata.css"), _of_parties(datasette)],
        "nav": navigation(links, one),
        "day": day,
        "printed_day": printed_day,
        "safe_address": safe_address,
    }


def _corrections(datasette: Any, links: Links) -> str:
    return safe_address(config(datasette).get("corrections_url")) or links.page("about") + "#corrections"


async def page(
    datasette: Any, request: Any, one: Served, template: str, context: dict[str, Any], status: int = 200
) -> Response:
    """A page of the plugin."""
    whole = {**await frame(datasette, request, one), **context}
    html = await datasette.render_template(f"rsdata/{template}", whole, request=request)
    return Response.html(html, status=status)


def is_datasettes(datasette: Any, template: str) -> bool:
    """Whether a template is Datasette's own: nobody has put another in its place."""
    if hasattr(datasette, "get_jinja_environment"):
        found = datasette.get_jinja_environment().get_template(template).filename
    else:
        found = datasette.jinja_env.get_template(template).filename
    return found is not None and Path(found).is_relative_to(DATASETTE)


def navigation(links: Links, one: Served) -> list[tuple[str, str]]:
    """What the head of every page leads to: names and addresses."""
    several = len(one.sources) != 1
    coverage = links.table("sources") if several else links.source(next(iter(one.sources)))
    return [
        *([("Coverage", coverage)] if links.coverage else []),
        ("Data", links.database()),
        ("About", links.page("about")),
    ]


async def footer(datasette: Any, one: Served) -> dict[str, Any]:
    """What Datasette's own pages say at their foot."""
    links = Links(datasette, one)
    return {
        **await told.site(datasette, one),
        "data_version": data_version(one),
        "day": day,
        "links": links,
        "name": one.name,
        "nav": navigation(links, one),
        "arranged": partial(table_pages.arranged, one),
        "home": links.page() or datasette.urls.instance(),
        "corrections": _corrections(datasette, links),
    }


async def ours(datasette: Any, request: Any, one: Served | None) -> bool:
    """Whether a page about the database is to be ours: for a reader who may see what it is made of."""
    return one is not None and await may_view(datasette, request.actor if request else None, one.name)
