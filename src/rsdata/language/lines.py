"""The lines of a text, and what stands in each: its words, names, sentences and quotations, read when asked.

Every offset counts code points of the whole text, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from rsdata.language import line_shapes, quotation_marks, sentences
from rsdata.language.found_once import Remembering, found_once
from rsdata.language.lexicon import SPEAKING_VERBS
from rsdata.language.names import (
    CAPITALISED_RUN,
    ELIDED_BEFORE,
    GIVEN_PLACES,
    MONTHS_TOO,
    Name,
    ends_like_a_place,
    is_calling,
    is_given,
    is_personal_name,
    names_in,
)
from rsdata.language.numbers import NUMBER, has_no_digits
from rsdata.language.offices import OFFICES_FOR_SEVERAL, ROLE_NOUNS
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged

# The end of a line where no line feed belongs to it, as old files have it.
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")
# What some editors put in front of a file.
BYTE_ORDER_MARK: Final = "\ufeff"

# "Mayor of [Dover Ann Lee]", "secretary of state for [Wales Ann Lee]", "the District of [Ohio Ann Lee]",
# "minister for Trade, Fish and [Food Ann Lee]", "In Ash and [Deal Ann Lee]"
_OF_A_PLACE: Final = lazy(
    r"(?:([\w-]+)\s(?:of\s[A-Za-z]+\s)?|\b)(?:of|for|from|to|[Ii]n|[Aa]t|[Oo]n|[Aa]cross)\s(?:the\s)?"
    r"(?P<listed>(?:[A-Z][\w'’-]*,?\s){1,8}(?:and|&)\s(?:the\s)?)?$"
)
# ... the ends of it
_BEFORE_A_PLACE: Final = ("of ", "for ", "from ", "to ", "in ", "on ", "at ", "the ", "and ", "& ")
_HAVE_A_PLACE: Final = ROLE_NOUNS | tagged("kinds of places in an office")
# First words that seldom begin a name: "June ", "Sierra "
_DOUBTFUL: Final = tuple(f"{word.title()} " for word in sorted(MONTHS_TOO | GIVEN_PLACES))
_DOUBTFUL_LETTERS: Final = frozenset(word[0] for word in _DOUBTFUL)
_BEFORE_A_MONTH: Final = tagged("before a month")
_AGED: Final = lazy(r",? \(\d\d\)|, (?:\d\d|the|an?|who|whose)\b")
_SAYS: Final = lazy(r" (?:[a-z]+ly )?([a-z]+)")
_DEVOTED: Final = tagged("words of devotion")
_REACH: Final = 40  # characters
_APOSTROPHES: Final = "'’"
_LONGEST_ELIDED: Final = 3  # characters: " d’"
# "Speaking in", where a sentence begins
_IN_A_PLACE: Final = re.compile(r"(?:^|[.!?\n] )[A-Z][a-z]+ing (?:in|at|from|outside) $")
_INITIALS: Final = 3  # characters of two initials and a blank
_LONGEST_OFFICE: Final = 90  # characters


def _past_description(name: Name, before: str) -> Name:
    """The name alone where what somebody is runs into it: what an office is of or for, "mayor of [Dover] Ann
    Lee", or whom they follow, "diehard [Bevanite] Ann Lee"."""
    words = name.words
    if is_calling(words[0]) and not _DEVOTED.isdisjoint(before.split()[-1:]):
        return name.without(1)
    if _IN_A_PLACE.search(before) and not is_given(words[0]) and is_given(words[1]):
        return name.without(1)  # "Speaking in [Dover] Ann Lee said"
    office = _OF_A_PLACE.search(before) if before.endswith(_BEFORE_A_PLACE) else None
    held_in = "" if office is None else (office[1] or "").lower()
    if office is None or is_given(words[0]):
        return name
    listed = (office["listed"] or "").replace(",", "").split()
    if held_in not in _HAVE_A_PLACE and (not listed or any(map(is_given, listed))):
        return name
    longest = 4 if held_in in OFFICES_FOR_SEVERAL else 2 if listed else 3
    longest = longest if held_in in _HAVE_A_PLACE else 0
    alone = len(words) - 2 if len(words) <= longest else 0
    place = next((k for k in range(1, len(words) - 1) if is_given(words[k])), alone)
    if not place:
        return name
    held = name.without(place)
    return replace(held, strong=True) if held_in in ROLE_NOUNS else held


