"""Speakers without a personal name: a role that somebody bears, an organisation, an unnamed role."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter
from typing import Final

from rsdata.attribution.coreference.bodies import Bodies
from rsdata.attribution.coreference.descriptions import bearers_of, described, party_of, role_of
from rsdata.attribution.coreference.entities import Entity, NamedPeople, Seen
from rsdata.attribution.coreference.pronouns import Pronouns, is_verb
from rsdata.language.common_nouns import (
    DOCUMENTS,
    OUTLETS,
    POSSESSIVES,
    QUANTIFIERS,
    common_plural,
    common_word,
    known_word,
)
from rsdata.language.determiners import ARTICLE, without_article, without_possessive
from rsdata.language.found_once import found_once
from rsdata.language.lexicon import ADDRESSING, ROLE, SPEAKING_VERBS, TAGS, guess
from rsdata.language.name_context import BEATS, GAVE_WAY_TO, SUCCEEDS, WINS, only_leads
from rsdata.language.names import CAPITAL, FUNCTION_WORDS, KIN, TITLE_CASE, TITLE_WORD, listed_body
from rsdata.language.noun_phrases import ABOUT
from rsdata.language.offices import (
    COUNTRY_OF,
    MODIFIERS,
    OBSERVERS,
    ORGANISATION_NOUNS,
    ROLE_NOUNS,
    WIDER_OFFICES,
    gender_told,
)
from rsdata.language.parties import is_party, party_abroad, party_in_list
from rsdata.language.patterns import any_of, lazy
from rsdata.language.pronoun_places import REPLIES
from rsdata.language.roles import (
    NATIONS,
    PLACE_PREPOSITIONS,
    Role,
    agrees,
    one_of_a_party,
    parse_role,
    tokens_of,
    told_in_lists,
    with_nations,
)
from rsdata.language.word_lists import in_order, tagged
from rsdata.model import PersonKind
from rsdata.named_tuples import NamedTuple
from rsdata.reference import party_words, spellings_in_lists, spellings_in_text

_DEFINITE: Final = re.compile(r"(?:the|this|that)\s+", re.IGNORECASE)
# One told apart comes in there: "the nurse[ beside her]", "the driver[ waiting] outside", "the man[ Ray] met"
_PLACED: Final = lazy(
    rf" (?:(?:\w+ )?(?:{any_of(in_order('places beside somebody'))}) (?:him|her|them|us|me)\b"
    rf"|{CAPITAL}|(?:{any_of(in_order('ways of being there'))})\b"
    r"|(?:outside|inside|nearby|upstairs|downstairs)[.,\n])"
)
# Offices and functions that say enough by themselves, whosever they are: "her agent".
_FUNCTIONS: Final = tagged("roles that say enough")
# Nouns that say too little by themselves: "a spokesman", "one resident".
_VAGUE: Final = tagged("roles that say too little")
_ONE_OF_MANY: Final = ("one ", "One ")
# Nouns by which a text takes up somebody just named: "[Ann Lee] ... The former banker added".
_TRADES: Final = tagged("roles that take up somebody named")
_AT_WORK: Final = tagged("trades of whoever is met")
_POLITICIANS: Final = tagged("politicians that take up somebody named")
_DESCRIBES: Final = _TRADES | _POLITICIANS
_CALLINGS: Final = in_order("endings of callings that take up somebody")
# Nouns by which a text takes up an organisation just named: "[The Echo] ... The paper added".
_TAKES_UP: Final = tagged("nouns that take up an organisation")
_BODIES_TAKING_UP: Final = tagged("bodies that take up an organisation")
_LAWYERS: Final = tagged("who speaks for a client")
_WATCHES: Final = tagged("bodies that watch others")
_PARTS_OF_A_PAPER: Final = tagged("parts of a paper")
_IN_A_CONTEST: Final = tagged("roles of a contest")
_WAS: Final = tagged("words for what somebody was")
# ... of which the office itself is a speaker too, where nobody was named.
_OUT_OF_OFFICE: Final = frozenset(("outgoing", "ousted"))
# "the [independent] Ash Board" is only said to be so, whatever the paper is called
_PART_OF_A_NAME: Final = (ORGANISATION_NOUNS | MODIFIERS | FUNCTION_WORDS) - {"independent"}
_PAPERS: Final = tagged("last words of papers")
_WINNERS: Final = tagged("winners")
# "But the Prime Minister said": somebody else.
_CONTRASTED: Final = re.compile(r"\b(?:But|However|Meanwhile|Yet|while|but),? $")
# "The mayor[ and Labour's ]Ann Lee"; not "The mayor, Ann Lee", "The mayor is Ann Lee"
_MET: Final = lazy(r" (?!is |was |remains )[^,.;:\"“”\n]{2,60}")
_NEAR: Final = 45  # characters
_OF_ONE_HOLDER: Final = tagged("offices of one holder")
_LEADS_A_PARTY: Final = frozenset(("leader", "mp", "td", "candidate"))
_OF_A_PLACE_ALONE: Final = tagged("offices of a place alone")
_SIDES: Final = {"democrat": "democrat", "democratic": "democrat", "republican": "republican"}
_OPPOSITION: Final = frozenset(("opposition",))
_GOES_ON: Final = tagged("offices that a name goes on by")
_PARTY_OFFICES: Final = tagged("offices within a party")
POLITICAL: Final = _POLITICIANS | _PARTY_OFFICES | _GOES_ON | _OF_ONE_HOLDER
_PERSON_OF_A_PARTY: Final = {"man": "m", "woman": "f"}
_ONE_OF_SEVERAL: Final = tagged("ordinals") | {"other"}  # "the [second] MP", "the [other] candidate"
_JUST_BEATEN: Final = 80  # characters before a name
_NEW: Final = frozenset(("new", "newest", "incoming", "newly", "elected", "newly-elected"))
_POLICE: Final = "police"
_SEATS: Final = frozenset(("member", "mp", "td", "msp", "councillor"))
_KINDS_OF_FIRM: Final = tagged("kinds of firm before a name")
_OF_A_TEAM: Final = tagged("roles of a team that take up somebody named")
_OF_A_PLACE: Final = tagged("people of a place")
# "the [34-year-old]", "the [mother-of-two]"
_NUMBERS: Final = tagged("numbers")
_PARENT: Final = r"(?:great-)?(?:gran|granny|nana?|(?:grand?)?(?:mum|mom|mother|dad|father|ma|pa))"
AGE_OR_KIN: Final = re.compile(rf"\d+-year-old$|{_PARENT}-of-[\w-]+$")
# "the [father of three] said", not "the mother of two disabled children"
_KIN_OF_SO_MANY: Final = lazy(
    rf"[Tt]he (?P<kin>{_PARENT} of (?:{any_of(_NUMBERS)}|\d+))(?:,| (?P<verb>[a-z]+)\b)"
)
MARKS: Final = re.compile(r"[“”\"]")
_AGE: Final = re.compile(r"(\d+)-year-old\b")
# "Ann Lee[, 52], said", "Ann Lee[ is 52]."
AGED: Final = lazy(r"(?: ?[,(] ?| is )(\d{1,3})\b(?=[,.)]| and\b| years old\b)")
# What may stand between a name and what follows it: "Ann Lee[, 52, ]a baker"
_SET_OFF: Final = lazy(r", (?:[^.;:\"“”\n]{0,40}, )?")
# Where the words that name an unnamed speaker end: "a source [close to the campaign]".
_TAIL: Final = re.compile(
    r"[,(;]|\s(?:who|which|whose|that|familiar|close|speaking|inside|describing|—|–|-|in its)\s"
)
# "a [source close to the campaign]", "[one of Ann Lee's backers]", "[one of the men at the back]"
_TOLD_BY_A_TAIL: Final = re.compile(
    r"(?i:an?|another|one) (?P<role>(?P<noun>[a-z]+) (?:close to|familiar with|inside) [^,;(]+)"
)
_TOLD_BY_A_GROUP: Final = re.compile(
    r"(?P<role>[Oo]ne of (?:the|his|her|its|their|(?:[\w-]+ ){0,3}[\w-]+['’]s?) (?:[\w-]+ ){0,2}?"
    r"(?P<noun>[a-z]+)(?: (?:at|for|from|in|of|on|to|with) .+)?)$"
)
_OF: Final = PLACE_PREPOSITIONS | {"by"}
_OF_OR_ABOUT: Final = _OF | ABOUT
_WITHIN_A_PHRASE: Final = PLACE_PREPOSITIONS | {"the", "a"}
_NO_START: Final = _OF | {"as", "and", "or", "but", "that", "if", "whether", "because", "he", "she"}
_LONGEST_NAME: Final = 12  # words
_SHORTEST_ABBREVIATION: Final = 3  # letters
_LONGEST_BODY: Final = 5  # words
_OF_ONE_KIND: Final = tagged("bodies of a government") | _BODIES_TAKING_UP | (_TAKES_UP - OUTLETS)
_BODY_NOUNS: Final = _OF_ONE_KIND | (ORGANISATION_NOUNS - DOCUMENTS - ROLE_NOUNS)
_BARE_BODIES: Final = ORGANISATION_NOUNS | _OF_ONE_KIND | tagged("kinds of places in an office")
_BODIES_OF: Final = tagged("bodies of a government") | {"board", "committee"}
_TELLS_NOTHING: Final = tagged("words that tell no body apart")
# Words that tell an office under a wider word from no other: "the [cabinet] minister".
_TELLS_NO_OFFICE: Final = tagged("words that tell no office apart")
_OF_NATIONS: Final = with_nations(frozenset(NATIONS)) | {"american", "uk", "us"}
_ROLE_REACH: Final = 40  # roles looked at on either side
_LONGEST_INITIALS: Final = 8  # letters
_LONGEST_ABBREVIATION: Final = 3  # letters: "Con"
_ONE_NAMED: Final = lazy(rf"One ({CAPITAL}\w*)", words=("One ",))
_ONE_WITHIN: Final = lazy(rf"[a-z,] One ({CAPITAL}\w*)")
_LONGEST_OFFICE: Final = 4  # letters of an office's initials
_NO_PREDICATE: Final = r"(?<!\bis )(?<!\bwas )"  # "Ann Lee is a baker"
_ARTICLE_BEFORE: Final = lazy(r"\b(?:[Aa]n?|the) (?:[\w'’-]+ ){0,2}$")
_ANOTHER_BEFORE: Final = lazy(rf"{_NO_PREDICATE}\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w'’-]+ ){{0,2}}$")
_SPOKEN_OF_BEFORE: Final = lazy(
    rf"{_NO_PREDICATE}(?<!\bas )\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[\w'’-]+ ){{0,2}}$"
)
# "[Ann Lee said ]the driver", "[he says that ]the driver", "In May, [Lee recalled, ]the driver"; not
# "“No,” [said ]the driver"
_SAYS_OF: Final = lazy(
    rf"(?:{CAPITAL}[\w'’-]*|\b(?:[Hh]e|[Ss]he)) (?P<verb>[a-z]+)(?P<whom>(?: [\w'’]+){{1,3}}?)??"
    r"(?: that|,)? $"
)
_NEXT_WORD: Final = re.compile(r" ([a-z]+)")
_MOST_PLACES: Final = 60  # of a noun in a section; more only in a hostile text
_LONGEST_BEFORE: Final = 40  # characters from an article to its noun
_SENTENCES_ON: Final = 3
_SENTENCES_BEFORE: Final = 2
_REPORTING: Final = tagged("reporting roles")
# "a friend[ of Ann Lee's]", "an agent[ for the Greens]"
_OF_NAMES: Final = rf" (?:of|for|from) (?:the )?{CAPITAL}[\w'’-]*(?: {CAPITAL}[\w'’-]*)*"
# "The [premier's press officer]", "[Ash Council's spokesman]"
_OWNED: Final = (
    rf"(?:\b[Tt]he (?=(?:[\w-]+ ){{0,3}}[\w-]+['’]s )|(?={CAPITAL}[\w-]*(?: {CAPITAL}[\w-]*){{0,3}}['’]s ))"
    r"((?:[\w-]+ ){0,3}[\w-]+['’]s (?:[a-z]+ ){0,2}"
)
_IS_SOMEBODYS: Final = frozenset(KIN) | tagged("who is somebody's") | tagged("who speaks for a client")
_ARMIES_WITHIN: Final = 6000  # characters back to "the Greek army"
_ARMED: Final = frozenset(("army", "embassy", "military", "navy"))
_NAMES_IN_HEADING: Final = 8
_JUST_NAMED: Final = 600  # characters back to "a Labour source"


class _Unnamed(NamedTuple):
    """A phrase that holds no personal name, taken apart."""

    bare: str  # without its article and what hangs on it
    words: list[str]
    first: str  # its first word in small letters
    article: bool
    definite: bool  # the article is "the", "this" or "that"
    at: int
    section: int


# A party by its id, or the words of one abroad.
Side = str | frozenset[str]
# Who is meant, and whether that settles the matter.
Finding = tuple[Entity | None, bool]
GO_ON: Final[Finding] = (None, False)


def _sides(bare: str) -> tuple[Side, ...]:
    """The parties one of which a phrase may tell: "the [Green]", "the [Lib Dem]", "the [Labour] man"; "the
    [Greens]", "the [SNP]", "the [Green Party]" are the party."""
    if not bare.istitle() or len(bare) <= _LONGEST_ABBREVIATION or bare.endswith(("s", "Party")):
        return ()
    sides = (one_of_a_party(bare.split()),) if is_party(bare) else ()
    ids = (spellings_in_text().get(bare), spellings_in_lists().get(bare), party_abroad(bare))
    # (In an order: members of several parties are looked through from the first on.)
    return tuple(dict.fromkeys((*sides, *filter(None, ids))))


