"""Clock times and dates of a live page: "07:24", "2158", "21 November 2014" -> "2014-11-21T07:24:00+00:00".

A page gives the clock with every entry and the date with some or none. What is not printed is taken from the
entries around it, since they are in order of time, or from the year of publication; where that does not
settle it, there is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Final, TypeAlias

from rsdata.language import zones
from rsdata.language.calendar import CALENDAR_WORDS, PrintedDate, valid
from rsdata.language.calendar import dates_in as printed_dates
from rsdata.language.lines import Line
from rsdata.language.patterns import any_of, lazy
from rsdata.language.time_stamps import PrintedTime, zone_of_times
from rsdata.model import Source
from rsdata.named_tuples import NamedTuple

UK: Final = "Europe/London"

# Words that make a date in a summary another day than the page's own.
# (But a byline opens or ends a line: "By Ann Lee | 8 May 2022", "8 May 2022 by Ann Lee".)
ELSEWHEN: Final = lazy(
    rf"\b(?:will|would|until|since|before|after"
    rf"|(?:(?<=.)by|by(?= (?:{any_of(CALENDAR_WORDS)}\b|\d|the\b)))"
    r"(?![ -]elect| (?-i:[A-Z]\S+ [A-Z]\S+)\Z)|due|from|takes? place|next|last(?! updated)"
    r"|held|deadline|previous)\b"
    # When a text was kept, or a letter sent; a sheet of a newspaper, by its number.
    r"|\A(?:created|saved|retrieved|accessed)(?::| on\b)|\bwrote:\Z|\A(?:date|sent): .*\d[:.]\d\d"
    r"|\A\d{1,3}\s{2,}|\s{2,}\d{1,3}\Z",
    re.IGNORECASE,
)
# "Last updated: 20 June 2026": when a page was changed, perhaps after the midnight that follows its entries.
_CHANGED: Final = lazy(r"\b{words of a change}\b(?!.*\d[:.]\d\d)", re.IGNORECASE)
_LATE: Final = 21 * 60  # minutes

# Entries may be out of order by as much without a midnight lying between them.
DISORDER_MINUTES: Final = 30
DAY_MINUTES: Final = 24 * 60


# Dates in numbers are read so that the page is of so few days, where it would be of so many.
_IN_A_ROW: Final = timedelta(days=4)
_WEEKS: Final = timedelta(days=21)

# When a page was first published and last changed.
Extent: TypeAlias = tuple[str | None, str | None]
# How far from these its first and its last entry may be: a page is made some hours ahead, and changed later.
_AROUND_FIRST: Final = (timedelta(hours=-2), timedelta(hours=6))
_AROUND_LAST: Final = (timedelta(hours=-6), timedelta(minutes=30))


class Stamp(NamedTuple):
    """When an entry says it was published, as far as it says so."""

    hour: int
    minute: int
    # Minutes ahead of Greenwich, where the zone is named; its IANA name, or a name that several zones have.
    zone: int | str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    second: int = 0
    # Of a date in numbers, either of which may be the month: these and the year.
    numbers: tuple[int, int, int | None] | None = None
    weekday: int | None = None
    has_month_first: bool = False

    @property
    def minutes(self) -> int:
        return self.hour * 60 + self.minute


Stamps: TypeAlias = Sequence[Stamp | None]  # of the entries of a page


def stamp_from(time: PrintedTime | None, day: PrintedDate | None = None) -> Stamp | None:
    """When something was published, as far as its stamp and the ``day`` above it say."""
    if time is None or time.clock is None:
        return None
    weekday = time.date.weekday if time.date is not None else None
    stamp = Stamp(*time.clock, time.zone, second=time.second, weekday=weekday)
    if time.date is not None and time.date.numbers is not None:
        return stamp._replace(numbers=numbers_of(time.date), has_month_first=time.has_month_first)
    on = time.date if time.date is not None and time.date.day is not None else day
    if on is None or on.day is None or on.month is None:
        return stamp
    return stamp._replace(day=on.day, month=on.month, year=on.year)


def numbers_of(printed: PrintedDate | None) -> tuple[int, int, int | None] | None:
    """The numbers of a date, either of which may be the month, and its year, if it has one; None of any
    other."""
    if printed is None or printed.numbers is None:
        return None
    return (*printed.numbers, printed.year)


def dates_in(texts: Iterable[str], years: Sequence[date] = ()) -> set[date]:
    """The days that these lines of a header name as the page's own; without a year only where ``years``
    tells it."""
    printed = (day for text in texts if not ELSEWHEN.search(text) for day in printed_dates(text))
    found = {
        _date(p.day, p.month, p.year, years) for p in printed if p.day is not None and p.month is not None
    }
    return {day for day in found if day is not None}


def published_at(
    stamps: Stamps,
    *,
    newest_first: bool = True,
    published: str | None = None,
    timezone_name: str | None = None,
    header_dates: Iterable[date] = (),
    extent: Extent = (None, None),
) -> list[str | None]:
    """When each entry was published, ISO 8601 with seconds and offset; None where the page leaves it open.

    ``stamps`` stand in page order. ``published`` (the source's date) only ever gives a year. ``header_dates``
    are the days that the page's header names: they count where no stamp has a date, there is just one, and no
    midnight lies between the entries. Where these do not count, the first and the last entry are of the days
    on which the page was first published and last changed (``extent``), if it was at about their time.
    """
    ordered = list(stamps) if not newest_first else list(reversed(stamps))
    header_dates = tuple(header_dates)
    if any(stamp is not None and stamp.numbers is not None for stamp in ordered):
        told = (datetime.fromisoformat(moment).date() for moment in extent if moment)
        ordered = _in_months(ordered, (*header_dates, *year_anchors(published), *told))
    is_one_day = len(set(header_dates)) == 1 and not any(_midnights(ordered))
    is_one_day = is_one_day and not _is_past(ordered, header_dates[0], extent, timezone_name)
    if extent != (None, None) and not is_one_day:
        ordered = _within(ordered, extent, timezone_name)
    known = _known_dates(ordered, _anchors(ordered, published, header_dates))
    days = _days(ordered, known, header_dates[0] if is_one_day else None)
    found = [_iso(stamp, day, timezone_name) for stamp, day in zip(ordered, days, strict=True)]
    return found if not newest_first else found[::-1]


def times_below(
    header: Sequence[Line], stamps: Stamps, source: Source, *, newest_first: bool = True
) -> list[str | None]:
    """As ``published_at``, for entries below these lines of a header, with what is known of the source. The
    zone that the header names is that of all clocks without one."""
    texts, years = [line.text for line in header], year_anchors(source.published)
    dates = dates_in(texts, years)
    are_dated = any(stamp.day is not None for stamp in stamps if stamp is not None)
    if not are_dated and any(stamp.minutes >= _LATE for stamp in stamps if stamp is not None):
        dates &= dates_in(
            (text[: changed.start()] if (changed := _CHANGED.search(text)) else text for text in texts), years
        )
    zones_told = {zone for line in header for zone in [zone_of_times(line.text)] if zone is not None}
    zone = zones_told.pop() if len(zones_told) == 1 else None
    return published_at(
        [s._replace(zone=zone) if s is not None and s.zone is None else s for s in stamps],
        newest_first=newest_first,
        published=source.published,
        timezone_name=source.timezone,
        header_dates=dates,
        extent=source.extent,
    )


def times_of_entries(
    header: Sequence[Line], days: Sequence[PrintedDate], stamps: Stamps, source: Source, *, newest_first: bool
) -> list[str | None]:
    """As ``times_below``, with the ``days`` on lines of their own in the header. Entries that run on from the
    one day over them, or in their title alone, are of that day and those that follow, however many midnights
    lie between; where nothing else tells the day, the oldest is of that on which the page was published, if
    its zone is known too. Where each names a day of the week, they are of the days about that one."""
    texts, years = [line.text for line in header], year_anchors(source.published)
    named, in_title = dates_in(texts, years), dates_in(texts[:1], years)
    over = [day.whole for day in days] or [*(in_title if len(named) == len(in_title) == 1 else ())]
    told = over[0] if len(over) == 1 else None
    day = told if not newest_first else None
    if day is None and not _is_dated(source, stamps, newest_first=newest_first):
        day = years[0] if years and source.timezone is not None and named <= {*years} else None
    in_week = _in_week(stamps, around, newest_first=newest_first) if (around := told or day) else None
    dated = in_week or (_with_day(stamps, day, newest_first=newest_first) if day is not None else stamps)
    return times_below(header, dated, source, newest_first=newest_first)


def _in_months(stamps: Stamps, near: Sequence[date]) -> list[Stamp | None]:
    """The stamps, of whose dates in numbers it is told which is the month: as that which puts all of the page
    on days in a row, beside those that are known (``near``), where the other would part them by weeks; else
    the first, by the clocks of a country that puts it there, unless the other is of fewer days."""
    readings = [_read(stamps, month) for month in (0, 1)]
    spans = []
    for reading in readings:
        days = [*near, *(day for day in _known_dates(reading, near) if day is not None)]
        spans.append(max(days) - min(days) if days else timedelta.max)
    shorter = 1 if spans[1] < spans[0] else 0
    is_told = spans[shorter] <= _IN_A_ROW and spans[1 - shorter] >= _WEEKS
    if is_told:
        return readings[shorter]
    is_first = all(s.has_month_first for s in stamps if s is not None and s.numbers is not None)
    return readings[0] if is_first and not shorter else list(stamps)


def _read(stamps: Stamps, month: int) -> list[Stamp | None]:
    """The stamps, the month of whose dates in numbers stands there."""
    return [
        s._replace(month=s.numbers[month], day=s.numbers[1 - month], year=s.numbers[2], numbers=None)
        if s is not None and s.numbers is not None
        else s
        for s in stamps
    ]


def year_anchors(published: str | None) -> tuple[date, ...]:
    """The source's date, from which the year of a date without one can be told."""
    try:
        return (date.fromisoformat(published[:10]),) if published else ()
    except ValueError:
        return ()


def _with_day(stamps: Stamps, day: date, *, newest_first: bool) -> Stamps:
    """The stamps, the oldest of them of that day, where none is dated."""
    clocked = [i for i, stamp in enumerate(stamps) if stamp is not None]
    if not clocked or any(stamp and stamp.day for stamp in stamps):
        return stamps
    oldest = clocked[-1 if newest_first else 0]
    return [
        stamp._replace(day=day.day, month=day.month, year=day.year) if stamp and i == oldest else stamp
        for i, stamp in enumerate(stamps)
    ]


def _in_week(stamps: Stamps, around: date, *, newest_first: bool) -> Stamps | None:
    """The stamps, of the days nearest to that of their page which they name: where each names one, some that
    of the page, and all are in order."""
    dated = list[Stamp]()
    for stamp in stamps:
        if stamp is None or stamp.weekday is None or stamp.day is not None or stamp.numbers is not None:
            return None
        try:
            day = around + timedelta(days=(stamp.weekday - around.weekday() + 3) % 7 - 3)
        except OverflowError:
            return None
        dated.append(stamp._replace(day=day.day, month=day.month, year=day.year))
    moments = [(s.year, s.month, s.day, s.minutes) for s in (reversed(dated) if newest_first else dated)]
    is_of_page = any(stamp.weekday == around.weekday() for stamp in dated)
    return dated if is_of_page and moments == sorted(moments) else None


def _is_dated(source: Source, stamps: Stamps, *, newest_first: bool) -> bool:
    """Whether it is told by when the page was first published and last changed of which day entries are that
    print a clock alone."""
    if source.extent == (None, None) or any(stamp is not None and stamp.day is not None for stamp in stamps):
        return False
    within = _within(list(stamps)[:: -1 if newest_first else 1], source.extent, source.timezone)
    return any(stamp is not None and stamp.day is not None for stamp in within)


def runs_forward(stamps: Stamps, *, round_minutes: int = DAY_MINUTES) -> bool:
    """Whether times rise down the page (oldest first) rather than fall, the short way round the clock of so
    many minutes."""
    steps = steps_between([stamp for stamp in stamps if stamp is not None], round_minutes)
    return sum(step > 0 for step in steps) > sum(step < 0 for step in steps)


def steps_between(stamps: Sequence[Stamp], round_minutes: int) -> list[int]:
    """Minutes from each stamp to the next: by their days, or days of the week, where all have one, else the
    short way round the clock of so many minutes."""
    for days, around in (
        ([stamp.month * 31 + stamp.day for stamp in stamps if stamp.month and stamp.day], 12 * 31),
        ([stamp.weekday for stamp in stamps if stamp.weekday is not None], 7),
    ):
        if len(days) == len(stamps):
            minutes = [day * DAY_MINUTES + stamp.minutes for day, stamp in zip(days, stamps, strict=True)]
            return steps_of(minutes, around * DAY_MINUTES)
    return steps_of([stamp.minutes for stamp in stamps], round_minutes)


def steps_of(minutes: Sequence[int], round_minutes: int) -> list[int]:
    """From each time of day to the next, the short way round the clock of so many minutes."""
    half = round_minutes // 2
    return [(b - a + half) % round_minutes - half for a, b in pairwise(minutes)]


def instant(iso: str) -> float:
    """Seconds since the epoch, to sort by."""
    return datetime.fromisoformat(iso).timestamp()


def _anchors(stamps: Stamps, published: str | None, header_dates: Iterable[date]) -> tuple[date, ...]:
    """Days whose year is sure, the surest kind alone: of other stamps, of the header, of publication."""
    printed = {day for day in _known_dates(stamps, ()) if day is not None}  # by their own year
    return tuple(printed) or tuple(header_dates) or year_anchors(published)


def _known_dates(stamps: Stamps, anchors: Sequence[date]) -> list[date | None]:
    low_high = (min(anchors), max(anchors)) if anchors else ()
    return [
        None if s is None or s.day is None or s.month is None else _date(s.day, s.month, s.year, low_high)
        for s in stamps
    ]


def _date(day: int, month: int, year: int | None, anchors: Sequence[date]) -> date | None:
    """The date; without a year, the one nearest to any of the anchors."""
    if year is not None:
        return valid(year, month, day)
    near = [
        (abs((found - anchor).days), found)
        for anchor in anchors
        for y in (anchor.year - 1, anchor.year, anchor.year + 1)
        for found in [valid(y, month, day)]
        if found is not None
    ]
    return min(near)[1] if near else None


def _days(stamps: Stamps, known: list[date | None], one: date | None) -> list[date | None]:
    """The day of each stamp, oldest first: its own, or that of the dated ones around it carried over every
    midnight between; none where those before and after it do not agree. Where none is dated, that ``one``."""
    if not any(known):
        return [one] * len(stamps)
    midnights = _midnights(stamps)
    before = _carried(known, midnights, range(len(stamps)))
    after = _carried(known, midnights, range(len(stamps) - 1, -1, -1))
    return [
        own or (b if a is None or a == b else a if b is None else None)
        for own, b, a in zip(known, before, after, strict=True)
    ]


def _midnights(stamps: Stamps) -> list[int]:
    """How many midnights have passed at each stamp, oldest first."""
    midnights = [0] * len(stamps)
    passed, last = 0, None
    for i, stamp in enumerate(stamps):
        if stamp is not None:
            if last is not None and stamp.minutes < last - DISORDER_MINUTES:
                passed += 1
            last = stamp.minutes
        midnights[i] = passed
    return midnights


def _within(stamps: list[Stamp | None], extent: Extent, timezone_name: str | None) -> list[Stamp | None]:
    """The stamps, of which none has a date, with that of the oldest: by when the page was first published and
    last changed. As they are where that is at another time of day, or the two do not agree."""
    first, last = (datetime.fromisoformat(moment) if moment else None for moment in extent)
    stamps = list(stamps) if timezone_name else _in_zone_of(first, stamps)
    clocked = [(i, stamp) for i, stamp in enumerate(stamps) if stamp is not None]
    if not clocked or any(stamp.day is not None for _, stamp in clocked):
        return stamps
    (at, oldest), (end, newest) = clocked[0], clocked[-1]
    passed = _midnights(stamps)[end]
    is_day_alone = first is not None and not (first.hour or first.minute)
    days = set()
    if first is not None and not is_day_alone:
        days.add(_day_beside(oldest, first, _AROUND_FIRST, timezone_name))
    if last is not None and (day := _day_beside(newest, last, _AROUND_LAST, timezone_name)):
        days.add(day - timedelta(days=passed))
    days.discard(None)
    if not days and not passed and first is not None and is_day_alone:
        days = {first.date()}
    day = days.pop() if len(days) == 1 else None
    if day is not None:
        stamps[at] = oldest._replace(day=day.day, month=day.month, year=day.year)
    return stamps


def _is_past(stamps: Stamps, day: date, extent: Extent, timezone_name: str | None) -> bool:
    """Whether, were they of that day, the newest entry would be of a time after the last change of the page,
    or, where one moment alone is told, the oldest of one long after it."""
    last = datetime.fromisoformat(extent[1]) if extent[1] else None
    clocked = [stamp for stamp in _in_zone_of(last, stamps) if stamp is not None]
    is_once = extent[0] == extent[1]
    iso = _iso(clocked[0 if is_once else -1], day, timezone_name) if last is not None and clocked else None
    if last is None or iso is None:
        return False
    at = datetime.fromisoformat(iso)
    after = (at if last.tzinfo is not None else at.replace(tzinfo=None)) - last
    return after > (_AROUND_FIRST if is_once else _AROUND_LAST)[1]


def _in_zone_of(moment: datetime | None, stamps: Stamps) -> list[Stamp | None]:
    """The stamps, those without a zone in that of a time that has another than Greenwich's."""
    offset = moment.utcoffset() if moment is not None else None
    if not offset:
        return list(stamps)
    zone = int(offset.total_seconds()) // 60
    return [s._replace(zone=zone) if s is not None and s.zone is None else s for s in stamps]


def _day_beside(
    stamp: Stamp, moment: datetime, around: tuple[timedelta, timedelta], timezone_name: str | None
) -> date | None:
    """The day on which this clock shows a time about that of a moment."""
    for days in (0, -1, 1):
        day = (moment + timedelta(days=days)).date()
        iso = _iso(stamp, day, timezone_name)
        if iso is None:
            continue
        at = datetime.fromisoformat(iso)
        if moment.tzinfo is None:
            at = at.replace(tzinfo=None)  # by the clock of the page itself
        if around[0] <= at - moment <= around[1]:
            return day
    return None


def _carried(known: Sequence[date | None], midnights: Sequence[int], order: range) -> list[date | None]:
    """For each place the date that the last dated one on the way gives it."""
    carried: list[date | None] = [None] * len(known)
    day, at = None, 0
    for i in order:
        own = known[i]
        if own is not None:
            day, at = own, midnights[i]
        if day is not None:
            with suppress(OverflowError):
                carried[i] = day + timedelta(days=midnights[i] - at)
    return carried


def _iso(stamp: Stamp | None, day: date | None, timezone_name: str | None) -> str | None:
    if stamp is None or day is None:
        return None
    local = datetime(day.year, day.month, day.day, stamp.hour, stamp.minute, stamp.second)
    zone = stamp.zone
    if zone is None or (timezone_name and _is_called(timezone_name, zone, local)):
        zone = timezone_name or UK
    offset = zone if isinstance(zone, int) else _offset(local, zone)
    if offset is None:
        return None
    return local.replace(tzinfo=timezone(timedelta(minutes=offset))).isoformat(timespec="seconds")


def _is_called(timezone_name: str, name: str | int, local: datetime) -> bool:
    """Whether a zone has a name that several have: "IST"; any has that of no place, "local time"."""
    if isinstance(name, int) or "/" in name:
        return False
    zone = zones.zone(timezone_name)
    return not name or (zone is not None and local.replace(tzinfo=zone).tzname() == name)


def _offset(local: datetime, timezone_name: str) -> int | None:
    """Minutes ahead of Greenwich on that clock; None for an unknown zone and for times that the change of
    the clocks skips or repeats."""
    zone = zones.zone(timezone_name)
    if zone is None:
        return None
    first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return int(first.total_seconds() // 60) if first is not None and first == second else None
