"""What is looked for around prices, in each line once and only where somebody asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line

# What is found: a tuple that begins with where it begins and where it ends.
Found = TypeVar("Found", bound=tuple[int, int] | tuple[int, int, str])


class Spotted(Generic[Found]):
    """Things in the lines of a page."""

    def __init__(self, analysis: Analysis, find: Callable[[Line], Sequence[Found]]) -> None:
        """``find`` gives those of a line in order of place."""
        self._analysis = analysis
        self._find = find
        self._by_line: dict[int, Sequence[Found]] = {}

    def between(self, start: int, end: int) -> list[Found]:
        """Those that begin in ``start:end``, in order of place."""
        found: list[Found] = []
        for line in self._analysis.touching(start, end):
            own = self._by_line.get(line.start)
            if own is None:
                own = self._by_line[line.start] = self._find(line)
            low = bisect_left(own, start, key=itemgetter(0))
            found += own[low : bisect_left(own, end, low, key=itemgetter(0))]
        return found
