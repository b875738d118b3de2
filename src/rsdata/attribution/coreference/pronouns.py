"""Pronouns: whom "she" stands for, from the grammar of the sentences before it.

Each earlier name of the section is weighed: the subject of a sentence, above all one who was just quoted,
before somebody merely named; a near sentence before a far one; never a name of the other gender.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from itertools import filterfalse, pairwise
from operator import attrgetter
from typing import Final

from rsdata.attribution.coreference.descriptions import described, role_of
from rsdata.attribution.coreference.entities import Entity, NamedPeople, Seen
from rsdata.attribution.coreference.naming import is_a_body
from rsdata.attribution.document import Document, Span
from rsdata.language.common_nouns import common_plural, common_word, organisation_like
from rsdata.language.determiners import without_possessive
from rsdata.language.found_once import found_once
from rsdata.language.lexicon import (
    AUX,
    CONJ,
    DET,
    FINITE,
    ING,
    PART,
    POSS,
    PREP,
    SPEAKING_VERBS,
    SPOKEN,
    STARTER,
    SUB,
    TAGS,
    guess,
)
from rsdata.language.line_shapes import BULLETS, is_office
from rsdata.language.name_context import (
    ACTS_WITH_ANOTHER,
    CAPITALS_SPEAKING,
    DONE_BY,
    ENDS_OF_INTERVIEWED,
    ENDS_OF_INTRODUCED,
    INTERVIEWED,
    INTRODUCED,
    JOINED_TO_NO_SUBJECT,
    LOOSELY_SET,
    NO_VERBS_IN_S,
    OPENING_BODY,
    OPENING_SUBJECT,
    SAID_LAST,
    SPOKESMAN_FOR,
    VERB_AFTER,
    names_a_body,
    organisation_word,
    owns,
)
from rsdata.language.names import CAPITAL, FUNCTION_WORDS, HONOURS, PARTICLES, is_given
from rsdata.language.patterns import lazy
from rsdata.language.pronoun_places import (
    ADDS,
    ASKS_ABOUT,
    ASKS_YOU,
    COMES_BY_A_WRITING,
    COMPLIES,
    INTRODUCES_ONESELF,
    IT_SAYS,
    OF_ONESELF,
    OPENING_PRONOUN,
    PRONOUNS_OWN_VERB,
    REPLIES,
    SAYS_ASIDE,
)
from rsdata.language.word_lists import in_order, tagged
from rsdata.reference import ends_of_spellings, spellings_in_text
from rsdata.slugs import plain

SINGULAR: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_LOOK_BACK: Final = 40  # names
_BEFORE: Final = 60  # characters before a name
_DECAY: Final = 1.1  # a sentence
_SPOKE: Final = 2.3  # somebody quoted there
_GOES_ON: Final = 1.0  # whoever was quoted last, where the pronoun only adds something
_SPEAKS: Final = 2.4  # a name that is the subject of a verb of saying
_ANSWERS: Final = 2.5  # whom somebody asked something
_PARTY_WITHIN: Final = 24  # characters
_AT: Final = ("across", "at", "in", "near", "outside")  # before a place
_PROMPTED: Final = tuple(f"{verb.title()} " for verb in tagged("verbs of asking"))
_ASKED_WHAT: Final = tagged("verbs of asking") | {"challenged", "told"}  # "Told that Lee had won, he"
# "Nunn [asked] Ray", who answers or does it
_TOLD: Final = (" told ", " tells ")
_ASKED: Final = (*_TOLD, *(f" {verb} " for verb in in_order("verbs of asking somebody to act")))
_REPLIES_TO: Final = (" when ", " to ", " after ")
_WITHIN: Final = 3.0  # somebody of the sentence, where it goes on to "what he called"
_SIGNS: Final = 1.5  # a name with a colon that opens its line
_REPORTS_FROM: Final = re.compile(r",? (?:at|in|from|outside|inside) [^.:;\"“”\n]{2,60}: (?![\"“])")
_ASKING: Final = tagged("verbs of asking") | {"asks", "presses", "quizzes", "challenges", "challenged"}
_NO_SUBJECT: Final = -1.0
_AGENT: Final = 0.6  # who does what is told in the passive
_IS: Final = tagged("forms of be") - {"be", "being"}
_OWNS: Final = -1.4  # somebody who only has something: less than one whom a preposition governs
_ACTS: Final = 1.4  # a name that is the subject of another verb
_ACTS_WITH_ANOTHER: Final = 1.0  # the first of two: with what opening counts more than the second
_EMBEDDED: Final = -1.0  # the subject of an inner clause: "He feared that [Ann Lee] had won"
_AFTER_A_LEAD: Final = 0.4  # the subject of a main clause: "After the vote, [Ann Lee] left"
_OPENS: Final = 0.6  # first in its sentence
_SUBJECT_AT_MOST: Final = _SPEAKS + _OPENS
_LIKE: Final = 0.9  # somebody of the pronoun's gender
_UNLIKE: Final = 0.2  # ... of whom the gender is not known
_UNKNOWN: Final = -0.4  # ... whom nothing makes a person but that a sentence opens with them
_INTRODUCED: Final = 0.5  # ... and a sentence of a few words does nothing else, or goes on to the pronoun
_SHORT_NOTE: Final = 3  # blanks behind the name in one: "Lee is up."
_ENDS_A_NOTE: Final = (".", "!", "…")  # not "Ferry sails", a heading
_AGAINST: Final = -0.8  # ... whose name is mostly of the other
OPENS_AND_ACTS: Final = 2.0  # the subject of a verb, first in its sentence
_TOO_FAR: Final = -8.0
_SURE: Final = float("inf")
_NAMED_ALONE: Final = -3.0  # what the only one has to come to whom the sentences before may be about
_NAMED_WITH_OTHERS: Final = -0.5  # ... and the likeliest of several
_LAST_QUOTED: Final = 4  # quotations
_SENTENCES_ABOUT: Final = 2  # back
_SENTENCES_BACK_TO_A_BODY: Final = 4
_LONGEST_OPENING: Final = 120  # characters
_LONGEST_CHAIN: Final = 12  # pronouns
_LONGEST_MEETING: Final = 8  # words that open a sentence: "Agreeing with his party colleague"
# Words right before a name that make it something other than the subject.
_GOVERNS: Final = tagged("governors of a name")
_JOIN_CLAUSES: Final = frozenset(("after", "before"))  # ... unless its verb follows
_AUXILIARIES: Final = tagged("common verbs in the past")
_OF_SEVERAL: Final = frozenset(("have", "are", "were"))  # "Ash Town have sacked"
_NAMES_AHEAD: Final = 3
_CREDIT_BEFORE: Final = lazy(
    r"\b(?:[Pp]hotograph|[Pp]hoto|[Pp]icture|[Ii]mage|[Ii]llustration)s?(?::| /| by)\s*$"
)
_ENDS_OF_CREDIT: Final = (":", ": ", " / ", " by ")
_INNER_MARKS: Final = frozenset("‘“")
_INDENT: Final = 3  # characters from the end of a quotation to a pronoun
_LONGEST_CREDIT: Final = 20  # characters before the name
_ABOUT: Final = 2.0  # whom a sentence sets out to speak of
_MADE: Final = tagged("ways of being made")
_ARTICLES: Final = tagged("articles") | tagged("possessives")
_WHAT_IT_DOES: Final = ("which ", "what ")  # "The Echo leads on what [it] calls"
_ITSELF: Final = (" it ", " that it ", " its ")
_BY: Final = " by "  # "Lee was told by him": whoever else the sentence names
_ACCORDING: Final = "According to "
_LONGEST_ASIDE: Final = 60  # characters
_SHORTENED: Final = 3  # characters: "St."
_SPOKEN_FOR: Final = lazy(rf" ({CAPITAL}[^\s,.;:]*(?: {CAPITAL}[^\s,.;:]*){{0,5}}) spokes")
_CAPITAL_WITHIN: Final = lazy(rf"({CAPITAL}(?<=[a-z,] .)[\w'’-]*\w)(?: {CAPITAL})?")  # not the next word too
_DASHES: Final = frozenset("-–—")
_ENDS_A_QUOTATION: Final = frozenset(",”\"’'")
_HIM_HER: Final = frozenset(("him", "her"))
_OTHERS: Final = _HIM_HER | {"he", "she"}
_QUOTE_ENDS: Final = frozenset("\"”'’,.?!…")


class Pronouns:
    """The pronouns of a document, asked for in order of place."""

    def __init__(self, document: Document, people: NamedPeople) -> None:
        self.text = document.text
        self.stretches = document.stretches
        self.people = people
        self.spoken: list[tuple[int, int, Entity]] = []  # (place, section, who) of the quotations so far
        self.openings: dict[int, re.Match[str] | None] = {}  # by number of the sentence
        self.weights: dict[Seen, float] = {}
        self.known: dict[int, Entity | None] = {}
        self.about: dict[tuple[int, int], Entity | None] = {}  # by place and how many were quoted so far

    def note(self, at: int, section: int, entity: Entity) -> None:
        """Somebody has been quoted; their phrase stands at ``at``."""
        self.spoken.append((at, section, entity))

    def latest(self, section: int) -> tuple[int, Entity | None]:
        """Where the phrase of the last quotation so far stands, and who was quoted, if in this section."""
        place, where, entity = self.spoken[-1] if self.spoken else (-1, -1, None)
        return (place, entity) if where == section else (-1, None)

    def has_spoken(self, entity: Entity, at: int, section: int) -> bool:
        """Whether somebody is among the last who were quoted in a section, or said something where the text
        named them last before a place."""
        if any(who is entity and where == section for _, where, who in self.spoken[-_LAST_QUOTED:]):
            return True
        named = (seen for seen in self.people.places[entity] if seen.start < at)
        last = max(named, key=attrgetter("start"), default=None)
        return last is not None and last.section == section and self.says_something(last)

    def last_quoted(self, section: int) -> Entity | None:
        """The person quoted last, where they are the only one among the last who were in this section."""
        last = {who for _, where, who in self.spoken[-_LAST_QUOTED:] if where == section}
        return last.pop() if len(last) == 1 and next(iter(last)).kind == "person" else None

    def resolve(self, at: int, section: int, gender: str) -> Entity | None:
        """Who "he" ("m"), "she" ("f") at this place is."""
        trail = []
        while at not in self.known:
            trail.append(at)
            opening = self._opening_pronoun(at, section, gender)
            if opening is None or len(trail) > _LONGEST_CHAIN:
                break
            at = opening
        for place in reversed(trail):
            self.known[place] = self._nearest(place, section, gender)
        return self.known[at] if not trail else self.known[trail[0]]

    def subject(self, at: int, section: int) -> Entity | None:
        """Whom the sentences before are about, whatever their gender; None in doubt."""
        key = at, len(self.spoken)
        if key not in self.about:
            self.about[key] = self._spoken_of(at, section)
        return self.about[key]

    def _spoken_of(self, at: int, section: int) -> Entity | None:
        people = self.people
        here = self.sentence(at)
        ranked: list[tuple[float, Entity]] = []
        for seen in filterfalse(self.only_reports, people.behind(at, _LOOK_BACK)):
            number = self.sentence(seen.start)
            if seen.section != section or here - number > _SENTENCES_ABOUT:
                break
            entity = seen.entity
            if entity is None or entity.kind != "person" or seen.quoted:
                continue
            score = self.subjecthood(seen) - _DECAY * (here - number)
            if not ranked and number == here - 1 and score == _ANSWERS - _DECAY and entity.strong:
                return entity  # "Bob Ray asked Ann Lee about the wards. The minister said"
            if entity.strong or described(people, entity).roles:
                ranked.append((score, entity))
        ranked.extend(self._gone_on_with(here, section))
        for place, where, entity in reversed(self.spoken[-4:]):
            back = here - self.sentence(place)
            near = where == section and place < at and back <= _SENTENCES_ABOUT
            if near and entity.kind != "organisation":
                ranked.append((_SPOKE - _DECAY * back, entity))
        score, entity = max(ranked, key=lambda item: item[0], default=(_TOO_FAR, None))
        alone = len({id(one) for _, one in ranked}) == 1
        return entity if score > (_NAMED_ALONE if alone else _NAMED_WITH_OTHERS) else None

    def is_in_the_sentence_before(self, entity: Entity, at: int) -> bool:
        """Whether the sentence before a place names somebody, or the sentence of it does."""
        start = self.start_of(max(0, self.sentence(at) - 1))
        return any(start <= seen.start < at for seen in self.people.places[entity])

    def _gone_on_with(self, here: int, section: int) -> Iterator[tuple[float, Entity]]:
        """Whom the pronouns stand for that open the sentences before: "[He] was joined by Ann Lee"."""
        for number in range(max(0, here - _SENTENCES_ABOUT), here):
            m = self._opening(number)
            if m is not None and self.people.section_at(m.start(1)) == section:
                entity = self.resolve(m.start(1), section, SINGULAR[m[1].lower()])
                if entity is not None:
                    yield _ACTS - _DECAY * (here - number), entity

    def of_two(self, at: int, section: int, which: int) -> Entity | None:
        """The first or second of two people, the only ones named in this sentence and the one before, or,
        where that is of the other, in the one before that."""
        behind = [s for s in self.people.behind(at, _LOOK_BACK) if s.entity and not s.quoted]
        for back in range(1, 2 + which):
            floor = self.start_of(max(0, self.sentence(at) - back))
            near = [s.entity for s in reversed(behind) if s.start >= floor and s.section == section]
            named = list(dict.fromkeys(near))
            if named or "former" not in self.text[floor:at]:
                return named[which] if len(named) == 2 else None
        return None

    def organisation(self, at: int, section: int, chain: int = _LONGEST_CHAIN) -> Entity | None:
        """The organisation last quoted in the sentences just before: "they", "it"; over as many more as there
        are links in a ``chain`` of "It said"."""
        here = self.sentence(at)
        several = self.text[at : at + 4].lower() == "they"
        spoke: tuple[int, Entity] | None = None
        place, last = self.latest(section)
        if last is not None and place < at and last.kind == "organisation":
            spoke = (self.sentence(place), last)
        for number in range(here, max(-1, here - 1 - _SENTENCES_ABOUT), -1):
            if spoke is not None and number == spoke[0]:
                return spoke[1]
            if number == here:
                goes_on = self.follows_a_quotation(at) or self.text.endswith(_WHAT_IT_DOES, 0, at)
                if goes_on and (body := self._organisation_opens(here, section, until=at)):
                    return body
                continue
            start, end = self.start_of(number), self.end_of(number)
            if not several and COMES_BY_A_WRITING.search(self.text, start, end):
                return None  # "The Echo has obtained a letter. [It] says"
            if (found := self._body_of(number, section, several, number == here - 1)) is not None:
                return found
            m = SPOKESMAN_FOR.match(self.text, start, end)
            if m is not None and "spokes" in m[0] and self.text[at : at + 2].lower() == "it":
                return self.people.other("organisation", without_possessive(m["name"]))
            if chain and IT_SAYS.match(self.text, start, end) and self.people.section_at(start) == section:
                return self.organisation(start, section, chain - 1)
            others = self._names_two(number) if several else bool(self._small_body(number, at, section))
            if self._opening(number) is not None or others:
                return None
        return None

    def _body_of(self, number: int, section: int, several: bool, did: bool) -> Entity | None:
        """The organisation that a sentence tells of; ``did``: as who did something to somebody, too."""
        return (
            self._organisation_opens(number, section, several)
            or self._organisation_said(number, section)
            or (self._organisation_did(number, section) if did and not several else None)
        )

    def _names_two(self, number: int) -> bool:
        """Whether a sentence names two people, whom "they" may be: "[Ann Lee] and [Bob Ray] left"."""
        start, end = self.start_of(number), self.end_of(number)
        ahead = self.people.ahead(start, _LOOK_BACK)
        named = {seen.entity for seen in ahead if seen.start < end and seen.entity and not seen.quoted}
        return sum(entity.kind == "person" for entity in named) > 1

    def body_before(self, at: int, section: int) -> Span | None:
        """Where a sentence just before opens with a body in small letters: "[The commission] has"."""
        here = self.sentence(at)
        for number in range(here, max(-1, here - 1 - _SENTENCES_ABOUT), -1):
            found = self._small_body(number, at, section)
            if found is not None or self._opening(number) is not None:
                return found or None
        return None

    def _small_body(self, number: int, at: int, section: int) -> Span | tuple[()] | None:
        """Where the body in small letters stands that a sentence opens with: "[The commission] has"; nowhere
        where it opens with another thing, "The plan has", and None where with neither."""
        start = self.start_of(number)
        m = OPENING_BODY.match(self.text, start, min(at, start + _LONGEST_OPENING))
        if m is None or self.people.section_at(m.start("body")) != section:
            return None
        told = (m["told"] or "").split()
        acts = is_verb(m["verb"]) and not any(TAGS.get(word, 0) & STARTER for word in told)
        return m.span("body") if acts and m["noun"] else ()

    def body_spoken_of(self, at: int, section: int) -> Entity | None:
        """The organisation that opens one of the sentences just before, whatever it is called, else the only
        one among those quoted last: whom "the company" takes up."""
        here = self.sentence(at)
        for number in range(here - 1, max(-1, here - 1 - _SENTENCES_BACK_TO_A_BODY), -1):
            start = self.start_of(number)
            end = min(start + _LONGEST_OPENING, len(self.text))
            m = SPOKESMAN_FOR.match(self.text, start, end) or OPENING_SUBJECT.match(self.text, start, end)
            if m is not None and _acts(m, several=True) and self.people.section_at(start) == section:
                found = self._body_named(m)
                if found is not None:
                    return found
        _, last = self.latest(section)
        weak = self._no_person(last, alone=True) if last is not None and last.kind == "person" else None
        if weak is not None:
            return weak
        quoted = {who for _, where, who in self.spoken[-_LAST_QUOTED:] if where == section}
        bodies = {who for who in quoted if who.kind == "organisation"}
        return bodies.pop() if len(bodies) == 1 else None

    def _body_named(self, m: re.Match[str]) -> Entity | None:
        """The organisation that opens a sentence: no person, and of two words or named elsewhere too."""
        entity, decided = self._person_within(m, alone=True)
        if decided:
            return entity
        name = m["name"]
        if common_word(name.split()[0].lower()) or " and the " in name or name in spellings_in_text():
            return None
        if " " not in name and name not in self._capitals_within:
            return None
        return self.people.other("organisation", name)

    def _person_within(self, m: re.Match[str], alone: bool) -> tuple[Entity | None, bool]:
        """The body that a sentence opens with, where it was taken for a person; whether a person's name is
        there at all."""
        for seen in self.people.ahead(m.start("name"), 2):
            if seen.start < m.end("name") and seen.entity is not None and seen.entity.strong:
                whole = seen.start == m.start("name") and seen.end == m.end("name")
                return self._no_person(seen.entity, alone) if whole else None, True
        return None, False

    @found_once
    def _spoken_for(self) -> frozenset[str]:
        """What has somebody to speak for it, "an [Arlo] spokeswoman": read once, however many ask."""
        names = (m[1].split(" ") for m in _SPOKEN_FOR.finditer(self.text))
        return frozenset(" ".join(words[k:]) for words in names for k in range(len(words)))

    @found_once
    def _capitals_within(self) -> frozenset[str]:
        """The words that have a capital within a sentence: read once, however many ask."""
        return frozenset(without_possessive(m[1]) for m in _CAPITAL_WITHIN.finditer(self.text))

    def _organisation_said(self, number: int, section: int) -> Entity | None:
        """The organisation that a sentence names last, as who said it: "Lines moved, [Dover County] said"."""
        start = self.start_of(number)
        end = self.end_of(number)
        for m in SAID_LAST.finditer(self.text, max(start, end - 2 * _LONGEST_OPENING), end):
            at, name = m.start("name"), m["name"]
            person = any(seen.start < m.end("name") for seen in self.people.ahead(at, 1))
            if m["verb"] in SPEAKING_VERBS and not person and self.people.section_at(at) == section:
                return self.people.other("organisation", name)
        return None

    def _organisation_did(self, number: int, section: int) -> Entity | None:
        """The organisation that did what a sentence tells in the passive: "It was shut by [Ash Council]"."""
        start = self.start_of(number)
        m = DONE_BY.search(self.text, start, min(self.end_of(number), start + 2 * _LONGEST_OPENING))
        if m is None or self.people.section_at(m.start("name")) != section:
            return None
        if self._person_within(m, alone=False)[1] or not organisation_like(m["name"]):
            return None
        made = not _MADE.isdisjoint(m[0].split())  # "The book was put out by Elm Press. It says"
        return None if made else self.people.other("organisation", m["name"])

    def _organisation_opens(
        self, number: int, section: int, several: bool = False, until: int | None = None
    ) -> Entity | None:
        """The organisation that is the subject of a sentence and opens it: "[The Echo] makes light of it";
        its verb stands before ``until``, not as in "Iraq, they said, was"."""
        start = self.start_of(number)
        m = OPENING_SUBJECT.match(self.text, start, min(start + _LONGEST_OPENING, until or len(self.text)))
        if m is None or not _acts(m, several) or self.people.section_at(m.start("name")) != section:
            return None
        name = m["name"]
        spelt = self.people.spelt_out(name) if name.isupper() and name.isalpha() else None
        if spelt is not None or name in spellings_in_text():
            return self.people.other("organisation", spelt or name)  # "[Sinn Féin] confirmed it. They said"
        itself = self.text.startswith(_ITSELF, m.end("verb"))  # "Arlo said it would"
        entity, decided = self._person_within(m, alone=itself or m["kind"] is not None)
        if decided:
            return entity
        body = itself or m["kind"] or m["own"] or self._is_body(name, m["article"], m["verb"] in _OF_SEVERAL)
        return self.people.other("organisation", name) if body and not _are_others(name) else None

    def _is_body(self, name: str, article: str | None, several: bool) -> bool:
        """Whether a name that a sentence opens with is a body's, by its form, or as it does something as
        ``several``: "[Ash Water] have denied it"."""
        if article is not None and " " not in article.rstrip():  # not "the super PACs"
            return True
        if several and " and " not in name and not common_plural(name.split()[-1].lower()):
            return True
        if without_possessive(name).lower() in CAPITALS_SPEAKING:
            return False
        owned = name.endswith(("'s", "’s"))  # "Lloyd's denied it"
        return owned or organisation_like(name) or organisation_word(name) or name in self._spoken_for

    def _no_person(self, entity: Entity, alone: bool) -> Entity | None:
        """Somebody whom only their speaking made a person, and who is taken up as a body: "[Ash Bay Water]
        says it is safe. The company said"; ``alone``: a name of one word may be a body's too."""
        titled = any(seen.name.strong for seen in self.people.places[entity])
        short = len(entity.words) < (1 if alone else 2)  # (a handle has none)
        if titled or short or is_given(entity.words[0]) or described(self.people, entity).roles:
            return None
        entity.kind = "organisation"
        return entity

    def _opening_pronoun(self, at: int, section: int, gender: str) -> int | None:
        """The nearest earlier "He ..." that opens a sentence, at most two sentences back."""
        here = self.sentence(at)
        for number in range(here, max(-1, here - 3), -1):
            m = self._opening(number)
            if m is not None and m.start(1) < at and SINGULAR[m.group(1).lower()] == gender:
                return m.start(1) if self.people.section_at(m.start(1)) == section else None
        return None

    def _nearest(self, at: int, section: int, gender: str) -> Entity | None:
        ahead = self._named_ahead(at, gender)
        if ahead is not None:
            return ahead
        here = self.sentence(at)
        told = self._told(at) or self._asker(here - 1, at) or self.answered(at, section)
        asks = self._questioner(here - 1, at)
        others = {told, asks, *self._spoken_about(at), *self._met_first(at)} - {None}
        best: Entity | Seen | None
        best, best_score = self._likeliest_named(at, section, gender, others)
        if best_score == _SURE:
            return self._whose(best)
        spoke, score = self._likeliest_speaker(at, section, gender, others)
        if spoke is not None and score > best_score:
            best, best_score = spoke, score
        opening = self._opening_pronoun(at, section, gender)
        if opening is not None:
            same = self.known.get(opening)
            score = _SPOKE - _DECAY * (here - self.sentence(opening)) + 1.0
            if same is not None and same not in others and score > best_score:
                best, best_score = same, score
        return self._whose(best)

    def _named_ahead(self, at: int, gender: str) -> Entity | None:
        """Who acts in a sentence that begins with what they say: "In what [she] called “a mess”, Ann Lee
        lost"."""
        here = self.sentence(at)
        first, *rest = self.text[self.start_of(here) : at].split() or ("",)
        if rest[-1:] != ["what"] or not TAGS.get(first.lower(), 0) & PREP or not "".join(rest).islower():
            return None
        ahead = (seen for seen in self.people.ahead(at, _NAMES_AHEAD) if seen.start < self.end_of(here))
        acts = (seen.entity for seen in ahead if not seen.quoted and self.subjecthood(seen) >= _ACTS)
        return next((one for one in acts if one is not None and suits(one, gender)), None)

    def _likeliest_named(
        self, at: int, section: int, gender: str, not_meant: Collection[Entity | None]
    ) -> tuple[Seen | None, float]:
        """The name before a pronoun that it likeliest stands for, and how likely: ``_SURE`` where it must."""
        best: Seen | None = None
        best_score = _TOO_FAR
        here = self.sentence(at)
        by_others = self.text.endswith(_BY, 0, at)
        tells = not by_others and self._tells_of_others(here, at)
        within = _WITHIN * (self.text.endswith(" what ", 0, at) and self._opens_with_a_subject(here, at))
        for seen in self.people.behind(at, _LOOK_BACK):
            if seen.section != section:
                break
            number = self.sentence(seen.start)
            if number == here and (by_others or (tells and _ACTS <= self.subjecthood(seen) < _SPEAKS)):
                continue
            if seen.entity in not_meant:
                continue
            if _LIKE + _SUBJECT_AT_MOST - _DECAY * (here - number) < best_score:
                break  # nobody named before outweighs who is found
            score = self._likely(seen, at, number, gender, within)
            if score is not None and self._is_meant(seen, at, here - number):
                return seen, _SURE
            if score is not None and score > best_score:
                best, best_score = seen, score
        return best, best_score

    def _likeliest_speaker(
        self, at: int, section: int, gender: str, not_meant: Collection[Entity | None]
    ) -> tuple[Entity | None, float]:
        """Who of those quoted last a pronoun likeliest is, and how likely."""
        best: Entity | None = None
        best_score = _TOO_FAR
        here = self.sentence(at)
        adds = _GOES_ON * (ADDS.match(self.text, at) is not None and not self._is_told_of_last())
        for place, where, entity in reversed(self.spoken[-6:]):
            if where != section:
                break
            if place >= at or entity in not_meant or not suits(entity, gender):
                continue
            score = _SPOKE - _DECAY * (here - self.sentence(place)) + _likeness(entity, gender) + adds
            adds = 0.0
            if score > best_score:
                best, best_score = entity, score
        return best, best_score

    def _opens_with_a_subject(self, number: int, at: int) -> bool:
        """Whether a sentence opens with its subject, no "he": "Bakers met Ann Lee over what", not "In a note
        to Ann Lee about what"."""
        first = self.text[self.start_of(number) : at].split(maxsplit=1)[:1]
        leads = TAGS.get("".join(first).lower(), 0) & (PREP | SUB | PART | ING)
        return self._opening(number) is None and not leads

    def _is_told_of_last(self) -> bool:
        """Whether somebody else tells what whoever was quoted last said: "Ray denied [Lee] called it"."""
        place = self.spoken[-1][0] if self.spoken else 0
        before = self.text[self.start_of(self.sentence(place)) : place].split()[-3:]
        if before[-1:] == ["that"]:
            before.pop()
        return len(before) > 1 and before[-1] in SPEAKING_VERBS and before[-2][-1] not in _QUOTE_ENDS

    def _whose(self, found: Entity | Seen | None) -> Entity | None:
        """Who bears a name, from now on where nobody did; or who was found without one."""
        if isinstance(found, Seen):
            return found.entity or self.people.make(found)
        return found

    def _likely(self, seen: Seen, at: int, number: int, gender: str, within: float) -> float | None:
        """How likely a pronoun at a place is the name in sentence ``number``, of nobody known or of somebody,
        which counts so much more ``within`` the same; None: not at all."""
        here = self.sentence(at)
        if seen.entity is None and here - number < 2 and not seen.quoted:
            self._name_by_now(seen)
        if seen.entity is None:
            return self._weigh_alone(seen, at, here - number) if here - number < 2 else None
        score = self._weigh(seen, number, here, gender)
        return score if score is None or number < here else score + within

    def _name_by_now(self, seen: Seen) -> None:
        """Give a surname that opens its sentence and acts there to whoever has spoken by it since all names
        were given: "[Lee] says it is late. [Lee] left. He said"."""
        named = self.people.by_surname.get(plain(seen.name.words[0]), ())
        one = named[0] if len(seen.name.words) == len(named) == 1 else None
        if one is None or self.subjecthood(seen) < OPENS_AND_ACTS:
            return
        one.strong = one.strong or any(who is one for _, _, who in self.spoken)
        if one.strong:
            self.people.assign(seen, one)

    def _weigh_alone(self, seen: Seen, at: int, back: int) -> float | None:
        """How likely a pronoun at a place so many sentences on is a surname of nobody known that opens its
        sentence and does something there: "[Lee] has had a bad year. On Monday he said"; None: not at all."""
        word = seen.name.words[0]
        if len(seen.name.words) > 1 or seen.quoted or seen.role != "prose":
            return None
        leads = self._opens_clause(seen, at)
        if not leads and (self._start_of(seen) != seen.start or self.subjecthood(seen) < OPENS_AND_ACTS):
            return None
        low = plain(word)
        if low in self.people.by_given or word in spellings_in_text() or is_a_body(self.people, seen, low):
            return None
        number = self.sentence(seen.start)
        rest = self.text[seen.end : self.end_of(number)].rstrip()
        verb = "".join(rest.split()[:1])
        noted = rest[-1:] in _ENDS_A_NOTE or verb in SPEAKING_VERBS or TAGS.get(verb, 0) & AUX
        short = rest.count(" ") <= _SHORT_NOTE and noted
        if word not in self._capitals_within and (not short or common_word(low) or guess(low)):
            return None  # "[Water] came in", but "[Lee] is up."
        if any(f" {before} {word}" in self.text for before in _AT):
            return None  # "[Ash] has no mill", where "in Ash" is printed
        return _UNKNOWN + _INTRODUCED * (short or not back) - _DECAY * back + self.subjecthood(seen)

    def _met_first(self, at: int) -> Iterator[Entity | None]:
        """Whom the pronoun at a place does something to as its sentence opens."""
        if self.text.endswith(", ", 0, at):
            for seen in self.people.behind(at, _NAMES_AHEAD):
                if self.is_met_first(seen, at):
                    yield seen.entity

    def is_met_first(self, seen: Seen, at: int) -> bool:
        """Whether a name is of somebody to whom the pronoun at a place does something as its sentence opens,
        or the other way round, or of whom they are asked: "Agreeing with [Ann Lee], he said", "Joined by [Ann
        Lee], she said", "Asked if [Ann Lee] won, she said"; not "According to [Ann Lee], it is, she said"."""
        start = self.start_of(self.sentence(at))
        if (
            seen.start < start
            or not self.text.endswith(", ", 0, at)
            or self.text.startswith(_ACCORDING, start)
        ):
            return False
        first, *rest = self.text[start : seen.start].lower().split()[:_LONGEST_MEETING] or ("",)
        tags = TAGS.get(first) or guess(first)
        if first in _ASKED_WHAT or (first == "when" and rest and rest[0] in _ASKED_WHAT):
            return True
        if not tags & ING and not (tags & PART and rest[:1] == ["by"]):
            return False
        return _JOIN_CLAUSES.isdisjoint(rest) and not any(TAGS.get(word, 0) & (FINITE | SUB) for word in rest)

    def _told(self, at: int) -> Entity | None:
        """Whom the pronoun's own verb is about, so that it is somebody else: "he told [Ann Lee]"."""
        for seen in self.people.ahead(at, 1):
            start = _start_with_role(seen)
            near = start - at < _BEFORE
            if near and PRONOUNS_OWN_VERB.fullmatch(self.text, at, start) is not None:
                return seen.entity
        return None

    def _spoken_about(self, at: int) -> Iterator[Entity]:
        """Whom the words that end right before a pronoun name, and so somebody else says: "“[Lee] must go,”
        he said"; not "“I'm [Ann Lee],” she said", nor "“[Lee] supporters must go”"."""
        k = bisect_right(self.people.quoted, (at, 0)) - 1
        start, end = self.people.quoted[k] if k >= 0 else (0, 0)
        if not 0 < at - end <= _INDENT:
            return
        for seen in self.people.ahead(start, _NAMES_AHEAD):
            if seen.entity is None or seen.end > end:
                continue
            before = self.text[start : seen.start]
            behind = self.text[seen.end : end].split(" ", 2)
            supports = behind[0] == "" and behind[1:] and common_plural(behind[1].strip(",.!?"))
            own = INTRODUCES_ONESELF.search(before) or not _INNER_MARKS.isdisjoint(before)
            if not supports and not own:
                yield seen.entity

    def _asker(self, number: int, at: int) -> Entity | None:
        """Who asks the question that a sentence before a place is, and so does not answer it: "Why, [Ann Lee]
        asked, was Ray late?"."""
        start, end = self.start_of(max(0, number)), self.end_of(max(0, number))
        if number < 0 or self.text[max(0, end - _BEFORE) : end].rstrip()[-1:] != "?":
            return None
        for seen in self.people.behind(at, _NAMES_AHEAD):
            if start <= seen.start and self.text.startswith((" asked", " asks"), seen.end):
                return seen.entity
        return None

    def _questioner(self, number: int, at: int) -> Entity | None:
        """Who asks something in a sentence before a place, where another says what follows, unless that asks
        too: "[Ann Lee] asked about rents. “They fell,” she said"."""
        if number < 0 or "?" in self.text[self.start_of(number) : at]:
            return None
        end = self.end_of(number)
        for seen in self.people.ahead(self.start_of(number), _NAMES_AHEAD):
            if seen.end < end and not seen.quoted and ASKS_ABOUT.match(self.text, seen.end, end):
                return seen.entity if self.subjecthood(seen) >= _ACTS else None
        return None

    def answered(self, at: int, section: int) -> Entity | None:
        """Who was quoted in the sentence before a place, where a pronoun there answers them: "“No,” [he]
        replied", "“Did you row?” Ann Lee asked", "“I did,” [she] said"; not "Asked why, [he] replied", where
        who asked is not quoted."""
        place, other = self.latest(section)
        if other is None or self.sentence(place) != self.sentence(at) - 1 or not self.follows_a_quotation(at):
            return None
        reply = REPLIES.match(self.text, at)
        number = self.sentence(place)
        if reply is None:
            asks = ASKS_YOU.search(self.text, self.start_of(max(0, number - 1)), self.end_of(number))
            return other if asks and OF_ONESELF.match(self.text, self.end_of(number), at) else None
        if self.text.startswith(_PROMPTED, self.start_of(number + 1)):
            return None
        return None if self.text.startswith(_REPLIES_TO, reply.end()) else other

    def _is_meant(self, seen: Seen, at: int, back: int) -> bool:
        """Whether a pronoun surely means a name so many sentences back: "Nunn told [Ray] it was late. He
        replied", "Nunn urged [Ray] to go. He refused", "[Ray] was firm: He said"."""
        if back > 1:
            return False
        start = _start_with_role(seen)
        if self.text.endswith(_ASKED, 0, start):
            to_act = not self.text.endswith(_TOLD, 0, start) or self.text.startswith(" to ", seen.end)
            replies = REPLIES.match(self.text, at) or (to_act and COMPLIES.match(self.text, at))
            return bool(replies)
        acts = not back and self.subjecthood(seen) >= _ACTS
        return acts and (self.text.endswith(": ", 0, at) or self._opens_clause(seen, at))

    def told_before(self, at: int) -> Seen | None:
        """Where it is named whom somebody tells what a role replies to: "Nunn told [Ray], to which the clerk
        said"."""
        seen = self.people.last_before(at) if self.text.endswith(" to which ", 0, at) else None
        told = seen is not None and self.text.endswith(_ASKED, 0, _start_with_role(seen))
        return seen if told else None

    def _opens_clause(self, seen: Seen, at: int) -> bool:
        """Whether a name is the subject of a clause behind which its sentence goes on by the pronoun at a
        place: "Though [Ray] was late, he said"; not "When Ray called him, he said"."""
        lead = self.text[self.start_of(self.sentence(at)) : _start_with_role(seen)].split()
        if len(lead) != 1 or not TAGS.get(lead[0].lower(), 0) & SUB:
            return False
        pronoun = self.text[at : at + 3].split()[0]
        comma = self.text.find(f", {pronoun} ", seen.end, at + len(pronoun) + 1)
        return comma >= 0 and _OTHERS.isdisjoint(self.text[seen.end : comma].split())

    def _tells_of_others(self, number: int, at: int) -> bool:
        """Whether a pronoun behind a clause says what that tells of somebody named: "Ann Lee has failed,
        [she] claimed, adding"; not "After Ann Lee left, she said"."""
        aside = SAYS_ASIDE.match(self.text, at) if self.text.endswith(", ", 0, at) else None
        return aside is not None and aside[1] in SPEAKING_VERBS and self._opens_with_a_subject(number, at)

    def _is_credited(self, seen: Seen) -> bool:
        """Whether a name is of who took a picture: "Photograph: [Ann Lee]", "([Ann Lee] / Echo)"."""
        text, at = self.text, seen.start
        if text.startswith(("/", " /"), seen.end):
            return True
        ends = text.endswith(_ENDS_OF_CREDIT, 0, at)
        return ends and _CREDIT_BEFORE.search(text, max(0, at - _LONGEST_CREDIT), at) is not None

    def _weigh(self, seen: Seen, number: int, here: int, gender: str) -> float | None:
        """How likely a pronoun in sentence ``here`` is the name in sentence ``number``; None: not at all."""
        entity = seen.entity
        if entity is None or not suits(entity, gender):
            return None
        if self._is_credited(seen):
            return None
        if not entity.strong:
            known = described(self.people, entity)
            if names_a_body(seen.name.words) or not (
                known.roles or known.parties or self._opens_as_somebody(seen)
            ):
                return None
        score = _likeness(entity, gender) - _DECAY * (here - number)
        if seen.quoted:
            score -= 3.0
        if seen.role in ("caption", "heading"):
            return score - 0.5
        if self.signs(seen):
            score -= _SIGNS  # "Ann Lee: Bob Ray is here.": who writes a turn is seldom "he" in it
        if seen.role == "byline" or (
            self._opens_paragraph(seen) and _REPORTS_FROM.match(self.text, seen.end)
        ):
            return score - 2.5 if self._is_told_of(seen) else None
        if number < here:
            m = self._opening(number)
            if m is not None and SINGULAR[m.group(1).lower()] == gender:
                score -= 1.5  # "She said Ann Lee ...": the subject is somebody else
        return score + self.subjecthood(seen)

    def _opens_as_somebody(self, seen: Seen) -> bool:
        """Whether an unknown name of two words, particles apart, or its surname opens a sentence and does
        something there, or is what it is about, and is like no organisation's: "[Anh Duc] has spoken",
        "Independent [Anh van Duc] has spoken", "For [Anh Duc], it was", "[Duc] left"."""
        whole = seen.name.words if seen.entity is None or len(seen.name.words) > 1 else seen.entity.words
        words = [word for word in whole if word.lower() not in PARTICLES]
        before = self.text[self._start_of(seen) : past_party(seen)]
        if len(words) != 2 or seen.quoted or before not in ("", "And ", "For "):
            return False
        if any(common_word(word.lower()) for word in words):
            return False
        return self.subjecthood(seen) >= OPENS_AND_ACTS

    def _start_of(self, seen: Seen) -> int:
        """Where the sentence of a name begins, blanks apart."""
        start = seen.stretch.sentence_start(seen.start + 1)
        return start + len(self.text[start : seen.start]) - len(self.text[start : seen.start].lstrip())

    def only_reports(self, seen: Seen) -> bool:
        """Whether a name only says who reports or took a picture, so that nobody means them by "he"."""
        if seen.role == "byline":
            return not self._is_told_of(seen)
        return self._is_credited(seen)

    def signs(self, seen: Seen) -> bool:
        """Whether a name with a colon opens its paragraph: "[Ann Lee]: Bob Ray is here."."""
        return self.text.startswith(": ", seen.end) and self._opens_paragraph(seen)

    def _opens_paragraph(self, seen: Seen) -> bool:
        return self.text[seen.stretch.start : seen.start] in ("", "From ")

    def _is_told_of(self, seen: Seen) -> bool:
        """Whether a byline gives the office of somebody whom the text may be about; who only writes is never
        "he"."""
        passage = self.people.passage_at(seen.start)
        role = passage.byline_role if passage is not None else None
        return role is not None and is_office(self.text[slice(*role)])

    def says_something(self, seen: Seen) -> bool:
        """Whether a name is the subject of a verb of saying."""
        return self.subjecthood(seen) >= _SPEAKS

    def subjecthood(self, seen: Seen) -> float:
        """How much a name looks like the subject of its sentence."""
        if seen not in self.weights:
            name = _InSentence(seen)
            for _, rule in _RULES:
                score = rule(name)
                if score is not None:
                    self.weights[seen] = score
                    break
        return self.weights[seen]

    def _opening(self, number: int) -> re.Match[str] | None:
        """The pronoun that opens a sentence; blanks before a sentence are read once, however many ask."""
        if number not in self.openings:
            self.openings[number] = OPENING_PRONOUN.match(self.text, self.start_of(number))
        return self.openings[number]

    def follows_a_quotation(self, at: int) -> bool:
        """Whether a quotation, or a clause, ends right before a place: "“No,” [they] said"."""
        return self.text[max(0, at - 2) : at].rstrip()[-1:] in _ENDS_A_QUOTATION

    def sentence(self, at: int) -> int:
        """The number of the sentence; what ends inside a quotation ends no sentence of the text around it."""
        return bisect_right(self._bounds[1], at)

    def end_of(self, number: int) -> int:
        """Where a sentence ends."""
        ends = self._bounds[1]
        return ends[number] if number < len(ends) else len(self.text)

    def start_of(self, number: int) -> int:
        """Where a sentence begins."""
        starts = self._bounds[0]
        return starts[number] if number < len(starts) else len(self.text)

    @found_once
    def _bounds(self) -> tuple[list[int], list[int]]:
        """Where each sentence begins and ends: what stands between two passages belongs to none."""
        starts: list[int] = []
        ends: list[int] = []
        text = self.text
        quotes = iter((*self.people.quoted, (len(text), 0)))
        start, end, quoted_to = *next(quotes), 0
        for stretch in self.stretches:
            starts.append(
                stretch.start + 2 if text[stretch.start : stretch.start + 1] in BULLETS else stretch.start
            )
            for at in stretch.sentence_starts:
                while start < at:
                    quoted_to = end
                    start, end = next(quotes)
                if at >= quoted_to:
                    ends.append(at)
                    starts.append(at)
            ends.append(stretch.end)
        return starts, ends


