"""Which contest a list of results, or a turnout, belongs to.

Evidence decides: dates, places and words in what introduces the list, the number of seats, the size of the vote.
Each rule gives points for or against one declared contest; ``NEVER`` rules it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rsdata.model import Contest, ContestKind
from rsdata.parse.parties import party_in_list

NEVER: Final = -100
_OLD_DAYS: Final = 60  # a contest this long before the newest one is history on its page

MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)
# "6 May 2021" "May 2011" "2010" "November"
_DATE: Final = re.compile(
    r"(?:\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s)?\b(?P<month>" + "|".join(map(str.capitalize, MONTHS)) + r")\b"
    r"(?:\s(?P<year>(?:19|20)\d\d)\b)?|\b(?P<alone>(?:19|20)\d\d)\b(?!,)"
)
_PREVIOUS: Final = re.compile(
    r"\b(?:last time|previous(?:ly)?|last (?:general|local|year|month|election)|compared (?:with|to)|"
    r"at the (?:last )?general election|four years ago|five years ago)\b",
    re.I,
)
_LOCAL: Final = re.compile(r"\b(?:council(?:lor)?s?|wards?|local|borough|division|parish|town hall)\b", re.I)
_NATIONAL: Final = re.compile(
    r"\b(?:parliament(?:ary)?|constituency|westminster|commons|MPs?|general election)\b", re.I
)
_OTHER: Final = re.compile(
    r"\b(?:mayor(?:al)?|commissioner|PCC|referendum|assembly|european|MEPs?|senedd|holyrood|leadership|deputy)\b",
    re.I,
)
_BY_ELECTION: Final = re.compile(r"\bby-?\s?elections?\b", re.I)
# "Three seats" "3 seats"
_SEATS: Final = re.compile(
    r"\b(?P<seats>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?:\s|-)(?:\w{1,12}\s)?(?:seats?|to elect|elected)\b",
    re.I,
)
_NUMBER_WORDS: Final = "zero one two three four five six seven eight nine ten".split()
# "Ash and Elm ward" "Heywood by-election" "DUNDEE RESULT"
_PLACE: Final = re.compile(
    r"(?P<place>[^\W\d_a-z][\w'’&.-]{1,30}(?:[ -](?:and|upon|on|under|in|of|the|by|with|le|&|[^\W\d_a-z][\w'’.&-]{0,30})){0,7}?)"
    r"['’]?s?\s(?i:council\s|parliamentary\s|constituency\s|ward\s|full\s|final\s|election\s)?"
    r"(?i:(?P<what>ward|constituency|division|by-?election|result|declaration|council|referendum)\b)"
)
_LEAD_PLACE: Final = re.compile(r"\A\W{0,6}(?P<place>[^\W\d_][^:\n;.]{2,60}?)\s?(?::|\s[-–—])\s?\Z")
_GENERIC: Final = frozenset(
    "a an the of in on at for and to by is are was were has have had it its that this here here's here’s full final "
    "result results declaration declared by-election byelection election elections council ward constituency "
    "parliamentary parliament local general referendum borough district county city division seat seats one two "
    "three four five six vote votes voting how count counted recount first second third total breaking latest update "
    "post official turnout majority with from as we now just in, so there they you our your their who won all "
    "january february march april may june july august september october november december area areas "
    "complete provisional candidates candidate last next yesterday's tonight's today's uk".split()
)
_OFF_ENDS: Final = _GENERIC - {"city", "county", "borough"}
_TOKEN: Final = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is printed about a list: just before it (``near``), and in its post (``wide``)."""

    lead: str
    near: str
    wide: str
    total: int | None = None
    per_party: int = 1
    named: bool = False

    @property
    def when(self) -> tuple[int | None, int | None] | None:
        """The year and month printed nearest before the list, or None."""
        for text in (self.lead, self.near):
            found = None
            for match in _DATE.finditer(text):
                year = match["year"] or match["alone"]
                month = MONTHS.index(match["month"].lower()) + 1 if match["month"] else None
                if year or month and match["day"]:
                    found = (int(year) if year else None, month)
            if found:
                return found
        return None

    @property
    def place(self) -> str | None:
        """The place that the nearest words name as having a result, or None."""
        found = _place(self.lead) or _place(self.near)
        return found[0] if found else None


Rule = Callable[[Evidence, Contest, "Field"], int]


@dataclass(frozen=True, slots=True)
class Field:
    """The declared contests together: what is distinctive of one depends on the others."""

    contests: tuple[Contest, ...]
    newest: date | None

    @classmethod
    def of(cls, contests: Sequence[Contest], published: str | None) -> Field:
        days = [day for contest in contests if (day := _day(contest.date))]
        page = _day(published)
        return cls(tuple(contests), max(days) if days else page)

    def is_old(self, contest: Contest) -> bool:
        day = _day(contest.date)
        return bool(day and self.newest and (self.newest - day).days > _OLD_DAYS)


def _by_date(evidence: Evidence, contest: Contest, field: Field) -> int:
    day, when = _day(contest.date), evidence.when
    if when is not None and day is not None:
        year, month = when
        if (
            year is not None
            and year != day.year
            or month is not None
            and year is not None
            and month != day.month
        ):
            return NEVER
        if year is not None or month == day.month:
            return 6
    previous = bool(_PREVIOUS.search(evidence.lead))
    if field.is_old(contest):
        return 2 if previous else -6
    return -6 if previous else 1


