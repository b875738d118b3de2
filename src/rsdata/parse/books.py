"""A book: who takes the bets, what they are on, and whether that is a contest of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from rsdata.model import Contest, Source
from rsdata.parse.contests import Field, tokens
from rsdata.parse.parties import longest_party

# a word that may begin a bookmaker's name
_WORD: Final = re.compile(r"@?[A-Za-z0-9][\w]*")
# "bookmakers Smith and Sons", "bookies Joe Bloggs": whoever is called one
_CALLED: Final = re.compile(
    r"\b(?:[Bb]ookmakers?|[Bb]ookies?|[Bb]etting (?:firm|company|exchange|site))\s"
    r"(?P<name>@?[A-Z][\w'&-]{1,20}(?:\s(?:&|and)?\s?[A-Z][\w'&-]{1,20}){0,3})"
)
_VERBS: Final = (
    r"win|wins|winning|retain|retaining|hold|holding|take|taking|regain|gain|gaining|keep|keeping|secure|securing|claim|"
    r"claiming|lose|losing|be|become|becoming|being|succeed|succeeding|replace|replacing|land|lift|capture|clinch|"
    r"get|contest|top"
)
_STOP: Final = (
    r"(?=\s?[,;:()\n]|[.!?](?:\s|$)|\s(?:with\s@?[A-Z]|at\s\d|are\s|is\s|were\s|was\s|has\s|have\s|while|but"
    r"|according|says?\b|said\b|before|after|by\s@|from\s\d|\d|when|although|though|remains?\b|as\b)|$)"
)
# "to retain the Ash seat", "to be next prime minister", "winning the Elm by-election"
_TO_WIN: Final = re.compile(
    rf"\b(?:to|will|would|of)\s(?:{_VERBS})\s(?:back\s)?(?:the\s|a\s|an\s)?(?P<market>[^,;:()\n.!?]{{2,90}}?){_STOP}"
    rf"|\b(?:winning|retaining|holding|taking|becoming|succeeding|replacing|gaining)\s(?:the\s|a\s|an\s)?"
    rf"(?P<market2>[^,;:()\n.!?]{{2,90}}?){_STOP}"
)
# "favourite for the leadership", "odds for the Elm by-election", "betting on the Ash seat"
_FOR: Final = re.compile(
    rf"\b(?:[Ff]avourites?|fav|[Oo]dds|[Bb]etting|[Mm]arket|[Pp]rices?|book|[Bb]ook)\s(?:for|in|on|ahead of)\s"
    rf"(?:the\s|a\s|an\s)?(?P<market>[^,;:()\n.!?]{{2,90}}?){_STOP}"
)
# "wins the Elm Stakes", "in Coral's next leader market"
_WINS: Final = re.compile(
    rf"\b(?:wins|won|winner of)\sthe\s(?P<market>[A-Z][^,;:()\n.!?]{{2,60}}?)(?:(?=\s(?:for|from|on|in)\b)|{_STOP})"
    r"|(?:['’]s?|\bthe|\ba)\s(?P<market2>[^,;:()\n.!?'’]{2,50}?)\s(?:market|betting)\b"
)
# "for the Elm by-election" "in the Ash contest": whatever is called an election
_CONTEST: Final = re.compile(
    r"\b(?:for|in|on|at)\s(?:the\s|this\s)?(?P<market2>(?:next\s|(?:next|this)\s(?:year|month|week)['’]s\s|20\d\d\s)?"
    r"(?:general election|EU referendum|referendum|by-election|leadership (?:race|contest|election)))\b|"
    r"\b(?:for|in|on|at)\s(?:the\s)?(?P<market>(?:next\s)?[A-Z][\w'’ -]{1,60}?\s(?:by-election|election|leadership|race|seat|contest|"
    r"referendum|mayoralty|National|Cup|Stakes|Derby|Hurdle|Chase))\b"
)
_PRONOUNS: Final = frozenset("it them that this him her there back whether his their its".split())
_VAGUE: Final = frozenset(
    "seat race election contest so more one again tonight today outright easily comfortably big here elected money".split()
)
_LOOSE: Final = frozenset("in at the a an from to into on of for with and are is as now by out best".split())
_OTHER_ELECTION: Final = re.compile(
    r"\b(?:general election|next (?:year|time|may|month)|next election|leader(?:ship)?|prime minister|20\d\d|European|mayor\w*)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Bookmaker:
    """A bookmaker named in a text, and where."""

    name: str
    start: int
    end: int


@cache
def _known() -> dict[str, str]:
    """First word of a spelling and the spellings -> names: "Paddy Power" is looked up word by word."""
    lines = (files("rsdata.reference") / "bookmakers.csv").read_text("utf-8").splitlines()[1:]
    table = {}
    for line in lines:
        name, spellings = line.split(",")
        for spelling in spellings.split("|"):
            table[spelling] = name
    return table


def bookmakers_in(text: str) -> list[Bookmaker]:
    """The bookmakers named in a text, in order of place."""
    known = _known()
    words = list(_WORD.finditer(text))
    found: list[Bookmaker] = []
    at = 0
    while at < len(words):
        for count in (3, 2, 1):
            if at + count > len(words):
                continue
            start, end = words[at].start(), words[at + count - 1].end()
            name = known.get(text[start:end].lstrip("@"))
            if name is not None:
                found.append(Bookmaker(name, start, end))
                at += count - 1
                break
        at += 1
    if not found and (match := _CALLED.search(text)):
        found.append(Bookmaker(match["name"].lstrip("@"), *match.span("name")))
    return found


def market_in(text: str, low: int, high: int, price_start: int, price_end: int) -> str | None:
    """What is being bet on, as the words after the price say, else those before it."""
    for rule in (_TO_WIN, _FOR, _CONTEST, _WINS):
        for start, end in ((price_end, high), (low, price_start)):
            for match in rule.finditer(text, start, end):
                groups = match.groupdict()
                phrase = (groups["market"] or groups.get("market2") or "").strip(" '\"”’“‘-–")
                phrase = _alone(" ".join(phrase.split()))
                if _says_something(phrase):
                    return phrase
    return None


def _alone(phrase: str) -> str:
    """The phrase without the next selection ("Ash seat and Labour" is the Ash seat) and loose ends."""
    parts = phrase.split(" and ")
    while len(parts) > 1 and longest_party(f"{parts[-1]} ", 0, len(parts[-1])):
        parts.pop()
    words = " and ".join(parts).split()
    while words and words[-1].lower() in _LOOSE:
        words.pop()
    while words and words[0].lower() in _LOOSE:
        words.pop(0)
    return " ".join(words)


def _says_something(phrase: str) -> bool:
    words = phrase.lower().split()
    return bool(words) and words[0] not in _PRONOUNS and not (len(words) == 1 and words[0] in _VAGUE)


def contest_of(market: str | None, sentence: str, contests: Sequence[Contest], source: Source) -> str | None:
    """The declared contest a market is on: the one whose place it names, if it speaks of no other election."""
    if market is None or _OTHER_ELECTION.search(market):
        return None
    field = Field.of(source.contests, source.published)
    said = tokens(market)
    fitting = [
        contest
        for contest in contests
        if not field.is_old(contest) and tokens(f"{contest.area or contest.name or ''}") & said
    ]
    if _OTHER_ELECTION.search(sentence) and "by-election" not in market:
        return None
    return fitting[0].id if len(fitting) == 1 else None
