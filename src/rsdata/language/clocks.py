"""Clock times as pages print them: every form of a clock, the zones they name, and what hour it is."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# Zones as live pages name them, and their minutes ahead of Greenwich.
ZONES: Final = {"Greenwich Mean Time": 0, "GMT": 0, "British Summer Time": 60, "BST": 60}
_ZONE: Final = "(?P<zone>" + "|".join(sorted(ZONES, key=lambda name: (-len(name), name))) + ")"

# "07:24", "7:24", "07.24", "2158"
_CLOCK: Final = re.compile(r"(?P<hour>\d{1,2})[:.]?(?P<minute>\d\d)")
# "07:24", "07:24 Greenwich Mean Time 21 November 2014", "07:24 British Summer Time 4 May", to the line's end.
# A month that is none gives no date, but the stamp parts posts all the same.
CLOCK_ZONE_DATE: Final = re.compile(
    rf"(?P<clock>\d{{1,2}}:\d\d)(?: {_ZONE})?"
    rf"(?: (?P<day>\d{{1,2}}) (?P<month>[A-Z][a-z]{{2,8}})(?: (?P<year>\d{{4}}))?)?"
)
# "1837:", "14:05:", "BREAKING NEWS 14:05: ...": the clock with a colon behind it, perhaps a label before it.
LABEL_AND_CLOCK: Final = re.compile(
    r"(?:(?P<label>[A-Z][A-Z &'’-]{1,40}) )?(?P<clock>\d{4}|\d{1,2}:\d\d):(?=\s|$)\s*"
)
# "11.02pm: ", "21:14 - ": a clock before the words of a line
CLOCK_FIRST: Final = re.compile(r"\A\d{1,2}[.:]?\d\d(?:\s?(?i:[ap]\.?m\b))?\b[:.]?\s?(?:[–—-]\s)?")
LAST_UPDATED: Final = re.compile(r"[Ll]ast updated at (?P<clock>\d{1,2}:\d\d)")


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
