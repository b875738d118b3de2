"""Lists of prices that stand side by side on a line.

    TO WIN ASH...1/8 Cons; 6/1 Labour; 25/1 Lib Dems
    Ash: Labour 4/11, Tories 9/4, 50/1 each of the Greens and UKIP. Turnout: under 40% 2/1, over 40% 4/6

What stands alone at one end of the list shows whether a price belongs to what is before it or behind it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rsdata.language.by_elections import speaks_of_one
from rsdata.language.lines import Line, Stretch
from rsdata.language.parties import is_party
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import in_order
from rsdata.named_tuples import NamedTuple
from rsdata.odds.books import contests_named, is_place, market_in, place_in
from rsdata.odds.list_labels import (
    EACH,
    FORMER,
    FUTURE,
    LAY,
    for_each,
    is_backed,
    is_label,
    labels_in,
    parted_from_market,
    selection_of,
    trimmed,
)
from rsdata.odds.list_titles import BookTitle, ListReader
from rsdata.odds.market_headings import market_of_opening
from rsdata.odds.price_forms import Worth, are_one_book, prices_of_list
from rsdata.odds.price_found import ListFound, PriceFound
from rsdata.results.contest_titles import is_heading

_LONGEST: Final = 160  # characters of a label
_FEW: Final = 3  # prices are a list from so many on, or from two on where words introduce them
# behind the last of several prices: what they are on
_ABOUT: Final = lazy(r"\b(?:to|for|in|on)\s(?:the\s|next\s|win|hold|take|be|become|retain|gain)")
_LEAD_END: Final = lazy(r"(?:\.{2,}|…|:|[.!?](?=\s)|\s[-–—](?=\s))\s*")
_ALL_IN_BRACKETS: Final = lazy(r"\s?\([^()]{3,60}\)[.,;]?\s?")
# what stands between commas and brackets
_PIECE: Final = lazy(r"[^\s,;()–—][^,;()–—]*[^\s,;()–—]")
_AT: Final = frozenset(("on", "at", "with", "from"))  # "On Smarkets Labour 1.33"
_CHANCES: Final = lazy(r"\(\d{1,2}(?:\.\d+)?%\)")  # "Ann Lee 1.18 [(84.7%)]"
_CONTESTS: Final = in_order("contests bet on")  # "leadership election"
_BAR: Final = lazy(r"\s[Bb]ar\b")
_BAR_BEFORE: Final = lazy(r"[\s,;][Bb]ar\s\Z")
# what stands between the lead of two prices and them
_INTRODUCE: Final = (":", "?", "-", "–", "—", "..", "…")

Labelled = tuple[Worth, Stretch]


class _Series(NamedTuple):
    """Prices side by side: the words that introduce them, where what belongs to the last ends, and the last
    price, be it of nobody in particular: "5/2 Ann Lee, 4/1 Bob Ray, 50/1 bar"."""

    lead: Stretch
    worths: Sequence[Worth]
    end: int
    last: int
    introduced: bool = False  # by what stands before the first price: "Ash 1/8 Cons; 6/1 Labour"

    @property
    def tail(self) -> Stretch:
        """What stands behind the last price."""
        return self.lead.part(self.worths[-1].last, self.end)


class PriceSeries(ListReader):
    """The lists of a post that have all their prices on one line."""

    def read(self, at: int, last: PriceFound | None) -> Sequence[ListFound]:
        """The lists on the line ``at``, one behind another."""
        line = self._lines[at]
        self._at = at
        found: list[ListFound] = []
        maker: str | None = None
        for series in self._parted(line) if self._titles.is_priced(line) else ():
            labelled = self._labelled(series)
            if labelled is None:
                continue
            title = self._title(series, at, last)
            maker = title.maker or maker
            parted = [(worth, *parted_from_market(label)) for worth, label in labelled]
            market = title.market or next((own for *_, own in parted if own), None)
            prices = [
                PriceFound(self._post, worth, selection_of(label), own or market, maker)
                for worth, label, own in parted
            ]
            start = min([series.worths[0].first, *(label.start for _, label in labelled)])
            found.append(ListFound(prices, start, series.last, at + 1))
        return found

    def _parted(self, line: Line) -> Iterator[_Series]:
        """The prices on a line, parted where a sentence begins that introduces more of them."""
        worths = self._prices(line)
        start = line.start
        while worths:
            count, stop = next(
                (
                    (count, cut)
                    for count, (one, other) in enumerate(pairwise(worths), 1)
                    if (cut := _cut(line, one.last, other.first)) is not None
                ),
                (len(worths), line.end),
            )
            own, worths = worths[:count], worths[count:]
            end = min(line.sentence_end(own[-1].last), stop)
            lead = self._lead(line, start, own, end)
            if told := self._is_introduction(lead, own, line.part(own[-1].last, end)):
                lead = line.part(lead.start, own[0].first)  # "ASH BY-ELECTION 1/3 Labour 5/2 Tories"
            rest = _BAR.match(line.source, own[-1].last) or _BAR_BEFORE.search(line.before(own[-1].first, 8))
            if len(own) > 2 and line.source.startswith("+", own[-1].last):
                yield _Series(lead, own[:-1], own[-2].last, own[-1].last)  # "others 33/1+"
            elif len(own) > 2 and rest:
                yield _Series(lead, own[:-1], own[-1].first, own[-1].last)
            else:
                yield _Series(lead, own, end, own[-1].last, told)
            start = stop

    def _is_introduction(self, lead: Stretch, own: Sequence[Worth], behind: Stretch) -> bool:
        """Whether the words before the first of some prices are a contest, or only say who offers them, and
        what stands ``behind`` the last is what it is on: "Ash by-election 1/3 Labour, 5/2 Tories", "Ash 1/3
        Ann Lee, 5/2 Bob Ray", "Ash: Coral's odds 1/3 Labour, 5/2 Tories"."""
        if not trimmed(behind).text:
            return False
        words = lead.part(lead.end, own[0].first)
        if speaks_of_one(words.text) or (lead.text.strip() and self._titles.is_signature(words)):
            return True
        place = trimmed(words)
        gaps = [words.part(one.last, other.first) for one, other in pairwise(own)]
        return (
            is_place(place.text)
            and is_label(place)
            and not self._titles.makers.between(words.start, words.end)
            and all(is_backed(trimmed(each).text) for each in [*gaps, behind])
        )

    def _lead(self, line: Line, start: int, own: Sequence[Worth], end: int) -> Stretch:
        """The words that introduce prices: "With Coral, Labour 4/6"."""
        begin = self._after_lead(line, start, own, end)
        maker = next(iter(self._titles.makers.between(begin, own[0].first)), None)
        if maker is None:
            return line.part(start, begin)
        before = line.source[begin : maker.start].strip().lower()
        is_first = trimmed(line.part(begin, maker.end)).start == maker.start or before in _AT
        ends = line.source[maker.end] == "," or (before and line.source[maker.end] == " ")
        return line.part(start, maker.end if is_first and ends else begin)

    def _after_lead(self, line: Line, start: int, own: Sequence[Worth], end: int) -> int:
        """Where what introduces prices ends; what parts a price from its label ends none: "Labour: 4/6"."""
        first = own[0].first
        ends = [start, *(mark.end() for mark in _LEAD_END.finditer(line.source, start, first))]
        barred = len(own) > 2 and _BAR.match(line.source, own[-1].last) is not None
        named = self._titles.makers.between(own[-1].last, end)
        stop = named[0].start if named else end  # "Ann Lee - 2/1, Bob Ray - 3/1 (Coral)"
        behind = line.part(own[-2].last, own[-1].first) if barred else line.part(own[-1].last, stop)
        if trimmed(behind).text:
            return ends[-1]
        for begin in reversed(ends):
            label = trimmed(line.part(begin, first))
            if is_label(label) or (label.text and len(ends) == 1):
                return begin
        return ends[-1]

    def _prices(self, line: Line) -> list[Worth]:
        worths = self._offered(line)
        if {worth.form for worth in worths} == {"decimal"}:
            shares = "%" in _CHANCES.sub("", line.text) and any(worth.opens < 0 for worth in worths)
            if shares or not self._titles.speak_of_prices(line):
                return []
            worths = self._offered(line, whole=True)  # "Labour 1.18, Greens 42"
            return [worth for worth in worths if not LAY.search(line.before(worth.first, 8))]
        if any(worth.form == "fractional" for worth in worths):
            return [worth for worth in worths if worth.form == "fractional"]
        return worths

    @staticmethod
    def _offered(line: Line, *, whole: bool = False) -> list[Worth]:
        """The prices on a line that are not of an earlier time."""
        return [
            worth
            for worth in prices_of_list(line, whole=whole)
            if not (FORMER.search(line.before(worth.first, 16)) or FUTURE.match(line.source, worth.end))
        ]

    def _labelled(self, series: _Series) -> list[Labelled] | None:
        """Each price with what it is on; nothing where that is not clear; None where this is no list."""
        worths, text = series.worths, series.lead.source
        named = self._titles.makers.between(worths[0].end, series.end)
        introduced = series.introduced or series.lead.text.rstrip().endswith(_INTRODUCE)
        introduced = introduced or self._is_under_its_title(series)
        if len(worths) < (_FEW - introduced) or any(maker.start < worths[-1].start for maker in named):
            return None
        before = trimmed(series.lead.part(series.lead.end, worths[0].first))
        gaps = [trimmed(series.lead.part(one.last, other.first)) for one, other in pairwise(worths)]
        behind = trimmed(series.lead.part(worths[-1].last, named[0].start if named else series.end))
        tail = text[worths[-1].last : series.end]
        if before.text and (_ABOUT.match(text, behind.start, behind.end) or _ALL_IN_BRACKETS.fullmatch(tail)):
            behind = behind.part(behind.end, behind.end)
        labels = _at_one_end(before, gaps, behind)
        if not are_one_book(worths) or not all(is_label(one) for each in labels for one in each):
            return None
        if not labels:
            unclear = not before.text and not behind.text and all(map(is_label, gaps))
            return [] if unclear and len(worths) >= _FEW else None
        return [(worth, label) for worth, each in zip(worths, labels, strict=True) for label in each]

    def _said_around(self, series: _Series) -> str | None:
        """What prices are on by the sentence that they end, or by what stands behind: "(Ashdale, noon)"."""
        lead, tail = series.lead, series.tail
        for place in reversed([lead.start, *lead.sentence_starts]):
            sentence = lead.part(place, lead.sentence_end(place + 1)).text
            if title := market_of_opening(sentence, self._titles.makers):
                return title  # "Who will be next? Coral are betting: ..."
        named = contests_named(tail)
        if len(named) == 1:
            return named[0]
        said = market_in(lead.source, lead.start, lead.end, lead.end, lead.end)
        if said or (said := place_in(lead, lead.end, self._titles.makers)):
            return said
        named_first = trimmed(lead.part(lead.end, series.worths[0].first)).text
        at = tail.start if named_first else tail.source.find("(", tail.start, tail.end)
        pieces = _PIECE.finditer(tail.source, at, tail.end) if at >= 0 else ()
        makers = self._titles.makers
        for own in (tail.part(*piece.span()) for piece in pieces):
            if not makers.between(own.start, own.end) and (
                is_place(own.text) or own.text.endswith(_CONTESTS)
            ):
                return own.text
        return place_in(tail, tail.start, makers)

    def _is_under_its_title(self, series: _Series) -> bool:
        """Whether prices fill a line that stands right under a heading."""
        above = self._lines[self._at - 1] if self._at else None
        alone = not series.lead.text.strip()
        return alone and above is not None and not self._titles.is_priced(above) and is_heading(above.text)

    def _title(self, series: _Series, at: int, last: PriceFound | None) -> BookTitle:
        lead, end = series.lead, series.end
        sentence = lead.part(lead.sentence_start(lead.end), lead.end)
        title = self._titles.over(self._post, self._lines, at, sentence.text.strip(), last)
        named = self._titles.makers.between(self._lines[at].start, lead.end)
        behind = self._titles.makers.between(series.worths[-1].end, end)
        if title.market is None:
            title = title._replace(market=self._said_around(series))
        if _ABOUT.search(series.tail.text):
            said = market_in(lead.source, series.tail.start, end, series.tail.start, series.tail.start)
            title = title._replace(market=said or title.market)
        rest = self._lines[at].part(end, self._lines[at].end)
        if title.market is None:
            behind_it = rest.part(trimmed(rest).start, rest.end)
            behind_it = rest.part(behind_it.start, behind_it.sentence_end(behind_it.start + 1))
            title = title._replace(market=self._titles.market_told(behind_it))
        if not behind and (not title.maker or self._titles.is_signature(rest)):
            behind = self._titles.makers.between(end, rest.end)
        maker = behind[0] if behind else named[-1] if named else None
        if maker is None and (under := self._titles.under(self._lines, at + 1, said=title.maker is not None)):
            title = title._replace(maker=under)
        return title._replace(maker=maker.name) if maker else title