class _InSentence:
    """A name, with what stands before it in its sentence."""

    __slots__ = ("before", "seen", "start", "word")

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.start = _start_with_role(seen)  # where the name begins, with the role before it
        self.before = seen.stretch.before(self.start, _BEFORE).split()  # words before it, an article apart
        if len(self.before) > 1 and self.before[-1].lower() in _ARTICLES:
            self.before.pop()
        self.word = self.before[-1].rstrip(",").lower() if self.before else ""  # the last in small letters

    def after(self, pattern: re.Pattern[str], reach: int) -> bool:
        """Whether what stands before the name, so many characters, ends as the pattern does."""
        return pattern.search(self.seen.stretch.before(self.start, reach)) is not None


def _put_first(name: _InSentence) -> float | None:
    return _ABOUT if name.word in ("was", "is") and name.before[-2:-1] in (["it"], ["It"]) else None


def _possessor(name: _InSentence) -> float | None:
    seen = name.seen
    return _OWNS if seen.name.possessive and owns(seen.stretch, seen.end) else None


def _topic(name: _InSentence) -> float | None:
    word, before = name.word, name.before
    fronted = before[-1:] == ["For"] or (word == "for" and before[-2:-1] in (["as"], ["As"]))
    return _ABOUT if fronted else None


def _after_its_verb(name: _InSentence) -> float | None:
    if name.word not in SPEAKING_VERBS or _is_of_a_clause(name):
        return None
    return _SPEAKS if len(name.before) < 2 or name.before[-2][-1] in _QUOTE_ENDS else None


