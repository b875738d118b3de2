"""Personal names in running text: where they begin and end, their courtesy titles, given names and surnames.

A run of capitalised words holds more than a name: "Dover North Green MP Sir Bob Ray". What comes after its
last word of office, party or organisation is the name: "Sir Bob Ray".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from rsdata.frozen_rows import frozen_dataclass
from rsdata.language.lexicon import ADV, BASE, FINITE, PREP, SPEAKING_VERBS, TAGS
from rsdata.language.offices import MODIFIERS, ORGANISATION_NOUNS, RANKS, ROLE_NOUNS
from rsdata.language.patterns import any_of, lazy
from rsdata.language.word_lists import in_order, tagged
from rsdata.reference import given_names, party_phrases, party_phrases_by_word, short_forms, spellings_in_text
from rsdata.slugs import plain


def _gendered(tag: str) -> dict[str, str]:
    """Word -> the gender it tells, "" where it tells none."""
    return dict(entry.split(":") for entry in in_order(tag))


# Titles that a name is printed without, and titles that stay.
COURTESY: Final = _gendered("courtesy titles")
PEERAGE: Final = _gendered("peerage titles")
TITLES: Final = COURTESY | PEERAGE
TITLES_IN_LISTS: Final = COURTESY.keys() | tagged("titles in a list")
# Titles that stand before a first name alone too: "Sir Bob"
KNIGHTHOODS: Final = frozenset(("sir", "dame"))
# Who somebody's nearest are, and the gender it tells.
KIN: Final = _gendered("kin")
ABBREVIATED_TITLES: Final = tagged("abbreviated titles")
PARTICLES: Final = tagged("name particles")
PARTICLES_IN_LISTS: Final = PARTICLES | tagged("name particles that are words")

# The capital letters of the Latin, Greek and Cyrillic alphabets, as they stand in a pattern's brackets: those
# that are printed, in ranges where they can be, since each takes its time whenever a pattern is compiled.
_CAPITALS_WITH_MARKS: Final = "".join(c for c in map(chr, range(0x100, 0x180)) if c.isupper())
CAPITALS: Final = f"A-ZÀ-ÖØ-Þ{_CAPITALS_WITH_MARKS}ƏƠƯȘȚΆΈ-ΏΑ-ΫЀ-Я"
CAPITAL: Final = f"[{CAPITALS}]"
# Behind these the article of another language is a part of a name: "Colm [Mac] an Rí".
BEFORE_ARTICLES: Final = tagged("name particles before an article")
ARTICLE_IN_NAMES: Final = "an"
# A small word inside a name: "van", "ap".
_BEHIND: Final = "".join(rf"|(?<={mac.title()} ){ARTICLE_IN_NAMES}" for mac in sorted(BEFORE_ARTICLES))
PARTICLE: Final = rf"(?:{any_of(PARTICLES)}{_BEHIND})"
# A word of a name: "Lee", "O'Neill", "Dafydd-Jones", "J.", "J.D.", "St."
# (With the set of capitals once: it is long, and takes most of the time that such a pattern is compiled in.)
NAME_WORD: Final = rf"(?:{CAPITAL}(?:\.(?:[^\W\d_a-z]\.){{0,2}}|(?<=S)t\.|[\w'’-]*))"
# "Ann Lee[, Liberal Democrat]: ...", "Ann Lee[, Green]; ...": what may be a party behind a name
SET_OFF_AFTER: Final = lazy(rf", (?:the )?({NAME_WORD}(?: {NAME_WORD}){{0,3}})(?=[;:)]|\.?$|\.\s)")
# What a capital may be joined to: "[al-]Masri", "[d’]Amico", "Ó [h]Ógáin"
JOINED: Final = r"(?:(?:a[dlnrstz]|ash|el|ul)-|d['’]|h(?=[AEIOUÁÉÍÓÚ])|t(?=S))"
ELIDED_BEFORE: Final = lazy(r"(?<![\w'’])d['’]$")
JOINED_NAME: Final = re.compile(rf"{JOINED}{CAPITAL}")
# A name of two words or more: "Ann Lee", "Rhys ap Owen", "Ruud van der Meer", "St. John Lee".
_NAME: Final = rf"{NAME_WORD}(?:[ \u00a0](?:{PARTICLE} ){{0,2}}{JOINED}?{NAME_WORD}){{1,4}}"
FULL_NAME: Final = lazy(rf"(?<![\w'’.@#-]){_NAME}")
# "[Ann] Lee", "[Ann B.] Lee", "[A. B.] Lee": what stands before a surname
GIVEN_BEFORE: Final = lazy(
    r"(?<![\w.])(?P<first>[^\W\d_a-z][^\W\d_]+\s)?(?P<name>(?P<last>[^\W\d_a-z][^\W\d_]+)(?:\s[A-Z]\.)*|[A-Z]\.(?:\s?[A-Z]\.)*)\Z"
)
# A run of such words with small words between, whatever it names: "The Conservative", "Earl of Ash".
NAMES_IN_TEXT: Final = lazy(
    rf"(?<![\w'’.@-]){NAME_WORD}(?:\s(?:(?:of|the|and|{PARTICLE})\s){{0,2}}{NAME_WORD}){{0,5}}"
)
# A body whose name lists what it is for: "Department for Trade, Fish and Food".
_BODIES_FOR_SEVERAL: Final = tagged("bodies for several things")
LISTED_BODY: Final = (
    rf"(?:{any_of(_BODIES_FOR_SEVERAL)}) (?:of|for|on) (?:the )?{NAME_WORD}(?: {NAME_WORD})*"
    rf"(?:, {NAME_WORD}(?: {NAME_WORD})*)+,? and (?:the )?{NAME_WORD}(?: {NAME_WORD})*"
)
_LISTED_BODY: Final = lazy(
    LISTED_BODY,
    words=tuple(f"{body} {joint} " for body in _BODIES_FOR_SEVERAL for joint in ("of", "for", "on")),
)
# "Foreign, Commonwealth and Development Office", "Culture, Media and Sport Committee"
_LISTED_BEFORE: Final = lazy(
    rf"{NAME_WORD}(?:, {NAME_WORD}(?: {NAME_WORD})?)+ (?:and|&) (?:{NAME_WORD} ){{1,2}}"
    rf"(?:{any_of(_BODIES_FOR_SEVERAL)})\b"
)
_LONGEST_LISTED: Final = 150  # characters
# A business or an account: "Smith & Sons", "Joe Bloggs", "@Bloggs".
FIRM: Final = r"@?[A-Z][\w'&-]{1,20}(?:\s(?:&|and)?\s?[A-Z][\w'&-]{1,20}){0,3}"
# The first letters of small words and of what a capital may be joined to.
_SMALL: Final = "".join(sorted({word[0] for word in PARTICLES} | set("adehu")))
# (A pattern that begins with a set of letters, what may not stand before it looked at afterwards, is searched
# for several times faster than one that begins by looking back; "or nothing" costs less than "at most once".)
NICKNAME_MARKS: Final = frozenset('"“‘')
# "Dover North Green MP Sir Bob Ray", "Mary-Ann O'Neill's", "Ludo du Pont", "J. D. Lee", "Mr. Lee"
CAPITALISED_RUN: Final = re.compile(
    rf"{CAPITAL}(?<![\w@#&%].)(?<!\w-.)[a-zA-Z\w'’.\-]*"
    # Juan "Chico" Ray, John “J.R.” Lee
    rf"(?:[ \u00a0](?:[{''.join(sorted(NICKNAME_MARKS))}](?:\w{{2,14}}|(?:[A-Z]\.){{2,4}})[\"”’] |)"
    rf"(?:(?=[{_SMALL}])(?:{PARTICLE} ){{0,2}}(?:{JOINED}|)|){CAPITAL}[a-zA-Z\w'’.\-]*){{0,13}}"
)
# "First Minister", "Attorney-General"
TITLE_WORD: Final = lazy(rf"{CAPITAL}[a-z]+")
TITLE_CASE: Final = lazy(rf"\b{CAPITAL}[a-z]+(?:[ -]{CAPITAL}[a-z]+)+\b")
_HONOURS: Final = tagged("postnominals of honour")  # that hold no seat: "KC"
POSTNOMINALS: Final = tagged("postnominals") | _HONOURS
# "Ann Lee[ MSP]"
HONOUR: Final = any_of(POSTNOMINALS)
HONOURS: Final = lazy(rf" ({HONOUR}(?: {HONOUR})?)\b")
GENERATIONS: Final = tagged("generations")
# Words that take a capital at the start of a sentence or in a headline and belong to no name.
FUNCTION_WORDS: Final = tagged("words that are no names") | tagged("words that name nobody")
# "Ann Lee [Quits] as Mayor", "Ray [Concedes]", "Recount [Ordered]"
_HEADLINE_VERBS: Final = tagged("verbs of headlines") | {
    word
    for word, tag in TAGS.items()
    if word.endswith(("s", "ed")) and tag & FINITE and not tag & BASE and word not in FUNCTION_WORDS
}
# Words that follow a capital and make a place or a thing of it, or begin one.
_PLACE_LAST: Final = tagged("last words of places")
_SAINTS: Final = frozenset(("st", "saint"))
_PLACE_FIRST: Final = tagged("first words of places")
# Those that are given names too: "Sierra Lee said".
GIVEN_PLACES: Final = tagged("first words of places that are given names")
# Surnames that are words of organisations too: a name where a given name comes before ("Kate Church").
_SURNAMES_TOO: Final = tagged("surnames in organisations")
MONTHS_TOO: Final = tagged("months that are names")
# Businesses and places called like a person.
_NOT_PEOPLE: Final = tagged("things called like people")
COUNTRIES: Final = tagged("countries")
# Titles that stay before a first name alone: "King Charles"
ROYAL: Final = tagged("titles before a first name")
_SMALL_SURNAMES: Final = tagged("surnames that are small words")
_OF_WOMEN: Final = tagged("name particles of women")
_OF_EITHER: Final = tagged("given names of either gender")


_SHORTEST: Final = 2  # words of a name
_LONGEST: Final = 5
_DETECTIVES: Final = frozenset(("det", "detective"))
_CALLINGS: Final = in_order("endings of callings")
_SHORTEST_CALLING: Final = 5  # letters
_BEFORE_A_CALLING: Final = tagged("prefixes of callings")
_PEOPLE: Final = tagged("speaking nouns") | tagged("roles that take up somebody named")
_OFFICES_OF_A_LORD: Final = tagged("offices of a lord")
# Offices that go before a surname alone: "President Lee", "Cllr Lee".
_OFFICES: Final = tagged("offices before a surname")


@frozen_dataclass(frozen=True, slots=True, eq=False, repr=False)
class Name:
    """One printed name: ``start``..``end`` with its courtesy title, ``bare`` where the name itself begins.

    ``words`` are the words of the name without title ("Sir Bob Ray" -> Bob, Ray; "Lord Ray" -> Ray);
    ``suffix`` is "jr" where printed. ``strong``: a person's name beyond doubt, by a title or a known given
    name; ``possessive`` that "'s" follows; ``office`` that an office stands before it ("President Lee").
    """

    start: int
    bare: int
    end: int
    title: str
    words: tuple[str, ...]
    suffix: str = ""
    strong: bool = False
    possessive: bool = False
    office: bool = False
    nickname: str = ""  # printed within it, in marks

    def without(self, words: int) -> Name:
        """The name from a later word on: "Dover Ann Lee" without one is "Ann Lee"."""
        start = self.bare + sum(len(word) + 1 for word in self.words[:words])
        rest = self.words[words:]
        strong = is_given(rest[0])
        return Name(start, start, self.end, "", rest, self.suffix, strong, self.possessive, self.office)


def _shouted(run: str) -> tuple[Name, ...]:
    """The names in a run of capital letters, as articles open: "MAYOR ANN LEE has"."""
    spelt = run.title()
    if len(spelt) != len(run) or spelt.isupper():  # "Ú𝚃 Ú𝚃": letters without small ones
        return ()
    return tuple(name for name in names_in(spelt) if len(name.words) > 1 and is_given(name.words[0]))


_IN_CAPITALS: Final = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*\.?")
# Between the words of a run: a blank, or the stop of a sentence to which the next is glued; not "Capt.Lee".
_BETWEEN: Final = re.compile(r" |(?<=[a-z]{4})\.(?=[A-Z][a-z])")


@lru_cache(maxsize=8192)
def names_in(run: str, is_named: bool = False) -> tuple[Name, ...]:
    """The names in one run of capitalised words, offsets from its start. ``is_named``: what stands beside it
    makes it somebody's, so that even a month or "Costa" is a given name: "the clerk, [June Lee]"."""
    if " " in run and run.isupper() and _IN_CAPITALS.fullmatch(run) is not None and not run.istitle():
        return _shouted(run)
    found: list[Name] = []
    segment: list[tuple[str, int]] = []
    at = 0
    nickname = ""
    run = run.replace("\u00a0", " ")
    for token in _BETWEEN.split(run):
        start, at = at, at + len(token) + 1
        word = token
        if word[:1] in NICKNAME_MARKS:  # Juan "Chico" Lee
            nickname = word[1:-1]
            continue
        low = word.lower().replace("’", "'")
        ends, possessive = run[at - 1 : at] == ".", False
        if low.endswith("'s"):
            word, low, ends, possessive = word[:-2], low[:-2], True, True
        elif word.endswith(("'", "’")):
            possessive = word[-2:-1] != "."
            word, ends = word.rstrip("'’."), True
            low = word.lower()
        elif word.endswith(".") and not (_is_initials(word) or low[:-1] in ABBREVIATED_TITLES):
            word, low, ends = word.rstrip("."), low.rstrip("."), True
        goes_on = at < len(run)
        no_name = _is_no_part(segment, low, goes_on, is_named)
        if no_name and not (possessive and segment):
            if segment:
                _close(segment, False, found, is_named)
            segment = []
            continue
        segment.append((word, start))
        if ends:
            _close(segment, possessive, found, is_named)
            segment = []
    if segment:
        _close(segment, False, found, is_named)
    if nickname and len(found) == 1:
        found[0] = replace(found[0], nickname=nickname)
    return tuple(found)


