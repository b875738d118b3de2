"""Who an entry is by: a correspondent and a role, an outlet, a place, in one paragraph or in two.

A name alone may be a byline or stand for a picture: it is a picture's where the text names the same person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rsdata.parse.furniture import Piece
from rsdata.parse.layout import Line
from rsdata.parse.messages import starts_with_cue
from rsdata.parse.shapes import (
    OUTLET_WORDS,
    is_correspondent_role,
    is_office,
    is_outlet,
    is_personal_name,
    is_role,
    is_title_case,
    is_unfinished,
    word_set,
)

LONGEST = 140
# "I", "we", "my": somebody speaks for himself.
FIRST_PERSON = re.compile(r"(?<![\w\"“'‘])(?:I|I'm|I've|I’m|I’ve|my|My|me)(?!\w)")
# "#count or text 61124", "@Echo_Talk": where to write.
CONTACT = re.compile(r"[#@]\w|\btext \d{4}", re.IGNORECASE)
SURNAME = re.compile(r"[\w'’-]+$")


def correspondents_in(lines: Sequence[Line], authors: str | None = None) -> frozenset[str]:
    """Names that stand somewhere on the page over a correspondent's role, and those of the reporters."""
    names = {
        a.text
        for a, b in zip(lines, lines[1:], strict=False)
        if len(a.text) <= 60
        and len(b.text) <= LONGEST
        and is_correspondent_role(b.text)
        and is_personal_name(a.text)
    }
    for name in re.split(r",| and ", authors or ""):
        names.add(name.strip())
    return frozenset(names)


def mark_byline(pieces: list[Piece], correspondents: frozenset[str]) -> bool:
    """Marks the byline among the first paragraphs; whether it is a correspondent's."""
    first = _next_paragraph(pieces, -1)
    if first is None or any(p.role == "account" and p.paragraph < first[0].paragraph for p in pieces):
        return False
    second = _next_paragraph(pieces, first[0].paragraph)
    if len(first) == 2:
        return _in_one_paragraph(*first)
    if len(first) > 2 or len(first[0].text) > LONGEST:
        return False
    alone = first[0]
    if is_unfinished(alone.text):
        rest = [p for p in pieces if p.role == "text" and p is not alone]
        if second is not None and len(second) == 1 and _in_two_paragraphs(alone, second[0], rest[1:]):
            return is_correspondent_role(second[0].text)
        return _alone(alone, rest, correspondents)
    return False


def split_byline(text: str) -> tuple[int, int] | None:
    """Where in "Ann Lee Political correspondent, BBC News" or "Ann Lee, BBC News" the name ends and the role
    begins; None where it is no such line."""
    if len(text) > LONGEST or not is_unfinished(text):
        return None
    comma = text.find(", ")
    if comma > 0 and is_personal_name(text[:comma]) and _is_description(text[comma + 2 :]):
        return comma, comma + 2
    words = list(re.finditer(r"\S+", text))
    for count in (2, 3, 4):
        if len(words) <= count:
            break
        start = words[count].start()
        name = text[: words[count - 1].end()]
        if is_personal_name(name) and _is_description(text[start:]) and _begins_role(text[start:]):
            return len(name), start
    return None


def _is_description(text: str) -> bool:
    return is_correspondent_role(text) or is_office(text)


def _begins_role(text: str) -> bool:
    """A role begins with a word that is no surname: "Political", "BBC", "chief", a job."""
    word = text.split()[0].lower().strip(",")
    return word in ROLE_STARTS or word in OUTLET_WORDS or is_role(word)


ROLE_STARTS = word_set(
    "political assistant deputy chief senior home business economics health education science legal world sports"
    " royal media scotland wales midlands north south west east local regional national diplomatic parliamentary"
    " environment transport social technology online foreign former labour conservative the at in reporting"
)


def _next_paragraph(pieces: Sequence[Piece], after: int) -> list[Piece] | None:
    """The text pieces of the first paragraph below ``after`` that has any, if nothing but pictures and labels
    stands above it."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.paragraph <= after or piece.role != "text":
            continue
        if found and piece.paragraph != found[0].paragraph:
            break
        found.append(piece)
        if len(found) > 2:
            break
    return found or None


def _in_one_paragraph(name: Piece, role: Piece) -> bool:
    """ "Ann Lee" and "Political correspondent" on two lines."""
    if not is_unfinished(name.text) or not is_unfinished(role.text) or len(role.text) > LONGEST:
        return False
    reports = is_correspondent_role(role.text)
    if not (
        is_personal_name(name.text) and (reports or is_office(role.text) or is_title_case(role.text))
    ) and not (
        is_title_case(name.text) and (reports or is_title_case(role.text)) and not role.text[0].isdigit()
    ):
        return False
    name.role, role.role = "byline", "byline_role"
    return reports and is_personal_name(name.text)


def _in_two_paragraphs(name: Piece, role: Piece, rest: Sequence[Piece]) -> bool:
    """A name and a role, or a place and the town it is in, on a paragraph each; text must follow."""
    if not is_unfinished(role.text) or len(role.text) > LONGEST or not rest or starts_with_cue(role.text):
        return False
    described = is_correspondent_role(role.text) or is_office(role.text) or role.text.startswith("@")
    is_pair = not is_outlet(name.text) and (
        (is_personal_name(name.text) and described)
        or (
            is_title_case(name.text)
            and is_title_case(role.text)
            and not is_personal_name(role.text)
            and not any(c.isdigit() for c in name.text + role.text)
        )
    )
    if is_pair:
        name.role, role.role = "byline", "byline_role"
    return is_pair


def _alone(alone: Piece, rest: Sequence[Piece], correspondents: frozenset[str]) -> bool:
    """A byline of one paragraph, with text under it."""
    text = alone.text
    if not rest:
        return False
    if is_outlet(text):
        alone.role = "byline"
        return False
    cut = split_byline(text)
    if cut is not None:
        _cut(alone, cut)
        return is_correspondent_role(text[cut[1] :])
    if CONTACT.search(text) and len(text) <= 80 and not any(c in text for c in '"“:'):
        alone.role = "byline"
        return False
    if is_personal_name(text) and _speaks_for_himself(text, rest, correspondents):
        alone.role = "byline"
        return text in correspondents or FIRST_PERSON.search(rest[0].text) is not None
    if is_role(text) and not is_personal_name(text):
        alone.role = "byline_role"
        return True
    return False


def _cut(piece: Piece, cut: tuple[int, int]) -> None:
    """A line that holds the name and the role."""
    piece.role = "byline"
    piece.end = piece.start + cut[0]
    piece.role_start = piece.start + cut[1]


def _speaks_for_himself(name: str, rest: Sequence[Piece], correspondents: frozenset[str]) -> bool:
    first = rest[0].text
    if starts_with_cue(first) or first[:1].islower():
        return True
    surname = SURNAME.search(name)
    if surname is not None and any(surname.group() in p.text for p in rest):
        return False
    return name in correspondents or FIRST_PERSON.search(first) is not None