def _is_of_a_clause(name: _InSentence) -> bool:
    """Whether a name behind a verb of saying is whom that tells of: "Ray is up, says [Ann Lee] is late"."""
    beside = name.seen.stretch.source[name.seen.end : name.seen.end + 1]
    if beside != " " or not name.before[:-1] or name.before[-2][-1] != ",":
        return False
    m = VERB_AFTER[0].match(name.seen.stretch.source, name.seen.end, name.seen.stretch.end)
    return m is not None and (TAGS.get(m[1], 0) & AUX > 0 or is_verb(m[1]))


def _replies(name: _InSentence) -> float | None:
    """Whoever had the last word."""
    if name.word != "which" or name.before[-2:-1] != ["to"]:
        return None
    m = name.seen.stretch.match(VERB_AFTER[0], name.seen.end)
    return _SUBJECT_AT_MOST if m is not None and m[1] in SPEAKING_VERBS else None


def _according_to(name: _InSentence) -> float | None:
    return _SPEAKS if name.word == "to" and name.before[-2:-1] in (["according"], ["According"]) else None


def _asked(name: _InSentence) -> float | None:
    """Whoever is asked will answer: "asked [Ann Lee] why", "asks for [Ann Lee]'s view"."""
    if name.seen.name.possessive:
        return _ANSWERS if name.word == "for" and name.before[-2:-1] and name.before[-2] in _ASKING else None
    return _ANSWERS if name.word in _ASKING else None


