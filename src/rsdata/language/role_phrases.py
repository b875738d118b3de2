"""Roles printed beside a name: "Labour MP [Ann Lee]", "[Ann Lee], Labour MP for Dover East, condemns"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, Literal

from rsdata.language.lexicon import ADJ, ING, SPEAKING_VERBS, STARTER, TAGS, guess
from rsdata.language.lines import Stretch
from rsdata.language.names import ABBREVIATED_TITLES, is_given
from rsdata.language.offices import MODIFIERS, OFFICES_FOR_SEVERAL, ORGANISATION_NOUNS, RANKS, ROLE_NOUNS
from rsdata.language.roles import CONNECTORS, PLACE_PREPOSITIONS
from rsdata.language.word_lists import tagged
from rsdata.reference import spellings_in_text

_ARTICLES: Final = tagged("articles")
_BEFORE_SET_OFF: Final = _ARTICLES | tagged("possessives")
_BEFORE_APPOSED: Final = _BEFORE_SET_OFF | {"one", "another"}  # "one juror, [Ann]"
_BEFORE_FIELD: Final = _BEFORE_SET_OFF | tagged("forms of be")
_VERBS_AFTER: Final = SPEAKING_VERBS | tagged("words after a role")
# What is said in brackets of the words of a role: "the Taoiseach[ (Irish prime minister)] Ann Lee"
_GLOSSED: Final = re.compile(r"(?<!\)) \((?P<gloss>[^()\n“”\"]+)\)$")
_LONGEST_GLOSS: Final = 60  # characters
_REACH: Final = 140  # characters before a name
_BEFORE_ROLE: Final = _ARTICLES | {"one", "now"}
_DASHES: Final = frozenset("-–—")
_ENDS_CLAUSE: Final = frozenset(',;:!?)"”“(')
_BACK: Final = re.compile(r"\S+")
_ABBREVIATED_ROLES: Final = tagged("abbreviated roles") | ABBREVIATED_TITLES
_JOINS: Final = frozenset(("and", "&"))
_IN_LISTS: Final = _JOINS | {"the"}
_FIELDS: Final = MODIFIERS - RANKS
_LONGEST_COMPLEMENT: Final = 10  # words of what an office is for
_IN_AN_OFFICE: Final = RANKS | (ROLE_NOUNS - ORGANISATION_NOUNS)
_START_WORDS: Final = tagged("before a role")


class _Word:
    """A word to the left of a name, as the rules ask for it."""

    __slots__ = ("i", "low", "own", "word", "words")

    def __init__(self, words: list[str], i: int) -> None:
        self.words = words
        self.i = i
        self.word = words[i]
        self.low = self.word.rstrip(".").replace("’", "'").lower()  # in small letters, without its full stop
        self.own = _own(self.low)  # without its possessive ending too

    @property
    def previous(self) -> str:
        """The word before it, "" where none is."""
        return self.words[self.i - 1] if self.i else ""


# A rule answers with what the word is to the role on its right, or with None where it cannot tell.
_Part = Literal["office", "begins", "inside", "outside"]


def _office(at: _Word) -> _Part | None:
    if at.own not in ROLE_NOUNS:
        return None
    return "outside" if _ends_sentence(at.word, at.own) else "office"  # "She met the {winner}. [Ann Lee] ..."


def _and(at: _Word) -> _Part | None:
    if at.own not in ("and", "&"):
        return None
    several = _own(at.words[-1]) in OFFICES_FOR_SEVERAL and at.previous[:1].isupper()
    joins = several and _own(at.previous) in _FIELDS  # "{Arts and Sport minister} [Ann Lee]"
    return "inside" if joins or _of_before(at.words, at.i) else "outside"


def _the(at: _Word) -> _Part | None:
    if at.own != "the":
        return None
    return "outside" if at.i and at.previous.lower() not in PLACE_PREPOSITIONS else "inside"


def _preposition(at: _Word) -> _Part | None:
    if at.own not in PLACE_PREPOSITIONS:
        return None
    return "inside" if _head_before(at.words, at.i) else "outside"


def _starts_something_else(at: _Word) -> _Part | None:
    return "outside" if at.own in _START_WORDS else None


def _possessive_of_name(at: _Word) -> _Part | None:
    previous = at.previous
    named = at.own != at.low and (previous[:1].isupper() or previous.isdigit())
    return "begins" if named else None


def _modifier(at: _Word) -> _Part | None:
    word, own = at.word, at.own
    listed = own in MODIFIERS or own in ORGANISATION_NOUNS
    formed = word[:1].isupper() or word[:1].isdigit() or "-" in own[1:]  # "Labour", "2nd", "long-serving"
    if not (listed or formed or _in_complement(at.words, at.i) or _is_field(at)):
        return None
    return "outside" if word[-1] == "." and at.low not in _ABBREVIATED_ROLES else "begins"


def _is_field(at: _Word) -> bool:
    """Whether a word that is in no list opens a role and says of what it is: "the [sheep] farmer"."""
    before = at.previous.replace("’", "'").lower()
    opens = before[-1:] == "," or before in _BEFORE_FIELD
    article = before in _BEFORE_SET_OFF
    return opens and at.i + 1 < len(at.words) and _tells_a_field(at.word, at.words[at.i + 1], article)


def _tells_a_field(word: str, after: str, article: bool) -> bool:
    """Whether a word in no list tells what the office behind it is of: "[wheat] farmer"; behind an article it
    may be a verb's form as well: "the [fire] chief", "the [counting] officer"."""
    if _own(after) not in ROLE_NOUNS or not word.isalpha():
        return False
    tags = TAGS.get(word.lower(), 0) or guess(word.lower())
    return not tags or (article and tags & (ADJ | ING) > 0 and not tags & STARTER)