def _is_one_of_a_party(phrase: _Unnamed) -> bool:
    """Whether a phrase is of one member of a party, whom nothing else tells apart: "a senior Tory"."""
    party = " ".join(word for word in phrase.words if word[:1].isupper())
    return phrase.article and not phrase.definite and phrase.bare.endswith(party) and bool(_sides(party))


def _are_several(noun: str) -> bool:
    """Whether a noun is of people in general: "critics", but not the "Police" of "Dover Police", nor the
    "Nations" of "United Nations"."""
    low = noun.lower()
    people = low.endswith("s") and TAGS.get(low, 0) & ROLE
    body = noun[:1].isupper() and low in ORGANISATION_NOUNS and not people
    return bool(common_plural(low)) and not body


def _is_office_of(words: list[str]) -> bool:
    """Whether a phrase names the office of whoever stands before it: "Governor Lee's office", "the Ash
    sheriff's office"."""
    owned = len(words) > 1 and words[-2].endswith(("'s", "’s"))
    held = any(without_possessive(word) in ROLE_NOUNS for word in words[:-1])
    owned = owned and (words[-2][:1].isupper() or held)
    return owned and words[-1].islower() and words[-1] in ORGANISATION_NOUNS


def _names_a_body(words: list[str]) -> bool:
    """Whether a body's noun with a capital makes a body of the office before it or behind it: "UN General
    [Assembly]", "[Ministry] of Justice", "[Office] of the Premier"; not "Bank of England Governor"."""
    of = next((k for k, word in enumerate(words) if k and word in _OF), len(words))
    low, last = words[of - 1].lower(), words[-1]
    if not words[of - 1][:1].isupper() or low not in ORGANISATION_NOUNS or low in ROLE_NOUNS:
        return False
    if of == len(words):
        return _WITHIN_A_PHRASE.isdisjoint(words)
    held = last.lower() in ROLE_NOUNS and words[-2] != "of" and "the" not in words[of:]
    return words[of] in ("of", "for") and last[:1].isupper() and not held


def _without_kind(words: list[str]) -> list[str]:
    """The name of an organisation without what it is, before it: "Developer [Tolland Homes]"."""
    kind = len(words) > 1 and words[0].lower() in _KINDS_OF_FIRM and words[1][:1].isupper()
    return words[1:] if kind else words


def _without_adjectives(words: list[str], stop: int) -> str:
    """The name of an organisation without what is said of it: "the left-leaning [Ash Echo]", "Lee's hometown
    [Ash Echo]"; not "the state [Democratic Party]", "Bank [of Ash]"."""
    small = [i for i, word in enumerate(words[:stop]) if word.islower() and word.isalpha()]
    first = small[-1] + 1 if small else 0
    told = all(words[i] not in _PART_OF_A_NAME for i in small)
    return " ".join(words[first:] if told and first < len(words) else words)


