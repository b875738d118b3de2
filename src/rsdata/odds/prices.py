"""Where prices stand: fractions that are a bookmaker's, told from dates, scores, ranges and shares.

A fraction is a price only where betting is spoken of, in its sentence, its paragraph or the one before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.betting import tells_of_earlier
from rsdata.language.calendar import MONTH, MONTH_WORDS
from rsdata.language.lines import Line
from rsdata.language.lower_case import lowered
from rsdata.language.parties import is_party
from rsdata.language.patterns import any_of, lazy, mentions, stands_alone, word_after, word_before
from rsdata.language.word_lists import in_order, tagged
from rsdata.model import Post
from rsdata.named_tuples import NamedTuple
from rsdata.odds.books import Makers, speaks_of_one
from rsdata.odds.price_forms import ARROW, PLACE_TERMS, SIGN, Worth, has_its_chance, once, printed_on
from rsdata.odds.priced_lines import PricedLines

_SEASONS: Final = tagged("seasons")
_NO_START: Final = frozenset("_/£$€#.,–-")  # what cannot stand before a price
# betting is spoken of
BETTING: Final = tagged("betting words")
# words that speak of betting only where the fraction itself stands like a price
_PERHAPS_BETTING: Final = tagged("perhaps betting words")
# what follows a price and shows that it is one
_AFTER: Final = lazy(
    r"\s?(?:\(?(?:joint|clear|co)?-?\s?(?:favs?|favourites?|favorites?)\b|shots?\b|outsiders?\b|chance\b|"
    r"on\b|odds\b|against\b|"
    r"about\b|each[- ]way|with\s[A-Z]|for\s|"
    r"to\s(?:win|hold|retain|take|be|become|gain|keep|lead|succeed)\b)",
    re.IGNORECASE,
)
# what stands before a price and shows that it is one
_BEFORE: Final = lazy(
    r"(?:\b(?:odds(?:-on)?(?:\s(?:of|at|are|were|is))?|priced?(?:\s(?:up\s)?(?:at|of))?|"
    rf"{any_of(tagged('before a price'))}|"
    rf"(?:{any_of(tagged('verbs of a moving price'))}|[a-z]{{2,}}ed)\s"
    r"(?:(?:in|out|back|up|down|(?:at|with|by)\s\w+)\s)?to|(?:back|out|in|down) to"
    r"|(?:from\s)?[$+−–-]?\d+(?:\.\d+)?\s(?:in|out)to|from\s[$+−–-]?\d+(?:\.\d+)?\sto)|\()\s?\Z",
    re.IGNORECASE,
)
# what follows a fraction that is none, or a score
_NOT_AFTER: Final = tagged("after no price") | MONTH_WORDS
# who wins a match beats somebody
_BEATING: Final = tagged("verbs of a match")
# "the vote [was 21-20]"
_COUNTED: Final = tagged("counted for and against")
# what stands before a score, a date, an age, a page
_NOT_BEFORE: Final = tagged("before no price")
_BOTTOMS: Final = frozenset((*range(1, 16), 30))  # of most prices: "9/4", "100/30"
NEAR: Final = 420  # characters: no sentence is read further


class Price(NamedTuple):
    """A price, with its line and the spans of what is read of it and of its sentence."""

    post: Post
    line: Line
    worth: Worth
    reach: tuple[int, int]
    sentence: tuple[int, int]

    @property
    def start(self) -> int:
        return self.worth.start

    @property
    def end(self) -> int:
        return self.worth.end

    @property
    def span(self) -> tuple[int, int]:
        return self.worth.first, self.worth.end

    @property
    def denominator(self) -> int:
        return self.worth.denominator or 0

    @property
    def numerator(self) -> int:
        return self.worth.numerator or 0


class Context:
    """What can be asked about the words around a place."""

    def __init__(self, analysis: Analysis, makers: Makers) -> None:
        self.analysis = analysis
        self.makers = makers

    def page_bets(self) -> bool:
        """Whether a page speaks of betting at all, in its posts or over them."""
        low = lowered(self.analysis.text)
        if any(stands_alone(word, low) for word in BETTING) or speaks_of_one(self.analysis.text):
            return True
        on_exchange = "xchange" in low and _EXCHANGE_PRICES.search(low) is not None
        return on_exchange or bool(self.makers.called_so)

    def has_signed_prices(self, line: Line) -> bool:
        """Whether a line may have American prices, or decimal ones in dollars: betting is spoken of in it, or
        right before."""
        signed = "$" in line.text or _SIGN.search(line.text) is not None
        return signed and self.speaks_of_betting(max(0, line.start - NEAR), line.end)

    def speaks_of_betting(self, start: int, end: int) -> bool:
        return mentions(self.analysis.text[start:end], BETTING) or bool(self.makers.between(start, end))


_SIGN: Final = lazy(rf"{SIGN}\d{{3}}")
_EXCHANGE_PRICES: Final = lazy(
    r"\bexchange(?:'s|’s)? (?:\w+ )?prices?\b|\bprices? on the (?:\w+ )?exchange\b"
)
_EXCHANGES: Final = lazy(
    r"\b(?:[Ee]xchanges?|[Dd]ecimal (?:odds|prices?)|(?:prefers?|uses?|in) decimals"
    r"|Smarkets|Betdaq|Matchbook|Betfair"
    r"|(?:matched|traded|trading|backed|laid) at)\b"
)


# "14/1 from 50/1", "having been 6/4": what stands before a price that is no longer offered
_FORMERLY: Final = lazy(
    r"(?:\(\s?(?:was|opened)|,\s(?:who|which)\s(?:(?:[a-z]+ed|went|came|began)\s[^.;:,\d]{1,40}\s(?:as|at)|was|were)|\b(?:was|were)(?=\sas\s\w+\sas\s)|\bfrom(?:\s(?:an?|the|its|his|her|their)(?:\s[a-z-]+){1,3}\sof)?|\blaid\sat|(?<!\bhas\s)(?<!\bhave\s)\bopen(?:ed|ing)\s(?:[^.;,\d]{1,30}\s)?at|\bha(?:ving|d|ve|s)\s(?:[a-z]+ly\s)?been(?:\smatched)?|\bhaving\s(?:hit|touched|[a-z][^.;:,\d]{2,40}\s(?:at|as))|\bcould\s(?:once\s)?have\s(?:had|got|taken|backed)|\b(?:previously|formerly|initially|originally)(?:\s[a-z]+ed)?(?:\s(?:at|as))?|\b(?:started|began)\s(?:[^.;,\d]{1,30}\s)?a[ts]|\bonce(?:\sin)?|\bat\sone\s(?:point|stage|time)(?:\s(?!(?:is|are|has)\b)[a-z]+){0,3})\s(?:as\s(?:long|short|big|low|high)\sas\s)?(?:an?\s|the\s|at\s)?\Z",
    re.IGNORECASE,
    words=in_order("pieces of former prices"),
)
_HOW_LONG_AGO: Final = r"(?:(?!(?:to|for|in|on|at|and|but|with|after|since)\b)\w+\s){1,6}ago\b"
_AGO: Final = lazy(
    rf"\s(?:(?:with|at|from)\s[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*){{0,2}}\s)?(?:favou?rites?\s|shots?\s|chances?\s)?(?:{_HOW_LONG_AGO}|(?:\w+\s){{0,2}}(?:last\s(?:week|month|night|year)|yesterday|earlier)\b)"
    r"|\sthe\s(?:day|night|week|month)\sbefore(?=[,.;]|\Z)|\s(?:with\s[^,.;]{1,30}?\s)?when\sthe\b"
    r"|\s(?:(?:that|which)\s(?:was|were)\s|(?:was|were)\s(?:struck|placed|taken|laid)\b)|\swould\shave\s|\sI\s(?:got|took|backed)\b",
    words=in_order("pieces behind former prices"),
)
_A_DAY: Final = (
    rf"{any_of(map(str.capitalize, in_order('days of the week')))}\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}\b|{MONTH}\s\d|the\s(?:\d|day\b|night\b|morning\b)"
)
# "the 5/4 [on offer at the weekend]", "evens about Labour, which Coral laid then, [is long gone]"
_GONE: Final = lazy(
    r"\s(?:on\soffer|available|offered|quoted|laid)(?:\s(?:on|about|against)\s(?:the\s)?[A-Z][\w'’-]*(?:\s[A-Za-z][\w'’-]*)?)?\s(?:at\sthe\s(?:weekend|start|outset|time)\b|yesterday\b|overnight\b"
    rf"|last\s\w+|on\s(?:{_A_DAY})|{_HOW_LONG_AGO}|(?:\w+\s){{1,2}}(?:earlier|before)\b)"
    r"|(?:\s(?:about|on|for|against)\s[^,.;:\d\n]{1,40})?(?:,\s(?:which|that)\s[^,.;:\n]{1,60},)?"
    r"\s(?:is|are|has|have)\s(?:now\s|long\s|all\s|already\s){0,2}(?:been\s(?:[a-z]+\s)?(?:snapped\sup|taken)|gone|disappeared|vanished)(?=[.;!\n]|\Z|,)",
    words=("offer", "available", "quoted", "laid", "snapped", "taken", "gone", "disappeared", "vanished"),
)
# "4/6[ with Coral, cut to 1/2 with Betfred]": each is its own bookmaker's
_ELSEWHERE: Final = (
    r"\s(?:with|at)\s[A-Z][^.;:,\d]{0,40},\s[^.;:,\d]{1,30}\d{1,4}[/-]\d{1,3}\s(?:with|at)\s[A-Z]"
)
# "was 10/1 [in the autumn]"
_THEN: Final = lazy(
    rf"\sin (?:the )?(?:early |late |mid-)?(?:{any_of(_SEASONS | MONTH_WORDS)}|(?:19|20)\d\d)\b"
    r"|\sat the (?:start|outset|beginning|weekend|time)\b"
    rf"|\s(?:to\s[^.;:,\d]{{2,40}}\s)?(?:when|before|until|ahead of)\b|{_ELSEWHERE}",
    re.IGNORECASE,
)
_WAS: Final = lazy(
    r"\b(?:(?:was|were)(?:\smatched\sat)?|stood\sat|hit|touched|had\s[^.;:\d]{1,40}\sat|could\s(?:get|have|back)\b[^.;:\d]{0,40})\s(?:an?\s|as\s\w+\sas\s)?"
    r"(?:\d{1,4}[/-]\d{1,3}[^.;:\d]{0,30},\s){0,4}\Z"
)
# "Labour, [10/1 on Monday, are] 5/4": what stands between two commas, and the price goes on behind it
_SET_OFF: Final = lazy(r"\w,\s\Z")
_UNTIL_NOW: Final = lazy(
    rf"\s(?:{any_of(tagged('before a time'))}\b[^,.;:\d]{{0,40}}|yesterday|overnight),"
    r"\s(?:is|are|has|have|can|now)\b",
    re.IGNORECASE,
    words=(",",),
)
_LAID: Final = lazy(r"\b(?:lay|laid)\s(?:[\w'’-]+\s){1,3}at\s\Z")  # on an exchange
# "5/2 [into 6/4]", "5/2 [with Coral, since trimmed to 6/4]"
_INTO: Final = lazy(
    r",? (?:and )?(?:then|now) (?:(?:in|out\s)?to )?\d{1,4}[/-]\d"
    rf"|(?!{_ELSEWHERE})[^.;:,\d]{{0,60}},\s(?:and\s)?(?:[a-z]+\s)?(?:cut|[a-z]{{2,}}ed)\s(?:back\s|again\s|in\s|out\s)?to\s\d{{1,4}}[/-]\d"
    rf"|\s(?:and then )?(?:(?:in|out\s)?to|{ARROW})\s(?:\d{{1,4}}[/-]\d|evens\b|\$\d|{SIGN}\d{{3}})"
)
# "[this time last week] Labour were 5/1"
_BACK_THEN: Final = lazy(
    r"\blast (?:week|month|night|year)\b[^,;.:]*\Z|\b(?:day|week|fortnight|month|year)s? ago\b[^,;.:]*\Z"
    rf"|\bin (?:early |late |mid-)?{any_of(_SEASONS | MONTH_WORDS)}\b,?[^,;.:]*\Z",
    re.IGNORECASE,
    words=("last", "ago", "in "),
)

# "10/1 [bar]", "25/1 [or more]": the least that the others are
_NOBODYS: Final = lazy(
    r"\sbar\b(?!\s[A-Z])|\s(?:or|and)\s(?:more|longer|bigger|over|upwards?|higher|greater|above|up|out|better)\b(?!\s\d)"
)

# "was 10/1 [on Monday and is 5/4] now", "who were 10/1, [are 5/4]", "were 10/1, [now go 5/4]",
# "were 10/1, [and by noon they were 5/4]": the same selection goes on
_IS_NOW: Final = lazy(
    r"(?:[^.;:\d]{0,20}?,\s\d{1,4}[/-]\d{1,3}){0,4}(?:[^.;:\d]|(?<=[a-z])\d+\b|\d{1,2}(?:[.:]\d\d)?\s?[ap]m\b){0,60}?(?:[,;]|\b(?:and|but))\s(?:yet\s|which\s)?"
    r"(?:(?:this\s[a-z]+\s)?(?:is|are|stands?|sits?)\s(?:(?:now|back|out|in|up|down|at|to|an?)\s){0,4}"
    r"|(?:by\s[\w ]{2,20}\s)?(?:it|he|she|they)\s(?:(?:is|are|was|were)\s"
    r"|ha(?:s|ve|d)\s(?:[a-z]+\s){1,3}(?:in)?to\s\$?)"
    r"|now\s(?:[A-Za-z]+\s){1,4})(?:\d{1,4}[/.-]\d|evens\b)"
)


# "I got [9/2] about", "I backed Labour at [6/1]", "has had £5 on it at [6/1]", "my [50/1] shot": a bet that
# somebody has is at a price of then
_TAKEN: Final = lazy(
    r"(?:\bwho\s(?:got|had|took|backed|bagged)\b[^.;:,\d]{0,40}"
    r"|\bI(?:(?:['’]ve|['’]d|\s(?:have|had))?\s(?:got|had|took|taken|backed|bagged)|(?:['’]m|\s(?:am|was))\son)\b[^.;:\d]{0,40}"
    r"|\b(?:has|have)\shad\s[£$€]\d[\d,.]*\son\s[^.;:\d]{2,40}|\bmy\s(?:own\s)?|\b(?:[Nn]obody|[Nn]o\sone|[Nn]othing)\selse\s(?:is|was)\b(?!\s[a-z]+ing)[^.;:\dA-Z]{0,30})\Z",
    words=("got", "had", "took", "taken", "backed", "bagged", "on ", "my", "else"),
)


# What tells that a price is one of an earlier time: before it, behind it, or both.
_FORMER: Final[tuple[tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]], ...]] = (
    ((_FORMERLY,), ()),
    ((_TAKEN,), ()),
    ((), (_AGO,)),
    ((), (_GONE,)),
    ((), (_INTO,)),
    ((), (_NOBODYS,)),
    ((_WAS,), (_THEN,)),
    ((_WAS,), (_IS_NOW,)),
    ((_WAS, _BACK_THEN), ()),
    ((_SET_OFF,), (_UNTIL_NOW,)),
)


def _is_former(text: str, price: Price) -> bool:
    """Whether a price is only reported as one of an earlier time."""
    (start, stop), first, end = price.sentence, price.worth.first, price.end
    if price.worth.form == "decimal" and _LAID.search(text, start, first):
        return True
    return tells_of_earlier(text, start, first) or any(
        all(one.search(text, start, first) for one in before)
        and all(one.match(text, end, stop) for one in behind)
        for before, behind in _FORMER
    )


def _is_of_then(text: str, price: Price, former: Price | None) -> bool:
    """Whether a price goes on what prices were: "Labour were 5/4 on Monday and the Tories [4/5]"."""
    if former is None or former.sentence != price.sentence:
        return False
    were = _WAS.search(text, former.reach[0], former.worth.first)
    return were is not None and _AND_WERE.fullmatch(text, former.end, price.worth.first) is not None


_AND_WERE: Final = lazy(
    r"(?:\s(?:on|in|at|last)\s[^,.;:\d]{1,25}?)?(?:,|\sand)\s(?:and\s)?(?:the\s)?(?:[A-Z][\w'’-]*\s){1,4}(?:at\s)?"
)


def find(
    priced: PricedLines, posts: Sequence[Post], context: Context, taken: Callable[[int], bool]
) -> Iterator[Price]:
    """Every price in the prose of these posts, which are in order of place; ``taken``: a list has it."""
    last: Price | None = None
    former: Price | None = None  # the last that is only reported as a former one
    for post in posts:
        for line in priced.between(post.char_start, post.char_end):
            decimals = _EXCHANGES.search(line.source, line.start, line.end) is not None
            signed = context.has_signed_prices(line)
            worths = (
                worth
                for worth in printed_on(line, whole=decimals)
                if _may_be_one(line, worth, decimals=decimals, signed=signed)
            )
            for worth in once(line.source, list(worths)):
                if taken(worth.start):
                    continue
                low, high = max(line.start, worth.start - NEAR), min(line.end, worth.end + NEAR)
                ends = line.sentence_start(worth.start + 1, low), min(high, line.sentence_end(worth.end))
                price = Price(post, line, worth, (low, high), ends)
                if _is_price(context, price, last):
                    last = price
                    if _is_former(line.source, price) or _is_of_then(line.source, price, former):
                        former = price
                    else:
                        yield price


# "3.75 [million]", "2.1[/2.2]": behind a number with a point that is no price
_NO_DECIMAL: Final = lazy(r"/|\.\d|\s?(?:pts?|points?|million|billion|bn|m|[ap]\.m)\b")
# ... "and the Greens at [55]", behind one with a point
_WHOLE_AT: Final = lazy(r"(?<=\b[Aa]t\s)\d{1,3}(?=[,.;](?:\s|\Z)|\s(?:and|but|with|while)\b|\Z)")
_TENS: Final = 10
_HUNDRED: Final = 100


def _may_be_one(line: Line, worth: Worth, *, decimals: bool, signed: bool) -> bool:
    """Whether what is printed like a price may be one in a sentence: with a sign only where betting is spoken
    of, as a decimal only where an exchange is."""
    text, before = line.source, line.source[worth.first - 1 : worth.first]
    numerator, denominator = worth.numerator or 0, worth.denominator or 0
    if worth.form == "fractional":
        is_split = denominator >= _TENS and numerator + denominator == _HUNDRED  # "a 60/40 contest"
        return not (is_split or before in _NO_START)
    if worth.is_signed:
        return signed and before not in _NO_START
    if text[worth.start : worth.end].isdigit():
        return decimals and _WHOLE_AT.match(text, worth.start, line.end) is not None
    may_be = decimals or has_its_chance(text, worth)
    return may_be and before not in {".", ",", "/"} and not _NO_DECIMAL.match(text, worth.end)


class _Fraction(NamedTuple):
    """A fraction that may be a price, with the words around it."""

    context: Context
    price: Price
    before: str  # what stands right before it on its line
    after: str
    immediate: bool  # those words are such as stand beside a price
    follows: bool  # it stands among other prices: in the same or the next paragraph of the post
    last: Price | None  # the price before it

    @classmethod
    def of(cls, context: Context, price: Price, last: Price | None) -> _Fraction:
        text, (start, end) = price.line.source, price.span
        before, after = text[max(price.reach[0], start - 24) : start], text[end : end + 24]
        before, after = before.removesuffix("["), after.removeprefix("]")
        return cls(
            context,
            price,
            before=before,
            after=after,
            immediate=bool(_AFTER.match(after) or _BEFORE.search(before)),
            follows=last is not None and last.post is price.post and price.reach[0] - last.end < 60,
            last=last,
        )

    @property
    def near(self) -> tuple[int, int]:
        """From the line above it to the end of its sentence."""
        start = self.price.reach[0]
        above = self.context.analysis.line_at(start - 1)
        low = max(self.price.post.char_start, start - 2 * NEAR)
        return max(low, above.start) if above else low, self.price.sentence[1]

    @property
    def betting(self) -> bool:
        """Whether betting is spoken of near it."""
        if self.follows:
            return True
        near = self.near
        return bool(
            self.context.speaks_of_betting(*near)
            or mentions((self.price.post.heading or "")[:NEAR], BETTING)
            or (self.immediate and mentions(self.price.line.source[slice(*near)], _PERHAPS_BETTING))
            or ((self.immediate or self.behind_a_runner) and self.context.makers.of_all)
        )

    @property
    def behind_a_runner(self) -> bool:
        """Whether a word with a capital stands right before it."""
        runner = self.before[:-1].split()[-1:] if self.before.endswith(" ") else []
        return bool(runner) and runner[0][:1].isupper()

    @property
    def is_counted(self) -> bool:
        """Whether it is a number of what follows, or what that costs, not a price: "1/8 postal votes", "1.36
        million", "$1.89 a litre"."""
        word = _NEXT_WORD.match(self.after)
        costs = self.price.worth.is_signed and _A_PIECE.match(self.after) is not None
        return costs or (word is not None and word[1] not in _AFTER_A_PRICE)

    @property
    def bracketed(self) -> bool:
        """Whether it stands in brackets, alone or with what shows a price."""
        after = self.after
        return self.before.endswith("(") and (after.startswith(")") or bool(_AFTER.match(after)))


