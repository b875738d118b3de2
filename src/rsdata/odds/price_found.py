"""A price with what is read of it, and a list of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rsdata.language.parties import parties_in_one_list, party_in_list
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.odds.price_forms import Worth
from rsdata.odds.selections import Selection


class PriceFound(NamedTuple):
    """A price, with what is read of it."""

    post: Post
    worth: Worth
    selection: Selection | None
    market: str | None
    bookmaker: str | None
    said: str = ""  # the sentence that it stands in


class ListFound(NamedTuple):
    """The prices of a list, none where it does not say which is whose; what it fills of the text, and the
    place, among the lines of its post, of the first line behind it."""

    prices: Sequence[PriceFound]
    start: int
    end: int
    stop: int


def of_one_country(prices: Sequence[PriceFound], text: str) -> Iterator[PriceFound]:
    """Prices with the parties of the country that they are of: beside Labor, Liberals are no British ones."""
    printed = [
        text[price.selection.start : price.selection.end] if price.selection else "" for price in prices
    ]
    for price, words, party in zip(prices, printed, parties_in_one_list(printed), strict=True):
        on = price.selection
        if on is not None and on.party_id == party_in_list(words):
            price = price._replace(selection=on._replace(party_id=party))
        yield price