def _interviewed(name: _InSentence) -> float | None:
    asked = name.word.endswith(ENDS_OF_INTERVIEWED) and name.after(INTERVIEWED, 40)
    return 1.2 if asked else None  # less than the subject of a verb


def _introduced(name: _InSentence) -> float | None:
    return _ABOUT if name.word.endswith(ENDS_OF_INTRODUCED) and name.after(INTRODUCED, 40) else None


def _is_agent(name: _InSentence) -> bool:
    """Whether a name behind "by" is of whoever does what is told in the passive: "was hit by [Ann Lee]"."""
    verb = name.before[-2].lower() if len(name.before) > 1 else ""
    passive = TAGS.get(verb, guess(verb)) & PART > 0
    return passive and not _IS.isdisjoint(map(str.lower, name.before[-5:-2]))


def _before_its_verb(name: _InSentence) -> float | None:
    word = name.word
    if word == "by" and _is_agent(name):
        return _AGENT
    governed = (word in _GOVERNS and name.before[-1][-1] != ",") or (
        word == "and" and name.after(JOINED_TO_NO_SUBJECT, _BEFORE)
    )
    score = _NO_SUBJECT if governed else _EMBEDDED if _embeds(word, name.before) else 0.0
    opens = not word or word[-1:] in ".!?:" or name.before[-1] == "And" or _behind_a_dateline(name)
    if name.seen.name.possessive:  # "Ann Lee's not here"
        return score + _ACTS * (not governed) + _OPENS * opens
    end = name.seen.end
    honour = name.seen.stretch.match(HONOURS, end)
    if honour is not None:  # "Ann Lee TD, the leader, has"
        end = honour.end()
    verb, speaks = _verb_behind(name.seen, end)
    if speaks:
        score += 1.3 if governed else _SPEAKS
    elif not verb:
        score += 0.0 if governed else _acts_past_aside(name, end, opens=opens)
    elif not governed:
        lead = word and name.before[-1][-1] == ","
        score += _ACTS + _AFTER_A_LEAD if lead else _ACTS
    elif word in _JOIN_CLAUSES:  # "The row began after [Ann Lee] left"
        score = _ACTS
    return score + _OPENS if opens else score


