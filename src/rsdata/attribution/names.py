"""Personal names in running text: where they begin and end, their courtesy titles, given names and surnames.

A run of capitalised words holds more than a name: "Thanet North Conservative MP Sir Roger Gale". What comes
after its last word of office, party or organisation is the name: "Sir Roger Gale".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rsdata.attribution.offices import ORGANISATION_NOUNS, RANKS, ROLE_NOUNS
from rsdata.reference import given_names, short_forms, spellings_in_text

# "Thanet North Conservative MP Sir Roger Gale", "Mary-Ann O'Flynn's", "Edward du Cann", "J. D. Lee", "Mr. Lee"
CAPITALISED_RUN: Final = re.compile(
    r"(?<![\w@#])(?<!\w-)[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.\-]*"
    r"(?:[ \u00a0](?:[\"“‘]\w{2,14}[\"”’] )?(?:(?:de|du|da|dos|del|della|di|van|von|der|den|ter|bin|al|el|la|le) ){0,2}"
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.\-]*){0,13}"
)
PARTICLES: Final = frozenset("de du da dos del della di van von der den ter bin al el la le".split())
# Titles that a name is printed without, and the gender they tell.
COURTESY: Final = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "dame": "f", "dr": "", "prof": "", "professor": "",
}  # fmt: skip
# Titles that stay.
PEERAGE: Final = {"lord": "m", "lady": "f", "baroness": "f", "viscount": "m", "viscountess": "f", "countess": "f"}
TITLES: Final = COURTESY | PEERAGE
_ABBREVIATED: Final = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col capt sgt rev hon st jr sr fr maj cmdr adm pres supt cllr".split()
)
POSTNOMINALS: Final = frozenset("MP MEP MSP AM MS MLA TD QC KC MBE OBE CBE".split())
# "Ann Lee[ MSP]"
HONOURS: Final = re.compile(r" ((?:MP|MEP|MSP|AM|MS|MLA|TD|QC|KC|MBE|OBE|CBE)(?: [QK]C| [MOC]BE)?)\b")
GENERATIONS: Final = frozenset("jr sr ii iii iv".split())
# Words that take a capital at the start of a sentence or in a headline and belong to no name.
FUNCTION_WORDS: Final = frozenset(
    """a about above across after again against all also although always am amid among an and another any are around
    as asked at away back be because been before behind being below beside besides between beyond both but by calls can
    continuing could despite did do does down during each earlier either else even every everyone everything except few
    finally first for following former formerly from further get gets given go going had has have he hear hears her here
    here's hers him his how however i i'm i've i'd i'll if in indeed inside instead into is it it's its just last
    later latest least less let let's like listening live look looking many maybe me meanwhile might more most much must
    my near nearly neither never next no nobody none nor not nothing now of off often oh on once one only onto or other
    others our out outside over perhaps please pressed quite rather read really s said same saw say says see seems
    shall she should simply since so some somebody someone something sometimes soon speaking still such sure surely
    talking tell tells than thank thanks that that's the their them then there there's these they they're this those
    though through thus to today together told tomorrow tonight too toward towards tuesday two three four five six
    seven eight nine ten under unless unlike until up upon us used using very via was watch we we're we've well went were
    what what's whatever when whenever where wherever whether which while who whoever who's whom whose why
    with within without won't would writes writing written wrote yeah yes yesterday yet you you're your yours
    monday wednesday thursday friday saturday sunday january february march april june july
    august september october november december wins win won vows urges warns slams backs hits announces team camp stop anti pro vote never yes""".split()
)
# Words that follow a capital and make a place or a thing of it, or begin one.
_PLACE_LAST: Final = frozenset(
    """street road avenue lane square castle bridge park gardens island islands county river valley city town village
    hall station airport palace tower stadium day night week year era bill act cup games fair prize show today beach
    coast sea ocean desert north south east west mountain mountains creek falls heights springs central""".split()
)
_PLACE_FIRST: Final = frozenset(
    """new north south east west great saint st fort los san santa las mount lake cape port upper lower old royal grand
    big united northern southern eastern western central greater downing capitol wall hong costa sri saudi sierra puerto
    buenos rio sao tel super supreme mid""".split()
)
# Given names that are places too: "Victoria Station" is nobody.
_PLACES_TOO: Final = frozenset(
    "victoria charlotte virginia florence georgia savannah sydney carolina jackson lincoln houston austin madison".split()
)
# Surnames that are a word of organisations or offices: a name where a given name comes before ("Kate Church").
_SURNAMES_TOO: Final = frozenset("church english french house post guard welsh".split())
# Businesses and places called like a person.
_NOT_PEOPLE: Final = frozenset(
    {"william hill", "paddy power", "morgan stanley", "goldman sachs", "ernst young", "wells fargo", "rolls royce",
     "grant thornton", "marie curie", "stonewall jackson", "hong kong", "scotland yard", "ipsos mori", "ipsos mra",
     "martin marietta", "john deere", "madame tussauds", "ben nevis", "jesus christ", "brexit means", "black friday"}
)  # fmt: skip
_INITIALS: Final = re.compile(r"(?:[A-Z]\.)+$|[A-Z]$")  # "J.", "J.D.", "J"


_NICKNAME_MARKS: Final = frozenset("\"“‘")
# Offices that go before a surname alone: "President Lee", "Cllr Lee".
_OFFICES: Final = frozenset(
    """president senator sen rep gov governor judge justice mayor chancellor minister secretary councillor cllr general
    gen captain capt sergeant sgt inspector officer detective congressman congresswoman representative ambassador
    bishop archbishop pastor father sister rev reverend lieutenant lt colonel col major maj commissioner sheriff
    alderman attorney canon""".split()
)


class Name:
    """One printed name: ``start``..``end`` with its courtesy title, ``bare`` where the name itself begins.

    ``words`` are the words of the name without title ("Sir Roger Gale" -> Roger, Gale; "Lord Ashcroft" -> Ashcroft);
    ``suffix`` "jr" where printed. ``strong`` says that it is a person's name beyond doubt: a title, a known given
    name; ``possessive`` that "'s" follows; ``office`` that an office stands before it ("President Lee").
    """

    __slots__ = ("bare", "end", "office", "possessive", "start", "strong", "suffix", "title", "words")

    def __init__(
        self,
        start: int,
        bare: int,
        end: int,
        title: str,
        words: tuple[str, ...],
        suffix: str = "",
        strong: bool = False,
        possessive: bool = False,
        office: bool = False,
    ) -> None:
        self.start = start
        self.bare = bare
        self.end = end
        self.title = title
        self.words = words
        self.suffix = suffix
        self.strong = strong
        self.possessive = possessive
        self.office = office


@lru_cache(maxsize=8192)
def names_in(run: str) -> tuple[Name, ...]:
    """The names in one run of capitalised words, offsets from its start."""
    found: list[Name] = []
    segment: list[tuple[str, int]] = []
    at = 0
    for token in run.replace("\u00a0", " ").split(" "):
        start, at = at, at + len(token) + 1
        word = token
        if word[:1] in _NICKNAME_MARKS:  # Juan "Chico" Lee
            continue
        low = word.lower()
        ends = possessive = False
        if low.endswith(("'s", "’s")):
            word, low, ends, possessive = word[:-2], low[:-2], True, True
        elif word.endswith(("'", "’")):
            possessive = word[-2:-1] != "."
            word, ends = word.rstrip("'’."), True
            low = word.lower()
        elif word.endswith(".") and not (_INITIALS.match(word) or low[:-1] in _ABBREVIATED):
            word, low, ends = word.rstrip("."), low.rstrip("."), True
        if (low in FUNCTION_WORDS or (not segment and at < len(run) and _gerund(low))) and not (
            possessive and segment
        ):
            if segment:
                _close(segment, False, found)
            segment = []
            continue
        segment.append((word, start))
        if ends:
            _close(segment, possessive, found)
            segment = []
    if segment:
        _close(segment, False, found)
    return tuple(found)


def _gerund(low: str) -> bool:
    """ "Rebuking", "Speaking": no name begins so."""
    return low.endswith("ing") and len(low) > 6 and not is_given(low)


def _close(segment: list[tuple[str, int]], possessive: bool, found: list[Name]) -> None:
    """Add the name at the end of a segment, if one is there."""
    words = [word for word, _ in segment]
    suffix = ""
    last = words[-1].rstrip(".").lower()
    if len(words) > 2 and (last in GENERATIONS or words[-1] in POSTNOMINALS):
        suffix = last if last in GENERATIONS else ""
        end = segment[-1][1] + len(words[-1]) if suffix else segment[-2][1] + len(words[-2])
        words.pop()
    else:
        end = segment[-1][1] + len(words[-1])
    cut = _after_last_office(words)
    title = ""
    office = False
    if cut == len(words) == 1 and words[0].lower() in ROLE_NOUNS and not words[0].isupper():
        cut = 0  # "Baron", perhaps of somebody whose surname it is
    if cut:
        title = words[cut - 1].rstrip(".").lower()
        office = title in _OFFICES
        title = title if title in TITLES else ""
    name = words[cut:]
    while name and name[0].lower() in PARTICLES and name[0].islower():
        name = name[1:]
        cut += 1
    if not name or not name[-1][:1].isupper():
        return
    if len(name) > 5:  # a headline: "Ann Lee Asked What Comes Next"
        if not is_given(name[0]):
            return
        name = name[:2]
        end = segment[cut + 1][1] + len(name[1])
        suffix = ""
    lows = [word.lower() for word in name]
    bare = segment[cut][1]
    strong = bool(title) or (office and len(name) < 3)
    if len(name) > 1 and not title:
        first = lows[0]
        if first in _PLACE_FIRST or " ".join(lows) in _NOT_PEOPLE:
            return
        if lows[-1] in _PLACE_LAST and (not is_given(first) or first in _PLACES_TOO):
            return
        strong = is_given(first) or (
            _INITIALS.match(name[0]) is not None and len(name[-1]) > 2 and len(name[0].rstrip(".")) < 3
        )
    elif len(name) == 1 and not title and len(lows[0]) < 2:
        return
    start = segment[cut - 1][1] if title else bare
    found.append(Name(start, bare, end, title, tuple(name), suffix, strong, possessive, office))


def _after_last_office(words: list[str]) -> int:
    """How many words come before the name: all up to the last one of office, party, organisation, or title."""
    size = len(words)
    for i in range(size - 1, -1, -1):
        word = words[i]
        low = word.rstrip(".").lower()
        if low in TITLES or breaks(word, low):
            if i == size - 1 and size > 1 and (low in ROLE_NOUNS or low in _SURNAMES_TOO) and not word.isupper():
                before = words[i - 1].rstrip(".").lower()
                if before in given_names() or before in TITLES:  # "John Baron", "Mr King"
                    continue
            return i + 1
    return 0


def breaks(word: str, low: str) -> bool:
    """Whether a capitalised word cannot be part of a name: "MP", "Labour", "BBC", "Secretary", "Council"."""
    if low in _BREAKS or word in spellings_in_text():
        return True
    if word.isalpha():
        if not word.isupper() or len(word) < 2:
            return word.endswith("s") and len(word) > 2 and word[:-1].isupper()  # "MPs"
        return len(word) > 2 or low not in _SHORT_INITIALS
    return any(c.isdigit() for c in word) or (word.isupper() and len(word) > 2 and "." not in word)


# Halves of the names of parties, and other first words that no person has: "Lib Dems", "Monster Raving".
_HALVES: Final = frozenset("lib dem dems liberal liberals monster raving loony plaid sinn tories scots".split())
_BREAKS: Final = ROLE_NOUNS | ORGANISATION_NOUNS | RANKS | _HALVES
_SHORT_INITIALS: Final = frozenset("aj bj cj dj jd jj jp jr kt mj oj pj rj tj".split())


def gender_of(given: str) -> str:
    """ "m" or "f" where a given name tells it, else ""."""
    low = given.lower()
    table = given_names()
    known = table.get(low)
    if known is None and "-" in low:
        known = table.get(low.split("-")[0])
    return known or ""


def is_given(word: str) -> bool:
    """Whether the word is a known given name."""
    low = word.lower()
    return low in given_names() or low in short_forms() or ("-" in low and low.split("-")[0] in given_names())


def same_given(one: str, other: str) -> bool:
    """Whether two given names may be one person's: "Chris" and "Christopher", "J." and "John", "Seb" and "Sebastian"."""
    a, b = one.rstrip(".").lower(), other.rstrip(".").lower()
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        return b.startswith(a)
    table = short_forms()
    if b in table.get(a, ()) or a in table.get(b, ()):
        return True
    return len(a) >= 3 and b.startswith(a) and not (a in given_names() and b in given_names())


def opens_with_given(words: Sequence[str]) -> bool:
    """Whether a name of several words begins with a given name or an initial."""
    return len(words) > 1 and (words[0].lower() in given_names() or len(words[0].rstrip(".")) == 1)
