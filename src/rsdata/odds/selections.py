"""What a price is on: "[UKIP] as 4/11 favourites", "200/1 for [the Lib Dems]", "[Ann Lee] (Lab) 5/2"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Final

from rsdata.language.betting import LEADS_ON
from rsdata.language.by_elections import SPELLING, speaks_of_one
from rsdata.language.calendar import CALENDAR_WORDS, MONTH, MONTH_WORDS
from rsdata.language.lexicon import SPEAKING_VERBS
from rsdata.language.lines import Line, Stretch
from rsdata.language.names import CAPITAL, NAMES_IN_TEXT, gender_of, is_given, is_personal_name
from rsdata.language.numbers import BAND, DIGITS, NAMED_BAND
from rsdata.language.offices import ROLE_NOUNS
from rsdata.language.parties import is_party, longest_party, party_in_list, party_pattern, stands_abroad
from rsdata.language.patterns import any_of, lazy, word_before
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple
from rsdata.odds.books import OFFICES, PARTIES_IN_PLACES, Bookmaker, Makers, market_spans

Span = tuple[int, int]

# "1/6 Labour and 9/2 the Tories", "also at 9/2 are the Tories"
_STRAIGHT_ON: Final = lazy(
    r"\s(?:(?:is|are|comes?)\s(?=[^a-z]))?"
    r"(?=(?:[Tt]he\s|[Aa]n?\s)?[A-Z“\"]|no overall|any(?:one|body)?\s|the (?:field|rest)\b|(?:yes|no)\b)"
)
# "33/1 [each about] the Greens and Reform UK", "3/1 [joint favourites are] Ann Lee and Bob Ray"
_EACH_ON: Final = lazy(
    r",?\s(?:(?:of|about|on|for|against)\s)?(?:each|apiece|both|all|the (?:pair|two|three)"
    r"|are(?=\s(?-i:[A-Z]))|(?:joint[ -]|co-)fav(?:ou?rite)?s(?:\sare)?)\b"
    r"(?:\s(?:with|from)\s(?-i:[A-Z])\w*(?:\s(?-i:[A-Z])\w*)?)?(?:\s(?:of|at|about|on|for|against))?[\s:,]+",
    re.IGNORECASE,
    words=("each", "apiece", "both", "all", "are", "the pair", "the two", "the three", "joint", "co-"),
)
_EACH_OF: Final = lazy(r"\b[Ee]ach (?:of|at)\s\Z")
_COLON: Final = lazy(r":?\s")
_AND: Final = lazy(r",?\s(?:and|&)\s|,\s")
_AND_BEFORE: Final = lazy(r"(?:,?\s(?:and|&)\s|,\s)(?:[Tt]he\s|[Aa]n?\s)?\Z")
_LINKS: Final = tagged("between selection and price")
_OUTCOME_WORDS: Final = tagged("outcomes")
_OPTIONS: Final = any_of(word.capitalize() for word in _OUTCOME_WORDS & tagged("referendum options"))
# outcomes that are no party and no person: "no overall majority", "a hung parliament", "a Labour majority"
_OUTCOME: Final = lazy(lambda: _outcome_pattern(rf"(?:{party_pattern()}|Green|{_OPTIONS})"))
# "Yes" or "Remain" as an option
_OPTION: Final = lazy(rf"\b{_OPTIONS}\b|(?<=\d\s)(?:yes|no)(?=[,.;)]|\s(?:and|or|but|on|about)\b|\Z)")
# "anyone else", "any other party", "an independent", but not "Ann Lee, an independent", nor "an independent
# inquiry": whoever has no price of their own
_OTHERS: Final = lazy(
    rf"\b{any_of(tagged('everybody else'))}\b(?!\sof\b)|(?<!,\s)(?<!\bas\s)\b(?:an|any)\sindependent\b"
    rf"(?=\s?(?:\Z|[^\w\s]|\d|{any_of(_LINKS | tagged('verbs of a selection') | {'candidate', 'evens'})}\b))",
    re.IGNORECASE,
    words=(*in_order("everybody else"), "independent"),
)
# "2027 at 4/6", "2029 or later", "June 7/2": when something happens
_YEAR: Final = lazy(
    r"\b20\d\d(?:\sor\s(?:later|earlier|after|before))?(?![\w/-])"
    rf"|(?:(?<=[,:;(]\s)|(?<=\band\s)|(?<=\bor\s)){MONTH}(?=\s(?:at\s)?\Z)"
)
_WORD: Final = lazy(r"\S+")
_ON: Final = lazy(r"\s(?:on|for|that|about|against|fancy|fancying|back|backing|think|believe)\s")
_ARTICLE_FIRST: Final = lazy(r"(?:[Tt]he\s|[Aa]n?\s)?")
_ROLE_BEHIND: Final = lazy(r"\s(?P<role>[A-Za-z]+)\s")
_ROLE_WORD: Final = lazy(r"[A-Za-z]+\s")
BEFORE_A_NAME: Final = (
    ROLE_NOUNS | tagged("words for who holds an office now") | tagged("words for what somebody was")
)
_ARTICLE: Final = lazy(r"\b(?:[Tt]he|[Aa]n?)\s\Z")
# "First Minister"; who is called May; what may be answered, and on which side of a line it ends
_NAMED: Final = frozenset(("first", "may", "yes", "no", "over", "under"))
_NOT_SELECTED: Final = (
    tagged("words that are no names") | tagged("no selections") | tagged("possessives") | CALENDAR_WORDS
) - _NAMED
# "a third Tory MP" names nobody
_ROLES: Final = frozenset(("MP", "MPs", "MEP", "MEPs", "councillor", "candidate"))
_PLACED: Final = tagged("places of a selection")
_GOVERNED: Final = tagged("verbs of a selection")
_IN_BRACKETS: Final = lazy(r"\s?\((?P<party>[^()]{1,40})\)[\s:,–-]{0,3}(?:at\s|is\s|are\s|now\s)?\(?\Z")
_LONGEST_INITIALS: Final = 4  # "(R)", "(Ind)"
_MOVING: Final = ("ing", "ed", "ion", "s")
_REACH: Final = 200
# "that the winner polls [38.01% or more] of the vote", "for [38% or under]", "about a turnout of [under 40%]"
_BANDED: Final = lazy(
    rf"(?:\swith\s@?[A-Z]\w*(?:\s[A-Z]\w*)?)?\s(?:that|for|on(?!\sto\b)|about|against|says|saying)\s(?P<before>(?:[^.;,\d]|,(?!\s(?:with|and|but|while|after|as)\b)){{0,60}}?)(?P<band>{BAND})(?P<behind>\s(?:of|in)\s[^.;,\d]{{1,40}}?)?(?=[.,;]|\s(?:and|will)\b|\Z)",
    re.IGNORECASE,
    words=DIGITS,
)
# "5/6 [over 1,500]", "[under 40%] at 6/4"
_BAND_NEXT: Final = lazy(rf"\s(?P<band>{NAMED_BAND})(?![\w/])", re.IGNORECASE, words=DIGITS)
_BAND_LAST: Final = lazy(
    rf"(?<![\w/])(?P<band>{NAMED_BAND})(?:\sin\s[A-Z]\w+)?(?:\s(?:at|is|are|was|now|an?|their|its|the))*:?\s\Z",
    re.IGNORECASE,
    words=DIGITS,
)


class Selection(NamedTuple):
    """What a price is on, as printed, and its party where it is one or is given one."""

    start: int
    end: int
    party_id: str | None


def selection(around: Stretch, price: Span, makers: Makers, *, linked: bool = False) -> Selection | None:
    """What a price is on, by the words around it; ``linked``: nothing but linking words may stand between."""
    before = _before(around.part(around.start, price[0]), makers)
    after = None
    if before is not None and _linked(between := around.source[before.end : price[0]]):
        may_be_placed = between in _MAY_BE_PLACED or around.before(before.start, 5).lower().endswith("for ")
        after = right_behind(around, price, makers) if may_be_placed and before.party_id is None else None
        if after is None or not _names_a_party(after, around) or around.source[after.end : around.end] == " ":
            return before  # "Ann Lee: 4/11", not "Ashdale: 4/11 Labour", "for Ashdale, and 4/11 Labour"
    after = after or _after(around, price, makers)
    lead = around.source[price[1] : after.start].strip() if after and after.party_id is None else ""
    if lead.removesuffix(" the").endswith("for"):
        one = before and before.party_id and not _AND.search(around.source, before.end, price[0])
        if one or pronoun_before(around, price, near=False):
            after = None  # "Labour shorten to 4/11 for Ashdale", "they stand at 4/11 for Ashdale"
    return after if after is not None or linked else before


_MAY_BE_PLACED: Final = frozenset((": ", " is ", " "))

# "Ann Lee[, who was not there,] is 5/1", "Ann Lee[, standing as a Green,] is 5/1", "cut Ann Lee from [5/1]
# to [evens] and then to", "Ann Lee is the favourite [to win the 2031 count,] at +180"
_APART: Final = lazy(
    rf"\s(?:to\s{any_of(tagged('verbs of winning'))}|being)(?:\s[^,;:.()/]{{2,60}},?)?"
    r"(?=\s(?:at|is|are)\s(?:[a-z]+\s){0,2}\Z|\s(?:has|have|[a-z]+ed|sank|fell|rose|went)\s)|"
    r",\s(?:who|which|whose|previously|formerly|once|[a-z]+ing\sas|the|an?)\b[^,;]*,"
    r"|\s(?:at|with|by|in)\s[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*)?(?=\s(?:(?:at|to|is|are)\s(?:[a-z]+\s){0,2}|\()\Z)"
    r"|\b\d{1,4}(?:[/-]\d{1,3}|\.\d{1,2})\b|(?<=\s)[+−–-]\d{3,4}\b|\b[Ee]vens\b"
)


def together(around: Stretch, price: Span, makers: Makers) -> list[Selection]:
    """What one price is on where that is several: "Ann Lee and Bob Ray are 5/1", "5/1 each about Labour
    and the Tories"; none where it is not."""
    each_of = _EACH_OF.search(around.source, around.start, price[0])  # "each of 33/1: Ann Lee and Bob Ray"
    each = around.match(_EACH_ON, price[1]) or (each_of and around.match(_COLON, price[1]))
    several = each or sum(1 for _ in _AND.finditer(around.source, price[1], around.end)) > 1
    found = _listed(around, each.end() if each else price[1] + 1, makers) if several else []
    if len(found) > (1 if each else 2):
        return found
    found = []
    if not _AND.search(around.source, around.start, price[0]):
        return []
    before: Selection | None = _before(around.part(around.start, price[0]), makers)
    between = around.source[before.end : price[0]] if before else ""
    if before is None or between.startswith(" is ") or not _linked(between):
        return []
    while before is not None:
        found.insert(0, before)
        joined = _AND_BEFORE.search(around.source, around.start, before.start)
        if joined is None:
            break
        other = _before(around.part(around.start, joined.start()), makers)
        direct = other is not None and not around.source[other.end : joined.start()].strip()
        only_comma = len(found) == 1 and joined[0].lstrip().startswith(",") and "and" not in joined[0]
        before = other if direct and not only_comma else None
    return found if len(found) > 1 else []


