"""Roles that a pronoun may take up: "[The attorney general], beside his wife, was brief. "No," he said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rsdata.attribution.coreference.descriptions import described
from rsdata.attribution.coreference.entities import Entity, NamedPeople, Seen
from rsdata.attribution.coreference.pronouns import OPENS_AND_ACTS, SINGULAR, Pronouns, is_verb, suits
from rsdata.attribution.coreference.unnamed import GO_ON, Finding, Unnamed
from rsdata.language.name_context import ENDS_OF_INTERVIEWED
from rsdata.language.noun_phrases import phrase_right
from rsdata.language.offices import COMPLEMENTS, ROLE_NOUNS, gender_told
from rsdata.language.pronoun_places import ACTED_ON, ADDS, OPENING_PRONOUN
from rsdata.language.roles import PLACE_PREPOSITIONS, parse_role
from rsdata.language.tokens import Words
from rsdata.language.unnamed_roles import (
    CLOSING_ROLE,
    OPENING_SOMEBODY,
    UnnamedRole,
    opening_role,
    roles_within,
)
from rsdata.language.word_lists import tagged

_SENTENCES_BACK: Final = 2
_POSTS_BACK: Final = 3
_NAMES: Final = 12  # looked at before a pronoun
_LONGEST_OPENING: Final = 160  # characters
_SHORTEST_COMPLEMENT: Final = 2  # tokens
_LONGEST_COMPLEMENT: Final = 60  # characters
_AS: Final = ("as ", "become ", "became ")
_UNNAMED: Final = ("a ", "an ", "one ")
_MARK: Final = re.compile('[“”"]')
_NEAR_VERB: Final = 20  # characters
_NEAR: Final = 800  # characters back to the only role
# Of a party: "the Ash Republican" is most likely whoever was spoken of before.
_MEMBERS: Final = frozenset(("republican", "democrat", "unionist", "nationalist"))
_AFTER_A_SUBJECT: Final = PLACE_PREPOSITIONS | tagged("ways of being there") | {
    "who", "whose", "also", "then", "now", "later", "himself", "herself", "with",
}  # fmt: skip


class RolesSpokenOf:
    """Finds the unnamed role that a pronoun stands for, where no name can be meant."""

    def __init__(self, people: NamedPeople, pronouns: Pronouns, unnamed: Unnamed) -> None:
        self.text = people.text
        self.people = people
        self.pronouns = pronouns
        self.unnamed = unnamed
        self.openings: dict[int, UnnamedRole | None] = {}  # by number of the sentence
        self.carried: dict[tuple[int, str], list[Seen]] = {}  # by section and gender
        self.introduced: set[Entity] = set()  # roles of nobody named: "a" stood before them

    def subject(self, at: int, section: int, gender: str) -> Finding:
        """Who bears the role, or the role, that one of the sentences just before opens with, and that nobody
        named since can be mistaken for; whether that settles it: of "One of them" nothing is known."""
        here = self.pronouns.sentence(at)
        floor = self.people.section_start(at)
        place, last = self.pronouns.latest(section)
        spoke_by_role = (
            last is not None and last.kind == "role" and last is not self.pronouns.answered(at, section)
        )
        speaker = last if last is not None and spoke_by_role and _may_be(last, gender) else None
        for number in range(here, max(-1, here - 1 - _SENTENCES_BACK), -1):
            start = self.pronouns.start_of(number)
            if start < floor:
                break
            closes = self._closing(number, section, gender) if number < here else GO_ON
            if closes[1]:
                return closes
            role = self._opening(number, number == here)
            # not "The mayor, [she] said, was"
            if role is not None and role.until + 2 * (role.follows == ",") <= at and _is_subject(role):
                return self._taken_up(role, at, section, gender)
            spoke = start <= place < at
            if next(self._suitable(start, at, gender), None) is not None:
                return GO_ON
            ends = number == here and self.pronouns.follows_a_quotation(at)
            if not ends and OPENING_SOMEBODY.match(self.text, start, min(at, start + _LONGEST_OPENING)):
                return None, True  # not "One driver was hurt, “badly”, he said"
            if number < here and self._is_met(start, min(at, self.pronouns.end_of(number)), gender):
                return None, True
            if spoke:
                return speaker, speaker is not None
        return GO_ON

    def _closing(self, number: int, section: int, gender: str) -> Finding:
        """Who says a sentence at its end by a role: "It was late, [the clerk] said."."""
        start, end = self.pronouns.start_of(number), self.pronouns.end_of(number)
        m = CLOSING_ROLE.search(self.text, start, end)
        if m is None or m["role"].split()[-1] not in ROLE_NOUNS:
            return GO_ON
        bearer = self.unnamed.find(m["role"], m.start("role"), section)
        return bearer, bearer is None or _may_be(bearer, gender)

    def _is_met(self, start: int, end: int, gender: str) -> bool:
        """Whether a sentence tells of meeting somebody unnamed: "The Echo spoke to [a woman] from Deal"."""
        return any(
            gender_told(role.printed) == gender
            and role.printed.startswith(_UNNAMED)
            and self.text[max(0, role.start - _NEAR_VERB) : role.start].split()[-1] in ENDS_OF_INTERVIEWED
            for role in roles_within(self.text, start, end)
            if role.start > start and _MARK.search(self.text, start, role.start) is None
        )

    def only_one(self, at: int, section: int, gender: str) -> Entity | None:
        """Whom else a pronoun may mean where nobody is named before it in its section: the only role there,
        "on the word of [the borough registrar]. "Home," he said"; where none is, the only one of its gender
        named in the post before it in time."""
        floor = max(self.people.section_start(at), at - _NEAR)
        if next(self._suitable(floor, at, gender), None) is not None:
            return None
        roles = roles_within(self.text, floor, at)
        found = {
            role.printed.lower(): role
            for role in roles
            # not "He will sit as a backbencher": what somebody is or becomes
            if gender_told(role.printed) in ("", gender)
            and not self.text.endswith(_AS, 0, role.start)
            and not self.people.is_quoted(role.start)
        }
        if not found:
            return self._carried_over(at, section, gender)
        role = next(iter(found.values()))
        printed = self._with_complement(role)
        entity = self.unnamed.find(printed, role.start, section) if len(found) == 1 else None
        return entity if entity is not None and _may_be(entity, gender) else None

    def _carried_over(self, at: int, section: int, gender: str) -> Entity | None:
        """The only one named in the post before, or who opens it and acts: a heading, or anybody else named,
        changes the scene."""
        people = self.people
        floor = people.section_start(at)
        if any(seen.start >= floor and _is_somebody(people, seen) for seen in people.behind(at, _NAMES)):
            return None
        key = section, gender
        if key not in self.carried:
            self.carried[key] = self._named_before(section, gender)
        meant = {seen.entity: seen for seen in reversed(self.carried[key])}
        if len(meant) < 2:
            return next(iter(meant), None)
        opens = (e for e, seen in meant.items() if self.pronouns.subjecthood(seen) >= OPENS_AND_ACTS)
        return None if self._comes_last(self.carried[key][-1]) else next(opens, None)

    def _comes_last(self, seen: Seen) -> bool:
        """Whether the last sentence of a post names somebody, of whom the next may go on."""
        after = self.pronouns.start_of(self.pronouns.sentence(seen.start) + 1)
        return self.people.section_at(after) != seen.section

    def _named_before(self, section: int, gender: str) -> list[Seen]:
        """Where somebody of a gender is named in the post before one that has no heading; where that names
        nobody and goes on by a pronoun, as notes of one speech do, who opens the one before it."""
        people = self.people
        goes_on = False
        for _ in range(_POSTS_BACK):
            earlier = people.document.earlier.get(section)
            if earlier is None or people.has_heading(section):
                return []
            section = earlier
            named = [
                seen
                for seen in people.named_in(section)
                if seen.role != "byline" and not seen.quoted and _is_somebody(people, seen)
            ]
            if named:
                suit = (seen for seen in named if seen.entity is not None and suits(seen.entity, gender))
                return [s for s in suit if not goes_on or self.pronouns.subjecthood(s) >= OPENS_AND_ACTS]
            goes_on = self._goes_on_by_pronoun(section, gender)
            if not goes_on:
                return []
        return []

    def _goes_on_by_pronoun(self, section: int, gender: str) -> bool:
        """Whether a post that names nobody opens with "he" or "she"."""
        start = self.people.start_of_section(section)
        m = OPENING_PRONOUN.match(self.text, start, start + _LONGEST_OPENING)
        return m is not None and SINGULAR[m[1].lower()] == gender

    def _opening(self, number: int, is_here: bool) -> UnnamedRole | None:
        """The role that a sentence opens with, read once, however many ask; none that only "one" bears, for a
        pronoun that ``is_here``: "One driver was hurt, “badly”, he said"."""
        if number not in self.openings:
            start = self.pronouns.start_of(number)
            self.openings[number] = opening_role(self.text, start, start + _LONGEST_OPENING)
        role = self.openings[number]
        return None if role is not None and is_here and role.printed.startswith("One ") else role

    def _with_complement(self, role: UnnamedRole) -> str:
        """The role with what it is of or for: "the clerk [to the county council] has"."""
        words = Words(self.text, role.end, min(role.end + _LONGEST_COMPLEMENT, len(self.text)))
        if len(words) < _SHORTEST_COMPLEMENT or words.low[0] not in COMPLEMENTS:
            return role.printed
        phrase = phrase_right(words, 1, len(words))
        return role.printed if phrase is None else self.text[role.start : words.end[phrase[1]]]

    def _taken_up(self, opening: UnnamedRole, at: int, section: int, gender: str) -> Finding:
        role, start = self._with_complement(opening), opening.start
        if gender_told(role) not in ("", gender) or role.split()[-1].lower() in _MEMBERS:
            return GO_ON
        floor = self.people.section_start(start)
        if self._acts_on(opening, gender) and next(self._suitable(floor, start, gender), None) is not None:
            return GO_ON
        entity = self.unnamed.find(role, start, section)
        owner = self.people.beginning_at(start)
        owned = owner is not None and owner.name.possessive and _is_somebody(self.people, owner)
        new = owned or role.lower().startswith(("a ", "an "))
        if entity is not None and entity.kind == "role" and new:
            self.introduced.add(entity)
        if entity is not None and not _may_be(entity, gender):
            return GO_ON
        # "[The teacher] added that Ann Lee was well. She said": whoever goes on is not whom they name
        word = max(start, self.text.rfind(" ", start, opening.end) + 1)
        adds = ADDS.match(self.text, word) is not None
        # "[Ann Lee's mum] is here. She said", "[Ann Lee's lawyer] said it was. She said"
        last = self.pronouns.latest(section)[1]
        told = opening.end if gender_told(role) or (last is not None and entity is last) else start
        told = self.pronouns.end_of(self.pronouns.sentence(start)) if adds else told
        for seen in self._suitable(told, at, gender):
            # "[A spokesman] praised Bob Ray. He said"
            told = (entity is not None and entity.kind == "person") or "spokes" in opening.printed
            if seen.entity is not entity and (not told or self.pronouns.subjecthood(seen) > 0):
                return GO_ON
        return entity, True

    def _acts_on(self, opening: UnnamedRole, gender: str) -> bool:
        """Whether the role that a sentence opens with does something to whoever the pronoun then stands for:
        "[A minister] had told her to go. She said"."""
        end = self.pronouns.end_of(self.pronouns.sentence(opening.start))
        m = ACTED_ON.search(self.text, opening.end, end)
        return m is not None and SINGULAR[m[1]] == gender

    def _suitable(self, start: int, end: int, gender: str) -> Iterator[Seen]:
        """The names in a place that the pronoun may stand for."""
        for seen in self.people.behind(end, _NAMES):
            if seen.start < start:
                return
            entity = seen.entity
            if seen.quoted or entity is None or not suits(entity, gender):
                continue
            reports = self.pronouns.only_reports(seen) or self.pronouns.signs(seen)
            meant = not (reports or self.pronouns.is_met_first(seen, end))
            if meant and _is_somebody(self.people, seen):
                yield seen


def _is_subject(role: UnnamedRole) -> bool:
    """Whether a role is what the sentence is about: a verb or what it is of or for follows, or a comma; not
    "A lifeguard, as it happens"."""
    follows = role.follows
    if follows[0] in "'’":  # "The premier's on stage"
        return True
    if follows == ",":
        return not role.printed.lower().startswith(("a ", "an "))
    return follows in _AFTER_A_SUBJECT or is_verb(follows) or follows.endswith("ly")


def takes_up_a_name(entity: Entity) -> bool:
    """Whether a role that nobody is said to bear takes up somebody named all the same: "the Ash mayor"."""
    role = parse_role(entity.name) if entity.kind == "role" else None
    return role is not None and bool(role.proper or role.party)


def _may_be(entity: Entity, gender: str) -> bool:
    """Whether somebody can be "he" or "she"."""
    if entity.kind == "role":
        return gender_told(entity.name) in ("", gender)
    return suits(entity, gender)


def _is_somebody(people: NamedPeople, seen: Seen) -> bool:
    """Whether a name is a person's beyond doubt."""
    entity = seen.entity
    if entity is None or entity.kind != "person":
        return False
    return entity.strong or bool(described(people, entity).roles)
