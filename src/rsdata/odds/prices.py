"""Where prices stand: fractions that are a bookmaker's, told from dates, scores, ranges and shares.

A fraction is a price only where betting is spoken of, in its sentence, its paragraph or the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from rsdata.language.patterns import lazy, mentions, word_after, word_before
from rsdata.language.sentences import starts
from rsdata.language.word_lists import tagged
from rsdata.model import Post
from rsdata.odds.books import Makers

_MOST: Final = 100_000  # the longest price believed

# "4/11" "8-1" "10,000/1" "10 to 1"
_FRACTION: Final = lazy(
    r"(?P<numerator>\d{1,3}(?:,\d{3})?|\d{4,6})(?P<mark>[/-]|\s?-?to-?\s?)(?P<denominator>\d{1,4}|one\b)"
    r"(?![\w/%°]|[-–.,]\d|-\w)"
)
_EVENS: Final = lazy(r"[Ee]ven(?:s|[ -]money)\b")
_NO_START: Final = frozenset("_/£$€#.,–-")  # what cannot stand before a price
# betting is spoken of
_BETTING: Final = tagged("betting words")
# words that speak of betting only where the fraction itself stands like a price
_PERHAPS_BETTING: Final = tagged("perhaps betting words")
# a race is spoken of, where prices stand in brackets after the runners
_RACING: Final = tagged("racing words")
# what follows a price and shows that it is one
_AFTER: Final = lazy(
    r"\s?(?:\(?(?:joint|clear|co)?-?\s?(?:favs?|favourites?|favorites?)\b|shots?\b|outsiders?\b|chance\b|"
    r"on\b|odds\b|against\b|"
    r"about\b|each[- ]way|with\s[A-Z]|for\s|to\s(?:win|hold|retain|take|be|become|gain|keep|lead|succeed)\b)",
    re.IGNORECASE,
)
# what stands before a price and shows that it is one
_BEFORE: Final = lazy(
    r"(?:\b(?:odds(?:-on)?(?:\s(?:of|at|are|were|is))?|priced?(?:\s(?:up\s)?(?:at|of))?|at|as|a|an|the|"
    r"from|into|out to|in to|"
    r"are|is|was|were|offering|offers?|get|quoted|backed|just|now|best)|\()\s?\Z",
    re.IGNORECASE,
)
# what follows a fraction that is none, or a score
_NOT_AFTER: Final = tagged("after no price")
_NOT_AFTER_PHRASES: Final = ("at half", "the odds", "odds a place")
# what stands before a score, a date, an age, a page
_NOT_BEFORE: Final = tagged("before no price")
_RACING_BOTTOMS: Final = frozenset({1, 2, 4, 5, 8, 9, 10, 11})
_SAYINGS: Final = frozenset(
    {(24, 7), (9, 11), (7, 7), (50, 50), (11, 9), (7, 24), (360, 365), (20, 20), (4, 4)}
)
NEAR: Final = 420  # characters: no sentence is read further
_BLOCK: Final = 2048
_LONGEST_WORD: Final = 40  # a word that begins in a block may end in the next
_WORD: Final = lazy(r"(?<![A-Za-z])[A-Za-z]+(?:-[A-Za-z]+)*")


class Price(NamedTuple):
    """A price, with the spans of its line and its sentence."""

    post: Post
    start: int
    end: int
    numerator: int
    denominator: int
    line: tuple[int, int]
    sentence: tuple[int, int]


class Spotted:
    """Where one of some words stands in a text, looked for only where somebody asks."""

    def __init__(self, text: str, words: frozenset[str]) -> None:
        self._text, self._words = text, words
        self._blocks: dict[int, list[int]] = {}

    def within(self, start: int, end: int) -> bool:
        """Whether one of the words begins in ``start:end``."""
        for block in range(start // _BLOCK, end // _BLOCK + 1):
            places = self._blocks.get(block)
            if places is None:
                low, high = block * _BLOCK, (block + 1) * _BLOCK
                found = _WORD.finditer(self._text, low, high + _LONGEST_WORD)
                places = [m.start() for m in found if m.start() < high and m[0].lower() in self._words]
                self._blocks[block] = places
            at = bisect_left(places, start)
            if at < len(places) and places[at] < end:
                return True
        return False


class _Context(NamedTuple):
    """What can be asked about the words around a place."""

    text: str
    makers: Makers
    betting: Spotted
    perhaps: Spotted
    racing: Spotted

    def speaks_of_betting(self, start: int, end: int) -> bool:
        return self.betting.within(start, end) or bool(self.makers.between(start, end))


def find(text: str, posts: Sequence[Post], makers: Makers) -> Iterator[Price]:
    """Every price in these posts, which are in order of place."""
    context = _Context(
        text, makers, *(Spotted(text, words) for words in (_BETTING, _PERHAPS_BETTING, _RACING))
    )
    starts = [post.char_start for post in posts]
    last: Price | None = None
    matches = [*_FRACTION.finditer(text), *_EVENS.finditer(text)]
    matches.sort(key=re.Match.start)
    for match in matches:
        before = text[match.start() - 1 : match.start()]
        if before.isalnum() or before in _NO_START:
            continue
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.end() > posts[at].char_end:
            continue
        values = _values(match)
        if values is None:
            continue
        price = _placed(text, posts[at], match, *values)
        if _is_price(context, price, match, last):
            last = price
            yield price


def _values(match: re.Match[str]) -> tuple[int, int] | None:
    if "numerator" not in match.re.groupindex:
        return 1, 1
    if not match[0].isascii():
        return None
    numerator = int(match["numerator"].replace(",", ""))
    denominator = 1 if match["denominator"] == "one" else int(match["denominator"])
    hyphen = match["mark"] == "-"
    if not (0 < numerator <= _MOST and 0 < denominator <= 1000) or (numerator, denominator) in _SAYINGS:
        return None
    if (numerator == denominator and numerator != 1) or (
        1900 <= numerator <= 2099 and (hyphen or denominator > 10)
    ):
        return None
    if match["denominator"].startswith("0") or match["numerator"].startswith("0"):
        return None
    return numerator, denominator


def _placed(text: str, post: Post, match: re.Match[str], numerator: int, denominator: int) -> Price:
    start, end = match.span()
    low = text.rfind("\n", max(post.char_start, start - NEAR), start)
    low = low + 1 if low >= 0 else max(post.char_start, start - NEAR)
    high = text.find("\n", end, min(post.char_end, end + NEAR))
    high = high if high >= 0 else min(post.char_end, end + NEAR)
    first, last = low, high
    for begin in starts(text, low, high):
        if begin <= start:
            first = begin
        elif begin >= end:
            last = low + len(text[low:begin].rstrip())
            break
    return Price(post, start, end, numerator, denominator, (low, high), (first, last))


class _Fraction(NamedTuple):
    """A fraction that may be a price, with the words around it."""

    context: _Context
    price: Price
    mark: str  # "/", "-", "to"; "" where "evens" is printed
    before: str  # what stands right before it on its line
    after: str
    immediate: bool  # those words are such as stand beside a price
    follows: bool  # it stands among other prices

    @classmethod
    def of(cls, context: _Context, price: Price, match: re.Match[str], last: Price | None) -> _Fraction:
        text, start, end = context.text, price.start, price.end
        before, after = text[max(price.line[0], start - 24) : start], text[end : end + 24]
        return cls(
            context,
            price,
            mark=match["mark"] if "numerator" in match.re.groupindex else "",
            before=before,
            after=after,
            immediate=bool(_AFTER.match(after) or _BEFORE.search(before)),
            follows=_follows(price, last),
        )

    @property
    def near(self) -> tuple[int, int]:
        """From the line above it to the end of its sentence."""
        price = self.price
        return _line_above(self.context.text, price.post, price.line[0]), price.sentence[1]

    @property
    def betting(self) -> bool:
        """Whether betting is spoken of near it."""
        if self.follows:
            return True
        near = self.near
        return (
            self.context.speaks_of_betting(*near)
            or _speaks_of_betting(self.price.post.heading)
            or (self.immediate and self.context.perhaps.within(*near))
        )

    @property
    def racing(self) -> bool:
        """Whether a race is spoken of near it."""
        return self.context.racing.within(*self.near)

    @property
    def bracketed(self) -> bool:
        """Whether it stands in brackets, alone or with what shows a price."""
        after = self.after
        return self.before.endswith("(") and (after.startswith(")") or bool(_AFTER.match(after)))


# A rule says True (a price), False (something else), or None where it cannot tell.
_Verdict = bool | None


def _evens(fraction: _Fraction) -> _Verdict:
    if fraction.mark:
        return None
    return fraction.context.speaks_of_betting(*fraction.price.sentence) or fraction.follows


def _score_or_date(fraction: _Fraction) -> _Verdict:
    price = fraction.price
    return False if _is_something_else(fraction.context.text, price.start, price.end) else None


def _in_words(fraction: _Fraction) -> _Verdict:
    if fraction.mark in ("/", "-"):
        return None
    return fraction.context.betting.within(*fraction.price.sentence)


def _after_a_runner(fraction: _Fraction) -> _Verdict:
    if fraction.mark != "/" or fraction.price.denominator not in _RACING_BOTTOMS:
        return None
    before = fraction.before
    runner = before[:-1].split()[-1:] if before.endswith(" ") else []
    return True if runner and runner[0][:1].isupper() and fraction.racing else None


def _set_off_in_a_race(fraction: _Fraction) -> _Verdict:
    if fraction.mark != "-":
        return None
    closed = fraction.price.denominator in _RACING_BOTTOMS and fraction.after[:1] in {",", ")"}
    if not (closed or fraction.bracketed):
        return None
    return True if fraction.racing or mentions(fraction.price.post.heading or "", _RACING) else None


def _away_from_betting(fraction: _Fraction) -> _Verdict:
    return None if fraction.betting else False


def _beside_words_of_price(fraction: _Fraction) -> _Verdict:
    return True if fraction.immediate else None


def _rating(fraction: _Fraction) -> _Verdict:
    if fraction.mark != "/":
        return None
    return not (fraction.price.denominator == 10 and fraction.price.numerator < 10)


def _set_off(fraction: _Fraction) -> _Verdict:
    return fraction.bracketed or (fraction.price.denominator == 1 and fraction.follows)


# The first rule that can tell decides. The prices of each example are in brackets.
_RULES: Final[tuple[tuple[str, Callable[[_Fraction], _Verdict]], ...]] = (
    ("The bookmakers have [evens] about Ashdale.", _evens),
    ("The bookmakers saw a 3-2 win.", _score_or_date),
    ("The bookmakers offer [10 to 1] on a recount.", _in_words),
    ("In the horse race: Red Ash [7/2], Old Oak [9/2].", _after_a_runner),
    ("The horse race was won by Red Ash ([7-2]).", _set_off_in_a_race),
    ("Turnout is at 13/24, they say.", _away_from_betting),
    ("The bookmakers have Labour at [7/2].", _beside_words_of_price),
    ("The bookmakers gave the debate, frankly, 7/10.", _rating),
    ("The bookmakers met in Ashdale, 4-3.", _set_off),
)


def _is_price(context: _Context, price: Price, match: re.Match[str], last: Price | None) -> bool:
    """Whether the words around a fraction make it a price."""
    fraction = _Fraction.of(context, price, match, last)
    return next(verdict for _, rule in _RULES if (verdict := rule(fraction)) is not None)


def _is_something_else(text: str, start: int, end: int) -> bool:
    """Whether the words next to a fraction make it a score, a date, a share or a page."""
    after = word_after(text, end) if text[end : end + 1] == " " else ""
    if after in _NOT_AFTER or text.startswith(_NOT_AFTER_PHRASES, end + 1):
        return True
    if after == "of" and word_after(text, end + 4) not in {"being", "winning"}:
        return True
    before = word_before(text, start)
    if before in _NOT_BEFORE and not text.endswith("odds on ", max(0, start - 8), start):
        return True
    return before[-1:].isdigit() or (before in {"-", "–"} and word_before(text, start - 2)[-1:].isdigit())


def _speaks_of_betting(heading: str | None) -> bool:
    return heading is not None and mentions(heading[:NEAR], _BETTING)


def _follows(price: Price, last: Price | None) -> bool:
    """Whether a price stands among others: in the same or the next paragraph of the post."""
    return last is not None and last.post is price.post and price.line[0] - last.end < 60


def _line_above(text: str, post: Post, line: int) -> int:
    """Where the last line with words before ``line`` begins."""
    low = max(post.char_start, line - NEAR)
    end = line
    while end > low and text[end - 1].isspace():
        end -= 1
    return max(low, text.rfind("\n", low, end) + 1)