def _listed(around: Stretch, at: int, makers: Makers) -> list[Selection]:
    """The selections that begin at a place, joined by commas and "and"."""
    found: list[Selection] = []
    while (one := _at(around, at, makers)) is not None:
        found.append(one)
        joined = around.match(_AND, one.end)
        if joined is None:
            break
        at = joined.end()
    return found


def band_beside(around: Stretch, price: Span) -> Selection | None:
    """The band of a number that stands right beside a price, and says that it is one: "5/6 over 1,500"."""
    match = around.match(_BAND_NEXT, price[1]) or _BAND_LAST.search(around.source, around.start, price[0])
    return _band(match) if match else None


def _band(match: re.Match[str]) -> Selection:
    start = match.start("band")
    return Selection(start, start + len(match["band"].rstrip(" .,")), None)


def band_after(around: Stretch, price: Span) -> tuple[Selection, str | None] | None:
    """The band of a number that a price is on, and of what number that is, as far as it is said."""
    match = around.match(_BANDED, price[1])
    if match is not None:
        before = _IS.sub("", match["before"].strip())
        about = " ".join(filter(None, [before, (match["behind"] or "").strip()]))
        about = about.removesuffix(" of").removeprefix("the ").removeprefix("a ")
        return _band(match), None if about.partition(" ")[0] in _SUBJECTS else about
    return None


