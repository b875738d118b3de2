"""The figures of a row of results, behind its label: votes, share, change, in any order and any form.

1,904 30.7% (+3.2)      41.3% (48,211)      412 [30.7%, -17.8%]      14,209 votes, 39.7 per cent, new
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rsdata.language.line_shapes import YEAR
from rsdata.language.numbers import COUNT, LAKHS, NUMBER_WORDS, signed, whole, word_value
from rsdata.language.patterns import any_of, lazy, word_before
from rsdata.language.word_lists import in_order
from rsdata.named_tuples import NamedTuple

Span = tuple[int, int]


class Figure(NamedTuple):
    """Votes with the share and change printed beside them; ``end`` is the end of the last value.

    ``votes_start``/``votes_end`` hold the votes alone. ``bare`` says the share had no unit, so that only
    arithmetic can tell whether it is one; ``rise`` that the change has no sign; ``unit`` that "votes" is
    printed, ``preferential`` that they are first preferences. Where a share alone is printed (not
    ``counted``), it stands for the votes: so many of ten thousand.
    """

    start: int
    votes_start: int
    votes_end: int
    end: int
    votes: int
    share: float | None = None
    change: float | None = None
    bare: bool = False
    rise: bool = False
    unit: bool = False
    preferential: bool = False
    dotted: bool = False  # "16.867": a decimal, or thousands by a full stop
    counted: bool = True
    tail: int = 0  # where reading goes on: after the value, its unit and its closing bracket

    def printed(self, text: str) -> str:
        """The votes as they are printed."""
        return text[self.votes_start : self.votes_end]


_UNIT: Final = r"\s?(?:%|per\s?cent\b|pc\b|pts?\b|points?\b|ppts?\b|pp\b|percentage\spoints?\b)"

_NTH: Final = (
    "(?:\\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)"
)
# "on count 4", "at the first count", "after the third stage": where somebody was elected, or went out
_COUNT: Final = "(?:count|stage|round)"
_ON_A_COUNT: Final = rf"(?:(?:on|at|in|after)\s(?:the\s)?)?(?:{_NTH}\s{_COUNT}|{_COUNT}\s\d{{1,2}})\b"

# What is never more than what stands between figures.
_BETWEEN: Final = r"\s()\[\],;:|/=•.—"
# "majority 408", "408 ahead", "wins by 408", "was 42.2%": no figure of a row's own
_LEAD: Final = r"(?:maj|majority|plurality|lead|margin|cushion)"
_MARGIN: Final = (
    rf"(?:(?:an?\s(?:[a-z]+\s)?)?{_LEAD}(?:\s(?:of|is|was))?[\s:=.]{{1,2}}|(?:wins|won|winning|lost|loses)\sby\s){COUNT}(?:\svotes?)?\b"
    r"|(?:was|previously|(?:up\s|down\s)?from|last\stime)\s\d{1,2}(?:[.·]\d+)?\s?(?:%|per\s?cent\b)"
    rf"|(?:(?<=[,;–—-]\s)|(?<=[(\[])){COUNT}\s(?:(?:votes?|ballots?|(?:ballot\s)?papers?)\s)?(?:(?:were\s)?(?:spoilt|spoiled|rejected|invalid)|{_LEAD}|ahead|behind|clear|more|fewer|short)\b(?:\s(?:of|than)\b)?"
)
# What a row of figures is made of, behind the label. (What most often stands there is told by one character.)
TOKEN: Final = lazy(
    lambda: (
        rf"(?![{_BETWEEN}])(?:(?P<margin>(?<!\w){_MARGIN})|(?P<seats>(?<!\w)(?:won\s)?(?:{any_of(NUMBER_WORDS)}|no|\d{{1,3}})\s(?:list\s)?seats?\b|(?<=%,\s)\d{{1,2}}\selected\b)"
        r"|(?P<sign>\+\s?|[\-−–±]|[▲△↑▼▽↓]\s?|\bup\s|\bdown\s|\bplus\s|\bminus\s"
        r"|\ba\s(?:fall|drop|decline|decrease|rise|gain|increase)\sof\s)?"
        rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d|,\d{{3}})|{LAKHS}(?![,\d]\d)|"
        r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d|[.·]\d|\s?%)"
        r"|\d{1,2},\d{1,2}(?=\s?%|\s*(?:[|\t\n)]|\Z))|\d+(?:[.·]\d+)?"  # "45,1 %"
        # "up four points"
        rf"|(?:(?<=\bup\s)|(?<=\bdown\s)){any_of(NUMBER_WORDS)}(?=\s(?:percentage\s)?points?\b))"
        rf"(?:(?P<unit>{_UNIT})|(?!\w|/(?!\d{{1,3}},\d{{3}}|\d{{3}}|[-–—](?!\d))|[-–−:]\d))"
        rf"|(?P<none>(?<!\w){any_of(in_order('no change printed'))}(?![\w]))"
        rf"|(?P<won>(?:\*{{0,2}}{any_of(in_order('marks of the elected'))}(?:\*\*)?|(?-i:[XE*]))(?!\w))"
        r"|(?P<votes>(?:valid\s|primary\s|first[- ]preference\s)?(?:votes?|ballots?)\b"
        r"|first[ -]preferences?\b)"
        rf"|(?P<count>(?<!\w){_ON_A_COUNT}))"
        rf"|(?P<filler>[{_BETWEEN}–-]|(?<!\w){any_of(in_order('between figures'))}(?!\w))"
    ),
    re.IGNORECASE,
)

# "1,204 [first preferences]", "1,204 [on the first count]"
_FIRST: Final = lazy(r"primary|(?:\w+\s){0,2}(?:first|1st)[- ]|(?:\w+\s){0,2}count\s1\b", re.IGNORECASE)
_TELEPHONE: Final = lazy(r"0\d")  # or an hour: no count
_DECIMAL: Final = lazy(r"\d{1,3}[.·]\d{1,4}\Z|\d{1,2},\d{1,2}\Z")


# a figure, further counts behind its votes, and whether it is marked as of somebody elected
Figures = tuple[Figure, tuple[Figure, ...], bool]


def figures_between(text: str, start: int, end: int) -> Figures | None:
    """The figures that fill ``start:end``; None where there are other words, or neither votes nor a share."""
    tokens = tokens_between(text, start, end)
    return figures_of(text, tokens) if tokens is not None else None


def figures_of(text: str, tokens: Sequence[re.Match[str]]) -> Figures | None:
    """The figures of a row, of votes or of a share alone."""
    counts, shares, changes = _sorted(text, tokens)
    if not (counts or shares):
        return None
    first, *others = counts or shares
    votes = _whole(first) if counts else round(100 * (_value(first) or 0))
    if votes is None:
        return None
    share, change = shares[0] if shares else None, changes[0] if changes else None
    worded = [token for token in tokens if token["votes"] or token["count"]]
    figure = Figure(
        min(token.start("number") for token in (first, *shares)),
        *first.span("number"),
        max(max(token.end("number"), token.end("unit")) for token in (first, share, change) if token),
        votes,
        _value(share) if share else None,
        _value(change) if change else None,
        bare=share is not None and not share["unit"],
        rise=change is not None and not change["sign"],
        unit=any(token["votes"] for token in worded),
        preferential=any(_FIRST.match(token["votes"] or token["count"]) for token in worded),
        dotted=bool(counts) and "." in first["number"],
        counted=bool(counts),
        tail=tokens[-1].end(),
    )
    more = [
        Figure(token.start("number"), *token.span("number"), token.end("number"), number, tail=token.end())
        for token in others
        if (number := _whole(token)) is not None
    ]
    return figure, tuple(more), any(token["won"] for token in tokens)


def _sorted(
    text: str, tokens: Sequence[re.Match[str]]
) -> tuple[list[re.Match[str]], list[re.Match[str]], list[re.Match[str]]]:
    """The counts among the pieces of figures, the share, and what may be the change."""
    counts: list[re.Match[str]] = []
    shares: list[re.Match[str]] = []
    changes: list[re.Match[str]] = []
    unchanged = False
    for token in tokens:
        if token["seats"] and shares:
            break  # "29.6%, up 9; 182 seats, up 51"
        if token["number"] is None:
            unchanged = unchanged or (token["none"] is not None and bool(shares))
            continue
        what = "change" if not counts and _is_no_change(token, shares) else _what(token, bool(shares))
        if what == "count":
            if (counts or shares) and YEAR.fullmatch(token["number"]):
                if _IN_ANOTHER_YEAR.match(text, token.start() - 1):
                    break  # "44.1% (2019 – 40.2%)"
                if shares and word_before(text, token.start()) in _BEFORE_A_YEAR:
                    continue  # "44.1%, up 3 points on 2019"
            if len(counts) == 1 and _is_before_votes(text, counts[0], token):
                counts = []
            if not counts or _goes_on(text, counts[-1], token):
                counts.append(token)
        elif what == "share" and not shares:
            shares.append(token)
        elif what != "none" and not unchanged:
            changes.append(token)
    if not counts:
        changes = _sure_changes(changes, shares)
    return counts, shares, changes


def _sure_changes(changes: Sequence[re.Match[str]], shares: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Those of what may be changes that are no second share: not "44.1% 40.2%"."""
    return [token for token in changes if _is_no_change(token, shares) or _what(token, True) == "change"]


