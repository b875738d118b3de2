"""The forms in which a price is printed, and what each is worth.

4/11  8-11  10 to 1 10s fractional: profit to stake
six to four             fractional, in words
evens  EVS  even money  fractional, 1/1
1.36                    decimal: what a stake of 1 returns
-275  +450              American: the stake for a profit of 100, the profit for a stake of 100
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from rsdata.language.lines import Stretch
from rsdata.language.numbers import SPELLED, spelled_value
from rsdata.language.patterns import lazy
from rsdata.model import PriceFormat
from rsdata.named_tuples import NamedTuple

_MOST: Final = 100_000  # the longest price believed
_SPREAD: Final = 21
_SMALLER: Final = 40  # the smaller of two numbers that are a price, "40/85"
_LARGEST_ABOVE: Final = 100  # the larger, where the other is not one: "100/30"
_SAME: Final = 0.02  # which part two forms of one price differ by
_NEAREST: Final = 0.03  # ... and a decimal and the fraction of bookmakers that is nearest to it
_BETWEEN_FORMS: Final = " \t\u00a0,;:.|/–—=…•·()[]"
_OR: Final = frozenset(("", "or", "a"))  # "1.36 [or] 4/11", "1.36 ([a] 4/11 chance)"
_MONTHS: Final = 12
_SAYINGS: Final = frozenset(
    {(24, 7), (9, 11), (7, 7), (50, 50), (11, 9), (7, 24), (360, 365), (20, 20), (4, 4)}
)

_EVENS: Final = r"[Ee]ven(?:s|[ -]money)\b|EVENS?\b|EVS\b|[Ee]vs\b"
EVENS: Final = lazy(_EVENS, words=("vens", "ven money", "ven-money", "VEN", "EVS", "vs"))
# What an American price begins with, as a part of larger patterns
SIGN: Final = r"(?:[+−–-]|minus\s|plus\s)"
# between a price of an earlier time and the one of now: "4/6 [→] 5/4", as a part of larger patterns
ARROWS: Final = tuple("→⇒➔➝►»➡>")
ARROW: Final = r"(?:[→⇒➔➝►»➡]\ufe0f?|[-=–—]{0,2}>{1,2})"
_FORMS: Final = lazy(
    rf"(?P<evens>{_EVENS})"
    r"|(?P<numerator>\d{1,3}(?:,\d{3})?|\d{4,6})"
    r"(?P<mark>[/-]|(?<=\b[13])/\s(?=[24]\b)|\s?-?to-?\s?|(?:(?<=[ta][ot]\s\d)|(?<=[ta][ot]\s\d\d)(?<!\d\sto\s\d\d))s)"
    r"(?P<denominator>\d{1,4}|one\b|(?<=\ds))(?!(?!j?[fF]\b)\w|[/%]|[.,]\d|-\w)"
    rf"|(?P<american>{SIGN}(?:\d{{1,2}},\d{{3}}|\d{{3,5}}))(?![\w/%.,]*\d)"
    r"|(?<![Oo]ver\s)(?<![Uu]nder\s)(?<!than\s)(?P<decimal>\d{1,4}\.\d{1,2})(?![\d%]|\s?(?:per|pc|am|pm)\b|\s?(?:[-–—]|to)\s?\d[\d.]*\s?%)"
)
# "six to four", "seven-to-two", "a hundred to one"
SPELLED_OUT: Final = lazy(
    rf"\b(?P<numerator>{SPELLED})(?P<mark>\sto\s|-to-)(?P<denominator>{SPELLED})\b(?!-\w)", re.IGNORECASE
)
# "each-way at [1/4 odds for three places]": what is paid for a place
PLACE_TERMS: Final = lazy(
    r"\b1/[2-6]\s(?:of\s)?(?:the\sodds|odds,?\s(?:a\splace|(?:(?:for|on)\s)?(?:the\s)?(?:(?:first|top)\s)?(?:\d|two|three|four|five|six)\b))",
    words=("1/",),
)
# how what is spelled out ends: looked for first
SPELLED_ENDS: Final = lazy(r"to[ -](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|thirty)\b")
# A decimal and a fraction side by side with nothing between: "1.364/11"
_GLUED: Final = lazy(r"(?P<whole>\d{1,4})\.(?P<digits>\d{2,5})/(?P<denominator>\d{1,3})(?![\w/%])")

_DOLLARS: Final = lazy(r"\d{1,4}(?:\.\d{2})?(?![\w/%]|[.,]\d|\s?(?:million|billion|thousand|bn|m|k)\b)")
_BEGINS: Final = lazy(r"(?:[+\-−–]|\b(?:minus|plus)\s)?\d|[Ee][Vv]")  # a price may begin there
_NUMBER: Final = lazy(r"[+\-−–]?\d+(?:[.,]\d+)*")
_ALONE: Final = lazy(r"\d{1,4}")


class Worth(NamedTuple):
    """A price: where the printed form that counts stands, its form, and its value."""

    start: int
    end: int
    form: PriceFormat
    numerator: int | None
    denominator: int | None
    decimal: float
    opens: int = -1  # where it begins to be printed, if that is before: "1.36" of "1.364/11"
    closes: int = -1  # where it ends to be printed, if that is behind: "(1.36)" of "4/11 (1.36)"
    mark: str = ""  # what parts its two numbers: "/", "-", "to"

    @property
    def first(self) -> int:
        return self.start if self.opens < 0 else self.opens

    @property
    def last(self) -> int:
        return max(self.end, self.closes)

    @property
    def span(self) -> tuple[int, int]:
        return self.first, self.last

    @property
    def is_signed(self) -> bool:
        """Whether it is printed with a sign, of plus, minus or dollars: much else is."""
        return self.form == "american" or (self.form == "decimal" and self.opens >= 0)

    @property
    def fractional(self) -> str | None:
        return f"{self.numerator}/{self.denominator}" if self.numerator is not None else None


def fraction(start: int, end: int, numerator: int, denominator: int) -> Worth:
    return Worth(start, end, "fractional", numerator, denominator, numerator / denominator + 1)


def fraction_of(match: re.Match[str]) -> Worth | None:
    """The price that a numerator, a mark and a denominator are; None where they are something else."""
    if match["numerator"][0] == "0" or match["denominator"].startswith("0"):
        return None
    numerator, denominator = _whole(match["numerator"]), _whole(match["denominator"] or "1")  # "10s"
    if numerator == denominator and not match["numerator"][0].isdigit():
        return None  # "one to one"
    if not _is_believed(numerator, denominator, hyphen=match["mark"] == "-"):
        return None
    return fraction(*match.span(), numerator, denominator)._replace(mark=match["mark"].strip())


def _whole(printed: str) -> int:
    """The value of "1,000", "one" or "thirty-three"; 0 where it has none."""
    return int(printed.replace(",", "")) if printed[0].isdigit() else spelled_value(printed) or 0


def _is_believed(numerator: int, denominator: int, *, hyphen: bool) -> bool:
    """Whether two numbers may be a price: no day without end, no year, no share of a whole."""
    if not (0 < numerator <= _MOST and 0 < denominator <= 1000) or (numerator, denominator) in _SAYINGS:
        return False
    lower, higher = sorted((numerator, denominator))
    if lower > _SMALLER or (numerator > _LARGEST_ABOVE and denominator > 1):
        return False  # "145/148", "112-3"
    if denominator > 1 and numerator % denominator == 0:
        return False  # "24/12" is 2/1 to a bookmaker
    if denominator == _MONTHS and numerator > 1:
        return False  # "31/12", "7/12 of the vote"
    if hyphen and lower > _SPREAD and higher < 1.5 * lower:
        return False  # "212-218": where a spread is bought and sold; "55-45": how a hundred are split
    return not (1900 <= numerator <= 2099 and (hyphen or denominator > 10))


def price_at(text: str, at: int, stop: int, *, fills_a_cell: bool = False) -> Worth | None:
    """The price in any form that begins at a place; ``fills_a_cell``: what stands before it is another's."""
    before = "" if fills_a_cell else text[at - 1 : at]
    if before.isalnum() or before in {"_", "/", "£", "€", "#"}:
        return None
    if before == "$":
        return _dollars_at(text, at, stop)
    glued = glued_at(text, at, stop)
    if glued is not None:
        return glued
    match = _FORMS.match(text, at, stop)
    if match is None or (not match[0].isascii() and match["american"] is None):
        return None
    start, end = match.span()
    if match["evens"]:
        return fraction(start, end, 1, 1)
    if match["numerator"]:
        return fraction_of(match)
    if match["american"]:
        number = int(match["american"].split()[-1].lstrip("+-−–").replace(",", ""))
        if number < 100:
            return None
        decimal = 1 + number / 100 if match["american"][0] in "+p" else 1 + 100 / number
        return Worth(start, end, "american", None, None, decimal)
    decimal = float(match["decimal"])
    return Worth(start, end, "decimal", None, None, decimal) if decimal > 1 else None