def _aside(at: _Word) -> _Part | None:
    words, i = at.words, at.i
    if at.own not in _DASHES or not 0 < i < len(words) - 1:
        return None
    return "inside" if "now" in map(str.lower, words[max(0, i - 3) : i + 2]) else None


# The first rule that can tell decides; other words are outside. The role of each example is in braces, the
# name in brackets.
_RULES: Final[tuple[tuple[str, Callable[[_Word], _Part | None]], ...]] = (
    ("the {leader} [Ann Lee]", _office),
    ("the {minister for health and care} [Ann Lee]", _and),
    ("the {leader of the House} [Ann Lee]", _the),
    ("the {leader of Ashdale} [Ann Lee]", _preposition),
    ("asked if {leader} [Ann Lee]", _starts_something_else),
    ("{Radio 5 live's reporter} [Ann Lee]", _possessive_of_name),
    ("{Dover mayor} [Ann Lee]", _modifier),
    ("{former Conservative - now Green - MP} [Ann Lee]", _aside),
)


def role_before(stretch: Stretch, start: int) -> tuple[int, int] | None:
    """The span of the role right before a name: "Labour MP [Ann Lee]", "the Echo's editor, [Ann Lee]", "the
    head of the Wessex Health Board (WHB), [Ann Lee]"."""
    text, floor, end = stretch.source, stretch.start, start
    while end > floor and text[end - 1] in " \u00a0":
        end -= 1
    comma = end > floor and text[end - 1] == ","
    end -= comma
    end = _end_of_role(stretch, end)
    if end < 0:
        return None
    words = _words_back(stretch, end)
    owned = words and words[-1].endswith(("'s", "’s"))  # "a spokesman for Labour's [Ann Lee]"
    if not words or (_own(words[-1]) not in ROLE_NOUNS and (owned or not _of_before(words, len(words) - 1))):
        return None
    if words[-1].lower() in PLACE_PREPOSITIONS:
        return None  # "a member of [Lee]'s team"
    first = _first_of_role(text, words, end)
    if first is None:
        return None
    if comma and not (text[first].isupper() or _article_before(stretch, first)):
        return None
    return first, end


def _end_of_role(stretch: Stretch, end: int) -> int:
    """Where a role may end before a place, what is said of it in brackets apart: behind an office, or where a
    preposition that may hang on one stands near; -1 for nowhere."""
    text, floor = stretch.source, stretch.start
    if end <= floor or not (text[end - 1].isalnum() or text[end - 1] in ".-–'’"):
        in_brackets = text.endswith(")", floor, end)
        glossed = _GLOSSED.search(text, max(floor, end - _LONGEST_GLOSS), end) if in_brackets else None
        gloss = "" if glossed is None else glossed["gloss"]
        told = (gloss.isupper() and gloss.isalpha()) or _own(gloss.split(" ")[-1]) in ROLE_NOUNS
        # not "beating the mayor (by 100 votes), Ann Lee", "the leader (Bob Ray), Ann Lee"
        return _end_of_role(stretch, glossed.start()) if glossed is not None and told else -1
    near = text[max(floor, end - 80) : end]
    if _own(near.split()[-1]) in ROLE_NOUNS:
        return end
    # "Leader of the House of Commons"
    return end if " of " in near or " for " in near or " at " in near else -1


