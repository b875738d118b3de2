"""What all pages of the plugin share: their frame, and what stands at the foot of each."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from datasette import utils
from datasette.utils.asgi import NotFound, Response

from rsdata.language.calendar import MONTHS
from rsdata.language.time_stamps import read_time
from rsdata.pages.times import DAY_MINUTES
from rsdata.plugin import told
from rsdata.plugin.databases import Served, chosen, config, may_view
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


async def foot(one: Served) -> dict[str, Any]:
    """What every page about a database says at its head and foot."""
    given = safe_address(config(one.datasette).get("corrections_url"))
    return {
        "site": await told.site(one),
        "one": one,
        "links": one.links,
        "data_version": data_version(one),
        "corrections": given or one.links.page("about") + "#corrections",
        "nav": navigation(one),
    }


async def frame(request: Any, one: Served) -> dict[str, Any]:
    """What the frame of a page of ours needs."""
    datasette = one.datasette
    of_parties = f"{datasette.urls.path('-/rsdata/parties.css')}?{fingerprint()}"
    return {
        **await foot(one),
        "card": datasette.absolute_url(request, static(datasette, "card.png")),
        "css": [static(datasette, "tokens.css"), static(datasette, "rsdata.css"), of_parties],
        "day": day,
        "printed_day": printed_day,
        "safe_address": safe_address,
    }


async def page(request: Any, one: Served, template: str, context: dict[str, Any]) -> Response:
    """A page of the plugin."""
    whole = {**await frame(request, one), **context}
    return Response.html(await one.datasette.render_template(f"rsdata/{template}", whole, request=request))


def of_one(view: Callable[[Any, Served], Awaitable[Response]]) -> Callable[[Any, Any], Awaitable[Response]]:
    """A page about one of our databases: the one asked for."""

    async def answer(datasette: Any, request: Any) -> Response:
        one = await chosen(datasette, request)
        if one is None:
            raise NotFound("No database that rsdata built is served under this name.")
        return await view(request, one)

    return answer


def is_datasettes(datasette: Any, template: str) -> bool:
    """Whether a template is Datasette's own: nobody has put another in its place."""
    if hasattr(datasette, "get_jinja_environment"):
        found = datasette.get_jinja_environment().get_template(template).filename
    else:
        found = datasette.jinja_env.get_template(template).filename
    return found is not None and Path(found).is_relative_to(DATASETTE)


def navigation(one: Served) -> list[tuple[str, str]]:
    """What the head of every page leads to: names and addresses."""
    links = one.links
    several = len(one.sources) != 1
    coverage = links.table("sources") if several else links.source(next(iter(one.sources)))
    return [
        *([("Coverage", coverage)] if links.coverage else []),
        ("Data", links.database()),
        ("About", links.page("about")),
    ]


async def ours(request: Any, one: Served) -> bool:
    """Whether a page about the database is to be ours: for a reader who may see what it is made of."""
    return await may_view(one.datasette, request.actor, one.name)
