"""What stands around a name: whether it can be a name there, whether its bearer speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rsdata.language.lexicon import BODIES, DET, PREP, SPEAKING_VERBS, TAGS
from rsdata.language.lines import Stretch
from rsdata.language.names import (
    CAPITAL,
    COUNTRIES,
    HONOUR,
    KIN,
    LISTED_BODY,
    MONTHS_TOO,
    NAME_WORD,
    is_given,
)
from rsdata.language.offices import ROLE_NOUNS
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order, tagged
from rsdata.reference import spellings_in_text

_OUTLETS: Final = tagged("last words of papers") | tagged("outlets in a role")
_LONGEST_OUTLET: Final = 16  # characters
# Organisations and places of one word, which speak and are no surname: "Reuters reported", "Berlin says".
CAPITALS_SPEAKING: Final = tagged("capitals that speak")
NOT_SURNAMES: Final = tagged("organisations of one word") | CAPITALS_SPEAKING | COUNTRIES
_FIRST_WORDS: Final = tagged("first words of a body") | tagged("first words of a campaign")
_LAST_WORDS: Final = tagged("last words of a local party")

# Surnames with a capital inside: "McKay", "O'Hare", "d'Arcy", "DeWitt", "Dafydd-Jones"
_CAPITAL_INSIDE: Final = lazy(rf"(?:Ma?c|[DdOL]['’]|D[aeiu]|L[aeo]|Fitz|V[ao]n){CAPITAL}[a-z'’]+$|.*-")


@lru_cache(maxsize=4096)
def organisation_word(word: str) -> bool:
    """Whether one capitalised word is an organisation's or a place's rather than a surname."""
    return (
        word.lower() in NOT_SURNAMES
        or (len(word) > 1 and word.isupper())
        or (any(c.isupper() for c in word[2:]) and _CAPITAL_INSIDE.match(word) is None)
    )


def are_initials_of_a_body(word: str) -> bool:
    """Whether a word is an organisation's initials and no office or party: "HSE"."""
    initials = len(word) > 2 and word.isupper() and word.isalpha()
    return initials and word.lower() not in ROLE_NOUNS and word not in spellings_in_text()


