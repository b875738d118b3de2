"""What a sentence says of who is elected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rsdata.language.numbers import COUNT, NUMBER_WORDS, SPELLED, UNIT, whole
from rsdata.language.patterns import any_of, lazy
from rsdata.language.sentences import ABBREVIATIONS
from rsdata.language.word_lists import in_order, tagged

# "received 2,850 votes", "won with a total of 2,850 votes"
RECEIVED_VOTES: Final = lazy(
    r"\b(?:received|received a total of|won|polled|took|taking|got|gained|secured|with|on|attracted|"
    r"winning)\s"
    rf"(?:a total of\s|just\s|only\s)?(?P<votes>{COUNT})\s(?:votes\b(?!\s(?:more|ahead|"
    r"clear|fewer)))"
)
_PLACE: Final = (
    r"[A-Z][\w'’-]*(?:\s(?:(?:and|of|the|on|upon|in|le|&)\s){0,2}[A-Z][\w'’-]*){0,4}(?:\s\d{1,3}\b)?"
)
_SEAT: Final = any_of(tagged("what is won") | {"Ward"})
_THERE: Final = rf"\s(?:the\s)?{_PLACE}(?:\s{_SEAT})?"
_WHERE: Final = rf"(?:in|at|to){_THERE}"
_MANNER: Final = r"(?:narrowly|easily|comfortably|duly|also|then|again|just|convincingly|unexpectedly)"
# "held the seat[ on Thursday night] with", "[ last night]"
_WHEN: Final = (
    r"(?:\s(?:(?:on|last|this)\s)?(?:[A-Z][a-z]+day|night|week|yesterday|today|overnight)"
    r"(?:\s(?:night|morning|afternoon|evening))?)"
)
_WON: Final = in_order("verbs of a won seat")
_BEATING: Final = in_order("verbs of beating")
_SAID_TO_BE: Final = ("declared", "named", "proclaimed", "confirmed", "back")
_TO_VICTORY: Final = r"[a-z]+\sto\s(?:an?\s)?(?:[a-z]+\s)?(?:victory|win)"
# "is [back as mayor]", "was [declared the winner]"
_INTO_OFFICE: Final = (
    rf"(?:{'|'.join(_SAID_TO_BE)})(?:\sin\soffice|(?:\sas)?\s(?:the\s|an?\s)?(?:[a-z]+\s){{0,2}}?"
    rf"{any_of(tagged('who sits for a place') | tagged('offices voted on'))})"
)
# one of these stands in what the pattern below finds
_IN_OFFICE: Final = ("elected", "returned", "becomes", "became", " be ", " new ", " next ", "victory")
SAYS_WON: Final = (*_IN_OFFICE, *_SAID_TO_BE, *_WON, *_BEATING)
# "elected [mayor of Elm]", "elected [as the new MP] for Elm"
_AS: Final = (
    r"\s(?!by\b)(?:as\s)?(?:the\s|an?\s)?(?:[a-z]+\s){0,5}?(?:[a-z]+|MP|MSP|MS|TD|MLA|Mayor)"
    rf"(?:\sof\s(?:the\s)?{_PLACE}(?:\s{_SEAT})?)?"
)
# "[beat incumbent Bob Ray (Con) and Jo Fox] with"
_BEATEN: Final = rf"{_PLACE}(?:\s\([^()\d]{{1,40}}\))?"
_BEAT: Final = (
    rf"{any_of(_BEATING)}\s(?:the\s)?(?:[a-z]+\s){{0,3}}?{_BEATEN}(?:(?:,|\sand)\s{_BEATEN}){{0,2}}"
)
# "won the nomination [for county clerk]", "won a second term [on the Elm school board]"
_OFFICE: Final = (
    r"(?:\s(?:for\s(?:the\s|an?\s)?|(?:as|to|on)\s(?:the\s|an?\s)?(?:[A-Z][\w'’-]*\s){0,3})"
    r"[a-z][\w-]*(?:\s[a-z][\w-]*){0,3})?"
)
# "is [the new councillor] for Ash ward"
_NEW: Final = rf"(?:the|its|their)\s(?:new|next)\s(?:[a-z]+\s)?{any_of(tagged('who sits for a place'))}"
# "Labour [held the seat] with 1,204 votes", "Ann Lee [won Ash Vale for Labour] with": between who has won and
# the votes
WON_THE_SEAT: Final = lazy(
    rf"\s(?:(?:has|have|was|were|is|are|been|declared|{_MANNER})\s){{0,3}}"
    rf"(?:(?:(?:re-?)?elected|returned)(?:{_AS})??|(?:becomes|became|will\sbe){_AS}|{_NEW}|{_INTO_OFFICE}|{_TO_VICTORY}"
    rf"|{_BEAT}|(?:{'|'.join(_WON)})"
    rf"(?:\s(?:it|re-?election{_OFFICE}|(?:the|its|their|his|her|an?|[A-Z][a-z]+day['’]s)\s(?:[\w'’-]+\s){{0,4}}?{_SEAT}(?:\sof\s(?:the\s)?{_PLACE}|{_OFFICE})|(?:{_PLACE}|ward\s\d{{1,3}})(?:\s{_SEAT})?))?)"
    rf"(?:\s{_WHERE})?(?:\sfor\s(?:the\s)?(?P<party>{_PLACE})(?:\s{_SEAT})?)?(?:\sfrom\s(?:the\s)?{_PLACE})?(?:\s{_WHERE})?"
    rf"{_WHEN}?(?:\s{_MANNER})?(?:\son\sfirst[ -]preferences?)?(?:,\s{_BEAT})?,?\Z"
)
# "Labour [slumped to] 1,204", "Ann Lee [lost her deposit] on 903": between somebody and their votes
ON_THE_WAY_TO_VOTES: Final = lazy(
    rf"(?:['’]s?\s(?:[a-z]+\s)?(?:vote|share))?\s(?:{any_of(tagged('verbs of a move to votes'))}"
    r"(?:\s(?:its|their|his|her|the)\svotes?)?"
    r"(?:\s(?:back|away|further|sharply))?\sto"
    rf"|{any_of(tagged('verbs before a deposit'))}\s(?:the|her|his|its|their)\sdeposits?"
    rf"|{any_of(in_order('verbs before the field'))}\s(?:in\s)?the\s(?:{any_of(tagged('those who stand'))}"
    rf"|(?:[\w'’-]+\s){{0,3}}?{_SEAT}(?:\sfor\s(?:the\s)?[^,;:.\d]{{3,40}})?)"
    rf"|{any_of(in_order('phrases before votes'))}|manag(?:es|ed|ing)\sto\s[a-z]+"
    # "was the runner-up on", "was the top vote-getter with"
    r"|(?:was|is|were|are|as)\sthe(?:\s(?:top|leading|highest|biggest)(?:\s[a-z-]+){1,2})?"
    r"|(?<!declared\s)(?:the\swinner|(?<!the\s)winner)"  # "declared Ann Lee winner with"
    rf"|(?:(?<=,)|by|with)\s(?:[a-z]+\s){{0,4}}?(?:{COUNT}|{SPELLED})(?:\svotes)?(?:\s(?:in|at)\s(?:the\s)?{_PLACE})?(?:\son\s[A-Z][a-z]+day)?"
    rf"|(?:was|is)\s(?:{COUNT}|{any_of(NUMBER_WORDS)})\sbehind(?:\s(?:him|her|them))?"
    rf"|(?:off|from|on|with)\san?\s(?:[a-z]+(?:[ -]preference)?\s)?{any_of(tagged('a whole count'))})\Z"
)
# "[In Ashdale,] Labour's Ann Lee took the seat with 1,204 votes"
OPENING: Final = lazy(
    rf"(?:(?:(?:[Ii]n|[Aa]t){_THERE}|Meanwhile|Elsewhere|There|[A-Z][a-z]+wide|Overall),\s|(?:There|While|But|And|So)\s(?=[A-Z]))"
)
# "[Ash ward was held by ]Ann Lee", "[After preferences ]Ann Lee": what needs no comma behind it
OPENING_WITHOUT_COMMA: Final = lazy(
    r"(?:(?:After|Following|On)\s(?:the\s)?(?:distribution\sof\s)?(?:(?:first|primary)\s)?(?:preferences|primaries|votes?),?\s"
    rf"|[^.;:\d\n]{{3,60}}?\s(?:was|is|were)\s(?:{_MANNER}\s)?"
    r"(?:won|held|gained|taken|retained|topped|led)(?:\sagain)?\sby\s(?:the\s)?"
    r"|[^.;:\d\n]{3,60}?,\swhere\s(?:the\s)?"
    rf"|(?:(?:The\s)?(?i:winners?|runners?-up|top\svote-getters?|elected)|(?i:{_NEW}))"
    r"\s(?:[^.;:,\n]{3,60}\s)?(?:was|is|were|are)\s(?:the\s)?"
    r"|(?:(?:Coming|Finishing|Placing)\s)?(?:[Ii]n\s)?"
    rf"(?i:{any_of(in_order('places of losers'))})(?:\splace)?\s(?:was|were|is|came)\s(?:the\s)?"
    r"|(?:[^,;:\d\n]{3,50},\s)?[^,;:\d\n]{3,60}?(?:,\s[^,;:\d\n]{3,40},)?\s(?:said|announced|confirmed|shows?|showed|(?<!\b(?:is|as)\s)(?<!\b(?:was|een)\s)declared)\s(?:that\s)?(?:the\s)?"
    r"|[^,;:\d\n]{3,60}?\s(?:returns|results?|figures|totals|tally|count)\s(?:had|have|has|gave|gives?|puts?)\s(?:the\s)?"
    rf"|(?:In|At)\s(?:(?:the\s)?{_PLACE}\s{_SEAT}\s|{_PLACE}\sthe\s))(?=[A-Z])"
)
# "In Ashdale Labour['s] Ann Lee took": behind a party that a place stands before
OWNING: Final = lazy(r"['’]s?\s(?=[A-Z])")
# "611 [for the Greens]"
_AGAIN: Final = (
    rf"(?:(?:the|his|her|its|their)\s)?(?:{any_of(tagged('before who stands again'))}\s){{0,2}}"
    rf"(?:{any_of(tagged('roles of a contest'))},?\s)?(?=[A-Z])"
)
VOTES_FOR: Final = lazy(
    rf"(?:\)?,?\s(?:for|(?:(?!followed|trailed|chased)[a-z]+ed|won|taken)\sby))\s{_AGAIN}"
)
# "to the 988 [of the Tories]", "[cast for]"
VOTES_OF_WHOM: Final = lazy(
    rf"\s(?:of|cast\sfor|(?:(?!followed|trailed|chased)[a-z]+ed|won|taken)\sby)\s{_AGAIN}"
)
# "(commonly known as Nan Lee)": under a name in a notice
ALSO_CALLED: Final = lazy(r"\W?(?:commonly\s)?(?:known|called)\sas\s", re.IGNORECASE)
# "In second place with 1,204 votes[ was ]Ann Lee"
WAS_WHO: Final = lazy(rf"\s(?:was|is|came|were)\s{_AGAIN}", words=("was", "is", "came", "were"))
# "With 1,204 votes[, ]Ann Lee": behind votes that a sentence begins with
WITH_VOTES: Final = lazy(r",\s(?:the\s)?(?=[A-Z])")
# "for Bob Ray[, the Conservative], and"
PARTY_BESIDE: Final = lazy(
    r",\s(?:(?:of|for)\s)?(?:the\s)?(?P<party>[A-Z][^,.;:()\d]{0,40}?)(?=[,.;:]|\sand\s|\s?\Z)"
)
# "City Council [member Ann Lee]"
ROLE_AND_NAME: Final = lazy(
    r"\b(?P<role>[a-z]+)\s(?P<name>(?:[^\W\d_a-z][\w'’.-]*\s){1,3}[^\W\d_a-z][\w'’-]+)\Z"
)
# "With 1,204 votes, [Labour's Ann Lee] is", "[Ann Lee (Labour)] won"
VOTES_WITH: Final = lazy(
    r"[A-Z][\w'’.-]*(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w'’.-]*){0,5}(?:\s\([^()\d]{1,40}\))?(?=\s[a-z])"
)
# "for [Ann Lee (Labour)], 240 for [the Greens] and"
VOTES_OF: Final = lazy(
    lambda: (
        rf"(?=[A-Z])(?:\b(?i:{any_of(ABBREVIATIONS)})\.\s|(?!\b(?i:{any_of(ABBREVIATIONS)})\.\s[A-Z])[^,.;:()\d]){{1,60}}?"
        r"(?:(?<=\bcandidate),(?:\s[A-Z][\w'’-]+){2,4}|\s\([^()\d]{1,40}\))?"
        r"(?=[,.;:]|\s(?:and|with|while|to|against|on|in|at|after)\s|\s?\Z)"
    )
)
# "Labour GAIN Ashdale from the Tories", "Con hold Elm": what becomes of a seat, as a part of larger patterns
CHANGES_HANDS: Final = (
    r"\b(?:holds?|held|gain(?:s|ed)?|wins?|won|takes?|took|retain(?:s|ed)?|keeps?|kept|loses?|lost)\b"
)
# "Count 2", "After the third count", "Transfer of Ray's surplus", "with second preferences": over a list of a
# later count of preferences; ``nth``: or of a recount; ``number``: it says of which
LATER_COUNT: Final = lazy(
    r"\b(?:(?P<number>(?:count|stage|round)\s(?:no\.?\s)?(?:[2-9]|1\d|two|three|four|five|six)(?![\d,.]*\d|\sseats)"
    r"|(?:four|fif|six|seven|eigh|nin|ten|\d{1,2})th\s(?:count|stage|round))"
    r"|(?P<nth>(?:second|third|last|final|\d{1,2}(?:nd|rd))\s(?:count|stage|round))"
    r"|second[ -]preferences?|surplus(?:es)?\b|(?:was|were|is|are)\s(?:eliminated|excluded)\b"
    r"|(?:eliminated|excluded)[:;]|(?:final|full)\sdistribution|(?:distribution|elimination|exclusion)\sof|redistribut\w+"
    r"|transfers?\s(?:of|from))",
    re.IGNORECASE,
)
# "Count 1", "First choices", "Round one": over a list of first preferences, or of the first of two rounds
FIRST_COUNT: Final = lazy(
    r"\b(?:(?:count|stage|round)\s(?:no\.?\s)?(?:1|one)(?![\d,.]*\d)"
    r"|(?:first|1st)[ -](?:count|stage|round|preferences?|choices?))\b",
    re.IGNORECASE,
)
# "3 of 9 boxes", "40% reporting", "two-thirds of precincts in", "so far": over the votes of a part
_NUMBER: Final = rf"(?:{COUNT}|{any_of(NUMBER_WORDS)})"
_PART: Final = any_of(tagged("parts of a count"))
_COUNTED: Final = r"(?:reporting|reported|counted|tallied|tabulated|declared|processed)"
# "votes", which are won as well, are a part of them only where they are counted: "with 1,204 votes"
_A_PART: Final = (
    rf"(?:(?!votes|ballots|polls){_PART}|{_PART}\s(?:(?:is|are|have|been|now)\s){{0,2}}(?:{_COUNTED}|in\b))"
)
# "With [71% counted], Ann Lee has", "[all precincts in]"
COUNTED_BEFORE: Final = lazy(rf"(?:{_PART}|\bvote|%|\bper\s?cent)\s(?:now\s)?(?:{_COUNTED}|in)\Z")
_IN_PART: Final = lazy(
    rf"\b(?:(?P<part>{_NUMBER})\s(?:out\s)?of\s(?:the\s)?(?P<all>{_NUMBER})\s(?:[\w-]+\s)?{_PART}"
    rf"|(?:after|with|from)\s(?:only\s|just\s)?{_NUMBER}\s(?:more\s)?{_A_PART}"
    r"|\d{1,2}(?:\.\d+)?\s?(?:%|per\s?cent|percent)\s(?:of\s(?:the\s)?[\w-]+\s)?(?:is\s|are\s|now\s)?"
    rf"(?:{_COUNTED}|in(?=\W*(?:$|[.,:;])))"
    rf"|(?:{any_of(in_order('so much of a count'))})\s(?:of\s)?(?:the\s)?{_A_PART}"
    r"|(?P<so_far>so\sfar)|running\stotals?|(?:advance|early)\s(?:polls?|votes?|ballots?)|still\sto\s(?:come|count))\b",
    re.IGNORECASE | re.MULTILINE,
)


# "counted [so far]", "[So far] in Ash:", but not "the best result [so far]"
_COUNTED_SO_FAR: Final = lazy(
    rf"\b(?:{_COUNTED}|{_PART}|counts?|figures?|totals?|tall(?:y|ies))\sso\sfar\b|(?:^|[.:;(]\s?)so\sfar\b",
    re.IGNORECASE | re.MULTILINE,
)


def counted_in_part(text: str) -> bool:
    """Whether a text says that a part is counted, or speaks of what is so "so far"."""
    said = _IN_PART.search(text)
    return said is not None and _is_less_than_all(said)


def _is_less_than_all(said: re.Match[str]) -> bool:
    """Not "12 of 12 wards"."""
    return said["part"] is None or said["part"] != said["all"]


def leaves_open(text: str) -> bool:
    """Whether a text says that a part of the votes is counted: who is elected they do not tell."""
    return any(
        _is_less_than_all(said) and (said["so_far"] is None or _COUNTED_SO_FAR.search(text) is not None)
        for said in _IN_PART.finditer(text)
    )


def is_part_counted(line: str) -> bool:
    """Whether a line says how much is counted and nothing else: "(12% reporting)"."""
    said = _IN_PART.search(line)
    return (
        said is not None
        and said.start() <= _BESIDE
        and len(line) - said.end() <= _BESIDE
        and leaves_open(line)
    )


_BESIDE: Final = 12  # characters


# "Ann Lee [beat Bob Ray by 1,204 votes to 1,100]", "Ann Lee [leads Bob Ray in Elm, 1,204 to 1,100]", "Bob
# Ray [lost to Ann Lee by 104 votes, polling 1,100 to 1,204]" (``behind``: who is first named has fewer)
_BY_SO_MANY: Final = rf"by\s(?:[a-z]+\s){{0,3}}?(?:{COUNT}|{SPELLED}|single)(?:\svotes?)?"


def _beats(begins: str, figures: str) -> re.Pattern[str]:
    """Who has beaten whom by such figures, and what these may begin with where no word leads to them."""
    return lazy(
        rf"\s(?:(?:has|have|had|is|was|appears\sto|appeared\sto|{_MANNER}"
        rf"|{any_of(tagged('about a number'))})\s){{0,3}}"
        rf"(?:(?P<behind>{any_of(in_order('verbs of losing to somebody'))}|{any_of(_BEATING)}\sby(?!\s\d))"
        rf"|{any_of(_BEATING)}|(?P<leads>{any_of(in_order('verbs of leading somebody'))})"
        rf"|won\s{_BY_SO_MANY}\sover)\s"
        r"(?P<loser>(?:[^.;:\d]|(?<=\s[A-Z])\.|(?<=\s[JS]r)\.){3,90}?)(?P<where>\s(?:in|at|for)\s[^.;:,\n]{2,80}?)?"
        rf"(?:,?\s{_BY_SO_MANY}(?:\s(?:in|at)\s[^.;:,\n]{{2,50}}?)?(?=,|\s[a-z]))?"
        r"(?:,?\s(?:by|with|on|polling|taking|winning|receiving|getting|securing|garnering)\s"
        r"(?:an?\s(?:(?P<called>(?:[a-z]+\s)?(?:vote|count|tally|margin)\sof)\s)?)?|,\s"
        rf"|\s(?={begins})){figures}"
    )


# "to [Ray's] 1,100", "to [her] 48.7 percent"
_WHOSE: Final = r"(?:(?:his|her|their|[A-Z][\w-]*['’]s?)\s)?"
BEATS: Final = _beats(
    r"\d[\d,]{2}",
    rf"(?P<votes>{COUNT})(?:(?P<unit>\svotes)?,?\s(?:to|against)\s{_WHOSE}"
    r"|(?:(?<=,\d\d\d)|(?(called)|(?=.\d+\svotes?\b)))[-–])"
    rf"(?P<other>{COUNT})(?![\d,]*\d|{UNIT}|\.\d)(?P<units>\s(?:votes?|ballots|first\spreferences)\b)?",
)
# "Ann Lee [beat Bob Ray 52% to 46%]", "[leads Bob Ray 52.1-46.4 percent]"
_SHARE: Final = r"\d{1,2}(?:\.\d+)?(?![\d,.]*\d)"
BEATS_BY_SHARE: Final = _beats(
    r"\d",
    rf"(?P<votes>{_SHARE})(?P<unit>{UNIT}(?:\sof\sthe\svotes?)?)?(?:,?\s(?:to|against)\s{_WHOSE}|[-–])"
    rf"(?P<other>{_SHARE})(?P<units>{UNIT})",
)
# "Labour led the Tories [in donations], 1,204 to 1,100", "[among those polled]"
OF_ANOTHER_MATTER: Final = lazy(
    rf"\b(?:among\b|in\s(?:(?:the|an?)\s)?(?!(?:the|an?)\s|{_SEAT}\b)[a-z]|in\sthe\s(?:House|Senate|Commons|Lords|Assembly)\b)"
)
# "Ms Lee, [who ]lost to Mr Ray"
WHO: Final = lazy(r"\b(?:who|which)\Z")
# "Quota 8,701", "a quota of 8,701"
_QUOTA: Final = lazy(rf"\bquota(?:\s(?:was|is|of))?:?\s(?P<votes>{COUNT})", re.IGNORECASE, words=("quota",))


def quota_in(text: str) -> int | None:
    """The quota that a text prints; None where it prints none, or several."""
    printed = {whole(match["votes"]) for match in _QUOTA.finditer(text)}
    return printed.pop() if len(printed) == 1 else None


# "[Lab] hold.", "RESULT: [Labour] GAIN from Conservative"
_A_HOLD: Final = lazy(
    r"(?:^|[.:;(–—|-]\s?)\W{0,3}(?P<party>[A-Z][\w'’]*(?:\s[A-Z][\w'’]*){0,3})\s(?i:hold|gain|retain)"
    r"(?=\W*(?:$|[.,;:)!–—|(])|\s(?:from|FROM|From|with|on)\s)",
    re.MULTILINE,
    words=("hold", "gain", "retain", "HOLD", "GAIN", "RETAIN", "Hold", "Gain", "Retain"),
)


# "Elm is a [Labour gain]", "The [Greens have held] Elm", "[Labour kept] its old seat"
_A_GAIN: Final = lazy(
    r"\b(?!The\b)(?P<party>[A-Z][\w'’]*(?:\s[A-Z][\w'’]*){0,3})\s(?:hold|gain|retain|(?:(?:has|have)\s)?"
    r"(?:held|gained|retained|kept|taken|took|won|captured|wrested|snatched|seized|grabbed)"
    rf"(?=\s(?:[A-Z]|it\b|one\sseat|(?:the|its|their)\s(?:[\w'’-]+\s){{0,2}}?{_SEAT}\b)))\b",
    words=(
        *("hold", "gain", "held", "retain", "kept", "taken", "took", "won", "captured"),
        *("wrested", "snatched", "seized", "grabbed"),
    ),
)
_OF_BEFORE: Final = lazy(r"\b(?:until|years|before|since|when|last|after|(?:19|20)\d\d)\b")
_LONGEST_GAIN: Final = 300  # characters of a sentence


def gains_in(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The parties of which a sentence says that they have the seat now: "Elm is a [Labour] gain"."""
    if end - start > _LONGEST_GAIN:
        return []
    gains = _A_GAIN.finditer(text, start, end)
    return [gain for gain in gains if not _OF_BEFORE.search(text, gain.end(), end)]


def holders_in(text: str) -> Iterator[str]:
    """The parties, as printed, of which a text says in so many words that the seat is theirs: "Lab hold"."""
    return (match["party"] for match in _A_HOLD.finditer(text))
