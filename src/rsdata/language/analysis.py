"""One reading of a text, that everything asks: its lines, and what stands in each of them.

    analysis = Analysis(text)
    for line in analysis.lines: line.names, line.sentence_starts, line.quotations, ...

It never changes. What is found in a line is found when it is first asked for, and once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from rsdata.language.lines import Line, Stretch, read_lines


class Analysis:
    """A text and its lines; ``text`` has a line feed for each lone carriage return, at the same offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = tuple(read_lines(text))
        self._starts = [line.start for line in self.lines]
        self._stretches: dict[tuple[int, int], Stretch] = {}

    def between(self, start: int, end: int) -> Sequence[Line]:
        """The lines that begin in ``start``..``end``."""
        return self.lines[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def stretch(self, start: int, end: int) -> Stretch:
        """What stands at ``start``..``end``, read as one: the line, where that is its span."""
        k = bisect_right(self._starts, start) - 1
        if k >= 0 and self._starts[k] == start and self.lines[k].end == end:
            return self.lines[k]
        found = self._stretches.get((start, end))
        if found is None:
            found = self._stretches[start, end] = Stretch(self.text, start, end)
        return found

    def parts(self, start: int, end: int) -> Iterator[Stretch]:
        """What ``start``..``end`` has of each line in it, without blanks around it."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        for line in self.lines[first : bisect_left(self._starts, end)]:
            if line.end > start:
                part = self.stretch(max(line.start, start), min(line.end, end)).stripped
                if part.start < part.end:
                    yield part