def _verb_behind(seen: Seen, end: int) -> tuple[str, bool]:
    """The verb that follows a name, past what commas set off, "" where none does; and whether it is one of
    saying."""
    set_off = "," in seen.stretch.source[end : end + _BEFORE]
    for pattern in VERB_AFTER if set_off else VERB_AFTER[:1]:
        follows = seen.stretch.match(pattern, end)
        if follows is None:
            continue
        verb, second = follows.groups()
        if verb in SPEAKING_VERBS or (verb in ("has", "had", "have") and second in SPEAKING_VERBS):
            return verb, True
        if is_verb(verb):
            return verb, False
    return "", False


def _acts_past_aside(name: _InSentence, end: int, *, opens: bool) -> float:
    """What a name scores that opens its sentence, or stands behind a comma, and has its verb past an aside
    that no comma sets off, or with another."""
    both = name.seen.stretch.match(ACTS_WITH_ANOTHER, end) if opens else None
    if both is not None and is_verb(both["verb"]):
        return _ACTS_WITH_ANOTHER
    verb = _verb_past_aside(name.seen, end) if opens or name.before[-1][-1] == "," else ""
    if verb in SPEAKING_VERBS:
        return _SPEAKS
    shouted = opens and name.seen.stretch.source[name.seen.start : end].isupper()  # "[ANN LEE] WINS"
    return _ACTS if verb or shouted else 0.0


