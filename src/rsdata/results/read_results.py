"""From a page's posts to its contests, candidates and results."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Final

from rsdata.language import by_elections
from rsdata.language.analysis import Analysis
from rsdata.language.declarations import gains_in, holders_in
from rsdata.language.parties import INDEPENDENT, country_of, party_abroad, party_in_list
from rsdata.language.patterns import lazy, mentions
from rsdata.language.word_lists import tagged
from rsdata.model import Candidate, Contest, Post, Result, Source
from rsdata.named_tuples import NamedTuple
from rsdata.reference import HOME
from rsdata.results import lists as tallies
from rsdata.results import referendums, turnout, winners
from rsdata.results.contest_evidence import ContestEvidence, seats_in
from rsdata.results.contest_titles import page_title, printed_name
from rsdata.results.contestants import parties_printed, with_parties
from rsdata.results.contests import Areas, Field, field_of, is_of_one_seat, score
from rsdata.results.grouping import WIDE, Group, Listed, Row, gather, is_the_rest, merged, surname_of, who
from rsdata.results.lists import PREFERRED, Tally
from rsdata.results.standings import Saying, Standing, elected_as_said, is_elected, majority_of
from rsdata.results.turnout import Turnout
from rsdata.results.winners import Winner

_OF_A_REGION: Final = tagged("contests of a whole area")
_MOST_ALIKE: Final = 40  # lists around a turnout, or contests with as many votes, it is compared with
_PAPERS: Final = 1.04  # ballots may exceed valid votes by so much: rejected papers


class Figures(NamedTuple):
    """What a page says of contests: declared ones first, results and candidates in page order."""

    contests: tuple[Contest, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    results: tuple[Result, ...] = ()


def read_results(analysis: Analysis, posts: Sequence[Post], source: Source) -> Figures:
    """Every result of a page, with the contests they belong to.

    Which declared contest a list is of is decided by evidence; a list that fits none makes a contest of its
    own. What is printed twice is one row, the fuller printing.
    """
    text = analysis.text
    ordered = sorted(posts, key=lambda post: post.char_start)
    lists = [
        tally
        for post in ordered
        for tally in [*tallies.find(analysis, post), *referendums.find(analysis, post)]
    ]
    lists, later = _parted(text, lists)
    lists = _of_one_country(text, lists)
    stated = [found for post in ordered for found in turnout.find(analysis, post)]
    groups = gather(text, lists, source)
    groups = _named_by_the_page(analysis, groups, lists, source)
    groups = _joined(groups, {contest.id for contest in source.contests})
    contests: list[Contest] = []
    rows: list[tuple[Contest, Row]] = []
    said: dict[int, bool | None] = {}
    fields = [merged(text, members) for _, members in groups]
    sayings = _Sayings(text, fields)
    counted = _LaterCounts(text, later)
    for (contest, members), mine in zip(groups, fields, strict=True):
        rows.extend((contest, row) for row in mine)
        counts = counted.of_these(mine)
        winner = _winner_of(text, mine, counts, contest.seats)
        contest = _summed(text, replace(contest, seats=1) if winner else contest, mine)
        if winner is not None:
            said |= {row.entry.figure.votes_start: row is winner for row in mine}
            contest = _with_majority(contest, mine, said)
        else:
            marked = {who(text, entry) for tally in counts for entry in tally.entries if entry.won}
            preferential = bool(counts) or any(one.preferential for one in _lists_of(mine))
            in_part = bool(members) and all(one.in_part for one in members)
            contest, told = _told(
                text, mine, contest, sayings, marked, preferential=preferential, in_part=in_part
            )
            said |= told
            shares = [row.entry.figure.votes_start for row in mine if not row.entry.figure.counted]
            if shares and not (any(row.entry.won for row in mine) or _is_held(text, mine)):
                for share in shares:  # "leads with 38%"
                    said.setdefault(share, None)
        contests.append(contest)
    contests = _with_turnouts(text, contests, groups, stated, source)
    return _numbered(analysis, ordered, contests, rows, said)


def _named_by_the_page(
    analysis: Analysis, groups: Sequence[Group], lists: Sequence[Tally], source: Source
) -> list[Group]:
    """The groups; where the title of the page names the contest of one, or of the only one that has no place,
    it has that name and place; where another has the place, only if it has the rest of its list."""
    declared = {contest.id for contest in source.contests}
    nameless = [at for at, (contest, _) in enumerate(groups) if contest.area is None]
    if not any(contest.name is None and contest.id not in declared for contest, _ in groups):
        return list(groups)
    own = [
        line.text
        for line in analysis.lines[:2]
        if not any(line.start <= tally.start < line.end for tally in lists)
    ]
    title = page_title(own, analysis.text)
    if title is None:
        return list(groups)
    named = list(groups)
    there = [group for group in groups if group[0].area == title.area]
    for at, (contest, members) in enumerate(groups):
        alone = nameless == [at] and not declared and all(is_the_rest(groups[at], group) for group in there)
        same = contest.name is None and contest.id not in declared and contest.area == title.area
        if alone or same:
            named[at] = replace(contest, area=title.area, name=printed_name(title)), members
    return named


def _joined(groups: Sequence[Group], declared: Set[str]) -> list[Group]:
    """The groups, with one of two of the same place of which one has the rest of the list of the other."""
    joined: list[Group] = []
    by_area: dict[str, int] = {}
    for group in groups:
        contest, members = group
        area = contest.area if contest.area is not None and contest.id not in declared else ""
        at = by_area.setdefault(area, len(joined)) if area else len(joined)
        other = joined[at] if at < len(joined) else None
        rest = other is not None and is_the_rest(group, other)
        if other is not None and (rest or is_the_rest(other, group)):
            joined[at] = other[0] if rest else replace(contest, id=other[0].id), [*other[1], *members]
        else:
            joined.append(group)
    return joined


def _parted(text: str, lists: Sequence[Tally]) -> tuple[list[Tally], list[Tally]]:
    """The lists of results, and those of later counts of preferences: they are said to be, and another list
    has all their names, or share out the votes of the list before among fewer."""
    told = [tally.is_later for tally in lists]
    votes = [{who(text, entry): entry.figure.votes for entry in tally.entries} for tally in lists]
    by_name: dict[str, set[int]] = {}
    for at, mine in enumerate(votes):
        for name in mine if told[at] is None else ():
            by_name.setdefault(name, set()).add(at)
    nowhere: set[int] = set()
    first: list[Tally] = []
    later: list[Tally] = []
    last: dict[str, int] = {}
    for tally, sure, mine in zip(lists, told, votes, strict=True):
        whose = nowhere if sure is None else set.intersection(*(by_name.get(name, nowhere) for name in mine))
        shared_out = sure is None and first and _is_next(first[-1], tally) and _grow(last, mine, 1)
        alone = tally.is_last_count or shared_out or (sure is not None and tally.is_numbered_count)
        if alone or any(sure or _grow(votes[at], mine) for at in whose):
            later.append(tally)
        else:
            first.append(tally)
            last = mine
    return first, later


def _grow(first: Mapping[str, int], later: Mapping[str, int], least: int = 0) -> bool:
    """Whether some of a list have as many votes in another, or more, in which others are left out."""
    return later.keys() < first.keys() and all(votes - first[name] >= least for name, votes in later.items())


def _is_next(before: Tally, tally: Tally) -> bool:
    """Whether lists of candidates follow each other in a post, the second of no more votes, and undated."""
    both = before.named and tally.named and before.post is tally.post
    return both and tally.total <= before.total and not any(map(str.isdigit, tally.near))


class _LaterCounts:
    """The later counts of a page, found by those who stand in them."""

    def __init__(self, text: str, later: Sequence[Tally]) -> None:
        self._text = text
        self._counts = [(tally, {who(text, entry) for entry in tally.entries}) for tally in reversed(later)]
        self._by_one: dict[str, list[int]] = {}
        for at, (_, standing) in enumerate(self._counts):
            if len(standing) > 1:
                self._by_one.setdefault(min(standing), []).append(at)

    def of_these(self, rows: Sequence[Row]) -> list[Tally]:
        """The later counts of those who stand in a contest, the last first."""
        if not self._by_one:
            return []
        names = {surname_of(self._text, row.entry) for row in rows if row.name is not None}
        places = sorted(at for name in names for at in self._by_one.get(name, ()))
        return [self._counts[at][0] for at in places if self._counts[at][1] <= names]


def _of_one_country(text: str, lists: Sequence[Tally]) -> list[Tally]:
    """The lists of a page, those whose words do not tell it of the one country that all others are of."""
    told = {country_of(parties_printed(text, tally.entries)) for tally in lists} - {None}
    if len(told) != 1 or told == {HOME}:
        return list(lists)
    country = told.pop()
    return [tally._replace(entries=tuple(with_parties(text, tally.entries, country))) for tally in lists]


def _first_has_the_seat(text: str, rows: Sequence[Row], seats: int | None) -> bool:
    """Whether the first on first preferences is elected, as the votes or the words beside them tell."""
    if seats != 1:
        return False
    first = max(rows, key=lambda row: row.entry.figure.votes)
    if 2 * first.entry.figure.votes > sum(row.entry.figure.votes for row in rows):
        return True
    tally = first.tally
    return _is_of(first, text, [*holders_in(tally.after), *_gaining(tally.after), *_gaining(tally.lead)])


def _winner_of(text: str, rows: Sequence[Row], counts: Sequence[Tally], seats: int | None) -> Row | None:
    """Who has the most votes in the last count of a contest for one seat, which is of some of those who stood
    in it."""
    if seats not in (None, 1):
        return None
    by_surname = {surname_of(text, row.entry): row for row in rows if row.name is not None}
    for tally in counts[:1] if seats == 1 else filter(attrgetter("preferred"), counts):
        first = max(tally.entries, key=lambda entry: entry.figure.votes)
        if len(tally.entries) == _LEFT or 2 * first.figure.votes > tally.total:
            return by_surname[who(text, first)]
    said = PREFERRED.search(rows[0].tally.after) if by_surname else None
    if said is None:
        return None
    # "Two-candidate-preferred: Lee 51.8%, Ray 48.2%"
    line = rows[0].tally.after[said.end() :].partition("\n")[0]
    shares = {
        surname: float(share["share"])
        for share in _SHARE_OF.finditer(line)
        if (surname := share["surname"].lower()) in by_surname
    }
    return by_surname[max(shares, key=shares.__getitem__)] if len(shares) == 2 else None


_LEFT: Final = 2  # in the last count of one seat
_SHARE_OF: Final = lazy(
    r"(?P<surname>[^\W\d_][\w'’-]*)(?:\s\([^()]*\))?[:,]?\s(?:on\s|with\s)?(?P<share>\d{1,2}(?:\.\d+)?)\s?%"
)


def _told(
    text: str,
    rows: Sequence[Row],
    contest: Contest,
    sayings: _Sayings,
    won: Set[str],
    *,
    preferential: bool,
    in_part: bool,
) -> tuple[Contest, dict[int, bool | None]]:
    """A contest with as many seats as its page says are filled, and whether each row is of somebody elected,
    by the place of its figure, where votes do not tell it: they are first preferences, or a part of all.

    ``won``: who has a mark in a later count.
    """
    seats = contest.seats
    undecided = preferential or in_part
    if preferential and not in_part:
        if _first_has_the_seat(text, rows, seats):
            return contest, {}
    elif not in_part and seats is not None:
        return contest, {}
    standing = Standing(
        [text[slice(*name)] if (name := row.entry.label.name) else None for row in rows],
        [row.entry.label.party_id for row in rows],
        [row.entry.figure.votes for row in rows],
        contest.area,
        contest.by_election,
    )
    marked = [at for at, row in enumerate(rows) if row.entry.won or who(text, row.entry) in won]
    marked = marked if undecided else []
    filled = seats
    told: list[bool | None] = [None] * len(rows)
    for words in sayings.of(rows, of_page_alone=in_part and not preferential):
        filled, told = elected_as_said(standing, words, seats, undecided=undecided, marked=marked)
        if any(told):
            break
    if preferential and told.count(True) < (seats or 0) and (page := sayings.of_everything(rows)):
        # later counts stand in posts of their own
        _, all_told = elected_as_said(standing, page, seats, undecided=undecided, marked=marked)
        told = all_told if all_told.count(True) == seats else told
    by_place = dict(zip([row.entry.figure.votes_start for row in rows], told, strict=True))
    contest = replace(contest, seats=filled)
    return replace(contest, majority=None) if in_part else _with_majority(contest, rows, by_place), by_place


def _with_majority(contest: Contest, rows: Sequence[Row], said: Mapping[int, bool | None]) -> Contest:
    """A contest with what lies between its first two, where words tell who is elected."""
    if contest.valid_votes is None:
        return contest
    ranked = sorted(rows, key=lambda row: -row.entry.figure.votes)
    first_is = bool(ranked) and said.get(ranked[0].entry.figure.votes_start) is True
    votes = [row.entry.figure.votes for row in ranked]
    return replace(contest, majority=majority_of(votes, contest.seats, first_is_elected=first_is))


class _Sayings:
    """What the words of a page say of who is elected: those of the posts in which the rows of a contest
    stand, then those on its races on the whole page, where nobody of these stands in another contest."""

    def __init__(self, text: str, fields: Sequence[Sequence[Row]]) -> None:
        self._text = text
        self._of_posts: dict[str, Saying] = {}
        self._alone = len(fields) == 1  # a quota on the page is of its one contest
        self._times = Counter(
            surname for rows in fields for surname in {surname_of(text, row.entry) for row in rows} if surname
        )

    def of(self, rows: Sequence[Row], *, of_page_alone: bool) -> Iterator[Saying]:
        text = self._text
        if of_page_alone:  # "was elected" elsewhere in the post of a part of the votes is of another day
            yield Saying.of("\n".join(row.tally.after.partition("\n")[0] for row in rows[-1:]))
        else:
            posts = {row.tally.post.id: row.tally.post for row in rows}
            place = " ".join(posts)
            if place not in self._of_posts:
                words = "\n".join(text[post.char_start : post.char_end] for post in posts.values())
                self._of_posts[place] = Saying.of(words)
            yield self._of_posts[place]
        if self._stand_nowhere_else(rows):
            yield self._of_page

    def of_everything(self, rows: Sequence[Row]) -> Saying | None:
        """What the words of all posts say, where nobody of these stands in another contest."""
        return self._of_all_posts if self._stand_nowhere_else(rows) else None

    @cached_property
    def _of_page(self) -> Saying:
        return Saying.of_page(self._text)

    @cached_property
    def _of_all_posts(self) -> Saying:
        said = Saying.of(self._text)
        return said if self._alone else said._replace(quota=None)

    def _stand_nowhere_else(self, rows: Sequence[Row]) -> bool:
        return all(self._times[surname_of(self._text, row.entry)] <= 1 for row in rows)


def _is_held(text: str, rows: Sequence[Row]) -> bool:
    """Whether words beside a list, in which nobody's party stands twice, say that the party of the first has
    the seat."""
    if len(rows) < _LEFT:
        return False
    first, second, *_ = sorted(rows, key=lambda row: -row.entry.figure.votes)
    stand = Counter(row.party for row in rows if row.party != INDEPENDENT)
    tied = first.entry.figure.votes == second.entry.figure.votes
    if tied or stand[first.party] != 1 or max(stand.values()) > 1 or not first.party:
        return False
    return any(_is_of(first, text, _holding(tally)) for tally in _lists_of(rows))


def _holding(tally: Tally) -> Iterator[str]:
    """The parties of which the words beside a list say that they have the seat."""
    yield from holders_in("\n".join((*reversed(tally.over[:3]), tally.near, tally.after)))
    yield from _gaining(tally.lead) if tally.named else ()


def _lists_of(rows: Sequence[Row]) -> Iterable[Tally]:
    """The lists that rows are of, each once."""
    return {row.tally.start: row.tally for row in rows}.values()


def _gaining(lead: str) -> Iterator[str]:
    """The parties of which the words before a list say that they have the seat now."""
    gains = gains_in(lead, 0, len(lead))
    return (gain["party"] for gain in gains if not _OF_SEVERAL.match(lead, gain.end()))


# "Labour took [its first seat] in Elm", where others may have been filled
_OF_SEVERAL: Final = lazy(r"\s(?:one|(?:its|their|the)\s(?:first|second|third|fourth|fifth|last))\b")


def _is_of(row: Row, text: str, parties: Iterable[str]) -> bool:
    """Whether somebody is of one of these parties."""
    printed = text[slice(*label)].lower() if (label := row.entry.label.party) else None
    return any(
        party.lower() == printed or row.party in (party_in_list(party), party_abroad(party))
        for party in parties
    )


def _summed(text: str, contest: Contest, rows: Sequence[Row]) -> Contest:
    by_election = contest.by_election
    if by_election is None:
        by_election = by_elections.declared(contest.id, contest.name)
    seats = contest.seats
    if seats is None:
        said = [found for row in rows if (found := seats_in(row.tally.lead))]
        votes_of_all = sum(row.entry.figure.votes for row in rows)
        named = any(row.name is not None for row in rows)
        one = is_of_one_seat(contest.kind, votes_of_all, named=named) or _is_held(text, rows)
        seats = said[0] if said else 1 if one else None
    contest = replace(contest, by_election=by_election, seats=seats)
    if not all(row.entry.figure.counted for row in rows):
        return contest
    votes = sorted((row.entry.figure.votes for row in rows), reverse=True)
    return replace(contest, valid_votes=sum(votes) if votes else None, majority=majority_of(votes, seats))


def _with_turnouts(
    text: str, contests: Sequence[Contest], groups: Sequence[Group], stated: Iterable[Turnout], source: Source
) -> list[Contest]:
    field = field_of(source, text)
    in_post: dict[str, list[tuple[int, Tally]]] = {}
    for place, (_, members) in enumerate(groups):
        for member in members:
            in_post.setdefault(member.tally.post.id, []).append((place, member.tally))
    for lists in in_post.values():
        lists.sort(key=lambda it: it[1].start)
    areas = Areas(contest.area and contest.area.casefold() for contest in contests)
    sizes = sorted(
        (contest.valid_votes, place)
        for place, contest in enumerate(contests)
        if place >= len(field.contests) and contest.valid_votes
    )
    mine: dict[int, list[Turnout]] = {}
    for found in stated:
        its = _contest_of(text, found, contests, in_post, field, sizes, areas)
        if its is not None:
            mine.setdefault(its, []).append(found)
    result = list(contests)
    for place, found_of_it in mine.items():
        several = [found for found in found_of_it if _is_of_its_year(text, found, *groups[place])]
        if not several:
            continue
        best = max(
            several, key=lambda t: (t.pct is not None, t.corrected, t.ballots is not None, t.exact, -t.start)
        )
        ballots = next((t.ballots for t in [best, *several] if t.ballots is not None), None)
        result[place] = replace(result[place], turnout_pct=best.pct, ballots=ballots)
    return result


def _is_of_its_year(text: str, found: Turnout, contest: Contest, members: Sequence[Listed]) -> bool:
    """Whether the year that a turnout is said to be of, if any is, is that of its contest: of one without a
    date a year that is printed above its list."""
    if found.year is None:
        return True
    if contest.date is not None:
        return contest.date.startswith(found.year)
    return any(found.year in "\n".join((one.tally.near, *one.tally.over)) for one in members)


def _contest_of(
    text: str,
    found: Turnout,
    contests: Sequence[Contest],
    in_post: dict[str, list[tuple[int, Tally]]],
    field: Field,
    sizes: Sequence[tuple[int, int]],
    areas: Areas,
) -> int | None:
    """The contest a turnout is of: the one its sentence names, else the one whose list it stands with, else
    the one it fits best.

    ``sizes``: valid votes and place of the contests that nobody declared, in order of the votes.
    """
    named = [
        (len(area), -place)
        for area, place in areas.named_in(found.lead.casefold())
        if found.placed or place >= len(field.contests)
    ]
    if named or found.placed:
        return -max(named)[1] if named else None
    beside = _list_beside(text, found, contests, in_post.get(found.post.id, ()))
    if beside is not None:
        return beside
    if found.post.kind in ("tweet", "email") and not found.exact:
        return None
    evidence = ContestEvidence.of(
        found.lead, found.lead, text[max(found.post.char_start, found.start - WIDE) : found.start]
    )
    ballots = found.ballots or 0
    best: list[tuple[int, int, int]] = []
    for place, contest in enumerate(contests[: max(1, len(field.contests))]):
        declared = place < len(field.contests)
        points = score(evidence, contest, field) if declared else 0 if len(contests) == 1 else -6
        if ballots and contest.valid_votes:
            points += 6 if _fits(ballots, contest.valid_votes) else -8
        best.append((points, contest.kind == "parliamentary", -place))
    # Of the others only those that as many voted in can be meant.
    stop = bisect_right(sizes, (ballots, len(contests)))
    for votes, place in reversed(sizes[max(0, stop - _MOST_ALIKE) : stop]):
        if _fits(ballots, votes):
            best.append((0, contests[place].kind == "parliamentary", -place))
    if not best:
        return None
    points, _, minus_place = max(best)
    return -minus_place if points >= 0 else None


def _list_beside(
    text: str, found: Turnout, contests: Sequence[Contest], lists: Sequence[tuple[int, Tally]]
) -> int | None:
    """The contest whose list, of those in its post, a turnout stands with: the one under it where that is
    named over it, else the nearest, before that one which follows; one of several places only with a list
    that is."""
    if turnout.are_of_many(found.lead) and len({contest.area for contest in contests}) > 1:
        lists = [it for it in lists if turnout.are_of_many(it[1].lead) or mentions(it[1].near, _OF_A_REGION)]
    first = bisect_right(lists, found.start, key=lambda it: it[1].start)
    lists = sorted(lists[max(0, first - _MOST_ALIKE) : first + _MOST_ALIKE], key=itemgetter(0))
    for place, tally in lists:
        area = contests[place].area
        if area and tally.section <= found.start < tally.start and area in text[tally.section : found.start]:
            return place
    distances = [
        (abs(found.start - tally.end) + (0 if found.start > tally.start else 10_000), place)
        for place, tally in lists
    ]
    return min(distances)[1] if distances else None


def _fits(ballots: int, votes: int) -> bool:
    return votes <= ballots <= votes * _PAPERS


def _numbered(
    analysis: Analysis,
    posts: Sequence[Post],
    contests: Sequence[Contest],
    rows: Sequence[tuple[Contest, Row]],
    said: Mapping[int, bool | None],
) -> Figures:
    """Rows with ids, ranks and candidates; ``said``: who is elected where votes do not tell, by the place of
    their figures."""
    text = analysis.text
    seats = {contest.id: contest.seats for contest in contests}
    votes: dict[str, list[int]] = {}
    for contest, row in rows:
        votes.setdefault(contest.id, []).append(row.entry.figure.votes)
    for several in votes.values():
        several.sort()
    rows = sorted(rows, key=lambda pair: pair[1].entry.figure.votes_start)
    figures = [row.entry.figure for _, row in rows if row.name is None]
    unnamed = Counter(figure.votes for figure in figures if figure.counted)
    linked = winners.find(analysis, posts, {figure for figure, count in unnamed.items() if count == 1})
    names = [_name_of(row, linked) for _, row in rows]
    spans = [(row.entry.figure if row.alone else row.entry.label).start for _, row in rows]
    places = [
        (row.tally.post.id, begin, row.entry.figure.end) for begin, (_, row) in zip(spans, rows, strict=True)
    ]
    candidate_ids = _ids([(name.post.id, name.start, name.end) if name else None for name in names], "c")
    result_ids = _ids(places, "r")
    candidates: list[Candidate] = []
    results: list[Result] = []
    for at, (contest, row) in enumerate(rows):
        entry, figure = row.entry, row.entry.figure
        name, party = names[at], entry.label.party
        party_id, printed = entry.label.party_id, text[slice(*party)] if party else None
        if name is not None:
            whose = text[name.start : name.end]
            own = name.post.id, contest.id, whose, party_id, printed, name.start, name.end
            candidates.append(Candidate(candidate_ids[at], *own))
        several = votes[contest.id]
        up_to = bisect_right(several, figure.votes)
        before, level = len(several) - up_to, up_to - bisect_left(several, figure.votes)
        results.append(
            Result(
                id=result_ids[at],
                post_id=places[at][0],
                contest_id=contest.id,
                candidate_id=candidate_ids[at] if name is not None else None,
                party_id=party_id,
                party_as_printed=printed,
                votes=figure.votes if figure.counted else None,
                share_pct=figure.share,
                change_pct=figure.change,
                rank=before + 1 if figure.counted else None,
                elected=said.get(figure.votes_start, is_elected(before, level, seats[contest.id])),
                char_start=places[at][1],
                char_end=places[at][2],
            )
        )
    candidates.sort(key=attrgetter("char_start"))
    return Figures(tuple(contests), tuple(candidates), tuple(results))


def _name_of(row: Row, linked: Mapping[int, Winner]) -> Winner | None:
    """Whose result it is: the name beside it, else who is said elsewhere to have as many votes."""
    label = row.entry.label
    if label.name is not None:
        return Winner(row.tally.post, *label.name, label.party_id)
    winner = linked.get(row.entry.figure.votes)
    return winner if winner is not None and winner.party_id in (None, label.party_id) else None


def _ids(places: Sequence[tuple[str, int, int] | None], letter: str) -> list[str]:
    """Ids in the order of ``places``, numbered within each post in order of place; "" where there is none."""
    count: Counter[str] = Counter()
    ids = [""] * len(places)
    for (post_id, _, _), at in sorted((place, at) for at, place in enumerate(places) if place is not None):
        count[post_id] += 1
        ids[at] = f"{post_id}-{letter}{count[post_id]}"
    return ids
