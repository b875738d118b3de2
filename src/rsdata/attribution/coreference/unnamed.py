"""Speakers without a personal name: a role that somebody bears, an organisation, an unnamed role."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import Final

from rsdata.attribution.coreference.descriptions import bearers_of, described
from rsdata.attribution.coreference.entities import Entity, NamedPeople, Seen, without_article
from rsdata.attribution.coreference.pronouns import Pronouns
from rsdata.language.common_nouns import (
    DOCUMENTS,
    OUTLETS,
    POSSESSIVES,
    QUANTIFIERS,
    common_plural,
    common_word,
    known_word,
)
from rsdata.language.found_once import found_once
from rsdata.language.lexicon import ROLE, guess
from rsdata.language.name_context import BEATEN, BEATS, GAVE_WAY_TO, WINS
from rsdata.language.names import FUNCTION_WORDS, NAME_WORD
from rsdata.language.offices import MODIFIERS, ORGANISATION_NOUNS, ROLE_NOUNS, WIDER_OFFICES
from rsdata.language.patterns import lazy
from rsdata.language.roles import Role, agrees, parse_role, tokens_of
from rsdata.language.word_lists import in_order, tagged
from rsdata.named_tuples import NamedTuple
from rsdata.reference import spellings_in_lists, spellings_in_text

ARTICLE: Final = re.compile(r"(?:the|a|an|one|another|this|that)\s+", re.IGNORECASE)
_DEFINITE: Final = re.compile(r"(?:the|this|that)\s+", re.IGNORECASE)
# Offices and functions that say enough by themselves, whosever they are: "her agent".
_FUNCTIONS: Final = tagged("roles that say enough")
# Nouns that say too little by themselves: "a spokesman", "one resident".
_VAGUE: Final = tagged("roles that say too little")
# Nouns by which a text takes up somebody just named: "[Ann Lee] ... The former banker added".
_DESCRIBES: Final = tagged("roles that take up somebody named")
_CALLINGS: Final = in_order("endings of callings that take up somebody")
# Nouns by which a text takes up an organisation just named: "[The Echo] ... The paper added".
_TAKES_UP: Final = tagged("nouns that take up an organisation")
_BODIES_TAKING_UP: Final = tagged("bodies that take up an organisation")
_PARTS_OF_A_PAPER: Final = tagged("parts of a paper")
_IN_A_CONTEST: Final = tagged("roles of a contest")
_WAS: Final = tagged("words for what somebody was")
# ... of which the office itself is a speaker too, where nobody was named.
_OUT_OF_OFFICE: Final = frozenset(("outgoing", "ousted"))
_PART_OF_A_NAME: Final = ORGANISATION_NOUNS | MODIFIERS | FUNCTION_WORDS
_PAPERS: Final = tagged("last words of papers")
_WINNERS: Final = tagged("winners")
# Offices of several at a time, or of one in each party.
_PARTY_OFFICES: Final = frozenset(("leader", "minister", "spokesman", "mp", "backbencher"))
_PERSON_OF_A_PARTY: Final = {"man": "m", "woman": "f"}
_OPPOSITION: Final = frozenset(("opposition",))
_LOSERS: Final = frozenset(("loser", "runner-up"))
_JUST_BEATEN: Final = 60  # characters before a name
_NEW: Final = frozenset(("new", "newest", "newly", "elected", "newly-elected"))
_AGE: Final = re.compile(r"\d+-year-old$")
# Where the words that name an unnamed speaker end: "a source [close to the campaign]".
_TAIL: Final = re.compile(
    r"[,(;]|\s(?:who|which|whose|that|familiar|close|speaking|inside|describing|—|–|-|in its)\s"
)
_OF: Final = tagged("place prepositions") | {"by"}
_PLACE_PREPOSITIONS: Final = tagged("place prepositions") | {"the", "a"}
_NO_START: Final = _OF | {"as", "and", "or", "but", "that", "if", "whether", "because", "he", "she"}
_LONGEST_NAME: Final = 12  # words
_LONGEST_BODY: Final = 5  # words
_BODY_NOUNS: Final = tagged("bodies of a government") | (ORGANISATION_NOUNS - DOCUMENTS - ROLE_NOUNS)
_TELLS_NOTHING: Final = tagged("words that tell no body apart")
# Words that tell an office under a wider word from no other: "the [cabinet] minister".
_TELLS_NO_OFFICE: Final = tagged("words that tell no office apart")
_NUMBERS: Final = tagged("numbers")
_ROLE_REACH: Final = 40  # roles looked at on either side
_LONGEST_INITIALS: Final = 8  # letters
_LONGEST_ABBREVIATION: Final = 3  # letters: "Con"
_JUST_NAMED: Final = 240  # characters back to "a Labour source"
_NEAR: Final = 20_000  # characters back to the whole name of "the council"
_LONGEST_LEAD: Final = 90  # characters of a whole name before its noun
_TRIES: Final = 6  # places of the noun looked at
# "[Securities and Exchange] Commission", "Board [of Works]"
_NAME_BEFORE: Final = lazy(rf"(?<![\w'’-]){NAME_WORD}(?: (?:(?:and|of|for|the) ){{0,2}}{NAME_WORD}){{0,5}} $")
_NAME_AFTER: Final = lazy(rf" (?:of|for) (?:the )?{NAME_WORD}(?: {NAME_WORD}){{0,3}}")


class _Unnamed(NamedTuple):
    """A phrase that holds no personal name, taken apart."""

    bare: str  # without its article and what hangs on it
    words: list[str]
    first: str  # its first word in small letters
    article: bool
    definite: bool  # the article is "the", "this" or "that"
    at: int
    section: int


# Who is meant, and whether that settles the matter.
Finding = tuple[Entity | None, bool]
GO_ON: Final[Finding] = (None, False)


def _party_of_a_member(bare: str) -> str | None:
    """The party of "the [Green]", "the [Liberal Democrat]"; "the [Greens]", "the [SNP]", "the [Green Party]"
    are the party."""
    if not bare.istitle() or len(bare) <= _LONGEST_ABBREVIATION or bare.endswith(("s", "Party")):
        return None
    return spellings_in_text().get(bare) or spellings_in_lists().get(bare)


def _are_several(noun: str) -> bool:
    """Whether a noun is of people in general: "critics", but not the "Police" of "Dover Police"."""
    low = noun.lower()
    body = noun[:1].isupper() and low in ORGANISATION_NOUNS and not low.endswith("s")
    return bool(common_plural(low)) and not body


def _is_office_of(words: list[str]) -> bool:
    """Whether a phrase names the office of whoever stands before it: "Governor Lee's office", "the Ash
    sheriff's office"."""
    owned = len(words) > 1 and words[-2].endswith(("'s", "’s"))
    held = any(word.removesuffix("'s").removesuffix("’s") in ROLE_NOUNS for word in words[:-1])
    owned = owned and (words[-2][:1].isupper() or held)
    return owned and words[-1].islower() and words[-1] in ORGANISATION_NOUNS


