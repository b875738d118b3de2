"""What says that an election is a by-election: its ballot-paper id, its name, the words around a result.

The one place where that is decided, for every spelling: "by-election", "byelection", "by election", in
capitals, in the plural, with any of the hyphens that are printed.
"""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from rsdata.language.lower_case import lowered

HYPHENS: Final = "-\u2010\u2011\u2012\u2013\u00ad"
# "by-election" "BYELECTIONS" "By Election"; a part of larger patterns, which fold upper and lower case.
SPELLING: Final = rf"by(?:[{HYPHENS}]\s?|\s)?elections?"
# (A pattern that begins with a letter, what may not stand before it looked at afterwards, is searched for
# several times faster than one that begins by looking back.)
_WORDS_BEFORE: Final = re.compile(r"(?:[\w-]+\s){1,3}\Z")
_FAR: Final = 80  # characters
_SPELLING: Final = re.compile(rf"[Bb](?<!\w.)(?i:{SPELLING[1:]})\b")
# "chosen by election", "by election day", "by election officials": two words that are not the one
_PREPOSITION: Final = re.compile(r"(?:ed|en|wn|um|either|only|and|or|not)\s+$", re.IGNORECASE)
_OFFICES: Final = re.compile(
    r"\s+(?:day|night|time|campaign|officials?|staff|workers?|observers?|rules?|laws?|commission(?:ers?)?)\b",
    re.IGNORECASE,
)
# Every spelling that is one word, in lower case.
WORDS: Final = frozenset(
    "".join(parts) for parts in product(("by",), ("", *HYPHENS), ("election",), ("", "s"))
)
_SEVERAL: Final = re.compile(r"elections\b|elections?\s(?:results|counts|declarations)\b", re.IGNORECASE)
_GENERAL: Final = re.compile(r"\bgeneral\s+elections?\b", re.IGNORECASE)
# "parl.ash-vale.by.2016-10-20", "local.medway.peninsula.2011-05-05": what kind of election it is, where, and
# when; "by" before the date of a by-election.
_BALLOT_PAPER: Final = re.compile(
    r"(?:parl|local|mayor|pcc|sp|senedd|naw|nia|gla|europarl)(?:\.[a-z0-9-]+)*?(?P<by>\.by)?\.\d{4}-\d\d-\d\d"
)


def speaks_of_one(text: str) -> bool:
    """Whether a text speaks of a by-election."""
    return "lection" in lowered(text) and any(_is_one(text, match) for match in _SPELLING.finditer(text))


def speaks_of_several(text: str) -> bool:
    """Whether a text speaks of by-elections, or of the results of some."""
    return speaks_of_one(text) and _SEVERAL.search(text) is not None


def folded(text: str) -> str:
    """The text with "by-election" for every spelling of it."""
    if "lection" not in lowered(text):
        return text
    return _SPELLING.sub(lambda match: "by-election" if _is_one(text, match) else match[0], text)


def declared(contest_id: str, name: str | None) -> bool | None:
    """Whether a contest is a by-election by its name, else by its ballot-paper id, which has ".by." where it
    is; None where neither says."""
    if name and speaks_of_one(name):
        return True
    ballot_paper = _BALLOT_PAPER.fullmatch(contest_id)
    if ballot_paper is not None:
        return ballot_paper["by"] is not None
    if ".by." in contest_id:
        return True
    return False if name and _GENERAL.search(name) else None


def reported(lead: str, near: str, *, is_previous: bool) -> bool | None:
    """Whether a result is of a by-election by the words that introduce it, else by those above it; these do
    not speak of the election before (``is_previous``). None where they do not say, or say both."""
    by_election, general = speaks_of_one(lead), _GENERAL.search(lead) is not None
    if by_election != general:
        return by_election
    if by_election or is_previous:
        return None
    return True if speaks_of_one(near) else None


def _is_one(text: str, match: re.Match[str]) -> bool:
    if not any(map(str.isspace, match[0])) or not match[0][2].isspace():
        return True
    before = text[max(0, match.start() - 20) : match.start()]
    return not (_PREPOSITION.search(before) or _OFFICES.match(text, match.end()))


def words_before_several(text: str) -> frozenset[str]:
    """The words, in small letters, one to three before "by-elections", or however it is spelt, among which
    their number may be: "[three federal] by-elections"."""
    if "lection" not in lowered(text):
        return frozenset()
    before = (
        _WORDS_BEFORE.search(text, max(0, m.start() - _FAR), m.start()) for m in _SPELLING.finditer(text)
    )
    return frozenset(word for words in before if words is not None for word in words[0].lower().split())
