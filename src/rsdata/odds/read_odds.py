"""Bookmakers' prices: what each is on, who offers it, and on which contest of the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rsdata.language import by_elections
from rsdata.language.analysis import Analysis
from rsdata.language.betting import OTHER_ELECTION
from rsdata.language.lines import Line, Stretch
from rsdata.language.names import CAPITAL
from rsdata.language.numbers import BY_MARGIN
from rsdata.language.patterns import any_of, lazy, mentions
from rsdata.language.word_lists import tagged
from rsdata.model import Contest, Odds, Post, Source
from rsdata.odds import prices
from rsdata.odds.books import (
    Bookmaker,
    Makers,
    Places,
    contest_of,
    contests_named,
    counted_in,
    is_place,
    market_in,
    market_of_title,
    place_behind,
    place_first,
    place_in,
)
from rsdata.odds.list_labels import is_label
from rsdata.odds.market_headings import MarketHeadings, Section
from rsdata.odds.price_forms import fraction
from rsdata.odds.price_found import PriceFound, of_one_country
from rsdata.odds.price_lists import PriceLists
from rsdata.odds.priced_lines import PricedLines
from rsdata.odds.prices import BETTING, IN_A_ROW, NEAR, Context, Price
from rsdata.odds.selections import (
    PARTY,
    Selection,
    band_after,
    band_beside,
    further_on,
    other_side,
    pronoun_before,
    right_behind,
    selection,
    spoken_of,
    straight_on,
    together,
)
from rsdata.results.contest_titles import is_heading

# " on" after "7/1", where nothing that may be bet on or offered follows: "7/1 on", "7/4 on favourites"
_ODDS_ON: Final = lazy(rf"\son\b(?=\s?[,.;:)!?\n]|\s?\Z|\s{any_of(tagged('after odds on'))}\b)")
# between a selection after its price and the next price: "1/6 Labour and 9/2 the Tories", "1/6 Labour, from
# 1/4, and 9/2 the Tories", "1/6 Ann Lee (Lab), 9/2 the Tories"
_NEXT: Final = lazy(
    r"(?:\s\([^()]{1,20}\))?(?:,?\s\(?(?:from|was|previously)\s(?:\d{1,4}[/-]\d{1,3}|[Ee]vens))?"
    r"\W{0,4}(?:(?:and|or|while|with|at)\s)?\W{0,2}"
)
# "4/11 with Coral" "1/3 favourites with" "1.36 on the Betfair Exchange"
_OFFERED_BY: Final = lazy(
    r"(?:\A\s(?:favou?rites?\s|shots?\s)?on|\b(?:with|by|from|at|according to|says?|via))"
    r"\s(?:bookmakers?\s|bookies\s|the\s)?\Z",
    re.IGNORECASE,
)
# "4/11 with Coral[, while] with Betfred", "4/11[ and at ]Betfred 1/3"
_NEXT_CLAUSE: Final = lazy(r"[,;]\s(?:while|but|and|whereas|though)\s|(?:\sand|;)\s(?:at|with|from|on)\s\Z")
# "(4/11, Coral)" "4/11 (Coral)" "4/11 clear favourites (Coral)"
_BESIDE: Final = lazy(r"\s?[(,]\s?|(?:\s[a-z-]+){1,3}\s\(")
_CLOSE: Final = 4  # words between a bookmaker and its price
_BETWEEN_BOOKS: Final = tagged("between two books") | tagged("between selection and price")
_MEASURED: Final = tagged("measured") | tagged("verbs of polling")  # "5/6 that Labour poll over 20%"
# "most bookmakers make Labour 1/5"
_AT_LARGE: Final = lazy(
    r"\b(?:most|other|some|several|all|many)\s(?:of\s)?(?:the\s)?(?:bookmakers|bookies)\b",
    re.IGNORECASE,
    words=("bookmakers", "bookies"),
)

_IN_BRACKETS: Final = lazy(r"\((?P<by>[^()]{3,40})\)\.?\Z")  # "Labour are 7/4. Tories 12/1. (Coral)"
# "20/1 (general)", "3/1 elsewhere", "no bigger than 11/10 anywhere"
_GENERAL: Final = lazy(
    r"\s?\((?:generally|general|various|several|most(?:\s\w+)?|widely available)\)"
    r"|\s(?:(?:else|some|any|every)where\b|across the board\b|generally\b"
    r"|in (?:(?:a few )?places|an?(?:other)? place|one place)\b(?!\slike))"
)


def read_odds(
    analysis: Analysis, posts: Sequence[Post], source: Source, contests: Sequence[Contest]
) -> tuple[Odds, ...]:
    """Every price of a page in order of place, with what it is on and who offers it, as far as printed."""
    priced = PricedLines(analysis)
    if not priced.between(0, len(analysis.text)):
        return ()
    makers = Makers(analysis)
    context = Context(analysis, makers)
    ordered = sorted(posts, key=lambda post: post.char_start)
    lists = PriceLists(analysis, ordered if context.page_bets() else (), priced, makers)
    by_post: dict[str, list[Price]] = {}
    for price in prices.find(priced, ordered, context, lists.holds):
        by_post.setdefault(price.post.id, []).append(price)
    quoted: list[PriceFound] = []
    for found in by_post.values():
        quoted += of_one_country(list(_of_post(analysis, found, makers)), analysis.text)
    quoted += [
        price if price.bookmaker else price._replace(bookmaker=makers.of_all)
        for price in _with_markets_before(analysis, lists.prices, quoted)
    ]
    places = Places(contests, source)
    return tuple(_rows(analysis, _in_one_phrase(_with_title(analysis, quoted)), places))


def _in_one_phrase(quoted: Sequence[PriceFound]) -> list[PriceFound]:
    """The prices; of a post that speaks of a by-election and of its place, all are on the by-election, unless
    their sentence is of another election. What is printed in capitals is spelt as elsewhere on the page."""
    markets = {price.market for price in quoted if price.market}
    small = {market.upper(): market for market in sorted(markets) if not market.isupper()}
    quoted = [price._replace(market=small.get(price.market or "", price.market)) for price in quoted]
    fuller: dict[tuple[str, str], set[str]] = {}
    for market, post in {(price.market or "", price.post.id) for price in quoted}:
        place, _, kind = market.rpartition(" ")
        if by_elections.speaks_of_one(kind):
            fuller.setdefault((post, place.removeprefix("the ")), set()).add(market)
    result = []
    for price in quoted:
        found = fuller.get((price.post.id, price.market or ""), ())
        one = len(found) == 1 and not OTHER_ELECTION.search(price.said)
        result.append(price._replace(market=next(iter(found))) if one else price)
    return result


def _with_title(analysis: Analysis, quoted: Sequence[PriceFound]) -> Sequence[PriceFound]:
    """The prices; those on a party that nothing says more of are on the one contest that the page's title
    names, or the one place in it that other prices are on."""
    first = analysis.lines[0]
    named = contests_named(first)
    places = {price.market for price in quoted if price.market and price.market in first.text}
    title = named or list(filter(is_place, places))
    if len(title) != 1 or not is_heading(first.text):
        return quoted
    return [  # (lists have titles of their own)
        price._replace(market=title[0])
        if not price.market and price.selection and price.selection.party_id and (named or price.said)
        else price
        for price in quoted
    ]


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


def _with_markets_before(
    analysis: Analysis, listed: Sequence[PriceFound], prose: Sequence[PriceFound]
) -> Iterator[PriceFound]:
    """The prices of lists; what does not say what it is on is on what the sentence right before it speaks of:
    "Coral make Labour 4/11 to win Ashdale. Betfred: Labour 1/3, Tories 5/2"."""
    places = [price.worth.start for price in prose]
    last: PriceFound | None = None  # the last price of another list
    for price in listed:
        before = bisect_left(places, price.worth.start) - 1
        own = price
        if price.market is None and before >= 0 and prose[before].post is price.post:
            line, above = analysis.line_at(price.worth.start), analysis.line_at(places[before])
            is_next = last is None or last.worth.start < places[before]
            if line and above and is_next and len(analysis.between(above.start, line.start)) < _NEXT_LINE:
                own = price._replace(market=prose[before].market)
        yield own
        last = price if own is price else last


_NEXT_LINE: Final = 2  # lines from a sentence to a list that goes on with it


def _of_post(analysis: Analysis, found: Sequence[Price], makers: Makers) -> Iterator[PriceFound]:
    """The prices in the prose of one post: bookmaker and market carry on from one to the next."""
    text, post = analysis.text, found[0].post
    offered = [_bookmaker(text, found, at, makers) for at in range(len(found))]
    picked = _selections(found, makers)
    markets = _with_bands(found, picked, _markets(analysis, found, offered, picked, makers))
    backed = {text[one.start : one.end].lower() for own in picked for one in own if one}
    backed |= {words.partition(" ")[2] for words in backed if words.startswith(("a ", "an "))}
    for at, price in enumerate(found):
        worth = price.worth
        if price.numerator > price.denominator and _ODDS_ON.match(text, price.end):
            worth = fraction(price.start, price.end, price.denominator, price.numerator)
        for own in picked[at]:
            market = None if (markets[at] or "").lower() in backed else markets[at]  # "odds on a recount"
            yield PriceFound(post, worth, own, market, offered[at], text[slice(*price.sentence)])


Picked = tuple[Selection | None, ...]
_NOTHING: Final[Picked] = (None,)


def _with_bands(found: Sequence[Price], picked: list[Picked], markets: list[str | None]) -> list[str | None]:
    """The markets, with their own where prices are on bands of a number: "5/6 that he polls 38% or more"."""
    last: str | None = None
    taken = 0  # where the last band ends
    for at, price in enumerate(found):
        around = _around(found, at)
        beside = band_beside(around.part(max(around.start, taken), around.end), price.span)
        banded = band_after(around, price.span)
        if BY_MARGIN.search(around.text):
            picked[at] = tuple(_by_margin(own, price) for own in picked[at])
            last = None
            continue
        other = other_side(around, price.span) if last is not None else None
        if beside is not None or other is not None:
            picked[at], about = (beside or other,), None
        elif banded is not None and (
            picked[at] == _NOTHING or last or banded[1] is None or mentions(banded[1] or "", _MEASURED)
        ):
            picked[at], about = (banded[0],), banded[1]
        else:
            last = None
            continue
        own = picked[at][-1]
        taken = own.end if own else taken
        turn = price.line.source.find("; ", price.end, price.sentence[1])
        said = price.line.part(price.line.start, turn if turn > 0 else price.sentence[1])
        last = counted_in(said) or about or last
        if last is not None:
            markets[at] = last
    return markets


def _by_margin(own: Selection | None, price: Price) -> Selection | None:
    """What a price is on, with by how much it wins: "[Labour to win by more than 3,000] at evens"."""
    margin = BY_MARGIN.match(price.line.source, own.end, price.start) if own else None
    return own._replace(end=own.end + len(margin[0].rstrip())) if own and margin else own


def _around(found: Sequence[Price], at: int) -> Stretch:
    """The words about one price: its sentence, between its neighbours."""
    price = found[at]
    low, high = price.sentence
    if at:
        low = max(low, found[at - 1].end)
    if at + 1 < len(found):
        high = min(high, found[at + 1].worth.first)
        turn = price.line.source.find("; ", price.end, high)
        high = turn if turn > 0 else high
    return price.line.part(low, max(high, price.end))


def _bookmaker(text: str, found: Sequence[Price], at: int, makers: Makers) -> str | None:
    """Who offers a price: named next to it, before it in the sentence, after it, or last in the post."""
    price = found[at]
    low, high = price.sentence
    named = makers.between(low, high)
    until = found[at + 1].start if at + 1 < len(found) else high
    for maker in named:
        if not price.end <= maker.start < until:
            continue
        behind = text[price.end : maker.start]
        if _OFFERED_BY.search(behind) and not _NEXT_CLAUSE.search(behind):
            return maker.name
        beside = _BESIDE.fullmatch(behind) or (behind == " " and text[maker.start] == "@")
        if beside and not _is_of_the_next(text, maker, found, at):
            return maker.name
    last = found[at - 1].end if at else low
    if _AT_LARGE.search(text, max(low, last), price.start) or _GENERAL.match(text, price.end):
        return None
    if named:
        return next((maker.name for maker in reversed(named) if maker.start < price.start), named[0].name)
    if _AT_LARGE.search(text, low, high):
        return None
    signed = _IN_BRACKETS.search(text, high, price.line.end)
    behind_it = makers.whole(signed["by"]) if signed else None
    above = makers.between(max(price.post.char_start, low - 2 * NEAR), low)
    return above[-1].name if above else behind_it or makers.of_all


def _is_of_the_next(text: str, maker: Bookmaker, found: Sequence[Price], at: int) -> bool:
    """Whether a bookmaker behind a price offers the next one: "4/6 with us, [Coral] go 8/13"."""
    until = found[at + 1].start if at + 1 < len(found) else maker.end
    between = text[maker.end : until].split()
    return at + 1 < len(found) and len(between) < _CLOSE and all(word.isalpha() for word in between)


def _selections(found: Sequence[Price], makers: Makers) -> list[Picked]:
    """What each price is on; words that belong to one price are not read for the next. A price of which that
    is not clear, among others of the kind, has nothing, not even None."""
    picked: list[Picked] = []
    behind_all = dict(_all_behind(found, makers))
    for at, price in enumerate(found):
        if at in behind_all:
            picked.append((behind_all[at],))
            continue
        around = _around(found, at)
        last = picked[-1] if picked else ()
        if _listed_places(price, makers):
            picked.append(last)
            continue
        behind = last[-1] if last else None
        is_behind = behind is not None and behind.start >= around.start
        if behind is not None and is_behind and _NEXT.fullmatch(around.source, behind.end, price.start):
            around = around.part(behind.end, around.end)
        told = pronoun_before(around, price.span, near=True)
        own: Picked = tuple(together(around, price.span, makers)) or (
            spoken_of(price.line, told, makers, price.post.char_start)
            if told
            else selection(around, price.span, makers, linked=price.worth.is_signed),
        )
        if own == _NOTHING and (told := pronoun_before(around, price.span, near=False)):
            own = (spoken_of(price.line, told, makers, price.post.char_start),)
        if own == _NOTHING and last and _is_same(found, at, makers):
            own = last
        picked.append(() if price.worth.is_signed and own == _NOTHING else own)
        if picked[-1] == _NOTHING and not told:
            picked[-1] = (further_on(around.part(price.end, around.end), makers),)
    _share(found, picked)
    _in_order(found, picked, makers)
    return picked


_A_PLACE: Final = rf"{CAPITAL}[\w.'’-]+(?:\s{CAPITAL}[\w.'’-]+)*"
# "Labour are ahead in Ashdale (4/6), [Elm] (1/2) and [Oak] (4/5)"
_IN_PLACES: Final = lazy(
    rf"\b(?:in|at|{any_of(tagged('verbs of winning'))})\s(?:(?P<before>{_A_PLACE})\s"
    r"\([^()]{1,9}\)(?:,|\sand|,\sand)\s)+"
    rf"(?P<place>{_A_PLACE})\s\(\Z"
)


def _listed_places(price: Price, makers: Makers) -> re.Match[str] | None:
    """The places that have a price each, in brackets, up to that one: no bookmakers, parties or people."""
    text, start = price.line.source, price.start
    listed = _IN_PLACES.search(text, price.sentence[0], start) if text.endswith(" (", 0, start) else None
    if listed is None or makers.overlap(listed.start("before"), price.start):
        return None
    return listed if is_place(listed["before"]) and is_place(listed["place"]) else None


def _all_behind(found: Sequence[Price], makers: Makers) -> Iterator[tuple[int, Selection]]:
    """The prices of sentences in which what each is on stands right behind it, the last too, with that:
    "they are 2/1 [the Tories], 4/9 [Labour] and 25/1 [Reform]"; hung on them it may be said of the first
    alone: "2/1 on [Ann Lee] and 3/1 on [Bob Ray], though Una Reed is 9/1"."""
    for _, group in groupby(range(len(found)), key=lambda at: found[at].sentence):
        places = list(group)
        named = [right_behind(_around(found, at), found[at].span, makers) for at in places]
        row: list[tuple[int, Selection]] = []
        for at, one in zip(places, named, strict=True):
            if row and not _NEXT.fullmatch(found[at].line.source, row[-1][1].end, found[at].worth.first):
                break
            if one is None:
                break
            row.append((at, one))
        first = places[0]
        if len(row) > 1 and (
            len(row) == len(places) or straight_on(_around(found, first), found[first].span, makers) is None
        ):
            yield from row


def _is_same(found: Sequence[Price], at: int, makers: Makers) -> bool:
    """Whether nothing but another bookmaker stands between two prices, "4/6 with Coral but 8/13 with us", or
    the next is on winning something else: "4/6 to hold Ashdale and 2/1 to gain Elm"."""
    one, other = found[at - 1], found[at]
    source = one.line.source
    if _is_bare(found, at, makers):
        return True
    if one.sentence != other.sentence or IN_A_ROW.fullmatch(source, one.end, other.start):
        return False
    if source.startswith((" to ", " in "), other.end) and _AND_TO.fullmatch(source, one.end, other.start):
        return True
    named = makers.between(one.end, other.start)
    start = max([one.end, *(maker.end for maker in named)])
    turns = [turn.end() for turn in _TURN.finditer(source, start, other.start)]
    words = source[turns[-1] if turns else start : other.worth.first].split()
    offered = named or makers.between(other.end, other.sentence[1])
    low = {word.strip(",;:()–—-").lower() for word in words}
    return bool(offered) and low <= _BETWEEN_BOOKS | {""}


def _is_bare(found: Sequence[Price], at: int, makers: Makers) -> bool:
    """Whether a sentence has a bookmaker and a price alone, behind one with one price: "Labour are 4/6 with
    Coral. [Betfred go 8/13.]"."""
    one, other = found[at - 1], found[at]
    source, (start, end) = other.line.source, other.sentence
    around = [price.sentence for price in found[max(0, at - 2) : at + 2]]
    if one.line is not other.line or around.count(one.sentence) + around.count((start, end)) > 2:
        return False
    named = makers.between(start, other.worth.first)
    if source[one.sentence[1] : start].strip() or len(named) != 1 or named[0].start != start:
        return False
    words = f"{source[named[0].end : other.worth.first]} {source[other.end : end]}".lower().split()
    return {word.strip(",.!") for word in words} <= _BETWEEN_BOOKS | {""}


