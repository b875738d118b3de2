"""How betting is spoken of: who takes bets, what they are on, and what stands beside a price."""

from __future__ import annotations

import re
from typing import Final

from rsdata.language.by_elections import SPELLING
from rsdata.language.names import FIRM
from rsdata.language.numbers import BAND
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import tagged

# "bookmakers Smith and Sons", "bookies Joe Bloggs": whoever is called one
CALLED_A_BOOKMAKER: Final = lazy(
    r"\b(?:[Bb]ookmakers?|[Bb]ookies?|[Bb]etting (?:firm|company|site)|(?:the|[Bb]etting) exchange)\s"
    rf"(?P<name>{FIRM})"
)

# "Hartley Bet", "Fellbet": a bookmaker by the end of its name
NAMED_LIKE_A_BOOKMAKER: Final = lazy(
    r"\b(?P<name>(?:[A-Z][\w&'’-]{1,20}\s(?:(?:&|and)\s)?){1,3}(?:Bet|Bets|Sportsbook|Bookmakers)|(?!Tibet|Alphabet)[A-Z][a-z]{2,}bet)\b"
)

# "Oddsmoor will let you bet on", "Fellbet, who opened the market", "Hartley Bet's odds": whoever takes bets
TAKES_BETS: Final = lazy(
    rf"(?:^|(?<=[.:;,(]\s)|(?<=\n)|\b(?:[Ww]ith|[Aa]t|[Bb]y|[Ff]rom)\s)(?P<name>{FIRM})"
    r"(?:['’]s?\s(?:latest\s|best\s|current\s)?(?:odds|prices|book|market|betting)\b"
    r"|(?:,?\swho)?\s(?:will let (?:you|punters) bet|will take bets"
    r"|(?:is|are) (?:taking bets|offering odds)|offers? odds"
    r"|(?:has\s|have\s)?(?:open(?:s|ed)?|publish(?:es|ed)?) (?:a|its|their|the) (?:book|market|odds)"
    r"|(?:has|have) (?:stopped taking bets|suspended betting)"
    r"|makes?\s[^.\n]{1,60}?\d/\d|(?:goes|go|quotes?|offers?|is offering)\s\d{1,4}/\d))"
)

_STOP: Final = (
    r"(?=\s?[,;:()\n]|[.!?](?:\s|$)|\s(?:with\s@?[A-Z]|at\s\d|by\s@|from\s\d|\d"
    rf"|{any_of(tagged('after a market'))}\b)|$)"
)

# "to retain the Ash seat", "to be next prime minister", "winning the Elm by-election"
TO_WIN: Final = lazy(
    rf"\b(?:to|will|would|of)\s{any_of(tagged('verbs of winning'))}\s(?!by\s)(?:back\s)?(?:the\s|a\s|"
    rf"an\s)?(?P<market>[^,;:()\n.!?]{{2,90}}?){_STOP}"
    rf"|\b{any_of(tagged('winning as a noun'))}\s(?:the\s|a\s|an\s)?"
    rf"(?P<market2>[^,;:()\n.!?]{{2,90}}?){_STOP}"
)

# "favourite for the leadership", "odds for the Elm by-election", "betting on the Ash seat"
BETTING_FOR: Final = lazy(
    rf"\b(?:[Ff]avourites?|fav|[Oo]dds|[Bb]etting|[Mm]arket|[Pp]rices?|book|[Bb]ook)\s(?:matched\s)?(?:for|in|on|"
    rf"ahead of)\s"
    rf"(?:the\s|a\s|an\s)?(?P<market>[^,;:()\n.!?]{{2,90}}?){_STOP}"
)

# "wins the Elm Stakes", "in Coral's next leader market"
WINS: Final = lazy(
    rf"\b(?:wins|won|winner of)\sthe\s(?P<market>[A-Z][^,;:()\n.!?]{{2,60}}?)(?:(?=\s(?:for|from|on|"
    rf"in)\b)|{_STOP})"
    r"|(?:['’]s?|\b[Tt]he|\ba)\s(?P<market2>[^,;:()\n.!?'’]{2,50}?)\s(?:market|betting)\b"
)

