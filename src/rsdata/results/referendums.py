"""Referendum counts: a heading "ASH RESULT", then ""Yes" wins by 12,345 votes to 10,101.", shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.answers import ANSWERS, are_opposite, is_put_to_voters, opposites
from rsdata.language.lines import Stretch
from rsdata.language.numbers import COUNT, PER_CENT, UNIT, is_per_cent, per_cent, whole
from rsdata.language.parties import party_in_list
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import tagged
from rsdata.model import Post
from rsdata.results.duels import ANY_PARLIAMENT
from rsdata.results.list_rows import Label, ListEntry
from rsdata.results.lists import Tally
from rsdata.results.row_figures import Figure, Span

_NEAR: Final = 400
_MOST: Final = 100  # counts in one post that are read
_SHARE: Final = rf"(?:\s\(\d{{1,2}}(?:\.\d+)?{UNIT}\))?"
# "by 12,345 votes to 10,101", "with 12,345 votes (55%) to No's 10,101", "by 12,345 against 10,101 for Leave"
_COUNT: Final = lazy(
    rf"(?:by|with)\s(?P<votes>{COUNT})(?:\svotes)?{_SHARE},?\s(?:to|against)\s"
    rf"(?:(?:the\s)?[\"“‘']?(?P<before>[A-Z]\w{{1,15}})[\"”’']?(?:s|['’]s?)?\s)?(?P<other>{COUNT})(?![\d,]*\d|"
    rf"\s?%|\.\d)(?:(?:\svotes)?\sfor\s(?:the\s)?[\"“‘']?(?P<behind>[A-Z]\w{{1,15}}|{any_of(ANSWERS)}\b))?"
)
# "“Yes” wins", "Remain has won in Ash" before it
_WINS: Final = lazy(
    r"(?P<quote>[\"“‘'])?\b(?P<option>[A-Z]\w{0,15}(?:\s\w{1,15}){0,2}?)[\"”’']?,?\s(?:has\s|have\s)?"
    r"(?:wins?|won|carries|carried|prevails|takes)\s(?:(?:in|the)\s[^\n.;:]{1,60}?\s)?\Z"
)
# "Ash votes to leave" before it
_VOTES_TO: Final = lazy(
    rf"\b(?:votes?|voted|backs?|backed|chooses|chose|opts|opted)\s(?:to\s|for\s)?(?P<option>{any_of(ANSWERS)})(?:\s\w{{1,15}}){{0,4}}\s\Z"
)
_VOTERS: Final = r"(?:people|voters|residents|electors)"
_SIDE: Final = rf"\s(?:{_VOTERS}\s)?(?:vot(?:es?|ed|ing)\s)?(?:(?:for\s(?!against))|to\s)?[\"“‘']?"
# "for [the new bridge], and 903", "yes [to the plan], with 903"
_WHAT: Final = r"(?:\s(?!(?:and|but|with)\b|to\s\d)[^\W\d][\w'’-]*){0,5}"
# "1,204 voted yes and 903 no", "1,204 for, 903 against", "1,204 Yes votes to 903 No votes"
_BOTH: Final = lazy(
    rf"\b(?P<votes>{COUNT})(?P<people>\s{_VOTERS})?{_SHARE}{_SIDE}(?P<option>{any_of(ANSWERS)})\b[\"”’']?(?:\svotes)?{_SHARE}{_WHAT},?\s(?:(?:and|to|but|with)\s)?"
    rf"(?P<other>{COUNT}){_SHARE}{_SIDE}(?P<behind>{any_of(ANSWERS)})\b",
    re.IGNORECASE,
)
# "On Tuesday it [had failed with] 1,204 no votes to 1,100": beside a new count
_OF_BEFORE: Final = lazy(r"\bhad\s[a-z][^.;:]*\Z")
_ABOUT: Final = lazy(r"\b(?:referendum|turnout|result|total votes|counting area)\b", re.IGNORECASE)
# the option beside a share: "No 42.65%", "42.65% for No"
_OPTION: Final = r"[\"“‘']?(?P<option>[A-Z]\w{0,15})[\"”’']?"
_OPTION_BEFORE: Final = lazy(_OPTION + r"[\s:=(–-]{1,4}\Z")
_OPTION_AFTER: Final = lazy(r"\s?(?:%|per cent)\)?[\s:=–-]{1,3}(?:for\s|voted\s|to\s|backed\s)?" + _OPTION)


def find(analysis: Analysis, post: Post) -> Iterator[Tally]:
    """The counts of a post: two options, each with its votes and, where one fits them, its share."""
    counts = (
        count
        for line in analysis.numbered(post.char_start, post.char_end)
        if len(line.numbers) > 1
        for pattern in (_COUNT, _BOTH)
        for count in pattern.finditer(line.source, line.start, line.end)
    )
    found = False
    for count in islice(counts, _MOST):
        if found and _OF_BEFORE.search(count.string, max(0, count.start() - _NEAR), count.start()):
            continue
        words = analysis.stretch(post.char_start, post.char_end)
        both = "option" in count.re.groupindex
        before = max(words.start, count.start() - 110)
        match = count if both else _said_before(words.source, before, count.start())
        if match is None:
            continue
        votes, other = whole(count["votes"]), whole(count["other"])
        if votes is None or other is None or not votes or (votes < other and not both):
            continue
        option, total = match["option"], votes + other
        if not (option.lower() in ANSWERS or match["quote"]) or party_in_list(option):
            continue
        if not _is_told(words, post, count, both=both, many=total > ANY_PARLIAMENT):
            continue
        share, _ = _share(words, count.start("votes"), count.end(), votes / total * 100)
        against, loser = _share(words, count.start("other"), count.end(), other / total * 100)
        named = "behind" if count["behind"] else "before"
        if count[named] and are_opposite(count[named].lower(), option.lower()):
            loser = count.span(named)
        elif both:
            continue
        elif loser is None or words.source[slice(*loser)].lower() == option.lower():
            loser = _opposite(words, option)
        entries = (
            _entry(words, match.start("option"), match.span("option"), count.span("votes"), votes, share),
            _entry(words, count.start("other"), loser, count.span("other"), other, against, count.end()),
        )
        on_line = "quote" not in match.re.groupindex
        found = True
        yield Tally(
            post, entries, _lead(words, count.start() if on_line else match.start(), of_line=on_line), ""
        )


def _is_told(words: Stretch, post: Post, count: re.Match[str], *, both: bool, many: bool) -> bool:
    """Whether what stands around a count of two answers, ``both`` printed or one, or with shares as
    what people voted, with the heading of its post, tells a referendum."""
    near = words.source[max(words.start, count.start() - _NEAR) : min(words.end, count.start() + _NEAR)]
    both = both and not (count.groupdict().get("people") and PER_CENT.search(count[0]))
    around = f"{(post.heading or '')[:_NEAR]}\n{near}"
    return is_put_to_voters(around, many=many) if both else _ABOUT.search(around) is not None


def _said_before(text: str, start: int, at: int) -> re.Match[str] | None:
    """What says before a count which option has won."""
    return _WINS.search(text, start, at) or _VOTES_TO.search(text, start, at)


def _lead(words: Stretch, at: int, *, of_line: bool) -> str:
    """What stands before a count; ``of_line``: on its line, where anything does."""
    before = words.before(at, 200)
    own = before.rpartition("\n")[2] if of_line else ""
    lead = (own if own.strip() else before).strip(" \n\t\"“‘'")
    return "" if lead.lower() in _ABOUT_A_NUMBER else lead  # "[Some] 1,204 voted"


_ABOUT_A_NUMBER: Final = tagged("about a number")


def _entry(
    words: Stretch,
    start: int,
    option: Span | None,
    place: Span,
    votes: int,
    share: float | None,
    stop: int = 0,
) -> ListEntry:
    """An option and its votes, which are printed at ``place``, perhaps before it; ``stop``: where the count
    ends."""
    name = words.source[slice(*option)].lower() if option else ""
    behind = option is not None and (start > place[0] or place[1] <= option[0] < stop)  # "1,204 voted yes"
    end = option[1] if option and behind else place[1]
    start = min(start, place[0])
    figure = Figure(place[0], *place, end, votes, share, unit=True, tail=end)
    return ListEntry(Label(start, None, option, None, name), figure)


def _share(words: Stretch, start: int, end: int, expected: float) -> tuple[float | None, Span | None]:
    """The share printed in the count or after it that fits the votes, and the option named beside it."""
    text = words.source
    for number in words.numbers_between(start, end + 200):
        value = per_cent(number[0]) if is_per_cent(text, number.end()) else None
        if value is None or abs(value - expected) > (0.06 if "." in number[0] else 0.6):
            continue
        beside = _OPTION_BEFORE.search(text, max(start, number.start() - 24), number.start())
        beside = beside or words.match(_OPTION_AFTER, number.end())
        return value, beside.span("option") if beside else None
    return None, None


def _opposite(words: Stretch, option: str) -> Span | None:
    """Where the other option is printed in the post."""
    for other in opposites(option.lower()):
        word = other.upper() if option.isupper() else other.capitalize()
        place = re.compile(rf"(?<=[\"“‘ ]){word}(?=[\"”’ ])").search(words.source, words.start, words.end)
        if place is not None:
            return place.span()
    return None