def _words_back(stretch: Stretch, end: int) -> list[str]:
    """The words before ``end`` that are near, whole ones."""
    lead = stretch.before(end, _REACH)
    words = lead.split()
    return words[1:] if end - _REACH > stretch.start and not lead[0].isspace() else words


def _first_of_role(text: str, words: list[str], end: int) -> int | None:
    """Where the role begins that these words, up to ``end``, end with; None where they hold no office."""
    first: int | None = None
    office = False
    at = end
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word[-1] in _ENDS_CLAUSE and not _in_list(words, i):
            break
        at = text.rindex(word, 0, at)
        part = _part_of_role(words, i)
        if part == "outside" or (office and _hangs_on_another(words, i)):
            break
        if part != "inside":
            first = at
        office = office or part == "office"
    return first if office else None


def _hangs_on_another(words: list[str], i: int) -> bool:
    """Whether word ``i`` hangs a bearer of the office behind it on somebody: "a spokesman [for] Senator", no
    "portfolio holder for planning Cllr"."""
    if words[i].lower() not in PLACE_PREPOSITIONS or _own(words[i - 1]) not in ROLE_NOUNS:
        return False
    if words[-1] == "Justice":
        return False  # "Minister for Justice Ann Lee"
    return all(_own(word) in _IN_AN_OFFICE or word in spellings_in_text() for word in words[i + 1 : -1])


def _part_of_role(words: list[str], i: int) -> _Part:
    """What word ``i`` is to the role that stands between it and a name."""
    asked = _Word(words, i)
    for _, rule in _RULES:
        part = rule(asked)
        if part is not None:
            return part
    return "outside"


def _in_complement(words: list[str], i: int) -> bool:
    """Whether a lower-case word stands inside the "of ..." of a role: "head of political polling"."""
    for k in range(i - 1, max(-1, i - 4), -1):
        low = words[k].lower()
        if low in ("of", "for", "at"):
            return k > 0 and _own(words[k - 1]) in ROLE_NOUNS
        if not low.isalpha():
            return False
    return False


@lru_cache(maxsize=4096)
def _own(word: str) -> str:
    low = word.rstrip(".,").replace("’", "'").lower()
    return low.removesuffix("'s").removesuffix("-elect").removeprefix("ex-")


def _of_before(words: list[str], i: int) -> bool:
    """Whether word ``i`` ends an "of the House of Commons" that hangs on a noun of office."""
    for k in range(i, max(-1, i - _LONGEST_COMPLEMENT), -1):
        low = words[k].lower()
        if low in ("of", "for", "at") and k and _own(words[k - 1]) in ROLE_NOUNS:
            return True
        if words[k][-1] in ',;:.!?)"”' and not _in_list(words, k):
            return False
    return False


def _in_list(words: list[str], i: int) -> bool:
    """Whether the comma behind word ``i`` parts two things that an office is for: "minister for [Trade,] Fish
    and Food"."""
    rest = words[i + 1 :]
    if words[i][-1] != "," or _JOINS.isdisjoint(rest[:-1]):
        return False
    listed = [word for word in words[i:] if word not in _IN_LISTS]
    return all(word[:1].isupper() and not is_given(word.rstrip(",")) for word in listed)


def _head_before(words: list[str], i: int) -> bool:
    return _of_before(words, i) or (i > 0 and _own(words[i - 1]) in ROLE_NOUNS)


def _article_before(stretch: Stretch, first: int) -> bool:
    word = stretch.before(first, 12).split()
    return bool(word) and word[-1].lower() in _BEFORE_APPOSED


# The words after a name up to the end of their clause: ", Labour MP for Dover East, condemns"
_CHUNK: Final = re.compile(r"[^,;:()\"“”\n—]{1,120}")


