"""Roles that stand for somebody without a name: "[The county clerk] has", "on the word of [the mayor]"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rsdata.language.determiners import without_possessive
from rsdata.language.names import CAPITAL
from rsdata.language.offices import ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import tagged
from rsdata.named_tuples import NamedTuple

_SEVERAL: Final = tagged("people in general") | tagged("gatherings")
# What one person is called, whether it is an office or not: "the harbour master"; no body, no "voters".
_PERSON_NOUNS: Final = ROLE_NOUNS | {
    noun
    for noun in tagged("speaking nouns") - ORGANISATION_NOUNS - _SEVERAL
    if not noun.endswith("s")
}  # fmt: skip
_LEADS: Final = (
    r"\s*(?:(?:But|And|Yet|Then|Later|However|Now|Still|So|No|Yes|Meanwhile|Elsewhere|Not that|Even so"
    r"|Of course),? "
    r"|(?:Earlier|Later|Last|This|On|At) [^.,;:\"“”]{1,40}, "
    rf"|As (?=the (?:[\w'’-]+ ){{1,4}}{any_of(tagged('verbs of putting something so'))}))?"
)
# "Back at the count, [a teller] disagrees", "In a long speech [the mayor] praised"
_FRONTED: Final = (
    r"(?:(?i:back|in|at|on|over|down|up|outside|inside|near|behind|across|elsewhere)\b [^,.;:\"“”\n]{1,50}?"
    r"(?:, |(?<! of)(?<! to)(?<! by)(?<! for)(?<! with)(?<! from)(?<! and)(?<! in)(?<! on)(?<! at)(?<! such)"
    r"(?<! half) (?=(?:the|an?) ))|\w+ (?:miles|streets|blocks|doors|seats|tables|hours|minutes|yards)\b"
    r" [^,.;:\"“”\n]{1,50}, )?"
)
# The article or owner that a sentence opens with.
_OPENS: Final = lazy(
    rf"{_LEADS}{_FRONTED}(?=(?:[Tt]he|[Aa]n?|[Oo]ne|[Oo]ur|[Hh]is|[Hh]er"
    rf"|(?:{CAPITAL}[\w-]* )?{CAPITAL}[\w-]*['’][sS]) )"
)
_ARTICLE: Final = lazy(r"\b(?:[Tt]he|[Aa]n?|[Oo]ne) (?=\w)")
_WORDS: Final = lazy(r"[\w'’-]+(?: [\w'’-]+){0,8}")
# What follows the subject of a sentence: what sets words off, "'s on", or a word; not "is Ann Lee", "is
# one of the people she knows".
_FOLLOWS: Final = lazy(
    rf"(?! (?:is|was) {CAPITAL}[\w'’-]+ {CAPITAL})"
    r"(?! (?:is|was) (?:one of |among |the |an? )(?:[\w'’-]+ ){1,7}?(?!(?:after|as|because|before|if|like"
    r"|once|since|than|until|when|where|while|though)\b)[a-z]+ s?he [a-z]+)"
    rf"(?:,| (?:[-–—] |\()(?!{CAPITAL}[\w'’-]+ {CAPITAL})"
    r"|['’]s (?:on|in|at|back|here|not|now|just|out|off|been|got|[a-z]+ing)\b| [a-z]+\b)"
)
_SETS_OFF: Final = frozenset("-–—(")
_NAMED: Final = lazy(rf"['’-]|,? {CAPITAL}")
# What parts two phrases: "the word [of] the mayor"
_PARTS: Final = tagged("place prepositions") | tagged("articles") | {"and", "by", "or"}
_MODIFIERS: Final = 4  # words between the article and the noun
# With somebody of whom nothing is known: "One of them put", "Somebody behind me has"
OPENING_SOMEBODY: Final = lazy(
    rf"{_LEADS}{_FRONTED}(?<!No )(?:(?:[Oo]ne|[Aa]nother|[Ss]ome) of "
    r"|(?:[Oo]ne|[Aa]nother|[Ss]omebody|[Ss]omeone)"
    rf" (?!{any_of(tagged('what one may be besides a person'))}\b)[a-z]+\b)"
)
# "A councillor[, who walked out, is] pushing": as the first sentence of a report tells the news
TELLS_THE_NEWS: Final = lazy(
    r"(?:,? who [^,.;\"“”\n]{1,80}?,?)? (?:has|is|will|says|claims|fears|believes|wants) "
)


# "Ann Lee was right, [the spokesman] said."
CLOSING_ROLE: Final = lazy(
    r", (?P<role>the (?:[\w'’-]+ ){0,3}?[\w'’-]+) (?:said|says|added|adds|told|insisted)\b"
    r"[^,.\"“”\n]{0,40}\.?\s*$",
    words=(", the ",),
)


class UnnamedRole(NamedTuple):
    """A role as printed, with its article, where it stands, and the word or mark after it."""

    printed: str
    start: int
    end: int
    follows: str = ""  # a comma for whatever sets off what stands behind
    until: int = 0  # where that ends


def opening_role(text: str, start: int, ceiling: int) -> UnnamedRole | None:
    """The role that a sentence opens with: "No, [the county clerk] has"."""
    m = _OPENS.match(text, start, ceiling)
    end = None if m is None else _end_of_role(text, m.end(), ceiling, _PERSON_NOUNS)
    follows = None if end is None else _FOLLOWS.match(text, end, ceiling)
    if m is None or end is None or follows is None:
        return None
    beside = follows.group().strip()
    sign = "," if beside in _SETS_OFF else beside
    return UnnamedRole(text[m.end() : end], m.end(), end, sign, follows.end())


def roles_within(text: str, start: int, ceiling: int) -> Iterator[UnnamedRole]:
    """The roles in a stretch of text that no name follows."""
    for m in _ARTICLE.finditer(text, start, ceiling):
        end = _end_of_role(text, m.start(), ceiling, ROLE_NOUNS)
        if end is not None and _NAMED.match(text, end) is None:
            yield UnnamedRole(text[m.start() : end], m.start(), end)


def _end_of_role(text: str, start: int, ceiling: int, nouns: frozenset[str]) -> int | None:
    """Where the nouns end that an article at ``start`` leads to, past a few modifiers, or past what only says
    whose: "the mayor's [press secretary]"."""
    m = _WORDS.match(text, start, ceiling)
    end: int | None = None
    owner: int | None = None
    at = start
    for i, word in enumerate(m.group().split(" ") if m is not None else ()):
        low = word.lower()
        own = without_possessive(low)
        if i and (own.removeprefix("ex-") in nouns or own.endswith("-year-old")):
            end = at + len(own)
            if own != low:
                if owner is not None:
                    return owner
                owner, end = end, None
        elif end is not None and i <= _MODIFIERS and word[:1].isupper():
            end = None  # "a veteran Green teller"
        elif end is not None or i > _MODIFIERS or (i and low in _PARTS):
            break
        at += len(word) + 1
    return owner if end is None else end
