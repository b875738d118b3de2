"""What stands over a list of results as its title: the contest's name, its place, its day.

Ashdale Ward, Marram CC. Lab hold. Lab 1,172 ...       on the line of the list
Elm and Oak By-election                                over it, perhaps with "Result" between
### Ashdale ward (one seat)
Thursday 5 June 2025                                   a date that holds for all lists under it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language import by_elections
from rsdata.language.authors import author_of
from rsdata.language.calendar import CALENDAR_WORDS, dates_in, without_dates
from rsdata.language.declarations import CHANGES_HANDS, OWNING, gains_in
from rsdata.language.determiners import without_possessive
from rsdata.language.line_shapes import is_agency, is_outlet, is_unfinished
from rsdata.language.lines import Line
from rsdata.language.names import COUNTRIES, COURTESY, is_given
from rsdata.language.numbers import NUMBER_WORDS
from rsdata.language.offices import ROLE_NOUNS
from rsdata.language.parties import is_party, longest_party, party_in_list
from rsdata.language.patterns import any_of, lazy, mentions
from rsdata.language.place_names import DECLARED_PLACE, PLACE, PLACE_FIRST
from rsdata.language.roles import NATIONS
from rsdata.language.time_stamps import without_clock_first
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple
from rsdata.results.row_labels import is_line_of_a_sum

_LONGEST: Final = 130
_MOST_WORDS: Final = 18
_OFF: Final = " \t\u00a0#*=_•·|>-–—:;,.…"
_BRACKETS: Final = lazy(r"\s?[(\[][^()\[\]]{0,60}[)\]]")
_SEGMENT: Final = lazy(r"(?<!\b[A-Z])\.\s+|[:;]\s+|\s[-–—|]\s|\s?\.{2,}\s?|[:.]\Z")
_GENERIC: Final = (
    tagged("generic words of a contest")
    | tagged("generic words of a title")
    | tagged("numbers")
    | tagged("numbers from eleven")
    | tagged("tens")
    | CALENDAR_WORDS
    | by_elections.WORDS
) - {"city", "county", "borough", "town", "parish"}
_KINDS: Final = tagged("kinds of contest")
# "Riding: ...", "Yes, no, and a mayor", "Election Centre: ...", "Comments (3)", "Councillors", "Page (2)"
_NO_AREAS: Final = (
    _KINDS
    | tagged("referendum options")
    | tagged("pages about an election")
    | tagged("furniture of a page")
    | (tagged("who sits for a place") - tagged("offices voted on"))
    | tagged("parts of a paper")
    | tagged("labels of no contestant")
    | tagged("whole parliaments")
    | tagged("possessives")
)
OVER_LOSERS: Final = tagged("the rest of a list")
_NEAR_VOTES: Final = tagged("words near votes")
_OF_AN_ELECTION: Final = _NEAR_VOTES | {"election", "elections"}
_COUNCILS: Final = tagged("kinds of council")
_OFFICES: Final = tagged("offices voted on")
_NUMBERED_KINDS, _NUMBERED_SEATS = (
    any_of(spelling for word in tagged(words) for spelling in (word.capitalize(), word.upper()))
    for words in ("contests by number", "seats by number")
)
# "District 11", "Position 2", "4th Congressional District", "Measure 9", "Measure A", "NY-12"
_BY_NUMBER: Final = lazy(
    lambda: (
        rf"\b(?:(?:{_NUMBERED_KINDS}|{_NUMBERED_SEATS})\s(?:No\.?\s)?(?:\d{{1,4}}(?:-\d{{1,4}})?[A-Z]?|[A-Z](?![\w'’.]))|"
        rf"\d{{1,3}}(?:st|nd|rd|th)\s(?:[A-Z]\w+\s)?{_NUMBERED_KINDS}|[A-Z]{{2}}-\d{{1,2}})\b"
    )
)
_CHANGES: Final = lazy(rf"{CHANGES_HANDS}|\b{any_of(in_order('verbs of a won seat'))}\b", re.IGNORECASE)
# "Ash First [keeps its seat]": who has it, and no place
_THE_SEAT: Final = lazy(
    rf"{CHANGES_HANDS}\s(?:it|(?:the|its|their|his|her)\s(?:\w+\s)?{any_of(tagged('what is won'))})\b"
    r"(?!\s(?:in|at|of|for)\b)",
    re.IGNORECASE,
)
# "Con gain [from Lab in] Elm"
_FROM_IN: Final = lazy(r"\A\s*(?:from\s.{1,40}?\s)?(?:in|at)\s(?:the\s)?", re.IGNORECASE)
_SENTENCE: Final = lazy(r"\b(?:has|have|had|will|would)\b")  # in no title
_FROM: Final = lazy(r"\s+(?:from|by)\s.*\Z", re.IGNORECASE)


# "[Election of three District Councillors for the] Tarnbrook Ward"
_ELECTION_OF: Final = lazy(
    rf"\b(?:by-?\s?)?elections?\sof\s(?:(?:an?|{any_of(NUMBER_WORDS)}|\d{{1,2}})\s)?(?:\w+\s){{0,2}}"
    r"(?:councillors?|members?)(?:\sof\sparliament)?\s(?:for|to|in)\s(?:the\s)?",
    re.IGNORECASE,
)


def without_election_of(text: str) -> str:
    """Words without what says that members are elected, and how many, before where."""
    return _ELECTION_OF.sub("", text) if "lection" in text or "LECTION" in text else text


class Title(NamedTuple):
    """``name`` as printed, ``area`` the place alone; ``firm``: a kind of contest is said."""

    name: str | None
    area: str
    firm: bool
    line: str = ""  # the line that it stands on, where that is over the list


def printed_name(title: Title) -> str | None:
    """The name that a title prints, where that is no piece of a sentence: "all counts from Elm", "In Elm"."""
    name = title.name
    return None if name is None or name[0].islower() or PLACE_FIRST.match(name) else name


def title_of(lead: str, over: Sequence[str]) -> Title | None:
    """The title of a list that ``lead`` introduces on its line, under these lines, the nearest first."""
    if lead and (found := _in_lead(lead) or _kept(lead)):
        return found
    loose: Title | None = None
    over = [line for line in over if not _is_fact(line)]
    for distance, line in enumerate(over):
        if _heads_nothing(line):
            continue
        found = heading_title(line)
        if found is None:
            continue
        found = found._replace(line=line)
        if found.firm or distance == 0:
            return found if found.firm else _in_prose(lead) or found
        if line.startswith(_MARKED) or all(map(_may_stand_under, over[:distance])):
            loose = loose or found
    if loose is not None:
        return loose
    return next((found for line in (lead, *over[:2]) if line and (found := _in_prose(line))), None)


def _is_fact(line: str) -> bool:
    """Whether a line only says something beside a result: "Date: 4 May", "Type: by-election"."""
    fact, colon, said = line.partition(":")
    return colon != "" and said != "" and fact.strip(_OFF).lower() in _FACTS


_FACTS: Final = tagged("facts beside a result")


def _may_stand_under(line: str) -> bool:
    """Whether a line may stand between a title and its list: "Vote for two", "Shall the town do so?", "What a
    night!", "Votes"."""
    said = line.endswith(("?", "!")) or is_heading(line) or is_line_of_a_sum(line)
    return said or _HOW_MANY.match(line) is not None or _is_head_of_columns(line)