# A rule says True (a price), False (something else), or None where it cannot tell.
_Verdict = bool | None


def _evens(fraction: _Fraction) -> _Verdict:
    if fraction.price.worth.mark or fraction.price.worth.form != "fractional":
        return None
    said = fraction.context.speaks_of_betting(*fraction.price.sentence) or fraction.follows
    return said or (_BEFORE.search(fraction.before) is not None and fraction.betting)


def _signed(fraction: _Fraction) -> _Verdict:
    if not fraction.price.worth.is_signed:
        return None
    if fraction.is_counted:
        return False
    if _IS_ODDS.match(fraction.after):
        return True
    american = fraction.price.worth.form == "american"
    runner = fraction.before.split()[-1:]
    if runner and runner[0].lstrip("(")[:1].isupper():
        return bool(_ENDS.match(fraction.after) or (not american and _FOR.match(fraction.after)))
    said = _BEFORE.search(fraction.before)
    if said is None or said[0].strip().lower() in _BEING:
        follows = fraction.follows
        if said is not None and american and _ENDS.match(fraction.after):
            follows = follows or bool(fraction.context.makers.between(*fraction.price.sentence))
        also = said is not None or (_AFTER if american else _FOR).match(fraction.after)
        shown = _AFTER if said else _ON_SOMEBODY
        return shown.match(fraction.after) is not None or (bool(also) and follows)
    return True


