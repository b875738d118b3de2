"""What people are: offices and callings before a name, after it, or alone ("the shadow attorney general").

A role is compared by its head noun, its modifiers, its rank ("shadow", "deputy", "former") and its party, so
that "the Tory leader" is "Conservative leader Ann Lee" but neither her deputy nor her predecessor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rsdata.frozen_rows import frozen_dataclass
from rsdata.language.offices import HEADS, MODIFIERS, OBSERVERS, ORGANISATION_NOUNS, RANKS, ROLE_NOUNS, STRICT
from rsdata.language.word_lists import in_order, tagged
from rsdata.reference import parties, spellings_in_text, spellings_of_roles

PLACE_PREPOSITIONS: Final = tagged("place prepositions")
# What may stand between the words of a role: "Minister [for the] Arts [and] Sport".
CONNECTORS: Final = PLACE_PREPOSITIONS | {"&", "and", "the"}
# Offices that one holds for a place, whatever party one is of.
_OF_A_PLACE: Final = tagged("offices for a place")
# Words that say of which party somebody is, where no table of parties has them.
_OF_A_PARTY: Final = frozenset(
    ("republican", "democratic", "conservative", "liberal", "labour", "independent")
)
_SMALL: Final = CONNECTORS | tagged("articles") | tagged("words for who holds an office now")
_FIRST: Final = frozenset(("minister", "lady", "secretary", "officer", "lord"))  # "first minister"
_FOR_NOW: Final = frozenset(("acting", "interim"))  # ranks that a later phrase may leave out
_GENERAL: Final = ("-general", "-gen")
_IN_FULL: Final = {"pm": ("prime", "minister"), "ceo": ("chief", "executive")}
_RANK: Final = {"ex": "former", "then": "former", "pro-tem": "tem", "tempore": "tem", "pro-tempore": "tem"}
_SHORTEST_INITIALS: Final = 3  # letters
_ELECT: Final = "-elect"  # "the mayor-elect", who is no mayor yet
_WORD: Final = re.compile(r"[^\s,;:()\"“”]+")


# "greek": "greece", and the other way round
NATIONS: Final = dict(entry.split(":") for entry in in_order("nationalities"))
_OF_A_NATION: Final = NATIONS | {nation: people for people, nation in NATIONS.items()}


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Role:
    """A role, taken apart. ``head`` is its noun ("leader"), ``words`` its modifiers, ``strict`` its rank,
    ``place`` what it is for or of ("dover"), ``proper`` those of its modifiers that are names ("echo"),
    ``party`` a party's id, ``initials`` those of the bodies it names ("hwu" of the Harbour Workers Union)."""

    head: str
    words: frozenset[str]
    strict: frozenset[str]
    place: frozenset[str]
    proper: frozenset[str]
    party: str | None
    initials: frozenset[str]


def tokens_of(text: str) -> list[str]:
    """The words of a role without marks, possessives cut."""
    out = []
    for word in _WORD.findall(text.replace("’", "'")):
        bare = word.strip(".-–—'!?")
        bare = bare.removesuffix("'s")
        if bare:
            out.append(bare)
    return out


def _apart(word: str) -> list[str]:
    """The words of an office that may be written as one: "director-general", "ex-mayor"."""
    low = word.lower()
    return word.split("-", 1) if low.endswith(_GENERAL) or low.startswith("ex-") else [word]


@lru_cache(maxsize=4096)
def parse_role(text: str) -> Role | None:
    """Take a role apart; None where no noun of office is in it."""
    words = [word for token in tokens_of(text) for word in _apart(token)]
    lows = [word.lower().removesuffix(_ELECT) for word in words]
    for short, office in _IN_FULL.items():
        if short in lows:
            k = lows.index(short)
            words[k : k + 1] = lows[k : k + 1] = office
    stop = _start_of_complement(lows)
    head_at = next((i for i in range(stop - 1, -1, -1) if lows[i] in ROLE_NOUNS), None)
    if head_at is None:
        return None
    party = present_party(words, lows[head_at])
    parties = spellings_in_text()
    before = [
        (low, word) for low, word in zip(lows[:head_at], words[:head_at], strict=True) if low not in _SMALL
    ]
    beside = {*dict(before), *lows[head_at + 1 : stop]}  # "president pro tempore"
    strict = frozenset(_RANK.get(low, low) for low in beside if low in STRICT)
    if lows[head_at] not in _FIRST:
        strict -= {"first"}  # "Britain's first Green MP"
    modifiers = frozenset(low for low, word in before if low not in STRICT and word not in parties)
    proper = frozenset(
        low
        for low, word in before
        if low in modifiers and word[:1].isupper() and low not in MODIFIERS and low not in ROLE_NOUNS
    )
    if words[head_at].lower().endswith(_ELECT):
        modifiers |= {"elected"}
    place = frozenset(low for low in lows[stop:] if low not in _SMALL)
    initials = _initials(words[:head_at]) | _initials(words[stop:])
    return Role(HEADS.get(lows[head_at], lows[head_at]), modifiers, strict, place, proper, party, initials)


