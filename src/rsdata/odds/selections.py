"""What a price is on: "[UKIP] as 4/11 favourites", "200/1 for [the Lib Dems]", "[Ann Lee] (Lab) 5/2"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from rsdata.language.betting import BANDED, LEADS_ON, PARTY_IN_BRACKETS, STRAIGHT_ON, TURNED
from rsdata.language.calendar import CALENDAR_WORDS
from rsdata.language.names import NAMES_IN_TEXT
from rsdata.language.parties import longest_party, party_in_list, party_pattern
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import tagged
from rsdata.odds.books import Makers

Span = tuple[int, int]

_LINKS: Final = tagged("between selection and price")
_OUTCOME_WORDS: Final = tagged("outcomes")
_OPTIONS: Final = any_of(word.capitalize() for word in _OUTCOME_WORDS & tagged("referendum options"))
# outcomes that are no party and no person: "no overall majority", "a hung parliament", "a Labour majority"
_OUTCOME: Final = lazy(lambda: _outcome_pattern(rf"(?:{party_pattern()}|{_OPTIONS})"))
_PARTY: Final = lazy(lambda: rf"\b{party_pattern()}\b")
# "Yes" or "Remain" as an option
_OPTION: Final = lazy(rf"\b{_OPTIONS}\b")
_WORD: Final = lazy(r"\S+")
_ON: Final = lazy(r"\s(?:on|for|that)\s")
_ARTICLE_FIRST: Final = lazy(r"(?:[Tt]he\s|[Aa]n?\s)?")
_ARTICLE: Final = lazy(r"\b(?:[Tt]he|[Aa]n?)\s\Z")
_NOT_SELECTED: Final = tagged("no selections") | CALENDAR_WORDS - {"may"}
_ROLES: Final = frozenset(
    ["MP", "MPs", "MEP", "MEPs", "councillor", "candidate"]
)  # "a third Tory MP" names nobody
_PLACED: Final = tagged("places of a selection")
_GOVERNED: Final = tagged("verbs of a selection")
_MOVING: Final = ("ing", "ed", "ion", "s")
_REACH: Final = 200

_IS: Final = lazy(r"(?:\A|\s)(?:it\s)?(?:is|will be|to be)\Z")
_THE_PARTY: Final = lazy(r"\b[Tt]he\sparty\b")


class Selection(NamedTuple):
    """What a price is on, as printed, and its party where it is one or is given one."""

    start: int
    end: int
    party_id: str | None


def selection(
    text: str, low: int, high: int, price_start: int, price_end: int, makers: Makers
) -> Selection | None:
    """What the price at ``price_start:price_end`` is on, looking between ``low`` and ``high``."""
    before = _before(text, low, price_start, makers)
    if before is not None and _linked(text, before.end, price_start):
        return before
    after = _after(text, price_end, high, makers)
    if after is not None or before is None:
        return after
    return None if TURNED.search(text, before.end, price_start) and before.party_id is None else before


def band_after(text: str, end: int, high: int) -> tuple[Selection, str | None] | None:
    """The band of a number that a price is on, and of what number that is, as far as it is said."""
    match = BANDED.match(text, end, high)
    if match is None:
        return None
    before = _IS.sub("", match["before"].strip())
    about = " ".join(filter(None, [before, (match["behind"] or "").strip()]))
    return Selection(*match.span("band"), None), about.removeprefix("the ") or None


def party_spoken_of(text: str, start: int, low: int, price: int) -> Selection | None:
    """The party that "the party" before a price is: the last that the paragraph has named."""
    if not _THE_PARTY.search(text, low, price):
        return None
    named = list(_PARTY.finditer(text, start, price))
    party = party_in_list(named[-1][0]) if named else None
    return Selection(*named[-1].span(), party) if party else None


def further_on(text: str, low: int, high: int, makers: Makers) -> Selection | None:
    """What several prices are on together: "4/6 with Coral or 8/11 with Hills on [Labour]"."""
    for match in _ON.finditer(text, low, high):
        if found := _at(text, match.end(), high, makers):
            return found
    return None


def _linked(text: str, end: int, start: int) -> bool:
    """Whether nothing but linking words stands between a selection and its price."""
    words = PARTY_IN_BRACKETS.sub(" ", text[end:start]).split()
    return all(word.strip(",:;–—-()'’\"“”|•").lower() in _LINKS | {""} for word in words)


def _before(text: str, low: int, start: int, makers: Makers) -> Selection | None:
    """The nearest outcome, party or name before a price that is no place and no bookmaker."""
    low = max(low, start - _REACH)
    bracket = PARTY_IN_BRACKETS.search(text, low, start)
    party = party_in_list(bracket["party"]) if bracket else None
    stop = bracket.start() if bracket and party else start
    spans: list[Span] = []
    for _, rule in _RULES:
        for span in rule(text, low, stop):
            if not _overlaps(span, spans):
                spans.append(span)
    taken = [(maker.start, maker.end) for maker in makers.between(low, stop)]
    spans = [span for span in spans if not _overlaps(span, taken)]
    return as_selection(text, max(spans, key=itemgetter(1)), party) if spans else None


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _outcome_pattern(party: str) -> str:
    return (
        r"(?:\b(?:[Aa]n?|[Tt]he|[Aa]nother)\s)?\b(?:[Nn]o overall (?:majority|control)"
        r"|[Hh]ung (?:parliament|council)"
        rf"|(?:{party}[- ])?(?:{party}\s)?(?:minority|majority|coalition)(?:\sgovernment)?"
        rf"|{party}\s(?:win|victory|hold|gain|vote))\b"
    )


def _outcomes(text: str, low: int, high: int) -> Iterator[Span]:
    return (match.span() for match in _OUTCOME.finditer(text, low, high))


def _options(text: str, low: int, high: int) -> Iterator[Span]:
    return (match.span() for match in _OPTION.finditer(text, low, high))


def _names(text: str, low: int, high: int) -> Iterator[Span]:
    for match in NAMES_IN_TEXT.finditer(text, low, high):
        span = _trimmed(text, low, *match.span())
        if span is not None and not _is_placed(text, low, span):
            yield span


# What may be bet on, as it stands between two places; no name overlaps what an earlier rule has found. The
# selection of each example is in brackets.
_RULES: Final[tuple[tuple[str, Callable[[str, int, int], Iterator[Span]]], ...]] = (
    ("Coral has [a hung parliament] at 7/2.", _outcomes),
    ("With Coral a victory of [Remain] is 1/4.", _options),
    ("Coral has [Ann Lee] at 5/2.", _names),
)


def _after(text: str, end: int, high: int, makers: Makers) -> Selection | None:
    for rule in (LEADS_ON, STRAIGHT_ON):
        match = rule.match(text, end, high)
        if match and (found := _at(text, match.end(), high, makers)):
            return found
    return None


def _at(text: str, start: int, high: int, makers: Makers) -> Selection | None:
    """The outcome, party or name that begins at ``start``, an article before it or not."""
    high = min(high, start + 80)
    article = _ARTICLE_FIRST.match(text, start, high)
    begins = {start, article.end() if article else start}
    for _, rule in _RULES:
        span = next(rule(text, start, high), None)
        if span is not None and span[0] in begins and not makers.between(*span):
            return as_selection(text, span, None)
    return None


def as_selection(text: str, span: Span, party: str | None) -> Selection:
    """A span with its party; "Labour's Ann Lee" is Ann Lee, of Labour."""
    start, end = span
    for mark in ("'s ", "’s "):
        own = text.find(mark, start, end)
        if own >= 0 and (found := party_in_list(text[start:own])):
            return Selection(own + len(mark), end, found)
    return Selection(start, end, party or party_in_list(text[start:end]))


def _trimmed(text: str, low: int, start: int, end: int) -> Span | None:
    """A run of capitalised words as a selection: a party with its article, other small words off."""
    spans = [word.span() for word in _WORD.finditer(text, start, end)]
    while spans and text[slice(*spans[0])].lower().strip("'’") in _NOT_SELECTED:
        spans.pop(0)
    while spans and text[slice(*spans[-1])].lower() in {"and", "of", "the"}:
        spans.pop()
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    words = [text[slice(*span)] for span in spans]
    if words[-1] in _ROLES and party_in_list(" ".join(words[:-1])):
        return None
    if text[end - 2 : end] in {"'s", "’s"}:
        return (start, end - 2) if party_in_list(text[start : end - 2]) else None
    for tail in (" party", " Party"):
        if text.startswith(tail, end) and party_in_list(text[start:end] + tail):
            end += len(tail)
    party = longest_party(text, start, end)
    if party is not None and party[0] > start and len(words) > 3:
        start = party[0]
    if party_in_list(text[start:end]) and (article := _ARTICLE.search(text, max(low, start - 4), start)):
        start = article.start()
    return start, end


def _is_placed(text: str, low: int, span: Span) -> bool:
    """Whether a name is where something happens or what is won, rather than who wins."""
    words = text[max(low, span[0] - 30) : span[0]].lower().split()
    if words and words[-1] in {"the", "a", "an"}:
        words.pop()
    if party_in_list(text[slice(*span)]):
        return len(words) > 1 and words[-1] == "to" and words[-2].endswith(_MOVING)  # "defecting to UKIP"
    return bool(words) and (words[-1] in _PLACED or words[-1] in _GOVERNED)