# "4/6[ to hold Ashdale and ]2/1 to gain Elm", "4/6[ in Ashdale, ]2/1 in Elm"
_AND_TO: Final = lazy(
    r"\s(?:[a-z]+\s)?(?:to|in)\s[^.;:\d]*?(?:,|,?\s(?:and|but))\s(?:at\s|an?\s|only\s|just\s|from\s\d+[/-]\d+\s(?:in|out)?to\s)*\$?"
)
# "4/6 with Coral to win Ashdale [but] 8/13"
_TURN: Final = lazy(r"[;,]|\b(?:but|and|while)\b")


def _share(found: Sequence[Price], picked: list[Picked]) -> None:
    """Give what is said behind several prices to all: "4/6 with Coral or 8/11 with Hills on [Labour]"."""
    for at in range(len(found) - 2, -1, -1):
        if picked[at] == _NOTHING and found[at].sentence == found[at + 1].sentence:
            end = found[at + 1].end
            shared = picked[at + 1][-1] if picked[at + 1] else None
            # "evens that it is held in 2031, 4/1 on 2032"
            own = band_after(_around(found, at), found[at].span)
            turned = _IT_IS.search(found[at].line.source, found[at].end, found[at + 1].worth.first)
            if shared is not None and shared.start >= end and own is None and turned is None:
                picked[at] = picked[at + 1] = (shared,)


