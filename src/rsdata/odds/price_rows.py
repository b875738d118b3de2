"""Lists of prices with a row to a line, the price behind its selection or before it.

Labour 4/11          4/11 Labour          Labour, 1.36 (4/11), Coral
Tories - 9/4         9/4 Tories           12/1 each: Ann Lee, Bob Ray
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rsdata.language.lines import Line, Stretch
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import tagged
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.odds.books import Bookmaker, market_in
from rsdata.odds.list_labels import (
    BLANK,
    BLANK_BEHIND,
    EACH,
    FUTURE,
    are_selections,
    is_backed,
    is_band,
    is_label,
    is_laid,
    is_without_price,
    labels_in,
    parted_from_market,
    selection_of,
    trimmed,
)
from rsdata.odds.list_titles import ListReader, ListTitles
from rsdata.odds.price_forms import Worth, are_one_book, fraction, prices_of_list
from rsdata.odds.price_found import ListFound, PriceFound
from rsdata.odds.selections import selection_at
from rsdata.results.row_labels import past_marks

_LONGEST: Final = 160  # characters of a row
_MOST: Final = 200  # rows
# The first rows of what is no list may be something else, and a list begin behind them.
_FIRST: Final = 3
_CHANCE: Final = r"(?:(?:an?\s)?(?:implied\s?)?(?:chance|probability|odds|implied))"
# What may stand behind a price in its row: "fav", "from 5/1", "(27.0% implied)"
_BEHIND: Final = lazy(
    lambda: (
        rf"[\s,;.|)\]*]*(?:[(\[]?\s?(?:{any_of(tagged('behind a price'))}(?!\w)|"
        rf"(?:{_CHANCE}:?\s)?\d{{1,3}}(?:\.\d+)?\s?%(?:\s{_CHANCE})?|/\s?\d{{1,3}}(?:\.\d+)?(?!\S)|"
        rf"(?P<former>{any_of(tagged('before a former price'))}\s))[\s)\]]*)?"
    )
)


# "4/6 [with] Coral", "4/6 ([with] Coral [and] Betfred)"
_TO_A_MAKER: Final = frozenset({"", "with", "at", "from", "by", "and", "with the", "&", "/"})
_CLOSED: Final = ("", ")")
# "[1. ]4/9 Labour"
_NUMBERED: Final = lazy(r"\s*\(?\d{1,2}[.)]\s+")


class _Row(NamedTuple):
    """A row of one line: what it is on, and where it stands; ``first``: the price stands first."""

    worth: Worth
    labels: tuple[Stretch, ...]
    first: bool
    maker: str | None = None


def _go_together(row: _Row, first: _Row) -> bool:
    """Whether a row is of the list that begins with another; a price of several stands before them in any:
    "20/1 each of Ann Lee and Bob Ray"."""
    in_order = row.first == first.first or (row.first and len(row.labels) > 1)
    return in_order and row.worth.form == first.worth.form


class PriceRows(ListReader):
    """The lists of a post that have a row to a line."""

    def __init__(self, titles: ListTitles, post: Post, lines: Sequence[Line]) -> None:
        super().__init__(titles, post, lines)
        self._refused = 0  # the rows before this line are no list
        self._tries = 0  # from so many of their first they were tried

    def read(self, at: int, last: PriceFound | None) -> Sequence[ListFound]:
        """The list whose rows begin with the line ``at``."""
        if at < self._refused and self._tries >= _FIRST:
            return ()
        rows, stop = self._rows(at)
        if not self._is_list(rows, self._lines[at]):
            self._tries = self._tries + 1 if at < self._refused else 1
            self._refused = stop
            return ()
        prices = self._of_makers(rows, at)
        if not prices:
            lead = "And" if self._lines[at].text.startswith("And ") else ""
            title = self._titles.over(self._post, self._lines, at, lead, last)
            maker = self._titles.under(self._lines, stop, said=title.maker is not None) or title.maker
            prices = [
                PriceFound(
                    self._post, row.worth, selection_of(on), market or title.market, row.maker or maker
                )
                for row in rows
                for on, market in map(parted_from_market, row.labels)
            ]
        return [ListFound(prices, self._lines[at].start, self._lines[stop - 1].end, stop)]

    def _of_makers(self, rows: Sequence[_Row], at: int) -> list[PriceFound]:
        """A row to a bookmaker, under what all the prices are on: "Labour to hold Ashdale"."""
        makers = [self._titles.makers.whole(label.text) for row in rows for label in row.labels]
        if not at or len(makers) != len(rows) or None in makers:
            return []
        above = self._lines[at - 1]
        on = selection_at(above, self._titles.makers)
        market = market_in(above.source, above.start, above.end, on.end, on.end) if on else None
        return [
            PriceFound(self._post, row.worth, on, market, maker)
            for row, maker in zip(rows, makers, strict=True)
        ]

    def _rows(self, at: int) -> tuple[list[_Row], int]:
        """The rows from a line on, in one order, and the place of the first line that is none."""
        rows: list[_Row] = []
        for stop in range(at, min(len(self._lines), at + _MOST)):
            line = self._lines[stop]
            row = self._row(line, whole=bool(rows) and (rows[0].worth.form == "decimal" or rows[0].first))
            if row and rows and rows[0].first and rows[0].worth.form == "fractional":
                row = self._to_one(row)
            own = self._by_makers(line) or ([row] if row else [])
            if rows and not own and line.end - line.start <= _LONGEST and is_without_price(line.text):
                continue
            if not own or (rows and not _go_together(own[0], rows[0])):
                return rows, stop
            if rows and own[0].first != rows[0].first and self._is_price_first(stop + 1):
                return rows, stop
            rows += own
        return rows, min(len(self._lines), at + _MOST)

    @staticmethod
    def _to_one(row: _Row) -> _Row | None:
        """A row below fractions whose price may lack its "to one", if that is on somebody: "10 Ann Lee"."""
        worth = row.worth
        if worth.form != "decimal":
            return row
        on_somebody = worth.decimal.is_integer() and is_backed(row.labels[0].text)
        return row._replace(worth=fraction(*worth.span, int(worth.decimal), 1)) if on_somebody else None

    def _is_price_first(self, at: int) -> bool:
        row = self._row(self._lines[at], whole=False) if at < len(self._lines) else None
        return row is not None and row.first

    def _by_makers(self, line: Line) -> list[_Row]:
        """The rows of a line with a price each of several bookmakers: "Labour: 4/6 Coral, 8/13 Betfred"."""
        worths = prices_of_list(line) if line.end - line.start <= _LONGEST else []
        makers = self._titles.makers.between(line.start, line.end) if len(worths) > 1 else []
        if makers and line.source[makers[0].end : worths[0].first] == " ":
            others = [trimmed(line.part(one.last, other.first)) for one, other in pairwise(worths)]
            makers = [makers[0], *map(self._offering, others)]  # "Labour: Coral 4/6, PP 8/13"
        if not makers or len(makers) != len(worths) or not all(maker.name for maker in makers):
            return []
        ends = sorted([*((one.start, one.end) for one in makers), *(worth.span for worth in worths)])
        first = ends[0][0]
        start, _ = past_marks(line.source, line.start, first)
        label = trimmed(line.part(start, first))
        gaps = [line.source[one[1] : other[0]] for one, other in pairwise([*ends, (line.end, line.end)])]
        if not is_label(label) or any(gap.strip(BLANK) not in _TO_A_MAKER for gap in gaps):
            return []
        return [_Row(worth, (label,), False, maker.name) for worth, maker in zip(worths, makers, strict=True)]

    def _offering(self, words: Stretch) -> Bookmaker:
        """Whoever stands where a bookmaker does, by the name that is printed; "" for who may be backed."""
        backed = "" if is_backed(words.text) else words.text
        return Bookmaker(words.start, words.end, self._titles.makers.whole(words.text) or backed)

    def _is_list(self, rows: Sequence[_Row], line: Line) -> bool:
        labels = [label for row in rows for label in row.labels]
        book = {row.labels[0].start: row.worth for row in rows}
        if len(labels) < 2 or not are_selections(labels) or not are_one_book(list(book.values())):
            return False
        if all(row.worth.form == "fractional" for row in rows):
            return True
        return len(book) > 1 and self._titles.speak_of_prices(line)  # one decimal may be a clock's

    def _row(self, line: Line, *, whole: bool) -> _Row | None:
        """A line as a row; ``whole``: a whole number may be a decimal price: "Labour 1.20, Greens 55"."""
        if line.end - line.start > _LONGEST or not (whole or self._titles.is_priced(line)):
            return None
        numbered = line.match(_NUMBERED, line.start)
        words = line.part(numbered.end() if numbered else line.start, line.end)
        worths = [
            worth for worth in prices_of_list(words, whole=whole) if not FUTURE.match(line.source, worth.end)
        ]
        if not worths:
            return None
        main = worths[0]
        start, _ = past_marks(line.source, words.start, line.end)
        if is_band(line.source[words.start : main.first].strip(BLANK)):
            start = words.start  # "10 or more: 2/1"
        before = line.source[start : main.first]
        if not before.strip(BLANK) or EACH.fullmatch(before.removeprefix("And ")):
            return self._price_first(line, worths)
        maker = self._behind(line, main.last, worths[1:])
        if maker is None:
            return None
        label = line.part(start, start + len(before.rstrip(BLANK_BEHIND.replace("]", ""))))
        if not maker:
            maker, label = self._with_maker(line, label)  # "Labour, Coral 4/6"
        labels = labels_in(trimmed(label), several=bool(line.match(EACH, main.last)))
        if line.text.endswith(".") and not any(map(is_label, labels)):
            return None  # a sentence: "The polls close at 10.00."
        return _Row(main, labels, False, maker or None) if labels else None

    def _with_maker(self, line: Line, label: Stretch) -> tuple[str | None, Stretch]:
        """The bookmaker with which a label ends, and the label without: "Labour, Coral", "Tories (Coral)"."""
        named = self._titles.makers.between(label.start, label.end)
        maker = named[-1] if named else None
        if maker is None or maker.start == label.start or line.source[maker.end : label.end] not in _CLOSED:
            return None, label
        return maker.name, trimmed(line.part(label.start, maker.start))

    def _behind(self, line: Line, at: int, others: Sequence[Worth]) -> str | None:
        """The bookmaker behind a price, "" where none is; None where other words follow."""
        rest = list(others)
        if len(rest) == 1 and (is_laid(line, at, rest[0]) or line.source[at : rest[0].first] == " ("):
            at = rest.pop().last  # "Labour 4/6 (5/4)": as it was before
        while at < line.end:
            if each := line.match(EACH, at):
                at = each.end()
                continue
            behind = line.match(_BEHIND, at)
            if behind is None or behind.end() == at:
                break
            at = behind.end()
            if behind["former"] and rest and rest[0].first == at:
                at = rest.pop(0).last
        left = line.source[at : line.end].strip(BLANK)
        if not left:
            return ""
        named = self._titles.makers.between(at, line.end)
        for maker in named:
            left = left.replace(line.source[maker.start : maker.end], "", 1)
        words = left.replace(",", " ").split()
        return named[0].name if named and _TO_A_MAKER.issuperset(words) else None

    def _price_first(self, line: Line, worths: Sequence[Worth]) -> _Row | None:
        main = worths[0]
        each = line.match(EACH, main.last)
        at = each.end() if each else main.last
        label = trimmed(line.part(at, line.end))
        maker, label = self._with_maker(line, label)
        if any(label.start <= other.start < label.end for other in worths[1:]) and not is_band(label.text):
            return None
        labels = labels_in(label, several=True)
        return _Row(main, labels, True, maker) if labels else None
