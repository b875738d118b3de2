"""What each line of a page could be in a layout that nobody described: a stamp and where it stands on the line,
an author, a button or link of the page, a line that only parts, a number, a heading, text.

These say what a line looks like by itself. What parts the posts of a page is found by ``induction``.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from rsdata.language.line_shapes import counts_votes, is_correspondent_role, is_outlet
from rsdata.language.lines import Line, Stretch
from rsdata.language.names import NAME_WORD, is_personal_name
from rsdata.language.patterns import any_of, lazy
from rsdata.language.time_stamps import PrintedTime, read_time
from rsdata.language.word_lists import in_order, tagged

# Where on its line a stamp stands:
#   line   alone, or with its author: "• 21:14", "Updated 9:01 PM ET", "21:14 by Ann Lee"
#   head   text follows on the line: "9.30pm: So.", "[21:14] So.", "Ann (7:40pm) – So."
#   end    a heading or an author before it: "A title 9.30pm", "by Ann Lee  7:12 PM"
#   tail   the text before it ends with it: "So it goes. (21:14)"
Place = Literal["line", "head", "end", "tail"]
Span = tuple[int, int]

# Behind a bullet or in brackets.
_OPENING: Final = lazy(r"(?:[•*·▪●■◦–—-]\s+)?[\[(]?\s*(?=\w)")
# What may follow a stamp and belongs to it: a bracket, a colon, a dash.
_CLOSING: Final = lazy(r"\s*[\])]?(?P<mark>\s*(?::|--|[–—|·•»>]|-(?=\s)|,(?=\s)|\.(?=\s|$)))?\s*")
# Where a stamp may begin within a line.
_WORD_START: Final = lazy(r"(?<![\w.:/])(?=\w)")
_HAS_END: Final = lazy(r"(?:\d[smhdw]?|[ap]\.?m|ago|now)\b", re.IGNORECASE)
_LOWER_OR_UNIT: Final = lazy(r"[^\W\d_A-Z]|[%‰]")
# Before a stamp that ends a line.
_BEFORE_STAMP: Final = " \t\u00a0,–—-|·•([:"
_SENTENCE_END: Final = lazy(r"[.!?…][\"”'’)]?\s*[–—|·([-]*\s*\Z")
_FURNITURE_BEHIND: Final = lazy(r"\s*[|·•]\s*(?P<rest>\S[^|·•]{0,30})\Z")

_BY: Final = lazy(lambda: rf"(?:{any_of(in_order('words before an author'))}:?\s+|[–—-]\s*|~\s*)(?=\S)", re.IGNORECASE)
_WORDY_BY: Final = lazy(r"[^\W\d_]")
# "Ann Lee", and what may follow: ", Echo", " in Dover", " and Bob Marsh", " at the count".
_AUTHOR: Final = lazy(
    rf"(?:{NAME_WORD}['’]s )?(?P<name>{NAME_WORD}(?: (?:de|van|von|der|al|bin|ap|Ní|[A-Z]\.) ?)?(?: {NAME_WORD}){{0,3}})"
    r"(?P<more>(?:,? and |, ?| & )\s*(?=[A-Z])[^.!?:]{2,60})?(?P<where>,? (?:in|at|for|from|with) [^.!?:]{2,50})?"
    r"(?P<handle>\s*[|·•(]?\s*@\w{2,30}\)?)?\Z"
)
# "Echo's Ann Lee", "Harbour News' Ann Lee": what of it is the outlet's name.
_WHOSE: Final = lazy(r"[\w.]['’]s? (?=[A-Z])")
_HANDLE: Final = lazy(r"[(]?@\w{2,30}[)]?\Z")
_DIGITS: Final = lazy(r"[\d().,:›»>…+|·•]+")
_LETTER: Final = lazy(r"[^\W\d_]")
_NUMBER: Final = lazy(r"(?P<word>[A-Z][a-z]{2,9} |#|No\.? )?(?P<number>\d{1,3})(?P<mark>[.):/]|\s[–—-](?=\s)|(?=\s)|\Z)\s*(?P<rest>.*)\Z")
_FURNITURE: Final = tagged("furniture of a page")
_PARTS_NOTHING: Final = tagged("furniture that parts nothing")
_LABELS: Final = tagged("labels over an entry")
_FOOTERS: Final = lazy(lambda: rf"(?:{any_of(in_order('first words of a footer'))})(?!\w)", re.IGNORECASE)
_LIVE: Final = lazy(lambda: rf"\b{any_of(in_order('words of a live page'))}\b", re.IGNORECASE)
_BEFORE_NO_STAMP: Final = tagged("before no stamp")

LONGEST_HEADING: Final = 160
LONGEST_AUTHOR: Final = 90
LONGEST_FURNITURE: Final = 40
_LONGEST_STAMP: Final = 60


class Author(NamedTuple):
    """Who wrote an entry, by the offsets in the text of its line."""

    name: Span
    role: Span | None
    is_said: bool  # "by" or a dash stands before it


class Mark(NamedTuple):
    """A stamp on a line; offsets are those of the line's text."""

    line: int  # its index among the lines of the page
    place: Place
    time: PrintedTime
    shape: str  # what lines of one layout have in common
    stamp: Span  # with its bullet, brackets and what parts it from the text
    before: Span | None = None
    author: Author | None = None
    is_sure: bool = True  # it is a clock, whatever stands around it