def other_side(around: Stretch, price: Span) -> Selection | None:
    """What a further price on a number is on: "5/6 that it is over 40% and 5/6 that it is [under]"."""
    match = around.match(_OTHER_SIDE, price[1])
    return Selection(*match.span("band"), None) if match else None


_SUBJECTS: Final = tagged("subject pronouns") | {""}
_OTHER_SIDE: Final = lazy(
    r"\s(?:that\s(?:it|they)\s(?:is|are|will\sbe)\s)?(?P<band>over|under|above|below|lower|higher|less|more|fewer)(?:\sit)?(?=[.,;]|\Z)"
)
# "that Labour's share [is] over 38.5%"
_IS: Final = lazy(
    r"(?:\A|\s)(?:it\s)?(?:is|will be|to be|takes place|happens|comes|falls)"
    r"(?:\s(?:held|called|fought))?(?:\s(?:in|by|before|after))?\Z"
)
PARTY: Final = lazy(lambda: rf"\b{party_pattern()}\b")


# "[she] is 13/8", "quote [her] at 5/1", "[They] were 11/4 with Coral and are 6/4"
_PRONOUN: Final = lazy(
    r"(?<![\w'’-])(?:(?P<they>[Tt]hey)|(?P<she>[Ss]he)|(?P<he>[Hh]e))"
    r"(?P<far>(?:['’]s|\s(?:(?:is|are|was|were)(?!\s(?:now\s|still\s)?(?!trad|pay|go|drift|trail)[a-z]+ing\b)|ha[sd]\s[a-z]+e[dn]|have\s[a-z]+e[dn]|(?:can|may)\sbe|opened|closed|started|ended|drifted|shortened))\b[^.;:]*)\Z"
    r"|\b(?:(?P<them>them)|(?P<her>her)|(?P<him>him))(?P<at>\s(?:in\s[a-z]+\splace\s)?(?:at|as|to|are|is)?(?:\san?|\sthe|\sjust|\sonly)?\s?)\Z"
    r"|\b(?:(?P<party>[Tt]he\sparty\b)|(?P<hers>[Hh]er)\s(?=odds|price)|(?P<his>[Hh]is)\s(?=odds|price))(?P<behind>.*)\Z",
    words=("odds", "price", "he ", "he'", "he’", "He ", "He'", "He’", "hey ", "hem ", "her ", "him "),
)
_TITLES: Final = tagged("titles") | tagged("courtesy titles")
_SENTENCES: Final = 3  # from a pronoun back to who it stands for


def pronoun_before(around: Stretch, price: Span, *, near: bool) -> re.Match[str] | None:
    """The pronoun before a price; ``near``: nothing but linking words may stand between."""
    told = _PRONOUN.search(around.source, around.start, price[0])
    if told is None or (told["at"] is not None and word_before(around.source, told.start()) not in _LINKS):
        return None  # "who might follow him at 5/1"
    return None if near and not _linked(told["far"] or told["behind"] or "") else told


def spoken_of(line: Line, told: re.Match[str], makers: Makers, low: int) -> Selection | None:
    """Whoever a pronoun stands for: the one person, or the one party, of the nearest words before it that
    name any, from ``low`` on."""
    kind = next(kind for kind in _PRONOUNS if told[kind])
    end = told.start(kind)
    for _ in range(_SENTENCES):
        words = line.part(line.sentence_start(end, max(line.start, end - _REACH)), end)
        named = _who(words, makers, parties=not _PRONOUNS[kind])
        end = words.start
        if named:
            same = [one for first, one in named.values() if gender_of(first) == _PRONOUNS[kind]]
            only = same if len(same) == 1 else [one for _, one in named.values()]
            return only[0] if len(only) == 1 else None
        if end <= line.start:
            above = makers.line_above(line)
            if above is None or above.start < low:
                return None
            line, end = above, above.end
    return None


