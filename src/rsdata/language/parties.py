"""Parties as a page prints them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from rsdata.language.patterns import any_of, lazy
from rsdata.reference import HOME, parties, spellings_by_country, spellings_in_lists, spellings_in_text

_LONGEST_WORDS: Final = 7
_JOINT: Final = (" co-op", " co-operative", " co-operative party")
INDEPENDENT: Final = "independent"  # the id of those who have no party
_CANDIDATES: Final = (" candidate", " nominee")
_SURE: Final = 3  # letters: "R" may stand for anything
_EDGES: Final = " \t\u00a0\"'“”‘’.,:;*†"
# one word, or a run of the marks that may stand inside a spelling ("Lab/Co-op", "Women's")
_WORD: Final = lazy(r"[^\s\u00a0,:;|]{1,40}")


@cache
def _folded() -> dict[str, str]:
    """Every spelling, upper and lower case alike -> party id; what two parties share goes to the first."""
    table: dict[str, str] = {}
    for spelling, party in spellings_in_lists().items():
        table.setdefault(_fold(spelling), party)
    for known in (party for party in parties().values() if party.is_home):
        table.setdefault(_fold(known.abbreviation), known.id)
    return table


@cache
def party_pattern() -> str:
    """A pattern of one party as running text spells it: "Labour", "Lib Dem"."""
    return any_of(spellings_in_text())


@lru_cache(maxsize=1024)  # each label of a list is asked about at each step of reading it
def party_in_list(printed: str) -> str | None:
    """The party that ``printed`` stands for in a list of results ("C", "Lab", "the Lib Dems"), or None."""
    if len(printed) >= 80:
        return None
    folded = _fold(printed)
    found = _folded().get(folded)
    if found is None and folded.endswith(_JOINT):  # "Lab, Co-op", "Labour and Co-operative Party"
        found = _folded().get(folded.split(" ")[0].rstrip(",/&+"))
    if found is None and folded.endswith(_CANDIDATES):
        found = _folded().get(folded.rpartition(" ")[0])
    if found is None and folded.endswith(")"):  # "UK Independence Party (UKIP)", no "Ind (Ann Lee)"
        full, _, short = folded.rstrip(")").partition(" (")
        found = _folded().get(full) if _folded().get(short) == _folded().get(full) else None
    return found


def longest_party(text: str, start: int, end: int, *, abroad: bool = False) -> tuple[int, int, str] | None:
    """The longest known party that ends exactly at ``end``: its start, its end, its id.

    Written with a capital, since "labour" and "green" are words. ``abroad``: or one that stands only abroad,
    whose id is "", since only its list tells of which country it is.
    """
    words = list(_WORD.finditer(text, max(start, end - 90), end))
    if not words or text[words[-1].end() : end].strip("\u00a0 "):
        return None
    last = words[-1][0].replace("’", "'").casefold()
    # (takes less time than every spelling)
    if not abroad and last[-1] != ")" and last.strip(_EDGES) not in _last_words():
        return None
    found = None
    for match in words[: -_LONGEST_WORDS - 1 : -1]:
        if not text[match.start()].isupper():
            continue
        party = party_in_list(text[match.start() : end])
        if party is not None or (abroad and stands_abroad(text[match.start() : end])):
            found = (match.start(), end, party or "")
    return found


@cache
def _abroad() -> dict[str, dict[str, str]]:
    """Country -> folded spelling -> party id."""
    return {
        country: {_fold(spelling): party for spelling, party in own.items()}
        for country, own in spellings_by_country().items()
        if country != HOME
    }


def stands_abroad(printed: str) -> bool:
    """Whether a party of another country is called so."""
    folded = _fold(printed)
    return any(folded in own for own in _abroad().values())


@lru_cache(maxsize=1024)
def party_abroad(printed: str) -> str | None:
    """The party that words, with their capitals, stand for in one country alone, and in none here: "Fianna
    Fáil", "TOP", not "Top"."""
    found = {own[printed] for own in spellings_by_country().values() if printed in own}
    is_sure = len(found) == 1 and len(printed) >= _SURE and party_in_list(printed) is None
    return found.pop() if is_sure else None


@lru_cache(maxsize=1024)
def is_party(printed: str) -> bool:
    """Whether words are a party that the table knows, here or abroad."""
    return party_in_list(printed) is not None or stands_abroad(printed)


def country_of(printed: Sequence[str]) -> str | None:
    """The country that a list of parties is of, where its words tell: a party that stands only abroad makes
    it one of that country, one that stands only here one of this; None where they tell nothing."""
    home = [party_in_list(words) for words in printed]
    folded = [_fold(words) for words in printed]
    best, most = None, 1
    for country, own in _abroad().items():
        there = [own.get(words) for words in folded]
        met = sum(map(bool, there))
        if met > most and any(abroad and not here for abroad, here in zip(there, home, strict=True)):
            best, most = country, met
    if best is None and {INDEPENDENT, None}.issuperset(home):
        # "Ann Lee (Republican), Bob Ray (Independent)": a word that is a party in one country alone
        only = {country for words in folded for country, own in _abroad().items() if words in own}
        sure = len(only) == 1 and any(len(words) >= _SURE and stands_abroad(words) for words in folded)
        return only.pop() if sure else None
    if best is not None and most >= sum(party not in (None, INDEPENDENT) for party in home):
        return best
    here_alone = (
        party and party != INDEPENDENT and not stands_abroad(words)
        for party, words in zip(home, printed, strict=True)
    )
    return HOME if any(here_alone) else None


def parties_in_one_list(printed: Sequence[str], country: str | None = None) -> list[str | None]:
    """The party that each of the words of one list stands for: that of the country that the list is of, as
    its words tell, else of the one given, if it has all of them; the Conservatives of another are others."""
    home = [party_in_list(words) for words in printed]
    own = country_of(printed)
    if own is None and country is not None and country != HOME:
        table = _abroad()[country]
        own = country if all(_fold(words) in table for words in printed) else None
    if own is None or own == HOME:
        return home
    there = [_abroad()[own].get(_fold(words)) for words in printed]
    return [
        abroad or (here if here == INDEPENDENT else None) for abroad, here in zip(there, home, strict=True)
    ]


@cache
def _last_words() -> frozenset[str]:
    return frozenset(spelling.rpartition(" ")[2] for spelling in (*_folded(), *_JOINT, *_CANDIDATES))


def _fold(spelling: str) -> str:
    words = spelling.strip(_EDGES).replace("’", "'").replace(". ", " ").casefold().split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)
