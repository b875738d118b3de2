"""Headings over paragraphs with prices, which say what these are on: "Next Labour leader"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.determiners import without_possessive
from rsdata.language.lines import Line, Stretch
from rsdata.language.offices import ROLE_NOUNS
from rsdata.language.word_lists import tagged
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.odds.books import COUNTS, Makers, contests_named, counted_in, market_in_words, market_of_title
from rsdata.odds.price_forms import finditer
from rsdata.results.contest_titles import is_heading

_CONTESTS: Final = tagged("contests bet on")
_PRIZES: Final = _CONTESTS | tagged("offices bet on") | ROLE_NOUNS
_OF_BETS: Final = tagged("headings of a market")
_SMALL: Final = _PRIZES | tagged("small words of a market")
_LONGEST: Final = 8  # words of what is bet on


class Section(NamedTuple):
    """What stands under headings, up to the next; ``market``: what these say."""

    start: int
    market: str | None


class MarketHeadings:
    """The headings of a post, and what they say that the prices under them are on."""

    def __init__(self, analysis: Analysis, post: Post, makers: Makers) -> None:
        lines = analysis.between(post.char_start, post.char_end)
        found = list(_sections(lines, makers))
        self._sections = found if any(section.market for section in found) else []

    def over(self, place: int) -> Section | None:
        """The section in which a place is; None where no heading of the post names a market."""
        at = bisect_right(self._sections, place, key=attrgetter("start"))
        return self._sections[at - 1] if at else None


def _sections(lines: Sequence[Line], makers: Makers) -> Iterator[Section]:
    for are_headings, group in groupby(lines, key=_is_heading):
        if are_headings:
            over = list(group)
            said = (market_of_heading(line.text, makers) for line in reversed(over))
            yield Section(over[0].start, next(filter(None, said), None))


def _is_heading(line: Line) -> bool:
    """Whether a line stands over paragraphs; one that ends in a colon, over a list alone."""
    return is_heading(line.text) and not line.text.endswith(":")


def market_of_opening(sentence: str, makers: Makers) -> str | None:
    """What prices are on by a sentence before the one that introduces them: "Next leader." "Who is next?"."""
    words = sentence.strip()
    if finditer(words, 0, len(words)):
        return None
    return market_of_title(words) if words.endswith("?") else market_of_heading(words.rstrip("."), makers)


def market_of_heading(words: str, makers: Makers) -> str | None:
    """What prices under a heading are on, where it names a contest, a prize or a count and little else."""
    line = Stretch(words, 0, len(words))
    named = contests_named(line)
    if named:
        # not "Ash and Elm by-elections"
        return named[0] if len(named) == 1 and not named[0].endswith("s") else None
    if not _OF_BETS.isdisjoint(words.lower().split()):
        asked = market_in_words(words)
        if asked is not None:
            return asked
    title = market_of_title(words, makers.in_words(words))
    if title is None or len(title.split()) > _LONGEST:
        return None
    if title.lower() in COUNTS or counted_in(Stretch(title, 0, len(title))) == title:
        return title
    said = [without_possessive(word).strip(":") for word in title.split()]
    is_prize = said[0].lower() == "next" and not _PRIZES.isdisjoint(word.lower() for word in said)
    small = (word for word in said if word[:1].islower())
    if len(said) < 2 or "," in title or not (is_prize or said[-1].lower() in _CONTESTS):
        return None
    return title if all(word in _SMALL for word in small) else None