# ... and their genders
_PRONOUNS: Final = {
    **dict.fromkeys(("she", "her", "hers"), "f"),
    **dict.fromkeys(("he", "him", "his"), "m"),
    **dict.fromkeys(("they", "them", "party"), ""),
}


def _who(words: Stretch, makers: Makers, *, parties: bool) -> dict[str, tuple[str, Selection]]:
    """The parties, or else the people, of some words: the first word of each and where it is named last."""
    found: dict[str, tuple[str, Selection]] = {}
    for span in _names(words, owners=True):
        party = longest_party(words.source, *span)
        one = as_selection(words.part(*span), None)
        first, _, last = words.source[one.start : one.end].partition(" ")
        if parties and (party or stands_abroad(words.source[one.start : one.end])):
            found[party[2] if party else ""] = "", Selection(*party) if party else one
        is_person = is_given(first) or first.rstrip(".").lower() in _TITLES
        if is_person and not (parties or party or makers.overlap(*span)):
            found[last.rpartition(" ")[2]] = first, one
    return found


def straight_on(around: Stretch, price: Span, makers: Makers) -> Selection | None:
    """What stands right behind a price, and no words between: "1/6 [Labour]"."""
    match = around.match(_STRAIGHT_ON, price[1])
    return _at(around, match.end(), makers) if match else None


def right_behind(around: Stretch, price: Span, makers: Makers) -> Selection | None:
    """What stands right behind a price, or is hung on it: "1/6 [Labour]", "2/1 (33%) on [Ann Lee]"; for whom
    a price is, only where that is a party and no place: "4/6 for [Labour]"."""
    hung = around.match(_HUNG_ON, price[1])
    if hung is None:
        return straight_on(around, price, makers)
    found = _at(around, hung.end(), makers)
    if found is None or (
        hung["for"] and not (_names_a_party(found, around) and around.match(_ENDS, found.end))
    ):
        return None
    return found


def _names_a_party(one: Selection, words: Stretch) -> bool:
    """Whether a selection is a party, or an outcome for one: "a Labour gain"."""
    return one.party_id is not None or PARTY.search(words.source, one.start, one.end) is not None


_HUNG_ON: Final = lazy(
    r"(?:\s\(\d[\d.]*\s?(?:%|per\s?cent)[^()]{0,10}\))?\s(?:on|about|against|(?P<for>for))\s(?=(?:the\s|an?\s)?[A-Z])"
)
_ENDS: Final = lazy(r"\s?(?:[,.;)]|\Z|(?:and|with|at|from)\b)")


def further_on(words: Stretch, makers: Makers) -> Selection | None:
    """What prices are on whose words go on: "4/6 with Coral or 8/11 with Hills on [Labour]"."""
    won = market_spans(words)
    for match in _ON.finditer(words.source, words.start, words.end):
        found = _at(words, match.end(), makers)
        if found is not None and not _is_won((found.start, found.end), won):
            return found
    return None


def _linked(between: str) -> bool:
    """Whether nothing but linking words stands between a selection and its price."""
    of = _OF_A_PARTY.match(between)
    between = between[of.end() :] if of and party_in_list(of["party"]) else between
    words = _APART.sub(" ", _IN_BRACKETS.sub(" ", _OWN.sub("", between))).split()
    said = (word.strip(",:;–—-()[]'’\"“”|•$").lower() for word in words)
    return all(not word or word in _LINKS or word.endswith("ly") for word in said)


# "Ann Lee[, who beat Bob Ray,] is 5/1", "Ann Lee[, the leader of the Greens,] is 5/1", "Ann Lee[, former head
# of Oak College,] is 5/1", "Ann Lee[ – an Oak councillor –] is 5/1"
_WHO: Final = lazy(
    r"(?:,\s(?:who\w*|which|the|an?|now|former)\b[^,;]*,|\swho\s[^,;]*|\s[–—-]\s[^–—;]*\s[–—-])"
    r"\s(?=(?:is|are|remains?|stands?|looks?|has|have|can)\b)"
)
# "Ann Lee[ of the Greens] is 5/1"
_OF_A_PARTY: Final = lazy(rf"\sof\s(?:the\s)?(?P<party>{CAPITAL}[\w'’-]*(?:\s{CAPITAL}[\w'’-]*){{0,3}})")
_OWN: Final = lazy(r"\A['’]s?(?=\s)")  # "Labor['s] price is"


def _before(words: Stretch, makers: Makers) -> Selection | None:
    """The last outcome, party or name of some words that is no place and no bookmaker."""
    words = words.part(max(words.start, words.end - _REACH), words.end)
    bracket = _IN_BRACKETS.search(words.source, words.start, words.end)
    party = party_in_list(bracket["party"]) if bracket else None
    if bracket and (party or (bracket["party"].isupper() and len(bracket["party"]) < _LONGEST_INITIALS)):
        words = words.part(words.start, bracket.start())
    spans: list[Span] = []
    for _, rule in _RULES:
        spans += [span for span in rule(words) if not _overlaps(span, spans)]
    for maker in makers.between(words.start, words.end):
        spans = [own for span in spans if (own := _without(words, span, maker)) is not None]
    won = market_spans(words) if spans else ()
    spans = [span for span in spans if not _is_won(span, won)]
    for apart in _printed(_WHO, words):
        spans = [span for span in spans if not _overlaps(span, [apart])] or spans
    spans = [span for span in spans if not _is_beaten(words, span)] or spans
    return as_selection(words.part(*max(spans, key=itemgetter(1))), party) if spans else None