def role_after(stretch: Stretch, end: int) -> tuple[int, int] | None:
    """The span of the role set off after a name: "[Ann Lee], Labour MP for Dover East, condemns"."""
    text, ceiling = stretch.source, stretch.end
    at = end
    if at + 3 >= ceiling or text[at] != ",":
        return None
    at += 1
    for _ in range(2):
        while at < ceiling and text[at] in " \u00a0\n":
            at += 1
        m = _CHUNK.match(text, at, ceiling)
        if m is None:
            return None
        chunk = m.group().strip()
        if chunk.isdigit():  # ", 37, a builder,"
            at = m.end() + 1
            continue
        break
    else:
        return None
    span = _role_span(text, at, m.end())
    if span is None:
        return None
    stop = span[1]
    if stop == m.end() and stop < ceiling and text[stop] == ",":
        more = _CHUNK.match(text, stop + 1, ceiling)
        if more is not None and _names_a_place(more.group().split()):
            return span[0], stop + 1 + len(more.group().rstrip())
    return span


# "[Ann Lee] has been finance minister", "[Ann Lee] was elected mayor"
_IS: Final = re.compile(
    r" (?:is|remains|became|has been|was (?:elected|re-elected|appointed|named|made)|serves as|took over as)"
    r" (?:the |an? )?(?=[\w'’-])"
)
_BEGIN_IS: Final = frozenset("irbhwst")


def role_said(stretch: Stretch, end: int) -> tuple[int, int] | None:
    """The span of the role that a sentence says somebody has: "[Ann Lee] is the mayor of Ash"."""
    if stretch.source[end + 1 : end + 2] not in _BEGIN_IS:
        return None
    verb = _IS.match(stretch.source, end, stretch.end)
    chunk = None if verb is None else _CHUNK.match(stretch.source, verb.end(), stretch.end)
    return None if verb is None or chunk is None else _role_span(stretch.source, verb.end(), chunk.end())


def _names_a_place(words: Sequence[str]) -> bool:
    """Whether a chunk is a bare place or organisation, part of the role: "MP for the Wold, [Kent], tells"."""
    if not all(word[:1].isupper() for word in words):
        return False
    return len(words) == 1 or any(word.lower() in ORGANISATION_NOUNS for word in words)


_Printed = tuple[str, int]  # a word, and where it begins


def _role_span(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The role at the start of a clause: its modifiers, its noun, and what it is of or for."""
    begins = text[start:stop].split(None, 3)
    first = 1 if begins and begins[0].lower() in _BEFORE_ROLE else 0
    if not _may_begin_role(begins[first : first + 2], first > 0):
        return None  # nearly every clause: its other words need no look
    words = [(m.group(), m.start()) for m in _BACK.finditer(text, start, stop)]
    head = _office_from(words, first)
    if head is None:
        return None
    last, at = words[_end_of_complement(words, head) - 1]
    return words[first][1], at + len(last.rstrip(".!?"))


def _may_begin_role(words: Sequence[str], article: bool) -> bool:
    """Whether the first of some words, behind an article or not, can be the first of a role."""
    own = _own(words[0]) if words else ""
    if own and (own in ROLE_NOUNS or _before_office(words[0], own)):
        return True
    return article and len(words) > 1 and _tells_a_field(words[0], words[1], article)


def _office_from(words: list[_Printed], first: int) -> int | None:
    """The last office of the role that begins at word ``first``."""
    head: int | None = None
    for i in range(first, min(len(words), first + 9)):
        word = words[i][0]
        own = _own(word)
        if own in ROLE_NOUNS:
            head = i
        elif (head is not None and own in PLACE_PREPOSITIONS) or not (
            _before_office(word, own)
            or (i and i + 1 < len(words) and _tells_a_field(word, words[i + 1][0], i == first))
        ):
            break
        if _ends_sentence(word, own):
            break
    return head


def _before_office(word: str, own: str) -> bool:
    """Whether a word can stand before an office: "Labour", "deputy", "and"."""
    listed = own in MODIFIERS or own in ORGANISATION_NOUNS
    return listed or word[:1].isupper() or "-" in own or own == "and" or own.isdigit()


def _ends_sentence(word: str, own: str) -> bool:
    return word[-1] in ".!?" and own not in _ABBREVIATED_ROLES


def _end_of_complement(words: list[_Printed], head: int) -> int:
    """One past the last word of what an office is of or for: "MP [for Dover East]"."""
    k = head + 1
    if k >= len(words) or words[k][0].lower() not in PLACE_PREPOSITIONS or words[head][0][-1] in ".!?":
        return k
    while k < len(words) and words[k][0].lower() not in _VERBS_AFTER:
        k += 1
        if _ends_sentence(words[k - 1][0], _own(words[k - 1][0])):
            break
    while k > head + 1 and words[k - 1][0].lower() in CONNECTORS:
        k -= 1
    return k
