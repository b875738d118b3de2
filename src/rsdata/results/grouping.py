"""Lists of results gathered: which lists are of one contest, and one row for each contestant in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from rsdata.language import by_elections
from rsdata.language.calendar import CALENDAR_WORDS
from rsdata.language.declarations import counted_in_part, is_part_counted, leaves_open
from rsdata.language.parties import INDEPENDENT, party_in_list
from rsdata.language.patterns import Wording, lazy, mentions
from rsdata.language.place_names import ELECTED_FOR, PLACE_BEHIND_VOTES, PLACE_FIRST
from rsdata.language.time_stamps import without_clock_first
from rsdata.language.word_lists import in_order, tagged
from rsdata.model import Contest, Source
from rsdata.named_tuples import NamedTuple
from rsdata.results.contest_evidence import BEFORE, ContestEvidence, full_date, seats_in, seats_of_heading
from rsdata.results.contest_titles import (
    Title,
    day_over,
    heading_title,
    is_heading,
    run_in,
    title_of,
    without_dateline,
)
from rsdata.results.contests import Areas, field_of, free_ids, score, undeclared
from rsdata.results.list_rows import ListEntry
from rsdata.results.lists import Tally
from rsdata.results.row_labels import THE_REST, is_line_of_a_sum

_ENOUGH: Final = 1  # points a declared contest needs to have a list
WIDE: Final = 700  # characters of a post that are read before a list
_PROVISIONAL: Final = tagged("provisional words")
_FINAL: Final = tagged("words of a final count")
_CORRECTED: Final = tagged("recount words")
_THE_REST: Final = in_order("the rest of a list")
_ALIKE: Final = 40  # lists with a figure in common that are compared


class Listed(NamedTuple):
    """A tally with what it is compared by: party and votes of each entry, and who has how many."""

    tally: Tally
    keys: frozenset[tuple[str, int]]
    votes: dict[str, int]
    named: bool
    corrected: bool  # it is said to be a recount
    provisional: bool  # it is said to be of a part, or not final
    in_part: bool  # it is said to be of a part
    area: str | None  # the place that is named as its contest's

    @classmethod
    def of(cls, text: str, tally: Tally, evidence: ContestEvidence) -> Listed:
        keys = frozenset((_party(text, entry), entry.figure.votes) for entry in tally.entries)
        votes = {who(text, entry): entry.figure.votes for entry in tally.entries}
        said = mentions(tally.lead, _CORRECTED | _PROVISIONAL | _FINAL) or counted_in_part(tally.lead)
        near = tally.lead if said else tally.near  # "Provisional count:" stands over another list
        in_part = leaves_open(near) or leaves_open(_over_its_title(tally)) or _is_part_behind(text, tally)
        provisional = in_part or mentions(near, _PROVISIONAL) or counted_in_part(near)
        area = evidence.title.area if evidence.title else evidence.place[0] if evidence.place else None
        return cls(tally, keys, votes, tally.named, mentions(near, _CORRECTED), provisional, in_part, area)


def _over_its_title(tally: Tally) -> str:
    """What stands over the heading of a list, which says nothing of a result: "With 12% counted:"."""
    headings = tally.over[: len(tally.titles) or 1]
    if (
        not headings
        or not all(map(is_heading, headings))
        or mentions("\n".join(headings), _FINAL, ("result",))
    ):
        return ""
    return "".join(tally.over[len(headings) : len(headings) + 1])


def _is_part_behind(text: str, tally: Tally) -> bool:
    """Whether what stands right behind the last votes of a list, or under it, says that a part is counted."""
    end = tally.entries[-1].figure.votes_end
    beside, _, under = text[end : end + _RIGHT_BEHIND].partition("\n")
    return leaves_open(beside.partition(". ")[0]) or is_part_counted(under.lstrip().partition("\n")[0])


_RIGHT_BEHIND: Final = 80  # characters


class Row(NamedTuple):
    """One contestant's figure, and in which tally it is printed."""

    tally: Tally
    entry: ListEntry
    alone: bool  # its offsets are the figure's: a list with several figures per party
    name: str | None
    party: str  # id, or as printed in lower case
    nth: int  # among the party's figures in its tally


