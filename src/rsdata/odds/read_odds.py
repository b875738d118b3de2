"""Bookmakers' prices: what each is on, who offers it, and on which contest of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.numbers import BY_MARGIN
from rsdata.language.patterns import lazy, mentions
from rsdata.language.word_lists import tagged
from rsdata.model import Contest, Odds, Post, Source
from rsdata.odds import prices
from rsdata.odds.books import Makers, Places, contest_of, market_in
from rsdata.odds.price_forms import fraction
from rsdata.odds.price_lists import PriceFound, PriceLists
from rsdata.odds.prices import NEAR, Context, Price
from rsdata.odds.selections import Selection, band_after, further_on, party_spoken_of, selection

# " on" after "7/1", where no selection follows: "7/1 on", "7/4 on favourites"
_ODDS_ON: Final = lazy(r"\son\b(?!\s(?:the|a|an|[A-Z@“\"‘']|him|her|them|it|whether|who|that|there|this))")
# between two prices of one selection: "from 5/2 into 7/4"
_MOVED: Final = lazy(r"\s(?:(?:in|out|up|down)\s?)?to\s(?:a\s)?")
# after one price, before another of the same selection: "was 11-1 on Monday and is 5-4"
_STILL: Final = lazy(r"\b(?:and|but|before|then)\s(?:is|are|was|were|now|then|later)\s(?:now\s|at\s)?\Z")
# between a selection after its price and the next price: "1/6 Labour and 9/2 the Tories"
_NEXT: Final = lazy(r"\W{0,4}(?:(?:and|or|while|with|at)\s)?\W{0,2}")
# "4/11 with Coral" "(4/11, Coral)" "1/3 favourites with"
_OFFERED_BY: Final = lazy(
    r"(?:\b(?:with|by|from|at|according to|says?|via)\s(?:bookmakers?\s|bookies\s|the\s)?@?|[(,]\s?@?)\Z",
    re.IGNORECASE,
)
# "most bookmakers make Labour 1/5"
_BOOKMAKERS_AT_LARGE: Final = lazy(
    r"\b(?:most|other|some|several|all|many)\s(?:of\s)?(?:the\s)?(?:bookmakers|bookies)\b", re.IGNORECASE
)

_MEASURED: Final = tagged("measured")


def read_odds(
    analysis: Analysis, posts: Sequence[Post], source: Source, contests: Sequence[Contest]
) -> tuple[Odds, ...]:
    """Every price of a page in order of place, with what it is on and who offers it, as far as printed."""
    makers = Makers(analysis)
    context = Context(analysis, makers)
    ordered = sorted(posts, key=lambda post: post.char_start)
    lists = PriceLists(analysis, ordered, makers, context.page_bets())
    by_post: dict[str, list[Price]] = {}
    for price in prices.find(analysis, ordered, context, lists.holds):
        by_post.setdefault(price.post.id, []).append(price)
    quoted = list(lists.prices)
    for found in by_post.values():
        quoted += _of_post(analysis, found, makers)
    places = Places(contests, source)
    return tuple(_rows(analysis, quoted, places))


def _rows(analysis: Analysis, quoted: Sequence[PriceFound], places: Places) -> Iterator[Odds]:
    """The prices in order of place, numbered within their posts."""
    text = analysis.text
    count: Counter[str] = Counter()
    for price in sorted(quoted, key=lambda one: (one.worth.start, one.worth.end)):
        worth, on = price.worth, price.selection
        count[price.post.id] += 1
        yield Odds(
            id=f"{price.post.id}-o{count[price.post.id]}",
            post_id=price.post.id,
            contest_id=contest_of(price.market, price.said, places),
            market=price.market,
            bookmaker=price.bookmaker,
            party_id=on.party_id if on else None,
            selection_as_printed=text[on.start : on.end] if on else None,
            price_as_printed=text[worth.start : worth.end],
            price_format=worth.form,
            fractional=worth.fractional,
            numerator=worth.numerator,
            denominator=worth.denominator,
            decimal=worth.decimal,
            implied_probability=1 / worth.decimal
            if worth.denominator is None or worth.numerator is None
            else worth.denominator / (worth.numerator + worth.denominator),
            char_start=worth.start,
            char_end=worth.end,
        )


def _of_post(analysis: Analysis, found: Sequence[Price], makers: Makers) -> Iterator[PriceFound]:
    """The prices in the prose of one post: bookmaker and market carry on from one to the next."""
    text, post = analysis.text, found[0].post
    offered = [_bookmaker(text, found, at, makers) for at in range(len(found))]
    picked = _selections(text, found, makers)
    markets = _with_bands(text, found, picked, _markets(analysis, found, offered))
    markets = _with_margins(text, found, picked, markets)
    for at, price in enumerate(found):
        worth = price.worth
        if price.numerator > price.denominator and _ODDS_ON.match(text, price.end):
            worth = fraction(price.start, price.end, price.denominator, price.numerator)
        yield PriceFound(post, worth, picked[at], markets[at], offered[at], text[slice(*price.sentence)])


def _with_bands(
    text: str, found: Sequence[Price], picked: list[Selection | None], markets: list[str | None]
) -> list[str | None]:
    """The markets, with their own where prices are on bands of a number: "5/6 that he polls 38% or more"."""
    last: str | None = None
    for at, price in enumerate(found):
        banded = band_after(text, price.end, _reach(found, at)[1])
        about = banded[1] if banded else None
        if banded is None or (picked[at] and not (about and mentions(about, _MEASURED)) and last is None):
            last = None
            continue
        picked[at] = banded[0]
        last = about or last
        if last is not None:
            markets[at] = last
    return markets


def _with_margins(
    text: str, found: Sequence[Price], picked: list[Selection | None], markets: list[str | None]
) -> list[str | None]:
    """The markets, with none where a price is on by how much somebody wins, which is then selected too."""
    for at, (price, on) in enumerate(zip(found, picked, strict=True)):
        margin = BY_MARGIN.match(text, on.end, price.start) if on else None
        if on is not None and margin is not None:
            end = on.end + len(margin[0].rstrip())
            picked[at], markets[at] = on._replace(end=end), None
    return markets


def _reach(found: Sequence[Price], at: int) -> tuple[int, int]:
    """Where the words about one price begin and end: its sentence, between its neighbours."""
    low, high = found[at].sentence
    if at:
        low = max(low, found[at - 1].end)
    if at + 1 < len(found):
        high = min(high, found[at + 1].start)
    return low, max(high, found[at].end)


def _bookmaker(text: str, found: Sequence[Price], at: int, makers: Makers) -> str | None:
    """Who offers a price: named next to it, before it in the sentence, after it, or last in the post."""
    price = found[at]
    low, high = price.sentence
    named = makers.between(low, high)
    until = found[at + 1].start if at + 1 < len(found) else high
    for maker in named:
        if price.end <= maker.start < until and _OFFERED_BY.search(text[price.end : maker.start]):
            return maker.name
    before = [maker.name for maker in named if maker.start < price.start]
    if before:
        return before[-1]
    if named:
        return named[0].name
    if _BOOKMAKERS_AT_LARGE.search(text, low, high):
        return None
    earlier = makers.between(max(price.post.char_start, low - 2 * NEAR), low)
    return earlier[-1].name if earlier else None


def _selections(text: str, found: Sequence[Price], makers: Makers) -> list[Selection | None]:
    """What each price is on; words that belong to one price are not read for the next."""
    picked: list[Selection | None] = []
    for at, price in enumerate(found):
        low, high = _reach(found, at)
        last = picked[-1] if picked else None
        if at and low == found[at - 1].end and _MOVED.fullmatch(text, low, price.start):
            picked.append(last)  # "from 4/1 to 2/1"
            continue
        if last is not None and last.start >= low and _NEXT.fullmatch(text, last.end, price.start):
            low = last.end
        own = selection(text, low, high, price.start, price.end, makers)
        own = own or party_spoken_of(text, price.line.start, low, price.start)
        if own is None and at and price.sentence == found[at - 1].sentence:
            offering = makers.between(found[at - 1].end, price.start)  # "..., while Coral go 8/13"
            own = last if offering and any(map(str.isalpha, text[offering[-1].end : price.start])) else None
        if own is None and at and _STILL.search(text, found[at - 1].end, price.start):
            own = last
        picked.append(own)
    for at in range(len(found) - 2, -1, -1):
        if picked[at] is None and found[at].sentence == found[at + 1].sentence:
            shared = picked[at + 1] or further_on(text, found[at + 1].end, found[at].sentence[1], makers)
            if shared is not None and shared.start >= found[at + 1].end:
                picked[at] = picked[at + 1] = shared
    return picked


def _markets(analysis: Analysis, found: Sequence[Price], offered: Sequence[str | None]) -> list[str | None]:
    """What each price is on: said with it, else with a neighbour in the same book, else in the post."""
    text = analysis.text
    result = [market_in(text, *_reach(found, at), price.start, price.end) for at, price in enumerate(found)]
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        in_book: dict[str | None, str] = {}
        nearest: str | None = None
        for at in order:
            own = result[at]
            if own is not None:
                nearest = in_book[offered[at]] = own
            else:
                result[at] = in_book.get(offered[at], nearest)
    for at, price in enumerate(found):
        if result[at] is None:
            low, end = max(price.post.char_start, price.reach[0] - NEAR), price.reach[0]
            if above := analysis.line_at(end - 1):
                low = above.sentence_start(min(end, above.end), low)
            result[at] = market_in(text, low, price.sentence[1], price.start, price.start)
            if result[at] is None and at and offered[at] == offered[at - 1]:
                result[at] = result[at - 1]  # further down a list
    return result