def author_of(text: str, *, alone: bool = True) -> Author | None:
    """The author that a line names and says nothing else of: "By Ann Lee, Echo", "– Ann Lee", "Ann Lee"
    (``alone``), "@annlee"."""
    if len(text) > LONGEST_AUTHOR or text[-1] in ".!?:\"”" and not text[-2:-1].isupper():
        return None
    by = _BY.match(text)
    begin = by.end() if by else 0
    match = _AUTHOR.match(text, begin)
    if match is None:
        if by is not None and _WORDY_BY.match(text) and text[:2].lower() == "by" and len(text.split()) <= 8:
            return Author((begin, len(text)), None, True)
        return None
    start, end = match.span("name")
    for outlet in _WHOSE.finditer(text, start, end):
        start = outlet.end()
    if (more := match["more"]) and more.lstrip(" ,")[:1] in "a&" and not match["where"]:
        end = match.end("more")
    rest = end, len(text)
    if by is None and not (alone and is_personal_name(text[start : match.end("name")])):
        return None
    if by is None and rest[0] < rest[1] and not match["handle"]:
        if not is_correspondent_role(text[rest[0] :].lstrip(" ,")):
            return None
    if is_outlet(text):
        return None
    words = text[rest[0] :]
    first = rest[0] + len(words) - len(words.lstrip(" ,|·•"))
    return Author((start, end), (first, rest[1]) if first < rest[1] else None, by is not None)


def speaker_before(text: str) -> int:
    """Where the name ends that opens a line of a conversation: "Ann Lee: So."; 0 where none does."""
    colon = text.find(": ", 0, 40)
    return colon if colon > 0 and is_personal_name(text[:colon]) else 0


def is_handle(text: str) -> bool:
    """ "@annlee" and nothing else."""
    return text[0] in "(@" and _HANDLE.match(text) is not None


def furniture_key(text: str) -> str:
    """A short line without its numbers: "Comments (3)" and "12 comments" are the same button."""
    return " ".join(_DIGITS.sub(" ", text.lower()).split()) if len(text) <= LONGEST_FURNITURE else ""


def is_furniture(text: str) -> bool:
    """A button or a link that pages print with each entry."""
    if len(text) > LONGEST_FURNITURE:
        return False
    key = furniture_key(text)
    return key in _FURNITURE or (bool(key) and _FURNITURE.issuperset(key.split()))


def parts_nothing(text: str) -> bool:
    """Furniture of articles, too."""
    return _PARTS_NOTHING.issuperset(furniture_key(text).split()) or furniture_key(text) in _PARTS_NOTHING


def is_label(text: str) -> bool:
    """ "Pinned", "Breaking": over an entry, not text of it."""
    return len(text) <= 30 and text.strip(":!* ").lower() in _LABELS


def opens_footer(text: str) -> bool:
    """The first line under the entries of a page."""
    return len(text) <= 80 and _FOOTERS.match(text) is not None


def says_live(text: str) -> bool:
    """A title of a page made of entries."""
    return _LIVE.search(text) is not None


def is_rule(text: str) -> bool:
    """A line without a letter or figure: "***", "— — —"."""
    return len(text) <= 80 and not any(map(str.isalnum, text))


def number_on(text: str) -> re.Match[str] | None:
    """ "12. A title", "#12", "Update 12:"."""
    return _NUMBER.match(text) if len(text) <= 300 else None


def read_mark(index: int, line: Line) -> Mark | None:
    """The stamp of a line, where it has one."""
    text = line.text
    opening = _OPENING.match(text)
    if opening is not None:
        time = read_time(text, opening.end())
        if time is not None and time.end - opening.end() <= _LONGEST_STAMP:
            return _opened(index, line, time, opening.end())
    return _behind_name(index, text) or _at_end(index, text)


