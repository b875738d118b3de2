"""A reader of lists of prices of one shape, in one post."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from rsdata.language.lines import Line
from rsdata.model import Post
from rsdata.odds.list_titles import ListTitles
from rsdata.odds.price_found import ListFound, PriceFound


class ListReader(ABC):
    """Finds lists of one shape in the lines of a post."""

    def __init__(self, titles: ListTitles, post: Post, lines: Sequence[Line]) -> None:
        self._titles = titles
        self._post = post
        self._lines = lines

    @abstractmethod
    def read(self, at: int, last: PriceFound | None) -> Sequence[ListFound]:
        """The lists that begin with the line ``at``; ``last`` is the last price before it."""