def _ends_in_a_body(words: list[str]) -> bool:
    """Whether the last word of a phrase makes a body of the role before it: "the Democrat [committee]"."""
    return words[-1] in _BODIES_TAKING_UP and len(words) > 1 and words[-2] not in _PLACE_PREPOSITIONS


def _without_adjectives(words: list[str], stop: int) -> str:
    """The name of an organisation without what is said of it: "the left-leaning [Ash Echo]", "Lee's hometown
    [Ash Echo]"; not "the state [Democratic Party]", "Bank [of Ash]"."""
    small = [i for i, word in enumerate(words[:stop]) if word.islower() and word.isalpha()]
    first = small[-1] + 1 if small else 0
    told = all(words[i] not in _PART_OF_A_NAME for i in small)
    return " ".join(words[first:] if told and first < len(words) else words)


def _is_one_body(phrase: _Unnamed) -> bool:
    """Whether a phrase in small letters names a body of which there is one: "the transport ministry"."""
    words = phrase.words
    told_apart = 1 < len(words) < _LONGEST_BODY and phrase.first not in _TELLS_NOTHING
    told_apart = told_apart and _PLACE_PREPOSITIONS.isdisjoint(words)  # not "the clerk to the council"
    return phrase.definite and told_apart and words[-1] in _BODY_NOUNS and phrase.bare.islower()


