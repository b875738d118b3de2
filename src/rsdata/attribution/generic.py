"""Words that name an organisation, and words that name nobody in particular."""

from __future__ import annotations

from typing import Final

from rsdata.attribution.names import FUNCTION_WORDS, is_given
from rsdata.attribution.offices import ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.attribution.surroundings import ORGANISATIONS
from rsdata.reference import spellings_in_text

POSSESSIVES: Final = frozenset("his her their its my our your".split())
# "Several senior MPs", "dozens of voters": too many to be anybody.
QUANTIFIERS: Final = frozenset(
    """several many some most few dozens hundreds thousands both two three four five six seven eight nine ten eleven
    twelve multiple all numerous various half only nearly almost about at more less other others another each every
    group somebody someone anyone anybody everyone nobody none people""".split()
)
# What is written or shown, and speaks for nobody by itself.
DOCUMENTS: Final = frozenset(
    """poll polls report reports letter letters ad ads advert adverts advertisement statement statements account accounts
    email emails memo memos transcript transcripts headline headlines article articles story stories post posts tweet
    tweets book memoir law laws bill plan plans summary brief briefing investigation readout copy document documents
    complaint lawsuit ruling opinion survey surveys study studies filing page video videos clip piece column note message
    review analysis manifesto leaflet leaflets sign signs banner placard poster posters slogan mind eyes voice response
    results result figures data numbers audience crowd headline caption standards thinking words""".split()
)
# What carries an organisation's name: "the Echo newspaper" is the Echo.
OUTLETS: Final = frozenset(
    """newspaper website tabloid magazine editorial blog broadcaster programme program paper daily weekly
    spokesman""".split()
) - {"spokesman"}
_PLURALS: Final = frozenset(
    """sources supporters experts critics people observers others respondents police officers opponents organisers
    organizers insiders analysts campaigners protesters activists republicans democrats americans voters residents
    readers listeners users commenters proponents leaders outlets organisations organizations groups members aides
    officials advisers advisors strategists operatives lawyers attorneys families parents children men women fathers
    lawmakers politicians ministers mps senators backbenchers""".split()
)


def common_plural(low: str) -> str:
    """The plural itself where a word means people in general ("critics", "officials"), else ""."""
    if low in _PLURALS or (low.endswith("s") and not low.endswith("ss") and low[:-1] in ROLE_NOUNS):
        return low
    return ""


def common_word(low: str) -> bool:
    """Whether a word is an ordinary one that a sentence may open with: "Aides", "Another", "Source"."""
    return bool(common_plural(low)) or low in FUNCTION_WORDS or low in ROLE_NOUNS


def known_word(word: str, low: str) -> bool:
    """Whether a capital at the start of a phrase is a name's all the same: "Labour sources", "Downing"."""
    return word in spellings_in_text() or low in ORGANISATIONS or low in ORGANISATION_NOUNS


def organisation_like(text: str) -> bool:
    """Whether a capitalised phrase names an organisation rather than a person."""
    words = text.replace("’", "'").split()
    if not words:
        return False
    if text in spellings_in_text():
        return True
    if words[0] in ("The", "the") and len(words) > 1:
        return True
    lows = [w.lower().strip(".,") for w in words]
    if any(len(w) > 2 and w.isupper() and w.isalpha() for w in words) and not is_given(lows[0]):
        return True
    return any(low in ORGANISATION_NOUNS for low in (lows[1:] if is_given(lows[0]) else lows))
