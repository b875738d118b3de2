"""Who is named in a document: entities, the places where their names stand, and ways to look them up."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, Literal

from rsdata.attribution.document import Document, Passage, Span
from rsdata.language.determiners import without_article, without_possessive
from rsdata.language.found_once import found_once
from rsdata.language.line_shapes import FINAL_MARKS
from rsdata.language.lines import Stretch
from rsdata.language.name_context import (
    acts,
    hangs_on_a_word,
    is_called_a_body,
    like_a_person,
    names_a_body,
    organisation_word,
)
from rsdata.language.names import (
    CAPITAL,
    COUNTRIES,
    GENERATIONS,
    KNIGHTHOODS,
    NAME_WORD,
    NICKNAME_MARKS,
    PARTICLES,
    PEERAGE,
    ROYAL,
    TITLES,
    Name,
    gender_of_name,
    is_given,
    is_of_either,
    same_given,
)
from rsdata.language.patterns import any_of, lazy
from rsdata.language.roles import Role
from rsdata.language.word_lists import tagged
from rsdata.model import PersonKind
from rsdata.reference import given_names, spellings_in_text
from rsdata.slugs import plain

_NAMESAKES: Final = 64  # of one surname: more are not looked at
_ALIKE: Final = 40  # people of whom one is meant, and names of each, looked at for their section
_JUST_NOW: Final = 160  # characters since somebody was named
_LENGTHEN: Final = tagged("endings of one organisation")
_LONGEST_INITIALS: Final = 2  # letters: "AJ Lee"
_ENDINGS: Final = frozenset(word.title() for word in _LENGTHEN)
_WORD_BEFORE: Final = re.compile(r"([\w'’-]+) $")
_LONGEST_WORD: Final = 40  # characters
# "the Guild of Dover Clerks [(GDC)]", and the name before it
_IN_SHORT: Final = lazy(rf"\((?:the )?({CAPITAL}{{2,7}})\)")
_SPELT_OUT: Final = lazy(rf"{NAME_WORD}(?: (?:(?:of|and|for|the|in|on) ){{0,2}}{NAME_WORD}){{1,7}} $")
_SHORTEST_MISPRINTED: Final = 7  # letters
_MOST_SURNAMES: Final = 1000  # looked through for one that is nearly another
_SHORTEST_INITIALS: Final = 3  # letters
_LONGEST_MIXED: Final = 5  # letters: "MoD"
_LOOKED_FOR: Final = 32  # names in one text, looked for one by one
_MOST_INITIALS: Final = 64  # of organisations in one text, looked for one by one
_OPENS_WITHIN: Final = 40  # characters from the start of a paragraph to what opens it
_LONGEST_HEADING: Final = 120  # characters
_OFTENER: Final = 3  # times as often as all others of a surname together
_LONGEST_SPELT: Final = 90  # characters
# "[clerk] of Ash Council"
_OF_A_PLACE: Final = lazy(r"([\w'’ -]+?) (?:of|for|at|to) ")
_ONE_HOLDS: Final = any_of(tagged("leaders and spokespeople") | tagged("offices of one holder"))
_OFFICE_OF: Final = lazy(rf"(?P<noun>{_ONE_HOLDS}) (?:of|for) (?:the )?(?P<of>[^,]+)")
_OWNED_OFFICE: Final = lazy(rf"['’]s ({_ONE_HOLDS})$")
_BEFORE_A_PLACE: Final = "against|between|from|in|into|on|of|to|with"
ROYAL_BEFORE: Final = tuple(f"{title} " for title in sorted(ROYAL))
_ARABIC_ARTICLES: Final = frozenset(("al-", "el-"))


class Entity:
    """Somebody: a person, an organisation, an unnamed role. Filled while the document is read; what a person
    is said to be, when it is asked for (``descriptions.described``)."""

    __slots__ = (
        "abroad", "description", "forms", "gender", "is_described", "is_not", "is_of_either", "kind",
        "known_party", "parties", "private", "roles", "roles_held", "strong", "surname", "title", "words",
    )  # fmt: skip

    def __init__(self, words: tuple[str, ...], kind: PersonKind = "person", title: str = "") -> None:
        self.words = words  # as names are compared, the surname last, save for a "jr"
        self.surname = surname_of(words)
        self.kind = kind
        self.title = title  # a title that stays: "lord"
        self.gender = TITLES.get(title, "")
        self.is_not = ""  # the gender they are not, where a pronoun tells it of a name that does not
        self.is_of_either = False  # the name may be of the other gender too, and nothing tells
        self.forms: dict[str, int] = {}  # each form of the name as printed -> words in it
        self.strong = False  # a person beyond doubt
        self.private = False  # known by the signature of a message alone
        self.roles: list[tuple[int, Role]] = []  # where, and what
        self.roles_held: dict[Role, None] = {}  # each of them once
        self.description: tuple[int, str] | None = None  # where first described, and how
        self.parties: dict[str, int] = {}  # party -> times it is said to be theirs
        self.abroad: set[frozenset[str]] = set()  # the words of parties abroad
        self.known_party: str | None = None  # from a ballot paper
        self.is_described = False

    @property
    def name(self) -> str:
        """The fullest form printed."""
        forms = self.forms
        return (
            max(forms, key=lambda form: (forms[form], len(form.rstrip("."))))
            if len(forms) > 1
            else next(iter(forms))
        )

    def describe(self, at: int, text: str) -> None:
        """Take a description, if it stands before the one known."""
        if self.description is None or at < self.description[0]:
            self.description = (at, text)

    def hold(self, at: int, role: Role) -> None:
        """Take down a role."""
        self.roles.append((at, role))
        self.roles_held[role] = None

    def tell_by_pronoun(self, gender: str) -> None:
        """Take the gender of a pronoun that stands for them, where the name leaves it open."""
        if self.is_of_either:
            self.tell_gender(gender)
        elif not self.gender:
            self.is_not = "f" if gender == "m" else "m"

    def tell_gender(self, gender: str) -> None:
        """Take a gender that the text tells, where it tells one."""
        if gender:
            self.gender, self.is_of_either = gender, False

    def of_party(self, party: str, weight: int = 1) -> None:
        """Count a party that the text gives."""
        self.parties[party] = self.parties.get(party, 0) + weight


class Seen:
    """A printed name: ``start``..``end`` with its courtesy title, ``bare`` where the name itself begins;
    ``stretch`` is what it is read with."""

    __slots__ = (
        "bare", "end", "entity", "is_settled", "name", "quoted", "role", "role_before", "section", "start",
        "stretch",
    )  # fmt: skip

    def __init__(self, name: Name, base: int, stretch: Stretch, section: int, role: str) -> None:
        """The offsets of ``name`` count from ``base``."""
        self.start = base + name.start
        self.bare = self.start if name.bare == name.start else base + name.bare  # (one number, not two)
        self.end = base + name.end
        self.name = name
        self.stretch = stretch
        self.section = section
        self.role = role  # of its passage
        self.quoted = False  # it stands inside a quotation
        self.entity: Entity | None = None
        self.is_settled = False  # it was theirs before anybody was asked for
        self.role_before: Span | Literal[False] | None = False  # False until it is read

    @property
    def opens(self) -> bool:
        """Whether the name opens its sentence."""
        return self.stretch.sentence_start(self.end) == self.start


def one_slip(one: str, other: str) -> bool:
    """Whether two long words differ in a letter too many, a letter for another or two that changed places;
    not in how they end: "Roberts" and "Robert"."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(shorter) < _SHORTEST_MISPRINTED - 1 or len(longer) - len(shorter) > 1 or longer[-1] != shorter[-1]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    a, b = longer[start:], shorter[start:]
    return a[1:] in (b, b[1:]) or (a[:2] == b[1::-1] and a[2:] == b[2:])