Group = tuple[Contest, list[Listed]]


def gather(text: str, tallies: Sequence[Tally], source: Source) -> list[Group]:
    """Each contest with its lists: the declared ones in their order, then those found, in page order."""
    evidence = [_evidence(text, tally) for tally in tallies]
    lists = [Listed.of(text, tally, found) for tally, found in zip(tallies, evidence, strict=True)]
    told = [
        at
        for at, it in enumerate(lists)
        if not _is_told_in_votes(it, lists[max(0, at - _ALIKE) : at + _ALIKE])
    ]
    evidence, lists = [evidence[at] for at in told], [lists[at] for at in told]
    field = field_of(source, text)
    declared: list[Group] = [(contest, []) for contest in source.contests]
    taken: set[int] = set()
    scored = sorted(
        (
            (points, -at, -place)
            for at in range(len(lists))
            for place, contest in enumerate(source.contests)
            if (points := score(evidence[at], contest, field)) >= _ENOUGH
        ),
        reverse=True,
    )
    for _, minus_at, minus_place in scored:
        at, (contest, members) = -minus_at, declared[-minus_place]
        fits = not members or any(_same(lists[at], other, contest.seats) for other in members[:_ALIKE])
        if at not in taken and fits:
            members.append(lists[at])
            taken.add(at)
    return _with_undeclared(text, declared, lists, evidence, taken, source)


def _is_told_in_votes(listed: Listed, lists: Sequence[Listed]) -> bool:
    """Whether a list of shares alone is of a contest whose votes stand in another: both have two of the same
    people, or parties where one has no names, and are not of different places."""
    return not listed.tally.counted and any(
        other.tally.counted
        and (listed.area == other.area or not (listed.area and other.area))
        and len(_standing(listed, other) & _standing(other, listed)) > 1
        for other in lists
    )


def _standing(one: Listed, other: Listed) -> Set[str]:
    return one.votes.keys() if one.named and other.named else {party for party, _ in one.keys}


def _with_undeclared(
    text: str,
    groups: list[Group],
    lists: Sequence[Listed],
    evidence: Sequence[ContestEvidence],
    taken: set[int],
    source: Source,
) -> list[Group]:
    """The groups, with one for every list that is of no declared contest and repeats no other."""
    page = Wording(text)
    ids = free_ids(source)
    years = _Years(lists, evidence)
    areas = Areas(contest.area for contest, _ in groups)
    by_key: dict[object, list[int]] = {}
    for place, (_, members) in enumerate(groups):
        for member in members:
            _index(by_key, member, place)
    for at, listed in enumerate(lists):
        if at in taken:
            continue
        areas.extend(contest.area for contest, _ in groups[len(areas) :])
        if _is_of_before(at, listed, evidence[at], years):
            groups.append((_contest_before(next(ids), listed.tally, evidence[at], groups, page), [listed]))
            continue
        alike = Counter(place for key in _keys(listed) for place in by_key.get(key, ()))
        for place in sorted(alike, key=lambda place: (-alike[place], place))[:_ALIKE]:
            if any(_same(listed, member, None) for member in groups[place][1][:_ALIKE]):
                contest, members = groups[place]
                unsure = contest.area is None or all(member.provisional for member in members)
                if place >= len(source.contests) and unsure:
                    final = undeclared(contest.id, evidence[at], page)
                    so_far = not final.area or final.area.endswith(contest.area or "?")
                    if not so_far:  # "So far in Ash"
                        contest = final
                    elif contest.kind == "other":
                        contest = replace(contest, kind=final.kind, seats=contest.seats or final.seats)
                groups[place] = contest, [*members, listed]
                areas[place] = contest.area
                break
        else:
            half = _other_half(groups, listed, evidence[at])
            if half is not None:
                groups[half][1].append(listed)
                continue
            place = len(groups)
            contest = undeclared(next(ids), evidence[at], page)
            if contest.area is None:
                # "When Elm was last fought, ..."
                own = listed.tally.lead if ". " in listed.tally.lead else listed.tally.near
                named = (area for area, _ in areas.named_in(own))
                contest = replace(contest, area=max(named, key=len, default=None))
            groups.append((contest, [listed]))
            _index(by_key, listed, place)
    return groups