def _in_order(found: Sequence[Price], picked: list[Picked], makers: Makers) -> None:
    """Give prices that stand in a row what stands in a row before them, in the same order: "Labour and the
    Tories are 4/6 and 6/4"; nothing where these are not as many."""
    at = 0
    while at < len(found):
        stop = at + 1
        while stop < len(found) and IN_A_ROW.fullmatch(
            found[stop].line.source, found[stop - 1].end, found[stop].start
        ):
            stop += 1
        if stop - at > 1:
            unsaid = all(own == _NOTHING for own in picked[at + 1 : stop])
            named = together(_around(found, at), found[at].span, makers) if unsaid else []
            if len(named) == stop - at:
                picked[at:stop] = [(one,) for one in named]
            elif unsaid:
                picked[at:stop] = [()] * (stop - at)
        at = stop


_IT_IS: Final = lazy(r"\b(?:it|they)(?:\s(?:is|are)\b|['’]s\b)")  # "4/7, [and it is] 2/1 Labour"
_MARGIN: Final = "a margin"  # stands for what has no name on the page, and is not on what its neighbours are


def _asked(price: Price) -> str | None:
    """The question before the sentence of a price: "Will he stand again? Coral go 1/10 that he does not"."""
    line = price.line
    start = line.sentence_start(price.sentence[0])
    question = line.part(start, price.sentence[0]).text.rpartition("..")[2].strip()
    return market_of_title(question) if question.endswith("?") and question.count(" ") > 2 else None


