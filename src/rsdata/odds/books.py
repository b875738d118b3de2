"""A book: who takes the bets, what they are on, and whether that is a contest of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from rsdata.language import by_elections
from rsdata.language.analysis import Analysis
from rsdata.language.betting import (
    CALLED_A_BOOKMAKER,
    COUNTED,
    ELECTION_FIRST,
    IN_A_CONTEST,
    NAMED_LIKE_A_BOOKMAKER,
    NO_BOOKMAKERS_NAME,
    ODDS_FOR,
    OTHER_ELECTION,
    PRICES_OF_ALL,
    PRICES_ON,
    RACE_FOR,
    TAKES_BETS,
    TO_DO,
    TO_WIN,
    TO_WIN_IN_A_TITLE,
    WHAT_IS_WON,
    WHEN_NOT_WHAT,
    WHOSE_DAY,
    WITH_A_BOOKMAKER,
)
from rsdata.language.calendar import CALENDAR_WORDS
from rsdata.language.determiners import without_possessive
from rsdata.language.lines import Line, Stretch
from rsdata.language.names import CAPITAL, is_given
from rsdata.language.offices import ROLE_NOUNS
from rsdata.language.parties import longest_party, party_in_list, stands_abroad
from rsdata.language.patterns import any_of, lazy
from rsdata.language.place_names import (
    BACKED_SOMEWHERE,
    BY_ELECTION_SOMEWHERE,
    IN_A_PLACE,
    PLACE_FIRST,
    PLACE_SPOKEN_OF,
    RACE_SOMEWHERE,
)
from rsdata.language.time_stamps import read_time, without_clock_first
from rsdata.language.word_lists import tagged
from rsdata.model import Contest, Source
from rsdata.named_tuples import NamedTuple
from rsdata.reference import read_table, spellings
from rsdata.results.contest_evidence import tokens
from rsdata.results.contests import Field

# a word that may begin a bookmaker's name
_WORD: Final = lazy(r"(?<!\w)@?[A-Za-z0-9]\w{0,30}")
# one of these ends a name like a bookmaker's: looked for first, since that takes less time
_ENDINGS: Final = ("Bet", "Bets", "bet", "bets", "Book", "Sports", "Sportsbook", "Bookmakers")
_ENDS: Final = lazy(rf"Bet|(?:{'|'.join(_ENDINGS)})\b", words=_ENDINGS)
# The first rule that finds something decides; the market of each example is in brackets.
_RULES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("The [next general election] is 4/11 to be in May.", ELECTION_FIRST),
    ("Labour is 4/11 to retain [Ashdale].", TO_WIN),
    ("In the betting on the [Elm count], Labour is 4/11.", ODDS_FOR),
    ("Labour is 4/11 in the [next leadership election].", IN_A_CONTEST),
    ("Red Ash at 4/11 won the [Oak Plate].", WHAT_IS_WON),
    ("In the race for [governor], Labour is 4/11.", RACE_FOR),
    ("The [Ashdale race] is close: Labour is 4/11.", RACE_SOMEWHERE),
)
_PRONOUNS: Final = tagged("no bookmakers")
_VAGUE: Final = tagged("vague markets")
OFFICES: Final = tagged("offices bet on")
COUNTS: Final = tagged("counts bet on")
_LOOSE: Final = tagged("loose words of a market")


class Bookmaker(NamedTuple):
    """A bookmaker named in a text, and where."""

    start: int
    end: int
    name: str


class _Spellings(NamedTuple):
    """Spelling -> name, and the first word of a spelling -> the most words that such a spelling has."""

    names: dict[str, str]
    beginnings: dict[str, int]

    @classmethod
    def of(cls, names: dict[str, str]) -> _Spellings:
        beginnings: dict[str, int] = {}
        for spelling in names:
            words = spelling.split()
            beginnings[words[0]] = max(beginnings.get(words[0], 0), len(words))
        return cls(names, beginnings)


@cache
def _known() -> _Spellings:
    """The bookmakers of the table, and their names in the capitals of a heading."""
    rows = list(read_table("bookmakers.csv"))
    return _Spellings.of(
        {row["name"].upper(): row["name"] for row in rows}
        | {spelling: row["name"] for row in rows for spelling in spellings(row["spellings"])}
    )


def speaks_of_one(text: str) -> bool:
    """Whether a bookmaker is named in a text: one that the table knows, or one by the end of its name."""
    known = any(map(text.__contains__, _known().names))
    return known or (_ENDS.search(text) is not None and NAMED_LIKE_A_BOOKMAKER.search(text) is not None)


class Makers:
    """The bookmakers named on a page."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._by_line: dict[int, list[Bookmaker]] = {}

    @cached_property
    def called_so(self) -> frozenset[str]:
        """Whoever is called a bookmaker somewhere on the page, or does what bookmakers do."""
        lines = {line.start: line for line in self._of_betting()}
        return frozenset(maker.name for line in lines.values() for maker in _called(line))

    @cached_property
    def _known(self) -> _Spellings:
        """The bookmakers of the table, and those of the page."""
        own = {name: name for name in sorted(self.called_so)}
        return _Spellings.of({**own, **_known().names}) if own else _known()

    @cached_property
    def of_all(self) -> str | None:
        """The one bookmaker whose the prices of the page are said to be where no other is named."""
        said = PRICES_OF_ALL.finditer(self._analysis.text)
        named = {maker.name for match in said for maker in self.between(*match.span())}
        return named.pop() if len(named) == 1 else None

    def _of_betting(self) -> Iterator[Line]:
        """The lines that may say who takes bets."""
        text = self._analysis.text
        for word in _OF_BETS:
            at = -1
            while (at := text.find(word, at + 1)) >= 0:
                line = self._analysis.line_at(at)
                if line is not None:
                    yield line
                    at = max(at, line.end - 1)

    def _beginning_in(self, start: int, end: int) -> Iterator[Bookmaker]:
        """Those whose names begin in ``start:end``, in order of place; each line is looked at once."""
        for line in self._analysis.touching(start, end):
            if line.start not in self._by_line:
                self._by_line[line.start] = _named(line, self._known)
            yield from (maker for maker in self._by_line[line.start] if start <= maker.start < end)

    def line_above(self, line: Line) -> Line | None:
        return self._analysis.line_at(line.start - 1)

    def between(self, start: int, end: int) -> list[Bookmaker]:
        """Those named in ``start:end``, in order of place."""
        return [maker for maker in self._beginning_in(start, end) if maker.end <= end]

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of those named has something of ``start:end``."""
        return any(start < maker.end for maker in self._beginning_in(start - _LONGEST_NAME, end))

    def in_words(self, words: str) -> list[Bookmaker]:
        """Those named in words that stand alone, a title."""
        return _named(Stretch(words, 0, len(words)), self._known) if words else []

    def whole(self, printed: str) -> str | None:
        """The bookmaker that words are, and nothing else; None where they are not."""
        printed = printed.strip()
        named = self.in_words(printed)
        return named[0].name if named and named[0][:2] == (0, len(printed)) else None


def _named(line: Stretch, known: _Spellings) -> list[Bookmaker]:
    """The bookmakers named in a line: the known, and whoever is called one."""
    text = line.source
    found: list[Bookmaker] = []
    for word in _WORD.finditer(text, line.start, line.end):
        if word[0][0] == "@" and (owner := _of_handle(word[0], known)):
            found.append(Bookmaker(*word.span(), owner))
            continue
        for count in range(known.beginnings.get(word[0].lstrip("@"), 0), 0, -1):
            name, last = _words(text, word.start(), count)
            if name in known.names and not (name in _LIKE_PLACES and _is_in_a_place(text, word.start())):
                found.append(Bookmaker(word.start(), last, known.names[name]))
                break
    for maker in _called(line):
        if not any(other.start < maker.end and maker.start < other.end for other in found):
            found.append(maker)
    return sorted(found)


def _is_in_a_place(text: str, at: int) -> bool:
    """Whether a word goes on with a name that stands right before it: "Elm Hills"."""
    before = text[text.rfind(" ", 0, max(0, at - 1)) + 1 : max(0, at - 1)]
    return before[:1].isupper() and before.isalpha() and before not in NO_BOOKMAKERS_NAME


_LIKE_PLACES: Final = tagged("bookmakers like places")


def _of_handle(handle: str, known: _Spellings) -> str | None:
    """The bookmaker whose name a handle begins with: "@FellbetPolitics"."""
    ends = [at for at in range(len(handle), _LEAST, -1) if not handle[at : at + 1].islower()]
    return next((known.names[handle[1:at]] for at in ends if handle[1:at] in known.names), None)


def _called(line: Stretch) -> Iterator[Bookmaker]:
    """Whoever is called a bookmaker in a line, or does what bookmakers do."""
    for rule, needed in _CALLING:
        if all(line.source.find(word, line.start, line.end) < 0 for word in needed):
            continue
        for match in rule.finditer(line.source, line.start, line.end):
            group = match.lastgroup or 0
            start, end = match.span(group)
            name = match[group].lstrip("@")
            first = name.split()[0]
            person = rule in (TAKES_BETS, WITH_A_BOOKMAKER) and "&" not in name and is_given(first)
            low = first.lower()
            own = first.replace("’", "'").partition("'")[0]  # "We'd"
            whose = without_possessive(name)  # "Labor's"
            nobody = person or own in NO_BOOKMAKERS_NAME or low in CALENDAR_WORDS or low in OFFICES
            if not (nobody or longest_party(line.source, start, end) or stands_abroad(whose)):
                yield Bookmaker(start, end, name)


# On the lines with one of these somebody may be called a bookmaker who is named elsewhere too.
_OF_BETS: Final = (" odds", " prices", "Prices", "book", "Book", "betting", "Betting", " market", "favourite")
_LEAST: Final = 3  # characters of a handle that is a bookmaker's
_LONGEST_NAME: Final = 60  # characters of a bookmaker's
_OFFERS: Final = ("has", "have", "make", "goes", "go", "quote", "offer")  # ... before a price
# Who is a bookmaker by the words of a line; one of the words behind each, which it needs, is sought first.
_CALLING: Final = (
    (NAMED_LIKE_A_BOOKMAKER, _ENDINGS),
    (CALLED_A_BOOKMAKER, ("book", "Book", "betting", "Betting", "xchange", "dds", "rices")),
    (TAKES_BETS, (" odds", " prices", " book", " market", " bet", *_OFFERS)),
    (WITH_A_BOOKMAKER, ("with",)),
)


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
    for _, rule in _RULES:
        for start, end in ((price_end, high), (low, price_start)):
            for match in rule.finditer(text, start, end):
                name = match.lastgroup or ""
                if rule is TO_WIN and _is_somebody(match[0], match[name]):
                    continue
                last = _with_further_names(text, _before_the_next(text, match, name, start, end), end)
                office = _AS_AN_OFFICE.match(text, last, end) if rule is TO_WIN else None
                own = text[match.start(name) : office.end() if office else last]
                phrase = " ".join(own.strip(" '\"”’“‘-–").split())
                phrase = _alone(_without_selection(phrase) if rule is ODDS_FOR else phrase)
                no_market = rule is ODDS_FOR and (
                    (phrase.lower() not in OFFICES and party_in_list(phrase)) or speaks_of_one(phrase)
                )
                if _says_something(phrase) and not no_market:
                    return phrase
    return None


# "to replace Ann Lee[ as First Minister]"
_AS_AN_OFFICE: Final = lazy(rf"\sas\s(?:the\s)?(?:(?!at\b)[\w'’-]+\s){{0,3}}(?i:{any_of(OFFICES)})\b")


# "to win Ash[, Elm and Oak], Labour are": a place of several names
_FURTHER_NAMES: Final = lazy(
    rf"(?:,\s{CAPITAL}[\w'’-]+(?:\s{CAPITAL}[\w'’-]+)?)+\sand\s{CAPITAL}[\w'’-]+(?:\s{CAPITAL}[\w'’-]+)?"
    r"(?=\s?[,.;:)]|\s?\Z|\s(?:with|but|while|from)\b)",
    words=("and",),
)
_BETWEEN_NAMES: Final = lazy(r",\s|\sand\s")


def _with_further_names(text: str, end: int, high: int) -> int:
    """Where the name of a place ends that goes on behind a comma: no party, nobody, and no bookmaker."""
    match = _FURTHER_NAMES.match(text, end, high)
    if match is None or speaks_of_one(match[0]) or longest_party(text, *match.span()):
        return end
    names = _BETWEEN_NAMES.split(match[0])[1:]
    return end if any(" " in name and is_given(name.split()[0]) for name in names) else match.end()


def _is_somebody(said: str, won: str) -> bool:
    """Whether what is "won" is who wins, "will be the Rev [Ann Lee]", and no office: "the Ann Bay mayor"."""
    words = [word for word in won.split() if word.lower().strip(".") not in _TITLES]
    if not _BEING.search(said.removesuffix(won)) or len(words) < _NAMES or not is_given(words[0]):
        return False
    return words[1][:1].isupper() and won.split()[-1] not in ROLE_NOUNS | OFFICES


_TITLES: Final = tagged("titles")
_BEING: Final = lazy(r"\b(?:[Tt]o|will) be (?:the )?\Z")
_NAMES: Final = 2  # of a person, at least
# "4/11[ to win ]Elm[ and the Coalition at ]13/2": who is backed at the next price
_NEXT_AT: Final = lazy(
    rf"\sand\s(?:the\s)?(?:(?:{CAPITAL}[\w'’-]*|{any_of(OFFICES)})\s){{1,4}}"
    r"(?:(?:at|on|is|are|out to|in to)\s)?\Z"
)
_SOON: Final = 24  # characters from a price to what it is won for: " with Coral to win "


def _before_the_next(text: str, match: re.Match[str], name: str, start: int, end: int) -> int:
    """Where what is won ends whose price stands right before ``start``, and who is backed next before
    ``end``, at a price."""
    last = match.end(name)
    behind_a_price = start > 0 and text[start - 1].isalnum() and match.start() - start < _SOON
    following = _NEXT_AT.search(text, match.start(name), end) if behind_a_price else None
    return min(last, following.start()) if following and _PRICED.match(text, end) else last


_PRICED: Final = lazy(r"[$+−–-]?\d")


def market_in_words(words: str) -> str | None:
    """What is being bet on, as words say that stand before prices."""
    return market_in(words, 0, len(words), len(words), len(words))


def _without_selection(phrase: str) -> str:
    """What follows "odds on" without who is backed; "" where nothing else follows."""
    match = BACKED_SOMEWHERE.match(phrase)
    if match is None or phrase[match.end("who") + 1 : match.end("who") + 2].isupper():
        return phrase
    who = match["who"]
    rest = phrase[match.end("who") :].split()
    if not (longest_party(who, 0, len(who)) or (" " in who and is_given(who.split()[0]))):
        return phrase
    if match["where"]:
        return phrase[match.end() :]
    return phrase if rest and rest[0] in OFFICES | tagged("contests bet on") | tagged("counts bet on") else ""


def market_spans(words: Stretch) -> list[tuple[int, int]]:
    """Where some words say what is won: of "to win Ashdale" the place."""
    spans = []
    for rule in (TO_WIN, IN_A_CONTEST):
        for match in rule.finditer(words.source, words.start, words.end):
            group = match.lastgroup or ""
            if _is_somebody(match[0], match[group]):
                continue
            start = match.start(group)
            end = _before_the_next(words.source, match, group, words.start, words.end)
            last = _alone(words.source[start:end]).rpartition(" ")[2]
            spans.append((start, words.source.rfind(last, start, end) + len(last)))
    return spans


def contests_named(words: Stretch) -> list[str]:
    """The contests that some words name, each once: "Ashdale by-election"."""
    if "lection" not in words.text and "LECTION" not in words.text:
        return []
    found = BY_ELECTION_SOMEWHERE.finditer(words.source, words.start, words.end)
    return list(dict.fromkeys(_alone(match["name"]) for match in found))


def place_behind(words: Stretch, at: int, makers: Makers) -> str | None:
    """The place that stands right behind what a price is on, or behind what this is to do."""
    done = words.match(TO_DO, at)
    at = done.end() if done else at
    match = words.match(IN_A_PLACE, at)
    if match is None or makers.between(*match.span("place")):
        return None
    return _alone(match["place"]) if is_place(match["place"]) else None


def place_in(sentence: Stretch, at: int, makers: Makers) -> str | None:
    """The place of which a sentence speaks, behind a price in it or else before it."""
    found = [
        (match.start() < at, _alone(match["place"]))
        for match in PLACE_SPOKEN_OF.finditer(sentence.source, sentence.start, sentence.end)
        if is_place(match["place"]) and not makers.overlap(*match.span("place"))
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def is_place(words: str) -> bool:
    """Whether words behind "in" may be a place: no month, no party, no person."""
    first, _, others = words.partition(" ")
    nobody = not (others and is_given(first)) and party_in_list(words) is None
    return words[:1].isupper() and nobody and without_possessive(first.lower()) not in _NO_PLACES


_NO_PLACES: Final = tagged("no places bet on") | tagged("possessives") | _PRONOUNS | CALENDAR_WORDS


def place_first(sentence: Stretch, makers: Makers) -> str | None:
    """The place with which a sentence begins."""
    match = sentence.match(PLACE_FIRST, sentence.start)
    if match is None:
        return None
    start, end = match.span("place")
    named = makers.between(start, sentence.end)
    end = min(end, named[0].start) if named else end
    place = sentence.source[start:end].strip()
    return _alone(place) if is_place(place) else None


def counted_in(words: Stretch) -> str | None:
    """The number of which a sentence has bands: "turnout", "majority in Ashdale"."""
    found = list(COUNTED.finditer(words.source, words.start, words.end))
    return found[-1]["counted"] if found else None


def _alone(phrase: str) -> str:
    """The phrase without the next selection ("Ash seat and Labour" is the Ash seat) and loose ends."""
    phrase = WHOSE_DAY.sub("", phrase)
    when = WHEN_NOT_WHAT.search(phrase)
    phrase = _without_loose_ends(phrase[: when.start()] if when else phrase)
    parts = phrase.split(" and ")
    office = parts[0].islower()  # "[sheriff] and Ray": who is backed
    while len(parts) > 1 and (
        _is_next(parts[-1].removeprefix("the ")) or (office and parts[-1][:1].isupper())
    ):
        parts.pop()
    phrase = " and ".join(parts)
    party = longest_party(phrase, 0, len(phrase))
    last = phrase.rpartition(" ")[2]
    # "next leader of the Greens"
    owned = party is not None and phrase.endswith((" of ", " of the "), 0, party[0])
    if party and party[0] > 0 and not owned and last.lower() not in OFFICES and last not in PARTIES_IN_PLACES:
        phrase = phrase[: party[0]]  # "Ashdale [Labour]": who is backed
    return _without_loose_ends(phrase)


PARTIES_IN_PLACES: Final = tagged("parties in names of places")


def _is_next(name: str) -> bool:
    """Whether a name behind "and" is the next selection: a party or a person, no second place."""
    first, _, others = name.partition(" ")
    return bool(longest_party(f"{name} ", 0, len(name)) or (others[:1].isupper() and is_given(first)))


def _without_loose_ends(phrase: str) -> str:
    words = phrase.split()
    while words and words[-1].lower() in _LOOSE:
        words.pop()
    while words and words[0].lower() in _LOOSE:
        words.pop(0)
    return " ".join(words)


def _says_something(phrase: str) -> bool:
    """Not "it", "outright" or "ashamed": one word in lower case is a market only where it is an office."""
    words = phrase.lower().split()
    if not words or "%" in words[0] or words[0] in _PRONOUNS | CALENDAR_WORDS:
        return False
    if not _OF_A_CLAUSE.isdisjoint(words):
        return False
    return len(words) > 1 or (
        words[0] not in _VAGUE and ("-" in words[0] or phrase[0].isupper() or words[0] in OFFICES)
    )


_OF_A_CLAUSE: Final = tagged("words of no market")
_TITLE_EDGES: Final = " \t\u00a0#*=_•·|>-–—:;,.…?'’\"“”"
_BRACKETS: Final = lazy(r"[(\[][^()\[\]]*[)\]]")
_NUMBERED: Final = lazy(r"\A\d{1,2}[.)]\s")
# "Prices [correct at 9pm]"
_CORRECT_AT: Final = lazy(
    r"\(?\b(?:correct|right|accurate)\s(?:at|as of|as at)\s[\w.: ]{1,20}(?=[,;:).]|\Z)\)?", re.IGNORECASE
)
_MATCHED: Final = lazy(r"(?:,?\s[£$€][\d,.]+[km]?\smatched|\smatched:?\s[£$€][\d,.]+[km]?)\Z")
_BEFORE_A_TIME: Final = lazy(r"\s?[,(|]\s?|\s[-–—]\s|\s?\b(?:as\s(?:of|at)|at)\s")
_OWNER: Final = lazy(r"(?:(?<=\s)['’]|\A)s\s")  # "Coral['s] odds"
_WITH: Final = lazy(r"\s(?:on|via)\s(?:the\s)?\Z")  # "Next leader [on] Smarkets, 9pm"
_LOOSE_COMMA: Final = lazy(r"\s?,\s+(?=[-–—:])|\(\s*\)|(?<=,)\s*,")
ABOUT_A_MARKET: Final = tagged("words about a market") | {""}
_ABOUT_A_BOOKMAKER: Final = ABOUT_A_MARKET | tagged("words about a bookmaker")


_AFTER_A_MARKET: Final = tagged("after a market")


def market_in_sentence(title: str) -> str | None:
    """What the prices are on that a sentence introduces: "The last prices for the Elm by-election were:"."""
    words = title.rstrip().removesuffix(":").split()
    if not title.rstrip().endswith(":") or not words or words[-1] not in _AFTER_A_MARKET:
        return None
    return market_in_words(title)


def without_when(title: str) -> str:
    """A title without when its prices were taken, "Coral, as of 8 March", and how much was staked."""
    title = _CORRECT_AT.sub("", _MATCHED.sub("", title))
    for mark in _BEFORE_A_TIME.finditer(title):
        said = title[mark.end() :].rstrip(" ).:")
        told = read_time(said) if said and not said.isdigit() else None
        if told is not None and told.end == len(said):
            return title[: mark.start()]
    return title


def market_of_title(title: str, makers: Sequence[Bookmaker] = ()) -> str | None:
    """What the prices under a title are on: the title without who offers them and without "odds"."""
    bracketed = [found.span() for found in _BRACKETS.finditer(title)]
    for maker in sorted(makers, reverse=True):
        own = maker.start, maker.end
        start, end = next(((a, b) for a, b in bracketed if a < own[0] and own[1] < b), own)
        title = f"{_WITH.sub('', title[:start])} {title[end:]}"
    title = without_when(_LOOSE_COMMA.sub(" ", title))
    words = without_clock_first(title.strip(_TITLE_EDGES)).strip(_TITLE_EDGES)
    if on := PRICES_ON.search(words):
        words = words[on.end() :]
    words = _OWNER.sub("", words).strip(_TITLE_EDGES)
    words = _before_a_remark(words)
    if _HOW_MANY.match(words):
        return words
    found = TO_WIN_IN_A_TITLE.sub("", words).split()
    about = _ABOUT_A_BOOKMAKER if makers else ABOUT_A_MARKET
    while found and (
        found[-1].lower().strip(":,.()'’") in about or not any(map(str.isalnum, found[-1]))  # "🗳"
    ):
        found.pop()
    while (
        found
        and found[0].lower().strip(":,.()") in about
        and not (found[0] == "Market" and found[1:] and found[1][0].isupper())  # a town
    ):
        found.pop(0)
    phrase = " ".join(found).strip(_TITLE_EDGES)
    phrase = _NUMBERED.sub("", phrase)
    if phrase.startswith("(") and phrase.endswith(")"):
        phrase = phrase[1:-1]
    if (phrase[:1].islower() or _HOW.match(phrase)) and not _VERBS_OF_A_SENTENCE.isdisjoint(phrase.split()):
        return None  # "[The market] makes it a two-horse race:"
    return phrase if " " in phrase or (phrase[:1].isupper() and phrase.lower() not in _VAGUE) else None


def _before_a_remark(title: str) -> str:
    """A title without what only goes on: "Elm by-election: the runners and prices", "Next leader odds: Lee
    backed"."""
    first, _, rest = title.partition(": ")
    said, _, last = first.rpartition(" ")
    told = (
        last in _ODDS and bool(said) and any(word.islower() and len(word) > _SHORT for word in rest.split())
    )
    remark = rest == rest.lower() and not ABOUT_A_MARKET.isdisjoint(rest.split())
    return first if remark or told or not rest else title


_SHORT: Final = 4  # letters of "and", "upon"
_ODDS: Final = frozenset(("odds", "betting", "prices"))
# "How many seats will the Greens win?", "Will there be a recount in Ashdale?"
_HOW_MANY: Final = lazy(r"How (?:many|much|long)\b|Will (?:there|anybody|anyone|the)\b")
_HOW: Final = lazy(r"(?:How (?!many|much|long|often)|Where|Why|Here)")  # "How the others have moved"
_VERBS_OF_A_SENTENCE: Final = tagged("verbs of no market")


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
    if OTHER_ELECTION.search(sentence) and not by_elections.speaks_of_one(market):
        return None
    return places.only(tokens(market))
