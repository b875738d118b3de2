"""The colours of parties, on light and on dark paper: those of the reference table, and nothing besides.

A graphic has to have three times the light of its ground, or a third (WCAG 2.2, 1.4.11). On light paper a
party has its own colour, and an edge where that is paler; on dark paper the colour is mixed with white until
it stands out.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any, Final

from datasette.utils.asgi import Response

from rsdata import reference
from rsdata.slugs import slug

# The ground of bars on light and on dark paper, and the edge of what is pale: the values of tokens.css.
LIGHT_GROUND: Final = "#eceae3"
DARK_GROUND: Final = "#26282b"
EDGE: Final = "#86817a"
STANDS_OUT: Final = 3.0
STEPS: Final = 50
# A day: the address changes with the sheet.
AGE: Final = {"cache-control": "max-age=86400"}


@cache
def colours() -> dict[str, str]:
    """The colours of the parties that have one, by the slug of the name."""
    return {party.id: party.colour for party in reference.parties().values() if party.colour}


def colour_of(party: str | None) -> str | None:
    """The colour of a party by its name."""
    return colours().get(slug(party)) if party else None


def contrast(one: str, other: str) -> float:
    """How many times brighter one of two colours ("#0063ba") is than the other, as WCAG counts."""
    darker, brighter = sorted((_luminance(one), _luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


@cache
def on_dark(colour: str) -> str:
    """The colour with as much white as it needs to stand out on dark paper."""
    mixed = (_mixed(colour, step / STEPS) for step in range(STEPS + 1))
    return next(shade for shade in mixed if contrast(shade, DARK_GROUND) >= STANDS_OUT)


def is_pale(colour: str) -> bool:
    """Whether a colour needs an edge on light paper."""
    return contrast(colour, LIGHT_GROUND) < STANDS_OUT


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _mixed(colour: str, white: float) -> str:
    return "#" + "".join(f"{round(channel + (255 - channel) * white):02x}" for channel in _channels(colour))


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def style_sheet() -> str:
    """The bars of the parties on our pages."""
    light, dark = [], []
    for party, colour in colours().items():
        edge = "; stroke: var(--edge)" if is_pale(colour) else ""
        light.append(f".party-{party} {{ fill: {colour}{edge} }}\n")
        dark.append(f".party-{party} {{ fill: {on_dark(colour)}; stroke: none }}\n")
    return "".join([*light, "@media (prefers-color-scheme: dark) {\n", *dark, "}\n"])


@cache
def fingerprint() -> str:
    return hashlib.sha256(style_sheet().encode()).hexdigest()[:10]


async def parties_css(datasette: Any, request: Any) -> Response:
    """/-/rsdata/parties.css"""
    return Response(style_sheet(), headers=AGE, content_type="text/css; charset=utf-8")