# A later word of a name, with what joins it to the one before: "Guild[ of Clerks]", "Bord[ na Sean]".
_LATER_WORD: Final = rf"(?:(?: (?:of|for|and|the|na)){{0,2}} {NAME_WORD})"
# What may stand before the name or the body that opens a sentence.
_LEADS_IN: Final = "But|And|Now|Yet|Then|Later|However|Meanwhile"
# When somebody does it, between a name and its verb: "Wexair [last May] has", "Wexair [on Monday] has".
_WHEN: Final = (
    r" (?:also|yesterday|today|tonight|on [A-Z][a-z]+day|in [A-Z][a-z]+"
    r"|(?:earlier |later )?(?:last|this) [A-Za-z]+)"
)
_KINDS_OF_FIRM: Final = tagged("kinds of firm before a name")
OPENING_KINDS: Final = frozenset(kind.title() for kind in _KINDS_OF_FIRM)  # "Airline Wexair"
_KINDS: Final = _KINDS_OF_FIRM | tagged("nouns that take up an organisation")
_KINDS_BEHIND: Final = tagged("bodies that take up an organisation")
_CALLED: Final = _KINDS | tagged("bodies before their name")
_LONGEST_KIND: Final = 20  # characters
# A name that opens a sentence, with the verb after it: "The Daily Echo has ...", "The tiny Elm Party, new
# here, has ...", "Today's Echo has ...", "Now Wexair has ...", "Rail union Atlas has ...", "In its latest
# survey, Atlas (ATL) has ...", "The Atlas group won ..."
OPENING_SUBJECT: Final = lazy(
    rf"\s*(?:(?:{_LEADS_IN}|Today|Yesterday|On [A-Z][a-z]+day|(?:This|Last) (?:week|month|year)),? "
    r"|(?:In|On|Under) (?:(?P<own>its|their) )?[^,.:;\"“”\n]{1,40}, )?"
    r"(?P<article>(?:The|the) (?:[a-z]+ )?|(?:Today|Yesterday|(?:This|Last) [a-z]+|[A-Z][a-z]+day)['’]s )?"
    rf"(?P<kind>(?:[\w'’-]+ ){{0,2}}{any_of(_KINDS)} )?"
    rf"(?P<name>{LISTED_BODY}|{NAME_WORD}{_LATER_WORD}{{0,5}}(?: {any_of(_KINDS_BEHIND)})?)"
    rf"(?: \([A-Z][A-Z&]{{1,9}}\))?(?:, [^,.;\"“”]{{1,60}},)?(?:{_WHEN})? (?P<verb>[a-z]+)\b"
)
# Bodies in small letters with which a sentence opens: "The [commission] has".
OPENING_BODIES: Final = BODIES | tagged("bodies of a government")
# "[The county commission] has", "[The plan] has", "[Ann Lee's office] has"
OPENING_BODY: Final = lazy(
    rf"\s*(?:(?:{_LEADS_IN}),? )?(?P<body>(?:(?:The|the) (?P<told>(?:[a-z'’-]+ ){{0,2}})"
    rf"|(?:{NAME_WORD} ){{0,3}}{CAPITAL}[\w-]*['’]s? )(?P<noun>{any_of(OPENING_BODIES)})|(?:The|the) [a-z]+)"
    r"(?:, [^,.;\"“”]{1,60},)? (?P<verb>[a-z]+)\b"
)
# "A spokesman for [Dover Town] said", "A [Dover Town] spokeswoman said"
SPOKESMAN_FOR: Final = lazy(
    rf"\s*(?:(?:A|The|One) )?(?:spokes(?:man|woman|person) (?:for|of) (?:the )?)?"
    rf"(?P<name>{NAME_WORD}{_LATER_WORD}{{0,5}})"
    r"(?:(?:['’]s)? spokes(?:man|woman|person))?"
    r"(?:, [^,;\"“”\n]+,| [-–—] [^;\"“”\n]+? [-–—])? (?P<verb>[a-z]+)\b"
)
_NAMED: Final = rf"(?P<name>{NAME_WORD}{_LATER_WORD}{{0,4}})"
# "the airline [Wexair] has", "a group called [Wexair]", "their union, [Wexunite], has", "the group behind it,
# [Ash Taxpayers United], has"
NAMED_BEHIND: Final = lazy(
    r"(?P<apart>(?: (?:against|behind|for) [\w'’ ]{1,30})?,)? (?:called |named |known as )?(?:the )?"
    rf"{_NAMED}(?![\w'’-])(?(apart),(?! (?:and|or)\b))"
)
# "[Wexair], the low-cost airline", "[Wexair] is an airline"
NAMED_BEFORE: Final = lazy(
    rf"(?<![\w'’-]){_NAMED}(?:,| (?:is|was)) (?:an?|the|one of|{NAME_WORD}['’]s?) (?:[\w'’&-]+ ){{0,4}}$"
)
# What follows the noun there: "the airline[, ]", "the firm [behind] the line"; not "a charity worker"
ENDS_DESCRIPTION: Final = lazy(rf"[,.;:)]|$| (?:{any_of(tagged('words after a body'))})\b")
# "Lines moved quickly, [Dover County] has said in a release."
SAID_LAST: Final = lazy(
    rf", (?:the )?(?P<name>{NAME_WORD}(?: {NAME_WORD}){{1,4}}) "
    r"(?:(?:has|had|have|also|later|now) ){0,2}(?P<verb>[a-z]+)\b"
)
# "The plan was turned down by [Ash Council] in May."
DONE_BY: Final = lazy(
    rf"\b(?:is|are|was|were|been|being|be) (?:[a-z]+ ){{1,4}}by (?:the )?{_NAMED}(?![\w'’-])", words=(" by ",)
)
# "Dan[, 19, a] student", "Dan[, 19, voted]", "Dan[ (not his real name)], a student"
ALONE: Final = lazy(
    r", \d\d, (?:an?|who|whose|from|of|had|said|told|[a-z]+(?:s|ed|n['’]t))\b"
    r"|,? \(?(?:not (?:his|her|their) real name|a pseudonym)\b"
)
# "Bev[ from Ash said]"
FROM_A_PLACE: Final = lazy(rf" (?:from|in) {CAPITAL}[\w'’-]*(?: {CAPITAL}[\w'’-]*)?,? (?P<verb>[a-z]+)\b")
# "in [Lee][ ward], turnout was", "the [Lee][ division]": what is elected there, not whom
NAMES_A_SEAT: Final = lazy(rf" (?:{any_of(tagged('seats called by a name'))})\b")
# "Carol[, Ann Lee's mum,] is here"
NEAREST: Final = lazy(
    rf", (?:his|her|their|(?:{CAPITAL}[\w-]* )?{CAPITAL}[\w-]*['’]s) (?P<kin>{any_of(KIN)})(?= and\b|,)"
)
# "a man[ named only as ]Gary"
NAMED_ONLY: Final = lazy(
    r",? (?:who (?:(?:would )?only )?(?:gave|would give|gives?) (?:his|her|their) name (?:only )?as"
    r"|(?:named|known|identified)(?: only)? as"
    r"|who (?:would only be|was|is) (?:named|known|identified)(?: only)? as"
    r"|who (?:introduce[sd]?|call(?:s|ed)?) (?:him|her|them)sel(?:f|ves)(?: only)?(?: as)?"
    r"|(?:whose|\((?:his|her|their)) (?:first )?name (?:is|was)) (?=[A-Z])"
)
# "Chris Lee says [he] will vote"
FOLLOWING_PRONOUN: Final = lazy(r"[HhSs](?<!\w.)(?:(?<=[Hh])e|(?<=[Ss])he)\b")
# What hangs a name on the word before it, or on the name before that: "a spokesman for [Ann Lee]",
# "the MP for Dover and [Deal]", "a version of the council's [Local Plan]".
GOVERNED: Final = lazy(
    r"\b(?i:of|for|at|by|to|with|from|about|in|on)(?i: both)?(?i: the)?(?: [\w-]+(?:['’]s|s['’]))?"
    rf"(?: {NAME_WORD}(?: {NAME_WORD}){{0,2}} (?:and|&))? *$"
)
GOVERNED_WITHIN: Final = 60  # characters
# What follows a name that describes no noun: "the [Joint Chiefs] of Staff", "the [Shore Patrol]."
STANDS_ALONE: Final = re.compile(
    r"[.,;:!?)]|['’]s? | (?:of|for|in|at|on|and|or|is|was|are|were|has|have|had|will)\b|$"
)
# What may follow a name that its phrase is about: "Ann Lee MP", "Ann Lee, 37", "Ann Lee from Dover";
# not "Lee supporters".
HEAD_ENDS: Final = re.compile(
    rf"(?:['’]s?)?\s*$|(?: {HONOUR})+\s*(?:$|,)"
    rf"|\s*(?:[,(\[;:@—–-]|(?:{any_of(tagged('words after a whole name'))}|\d+)\b)"
)
# "[After a talk with] Ann Lee, the chair said no", "[Pressed by] Ann Lee, …": what leads up to a name
ONLY_LEADS: Final = lazy(
    r"\s*(?:In|At|After|Before|During|Following|Despite|Amid|With|Alongside|Unlike|Like|Beyond|Outside|Near"
    r"|Across|Around|From|Throughout|Under|Told|[A-Z][a-z]+(?:ing|ed))\b"
    r"[^,;:.\"“”\n]{1,120}"
)
# "[Ann Lee] has won the seat", "[Ann Lee] of the Greens is elected"
WINS: Final = lazy(
    rf"(?: \([^()\n]{{1,30}}\)| (?:of|for|from) (?:the )?{NAME_WORD}(?: {NAME_WORD}){{0,3}})?"
    r"(?:, (?:the |an? )?[^,.;\n]{1,40}? who)?(?: (?:has|have|is|was))?(?: just)?(?: been)?"
    rf" (?:{any_of(tagged('having won'))}"
    r"|(?:claim|declare)(?:s|ed) (?:it|victory|the seat)|top(?:s|ped) the poll)\b"
)
# "[Ann Lee] beat Bob Ray", "Ann Lee narrowly defeated [Bob Ray]"
_BEATEN: Final = r"(?:beats?|beaten|defeat(?:s|ed)|oust(?:s|ed)|unseat(?:s|ed))"
BEATS: Final = lazy(rf" (?:[a-z]+ly )?(?:has |had )?{_BEATEN} (?:the |{CAPITAL})")
# "Ann Lee has just conceded to Labour's [Bob Ray]", "Ann Lee was beaten by the Green, [Bob Ray]"
GAVE_WAY_TO: Final = lazy(
    r"\b(?:conce(?:des?|ded)(?: defeat)? to|los(?:es|t) (?:(?:the|his|her|their) seat )?to"
    r"|(?:hand(?:s|ed|ing)|pass(?:es|ed|ing)) (?:over )?(?:[\w'’-]+ ){1,6}?to"
    r"|(?:ma[kd]e|gave|gives) way (?:for|to)"
    r"|(?:beaten|defeated|ousted|unseated|replaced|succeeded) by) (?:[\w'’-]+,? ){0,4}$"
)
# "[Ann Lee] succeeds Bob Ray as mayor"
SUCCEEDS: Final = lazy(r" (?:has |will )?(?:succeed(?:s|ed)?|replace[sd]?|(?:takes?|taken|took) over)\b")
# "... [Ann Lee], the mayor, also says", with no words set off by commas, with one lot of them, two, three;
# "[Ann Lee] (Lab) also says"
# (a point may end a state: ", N.H.,", ", Mass.,")
_SET_OFF: Final = r",(?:[^,;.\"“”]|(?<=[A-Z])\.|\.(?=,)){1,120}(?:[\"“][^\"“”\n]{1,40},[\"”]|,)"
VERB_AFTER: Final = tuple(
    lazy(
        rf"(?: \([^()\n]{{1,30}}\))?(?: (?:of|from|at|in) [^,;.\"“”]{{1,40}})?{between}"
        r"\s+(?:(?:also|then|later|once|earlier|now|further|who|[a-z]{2,12}ly) ){0,3}"
        r"([a-z]+)(?: (?:also|previously|since|already|now))?(?: ([a-z]+))?"
    )
    for between in (
        r"(?:,(?= [a-z])| [—–-] [^—–.\"“”]{1,120} [—–-])?",
        _SET_OFF,
        rf",[^,;.\"“”]{{1,120}}{_SET_OFF}",
        rf"(?:,[^,;.\"“”]{{1,120}}){{2}}{_SET_OFF}",
    )
)
# "Ann Lee[ during her visit to the county] left": between a subject and its verb, without a comma
LOOSELY_SET: Final = lazy(r" (?:after|as|at|before|during|for|from|in|of|on|since|with) (?=[\w'’])")
# "[Ann Lee][ and her deputy Bob Ray met]", "[Ann Lee][, her sister Ida and Bob Ray met]"
ACTS_WITH_ANOTHER: Final = lazy(
    rf"(?:,(?: [\w'’.-]+){{1,6}})?,? and (?:[a-z'’-]+ ){{0,4}}{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+){{0,2}}"
    r" (?P<verb>[a-z]+)\b",
    words=(" and ",),
)
# A name joined to one that is no subject: "with Ann Lee and [Bob Ray]"
JOINED_TO_NO_SUBJECT: Final = lazy(
    rf"\b(?:with|of|between|by|to|for|against|from|including|like) {NAME_WORD}(?: {NAME_WORD})? and $"
)
# "... has heard from [Ann Lee]": who will speak next, if no other person is the subject
INTERVIEWED: Final = lazy(
    r"\b(?:hea(?:rd|rs|ring) from|r(?:ang|ung|ings)|phoned"
    r"|(?:sp(?:oke|oken|eaks|eaking)|talk(?:ed|s|ing)|interview) (?:to|with)"
    r"|interview(?:ed|s|ing)?|caught up with|joined by|spotted|seen|put (?:it|that|this|them) to)"
    r" (?:the |a |an )?$"
)
ENDS_OF_INTERVIEWED: Final = in_order("ends of being interviewed")
# "a man called [Bob]", "I rang [Bob]", "His name is [Bob]", "the clerk's name is [Bob]", "the clerk is called
# [Bob]": what stands before a first name alone
CALLED: Final = lazy(
    r"\b(?:(?:[Hh]is|[Hh]er|whose|(?P<whose>\w+)['’]s) (?:first )?name(?: is| was|['’]s)"
    r"|(?:[Hh]is|[Hh]er|a) name as|(?:him|her)self as"
    r"|(?:person|somebody|someone|reader|lady|guy|\w+er) (?:called|named)"
    r"|(?P<who>\w+)(?: is| was)? (?:called|named)"
    r"|(?:I|I['’]ve|[Ww]e|[Ww]e['’]ve)(?: (?:just|have|had|then))?"
    r" (?:rang|phoned|rung|met|texted|messaged|asked)) $"
)
ENDS_OF_CALLING: Final = ("d", "g", "t", "is", "was", "as", "name's", "name’s")
# "It was the turn of [Ann Lee]", "Next came [Ann Lee]", "Up stepped [Ann Lee]", "Their clerk is called [Ann
# Lee]"
INTRODUCED: Final = lazy(
    r"\b(?:(?:[Tt]he )?turn of|(?:[Nn]ext|[Tt]hen|[Uu]p|[Ff]irst|[Ll]ast|[Ii]n|[Oo]n)(?: up)?"
    r" (?:came|comes|was|is|stepped|steps|went|walked|rose)|[Ee]nter|(?:is|was) (?:called|named)) (?:the )?$"
)
ENDS_OF_INTRODUCED: Final = (
    "of", "came", "comes", "was", "is", "stepped", "steps", "went", "walked", "rose", "enter", "called",
    "named",
)  # fmt: skip
# Words that end in "s" and are no verbs.
NO_VERBS_IN_S: Final = lazy(
    r".*(?:ers|ors|ists|ians|ees|ies|ments|tions|ships)$|(?:supporters|rallies|always|as|this)$"
)
# Surnames that open a sentence as ordinary words do.
_ORDINARY: Final = tagged("surnames that are words")
_DIRECTIONS: Final = tagged("colours and directions")
_AFTER_MONTH: Final = re.compile(r"\s+\d")
_BEFORE_MONTH: Final = tagged("before a month")
_FOLLOWS: Final = SPEAKING_VERBS | tagged("verbs after a name")
_PARTICIPLE: Final = re.compile(
    r"[a-z]{2,}ed$|(?:later|also|then|never|now|recently|quickly|who|rode|drew|threw|leads|holds)$"
)
_NEXT_WORD: Final = re.compile(r"(?:['’]s?)?\s+([\w'’]+)")
_CONTRACTED: Final = lazy(r"['’]s (?:(?:not|been|just|already)\b|([a-z]+))")
_NEXT_VERB: Final = re.compile(r" (?:(?:also|then|later|has|had|earlier|now|[a-z]{2,12}ly) ){0,2}([a-z]+)")
_SAYS_ITS: Final = lazy(r" (?:also |later |has |had )?([a-z]+) (?:that )?its\b", words=(" its",))
_DECLARES: Final = lazy(
    r" (?:(?:has|have) )?(?:(?:just|now|also) )?(?:declare[sd]?|report(?:s|ed))"
    r"(?=[.,;:!]|\s*$| (?:at|for|first|next|last|early|late|now|soon|in|with|within)\b)"
)
_LEAD: Final = 60  # characters
# "[Lee], who has often won, said she"
WHO_SAYS: Final = lazy(r", who [^,;.\"“”\n]{1,120}, (?:has |had |also )?([a-z]+) (?:that )?(?:[a-z]|[\"“])")
_ASKS: Final = lazy(r" [a-z]+ [^.!?\n]{0,120}\?")
_PLACES: Final = tagged("places in the plural")
_WORD: Final = re.compile(r"[a-z]+")
_SENTENCE: Final = 200  # characters before a name that speak of places
_OF_A_PERSON: Final = re.compile(r", (?:\d\d\b|who\b|whose\b)")