def _by_kind(evidence: Evidence, contest: Contest, field: Field) -> int:
    points = 0
    for text, weight in ((evidence.near, 4), (evidence.wide, 1)):
        local, national = bool(_LOCAL.search(text)), bool(_NATIONAL.search(text))
        if local != national:
            matches = contest.kind == ("local" if local else "parliamentary")
            points += weight if matches else -weight
    return points


def _by_place(evidence: Evidence, contest: Contest, field: Field) -> int:
    own = tokens(f"{contest.name or ''} {contest.area or ''}")
    place = evidence.place
    if place is not None and own:
        return 6 if tokens(place) & own else -12
    if own & tokens(evidence.near):
        return 4
    return 1 if own & tokens(evidence.wide) else 0


def _by_seats(evidence: Evidence, contest: Contest, field: Field) -> int:
    if evidence.total is None:
        return 0
    said = seats_in(evidence.lead)
    if contest.seats is not None and (said or 0) > 1 and said != contest.seats:
        return NEVER
    if evidence.per_party > 1:
        if contest.seats is None:
            return 0
        return (
            4 if contest.seats == evidence.per_party else NEVER if contest.seats < evidence.per_party else 0
        )
    if contest.seats and contest.seats > 1 and not evidence.named:
        return -2
    return 0


def _by_size(evidence: Evidence, contest: Contest, field: Field) -> int:
    if evidence.total is None:
        return 0
    if contest.kind == "parliamentary":
        return -4 if evidence.total < 3_000 else 1 if evidence.total > 12_000 else 0
    if contest.kind == "local":
        return -4 if evidence.total > 40_000 else 0
    return 0


RULES: Final[tuple[Rule, ...]] = (_by_date, _by_kind, _by_place, _by_seats, _by_size)


def score(evidence: Evidence, contest: Contest, field: Field) -> int:
    """How well the evidence fits a contest; below 1 it does not."""
    return sum(rule(evidence, contest, field) for rule in RULES)


def undeclared(source_id: str, number: int, evidence: Evidence, page_is_national: bool) -> Contest:
    """A contest that no entry of sources.yml declares, as far as the text describes it."""
    place, what = _place(evidence.lead) or _place(evidence.near) or (None, None)
    said = f"{evidence.near}\n{evidence.wide}"
    kind: ContestKind = "other"
    if _OTHER.search(evidence.near):
        kind = "other"
    elif _LOCAL.search(evidence.near):
        kind = "local"
    elif _NATIONAL.search(evidence.near):
        kind = "parliamentary"
    elif not _OTHER.search(said) and not _LOCAL.search(said):
        big = evidence.named and (evidence.total or 0) > 10_000
        kind = "parliamentary" if _NATIONAL.search(said) or big and page_is_national else "other"
    seats = seats_in(evidence.lead) or seats_in(evidence.near) or (1 if kind == "parliamentary" else None)
    return Contest(
        id=f"{source_id}-contest-{number}",
        name=f"{place} {what}" if what else None,
        date=_full_date(evidence.lead),
        kind=kind,
        by_election=True if _BY_ELECTION.search(evidence.near) else None,
        area=place,
        seats=seats,
    )


def is_by_election(contest: Contest) -> bool:
    """Whether a declared contest is a by-election: by the ".by." of its ballot-paper id, or by its name."""
    return ".by." in contest.id or bool(_BY_ELECTION.search(contest.name or ""))


def is_national(text: str) -> bool:
    """Whether a page speaks of parliament."""
    return bool(_NATIONAL.search(text))


def seats_in(text: str) -> int | None:
    """The number of seats that a text says are filled: "Three seats -"."""
    match = _SEATS.search(text)
    if match is None:
        return None
    word = match["seats"].lower()
    seats = (
        int(word)
        if word.isdigit() and word.isascii()
        else _NUMBER_WORDS.index(word)
        if word in _NUMBER_WORDS
        else 0
    )
    return seats if 1 <= seats <= 30 else None


def tokens(text: str) -> set[str]:
    """The words of a text that could tell one place from another, in lower case."""
    return {
        word.lower() for word in _TOKEN.findall(text) if word[0].isupper() and word.lower() not in _GENERIC
    }


def _place(text: str) -> tuple[str, str | None] | None:
    """The place a text names as having a contest, and what sort: ("Ash", "ward"); the last it names."""
    for match in [*_PLACE.finditer(text)][::-1]:
        if words := _proper(match["place"]):
            what = match["what"].lower()
            return words, None if what in {"result", "declaration", "council"} else what
    lead = _LEAD_PLACE.search(text)
    words = _proper(lead["place"]) if lead else None
    return (words, None) if words else None


def _proper(phrase: str) -> str | None:
    """The proper name in a phrase: generic words off both ends, parties are no places."""
    words = phrase.split()
    while words and (words[0].lower() in _OFF_ENDS or not words[0][0].isupper()):
        words.pop(0)
    while words and (words[-1].lower() in _OFF_ENDS or not words[-1][0].isupper()):
        words.pop()
    name = " ".join(words)
    if not name or party_in_list(name) or any(character.isdigit() for character in name):
        return None
    return name


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _full_date(text: str) -> str | None:
    for match in _DATE.finditer(text):
        if match["day"] and match["year"]:
            try:
                return date(
                    int(match["year"]), MONTHS.index(match["month"].lower()) + 1, int(match["day"])
                ).isoformat()
            except ValueError:
                return None
    return None
