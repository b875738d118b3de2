"""What stands around a pronoun: whether it opens a sentence, ends one, or stands before its name."""

from __future__ import annotations

from typing import Final

from rsdata.language.names import CAPITAL
from rsdata.language.offices import ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import tagged


def is_one_person(noun: str) -> bool:
    """Whether a noun for those who speak is of one person: no body, no "voters"."""
    return noun not in ORGANISATION_NOUNS and not noun.endswith("s") and noun not in _SEVERAL


_SEVERAL: Final = tagged("people in general") | tagged("gatherings")
# A sentence that opens with "He", "But she".
OPENING_PRONOUN: Final = lazy(r"\s*(?:(?:But|And|Yet|Then|Later|However|Now|Still|So),? )?([Hh]e|[Ss]he)\b")
# A sentence that ends with "..., he said", words of its own apart.
CLOSING_PRONOUN: Final = lazy(
    r", (he|she) (?:[a-z]+ly |also |later |then )?(?:said|says|added|adds|explained|recalled|noted|argued)"
    r"(?: (?:on|in|at|during|to|of) [^,.;:\"“”]{1,40})?\.\s*$",
    words=(", he ", ", she "),
)
# "he [has often told] Ann Lee"
PRONOUNS_OWN_VERB: Final = lazy(r"\w+(?: [a-z]+){1,3} (?:the |a |an )?")
# "[In what] she called “a mess”, Ann Lee", "[In light of what] ...", at the start of a sentence
BEFORE_A_FRONTED_PRONOUN: Final = lazy(
    r"(?:^|[.!?\n][\"”]?\s*)(?:In|With|After|Despite|Amid|Following|During|At|Before|To|Because|Given|Against|On|For)"
    r"(?: [a-z]+){0,3}? what $"
)
# "... “a mess”[, the ]mayor": between a quotation and whom it is by
BEHIND_A_QUOTATION: Final = lazy(r"[\"”],? (?:[Tt]he |[Aa]n? )?$|,[\"”] (?:[Tt]he |[Aa]n? )?$")
_LEAD: Final = r"\s*(?:(?:But|And|Yet|Then|Later|However|Now|Still|So|No|Yes|Meanwhile),? )?"
_ROLE_NOUN: Final = any_of(ROLE_NOUNS)
_OWNED: Final = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er)"
# What one person is called, whether it is an office or not: "the harbour master"
_PERSON_NOUNS: Final = ROLE_NOUNS | {noun for noun in tagged("speaking nouns") if is_one_person(noun)}
_PERSON_NOUN: Final = f"(?i:{any_of(_PERSON_NOUNS)})"
# A sentence that opens with somebody who is not named, and the word after that: "No, [the county clerk] has"
OPENING_ROLE: Final = lazy(
    rf"{_LEAD}(?P<role>{_OWNED} (?:[\w'’-]+ ){{0,4}}?(?i:{_PERSON_NOUN}(?: {_PERSON_NOUN})*))"
    r"(?:,|['’]s (?:on|in|at|back|here|not|now|just|out|off|been|got|[a-z]+ing)\b| [a-z]+\b)"
)
# "In [her] speech, the minister": whose role follows, at the start of a sentence
FRONTED_OWNER: Final = lazy(
    r"(?:^|[.!?\n][\"”’']?\s*)(?:In|At|During|On|With|After|Before) (his|her) [^,.;:\"“”\n]{1,60}, (?:the )?$"
)
# ... with somebody of whom nothing is known: "One of them put", "Somebody behind me has"
OPENING_SOMEBODY: Final = lazy(
    rf"{_LEAD}(?:(?:[Oo]ne|[Aa]nother|[Ss]ome) of |(?:[Oo]ne|[Aa]nother|[Ss]omebody|[Ss]omeone) [a-z]+\b)"
)
# An unnamed role anywhere: "by order of [the county registrar]"
ROLE_WITHIN: Final = lazy(
    rf"\b(?P<role>(?:[Tt]he|[Aa]n?|[Oo]ne) (?:[\w-]+ ){{0,3}}?(?i:{_ROLE_NOUN}(?: {_ROLE_NOUN})*))\b"
    rf"(?!['’-]|,? {CAPITAL})"
)