def plausible_alone(stretch: Stretch, start: int, end: int) -> bool:
    """Whether a surname alone can be one here: not "Long" at the start of a sentence, not "in May"."""
    text = stretch.source
    low = text[start:end].lower()
    if low not in _ORDINARY:
        return True
    before = stretch.before(start, 24)
    word_before = before.split()[-1].lower() if before.strip() else ""
    if low in MONTHS_TOO:
        return (
            word_before not in _BEFORE_MONTH
            and not word_before[-2:].isdigit()
            and not stretch.match(_AFTER_MONTH, end)
        )
    if low in _DIRECTIONS:
        return text[end : end + 2] in ("'s", "’s") or acts(stretch, end)
    stripped = before.rstrip(" \u00a0\"“‘'([")
    if stripped and stripped[-1] not in ".!?:\n—–-•":
        return True
    return acts(stretch, end) or text[end : end + 2] in ("'s", "’s", ", ")


def names_a_body(words: Sequence[str]) -> bool:
    """Whether capitalised words name a public body by what it does and where, or a party by what it is for:
    "Elections Ontario", "Ashford Matters"."""
    if len(words) < 2:
        return False
    last = words[-1].lower()
    ends_so = (last in NOT_SURNAMES or last in _LAST_WORDS) and not is_given(words[0])
    return ends_so or words[0].lower() in _FIRST_WORDS


