"""Tables of prices: a selection to a row and a bookmaker to a column, or the other way round, or a place to
a row and a selection to a column.

Party  | Coral | Betfred           Selection | Best | Bookmaker          Bookmaker | Labour | Tories
Labour | 4/11  | 1/3               Labour    | 4/11 | Coral              Coral     | 4/11   | 9/4
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.lines import Line, Stretch
from rsdata.language.parties import party_in_list
from rsdata.language.patterns import lazy
from rsdata.language.text_tables import TextTable, made, table_at
from rsdata.language.word_lists import tagged
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.odds.books import COUNTS, market_of_title
from rsdata.odds.list_labels import are_selections, is_backed, is_band, is_label, selection_of
from rsdata.odds.list_titles import HEADS, BookTitle, ListReader, ListTitles
from rsdata.odds.price_forms import Worth, are_one_book, finditer, price_at
from rsdata.odds.price_found import ListFound, PriceFound
from rsdata.results.columns import behind_columns, is_in_columns, role_of

_FORMER_HEADS: Final = tagged("column heads of former prices")
_PRICE_HEADS: Final = tagged("column heads of prices")
_MAKER_HEADS: Final = tagged("column heads of bookmakers")
_PARTS: Final = tagged("parts of a count")
_NO_PRICE_HEADS: Final = _FORMER_HEADS | tagged("column heads of chances") | _PARTS
_FAVOURITE: Final = tagged("marks of a favourite")
_NO_MARKETS: Final = HEADS | _MAKER_HEADS
_IN_HEADS: Final = _PRICE_HEADS | _NO_PRICE_HEADS | _NO_MARKETS
_LONGEST_HEAD: Final = 3  # words
_HEAD_WORD: Final = lazy(r"[^\W_]+")


class _Columns(NamedTuple):
    """Which columns of a table have prices, what they are on, its party, and who offers them."""

    prices: tuple[int, ...]
    on: int
    party: int | None
    maker: int | None
    of_makers: frozenset[int]  # those with a bookmaker for a head
    decimals: frozenset[int]  # those in which a whole number is a decimal price too
    place: int | None  # that of what each row is on: "Ashdale"


def _market_of_head(head: str, over: str | None) -> str | None:
    """What a table is on where the head over its selections says it, "Next Labour leader | Coral", else what
    the words ``over`` it say; of a count these may say more, "Majority in Ashdale"."""
    words = [word.lower() for word in _HEAD_WORD.findall(head)]
    if not words or (words[0] in _NO_MARKETS and not head.endswith("?")):
        return over
    counts = COUNTS.intersection(words)
    is_vague = len(words) == 1 and not counts  # "Outcome"
    if is_vague or (over and any(count in over.lower() for count in counts)):
        return over
    return market_of_title(head) or over


class PriceTables(ListReader):
    """The tables of prices of a post."""

    def __init__(self, titles: ListTitles, post: Post, lines: Sequence[Line]) -> None:
        super().__init__(titles, post, lines)
        self._tried = 0  # the lines before it are known to be no table

    def read(self, at: int, last: PriceFound | None) -> Sequence[ListFound]:
        """The table that begins with the line ``at``."""
        table = self._in_cells(at)
        if table is None:
            if at < self._tried or not is_in_columns(self._lines, at):
                return ()
            table = table_at(self._lines, at)
        prices = list(self._of(table, at, last)) if table else []
        heads = table.head if table and not prices else ()
        if table and any(not _PARTS.isdisjoint(_HEAD_WORD.findall(head)) for head in heads):  # "Boxes"
            return [ListFound((), self._lines[at].start, self._lines[table.stop - 1].end, table.stop)]
        if table is None or not prices:
            self._tried = behind_columns(self._lines, at)
            return ()
        if not any(table.head) and self._goes_on(table.stop):
            return ()
        self._tried = at
        if maker := self._titles.under(self._lines, table.stop, said=False):
            prices = [price._replace(bookmaker=price.bookmaker or maker) for price in prices]
        return [ListFound(prices, self._lines[at].start, self._lines[table.stop - 1].end, table.stop)]

    def _in_cells(self, at: int) -> TextTable | None:
        """The table whose cells stand each on a line of its own: the heads, a selection, its prices, the next
        selection. Nothing may stand over the selections where bookmakers stand over the prices."""
        if at and not self._lines[at].blank_before and self._is_head(at - 1):
            return None
        headed = self._lines[at].text.lower().strip(":.") in _NO_MARKETS
        stop = at + headed
        while self._is_head(stop):
            stop += 1
        heads = self._lines[at:stop]
        if len(heads) < 2:
            return None
        words = [*([] if headed else [""]), *(line.text.lower() for line in heads)]
        rows = [heads]
        while self._is_row(row := self._lines[stop : stop + len(words)], words):
            rows.append(row)
            stop += len(words)
        return made(self._lines[at].source, [[(line.start, line.end) for line in row] for row in rows], stop)

    def _is_head(self, at: int) -> bool:
        """Whether a line is the head of a column of prices, or of what stands beside them."""
        words = self._lines[at].text.lower().strip(":.").split() if at < len(self._lines) else []
        if not 0 < len(words) <= _LONGEST_HEAD or self._titles.is_priced(self._lines[at]):
            return False
        return _IN_HEADS.issuperset(words) or self._titles.makers.whole(self._lines[at].text) is not None

    def _is_row(self, row: Sequence[Line], heads: Sequence[str]) -> bool:
        """Whether lines are the cells of a row under heads: a selection and its prices."""
        if len(row) < len(heads) or self._titles.is_priced(row[0]) or not is_label(row[0]):
            return False
        priced = [self._price((line.start, line.end)) is not None for line in row[1:]]
        others = [
            head in _NO_MARKETS or bool(line.numbers) or len(line.text) <= _LONGEST_HEAD  # "57%", "-"
            for head, line in zip(heads[1:], row[1:], strict=True)
        ]
        return any(priced) and all(map(any, zip(priced, others, strict=True)))

    def _goes_on(self, stop: int) -> bool:
        """Whether the line behind a table without a head is one more row, with a blank less: "5 or 6 2/1"."""
        behind = self._lines[stop] if stop < len(self._lines) else None
        return behind is not None and not behind.blank_before and self._titles.is_priced(behind)

    def _of(self, table: TextTable, at: int, last: PriceFound | None) -> Iterator[PriceFound]:
        columns = self._columns(table)
        if columns is None:
            return
        title = self._titles.over(self._post, self._lines, at, "\n".join(table.titles), last)
        heads = [table.printed_head[column] for column in columns.prices]
        title = title._replace(market=_market_of_head(table.printed_head[columns.on], title.market))
        if columns.on == columns.maker or all(self._is_backed(head) for head in heads):
            yield from self._with_selections_over(table, columns, title)
            return
        if not are_selections([self._stretch(row[columns.on]) for row in table.rows]):
            return
        for row in table.rows:
            on = selection_of(self._stretch(row[columns.on]))
            if on is None:
                continue
            if columns.party is not None:
                on = on._replace(party_id=party_in_list(self._printed(row[columns.party])) or on.party_id)
            market = title.market if columns.place is None else self._printed(row[columns.place])
            in_row = None if columns.maker is None else self._maker(self._printed(row[columns.maker]))
            for column in columns.prices:
                worth = self._price(row[column], whole=column in columns.decimals)
                if worth is not None:
                    head = self._maker(table.printed_head[column]) if column in columns.of_makers else None
                    yield PriceFound(self._post, worth, on, market, in_row or head or title.maker)

    def _with_selections_over(
        self, table: TextTable, columns: _Columns, title: BookTitle
    ) -> Iterator[PriceFound]:
        """A row to a bookmaker, or to a place, a column to a selection."""
        for row in table.rows:
            printed = self._printed(row[columns.on])
            by_maker = columns.on == columns.maker
            own = title._replace(maker=self._maker(printed)) if by_maker else title._replace(market=printed)
            for column in columns.prices:
                worth, span = self._price(row[column]), table.head_spans[column]
                if worth is not None and span[0] < span[1]:
                    yield PriceFound(self._post, worth, selection_of(self._stretch(span)), *own)

    def _is_backed(self, head: str) -> bool:
        """Whether a head over prices is a party or somebody, no bookmaker, "Paddy Power", and not what says
        that they are prices: "Election Day Odds"."""
        says_prices = not _PRICE_HEADS.isdisjoint(head.lower().split())
        return is_backed(head) and not (says_prices or self._titles.makers.in_words(head))

    def _columns(self, table: TextTable) -> _Columns | None:
        """What the columns of a table of prices are; None of another table."""
        words = [set(_HEAD_WORD.findall(head)) for head in table.head]
        roles = [role_of(head) for head in table.head]
        prices = [
            column
            for column in range(table.width)
            if self._has_prices(table, column) and not words[column] & _NO_PRICE_HEADS
        ]
        worded = [k for k in range(table.width) if k not in prices and self._is_worded(table, k)]
        worded.sort(key=lambda k: (bool(words[k] & _MAKER_HEADS), roles[k] == "place"))
        on = roles.index("name") if "name" in roles else worded[0] if worded else None
        if "votes" in roles or not prices or on is None:
            return None
        beside = {role: column for column, role in enumerate(roles) if column != on}
        maker = next((k for k in worded if words[k] & _MAKER_HEADS or self._has_makers(table, k)), None)
        of_makers = frozenset(
            k
            for k in prices
            if table.head[k]
            and (not words[k] & _PRICE_HEADS or self._titles.makers.in_words(table.printed_head[k]))
        )
        prices = prices if of_makers else prices[:1]  # one price in several forms
        decimals = frozenset(k for k in prices if self._has_decimals(table, k))
        party, place = beside.get("party"), beside.get("place")  # "Seat | Favourite | Odds"
        return _Columns(tuple(prices), on, party, maker, of_makers, decimals, place)

    def _has_decimals(self, table: TextTable, column: int) -> bool:
        return any((worth := self._price(row[column])) and worth.form == "decimal" for row in table.rows)

    def _has_prices(self, table: TextTable, column: int) -> bool:
        cells = [row[column] for row in table.rows if row[column][0] < row[column][1]]
        many = bool(cells) and 2 * sum(self._price(cell) is not None for cell in cells) >= len(cells)
        whole = many and self._has_decimals(table, column)
        worths = [worth for cell in cells if (worth := self._price(cell, whole=whole))]
        return many and are_one_book(worths)

    def _is_worded(self, table: TextTable, column: int) -> bool:
        cells = [self._printed(row[column]) for row in table.rows]
        worded = sum(any(map(str.isalpha, cell)) or is_band(cell.strip()) for cell in cells)
        return 2 * worded >= len(cells)

    def _has_makers(self, table: TextTable, column: int) -> bool:
        cells = [self._printed(row[column]).strip(" ()*") for row in table.rows]
        return all(map(self._titles.makers.whole, cells))

    def _price(self, cell: tuple[int, int], *, whole: bool = False) -> Worth | None:
        """The price that fills a cell."""
        printed = self._printed(cell)
        start = cell[1] - len(printed.lstrip("([$ \u00a0"))
        text, end = self._lines[0].source, cell[1]
        worth = price_at(text, start, end, fills_a_cell=start == cell[0])
        if worth is None and whole and text[start:end].isdigit():
            return next(iter(finditer(text, start, end, whole=True)), None)
        if worth is None:
            return None
        rest = text[worth.end : end].strip(" )]*\u00a0").lower()
        return worth if not rest or rest in _FAVOURITE else None

    def _printed(self, cell: tuple[int, int]) -> str:
        return self._lines[0].source[slice(*cell)]

    def _stretch(self, cell: tuple[int, int]) -> Stretch:
        return self._lines[0].part(*cell)

    def _maker(self, printed: str) -> str | None:
        printed = printed.strip(" *:()")
        named = self._titles.makers.in_words(printed)
        if len(named) == 1:
            return named[0].name  # "Odds (Coral)"
        return printed if printed[-1:].isalnum() else None  # "888", not "18.18%"
