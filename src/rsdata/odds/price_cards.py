"""Lists of prices with an entry on several lines, its price on a line of its own.

Labour        Ann Lee       4/11
4/11          Labour        Labour
              5/2
Tories                      9/4
9/4           Bob Ray       Tories
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.lines import Line
from rsdata.language.parties import party_in_list
from rsdata.named_tuples import NamedTuple
from rsdata.odds.list_labels import is_band, is_label, is_laid, selection_of, trimmed
from rsdata.odds.list_titles import ListReader
from rsdata.odds.price_forms import Worth, are_one_book, prices_of_list
from rsdata.odds.price_found import ListFound, PriceFound

_LONGEST: Final = 60  # characters of a line
_MOST: Final = 60  # entries
_ANYBODY: Final = frozenset(("bar", "bar others", "bar these"))  # the least that the others are


class _Card(NamedTuple):
    """An entry: what it is on, its party, its price, who offers it, and the place of the line behind it."""

    label: Line
    party: Line | None
    worth: Worth
    maker: str | None
    stop: int


class PriceCards(ListReader):
    """The lists of a post with an entry on several lines."""

    def read(self, at: int, last: PriceFound | None) -> Sequence[ListFound]:
        """The list whose first entry begins with the line ``at``."""
        cards = list(self._cards(at))
        if len(cards) < 2 or not are_one_book([card.worth for card in cards]):
            return ()
        fractions = all(card.worth.form == "fractional" for card in cards)
        if not fractions and not self._titles.speak_of_prices(self._lines[at]):
            return ()
        stop = cards[-1].stop
        title = self._titles.over(self._post, self._lines, at, last=last)
        maker = self._titles.under(self._lines, stop, said=title.maker is not None) or title.maker
        prices = []
        for card in cards:
            if card.label.text.strip(":").lower() in _ANYBODY:
                continue
            on = selection_of(card.label)
            if on is not None and card.party is not None:
                on = on._replace(party_id=party_in_list(card.party.text) or on.party_id)
            prices.append(PriceFound(self._post, card.worth, on, title.market, card.maker or maker))
        return [ListFound(prices, self._lines[at].start, self._lines[stop - 1].end, stop)]

    def _cards(self, at: int) -> Iterator[_Card]:
        """The entries from a line on, all of one shape."""
        first = self._card(at, price_first=self._alone(at) is not None)
        card = first
        whole = first is not None and first.worth.form == "decimal"  # "11" below "3.6"
        for _ in range(_MOST):
            if card is None or first is None or (card.party is None) != (first.party is None):
                return
            yield card
            card = self._card(card.stop, price_first=self._alone(at) is not None, whole=whole)

    def _card(self, at: int, *, price_first: bool, whole: bool = False) -> _Card | None:
        label = at + price_first
        if not self._is_label(label):
            return None
        party = label + 1 if self._is_party(label + 1) else None
        behind = (party or label) + 1
        price = self._alone(at if price_first else behind, whole=whole)
        if price is None:
            return None
        stop = behind if price_first else behind + 1
        return _Card(self._lines[label], self._lines[party] if party else None, *price, stop)

    def _is_label(self, at: int) -> bool:
        line = self._lines[at] if at < len(self._lines) else None
        if line is None or line.end - line.start > _LONGEST:
            return False
        if self._titles.is_priced(line) and not is_band(line.text):
            return False
        return is_label(line) and not line.text.endswith((".", ":"))

    def _is_party(self, at: int) -> bool:
        return self._is_label(at) and party_in_list(self._lines[at].text.strip("()")) is not None

    def _alone(self, at: int, *, whole: bool = False) -> tuple[Worth, str | None] | None:
        """The price that fills a line, and the bookmaker behind it."""
        line = self._lines[at] if at < len(self._lines) else None
        if line is None or line.end - line.start > _LONGEST or not (whole or self._titles.is_priced(line)):
            return None
        worths = prices_of_list(line, whole=whole)
        if not worths or trimmed(line.part(line.start, worths[0].first)).text:
            return None
        if len(worths) == 2 and is_laid(line, worths[0].last, worths[1]):
            worths = [worths[0]._replace(closes=worths[1].last)]
        rest = trimmed(line.part(worths[0].last, line.end)).text
        maker = self._titles.makers.whole(rest) if rest else None
        return (worths[0], maker) if maker or not rest else None
