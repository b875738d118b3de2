"""From a page's posts to its contests, candidates and results."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from rsdata.language import by_elections
from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line
from rsdata.language.parties import country_of
from rsdata.language.patterns import lazy
from rsdata.model import Candidate, Contest, Post, Result, Source
from rsdata.reference import HOME
from rsdata.results import lists as tallies
from rsdata.results import referendums, turnout, winners
from rsdata.results.contest_evidence import ContestEvidence, seats_in
from rsdata.results.contest_titles import page_title
from rsdata.results.contestants import parties_printed, with_parties
from rsdata.results.contests import Field, score
from rsdata.results.grouping import WIDE, Group, Row, gather, merged, surname_of
from rsdata.results.lists import PREFERRED, Tally
from rsdata.results.standings import elected_as_said, is_elected, is_first_elected, majority_of
from rsdata.results.turnout import Turnout

_MOST_ALIKE: Final = 40  # undeclared contests with as many votes that a turnout is compared with
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
    options: dict[str, tuple[int, int] | None] = {}
    lists = [
        tally
        for post in ordered
        for tally in [*tallies.find(analysis, post), *referendums.find(analysis, post, options)]
    ]
    last_counts = [tally for tally in lists if tally.is_last_count]
    lists = _of_one_country(text, [tally for tally in lists if not tally.is_last_count])
    stated = [found for post in ordered for found in turnout.find(analysis, post)]
    groups = gather(text, lists, source)
    nameless = [at for at, (contest, _) in enumerate(groups) if contest.area is None]
    if len(nameless) == 1 and not source.contests:
        own = [line.text for line in analysis.lines[:2] if not _has_a_list(line, lists)]
        title = page_title(own, text)
        if title is not None:
            contest, members = groups[nameless[0]]
            groups[nameless[0]] = replace(contest, area=title.area, name=title.name), members
    contests: list[Contest] = []
    rows: list[tuple[Contest, Row]] = []
    said: dict[int, bool | None] = {}
    for contest, members in groups:
        mine = merged(text, members)
        rows.extend((contest, row) for row in mine)
        contests.append(_summed(contest, mine))
        if (winner := _winner_of(text, mine, last_counts)) is not None:
            said |= {row.entry.figure.votes_start: row is winner for row in mine}
            continue
        told_later = any(one.tally.preferential and not one.tally.elected for one in members)
        if told_later and not _first_has_the_seat(text, mine, contest.seats):
            said |= _said(text, mine, contest.seats)
    contests = _with_turnouts(text, contests, groups, stated, source)
    return _numbered(analysis, ordered, contests, rows, said)


def _of_one_country(text: str, lists: Sequence[Tally]) -> list[Tally]:
    """The lists of a page, those whose words do not tell it of the one country that all others are of."""
    told = {country_of(parties_printed(text, tally.entries)) for tally in lists} - {None}
    if len(told) != 1 or told == {HOME}:
        return list(lists)
    country = told.pop()
    return [tally._replace(entries=tuple(with_parties(text, tally.entries, country))) for tally in lists]


def _has_a_list(line: Line, lists: Iterable[Tally]) -> bool:
    return any(line.start <= tally.start < line.end for tally in lists)


def _first_has_the_seat(text: str, rows: Sequence[Row], seats: int | None) -> bool:
    """Whether the first on first preferences is elected, as the votes or the words under them tell."""
    votes = [row.entry.figure.votes for row in rows]
    first = max(rows, key=lambda row: row.entry.figure.votes, default=None)
    if first is None:
        return False
    party = first.entry.label.party
    return is_first_elected(votes, text[slice(*party)] if party else None, first.tally.after, seats)


def _winner_of(text: str, rows: Sequence[Row], last_counts: Sequence[Tally]) -> Row | None:
    """Who has the most votes in the last count of a contest, which is of some of those who stood in it."""
    by_surname = {surname_of(text, row.entry): row for row in rows if row.name is not None}
    for tally in last_counts:
        surnames = [surname_of(text, entry) for entry in tally.entries]
        if all(surname in by_surname for surname in surnames) and len(set(surnames)) > 1:
            first = max(tally.entries, key=lambda entry: entry.figure.votes)
            return by_surname[surname_of(text, first)]
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


_SHARE_OF: Final = lazy(
    r"(?P<surname>[^\W\d_][\w'’-]*)(?:\s\([^()]*\))?[:,]?\s(?:on\s|with\s)?(?P<share>\d{1,2}(?:\.\d+)?)\s?%"
)


def _said(text: str, rows: Sequence[Row], seats: int | None) -> dict[int, bool | None]:
    """Whether each row of first preferences is said to be of somebody elected, by the place of its figure."""
    posts = {row.tally.post.id: row.tally.post for row in rows}.values()
    words = "\n".join(text[post.char_start : post.char_end] for post in posts)
    names = [text[slice(*name)] if (name := row.entry.label.name) else None for row in rows]
    places = [row.entry.figure.votes_start for row in rows]
    votes = [row.entry.figure.votes for row in rows]
    return dict(zip(places, elected_as_said(names, votes, words, seats), strict=True))


def _summed(contest: Contest, rows: Sequence[Row]) -> Contest:
    by_election = contest.by_election
    if by_election is None:
        by_election = by_elections.declared(contest.id, contest.name)
    seats = contest.seats
    if seats is None:
        said = [found for row in rows if (found := seats_in(row.tally.lead))]
        seats = said[0] if said else 1 if contest.kind == "parliamentary" else None
    votes = sorted((row.entry.figure.votes for row in rows), reverse=True)
    return replace(
        contest,
        by_election=by_election,
        seats=seats,
        valid_votes=sum(votes) if votes else None,
        majority=majority_of(votes, seats),
    )


def _with_turnouts(
    text: str,
    contests: Sequence[Contest],
    groups: Sequence[Group],
    stated: Iterable[Turnout],
    source: Source,
) -> list[Contest]:
    field = Field.of(source.contests, source.published)
    in_post: dict[str, list[tuple[int, Tally]]] = {}
    for place, (_, members) in enumerate(groups):
        for member in members:
            in_post.setdefault(member.tally.post.id, []).append((place, member.tally))
    sizes = sorted(
        (contest.valid_votes, place)
        for place, contest in enumerate(contests)
        if place >= len(field.contests) and contest.valid_votes
    )
    mine: dict[int, list[Turnout]] = {}
    for found in stated:
        its = _contest_of(text, found, contests, in_post, field, sizes)
        if its is not None:
            mine.setdefault(its, []).append(found)
    result = list(contests)
    for place, several in mine.items():
        best = max(several, key=lambda t: (t.ballots is not None, t.exact, -t.start))
        ballots = next((t.ballots for t in [best, *several] if t.ballots is not None), None)
        result[place] = replace(result[place], turnout_pct=best.pct, ballots=result[place].ballots or ballots)
    return result


def _contest_of(
    text: str,
    found: Turnout,
    contests: Sequence[Contest],
    in_post: dict[str, list[tuple[int, Tally]]],
    field: Field,
    sizes: Sequence[tuple[int, int]],
) -> int | None:
    """The contest a turnout is of: the one its sentence names, else the one whose list it stands with, else
    the one it fits best.

    ``sizes``: valid votes and place of the contests that nobody declared, in order of the votes.
    """
    named = [
        (len(contest.area), -place)
        for place, contest in enumerate(contests)
        if place >= len(field.contests) and contest.area and contest.area in found.lead
    ]
    if named:
        return -max(named)[1]
    beside = [
        (abs(found.start - tally.end) + (0 if found.start > tally.start else 10_000), place)
        for place, tally in in_post.get(found.post.id, ())
    ]
    if beside:
        return min(beside)[1]
    if found.post.kind in ("tweet", "email") and not found.exact:
        return None
    evidence = ContestEvidence.of(
        found.lead, found.lead, text[max(found.post.char_start, found.start - WIDE) : found.start]
    )
    best: list[tuple[int, int, int]] = []
    for place, contest in enumerate(contests[: max(1, len(field.contests))]):
        declared = place < len(field.contests)
        points = score(evidence, contest, field) if declared else 0 if len(contests) == 1 else -6
        if found.ballots and contest.valid_votes:
            points += 6 if _fits(found.ballots, contest.valid_votes) else -8
        best.append((points, contest.kind == "parliamentary", -place))
    # Of the others only those that as many voted in can be meant.
    stop = bisect_right(sizes, (found.ballots or 0, len(contests)))
    for votes, place in reversed(sizes[max(0, stop - _MOST_ALIKE) : stop]):
        if len(contests) > 1 and found.ballots and _fits(found.ballots, votes):
            best.append((0, contests[place].kind == "parliamentary", -place))
    if not best:
        return None
    points, _, minus_place = max(best)
    return -minus_place if points >= 0 else None


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
    ahead = {contest_id: _ahead(several) for contest_id, several in votes.items()}
    level = {contest_id: Counter(several) for contest_id, several in votes.items()}
    rows = sorted(rows, key=lambda pair: pair[1].entry.figure.votes_start)
    unnamed = Counter(row.entry.figure.votes for _, row in rows if row.name is None)
    linked = winners.find(analysis, posts, {figure for figure, count in unnamed.items() if count == 1})
    people: list[Candidate] = []
    results: list[Result] = []
    standing: dict[int, int] = {}  # index of a result -> index of its candidate
    for contest, row in rows:
        entry, figure = row.entry, row.entry.figure
        name, post, party = entry.label.name, row.tally.post, entry.label.party
        printed = text[slice(*party)] if party else None
        if (
            name is None
            and (winner := linked.get(figure.votes))
            and winner.party_id in (None, entry.label.party_id)
        ):
            name, post = (winner.start, winner.end), winner.post
        if name is not None:
            standing[len(results)] = len(people)
            people.append(
                Candidate("", post.id, contest.id, text[slice(*name)], entry.label.party_id, printed, *name)
            )
        before = ahead[contest.id][figure.votes]
        results.append(
            Result(
                id="",
                post_id=row.tally.post.id,
                contest_id=contest.id,
                candidate_id=None,
                party_id=entry.label.party_id,
                party_as_printed=printed,
                votes=figure.votes,
                share_pct=figure.share,
                change_pct=figure.change,
                rank=before + 1,
                elected=said[figure.votes_start]
                if figure.votes_start in said
                else is_elected(before, level[contest.id][figure.votes], seats[contest.id]),
                char_start=figure.start if row.alone else entry.label.start,
                char_end=figure.end,
            )
        )
    candidate_ids, result_ids = _ids(people, "c"), _ids(results, "r")
    candidates = [replace(person, id=id_) for person, id_ in zip(people, candidate_ids, strict=True)]
    finished = [
        replace(
            result, id=result_ids[at], candidate_id=candidate_ids[standing[at]] if at in standing else None
        )
        for at, result in enumerate(results)
    ]
    candidates.sort(key=lambda candidate: candidate.char_start)
    return Figures(tuple(contests), tuple(candidates), tuple(finished))


def _ahead(votes: Sequence[int]) -> dict[int, int]:
    """How many have more votes, by the number of votes."""
    found: dict[int, int] = {}
    for place, several in enumerate(sorted(votes, reverse=True)):
        found.setdefault(several, place)
    return found


def _ids(items: Sequence[Candidate] | Sequence[Result], letter: str) -> list[str]:
    """Ids in the order of ``items``, numbered within each post in order of place."""
    order = sorted(range(len(items)), key=lambda at: (items[at].char_start, items[at].char_end))
    count: Counter[str] = Counter()
    ids = [""] * len(items)
    for at in order:
        count[items[at].post_id] += 1
        ids[at] = f"{items[at].post_id}-{letter}{count[items[at].post_id]}"
    return ids
