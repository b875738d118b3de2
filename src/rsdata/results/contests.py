"""Which contest a list of results, or a turnout, belongs to.

ContestEvidence decides. Each rule gives points for or against one declared contest; ``NEVER`` rules it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Final

from rsdata.language import by_elections
from rsdata.language.numbers import NUMBER_WORDS
from rsdata.language.patterns import Wording, lazy, mentions
from rsdata.language.sentences import is_abbreviation
from rsdata.language.word_lists import in_order, tagged
from rsdata.model import Contest, ContestKind, Source
from rsdata.named_tuples import NamedTuple
from rsdata.results.contest_evidence import (
    OTHER,
    ContestEvidence,
    is_headed_before,
    is_national,
    seats_in,
    speaks_of_before,
    tokens,
)
from rsdata.results.contest_titles import printed_name

NEVER: Final = -100
_OF_ONE_MEMBER: Final = tagged("parts of a country with one member")
_OF_A_COUNTY: Final = tagged("offices of a county")
_WHOLE: Final = in_order("whole parliaments")
_OF_ONE_HOLDER: Final = in_order("contests for an office of one")
_BEFORE_THE_LAST: Final = tagged("rounds that elect nobody")
_ONE_PLACE: Final = 250_000  # more votes than any one seat or ward has
_A_NIGHT: Final = timedelta(days=1)
_COUNTING: Final = timedelta(days=4)  # behind the polling day, in which its result may be dated
_TITLED: Final = 4  # points
_TITLE_LINES: Final = 2
_OLD_DAYS: Final = 60  # a contest this long before the newest one is history on its page


class Field(NamedTuple):
    """The declared contests together: what is distinctive of one depends on the others."""

    contests: tuple[Contest, ...]
    newest: date | None
    tokens: dict[str, set[str]]  # by contest id: the words that name its place
    titled: str | None = (
        None  # the id of the one contest of these days, where the page's title names its place
    )

    @classmethod
    def of(cls, contests: Sequence[Contest], published: str | None, title: str = "") -> Field:
        days = [day for contest in contests if (day := _day(contest.date))]
        page = _day(published)
        names = {contest.id: tokens(f"{contest.name or ''} {contest.area or ''}") for contest in contests}
        field = cls(tuple(contests), max(days) if days else page, names)
        now = [contest for contest in contests if not field.is_old(contest)]
        place = tokens(now[0].area or now[0].name or "") if len(now) == 1 else None
        return field._replace(titled=now[0].id) if place and place <= tokens(title) else field

    def is_old(self, contest: Contest) -> bool:
        day = _day(contest.date)
        return bool(day and self.newest and (self.newest - day).days > _OLD_DAYS)


class Areas:
    """The areas of contests, by the place of each contest, found in words by the last word of each."""

    def __init__(self, areas: Iterable[str | None]) -> None:
        self._areas: list[str | None] = []
        self._by_last_word: dict[str, list[int]] = {}
        self.extend(areas)

    def __len__(self) -> int:
        return len(self._areas)

    def extend(self, areas: Iterable[str | None]) -> None:
        for area in areas:
            self._areas.append(None)
            self[len(self) - 1] = area

    def __setitem__(self, place: int, area: str | None) -> None:
        if area != self._areas[place] and (words := _WORD.findall(area or "")):
            self._by_last_word.setdefault(words[-1], []).append(place)
        self._areas[place] = area

    def named_in(self, text: str) -> Iterator[tuple[str, int]]:
        """The areas that words name, each with its place, in order of the places."""
        words = set(_WORD.findall(text))
        for place in sorted({place for word in words for place in self._by_last_word.get(word, ())}):
            area = self._areas[place]
            if area and area in text:
                yield area, place


_WORD: Final = lazy(r"[^\W_]+")


def _by_date(evidence: ContestEvidence, contest: Contest, field: Field) -> int:
    day, when = _day(contest.date), evidence.when
    said = _day(evidence.day)
    if said is not None and day is not None:
        return 6 if said == day else 1 if day < said <= day + _COUNTING else NEVER
    if when is not None and day is not None:
        year, month = when
        if year is not None:
            near = {(one.year, one.month) for one in (day, day + _A_NIGHT)}
            return 6 if (year, month or day.month) in near else NEVER
        if month == day.month:
            return 6
    previous = evidence.previous or is_headed_before(evidence.near)
    if field.is_old(contest):
        return 2 if previous else -6
    return -6 if previous else 1


def _by_kind(evidence: ContestEvidence, contest: Contest, field: Field) -> int:
    points = -6 if evidence.other[0] and contest.kind != "other" else 0
    for local, national, weight in zip(evidence.local, evidence.national, (4, 1), strict=True):
        if local != national:
            matches = contest.kind == ("local" if local else "parliamentary")
            points += weight if matches else -weight
    return points


def _by_place(evidence: ContestEvidence, contest: Contest, field: Field) -> int:
    own = field.tokens[contest.id]
    if evidence.place is None and evidence.title is not None and own:
        return 6 if tokens(evidence.title.area) & own else -12 if evidence.title.firm else 0
    if evidence.place is not None and own:
        return 6 if tokens(evidence.place[0]) & own else -12
    if own & evidence.near_tokens:
        return 4
    if contest.id == field.titled and evidence.place is None and evidence.title is None:
        return 0 if speaks_of_before(evidence.near) else _TITLED
    return 1 if own & evidence.wide_tokens else 0


def _by_seats(evidence: ContestEvidence, contest: Contest, field: Field) -> int:
    if evidence.total is None:
        return 0
    if contest.seats is not None and (evidence.seats or 0) > 1 and evidence.seats != contest.seats:
        return NEVER
    if evidence.per_party > 1:
        seats, least = contest.seats, evidence.per_party
        return 0 if seats is None or seats > least else 4 if seats == least else NEVER
    return -2 if (contest.seats or 0) > 1 and not evidence.named else 0


def _by_size(evidence: ContestEvidence, contest: Contest, field: Field) -> int:
    if evidence.total is None:
        return 0
    if evidence.total > _ONE_PLACE:
        return NEVER
    if contest.kind == "parliamentary":
        return -4 if evidence.total < 3_000 else 1 if evidence.total > 12_000 else 0
    return -4 if contest.kind == "local" and evidence.total > 40_000 else 0


Rule = Callable[[ContestEvidence, Contest, Field], int]

# Each rule with a list that would without it be taken for another contest's: in brackets the area of its own,
# where that is declared.
_RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("May 2010: Labour 11,234, Conservatives 10,100 []", _by_date),
    ("Council ward result: Labour 1,234, Conservatives 1,100 [Oak]", _by_kind),
    ("Elm Park result: Labour 11,234, Conservatives 10,100 [Elm Park]", _by_place),
    ("Result: Labour 1,234, 1,200, 1,190, Conservatives 1,100, 1,090, 1,080 [Oak]", _by_seats),
    ("Result: Labour 301,234, Conservatives 280,100 []", _by_size),
)


def field_of(source: Source, text: str) -> Field:
    """The contests that a page declares, with its title: what is known of it, and its first lines."""
    title = "\n".join((source.title or "", *text.split("\n", _TITLE_LINES)[:_TITLE_LINES]))
    return Field.of(source.contests, source.published, title)


def score(evidence: ContestEvidence, contest: Contest, field: Field) -> int:
    """How well the evidence fits a contest; below 1 it does not."""
    return sum(rule(evidence, contest, field) for _, rule in _RULES)


def free_ids(source: Source) -> Iterator[str]:
    """The ids of contests that no source declares, one after the other."""
    declared = {contest.id for contest in source.contests} | set(source.spoken_for)
    ids = (f"{source.id}-contest-{number}" for number in count(1))
    return (one for one in ids if one not in declared)


def undeclared(contest_id: str, evidence: ContestEvidence, page: Wording) -> Contest:
    """A contest that no entry of sources.yml declares, as far as the text describes it."""
    place, what = evidence.place or (None, None)
    name = f"{place} {what}" if what else None
    title = evidence.title
    if title is not None and (name is None or title.area not in name):
        place, name = title.area, printed_name(title)
    if place and place.endswith(".") and not is_abbreviation(place, 0, len(place) - 1):
        place = place[:-1]  # "... in Elm."
    by_election = _is_by_election(evidence, place, page)
    kind = _kind(evidence, page, by_election)
    seats = evidence.seats or evidence.places or seats_in(evidence.near)
    if seats is not None and seats > 1 and _are_by_elections(page, seats):
        seats = None
    one = is_of_one_seat(kind, evidence.total, named=evidence.named)
    return Contest(
        id=contest_id,
        name=name,
        date=evidence.day or evidence.standing,
        kind=kind,
        by_election=by_election,
        area=place,
        seats=seats or (1 if one or (kind == "other" and _is_for_one(evidence)) else None),
    )


def is_of_one_seat(kind: ContestKind, total: int | None, *, named: bool) -> bool:
    """Whether a list is of one seat in parliament: parties alone with more votes than one has are of all."""
    return kind == "parliamentary" and (named or (total or 0) <= _ONE_PLACE)


def _are_by_elections(page: Wording, number: int) -> bool:
    """Whether a text speaks of so many by-elections: "three federal by-elections", for as many seats."""
    word = NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else str(number)
    return not page.before_by_elections.isdisjoint((word, str(number)))


def _is_for_one(evidence: ContestEvidence) -> bool:
    """Whether the title of a list, or the last sentence before it, says that it is of an office that one
    holds, and that it fills: no primary does."""
    title = evidence.title
    line = title.line if title is not None else ""
    at = line.find(title.area) if title is not None else 0
    begin = max((end.end() for end in _SENTENCE.finditer(line, 0, max(0, at))), default=0)
    own = f"{line[begin:]}\n{_SENTENCE.split(evidence.near.strip())[-1]}"
    said = [one for one in _CLAUSE.split(own) if mentions(one, frozenset(), _OF_ONE_HOLDER)]
    if all(mentions(clause, _BESIDE) for clause in said):
        return False
    return not mentions(f"{line}\n{evidence.near}", _BEFORE_THE_LAST)


_SENTENCE: Final = lazy(r"[.;!?]\s|\n")
_CLAUSE: Final = lazy(r"[,:(\n]\s?")
_BESIDE: Final = tagged("before another contest")


def _is_by_election(evidence: ContestEvidence, place: str | None, page: Wording) -> bool | None:
    """Whether the words around a list say so, or the title of its page, which names the place."""
    reported = by_elections.reported(evidence.lead, evidence.near, is_previous=evidence.previous)
    if reported is not None or evidence.previous or place is None:
        return reported
    if evidence.title is not None and by_elections.declared("", evidence.title.line) is False:
        return False
    title = page.text.partition("\n")[0]
    if place.casefold() in title.casefold():
        return True if by_elections.speaks_of_one(title) else None
    return True if by_elections.speaks_of_several(title) else None


def _kind(evidence: ContestEvidence, page: Wording, by_election: bool | None) -> ContestKind:
    """What sort of contest the nearest words speak of; a big vote on a page about parliament is for that,
    and so is a big by-election."""
    if evidence.title is not None:
        if mentions(evidence.title.line, OTHER | _OF_A_COUNTY, _WHOLE):
            return "other"
        if mentions(evidence.title.line, _OF_ONE_MEMBER):
            return "parliamentary"
    for other, local, national in zip(evidence.other, evidence.local, evidence.national, strict=True):
        if other or local or national:
            return "other" if other else "local" if local else "parliamentary"
    big = evidence.named and (evidence.total or 0) > 10_000
    return "parliamentary" if big and (by_election or is_national(page)) else "other"


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
