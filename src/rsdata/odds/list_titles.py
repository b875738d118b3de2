"""What a list of prices is on, and who offers it: said on its line, over it, under it, else in the post."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Final

from rsdata.language import sentences
from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line, Stretch
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.odds.books import (
    ABOUT_A_MARKET,
    Bookmaker,
    Makers,
    contests_named,
    market_in_sentence,
    market_in_words,
    market_of_title,
    place_in,
    without_when,
)
from rsdata.odds.list_labels import BLANK, is_without_price
from rsdata.odds.market_headings import market_of_heading, market_of_opening
from rsdata.odds.price_forms import PLACE_TERMS
from rsdata.odds.price_found import ListFound, PriceFound
from rsdata.odds.priced_lines import PricedLines
from rsdata.results.contest_titles import is_byline, is_heading

_GOES_ON: Final = tagged("what goes on with a list")
_SIGNATURE: Final = 60  # characters of a line that names the bookmaker under a list
_NEAR: Final = 300  # characters before a list in which odds are spoken of
_FAR: Final = 6_000  # characters of a post in which a list's bookmaker may be named
_OVER: Final = 4  # lines above a list that may name its market
_MOST_WORDS: Final = 8  # of a line that has nothing but a bookmaker
_UNDER: Final = 2  # lines below it that may name its bookmaker
_PRICES: Final = lazy(
    r"\b(?:[Oo]dds|[Pp]rices?|[Bb]etting|[Ee]xchange|[Dd]ecimal|[Mm]oneyline|[Bb]ookmakers?)\b"
)

# "[(]Ashdale, 6pm)", "[Market]: next leader", "[These] are Coral's prices": what is said under a list of it
_OF_A_LIST: Final = lazy(
    r"\(|(?:Market|Bookmaker|Source|Prices?|Odds|Betting):|(?:Priced|Correct)\b|(?:Prices|Odds|Betting)\s(?:on|for|in|at|from)\b"
    r"|(?:Th(?:ese|ose)(?:\sare|\swere)?|All)\s[^.]{0,30}?\b(?:prices|odds)\b"
)
HEADS: Final = (
    tagged("column heads of selections") | tagged("column heads of parties") | tagged("column heads of names")
)
_QUOTED: Final = frozenset('"“')  # what somebody says is no title
_OWNER: Final = lazy(r"\A['’]s?(?=\s)")  # "Coral['s] odds"


class BookTitle(NamedTuple):
    """What the prices of a list are on, and who offers them; None what is not said."""

    market: str | None
    maker: str | None


_OFFERING: Final = tagged("verbs of a bookmaker")


def _without_clauses(market: str | None, words: str) -> str | None:
    """What the words over a list say that it is on, where what is left of them is no title: "Looking ahead,
    Coral lists its favourites for the [Ash count]"."""
    if market is None or not (", " in market or market.partition(" ")[0] in _OFFERING):
        return market
    return market_in_words(words) or market