def _is_beaten(words: Stretch, span: Span) -> bool:
    """Whether a name is of who is beaten, not who is backed: "Labour to beat [the Tories] at 4/6"."""
    return not _BEATING.isdisjoint(words.before(span[0], _FAR).lower().removesuffix("the ").split()[-1:])


_BEATING: Final = tagged("verbs of a match")


def _is_won(span: Span, won: Sequence[Span]) -> bool:
    """Whether a name is part of what is won, not who wins: "to be Labour leader", "to win Elm and Oak"."""
    return any(start <= span[0] + len("the ") and start < span[1] <= end for start, end in won)


def _without(words: Stretch, span: Span, maker: Bookmaker) -> Span | None:
    """A span that no bookmaker has a part of, or the party beside one: "Coral [Labour]", "[Labour] Coral"."""
    if not _overlaps(span, [(maker.start, maker.end)]):
        return span
    ahead = words.source[span[0] : max(span[0], maker.start)].rstrip()
    if party_in_list(ahead) is not None:
        return span[0], span[0] + len(ahead)
    behind = words.part(min(maker.end + 1, span[1]), span[1])
    party = longest_party(words.source, maker.end, span[1]) if behind.text else None
    if party is None and " " in behind.text and is_given(behind.text.split()[0]):
        return behind.start, behind.end
    return party[:2] if party else None


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _outcome_pattern(party: str) -> str:
    return (
        r"(?:\b(?:[Aa]n?|[Tt]he|[Aa]nother)\s)?\b(?:[Nn]o [Oo]verall (?:[Mm]ajority|[Cc]ontrol)"
        r"|(?:[Nn]o )?[Hh]ung (?:[Pp]arliament|[Cc]ouncil)"
        rf"|(?:{party}[- ])?(?:{party}\s)?(?:(?:[Oo]verall|[Oo]utright)\s)?"
        r"(?:[Mm]inority|[Mm]ajority|coalition)(?:\s[Gg]overnment)?"
        rf"|{party}\s{any_of(tagged('what a party may have'))}(?!\s(?:\d|it\b|the\b|[A-Z])))\b"
    )


# One of these stands in every outcome.
_OF_OUTCOMES: Final = (
    "verall ", "ung ", "inority", "ajority", "coalition", *in_order("what a party may have")
)  # fmt: skip


def _outcomes(words: Stretch) -> Iterator[Span]:
    """(The pattern holds every party three times: it is made where one of its nouns is met.)"""
    if not any(noun in words.text for noun in _OF_OUTCOMES):
        return iter(())
    found = (span for span in _printed(_OUTCOME, words) if not _is_owned(words, span))
    return ((_with_whose(words, start), end) for start, end in found)


def _with_whose(words: Stretch, start: int) -> int:
    """Where an outcome begins with the word with a capital before it: "[Coalition] minority"."""
    before = words.source[words.start : start].rpartition(" ")[0].rpartition(" ")[2]
    whose = before[:1].isupper() and before.isalpha() and before.lower() not in _NOT_SELECTED
    return start - len(before) - 1 if whose else start


def _is_owned(words: Stretch, span: Span) -> bool:
    """Whether an outcome is somebody's, "to increase their [majority]", or is a number, "[the majority]"."""
    return (
        words.source[slice(*span)].lower() == "the majority"
        or words.match(_OF_SO_MANY, span[1]) is not None
        or _CLAUSE.search(words.source[max(0, span[0] - len("that ")) : span[1]]) is not None
        or _ODDS_OF.search(words.source, words.start, span[0]) is not None
        or words.before(span[0], 10).lower().rpartition(" ")[0].rpartition(" ")[2] in _OWNERS
    )


# "4/6 [that Labour win]": who does, and what
_CLAUSE: Final = lazy(
    rf"\Athat\s(?!an?\s|the\s|another\s).*\s{any_of(tagged('what a party may have'))}\Z", words=("that",)
)
_OWNERS: Final = tagged("possessives")
_ODDS_OF: Final = lazy(r"['’]s?\s(?:odds|price|chances?)\s(?:for|of|on)\s\Z")  # "Labour's odds for"
_OF_SO_MANY: Final = lazy(r"\sof\s(?:\w+\s){0,2}\d")  # "with a majority [of 6,214]"


def _printed(pattern: re.Pattern[str], words: Stretch) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(words.source, words.start, words.end))


def _events(words: Stretch) -> Iterator[Span]:
    for match in _AN_EVENT.finditer(words.source, words.start, words.end):
        before = words.before(match.start(), _FAR).split()[-1:]
        if not before or before[0][:1].isupper() or not before[0][-1].isalnum() or before[0] in _LEADING:
            yield match.span("event")


_LEADING: Final = _LINKS - {"with"}


def _years(words: Stretch) -> Iterator[Span]:
    for match in _YEAR.finditer(words.source, words.start, words.end):
        if not (_OF_A_DATE.search(words.before(match.start(), _FAR)) or _is_placed(words, match.span())):
            yield match.span()