def _initials(words: list[str]) -> frozenset[str]:
    """How a body of several words with capitals may be called for short: "hwu"."""
    letters = "".join(word[0] if word[0].isupper() else " " * (word.lower() not in _SMALL) for word in words)
    return frozenset(run.lower() for run in letters.split() if len(run) >= _SHORTEST_INITIALS)


def one_of_a_party(words: Iterable[str]) -> frozenset[str]:
    """The words of a party, by which one of it is told: "Labor", "Liberals"."""
    return frozenset(word.lower().removesuffix("s") for word in words if word.lower() not in _SMALL)


def told_in_lists(party_id: str | None, only_home: bool = False) -> frozenset[frozenset[str]]:
    """The words by which one of a party is told, as each of its spellings has them, those of lists too."""
    party = parties().get(party_id) if party_id else None
    spelt = () if party is None or (only_home and not party.is_home) else (*party.in_text, *party.in_lists)
    return frozenset(filter(None, (one_of_a_party(spelling.split()) for spelling in spelt)))


def _start_of_complement(lows: list[str]) -> int:
    """The preposition after the first office, "leader [of] the council"; the end where none is."""
    for i in range(1, len(lows)):
        if lows[i] in PLACE_PREPOSITIONS and lows[i - 1] in ROLE_NOUNS:
            return i
    return len(lows)


def present_party(words: list[str], head: str) -> str | None:
    """The party that a role is held for; a former one, or one that is only written about, does not count."""
    if head in OBSERVERS:
        return None
    parties = spellings_of_roles()
    found: str | None = None
    gone = False
    size = len(words)
    i = 0
    while i < size:
        low = words[i].lower()
        if low in ("former", "ex", "then", "formerly"):
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
        i += 1
    return found


def with_nations(words: frozenset[str]) -> frozenset[str]:
    """Words, and what a country in them is called otherwise: "greek" and "greece"."""
    return words | {_OF_A_NATION[word] for word in words if word in _OF_A_NATION}


def _named_of(role: Role) -> frozenset[str]:
    """The words that a role gives or leaves open: "the party's leader" is the leader of whatever party, "the
    Republican governor" may be "Governor Lee"."""
    named = with_nations(role.words | role.place)
    if role.party:
        return named | {"party"}
    told = named & _OF_A_PARTY or (role.head == "candidate" and role.proper)  # "NDP candidate Ann Lee"
    bare = role.head == "leader" and not named  # "Labour is ready, leader Ann Lee said"
    return named if told else named | _OF_A_PARTY | ({"party"} if bare else set())


def _is_elsewhere(phrase: Role, role: Role, named: frozenset[str]) -> bool:
    """Whether two roles are of different places or bodies: "the leader of Ash council" is not that "of Elm
    council"."""
    told = phrase.place - ORGANISATION_NOUNS
    both = told and role.place - ORGANISATION_NOUNS
    return (told if both else phrase.place).isdisjoint(named)


def _strange(phrase: Role, role: Role, named: frozenset[str]) -> frozenset[str]:
    """The names in a phrase that a role does not give, the words of its party apart: "the Green leader" is
    "leader of the Greens"."""
    strange = phrase.proper - named
    if not strange or not phrase.party or phrase.party != role.party:
        return strange
    return strange.difference(*told_in_lists(role.party))


def agrees(phrase: Role, role: Role) -> int:
    """How well a role fits a phrase: 0 not at all, 1 nothing against it ("the MP for Dover", "Green MP")."""
    named = _named_of(role) | role.initials
    if not phrase.initials.isdisjoint(named):
        named |= phrase.words | phrase.place
    if (
        phrase.head != role.head
        or (phrase.strict != role.strict and phrase.strict != role.strict - _FOR_NOW)
        or (phrase.party and role.party and phrase.party != role.party)
        or (phrase.place and role.place and _is_elsewhere(phrase, role, named))
        or any(low in MODIFIERS for low in phrase.words - named)
    ):
        return 0
    if phrase.strict != role.strict:
        return 1  # "The leader" may be "interim leader Ann Lee"
    if _strange(phrase, role, named):
        # "The Echo editor" is no "Mirror editor", nor "Labour editor"; an "editor" he may be. "The Ash MP"
        # may be a "Labour MP".
        seated = role.head in _OF_A_PLACE and not role.proper and not role.place
        return 1 if seated or not (role.proper or role.party or role.place) else 0
    score = 2 + 2 * len(phrase.words & with_nations(role.words)) + 2 * len(phrase.place & named)
    score += 2 * bool(phrase.party and phrase.party == role.party)
    if any(low in RANKS for low in role.words - phrase.words):
        score -= 1
    if phrase.place and not role.place:
        score = min(score, 1)
    return max(1, score)
