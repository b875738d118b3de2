"""A book: who takes the bets, what they are on, and whether that is a contest of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final, NamedTuple

from rsdata.language.analysis import Analysis
from rsdata.language.betting import (
    BETTING_FOR,
    CALLED_A_BOOKMAKER,
    ELECTION_AS_SUBJECT,
    IN_A_CONTEST,
    NAMED_LIKE_A_BOOKMAKER,
    OTHER_ELECTION,
    TAKES_BETS,
    THEIR_PRICES,
    TO_WIN,
    WHEN,
    WINS,
)
from rsdata.language.by_elections import speaks_of_one
from rsdata.language.lines import Stretch
from rsdata.language.parties import longest_party
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import without_clock_first
from rsdata.language.word_lists import in_order, tagged
from rsdata.model import Contest, Source
from rsdata.odds.spotted import Spotted
from rsdata.reference import read_table, spellings
from rsdata.results.contest_evidence import tokens
from rsdata.results.contests import Field

# a word that may begin a bookmaker's name
_WORD: Final = lazy(r"(?<!\w)@?[A-Za-z0-9]\w{0,30}")
# The first rule that finds something decides; the market of each example is in brackets. The words, of which
# a rule needs one, are looked for first, since that takes less time.
_RULES: Final[tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]] = (
    ("The [next general election] is 4/11 to be in May.", ("lection",), ELECTION_AS_SUBJECT),
    ("Labour is 4/11 to retain the [Ash seat].", (), TO_WIN),
    ("In the betting on the [Elm count], Labour is 4/11.", (
        "avourite", "fav", "dds", "etting", "arket", "rice", "ook",
    ), BETTING_FOR),
    ("Labour is 4/11 in the [Elm by-election].", in_order("last words of contests bet on"), IN_A_CONTEST),
    ("Red Ash at 4/11 won the [Oak Plate].", ("wins", "won", "winner of", "market", "betting"), WINS),
)  # fmt: skip
_PRONOUNS: Final = tagged("no bookmakers")
_VAGUE: Final = tagged("vague markets")
_OFFICES: Final = tagged("offices bet on")
_LOOSE: Final = tagged("loose words of a market")


class Bookmaker(NamedTuple):
    """A bookmaker named in a text, and where."""

    start: int
    end: int
    name: str


@cache
def _known() -> tuple[dict[str, str], dict[str, int]]:
    """Spelling -> name, and the first word of a spelling -> the most words that such a spelling has."""
    names: dict[str, str] = {}
    beginnings: dict[str, int] = {}
    for row in read_table("bookmakers.csv"):
        for spelling in spellings(row["spellings"]):
            names[spelling] = row["name"]
            words = spelling.split()
            beginnings[words[0]] = max(beginnings.get(words[0], 0), len(words))
    return names, beginnings


def speaks_of_a_known_one(text: str) -> bool:
    """Whether the name of a bookmaker that the table knows stands in a text."""
    return any(spelling in text for spelling in _known()[0])


class Makers:
    """The bookmakers named on a page."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._spotted = Spotted(analysis, self._named)

    @cached_property
    def _called(self) -> frozenset[str]:
        """What bookmakers are called whom the page calls so, wherever it does."""
        page = Stretch(self._analysis.text, 0, len(self._analysis.text))
        return frozenset(maker.name for maker in _by_their_words(page) if " " in maker.name)

    def _named(self, line: Stretch) -> list[Bookmaker]:
        found = _named(line)
        for name in self._called:
            at = line.source.find(name, line.start, line.end)
            while at >= 0:
                end = at + len(name)
                if not any(maker.start < end and at < maker.end for maker in found):
                    found.append(Bookmaker(at, end, name))
                at = line.source.find(name, end, line.end)
        return sorted(found)

    def between(self, start: int, end: int) -> list[Bookmaker]:
        """Those named in ``start:end``, in order of place."""
        return [maker for maker in self._spotted.between(start, end) if maker.end <= end]

    def in_words(self, words: str) -> list[Bookmaker]:
        """Those named in words that stand alone, a title."""
        return _named(Stretch(words, 0, len(words))) if words else []

    def called(self, printed: str) -> str:
        """The name of a bookmaker by the head of a column."""
        return _known()[0].get(printed, printed)


def _named(line: Stretch) -> list[Bookmaker]:
    """The bookmakers named in a line: the known, and whoever is called one."""
    known, beginnings = _known()
    text = line.source
    found: list[Bookmaker] = []
    for word in _WORD.finditer(text, line.start, line.end):
        for count in range(beginnings.get(word[0].lstrip("@"), 0), 0, -1):
            name, last = _words(text, word.start(), count)
            if name in known:
                found.append(Bookmaker(word.start(), last, known[name]))
                break
    for maker in _by_their_words(line):
        if not any(other.start < maker.end and maker.start < other.end for other in found):
            found.append(maker)
    return sorted(found)


def _by_their_words(line: Stretch) -> Iterator[Bookmaker]:
    """Whoever is called a bookmaker, has the name of one, or takes bets."""
    for pattern in (NAMED_LIKE_A_BOOKMAKER, CALLED_A_BOOKMAKER, TAKES_BETS):
        for match in pattern.finditer(line.source, line.start, line.end):
            start, end = match.span("name")
            if not longest_party(line.source, start, end):
                yield Bookmaker(start, end, match["name"].lstrip("@"))