def _contest_before(
    contest_id: str, tally: Tally, evidence: ContestEvidence, groups: Sequence[Group], page: Wording
) -> Contest:
    """The contest of an election before: where no place is named, of the list above in the post."""
    title = evidence.title
    if title is not None and title.line in ("", tally.above) and _heading_of_before(tally):
        title = None  # "Previous result"
    day = evidence.day or full_date(tally.near)
    contest = undeclared(contest_id, evidence._replace(day=day, standing=None, title=title), page)
    over, members = groups[-1] if groups else (contest, [])
    if contest.area is None and members and members[-1].tally.post is tally.post:
        contest = replace(contest, area=over.area)
    return contest


class _Years:
    """For the parties of lists in each post, and their places: the latest year over a list of them, and the
    first list without one."""

    def __init__(self, lists: Sequence[Listed], evidence: Sequence[ContestEvidence]) -> None:
        self._latest: dict[object, int] = {}
        self._undated: dict[object, int] = {}
        for at, listed in enumerate(lists):
            year = _year(evidence[at])
            for key in self._keys_of(listed, listed.area) | self._keys_of(listed, _ANYWHERE):
                if year:
                    self._latest[key] = max(year, self._latest.get(key, 0))
                else:
                    self._undated.setdefault(key, at)

    @staticmethod
    def _keys_of(listed: Listed, area: object) -> set[object]:
        return {(listed.tally.post.id, area, party) for party, _ in listed.keys}

    def has_later(self, at: int, listed: Listed, year: int, *, anywhere: bool) -> bool:
        """Whether a list of the same parties has a later year, or stands above and has none."""
        return any(
            self._latest.get(key, 0) > year or self._undated.get(key, at) < at
            for key in self._keys_of(listed, _ANYWHERE if anywhere else listed.area)
        )


_ANYWHERE: Final = object()


def _is_of_before(at: int, listed: Listed, evidence: ContestEvidence, years: _Years) -> bool:
    """Whether what stands over a list says that it is of an election before: a year alone does where a list
    above, of the same place and parties, has none, or another has a later one."""
    said, year = _heading_of_before(listed.tally), _year(evidence)
    if (said is not None and not said["year"]) or year is None or evidence.day:
        return said is not None and not said["year"]
    return years.has_later(at, listed, year, anywhere=said is not None)


def _heading_of_before(tally: Tally) -> re.Match[str] | None:
    return BEFORE.search(f"{tally.above}\n{tally.lead}")


def _year(evidence: ContestEvidence) -> int | None:
    return evidence.when[0] if evidence.when else None


def _other_half(groups: Sequence[Group], listed: Listed, evidence: ContestEvidence) -> int | None:
    """The contest whose list, in the same post, this list carries on: one for one seat, or the last, where
    the list is said to be of those who were not elected."""
    over = listed.tally.lead or ("" if listed.tally.titles else listed.tally.above)
    if groups and groups[-1][1] and over.strip(" :").lower().endswith(_THE_REST):
        last = groups[-1][1][-1].tally
        if last.post is listed.tally.post and last.end <= listed.tally.start:
            return len(groups) - 1
    if evidence.place is not None or evidence.title is not None or not listed.named:
        return None
    for place in range(len(groups) - 1, max(-1, len(groups) - _ALIKE), -1):
        contest, members = groups[place]
        if contest.seats == 1 and members and all(_halves(listed, member) for member in members[:_ALIKE]):
            return place
    return None