def _heads_nothing(line: str) -> bool:
    numbered = _BY_NUMBER.match(line.strip(_OFF)) is not None  # "Question 3: Shall the county …?"
    heads = is_heading(line) or numbered
    return not heads or _is_of_a_sum(line) or is_byline(line) or _is_head_of_columns(line)


_MARKED: Final = ("##", "**")  # a heading by its mark, whatever stands under it
# "Vote for three."
_HOW_MANY: Final = lazy(r"\W*(?:Vote|Elect|Choose)\s(?:for\s)?(?:up\sto\s)?(?:\d|[a-z]+\b)")


def _kept(lead: str) -> Title | None:
    """The place that a sentence before a list says a party has: "Labour has taken Ash off the Tories"."""
    match = DECLARED_PLACE.search(lead)
    if match is None or not match["kept"] or len(gains_in(lead, 0, len(lead))) > 1:
        return None
    area = _proper(match["kept"])
    return None if area is None or party_in_list(area) else Title(None, area, firm=False)


def _is_of_a_sum(line: str) -> bool:
    """Whether a line says a sum; "Ballot Measure 4" is a contest."""
    return is_line_of_a_sum(line) and _BY_NUMBER.match(line.strip(_OFF).partition(" ")[2]) is None


def _is_head_of_columns(line: str) -> bool:
    """Whether a line has nothing but heads of columns: "Candidate   Party   Votes"."""
    words = _BRACKETS.sub("", line).lower().translate(_PARTED).split()
    return bool(words) and _HEADS.issuperset(
        word.lstrip("±") or word for word in words if word not in _IN_HEADS
    )


