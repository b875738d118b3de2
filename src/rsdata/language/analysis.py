"""One reading of a text, that everything asks: its lines, and what stands in each of them.

    analysis = Analysis(text)
    for line in analysis.lines: line.names, line.sentence_starts, line.quotations, ...

It never changes. What is found in a line is found when it is asked for, and once where it is asked for often.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.found_once import Remembering, found_once
from rsdata.language.lines import Line, Stretch, read_lines
from rsdata.language.names import CAPITAL

_AT_ONCE: Final = 500_000  # characters
# "Labour" in "Labour's", "Lib" in "Lib-Dem"
_CAPITALISED: Final = re.compile(rf"{CAPITAL}(?<!\w.)\w*")


def capitalised(text: str) -> frozenset[str]:
    """The words of a text that begin with a capital, as they are printed."""
    found: set[str] = set()
    start = 0
    while start < len(text):  # a portion at a time: there are many more words than different ones
        end = text.find("\n", start + _AT_ONCE)
        end = len(text) if end < 0 else end
        found.update(_CAPITALISED.findall(text, start, end))
        start = end
    return frozenset(found)


class Analysis(Remembering):
    """A text and its lines; ``text`` has a line feed for each lone carriage return, at the same offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = tuple(read_lines(text))
        self._starts = [line.start for line in self.lines]
        self._stretches: dict[int, Stretch] = {}  # by their start: the last one asked for

    @found_once
    def capitalised(self) -> frozenset[str]:
        """Its words that begin with a capital, as they are printed."""
        return capitalised(self.text)

    def between(self, start: int, end: int) -> Sequence[Line]:
        """The lines that begin in ``start``..``end``."""
        return self.lines[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @found_once
    def _numbered(self) -> tuple[list[Line], list[int]]:
        lines = [line for line in self.lines if line.numbers]
        return lines, [line.start for line in lines]

    def numbered(self, start: int, end: int) -> Sequence[Line]:
        """Those of the lines between that have numbers."""
        lines, starts = self._numbered
        return lines[bisect_left(starts, start) : bisect_left(starts, end)]

    def touching(self, start: int, end: int) -> Sequence[Line]:
        """The lines that begin in ``start``..``end``, and the last one before."""
        return self.lines[max(0, bisect_right(self._starts, start) - 1) : bisect_left(self._starts, end)]

    def line_at(self, place: int) -> Line | None:
        """The last line that begins at a place or before it."""
        return self.lines[k - 1] if (k := bisect_right(self._starts, place)) else None

    def stretch(self, start: int, end: int) -> Stretch:
        """What stands at ``start``..``end``, read as one: the line, where that is its span."""
        lines, k = self.lines, bisect_left(self._starts, start)
        if k < len(lines) and (line := lines[k]).start == start and line.end == end:
            return line
        found = self._stretches.get(start)
        if found is None or found.end != end:
            found = self._stretches[start] = Stretch(self.text, start, end)
        return found

    def part(self, start: int, end: int) -> Stretch:
        """What stands at ``start``..``end``, for who asks once: it is not kept."""
        return Stretch(self.text, start, end)

    def parts(self, start: int, end: int) -> Iterator[Stretch]:
        """What ``start``..``end`` has of each line in it, without blanks around it."""
        for line in self.touching(start, end):
            if line.end > start:
                part = self.stretch(max(line.start, start), min(line.end, end)).stripped
                if part.start < part.end:
                    yield part