def _verb_past_aside(seen: Seen, end: int) -> str:
    """The verb of a name past what no comma sets off: "[Ann Lee] during her visit to the county left", ""
    where none is."""
    m = seen.stretch.match(LOOSELY_SET, end)
    words = () if m is None else seen.stretch.source[m.end() : m.end() + _LONGEST_ASIDE].split()
    for before, word in pairwise(words):
        if not before[-1].isalnum() and not _is_shortened(before):
            return ""
        led = TAGS.get(before, 0) & (DET | POSS | PREP | CONJ)
        if not led and (word in SPEAKING_VERBS or TAGS.get(word, 0) & FINITE or word.endswith("ed")):
            return word
    return ""


def _is_shortened(word: str) -> bool:
    """Whether a point only shortens a word: "St.", "N.H."."""
    return word[:1].isupper() and word[-1] == "." and (len(word) <= _SHORTENED or "." in word[:-1])


def _behind_a_dateline(name: _InSentence) -> bool:
    """Whether where a report was sent from is all that stands before a name: "ASH, Kent - [Ann Lee] has"."""
    before = name.before
    opens = name.word in _DASHES and name.start - name.seen.stretch.start < _BEFORE
    return opens and len(before) > 1 and before[0].isupper()


def _embeds(word: str, before: list[str]) -> bool:
    """Whether the word before a name begins an inner clause, "that", or "Ray denied"; not "the plan that [Ann
    Lee] likes", "So says [Ann Lee]"."""
    if word in SPEAKING_VERBS and len(before) > 1:
        return before[-2][:1].isupper() and before[-2].lower() not in FUNCTION_WORDS
    if word != "that":
        return word in ("whether", "if", "although", "because")
    tags = TAGS.get(before[-2], 0) if len(before) > 1 else 0
    return len(before) > 1 and (before[-2].endswith("ed") or (tags & SPOKEN > 0 and tags & FINITE > 0))


