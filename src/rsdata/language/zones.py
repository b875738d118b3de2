"""Time zones by their IANA names, with the data of the package tzdata.

What the machine keeps of time zones is never asked: it differs from one to the next, and beside the zones it
has names like "localtime" that mean another zone on each.
"""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO
from pkgutil import get_data
from zoneinfo import ZoneInfo

import tzdata

DATA = "tzdata"


def version() -> str:
    """Of the data: the IANA release and that of the package."""
    return f"{tzdata.IANA_VERSION} {tzdata.__version__}"


@cache
def names() -> frozenset[str]:
    """All that are known, capitals as in the IANA database."""
    return frozenset((get_data(DATA, "zones") or b"").decode("utf-8").split())


@lru_cache
def zone(name: str) -> ZoneInfo | None:
    """The zone of that name; None where there is none."""
    data = get_data(DATA, f"zoneinfo/{name}") if name in names() else None
    if data is None:
        return None
    return ZoneInfo.from_file(BytesIO(data), key=name)
