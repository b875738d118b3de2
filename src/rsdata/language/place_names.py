"""Places as pages print them: the name of a seat, a ward, a town."""

from __future__ import annotations

from typing import Final

from rsdata.language.by_elections import SPELLING
from rsdata.language.calendar import CALENDAR_WORDS
from rsdata.language.names import CAPITAL
from rsdata.language.numbers import COUNT
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order, tagged

_WORD: Final = r"[^\W\d_a-z][\w'’&.–-]"
# The name of a place, as a part of larger patterns: "Ash and Elm", "Heywood", "DUNDEE", "Ashby-de-la-Zouch".
PLACE: Final = rf"{_WORD}{{1,30}}(?:[ -](?:and|upon|on|under|in|of|the|by|with|le|&|{_WORD}{{0,30}})){{0,7}}?"
_DAYS: Final = rf"{any_of(map(str.title, CALENDAR_WORDS))}['’]s"
# "Ash and Elm ward" "Heywood by-election" "DUNDEE RESULT", "Ash[ in Thursday's] by-election"
PLACE_OF_CONTEST: Final = lazy(
    rf"(?P<place>(?!{_DAYS}\s){PLACE})(?P<when>\s(?:in|at)\s{_DAYS})?"
    r"['’]?s?\s(?i:council\s|parliamentary\s|constituency\s|ward\s|full\s|final\s|election\s)?"
    rf"(?i:(?P<what>ward|constituency|division|{SPELLING}|result|declaration|council|referendum)\b)"
)
# "..., Tories 1,204[ in the Ash ward]", "[ votes, by a margin of 104 in Ash]", "[ to become mayor of Ash]":
# behind the votes of a sentence
PLACE_BEHIND_VOTES: Final = lazy(
    rf"\)?(?:\s(?:of\sthe\s(?:[a-z]+\s)?)?votes?)?(?:,?\s(?:by\s)?a\s(?:[a-z]+\s)?(?:margin|majority|lead)\sof\s{COUNT}(?:\svotes)?)?"
    rf",?\s(?:in|at|to\sbecome\s(?:[a-z]+\s){{1,6}}(?:of|for))\s(?:the\s)?(?P<place>{PLACE})"
    rf"(?:\s(?i:(?P<what>ward|constituency|division|{SPELLING})))?(?=[.,;\n]|\s\((?:up|down|from)\b|\Z)"
)
# "is duly [elected for the Ashdale constituency]": behind the votes of a declaration
ELECTED_FOR: Final = lazy(
    rf"\belected\s(?:for|in|to)\s(?:the\s)?(?P<place>{PLACE})\s(?i:(?P<what>ward|constituency|division))\b"
)
# "was elected[ in Ashdale]", "the new MP[ for Elm]", "[ held the Elm] seat easily", "is mayor[ of Elm]. She":
# between who has won and the votes
PLACE_WON: Final = lazy(
    rf"\s(?:in|at|for|of|{any_of(tagged('verbs of a won seat'))})\s(?:the\s)?"
    rf"(?P<place>{PLACE}(?:\s\d{{1,3}})?)(?:\s(?:[a-z]+\s)?(?i:{any_of(tagged('what is won'))}))?"
    r"(?=,|\s(?:with|by(?![ -]election)|from|for|on|[a-z]+ly|[a-z]+ing)\b|\.\s(?:She|He)\b|\s?\Z)"
)
# "the [Ashdale by-election]", "[Ashdale and Elm Byelection]"
BY_ELECTION_SOMEWHERE: Final = lazy(
    rf"\b(?:[Tt]he\s)?(?P<name>(?!The\b){CAPITAL}[\w'’-]*"
    rf"(?:\s(?:and|&|on|upon|of|le)?\s?{CAPITAL}[\w'’-]*){{0,5}}\s(?i:{SPELLING}))\b"
)
# "The [Ashdale race] has tightened"
RACE_SOMEWHERE: Final = lazy(
    rf"\b[Tt]he\s(?P<market>{CAPITAL}[\w'’-]*(?:\s(?:of\s|on\s|and\s)?{CAPITAL}[\w'’-]*){{0,3}}"
    rf"(?:\s(?:mayoral|leadership|parliamentary|presidential|council))?"
    rf"\s(?:(?i:{SPELLING})|{any_of(tagged('contests bet on'))}))\b"
)
# "odds on [Labour winning] Ashdale", "price about [Ann Lee in] Ashdale"
BACKED_SOMEWHERE: Final = lazy(
    rf"(?P<who>{CAPITAL}[\w'’-]*(?:\s{CAPITAL}[\w'’-]*){{0,3}})\s"
    rf"(?:(?P<where>in|at|to\s\w+|{any_of(tagged('winning as a noun'))})\s(?:the\s)?)?(?=\w)"
)

