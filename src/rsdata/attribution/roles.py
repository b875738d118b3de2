"""What people are: offices and callings before a name, after it, or alone ("the shadow attorney general").

A role is compared by its head noun, its modifiers, its rank ("shadow", "deputy", "former") and its party, so
that "the Tory leader" is "Conservative leader Ann Lee" but neither her deputy nor her predecessor.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rsdata.attribution.offices import HEADS, MODIFIERS, OBSERVERS, RANKS, ROLE_NOUNS
from rsdata.reference import spellings_in_text

_CONNECTORS: Final = frozenset("of for at in on to with the and & from".split())
_PLACE_PREPOSITIONS: Final = frozenset("of for at in on to from with".split())
_WORD: Final = re.compile(r"[^\s,;:()\"“”]+")
_NOT_AT_START: Final = frozenset("the a an one another former".split()) - {"former"}


class Role:
    """A role, taken apart. ``head`` is its noun ("leader"), ``words`` its modifiers, ``strict`` its rank,
    ``place`` what it is for or of ("clacton"), ``party`` a party's id."""

    __slots__ = ("head", "party", "place", "strict", "words")

    def __init__(
        self, head: str, words: frozenset[str], strict: frozenset[str], place: frozenset[str], party: str | None
    ) -> None:
        self.head = head
        self.words = words
        self.strict = strict
        self.place = place
        self.party = party


def tokens_of(text: str) -> list[str]:
    """The words of a role without marks, possessives cut."""
    out = []
    for word in _WORD.findall(text.replace("’", "'")):
        bare = word.strip(".-–—'!?")
        if bare.endswith("'s"):
            bare = bare[:-2]
        if bare:
            out.append(bare)
    return out


@lru_cache(maxsize=4096)
def parse_role(text: str) -> Role | None:
    """Take a role apart; None where no noun of office is in it."""
    words = tokens_of(text)
    lows = [word.lower() for word in words]
    if "pm" in lows:
        k = lows.index("pm")
        words[k : k + 1] = lows[k : k + 1] = ["prime", "minister"]
    stop = next(
        (i for i, low in enumerate(lows) if low in _PLACE_PREPOSITIONS and i and lows[i - 1] in ROLE_NOUNS), len(lows)
    )
    head_at = next((i for i in range(stop - 1, -1, -1) if lows[i] in ROLE_NOUNS), None)
    if head_at is None:
        return None
    party = present_party(words, lows[head_at])
    before = [low for low in lows[:head_at] if low not in _CONNECTORS and low not in ("a", "an", "the")]
    head = HEADS.get(lows[head_at], lows[head_at])
    strict = frozenset(_canonical(low) for low in before if low in _STRICT)
    parties = spellings_in_text()
    modifiers = frozenset(
        low
        for low, word in zip(lows[:head_at], words[:head_at], strict=True)
        if low not in _STRICT and low not in _CONNECTORS and low not in ("a", "an", "the") and word not in parties
    )
    place = frozenset(low for low in lows[stop:] if low not in _CONNECTORS and low not in ("a", "an"))
    return Role(head, modifiers, strict, place, party)


def _canonical(low: str) -> str:
    return "former" if low in ("ex", "then") else low


def present_party(words: list[str], head: str) -> str | None:
    """The party that a role is held for; a former one, or one that is only written about, does not count."""
    if head in OBSERVERS:
        return None
    parties = spellings_in_text()
    found: str | None = None
    gone = False
    size = len(words)
    i = 0
    while i < size:
        low = words[i].lower()
        if low in ("former", "ex", "then", "formerly", "ex-"):
            gone = True
        elif low in ("now", "current"):
            gone = False
            found = None
        else:
            for width in (5, 4, 3, 2, 1):
                if i + width <= size and (spelled := " ".join(words[i : i + width])) in parties:
                    if not gone and found is None:
                        found = parties[spelled]
                    i += width - 1
                    break
            else:
                if low.startswith("ex-"):
                    gone = True
        i += 1
    return found


def agrees(phrase: Role, role: Role) -> int:
    """How well somebody's role fits a phrase, 0 for not at all: "the MP for Clacton" and "UKIP MP" -> 1."""
    if phrase.head != role.head or phrase.strict != role.strict:
        return 0
    if phrase.party and role.party and phrase.party != role.party:
        return 0
    if phrase.place and role.place and not phrase.place & role.place and not phrase.place & role.words:
        return 0
    score = 2
    missing = phrase.words - role.words - role.place
    if any(low in MODIFIERS or low in RANKS for low in missing):
        return 0
    score += 2 * len(phrase.words & role.words) + 2 * len(phrase.place & (role.place | role.words))
    score += 2 * bool(phrase.party and phrase.party == role.party)
    extra = role.words - phrase.words
    if any(low in RANKS for low in extra):
        score -= 1
    return max(1, score - len(missing))