_IS_ODDS: Final = lazy(r"\s(?:[a-z]+\s)?(?:odds|fav|chance|outsider|shot|underdog)")  # "with +450 [odds]"
# "the Tories +450[, ]"
_ENDS: Final = lazy(r"\s?(?:[,.;:)]|(?:and|with|to|at)\b|\Z)")
_FOR: Final = lazy(r"\sfor\sthe\s|\sin\s(?:the\sseat\b|[A-Z])")  # "$3.75 [for the] seat"
_ON_SOMEBODY: Final = lazy(r"\sabout\s(?:the\s)?[A-Z]")  # "has $1.36 [about Labor]"
_BEING: Final = frozenset(("is", "are", "was", "were"))


def _decimal(fraction: _Fraction) -> _Verdict:
    if fraction.price.worth.form != "decimal":
        return None
    if has_its_chance(fraction.price.line.source, fraction.price.worth):
        return True
    if fraction.is_counted:
        return False
    last, price = fraction.last, fraction.price
    text = price.line.source
    if last is not None and (last.worth.form != "decimal" or last.sentence != price.sentence):
        last = None
    if text[price.start : price.end].isdigit():
        backed = _AND_BACKED.fullmatch(text, last.end, price.start) if last is not None else None
        if backed is None or (backed["apart"] and not is_party(backed["who"])):
            return False  # "Ann Lee, at 71, is the oldest"
        return not fraction.context.makers.between(*backed.span("who"))
    if last is not None and _IN_A_POLL.search(text, last.end, price.start):
        return False
    before = word_before(text, price.worth.first)
    if (before != "on" and before in _NOT_BEFORE) or (
        _AND_A_SHARE.match(fraction.after) and not fraction.before.endswith("from ")
    ):
        return False  # "led by 2.6 on the night"
    return fraction.immediate or (fraction.follows and fraction.behind_a_runner)


