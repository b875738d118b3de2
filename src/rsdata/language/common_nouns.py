"""Words that name an organisation, and words that name nobody in particular."""

from __future__ import annotations

from typing import Final

from rsdata.language.lexicon import ROLE, TAGS, guess
from rsdata.language.name_context import NOT_SURNAMES, names_a_body
from rsdata.language.names import FUNCTION_WORDS, is_given
from rsdata.language.offices import ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.language.roles import NATIONS
from rsdata.language.word_lists import tagged
from rsdata.reference import spellings_in_text

POSSESSIVES: Final = tagged("possessives")
# "Several senior MPs", "dozens of voters": too many to be anybody.
QUANTIFIERS: Final = tagged("quantifiers")
# What is written or shown, and speaks for nobody by itself.
DOCUMENTS: Final = tagged("documents")
# What carries an organisation's name: "the Echo newspaper" is the Echo.
OUTLETS: Final = tagged("nouns of an outlet")
_HISSING: Final = ("ches", "oes", "ses", "shes", "xes", "zes")
_PLURALS: Final = tagged("people in general")


def _singulars(low: str) -> tuple[str, ...]:
    """What a plural may be of, by its ending: "witnesses" -> "witnesse", "witness"."""
    if not low.endswith("s") or low.endswith("ss"):
        return ()
    if low.endswith("ies"):
        return (low[:-1], low[:-3] + "y")
    hissing = low.endswith(_HISSING)  # "witnesses"; not "Nunes"
    return (low[:-1], low[:-2]) if hissing else (low[:-1],)


def common_plural(low: str) -> str:
    """The plural itself where a word means people in general ("critics", "officials"), else ""."""
    return low if low in _PLURALS or not ROLE_NOUNS.isdisjoint(_singulars(low)) else ""


_COMMON: Final = FUNCTION_WORDS | ROLE_NOUNS | QUANTIFIERS | DOCUMENTS
_OF_SEVERAL: Final = ORGANISATION_NOUNS | frozenset(NATIONS)


def _are_several(low: str) -> bool:
    """Whether a word is of several people or bodies, by its ending: "Tourists", "Gunmen", "Banks"."""
    of = _singulars(low)
    if not (of or low.endswith(("men", "women"))) or low.capitalize() in spellings_in_text():
        return False  # "Tories" are a party
    return bool((TAGS.get(low, 0) or guess(low)) & ROLE) or not _OF_SEVERAL.isdisjoint(of)


def common_word(low: str) -> bool:
    """Whether a word is an ordinary one that a sentence may open with: "Aides", "Another", "Tourists"."""
    return low in _COMMON or bool(common_plural(low)) or _are_several(low)


def known_word(word: str, low: str) -> bool:
    """Whether a capital at the start of a phrase is a name's all the same: "Labour sources", "Downing"."""
    return word in spellings_in_text() or low in NOT_SURNAMES or low in ORGANISATION_NOUNS


def organisation_like(text: str) -> bool:
    """Whether a capitalised phrase names an organisation rather than a person."""
    words = text.replace("’", "'").split()
    if not words:
        return False
    if words[0] in ("The", "the") and len(words) > 1:
        return True
    lows = [w.lower().strip(".,") for w in words]
    if names_a_body(words):
        return True
    if any(len(w) > 2 and w.isupper() and w.isalpha() for w in words) and not is_given(lows[0]):
        return True
    return any(low in ORGANISATION_NOUNS for low in (lows[1:] if is_given(lows[0]) else lows))