_OF_A_DATE: Final = lazy(r"[a-z]\s\d{1,2},\s\Z")  # "April [24, ]2031"


def _names(words: Stretch, *, owners: bool = False) -> Iterator[Span]:
    """The names in some words, with those of ``owners`` of something: "Ann Lee's lead"."""
    for match in NAMES_IN_TEXT.finditer(words.source, words.start, words.end):
        for span in _parted(words, match.span()):
            own = _trimmed(words, *span, owners=owners)
            if own is not None and _is_placed(words, own):
                own = _behind_a_place(words, own)
            others = own and (speaks_of_one(words.source[slice(*own)]) or _is_in_brackets(words, own))
            if own and not (others or _is_speaking(words, own[1])):
                yield own


def _is_in_brackets(words: Stretch, span: Span) -> bool:
    """Whether a name is in brackets behind another, whose party it is: "Ann Lee's ([Lab]) price"."""
    before = words.before(span[0], 2 * _FAR)
    named = before.removesuffix(" (").rpartition(" ")[2]
    return before.endswith(" (") and words.source.startswith(")", span[1]) and named[:1].isupper()


def _is_speaking(words: Stretch, end: int) -> bool:
    """Whether a name that ends there is of whoever says what follows: "Ann Lee, of Coral, [said:]"."""
    said = words.match(_SAYING, end)
    return said is not None and said["verb"] in SPEAKING_VERBS


_SAYING: Final = lazy(
    r"(?:,\s[^,.;:“\"]{2,60},?)?\s(?P<verb>[a-z]+)(?:\s[A-Z][\w ]{2,30})?\s?[:,]?\s?[\"“]", words=('"', "“")
)


def _behind_a_place(words: Stretch, span: Span) -> Span | None:
    """The party of which something is said right behind where that is: "In Ashdale [Labour] are 4/6"."""
    party = longest_party(words.source, *span) if words.match(_IS_BACKED, span[1]) else None
    behind = party and party[0] > span[0] and words.source[slice(*party[:2])] not in PARTIES_IN_PLACES
    return party[:2] if party and behind else None


def _parted(words: Stretch, span: Span) -> list[Span]:
    """The names joined by "and", unless all is one, "Ann Lee and Bob Ray", "Socialist and Labour Party", or
    without a verb, "At [Coral] [the Tories] are"."""
    start, end = span
    before, the, party = words.source[start:end].rpartition(" the ")
    if the and not before.endswith((" of", " and")) and (is_party(party) or stands_abroad(party)):
        return [(start, start + len(before)), (end - len(party) - len("the "), end)]
    if " and " not in words.source[start:end] or party_in_list(words.source[start:end]):
        return [span]
    cut = words.source.index(" and ", start, end)
    return [(start, cut), *_parted(words, (cut + 5, end))]


# What may be bet on, as it stands between two places; no name overlaps what an earlier rule has found. The
# selection of each example is in brackets.
_RULES: Final[tuple[tuple[str, Callable[[Stretch], Iterator[Span]]], ...]] = (
    ("Coral has [a hung parliament] at 7/2.", _outcomes),
    ("With Coral a victory of [Remain] is 1/4.", partial(_printed, _OPTION)),
    ("Coral goes 4/1 [anyone else].", partial(_printed, _OTHERS)),
    ("For the next election Coral has [2031] at 9/4.", _years),
    ("With Coral [a recount] is 9/1.", _events),
    ("Coral has [Ann Lee] at 5/2.", _names),
)


# "[At odds of] 1/20, Labour look certain"
_PRICE_FIRST: Final = lazy(
    r"\W*(?:(?:[a-z]+\s){0,2}at|At|Available|Priced|Quoted|Currently|Now|Backed|Installed|Still)\b[^,;.]{0,40}\Z"
)
# "At 100/1[ with Coral to win Ashdale, ]Ann Lee"
_COMMA: Final = lazy(
    r"(?:\s(?:with|at|from)\s[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*){0,2})?(?:\sto\s[^,.;\d]{3,50})?,\s"
)


def _after(around: Stretch, price: Span, makers: Makers) -> Selection | None:
    opens = around.part(around.start, price[0]).match(_PRICE_FIRST, around.start)
    if event := around.match(_ON_AN_EVENT, price[1]):
        return Selection(*event.span("event"), None)
    for rule in (LEADS_ON, _STRAIGHT_ON, _COMMA) if opens else (LEADS_ON, _STRAIGHT_ON):
        match = around.match(rule, price[1])
        found = _at(around, match.end(), makers) if match else None
        if found and not _is_won((found.start, found.end), market_spans(around.part(price[1], around.end))):
            return found
    return None