# "Labour are 1.5[ in Hallow on Smarkets and the Greens at ]55"
_AND_BACKED: Final = lazy(
    r"(?:\s\(\d{1,2}%\))?(?:\s(?:in|on|with|for|to\s[a-z]+)(?:\s(?:the|next|[A-Z][\w'’-]*)){1,5}(?:\s[a-z-]+)?){0,2}"
    r"(?:[,;]|[,;]?\s(?:and|but|while))\s(?:the\s)?(?P<who>(?:[A-Z][\w'’-]*\s){0,3}[A-Z][\w'’-]*)(?P<apart>,?)\sat\s"
)
# "after a poll had them at [41.5]"
_IN_A_POLL: Final = lazy(r"\b(?:polls?|polling|survey|share|turnout|projection|forecast)\b[^,;]*\Z")
# "took Elm at 41.5[ against 38.5]"
_AND_A_SHARE: Final = lazy(r"\s(?:to|against)\s\d+\.\d+(?!\d|\.\d|\syesterday\b)")


# between prices that stand in a row: "4/6, 6/4 and 20/1"
IN_A_ROW: Final = lazy(r",?\s(?:and\s)?|,\s?")


def _numbered(fraction: _Fraction) -> _Verdict:
    """A part of so many: "2/5 Nobody knows." below "1/5 ..." or above "3/5 ..."."""
    price, text = fraction.price, fraction.price.line.source
    first = text[price.line.start : price.start]
    opens = len(first) < _HEAD and (first.endswith(": ") or not any(map(str.isalnum, first)))
    if fraction.price.worth.mark != "/" or price.numerator > price.denominator or not opens:
        return None
    beside = (f"\n{first}{price.numerator + step}/{price.denominator} " for step in (-1, 1))
    near = "\n" + text[max(0, price.start - _FAR) : price.start + _FAR]
    return False if text[price.line.end - 1] in ".?!" and any(map(near.__contains__, beside)) else None