class NamedPeople:
    """Every printed name of a document in order of place, and who bears it; filled by ``gather``."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.given = given_names()
        self.quoted: list[Span] = []  # where somebody is quoted
        self.seen: list[Seen] = []
        self.starts: list[int] = []
        self.entities: list[Entity] = []
        # Where each is named. (Not kept with the entity, of which the name knows: a ring of objects stays in
        # memory until the collector comes round.)
        self.places: defaultdict[Entity, list[Seen]] = defaultdict(list)
        # ... where that was settled before anybody was asked for
        self.settled: defaultdict[Entity, list[Seen]] = defaultdict(list)
        self.by_surname: dict[str, list[Entity]] = {}  # all but readers, who keep to their section
        self.by_given: dict[str, list[Entity]] = {}
        # surname and section -> who, from where on; one alone, as nearly always, without a dictionary
        self._in_section: dict[tuple[str, int], tuple[Entity, int] | dict[Entity, int]] = {}
        # noun of a role that was asked for -> where, what, whose
        self.by_head: dict[str, list[tuple[int, Role, Entity]]] = {}
        self.senders: dict[Span, Entity] = {}
        self.known: list[Entity] = []
        self._ordinary: dict[str, bool] = {}  # words in small letters that were looked for
        self._misprints = 0  # ... that are nearly somebody's
        self._others: dict[tuple[str, str], Entity] = {}  # by kind and name
        self._offices: dict[str, set[str]] = {}  # office -> as printed with what it is of
        self._passage_starts = [p.start for p in document.passages]
        self._section_starts: dict[int, int] = {}
        for passage in document.passages:
            self._section_starts.setdefault(passage.section, passage.start)

    # -- making -------------------------------------------------------------------------------------------

    def new(self, words: tuple[str, ...], title: str = "", private: bool = False) -> Entity:
        """A person of that name: its words as names are compared."""
        entity = Entity(words, "person", title if title in PEERAGE else "")
        entity.private = private
        entity.gender = entity.gender or TITLES.get(title, "")
        self.entities.append(entity)
        if not private:
            self.by_surname.setdefault(entity.surname, []).append(entity)
            if entity.surname[:3] in _ARABIC_ARTICLES:  # "Assad", of Bashar al-Assad
                self.by_surname.setdefault(entity.surname[3:], []).append(entity)
            if len(words) > 1:
                self.by_given.setdefault(words[0].replace(".", ""), []).append(entity)
        if not entity.gender and (len(words) > 1 or is_given(words[0])):
            entity.gender = gender_of_name(words)
            entity.is_of_either = entity.gender != "" and is_of_either(words[0])
        return entity

    def make(self, seen: Seen) -> Entity:
        """Somebody new, of the name as printed here."""
        entity = self.new(key_of(seen.name.words), seen.name.title)
        self.assign(seen, entity)
        return entity

    def assign(self, seen: Seen, entity: Entity) -> None:
        """Let the name be theirs."""
        name = seen.name
        seen.entity = entity
        self.places[entity].append(seen)
        if name.nickname:
            self.by_given.setdefault(plain(name.nickname), [entity])
        if not entity.strong:
            entity.strong = name.strong or (
                like_a_person(seen.stretch, seen.start, seen.end) and not names_a_body(name.words)
            )
        if name.title:
            entity.tell_gender(TITLES.get(name.title, ""))
        self._name_in_section(entity, seen)
        size, whole = len(name.words), len(entity.words)
        longer = not entity.forms or ((size > 1 or entity.title) and size >= whole - 1)
        if longer or (whole == 1 and self.royal_title(seen)):
            entity.forms.setdefault(self._form(seen), size)

    def in_section(self, surname: str, section: int) -> Mapping[Entity, int]:
        """Who of that surname is named in a section, and where first."""
        here = self._in_section.get((surname, section), {})
        return here if isinstance(here, dict) else dict((here,))

    def _name_in_section(self, entity: Entity, seen: Seen) -> None:
        here = self._in_section.get(bearer := (entity.surname, seen.section))
        if isinstance(here, dict):
            here[entity] = min(seen.start, here.get(entity, seen.start))
        elif here is None or here[0] is entity:
            self._in_section[bearer] = entity, seen.start if here is None else min(seen.start, here[1])
        else:
            self._in_section[bearer] = dict((here, (entity, seen.start)))

    def _form(self, seen: Seen) -> str:
        """The name as printed, a nickname in marks left out: Juan "Chico" Ray is Juan Ray."""
        name = seen.name
        form = self.text[seen.bare : seen.end]
        if len(name.words) > 1:
            printed = form.split()
            last = printed[-1] != name.words[-1] and printed[-1] in name.words
            turned = last and len(printed) >= len(name.words)  # "LEE, Ann"
            form = " ".join(name.words if turned or not NICKNAME_MARKS.isdisjoint(form) else printed)
        elif not name.title and (royal := self.royal_title(seen)):
            return f"{royal} {form}"
        else:  # "[van der] Lee said", whom nobody calls by a first name
            before = self.text[max(0, seen.bare - _LONGEST_WORD) : seen.bare].split(" ")[:-1]
            while before and before[-1] in PARTICLES:
                form = f"{before.pop()} {form}"
        if form.isupper() and " " in form:
            form = " ".join(name.words)  # "MAYOR ANN LEE has"
        if name.title in PEERAGE:
            form = f"{name.title.title()} {form}"
        return form

    def royal_title(self, seen: Seen) -> str:
        """The title that stays before a first name alone, "" where none stands there: "[King] Charles"."""
        start = seen.start
        if not self.text.endswith(ROYAL_BEFORE, 0, start):
            return ""
        before = _WORD_BEFORE.search(self.text, max(0, start - _LONGEST_WORD), start)
        return before[1] if before is not None else ""

    def other(self, kind: PersonKind, printed: str) -> Entity:
        """The organisation or unnamed role of that name, without its article."""
        name = without_article(printed)
        short = name.isupper() or (len(name) <= _LONGEST_MIXED and name[-1:].isupper())
        if kind == "organisation" and short and name.isalpha():
            name = self.spelt_out(name) or name  # "The GDC"
        key = (kind, _alone(name) if kind == "organisation" else _by_office(name.lower()))
        entity = self._others.get(key)
        if entity is None:
            entity = self._others[key] = Entity((), kind)
            self.entities.append(entity)
            office = _OF_A_PLACE.match(name) if kind == "role" else None
            if office is not None:
                self._offices.setdefault(office[1].lower(), set()).add(name)
        if key[1] != name.lower() or not entity.forms:
            entity.forms.setdefault(name, len(name.split()))
        return entity

    def holder(self, account: str) -> Entity:
        """Whose an account is: "@Ann_Lee" is Ann Lee's, if the document knows her, "@ukip" the party's that
        it prints, else somebody's of whom it knows no more."""
        spelled = _letters(account)
        for form in (spelled, spelled.removesuffix("mp"), spelled.removeprefix("real")):
            if form in self._holders:
                return self._holders[form]
        if spelled in self._parties:
            return self.other("organisation", self._parties[spelled])
        return self.other("person", account)

    @found_once
    def _parties(self) -> dict[str, str]:
        """Parties that the text names in one word, by their letters."""
        words = {name for name in spellings_in_text() if name.isalpha() and name in self.text}
        printed = (name for name in words if re.search(rf"(?<![\w@#]){name}\b", self.text))
        return {_letters(name): name for name in sorted(printed)}

    @found_once
    def _holders(self) -> dict[str, Entity]:
        """Whose each account may be, by its letters."""
        holders: dict[str, Entity] = {}
        for entity in self.entities:
            words = entity.words
            if len(words) > 1:
                holders.setdefault(_letters("".join(words)), entity)
                holders.setdefault(_letters(words[0] + words[-1]), entity)
        return holders

    def with_place(self, office: str) -> str:
        """An office as it was asked for before, with what it is of: "clerk of Ash Council"."""
        longer = self._offices.get(office.lower(), ())
        return next(iter(longer)) if len(longer) == 1 else office

    def spelt_out(self, initials: str) -> str | None:
        """The name of the organisation that is called so in short, as brackets say, "the Guild of Dover
        Clerks (GDC)", or as its own initials do."""
        if initials not in self._abbreviations:
            if len(self._abbreviations) > _MOST_INITIALS:
                return None
            self._abbreviations[initials] = self._of_initials(initials)
        return self._abbreviations[initials]

    def _of_initials(self, initials: str) -> str | None:
        if len(initials) < _SHORTEST_INITIALS or initials in spellings_in_text():
            return None
        between = " (?:(?:of|and|for|the|on) ){0,2}" if initials.isupper() else " "  # "DfE"
        words = between.join(rf"{letter}[\w'’-]+" for letter in initials)
        found = {
            without_possessive(" ".join(m.split()))
            for m in re.findall(rf"(?<![\w'’-]){words}(?! {CAPITAL})", self.text)
        }
        return found.pop() if len(found) == 1 else None

    @found_once
    def _abbreviations(self) -> dict[str, str | None]:
        """What organisations are called in short, as far as it is known."""
        short: dict[str, str | None] = {}
        for m in _IN_SHORT.finditer(self.text):
            name = _SPELT_OUT.search(self.text, max(0, m.start() - _LONGEST_SPELT), m.start())
            words = name.group().split() if name is not None else []
            capitals = [i for i, word in enumerate(words) if word[0].isupper()]
            initials = "".join(words[i][0] for i in capitals)
            if initials.endswith(m[1]):
                short.setdefault(m[1], " ".join(words[capitals[-len(m[1])] :]))
        return short

    def misprinted(self, surname: str) -> Entity | None:
        """Whose surname is printed with a slip, once: the only one on the page whose whole name ends in one
        that is so near, "Ann Marlowe" of "Malrowe"."""
        if len(surname) < _SHORTEST_MISPRINTED or len(self.by_surname) > _MOST_SURNAMES:
            return None
        low = plain(surname)
        alike = (name for name in self.by_surname if name[:1] == low[:1] and one_slip(name, low))
        near = [entity for name in alike for entity in self.by_surname[name]]
        if len(near) != 1 or len(near[0].words) < 2 or not near[0].strong:
            return None
        self._misprints += 1
        return near[0] if self._misprints < _LOOKED_FOR and self.text.count(surname) == 1 else None

    def has_in_small(self, word: str) -> bool:
        """Whether a plural stands in small letters too, and so names nobody: "Libraries"."""
        return word.endswith("s") and f" {word.lower()}" in self.text

    def is_ordinary(self, word: str) -> bool:
        """Whether a word stands in small letters too; so many are looked for."""
        if len(self._ordinary) < _LOOKED_FOR and word not in self._ordinary:
            found = re.search(rf"(?<![\w'’-]){re.escape(word)}(?![\w'’-])", self.text)
            self._ordinary[word] = found is not None
        return self._ordinary.get(word, False)

    def is_a_country(self, word: str) -> bool:
        """Whether a word that is a given name too is a country here: "in [Israel]", beside Israel Lee."""
        if word.lower() not in COUNTRIES:
            return False
        return re.search(rf"\b(?:{_BEFORE_A_PLACE}) {re.escape(word)}\b(?! {CAPITAL})", self.text) is not None

    def is_a_bodys(self, name: str) -> bool:
        """Whether a name is an organisation's that the text prints in full, "Tolland Group", or says to be
        one, "the charity Tolland"."""
        return name in self._lengthened or name in self._called_bodies

    @found_once
    def _called_bodies(self) -> frozenset[str]:
        """The names, none with a given name, before which a noun says that they are organisations'."""
        return frozenset(
            self.text[seen.start : seen.end]
            for seen in self.seen
            if not (seen.name.strong or seen.name.title) and is_called_a_body(seen.stretch, seen.start)
        )

    @found_once
    def _lengthened(self) -> frozenset[str]:
        """The words behind which an ending of an organisation stands: read once, however many names ask."""
        text = self.text
        words: set[str] = set()
        for ending in (*(_ENDINGS & self.document.capitalised), "plc"):
            for m in re.finditer(ending, text):
                word = _WORD_BEFORE.search(text, max(0, m.start() - _LONGEST_WORD), m.start())
                if word is not None:
                    words.add(word[1])
        return frozenset(words)

    @found_once
    def printed_alone(self) -> frozenset[str]:
        """The names of one word, with title or without, as names are compared."""
        return frozenset([plain(seen.name.words[0]) for seen in self.seen if len(seen.name.words) == 1])

    @found_once
    def printed_within(self) -> frozenset[str]:
        """The names of one word that stand somewhere behind the first of a sentence."""
        alone = (seen for seen in self.seen if len(seen.name.words) == 1)
        return frozenset(seen.name.words[0] for seen in alone if not seen.opens)

    def body_of(self, name: str) -> Entity | None:
        """The organisation of a name, where somebody has asked for it before."""
        return self._others.get(("organisation", _alone(name)))

    # -- looking up ---------------------------------------------------------------------------------------

    def bearers(self, words: Sequence[str], title: str, section: int | None = None) -> list[Entity]:
        """Who may bear the name, on the page or in one section; of very many, the first."""
        last = plain(words[-1])
        known = self.by_surname.get(last) if section is None else self.in_section(last, section)
        if not known:
            return []
        if len(known) == 1 and len(words) == 1 and not title:
            (entity,) = known
            if entity.strong:
                return [entity]  # nearly everybody
        found = list(islice(known, _NAMESAKES))
        several = len(words) > 1
        if title or several:
            if title in PEERAGE:
                found = [entity for entity in found if entity.title == title]
            if several:
                found = [entity for entity in found if _ends_with(entity.words, words)]
            found = _of_gender(found, TITLES.get(title, ""))
        strong = [entity for entity in found if entity.strong]
        if not strong and len(words) == 1 and not title and organisation_word(words[0]):
            return strong  # "Canada" is not "Statistics Canada"
        return strong or found

    def bearer(self, seen: Seen, trail: Sequence[Seen] = ()) -> Entity | None:
        """Who bears a surname here: the only one in the section or on the page, else whom it is about.

        ``trail``: where those of that surname were named before, in order.
        """
        name = seen.name
        words = name.words
        if name.title in KNIGHTHOODS and len(words) == 1:
            named = self.by_given.get(plain(words[0]), ())
            if len(named) == 1:
                return named[0]
        here = self.bearers(words, name.title, seen.section)
        if not here:
            here = self.bearers(words, name.title)
            return here[0] if len(here) == 1 else self._called_so_elsewhere(here[:_ALIKE])
        return here[0] if len(here) == 1 else self._namesake(seen, here, trail)

    def _called_so_elsewhere(self, some: Sequence[Entity]) -> Entity | None:
        """Who of some of one surname is meant by it alone elsewhere, far oftener than the rest: "[Lee] says",
        where the other posts tell of Ann Lee as "Lee", and of her son as "Tim Lee"."""
        times = self._called_by_surname.get(some[0].surname) if some else None
        if times is None:
            return None
        most = max(some, key=times.__getitem__)
        return most if times[most] > _OFTENER * sum(times[one] for one in some if one is not most) else None

    @found_once
    def _called_by_surname(self) -> dict[str, Counter[Entity]]:
        """How often a surname alone stands for each who bears it, in sections where nobody else does."""
        found: dict[str, Counter[Entity]] = {}
        for seen in self.seen:
            if len(seen.name.words) > 1 or seen.quoted:
                continue
            surname = plain(seen.name.words[0])
            here = self.in_section(surname, seen.section)
            if len(here) == 1:
                found.setdefault(surname, Counter()).update(here.keys())
        return found

    def only(self, some: Sequence[Entity], section: int) -> Entity | None:
        """The only one of some people who is named in the section, else the only one there is."""
        some = some[:_ALIKE]
        here = [e for e in some if any(seen.section == section for seen in self.places[e][:_ALIKE])]
        meant = here or some
        return meant[0] if len(meant) == 1 else None

    def _namesake(self, seen: Seen, here: list[Entity], trail: Sequence[Seen]) -> Entity:
        """Of several of that surname in this section, the one named just now, else the one named first.

        A namesake who is not what the text is about keeps the whole name: "Ann Lee" in a piece about Bob Lee.
        """
        alone = [entity for entity in here if len(entity.words) == 1]
        if len(alone) == 1 and not seen.name.title:
            return alone[0]  # "President Lee ... Ann Lee ... Lee said": whom no first name is printed of
        titled = [entity for entity in here if seen.name.title and self._is_titled(entity, seen.name.title)]
        if len(titled) == 1:
            return titled[0]  # "Bob Lee and Dr Ann Lee ... Dr Lee said"
        named = [one for one in trail[-_NAMESAKES:] if one.entity in here]
        last = named[-1] if named else None
        just_now = last is not None and seen.start - last.end < _JUST_NOW
        if last is not None and just_now and not hangs_on_a_word(last.stretch, last.start):
            return last.entity or here[0]
        first = self.in_section(here[0].surname, seen.section)
        topic = min(here, key=lambda entity: first[entity])
        # "Ann Lee left. ... Bob Lee said he would stay. ... Lee called it"
        if last is not None and last.entity is not None and last.entity.strong and not last.name.possessive:
            often = [one.entity for one in named]
            if acts(last.stretch, last.end) and often.count(last.entity) >= often.count(topic):
                return last.entity
        return topic

    def _is_titled(self, entity: Entity, title: str) -> bool:
        """Whether the whole name of somebody is printed with a title: "Dr Ann Lee"."""
        return any(s.name.title == title and len(s.name.words) > 1 for s in self.places[entity][:_ALIKE])

    def is_quoted(self, at: int) -> bool:
        """Whether a place is within somebody's words."""
        k = bisect_right(self.quoted, (at, len(self.text))) - 1
        return k >= 0 and at < self.quoted[k][1]

    def passage_at(self, at: int) -> Passage | None:
        """The passage of a place, or the last before it."""
        k = bisect_right(self._passage_starts, at) - 1
        return self.document.passages[k] if k >= 0 else None

    def heading_over(self, at: int) -> Passage | None:
        """The heading, printed among paragraphs, right above the paragraph that a place opens: what stands
        below it is of something else."""
        k = bisect_right(self._passage_starts, at) - 1
        if k < 1:
            return None
        heading, here = self.document.passages[k - 1 : k + 1]
        below = here.start + _OPENS_WITHIN > at and heading.section == here.section
        among = below and heading.end - heading.start <= _LONGEST_HEADING and heading.role == "prose"
        printed = self.text[heading.start : heading.end].rstrip("'’ ") if among else "."
        told = printed[-1:] in FINAL_MARKS or " " not in printed or "“" in printed or '"' in printed
        return None if told else heading

    def start_of_section(self, section: int) -> int:
        """Where a section begins."""
        return self._section_starts.get(section, len(self.text))

    def has_heading(self, section: int) -> bool:
        """Whether a section has a heading."""
        k = bisect_left(self._passage_starts, self.start_of_section(section))
        while k < len(self._passage_starts) and self.document.passages[k].section == section:
            if self.document.passages[k].role == "heading":
                return True
            k += 1
        return False

    def ahead(self, at: int, most: int) -> list[Seen]:
        """The next names from a place on, so many at most."""
        k = bisect_left(self.starts, at)
        return self.seen[k : k + most]

    def behind(self, at: int, most: int) -> Iterator[Seen]:
        """The last names before a place, so many at most, the nearest first."""
        k = bisect_left(self.starts, at)
        return reversed(self.seen[max(0, k - most) : k])

    def last_before(self, at: int) -> Seen | None:
        """The last name before a place."""
        k = bisect_left(self.starts, at)
        return self.seen[k - 1] if k else None

    def beginning_at(self, at: int) -> Seen | None:
        """The name that begins at a place."""
        k = bisect_left(self.starts, at)
        return self.seen[k] if self.starts[k : k + 1] == [at] else None

    def named_in(self, section: int) -> Iterator[Seen]:
        """The names in a section, in order of place."""
        k = bisect_left(self.starts, self.start_of_section(section))
        while k < len(self.seen) and self.seen[k].section == section:
            yield self.seen[k]
            k += 1

    def stretch_of(self, start: int, end: int) -> Stretch:
        """What a name is read with: its passage, or the name alone where it stands outside them."""
        k = bisect_right(self._passage_starts, start) - 1
        if k >= 0 and end <= self.document.passages[k].end:
            return self.document.stretches[k]
        return Stretch(self.text, start, end)

    def section_at(self, at: int) -> int:
        """The section of a place."""
        passage = self.passage_at(at)
        return passage.section if passage is not None else -1

    def section_start(self, at: int) -> int:
        """Where the section of a place begins."""
        return self._section_starts.get(self.section_at(at), 0)