class ListTitles:
    """What the lines around a list of prices say of it."""

    def __init__(
        self, analysis: Analysis, priced: PricedLines, makers: Makers, holds: Callable[[int, int], bool]
    ) -> None:
        """``holds``: whether a list fills something of ``start:end``."""
        self.makers = makers
        self._analysis = analysis
        self._holds = holds
        self._priced = priced

    def is_priced(self, line: Line) -> bool:
        return bool(self._priced.between(line.start, line.start + 1))

    def speak_of_prices(self, line: Line) -> bool:
        """Whether a line, or what stands right before it, speaks of odds: a decimal may be anything else."""
        before, behind = max(0, line.start - _NEAR), min(len(line.source), line.end + _NEAR)
        return bool(_PRICES.search(line.source, before, behind) or self.makers.between(before, behind))

    def over(
        self, post: Post, lines: Sequence[Line], at: int, lead: str = "", last: PriceFound | None = None
    ) -> BookTitle:
        """The title of the list that begins with the line ``at``; ``lead``: words before it on that line,
        ``last``: the price before it."""
        if last is not None and last.post is not post:
            last = None
        over = [lead] if lead else []
        after_a_list = False
        for line in reversed(lines[max(0, at - _OVER) : at]):
            after_a_list = self._holds(line.start, line.end)
            if after_a_list or (self.is_priced(line) and not PLACE_TERMS.search(line.text)):
                break
            if not is_without_price(line.text):
                over.append(line.text)
        if lead.lower().strip(BLANK) in _GOES_ON and last is not None:
            return BookTitle(last.market, last.bookmaker)
        title = self._said(over, lead)
        is_short = not over or len(over[0].split()) <= _MOST_WORDS
        if title.market is None and title.maker and after_a_list and is_short and last is not None:
            title = title._replace(market=last.market)  # the next bookmaker's list of the same
        if title.market is None and post.heading:
            title = title._replace(market=market_of_title(post.heading, self.makers.in_words(post.heading)))
        if title.market is None and last is None:
            before = self._analysis.stretch(post.char_start, max(post.char_start, lines[at].start))
            named = contests_named(before)
            title = title._replace(market=named.pop() if len(named) == 1 else None)
        if title.maker is None:
            title = title._replace(maker=self._last_before(post, lines[at].start))
        return title

    def _last_before(self, post: Post, start: int) -> str | None:
        """The last bookmaker named in a post before a list; none of several that are heads of a table."""
        named = self.makers.between(max(post.char_start, start - _FAR), start)
        line = self._analysis.line_at(named[-1].start) if named else None
        if line is None or (
            len(named) > 1 and named[-2].start >= line.start and self._holds(line.start, line.end)
        ):
            return None
        return named[-1].name

    def _said(self, over: Sequence[str], lead: str) -> BookTitle:
        """What the lines over a list say, the nearest first."""
        market: str | None = None
        maker: str | None = None
        told = False  # a sentence stands between, which says nothing of what they are on
        for words in over:
            named = self.makers.in_words(words)
            if maker is None and named:
                maker = named[-1 if words is lead else 0].name
            if named and self._is_little(words, named):
                continue  # "(Odds: Coral)"
            if (
                is_byline(words)
                or words[:1] in _QUOTED
                or (told and not (is_heading(words) and _PRICES.search(words)))
            ):
                continue
            if words is lead or is_heading(words.rstrip("?")):
                bracket = words.find(" (") if words.endswith(")") else -1
                first = sentences.starts(words, 0, bracket if bracket > 0 else len(words))
                title = words[first[-1] :] if first else words
                market = market_in_sentence(words) or market_of_title(title, self.makers.in_words(title))
                if market is None and first:
                    market = market_in_words(words) or market_of_opening(words[: first[0]], self.makers)
                market = _without_clauses(market, words)
            else:
                market = market_in_words(words[-_NEAR:])
                if market is None:
                    market = next(reversed(contests_named(Stretch(words, 0, len(words)))), None)
                told = True
            if market is not None and market.lower() not in HEADS:
                break
            market = None  # "Party: Best odds"
        return BookTitle(market, maker)

    def under(self, lines: Sequence[Line], stop: int, *, said: bool) -> str | None:
        """Who offers the list that ends before the line ``stop``: a line that says little else, and, where
        the bookmaker is not ``said``, a sentence."""
        for at in range(stop, min(len(lines), stop + (1 if said else _UNDER))):
            line = lines[at]
            titled = is_heading(line.text)
            if self.is_priced(line) or (titled and self._leads(lines, at)):
                return None
            named = {maker.name for maker in self.makers.between(line.start, line.end)}
            told = not said and (not titled or _PRICES.search(line.text))
            if len(named) == 1 and (self.is_signature(line) or told):
                return named.pop()
            if titled:
                return None
        return None

    def market_under(self, lines: Sequence[Line], stop: int) -> str | None:
        """What the list that ends before the line ``stop`` is on, where that line says so: "(Ashdale
        by-election; prices at 6pm)", "Market: Mayor of Ashdale", "Priced up for Ashdale"."""
        line = lines[stop] if stop < len(lines) else None
        if line is None or self.is_priced(line) or self._leads(lines, stop):
            return None
        return self.market_told(line)

    def market_told(self, words: Stretch) -> str | None:
        """What a list is on by words behind it, if they speak of it."""
        named = self.makers.between(words.start, words.end)
        if not (_OF_A_LIST.match(words.text) or (len(named) == 1 and _PRICES.search(words.text))):
            return None
        if contests := contests_named(words):
            return contests[0] if len(contests) == 1 else None
        if self.is_signature(words):  # "(Coral, general election)"
            rest = words.source[self.makers.between(words.start, words.end)[0].end : words.end].strip(BLANK)
            return market_of_heading(rest, self.makers) or market_in_words(f"on the {rest}")
        place = place_in(words, words.end, self.makers)
        if place or not is_heading(words.text.strip("()")):
            return market_in_words(words.text) or place
        return market_of_title(words.text, self.makers.in_words(words.text))

    def _leads(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a line stands over a list, of which it is the title, or over such a title."""
        if lines[at].text.endswith(":"):
            return True
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or following.blank_before:
            return False
        return self.is_priced(following) or (is_heading(following.text) and self._leads(lines, at + 1))

    def is_signature(self, line: Stretch) -> bool:
        """Whether a line names a bookmaker, and little else: "(Ladbrokes)", "Source: Coral"."""
        words = line.text
        return len(words) <= _SIGNATURE and self._is_little(words, self.makers.in_words(words))

    @staticmethod
    def _is_little(words: str, named: Sequence[Bookmaker]) -> bool:
        words = without_when(words)
        if len(words) > _SIGNATURE or len(named) != 1:
            return False
        before, behind = words[: named[0].start].split(), _OWNER.sub("", words[named[0].end :])
        if any(word.strip(BLANK) for word in before) and behind.lstrip()[:1] in {",", ";"}:
            behind = ""  # "Odds: Coral, correct at noon"
        return all(word.strip(BLANK).lower() in ABOUT_A_MARKET for word in (*before, *behind.split()))


class ListReader(ABC):
    """Finds lists of one shape in the lines of a post."""

    def __init__(self, titles: ListTitles, post: Post, lines: Sequence[Line]) -> None:
        self._titles = titles
        self._post = post
        self._lines = lines

    @abstractmethod
    def read(self, at: int, last: PriceFound | None) -> Sequence[ListFound]:
        """The lists that begin with the line ``at``; ``last`` is the last price before it."""
