"""How each party is spelt on a page: in results, in odds, and in running text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from rsdata.language.analysis import Analysis, capitalised
from rsdata.model import Odds
from rsdata.reference import parties, spellings_in_text, spellings_of_roles
from rsdata.results.read_results import Figures

_ROLES: Final = frozenset({"candidate", "MP", "leader"})  # "Green MP" shows the spelling "Green"
_IN_WORD: Final = frozenset("@#_-/")


def spellings_met(analysis: Analysis, figures: Figures, odds: Sequence[Odds]) -> dict[str, frozenset[str]]:
    """Party id -> the ways it is spelt on this page: in results, in odds, and in running text.

    Articles and possessives are no part of a spelling. Running text counts only spellings that mean nothing
    else ("Lib Dems", not "Green").
    """
    met: dict[str, set[str]] = {}
    for result in figures.results:
        if result.party_id and result.party_as_printed:
            met.setdefault(result.party_id, set()).add(result.party_as_printed)
    for price in odds:
        if price.party_id and price.selection_as_printed:
            met.setdefault(price.party_id, set()).add(_bare(price.selection_as_printed))
    for words, spelling, printed, party in _searched():
        sought = words <= analysis.capitalised and printed not in met.get(party, ())
        if sought and _stands_in(analysis.text, spelling):
            met.setdefault(party, set()).add(printed)
    return {party: frozenset(spellings) for party, spellings in met.items()}


def _bare(spelling: str) -> str:
    return spelling.removeprefix("the ").removeprefix("The ")


@cache
def _searched() -> list[tuple[frozenset[str], str, str, str]]:
    """What is looked for in running text: the words of a spelling that have a capital, the spelling, what is
    shown of it, and its party."""
    table = []
    every = {_bare(spelling): party for spelling, party in spellings_in_text().items()}
    for spelling, party in every.items():
        if not parties()[party].in_text:
            continue  # "Independent" is a newspaper too
        words = spelling.split()
        printed = words[0] if words[-1] in _ROLES else spelling
        table.append((capitalised(spelling), spelling, printed, party))
    return table


@cache
def _longer(spelling: str) -> list[str]:
    """The spellings that one is part of."""
    return [_bare(other) for other in spellings_of_roles() if spelling in other and _bare(other) != spelling]


def _stands_in(text: str, spelling: str) -> bool:
    """Whether a spelling stands in a text as words of its own, not inside a longer spelling."""
    at = text.find(spelling)
    while at >= 0:
        end = at + len(spelling)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or before in _IN_WORD or after.isalnum() or after in _IN_WORD) and not any(
            text.startswith(other, at - shift)
            for other in _longer(spelling)
            if (shift := other.find(spelling)) >= 0 and at >= shift
        ):
            return True
        at = text.find(spelling, end)
    return False
