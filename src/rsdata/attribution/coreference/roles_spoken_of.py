"""Roles that a pronoun may take up: "[The attorney general], beside his wife, was brief. "No," he said"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from rsdata.attribution.coreference.descriptions import described
from rsdata.attribution.coreference.entities import Entity, NamedPeople, Seen
from rsdata.attribution.coreference.pronouns import Pronouns, is_verb, suits
from rsdata.attribution.coreference.unnamed import Unnamed
from rsdata.language.offices import ROLE_NOUNS, gender_told
from rsdata.language.pronoun_places import OPENING_ROLE, ROLE_WITHIN
from rsdata.language.roles import PLACE_PREPOSITIONS

_SENTENCES_BACK: Final = 2
_NAMES: Final = 12  # looked at in a sentence
_AFTER_A_SUBJECT: Final = PLACE_PREPOSITIONS | {"who", "whose", "also", "then", "now", "later"}


class RolesSpokenOf:
    """Finds the unnamed role that a pronoun stands for, where no name can be meant."""

    def __init__(self, people: NamedPeople, pronouns: Pronouns, unnamed: Unnamed) -> None:
        self.text = people.text
        self.people = people
        self.pronouns = pronouns
        self.unnamed = unnamed

    def subject(self, at: int, section: int, gender: str) -> Entity | None:
        """Who bears the role, or the role, that one of the sentences just before opens with, and that nobody
        named since can be mistaken for."""
        here = self.pronouns.sentence(at)
        floor = self.people.section_start(at)
        last = self.pronouns.spoken[-1] if self.pronouns.spoken else None
        for number in range(here, max(-1, here - 1 - _SENTENCES_BACK), -1):
            start = self.pronouns.start_of(number)
            if start < floor:
                break
            m = OPENING_ROLE.match(self.text, start, at)
            if m is not None and self._is_subject(m["role"], m.end("role"), m.end()):
                return self._taken_up(m["role"], m.start("role"), at, section, gender)
            if next(self._suitable(start, at, gender), None) is not None:
                return None
            if last is not None and start <= last[0] < at and last[1] == section:
                return last[2] if last[2].kind == "role" and _may_be(last[2], gender) else None
        return None

    def only_one(self, at: int, section: int, gender: str) -> Entity | None:
        """The only role that is named before in the section, where nobody is: "by order of [the county
        registrar]. "Home," he said"."""
        floor = self.people.section_start(at)
        found = {m["role"].lower(): m for m in ROLE_WITHIN.finditer(self.text, floor, at)}
        if len(found) != 1 or next(self._suitable(floor, at, gender), None) is not None:
            return None
        m = next(iter(found.values()))
        entity = self.unnamed.find(m["role"], m.start("role"), section)
        return entity if entity is not None and _may_be(entity, gender) else None

    def _is_subject(self, role: str, end: int, after: int) -> bool:
        """Whether a role is what the sentence is about: a comma, a verb or what it is of or for follows."""
        if role.split()[-1].lower() not in ROLE_NOUNS:
            return False
        follows = self.text[end:after].strip(" ")
        return follows[:1] == "," or follows in _AFTER_A_SUBJECT or is_verb(follows)

    def _taken_up(self, role: str, start: int, at: int, section: int, gender: str) -> Entity | None:
        entity = self.unnamed.find(role, start, section)
        if entity is None or not _may_be(entity, gender):
            return None
        for seen in self._suitable(start, at, gender):
            if seen.entity is not entity and (entity.kind == "role" or self.pronouns.subjecthood(seen) > 0):
                return None
        return entity

    def _suitable(self, start: int, end: int, gender: str) -> Iterator[Seen]:
        """The names in a place that the pronoun may stand for."""
        k = bisect_left(self.people.starts, start)
        for seen in self.people.seen[k : k + _NAMES]:
            if seen.start >= end:
                return
            entity = seen.entity
            if seen.quoted or entity is None or not suits(entity, gender):
                continue
            if entity.strong or described(self.people, entity).roles:
                yield seen


def _may_be(entity: Entity, gender: str) -> bool:
    """Whether somebody can be "he" or "she"."""
    if entity.kind == "role":
        return gender_told(entity.name) in ("", gender)
    return suits(entity, gender)