def _keys(listed: Listed) -> Iterator[object]:
    """What lists of one contest may have in common: figures, contestants, parties."""
    yield from (*listed.keys, *({party for party, _ in listed.keys} | listed.votes.keys()))


def _index(by_key: dict[object, list[int]], listed: Listed, place: int) -> None:
    for key in _keys(listed):
        places = by_key.setdefault(key, [])
        if len(places) < _ALIKE:
            places.append(place)


def _evidence(text: str, tally: Tally) -> ContestEvidence:
    lead, over = _introducing(tally)
    title = title_of(lead, over)
    if title is not None and not title.firm and _is_of_a_contestant(text, tally, title.area):
        title = title_of("", over)  # "Lee home and dry"
    begin = max(tally.post.char_start, tally.start - WIDE)
    if title is not None and title.line:
        begin = max(begin, tally.section, text.rfind(title.line, begin, tally.start))
    wide = f"{tally.post.heading or ''}\n{text[begin : tally.start]}"
    # what stands above its title is not of this list alone
    own = tally.over.index(title.line) + 1 if title is not None and title.line in tally.over else 4
    near = tally.near if title is None or title.line else f"{tally.post.heading or ''}\n{lead}"
    found = ContestEvidence.of(lead, near, wide, tally.total, tally.per_party, tally.named)
    place = found.place
    if place is None and title is None and "\n" not in text[tally.start : tally.end]:
        place = _place_beside(lead, tally.after)
    return found._replace(
        title=title,
        place=place,
        day=found.day or _titled_day(title) or day_over(over),
        standing=tally.day,
        places=(0 if tally.preferential else tally.elected)
        or _no_more(seats_in("\n".join(tally.over[: min(own, 4)])), tally)
        or tally.elected
        or seats_in("\n".join(_of_the_list_above(tally.after)))
        or (1 if tally.is_of_one_seat else _seats_over(title, len(tally.entries))),
    )


def _titled_day(title: Title | None) -> str | None:
    """The day in the line of a title that says more than a place: "Ash, Marram DC - 4 May 2023"."""
    return full_date(title.line) if title is not None and (title.firm or title.name) else None


def _is_of_a_contestant(text: str, tally: Tally, area: str) -> bool:
    """Whether what may be a place is a name of somebody who stands, or a part of it."""
    names = (text[slice(*entry.label.name)].split() for entry in tally.entries if entry.label.name)
    return any(set(area.split()) <= set(name) for name in names)


def _introducing(tally: Tally) -> tuple[str, list[str]]:
    """What introduces a list on its line, and the lines over it, without who wrote them; a heading in
    capitals on the line of its text stands alone."""
    written_by = {tally.post.byline, tally.post.byline_role}
    over = [line for line in tally.over if without_clock_first(line) not in written_by]
    over += filter(None, [tally.post.heading])
    lead = "" if THE_REST.match(f"{tally.lead} ") else without_dateline(tally.lead)  # "Also stood:"
    heading, lead = run_in(lead)
    return lead, [
        *filter(None, [heading]),
        *(line if is_heading(line) else run_in(line)[0] or line for line in over),
    ]


def _no_more(seats: int | None, tally: Tally) -> int | None:
    """So many seats, where no fewer stand for them."""
    return seats if seats is None or seats <= len(tally.entries) else None


def _seats_over(title: Title | None, rows: int) -> int | None:
    """The seats in brackets behind the place that heads a list, fewer than it has rows: "Elm Park (2)"."""
    seats = seats_of_heading(title.line) if title else None
    if title is None or seats is None or seats >= rows:
        return None
    return seats if title.firm or f"{title.area} (" in title.line else None  # "Related stories (2)"


