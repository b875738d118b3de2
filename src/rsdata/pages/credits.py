"""A line of credit: who something is by, what they are, whom they work for and where they are.

By Ann Lee, political editor      Ann Lee in Dover and Bob Ray | The Echo      From the Echo's Ann Lee
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from rsdata.language.authors import BY as SAID_BY
from rsdata.language.authors import Span, emphasised
from rsdata.language.line_shapes import (
    OUTLET_WORDS,
    is_agency,
    is_correspondent_role,
    is_office,
    is_outlet,
    is_role,
    is_unfinished,
)
from rsdata.language.names import is_personal_name
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.pages.marks import BESIDE
from rsdata.pages.marks import is_furniture as is_button
from rsdata.pages.page import Block, BlockRole, trimmed

LONGEST_BYLINE: Final = 140
_LONGEST_LIST: Final = 300  # of names
# "By Ann Lee", "Edited by Ann Lee and Bob Marsh"; "By" alone, over a name
BY: Final = lazy(rf"\s*{SAID_BY}(?:$|:?\s+|:)", re.IGNORECASE, words=("by",))
_LABEL: Final = lazy(rf"(?i:{SAID_BY}|from):? +(?=\S)|[—–-]{{1,2}} ?(?=[^\W\d])")
# "the Echo's Ann Lee"
_OUTLET_OF: Final = lazy(r"(?:the )?[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3}['’]s? +(?=[A-Z])")
_KIND: Final = lazy(r"(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+: ")  # "Staff: "
# What parts names from each other and from what is printed beside them.
_BETWEEN: Final = lazy(r",? (?:and|&) |[,;|·•/] |\s*\([^()]{1,40}\)|\s(?=@\w)")
_PLACE: Final = lazy(r" (?:at|in|on|from|[Ff]or|via|reporting) (?:the |[A-Z\d]).*")
# "Opinion · Ann Lee | The Echo", "Ann Lee (@annlee@echo.example) ·"
_BESIDE: Final = lazy(r"[^\s|·•@(](?:[^|·•@(]*[^\s|·•@(])?|\(?@\w[\w.@-]*\)?")
MARKS: Final = " ,.:;|·•/–—-\u00a0"
_AND: Final = ("and ", "& ")
_JOINTS: Final = frozenset(("", "and", "&"))
SEPARATORS: Final = " ,|·•/–—-"
_ROLE_STARTS: Final = tagged("first words of a byline role")
_TOGETHER: Final = tagged("those who report together")
_WORD: Final = lazy(r"\S+")


def label_in(text: str) -> int:
    """Where in "By Ann Lee", "From the Echo's Ann Lee" the name begins."""
    label = _LABEL.match(text)
    first = label.end() if label else 0
    outlet = _OUTLET_OF.match(text, first)
    return outlet.end() if outlet is not None and names_reporters(text[outlet.end() :]) else first


def without_by(text: str) -> str:
    """A line without the "By" that opens it."""
    by = BY.match(text)
    return text[by.end() :] if by else text


def names_reporters(text: str) -> bool:
    """ "By Ann Lee", "Ann Lee, Bob Marsh and Cy Dale": names, and nothing beside them."""
    names = without_by(text).replace(" and ", ", ").split(", ") if len(text) <= _LONGEST_LIST else [""]
    return all(is_personal_name(name.strip()) for name in names)


def names_several(text: str) -> bool:
    """ "Ann Lee and Bob Ray": a line that names several who report, and nothing else."""
    return (" and " in text or ", " in text) and names_reporters(text)


def says_who_by(text: str) -> bool:
    """Whether a line is "By" and names, and perhaps what stands beside them: who wrote what is under it."""
    first = label_in(text)
    is_counted = text[:1] in "—–-" and any(map(str.isdigit, text))  # "- Ann Lee, 34%"
    return first > 0 and not is_counted and bool(_people(text, first))


def names_in(text: str) -> list[str]:
    """The names that a line is, behind "By" perhaps; none where it is more."""
    said = without_by(text)
    return list(dict.fromkeys(said[start:end] for start, end in _people(said, 0)))


def is_of_person(name: str) -> bool:
    """Whether who wrote something has the name of a person: no "admin", "Echo Staff", "The Echo"."""
    is_body = is_agency(name) or is_correspondent_role(name)
    return _is_name(name) and not is_body and name.split()[-1].lower() not in _TOGETHER


def split_byline(text: str) -> Span | None:
    """Where in "Ann Lee Political correspondent, BBC News" or "Ann Lee, BBC News" the name ends and the role
    begins; None where it is no such line."""
    if not may_be_byline(text):
        return None
    comma = text.find(", ")
    if comma > 0 and is_personal_name(text[:comma]) and _is_description(text[comma + 2 :]):
        return comma, comma + 2
    words = list(_WORD.finditer(text))
    for count in (2, 3, 4):
        if len(words) <= count:
            break
        start = words[count].start()
        name = text[: words[count - 1].end()]
        if is_personal_name(name) and _is_description(text[start:]) and _begins_role(text[start:]):
            return len(name), start
    return None


def may_be_byline(text: str) -> bool:
    """Whether a line is as short as a byline, and no sentence."""
    return len(text) <= LONGEST_BYLINE and is_unfinished(text) and not any(mark in text for mark in '"“”:•')


def credit_blocks(text: str, start: int) -> list[Block]:
    """What the parts of a line of credit are that starts there: "By", the names, the comma, the role or what
    else is printed beside them; nothing where it names nobody."""
    first = label_in(text)
    bare = emphasised(text[first:]) if first < len(text) else None  # "[Ann Lee]"
    people = [(first + bare[0], first + bare[1])] if bare else _people(text, first)
    people = people or _only_person(text, first)
    if not people:
        return []
    begin, end = people[0][0], people[-1][1]
    beside = text[end:].lstrip(SEPARATORS + "]" if bare else SEPARATORS)
    joints = {text[a:b].strip(MARKS) for (_, a), (b, _) in pairwise(people)}
    if not joints <= _JOINTS or beside.startswith(_AND):
        end, beside = len(text), ""  # "Ann Lee in Dover and Bob Ray in Deal", "Ann Lee and agencies"
    cut = split_byline(text[begin:])
    is_role = (cut is not None and begin + cut[0] == end) or says_role(beside)
    behind = len(text) - len(beside)
    bar = BESIDE.search(text, behind) if is_role else None  # "political editor | The Echo"
    parts: tuple[tuple[BlockRole, int, int], ...] = (
        ("mark" if bare else "label", 0, begin),
        ("byline", begin, end),
        ("mark", end, behind),
        ("byline_role" if is_role else "label", behind, bar.start() if bar else len(text)),
        ("label", bar.start() if bar else len(text), len(text)),
    )
    return [Block(role, start + a, start + b) for part in parts for role, a, b in trimmed(text, *part)]


def says_role(beside: str) -> bool:
    """Whether what is printed beside a name is what that person is, and no outlet: "political editor"."""
    return is_correspondent_role(beside) and not is_outlet(beside)


def _people(text: str, first: int) -> list[Span]:
    """Where the names stand that a line is from ``first`` on, each perhaps with a role or a place behind it;
    nothing where it is more."""
    name, _, place = text[first:].partition(", ")
    if place.istitle() and place.count(" ") < 2 and is_personal_name(name) and not is_personal_name(place):
        return [(first, first + len(name))]  # "Ann Lee, Dover"
    kind = _KIND.match(text, first)
    at = kind.end() if kind else first
    people: list[Span] = []
    for end, after in (*(mark.span() for mark in _BETWEEN.finditer(text, at)), (len(text), len(text))):
        at += len(text[at:end]) - len(text[at:end].lstrip(MARKS))
        named = _PLACE.sub("", text[at:end].rstrip(MARKS))
        known = (text[slice(*person)] for person in people)
        if named and not (people and (_is_beside_name(named) or any(name in named for name in known))):
            cut = None if _is_name(named) else split_byline(named)
            if cut is None and not _is_name(named):
                return []
            people.append((at, at + (cut[0] if cut else len(named))))
        at = after
    return people


def _only_person(text: str, first: int) -> list[Span]:
    """The one name among what a line has side by side: "Opinion · Ann Lee"; nothing where it has more."""
    parts = list(_BESIDE.finditer(text, first))
    people = [part.span() for part in parts if is_personal_name(part[0]) and not is_outlet(part[0])]
    return people if len(people) == 1 < len(parts) else []


def _is_name(text: str) -> bool:
    return is_personal_name(text.title() if text.isupper() else text)


def _is_beside_name(text: str) -> bool:
    """Whether words are what is printed beside a name: what that person is or works for, a day, where to
    write."""
    if any(map(str.isdigit, text)) or "@" in text:
        return True
    if text.endswith(" by"):
        return False  # "Photographs by": of what is behind it
    return (
        is_button(text) or is_agency(text) or _is_description(text) or (text.isupper() and not _is_name(text))
    )


def _is_description(text: str) -> bool:
    return is_correspondent_role(text) or is_office(text)


def _begins_role(text: str) -> bool:
    """A role begins with a word that is no surname: "Political", "BBC", "chief", a job."""
    word = text.split()[0].lower().strip(",")
    return word in _ROLE_STARTS or word in OUTLET_WORDS or is_role(word)