def _alone(name: str) -> str:
    """The name of an organisation in small letters without a word that only lengthens it: "tolland group"."""
    words = name.lower().split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _LENGTHEN else words)


def _by_office(name: str) -> str:
    """The name of a role with what it is of before it, where one holds it: "dover council leader", of the
    leader of Dover council and of Dover council's leader."""
    office = _OFFICE_OF.fullmatch(name)
    return f"{office['of']} {office['noun']}" if office is not None else _OWNED_OFFICE.sub(r" \1", name)


def surname_of(words: Sequence[str]) -> str:
    """The last word of a name but for "jr" and its like."""
    if len(words) > 1 and words[-1] in GENERATIONS:
        return words[-2]
    return words[-1] if words else ""


def key_of(words: Sequence[str], suffix: str = "") -> tuple[str, ...]:
    """The words of a name as names are compared."""
    key = tuple([plain(word.rstrip(".")) for word in words])
    return (*key, suffix) if suffix else key


def without_title(text: str) -> tuple[str, tuple[str, ...], int]:
    """Title in lower case (the last of several), the words of the name, and where they begin."""
    words = text.split()
    title = ""
    at = 0
    while len(words) > 1 and (low := words[0].rstrip(".").lower()) in TITLES:
        title = low
        at = text.index(words[1], at + len(words.pop(0)))
    return title, tuple(words) or (text,), at


