"""Months and dates as pages print them, whatever the locale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from rsdata.language.patterns import lazy
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple

MONTHS: Final = in_order("months")
# "November" and "Nov"; "Sept" is the one that is cut to four.
MONTH_NUMBERS: Final = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "Sept": 9,
}
# The words of a calendar in lower case; "may" is a verb too.
MONTH_WORDS: Final = frozenset(map(str.lower, MONTHS))
CALENDAR_WORDS: Final = MONTH_WORDS | tagged("days of the week")
MONTH: Final = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=lambda name: (-len(name), name))) + ")"
_MONTH: Final = f"(?:{MONTH}|{MONTH.upper()})"
# "21 November 2014", "Thursday 7th of May 2015", "3 MAY", "May 2011", "2010", "November"; "March 4, 2012",
# "2012-03-04", "2012/03/04".
_DATE: Final = lazy(
    rf"\b(?P<first>{_MONTH})\b\.?\s(?P<second>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<last>(?:19|20)\d\d)\b"
    rf"|\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<month>{_MONTH})\b(?:\.?,?\s(?P<year>(?:19|20)\d\d)\b)?"
    r"|(?<![\w-])(?P<iso>(?P<y>(?:19|20)\d\d)(?P<between>[-/])(?P<m>\d\d)(?P=between)(?P<d>\d\d))(?!\d|[-/])"
    r"|\b(?P<alone>(?:19|20)\d\d)\b(?!,)"
)
# A date with all that belongs to it: "Thursday, 5 June 2025", "on 12 June"
_WHOLE_DATE: Final = lazy(
    rf"(?:\bon\s)?(?:\b(?:{'|'.join(map(str.capitalize, sorted(tagged('days of the week'))))}),?\s)?"
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}\b(?:,?\s(?:19|20)\d\d\b)?|\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d\b)|\b{MONTH}\s(?:19|20)\d\d\b|\b(?:19|20)\d\d\b(?!,)"
)
# A day as a stamp has it: "Thu 7 May 2015", "Friday, 8th of May", "Feb. 3, 2020", "2015-05-07", "2015/05/07",
# "07/05/2015", "Thursday".
_WEEKDAYS: Final = {name: i for i, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_WEEKDAY: Final = rf"(?:{'|'.join(_WEEKDAYS)})(?:s|r|rs|day|sday|nesday|rsday|urday)?\b\.?"
_STAMPED_DAY: Final = lazy(
    rf"(?:{_WEEKDAY},?\s+)?(?:"
    r"(?P<y>(?:19|20)\d\d)(?P<between>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=between)(?P<d>\d\d?)(?![\d/-])"
    r"|(?P<one>\d{1,2})(?P<mark>[/.])(?P<other>\d{1,2})"
    r"(?:(?P=mark)(?P<short>(?:19|20)?\d\d)(?!\d)|(?=,? \d{1,2}:\d\d))"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{MONTH})(?:\b|(?=\d))\.?"
    r"(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d(?!\d?:\d\d ?[ap]\.?m)|[.:]\d))?"  # "20189:05 PM"
    rf"|(?P<first>{MONTH})\b\.?\s(?P<second>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?![\d.:h]|\s?[ap]\.?m\b)"
    r"(?:,?\s(?P<last>(?:19|20)\d\d)(?!\d(?!\d?:\d\d ?[ap]\.?m)|[.:]\d))?)"
    rf"|(?P<weekday>{_WEEKDAY}|today\b|yesterday\b)",
    re.IGNORECASE,
)


class PrintedDate(NamedTuple):
    """A date as far as it is printed: "3 May" has no year, "2010" has nothing else; of "5/7/2010", and "5/7"
    before a clock, both ``numbers`` are known, and not which is the month; of "Thursday" the day of the week,
    from Monday on."""

    year: int | None
    month: int | None
    day: int | None
    numbers: tuple[int, int] | None = None
    weekday: int | None = None

    @property
    def whole(self) -> date | None:
        """The day, where all three parts are printed and there is such a day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return valid(self.year, self.month, self.day)


def dates_in(text: str) -> Iterator[PrintedDate]:
    """Every date of a text in order."""
    for match in _DATE.finditer(text):
        if match["iso"]:
            yield PrintedDate(int(match["y"]), int(match["m"]), int(match["d"]))
            continue
        year = match["year"] or match["alone"] or match["last"]
        month, day = match["month"] or match["first"], match["day"] or match["second"]
        yield PrintedDate(
            int(year) if year else None,
            MONTH_NUMBERS[month.title()] if month else None,
            int(day) if day else None,
        )


def without_dates(text: str) -> str:
    """The text without its days, months with a year, and years."""
    return _WHOLE_DATE.sub("", text)


def read_date(text: str, at: int) -> tuple[PrintedDate, int] | None:
    """The day that stands at a place of a stamp, as far as it is said there, and where it ends."""
    match = _STAMPED_DAY.match(text, at)
    if match is None:
        return None
    year, month, day, weekday = None, None, None, None
    numbers: tuple[int, int] | None = None
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    elif match["one"]:
        day, month = int(match["one"]), int(match["other"])
        short = match["short"] or ""
        year = int(short) + (2000 if len(short) == 2 else 0) if short else None
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month:
            numbers = day, month  # either may be the month
            day, month = None, None
    elif match["weekday"] is None:
        name = (match["month"] or match["first"]).title()
        month, day = MONTH_NUMBERS[name], int(match["day"] or match["second"])
        year = int(match["year"] or match["last"] or 0) or None
    else:
        weekday = _WEEKDAYS.get(match["weekday"][:3].lower())  # not of "today"
    return PrintedDate(year, month, day, numbers, weekday), match.end()


def valid(year: int, month: int, day: int) -> date | None:
    """The day; None where there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
