"""Words that name an organisation, and words that name nobody in particular."""

from __future__ import annotations

from typing import Final

from rsdata.language.name_context import ORGANISATIONS
from rsdata.language.names import FUNCTION_WORDS, is_given
from rsdata.language.offices import ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.language.wordset import wordset
from rsdata.reference import spellings_in_text

POSSESSIVES: Final = wordset("her his its my our their your")
# "Several senior MPs", "dozens of voters": too many to be anybody.
QUANTIFIERS: Final = wordset(
    """
    about all almost another anybody anyone at both dozens each eight eleven every everyone few five
    four group half hundreds less many more most multiple nearly nine nobody none numerous only other
    others people seven several six some somebody someone ten thousands three twelve two various
    """
)
# What is written or shown, and speaks for nobody by itself.
DOCUMENTS: Final = wordset(
    """
    account accounts ad ads advert advertisement adverts analysis article articles audience banner bill
    book brief briefing caption clip column complaint copy crowd data document documents email emails
    eyes figures filing headline headlines investigation law laws lawsuit leaflet leaflets letter
    letters manifesto memo memoir memos message mind note numbers opinion page piece placard plan plans
    poll polls post poster posters posts readout report reports response result results review ruling
    sign signs slogan standards statement statements stories story studies study summary survey surveys
    thinking transcript transcripts tweet tweets video videos voice words
    """
)
# What carries an organisation's name: "the Echo newspaper" is the Echo.
OUTLETS: Final = wordset(
    """
    blog broadcaster daily editorial magazine newspaper paper program programme spokesman tabloid
    website weekly
    """
) - {"spokesman"}
_PLURALS: Final = wordset(
    """
    activists advisers advisors aides americans analysts attorneys backbenchers campaigners children
    commenters critics democrats experts families fathers groups insiders lawmakers lawyers leaders
    listeners members men ministers mps observers officers officials operatives opponents organisations
    organisers organizations organizers others outlets parents people police politicians proponents
    protesters readers republicans residents respondents senators sources strategists supporters users
    voters women
    """
)


def common_plural(low: str) -> str:
    """The plural itself where a word means people in general ("critics", "officials"), else ""."""
    if low in _PLURALS or (low.endswith("s") and not low.endswith("ss") and low[:-1] in ROLE_NOUNS):
        return low
    return ""


_COMMON: Final = FUNCTION_WORDS | ROLE_NOUNS | QUANTIFIERS | DOCUMENTS


def common_word(low: str) -> bool:
    """Whether a word is an ordinary one that a sentence may open with: "Aides", "Another", "Source"."""
    return bool(common_plural(low)) or low in _COMMON


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