def given_first(title: str, words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The title and the words of a name in the order of speech, of one that may be printed surname first:
    "LEE, Ann May", "LEE Ann May"."""
    comma = next((k for k, word in enumerate(words) if word.endswith(",")), -1)
    last = comma if comma >= 0 else next((k for k, word in enumerate(words) if not _is_shouted(word)), 0) - 1
    if last < 0 or last + 1 >= len(words) or words[last + 1].rstrip(".").lower() in GENERATIONS:
        return title, words
    inner, given, _ = without_title(" ".join(words[last + 1 :]))
    surname = (word.rstrip(",") for word in words[: last + 1])
    return title or inner, (*given, *(word.title() if _is_shouted(word) else word for word in surname))


def _is_shouted(word: str) -> bool:
    """Whether a word is in capitals, and no initials."""
    return word.isupper() and len(word) > _LONGEST_INITIALS and "." not in word


def fits(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two whole names may be one: "chris lee" and "christopher lee"."""
    lows = tuple(map(plain, other))
    if tuple(words) == lows:
        return True
    return words[-1] == lows[-1] and len(words) > 1 and same_given(words[0], lows[0])


def _letters(word: str) -> str:
    low = word.lower()
    return low if low.isalpha() else "".join(c for c in low if c.isalpha())


def _of_gender(some: list[Entity], gender: str) -> list[Entity]:
    """Those of a gender, else those of whom it is not known: "Mr Lee" is Bob Lee rather than Xan Lee."""
    if not gender:
        return some
    return [one for one in some if one.gender == gender] or [
        one for one in some if not one.gender or one.is_of_either
    ]


def _ends_with(words: Sequence[str], tail: Sequence[str]) -> bool:
    lows = tuple(map(plain, tail))
    return tuple(words[-len(lows) :]) == lows or fits(words, lows)