def _is_no_part(segment: list[tuple[str, int]], low: str, goes_on: bool, is_named: bool) -> bool:
    """Whether a word belongs to no name, nor to that which stands before it in its run; ``goes_on``: words of
    the run follow."""
    if low in FUNCTION_WORDS:
        if low == ARTICLE_IN_NAMES and segment and segment[-1][0].lower() in BEFORE_ARTICLES:
            return not goes_on
        if low in _SMALL_SURNAMES:  # "Minh [Do] said", "Mr [Do]"; not "What Would David Do"
            return goes_on or not _is_first_name_alone(segment)
        before = segment[-1][0].rstrip(".").lower() if segment else ""
        given = before in TITLES or before in ROLE_NOUNS if before else is_named
        return not (low in MONTHS_TOO and goes_on and given)  # "the clerk, [June] Lee", "Mayor [April] Lee"
    if not segment:
        return goes_on and _opens(low)
    return low in _HEADLINE_VERBS and any(is_given(first) for first, _ in segment[:-1])


def _is_first_name_alone(segment: list[tuple[str, int]]) -> bool:
    """Whether a run begins with nothing but a given name or a title."""
    if len(segment) != 1 or segment[0][1]:
        return False
    word = segment[0][0]
    return is_given(word) or word.rstrip(".").lower() in TITLES


