"""Whole numbers and per cent as pages print them: "16,867", "42.10%", "three"."""

from __future__ import annotations

from typing import Final

from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order

MAX_VOTES: Final = 2_000_000_000  # more than any electorate; keeps sums far inside SQLite's 64-bit integers
_LONGEST: Final = 13  # characters of "2,000,000,000"

DIGITS: Final = tuple("0123456789")
# "zero" to "ten", in order of their value.
NUMBER_WORDS: Final = in_order("numbers")
# "16,867" "1,16,867" "16 867" (thin or no-break space) "349" "42.10" "42·1" "42,1" % "16.867"
# (The first digit stands before the choices: a pattern that begins with one set of characters is searched for
# several times faster.)
NUMBER: Final = lazy(
    r"\d(?:\d{0,2}(?:,\d{3})+(?!\d)|\d?,(?:(?:\d\d,){1,3}\d{3}(?![,\d])|\d\d?(?=\s?%))|\d{0,2}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d*(?:[.·]\d+)?)"
)
# "1,16,867": hundreds of thousands as India groups them, as a part of larger patterns
LAKHS: Final = r"\d{1,2}(?:,\d\d){1,3},\d{3}"
# "16,867" "1,16,867" "349": a count, as a part of larger patterns
COUNT: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})+|{LAKHS}|\d{{1,9}})"
# the unit after "42.10", as a part of larger patterns
UNIT: Final = r"\s?(?:%|per\s?cent\b|pc\b)"
PER_CENT: Final = lazy(UNIT)
_DOTTED: Final = lazy(r"[1-9]\d{0,2}\.\d{3}")
_DECIMAL_COMMA: Final = lazy(r"\d{1,2},\d\d?")


def has_no_digits(text: str) -> bool:
    """Whether it is told at once that no number is printed there: ten times faster than a search."""
    return text.isascii() and not (
        "1" in text
        or "2" in text
        or "0" in text
        or "3" in text
        or "4" in text
        or "5" in text
        or "6" in text
        or "7" in text
        or "8" in text
        or "9" in text
    )


def whole(digits: str) -> int | None:
    """The value of "16,867", "16 867" or "349"; None for what cannot be a count of votes."""
    if len(digits) > _LONGEST or _DECIMAL_COMMA.fullmatch(digits):
        return None
    if _DOTTED.fullmatch(digits):
        digits = digits.replace(".", "")
    digits = digits.replace(",", "").replace("\u00a0", "").replace("\u2009", "").replace("\u202f", "")
    if not (digits.isascii() and digits.isdigit()):
        return None
    value = int(digits)
    return value if value <= MAX_VOTES else None


def per_cent(digits: str) -> float | None:
    """The value of "42.10", "42,1"; None outside 0 to 100."""
    digits = digits.replace("·", ".")
    if _DECIMAL_COMMA.fullmatch(digits):
        digits = digits.replace(",", ".")
    if len(digits) > 9 or not digits.isascii() or "," in digits:
        return None
    value = float(digits)
    return value if 0 <= value <= 100 else None


def signed(sign: str | None, value: float) -> float:
    """A value with the sign printed before it: "-", "down "."""
    below = sign is not None and sign.strip().lower() in _BELOW
    return -value if value and below else value


_BELOW: Final = frozenset(
    ("-", "−", "–", "▼", "▽", "↓", "down", "minus", "a fall of", "a drop of", "a decline of", "a decrease of")
)


def is_per_cent(text: str, end: int) -> bool:
    """Whether the number that ends at ``end`` is followed by a per cent sign or words for it."""
    return PER_CENT.match(text, end, end + 12) is not None


def word_value(word: str) -> int | None:
    """The value of "three" or "3"; None for what is neither."""
    low = word.lower()
    if low in NUMBER_WORDS:
        return NUMBER_WORDS.index(low)
    return int(low) if low.isascii() and low.isdigit() else None


# "one" to "ninety-nine", each with its value
_TENS: Final = in_order("tens")
_SMALL: Final = {
    word: value for value, word in enumerate((*NUMBER_WORDS, *in_order("numbers from eleven"))) if value
} | {word: 10 * value for value, word in enumerate(_TENS, 2)}
_BIG: Final = {"hundred": 100, "thousand": 1000}
# "six", "thirty-three", "a hundred", "two thousand": a number in words, as a part of larger patterns
SPELLED: Final = (
    rf"(?:(?:an?|{any_of(_SMALL)})\s{any_of(_BIG)}|hundred|(?:{any_of(_TENS)}[\s-])?{any_of(_SMALL)})"
)


def spelled_value(words: str) -> int | None:
    """The value of "six", "thirty-three", "a hundred"; None for what is no such number."""
    first, _, last = words.lower().replace("-", " ").rpartition(" ")
    if last in _BIG:
        return _BIG[last] * (1 if first in ("", "a", "an") else _SMALL.get(first, 0)) or None
    if last not in _SMALL or (first and first not in _TENS):
        return None
    return _SMALL[last] + (_SMALL[first] if first else 0)


_BOUND: Final = r"(?:under|over|less than|more than|fewer than|at least|up to|above|below|between)\s"
_OR_MORE: Final = r"\s(?:or|and)\s(?:more|over|under|less|fewer|above|below|higher|lower|up|upwards)"
_UNITS: Final = r"\s(?:votes?|seats?|points?|per cent)"
# A band of a number, as a part of larger patterns: "under 40%", "1,000-1,999", "5,000 or more"
BAND: Final = (
    rf"(?:{_BOUND})?£?\d[\d,.]*\s?%?"
    r"(?:\s?(?:to|[-–—]|and|or)\s?\d[\d,.]*\s?%?)?"
    rf"(?:{_UNITS}(?={_OR_MORE}))?(?:{_OR_MORE}|\+)?(?:{_UNITS})?"
)
# A band that says so itself, or is one of shares: "under 40%", "5,000 or more", "30%+", "35 to 40%"
NAMED_BAND: Final = (
    rf"(?:{_BOUND}£?\d[\d,.]*\d?\s?%?"
    r"(?:\s(?:and|to)\s\d[\d,.]*\s?%?)?"
    rf"|\d[\d,.]*\s?%?(?:{_OR_MORE}|\+)"
    r"|\d[\d.]*\s?%?\s?(?:to|[-–—])\s?\d[\d.]*\s?%)"
    rf"(?:{_UNITS})?"
)
# Behind who wins: by how much: "Labour [to win by more than 3,000]"
BY_MARGIN: Final = lazy(rf"\s(?:to\swin|winning|wins)\sby\s(?:a\smajority\sof\s)?{BAND}", words=("by",))
# Behind who wins, alone: "Labour [by 5 points or more]"
BY_SO_MUCH: Final = lazy(rf"\sby\s(?:a\smajority\sof\s)?{BAND}\Z")
