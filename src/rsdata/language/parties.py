"""Parties as a page prints them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from rsdata.language.patterns import lazy
from rsdata.model import Odds, Post
from rsdata.reference import parties, spellings_in_lists, spellings_in_text

if TYPE_CHECKING:
    from rsdata.results.read_results import Figures

_LONGEST_WORDS: Final = 7
_JOINT: Final = (" co-op", " co-operative", " co-operative party")
_ROLES: Final = frozenset({"candidate", "MP", "leader"})  # "Green MP" shows the spelling "Green"
_IN_WORD: Final = frozenset("@#_-/")
_EDGES: Final = " \t\u00a0\"'“”‘’.,:;"
# one word, or a run of the marks that may stand inside a spelling ("Lab/Co-op", "Women's")
_WORD: Final = lazy(r"[^\s\u00a0,:;|]{1,40}")


@cache
def _folded() -> dict[str, str]:
    """Every spelling, upper and lower case alike -> party id; what two parties share goes to the first."""
    table: dict[str, str] = {}
    for spelling, party in spellings_in_lists().items():
        table.setdefault(_fold(spelling), party)
    for known in parties().values():
        table.setdefault(_fold(known.abbreviation), known.id)
    return table


def party_in_list(printed: str) -> str | None:
    """The party that ``printed`` stands for in a list of results ("C", "Lab", "the Lib Dems"), or None."""
    if len(printed) >= 80:
        return None
    folded = _fold(printed)
    found = _folded().get(folded)
    if found is None and folded.endswith(_JOINT):  # "Lab, Co-op", "Labour and Co-operative Party"
        found = _folded().get(folded.split(" ")[0].rstrip(",/&+"))
    if found is None and folded.endswith((" candidate", ")")):  # "UK Independence Party (UKIP)"
        found = _folded().get(folded.removesuffix(" candidate").split(" (")[0])
    return found


def longest_party(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The longest known party that ends exactly at ``end``: its start, its end, its id.

    Written with a capital, since "labour" and "green" are words.
    """
    found = None
    for count, match in enumerate(reversed(list(_WORD.finditer(text, max(start, end - 90), end))), 1):
        if count > _LONGEST_WORDS or (text[match.end() : end].strip("\u00a0 ") and count == 1):
            break
        if not text[match.start()].isupper():
            continue
        if match.start() > start and text[match.start() - 1] in "-'’":
            continue
        party = party_in_list(text[match.start() : end])
        if party is not None:
            found = (match.start(), end, party)
    return found


def _fold(spelling: str) -> str:
    words = spelling.strip(_EDGES).replace("’", "'").casefold().split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def spellings_met(
    text: str, posts: Sequence[Post], figures: Figures, odds: Sequence[Odds]
) -> dict[str, frozenset[str]]:
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
    for spelling, (printed, party, longer) in _searched().items():
        if printed not in met.get(party, ()) and _stands_in(text, spelling, longer):
            met.setdefault(party, set()).add(printed)
    return {party: frozenset(spellings) for party, spellings in met.items()}


def _bare(spelling: str) -> str:
    return spelling.removeprefix("the ").removeprefix("The ")


@cache
def _searched() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """What is looked for in running text -> the spelling shown, its party, longer spellings it is part of."""
    table = {}
    nobody = {
        party.id for party in parties().values() if not party.in_text
    }  # "Independent" is a newspaper too
    every = {_bare(spelling): party for spelling, party in spellings_in_text().items() if party not in nobody}
    for spelling, party in every.items():
        words = spelling.split()
        printed = words[0] if words[-1] in _ROLES else spelling
        longer = tuple(other for other in every if spelling in other and spelling != other)
        table[spelling] = (printed, party, longer)
    return table


def _stands_in(text: str, spelling: str, longer: Sequence[str]) -> bool:
    """Whether a spelling stands in a text as words of its own, not inside a longer spelling."""
    at = text.find(spelling)
    while at >= 0:
        end = at + len(spelling)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or before in _IN_WORD or after.isalnum() or after in _IN_WORD) and not any(
            text.startswith(other, at - shift)
            for other in longer
            if (shift := other.find(spelling)) >= 0 and at >= shift
        ):
            return True
        at = text.find(spelling, end)
    return False
