"""Lists and tables of prices: a selection and its price to a row, in columns, or side by side on a line.

Whether the price stands before its selection or behind it holds for the whole list: what stands alone at its
two ends shows it. Where that does not show it, nothing is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line
from rsdata.model import Post
from rsdata.odds.books import Makers
from rsdata.odds.list_titles import ListReader, ListTitles
from rsdata.odds.price_cards import PriceCards
from rsdata.odds.price_found import PriceFound, of_one_country
from rsdata.odds.price_rows import PriceRows
from rsdata.odds.price_series import PriceSeries
from rsdata.odds.price_tables import PriceTables
from rsdata.odds.priced_lines import PricedLines

# The shapes of lists. The first that reads something decides; of each example, the rows that it gives.
_RULES: Final[tuple[tuple[str, str, Callable[[ListTitles, Post, Sequence[Line]], ListReader]], ...]] = (
    ("Odds to win Ash\nParty | Coral | Betfred\nLabour | 4/11 | 1/3", "Labour 4/11 Labour 1/3", PriceTables),
    ("Coral's odds to win Ash\nLabour 4/11 (60%)\nOthers 9/4 (40%)", "Labour 4/11 Others 9/4", PriceRows),
    ("Coral's odds to win Ash\nLabour\n4/11\nOthers\n9/4", "Labour 4/11 Others 9/4", PriceCards),
    ("Coral, to win Ash...1/8 Labour 6/1 Tories 9/1 Greens", "Labour 1/8 Tories 6/1 Greens 9/1", PriceSeries),
)


class PriceLists:
    """The lists of prices of a page, and what they fill of it."""

    def __init__(
        self, analysis: Analysis, posts: Sequence[Post], priced: PricedLines, makers: Makers
    ) -> None:
        self.prices: list[PriceFound] = []
        self._filled: list[tuple[int, int]] = []
        titles = ListTitles(analysis, priced, makers, self._overlaps)
        for post in posts:
            if priced.between(post.char_start, post.char_end):
                self._read(titles, post, analysis.between(post.char_start, post.char_end))

    def holds(self, place: int) -> bool:
        """Whether a place belongs to a list."""
        return self._overlaps(place, place + 1)

    def _overlaps(self, start: int, end: int) -> bool:
        """Whether a list has something of ``start:end``."""
        at = bisect_left(self._filled, end, key=itemgetter(0))
        return at > 0 and start < self._filled[at - 1][1]

    def _read(self, titles: ListTitles, post: Post, lines: Sequence[Line]) -> None:
        readers = [reader(titles, post, lines) for _, _, reader in _RULES]
        at = 0
        run = 0  # prices of the lists right above this line
        while at < len(lines):
            last = self.prices[-1] if self.prices else None
            found = next((found for reader in readers if (found := reader.read(at, last))), ())
            for one in found:
                self.prices += of_one_country(one.prices, lines[0].source)
                self._filled.append((one.start, one.end))
                run += len(one.prices)
            at = found[-1].stop if found else at + 1
            run = run if found or titles.is_signature(lines[at - 1]) else 0
            market = titles.market_under(lines, at) if run and found else None
            maker = titles.under(lines, at, said=True) if run and found else None
            if market or maker:
                self.prices[-run:] = [
                    one._replace(market=one.market or market, bookmaker=one.bookmaker or maker)
                    for one in self.prices[-run:]
                ]
                run = 0