class Stretch(Remembering):
    """A piece of a text that is read as one: a line, a message over two lines. It never changes, and what is
    asked for often is found once."""

    def __init__(self, source: str, start: int, end: int) -> None:
        """``source`` is the whole text."""
        self.source = source
        self.start = start
        self.end = end

    @found_once
    def text(self) -> str:
        """Its characters."""
        return self.source[self.start : self.end]

    @property
    def stripped(self) -> Stretch:
        """It without the blanks at its ends."""
        start = self.end - len(self.text.lstrip())
        end = max(start, self.start + len(self.text.rstrip()))
        return self if (start, end) == (self.start, self.end) else self.part(start, end)

    def part(self, start: int, end: int) -> Stretch:
        """What of it stands at ``start``..``end`` of the whole text."""
        return Stretch(self.source, start, end)

    @found_once
    def is_unfinished(self) -> bool:
        """It has no full stop or other mark at its end: it is no sentence."""
        return line_shapes.is_unfinished(self.text)

    @property
    def is_name(self) -> bool:
        """It is somebody's name, and nothing else."""
        return is_personal_name(self.text)

    @property
    def is_role(self) -> bool:
        """It is a correspondent's role, and nothing else."""
        return self.is_unfinished and line_shapes.is_role(self.text)

    @property
    def names(self) -> list[tuple[int, Name]]:
        """Its personal names in order, each with the place from which the offsets of the name count. (Asked
        once, so not kept.)"""
        found: list[tuple[int, Name]] = []
        source = self.source
        for run in CAPITALISED_RUN.finditer(source, self.start, self.end):
            printed = run[0]
            names = names_in(printed)
            if not names and " " not in printed:
                continue  # half of them
            at = run.start()
            doubtful = printed[0] in _DOUBTFUL_LETTERS and printed.startswith(_DOUBTFUL)
            if doubtful and self._is_somebody(at, run.end()):
                names = names_in(printed, True)
            if not names and ends_like_a_place(printed):
                held = self._role_straight_before(at)  # "spokesman Corrin Street"
                at, names = at - len(held), names_in(held + printed) if held else ()
            if names:
                if source[at - 1] in _APOSTROPHES:  # "d’Aubigny"
                    elided = ELIDED_BEFORE.search(source, max(self.start, at - _LONGEST_ELIDED), at)
                    whole = () if elided is None else names_in(elided[0] + printed)
                    at, names = (elided.start(), whole) if elided and whole else (at, names)
                first = names[0]
                if first.start == _INITIALS and printed[:2].isupper() and self._role_straight_before(at):
                    names = names_in(printed, True)  # "the leader KC Lee"
                    first = names[0]
                if len(first.words) > 2 and ROLE_NOUNS.isdisjoint(printed[: first.start].lower().split()):
                    first = _past_description(first, self.before(at, _LONGEST_OFFICE))
                found.append((at, first))
                if len(names) > 1:
                    found += [(at, name) for name in names[1:]]
        return found

    def _is_somebody(self, start: int, end: int) -> bool:
        """Whether what stands beside a name makes it a person's: "the clerk [June Lee]", "said [June Lee]",
        "[Sierra Lee], 34", "[June Lee] said", not "in [June Lee] said"."""
        before = self.before(start, _REACH).rstrip(" ,").rpartition(" ")[2]
        if before in ROLE_NOUNS or before in SPEAKING_VERBS or _AGED.match(self.source, end, self.end):
            return True
        says = _SAYS.match(self.source, end, self.end)
        if says is None or says[1] not in SPEAKING_VERBS:
            return False
        return before.lower() not in _BEFORE_A_MONTH and not before[-1:].isdigit()

    def _role_straight_before(self, start: int) -> str:
        """What somebody is, in small letters before a name that looks like a place's, with its blank."""
        role = self.before(start, _REACH).rpartition(" ")[0].rpartition(" ")[2]
        return f"{role} " if role in ROLE_NOUNS and self.source[start - 1] == " " else ""

    @found_once
    def sentence_starts(self) -> tuple[int, ...]:
        """Where each of its sentences but the first begins."""
        return sentences.starts(self.source, self.start, self.end)

    def sentence_start(self, place: int, low: int = 0) -> int:
        """Where the sentence begins that the characters before ``place`` belong to; not before ``low``."""
        before = bisect_left(self.sentence_starts, place)
        return max(low, self.sentence_starts[before - 1] if before else self.start)

    def sentence_end(self, place: int) -> int:
        """Where the sentence ends that goes on at ``place``."""
        after = bisect_left(self.sentence_starts, place)
        if after == len(self.sentence_starts):
            return self.end
        return place + len(self.source[place : self.sentence_starts[after]].rstrip())

    @found_once
    def numbers(self) -> tuple[re.Match[str], ...]:
        """The numbers printed in it, in order."""
        if has_no_digits(self.text):
            return ()  # nearly every line
        return tuple(NUMBER.finditer(self.source, self.start, self.end))

    def numbers_between(self, start: int, end: int) -> tuple[re.Match[str], ...]:
        """Those of its numbers that begin in ``start``..``end``."""
        low = bisect_left(self.numbers, start, key=re.Match.start)
        return self.numbers[low : bisect_left(self.numbers, end, low, key=re.Match.start)]

    @property
    def quotations(self) -> list[quotation_marks.Marked]:
        """The spans between its quotation marks, in order, none inside another."""
        text = self.source[self.start : self.end]  # not kept: asked of all paragraphs of a page
        if '"' not in text and text.isascii():
            return []
        return quotation_marks.spans(self.source, self.start, self.end)

    def before(self, at: int, reach: int) -> str:
        """Its characters before a place, ``reach`` of them at most."""
        return self.source[max(self.start, at - reach) : at]

    def match(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """What begins at a place of it."""
        return pattern.match(self.source, at, self.end)


class Line(Stretch):
    """A line that is not blank, without the blanks around it."""

    __slots__ = ("text",)  # what is asked most often is read quicker so

    def __init__(self, source: str, start: int, end: int, text: str, indent: int, blanks: int) -> None:
        """``blanks`` is the number of empty lines above it; 1 at the top of the page."""
        self.source = source  # no super(): a page has thousands
        self.start = start
        self.end = end
        self.text = text
        self.indent = indent
        self.blanks = blanks

    @property
    def blank_before(self) -> bool:
        """An empty line (or the top of the page) stands above it."""
        return self.blanks > 0

    def after(self, above: Line) -> Line:
        """It and the line above, read as one."""
        text = self.source[above.start : self.end]
        return Line(self.source, above.start, self.end, text, above.indent, above.blanks)


class Paragraph(Stretch):
    """Lines with no empty line between them, joined by single breaks in ``text``."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(lines[0].source, lines[0].start, lines[-1].end)
        self.text = "\n".join(line.text for line in lines)


def with_line_feeds(text: str) -> str:
    """The text with a line feed for each lone carriage return: every offset stays."""
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text


def read_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a page (or of what stands at ``start``..``end``) that hold more than blanks, in order,
    whatever blanks are around them: a carriage return, too, before a line feed."""
    lines: list[Line] = []
    begin = start or int(text.startswith(BYTE_ORDER_MARK))
    blanks = 1
    for raw in text[begin:end].split("\n"):
        stripped = raw.strip()
        if stripped:
            indent = raw.index(stripped[0])
            start = begin + indent
            lines.append(Line(text, start, start + len(stripped), stripped, indent, blanks))
            blanks = 0
        elif lines:
            blanks += 1
        begin += len(raw) + 1
    return lines


def read_paragraphs(lines: Iterable[Line]) -> list[Stretch]:
    """Lines grouped at the empty lines between them; a line alone is its own paragraph."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.blank_before or not groups:
            groups.append([])
        groups[-1].append(line)
    return [group[0] if len(group) == 1 else Paragraph(group) for group in groups]
