"""Months and dates as pages print them, whatever the locale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from rsdata.language.word_lists import in_order, tagged

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
# "21 November 2014", "Thursday 7 May 2015", "3 May", "May 2011", "2010", "November".
_DATE: Final = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s)?(?P<month>{MONTH})\b(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
    r"|\b(?P<alone>(?:19|20)\d\d)\b(?!,)"
)
# A date with all that belongs to it: "Thursday, 5 June 2025", "on 12 June"
_WHOLE_DATE: Final = re.compile(
    rf"(?:\bon\s)?(?:\b(?:{'|'.join(map(str.capitalize, sorted(tagged('days of the week'))))}),?\s)?"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}\b(?:,?\s(?:19|20)\d\d\b)?|\b{MONTH}\s(?:19|20)\d\d\b|\b(?:19|20)\d\d\b(?!,)"
)


class PrintedDate(NamedTuple):
    """A date as far as it is printed: "3 May" has no year, "2010" has nothing else."""

    year: int | None
    month: int | None
    day: int | None

    @property
    def whole(self) -> date | None:
        """The day, where all three parts are printed and there is such a day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return valid(self.year, self.month, self.day)


def dates_in(text: str) -> Iterator[PrintedDate]:
    """Every date of a text in order."""
    for match in _DATE.finditer(text):
        year = match["year"] or match["alone"]
        yield PrintedDate(
            int(year) if year else None,
            MONTH_NUMBERS[match["month"]] if match["month"] else None,
            int(match["day"]) if match["day"] else None,
        )


def without_dates(text: str) -> str:
    """The text without its days, months with a year, and years."""
    return _WHOLE_DATE.sub("", text)


def valid(year: int, month: int, day: int) -> date | None:
    """The day; None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