def _dollars_at(text: str, at: int, stop: int) -> Worth | None:
    """The decimal price of "$1.36" or "$21", of which the sign is no part."""
    match = _DOLLARS.match(text, at, stop)
    decimal = float(match[0]) if match else 0.0
    return Worth(at, match.end(), "decimal", None, None, decimal, at - 1) if match and decimal > 1 else None


def glued_at(text: str, at: int, stop: int) -> Worth | None:
    """The fraction of "1.364/11": the digits are parted where the two are the same price."""
    match = _GLUED.match(text, at, stop)
    if match is None:
        return None
    digits, denominator = match["digits"], int(match["denominator"])
    for decimals in (2, 1):
        numerator = digits[decimals:]
        if not numerator or numerator[0] == "0" or not denominator:
            continue
        decimal = float(f"{match['whole']}.{digits[:decimals]}")
        if abs(int(numerator) / denominator + 1 - decimal) <= _NEAREST * decimal:
            start = match.start("digits") + decimals
            glued = fraction(start, match.end(), int(numerator), denominator)
            return glued._replace(opens=match.start(), mark="/")
    return None


def finditer(text: str, start: int, stop: int, *, whole: bool = False) -> list[Worth]:
    """The prices in ``start:stop``, none inside another; ``whole``: whole numbers are decimal prices too."""
    found: list[Worth] = []
    at = start
    for match in _BEGINS.finditer(text, start, stop):
        place = match.start()
        if place < at:
            continue
        worth = price_at(text, place, stop)
        if worth is None and match[0][0] in "+-−–":
            worth = price_at(text, place + 1, stop)
        if worth is not None:
            found.append(worth)
            at = worth.end
        elif match[0][-1].isdigit():
            number = _NUMBER.match(text, place, stop)
            at = number.end() if number else at
            beside = text[at : at + 1], text[place - 1 : place]
            clock = ":" in beside or beside[0].isalpha()  # "9:30", "9am"
            if (
                whole
                and number
                and not clock
                and (alone := _ALONE.fullmatch(number[0]))
                and 1 < int(alone[0]) < 2000
            ):
                found.append(Worth(place, number.end(), "decimal", None, None, float(alone[0])))
    return found