def _opens(low: str) -> bool:
    """Whether a word only stands before a name: "Rebuking [Lee]", "Replied [Ann Lee]", "Twenty-year-old
    [Ann Lee]"."""
    last = low.rpartition("-")[2]  # not "Mei-Ling"
    gerund = last.endswith("ing") and len(last) > 5 and low not in _PLACE_FIRST
    return (gerund or last == "old" or low in SPEAKING_VERBS) and not is_given(low)


def _close(segment: list[tuple[str, int]], possessive: bool, found: list[Name], is_named: bool) -> None:
    """Add the name at the end of a segment, if one is there."""
    honoured = len(segment) > 2 and segment[-1][0] in _HONOURS
    segment, suffix, end = _without_suffix(segment)
    words = [word for word, _ in segment]
    if " ".join(words) in party_phrases():
        return  # "Sinn Féin"
    cut = _start_of_name(words, is_named)
    before = words[cut - 1].rstrip(".").lower() if cut else ""
    title = before if before in TITLES else ""
    while cut < len(words) and words[cut].islower():  # a particle with nothing before it
        cut += 1
    name = words[cut:]
    if len(name) > _LONGEST or _is_no_name(name, title):  # "Ann Lee Asked What Comes Next"
        return
    if title or len(name) == 1:
        strong = bool(title) or before in _OFFICES
    elif " ".join(name) in party_phrases() or (before not in ROLE_NOUNS and _is_a_place(name, is_named)):
        return
    else:
        strong = is_named or honoured or _is_strong(name, before)
    bare = segment[cut][1]
    start = segment[cut - 1][1] if title else bare
    found.append(Name(start, bare, end, title, tuple(name), suffix, strong, possessive, before in _OFFICES))


