"""Who is elected, and by how many votes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from rsdata.language.declarations import quota_in
from rsdata.language.election_calls import Calls, calls_in, who_is_elected
from rsdata.language.patterns import any_of, lazy, mentions
from rsdata.language.word_lists import tagged
from rsdata.named_tuples import NamedTuple

_MOST_ELECTED_FROM: Final = 300  # contestants that are looked for in a text
_PREFERENCES: Final = tagged("words of preferences")


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


def majority_of(votes: Sequence[int], seats: int | None) -> int | None:
    """What lies between the first two of the votes, most first; None where not one alone is elected."""
    return votes[0] - votes[1] if seats == 1 and len(votes) > 1 else None


def are_first_preferences(around: str) -> bool:
    """Whether the words around a list say that its votes are first preferences: later counts tell who won."""
    return mentions(around, _PREFERENCES)


def are_ahead(some: Collection[int], votes: Sequence[int]) -> bool:
    """Whether some contestants, by their places, have more votes than all others."""
    others = [count for at, count in enumerate(votes) if at not in some]
    return not others or min((votes[at] for at in some), default=0) > max(others)


def elected_as_said(
    names: Sequence[str | None],
    votes: Sequence[int],
    words: Saying,
    seats: int | None,
    *,
    preferential: bool,
    marked: Collection[int] = (),
) -> tuple[int | None, list[bool | None]]:
    """How many are elected, as ``seats`` say, else as words do that name all of them, and of each contestant,
    whether words say that they are elected, or marks do (``marked``: who has one), or their first preferences
    reach the quota that is printed; None where that is not known: where fewer are said to be elected than
    there are seats, they are, and of the others it is not known."""
    unknown: list[bool | None] = [None] * len(names)
    if len(names) > _MOST_ELECTED_FROM:
        return seats, unknown
    called = who_is_elected(names, words.calls.of(names))
    whole = called.whole and len(called.elected) < len(names)
    if seats is None and whole and (preferential or are_ahead(called.elected, votes)):
        seats = len(called.elected)
    said = set(called.elected) | set(marked)
    if preferential and words.quota is not None:
        said |= {at for at, count in enumerate(votes) if count >= words.quota}
    if not said or len(said) > (seats or len(names)) or not (preferential or are_ahead(said, votes)):
        return seats, unknown
    others = False if len(said) == seats else None
    return seats, [True if at in said else others for at in range(len(names))]


class Saying(NamedTuple):
    """What words say of who is elected: whom they call so, and the quota that they print."""

    calls: Calls
    quota: int | None

    @classmethod
    def of(cls, text: str) -> Saying:
        return cls(Calls(calls_in(text)), quota_in(text))