def once(text: str, worths: Sequence[Worth]) -> list[Worth]:
    """Prices printed in two forms, "4/11 (1.36)", each as one; the fraction counts."""
    found: list[Worth] = []
    for worth in worths:
        before = found[-1] if found else None
        whole = _WHOLE_BEFORE.search(text, max(0, worth.start - _SHORT), worth.start)
        if whole is not None and worth.form == "fractional" and _is_the_same(whole, worth):
            found.append(worth._replace(opens=whole.start("number")))
        elif (
            before is None
            or before.form == worth.form
            or text[before.last : worth.first].strip(_BETWEEN_FORMS) not in _OR
            or abs(before.decimal - worth.decimal) >= _SAME * before.decimal
        ):
            found.append(worth)
        elif worth.form == "fractional":
            found[-1] = worth._replace(opens=before.first)
        else:
            found[-1] = before._replace(closes=worth.last)
    return found


_WHOLE_BEFORE: Final = lazy(r"(?<![\w.,/])(?P<number>\d{1,4})(?P<chance>(?:\.\d)?%)?\s\(\Z")  # "20 (19/1)"


def _is_the_same(before: re.Match[str], worth: Worth) -> bool:
    """Whether a number before a bracket is the price in it as a decimal, or its chance: "83% (1/5)"."""
    number = float(before["number"])
    return abs(number - 100 / worth.decimal) < 1 if before["chance"] else number == worth.decimal


_SHORT: Final = 8


def printed_on(line: Stretch, *, whole: bool = False) -> list[Worth]:
    """What is printed like a price on a line, in figures or in words, in order of place."""
    found = finditer(line.source, line.start, line.end, whole=whole)
    if SPELLED_ENDS.search(line.source, line.start, line.end):
        spelled = map(fraction_of, SPELLED_OUT.finditer(line.source, line.start, line.end))
        found = sorted([*found, *(worth for worth in spelled if worth)], key=attrgetter("start"))
    return found


_FOR_A_PLACE: Final = lazy(r"\s(?:the\s)?odds\b(?![ -]on)")  # "1/4 [the odds], three places"


def prices_of_list(line: Stretch, *, whole: bool = False) -> list[Worth]:
    """The prices on a line of a list: where one has a slash, what else has a hyphen or a "to" is a band."""
    worths = [
        worth
        for worth in once(line.source, printed_on(line, whole=whole))
        if not _FOR_A_PLACE.match(line.source, worth.end)
    ]
    slashed = [worth for worth in worths if worth.mark == "/"]
    if not slashed:
        return worths
    return [
        worth
        for worth in worths
        if worth in slashed or worth.form == "decimal" or line.source[worth.start] in "eE"
    ]


def has_its_chance(text: str, worth: Worth) -> bool:
    """Whether the chance that a price stands for is printed behind it: "8.4 [(11.9%)]"."""
    said = _CHANCE.match(text, worth.end, worth.end + 30)
    return said is not None and abs(float(said["chance"]) - 100 / worth.decimal) < 1


_CHANCE: Final = lazy(r"\]?[\s(,–—-]+(?:an?\s|implied\s)*(?P<chance>\d\d?(?:\.\d+)?)%", words=("%",))


def are_one_book(worths: Sequence[Worth]) -> bool:
    """Whether prices may be one book: in one form, and decimals with chances that add up to about one."""
    forms = {worth.form for worth in worths}
    if forms != {"decimal"}:
        return "decimal" not in forms
    return len(worths) < 2 or 0.7 < sum(1 / worth.decimal for worth in worths) < 2
