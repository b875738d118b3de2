"""Bookmakers' prices: "4/11 favourites", "8-1 fav", "evens", "7/1 on".

A fraction is a price only where betting is spoken of: a date, a score, "24/7" or a third of the voters is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rsdata.model import Contest, Odds, Post, Source
from rsdata.parse.books import Bookmaker, bookmakers_in, contest_of, market_in
from rsdata.parse.selections import Selection, further_on, selection

_MOST: Final = 100_000  # the longest price believed

# "4/11" "8-1" "10,000/1" "10 to 1" "evens" "even money"
_PRICE: Final = re.compile(
    r"(?<![\w/£$€#.,–-])(?P<numerator>\d{1,3}(?:,\d{3})?|\d{4,6})(?P<mark>[/-]|\s?-?to-?\s?)(?P<denominator>\d{1,4}|one\b)"
    r"(?![\w/%°]|[-–.,]\d|-\w)|\b(?P<evens>[Ee]vens|[Ee]ven[ -]money)\b"
)
# betting is spoken of
_BETTING: Final = re.compile(
    r"\b(?:odds|odds-on|bookmakers?|bookies?|bookie's|bets|bet\son|betting|punters?|flutter|wager(?:s|ed)?|gamblers?|"
    r"favs?|joint-fav\w*|each[- ]way|starting price|SP|shortened|tipsters?|betslip|tenner on|fiver on|"
    r"(?:an? |each[- ]way )bet)\b",
    re.I,
)
# words that speak of betting only where the fraction itself stands like a price
_PERHAPS_BETTING: Final = re.compile(
    r"\b(?:favou?rites?|outsiders?|priced?|prices|stake|gamble|shots?|drifted|backed|market|tipped|bet)\b", re.I
)
# a race is spoken of, where prices stand in brackets after the runners
_RACING: Final = re.compile(
    r"\b(?:horses?|jockeys?|trainers?|trained|ridden|runners?|Grand National|Aintree|Cheltenham|Ascot|Epsom|Derby|"
    r"hurdles?|steeplechase|handicap|furlongs?|fences?|racing)\b",
    re.I,
)
# what follows a price and shows that it is one
_AFTER: Final = re.compile(
    r"\s?(?:\(?(?:joint|clear|co)?-?\s?(?:favs?|favourites?|favorites?)\b|shots?\b|outsiders?\b|chance\b|on\b|odds\b|against\b|"
    r"about\b|each[- ]way|with\s[A-Z]|for\s|to\s(?:win|hold|retain|take|be|become|gain|keep|lead|succeed)\b)",
    re.I,
)
# what stands before a price and shows that it is one
_BEFORE: Final = re.compile(
    r"(?:\b(?:odds(?:-on)?(?:\s(?:of|at|are|were|is))?|priced?(?:\s(?:up\s)?(?:at|of))?|at|as|a|an|the|from|into|out to|in to|"
    r"are|is|was|were|offering|offers?|get|quoted|backed|just|now|best)|\()\s?\Z",
    re.I,
)
# what follows a fraction that is none, or a score
_NOT_AFTER: Final = re.compile(
    r"\s(?:of\b(?!\s(?:being|winning))|majority|share|miles?|lengths?|furlongs?|inch|pints?|hours?|minutes?|years?|win\b|victory|"
    r"defeat|draw\b|lead\b|down\b|up\b|away\b|at half|aggregate|vote\b|ruling|decision|score|time\b|split\b|ratio|"
    r"the odds|odds a place|per\b|pm\b|am\b|seats?\b|points?\b|people|January|February|March|April|May\b|June|July|August|September|October|November|December|voters|swing|loss\b|home\b)",
    re.I,
)
_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:won|beat|lost|drew|wins|loses|beaten|defeated|thrashed|edged|score(?:d|line)?|finished|page|pages|aged?|ages|"
    r"section|article|vote[ds]?|by|division|between|dated|until|since|ratio of|figure|room|flat|channel|lead|led|leading|"
    r"half-time|full-time|rated|rating|marks|(?<!odds )on|\d)|\d\s?[-–]|version)\s?\Z",
    re.I,
)
_RACING_BOTTOMS: Final = frozenset({1, 2, 4, 5, 8, 9, 10, 11})
_SAYINGS: Final = frozenset(
    {(24, 7), (9, 11), (7, 7), (50, 50), (11, 9), (7, 24), (360, 365), (20, 20), (4, 4)}
)
_SENTENCE: Final = re.compile(r"[.!?][\"”’')]?\s+(?=[\"“‘'(]?[A-Z\d@])|\n")
# " on" after "7/1", where no selection follows: "7/1 on", "7/4 on favourites"
_ODDS_ON: Final = re.compile(
    r"\son\b(?!\s(?:the|a|an|[A-Z@“\"‘']|him|her|them|it|whether|who|that|there|this))"
)
_NEAR: Final = 420


@dataclass(frozen=True, slots=True)
class _Price:
    post: Post
    start: int
    end: int
    numerator: int
    denominator: int
    line: tuple[int, int]
    sentence: tuple[int, int]


def read_odds(
    text: str, posts: Sequence[Post], source: Source, contests: Sequence[Contest]
) -> tuple[Odds, ...]:
    """Every price of a page in order of place, with what it is on and who offers it, as far as printed."""
    ordered = sorted(posts, key=lambda post: post.char_start)
    prices = list(_prices(text, ordered))
    found: list[Odds] = []
    at = 0
    while at < len(prices):
        until = at
        while until < len(prices) and prices[until].post is prices[at].post:
            until += 1
        found.extend(_of_post(text, prices[at:until], source, contests))
        at = until
    return tuple(found)


def _prices(text: str, posts: Sequence[Post]) -> Iterator[_Price]:
    starts = [post.char_start for post in posts]
    last: _Price | None = None
    for match in _PRICE.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.end() > posts[at].char_end:
            continue
        values = _values(match)
        if values is None:
            continue
        price = _placed(text, posts[at], match, *values)
        if _is_price(text, price, match, last):
            last = price
            yield price


def _values(match: re.Match[str]) -> tuple[int, int] | None:
    if match["evens"]:
        return 1, 1
    numerator = int(match["numerator"].replace(",", ""))
    denominator = 1 if match["denominator"] == "one" else int(match["denominator"])
    hyphen = match["mark"] == "-"
    if not (0 < numerator <= _MOST and 0 < denominator <= 1000) or (numerator, denominator) in _SAYINGS:
        return None
    if numerator == denominator and numerator != 1 or hyphen and 1900 <= numerator <= 2099:
        return None
    if match["denominator"].startswith("0") or match["numerator"].startswith("0"):
        return None
    return numerator, denominator


def _placed(text: str, post: Post, match: re.Match[str], numerator: int, denominator: int) -> _Price:
    start, end = match.span()
    low = text.rfind("\n", max(post.char_start, start - _NEAR), start)
    low = low + 1 if low >= 0 else max(post.char_start, start - _NEAR)
    high = text.find("\n", end, min(post.char_end, end + _NEAR))
    high = high if high >= 0 else min(post.char_end, end + _NEAR)
    first, last = low, high
    for stop in _SENTENCE.finditer(text, low, high):
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.start() + 1
            break
    return _Price(post, start, end, numerator, denominator, (low, high), (first, last))


def _is_price(text: str, price: _Price, match: re.Match[str], last: _Price | None) -> bool:
    """Whether the words around a fraction make it a price."""
    post, start, end = price.post, price.start, price.end
    before, after = text[max(price.line[0], start - 24) : start], text[end : end + 24]
    near = text[max(price.line[0], price.sentence[0]) : price.sentence[1]]
    if match["evens"]:
        return bool(_BETTING.search(near.replace(match[0], "")) or bookmakers_in(near)) or _follows(
            price, last
        )
    if _NOT_AFTER.match(after) or _NOT_BEFORE.search(before):
        return False
    above = _paragraph_above(text, post, price.line[0])
    context = f"{above}\n{text[price.line[0] : price.sentence[1]]}"
    immediate = bool(_AFTER.match(after) or _BEFORE.search(before))
    betting = bool(_BETTING.search(context) or bookmakers_in(context)) or _follows(price, last)
    betting = betting or immediate and bool(_PERHAPS_BETTING.search(context))
    if match["mark"] == "/":
        rating = price.denominator == 10 and price.numerator < 10
        return betting and (immediate or not rating)
    bracketed = before.endswith("(") and (after.startswith(")") or bool(_AFTER.match(after)))
    if match["mark"] == "-":
        set_off = bracketed or price.denominator in _RACING_BOTTOMS and after[:1] in {",", ")"}
        racing = set_off and bool(_RACING.search(f"{post.heading or ''}\n{context}"))
        return (
            betting and (immediate or bracketed or price.denominator == 1 and _follows(price, last)) or racing
        )
    return betting and bool(_BETTING.search(near))


def _follows(price: _Price, last: _Price | None) -> bool:
    """Whether a price stands among others: in the same or the next paragraph of the post."""
    return last is not None and last.post is price.post and price.line[0] - last.end < 60


def _paragraph_above(text: str, post: Post, line: int) -> str:
    low = max(post.char_start, line - _NEAR)
    lines = [part for part in text[low:line].split("\n") if part.strip()]
    return "\n".join(filter(None, (post.heading, lines[-1] if lines else "")))


def _of_post(
    text: str, prices: Sequence[_Price], source: Source, contests: Sequence[Contest]
) -> Iterator[Odds]:
    """The prices of one post: bookmaker and market carry on from one to the next."""
    post = prices[0].post
    offered = [_bookmaker(text, prices, at) for at in range(len(prices))]
    picked = _selections(text, prices)
    markets = _markets(text, prices, offered)
    for at, price in enumerate(prices):
        numerator, denominator = price.numerator, price.denominator
        if numerator > denominator and _ODDS_ON.match(text, price.end):
            numerator, denominator = denominator, numerator
        on = picked[at]
        yield Odds(
            id=f"{post.id}-o{at + 1}",
            post_id=post.id,
            contest_id=contest_of(markets[at], text[slice(*price.sentence)], contests, source),
            market=markets[at],
            bookmaker=offered[at],
            party_id=on.party_id if on else None,
            selection_as_printed=text[on.start : on.end] if on else None,
            fractional=f"{numerator}/{denominator}",
            numerator=numerator,
            denominator=denominator,
            decimal=numerator / denominator + 1,
            implied_probability=denominator / (numerator + denominator),
            char_start=price.start,
            char_end=price.end,
        )


def _reach(prices: Sequence[_Price], at: int) -> tuple[int, int]:
    """Where the words about one price begin and end: its sentence, between its neighbours."""
    low, high = prices[at].sentence
    if at and prices[at - 1].end > low:
        low = prices[at - 1].end
    if at + 1 < len(prices) and prices[at + 1].start < high:
        high = prices[at + 1].start
    return low, high


def _selections(text: str, prices: Sequence[_Price]) -> list[Selection | None]:
    """What each price is on; words that belong to one price are not read for the next."""
    picked: list[Selection | None] = []
    for at, price in enumerate(prices):
        low, high = _reach(prices, at)
        if at and low == prices[at - 1].end and _MOVED.fullmatch(text, low, price.start):
            picked.append(picked[-1])  # "from 4/1 to 2/1"
            continue
        last = picked[-1] if picked else None
        if last is not None and last.start >= low and _NEXT.fullmatch(text, last.end, price.start):
            low = last.end
        picked.append(selection(text, low, high, price.start, price.end))
    for at in range(len(prices) - 2, -1, -1):
        if picked[at] is None and prices[at].sentence == prices[at + 1].sentence and prices[at].start > prices[at].sentence[0]:
            shared = further_on(text, prices[at + 1].end, prices[at].sentence[1])
            if shared is not None and picked[at + 1] in (None, shared):
                picked[at] = picked[at + 1] = shared
    return picked


def _bookmaker(text: str, prices: Sequence[_Price], at: int) -> str | None:
    """Who offers a price: named next to it, before it in the sentence, after it, or last in the post."""
    price = prices[at]
    low, high = price.sentence
    named: list[Bookmaker] = bookmakers_in(text[low:high])
    spans = [(low + maker.start, low + maker.end, maker.name) for maker in named]
    next_price = prices[at + 1].start if at + 1 < len(prices) else high
    for start, _, name in spans:
        if price.end <= start < next_price and _OFFERED_BY.search(text[price.end : start]):
            return name
    before = [name for start, _, name in spans if start < price.start]
    if before:
        return before[-1]
    if spans:
        return spans[0][2]
    if _BOOKMAKERS_AT_LARGE.search(text[low:high]):
        return None
    earlier = bookmakers_in(text[max(price.post.char_start, low - 2 * _NEAR) : low])
    return earlier[-1].name if earlier else None


# between two prices of one selection: "from 5/2 into 7/4"
_MOVED: Final = re.compile(r"\s(?:(?:in|out|up|down)\s?)?to\s(?:a\s)?")
# between a selection after its price and the next price: "1/6 Labour and 9/2 the Tories"
_NEXT: Final = re.compile(r"\W{0,4}(?:(?:and|or|while|with|at)\s)?\W{0,2}")
# "4/11 with Coral" "(4/11, Coral)" "1/3 favourites with"
_OFFERED_BY: Final = re.compile(
    r"(?:\b(?:with|by|from|at|according to|says?|via)\s(?:bookmakers?\s|bookies\s|the\s)?@?|[(,]\s?@?)\Z",
    re.I,
)
# "most bookmakers make Labour 1/5"
_BOOKMAKERS_AT_LARGE: Final = re.compile(
    r"\b(?:most|other|some|several|all|many)\s(?:of\s)?(?:the\s)?(?:bookmakers|bookies)\b", re.I
)


def _markets(text: str, prices: Sequence[_Price], offered: Sequence[str | None]) -> list[str | None]:
    """What each price is on: said with it, else with its neighbour in the same book, else in the post."""
    own = [market_in(text, *_reach(prices, at), price.start, price.end) for at, price in enumerate(prices)]
    result = list(own)
    for at, price in enumerate(prices):
        if result[at] is None:
            same = [other for other in range(len(prices)) if own[other] and offered[other] == offered[at]]
            rest = same or [other for other in range(len(prices)) if own[other]]
            nearest = min(rest, key=lambda other: (other > at, abs(other - at)), default=None)
            result[at] = own[nearest] if nearest is not None else None
        if result[at] is None:
            low = max(price.post.char_start, price.line[0] - _NEAR)
            result[at] = market_in(text, low, price.sentence[1], price.start, price.start)
    return result