def _words(text: str, start: int, count: int) -> tuple[str, int]:
    """So many words from ``start``, and where they end."""
    end = start
    for word in _WORD.finditer(text, start, start + 80):
        end, count = word.end(), count - 1
        if count == 0:
            break
    return text[start:end].lstrip("@"), end


def market_in(text: str, low: int, high: int, price_start: int, price_end: int) -> str | None:
    """What is being bet on, as the words after the price say, else those before it."""
    for _, needed, rule in _RULES:
        for start, end in ((price_end, high), (low, price_start)):
            if needed and all(text.find(word, start, end) < 0 for word in needed):
                continue
            for match in rule.finditer(text, start, end):
                groups = match.groupdict()
                phrase = (groups["market"] or groups.get("market2") or "").strip(" '\"”’“‘-–")
                phrase = _alone(" ".join(phrase.split()))
                if _says_something(phrase):
                    return phrase
    return None


def _alone(phrase: str) -> str:
    """The phrase without the next selection ("Ash seat and Labour" is the Ash seat) and loose ends."""
    phrase = WHEN.split(phrase, maxsplit=1)[0]
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
    """Not "it", "outright" or "ashamed": one word in lower case is a market only where it is an office."""
    words = phrase.lower().split()
    if not words or words[0] in _PRONOUNS:
        return False
    return len(words) > 1 or (words[0] not in _VAGUE and (phrase[0].isupper() or words[0] in _OFFICES))


_TITLE_EDGES: Final = " \t\u00a0#*=_•·|>-–—:;,.…?'’\"“”"
_BRACKETS: Final = lazy(r"[(\[][^()\[\]]*[)\]]")
_NUMBERED: Final = lazy(r"\A\d{1,2}[.)]\s")
ABOUT_A_MARKET: Final = tagged("words about a market") | {""}
_TO_WIN_TITLE: Final = lazy(r"\A(?:odds\s)?to win\s(?:the\s)?", re.IGNORECASE)


def market_in_sentence(title: str) -> str | None:
    """What the prices are on that a sentence introduces: "The last prices for the Elm by-election were:",
    "Fellbet's prices on the Elm by-election:"."""
    words = title.rstrip().removesuffix(":").split()
    if not title.rstrip().endswith(":") or not words:
        return None
    if words[-1] not in _AFTER_A_MARKET and not THEIR_PRICES.search(title):
        return None
    return market_in(title, 0, len(title), len(title), len(title))


_AFTER_A_MARKET: Final = tagged("after a market")


def market_of_title(title: str, makers: Sequence[Bookmaker] = ()) -> str | None:
    """What the prices under a title are on: the title without who offers them and without "odds"."""
    bracketed = [found.span() for found in _BRACKETS.finditer(title)]
    for maker in sorted(makers, reverse=True):
        start, end = maker.start, maker.end
        around = next(((a, b) for a, b in bracketed if a < start and end < b), (start, end))
        title = f"{title[: around[0]]} {title[around[1] :]}"
    words = without_clock_first(title.strip(_TITLE_EDGES)).strip(_TITLE_EDGES).removeprefix("s ")
    first, colon, rest = words.partition(": ")
    if colon and rest == rest.lower():
        words = first  # "Elm by-election: the runners and prices"
    found = _TO_WIN_TITLE.sub("", words).split()
    while found and found[-1].lower().strip(":,.()'’") in ABOUT_A_MARKET:
        found.pop()
    while (
        found
        and found[0].lower().strip(":,.()") in ABOUT_A_MARKET
        and not (found[0] == "Market" and found[1:] and found[1][0].isupper())  # a town
    ):
        found.pop(0)
    phrase = " ".join(found).strip(_TITLE_EDGES)
    phrase = _NUMBERED.sub("", phrase)
    return phrase if " " in phrase or phrase[:1].isupper() else None


class Places:
    """The contests of a page, not those of long ago, by the words that name their places."""

    def __init__(self, contests: Sequence[Contest], source: Source) -> None:
        field = Field.of(source.contests, source.published)
        self._ids = [contest.id for contest in contests]
        self._by_word: dict[str, list[int]] = {}
        for at, contest in enumerate(contests):
            for word in () if field.is_old(contest) else tokens(f"{contest.area or contest.name or ''}"):
                self._by_word.setdefault(word, []).append(at)

    def only(self, words: set[str]) -> str | None:
        """The one contest that one of the words names; None where there are more."""
        named = {at for word in words for at in self._by_word.get(word, ())[:2]}  # two are too many
        return self._ids[named.pop()] if len(named) == 1 else None


def contest_of(market: str | None, sentence: str, places: Places) -> str | None:
    """The contest a market is on: the one whose place it names, if it speaks of no other election."""
    if market is None or OTHER_ELECTION.search(market):
        return None
    if OTHER_ELECTION.search(sentence) and not speaks_of_one(market):
        return None
    return places.only(tokens(market))
