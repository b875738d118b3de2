"""Times as markup and JSON give them: "2014-11-21T02:04:00Z", 1416535440000, "Fri, 21 Nov 2014 02:04 GMT"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, Final

from rsdata.language.calendar import MONTH_NUMBERS, PrintedDate, dates_in, valid
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import clock_in, day_alone, is_stamp
from rsdata.named_tuples import NamedTuple
from rsdata.pages.times import Stamp, numbers_of

_ISO: Final = lazy(
    r"\s*(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[T ]+(?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?(?:\[[\w/]+\])?\s*",
    re.IGNORECASE,
)
_EPOCH: Final = lazy(r"\s*(?P<seconds>\d{10})(?P<thousandths>\d{3})?(?:\.\d+)?\s*")
# 2001 to 2096: other numbers of so many digits are no times.
_FIRST, _LAST = 1_000_000_000, 4_000_000_000
_MAIL: Final = lazy(
    r"\s*[A-Z][a-z]{2}, (?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<year>\d{4})"
    r" (?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))? ?(?P<zone>GMT|UTC|[+-]\d{4})\s*"
)
# "Fri May 06 2022 02:10:00 GMT+0100 (British Summer Time)": a date of JavaScript as text
_SCRIPTED: Final = lazy(
    r"\s*[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}) (?P<year>\d{4})"
    r" (?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) GMT(?P<zone>[+-]\d{4})(?: \([\w ,+-]{1,60}\))?\s*"
)
_DATE: Final = lazy(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)\s*")
# Characters of a value of markup that is a time.
SHORTEST: Final = 10
LONGEST: Final = 90
_SHORTEST_YEAR: Final = 1990


class Moment(NamedTuple):
    """A time: exact (``iso``, with seconds and offset), or as far as it is told (``stamp``)."""

    iso: str | None
    stamp: Stamp | None = None

    @property
    def day(self) -> str | None:
        """The day alone, where it is known."""
        told = self.stamp
        if self.iso is not None or told is None:
            return self.iso and self.iso[:10]
        whole = valid(told.year, told.month, told.day) if told.year and told.month and told.day else None
        return None if whole is None else whole.isoformat()

    @property
    def is_of_no_day(self) -> bool:
        """It is a clock alone."""
        return self.stamp is not None and self.stamp.day is None and self.stamp.numbers is None

    def on(self, day: PrintedDate) -> Moment:
        """It on this day, where it has none of its own."""
        if self.stamp is None or not self.is_of_no_day:
            return self
        return Moment(self.iso, self.stamp._replace(day=day.day, month=day.month, year=day.year))


def moment(value: object) -> Moment | None:
    """What a value of markup or JSON says, which may be as a page prints it: "6 May 2022, 21:04"; None where
    it is no time of a day."""
    if isinstance(value, int | float):
        value = str(int(value)) if abs(value) < 1e15 else ""
    return _moment_in(value) if isinstance(value, str) and SHORTEST <= len(value) <= LONGEST else None


def moment_of(item: Mapping[str, Any], *keys: str) -> Moment | None:
    """The first of the values of an object that is a time."""
    return next((found for key in keys if (found := moment(item.get(key))) is not None), None)


@lru_cache(maxsize=4096)
def _moment_in(value: str) -> Moment | None:
    if match := _ISO.fullmatch(value):
        return _of_parts(match, int(match["month"]))
    if match := _EPOCH.fullmatch(value):
        seconds = int(match["seconds"])
        if _FIRST <= seconds <= _LAST:
            return Moment(_written(datetime.fromtimestamp(seconds, timezone.utc)))
        return None
    if match := _MAIL.fullmatch(value) or _SCRIPTED.fullmatch(value):
        return _of_parts(match, MONTH_NUMBERS.get(match["month"], 0))
    found = printed_moment(value) if is_stamp(value) else None
    return found if found is not None and not found.is_of_no_day else None


def _of_parts(match: re.Match[str], month: int) -> Moment | None:
    day = valid(int(match["year"]), month, int(match["day"]))
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if day is None or hour > 23 or minute > 59 or second > 59 or day.year < _SHORTEST_YEAR:
        return None
    if not match["zone"]:
        return Moment(None, Stamp(hour, minute, None, day.day, day.month, day.year, second))
    zone = match["zone"].upper()
    minutes = 0
    if zone not in ("Z", "UTC", "GMT"):
        digits = zone[1:].replace(":", "").ljust(4, "0")
        minutes = (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)
        if abs(minutes) > 14 * 60:
            return None
    offset = timezone(timedelta(minutes=minutes))
    return Moment(_written(datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=offset)))


def _written(found: datetime) -> str:
    return found.isoformat(timespec="seconds")


def as_told(value: str) -> str | None:
    """What a value says as ISO 8601, as far as it says it: without an offset, or a date alone; None where it
    is no time of a day, nor a date."""
    found = moment(value)
    if found is not None and found.iso is not None:
        return found.iso
    if found is not None and (stamp := found.stamp) is not None and (day := found.day) is not None:
        clock = f"T{stamp.hour:02}:{stamp.minute:02}:{stamp.second:02}" if stamp.zone is None else ""
        return day + clock
    match = _DATE.fullmatch(value)
    if match is not None:
        return "-".join(match.groups()) if valid(*map(int, match.groups())) else None
    printed = day_alone(value) if len(value) <= LONGEST else None
    whole = None if printed is None else printed.whole
    return None if whole is None else whole.isoformat()


def stamp_of(iso: str) -> Stamp:
    """A known time as a stamp, beside those that are less well known."""
    found = datetime.fromisoformat(iso)
    minutes = (found.utcoffset() or timedelta()) // timedelta(minutes=1)
    return Stamp(found.hour, found.minute, minutes, found.day, found.month, found.year)


def printed_moment(text: str) -> Moment | None:
    """What a printed stamp says: "21:04", "9.04pm GMT 20 November 2014"; None where it has no clock."""
    found = clock_in(text)
    if found is None or found.clock is None:
        return None
    hour, minute = found.clock
    for printed in (*([found.date] if found.date is not None else []), *dates_in(text)):
        if printed.day is not None and printed.month is not None:
            day, month, year = printed.day, printed.month, printed.year
            return Moment(None, Stamp(hour, minute, found.zone, day, month, year, found.second))
    numbers = numbers_of(found.date)
    return Moment(None, Stamp(hour, minute, found.zone, second=found.second, numbers=numbers))
