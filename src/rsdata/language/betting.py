"""What sentences say of bets: who takes them, and what they are on."""

from __future__ import annotations

import re
from typing import Final

from rsdata.language.by_elections import SPELLING
from rsdata.language.calendar import CALENDAR_WORDS
from rsdata.language.names import FIRM
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order, tagged

# "bookmakers Smith and Sons", "bookies Joe Bloggs": whoever is called one
CALLED_A_BOOKMAKER: Final = lazy(
    rf"\b(?P<before>{FIRM}), (?:the|a) (?:[a-z]+ )?"
    r"(?:bookmakers?|bookies?|betting (?:firm|company|site)|exchange)\b"
    r"|(?:\b(?:[Bb]ookmakers?|[Bb]ookies?|[Bb]etting (?:firm|company|site)|(?:the|[Bb]etting) exchange)\s"
    r"|\b(?:[Oo]dds|[Bb]etting) (?:from|with|courtesy of|by) (?:bookmakers? )?"
    r"|\((?:Odds|Prices|Betting|Source)(?:: | from | by )"
    r"|(?:^|(?<=\n))(?:[A-Z][\w' -]{1,30} prices|Prices) from )"
    rf"(?P<name>{FIRM})"
    rf"|\b[Oo]dds at (?P<taker>{FIRM})(?= (?:on|about) )"
    rf"|\b(?:[Pp]rices|[Oo]dds) (?:(?:quoted|shown|here|below) )?are (?P<owner>{FIRM})"
    r"['’](?:s\b)?(?= own\b|[,.;]| and\b)"
)
NO_BOOKMAKERS_NAME: Final = tagged("before a bookmaker")
# "Hartley Bet", "Fellbet": a bookmaker by the end of its name
NAMED_LIKE_A_BOOKMAKER: Final = lazy(
    rf"\b(?P<name>(?!{any_of(tagged('sports broadcasters') | NO_BOOKMAKERS_NAME)}\s)"
    r"(?:[A-Z][\w&'’-]{1,20} (?:(?:&|and) )?){1,3}"
    r"(?:Bet|Bets|Sports|Sportsbook|Bookmakers)(?! [A-Z])"
    r"|(?:(?<=\b[Aa]t\s)|(?<=\b[Ww]ith\s)|(?<=\b[Ff]rom\s))Bet [A-Z][a-z]{2,}"
    r"|(?!Tibet|Alphabet|Sorbet|Sherbet|Gibbet|Face|Mac|Chrome|Note)[A-Z][a-z]+(?:[Bb]ets?|Book)"
    r"|Bet(?:[A-Z](?:[a-z]{2,}|[A-Z]{1,3})|\d{2,3}))\b"
)
# "Oddsmoor will let you bet on", "Fellbet, who opened the market", "Hartley Bet's odds": whoever takes bets
TAKES_BETS: Final = lazy(
    rf"(?:^|(?<=[.:;,(]\s)|(?<=\n)|\b(?:[Ww]ith|[Aa]t|[Bb]y|[Ff]rom)\s)(?P<name>{FIRM})"
    r"(?:['’]s?\s(?:[a-z]+\s)?(?:(?:odds|prices)(?!\s(?:of|to|at|in|are|is|were|was|have|has|had)\b)|book|market|betting)\b"
    r"|(?:,?\s(?:who|which))?\s(?:will (?:let (?:you|punters) bet|take bets|bet you)"
    r"|(?:is|are) (?:taking bets|offering odds)|(?:offers?|posts?|quotes?) (?:[a-z]+ )?odds"
    r"|(?:has\s|have\s)?(?:open(?:s|ed)?|publish(?:es|ed)?) (?:a|its|their|the) (?:book|market|odds)"
    rf"|{any_of(tagged('verbs of a bookmaker'))} (?:(?:a|an|its|their|the|these|some) )?(?:[a-z]+ )?"
    r"(?:book|markets?|odds|prices) (?:on|for|about|in)\b"
    r"|(?:has|have) (?:stopped taking bets|suspended betting)"
    r"|(?:has|have)\s(?![a-z]+e[dn]\s(?:behind|back|in|out)\s)[^.\n]{1,40}?\s(?:at|as)\s(?:an?\s|the\s)?\d{1,4}/\d|makes?\s[^.\n]{1,60}?\d/\d"
    r"|(?:goes|go|quotes?|offers?|is offering)\s\d{1,4}/\d))"
)
_STOP: Final = (
    r"(?=\s?[,;:()\n]|[.!?](?:\s|$)|\s(?:with\s@?[A-Z]|by\s@|(?:(?:at|from)\s)?[$+−–-]?\d"
    rf"|{any_of(tagged('after a market'))}\b)|$)"
)
# "to retain the Ash seat", "to be next prime minister", "winning the Elm by-election"
TO_WIN: Final = lazy(
    rf"\b(?:[Tt]o|will|would|of)\s{any_of(tagged('verbs of winning'))}\s"
    r"(?!(?:by|had|found|out|over|up|on|gone|fair|sure|honest|precise|exact)\b)(?:back\s)?(?:the\s|a\s|"
    rf"an\s)?(?P<market>[^,;:()\n.!?]{{2,90}}?){_STOP}"
    rf"|\bthat\s[^,;:.\d]{{2,40}}?\s(?<!\bthe\s)(?<!\ba\s){any_of(tagged('verbs of winning'))}\s(?:the\s)?"
    rf"(?P<market3>(?!(?:by|more|less|fewer|over|under|between|at\sleast)\b)[^,;:()\n.!?]{{2,90}}?){_STOP}"
    rf"|\b{any_of(tagged('winning as a noun'))}\s(?:the\s|a\s|an\s)?"
    rf"(?P<market2>[^,;:()\n.!?]{{2,90}}?){_STOP}"
)
# "favourite for the leadership", "odds for the Elm by-election", "betting on the Ash seat"
ODDS_FOR: Final = lazy(
    rf"\b(?:matched\s[£$€][\d.,]+(?:k|m|\smillion)?|[Ff]avou?rites?|fav|[Oo]dds|[Bb]etting|[Mm]arket|[Pp]rices?|[Bb]ook|(?:line|bets?(?:\syou)?)(?=\son\s))\s(?:matched\s)?(?:for|in|on|"
    rf"ahead of(?=\s(?:the|an?|next|this)\s))\s"
    rf"(?:the\s|a\s|an\s)?(?P<market>[^,;:()\n.!?]{{2,90}}?){_STOP}"
)
# "wins the Elm Stakes", "in Coral's next leader market"
WHAT_IS_WON: Final = lazy(
    rf"\b(?:wins|won|winner of)\sthe\s(?P<market>[A-Z][^,;:()\n.!?]{{2,60}}?)(?:(?=\s(?:for|from|on|"
    rf"in)\b)|{_STOP})"
    r"|(?:['’]s?|\b[Tt]he|\ba)\s(?P<market2>[^,;:()\n.!?'’]{2,50}?)\s(?:market|betting)\b(?!\s(?:leaders?|movers?)\b)"
)
# "for the Elm by-election" "in the Ash contest": whatever is called an election; "for next mayor", "for mayor
# of Ashdale"
_IN: Final = r"\b(?:[Ff]or|[Ii]n|[Oo]n|[Aa]t|[Aa]bout|price|has|have)\s"
_OFFICE: Final = any_of(tagged("offices bet on"))
_ALONE: Final = rf"(?!['’]|\s(?:[A-Z]|{any_of(tagged('contests bet on'))}))"
_OF_A_PLACE: Final = r"\sof\s(?:the\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}"
IN_A_CONTEST: Final = lazy(
    rf"{_IN}(?:the\s|this\s)?(?P<market2>(?:(?:year|month|date) of the )?"
    r"(?:next\s|(?:next|this)\s(?:year|month|week)['’]s\s|20\d\d\s)?"
    rf"(?:general\selection|(?:EU\s|(?!another\s)[a-z-]{{5,}}\s)?referendum|(?i:{SPELLING})|leadership\s(?:race|contest|election)))\b|"
    rf"{_IN}(?:the\s|this\s)?"
    rf"(?P<market>(?:next\s)?[A-Z](?:(?!\s(?:to|for|with|in|at|[a-z]+ing)\s)[\w'’ -]){{1,60}}?"
    rf"\s(?:(?i:{SPELLING})|{any_of(tagged('contests bet on'))}))\b|"
    rf"\b[Ff]or\s(?P<office3>(?:[A-Z][\w-]+\s){{1,3}}{_OFFICE}\b){_ALONE}(?!\sto\s[a-z])|"
    r"\b(?:[Ff]or|[Aa]s)\s(?:the\s)?"
    rf"(?P<office>next\s(?:[a-z]+\s|(?:[A-Z][\w'’-]+\s){{0,3}})(?i:{_OFFICE})\b(?:{_OF_A_PLACE})?)"
    rf"|\bfor\s(?P<office2>{_OFFICE}{_OF_A_PLACE})"
)
# "Labour[ to hold Ashdale] 4/11", "Labour[ in Ashdale] 4/11": in a row of a list
WON_IN_A_ROW: Final = lazy(
    rf"(?<=\w|\)) (?:to {any_of(tagged('verbs of winning'))}\s(?:(?:in|at)\s)?(?:the\s)?"
    r"|for the\s(?=[a-z])|(?P<where>in|at) (?=[A-Z]))(?P<market>[^\W\d].*)\Z",
)
# "The next general election is 1.95 to be in 2028"
ELECTION_FIRST: Final = lazy(
    r"(?:(?<=[.!?]\s)|(?<=\n)|\A)[Tt]he\s(?P<market>(?:next\s)?(?:general\s|presidential\s)?election)\s(?:is|are)\b"
)
# "the race for [governor]", "the battle to be [first minister]", "for the job of [party chair]"
RACE_FOR: Final = lazy(
    r"\b(?:(?:race|contest|battle|fight|bid)\s(?:for|to\s(?:be|become|lead|replace|succeed))"
    r"|for\sthe\s(?:job|post|role)\sof(?!\s\d))\s(?:the\s|an?\s)?"
    rf"(?P<market>[^,;:()\n.!?]{{2,60}}?){_STOP}"
)
OTHER_ELECTION: Final = lazy(
    r"\b(?:general election|next (?:year|time|may|month)|next election|leader(?:ship)?|prime minister|"
    r"20\d\d|European|mayor\w*)\b",
    re.IGNORECASE,
)
# "are now 6/4 with [Quince & Sons] to win"
WITH_A_BOOKMAKER: Final = lazy(
    rf"\b(?:is|are|at)\s(?:now\s|an?\s|the\s)?\d{{1,4}}/\d{{1,3}}\s(?:favou?rites?\s|shots?\s)?with\s(?P<name>{FIRM})(?=\sto\s(?:win|be|hold|take|become)\b)"
)
# after a price: "for the Lib Dems", "(40%) for Labour", "favourite Ann Lee", "shot this morning, Ann Lee",
# "with Coral on Labour"
LEADS_ON: Final = lazy(
    r"(?:\s\(\d[\d.]*\s?(?:%|per\s?cent)[^()]{0,10}\))?\s?\)?(?:(?:with|from|at)\s@?[A-Z]\w*(?:\s[A-Z]\w*)?\s)?"
    r"(?:(?:joint[- ]?|clear\s|hot\s|co-)?(?:favs?|favourites?|favorites?|shots?|outsiders?|"
    r"chances?)(?:\s(?!(?:and|with|but|while|or|in|at|to)\b)[a-z]{2,9}){0,2},?\s"
    r"|for\s|on\s|about\s|against\s|that\s|says\s|saying\s){1,2}"
)
# "Labour[ to finish second] in Ashdale", "4/11[ favourites with Coral] in Ashdale"
TO_DO: Final = lazy(
    r"(?:\s(?:favou?rites?|chances?|shots?|outsiders?))?(?:\s(?:with|at|from)\s[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*)?)?(?:\sto\s[a-z]+(?:\s[a-z]+){0,2})?(?=\s(?:in|at)\s)"
)
# "the [turnout in Ashdale]", "Labour's [vote share]"
COUNTED: Final = lazy(
    lambda: (
        rf"\b(?P<counted>(?:[Ss]ize of (?:the )?|[Ww]inning )?(?i:{any_of(tagged('counts bet on'))})"
        r"(?:\s(?:in|at)\s(?:the\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})?)"
    )
)
# "[next Thursday's] Elm by-election"
WHOSE_DAY: Final = lazy(
    r"\A(?:(?:next|this|last)\s)?(?:[A-Z][a-z]+day|week|month|year|tomorrow|today|tonight)['’]s\s(?=[A-Z])"
)
# "Ashdale [for the first time since 1997]", "the Elm by-election [this morning]": when, not what
WHEN_NOT_WHAT: Final = lazy(
    r"\s(?:for the (?:first|second|third) time|since|until|despite|because"
    r"|(?:this|last|next) (?:morning|afternoon|evening|night|week|month|\w+day)"
    r"|if|unless|provided"
    rf"|(?:in|on) {any_of(CALENDAR_WORDS)}"
    r"|today|tonight|yesterday|tomorrow|earlier|followed|behind|ahead"
    r"|(?:[a-z]+ed|sank|fell|rose) (?:at|to|out|from)"
    rf"|(?:and|but) (?:[a-z]+ed|[a-z]+ing|{any_of(tagged('goes on behind a market'))})"
    r"|(?:is|are|was|were|will|would|should|can|could) [a-z]+)\b",
    re.IGNORECASE,
    words=(*in_order("pieces of words of time"), *CALENDAR_WORDS),
)
# "For our readers abroad, Coral['s prices on the] governor of Ashland"
# "these were the [odds at Coral on the] winning margin"
PRICES_ON: Final = lazy(
    r"(?:['’]s?\s(?:[a-z]+\s)?(?:odds|prices|betting|market|book)"
    r"|\b(?:opens?|opened|offers?|has|have)\s(?:an?|its|their)\s(?:[a-z]+\s)?(?:market|book)"
    r"|\b(?:odds|prices)\s(?:at|from|with)\s[^,.;:]{0,40}?)\s(?:on|for|about)\s(?:the\s)?(?=\S)",
    re.IGNORECASE,
    words=("on", "for", "about"),
)
# "[odds to win] Ashdale", "[prices on who takes] Ashdale"
TO_WIN_IN_A_TITLE: Final = lazy(
    r"\A(?:(?:odds\s)?to win|(?:(?:(?:odds|prices|betting)\s)?on\s)?"
    r"(?:who|which party)\s(?:will\s)?(?:win|take|hold|keep|gain|retain)s?)\s(?:the\s)?",
    re.IGNORECASE,
)
# "All prices are from [Coral]", "Odds by [Coral] unless stated": whose the prices of a page are
PRICES_OF_ALL: Final = lazy(
    r"\b(?:All\s(?:the\s|our\s)?(?:prices|odds)\s(?:(?:are|quoted|shown|here|below|on|this|page|correct|taken|supplied)\s){0,4}"
    r"(?:(?:from|with|by|at|courtesy\sof)\s)?[^.,;\n]{3,40}"
    r"|(?:[Pp]rices|[Oo]dds)\s[^.;\n/]{3,80}?\sunless\s)",
)
_EARLIER: Final = lazy(
    r"\b(?:earlier|previously|before that|last (?:week|month|night)|yesterday|on \w+day"
    r"|(?-i:Before the [a-z]+))\b",
    re.IGNORECASE,
)
_WAS: Final = lazy(r"\b(?:was|were|had)\b", re.IGNORECASE)
_NOW: Final = lazy(r"\b(?:now|today|tonight|can)\b|\b(?:cut|[a-z]+ed)\b[^,.;]*\sto\s\Z")


def tells_of_earlier(text: str, start: int, end: int) -> bool:
    """Whether the last clause of ``start:end`` tells what prices were: "[Earlier it was] Labour 4/6"."""
    clause = max(start, *(text.rfind(mark, start, end) + 1 for mark in ".?!;"))
    earlier = _EARLIER.search(text, clause, end)
    was = _WAS.search(text, earlier.end(), end) if earlier else None
    return was is not None and _NOW.search(text, was.end(), end) is None
