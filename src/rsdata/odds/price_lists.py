"""Lists and tables of prices: a selection and its price to a row, in columns, or side by side on a line.

    Labour 4/11                  4/11 Labour              Party | Oddsmoor | Fellbet
    Tories - 9/4                 9/4 Tories               Labour | 4/11 | 1/3
    TO WIN ASH...1/8 Cons; 6/1 Labour; 25/1 Lib Dems

Whether the price stands before its selection or behind it holds for the whole list: what stands alone at its
two ends shows it. Where that does not show it, nothing is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line
from rsdata.language.numbers import BAND
from rsdata.language.parties import is_party, party_in_list
from rsdata.language.patterns import lazy
from rsdata.language.text_tables import TextTable, table_at
from rsdata.language.word_lists import tagged
from rsdata.model import Post
from rsdata.odds.books import (
    ABOUT_A_MARKET,
    Bookmaker,
    Makers,
    market_in,
    market_in_sentence,
    market_of_title,
)
from rsdata.odds.price_forms import EVENS_IN, Worth, finditer, price_at
from rsdata.odds.selections import Selection, Span, as_selection
from rsdata.results.columns import behind_columns, is_in_columns, role_of
from rsdata.results.contest_titles import is_heading
from rsdata.results.row_labels import label_parts, past_marks

_SIGNATURE: Final = 60  # characters of a line that names the bookmaker under a list
_LONGEST_ROW: Final = 160
_MOST_ROWS: Final = 200
_NEAR: Final = 300  # characters before a list in which odds are spoken of
_PRICES: Final = lazy(
    r"\b(?:[Oo]dds|[Pp]rices?|[Bb]etting|[Ee]xchange|[Dd]ecimal|[Mm]oneyline|[Bb]ookmakers?)\b"
)
_FAR: Final = 6_000  # characters of a post in which a list's bookmaker may be named
_OVER: Final = 4  # lines above a list that may name its market
_FEW: Final = 3  # prices side by side on a line are a list from so many on
_LONGEST_LABEL: Final = 10  # words
_BLANK: Final = " \t\u00a0,;:.|–—-=…•·*()[]@"
_BLANK_BEHIND: Final = _BLANK.replace(")", "")  # a bracket may end a label
# What may stand behind a price in its row: "fav", "from 5/1", "(27.0%)"
_BEHIND: Final = lazy(
    r"[\s,;.|)\]*]*(?:[(\[]?\s?(?:(?:clear|joint|jt|co)?[- ]?fav(?:ou?rite)?s?\b|\d{1,3}(?:\.\d+)?\s?%|"
    r"(?P<former>(?:from|was|were|previously|opened(?:\sat)?)\s))[\s)\]]*)?"
)
_FORMER: Final = lazy(
    r"\s?[(\[,]?\s?(?:from|was|were|previously|opened(?:\sat)?)\s\Z"
)  # before a former price
_EACH: Final = lazy(r"\s*,?\s*(?:\beach(?:\s(?:of|at))?\b|\bapiece\b|\bbar\b)\s*", re.IGNORECASE)
_EACH_OF: Final = lazy(r"\b[Ee]ach (?:of|at)\s")
# behind the last of several prices: what they are on
_ABOUT: Final = lazy(r"\b(?:to|for|in|on)\s(?:the\s|next\s|win|hold|take|be|become|retain|gain)")
_AND: Final = lazy(r",\s+and\s|,\s|;\s|\s+and\s|\s&\s")
_SENTENCE: Final = lazy(r"[.!?]\s+(?=[^\W\d_a-z]|[“\"‘'])|\n")
_LEAD_END: Final = lazy(r"(?:\.{2,}|…|:|[.!?](?=\s)|\s[-–—](?=\s))\s*")
_SMALL: Final = tagged("words of a selection") | tagged("small words of party names") | tagged("outcomes")
_GOES_ON: Final = tagged("before a selection") | {""}  # before what goes on with the list above
_LINKS: Final = tagged("linking selections")
_FAVOURITES: Final = tagged("marks of a favourite")
_OPENERS: Final = tagged("before a selection")
_FORMER_HEADS: Final = tagged("column heads of former prices")
_PRICE_HEADS: Final = tagged("column heads of prices")
_MAKER_HEADS: Final = tagged("column heads of bookmakers")
_CHANCE_HEADS: Final = tagged("column heads of chances")
_HEAD_WORD: Final = lazy(r"[^\W_]+")
# looked for first, since that takes less time: "4/11", "8-11", "1.36", "+450"
_PRICE_LIKE: Final = lazy(r"\d(?:[/-]\d|\sto\s\d|\.\d{1,2}(?![\d%])|(?<=[+−–-]\d)\d\d)")
_EVENS_LIKE: Final = lazy(r"[Ee](?:vens|ven m|VENS|VS|vs)\b")


class PriceFound(NamedTuple):
    """A price of a list, with what is read of it."""

    post: Post
    worth: Worth
    selection: Selection | None
    market: str | None
    bookmaker: str | None
    said: str = ""  # the sentence that it stands in


def _with_prices(analysis: Analysis) -> Iterator[Line]:
    """The lines in which something is printed like a price."""
    evens = any(word in analysis.text for word in EVENS_IN)
    for pattern in (_PRICE_LIKE, _EVENS_LIKE)[: 1 + evens]:
        for match in pattern.finditer(analysis.text):
            line = analysis.line_at(match.start())
            if line is not None:
                yield line


def _begins(price: PriceFound) -> int:
    return min(price.worth.first, price.selection.start) if price.selection else price.worth.first


class _Row(NamedTuple):
    """A row of one line: what it is on, and where it stands; ``first``: the price stands first."""

    worth: Worth
    labels: tuple[Span, ...]
    first: bool
    maker: str | None = None


class _PriceColumns(NamedTuple):
    """Which columns of a table have prices, what they are on, its party, and who offers them."""

    prices: tuple[int, ...]
    on: int
    party: int | None
    maker: int | None
    of_makers: frozenset[int]  # those with a bookmaker for a head
    decimals: frozenset[int]  # those in which a whole number is a decimal price too


# The first rows of what is no list may be something else, and a list begin behind them.
_FIRST_ROWS: Final = 3


class _Refused(NamedTuple):
    """Rows that are no list: where they stop, and from how many of their first lines they were tried."""

    stop: int
    starts: int

    def holds(self, at: int) -> bool:
        """Whether no list is looked for any more at a line."""
        return at < self.stop and self.starts >= _FIRST_ROWS

    def again(self, at: int, stop: int) -> _Refused:
        """These, or those that begin with a line behind them, tried once more."""
        return _Refused(stop, self.starts + 1 if at < self.stop else 1)


class PriceLists:
    """The lists of prices of a page, and the lines that they fill."""

    def __init__(self, analysis: Analysis, posts: Sequence[Post], makers: Makers, page_bets: bool) -> None:
        self.text = analysis.text
        self.makers = makers
        self.prices: list[PriceFound] = []
        self.filled: list[Span] = []
        self._priced = sorted({line.start for line in _with_prices(analysis)}) if page_bets else []
        for post in posts if page_bets else ():
            at = bisect_left(self._priced, post.char_start)
            if at < len(self._priced) and self._priced[at] < post.char_end:
                self._read(post, analysis.between(post.char_start, post.char_end))

    def holds(self, place: int) -> bool:
        """Whether a place belongs to a list."""
        return self._overlaps(place, place + 1)

    def _overlaps(self, start: int, end: int) -> bool:
        """Whether a list has something of ``start:end``."""
        at = bisect_left(self.filled, end, key=itemgetter(0))
        return at > 0 and start < self.filled[at - 1][1]

    def _read(self, post: Post, lines: Sequence[Line]) -> None:
        at = tried = 0  # the lines before ``tried`` are known to be no table
        refused = _Refused(0, 0)
        while at < len(lines):
            stop = at
            found: list[PriceFound] = []
            above = lines[max(0, at - _OVER) : at]
            if at >= tried and is_in_columns(lines, at):
                stop, found = self._of_columns(post, lines, at, above)
                tried = at if found else stop
            if not found and not refused.holds(at):
                stop, found = self._of_lines(post, lines, at, above)
                if not found:
                    refused = refused.again(at, stop)
            if not found:
                stop, found = at + 1, self._on_line(post, lines[at], above)
            if found:
                self.prices += found
                alone = stop == at + 1
                start = min(map(_begins, found)) if alone else lines[at].start
                self.filled.append((start, found[-1].worth.end if alone else lines[stop - 1].end))
            at = stop

    def _of_columns(
        self, post: Post, lines: Sequence[Line], at: int, above: Sequence[Line]
    ) -> tuple[int, list[PriceFound]]:
        table = table_at(lines, at)
        if table is not None and (found := list(self._of_table(post, table, above))):
            return table.stop, found
        return behind_columns(lines, at), []

    def _is_priced(self, line: Line) -> bool:
        at = bisect_left(self._priced, line.start)
        return at < len(self._priced) and self._priced[at] == line.start

    def _on_line(self, post: Post, line: Line, above: Sequence[Line]) -> list[PriceFound]:
        """The list that has all its prices on one line."""
        if not self._is_priced(line):
            return []
        return list(self._of_series(post, line, above)) or list(self._of_each(post, line, above))

    # A row to a line

    def _of_lines(
        self, post: Post, lines: Sequence[Line], at: int, above: Sequence[Line]
    ) -> tuple[int, list[PriceFound]]:
        """The list whose rows begin with a line, and where they stop, be they a list or not."""
        rows: list[_Row] = []
        stop = at
        while stop < min(len(lines), at + _MOST_ROWS):
            decimals = bool(rows) and all(row.worth.form == "decimal" for row in rows)
            row = self._row(lines[stop], whole=decimals)
            if row is None or (rows and row.first != rows[0].first):
                break
            rows.append(row)
            stop += 1
        several = len(rows) > 1 or (rows and len(rows[0].labels) > 1)
        fractions = all(row.worth.form == "fractional" for row in rows)
        if (
            not several
            or not self._are_selections([label for row in rows for label in row.labels])
            or not _is_book([row.worth for row in rows])
            or not (fractions or self._speaks_of_prices(lines[at]))
        ):
            return stop, []
        market, maker = self._titles(post, above, lines[at].start)
        if stop < len(lines) and (signed := self._signature(lines[stop])):
            maker = signed
        return stop, [
            PriceFound(post, row.worth, self._selection(*label), market, row.maker or maker)
            for row in rows
            for label in row.labels
            if self.text[slice(*label)].lower() != "bar"  # "16/1 bar": what nobody's price is below
        ]

    def _signature(self, line: Line) -> str | None:
        """The bookmaker that a line under a list names, and little else: "(Ladbrokes)", "Source: Coral"."""
        named = self.makers.between(line.start, line.end) if len(line.text) <= _SIGNATURE else []
        if len(named) != 1:
            return None
        left = self.text[line.start : named[0].start] + " " + self.text[named[0].end : line.end]
        little = all(word.strip(_BLANK).lower() in ABOUT_A_MARKET for word in left.split())
        return named[0].name if little else None

    def _row(self, line: Line, *, whole: bool) -> _Row | None:
        """The row that a line is; ``whole``: a whole number is a decimal price too."""
        text, start, end = line.source, line.start, line.end
        if end - start > _LONGEST_ROW or not (self._is_priced(line) or (whole and line.numbers)):
            return None
        worths = finditer(text, start, end, whole=whole)
        if any(worth.form == "fractional" and "/" in text[worth.start : worth.end] for worth in worths):
            worths = [worth for worth in worths if "-" not in text[worth.start : worth.end]]
        if not worths:
            return None
        start, _ = past_marks(text, start, end)
        first = worths[0]
        if not text[start : first.start].strip(_BLANK):
            return self._price_first(first, worths, line.end)
        if _EACH.fullmatch(text, start, first.start):
            return self._price_first(first, worths, line.end)
        main, others = first, worths[1:]
        if others and abs(others[0].decimal - main.decimal) < 0.02 * main.decimal:  # one price in two forms
            second = others.pop(0)
            if second.form != main.form and not text[main.end : second.start].strip(_BLANK):
                main = second if second.form == "fractional" else main._replace(end=main.end)
                behind = self._tail(second, others, end)
            else:
                return None
        else:
            behind = self._tail(main, others, end)
        if behind is None:
            return None
        stop = first.start
        stop = start + len(text[start:stop].rstrip(_BLANK_BEHIND.replace("]", "")))
        labels = self._labels(start, stop, several=bool(_EACH.match(text, main.end, end)))
        return _Row(main, labels, False, behind or None) if labels else None

    def _tail(self, main: Worth, others: Sequence[Worth], end: int) -> str | None:
        """The bookmaker behind a price, "" where none is; None where other words follow."""
        at = main.end
        rest = list(others)
        while at < end:
            if each := _EACH.match(self.text, at, end):
                at = each.end()
                continue
            behind = _BEHIND.match(self.text, at, end)
            if behind is None or behind.end() == at:
                break
            at = behind.end()
            if behind["former"] and rest and rest[0].start == at:
                at = rest.pop(0).end
        left = self.text[at:end].strip(_BLANK)
        if not left:
            return ""
        named = self.makers.between(at, end)
        if len(named) == 1 and left.replace("with ", "") == self.text[named[0].start : named[0].end]:
            return named[0].name
        return None

    def _price_first(self, main: Worth, worths: Sequence[Worth], end: int) -> _Row | None:
        at = main.end
        each = _EACH.match(self.text, at, end)
        if each is not None:
            at = each.end()
        others = [other for other in worths[1:] if other.start > at]
        if others and not is_band(self.text[at:end].strip(_BLANK)):
            former = _FORMER.search(self.text, at, others[0].start)
            if former is None or len(others) > 1 or self.text[others[0].end : end].strip(_BLANK):
                return None
            end = former.start()
        while at < end and self.text[at] in _BLANK:
            at += 1
        labels = self._labels(at, end, several=True)
        return _Row(main, labels, True) if labels else None

    def _labels(self, start: int, end: int, *, several: bool) -> tuple[Span, ...]:
        """The selections of a row; several where one price is for each of them."""
        label = self.text[start:end].strip()
        if not label or len(label.split()) > (30 if several else _LONGEST_LABEL) or _SENTENCE.search(label):
            return ()
        if not several or not _AND.search(label) or is_party(label):
            return ((start, start + len(self.text[start:end].rstrip(_BLANK_BEHIND))),)
        found = []
        at = start
        for match in [*_AND.finditer(self.text, start, end), None]:
            stop = match.start() if match else end
            span = _trim(self.text, at, stop)
            if span[0] < span[1]:
                found.append(span)
            at = match.end() if match else end
        return tuple(found)

    # Side by side on a line

    def _of_series(self, post: Post, line: Line, above: Sequence[Line]) -> Iterator[PriceFound]:
        text = line.source
        worths = self._series(line)
        if len(worths) < _FEW:
            return
        begin = line.start
        for mark in _LEAD_END.finditer(text, line.start, worths[0].start):
            begin = mark.end()
        last = worths[-1].end
        end = m.start() if (m := _SENTENCE.search(text, last, line.end)) else line.end
        named = self.makers.between(last, end)
        before = _trim(text, begin, worths[0].start)
        behind = _trim(text, last, named[0].start if named else end)
        gaps = [_trim(text, one.end, other.start) for one, other in pairwise(worths)]
        said = None
        if before[0] < before[1] and _ABOUT.match(text, *behind):
            said = market_in(text, last, end, last, last)
            behind = behind[1], behind[1]
        labels = _at_one_end(before, gaps, behind)
        if not (labels and _is_book(worths) and all(_is_label(text, *label) for label in labels)):
            return
        market, maker = self._titles(post, above, line.start, text[line.start : begin].strip())
        for worth, label in zip(worths, labels, strict=True):
            by = named[0].name if named else maker
            yield PriceFound(post, worth, self._selection(*label), said or market, by)

    def _speaks_of_prices(self, line: Line) -> bool:
        """Whether a line, or what stands right before it, speaks of odds: a decimal may be anything else."""
        before = max(0, line.start - _NEAR)
        return bool(_PRICES.search(self.text, before, line.end) or self.makers.between(before, line.end))

    def _series(self, line: Line) -> list[Worth]:
        """The prices side by side on a line, in the one form that they have."""
        text = line.source
        worths = finditer(text, line.start, line.end)
        if {worth.form for worth in worths} == {"decimal"}:
            if "%" in line.text or not self._speaks_of_prices(line):
                return []
            return finditer(text, line.start, line.end, whole=True)  # "Labour 1.18, Greens 42"
        if any("/" in text[worth.start : worth.end] for worth in worths):
            return [worth for worth in worths if _is_slashed(text, worth)]
        return worths

    def _of_each(self, post: Post, line: Line, above: Sequence[Line]) -> Iterator[PriceFound]:
        """One price for each of several selections: "each of 33/1: Ann Lee, Bob Ray and Cy Fox"."""
        text = line.source
        for match in _EACH_OF.finditer(text, line.start, line.end):
            worth = price_at(text, match.end(), line.end)
            if worth is None:
                continue
            stop = m.start() if (m := _SENTENCE.search(text, worth.end, line.end)) else line.end
            about = _ABOUT.search(text, worth.end, stop)
            said = market_of_title(text[about.start() : stop]) if about else None
            labels = self._labels(*_trim(text, worth.end, about.start() if about else stop), several=True)
            if len(labels) > 1 and self._are_selections(labels):
                lead = text[line.start : match.start()]
                market, maker = self._titles(post, above, line.start, lead)
                before = self.prices[-1] if self.prices else None
                market = said or market
                if market is None and before and before.post is post and lead.strip().lower() in _GOES_ON:
                    market, maker = before.market, before.bookmaker
                for label in labels:
                    yield PriceFound(post, worth, self._selection(*label), market, maker)

    # In columns

    def _of_table(self, post: Post, table: TextTable, above: Sequence[Line]) -> Iterator[PriceFound]:
        columns = self._columns(table)
        if columns is None:
            return
        if columns.on == columns.maker:
            yield from self._with_makers_in_rows(post, table, columns.prices, columns.on, above)
            return
        cells = [row[columns.on] for row in table.rows]
        if not self._are_selections([cell for cell in cells if cell[0] < cell[1]]):
            return
        market, maker = self._titles(post, above, table.rows[0][0][0], "\n".join(table.titles))
        for row in table.rows:
            on = self._selection(*row[columns.on])
            if on is None:
                continue
            if columns.party is not None:
                on = on._replace(party_id=party_in_list(self.text[slice(*row[columns.party])]) or on.party_id)
            in_row = (
                self._maker_named(self.text[slice(*row[columns.maker])])
                if columns.maker is not None
                else None
            )
            for column in columns.prices:
                worth = self._cell(*row[column], whole=column in columns.decimals)
                if worth is not None:
                    head = (
                        self._maker_named(table.printed_head[column]) if column in columns.of_makers else None
                    )
                    yield PriceFound(post, worth, on, market, in_row or head or maker)

    def _columns(self, table: TextTable) -> _PriceColumns | None:
        """What the columns of a table of prices are; None of another table."""
        words = [set(_HEAD_WORD.findall(head)) for head in table.head]
        roles = [role_of(head) for head in table.head]
        prices = [
            column
            for column in range(table.width)
            if self._has_prices(table, column) and not words[column] & (_CHANCE_HEADS | _FORMER_HEADS)
        ]
        worded = [k for k in range(table.width) if k not in prices and self._is_worded(table, k)]
        on = roles.index("name") if "name" in roles else worded[0] if worded else None
        if "votes" in roles or not prices or on is None:
            return None
        party = roles.index("party") if "party" in roles else on
        maker = next((k for k in worded if words[k] & _MAKER_HEADS), None)
        of_makers = frozenset(k for k in prices if table.head[k] and not words[k] & _PRICE_HEADS)
        prices = prices if of_makers else prices[:1]  # one price in several forms
        decimals = frozenset(k for k in prices if self._has_decimals(table, k))
        return _PriceColumns(tuple(prices), on, party if party != on else None, maker, of_makers, decimals)

    def _has_decimals(self, table: TextTable, column: int) -> bool:
        return any((worth := self._cell(*row[column])) and worth.form == "decimal" for row in table.rows)

    def _has_prices(self, table: TextTable, column: int) -> bool:
        cells = [row[column] for row in table.rows if row[column][0] < row[column][1]]
        return bool(cells) and 2 * sum(self._cell(*cell) is not None for cell in cells) >= len(cells)

    def _with_makers_in_rows(
        self, post: Post, table: TextTable, columns: Sequence[int], maker_at: int, above: Sequence[Line]
    ) -> Iterator[PriceFound]:
        """A row to a bookmaker, a column to a selection."""
        market, _ = self._titles(post, above, table.rows[0][0][0], "\n".join(table.titles))
        for row in table.rows:
            maker = self._maker_named(self.text[slice(*row[maker_at])])
            for column in columns:
                worth, span = self._cell(*row[column]), table.head_spans[column]
                if worth is not None and span[0] < span[1]:
                    yield PriceFound(post, worth, self._selection(*span), market, maker)

    def _cell(self, start: int, end: int, *, whole: bool = False) -> Worth | None:
        while start < end and self.text[start] in "([ \u00a0":
            start += 1
        worth = price_at(self.text, start, end)
        if worth is None and whole and self.text[start:end].isdigit():
            return next(iter(finditer(self.text, start, end, whole=True)), None)
        if worth is None:
            return None
        rest = self.text[worth.end : end].strip(" )]*\u00a0").lower()
        return worth if not rest or rest in _FAVOURITES else None

    def _is_worded(self, table: TextTable, column: int) -> bool:
        cells = [self.text[slice(*row[column])] for row in table.rows]
        return 2 * sum(any(map(str.isalpha, cell)) or "%" in cell or "," in cell for cell in cells) >= len(
            cells
        )

    def _maker_named(self, printed: str) -> str | None:
        printed = printed.strip(" *:")
        return self.makers.called(printed) if printed else None

    # What all have

    def _are_selections(self, labels: Sequence[Span]) -> bool:
        """Whether half of some words are what is bet on: parties, names, bands, outcomes."""
        good = sum(_is_label(self.text, *label) for label in labels)
        return bool(labels) and 2 * good > len(labels)

    def _selection(self, start: int, end: int) -> Selection | None:
        start, end = _trim(self.text, start, end)
        if start >= end:
            return None
        printed = self.text[start:end]
        party = party_in_list(printed)
        if party is None and "(" in printed:
            parts, _ = label_parts(self.text, start, end)
            printed_parts = [self.text[slice(*part)] for part in parts]
            ids = [party_in_list(words) for words in printed_parts]
            known = [is_party(words) for words in printed_parts]
            if len(parts) == 2 and known[0] != known[1]:
                return Selection(*parts[known.index(False)], ids[known.index(True)])
        return as_selection(self.text, (start, end), party)

    def _titles(
        self, post: Post, above: Sequence[Line], start: int, lead: str = ""
    ) -> tuple[str | None, str | None]:
        """What a list is on and who offers it: said on its line, else over it, else in the text before."""
        over = [lead] if lead else []
        for line in reversed(above):
            if self._is_priced(line) or self._overlaps(line.start, line.end):
                break
            over.append(line.text)
        market: str | None = None
        maker = next((found.name for found in self.makers.in_words(lead)), None) if lead else None
        for distance, words in enumerate(over):
            named = self.makers.in_words(words)
            if maker is None and named and distance < 2:
                maker = named[0].name
            if market is None and (is_heading(words.rstrip("?")) or words is lead):
                market = market_in_sentence(words) or market_of_title(words, named)
            elif market is None:
                last = max(0, len(words) - 300)
                market = market_in(words, last, len(words), len(words), len(words))
                break
            if market is not None:
                break
        if market is None and post.heading:
            market = market_of_title(post.heading, self.makers.in_words(post.heading))
        if maker is None:
            earlier: list[Bookmaker] = self.makers.between(max(post.char_start, start - _FAR), start)
            later = self.makers.between(start, min(post.char_end, start + _FAR))
            names = {found.name for found in later}
            maker = earlier[-1].name if earlier else names.pop() if len(names) == 1 else None
        return market, maker


def _is_slashed(text: str, worth: Worth) -> bool:
    return worth.form == "fractional" and "-" not in text[worth.start : worth.end]


def _at_one_end(before: Span, gaps: Sequence[Span], behind: Span) -> list[Span]:
    """The labels of prices side by side, where one stands alone at one of the two ends."""
    first, last = before[0] < before[1], behind[0] < behind[1]
    if first == last or any(start >= end for start, end in gaps):
        return []
    return [before, *gaps] if first else [*gaps, behind]


def _is_book(worths: Sequence[Worth]) -> bool:
    """Whether prices may be one book: in one form, and decimals with chances that add up to about one."""
    forms = {worth.form for worth in worths}
    if forms != {"decimal"}:
        return "decimal" not in forms
    return len(worths) < _FEW or 0.7 < sum(1 / worth.decimal for worth in worths) < 2


def _trim(text: str, start: int, end: int) -> Span:
    """A label without marks, and without the words that part it from its neighbours."""
    while True:
        before = start, end
        while start < end and text[start] in _BLANK:
            start += 1
        while end > start and text[end - 1] in _BLANK:
            if text[end - 1] == ")" and "(" in text[start:end]:
                break
            end -= 1
        first, _, rest = text[start:end].partition(" ")
        if rest and (first.lower().strip(",:") in _OPENERS or first in _LINKS):
            start += len(first)
            continue
        last = text[start:end].rpartition(" ")[2]
        if last != text[start:end] and last in _LINKS - {"on", "bar"}:
            end -= len(last)
        if (start, end) == before:
            return start, end


_BAND: Final = lazy(BAND + r"\Z", re.IGNORECASE)


def is_band(printed: str) -> bool:
    """Whether words are a band of a number: "Under 40%", "1,000-1,999", "5,000 or more"."""
    return _BAND.match(printed) is not None


def _is_label(text: str, start: int, end: int) -> bool:
    printed = text[start:end].strip(_BLANK_BEHIND)
    words = printed.split()
    if not words or len(words) > _LONGEST_LABEL:
        return False
    if is_party(printed) or is_band(printed):
        return True
    if not words[0][0].isupper():
        return False
    return not any(word[0].islower() and word.strip(",.;()'’").lower() not in _SMALL for word in words)