def _headed(line: Line) -> str | None:
    """What stands before the colon that a line begins with: a contest, "Ashdale by-election: Labour are in to
    4/6", or what prices are of, "Best prices, Ashdale: Labour 4/6 (Coral)"."""
    colon = line.source.find(": ", line.start, min(line.end, line.start + _HEAD))
    head = line.part(line.start, max(line.start, colon))
    if named := contests_named(head):
        return named[0] if len(named) == 1 else None
    return market_of_title(head.text) if _OF_PRICES.search(head.text) else None


_OF_PRICES: Final = lazy(r"\A(?:(?:[Bb]est|[Ll]atest|[Cc]urrent)\s)?(?:[Oo]dds|[Pp]rices),\s(?=[A-Z])")


_HEAD: Final = 80  # characters of a line before its colon


def _markets(
    analysis: Analysis,
    found: Sequence[Price],
    offered: Sequence[str | None],
    picked: Sequence[Picked],
    makers: Makers,
) -> list[str | None]:
    """What each price is on: said with it, else with a neighbour in the same book, else in the post."""
    headings = MarketHeadings(analysis, found[0].post, makers)
    over = [headings.over(price.start) for price in found]
    result = _carried(found, offered, over, _said(found, picked, makers))
    for at, price in enumerate(found):
        if result[at] == _MARGIN:
            result[at] = None
        elif result[at] is None:
            section = over[at]
            goes_on = at and (offered[at], section) == (offered[at - 1], over[at - 1])  # further down a list
            result[at] = (
                _said_before(analysis, price)
                or (result[at - 1] if goes_on else None)
                or _headed(price.line)
                or place_in(price.line.part(*price.sentence), price.start, makers)
                or (section.market if section else None)
            )
    return result