def _is_no_name(name: Sequence[str], title: str) -> bool:
    """Whether words behind a title are none: a small word, a letter, "Ministers Questions"."""
    if not name or not (name[-1][:1].isupper() or JOINED_NAME.match(name[-1])):
        return True  # but "al-Masri"
    if len(name) == 2:
        return not title and _are_several(name[0])
    return len(name) == 1 and not title and len(name[0]) < 2


def _start_of_name(words: list[str], is_named: bool) -> int:
    """The first word of the name: past the offices, titles and parties before it."""
    cut = _after_party(words, _after_last_office(words, is_named))
    if cut < len(words) - 2 and words[cut].lower() in COUNTRIES and is_given(words[cut + 1]):
        cut += 1  # "(the envoy to) Ukraine [Ann Lee]"
    elif cut < len(words) - 3 and words[cut].lower() in _PLACE_FIRST and is_given(words[cut + 2]):
        cut += 2  # "(the secretary for) Northern Ireland [Ann Lee]"
    if len(words) > 2 or (len(words) == 2 and not cut and _are_several(words[0])):
        cut = _past_modifiers(words, cut)
    if cut == len(words) == 1 and not words[0].isupper():
        low = words[0].lower()
        if low in ROLE_NOUNS or low in _SURNAMES_TOO:
            return 0  # "Baron", perhaps of somebody whose surname it is
    return cut