# ... within a sentence, where only words with capitals belong to it for sure: "Ash and Elm", "Elm Park".
_CAPITALISED: Final = rf"(?P<place>{CAPITAL}[\w'’-]+(?:\s(?:(?:and|upon|on|le)\s)?{CAPITAL}[\w'’-]+){{0,3}})"
# "about the Greens [in Ashdale]", "odds [in the Elm seat]"
IN_A_PLACE: Final = lazy(rf"\s(?:in|at)\s(?:the\s)?{_CAPITALISED}")
# "cut Labour to 4/11 [in Ashdale]"
PLACE_SPOKEN_OF: Final = lazy(
    rf"\b(?:(?:in|at)\s(?:the\s)?|for\s(?!the\s[A-Z])(?:the\s)?)"
    rf"(?:(?:seat|ward|division|constituency|riding|electorate)\sof\s)?{_CAPITALISED}"
)
# "[In Ashdale] Coral have Labour at 4/11"
PLACE_FIRST: Final = lazy(
    rf"(?:In|At|For|(?:Down|Over|Up|Out|Back|Meanwhile|Elsewhere),?\s(?:in|at))\s(?:the\s)?{_CAPITALISED}"
)
# "Ann Lee in Dover", "Ann Lee, from Dover", "Ann Lee, Dover": the place of a sender runs to the end.
PLACE_OF_SENDER: Final = lazy(
    r",?\s+(?:in|from|near|of|at)\s+(?P<place>(?:the )?[^\W\d_a-z][^,]*(?:, [^,]+)?)$"
    rf"|,\s+(?P<bare>{CAPITAL}[\w'’. -]+)$"
)
_SHORT: Final = rf"{CAPITAL}[\w'’-]{{1,20}}"
# "Sophie, Chatham", "Ann Lee, West Wales": a reader and where the reader is.
READER_AND_PLACE: Final = lazy(rf"{_SHORT}(?: {_SHORT})?, {_SHORT}(?: {_SHORT}){{0,2}}")

# Where a sentence says that votes were counted: "Ash and Elm is declared", "two were elected at Elm Quay",
# "the votes in Ashdale", "the count at Elm", "the Liberals have held Elm".
DECLARED_PLACE: Final = lazy(
    rf"(?:^|[.:!?]\s)(?P<subject>{PLACE})\s(?:(?:is|was|has been|have been|has|are)\s(?:now\s)?"
    r"(?:declared(?!\s(?:(?:the|that|its|an?)\b|[A-Z]))|counted|in\b|the\s(?!(?:first|new|next)\s)|gone\sto\s|voted\s(?:to|for)\s|an?\s(?:[\w'’]+\s){1,4}?(?:hold|gain)\b)"
    r"|(?:votes|voted)\s(?:to|for)\s)"
    r"|\b(?:is|(?:will|to) be|becomes?)\sthe\s(?:first|new|next)\s(?:(?:directly\s)?elected\s)?"
    rf"{any_of(tagged('who sits for a place'))}\s(?:of|for)\s(?:the\s)?(?P<sits>{PLACE})"
    r"(?=[,.:;]|\s[a-z]+\b|\Z)"
    rf"|(?:^|[.:]\s)In\s(?:the\s)?(?P<where>{PLACE})\s(?:region|ward|division|constituency|riding|electorate|county)\b"
    rf"|(?:^|[.:]\s)(?P<seated>{PLACE})\s(?:has|had|elects|elected|returns|returned|fills|filled)\s\w+\s"
    r"(?:council\s)?(?:seats?|members|councillors|vacanc(?:y|ies))\b"
    rf"|\b{any_of(('taken', *in_order('verbs of a won seat')))}\s(?:in\s|(?P<its_seat>the\s))?"
    rf"(?P<kept>{PLACE})(?(its_seat)\s(?:[a-z'’]+\s)?(?:seat|race|bypoll|contest)\b"
    r"|(?=[,.:;]|\s(?:from|off|with|by(?![ -]election)|in\sa)\b))"
    r"|\b(?:[Rr]esults?|(?:[Rr]e)?[Cc]ount|[Vv]otes?|declared|declaration|figures|votes cast"
    rf"|elected(?:\s(?:as\s)?(?:(?:the|its)\s)?(?:new\s)?(?i:{any_of(tagged('who sits for a place'))}))?"
    rf"|{SPELLING}|seat|vacancy|race|contest|[Pp]oll|reporting|[Cc]ommissioner),?\s"
    rf"(?:from|for|in|at|of)\s(?:the\s)?#?(?:{any_of(tagged('kinds of contest'))}\sof\s)?(?P<place>{PLACE})"
    r"(?=[,.:;]|\s(?:\(|by-election|ward|division|is|was|were|has|had|in|on|with|lasted|took|where|seat|[a-z]+ed)\b|\Z)",
)