def _is_no_change(token: re.Match[str], shares: Sequence[re.Match[str]]) -> bool:
    """Whether a nought behind a share is the change: "10% (0)", for whoever has a share has votes."""
    return token[0] == "0" and bool(shares) and bool(_value(shares[0]))


_IN_ANOTHER_YEAR: Final = lazy(r"[(\[]\d{4}(?:\s?[:=–—-]|\s\d)")
_BEFORE_A_YEAR: Final = frozenset(("on", "since", "from", "in"))


def _goes_on(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether two counts stand side by side as votes of one party: "2,307, 2,257 and 2,125"."""
    between = text[before.end("number") : after.start("number")]
    return between.strip() in {",", "and", ", and", "/", "&"}


def _is_before_votes(text: str, first: re.Match[str], after: re.Match[str]) -> bool:
    """Whether a number is of seats, or of a count, in a column before votes: "Labour 45 12,304"."""
    between = text[first.end("number") : after.start("number")]
    return between == " " and len(first["number"]) < 3 and "," in after["number"]


def _what(token: re.Match[str], shared: bool) -> str:
    """What a number is: a count, a share, a change."""
    unit = (token["unit"] or "").strip().lower()
    if unit.startswith(("pt", "point", "pp", "percentage")):
        return "change"
    if token["sign"] and (unit or shared or _DECIMAL.match(token["number"])):
        return "change"
    if unit or (_DECIMAL.match(token["number"]) and not _thousands(token["number"])):
        return "share"
    return "none" if token["sign"] else "count"


def _thousands(number: str) -> bool:
    """Whether a number may have its thousands marked by a full stop: "12.481"."""
    return len(number.rpartition(".")[2]) == 3 and "·" not in number


def _whole(token: re.Match[str]) -> int | None:
    return None if _TELEPHONE.match(token["number"]) else whole(token["number"].replace(" ", ""))


def _value(token: re.Match[str]) -> float | None:
    number = as_decimal(token["number"])
    return None if number > 100 else signed(token["sign"], number)


def as_decimal(printed: str) -> float:
    """The value of "45.1", "45·1", "45,1", "1,204", "four"."""
    spelled = word_value(printed) if printed.isalpha() else None  # digits may be too many for an int
    if spelled is not None:
        return float(spelled)
    mark = "." if _DECIMAL.match(printed) else ""
    return float(printed.replace("·", ".").replace(",", mark).replace(" ", ""))


def tokens_between(text: str, start: int, end: int) -> list[re.Match[str]] | None:
    """The pieces of figures that fill ``start:end``, with the words that belong to them; None where others
    do."""
    tokens = []
    while start < end:
        token = TOKEN.match(text, start, end)
        if token is None:
            return None
        tokens.append(token)
        start = token.end()
    return tokens