_FAR: Final = 2000  # characters from one part of so many to the next
_HEAD: Final = 60  # ... of what each is headed by: "Ann Lee tweets: 2/5 Nobody knows."


def _score_or_date(fraction: _Fraction) -> _Verdict:
    """A score, a date, a share or a page, by the words next to it."""
    text, start, end = fraction.price.line.source, fraction.price.worth.first, fraction.price.end
    after = word_after(text, end) if text[end : end + 1] == " " else ""
    if after in _NOT_AFTER or text.startswith("at half", end + 1) or PLACE_TERMS.match(text, start):
        return False
    if after == "of" and word_after(text, end + 4) not in {"being", "winning"}:
        return False
    if _SHARE_OF.search(text, max(0, start - 40), start) and not text.startswith(
        (" to ", " that ", " for "), end
    ):
        return False
    if "A" <= text[end + 1 : end + 2] <= "Z" and _ADDRESS.match(text, end):
        return False
    if _OF_THE_PRICE.match(text, start) or text.startswith(" = ", end):
        return False
    before = word_before(text, start)
    if before in {"was", "were", "of"}:
        before = word_before(text, text.rfind(" ", 0, start - 1) + 1)
        return False if before in _COUNTED else None
    if text.endswith(": ", 0, start):
        return None
    parted = text.endswith((", ", "; "), 0, start)  # "5/6 they get 40% of the votes, [6/5] 39% or less"
    slashed = parted and "/" in text[start:end]
    if before in _NOT_BEFORE and not (slashed or text.endswith("odds on ", max(0, start - 8), start)):
        return False
    numbered = not parted and before[-1:].isdigit() and not before[:1].isalpha()  # no "bet365 4/6"
    return False if numbered else None