_PARTED: Final = str.maketrans(dict.fromkeys("|,/;–—*", " "))
_IN_HEADS: Final = frozenset(("of", "the", "each"))  # "Name of candidate", "Number of votes"
_HEADS: Final = frozenset(
    word
    for of in ("votes", "shares", "changes", "parties", "names", "the elected", "other figures")
    for word in tagged(f"column heads of {of}")
)
# between a byline and when it was written, or its outlet
_BEHIND_AN_AUTHOR: Final = lazy(r"\s[|·•–—-]\s")


def is_byline(line: str) -> bool:
    """Whether a line says who wrote what stands under it: "By Ann Lee | 4 May", "Ann Lee in Dover"."""
    own = _BEHIND_AN_AUTHOR.split(line.strip(), maxsplit=1)[0]
    if own.rpartition(" ")[2].lower() in _WRITERS:
        return True  # "Local Democracy Reporter"
    author = author_of(own)
    return author is not None and (author.is_said or author.role is not None)


_WRITERS: Final = tagged("reporting roles")


def page_title(lines: Sequence[str], text: str) -> Title | None:
    """The contest that the title of a page names: a place of which the page speaks again."""
    for line in lines:
        found = heading_title(line) if is_heading(line) else None
        if (
            found is not None
            and not is_byline(line)
            and (_KIND_OF.match(line) or _BY_NUMBER.fullmatch(found.area) or text.count(found.area) > 1)
        ):
            return found
    return None


def _bare(line: str) -> str:
    """A line without the marks around it: "🚨 [RESULT: Elm]:"."""
    bare = line.strip(_OFF)
    return bare if bare[:1].isalnum() else _SYMBOLS.sub("", bare)


_SYMBOLS: Final = lazy(r"\A[^\w\s\"“”‘'’()\[\]£$€@&]+\s+")


def is_heading(line: str) -> bool:
    """Whether a line stands over something: short, with a capital, without a full stop."""
    bare = _bare(line)
    if not bare or len(line) > _LONGEST or len(bare.split()) > _MOST_WORDS or bare.startswith("I, "):
        return False  # "I, Ann Lee, being the returning officer, give notice:"
    if not (is_unfinished(line) or line.rstrip().endswith((":", "…", "..."))):
        return False
    return bare[0].isupper() or bare[0].isdigit()


def is_title(line: str) -> bool:
    """Whether a line is a heading that says what kind of contest it names."""
    if not is_heading(line) or _is_of_a_sum(line) or _CHANGES.search(line):
        return False
    title = heading_title(line)
    return title is not None and title.firm


def heading_title(line: str) -> Title | None:
    """The contest that a heading names: a council alone gives way to what it has of wards."""
    if line.strip(_OFF).lower() in OVER_LOSERS:
        return None
    segments = [segment for segment in _segments(line) if not _SENTENCE.search(segment)]
    told = [(title, segment) for segment in segments if (title := _title(segment))]
    found = [title for title, _ in told]
    if len(found) > 1 and _is_office(found[0].area):  # "Governor: Tallow County"
        return Title(f"{found[0].area}, {found[1].area}", found[1].area, firm=True)
    if len(found) > 1 and _BY_NUMBER.fullmatch(found[0].area):  # "Measure 9: Bonds for the docks"
        return Title(line.strip(_OFF), found[0].area, firm=True)
    wards = [title for title, segment in told if not _is_of_a_council(segment)]
    named = [title for title in wards if title.firm]
    if not named and wards and found[0] not in wards and not is_given(wards[0].area.partition(" ")[0]):
        named = [wards[0]._replace(firm=True)]  # "Marram District Council – Ash", but "... – Ann Lee"
    named = named or found
    return named[0] if named else None


def _segments(text: str) -> Iterator[str]:
    """The pieces of a title that may name a contest: no clock, no date, no brackets, no "Lab hold"."""
    bare = _TITLED.sub(
        r" \g<title> ", without_election_of(_BRACKETS.sub("", without_clock_first(_bare(text))))
    )
    for segment in _SEGMENT.split(without_dates(bare)):
        yield segment.strip(_OFF)