def _said(found: Sequence[Price], picked: Sequence[Picked], makers: Makers) -> list[str | None]:
    """What is said with each price of what it is on, or asked in the sentence before."""
    result: list[str | None] = []
    for at, price in enumerate(found):
        around = _around(found, at)
        follows = at > 0 and found[at - 1].sentence == price.sentence
        behind = place_behind(around, price.end, makers)
        # "Labour are 4/6 to win Ashdale, and the Tories 5/2 in Elm": words before are of the price before
        low = price.worth.first if behind and follows else around.start
        if listed := _listed_places(price, makers):
            result[-1:], market = [listed["before"]], listed["place"]
        else:
            market = market_in(price.line.source, low, around.end, *price.span)
        if market is None and BY_MARGIN.search(around.text):
            market = _MARGIN
        last = picked[at][-1] if picked[at] else None
        market = market or (place_behind(around, last.end, makers) if last else None) or behind
        if market is None and last is not None and last.start > price.start:
            market = _place_over(price, makers)
        if market is None and not (follows and result[-1] is not None):
            market = place_first(price.line.part(*price.sentence), makers)
        result.append(market)
    said = {price.sentence for at, price in enumerate(found) if result[at] is not None}
    for at, price in enumerate(found):
        if price.sentence not in said:
            result[at] = _asked(price) or _place_before(price, makers)
    return result


