"""Numbers as results print them: votes, shares, changes.

A figure is read with what stands next to it, since the neighbours tell votes from money, dates, times, ages,
scores and fractions.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from rsdata.language.lines import Stretch
from rsdata.language.numbers import NUMBER, PER_CENT, UNIT, is_per_cent, per_cent, signed, whole
from rsdata.language.patterns import lazy, word_after
from rsdata.language.word_lists import tagged

# " votes", " ballots" after "16,867"
_UNIT: Final = lazy(r"\s{1,3}(?:valid\s)?(?:first[- ]preference\s)?(?:votes?|ballots?)\b", re.IGNORECASE)
# "(42.10%, -14.39%)" "[54.6%, +23.6]" " - 42.1%" ", 42.10 per cent" "42.1% (up 3.2)" after "16,867"
_SHARE: Final = lazy(
    rf"\s{{0,3}}[,;:–—-]?\s{{0,3}}[(\[]?\s{{0,2}}(?P<share>\d{{1,3}}(?:\.\d{{1,4}})?){UNIT}",
    re.IGNORECASE,
)
# "(37.5; -1.5)" "(42.1)": a share that has lost its unit
_BARE_SHARE: Final = lazy(r"\s{0,3}[(\[]\s?(?P<share>\d{1,3}\.\d{1,3})(?=\s?[)\],;])")
# ", -14.39%" "; +11.2" " (+2.7)" ", up 3.2" after "42.10%"
_CHANGE: Final = lazy(
    r"\s?[)\]]?\s?[,;:/|]?\s?[(\[]?\s?(?P<sign>[+\-−–]|up\s|"
    r"down\s)\s?(?P<change>\d{1,3}(?:\.\d{1,4})?)(?![\d.,]*\d)"
    rf"(?:{UNIT})?",
    re.IGNORECASE,
)
# "(-14.39%)" straight after the votes: a change without a share
_LONE_CHANGE: Final = lazy(
    rf"\s?[(\[](?P<sign>[+\-−–]|up\s|down\s)(?P<change>\d{{1,3}}(?:\.\d{{1,4}})?)(?:{UNIT})?(?=\s?[)\]])"
)
# "(16,867 votes)" after a share that stands before its votes
_VOTES_AFTER_SHARE: Final = lazy(r"\s{0,3}[,;:–—-]?\s{0,3}[(\[]?\s{0,2}(?:with\s|or\s)?(?=\d)")
# what a number is of, when it is not of votes: "307 seats", "37 years", "3,000 more votes"
_NOT_VOTES: Final = tagged("units that are no votes")
# what follows "votes", when they are a difference: "2,850 votes ahead"
_NOT_COUNTED: Final = tagged("after votes not counted")
_BEFORE_VOTES_NOT: Final = frozenset("£$€#@/+-−–.:,’'&=*^_~\\")
_AFTER_VOTES_NOT: Final = frozenset(":%/°½¼¾€£_^")


class Figure(NamedTuple):
    """Votes with the share and change printed beside them; ``end`` is the end of the last value.

    ``votes_start``/``votes_end`` hold the votes alone. ``bare`` says the share had no unit, so that only
    arithmetic can tell whether it is one; ``unit`` says the word "votes" is printed.
    """

    start: int
    votes_start: int
    votes_end: int
    end: int
    votes: int
    share: float | None = None
    change: float | None = None
    bare: bool = False
    unit: bool = False
    dotted: bool = False  # "16.867": a decimal, or thousands by a full stop
    tail: int = 0  # where reading goes on: after the value, its unit and its closing bracket


def read(line: Stretch, number: re.Match[str]) -> Figure | None:
    """The figure whose votes, or whose share before them, are a number of a line."""
    text, (start, end), limit = line.source, number.span(), line.end
    if is_per_cent(text, end):
        return _share_first(line, number)
    votes = _votes(number)
    if votes is None:
        return None
    unit = _UNIT.match(text, end, limit)
    after = unit.end() if unit else end
    share_match = _SHARE.match(text, after, limit)
    bare = False
    if share_match is None and (bare_match := _BARE_SHARE.match(text, after, limit)):
        share_match, bare = bare_match, True
    share, change, last = None, None, end
    if share_match is not None:
        share = per_cent(share_match["share"])
        after = share_match.end()
        change, after = _change(text, after, limit)
        if share is not None:
            last = after
        else:
            change = None  # "(999%, +1%)": absurd, and so is what goes with it
    elif lone := _LONE_CHANGE.match(text, after, limit):
        change, last = _signed(lone["sign"], lone["change"]), lone.end()
        after = last
    return Figure(
        start, start, end, last, votes, share, change, bare, unit is not None, "." in number[0], after
    )


def _share_first(line: Stretch, first: re.Match[str]) -> Figure | None:
    """ "42.10% (16,867 votes)" """
    text, limit = line.source, line.end
    share = per_cent(first[0])
    percent = PER_CENT.match(text, first.end(), limit)
    gap = _VOTES_AFTER_SHARE.match(text, percent.end(), limit) if percent else None
    number = NUMBER.match(text, gap.end(), limit) if gap else None
    if share is None or number is None or is_per_cent(text, number.end()):
        return None
    votes = _votes(number)
    unit = _UNIT.match(text, number.end(), limit)
    if votes is None or not (unit or votes > 100):
        return None
    after = unit.end() if unit else number.end()
    return Figure(
        first.start(), *number.span(), number.end(), votes, share,
        unit=unit is not None, dotted="." in number[0], tail=after,
    )  # fmt: skip


def _votes(number: re.Match[str]) -> int | None:
    """A number as votes, unless its neighbours say that it counts something else."""
    text, (start, end) = number.string, number.span()
    before = text[start - 1] if start else " "
    if before == ":" and start > 1 and (text[start - 2].isalpha() or text[start - 2] == ")"):
        before = " "  # "Lab:1,234"
    if before.isalnum() or before in _BEFORE_VOTES_NOT:
        return None
    after = text[end : end + 2]
    if after:
        if after[0].isalnum() or after[0] in _AFTER_VOTES_NOT:
            return None
        if after[0] in ",.:-−–'’" and len(after) == 2 and after[1].isalnum():
            return None
    word = word_after(text, end)
    if word in {"vote", "votes"}:
        word = word_after(text, end + 1 + len(word)) if text[end : end + 1] == " " else ""
        if word in _NOT_COUNTED:
            return None
    elif word in _NOT_VOTES or (word == "of" and word_after(text, end + 3) == "the"):
        return None
    return whole(number[0])


def _change(text: str, end: int, limit: int) -> tuple[float | None, int]:
    """The change printed after a share that ends at ``end``, and its end; (None, ``end``) where none is."""
    match = _CHANGE.match(text, end, limit)
    if match is None:
        return None, end
    gap = match.start("change") - match.end("sign")
    bracketed = text[end : match.start("sign")].strip() != "" or match["sign"].strip().isalpha()
    if gap and not bracketed:  # "42.1% - 3 candidates"
        return None, end
    change = _signed(match["sign"], match["change"])
    return (change, match.end()) if change is not None else (None, end)


def _signed(sign: str, digits: str) -> float | None:
    value = per_cent(digits)
    return signed(sign, value) if value is not None else None