def _opened(index: int, line: Line, time: PrintedTime, begin: int) -> Mark | None:
    """A stamp with which a line begins."""
    text = line.text
    closing = _CLOSING.match(text, time.end)
    end = closing.end() if closing else time.end
    sep = (closing["mark"] or "").strip() if closing else ""
    opening = text[:begin].strip()
    shape = f"{time.lead}{'at' if not time.lead and text[begin:begin+3].lower() == 'at ' else ''}/{opening[:1]}"
    if end >= len(text):
        return Mark(index, "line", time, shape, (0, len(text)), is_sure=not time.is_bare)
    rest = text[end:]
    if is_furniture(rest):
        return Mark(index, "line", time, shape, (0, len(text)))
    author = author_of(rest)
    if author is not None and (author.is_said or sep not in (":", "–", "—", "--")):
        return Mark(index, "line", time, shape, (0, end), author=_moved(author, end))
    if time.is_date or (time.lead and time.lead != "update"):
        return None
    is_sure = bool(sep or time.is_half or opening or time.zone is not None or time.age is not None)
    if (not sep or sep == ",") and _LOWER_OR_UNIT.match(rest):
        return None
    if not is_sure and (time.is_bare and not line.blank_before or text[time.start : time.end].isdigit()):
        return None
    if sep in (",", ".") and not (time.is_half or opening):
        return None
    return Mark(index, "head", time, shape, (0, end), is_sure=is_sure)


def _moved(author: Author, by: int) -> Author:
    (start, end), role = author.name, author.role
    return Author((start + by, end + by), (role[0] + by, role[1] + by) if role else None, author.is_said)


def _behind_name(index: int, text: str) -> Mark | None:
    """ "Ann (7:40pm) – So.": a name, the stamp, and text on the line."""
    if not text[0].isupper() and text[0] != "@":
        return None
    for match in _WORD_START.finditer(text, 1, 45):
        at = match.start()
        if not text[at].isdigit():
            continue
        time = read_time(text, at)
        if time is None or time.is_date:
            return None
        closing = _CLOSING.match(text, time.end)
        before = text[:at].rstrip(_BEFORE_STAMP)
        if closing is None or closing.end() >= len(text) or not closing[0].strip() or not before:
            return None
        if len(before.split()) > 4 or not all(w[0].isupper() or w[0] == "@" for w in before.split()):
            return None
        if _LOWER_OR_UNIT.match(text, closing.end()) and not closing["mark"]:
            return None
        author = Author((0, len(before)), None, False)
        return Mark(index, "head", time, "name", (len(before), closing.end()), author=author)
    return None


def _at_end(index: int, text: str) -> Mark | None:
    """A stamp with which a line ends."""
    behind = _FURNITURE_BEHIND.search(text) if len(text) <= LONGEST_HEADING else None
    last = behind.start() if behind is not None and is_furniture(behind["rest"]) else len(text)
    low = max(0, last - _LONGEST_STAMP)
    if not _HAS_END.search(text, max(0, last - 8), last):
        return None
    for match in _WORD_START.finditer(text, low + 1 if low else 1, last):
        at = match.start()
        time = read_time(text[:last], at)
        if time is None or time.printed is None or text[time.end : last].strip(" ])."):
            continue
        return _ended(index, text, time, at)
    return None


def _ended(index: int, text: str, time: PrintedTime, at: int) -> Mark | None:
    before = text[:at].rstrip(_BEFORE_STAMP)
    if not before or not _LETTER.search(before):
        return None
    stamp = len(before), len(text)
    if len(text) <= LONGEST_HEADING and not _SENTENCE_END.search(text, 0, at):
        author = author_of(before)
        if author is None and time.lead:
            author = author_of(before, alone=True)
        if author is not None:
            return Mark(index, "end", time, "author", stamp, (0, len(before)), author)
        words = text[time.start : time.printed[0] if time.printed else at].lower().split()
        if before.split()[-1].lower() in _BEFORE_NO_STAMP or {"at", "on"} & set(words) - {time.lead}:
            return None
        return Mark(index, "end", time, f"heading{time.lead}", stamp, (0, len(before)))
    if text[len(before) : at].strip() and _SENTENCE_END.search(text, 0, at):
        return Mark(index, "tail", time, "tail", stamp, (0, len(before)))
    return None


def is_heading(line: Stretch) -> bool:
    """A short line that is no sentence and no line of a list."""
    text = line.text
    if len(text) > LONGEST_HEADING or text[0] in "•-–*" or counts_votes(text):
        return False
    return line.is_unfinished or (text[-1] in "?!'’\"”" and text[-2:-1] not in ".,")


def is_prose(line: Stretch) -> bool:
    """A sentence, not a line of a list."""
    return not line.is_unfinished and len(line.text) > 20 and line.text.count(" ") >= 3