def _place_over(price: Price, makers: Makers) -> str | None:
    """The place that stands alone before a price: "[Ashdale]: 1/5 Labour; [Elm] 4/6 the Tories"."""
    words = price.line.source[price.sentence[0] : price.worth.first].rstrip(": ")
    place = words.replace("; ", ": ").rpartition(": ")[2]
    named = is_label(Stretch(place, 0, len(place))) and not any(map(str.isdigit, place))
    alone = named and is_place(place) and not makers.in_words(place)
    return market_of_title(place) if alone else None


def _place_before(price: Price, makers: Makers) -> str | None:
    """The place of which a sentence that speaks of betting speaks, before that of a price on its line."""
    start, end = max(price.line.start, price.sentence[0] - 2 * NEAR), price.sentence[0]
    told = makers.between(start, end) or (
        mentions(price.line.source[start:end], BETTING) and PARTY.search(price.line.source, start, end)
    )
    if not told or market_in(price.line.source, start, end, end, end):
        return None
    return place_in(price.line.part(start, end), end, makers)


def _carried(
    found: Sequence[Price],
    offered: Sequence[str | None],
    over: Sequence[Section | None],
    said: Sequence[str | None],
) -> list[str | None]:
    """What is said with one price, for its neighbours under the same headings too: of its sentence first,
    then of its bookmaker."""
    result = list(said)
    for at in range(len(found) - 1, 0, -1):  # "it is evens Labour and 6/4 the Tories to win Ashdale"
        one, other = found[at - 1], found[at]
        if result[at - 1] is None and one.sentence == other.sentence and offered[at - 1] == offered[at]:
            result[at - 1] = result[at]
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        in_book: dict[str | None, str] = {}
        nearest: str | None = None
        section, line = over[order[0]], found[order[0]].line
        for at in order:
            turned = order.step < 0 and found[at].line is not line  # nothing is said for the lines above
            if over[at] != section or turned:
                in_book, nearest, section, line = {}, None, over[at], found[at].line
            own = result[at]
            if own == _MARGIN:
                continue
            if own is not None:
                nearest = in_book[offered[at]] = own
            else:
                result[at] = in_book.get(offered[at], nearest)
    return result


def _said_before(analysis: Analysis, price: Price) -> str | None:
    """What the line above a price, and its sentence, say that it is on."""
    low, end = max(price.post.char_start, price.reach[0] - NEAR), price.reach[0]
    if above := analysis.line_at(end - 1):
        low = above.sentence_start(min(end, above.end), low)
        if analysis.text[above.start] in '"“':
            low = end  # what somebody says
    return market_in(analysis.text, low, price.sentence[1], price.worth.first, price.worth.first)