# How much the name in brackets looks like a subject. The first rule that can tell decides.
_RULES: Final[tuple[tuple[str, Callable[[_InSentence], float | None]], ...]] = (
    ("Bob Ray asked [Ann Lee] why", _asked),
    ("It was [Ann Lee]'s remark that hurt", _put_first),
    ("Marsh rejected [Ann Lee]'s plan", _possessor),
    ("As for [Ann Lee], a recount is near", _topic),
    ("“We won,” said [Ann Lee]", _after_its_verb),
    ("Bob Ray said no, to which [Ann Lee] replied", _replies),
    ("A vote is near, according to [Ann Lee]", _according_to),
    ("The Echo spoke to [Ann Lee]", _interviewed),
    ("It was the turn of [Ann Lee]", _introduced),
    ("[Ann Lee] also says", _before_its_verb),
)


def _start_with_role(seen: Seen) -> int:
    """Where a name begins with the role or the party right before it: "[Mayor Ann Lee]"."""
    role = role_of(seen)
    return role[0] if role is not None else past_party(seen)


def past_party(seen: Seen) -> int:
    """Where a name begins with the party right before it: "[Independent Ann Lee]", "[Lib Dem Ann Lee]"."""
    before = seen.stretch.before(seen.start, _PARTY_WITHIN).split(" ")[:-1]
    if not before or without_possessive(before[-1]) not in ends_of_spellings():
        return seen.start  # nearly every name
    ends = (" ".join(before[-2:]), " ".join(before[-1:]))
    spelt = next((words for words in ends if without_possessive(words) in spellings_in_text()), None)
    return seen.start if spelt is None else seen.start - len(spelt) - 1


