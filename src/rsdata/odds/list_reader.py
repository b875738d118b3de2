"""A reader of lists of prices of one shape, in one post."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Final

from rsdata.language.lines import Line
from rsdata.language.patterns import lazy
from rsdata.model import Post
from rsdata.odds.list_labels import BLANK
from rsdata.odds.list_titles import ListTitles
from rsdata.odds.price_forms import Worth
from rsdata.odds.price_found import ListFound, PriceFound

_NEAR: Final = 1_000  # characters before a row that may say that it is of an exchange
_EXCHANGE: Final = lazy(r"\b(?:[Ll]ay|LAY)\b(?!\sof\b)")


class ListReader(ABC):
    """Finds lists of one shape in the lines of a post."""

    def __init__(self, titles: ListTitles, post: Post, lines: Sequence[Line]) -> None:
        self._titles = titles
        self._post = post
        self._lines = lines

    @abstractmethod
    def read(self, at: int, last: PriceFound | None) -> Sequence[ListFound]:
        """The lists that begin with the line ``at``; ``last`` is the last price before it."""

    @staticmethod
    def is_laid(line: Line, at: int, other: Worth) -> bool:
        """Whether a further decimal is what others pay, on an exchange: "Labour 2.62 [2.66]"."""
        before = line.source[max(0, line.start - _NEAR) : line.start]
        beside = not line.source[at : other.first].strip(BLANK)
        return beside and other.form == "decimal" and _EXCHANGE.search(before) is not None
