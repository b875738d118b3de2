"""Stamps in all their forms: "9.30pm", "10:05 pm GMT", "Updated 9:01 PM ET, June 5, 2018", "35m ago".

A stamp is read piece by piece: a word before it, a date, a clock, a zone, an age. Where on the page it
stands, and whether it parts anything there, is for others to say.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from itertools import chain, takewhile
from typing import Final

from rsdata.language import zones
from rsdata.language.calendar import CALENDAR_WORDS, MONTH_NUMBERS, PrintedDate, read_date
from rsdata.language.clocks import Clock, read_clock
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order, rows, tagged
from rsdata.named_tuples import NamedTuple

_NAMED_HOURS: Final = {
    name: int(hour) for name, _, hour in (named.partition("=") for named in in_order("hours by name"))
}
# "pm", where a word, or how long ago it was, may be glued to it: "9:41pmAnn Lee", "9:41 PM3h ago".
_HALF: Final = (
    r"[ap](?:m(?:(?![^\W_])|(?=\d+[mhd] ago)|(?-i:(?<=m)(?=[A-Z][A-Za-z]{2})|(?=[A-Z][a-z]{2})))"
    r"|\.m(?![^\W_])\.?)"
)
# "21:14", "9.30pm", "9:01 p.m.", "21h14", "21 h 14", "21 h" before a mark, "07:12:05.123", "9pm", "2114",
# "2114hrs"; nothing glued behind it.
# "Midnight", where it stands alone, before a mark or behind "at": not "Midnight came".
_TIME: Final = lazy(
    rf"(?:(?:12[ \u00a0])?(?P<named>{any_of(_NAMED_HOURS)})"
    rf"(?:(?=\s*(?:[:–—|·•)\]*_-]|\Z))|\b(?:{'|'.join(f'(?<=at {name})' for name in _NAMED_HOURS)}))"
    r"|(?P<hour>\d{1,2})(?P<sep>[:.h]|[ \u00a0\u202f]h[ \u00a0\u202f])(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:\.\d{1,6})?)?"
    r"(?:[ \u00a0\u202f]?(?:(?P<half>" + _HALF + r")|h(?:ou)?rs?\b))?"
    r"|(?P<hour12>\d{1,2})[ \u00a0\u202f]?(?P<half12>" + _HALF + r")"
    r"|(?P<hours>\d{1,2})[ \u00a0\u202f]h(?=[ \u00a0]?(?:[–—:|]|- ))"
    r"|(?P<four>\d{4})(?:[ \u00a0]?h(?:ou)?rs?\b)?)"
    # A name may be glued to it, where the page had them side by side: "20:19Ann Lee".
    # "3:18 min" is how long something is.
    r"(?!(?!(?-i:[A-Z][A-Za-z]{2}|Z(?!\w))|_"
    r"|(?<=m)\d+[mhd] ago)\w|%|[.,:]\d|[ \u00a0]?min(?:s|utes?)?\b(?! ago))",
    re.IGNORECASE,
)
NAMED_ZONES: Final = {
    name.replace("_", " "): where
    for row in rows("time zones")
    for name, _, where in (entry.partition("=") for entry in row.split())
}
_MONTH_FIRST: Final = tagged("time zones where the month stands first")
# "GMT", "ET", "(GMT)", "Z", "+01:00", "UTC+1"; not the first letters of a word.
_ANY_ZONE: Final = lazy(
    lambda: (
        r"[ \u00a0]?(?P<open>\()?"
        r"(?:(?P<offset>(?:(?:GMT|UTC)(?=[+\u2212-]\d| [+\u2212-]?\d\d?\Z)|(?=.\d\d:?\d\d))"
        r" ?(?P<sign>[+\u2212-]?)(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?)(?!\d|(?<=T-\d) [a-z])"
        rf"|(?P<name>{any_of(NAMED_ZONES)})(?:(?![^\W_])|(?=\d{{1,3}} [^\W\d_]+ ago\b|\d\d:\d\d\Z))"
        r"|(?P<zulu>Z)(?!\w))"
        r"(?(open)\))"
    )
)
# "(GMT+1)", "(UTC)", behind the name of a zone.
_SAME_ZONE: Final = lazy(r" ?\((?:GMT|UTC)(?: ?[+\u2212-] ?\d{1,2}(?::?\d\d)?)?\)")
# "9.05pm IST", and by which words a page tells whose.
_COUNTRIES: Final = [
    (name, where, frozenset(words.split("+")), lazy(rf"\b{any_of(words.replace('?', '').split('+'))}\b"))
    for name, *entries in map(str.split, rows("countries of one name of a zone"))
    for where, _, words in (entry.partition("=") for entry in entries)
]
_SHARED: Final = lazy(
    rf"\d(?: ?[APap]\.?[Mm]\.?)? ?\(?(?P<name>{any_of({name for name, *_ in _COUNTRIES})})\b",
    words=tuple({name for name, *_ in _COUNTRIES}),
)
_AGE_UNITS: Final = {"s": 0, "m": 1, "h": 60, "d": 1440, "w": 10080}
# "35m ago", "2 hours ago", "3 hr 12 min ago", "about an hour ago", "just now", "35m" (alone on its line).
_BEFORE_AGE: Final = tagged("words before an age")
_AGE: Final = lazy(
    r"(?:(?:{words before an age} )?"
    r"(?P<count>\d{1,3}|an?)\s?(?P<unit>s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?)"
    r"(?:,? (?P<more>\d{1,2})\s?(?P<minor>m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?)(?=\.? ago))?"
    r"(?P<ago>\.? ago)?|(?P<now>just now))(?:(?![^\W\d])|(?<=ago)(?-i:(?=[A-Z][a-z]{2})))",
    re.IGNORECASE,
)
# "Original post" under the updates of a page.
FIRST_LEADS: Final = tagged("words before the first stamp")
# What may stand before a stamp and belongs to it: "Updated at", "Posted on".
_LEAD: Final = lazy(
    r"(?:(?P<lead>(?:(?:last|the) )?(?:{words before a stamp}|{words before the first stamp}))"
    r"(?:\b|(?=\d\d:))(?:[:,]|\s[–—-](?=\s))?\s*)?(?:(?:at|on):? )?(?=\S)",
    re.IGNORECASE,
)
# What may stand between a date and a clock, or a clock and a zone.
_JOINT: Final = lazy(r"\s*(?:[,|/·•–—@-]|\b(?:at|on)\b)?\s*", re.IGNORECASE)
# What may stand between a clock and the same moment by that of another zone: "8:41 pm PT / 11:41 pm ET".
_OTHER_CLOCK: Final = lazy(r"\s*(?P<mark>[/(,|·•–—-])\s*(?=\d)")
# ... between an age and the clock that tells it: "2 hours ago(22:40 GMT)", "28m ago / 4:59 PM UTC".
_BESIDE_AGE: Final = lazy(r"[(/]\s*(?=\d)")
_QUARTER: Final = 15  # minutes by which zones differ, or several of them
_HALF_DAY: Final = 720  # minutes
_SEASONS: Final = (datetime(2024, 1, 15), datetime(2024, 7, 15))
# "All times are ", "Times shown in ".
_TIMES_ARE: Final = lazy(
    r"\btimes(?: (?:are|is|stated|shown|given|listed|printed|quoted|displayed|all|in|the|local))*:?(?= )",
    re.IGNORECASE,
    words=("times",),
)
_LONGEST_NOTICE: Final = 160
_FOUR_FIGURES: Final = lazy(r"\d{4}\Z")

# Where a stamp may begin in a text.
_BEGINS: Final = lazy(r"(?<![\w:./-])\w")
_LONGEST: Final = 80
_FIGURE: Final = lazy(r"\d")
# What may stand beside the clock of a stamp that is nothing else: "Published on", "today", "mins", "Tue".
_BESIDE: Final = (
    frozenset(chain.from_iterable(words.split() for words in in_order("words before a stamp")))
    | CALENDAR_WORDS
    | frozenset(map(str.lower, MONTH_NUMBERS))
    | frozenset(chain.from_iterable(name.lower().split() for name in NAMED_ZONES))
    | tagged("words beside a stamp")
)
_WORDS: Final = lazy(r"[^\W_]+")
_ORDINAL: Final = lazy(r"\d+(?:st|nd|rd|th)?")
# What parts a stamp that opens a text from what follows: a colon, a dash.
_PARTED: Final = lazy(r"[:.]?\s?(?:[–—-]\s)?")


class PrintedTime(NamedTuple):
    """A stamp as it is printed, and what it says. Offsets count from the start of the text."""

    start: int
    end: int
    lead: str  # "updated", "posted": what stands before it, without "at"; "" where nothing does
    printed: tuple[int, int] | None  # the clock with its half and zone; the age; None where only a date is
    clock: Clock | None = None
    is_half: bool = False  # am or pm is printed
    is_bare: bool = False  # four figures, or hour and minute with a point: what else may be no clock
    # Its IANA name, or minutes ahead of Greenwich; where several have the name that is printed, that name, ""
    # for "local time".
    zone: str | int | None = None
    date: PrintedDate | None = None
    age: int | None = None  # minutes
    second: int = 0
    is_named: bool = False  # "noon"
    has_month_first: bool = False  # its zone is named as where the month of a date in numbers stands first

    @property
    def is_date(self) -> bool:
        """It is a day without a clock."""
        return self.printed is None


@lru_cache(maxsize=2048)
def read_time(text: str, at: int = 0) -> PrintedTime | None:
    """The stamp that begins at a place of a text, as far as it goes; None where none does."""
    before = _LEAD.match(text, at)
    if before is None:
        return None
    place, lead = before.end(), (before["lead"] or "").lower()
    if not _may_begin(text, place):
        return None
    age = _AGE.match(text, place)
    if age is not None and (age["ago"] or age["now"] or (not lead and age.end() == len(text.rstrip(" •·")))):
        return _aged(text, at, lead, age)
    found = _Parts(text, place)
    while found.take():
        pass
    if found.time is None and found.date is None:
        return None
    if found.time is None:
        return PrintedTime(at, found.end, lead, None, date=found.date)
    clock = _clock_of(found.time)
    if clock is None:
        return None
    age = _age_glued(text, found.end)
    return PrintedTime(
        at, age.end() if age else _said_again(text, found, clock), lead,
        (found.time.start(), found.zone_end or found.time.end()),
        clock, bool(found.time["half"] or found.time["half12"] or found.time["named"]),
        found.time["four"] is not None or (found.time["sep"] == "." and found.time["half"] is None),
        found.zone, found.date, _minutes_of(age) if age else None, _second_of(found.time),
        found.time["named"] is not None, found.has_month_first,
    )  # fmt: skip


def clock_in(text: str) -> PrintedTime | None:
    """The first stamp with a clock that stands anywhere in a short text; four figures alone are a year."""
    for place in _BEGINS.finditer(text):
        found = read_time(text, place.start())
        if found is None or found.clock is None or found.printed is None:
            continue
        if not _FOUR_FIGURES.match(text[slice(*found.printed)]):
            return found
    return None


def zone_of_times(text: str) -> str | int | None:
    """The zone that a line names for all clocks of its page: "All times are AEST"; None where it names none,
    or one that may be several."""
    said = _TIMES_ARE.search(text) if len(text) <= _LONGEST_NOTICE else None
    zone = _ANY_ZONE.match(text, said.end()) if said is not None else None
    named = _zone_of(zone) if zone is not None else None
    return named if named != "" else None


def zone_by_country(text: str, told: str | None = None) -> str | None:
    """The zone of a page whose clocks have a name that several zones have: that in which the time is which is
    ``told`` of the page (ISO 8601), else that of the country whose words alone it has, two of them or one of
    its parliament; None of any other page."""
    shared = _SHARED.search(text)
    if shared is None:
        return None
    moment = datetime.fromisoformat(told or "2000-01-01")
    if moment.utcoffset():
        near = {where: zones.zone(where) for name, where, *_ in _COUNTRIES if name == shared["name"]}
        offset = moment.utcoffset()
        same = [where for where, zone in near.items() if moment.astimezone(zone).utcoffset() == offset]
        if len(same) == 1:
            return same[0]
    found = [
        (where, words, met)
        for name, where, words, pattern in _COUNTRIES
        if name == shared["name"] and (met := set(pattern.findall(text)))
    ]
    if len(found) != 1:
        return None
    where, words, met = found[0]
    return where if len(met) > 1 or met <= words else None


def is_stamp(text: str) -> bool:
    """Whether a text is a clock, with its date and zone perhaps, and nothing else."""
    found = clock_in(text) if len(text) <= _LONGEST and _FIGURE.search(text) else None
    if found is None:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    return all(word.lower() in _BESIDE or _ORDINAL.fullmatch(word) for word in _WORDS.findall(rest))


def without_clock_first(text: str) -> str:
    """The text without the clock that opens it, and what parts that from it: "11.02pm: So", "21:14 - So"."""
    found = read_time(text) if text[:1].isdigit() else None
    if found is None or found.printed is None or found.clock is None:
        return text
    return text[_PARTED.match(text, found.printed[1]).end() :]  # type: ignore[union-attr]


def is_age(text: str) -> bool:
    """Whether a text says how long ago something was, and nothing else: "4 hours ago", "Updated 35m ago"."""
    found = read_time(text) if len(text) <= _LONGEST else None
    return found is not None and found.age is not None and found.clock is None and found.end == len(text)


def day_alone(text: str) -> PrintedDate | None:
    """The day that a text says, and nothing else: "Friday 6 May 2022"; None where it has no day and month."""
    found = read_time(text) if len(text) <= _LONGEST else None
    if found is None or not found.is_date or found.date is None or found.end < len(text):
        return None
    return found.date if found.date.day is not None and found.date.month is not None else None


def printed_clock(text: str) -> str | None:
    """The clock in the words of a stamp, with its half and its zone: "9:04 PM ET"."""
    found = clock_in(text)
    return text[slice(*found.printed)].strip() if found is not None and found.printed is not None else None


def _aged(text: str, at: int, lead: str, age: re.Match[str]) -> PrintedTime:
    """An age, and the clock where one stands beside it: "21 mins ago 11:48"."""
    joint = _JOINT.match(text, age.end())
    place = joint.end() if joint is not None else age.end()
    if (beside := _BESIDE_AGE.match(text, place)) is not None:
        place = beside.end()
    first = text[place : place + 1]
    clock = read_time(text, place) if first.isdigit() or first.isupper() else None
    if clock is not None and clock.clock is not None and not clock.lead:
        return clock._replace(start=at, lead=lead, age=_minutes_of(age))
    return PrintedTime(at, age.end(), lead, age.span(), age=_minutes_of(age))


def _may_begin(text: str, place: int) -> bool:
    """Whether a date, a clock or an age may begin there, by its first word."""
    if text[place].isdigit():
        return _NUMBERED.match(text, place) is None
    words = text[place : place + _AN_AGE].lower()
    if words[0] not in _FIRST_LETTERS:
        return False
    first = "".join(takewhile(str.isalpha, words))
    if first in _FIRST_WORDS or first.endswith("day") or first.startswith("just"):
        return True
    may_be = first[:1] == "a" or words.startswith(_BEFORE_AGES)
    return first in ("a", "an") or (may_be and "ago" in words)  # "a minute ago"


_AN_AGE: Final = 24  # characters, more than "less than a minute ago" has
_BEFORE_AGES: Final = tuple(_BEFORE_AGE)
_NUMBERED: Final = lazy(r"\d{1,3}\.(?:\s|\Z)")  # "154. Post update"
# A month, a day of the week, an hour by its name: "Sept", "Thurs", "noon".
_FIRST_WORDS: Final = (
    CALENDAR_WORDS
    | frozenset(map(str.lower, MONTH_NUMBERS))
    | frozenset(_NAMED_HOURS)
    | {day[:3] + ending for day in tagged("days of the week") for ending in ("", "s", "r", "rs")}
)
_FIRST_LETTERS: Final = frozenset(
    word[0] for word in (*_FIRST_WORDS, *_BEFORE_AGE, "yesterday", "just", "an")
)


class _Parts:
    """The parts of one stamp, taken in the order in which they are printed, each once."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.end = text, at
        self.time: re.Match[str] | None = None
        self.date: PrintedDate | None = None
        self.zone: str | int | None = None
        self.zone_end: int | None = None
        self.has_month_first = False

    def take(self) -> bool:
        """The next part, if one more stands there."""
        if self.time is not None and self.zone_end is None:
            zone = _ANY_ZONE.match(self.text, self.end)
            if zone is not None:
                self.zone, self.zone_end = _zone_of(zone), zone.end()
                self.has_month_first = zone["name"] in _MONTH_FIRST
                again = _SAME_ZONE.match(self.text, zone.end())
                self.end = again.end() if again is not None else zone.end()
                return True
        if self.time is not None and (other := self._other_clock(self.time)) is not None:
            self.end = other
            return True
        at = self.end
        if self.time is not None or self.date is not None:
            joint = _JOINT.match(self.text, at)
            at = joint.end() if joint is not None else at
            is_iso = self.text[at : at + 1] == "T" and self.text[at + 1 : at + 2].isdigit()
            # "21:14 (IST)3 May 2026", "8 Oct9:05 pm", "8 Oct 20269:05 pm"
            last, first = self.text[at - 1], self.text[at : at + 1]
            is_glued = (last == ")" or (self.time is None and last.isalnum())) and first.isdigit()
            is_glued |= self.date is None and last.isalnum() and first.isupper()  # "9:05pmThu 8 Oct"
            if at == self.end and not is_iso and not is_glued:
                return False
            at += is_iso  # the mark between date and clock of ISO 8601, no "Thursday"
        if self.date is None:
            bracket = self.time is not None and self.text[at : at + 1] == "("  # "8:30am (5/04/2017)"
            day = read_date(self.text, at + bracket)
            if day is not None and (not bracket or self.text[day[1] : day[1] + 1] == ")"):
                self.date, self.end = day[0], day[1] + bracket
                return True
        if self.time is None:
            self.time = _TIME.match(self.text, at)
            if self.time is not None:
                self.end = self.time.end()
                return True
        return False

    def _other_clock(self, time: re.Match[str]) -> int | None:
        """Where the clock of another zone ends that tells the moment of the one before it: both name theirs,
        or the second in brackets or behind a stroke; behind a stroke, "05.18/00.18", none need be named."""
        joint = _OTHER_CLOCK.match(self.text, self.end)
        again = _TIME.match(self.text, joint.end()) if joint is not None else None
        zone = _ANY_ZONE.match(self.text, again.end()) if again is not None else None
        if joint is None or again is None:
            return None
        one, other, mark = _clock_of(time), _clock_of(again), joint["mark"]
        if zone is None:
            is_same_form = time["sep"] is not None and time["sep"] == again["sep"] and mark == "/"
            return again.end() if is_same_form and one and other and one.minute == other.minute else None
        if one is None or other is None or not _are_one_moment(one, self.zone, other, _zone_of(zone)):
            return None
        if (self.zone is None and mark not in "/(") or _zone_of(zone) == self.zone:
            return None  # "9 a.m. ET - 11 a.m. ET"
        is_closed = self.text[zone.end() : zone.end() + 1] == ")"
        return zone.end() + is_closed if (mark == "(") == is_closed else None


