"""Who is elected, and by how many votes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from rsdata.language.declarations import quota_in
from rsdata.language.election_calls import (
    Calls,
    Electors,
    calls_in,
    race_calls_in,
    who_concede,
    who_is_elected,
)
from rsdata.language.patterns import any_of, lazy, mentions
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple

_MOST_ELECTED_FROM: Final = 300  # contestants that are looked for in a text
_PREFERENCES: Final = tagged("words of preferences")
_IN_PHRASES: Final = in_order("phrases of preferences")


def is_elected(ahead: int, level: int, seats: int | None) -> bool | None:
    """Whether somebody with so many ahead and so many level (themselves among them) wins one of the seats;
    None where a tie straddles the last of them."""
    if seats is None:
        return None
    if ahead + level <= seats:
        return True
    return False if ahead >= seats else None


def is_marked(words: str) -> bool:
    """Whether a mark of the elected stands in some words: "Ann Lee (Lab) 1,204 ✓"."""
    return _MARK.search(words) is not None


_MARK: Final = lazy(lambda: rf"(?<!\w)(?:{any_of(tagged('marks of the elected'))}|[*X])(?!\w)", re.IGNORECASE)


def majority_of(votes: Sequence[int], seats: int | None, *, first_is_elected: bool = True) -> int | None:
    """What lies between the first two of the votes, most first; None where not one alone is elected, or
    another than the first: by later preferences, or when all is counted."""
    if seats != 1 or len(votes) < _FIRST_TWO or not (first_is_elected or votes[0] == votes[1]):
        return None
    return votes[0] - votes[1]


_FIRST_TWO: Final = 2


def are_first_preferences(around: str) -> bool:
    """Whether the words around a list say that its votes are first preferences: later counts tell who won."""
    return mentions(around, _PREFERENCES, _IN_PHRASES)


def are_ahead(some: Collection[int], votes: Sequence[int]) -> bool:
    """Whether some contestants, by their places, have more votes than all others."""
    others = [count for at, count in enumerate(votes) if at not in some]
    return not others or min((votes[at] for at in some), default=0) > max(others)


class Standing(NamedTuple):
    """The contestants of a contest: names, ids of their parties and votes in one order, where it is, and
    whether it is a by-election: there who alone is said to be elected has the one seat."""

    names: Sequence[str | None]
    parties: Sequence[str | None]
    votes: Sequence[int]
    area: str | None
    by_election: bool | None = None


def elected_as_said(
    standing: Standing, words: Saying, seats: int | None, *, undecided: bool, marked: Collection[int] = ()
) -> tuple[int | None, list[bool | None]]:
    """How many are elected, as ``seats`` say, else as words do that name all of them, and of each contestant,
    whether words say that they are elected, or marks do (``marked``: who has one), or their first preferences
    reach the quota that is printed; None where that is not known: where fewer are said to be elected than
    there are seats, they are, and of the others it is not known.

    ``undecided``: the votes, of a part of the papers or of first preferences, do not tell it."""
    names, votes = standing.names, standing.votes
    unknown: list[bool | None] = [None] * len(names)
    if len(names) > _MOST_ELECTED_FROM:
        return seats, unknown
    called = who_is_elected(names, words.calls.of(names, standing.area), standing.parties, standing.area)
    if seats in (None, 1) and not called.elected:
        left = _left_by(who_concede(names, words.calls), votes)
        called = Electors(frozenset(left), bool(left))
    alone = called.whole or (standing.by_election and len(called.elected) == 1)
    whole = alone and len(called.elected) < len(names)
    if seats is None and whole and (undecided or are_ahead(called.elected, votes)):
        seats = len(called.elected)
    said = set(called.elected) | set(marked)
    if undecided and words.quota is not None:
        said |= {at for at, count in enumerate(votes) if count >= words.quota}
    if not said or len(said) > (seats or len(names)) or not (undecided or are_ahead(said, votes)):
        return seats, unknown
    others = False if len(said) == seats else None
    return seats, [True if at in said else others for at in range(len(names))]


def _left_by(conceding: Collection[int], votes: Sequence[int]) -> list[int]:
    """Who is left of the first two when one of them concedes: the first, of two alone also the second."""
    if len(votes) < _FIRST_TWO:
        return []
    first, second, *others = sorted(range(len(votes)), key=lambda at: -votes[at])
    if votes[first] == votes[second] or (first in conceding) == (second in conceding):
        return []
    return [first] if second in conceding else [] if others else [second]


class Saying(NamedTuple):
    """What words say of who is elected: whom they call so, and the quota that they print."""

    calls: Calls
    quota: int | None

    @classmethod
    def of(cls, text: str) -> Saying:
        return cls(Calls([*calls_in(text), *race_calls_in(text)]), quota_in(text))

    @classmethod
    def of_page(cls, text: str) -> Saying:
        """What a page says of its races, wherever it stands."""
        return cls(Calls(race_calls_in(text)), None)
