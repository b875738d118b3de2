"""What the words around a list of results say of its contest: dates, places, what sort, how many seats."""

from __future__ import annotations

import re
from typing import Final

from rsdata.language import by_elections
from rsdata.language.calendar import CALENDAR_WORDS, MONTH_WORDS, dates_in
from rsdata.language.declarations import CHANGES_HANDS
from rsdata.language.determiners import without_possessive
from rsdata.language.names import is_given
from rsdata.language.numbers import NUMBER_WORDS, word_value
from rsdata.language.parties import is_party, party_in_list
from rsdata.language.patterns import Wording, any_of, lazy
from rsdata.language.place_names import PLACE_OF_CONTEST
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple
from rsdata.results.contest_titles import OVER_LOSERS, Title, without_election_of

# what introduces the figures of an election before
_PREVIOUS: Final = frozenset(("previous", "previously"))
_PREVIOUSLY: Final = in_order("beside a previous election")
# "Last time (May 2023)", "The 2019 figures", "How it stood before:", "At the 2020 general election": over the
# list of an election before; ``year``: perhaps of this one
BEFORE: Final = lazy(
    lambda: (
        rf"(?:^|(?<=[.;:]\s))\W*(?:{any_of(tagged('words before a previous election'))}\s){{0,8}}"
        rf"(?:{any_of(in_order('of a previous election'))}\b|(?:before|previous|previously)(?=\W*$|[(,])"
        r"|(?P<year>(?:19|20)\d\d)\b(?!,))[^.;:\n]{0,60}[.:]?\W*$"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_LOCAL: Final = tagged("local contest words")
_NATIONAL: Final = tagged("national contest words")
_NATIONALLY: Final = ("general election",)
OTHER: Final = tagged("other contest words")
_SO_MANY: Final = rf"(?:{any_of(NUMBER_WORDS[1:])}|\d{{1,2}})"
# "Three seats", "a three-seater", "Election of three District Councillors", "the resignation of a councillor"
_SEATS: Final = lazy(
    rf"\b(?P<seats>{_SO_MANY})(?:\s|-)(?:\w{{1,12}}\s)?"
    r"(?:seats?|seater|member (?=ward|seat|constituency|division|district|electorate)|vacanc(?:y|ies)"
    r"|to elect|to be elected|elected)\b"
    rf"(?!\s(?:\w+\s){{0,3}}(?:in|across)\s{_SO_MANY}\s"  # "Eight vacancies were filled in five districts"
    r"|\s(?:change[sd]?|switch(?:es|ed)?|swap(?:s|ped)?)\s(?:hands|sides|parties)\b|\sflip(?:s|ped)?\b)"
    r"|\b(?:seats|vacancies|councillors to be elected|members to be elected)(?:\savailable)?\s?[:–-]\s?"
    r"(?P<counted>\d{1,2})\b"
    r"|\b(?P<only>(?:the\s(?:single|sole|only)\s(?:vacancy|vacant\sseat))|for\sa\s(?:single|sole)\sseat"
    r"|(?:resignation|death)\sof\s(?:[\w-]+\s){0,4}(?:councillor|cllr))\b"
    rf"|\belection\sof\s(?P<members>{_SO_MANY}|an?)\s(?:\w+\s){{0,2}}(?:councillors?|members?)\b"
    rf"|\b(?:elects?|electing|(?<![^\n(\[])vote\sfor(?:\sup\sto|\s(?:no|not)\smore\sthan)?)"
    rf"\s(?P<chosen>{_SO_MANY})\b(?!\s?%)",
    re.IGNORECASE,
)
_LEAD_PLACE: Final = lazy(r"\A\W{0,6}(?P<place>[^\W\d_][^:\n;.]{2,60}?)\s?(?::|\s[-–—])\s?\Z")
_GENERIC: Final = tagged("generic words of a contest") | MONTH_WORDS | by_elections.WORDS
# "Labour GAIN Ash", "Tories hold Elm"
_CHANGES_HANDS: Final = lazy(rf"{CHANGES_HANDS}\s(?=[a-z])", re.IGNORECASE)
# "Party vote: Lab 60%", "Primary vote", "Correction: Lab 1,204"
_NO_PLACES: Final = tagged("whole parliaments") | tagged("pages about an election") | {"party"}
_OFF_ENDS: Final = (_GENERIC | CALENDAR_WORDS) - {"city", "county", "borough"}
_TOKEN: Final = lazy(r"[^\W\d_][\w'’-]*")


class ContestEvidence(NamedTuple):
    """What is printed about a list: on its line (``lead``), before it (``near``), in its post (``wide``).

    ``when`` is the year and month printed nearest before it; ``place`` what is named as having a result, with
    what sort of place it is ("ward"); ``local``/``national`` say which words are near, and which in the post.
    """

    lead: str
    near: str
    wide: str
    total: int | None
    per_party: int
    named: bool
    when: tuple[int | None, int | None] | None
    place: tuple[str, str | None] | None
    near_tokens: frozenset[str]
    wide_tokens: frozenset[str]
    local: tuple[bool, bool]
    national: tuple[bool, bool]
    other: tuple[bool, bool]
    previous: bool
    seats: int | None
    title: Title | None = None  # of a list that stands under one
    day: str | None = None
    standing: str | None = None  # the day that holds for all lists under a line
    places: int | None = None  # seats filled, by the words over it, the marks in it, those under it

    @classmethod
    def of(
        cls,
        lead: str,
        near: str,
        wide: str,
        total: int | None = None,
        per_party: int = 1,
        named: bool = False,
    ) -> ContestEvidence:
        """The evidence in these words, for a list with so many votes."""
        nearest, widest = Wording(near), Wording(wide)
        return cls(
            lead=lead,
            near=near,
            wide=wide,
            total=total or None,  # of shares alone
            per_party=per_party,
            named=named,
            when=_when(lead) or _when(near),
            place=_place(lead) or _place(near),
            near_tokens=frozenset(tokens(near)),
            wide_tokens=frozenset(tokens(wide)),
            local=(nearest.mentions(_LOCAL), widest.mentions(_LOCAL)),
            national=(is_national(nearest), is_national(widest)),
            other=(nearest.mentions(OTHER), widest.mentions(OTHER)),
            previous=speaks_of_before(lead),
            seats=seats_in(lead),
            day=full_date(lead),
        )


def speaks_of_before(text: str) -> bool:
    """Whether a text speaks of an election before."""
    return Wording(text).mentions(_PREVIOUS, _PREVIOUSLY)


def is_headed_before(text: str) -> bool:
    """Whether a line of a text is nothing but the head of an election before: "Last time:"."""
    said = BEFORE.search(text)
    return said is not None and not said["year"]


def is_national(wording: Wording) -> bool:
    """Whether a text speaks of parliament."""
    return wording.mentions(_NATIONAL, _NATIONALLY)


def seats_in(text: str) -> int | None:
    """The number of seats that a text says are filled: "Three seats -"."""
    match = next((found for found in _SEATS.finditer(text) if not _is_of_another(text, found.start())), None)
    if match is None:
        return None
    printed = next(filter(None, match.groups()))
    seats = 1 if match["only"] or printed.lower() in ("a", "an") else word_value(printed) or 0
    return seats if 1 <= seats <= 30 else None


def _is_of_another(text: str, at: int) -> bool:
    """Whether a number of seats is that of a party, "Labour held [three seats]", "won all three seats", or of
    a ward."""
    words = text[max(0, at - _LONGEST_VERB) : at].lower().split()
    while words and words[-1] in ("all", "both", "the", "its", "their"):
        words.pop()
    return bool(words) and words[-1] in _BEFORE_NO_SEATS


# ... or the number of a ward: "Ward [3 seat]"
_BEFORE_NO_SEATS: Final = (
    tagged("verbs of a won seat")
    | tagged("contests by number")
    | tagged("seats by number")
    | {"has", "have", "lose", "loses", "lost"}
)
_LONGEST_VERB: Final = 24  # characters, with what stands behind it


# "Elm Park (2)": a heading with how many seats are filled
_HEADED: Final = lazy(r"[#*\s]*(?P<place>[A-Z][^()\d\n,:;]{1,60})\s\((?P<seats>[1-9])\)[*:]*\s*")


def seats_of_heading(line: str) -> int | None:
    """The number of seats in brackets behind the place that a heading is, no party and nobody with a vote."""
    match = _HEADED.fullmatch(line) if line.rstrip("*: ").endswith(")") else None
    if match is None or is_party(match["place"]) or is_given(match["place"].partition(" ")[0]):
        return None
    return int(match["seats"])


def tokens(text: str) -> set[str]:
    """The words of a text that could tell one place from another, in lower case."""
    return {
        word.lower()
        for word in _TOKEN.findall(by_elections.folded(text))
        if word[0].isupper() and word.lower() not in _GENERIC
    }


def _place(text: str) -> tuple[str, str | None] | None:
    """The place a text names as having a contest, and what sort: ("Ash", "ward"); the last it names."""
    text = without_election_of(text)
    matches = sorted(
        PLACE_OF_CONTEST.finditer(text), key=lambda match: (match["what"].lower() != "council", match.start())
    )
    for match in reversed(matches):
        if words := _proper(match["place"]):
            what = by_elections.folded(match["what"].lower())
            return words, None if what in {"result", "declaration", "council"} else what
    lead = _LEAD_PLACE.search(text)
    words = _proper(lead["place"]) if lead else None
    return (words, None) if words else None


def _proper(phrase: str) -> str | None:
    """The proper name in a phrase: generic words off both ends, parties are no places."""
    words = _CHANGES_HANDS.split(phrase)[-1].split()
    while words and _is_generic(words[0]):
        words.pop(0)
    while words and _is_generic(words[-1]):
        words.pop()
    name = " ".join(words)
    if phrase.lower() in OVER_LOSERS:
        return None
    if not name or party_in_list(name) or name.lower() in _NO_PLACES or any(map(str.isdigit, name)):
        return None
    return name


def _is_generic(word: str) -> bool:
    """Whether a word is of no name: "ward", "Monday's", in small letters."""
    low = word.lower().strip(",")
    return low in _OFF_ENDS or without_possessive(low) in _OFF_ENDS or not word[0].isupper()


def _when(text: str) -> tuple[int | None, int | None] | None:
    """The last year, with its month where printed, or day and month in a text."""
    said = [(day.year, day.month) for day in dates_in(text) if day.year is not None or day.day]
    return said[-1] if said else None


def full_date(text: str) -> str | None:
    """The first day, month and year in a text, as ISO 8601."""
    for printed in dates_in(text):
        if printed.day is not None and printed.year is not None:
            day = printed.whole
            return day.isoformat() if day else None
    return None
