"""The lines of a page in which something is printed like a price: only these are read for prices."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line
from rsdata.language.patterns import lazy
from rsdata.odds.price_forms import EVENS, SPELLED_ENDS, SPELLED_OUT

# "4/11", "8-11", "10 to 1", "5-to-one", "1.36", "+450", "to 10s", "$21"
_PRICE_LIKE: Final = lazy(
    r"\d(?:[/-]\d|/\s[24]\b|\s?-?to-?\s?(?:\d|one\b)|(?<!\b0\d)\.\d{1,2}(?![\d%]|\s?[ap]\.?m\b)|(?:(?<=[+−–-]\d)|(?<=\bminus\s\d)|(?<=\bplus\s\d))\d\d"
    r"|(?:(?<=[ta][ot]\s\d)|(?<=[ta][ot]\s\d\d))s\b|(?<=\$\d)(?!\d{4})|(?<=\$\d\d)(?!\d{3}))"
)


class PricedLines:
    """The lines of a page that have something like a price, in order of place."""

    def __init__(self, analysis: Analysis) -> None:
        lines = {line.start: line for line in _with_prices(analysis)}
        self._starts = sorted(lines)
        self._lines = [lines[start] for start in self._starts]

    def between(self, start: int, end: int) -> Sequence[Line]:
        """Those that begin in ``start:end``."""
        return self._lines[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _with_prices(analysis: Analysis) -> Iterator[Line]:
    for line in analysis.numbered(0, len(analysis.text)):
        if _PRICE_LIKE.search(line.source, line.start, line.end):
            yield line
    for ends, whole in ((EVENS, EVENS), (SPELLED_ENDS, SPELLED_OUT)):
        for match in ends.finditer(analysis.text):
            said = analysis.line_at(match.start())
            if said is not None and whole.search(said.source, said.start, said.end):
                yield said