# "The returning officer,[ Prof. ]Ann Lee, declared"
_TITLED: Final = lazy(rf"\s(?P<title>(?!St\.)(?i:{any_of(tagged('abbreviated titles'))}))\.\s")
# "ASHDALE, Oct 20 (Echo News) - [Labour lost a by-election in Elm.]": where a report was written, by whom
_DATELINE: Final = lazy(
    r"\A(?:[^\W\d_a-z][^\W\d_a-z'’.-]+,?\s){1,3}(?:[A-Z][a-z]+\.?,?\s)?(?P<day>[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s)?"
    r"(?:\((?P<outlet>[A-Z][^()\d]{1,30})\)\s?)?[-–—]{1,2}\s(?=.*[a-z]\.(?:\s|\Z))"
)


# "12:40 [ASHDALE FIRST COUNT ]Five seats.": a heading in capitals that its text goes on behind
_RUN_IN: Final = lazy(r"(?P<heading>[^\W\d_a-z]{4,}(?:[ -][^\W\d_a-z]{2,}){0,5})\s(?=[A-Z][a-z]*\s[^\d])")


def run_in(line: str) -> tuple[str, str]:
    """The heading in capitals that a line begins with behind the clock, "" where it has none or that is of a
    whole country, and its text."""
    line = without_clock_first(line)
    match = _RUN_IN.match(line)
    if match is None or is_party(match["heading"]):
        return "", line
    return "" if match["heading"].lower() in COUNTRIES else match["heading"], line[match.end() :]


def without_dateline(lead: str) -> str:
    """What introduces a list, without where and when its report was written."""
    match = _DATELINE.match(lead)
    outlet = match["outlet"] if match else None
    if match is None or not (is_outlet(outlet) or is_agency(outlet) if outlet else match["day"]):
        return lead  # "ELM QUAY (Marram DC) - "
    rest = lead[match.end() :]
    return rest if outlet or _kept(rest.partition(". ")[0]) else lead


# "City Council member", "The officer said"
_ENDS_NONE: Final = (ROLE_NOUNS - tagged("offices voted on")) | {"that", "said", "says", "declared"}


def _in_lead(lead: str) -> Title | None:
    council: Title | None = None  # gives way to a ward of it: "Elm DC - Ash: Lab 1,204"
    for segment in _segments(lead):
        segment = _CLAUSE_BEHIND.sub("", segment)
        words = segment.split()
        if len(words) > 12 or not segment[:1].isupper() or len(_small(words)) > 2 or words[-1] in _ENDS_NONE:
            continue
        found = _title(segment)
        if found is not None and not (_is_council(found.area) or (_is_council(segment) and not found.firm)):
            return found  # but "Elm Council tweets: RESULT for Old Quay ward"
        council = council or found
    if council is not None:
        return council
    numbered = _NUMBERED_IN_PROSE.search(lead)  # "In the runoff for state Senate District 9,"
    if numbered is not None:
        name = numbered[0].strip()
        return Title(name if name != numbered["area"] else None, numbered["area"], firm=True)
    return None


def _is_of_somebody(area: str) -> bool:
    """ "Ms Lee led", "Incumbent Rep. Ann Lee", "Ash-backed independent Ann Lee", "AP race call" """
    first, last = area.partition(" ")[0].lower(), area.rpartition(" ")[2].lower()
    titled = first in COURTESY or (first in _TITLES and first != "st")
    return titled or is_agency(area) or last.strip(".") in _TITLES or last.endswith("-backed")


_TITLES: Final = tagged("abbreviated titles")
# "In Ash ward[, where all was up]: Lab 1,204"
_CLAUSE_BEHIND: Final = lazy(r",\s(?:where|which|whose|when)\s.*\Z")
_NUMBERED_IN_PROSE: Final = lazy(
    lambda: rf"\b(?:[A-Z][\w.'’-]+\s){{0,4}}(?P<area>{_BY_NUMBER.pattern})(?=[,:]|\s(?:[a-z]|\Z)|\Z)"
)


def _small(words: Sequence[str]) -> list[str]:
    return [word for word in words if word[0].islower() and word.lower().strip(",") not in _GENERIC]