def _after_party(words: list[str], cut: int) -> int:
    """The first word of the name, past a party of several words before it: "Sinn Féin [Ann Lee]"."""
    for start in range(max(0, cut - 1), min(cut + 1, len(words) - 2)):
        for phrase in party_phrases_by_word().get(words[start], ()):
            end = start + phrase.count(" ") + 1
            rest = words[end:]
            if rest and words[start:end] == phrase.split() and (len(rest) == 1 or is_given(rest[0])):
                return end
    return cut


def _past_modifiers(words: list[str], cut: int) -> int:
    """The first word of the name, past what somebody does: "(Minister for Foreign) Affairs [Ann Lee]",
    "Steelworker [Ann Lee]"."""
    while (
        len(words) - cut > 2 and words[cut].lower() in MODIFIERS and any(map(is_given, words[cut + 1 : -1]))
    ):
        cut += 1
    if cut and words[cut - 1].rstrip(".").lower() in _DETECTIVES and words[cut].rstrip(".").lower() == "con":
        return cut + 1  # "Det Con [Ann Lee]"
    if any(word.lower() not in MODIFIERS or word.lower() in ROLE_NOUNS for word in words[:cut]):
        return cut  # not "Veteran", "Former"
    for k in range(cut, min(cut + 2, len(words) - 1)):
        if _is_called(words[k]) and is_given(words[k + 1]):
            return k + 1  # "Steelworker [Ann Lee]", "Veteran Bevanite [Ann Lee]"
        if is_given(words[k]) or len(words) - k < 4:
            break
    return cut


