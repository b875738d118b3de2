"""What time of day a printed clock is."""

from __future__ import annotations

from typing import Final

from rsdata.language.patterns import lazy
from rsdata.named_tuples import NamedTuple

# "07:24", "7:24", "07.24", "2158"
_CLOCK: Final = lazy(r"(?P<hour>\d{1,2})[:.]?(?P<minute>\d\d)")


class Clock(NamedTuple):
    """A time of day."""

    hour: int
    minute: int


def read_clock(printed: str, *, half: str | None = None) -> Clock | None:
    """The time of day that is printed, None where it is none. ``half`` is "am" or "pm"."""
    match = _CLOCK.fullmatch(printed)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"])
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Clock(hour, minute) if hour < 24 and minute < 60 else None