def _title(segment: str) -> Title | None:
    if _THE_SEAT.search(segment) or segment.lower() in NATIONS:
        return None  # "Ash First keeps the seat", "NEW ZEALAND"
    change = _CHANGES.search(segment)
    if change is not None and is_party(segment[: change.start()].strip(_OFF)):
        segment = _FROM.sub("", _FROM_IN.sub("", segment[change.end() :])).strip(_OFF)
    pieces = _pieces(by_elections.folded(segment))
    area = _proper(_piece_of_place(pieces)) if pieces else None
    if area is None or is_party(area) or area.lower() in _NO_AREAS or area.lower() in NATIONS:
        return None  # "Scottish council by-election: Elm"
    if _is_of_somebody(area) or _says_more(segment, area):
        return None  # "Ann Lee is claiming it"
    if there := _before_a_party(segment, area):
        return Title(None, there, firm=False)
    if worded := _WORDED.search(area):  # "Early returns in Ash"
        area = _proper(area[worded.end() :]) if worded["where"] else None
        if area is None:
            return None  # "Echo projects PC gain"
    name = ", ".join(pieces) if len(pieces) > 1 else _without_result(pieces[0])
    kind = any(_is_firm(piece) or _KIND_OF.match(piece) for piece in pieces)
    firm = kind or _is_office(area) or (len(pieces) > 1 and _is_office(pieces[0]))
    named = name not in area and (firm or not worded) and _is_name(name, segment, firm)
    return Title(name if named else None, area, firm)


def _is_name(name: str, segment: str, firm: bool) -> bool:
    """Whether what a segment of a title calls a contest is no piece of a sentence: it has few small words."""
    most = 0 if PLACE_FIRST.match(segment) else 2 if firm else 1
    small = [word[0].islower() and word.lower() not in _GENERIC for word in name.split()]
    return sum(small) <= most and not small[-1]


def _before_a_party(segment: str, area: str) -> str | None:
    """The place of a sentence that goes on with a party: "In Ash [the Greens] took their first seat"."""
    if not (PLACE_FIRST.match(segment) and _GOES_ON.match(segment, segment.find(area) + len(area))):
        return None
    party = longest_party(area, 0, len(area), abroad=True)
    return _proper(area[: party[0]]) if party and party[0] else None


_GOES_ON: Final = lazy(r"\s[a-z]")


def _pieces(segment: str) -> list[str]:
    """What a title has between commas, without figures; the one that says its kind, if the first does not."""
    pieces = [_SO_FAR.sub("", piece).strip() for piece in segment.split(",")]
    pieces = [p for p in pieces if not _NUMBERED.search(_BY_NUMBER.sub("", p)) and _proper(p)]
    firm = [piece for piece in pieces if _is_firm(piece) and not _is_council(piece)]
    if firm and firm[0] != pieces[0] and not (_is_office(pieces[0]) or _is_firm(pieces[0])):
        return firm[:1]
    return pieces


def _piece_of_place(pieces: Sequence[str]) -> str:
    """The piece that names the place: not the office, nor the kind of vote ("Parish poll"), nor the council
    where a ward of it stands beside."""
    first, *rest = pieces
    council = (
        _is_council(first) and bool(rest) and (not _is_council(rest[0]) or bool(_BY_NUMBER.search(rest[0])))
    )
    a_kind = (_proper(first) or "").lower() in _NO_AREAS
    return rest[0] if rest and (_is_office(first) or a_kind or council) else first


def _without_result(piece: str) -> str:
    words = piece.split()
    first = words[:1]
    while words and (
        words[0].lower().strip(":") in _LEADING or (words[:1] != first and words[0][0].islower())
    ):
        words.pop(0)
    while words and words[-1].lower().strip(":") in _GENERIC - _KINDS:
        words.pop()
    return " ".join(words)


_LEADING: Final = tagged("generic words of a title")
_FINITE: Final = frozenset(("is", "are", "was", "were"))


# a word within what may be a name that no name of a place has
_WORDED: Final = lazy(
    rf".*\s(?!{any_of(tagged('small words of places'))}\s)[a-z][a-z'’-]*(?:\s(?P<where>in|at|for|from|of))?\s"
)


def _says_more(segment: str, area: str) -> bool:
    """Whether a sentence says more of a place than that it is counted: "Ann Lee is the new MP for Elm"."""
    words = segment[segment.find(area) :].lower().split()
    return any(
        word in _FINITE and not _GENERIC.issuperset(words[at + 1 :]) for at, word in enumerate(words) if at
    )


_SO_FAR: Final = lazy(r"\s(?:with|after)\s\d.*\Z")  # "with 88% reporting"
_NUMBERED: Final = lazy(r"\d(?![\d]*(?:st|nd|rd|th)\b)")


def _is_firm(piece: str) -> bool:
    return any(word.lower() in _KINDS for word in piece.split()) or bool(_BY_NUMBER.search(piece))