def only_leads(stretch: Stretch, start: int) -> bool:
    """Whether a name only leads up to a main clause: "According to [Ann Lee], the chair said no", "After a
    talk with [Ann Lee], the chair said no"."""
    if stretch.before(start, len("According to ")).lower() == "according to ":
        return True
    return ONLY_LEADS.fullmatch(stretch.source, stretch.sentence_start(start), start) is not None


def hangs_on_a_word(stretch: Stretch, start: int) -> bool:
    """Whether a name only hangs on a word: "a plan by [Ann Lee]"."""
    return GOVERNED.search(stretch.before(start, GOVERNED_WITHIN)) is not None


def acts(stretch: Stretch, end: int) -> bool:
    """Whether a verb whose subject is a person follows a name: "[Ann] holds her seat"."""
    m = stretch.match(_NEXT_WORD, end)
    if m is None:
        return False
    verb = m.group(1)
    if verb.endswith(("n't", "n’t")):  # "didn't"
        verb = verb[:-3]
    return verb in _FOLLOWS or _PARTICIPLE.match(verb) is not None


def speaks(stretch: Stretch, end: int) -> bool:
    """Whether a verb of saying follows a name at once."""
    m = _NEXT_VERB.match(stretch.source, end, stretch.end)  # (asked of most names: a call less)
    return m is not None and m[1] in SPEAKING_VERBS


