"""The words of offices and callings, and what sets one apart from the next."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Final

from rsdata.language.word_lists import in_order, tagged

ROLE_NOUNS: Final = tagged("role nouns")
ORGANISATION_NOUNS: Final = tagged("organisation nouns")
# Offices that are mostly for several things: "minister for Trade, Fish and Food".
OFFICES_FOR_SEVERAL: Final = tagged("offices for several things")
# What sets one office apart from the next: the two must agree in these.
RANKS: Final = tagged("ranks")
# The ranks that even a phrase that names the rest must share.
STRICT: Final = tagged("strict ranks")
# Words that may stand in lower case before the noun of a role: "newly elected party chairman".
MODIFIERS: Final = RANKS | tagged("role modifiers")
# One office under several names.
HEADS: Final = dict(entry.split(":") for entry in in_order("offices under several names"))
# Words that take up whoever holds an office of these kinds: "the minister" of the Health Secretary.
WIDER_OFFICES: Final = {
    wider: frozenset(narrower.split(","))
    for wider, narrower in (entry.split(":") for entry in in_order("wider words for offices"))
}
# The country of an office that one country alone has.
COUNTRY_OF: Final = {
    office: frozenset((country,))
    for office, country in (entry.split(":") for entry in in_order("offices of one country"))
}
# Nouns that tell the gender of whoever they are said of, besides those in "-man" and "-woman".
_WOMEN: Final = tagged("women by their noun")
_MEN: Final = tagged("men by their noun")
# Between a role and what it is of or for: "the clerk [to] the council"
COMPLEMENTS: Final = frozenset(("of", "for", "to", "at"))
# Who writes or works about parties rather than for one.
OBSERVERS: Final = tagged("observers of parties")


@cache
def forms_of(head: str) -> tuple[str, ...]:
    """The nouns of one office, as they are printed: "chair", "chairman"."""
    return (head, *(noun for noun, other in HEADS.items() if other == head))


def gender_told(role: str) -> str:
    """ "m" or "f" where the noun of a role tells it, "" where it does not: "a Labour spokeswoman"."""
    words = role.lower().split()
    last = next((word for word, after in pairwise(words) if after in COMPLEMENTS), words[-1])
    last = last.split("-of-")[0]  # "the mother-of-two"
    if last.endswith("woman") or last in _WOMEN:
        return "f"
    return "m" if last.endswith("man") or last in _MEN else ""