def _score(fraction: _Fraction) -> _Verdict:
    """A score, where somebody beats somebody and no betting is spoken of in the sentence."""
    price = fraction.price
    said = price.line.source[price.sentence[0] : price.start]
    if fraction.price.worth.mark != "-" or fraction.bracketed or not mentions(said, _BEATING):
        return None
    return None if fraction.context.speaks_of_betting(*price.sentence) else False


def _spelled(fraction: _Fraction) -> _Verdict:
    """A price in words, where what follows may follow a price and something beside it shows that it is."""
    price, context = fraction.price, fraction.context
    if price.line.source[price.worth.first].isdigit():
        return None
    if fraction.is_counted or not (fraction.follows or context.speaks_of_betting(*price.sentence)):
        return False  # "five to ten people"
    said = price.line.source[price.sentence[0] : price.start]
    if _CLOCK.search(fraction.before) or mentions(said, _AGAINST_EACH_OTHER):
        return False  # "they open at ten to four", "they outnumber us two to one"
    return fraction.behind_a_runner or fraction.immediate or fraction.follows


_AGAINST_EACH_OTHER: Final = tagged("counted against each other")
_CLOCK: Final = lazy(rf"\b{any_of(tagged('before a clock'))}\s(?:at\s)?(?:about\s|around\s)?\Z")