def _cut(line: Line, start: int, stop: int) -> int | None:
    """Where in ``start:stop`` a sentence begins that introduces several prices: "Turnout in Ashdale: ..."."""
    mark = line.source.find(";", start, stop)
    if mark >= 0 and all(trimmed(part).text for part in (line.part(start, mark), line.part(mark, stop))):
        return mark + 1  # "Ashdale 1/8 Con, 5/1 Lab[; ]Elm 4/11 Lab"
    starts = line.sentence_starts
    for place in starts[bisect_right(starts, start) : bisect_left(starts, stop)]:
        label = trimmed(line.part(place, min(stop, place + _LONGEST)))
        if not line.source[start:place].strip(" .") and not _LEAD_END.search(label.text) and is_label(label):
            continue  # "Ann Lee: 7/2. Bob Ray: 4/1"
        if any(mark[0].strip() not in {".", "!"} for mark in _LEAD_END.finditer(line.source, place, stop)):
            return place
    return None


def _at_one_end(before: Stretch, gaps: Sequence[Stretch], behind: Stretch) -> list[tuple[Stretch, ...]]:
    """The labels of prices side by side, where one stands alone at one of the two ends; several for one price
    where it says that they are: "33/1 each of Ann Lee and Bob Ray"."""
    shared = for_each(behind)
    # "Ann Lee 2/1, Bob Ray 3/1, 20/1 each: Cy Fox, Di Orr"
    if shared and before.text and gaps and not gaps[-1].text:
        before_prices = _at_one_end(before, gaps[:-1], behind.part(behind.end, behind.end))
        return [*before_prices, shared] if before_prices else []
    if before.text and EACH.fullmatch(behind.text):  # "Ann Lee 2/1, Bob Ray and Cy Fox 3/1 each"
        last = labels_in((gaps or [before])[-1], several=True)
        others = [before, *gaps][:-1]
        return [*((label,) for label in others), last] if all(label.text for label in others) else []
    if bool(before.text) == bool(behind.text) or not all(gap.text for gap in gaps):
        return []
    if before.text:
        return [for_each(label) or (label,) for label in (before, *gaps)]
    return _several_at_one_price([*gaps, behind])


def _several_at_one_price(labels: Sequence[Stretch]) -> list[tuple[Stretch, ...]]:
    """The labels behind prices; of few that have a comma each part is one: "9/1 Ann Lee, 12/1 Bob Ray, Cy
    Fox"."""
    parted = [labels_in(label, several=True) if "," in label.text else () for label in labels]
    listed = [
        own if len({is_party(one.text) for one in own}) == 1 and all(map(is_label, own)) else ()
        for own in parted
    ]
    few = 2 * sum(map(bool, listed)) < len(labels)
    return [(few and own) or for_each(label) or (label,) for label, own in zip(labels, listed, strict=True)]
