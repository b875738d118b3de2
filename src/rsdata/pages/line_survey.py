"""The lines of a page, and what each looks like by itself and beside the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from rsdata.language.analysis import Analysis
from rsdata.language.authors import author_of, is_handle, without_emphasis
from rsdata.language.calendar import read_date
from rsdata.language.found_once import found_once
from rsdata.language.line_shapes import counts_votes
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.language.time_stamps import PrintedTime
from rsdata.pages.boilerplate import names_photographer
from rsdata.pages.marks import (
    LONGEST_FURNITURE,
    Mark,
    button_of,
    furniture_key,
    heads_comments,
    is_furniture,
    is_heading,
    is_label,
    is_link,
    is_prose,
    is_rule,
    opens_footer,
    read_mark,
    says_live,
)
from rsdata.pages.messages import signature_in

# What a line is in the layout of its page.
LineKind = Literal["stamp", "day", "author", "furniture", "label", "rule", "heading", "text"]
# How many entries it takes; fewer where the page says that it is live.
FEWEST: Final = 3
FEWEST_LIVE: Final = 2
_TOP: Final = 12
BULLETS: Final = frozenset(("• ", "* ", "- ", "– ", "· ", "▪ "))
_TOP_OF_VERSIONS: Final = 6
_VERSIONS: Final = "This article is from the source"
# "September" on a line of its own, and how many lines a day may take.
_LONGEST_PART: Final = 9
_PARTS_OF_DAY: Final = 3
# Characters of a line that may repeat a title.
_LONGEST_REPEATED: Final = 200


class Survey:
    """The lines of a page, and what each looks like by itself and beside the others."""

    def __init__(self, analysis: Analysis) -> None:
        self.lines: Sequence[Line] = analysis.lines
        self.marks = {
            i: mark for i, line in enumerate(self.lines) for mark in [read_mark(i, line)] if mark is not None
        }
        # Lines that are one day together: "May", "7", "2015".
        self._days = dict(_days_on_lines(self.lines))
        for i in self._day_lines:
            self.marks.pop(i, None)
        self.marks |= {first: day for first, (_, day) in self._days.items()}

    @found_once
    def is_live(self) -> bool:
        """The page says on top that it is made of entries."""
        return any(says_live(line.text) for line in self.lines[:_TOP] if len(line.text) <= 250)

    @found_once
    def has_versions(self) -> bool:
        """It shows what changed between two versions of a page: its entries may be few, and in no order."""
        return any(line.text.startswith(_VERSIONS) for line in self.lines[:_TOP_OF_VERSIONS])

    @property
    def fewest(self) -> int:
        """How many stamps part a page at least."""
        return 1 if self.has_versions else FEWEST_LIVE if self.is_live else FEWEST

    @found_once
    def repeated(self) -> frozenset[str]:
        """Short lines that come again and again and are no sentences: what a page prints with each entry."""
        counts = Counter(
            button_of(line.text)
            for i, line in enumerate(self.lines)
            if i not in self.marks and len(line.text) <= LONGEST_FURNITURE and line.is_unfinished
        )
        return frozenset(
            button
            for button, count in counts.items()
            if count > FEWEST and len(button.split()) <= 4 and not any(map(str.isdigit, button))
        )

    @found_once
    def names(self) -> Counter[str]:
        """Names that stand alone on a line, and how often."""
        return Counter(
            without_emphasis(line.text)
            for i, line in enumerate(self.lines)
            if i not in self.marks and is_personal_name(without_emphasis(line.text))
        )

    @found_once
    def behind_stamps(self) -> Counter[str]:
        """What stands on their lines behind stamps that open them, and how often."""
        return Counter(
            self.lines[i].text[mark.stamp[1] :] for i, mark in self.marks.items() if mark.place == "head"
        )

    @found_once
    def footer(self) -> int:
        """Where the footer begins: the first of its lines under which no sentence stands, or the one line
        over what readers say."""
        lines = self.lines
        at = i = len(lines)
        while i and (opens_footer(lines[i - 1].text) or not _is_text(lines[i - 1])):
            i -= 1
            if opens_footer(lines[i].text) and i not in self.marks and not self._is_button(i):
                at = i
        # (Straight under a stamp it is the title of an entry.)
        titled = {i + 1 for i, mark in self.marks.items() if mark.place == "line"}
        over = [
            k
            for k in range(at)
            if heads_comments(lines[k].text) and (k not in titled or any(map(str.isdigit, lines[k].text)))
        ]
        if len(over) > 1 and over[-2:] == [over[-1] - 1, over[-1]] and over[-1] > max(self.marks, default=0):
            return over[-1]  # straight under the same button of the last entry
        return over[0] if len(over) == 1 and 2 * over[0] > len(lines) else at

    @found_once
    def last_places(self) -> dict[str, int]:
        """Where each short line stands last, and what stands there beside a stamp."""
        places: dict[str, int] = {}
        for i, line in enumerate(self.lines):
            if len(line.text) <= _LONGEST_REPEATED:
                places[line.text] = i
            if (mark := self.marks.get(i)) is not None:  # "A title 9.30pm", "9.30pm A title"
                places[line.text[: mark.stamp[0]].rstrip()] = i
                places[line.text[mark.stamp[1] :].lstrip()] = i
        return places

    @found_once
    def key_events(self) -> frozenset[int]:
        """Clocks on lines of their own on top, each over a line that stands again below: what happened."""
        prose, events = self.prose_before, []
        at = [i for i, mark in self.marks.items() if mark.place == "line" and not mark.time.is_date]
        for i, following in pairwise((*at, len(self.lines))):
            told = self.lines[i + 1].text if i + 1 < len(self.lines) else ""
            if self.last_places.get(told, -1) <= following or prose[i] > prose[at[0]] or not told:
                break
            events.append(i)
        return frozenset(events) if len(events) > 1 else frozenset()

    @found_once
    def _day_lines(self) -> frozenset[int]:
        return frozenset(i for first, (last, _) in self._days.items() for i in range(first, last + 1))

    @found_once
    def _furniture_keys(self) -> Counter[str]:
        """Short lines without their numbers, and how often each comes."""
        return Counter(furniture_key(line.text) for line in self.lines)

    def _is_button(self, i: int) -> bool:
        """Whether a line is printed with every entry: "Comments (3)"."""
        key = furniture_key(self.lines[i].text)
        return bool(key) and self._furniture_keys[key] >= FEWEST and is_furniture(self.lines[i].text)

    @found_once
    def kinds(self) -> list[LineKind]:
        """What each line is."""
        return [self._kind(i, line) for i, line in enumerate(self.lines)]

    @found_once
    def prose_before(self) -> list[int]:
        """How many sentences stand above each line, and above the end of the page."""
        counts = [0]
        for kind, line in zip(self.kinds, self.lines, strict=True):
            counts.append(counts[-1] + (kind == "text" and is_prose(line)))
        return counts

    @found_once
    def content_before(self) -> list[int]:
        """How many lines with something to read stand above each line."""
        counts = [0]
        for i, kind in enumerate(self.kinds):
            mark = self.marks.get(i)
            has_text = kind in ("text", "heading") or (mark is not None and mark.place in ("head", "tail"))
            counts.append(counts[-1] + has_text)
        return counts

    def _kind(self, i: int, line: Line) -> LineKind:
        mark, text = self.marks.get(i), line.text
        if i in self._day_lines:
            return "day"
        if mark is not None and mark.place == "line":
            return "day" if mark.time.is_date and mark.author is None else "stamp"
        if is_rule(text):
            return "rule"
        if is_label(text):
            return "label"
        if is_furniture(text) or is_link(line):
            return "furniture"
        if mark is not None and mark.place == "end":
            return "author" if mark.author is not None else "heading"
        if is_handle(text):
            return "author"
        author = author_of(text)
        if author is not None and (
            author.is_said or self.names[without_emphasis(text)] > 1 or author.role is not None
        ):
            return "author"
        if author is None and button_of(text) in self.repeated:
            return "furniture"
        if names_photographer(text) or signature_in(text):
            return "text"
        if is_personal_name(text) or (mark is None and is_heading(line)):
            return "heading"
        return "text"


def _days_on_lines(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[int, Mark]]]:
    """Days whose parts have lines of their own: the index of the first line, and that of the last with the
    day."""
    for i, line in enumerate(lines[:-1]):
        if len(line.text) > _LONGEST_PART or lines[i + 1].blank_before or not line.text.isalnum():
            continue
        day = read_date(line.source, line.start)
        if day is None or day[1] <= line.end:
            continue
        for last in range(i + 1, min(i + _PARTS_OF_DAY, len(lines))):
            if lines[last].end == day[1]:
                time = PrintedTime(0, len(line.text), "", None, date=day[0])
                yield i, (last, Mark(i, "line", time, "day", (0, len(line.text))))


def _is_text(line: Line) -> bool:
    """What no footer has: a sentence, a line of results."""
    return is_prose(line) or counts_votes(line.text)