def _in_words(fraction: _Fraction) -> _Verdict:
    if fraction.price.worth.mark in ("/", "-"):
        return None
    price = fraction.price
    if price.numerator < price.denominator and not fraction.immediate:
        return False  # "houses 1 to 9"
    if fraction.context.speaks_of_betting(*price.sentence):
        return True
    return fraction.follows and price.worth.mark == "s"


def _in_the_same_sentence(fraction: _Fraction) -> _Verdict:
    """Behind another price of the sentence: "it is 5-2 Labour and 11-2 the Greens"."""
    price, last = fraction.price, fraction.last
    if last is None or last.sentence != price.sentence or price.denominator not in _BOTTOMS:
        return None
    return True if fraction.price.worth.mark == "-" else None


def _on_a_runner(fraction: _Fraction) -> _Verdict:
    """Further down a list in sentences: "Next come the Greens on 9/4"."""
    if not fraction.follows or fraction.price.denominator not in _BOTTOMS:
        return None
    return True if _ON_A_RUNNER.search(fraction.before) else None


_ON_A_RUNNER: Final = lazy(r"\b[A-Z][\w'’]*,?\son\s\Z")


def _away_from_betting(fraction: _Fraction) -> _Verdict:
    return None if fraction.betting else False


def _beside_words_of_price(fraction: _Fraction) -> _Verdict:
    return True if fraction.immediate else None