# "for the Elm by-election" "in the Ash contest": whatever is called an election
IN_A_CONTEST: Final = lazy(
    r"\b(?:for|in|on|at)\s(?:the\s|this\s)?(?P<market2>(?:next\s|(?:next|this)\s(?:year|month|"
    r"week)['’]s\s|20\d\d\s)?"
    rf"(?:general election|EU referendum|referendum|(?i:{SPELLING})|leadership (?:race|contest|election)))\b|"
    r"\b(?:for|in|on|at)\s(?:the\s)?(?P<market>(?:next\s)?[A-Z][\w'’ -]{1,60}?"
    rf"\s(?:(?i:{SPELLING})|election|"
    r"leadership|race|seat|contest|"
    r"referendum|mayoralty|National|Cup|Stakes|Derby|Hurdle|Chase))\b"
)

# "The next general election is 1.95 to be in 2028"
ELECTION_AS_SUBJECT: Final = lazy(
    r"(?:(?<=[.!?]\s)|(?<=\n)|\A)[Tt]he\s(?P<market>(?:next\s)?(?:general\s|presidential\s)?election)\s(?:is|are)\b"
)

OTHER_ELECTION: Final = lazy(
    r"\b(?:general election|next (?:year|time|may|month)|next election|leader(?:ship)?|prime minister|"
    r"20\d\d|European|mayor\w*)\b",
    re.IGNORECASE,
)

# "Ashdale [for the first time since 1997]", "the Elm by-election [this morning]": when, not what
WHEN: Final = lazy(
    r"\s(?:for the (?:first|second|third) time|since|until|despite|because"
    r"|(?:this|last|next) (?:morning|afternoon|evening|night|week|month)"
    r"|today|tonight|yesterday|tomorrow|earlier|followed)\b",
    re.IGNORECASE,
)

THEIR_PRICES: Final = lazy(r"['’]s?\s(?:\w+\s)?(?:odds|prices|betting|market)\s(?:on|for|in)\s")

# after a price: "for the Lib Dems", "favourite Ann Lee", "shot this morning, Ann Lee", "with Coral on Labour"
LEADS_ON: Final = lazy(
    r"\s?\)?(?:with\s@?[A-Z]\w*(?:\s[A-Z]\w*)?\s)?"
    r"(?:(?:joint[- ]?|clear\s|hot\s|co-)?(?:favs?|favourites?|favorites?|shots?|outsiders?|"
    r"chance)(?:\s[a-z]{2,9}){0,2},?\s"
    r"|for\s|on\s|about\s|against\s|that\s){1,2}"
)

STRAIGHT_ON: Final = lazy(
    r"\s(?=(?:[Tt]he\s|[Aa]n?\s)?[A-Z“\"]|no overall)"
)  # "1/6 Labour and 9/2 the Tories"

# the name before is not who is backed: "Joe Bloggs says it has been cut from"
TURNED: Final = lazy(
    r"\b(?:says|said|told|tells|adds|added|it|they|he|she|his|their|who|which)\b", re.IGNORECASE
)

PARTY_IN_BRACKETS: Final = lazy(r"\s?\((?P<party>[^()]{1,40})\)[\s:,–-]{0,3}(?:at\s|is\s|are\s|now\s)?\(?\Z")

# "that the winner polls [38.01% or more] of the vote", "for [38% or under]"
BANDED: Final = lazy(
    rf"\s(?:that|for|on)\s(?P<before>[^.;\d]{{0,60}}?)(?P<band>{BAND})(?P<behind>\s(?:of|in)\s[^.;,\d]{{1,40}}?)?(?=[.,;]|\sand\b|\Z)",
    re.IGNORECASE,
)