def _is_office(piece: str) -> bool:
    return any(word.lower() in _OFFICES for word in piece.split())


def _is_of_a_council(segment: str) -> bool:
    """Whether a piece of a title is a council: "Elm District Council", "Borough of Elm"."""
    head, of, name = segment.partition(" of ")
    return _is_council(segment.rpartition(" ")[2]) or (bool(of) and _is_council(head) and name.istitle())


def _is_council(piece: str) -> bool:
    return any(word.lower().strip(".") in _COUNCILS for word in piece.split())


# "Riding of Beaver Flats", "the constituency of Elm"
_KIND_OF: Final = lazy(
    r"\A(?:the\s)?(?:electoral\s)?(?:riding|constituency|seat|division|ward|district|electorate|mayor|governor)\sof\s",
    re.IGNORECASE,
)


def _proper(piece: str) -> str | None:
    """The proper name in a piece of a title: what is left without the words that any title has."""
    if numbered := _BY_NUMBER.search(piece):
        return numbered[0]
    words = _KIND_OF.sub("", piece).split()
    while words and (words[0].lower().strip("'’s") in _GENERIC or not words[0][0].isupper()):
        words.pop(0)
    last = words[-1:]
    while words and (words[-1].lower().strip(":,.") in _GENERIC or not words[-1][0].isupper()):
        if _is_office(" ".join(words[-2:-1])) and words[-1][0].isupper():  # "Attorney General"
            break
        words.pop()
    found = " ".join(words)
    # "Ash's result", but "St Mary's ward"
    if words[-1:] != last and last[0].lower().strip(":,.") not in _KINDS and words[:1] != ["St"]:
        found = without_possessive(found)
    return found if any(map(str.isalpha, found)) and len(found) > 1 else None


# "Ward: Ash (Marram). Date: 4 May."
_LABELLED: Final = lazy(
    rf"\W*(?i:ward|division|constituency|riding|seat):\s(?P<place>{PLACE})(?=[.,;]|\s?[(\[]|\Z)"
)


def _in_prose(line: str) -> Title | None:
    """The place that a sentence over a list says is counted, or that stands before its colon."""
    if labelled := _LABELLED.match(line):
        return Title(None, labelled["place"], firm=True)
    for mark in (": ", ". "):
        head, parted, rest = line.partition(mark)
        told = bool(parted) and is_heading(head) and _KINDS.issuperset(_small(head.split()))
        if told and mentions(rest, _NEAR_VOTES):
            title = heading_title(head)
            if title is not None and (title.firm or (" " in title.area and mark == ": ")):
                return title
    for match in DECLARED_PLACE.finditer(line):
        groups = match.groupdict()
        groups.pop("its_seat")
        if match["kept"] and len(gains_in(line, 0, len(line))) > 1:
            continue  # "The Greens held Ash and Labour kept Elm"
        area = _proper(next(filter(None, groups.values())))
        if area is not None and not (party_in_list(area) or OWNING.search(area)):
            return Title(None, area, firm=False)
    return None


def without_stamp(line: str) -> str:
    """A heading without the stamp of its post: when that was written dates nothing."""
    return line.partition("published at ")[0]


def standing_days(lines: Sequence[Line], first: Line) -> Iterator[tuple[int, str]]:
    """Where lines end that say the day of all lists under them, and the day: the title of the page, where it
    speaks of results, and lines that are a date and nothing else."""
    title = without_stamp(first.text)
    if mentions(title, _OF_AN_ELECTION) and not any(map(str.isdigit, without_dates(title))):
        yield from ((first.end, day) for day in [day_over([title])] if day)
    for above, line, below in zip((None, *lines), lines, lines[1:], strict=False):
        bare = without_dates(line.text).strip(_OFF)
        if not set(bare.lower().split()) - CALENDAR_WORDS:
            around = [below.text, line.text, above.text if above else ""]
            yield from ((line.end, day) for day in [day_over(around)] if day)


def day_over(lines: Sequence[str]) -> str | None:
    """The day that a line says over another heading, or over what is dated; the nearest line first. What
    stands under a byline, or over text, is the date of the text."""
    for below, line, above in zip(("", *lines), lines, (*lines[1:], ""), strict=False):
        if not is_heading(line) or (below and not is_heading(below)):
            continue
        if above and author_of(above, alone=False):
            continue
        for printed in dates_in(line):
            if day := printed.whole:
                return day.isoformat()
    return None