# "[a recount] is 14/1", "[a snap election] in Ashdale at 2/1"
_AN_EVENT: Final = lazy(
    rf"(?P<event>\b(?:[Aa]n?|[Aa]nother|[Nn]o)\s(?:[a-z-]+\s){{0,2}}?{any_of(tagged('events bet on'))})"
    r"(?:\sin\s[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?|\s(?:before|by|this|next)(?:\s[\w'’-]+){1,2}?)?"
    r"\s(?:from\s\d{1,4}/\d{1,3}\s)?(?:(?:at|is|are|has|now|as|to|[a-z]+(?:ed|ly))\s){0,3}(?:an?\s)?\Z",
    words=in_order("events bet on"),
)
_NO_TURN: Final = r"(?!(?:and|but|while|or|with|at|from)\b)"
# "2/1 on [a snap election]", "10/1 about [a second recount before dawn]"
_ON_AN_EVENT: Final = lazy(
    r"\s(?:on|about|against|for)\s(?P<event>(?:an?|another)\s(?:[\w-]+\s){0,3}?"
    rf"{any_of(tagged('events bet on'))}\b"
    rf"(?:\s(?:within|before|by|this|next)(?:\s{_NO_TURN}[^\s,.;:()\d]+){{1,4}})?)(?=\s?(?:[,.;:)]|\Z)|\s(?!{_NO_TURN}))"
)


def selection_at(words: Stretch, makers: Makers) -> Selection | None:
    """The outcome, party or name with which words begin."""
    return _at(words, words.start, makers)


def _at(around: Stretch, start: int, makers: Makers) -> Selection | None:
    """The outcome, party or name that begins at ``start``, an article or a role before it or not."""
    words = around.part(start, min(around.end, start + 80))
    article = words.match(_ARTICLE_FIRST, start)
    named = article.end() if article else start
    begins = {start, named}
    while (role := words.match(_ROLE_WORD, named)) and role[0].strip().lower() in BEFORE_A_NAME:
        named = role.end()
        begins.add(named)
    for _, rule in _RULES:
        spans = rule(words)
        span = next(spans, None)
        if span is not None and span[0] in begins and not makers.between(*span):
            role = words.match(_ROLE_BEHIND, span[1])  # "Labour leader [Ann Lee]"
            held = next(spans, span) if role and role["role"].lower() in BEFORE_A_NAME else span
            return as_selection(words.part(*(held if role and held[0] == role.end() else span)), None)
    return None


def as_selection(words: Stretch, party: str | None) -> Selection:
    """Words with their party; "Labour's Ann Lee", or "Labour Ann Lee", is Ann Lee, of Labour."""
    text, start, end = words.source, words.start, words.end
    owned = _OWNED.search(text, start, end)
    if owned and owned.end() < end and _is_known_party(text[start : owned.start()]):
        return Selection(owned.end(), end, party_in_list(text[start : owned.start()]))
    printed = text[start:end]
    of = _OF_A_PARTY.match(text, end)
    party = party or (party_in_list(of["party"]) if of else None)
    office = _IN_OFFICE.search(text, start, end)
    party = party or party_in_list(text[start : office.start()] if office else printed)
    if party is None and printed.count(" ") > 1:
        first, _, name = printed.partition(" ")
        titled = first.endswith(".")  # "Rep."
        if is_given(name.split()[0]) and is_personal_name(name) and _is_known_party(first) and not titled:
            party, start = party_in_list(first), end - len(name)
    return Selection(start, end, party)


def _is_known_party(printed: str) -> bool:
    return party_in_list(printed) is not None or stands_abroad(printed)


def _trimmed(words: Stretch, start: int, end: int, *, owners: bool) -> Span | None:
    """A run of capitalised words as a selection: a party with its article, other small words off."""
    text = words.source
    spans = [word.span() for word in _WORD.finditer(text, start, end)]
    while (
        spans
        and _APOSTROPHE.split(text[slice(*spans[0])].lower().strip("'’"))[0] in _NOT_SELECTED
        and not _is_printed_party(text[spans[0][0] : end])
        and not _is_a_months_name(words, spans)
    ):
        spans.pop(0)
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    printed = [text[slice(*span)] for span in spans]
    if printed[-1] in _ROLES and party_in_list(" ".join(printed[:-1])):
        return None
    if text[end - 2 : end] in {"s'", "s’"} and _is_known_party(text[start : end - 1]):
        end -= 1
    owned = _OWNED.search(text, start, end)
    if owned and (owned.end() == end or words.match(_PRICE_OF, end)):  # "Ann Lee's", "Ann Lee's Elm odds"
        backed = owners or party_in_list(text[start : owned.start()]) or words.match(_PRICE_OF, end)
        return (start, owned.start()) if backed else None
    return _as_party(words, start, end, len(printed))


def _is_a_months_name(words: Stretch, spans: Sequence[Span]) -> bool:
    """Whether a run begins with a month that belongs to it: "June Marsh", not "in June Labour"."""
    first, *others = (words.source[slice(*span)] for span in spans)
    before = words.before(spans[0][0], _FAR).lower().split()[-1:]
    alone = not others or party_in_list(others[0]) or not _PLACED.isdisjoint(before)
    return first.lower() in MONTH_WORDS and not alone


_FAR: Final = 12  # characters of the word before one


def _is_printed_party(run: str) -> bool:
    """Whether a run is a party, not a small word that begins a sentence and has the letters of one: "On"."""
    return is_party(run) and (" " in run or run.isupper())


def _as_party(words: Stretch, start: int, end: int, count: int) -> Span:
    """A run of so many words, from where a party in it begins, with the word "party" and its own article."""
    text = words.source
    of = _OF_A_PARTY.search(text, start, end)
    if of and of.end() == end and party_in_list(of["party"]) and is_personal_name(text[start : of.start()]):
        return start, of.start()
    for tail in (" party", " Party"):
        if text.startswith(tail, end) and party_in_list(text[start:end] + tail):
            end += len(tail)
    party = longest_party(text, start, end)
    if party is not None and party[0] > start and (count > 3 or " " in text[party[0] : end]):
        start = party[0]
    if words.match(_NOUN_OF, end):  # "[the] Labour price"
        article = words.match(_ARTICLE_FIRST, start)
        return (article.end() if article else start), end
    if party_in_list(text[start:end]):
        article = _ARTICLE.search(text, max(words.start, start - 4), start)
        start = article.start() if article else start
        office = words.match(_IN_OFFICE, end)
        end = office.end() if office else end
    return start, end