def is_calling(word: str) -> bool:
    """Whether a capitalised word is what somebody does, by its ending: "Steelworker", "Hairdresser"."""
    return (
        len(word) > _SHORTEST_CALLING and word.endswith(_CALLINGS) and word.isalpha() and not is_given(word)
    )


def _is_called(word: str) -> bool:
    """Whether a capitalised word says what somebody does, or what several are: "Steelworker", "Actors"."""
    first, last = word.partition("-")[0], word.rpartition("-")[2]
    # "Match-winner", "Mother-of-two", "Arch-Unionist"
    described = "-" in word and (last.islower() or first.lower() in _BEFORE_A_CALLING)
    trade = word.lower() in _PEOPLE and not is_given(word)  # "Baker [Ann Lee]"
    return described or trade or is_calling(word) or _are_several(word)


def _are_several(word: str) -> bool:
    """Whether a capitalised word says what several people are: "Actors", "Sisters", "Crs", "Aldermen"."""
    low = word.lower()
    one = low[:-3] + "y" if low.endswith("ies") else low[:-1] if low.endswith("s") else ""
    if low.endswith("men"):
        one = low[:-3] + "man"
    office = (one in ROLE_NOUNS or one in TITLES) and low not in ROLE_NOUNS and low not in TITLES
    return (office or one in _PEOPLE or one in KIN) and not is_given(word)


def _is_initials(word: str) -> bool:
    """ "J.", "J.D.", "J"."""
    if word[-1:] != ".":
        return len(word) == 1 and word.isupper()
    return all(len(letter) == 1 and letter.isupper() for letter in word[:-1].split("."))


def _without_suffix(segment: list[tuple[str, int]]) -> tuple[list[tuple[str, int]], str, int]:
    """The segment without a "Jr" or an "MP" at its end, the "jr", and where the name ends."""
    word, start = segment[-1]
    low = word.rstrip(".").lower()
    if len(segment) > 2:
        if low in GENERATIONS:
            return segment[:-1], low, start + len(word)
        calling = len(segment) == 3 and low in ROLE_NOUNS and not breaks(segment[1][0], segment[1][0].lower())
        first = segment[segment[0][0].rstrip(".").lower() in TITLES][0]
        named = is_given(first) or is_given(segment[-3][0])  # "Ann Lee Farmer", "Judge Ann Lee MP"
        named = named or word in _HONOURS  # "Luán Ray SC"
        if (calling or word in POSTNOMINALS) and named:
            word, start = segment[-2]
            return segment[:-1], "", start + len(word)
    return segment, "", start + len(word)


def names_a_place(name: Sequence[str]) -> bool:
    """Whether capitalised words look like a place or a business: "New Dover", "Downing Street"."""
    lows = [word.lower() for word in name]
    if lows[0] in _PLACE_FIRST or " ".join(lows) in _NOT_PEOPLE:
        return True
    saint = lows[0].rstrip(".") in _SAINTS  # "St. Lawrence Island"
    return lows[-1] in _PLACE_LAST and (saint or not any(map(is_given, lows[:-1])))


def ends_like_a_place(run: str) -> bool:
    """Whether a run of capitalised words is like a place's by its last word alone: "Corrin Street", not "New
    Street" or "Downing Street"."""
    lows = run.replace("’", "'").removesuffix("'s").rstrip(".'").lower().split()
    return lows[-1] in _PLACE_LAST and lows[0] not in _PLACE_FIRST and " ".join(lows) not in _NOT_PEOPLE


