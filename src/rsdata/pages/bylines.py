"""Who an entry is by: a correspondent and a role, an outlet, a place, in one paragraph or in two.

A name alone may be a byline or stand for a picture: it is a picture's where the text names the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rsdata.language.line_shapes import (
    CHAMBERS,
    ROLE_WORDS,
    is_correspondent_role,
    is_office,
    is_outlet,
    is_title_case,
    is_unfinished,
)
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.pages.boilerplate import Piece
from rsdata.pages.credits import LONGEST_BYLINE, label_in, may_be_byline, split_byline
from rsdata.pages.messages import starts_with_cue
from rsdata.pages.page import Block

# "I", "we", "my": somebody speaks for himself.
FIRST_PERSON = lazy(r"(?<![\w'‘])(?:I|I'm|I've|I’m|I’ve|my|My|me)(?!\w)")
# "#count or text 61124", "@Echo_Talk": where to write.
CONTACT = lazy(r"[#@]\w|\btext \d{4}", re.IGNORECASE)
# Where programmes are on, and nobody in particular reports.
CHANNELS = tagged("channels")
SURNAME = lazy(r"[\w'’-]+$")


def correspondents_in(lines: Sequence[Line], authors: str | None = None) -> frozenset[str]:
    """Names that stand somewhere on the page over a correspondent's role, and those of the reporters."""
    names = {
        a.text
        for a, b in pairwise(lines)
        if len(a.text) <= 60
        and len(b.text) <= LONGEST_BYLINE
        and is_personal_name(a.text)
        and is_correspondent_role(b.text)
    }
    return frozenset((*names, *map(str.strip, re.split(r",| and ", authors or ""))))


def mark_byline(pieces: list[Piece], correspondents: frozenset[str]) -> bool:
    """Marks the byline among the first paragraphs; whether it is a correspondent's."""
    first = _next_paragraph(pieces, -1)
    if not first or any(p.role == "account" and p.paragraph < first[0].paragraph for p in pieces):
        return False
    name = first[0]
    if not may_be_byline(name.text):
        return False
    rest = [p for p in pieces if p.role == "text" and p.paragraph != name.paragraph]
    if len(first) > 1:
        # A third line says where the correspondent is.
        return len(first) < 4 and _mark_pair(name, *first[1:]) and _reports(name.text, first[1].text)
    second = _next_paragraph(pieces, name.paragraph)
    if second and second[0].text in CHAMBERS and name.text not in CHAMBERS:
        # What is debated stands above where it is; it is neither a byline nor a picture.
        name.is_text = True
        rest = rest[1:]
        name, second = second[0], _next_paragraph(pieces, second[0].paragraph)
    # An embedded post or a film may be all that stands under a byline.
    is_over_something = pieces[-1].role != "text"
    if len(second) == 1 and (len(rest) > 1 or is_over_something) and _mark_pair(name, second[0]):
        return _reports(name.text, second[0].text)
    return _alone(name, rest, correspondents) if second or is_over_something else False


def _next_paragraph(pieces: Sequence[Piece], after: int) -> list[Piece]:
    """The text pieces of the first paragraph below ``after`` that has any."""
    below = [piece for piece in pieces if piece.paragraph > after and piece.role == "text"]
    return [piece for piece in below if piece.paragraph == below[0].paragraph]


def _mark_pair(name: Piece, role: Piece, *others: Piece) -> bool:
    """Marks a name and a role (or a place and its town), and says whether they are one."""
    if not _is_pair(name.text, role.text):
        return False
    name.role, role.role = "byline", "byline_role"
    for piece in others:
        piece.is_text = True  # a third line says where they are
    return True


def _is_pair(name: str, role: str) -> bool:
    """A name over a role, a programme over its station, a place over the town it is in."""
    if not may_be_byline(role):
        return False
    if is_outlet(name):
        return is_outlet(role)
    if is_personal_name(name) and (is_correspondent_role(role) or is_office(role) or role.startswith("@")):
        return True
    return (
        is_title_case(name)
        and is_title_case(role)
        and not is_personal_name(role)
        and not any(c.isdigit() for c in name + role)
    )


def _reports(name: str, role: str) -> bool:
    """Whether such a pair is a correspondent's byline; a programme on a national channel is none."""
    return (
        is_personal_name(name)
        and not is_outlet(name)
        and is_correspondent_role(role)
        and role.lower() not in CHANNELS
    )


def _alone(alone: Piece, rest: Sequence[Piece], correspondents: frozenset[str]) -> bool:
    """A byline of one paragraph, with something under it."""
    text = alone.text
    if is_outlet(text) or text in CHAMBERS:
        alone.role = "byline"
        return False
    begin = label_in(text)
    cut = split_byline(text[begin:])
    if cut is not None and text[begin + cut[0]] == "," and _is_job(text[begin + cut[1] :]):
        # Without a comma, or with an office, it is what a picture shows: "Ann Lee, Labour leader".
        if not begin and _is_repeated(text[: cut[0]], rest):
            return False
        ends = begin + cut[0], begin + cut[1]
        alone.divide(
            "byline", ("mark", begin), ("byline", ends[0]), ("mark", ends[1]), ("byline_role", len(text))
        )
        return True
    if CONTACT.search(text) and len(text) <= 80:
        alone.role = "byline"
        return False
    if is_personal_name(text) and _speaks_for_himself(text, rest, correspondents):
        alone.role = "byline"
        return text in correspondents or _in_first_person(rest)
    if _is_bare_role(text):
        alone.role = "byline_role"
        return True
    return False


def _speaks_for_himself(name: str, rest: Sequence[Piece], correspondents: frozenset[str]) -> bool:
    first = rest[0].text if rest else ""
    if starts_with_cue(first) or first[:1].islower():
        return True
    if _is_repeated(name, rest):
        return False
    return name in correspondents or _in_first_person(rest)


def _in_first_person(rest: Sequence[Piece]) -> bool:
    """Whether the first sentences speak of "I" or "my" outside what they quote."""
    first = next((piece.text for piece in rest if not is_unfinished(piece.text)), "")
    return any(FIRST_PERSON.search(part) for part in re.split(r"[\"“”]", first)[::2])


def _is_repeated(name: str, rest: Sequence[Piece]) -> bool:
    """Whether the text names the person again."""
    surname = SURNAME.search(name)
    return surname is not None and any(surname.group() in piece.text for piece in rest)


def _is_bare_role(text: str) -> bool:
    """A role whose name is lost: "Political editor, BBC News", not "BBC political editor Ann Lee"."""
    words = text.split(",", 1)[0].lower().split()
    return 0 < len(words) <= 4 and words[-1] in ROLE_WORDS


def _is_job(text: str) -> bool:
    """A correspondent's role that says so, not only where somebody is: "political editor", "BBC News"."""
    return is_correspondent_role(text) and text.split()[0].lower() not in ("in", "at", "outside")


def names_correspondent(text: str, blocks: Iterable[Block]) -> bool:
    """Whether the role of somebody who reports stands in these blocks of a text."""
    return any(
        block.role == "byline_role" and is_correspondent_role(text[block.start : block.end])
        for block in blocks
    )