def owns(stretch: Stretch, end: int) -> bool:
    """Whether "'s" behind a name says whose something is: "[Lee]'s plan"; not "[Lee]'s not here", "[Lee]'s in
    the lead"."""
    m = stretch.match(_CONTRACTED, end)
    return m is None or (m[1] is not None and not TAGS.get(m[1], 0) & (DET | PREP))


def declares(stretch: Stretch, start: int, end: int) -> bool:
    """Whether a name of one word that opens its sentence is a place whose count is over: "[Ash] declared"."""
    opens = not stretch.source[stretch.sentence_start(end) : start].strip()
    return opens and stretch.match(_DECLARES, end) is not None


def says_of_itself(stretch: Stretch, start: int, end: int) -> bool:
    """Whether "its" is said of a name, so that it is no person: "[Translynx] said its buses were full",
    "[Translynx], which runs the buses,"."""
    if stretch.source.startswith(", which ", end):
        return True
    if " its " not in stretch.source[max(stretch.start, start - _LEAD) : end + _LEAD]:
        return False  # nearly every name
    m = stretch.match(_SAYS_ITS, end)
    return m is not None and m.group(1) in SPEAKING_VERBS


def is_called_a_body(stretch: Stretch, start: int) -> bool:
    """Whether the noun right before a name says that it is an organisation's: "arts union [Fairplay]"."""
    before = stretch.before(start, _LONGEST_KIND)
    kind = before[:-1].rpartition(" ")[2] if before[-1:] == " " else ""
    return kind in _CALLED or kind in OPENING_KINDS  # not "Daily [Beacon]"


def asks_will(stretch: Stretch, start: int, end: int) -> bool:
    """Whether "Will" before a name only asks: "Will [Lee] stand again?"."""
    lead = stretch.before(start, 2).strip()
    return lead[-1:] in ("", ".", "?", "!", ":") and stretch.match(_ASKS, end) is not None


def among_places(stretch: Stretch, start: int) -> bool:
    """Whether a name stands for one of the places that its sentence speaks of: "two towns agree, but [Dover]
    says no"."""
    first = max(stretch.sentence_start(start), start - _SENTENCE)
    before = stretch.source[first:start].lower()
    return not _PLACES.isdisjoint(_WORD.findall(before))


def like_a_person(stretch: Stretch, start: int, end: int) -> bool:
    """Whether what stands beside a name makes it a person's: "[Xanthor Lee], 37", "the Echo's [Xanthor
    Lee]"."""
    if stretch.match(_OF_A_PERSON, end) is not None or speaks(stretch, end):
        return True
    before = stretch.before(start, _LONGEST_OUTLET)
    return before.endswith(("'s ", "’s ")) and before[:-3].split(" ")[-1].lower() in _OUTLETS