def _is_strong(name: Sequence[str], before: str) -> bool:
    """Whether a name of several words is a person's beyond doubt, by its first word or the word before it."""
    if before in ROLE_NOUNS or is_given(name[0]):
        return True
    return _is_initials(name[0]) and len(name[-1]) > 2 and len(name[0].rstrip(".")) < 3  # "J. Lee"


def _is_a_place(name: Sequence[str], is_named: bool) -> bool:
    """Whether a name is a place's; of somebody's, the first word alone makes none: "Costa Lee"."""
    lows = [word.lower() for word in name]
    first_alone = len(lows) == 2 and lows[-1] not in _PLACE_LAST and " ".join(lows) not in _NOT_PEOPLE
    return names_a_place(name) and not (is_named and first_alone)


def _after_last_office(words: list[str], is_named: bool) -> int:
    """How many words come before the name: all up to the last of office, party, organisation, or title."""
    size = len(words)
    for i in range(size - 1, -1, -1):
        word = words[i]
        low = word.rstrip(".").lower()
        if low in TITLES or breaks(word, low):
            if i == size - 2 and _is_given_too(words, i, low):
                continue  # "Alderman Dean Lee"
            if _are_first_letters(words, i, low, is_named):
                continue  # "David TC Lee", "the leader KC Lee", "Governor CR de Lee"
            last = i == size - 1 and size > 1 and not word.isupper()
            if last and (low in ROLE_NOUNS or low in _SURNAMES_TOO):
                before = words[i - 1].rstrip(".").lower()
                office = before in PEERAGE and low in _OFFICES_OF_A_LORD  # "Lord Mayor"
                # "John Baron", "Nate Baker", "Mr King", "Gov. Baker"
                held = before in TITLES or (before in _OFFICES and low in _SURNAMES_TOO)
                if (is_given(before) or held) and not office:
                    continue
            return i + 1
    return 0


def _are_first_letters(words: list[str], i: int, low: str, is_named: bool) -> bool:
    """Whether two capitals are somebody's, by what stands before them: a given name, an office."""
    word = words[i]
    held = low in _BREAKS and low not in ABBREVIATED_TITLES
    if len(word) != 2 or not word.isupper() or held or i > len(words) - 2:
        return False
    if not i or not all(map(str.islower, words[i + 1 : -1])):
        return is_named and not i
    before = words[i - 1].rstrip(".").lower()
    return word not in POSTNOMINALS and (before in ROLE_NOUNS or is_given(before))


def _is_given_too(words: list[str], i: int, low: str) -> bool:
    """Whether an office or a rank is a given name: "Alderman [Dean] Lee", "Mayor [Col] Lee"."""
    rank = i > 0 and words[i - 1].rstrip(".").lower() in ("lt", "lieutenant")  # "Lt [Col Lee]"
    if rank or words[i].endswith("."):
        return False
    return low in ROLE_NOUNS and low in given_names()


def breaks(word: str, low: str) -> bool:
    """Whether a capitalised word cannot be part of a name: "MP", "Labour", "BBC", "Secretary", "Council"."""
    bare = low.removesuffix("-elect").removesuffix("-to-be").removeprefix("ex-").removeprefix("then-")
    if bare in _BREAKS or word in spellings_in_text():
        return True
    if word.isalpha():
        if not word.isupper() or len(word) < 2:
            return word.endswith("s") and len(word) > 2 and word[:-1].isupper()  # "MPs"
        return len(word) > 2 or low not in _SHORT_INITIALS
    return any(c.isdigit() for c in word) or (word.isupper() and len(word) > 2 and "." not in word)


# Halves of the names of parties, and other first words that no person has: "Lib Dems", "Monster Raving".
_HALVES: Final = tagged("halves of party names")
_BREAKS: Final = ROLE_NOUNS | ORGANISATION_NOUNS | RANKS | _HALVES
_SHORT_INITIALS: Final = tagged("initials used as names")


# "To North Wales": words with which a title may begin, and no name does.
_NO_FIRST_NAME: Final = tagged("prepositions") - {"per"}