def _are_one_moment(one: Clock, zone: str | int | None, other: Clock, again: str | int) -> bool:
    """Whether two clocks tell one moment, each by its zone in summer or winter, in any half of the day."""
    apart = (one.hour - other.hour) * 60 + one.minute - other.minute
    ahead, there = _ahead(zone), _ahead(again)
    if not ahead or not there:
        return apart % _QUARTER == 0
    return any((apart - (here - far)) % _HALF_DAY == 0 for here in ahead for far in there)


def _ahead(zone: str | int | None) -> set[int]:
    """By how many minutes a zone is ahead of Greenwich, in winter and in summer; nothing of one not known."""
    if isinstance(zone, int):
        return {zone}
    where = zones.zone(zone) if zone else None
    offsets = [day.replace(tzinfo=where).utcoffset() for day in _SEASONS] if where is not None else []
    return {int(offset.total_seconds() // 60) for offset in offsets if offset is not None}


def _said_again(text: str, found: _Parts, clock: Clock) -> int:
    """Where a stamp ends that gives its time in 24 hours too, "9.16pm BST 21:16", or, at the end of the text,
    the moment by the clock of another zone, "8.37pm ET01:37"."""
    half = found.time is not None and (found.time["half"] or found.time["half12"])
    joint = _JOINT.match(text, found.end) if half and found.end < len(text) else None
    again = _TIME.match(text, joint.end()) if joint is not None else None
    if joint is None or again is None or again["half"] or again["half12"]:
        return found.end
    other, is_last = _clock_of(again), again.end() == len(text) and again["minute"] is not None
    is_moment = is_last and other is not None and found.zone is not None
    return again.end() if is_moment or (other == clock and joint.end() > found.end) else found.end


def _clock_of(time: re.Match[str]) -> Clock | None:
    half = (time["half"] or time["half12"] or "")[:1].lower()
    if time["named"]:
        return Clock(_NAMED_HOURS[time["named"].lower()], 0)
    if time["four"]:
        return read_clock(time["four"])
    hour, minute = time["hour"] or time["hour12"] or time["hours"], time["minute"] or "00"
    clock = read_clock(f"{hour}:{minute}", half={"a": "am", "p": "pm"}.get(half))
    # "13:05pm" is said of a clock of 24 hours.
    return read_clock(f"{hour}:{minute}") if clock is None and half == "p" else clock


def _second_of(time: re.Match[str]) -> int:
    second = int(time["second"] or 0)
    return second if second < 60 else 0


def _zone_of(zone: re.Match[str]) -> str | int:
    if zone["zulu"]:
        return 0
    if zone["offset"]:
        minutes = int(zone["hours"]) * 60 + int(zone["minutes"] or 0)
        return minutes if zone["sign"] in ("", "+") else -minutes  # "GMT 1"
    where = NAMED_ZONES[zone["name"]]
    return int(where) if where.lstrip("-").isdigit() else where.strip("?")


def _age_glued(text: str, at: int) -> re.Match[str] | None:
    """The age behind a stamp without a blank: "11:02 p.m. ET[30 minutes ago]"."""
    age = _AGE.match(text, at) if text[at : at + 1].isdigit() else None
    return age if age is not None and age["ago"] is not None else None


def _minutes_of(age: re.Match[str]) -> int:
    if age["now"]:
        return 0
    count = int(age["count"]) if age["count"].isdigit() else 1
    more = int(age["more"]) * _AGE_UNITS[age["minor"][0].lower()] if age["more"] else 0
    return count * _AGE_UNITS[age["unit"][0].lower()] + more