def _part_of_something(fraction: _Fraction) -> _Verdict:
    part = fraction.price.worth.mark == "/" and fraction.price.numerator <= fraction.price.denominator
    return False if part and fraction.is_counted else None


# "1/8 [postal] votes"
_NEXT_WORD: Final = lazy(r"\s([a-z]{2,})")
_A_PIECE: Final = lazy(r"\s(?:an?|per)\s(?!chance\b|shot\b)[a-z]{2,}")
_AFTER_A_PRICE: Final = tagged("after a price")


def _rating(fraction: _Fraction) -> _Verdict:
    if fraction.price.worth.mark != "/":
        return None
    return not (fraction.price.denominator == 10 and fraction.price.numerator < 10)


def _set_off(fraction: _Fraction) -> _Verdict:
    return fraction.bracketed or (fraction.price.denominator == 1 and fraction.follows)


# The first rule that can tell decides. The prices of each example are in brackets.
_RULES: Final[tuple[tuple[str, Callable[[_Fraction], _Verdict]], ...]] = (
    ("The bookmakers have [evens] about Ashdale.", _evens),
    ("Coral has Labour at $[1.36] to win Ashdale.", _signed),
    ("On the exchange Labour is [1.36] to win Ashdale.", _decimal),
    ("Coral have Labour at [4/6], with the Greens on [9/4].", _on_a_runner),
    ("1/2 The bookmakers know nothing.\n2/2 The odds are wrong.", _numbered),
    ("The bookmakers saw a 3-2 win.", _score_or_date),
    ("The bookmakers were shut. Ashdale beat Elm 3-1.", _score),
    ("The bookmakers offer [ten to one] on a recount.", _spelled),
    ("The bookmakers offer [10 to 1] on a recount.", _in_words),
    ("The bookmakers go [5-2] Labour and [11-2] the Greens.", _in_the_same_sentence),
    ("Turnout is at 13/24, they say.", _away_from_betting),
    ("The bookmakers have Labour at [7/2].", _beside_words_of_price),
    ("The bookmakers say, and 1/8 postal votes agree, it is close.", _part_of_something),
    ("The bookmakers gave the debate, frankly, 7/10.", _rating),
    ("The bookmakers met in Ashdale, 4-3.", _set_off),
)


def _is_price(context: Context, price: Price, last: Price | None) -> bool:
    """Whether the words around a fraction make it a price."""
    fraction = _Fraction.of(context, price, last)
    return next(verdict for _, rule in _RULES if (verdict := rule(fraction)) is not None)


# "turnout is about [1/3]", "between 4/10 and [11/10]"
_SHARE_OF: Final = lazy(
    r"\bbetween \d{1,2}[/-]\d{1,2} and \Z|\b(?:polling|election|voting) day,? \(?\Z"
    r"|\b(?:[Tt]urnout|[Ss]hare|[Ss]wing|[Ss]upport) (?:is|was|stands at|stood at|at|of)"
    r"\s(?:about |around |roughly |nearly |just )?\Z",
    words=("between", " day", "urnout", "hare", "wing", "upport"),
)
# "7/9 [Mill Street]"
_ADDRESS: Final = lazy(
    rf"\s(?:[A-Z][\w'’-]*\s){{1,3}}(?:{'|'.join(map(str.capitalize, sorted(tagged('streets'))))})\b"
)
# "at 1/2 price", "1/3 off"
_OF_THE_PRICE: Final = lazy(r"[123]/[234]\s(?:prices?|off|fares?|fees?|rates?|term|day|time)\b")
