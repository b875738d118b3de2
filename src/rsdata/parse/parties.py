"""Parties as a page prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from rsdata.model import Odds, Post
from rsdata.reference import parties, spellings_in_lists, spellings_in_text

if TYPE_CHECKING:
    from rsdata.parse.results import Figures

_LONGEST_WORDS: Final = 7
_EDGES: Final = " \t\u00a0\"'“”‘’.,:;"
# one word, or a run of the marks that may stand inside a spelling ("Lab/Co-op", "Women's")
_WORD: Final = re.compile(r"[^\s\u00a0,:;|]{1,40}")


@cache
def _folded() -> dict[str, str]:
    """Every spelling, upper and lower case alike -> party id; what two parties share goes to the first."""
    table: dict[str, str] = {}
    for spelling, party in spellings_in_lists().items():
        table.setdefault(_fold(spelling), party)
    for party in parties().values():
        table.setdefault(_fold(party.abbreviation), party.id)
    return table


def party_in_list(printed: str) -> str | None:
    """The party that ``printed`` stands for in a list of results ("C", "Lab", "the Lib Dems"), or None."""
    return _folded().get(_fold(printed)) if len(printed) < 80 else None


def longest_party(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The longest known party that ends exactly at ``end``: its start, its end, its id.

    Written with a capital, since "labour" and "green" are words.
    """
    found = None
    for count, match in enumerate(reversed(list(_WORD.finditer(text, max(start, end - 90), end))), 1):
        if count > _LONGEST_WORDS or text[match.end() : end].strip("\u00a0 ") and count == 1:
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


def spellings_met(text: str, posts: Sequence[Post], figures: Figures, odds: Sequence[Odds]) -> dict[str, frozenset[str]]:
    """Party id -> the ways it is spelt on this page."""
    return {}
