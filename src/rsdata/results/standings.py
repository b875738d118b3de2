"""Who is elected, and by how many votes."""

from __future__ import annotations

from collections.abc import Sequence


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