# "the odds of Ann Lee [winning]", "the odds of an Ann Lee [win]"
_WINNING: Final = lazy(rf"\s{any_of(tagged('winning as a noun') | tagged('what a party may have'))}\b")


# "the Labour [leader]" who is backed
_IN_OFFICE: Final = lazy(
    rf"\s(?:(?:deputy|council|group)\s)?{any_of(ROLE_NOUNS & OFFICES)}\b(?!['’]|\s[A-Z])",
    words=in_order("offices bet on"),
)
_OWNED: Final = lazy(r"['’]s(?:\s|\Z)")
_APOSTROPHE: Final = lazy(r"['’]")  # "They'd"
# "Ann Lee's [odds]"
_NOUN_OF: Final = lazy(rf"\s{any_of(tagged('nouns behind a party'))}\b")
# "Ann Lee's [odds]", "Ann Lee's [(Lab) current price]"
_PRICE_OF: Final = lazy(r"(?:\s\([^()]{1,20}\))?(?:\s[a-z]+)?\s(?:odds|prices?|chances?|quote)\b")
_DOING: Final = lazy(r"\s[a-z]+ing\b")  # "the chances of Ann Lee [being] named"


def _is_placed(words: Stretch, span: Span) -> bool:
    """Whether a name is where something happens or what is won, rather than who wins."""
    before = words.before(span[0], 30).lower().split()
    article = before.pop() if before and before[-1] in {"the", "a", "an"} else ""
    if party_in_list(words.source[slice(*span)]):
        return len(before) > 1 and before[-1] == "to" and before[-2].endswith(_MOVING)  # "defecting to UKIP"
    if _is_an_office(words, before, span) or _is_held_there(words, span, article or "".join(before[-1:])):
        return True
    if before[-2:] in (["ahead", "of"], ["those", "of"]) or words.match(_WINNING, span[1]):
        return False
    if not before or (before[-1] == "by" and not _BY_WHOM.isdisjoint(before[-2:-1])):
        return False
    if _is_subject(words, before, span[1]):
        return False
    owned = len(before) > 2 and before[-2] in _PRICED and before[-3].endswith(("'s", "’s"))
    if owned and before[-1] == "for":
        return True  # "Labour's price for Ashdale"
    # "before May"
    printed = words.source[slice(*span)].lower()
    dated = before[-1] in _BEFORE_A_TIME and (printed in CALENDAR_WORDS or printed.isdigit())
    # "back Ann Lee for the Senate", not "the price for the Residents"
    won = article == "the" and before[-1] == "for" and not {*before[-3:-1]} & {*_PRICED, "and", "money"}
    return dated or won or before[-1] in _PLACED or before[-1] in _GOVERNED


def _is_an_office(words: Stretch, before: Sequence[str], span: Span) -> bool:
    """Whether a name is of what is won: "the next Labour leader", "succeeding Ann Lee as First Minister", or
    "the race for President"."""
    if before[-1:] == ["for"] and words.source[slice(*span)].lower() in OFFICES:
        return True
    if before[-1:] == ["as"]:
        return words.source[slice(*span)].rpartition(" ")[2].lower() in OFFICES
    return bool(before) and before[-1] in _NOT_HELD and _IN_OFFICE.search(words.source, *span) is not None


# "the Ashdale [by-election]", "with Ashdale [turnout] in doubt"; but "Ann Lee [by-election] odds"
_HELD_THERE: Final = lazy(rf"(?:\sand(?:\s{CAPITAL}[\w'’-]*)+?)?\s(?:(?i:{SPELLING})|(?P<counted>turnout))\b")


def _is_held_there(words: Stretch, span: Span, before: str) -> bool:
    """Whether a name is of where a contest is held: "[the] Ashdale by-election", "Ashdale turnout"; not "Ann
    Lee by-election odds"."""
    held = words.match(_HELD_THERE, span[1])
    named = before in {"the", "and", "in"} or before.endswith(("'s", "’s"))  # "[this week's] Ashdale"
    return held is not None and (named or held["counted"] is not None)


_NOT_HELD: Final = {"next", *tagged("words for what somebody was")}
_BY_WHOM: Final = tagged("before by and a selection")


def _is_subject(words: Stretch, before: Sequence[str], end: int) -> bool:
    """Whether what is said of a name that ends there shows that it is backed, whatever is ``before`` it."""
    if before[-1] in _SAID:
        return words.match(_IS_BACKED, end) is not None
    return before[-2:-1] != [] and before[-2] in _PRICED and words.match(_DOING, end) is not None


_SAID: Final = frozenset(("says", "said"))
_IS_BACKED: Final = lazy(r"\s(?:is|are|remains?|has|can|goes)\b")  # "Coral says Ann Lee [is] 4/11"
_PRICED: Final = frozenset(("price", "odds", "chances", "chance"))
_BEFORE_A_TIME: Final = frozenset(("before", "after", "by", "until", "till", "since", "during"))
