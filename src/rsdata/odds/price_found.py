"""A price with what is read of it, and a list of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rsdata.model import Post
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
