"""Who is elected, and by how many votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rsdata.language.declarations import is_said_to_be_elected, is_said_to_hold, quota_in
from rsdata.language.patterns import mentions
from rsdata.language.word_lists import tagged

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


def majority_of(votes: Sequence[int], seats: int | None) -> int | None:
    """What lies between the first two of the votes, most first; None where not one alone is elected."""
    return votes[0] - votes[1] if seats == 1 and len(votes) > 1 else None


def are_first_preferences(around: str) -> bool:
    """Whether the words around a list say that its votes are first preferences: later counts tell who won."""
    return mentions(around, _PREFERENCES)


def is_first_elected(votes: Sequence[int], party: str | None, after: str, seats: int | None) -> bool:
    """Whether whoever leads on first preferences has the one seat: with more than half of the votes, or a
    ``party`` that the text under the list says has it."""
    if seats != 1 or not votes:
        return False
    return 2 * max(votes) > sum(votes) or (party is not None and is_said_to_hold(after, party))


def elected_as_said(
    names: Sequence[str | None], votes: Sequence[int], text: str, seats: int | None
) -> list[bool | None]:
    """Of each contestant, whether a text says that they are elected, or their first preferences reach the
    quota that it prints; None where that does not fill the seats."""
    if seats is None or len(names) > _MOST_ELECTED_FROM:
        return [None] * len(names)
    quota = quota_in(text)
    spellings = [name.split() for name in names if name is not None]
    surnames = Counter(words[-1] for words in spellings)
    said = [
        (quota is not None and count >= quota)
        or (name is not None and is_said_to_be_elected(text, _shortest(name, surnames)))
        for name, count in zip(names, votes, strict=True)
    ]
    return list(said) if sum(said) == seats else [None] * len(names)


def _shortest(name: str, surnames: Counter[str]) -> str:
    """What a text calls somebody after the list: the surname, where no other has it."""
    surname = name.split()[-1]
    return surname if surnames[surname] == 1 else name