def _tells_apart(phrase: _Unnamed) -> bool:
    """Whether a phrase is of some of one calling or party, and of no office: "federal prosecutors", "a senior
    Tory"."""
    return _are_told_apart(phrase) or _is_one_of_a_party(phrase)


def _are_told_apart(phrase: _Unnamed) -> bool:
    """Whether a phrase tells several of one calling from others: "federal prosecutors", "the doctors"; not
    "nuclear experts"."""
    words = phrase.words
    stop = next((i for i, word in enumerate(words) if word in _OF), len(words))
    noun = words[stop - 1].lower()
    if not (phrase.definite or len(words) > 1) or noun[:-1] in _VAGUE or not common_plural(noun):
        return False
    return noun[:-1] in (ROLE_NOUNS if phrase.definite else _FUNCTIONS | _LAWYERS)


def _whose_part(words: list[str], stop: int) -> str | None:
    """The paper whose part a phrase tells, "the front of the [Echo]", "the [Echo]'s front page"; None where
    it tells none."""
    if stop + 1 < len(words) and words[stop - 1] in _PARTS_OF_A_PAPER:
        return " ".join(words[stop + 1 + (words[stop + 1].lower() == "the") :])
    owner = next((i for i, word in enumerate(words[:-1]) if word.endswith(("'s", "’s"))), -1)
    owned = owner >= 0 and words[owner][0].isupper() and words[-1] in _PARTS_OF_A_PAPER
    return without_possessive(" ".join(words[: owner + 1])) if owned else None


def _is_one_body(phrase: _Unnamed) -> bool:
    """Whether a phrase in small letters names a body of which there is one: "the transport ministry", "the
    board of elections"."""
    words = phrase.words
    of = words.index("of") if "of" in words[1:-1] else 0
    if of and words[of - 1] in _BODIES_OF:
        small = phrase.definite and phrase.bare.islower()
        return small and (_NUMBERS | FUNCTION_WORDS).isdisjoint(words[of + 1 :])
    told_apart = 1 < len(words) < _LONGEST_BODY and phrase.first not in _TELLS_NOTHING
    told_apart = told_apart and _WITHIN_A_PHRASE.isdisjoint(words)  # not "the clerk to the council"
    return phrase.definite and told_apart and words[-1] in _BODY_NOUNS and phrase.bare.islower()


def _is_of_one_holder(role: Role) -> bool:
    """Whether a role is one that one alone holds at a time: "the Taoiseach"."""
    office = " ".join((*role.words, role.head))
    return office in _OF_ONE_HOLDER and not role.place and not role.strict


def _may_go_on(role: Role) -> bool:
    """Whether a text may go on with whoever just spoke by a role: "the home secretary", "the Green MP", "the
    attorney general"."""
    in_party = role.head in _PARTY_OFFICES and (role.strict or role.party)
    told = role.words if role.head in _GOES_ON else role.head == "general" and role.words & ROLE_NOUNS
    return bool(in_party or (told and not role.place)) or _is_of_one_holder(role)


def _holds_now(roles: Iterable[Role], phrase: _Unnamed, noun: str, spoke: bool) -> bool:
    """Whether somebody is said to hold an office, and no former one, so that "the former mayor" is another:
    that office, one of one holder, or, where they have not just spoken, any but a seat."""
    held = {its.head for its in roles}
    now = {its.head for its in roles if "former" not in its.strict}
    if noun not in POLITICAL or now != held or phrase.first in _OUT_OF_OFFICE:
        return False
    its = parse_role(phrase.bare)
    if its is None or its.proper or its.place:
        return False  # "the former North Ash MP", of Elm's
    if noun in now or noun in _OF_ONE_HOLDER or "prime" in its.strict:
        return not now.isdisjoint(POLITICAL)
    return not spoke and not (now & POLITICAL).issubset(_SEATS)


def _offices(role: Role) -> Iterator[str]:
    """What an office may be listed as: "secretary", "health secretary", "secretary of state"."""
    yield role.head
    yield from (f"{word} {role.head}" for word in (*role.words, *role.strict))
    yield from (f"{role.head} of {word}" for word in role.place)


def _told_of(role: Role) -> frozenset[str]:
    """What tells a role from others, its country by either of its names."""
    told = with_nations(role.words | role.place)
    return told.union(*(COUNTRY_OF.get(office, ()) for office in _offices(role)))


def _side_of(role: Role) -> str:
    """Of which party of the United States a role says somebody is, "" where it says nothing of it."""
    return next((_SIDES[word] for word in (role.head, *role.words) if word in _SIDES), "")


def _describes_somebody(phrase: _Unnamed, head: list[str], last: str) -> bool:
    """Whether a phrase tells what somebody just named is or was, how old, or from where: "the former miner",
    "the café owner", "the 34-year-old"; ``last`` the noun, which ends ``head``."""
    if (
        last in _OF_A_PLACE
        or phrase.first in _WAS
        or phrase.first.startswith("ex-")
        or (last == "owner" and len(head) > 1)
    ):
        return True
    return last in _DESCRIBES or last.endswith(_CALLINGS) or AGE_OR_KIN.match(last) is not None


def _is_seat(bare: str) -> bool:
    """Whether a role is a seat with its place: "the [member for Ash]"."""
    role = parse_role(bare) if " for " in bare else None
    return role is not None and role.head in _SEATS


def _has_won(seen: Seen) -> bool:
    """Whether a name is that of a winner: "[Ann Lee] has won", "[Ann Lee] beat Bob Ray"."""
    return bool(seen.stretch.match(BEATS, seen.end) or seen.stretch.match(WINS, seen.end))


def _is_new(role: Role) -> bool:
    """Whether somebody has just come into an office: "the new MP", "the newly elected mayor"."""
    return not role.words.isdisjoint(_NEW) and not role.proper