def _of_the_list_above(after: str) -> Iterator[str]:
    """The lines under a list that say something of it: no list, no heading, and nothing behind a heading that
    stands apart and names something."""
    blank = False
    for line in after.splitlines():
        heading = is_heading(line.lstrip(" .("))
        if heading and blank and not is_line_of_a_sum(line) and heading_title(line) is not None:
            return
        if not heading and len(_VOTES.findall(line)) < _LISTED:
            yield line
        blank = not line.strip()


_VOTES: Final = lazy(r"\b\d[\d,]{2,}")
_LISTED: Final = 3  # counts on a line


def _place_beside(lead: str, after: str) -> tuple[str, str | None] | None:
    """The place that a sentence of votes ends with, and what sort, "... and the Tories 1,100 in Ash ward", or
    that what introduces votes begins with: "At Elm in 2019 ... polled 1,455. This time:"."""
    first = PLACE_FIRST.match(lead)
    begun = first if first and _IN_A_SENTENCE.match(lead, first.end()) else None
    for match in filter(None, (PLACE_BEHIND_VOTES.match(after) or ELECTED_FOR.search(after), begun)):
        place, what = match["place"], match.groupdict().get("what")
        if place.partition(" ")[0].lower() not in CALENDAR_WORDS and party_in_list(place) is None:
            return place, by_elections.folded(what.lower()) if what else None
    return None


_IN_A_SENTENCE: Final = lazy(r",|\s[a-z]")


def _same(one: Listed, other: Listed, seats: int | None) -> bool:
    """Whether two lists may be of one contest: one printed twice, a recount, or two halves."""
    if one.named and other.named:
        less, more = sorted((one.tally.total, other.tally.total))
        near = (one.area or other.area) and more <= 2 * less  # not of a county and of its state
        here = one.area == other.area if one.area and other.area else near
        if here and one.votes.keys() == other.votes.keys():
            return True
        both = len(one.votes.items() & other.votes.items())
    else:
        both = len(one.keys & other.keys)
    return (
        both >= max(2, min(len(one.keys), len(other.keys)) / 2)
        or _recount(one, other)
        or (seats == 1 and _halves(one, other))
    )