def _are_others(name: str) -> bool:
    """Whether what a sentence opens with only points at somebody, "This group", leads up to them, or is
    several: "PACs"."""
    words = name.split()
    first = words[0].lower()
    if first in FUNCTION_WORDS and (words[-1].islower() or len(words) == 1):
        return True
    if TAGS.get(first, 0) & SUB:
        return True  # "Whilst Ash"
    return (name[:-1].isupper() and name[-1] == "s") or " and the " in name


def suits(entity: Entity, gender: str) -> bool:
    """Whether somebody can be "he" ("m"), "she" ("f")."""
    if entity.kind != "person" or entity.is_not == gender:
        return False
    return not entity.gender or entity.gender == gender or entity.is_of_either


def _likeness(entity: Entity, gender: str) -> float:
    return _LIKE if entity.gender == gender else _AGAINST if entity.gender else _UNLIKE


def is_verb(word: str) -> bool:
    """Whether a word after the subject of a sentence is its verb, regular or not: "cut", "fell", "makes"."""
    return _verb(word) or TAGS.get(word, 0) & FINITE > 0


def _acts(m: re.Match[str], several: bool = False) -> bool:
    """Whether a verb follows the name that opens a sentence: "[Wexair] has", "[Wexair] heads the list", not
    "[Wexair] sources have"; ``several``: or one of several, "[Ash Town] have"."""
    if several and m["verb"] in _OF_SEVERAL:
        return True
    noun = common_plural(m["verb"]) and m.string[m.end() : m.end() + 5].split(" ")[1:2]
    return is_verb(m["verb"]) and (not noun or noun[0] in _ARTICLES)


def _verb(word: str) -> bool:
    """Whether a word after a name looks like a verb in the third person or the past."""
    if word in _AUXILIARIES or word.endswith("ed") or (word[-1:] == "n" and word[:-1] in _AUXILIARIES):
        return True  # "hasn't"
    return word.endswith("s") and len(word) > 3 and NO_VERBS_IN_S.match(word) is None