class Unnamed:
    """Finds who is meant by a phrase that holds no personal name."""

    def __init__(self, text: str, people: NamedPeople, pronouns: Pronouns) -> None:
        self.text = text
        self.people = people
        self.pronouns = pronouns
        self.bodies = Bodies(text, people, pronouns)
        self.offices: dict[tuple[Entity, str], Entity] = {}  # whose, and the noun

    def find(self, printed: str, at: int, section: int) -> Entity | None:
        """Whoever bears the role; else the organisation, or the role; None for nobody in particular."""
        listed = listed_body(printed, 0, len(printed))
        tail = _TAIL.search(printed, listed.end() if listed else 0)
        core = printed[: tail.start() if tail else None].strip(" ,.:;")
        told = _TOLD_BY_A_GROUP.match(core) or _TOLD_BY_A_TAIL.match(printed)
        if told is not None and (told["noun"] in _VAGUE or common_plural(told["noun"])):
            return self.people.other("role", told["role"].replace("One ", "one "))
        article = None if self._begins_with_one(core) else ARTICLE.match(core)
        bare = core[article.end() :] if article else core
        words = bare.split()
        if not words or len(words) > _LONGEST_NAME or words[0] in _NO_START:
            return None
        if bare.lower() == _POLICE:  # as "Gardaí" are: those whose whole name stands there, if it does
            return self.bodies.whole_name(_POLICE, at) or self.people.other("organisation", bare.title())
        borne = self._of_initials(words, at, section)
        if borne is not None:
            return borne
        definite = _DEFINITE.match(core) is not None and not self._is_told_apart(core, bare, at, section)
        phrase = _Unnamed(bare, words, words[0].lower(), article is not None, definite, at, section)
        for rule in (self._back_reference, self._ours, self._owned, self._in_general):
            entity, decided = rule(phrase)
            if decided:
                return entity
        return self._by_itself(phrase)

    def _is_told_apart(self, core: str, bare: str, at: int, section: int) -> bool:
        """Whether a role is one of several by what stands behind it, or by its number: "the second MP"."""
        placed = _PLACED.match(self.text, at + len(core))
        if placed and (placed[0].istitle() or self.bearer(parse_role(bare), at, section) is None):
            return True
        words = bare.lower().split()
        counted = len(words) == len(("second", "MP")) and words[0] in _ONE_OF_SEVERAL
        return counted and words[-1] in _POLITICIANS

    def is_another(self, entity: Entity, role: Role, at: int) -> bool:
        """Whether somebody is said above a place to hold such an office elsewhere, "the MP for Elm", who is
        no "North Ash MP", or is of another party."""
        entity = described(self.people, entity)
        if role.party and not entity.parties:
            party_of(self.people, entity)  # whom they stand for, told by a verb
        if role.party and entity.parties and role.party not in entity.parties:
            return True
        told = one_of_a_party(role.words) if role.head in _IN_A_CONTEST else frozenset()
        others = (entity.parties or entity.abroad) and not any(its <= told for its in entity.abroad)
        theirs = (party_in_list(word) in entity.parties for word in told)
        if others and any(is_party(word.title()) for word in told) and not any(theirs):
            return True
        told_side = _side_of(role)
        if told_side and any(_side_of(its) not in ("", told_side) for its in entity.roles_held):
            return True  # "a Republican senator", "Ann Lee, D-Ohio"
        if not role.proper and not role.place:
            return False  # "the longtime senator"
        held = (its for place, its in entity.roles if place < at and its.head == role.head)
        return any("former" not in its.strict ^ role.strict and not agrees(role, its) for its in held)

    def _of_initials(self, words: list[str], at: int, section: int) -> Entity | None:
        """Whoever bears the office of which a text has the initials, where it spells out one alone: "the
        [FM]"."""
        initials = words[-1]
        if not (initials.isupper() and initials.isalpha() and 1 < len(initials) <= _LONGEST_OFFICE):
            return None
        offices = self._spelt_out.get(initials, ())
        role = parse_role(" ".join((*words[:-1], *offices))) if len(offices) == 1 else None
        return self._bearer_or_candidate(role, at, section)

    @found_once
    def _spelt_out(self) -> dict[str, set[str]]:
        """The offices that a text spells out with capitals, by their initials."""
        spelt: dict[str, set[str]] = {}
        for run in TITLE_CASE.finditer(self.text):
            words = list(TITLE_WORD.finditer(run[0]))
            for k, last in enumerate(words):
                if last[0].lower() not in ROLE_NOUNS:
                    continue
                for first in range(max(0, k - _LONGEST_OFFICE + 1), k):
                    if words[first][0].lower() not in _WAS:
                        initials = "".join(word[0][0] for word in words[first : k + 1])
                        office = run[0][words[first].start() : last.end()].lower()
                        spelt.setdefault(initials, set()).add(office)
        return spelt

    def _begins_with_one(self, core: str) -> bool:
        """Whether "One" is part of a name, as it is within a sentence too: "[One] Nation supporters"."""
        m = _ONE_NAMED.match(core)
        return m is not None and m[1] in self._named_one

    @found_once
    def _named_one(self) -> set[str]:
        """The words that stand behind "One" within a sentence."""
        return set(_ONE_WITHIN.findall(self.text))

    def who_adds(self, entity: Entity, at: int, section: int) -> Entity | None:
        """Who goes on by a role that was not heard before: "“No,” Ann Lee said. “Never,” the chair added"."""
        place, last = self.pronouns.latest(section)
        near = self.pronouns.sentence(at) - self.pronouns.sentence(place) <= _SENTENCES_ON
        if last is None or not near or last.kind != "person" or self.pronouns.has_spoken(entity, at, section):
            return None
        told = gender_told(entity.name)
        if self.text[at : at + 4].lower() != "the " or (told and last.gender not in ("", told)):
            return None
        role = parse_role(entity.name)
        return None if role is None or self.is_another(last, role, at) else last

    def _back_reference(self, phrase: _Unnamed) -> Finding:
        """A phrase that takes up somebody named before: "its headline", "the paper", "the Green"."""
        at, section = phrase.at, phrase.section
        if phrase.first == "its":
            return self._of_its_own(phrase), True
        if not phrase.definite:
            return self._of_a_team(phrase) if phrase.words[0].endswith(("'s", "’s")) else GO_ON
        body = self._body_taken_up(phrase)
        if body is not None:
            return body, True
        sides = _sides(phrase.bare)
        if sides:
            return self._one_of_a_side(phrase, sides), True
        if len(phrase.words) == 1:
            before = self._role_just_named(phrase)
            if before is not None:
                return before, True
        head = phrase.bare.partition(" from ")[0].split()  # "the mum-of-three from Ash"
        kin = _KIN_OF_SO_MANY.match(self.text, at)
        last = head[-1].lower().removeprefix("ex-")
        if kin is not None and (kin["verb"] is None or kin["verb"] in SPEAKING_VERBS):
            last = kin["kin"].replace(" ", "-")
        if last in _PERSON_OF_A_PARTY:
            member = self._of_a_gender(head[:-1], at, section, _PERSON_OF_A_PARTY[last])
            if member is not None:
                return member, True
        plain = len(phrase.words) == 1 and phrase.bare.islower() and last not in ROLE_NOUNS
        called = self._called(last, at) if plain else None
        if called is not None:
            return called, True
        told = _is_seat(phrase.bare) or _describes_somebody(phrase, head, last)
        if told and not self._another(last, at):
            entity = self._of_that_age(phrase) or self._taken_up(phrase.bare, at, section)
            if entity is not None and entity.kind == "person" and not self._has_reason(entity, phrase, last):
                return GO_ON
            settled = phrase.first not in _OUT_OF_OFFICE and self._may_take_up(phrase, last)
            return entity, entity is not None or settled
        return self._of_a_team(phrase)

    def _of_a_team(self, phrase: _Unnamed) -> Finding:
        """ "The manager", "Wessex's Dutch boss": who has just spoken, if it may be they."""
        if phrase.words[-1].lower() not in _OF_A_TEAM:
            return GO_ON
        entity = self._taken_up(phrase.bare, phrase.at, phrase.section)
        if entity is None or entity.kind != "person":
            return GO_ON
        return (entity, True) if self.pronouns.has_spoken(entity, phrase.at, phrase.section) else GO_ON

    def _body_taken_up(self, phrase: _Unnamed) -> Entity | None:
        """ "The airline", "the rail union": the organisation of which the text speaks."""
        if phrase.words[-1] not in _TAKES_UP or len(phrase.words) >= _LONGEST_BODY:
            return None
        found = self.bodies.taken_up(phrase.words[-1], phrase.at, phrase.section)
        first = phrase.words[0]
        if first[0].isupper() and first.lower() not in NATIONS:
            return None  # "the UN's nuclear watchdog", "the Wire website"
        if found is None or (found.name.islower() and len(phrase.words) > 1):  # "the rail firm"
            return None
        watched = phrase.words[-1] in _WATCHES and found.name.lower().split()[-1] in phrase.words
        return None if watched else found  # "the water watchdog", of no Ash Water

    def _may_take_up(self, phrase: _Unnamed, noun: str) -> bool:
        """Whether the section names somebody before a phrase, whom that may take up; "the bride's father" is
        told apart."""
        if noun in KIN and any(word.endswith(("'s", "’s")) for word in phrase.words):
            return False
        starts = self.people.starts
        return bisect_left(starts, self.people.section_start(phrase.at)) < bisect_left(starts, phrase.at)

    def _of_its_own(self, phrase: _Unnamed) -> Entity | None:
        """ "Its leader": who bears the role, else the role, if it says enough; "its headline": the paper."""
        words = phrase.words[1:]
        bare = " ".join(words)
        role = parse_role(bare)
        if role is None or phrase.words[-1].lower() in _TAKES_UP:
            return self.pronouns.organisation(phrase.at, phrase.section)
        return self._role(role, bare, self._capitals(words, True), True, phrase.at, phrase.section)

    def _role_just_named(self, phrase: _Unnamed) -> Entity | None:
        """ "The source", after "A Labour source" or "The premier's source" just before, or where one spoke
        last."""
        _, where, spoke = self.pronouns.spoken[-1] if self.pronouns.spoken else (-1, -1, None)
        if where == phrase.section and spoke and spoke.kind == "role" and spoke.name != phrase.bare:
            role, its = parse_role(phrase.bare), parse_role(spoke.name)
            if role is not None and its is not None and role.head == its.head:
                return spoke
        floor = max(phrase.at - _JUST_NAMED, self.people.section_start(phrase.at))
        if self.text.find(f" {phrase.words[0]}", floor, phrase.at) < 0:
            return None
        noun = re.escape(phrase.words[0])
        named = rf"\b(?:An?|an?|[Oo]ne|[Aa]nother) ((?:[\w'’-]+ ){{1,5}}{noun}|{noun}{_OF_NAMES})\b"
        if phrase.first in _IS_SOMEBODYS:
            named += rf"|{_OWNED}{noun})\b"
        matches = list(re.compile(named).finditer(self.text, floor, phrase.at))
        if matches and self._bears_between(phrase.first, matches[-1].start(), phrase.at):
            return None
        found = [m[1] or m[m.lastindex or 0] for m in matches]
        body = phrase.first in _BODIES_TAKING_UP
        known = bool(found) and (body or parse_role(found[-1]) is not None)
        told = known and (any(word[:1].isupper() for word in found[-1].split()) or matches[-1].lastindex == 2)
        return self.people.other("organisation" if body else "role", found[-1]) if told else None

    def _bears_between(self, noun: str, start: int, end: int) -> bool:
        """Whether somebody bears a role with this noun who is named in a place, or of whom it is said there:
        "Ann Lee, a [Labour peer]"."""
        return any(
            start <= at < end or any(start <= seen.start < end for seen in self.people.places[entity])
            for at, _, entity in bearers_of(self.people, noun.lower())
        )

    def _ours(self, phrase: _Unnamed) -> Finding:
        """ "Our correspondent": the reporter who was named last."""
        if phrase.first != "our" or phrase.words[-1] not in _REPORTING:
            return GO_ON
        for seen in self.people.behind(phrase.at, _ROLE_REACH):
            entity = seen.entity if seen.section == phrase.section and not seen.quoted else None
            if entity and any(its.head in _REPORTING for its in described(self.people, entity).roles_held):
                return entity, True
        return None, True

    def _owned(self, phrase: _Unnamed) -> Finding:
        """ "Her deputy": who bears the role."""
        if phrase.first not in POSSESSIVES:
            return GO_ON
        words = phrase.words[1 + (phrase.words[1:2] == ["own"]) :]
        rest = " ".join(words)
        role = parse_role(rest)
        entity = self.bearer(role, phrase.at, phrase.section)
        if entity is None and words and words[0].endswith(("'s", "’s")):  # "her [party's press office]"
            owned = phrase._replace(
                bare=rest, words=words, first=words[0].lower(), article=True, definite=True
            )
            entity = self._by_itself(owned)
        alone = len(words) == 1 and (rest in _FUNCTIONS or rest in KIN)
        of_party = role if role is not None and role.party else None
        if entity is None and of_party is not None and of_party.head in _IN_A_CONTEST:
            entity = self._in_contest(of_party, phrase.at, phrase.section)  # "his Labour opponent"
        if entity is None and (alone or of_party is not None):  # "his Labour counterpart"
            entity = self.people.other("role", rest)
        return entity, True

    def _in_general(self, phrase: _Unnamed) -> Finding:
        """Too many to be anybody, a writing, or a headline; but "the [two Green MPs]" are a role."""
        words = phrase.words
        stop = next((i for i, word in enumerate(words) if word in _OF_OR_ABOUT), len(words))
        noun = words[stop - 1].lower()
        if stop < len(words) and noun in DOCUMENTS and noun not in _PARTS_OF_A_PAPER:
            return None, True  # "a letter to the mayor"
        counted = not _NUMBERS.isdisjoint(words[:stop])  # "Lee's first five questioners"
        if counted or phrase.first in QUANTIFIERS or words[0][0].isdigit():
            those = (phrase.first in _NUMBERS or words[0].isdigit()) and common_plural(words[stop - 1])
            role = parse_role(phrase.bare.removesuffix("s"))
            party = (role and role.party) or any(is_party(word.title()) for word in words[1:stop])
            bare = " ".join((phrase.first, *words[1:]))
            return self.people.other("role", bare) if those and party else None, True
        headline = phrase.bare.isupper() and len(phrase.words) > 1 and not phrase.article
        return None, headline and len(phrase.bare) > _LONGEST_INITIALS

    def _by_itself(self, phrase: _Unnamed) -> Entity | None:
        """The role or the organisation that the phrase names."""
        bare, words = phrase.bare, phrase.words
        capitals = self._capitals(words, phrase.article)
        if _is_office_of(words):
            return self._office(bare, phrase.at)
        if _is_one_body(phrase):
            return self.bodies.whole_name(bare, phrase.at) or self.people.other("organisation", bare)
        if _tells_apart(phrase):
            return self.people.other("role", bare)
        named = capitals and _names_a_body(words)
        role = None if named else parse_role(bare)
        body = words[-1] in _OF_ONE_KIND and _WITHIN_A_PHRASE.isdisjoint(words[-2:])
        body = body and len(words) > 1 and not (role and role.place)  # "the Democrat [committee]"
        party = bare[-1] == "s" and _OF.isdisjoint(words) and " ".join(words[-2:]) in spellings_in_text()
        if capitals and (body or party):  # "Ashdale Liberal Democrats", not their leader
            return self.people.other("organisation", bare)
        if role is not None:
            one = phrase.definite or not phrase.article
            return self._role(role, bare, capitals, one, phrase.at, phrase.section)
        if capitals and not named and len(words) > 1 and guess(words[-1]) & ROLE:
            return self.people.other("role", bare)  # "a Labour tallyman"
        body = phrase.first in _BARE_BODIES
        if phrase.definite and len(words) == 1 and body and words[0].islower():
            return self._bare_body(phrase)
        return self._organisation(words, capitals, phrase.article, phrase.at)

    def _office(self, bare: str, at: int) -> Entity:
        """ "Lee's office", which is "Governor Ann Lee's office" too, where that is printed."""
        k = bisect_right(self.people.starts, self.text.find(bare, at) + len(bare)) - 1
        owner = self.people.seen[k].entity if k >= 0 and self.people.seen[k].start >= at else None
        return self.people.other("organisation", bare) if owner is None else self.office_of(owner, bare)

    def office_of(self, owner: Entity, printed: str) -> Entity:
        """The office, staff or campaign of somebody, as printed with their name."""
        noun = printed.split()[-1]
        kind: PersonKind = "organisation" if noun in ORGANISATION_NOUNS else "role"
        known = self.offices.setdefault((owner, noun), self.people.other(kind, printed))
        known.forms.setdefault(printed, len(printed.split()))
        return known

    def with_own_ending(self, printed: str) -> Entity:
        """A business whose name ends in "'s", or the role that hangs on it: "a spokesman for Lloyd's"."""
        role = parse_role(without_article(printed))
        return self.people.other("organisation" if role is None else "role", printed)

    def _taken_up(self, bare: str, at: int, section: int) -> Entity | None:
        """ "The former banker": who bears that role, else whom the sentences just before are about."""
        role = parse_role(bare)
        entity = self._bearer_or_candidate(role, at, section)
        if entity is not None and bare.split()[0] in _WAS and any(map(_is_new, entity.roles_held)):
            entity = None
        entity = entity or self._told_of_above(bare, at)
        if entity is None and role is not None and role.head in _SEATS:
            entity = self._only_one_seated(role, at, section)
        if entity is None and self._somebody_says_of(at):
            return None
        if entity is None:
            entity = self._just_told_of(bare, at, section)
            told = gender_told(bare)
            if entity and entity.kind == "role":
                return None
            if entity is not None and told and entity.gender not in ("", told):
                entity = self.pronouns.resolve(at, section, told)
            if entity and role and self.is_another(entity, role, at):
                entity = None
        proper = " " in bare and any(word[:1].isupper() for word in bare.split())
        return self.people.other("role", bare) if entity is None and role and proper else entity

    def _just_told_of(self, bare: str, at: int, section: int) -> Entity | None:
        """Whom the sentences just before a place are about; "the MP for Elm" under a heading the only one
        named in that, or above it where it names nobody."""
        proper = (word for word in bare.split() if word[:1].isupper())
        told_apart = " " in bare and any(word.lower() not in ROLE_NOUNS for word in proper)
        heading = self.people.heading_over(at) if told_apart else None
        if heading is None:
            return self.pronouns.subject(at, section) or self.pronouns.last_quoted(section)
        near = self.people.behind(at, _NAMES_IN_HEADING)
        named = {seen.entity for seen in near if seen.entity and seen.start >= heading.start}
        named = named or self._named_above(at, section)
        return named.pop() if len(named) == 1 else None

    def _named_above(self, at: int, section: int) -> set[Entity]:
        """Who is named before a place in its section, so many names back."""
        behind = self.people.behind(at, _ROLE_REACH)
        return {seen.entity for seen in behind if seen.entity is not None and seen.section == section}

    def _only_one_seated(self, role: Role, at: int, section: int) -> Entity | None:
        """ "The member for Ash": the only one named above who is said to hold a seat, and no other."""
        told = {described(self.people, one) for one in self._named_above(at, section) if one.kind == "person"}
        seated = {one: its for one in told for its in one.roles_held if its.head in _SEATS}
        entity, its = next(iter(seated.items())) if len(seated) == 1 else (None, role)
        elsewhere = its.place and role.place and its.place.isdisjoint(role.place)
        return None if entity is None or elsewhere or self.is_another(entity, role, at) else entity

    def _told_of_above(self, bare: str, at: int) -> Entity | None:
        """Who is named first below the lead where that tells of somebody by the same words and names nobody:
        "The former miner is back.", "[Ann Lee], 52, said"."""
        floor = self.people.section_start(at)
        lead = self.people.passage_at(floor)
        if lead is None or self.text.find(bare, floor, min(at, lead.end)) < 0:
            return None
        ahead = self.people.ahead(floor, _ROLE_REACH)
        seen = next((one for one in ahead if one.entity is not None and one.entity.strong), None)
        below = seen is not None and lead.end < seen.start < at and self.pronouns.subjecthood(seen) > 0
        return seen.entity if seen is not None and below else None

    def _somebody_says_of(self, at: int) -> bool:
        """Whether somebody says right before a place what the one named there does, who is another: "Ann Lee
        said [the driver] yelled"."""
        m = _SAYS_OF.search(self.text, max(0, at - _LONGEST_BEFORE), at)
        return m is not None and m["verb"] in (ADDRESSING if m["whom"] else SPEAKING_VERBS)

    def _capitals(self, words: list[str], article: bool) -> bool:
        """Whether a name stands in the phrase: more than the capital that opens a sentence."""
        for i, word in enumerate(words):
            if not word[:1].isupper():
                continue
            own = tokens_of(word)
            low = own[0].lower() if own else ""
            inside = i or article or (word in ("No", "Number") and words[1:2] and words[1].isalnum())
            if inside or not word[1:].islower() or low in self.people.by_surname or known_word(word, low):
                return True
            if len(words) == 1 and word in party_words():  # "National said"
                return True
        return False

    def _role(
        self, role: Role, bare: str, capitals: bool, definite: bool, at: int, section: int
    ) -> Entity | None:
        """Whoever in the document bears the role, else the role as printed, where it says enough."""
        if definite:
            entity = (
                self._bearer_or_candidate(role, at, section)
                or self._under_a_wider_word(role, at, section)
                or self._goes_on(role, at, section)
            )
            shared = entity is not None and self._is_shared(entity, role, at, section)
            if entity and not shared and not self._meets(self.text.find(bare, at) + len(bare), entity):
                return entity
        words = bare.split()
        if capitals and (len(words) > 1 or not definite):
            return self.people.other("role", bare) if len(words) > 1 else None
        if definite and bare.islower():  # "The clerk", after "The clerk of Ash Council said"
            bare = self.people.with_place(bare)
        told = len(words) > 1 and not self.text.startswith(_ONE_OF_MANY, at)  # "a man at the back"
        told = told or not role.words.isdisjoint(ORGANISATION_NOUNS)  # "one party source"
        vague = role.head in _VAGUE and not told
        if vague or (len(words) == 1 and not bare.islower() and not capitals):
            return None
        return self.people.other("role", bare)

    def _bearer_or_candidate(self, role: Role | None, at: int, section: int) -> Entity | None:
        """Who bears a role, or stands or wins as it says."""
        entity = self._just_spoken_of(role, at, section) or self.bearer(role, at, section)
        if entity is not None or role is None or role.strict:
            return entity
        seated = role.head in _SEATS and bool(self._abroad(role))  # "the Green MP"
        in_contest = role.head in _IN_A_CONTEST or _is_new(role) or seated
        return self._in_contest(role, at, section) if in_contest else None

    def _just_spoken_of(self, role: Role | None, at: int, section: int) -> Entity | None:
        """ "The senator", of the one whom the sentence before is about, though another was named later."""
        if role is None or role.place or role.party or role.strict:
            return None
        if role.head == "leader" and role.words == _OPPOSITION:
            role = parse_role(role.head) or role  # of whichever party
        entity = self.pronouns.subject(at, section)
        roles = () if entity is None else described(self.people, entity).roles_held
        return entity if any(agrees(role, its) for its in roles) else None

    def _goes_on(self, role: Role, at: int, section: int) -> Entity | None:
        """ "The shadow minister", of whom the sentence before is about and who has just been quoted, where
        nothing is said of their office."""
        placed = role.head in _OF_A_PLACE_ALONE and role.proper  # "the Ash mayor"
        if not (placed or _may_go_on(role)) or _CONTRASTED.search(self.text, max(0, at - 12), at):
            return None
        if REPLIES.search(self.text, at, at + _NEAR) or self._somebody_says_of(at):
            return None
        entity = self.pronouns.subject(at, section)
        if entity is None or entity.kind != "person" or self._holds_office(entity, role):
            return None
        if not placed and not self.pronouns.has_spoken(entity, at, section):
            return None
        if _is_of_one_holder(role) and not self.pronouns.is_in_the_sentence_before(entity, at):
            return None
        return None if self._another(role.head, at) or self._deals_with(entity, role.head, at) else entity

    def _holds_office(self, entity: Entity, role: Role) -> bool:
        """Whether somebody is said to hold an office, and so is not who holds another: "the Taoiseach" may
        lead a party, and its leader be the president of it."""
        roles = described(self.people, entity).roles_held
        led = role.party if role.head == "president" else not role.words and _is_of_one_holder(role)
        leads = _LEADS_A_PARTY if led else frozenset()
        return any(
            its.head not in leads or its.words == _OPPOSITION for its in roles if its.head not in _SIDES
        )

    def _deals_with(self, entity: Entity, noun: str, at: int) -> bool:
        """Whether somebody does something to the holder of an office just before, and so is another: "[Lee]
        told the governor. The governor said"."""
        floor = max(at - _JUST_NAMED, self.people.section_start(at))
        held = rf"\b(?:the|an?) (?:[\w'’-]+ ){{0,2}}{re.escape(noun)}\b"
        for m in re.finditer(held, self.text[floor:at], re.IGNORECASE):
            place = floor + m.start()
            start = self.pronouns.start_of(self.pronouns.sentence(place))
            seen = self.people.last_before(place)
            if seen is None or seen.start < start:
                if self._meets(floor + m.end(), entity):
                    return True
                continue
            apart = self.text[seen.end : place] != ", " and not seen.quoted and not seen.name.possessive
            if seen.entity is entity and apart:
                return True
        return False

    def _meets(self, end: int, entity: Entity) -> bool:
        """Whether the holder of an office that ends there does something to somebody or with them, who is
        another: "The mayor and Labour's [Ann Lee] clashed", "The mayor attacks [Lee]'s plan"."""
        seen = next(iter(self.people.ahead(end, 1)), None)
        if seen is None or seen.entity is not entity:
            return False
        role = role_of(seen)
        between = self.text[end : seen.start if role is None else role[0]]
        acts = any(word == "and" or is_verb(word) for word in between.split())
        return acts and _MET.fullmatch(between) is not None

    def _under_a_wider_word(self, role: Role, at: int, section: int) -> Entity | None:
        """ "The cabinet minister", of the Health Secretary whom the sentences before are about; "the Irish
        prime minister", of the Taoiseach; "the Greek leader", of whoever alone holds such an office there."""
        narrower = WIDER_OFFICES.get(" ".join((*sorted(role.strict), role.head)))
        if narrower is None or role.place:
            return None
        told = role.words - _TELLS_NO_OFFICE  # "the UN chief", of the UN secretary-general
        narrower |= {"secretary"} if told & ORGANISATION_NOUNS else set()  # "the union leader"
        entity = self.pronouns.subject(at, section)
        if entity is None or not self._is_under(entity, role, told, narrower):
            named = () if told.isdisjoint(_OF_NATIONS) else self._named_above(at, section)
            holders = [one for one in named if self._is_under(one, role, told, narrower)]
            entity = holders[0] if len(holders) == 1 else None
        return None if self._another(role.head, at) else entity

    def _is_under(self, entity: Entity, role: Role, told: frozenset[str], narrower: frozenset[str]) -> bool:
        """Whether somebody holds one of the ``narrower`` offices, of whom is ``told`` what a role tells."""
        its = described(self.people, entity)
        held = [other for other in its.roles_held if told <= _told_of(other) and "former" not in other.strict]
        of_party = not role.party or role.party in its.parties
        return of_party and any(not narrower.isdisjoint(_offices(other)) for other in held)

    def _another(self, noun: str, at: int) -> bool:
        """Whether another of that kind came in just before: "met [a tired official]. The official said"."""
        floor = max(at - _JUST_NAMED, self.people.section_start(at))
        return self._came_in(noun, floor, at, _ANOTHER_BEFORE)

    def _set_off_before(self, place: int) -> Seen | None:
        """The name that a comma parts from what stands at a place: "[Ann Lee], a baker"."""
        seen = self.people.last_before(place)
        if seen is None or seen.entity is None or seen.entity.kind != "person":
            return None
        return seen if _SET_OFF.fullmatch(self.text, seen.end, place) else None

    def _has_reason(self, entity: Entity, phrase: _Unnamed, last: str) -> bool:
        """Whether the text tells that a description may be of whom the sentences before are about: they have
        just spoken, are said to be so, or are the only one named; a politician is taken for one."""
        age = _AGE.search(phrase.bare)
        if age is not None:
            return self._age_of(entity, phrase.at) in ("", age[1])
        roles = described(self.people, entity).roles_held
        spoke = self.pronouns.latest(phrase.section)[1] is entity
        was = phrase.first in _WAS or phrase.first.startswith("ex-")
        if was and _holds_now(roles, phrase, last, spoke or self._goes_on_at(entity, phrase)):
            return False
        if last in OBSERVERS and not spoke and any(its.head in POLITICAL for its in roles):
            return False  # "[Ann Lee MP] is out. The pollster said"
        if spoke:
            return True
        if self._is_called(entity, roles, last):
            return True
        trade = last in _TRADES or last.endswith((*_CALLINGS, "owner"))
        if not trade and (not was or last in POLITICAL):
            return True
        floor = self.people.section_start(phrase.at)
        if self._came_in(phrase.words[-1], floor, phrase.at, _SPOKEN_OF_BEFORE):
            return False  # "He rang [the vet]. The vet said"
        if trade and last not in _AT_WORK and not any(its.head in _TRADES for its in roles):
            return True
        return (was or not roles) and self._is_alone(entity, phrase.at)

    def _goes_on_at(self, entity: Entity, phrase: _Unnamed) -> bool:
        """Whether a phrase opens the sentence behind one in which somebody says something."""
        at, pronouns = phrase.at, self.pronouns
        spoke = pronouns.has_spoken(entity, at, phrase.section)
        opens = pronouns.start_of(pronouns.sentence(at)) == at
        return opens and spoke and pronouns.is_in_the_sentence_before(entity, at)

    def _is_called(self, entity: Entity, roles: Collection[Role], noun: str) -> bool:
        """Whether somebody is said to be what a noun means, by a role or a title."""
        held = {word for its in roles for word in (its.head, *its.words)}
        held |= {seen.name.title.lower().rstrip(".") for seen in self.people.places[entity]}
        return noun in held or not held.isdisjoint(WIDER_OFFICES.get(noun, ()))

    def _came_in(self, noun: str, floor: int, at: int, before: re.Pattern[str]) -> bool:
        """Whether a noun stands in a place behind such words, and beside no name."""
        for start in self._places_of(noun, floor, at):
            m = before.search(self.text, max(floor, start - _LONGEST_BEFORE), start)
            if m is None or self._set_off_before(m.start()) is not None:
                continue
            behind = _NEXT_WORD.match(self.text, start + len(noun))
            if (behind and is_verb(behind[1])) or not self.text.endswith("as ", 0, m.start()):
                return True  # "as a jockey fell", not "as a jockey"
        return False

    def _of_that_age(self, phrase: _Unnamed) -> Entity | None:
        """The only one named above in the section as old as a phrase tells: "the [34-year-old]"."""
        age = _AGE.search(phrase.bare)
        if age is None:
            return None
        named = self._named_above(phrase.at, phrase.section)
        found = [entity for entity in named if self._age_of(entity, phrase.at) == age[1]]
        return found[0] if len(found) == 1 else None

    def _age_of(self, entity: Entity, at: int) -> str:
        """The age printed beside somebody's name above, "" where none is."""
        for seen in self.people.places[entity]:
            m = AGED.match(self.text, seen.end) if seen.start < at else None
            if m is not None:
                return m[1]
        return ""

    def _is_alone(self, entity: Entity, at: int) -> bool:
        """Whether nobody else is named for sure in the sentences just before: of the paragraph, if it names
        them."""
        first = max(0, self.pronouns.sentence(at) - _SENTENCES_BEFORE)
        floor = max(self.people.section_start(at), self.pronouns.start_of(first))
        paragraph = self.text.rfind("\n", floor, at) + 1
        if any(paragraph <= seen.start < at for seen in self.people.places[entity]):
            floor = max(floor, paragraph)
        k = bisect_left(self.people.starts, floor)
        named = self.people.seen[k : bisect_left(self.people.starts, at)]
        others = (
            seen.entity
            for seen in named
            if seen.role != "byline" and not only_leads(seen.stretch, seen.start)
        )
        return all(one is None or one is entity or one.kind != "person" or not one.strong for one in others)

    def _places_of(self, noun: str, floor: int, at: int) -> list[int]:
        """Where a noun stands above, with a capital or without; of very many places the last."""
        places = []
        for word in (noun, noun.capitalize()):
            start = self.text.rfind(word, floor, at)
            tried = 0
            while start >= 0 and tried < _MOST_PLACES:
                end = start + len(word)
                if not (self.text[start - 1 : start].isalpha() or self.text[end : end + 1].isalpha()):
                    places.append(start)
                start = self.text.rfind(word, floor, start)
                tried += 1
        return places

    def _called(self, noun: str, at: int) -> Entity | None:
        """Who alone has a noun beside their name above: "Beekeeper [Ann Lee]", "[Ann Lee], a beekeeper"."""
        floor = self.people.section_start(at)
        called = set()
        for start in self._places_of(noun, floor, at):
            end = start + len(noun)
            named = self.people.beginning_at(end + 1)
            if named is not None and self.text[end] == " ":
                entity = named.entity
            else:
                article = _ARTICLE_BEFORE.search(self.text, max(floor, start - _LONGEST_BEFORE), start)
                set_off = None if article is None else self._set_off_before(article.start())
                entity = None if set_off is None else set_off.entity
            if entity is not None and entity.kind == "person":
                called.add(entity)
        return called.pop() if len(called) == 1 else None

    def _in_contest(self, role: Role, at: int, section: int) -> Entity | None:
        """ "The Labour candidate": who stands for Labour; "the winner": who was said to win just before."""
        sides = (role.party,) if role.party else self._abroad(role)
        if sides:
            members = self._members_of(sides)
            stand = [one for one in members if any(its.head in _IN_A_CONTEST for its in one.roles_held)]
            return self.people.only(stand, section) or self.people.only(members, section)
        if not _is_new(role) and (role.head not in _WINNERS or role.words or role.place):
            return None
        for seen in self.people.behind(at, _ROLE_REACH):
            if seen.section != section:
                break
            if seen.entity is None or seen.quoted:
                continue
            if GAVE_WAY_TO.search(seen.stretch.before(seen.start, _JUST_BEATEN)):
                return seen.entity
            if _has_won(seen) or (_is_new(role) and seen.stretch.match(SUCCEEDS, seen.end)):
                return seen.entity
        return self._winner(section)

    def _winner(self, section: int) -> Entity | None:
        """Whom the section, else the page, has as the winner, where it has one alone."""
        here = {entity for where, entity in self._winners if where == section}
        won = here or {entity for _, entity in self._winners}
        return won.pop() if len(won) == 1 else None

    @found_once
    def _winners(self) -> list[tuple[int, Entity]]:
        """Who is said to have won, or is elected by the figures, and in which section."""
        people = self.people
        said = [(s.section, s.entity) for s in people.seen if s.entity and not s.quoted and _has_won(s)]
        known = zip(people.document.known, people.known, strict=False)
        return said + [(people.section_at(k.start), entity) for k, entity in known if k.won]

    def _abroad(self, role: Role) -> tuple[Side, ...]:
        """The words of a party abroad that somebody is of, and a role is told by: "the [Labor] candidate"."""
        told = one_of_a_party(role.words)
        known = [its for its in self._members if isinstance(its, frozenset) and frozenset() < its <= told]
        return (max(known, key=len),) if known else ()

    def _members_of(self, sides: Iterable[Side]) -> list[Entity]:
        return list(dict.fromkeys(one for side in sides for one in self._members.get(side, ())))

    def _one_of_a_side(self, phrase: _Unnamed, sides: Iterable[Side]) -> Entity | None:
        """ "The Green": who is said to be one, or "the Speaker", a party in lists; else the likeliest of that
        party."""
        role = parse_role(phrase.bare)
        bearer = self.bearer(role, phrase.at, phrase.section)
        if bearer is None or role is None:
            return self._of_a_side(sides, phrase.at, phrase.section)
        return None if self._is_shared(bearer, role, phrase.at, phrase.section) else bearer

    def _of_a_side(self, sides: Iterable[Side], at: int, section: int) -> Entity | None:
        """ "The Green": the only one of that party; else whom the sentence before is about, where they are of
        it, or nothing is said of their party; else the only politician of whose party nothing is said."""
        members = self._members_of(sides)
        only = self.people.only(members, section)
        if only is not None:
            return only
        entity = self.pronouns.subject(at, section)
        if members or entity is None or entity.kind != "person":
            return entity if entity in members else None
        free = {one for one in self._named_above(at, section) if self._is_free(one)}
        its = described(self.people, entity)
        if not (its.parties or its.abroad) and free <= {entity}:
            return entity
        return free.pop() if len(free) == 1 else None

    def _is_free(self, entity: Entity) -> bool:
        """Whether somebody is a politician of whose party nothing is said."""
        its = described(self.people, entity)
        return not (its.parties or its.abroad) and any(role.head in POLITICAL for role in its.roles_held)

    def _of_a_gender(self, side: list[str], at: int, section: int, gender: str) -> Entity | None:
        """ "The [Labour] man": who alone is of that party; "the [Ash] man": whom the sentence before is of,
        or would be if it were told by "he"."""
        if not side or not side[0][:1].isupper():
            return None
        sides = _sides(" ".join(side))
        entity = self._of_a_side(sides, at, section) if sides else self.pronouns.subject(at, section)
        if entity is not None and entity.gender not in ("", gender):
            entity = None if sides else self.pronouns.resolve(at, section, gender)
        return entity

    @found_once
    def _members(self) -> dict[Side | None, list[Entity]]:
        """The people of each party, by its id, or the words of one abroad."""
        members: dict[Side | None, list[Entity]] = {}
        for entity in self.people.entities:
            if entity.kind == "person":
                told = described(self.people, entity)
                words = (told_in_lists(party, only_home=True) for party in told.parties)
                known = entity.known_party
                for its in {known, *told.parties, *told.abroad}.union(told_in_lists(known), *words):
                    members.setdefault(its, []).append(entity)
        return members

    def _organisation(self, words: list[str], capitals: bool, article: bool, at: int) -> Entity | None:
        """An organisation: not a document ("the Dover memo"), nor people in general ("Critics")."""
        stop = next((i for i, word in enumerate(words) if i and word in _OF), len(words))
        paper = _whose_part(words, stop)
        if paper is not None:
            return self.people.other("organisation", paper) if paper else None
        last = words[stop - 1]
        low = last.lower()
        if last in OUTLETS and stop == len(words):
            while words and not words[-1][:1].isupper():
                words.pop()
        elif last in DOCUMENTS or (
            last.islower()
            and low not in ORGANISATION_NOUNS
            and not common_plural(low)
            and not words[stop - 2].isdigit()  # "Radio 5 live"
        ):
            capitals = False
        capitals = capitals and any(word[:1].isupper() for word in words[:stop])
        if len(words) == 1 and not (article and capitals):
            capitals = capitals and self._is_proper(last)
        return self._body(words, stop, article, at) if capitals else None

    def _is_proper(self, word: str) -> bool:
        """Whether a word alone is a body's name: "WHO", "Arlo", not "Critics"."""
        if word.isupper() and len(word) >= _SHORTEST_ABBREVIATION:
            return True
        return word[:1].isupper() and not common_word(word.lower()) and not self.people.has_in_small(word)

    def _body(self, words: list[str], stop: int, article: bool, at: int) -> Entity:
        """The organisation of that name, or people in general."""
        last = words[stop - 1] if stop <= len(words) else words[-1]
        low = last.lower()
        if _are_several(last):
            return self.people.other("role", " ".join(words))
        whole = self.bodies.paper(low, at) if words == [last] and article and low in _PAPERS else None
        return whole or self.people.other("organisation", _without_adjectives(_without_kind(words), stop))

    def _bare_body(self, phrase: _Unnamed) -> Entity | None:
        """ "The council": the one that is named or spoken of, "the army": that of the only country whose army
        is spoken of, the noun itself where none is."""
        noun = phrase.first
        whole = self.bodies.whole_name(noun, phrase.at)
        if whole is None and noun in _BODIES_TAKING_UP:
            whole = self.bodies.taken_up(noun, phrase.at, phrase.section)
        if whole is not None or noun in DOCUMENTS:
            return whole
        if noun == "government":
            return self.people.other("organisation", noun)
        floor = self.people.section_start(phrase.at)
        if self.text.find(noun.capitalize(), floor, phrase.at) >= 0:
            return None
        near = self.text[max(floor, phrase.at - _ARMIES_WITHIN) : phrase.at] if noun in _ARMED else ""
        of_whom = re.finditer(rf"\b({CAPITAL}\w+)(?:['’]s)? {noun}\b", near)
        theirs = [m for m in of_whom if m[1].lower() in _OF_NATIONS]
        one = len({NATIONS.get(m[1].lower(), m[1].lower()) for m in theirs}) == 1
        return self.people.other("organisation", theirs[0][0] if one else noun)

    def _is_shared(self, entity: Entity, role: Role, at: int, section: int) -> bool:
        """Whether a role may be that of another as well, named last in the same sentence, where neither
        spoke since: "Farms minister [Ann Lee] and schools minister [Bob Ray] came. The minister said"."""
        if self.pronouns.latest(section)[1] is entity:
            return False
        score: dict[Entity, int] = {}
        for place, other, who in bearers_of(self.people, role.head):
            if place < at:
                score[who] = max(score.get(who, 0), agrees(role, other))
        mine = score.pop(entity, 0)
        rivals = [who for who, theirs in score.items() if mine and theirs >= mine]
        here = self._last_named_in(entity, at) if rivals else -1
        return any(self._last_named_in(who, at) == here for who in rivals)

    def _last_named_in(self, entity: Entity, at: int) -> int:
        """The number of the sentence that names somebody last before a place."""
        last = max((seen.start for seen in self.people.places[entity] if seen.start < at), default=-1)
        return self.pronouns.sentence(last)

    def bearer(self, role: Role | None, at: int, section: int) -> Entity | None:
        """Who bears a role: the nearest before in the section, else who alone fits best on the page."""
        entries = bearers_of(self.people, role.head) if role is not None else None
        if role is None or not entries:
            return None
        k = bisect_left(entries, at, key=itemgetter(0))
        best: Entity | None = None
        best_score = 0
        for i in range(k - 1, max(-1, k - 1 - _ROLE_REACH), -1):
            place, other, entity = entries[i]
            if self.people.section_at(place) != section:
                break
            score = agrees(role, other)
            if score > best_score:
                best, best_score = entity, score
        if best is not None:
            return best
        best_score, tied = 1, False  # elsewhere on the page, that nothing tells against it is not enough
        for _, other, entity in entries[max(0, k - _ROLE_REACH) : k + _ROLE_REACH]:
            score = agrees(role, other)
            if score > best_score:
                best, best_score, tied = entity, score, False
            elif score == best_score and best is not None and entity is not best:
                tied = True
        return None if tied else best
