"""From a page's posts to its contests, candidates and results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rsdata.model import Candidate, Contest, Post, Result, Source
from rsdata.parse import contests as choose
from rsdata.parse import referendums, tallies, turnout, winners
from rsdata.parse.contests import Evidence, Field
from rsdata.parse.tallies import Entry, Tally
from rsdata.parse.turnout import Turnout

_ENOUGH: Final = 1  # points a declared contest needs to have a list
_PAPERS: Final = 1.04  # ballots may exceed valid votes by so much: rejected papers
_WIDE: Final = 700
_INDEPENDENT: Final = "independent"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a page says of contests: declared ones first, results and candidates in page order."""

    contests: tuple[Contest, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    results: tuple[Result, ...] = ()


@dataclass(slots=True)
class _Row:
    """One contestant's figure, and in which tally it is printed."""

    tally: Tally
    entry: Entry
    alone: bool  # its offsets are the figure's: a list with several figures per party
    name: str | None
    party: str  # id, or as printed in lower case
    nth: int  # among the party's figures in its tally


def read_results(text: str, posts: Sequence[Post], source: Source) -> Figures:
    """Every result of a page, with the contests they belong to.

    Which declared contest a list is of is decided by evidence; a list that fits none makes a contest of its
    own. What is printed twice is one row, the fuller printing.
    """
    ordered = sorted(posts, key=lambda post: post.char_start)
    lists = [tally for post in ordered for tally in [*tallies.find(text, post), *referendums.find(text, post)]]
    stated = [found for post in ordered for found in turnout.find(text, post)]
    groups = _grouped(text, lists, source)
    contests: list[Contest] = []
    rows: list[tuple[Contest, _Row]] = []
    for contest, members in groups:
        mine = _merged(text, members)
        rows.extend((contest, row) for row in mine)
        contests.append(_summed(contest, mine))
    contests = _with_turnouts(text, contests, groups, stated, source)
    return _numbered(text, ordered, contests, rows)


def _evidence(text: str, tally: Tally) -> Evidence:
    wide = (
        f"{tally.post.heading or ''}\n{text[max(tally.post.char_start, tally.start - _WIDE) : tally.start]}"
    )
    return Evidence(tally.lead, tally.near, wide, tally.total, tally.per_party, tally.named)


def _grouped(text: str, lists: Sequence[Tally], source: Source) -> list[tuple[Contest, list[Tally]]]:
    """Each contest with its lists: the declared ones in their order, then those found."""
    field = Field.of(source.contests, source.published)
    declared: list[tuple[Contest, list[Tally]]] = [(contest, []) for contest in source.contests]
    evidence = [_evidence(text, tally) for tally in lists]
    scored = sorted(
        (
            (choose.score(evidence[at], contest, field), -at, -place)
            for at in range(len(lists))
            for place, contest in enumerate(source.contests)
        ),
        reverse=True,
    )
    taken: set[int] = set()
    for points, minus_at, minus_place in scored:
        at, members = -minus_at, declared[-minus_place][1]
        if (
            points >= _ENOUGH
            and at not in taken
            and (
            not members or any(_same(text, lists[at], member, source.contests[-minus_place].seats) for member in members)
        )
        ):
            members.append(lists[at])
            taken.add(at)
    found: list[tuple[Contest, list[Tally]]] = []
    national = bool(lists) and choose.is_national(text)
    for at, tally in enumerate(lists):
        if at in taken:
            continue
        for _, members in [*declared, *found]:
            if any(_same_printing(text, tally, member) or _recount(text, tally, member) for member in members):
                members.append(tally)
                break
        else:
            contest = choose.undeclared(source.id, len(found) + 1, evidence[at], national)
            found.append((contest, [tally]))
    return declared + found


def _keys(text: str, tally: Tally) -> set[tuple[str, int]]:
    return {(_party_key(text, entry), entry.figure.votes) for entry in tally.entries}


def _same_printing(text: str, one: Tally, other: Tally) -> bool:
    """Whether two lists print the same figures, at least in part."""
    mine, theirs = _keys(text, one), _keys(text, other)
    return len(mine & theirs) >= max(2, min(len(mine), len(theirs)) / 2)


def _same(text: str, one: Tally, other: Tally, seats: int | None) -> bool:
    """Whether two lists may be of one contest: one printed twice, a recount, or two halves."""
    return _same_printing(text, one, other) or _recount(text, one, other) or seats == 1 and _halves(text, one, other)


def _recount(text: str, one: Tally, other: Tally) -> bool:
    """Whether two lists have the same contestants with nearly the same votes."""
    mine = {_who(text, entry): entry.figure.votes for entry in one.entries}
    theirs = {_who(text, entry): entry.figure.votes for entry in other.entries}
    both = mine.keys() & theirs.keys()
    return len(both) >= 2 and all(abs(mine[who] - theirs[who]) <= max(5, theirs[who] // 50) for who in both)


def _halves(text: str, one: Tally, other: Tally) -> bool:
    """Whether two lists of candidates in one post have no party in common: one list over two paragraphs."""
    if not (one.named and other.named and one.post.id == other.post.id):
        return False
    mine, theirs = ({_party_key(text, entry) for entry in tally.entries} - {_INDEPENDENT} for tally in (one, other))
    return not mine & theirs


def _who(text: str, entry: Entry) -> str:
    return _folded(text, entry.label.name) or _party_key(text, entry)


def _party_key(text: str, entry: Entry) -> str:
    return entry.label.party_id or _folded(text, entry.label.party)


def _folded(text: str, span: tuple[int, int] | None) -> str:
    return " ".join(text[slice(*span)].casefold().split()) if span else ""


def _rows(text: str, tally: Tally) -> Iterator[_Row]:
    alone = tally.per_party > 1
    count: Counter[str] = Counter()
    for entry in tally.entries:
        party = _party_key(text, entry)
        count[party] += 1
        yield _Row(tally, entry, alone, _folded(text, entry.label.name) or None, party, count[party])


def _merged(text: str, members: Sequence[Tally]) -> list[_Row]:
    """One row per contestant, the fuller and then the later list first."""
    best: list[_Row] = []
    names: set[str] = set()
    figures: Counter[tuple[str, int]] = Counter()
    parties: set[tuple[str, int]] = set()
    for tally in sorted(members, key=lambda t: (-len(t.entries), -_fullness(t), -t.post.sequence, t.start)):
        known_figures, known_parties = figures.copy(), parties.copy()
        for row in _rows(text, tally):
            key = (row.party, row.entry.figure.votes)
            if row.name is not None and row.name in names:
                continue
            if known_figures[key] > 0:  # the same figure, printed with or without its name
                known_figures[key] -= 1
                continue
            if row.name is None and (row.party, row.nth) in known_parties:
                continue
            best.append(row)
            if row.name is not None:
                names.add(row.name)
            figures[key] += 1
            parties.add((row.party, row.nth))
    return sorted(best, key=lambda row: row.entry.figure.votes_start)


def _fullness(tally: Tally) -> int:
    return sum(
        (entry.label.name is not None) + (entry.figure.share is not None) + (entry.figure.change is not None)
        for entry in tally.entries
    )


def _summed(contest: Contest, rows: Sequence[_Row]) -> Contest:
    by_election = contest.by_election
    if by_election is None and "-contest-" not in contest.id:
        by_election = choose.is_by_election(contest)
    seats = contest.seats
    if seats is None:
        said = [found for row in rows if (found := choose.seats_in(row.tally.lead))]
        seats = said[0] if said else 1 if contest.kind == "parliamentary" else None
    votes = sorted((row.entry.figure.votes for row in rows), reverse=True)
    majority = votes[0] - votes[1] if seats == 1 and len(votes) >= 2 else None
    return replace(
        contest,
        by_election=by_election,
        seats=seats,
        valid_votes=sum(votes) if votes else None,
        majority=majority,
    )


def _with_turnouts(
    text: str,
    contests: Sequence[Contest],
    groups: Sequence[tuple[Contest, list[Tally]]],
    stated: Iterable[Turnout],
    source: Source,
) -> list[Contest]:
    field = Field.of(source.contests, source.published)
    mine: dict[int, list[Turnout]] = {}
    for found in stated:
        place = _contest_of(text, found, contests, groups, field)
        if place is not None:
            mine.setdefault(place, []).append(found)
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
    groups: Sequence[tuple[Contest, list[Tally]]],
    field: Field,
) -> int | None:
    """The contest a turnout is of: the one whose list it stands with, else the one it fits best."""
    beside = [
        (abs(found.start - tally.end) + (0 if found.start > tally.start else 10_000), place)
        for place, (_, members) in enumerate(groups)
        for tally in members
        if tally.post.id == found.post.id
    ]
    if beside:
        return min(beside)[1]
    if found.post.kind in ("tweet", "email") and not found.exact:
        return None
    evidence = Evidence(found.lead, found.lead, text[found.post.char_start : found.start], None)
    best: list[tuple[int, int, int]] = []
    for place, contest in enumerate(contests):
        declared = place < len(field.contests)
        points = choose.score(evidence, contest, field) if declared else 0 if len(contests) == 1 else -6
        if found.ballots and contest.valid_votes:
            points += 6 if contest.valid_votes <= found.ballots <= contest.valid_votes * _PAPERS else -8
        best.append((points, contest.kind == "parliamentary", -place))
    if not best:
        return None
    points, _, minus_place = max(best)
    return -minus_place if points >= 0 else None


def _numbered(
    text: str, posts: Sequence[Post], contests: Sequence[Contest], rows: Sequence[tuple[Contest, _Row]]
) -> Figures:
    """Rows with ids, ranks and candidates."""
    by_id = {contest.id: contest for contest in contests}
    votes: dict[str, list[int]] = {}
    for contest, row in rows:
        votes.setdefault(contest.id, []).append(row.entry.figure.votes)
    for several in votes.values():
        several.sort(reverse=True)
    rows = sorted(rows, key=lambda pair: pair[1].entry.figure.votes_start)
    unnamed = Counter(row.entry.figure.votes for _, row in rows if row.name is None)
    linked = winners.find(text, posts, {figure for figure, count in unnamed.items() if count == 1})
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
        several = votes[contest.id]
        rank = several.index(figure.votes) + 1
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
                rank=rank,
                elected=_elected(figure.votes, several, by_id[contest.id].seats),
                char_start=figure.votes_start if row.alone else entry.label.start,
                char_end=figure.votes_end if row.alone else figure.end,
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


def _elected(votes: int, several: Sequence[int], seats: int | None) -> bool | None:
    """Whether so many votes win one of the seats; None where a tie straddles the last of them."""
    if seats is None:
        return None
    ahead = sum(other > votes for other in several)
    equal = sum(other == votes for other in several)
    if ahead + equal <= seats:
        return True
    return False if ahead >= seats else None


def _ids(items: Sequence[Candidate] | Sequence[Result], letter: str) -> list[str]:
    """Ids in the order of ``items``, numbered within each post in order of place."""
    order = sorted(range(len(items)), key=lambda at: (items[at].char_start, items[at].char_end))
    count: Counter[str] = Counter()
    ids = [""] * len(items)
    for at in order:
        count[items[at].post_id] += 1
        ids[at] = f"{items[at].post_id}-{letter}{count[items[at].post_id]}"
    return ids