def is_personal_name(text: str) -> bool:
    """Whether a text is a person's name of two words or more and nothing else: "Ann Lee"."""
    if len(text) > 60 or FULL_NAME.fullmatch(text) is None:
        return False
    words = text.split()
    given = is_given(words[0])
    if words[0].lower() in _NO_FIRST_NAME or (text.isupper() and not given):
        return False
    return (given and len(words) == _SHORTEST) or not _tells_news(words, given)


def _tells_news(words: Sequence[str], given: bool) -> bool:
    """Whether words with capitals are a headline: "Ray Concedes", "Ann Lee Wins Elm", "Turnout Up Again"."""
    if any(word[0].isupper() and word.lower() in _HEADLINE_VERBS for word in words[1:]):
        return True
    return any(word[0].isupper() and TAGS.get(word.lower(), 0) & (ADV | PREP) for word in words[1 + given :])


def gender_of(given: str) -> str:
    """ "m" or "f" where a given name tells it, else ""."""
    low = plain(given)
    table = given_names()
    known = table.get(low)
    if known is None and "-" in low:
        known = table.get(low.split("-")[0])
    return known or ""


def gender_of_name(words: Sequence[str]) -> str:
    """ "m" or "f" where a name, as names are compared, tells it by a woman's particle or its given name, else
    ""."""
    return "f" if not _OF_WOMEN.isdisjoint(words[1:-1]) else gender_of(words[0])


def is_of_either(given: str) -> bool:
    """Whether a given name that mostly one gender has may be short for one of the other: "Bernie"."""
    return given.lower() in _OF_EITHER


def listed_body(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first name there of a body that lists what it is for: "Department for Trade, Fish and Food",
    "Trade, Fish and Food Committee"."""
    if text.find(", ", start, end) < 0:
        return None
    m = _LISTED_BODY.search(text, start, end) or _listed_before(text, start, end)
    people = m is not None and any(is_given(word) for word in m[0].replace(",", "").split())
    return None if people else m


def _listed_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """What a body is for, listed before its noun, where the list begins there: none in "Arlo [Unite, Benton
    First and Carrow Union]"."""
    m = _LISTED_BEFORE.search(text, start, end)
    before = "" if m is None else text[start : m.start()].rpartition(" ")[0].rpartition(" ")[2]
    goes_on = before[:1].isupper() and before.lower() not in FUNCTION_WORDS
    return None if goes_on and not before.endswith(("'s", "’s")) else m


def listed_body_at(text: str, at: int, end: int) -> re.Match[str] | None:
    """Such a name, where one begins at a place of a text and ends before another."""
    m = listed_body(text, at, min(end, at + _LONGEST_LISTED))
    return m if m is not None and m.start() == at else None


def listed_bodies(text: str) -> list[tuple[int, int]]:
    """Where such names stand in a text."""
    spans = []
    for body in _BODIES_FOR_SEVERAL:
        at = text.find(body)
        while at >= 0:
            m = listed_body_at(text, at, len(text))
            if m is not None:
                spans.append(m.span())
            at = text.find(body, at + len(body))
    return spans


def is_given(word: str) -> bool:
    """Whether the word is a known given name."""
    low = plain(word)
    return low in given_names() or low in short_forms() or ("-" in low and low.split("-")[0] in given_names())


def same_given(one: str, other: str) -> bool:
    """Whether two given names may be one person's: "Chris" and "Christopher", "J." and "John"."""
    a, b = plain(one.rstrip(".")), plain(other.rstrip("."))
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        return b.startswith(a)
    table = short_forms()
    if b in table.get(a, ()) or a in table.get(b, ()):
        return True
    return len(a) >= 3 and b.startswith(a) and not (a in given_names() and b in given_names())


def opens_with_given(words: Sequence[str]) -> bool:
    """Whether a name of several words begins with a given name or an initial."""
    return len(words) > 1 and (words[0].lower() in given_names() or len(words[0].rstrip(".")) == 1)