def _holds_another(entity: Entity, role: Role) -> bool:
    """Whether somebody is said to hold such an office elsewhere: "the MP for Elm" is no "North Ash MP"."""
    if not role.proper:
        return False  # "the longtime senator"
    return any(its.head == role.head and not agrees(role, its) for _, its in entity.roles)


def _has_won(seen: Seen) -> bool:
    """Whether a name is that of a winner: "[Ann Lee] has won", "[Ann Lee] beat Bob Ray"."""
    return bool(seen.stretch.match(BEATS, seen.end) or seen.stretch.match(WINS, seen.end))


def _is_new(role: Role) -> bool:
    """Whether somebody has just come into an office: "the new MP", "the newly elected mayor"."""
    return not role.words.isdisjoint(_NEW) and not role.proper


def takes_up(role: str) -> bool:
    """Whether a role is one by which a text takes up somebody just named: "the retired miner"."""
    words = role.lower().split()
    return words[-1] in _DESCRIBES or not _WAS.isdisjoint(words)


class Unnamed:
    """Finds who is meant by a phrase that holds no personal name."""

    def __init__(self, text: str, people: NamedPeople, pronouns: Pronouns) -> None:
        self.text = text
        self.people = people
        self.pronouns = pronouns
        self.offices: dict[tuple[Entity, str], Entity] = {}  # whose, and the noun

    def find(self, printed: str, at: int, section: int) -> Entity | None:
        """Whoever bears the role; else the organisation, or the role; None for nobody in particular."""
        core = _TAIL.split(printed, maxsplit=1)[0].strip(" ,.:;")
        article = ARTICLE.match(core)
        bare = core[article.end() :] if article else core
        words = bare.split()
        if not words or len(words) > _LONGEST_NAME or words[0] in _NO_START:
            return None
        definite = _DEFINITE.match(core) is not None
        phrase = _Unnamed(bare, words, words[0].lower(), article is not None, definite, at, section)
        for rule in (self._back_reference, self._owned, self._in_general):
            entity, decided = rule(phrase)
            if decided:
                return entity
        return self._by_itself(phrase)

    def _back_reference(self, phrase: _Unnamed) -> Finding:
        """A phrase that takes up somebody named before: "its headline", "the paper", "the Green"."""
        at, section = phrase.at, phrase.section
        if phrase.first == "its":
            return self._of_its_own(phrase), True
        if not phrase.definite:
            return GO_ON
        if len(phrase.words) == 1 and phrase.first in _TAKES_UP:
            taken_up = self.pronouns.organisation(at, section)
            if taken_up is None and phrase.first in OUTLETS:
                taken_up = self.pronouns.outlet_told(at, section)
            return taken_up, taken_up is not None
        party = _party_of_a_member(phrase.bare)
        if party is not None:
            return self.of_party(party, section), True
        if len(phrase.words) == 1:
            before = self._role_just_named(phrase)
            if before is not None:
                return before, True
        last = phrase.words[-1].lower()
        if last in _PERSON_OF_A_PARTY:
            member = self._man_of_a_party(phrase)
            if member is not None:
                return member, True
        describes = last in _DESCRIBES or last.endswith(_CALLINGS) or _AGE.match(phrase.bare)
        if phrase.first in _WAS or describes:
            entity = self._taken_up(phrase.bare, at, section)
            return entity, entity is not None or phrase.first not in _OUT_OF_OFFICE
        return GO_ON

    def _man_of_a_party(self, phrase: _Unnamed) -> Entity | None:
        """ "The Labour man": who alone stands for Labour, else whom the sentence before is about; "the Ash
        man": the latter."""
        role = parse_role(phrase.bare)
        if role is None or not (role.party or role.proper):
            return None
        entity = self.of_party(role.party, phrase.section) if role.party else None
        if entity is None:
            entity = self.pronouns.subject(phrase.at, phrase.section)
            others = {role.party} if role.party else set()
            if entity is None or (others and described(self.people, entity).parties.keys() - others):
                return None
        return entity if entity.gender in ("", _PERSON_OF_A_PARTY[phrase.words[-1].lower()]) else None

    def _of_its_own(self, phrase: _Unnamed) -> Entity | None:
        """ "Its leader": who bears the role, else the role, if it says enough; "its headline": the paper."""
        words = phrase.words[1:]
        bare = " ".join(words)
        role = parse_role(bare)
        if role is None or phrase.words[-1].lower() in _TAKES_UP:
            return self.pronouns.organisation(phrase.at, phrase.section)
        return self._role(role, bare, self._capitals(words, True), True, phrase.at, phrase.section)

    def _role_just_named(self, phrase: _Unnamed) -> Entity | None:
        """ "The source", after "A Labour source" just before."""
        floor = max(phrase.at - _JUST_NAMED, self.people.section_start(phrase.at))
        named = re.compile(
            rf"\b(?:An?|an?|[Oo]ne|[Aa]nother) ((?:[\w'’-]+ ){{1,3}}{re.escape(phrase.first)})\b"
        )
        found = named.findall(self.text, floor, phrase.at)
        body = phrase.first in _BODIES_TAKING_UP
        known = bool(found) and (body or parse_role(found[-1]) is not None)
        capitals = known and any(word[:1].isupper() for word in found[-1].split())
        return self.people.other("organisation" if body else "role", found[-1]) if capitals else None

    def _owned(self, phrase: _Unnamed) -> Finding:
        """ "Her deputy": who bears the role."""
        if phrase.first not in POSSESSIVES:
            return GO_ON
        words = phrase.words[1 + (phrase.words[1:2] == ["own"]) :]
        rest = " ".join(words)
        entity = self.bearer(parse_role(rest), phrase.at, phrase.section) if rest else None
        if entity is None and len(words) == 1 and rest in _FUNCTIONS:
            entity = self.people.other("role", rest)
        return entity, True

    def _in_general(self, phrase: _Unnamed) -> Finding:
        """Too many to be anybody, or a headline."""
        words = phrase.words
        stop = next((i for i, word in enumerate(words) if word in _OF), len(words))
        counted = not _NUMBERS.isdisjoint(words[:stop])  # "Lee's first five questioners"
        if counted or phrase.first in QUANTIFIERS or words[0][0].isdigit():
            return None, True
        headline = phrase.bare.isupper() and len(phrase.words) > 1 and not phrase.article
        return None, headline and len(phrase.bare) > _LONGEST_INITIALS

    def _by_itself(self, phrase: _Unnamed) -> Entity | None:
        """The role or the organisation that the phrase names."""
        bare, words = phrase.bare, phrase.words
        capitals = self._capitals(words, phrase.article)
        if _is_office_of(words):
            return self._office(bare, phrase.at)
        if _is_one_body(phrase) or (capitals and _ends_in_a_body(words)):
            return self.people.other("organisation", bare)
        role = parse_role(bare)
        if role is not None:
            one = phrase.definite or not phrase.article
            return self._role(role, bare, capitals, one, phrase.at, phrase.section)
        if capitals and len(words) > 1 and guess(words[-1]) & ROLE:
            return self.people.other("role", bare)  # "a Labour tallyman"
        if phrase.definite and len(words) == 1 and phrase.first in ORGANISATION_NOUNS and words[0].islower():
            return self._bare_body(phrase)
        return self._organisation(words, capitals, phrase.article, phrase.at)

    def _office(self, bare: str, at: int) -> Entity:
        """ "Lee's office", which is "Governor Ann Lee's office" too, where that is printed."""
        k = bisect_right(self.people.starts, self.text.find(bare, at) + len(bare)) - 1
        owner = self.people.seen[k].entity if k >= 0 and self.people.seen[k].start >= at else None
        if owner is None:
            return self.people.other("organisation", bare)
        known = self.offices.setdefault((owner, bare.split()[-1]), self.people.other("organisation", bare))
        known.forms.setdefault(bare, len(bare.split()))
        return known

    def with_own_ending(self, printed: str) -> Entity:
        """A business whose name ends in "'s", or the role that hangs on it: "a spokesman for Lloyd's"."""
        role = parse_role(without_article(printed))
        return self.people.other("organisation" if role is None else "role", printed)

    def _taken_up(self, bare: str, at: int, section: int) -> Entity | None:
        """ "The former banker": who bears that role, else whom the sentences just before are about."""
        role = parse_role(bare)
        entity = self._bearer_or_candidate(role, at, section)
        if entity is None:
            entity = self.pronouns.subject(at, section)
            if (
                entity is not None
                and role is not None
                and _holds_another(described(self.people, entity), role)
            ):
                entity = None
        words = bare.split()
        if (
            entity is None
            and role is not None
            and len(words) > 1
            and any(word[:1].isupper() for word in words)
        ):
            return self.people.other("role", bare)
        return entity

    def _capitals(self, words: list[str], article: bool) -> bool:
        """Whether a name stands in the phrase: more than the capital that opens a sentence."""
        for i, word in enumerate(words):
            if not word[:1].isupper():
                continue
            own = tokens_of(word)
            low = own[0].lower() if own else ""
            if (
                i
                or article
                or not word[1:].islower()
                or low in self.people.by_surname
                or known_word(word, low)
            ):
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
            if entity is not None:
                return entity
        words = bare.split()
        if capitals and (len(words) > 1 or not definite):
            return self.people.other("role", bare) if len(words) > 1 else None
        vague = role.head in _VAGUE and role.words.isdisjoint(ORGANISATION_NOUNS)  # "a party source" is not
        if vague or (len(words) == 1 and not bare.islower() and not capitals):
            return None
        return self.people.other("role", bare)

    def _bearer_or_candidate(self, role: Role | None, at: int, section: int) -> Entity | None:
        """Who bears a role, or stands or wins as it says."""
        entity = self._just_spoken_of(role, at, section) or self.bearer(role, at, section)
        in_contest = role is not None and (role.head in _IN_A_CONTEST or _is_new(role))
        if entity is None and role is not None and in_contest and not role.strict:
            entity = self._in_contest(role, at, section)
        return entity

    def _just_spoken_of(self, role: Role | None, at: int, section: int) -> Entity | None:
        """ "The senator", of the one whom the sentence before is about, though another was named later."""
        if role is None or role.words or role.place or role.party or role.strict:
            return None
        entity = self.pronouns.subject(at, section)
        roles = () if entity is None else described(self.people, entity).roles
        return entity if any(agrees(role, its) for _, its in roles) else None

    def _goes_on(self, role: Role, at: int, section: int) -> Entity | None:
        """ "The shadow minister", of whom the sentence before is about and who has just been quoted, where
        nothing is said of their office."""
        opposed = role.head == "leader" and role.words == _OPPOSITION
        if role.head not in _PARTY_OFFICES or not (role.strict or role.party or opposed):
            return None
        entity = self.pronouns.subject(at, section)
        if opposed and entity is not None:  # of whichever party
            roles = described(self.people, entity).roles
            return entity if any(its.head == "leader" and not its.strict for _, its in roles) else None
        if entity is None or entity.kind != "person" or not self.pronouns.has_spoken(entity, section):
            return None
        known = described(self.people, entity)
        if known.roles or (role.party and known.parties and role.party not in known.parties):
            return None
        return entity

    def _under_a_wider_word(self, role: Role, at: int, section: int) -> Entity | None:
        """ "The cabinet minister", of the Health Secretary whom the sentences before are about."""
        narrower = WIDER_OFFICES.get(role.head)
        if narrower is None or role.strict or role.place or not role.words <= _TELLS_NO_OFFICE:
            return None
        entity = self.pronouns.subject(at, section)
        if entity is None or (role.party and role.party not in described(self.people, entity).parties):
            return None
        if not any(its.head in narrower and "former" not in its.strict for _, its in entity.roles):
            return None
        another = re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w'’-]+ ){{0,2}}{role.head}\b")
        floor = max(at - _JUST_NAMED, self.people.section_start(at))
        return entity if another.search(self.text, floor, at) is None else None

    def _in_contest(self, role: Role, at: int, section: int) -> Entity | None:
        """ "The Labour candidate": who stands for Labour; "the winner": who was said to win just before."""
        if role.party:
            return self.of_party(role.party, section)
        lost = role.head in _LOSERS
        if not _is_new(role) and ((role.head not in _WINNERS and not lost) or role.words or role.place):
            return None
        people = self.people
        k = bisect_left(people.starts, at)
        for seen in reversed(people.seen[max(0, k - _ROLE_REACH) : k]):
            if seen.section != section:
                break
            if seen.entity is None or seen.quoted:
                continue
            if (BEATEN if lost else GAVE_WAY_TO).search(seen.stretch.before(seen.start, _JUST_BEATEN)):
                return seen.entity
            if not lost and _has_won(seen):
                return seen.entity
        return None if lost else self._winner(section)

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

    def of_party(self, party: str, section: int) -> Entity | None:
        """The only person in the section, else on the page, who speaks or stands for a party."""
        return self.people.only(self._members.get(party, ()), section)

    @found_once
    def _members(self) -> dict[str | None, list[Entity]]:
        """The people of each party."""
        members: dict[str | None, list[Entity]] = {}
        for entity in self.people.entities:
            if entity.kind == "person":
                for its in {entity.known_party, *described(self.people, entity).parties}:
                    members.setdefault(its, []).append(entity)
        return members

    def _organisation(self, words: list[str], capitals: bool, article: bool, at: int) -> Entity | None:
        """An organisation: not a document ("the Dover memo"), nor people in general ("Critics")."""
        stop = next((i for i, word in enumerate(words) if i and word in _OF), len(words))
        if stop + 1 < len(words) and words[stop - 1] in _PARTS_OF_A_PAPER:  # "the front of the Echo"
            words = words[stop + 1 + (words[stop + 1].lower() == "the") :]
            return self.people.other("organisation", " ".join(words)) if words else None
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
            capitals = capitals and last[:1].isupper() and not common_word(low)
        return self._body(words, stop, article, at) if capitals else None

    def _body(self, words: list[str], stop: int, article: bool, at: int) -> Entity:
        """The organisation of that name, or people in general."""
        last = words[stop - 1] if stop <= len(words) else words[-1]
        low = last.lower()
        if _are_several(last):
            return self.people.other("role", " ".join(words))
        whole = self._paper(low, at) if words == [last] and article and low in _PAPERS else None
        return whole or self.people.other("organisation", _without_adjectives(words, stop))

    def _paper(self, noun: str, at: int) -> Entity | None:
        """ "The Post", after somebody was quoted from "The Wessex Post"."""
        return self.people.body_of(self._printed_whole(noun, at))

    def _bare_body(self, phrase: _Unnamed) -> Entity | None:
        """ "The council": the one that is named or spoken of, the noun itself where none is."""
        noun = phrase.first
        whole = self._whole_name(noun, phrase.at)
        if whole is None and noun in _BODIES_TAKING_UP:
            whole = self.pronouns.organisation(phrase.at, phrase.section)
        if whole is not None or noun in DOCUMENTS:
            return whole
        named = self.text.find(noun.capitalize(), self.people.section_start(phrase.at), phrase.at) >= 0
        return None if named else self.people.other("organisation", noun)

    def _whole_name(self, noun: str, at: int) -> Entity | None:
        """ "The council": the council whose whole name the section prints; of several, one named just now."""
        whole = self._printed_whole(noun, at)
        return self.people.other("organisation", whole) if whole else None

    def _printed_whole(self, noun: str, at: int) -> str:
        """The whole name that ends in a noun, "" where none is printed or several are."""
        floor = max(at - _NEAR, self.people.section_start(at))
        whole = ""
        end = at
        for _ in range(_TRIES):
            end = self.text.rfind(noun.capitalize(), floor, end)
            name = self._name_round(noun, end, floor, at) if end >= 0 else ""
            if end < 0 or (whole and name and not whole.endswith(name) and not name.endswith(whole)):
                break
            whole = max(whole, name, key=len)
            if whole and at - end < _JUST_NAMED:
                break
        else:
            end = -1
        return whole if end < 0 or at - end < _JUST_NAMED else ""

    def _name_round(self, noun: str, found: int, floor: int, ceiling: int) -> str:
        """The whole name of an organisation whose noun stands at ``found``: "[Ash Police] Commission",
        "Board [of Works]"; "" where it is the noun alone."""
        text, end = self.text, found + len(noun)
        before = _NAME_BEFORE.search(text, max(floor, found - _LONGEST_LEAD), found)
        after = _NAME_AFTER.match(text, end, ceiling)
        if text[end : end + 1].isalnum():
            return ""
        words = text[before.start() if before else found : after.end() if after else end].split()
        while words[0].lower() in FUNCTION_WORDS:
            del words[0]  # "While the State Department"
        return " ".join(words) if len(words) > 1 else ""

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
