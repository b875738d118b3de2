"""Where prices stand: fractions that are a bookmaker's, told from dates, scores, ranges and shares.

A fraction is a price only where betting is spoken of, in its sentence, its paragraph or the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
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


def _is_price(context: _Context, price: Price, match: re.Match[str], last: Price | None) -> bool:
    """Whether the words around a fraction make it a price."""
    text, post, start, end = context.text, price.post, price.start, price.end
    if "numerator" not in match.re.groupindex:
        return context.speaks_of_betting(*price.sentence) or _follows(price, last)
    before, after = text[max(price.line[0], start - 24) : start], text[end : end + 24]
    if _is_something_else(text, start, end):
        return False
    near = _line_above(text, post, price.line[0]), price.sentence[1]
    immediate = bool(_AFTER.match(after) or _BEFORE.search(before))
    betting = _follows(price, last) or context.speaks_of_betting(*near) or _speaks_of_betting(post.heading)
    betting = betting or (immediate and context.perhaps.within(*near))
    if match["mark"] == "/":
        rating = price.denominator == 10 and price.numerator < 10
        runs = before[:-1].split()[-1:] if before.endswith(" ") else []
        if (
            runs
            and runs[0][:1].isupper()
            and price.denominator in _RACING_BOTTOMS
            and context.racing.within(*near)
        ):
            return True
        return betting and (immediate or not rating)
    if match["mark"] == "-":
        bracketed = before.endswith("(") and (after.startswith(")") or bool(_AFTER.match(after)))
        set_off = bracketed or (price.denominator in _RACING_BOTTOMS and after[:1] in {",", ")"})
        if set_off and (context.racing.within(*near) or mentions(post.heading or "", _RACING)):
            return True
        return betting and (immediate or bracketed or (price.denominator == 1 and _follows(price, last)))
    return context.betting.within(*price.sentence)


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