def _recount(one: Listed, other: Listed) -> bool:
    """Whether two lists have the same contestants with nearly the same votes.

    Parties stand everywhere: lists without names are a recount only where one is said to be.
    """
    named = one.named and other.named
    if one.named != other.named and _recount_by_party(one, other):
        return True
    both = one.votes.keys() & other.votes.keys()
    provisional = one.provisional or other.provisional
    areas = sorted((f" {one.area or '?'}", f" {other.area or '?'}"), key=len)
    here = areas[1].endswith(areas[0])  # "So far in Ash", "Ash"
    if len(both) < 2 or not (named or one.corrected or other.corrected or (provisional and here)):
        return False
    if provisional:
        leaders = _is_overtaken(one, other) or _is_overtaken(other, one)  # "so far Lee is on 204, Ray on 198"
        return leaders or 3 * len(both) >= 2 * max(len(one.votes), len(other.votes))
    part = _PART_OF_VOTES if named else 10
    return all(abs(one.votes[who] - other.votes[who]) <= max(5, other.votes[who] // part) for who in both)


def _recount_by_party(one: Listed, other: Listed) -> bool:
    """Whether of a list of parties and one of candidates, one of them said to be a recount, all parties of
    the former have nearly as many votes in the latter."""
    parties, people = (dict(listed.keys) for listed in sorted((one, other), key=lambda listed: listed.named))
    if len(parties) < _FEW or not (one.corrected or other.corrected) or (one.area and other.area):
        return False
    apart = ((votes, abs(votes - people.get(party, 0))) for party, votes in parties.items())
    return all(by <= max(5, votes // _PART_OF_VOTES) for votes, by in apart)


_FEW: Final = 3
_PART_OF_VOTES: Final = 50  # by which they may differ


def _halves(one: Listed, other: Listed) -> bool:
    """Whether two lists of candidates in one post have no party in common: one list over two paragraphs."""
    if not (one.named and other.named and one.tally.post.id == other.tally.post.id):
        return False
    mine, theirs = ({party for party, _ in listed.keys} - {INDEPENDENT} for listed in (one, other))
    return not mine & theirs and ("" in mine) == ("" in theirs)


def is_the_rest(rest: Group, group: Group) -> bool:
    """Whether a group has the list of those in another post who have fewer votes than all of another group,
    and of other parties: "And the rest of the field"."""
    (_, mine), (_, theirs) = rest, group
    if len(mine) != 1 or len(theirs) != 1 or not (mine[0].named and theirs[0].named):
        return False
    if mine[0].provisional != theirs[0].provisional:
        return False
    parties, others = ({party for party, _ in one.keys} - {INDEPENDENT} for one in (mine[0], theirs[0]))
    return parties.isdisjoint(others) and max(mine[0].votes.values()) < min(theirs[0].votes.values())


def who(text: str, entry: ListEntry) -> str:
    """Who has a figure: the last word of the name, since counts on the way have surnames, else the party."""
    return surname_of(text, entry) or _party(text, entry)


def surname_of(text: str, entry: ListEntry) -> str:
    """The last word of a name in lower case; "" where none is printed."""
    return _folded(text, entry.label.name).rpartition(" ")[2]


def _party(text: str, entry: ListEntry) -> str:
    return entry.label.party_id or _folded(text, entry.label.party)


def _folded(text: str, span: tuple[int, int] | None) -> str:
    return " ".join(text[slice(*span)].casefold().split()) if span else ""


def _rows(text: str, tally: Tally) -> Iterator[Row]:
    alone = tally.per_party > 1
    count: Counter[str] = Counter()
    for entry in tally.entries:
        party = _party(text, entry)
        count[party] += 1
        yield Row(tally, entry, alone, _folded(text, entry.label.name) or None, party, count[party])


def merged(text: str, members: Sequence[Listed]) -> list[Row]:
    """One row per contestant, the fuller and then the later list first."""
    best: list[Row] = []
    names: set[str] = set()
    figures: Counter[tuple[str, int]] = Counter()
    parties: set[tuple[str, int]] = set()
    last = [member for member in members if not any(_is_overtaken(member, it) for it in members[:_ALIKE])]
    final = [member for member in last if not member.provisional] or last
    for member in sorted(final, key=_by_worth):
        tally = member.tally
        met: Counter[tuple[str, int]] = Counter()  # figures of the lists before, printed in this one again
        fresh: list[Row] = []
        for row in _rows(text, tally):
            key = (row.party, row.entry.figure.votes)
            if row.name is not None and row.name in names:
                continue
            if figures[key] > met[key]:  # the same figure, printed with or without its name
                met[key] += 1
                continue
            if row.name is None and (row.party, row.nth) in parties:
                continue
            fresh.append(row)
            if row.name is not None:
                names.add(row.name)
        best += fresh
        figures.update((row.party, row.entry.figure.votes) for row in fresh)
        parties.update((row.party, row.nth) for row in fresh)
    return sorted(best, key=lambda row: row.entry.figure.votes_start)


def _is_overtaken(one: Listed, other: Listed) -> bool:
    """Whether a list is of a part of what is counted in another: all in it have more votes there."""
    grown = [other.votes.get(who, 0) > votes for who, votes in one.votes.items()]
    return all(grown) and other.tally.total > one.tally.total * _MORE


_MORE: Final = 1.1  # times as many votes: no recount


def _by_worth(member: Listed) -> tuple[int, ...]:
    """A recount first, then the fuller list, the later post, the place."""
    tally = member.tally
    corrected = member.corrected and not member.provisional
    printed = ((row.label.name, row.figure.share, row.figure.change) for row in tally.entries)
    full = sum(value is not None for values in printed for value in values)
    return (not corrected, -len(tally.entries), -full, -tally.post.sequence, tally.start)
