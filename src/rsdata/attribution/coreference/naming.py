"""From a document to its people: every printed name is given to somebody, whole names first.

Whole names make the people; a surname, with or without a title, is then whoever bears it. A name printed
in short ("Chris Lee") and in full ("Christopher Lee") is one person's where the surname is equal and nothing
tells against it. Readers who sign their messages keep to themselves: "Tim Lee in Dover" is not "Mr Lee".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from rsdata.attribution.coreference.entities import (
    Entity,
    NamedPeople,
    Seen,
    given_first,
    key_of,
    without_title,
)
from rsdata.attribution.coreference.merging import merged
from rsdata.attribution.coreference.senders import name_senders
from rsdata.attribution.document import Document, FoundQuote, KnownPerson, Span
from rsdata.language.common_nouns import POSSESSIVES, common_plural, common_word, organisation_like
from rsdata.language.lexicon import SPEAKING_VERBS, TAGS
from rsdata.language.lines import Line, Stretch, read_lines
from rsdata.language.name_context import (
    ALONE,
    CALLED,
    ENDS_OF_CALLING,
    FOLLOWING_PRONOUN,
    FROM_A_PLACE,
    NAMES_A_SEAT,
    OPENING_KINDS,
    STANDS_ALONE,
    WHO_SAYS,
    acts,
    among_places,
    are_initials_of_a_body,
    asks_will,
    declares,
    hangs_on_a_word,
    organisation_word,
    plausible_alone,
    says_of_itself,
    speaks,
)
from rsdata.language.names import (
    KIN,
    KNIGHTHOODS,
    PARTICLES,
    PEERAGE,
    ROYAL,
    TITLES,
    Name,
    is_given,
    listed_bodies,
    opens_with_given,
)
from rsdata.language.offices import ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.language.role_phrases import role_before
from rsdata.language.roles import NATIONS
from rsdata.language.unnamed_roles import roles_within
from rsdata.language.word_lists import tagged
from rsdata.reference import given_forms
from rsdata.slugs import plain

_PLACE: Final = attrgetter("start")
_LONGEST_STAMP: Final = 40  # characters apart from the passages in which nobody is named
_JOINS_TWO: Final = frozenset((" and ", " & "))
_JOINED_WITHIN: Final = max(map(len, _JOINS_TWO))  # characters
_KIN_WITHIN: Final = 30  # characters
_AFTER_ALONE: Final = frozenset((", ", " ("))
_OTHER: Final = {"m": "f", "f": "m"}
_PRONOUN_WITHIN: Final = 160  # characters
_BODY_WITHIN: Final = 40  # characters
_AGAINST: Final = frozenset(("v", "v.", "vs", "vs."))
_JOINS_HALVES: Final = _AGAINST | {"and", "&"}
# "The Daily [Bugle]", "The Sunday [Bugle]", "Vote [Leave]"
_BEGINS_A_BODY: Final = (
    ORGANISATION_NOUNS
    | tagged("days of the week")
    | tagged("first words of firms")
    | tagged("first words of a campaign")
)
_NAMES_OF_THEIR_OWN: Final = tagged("short forms that are names of their own")
_WITHIN_A_BODY: Final = tagged("small words within a body")
# What one may be, and not whose: "shop manager [Ann]", not "Bob's wife [Ann]"
_OWNED: Final = (",", "'s", "’s")
_OWNERS: Final = POSSESSIVES | {"whose"}
_HELD: Final = ROLE_NOUNS - KIN.keys()
_CALLED_SO: Final = ROLE_NOUNS | KIN.keys() | {""}
# "[Ann], a clerk at the port, said"
_BEFORE_APPOSED: Final = (", a ", ", an ")
_LONGEST_APPOSED: Final = 60  # characters
_OF_A_TITLE: Final = 2  # ordinary words with capitals before a name


def gather(document: Document, found: Sequence[FoundQuote]) -> NamedPeople:
    """Everybody named in the document."""
    people = NamedPeople(document)
    people.seen = _read(people)
    messages = {passage.message.body[0] for passage in document.passages if passage.message is not None}
    people.quoted = [(q.start, q.end) for q in found if q.parent is not None or q.start not in messages]
    _flag_quoted(people.seen, people.quoted)
    _whole_names(people)
    name_senders(people)
    people.seen.sort(key=_PLACE)
    people.starts = [seen.start for seen in people.seen]
    _known(people)
    _short_names(people)
    _tell_genders(people)
    for entity, named in people.places.items():
        if entity.kind == "person":
            people.settled[entity] = theirs = [seen for seen in named if seen.entity is entity]
            theirs.sort(key=_PLACE)
            for seen in theirs:
                seen.is_settled = True
    return people


def _read(people: NamedPeople) -> list[Seen]:
    """Every name in every passage. Names that the document marks as such are taken as they are."""
    document = people.document
    taken = sorted(
        [p.message.name for p in document.passages if p.message]
        + [p.byline_name for p in document.passages if p.byline_name]
        + [(k.start, k.end) for k in document.known]
        + listed_bodies(people.text)
    )
    taken_starts = [start for start, _ in taken]
    opening = OPENING_KINDS | {"Will"} if "Will " in people.text else OPENING_KINDS
    out: list[Seen] = []
    for passage, stretch in zip(document.passages, document.stretches, strict=True):
        section, role = passage.section, passage.role
        k = bisect_left(taken_starts, stretch.end)
        some_are_taken = k > 0 and taken[k - 1][1] > stretch.start
        for base, name in stretch.names:
            if some_are_taken:
                k = bisect_right(taken_starts, base + name.end - 1) - 1
                if k >= 0 and taken[k][1] > base + name.start:
                    continue
            words = name.words
            if words[0] in opening and len(words) > 1 and _only_leads_up(stretch, base, name):
                name = name.without(1)  # "Will [Lee] stand?", "Airline [Wexair] said"
            elif len(words) > _OF_A_TITLE + 1 and not name.strong:
                name = name.without(_of_a_title(people, name))
            out.append(Seen(name, base, stretch, section, role))
    out.extend(_marked(people))
    out.sort(key=_PLACE)
    return out


def _only_leads_up(stretch: Stretch, base: int, name: Name) -> bool:
    """Whether the first word of a name only asks, or opens its sentence with what an organisation is, and is
    not all of a body's name."""
    if name.words[0] == "Will":
        return asks_will(stretch, base + name.bare, base + name.end)
    start = base + name.start
    return not name.strong and stretch.sentence_start(start + 1) == start


def _of_a_title(people: NamedPeople, name: Name) -> int:
    """How many words of a title run on into a name, the last two ordinary words: "My Turn [Ann Lee]"."""
    k = next((k for k, word in enumerate(name.words[:-1]) if is_given(word)), 0)
    last = [word.lower() for word in name.words[max(0, k - _OF_A_TITLE) : k]]
    ordinary = (word not in PARTICLES and (word in TAGS or people.is_ordinary(word)) for word in last)
    return k if k >= _OF_A_TITLE and all(ordinary) else 0


def _marked(people: NamedPeople) -> Iterator[Seen]:
    """Names whose place the document gives: of correspondents and of known people."""
    document = people.document
    done: set[int] = set()
    for passage in document.passages:
        name = passage.byline_name
        if name:
            printed = document.text[slice(*name)].split(",")[0]
            if printed[:1] not in ("@", "#") and not organisation_like(printed):
                done.add(name[0])
                yield _whole(people, (name[0], name[0] + len(printed)), passage.section, "byline")
    for known in document.known:
        if known.start not in done:
            done.add(known.start)
            lead = people.passage_at(known.start)
            yield _whole(people, (known.start, known.end), lead.section if lead else 0, "prose")


def _whole(people: NamedPeople, span: Span, section: int, role: str) -> Seen:
    start, end = span
    title, words, offset = without_title(people.text[start:end])
    if role != "byline":
        title, words = given_first(title, words)
    name = Name(0, offset, end - start, title, words, strong=True)
    return Seen(name, start, people.stretch_of(start, end), section, role)


def _flag_quoted(seen: list[Seen], spans: Sequence[Span]) -> None:
    """Mark the names inside quotation marks."""
    starts = [one.start for one in seen]
    for start, end in spans:
        low = bisect_left(starts, start)
        for s in seen[low : bisect_left(starts, end, low)]:
            s.quoted = True


def _whole_names(people: NamedPeople) -> None:
    """Make the people: one for each whole name, the forms of one name put together."""
    forms: dict[tuple[str, ...], list[Seen]] = {}
    titled: list[Seen] = []
    surnames: set[str] = set()  # of those with a title: "Mrs Smith"
    for seen in people.seen:
        name = seen.name
        if len(name.words) == 1:
            if name.title:
                surnames.add(plain(name.words[0]))
            continue
        if not name.strong and _is_a_body_of_words(people, seen):
            continue
        if name.title not in PEERAGE and (name.strong or seen.role != "heading"):
            if name.title and name.title not in KNIGHTHOODS:
                titled.append(seen)
            else:
                forms.setdefault(key_of(name.words, name.suffix), []).append(seen)
    tails = {key[-2:] for key in forms if len(key) > 2}
    for seen in titled:  # "Mr Duncan Smith" has a given name, or a surname of two words
        key = key_of(seen.name.words, seen.name.suffix)
        given = opens_with_given(key) or (len(key) == 2 and key[-1] in surnames)  # "Mrs Smith" stands alone
        if key[-2:] not in tails and given:
            forms.setdefault(key, []).append(seen)
    for key, members in merged(forms, people.seen):
        entity = people.new(key)
        for seen in members:
            people.assign(seen, entity)
    _couples(people)
    _strengthen_namesakes(people)


def _is_a_body_of_words(people: NamedPeople, seen: Seen) -> bool:
    """Whether a name of several words, none a given name, is a body's: "Renew Wessex said it was", "The
    Wessex Champion said", "The Irish Blue Cross said"."""
    stretch = seen.stretch
    if says_of_itself(stretch, seen.start, seen.end) or people.is_a_bodys(people.text[seen.start : seen.end]):
        return True
    before = stretch.before(seen.start, _BODY_WITHIN).lower().split()
    if before[-1:] and before[-1] in NATIONS:
        del before[-1]
    if before[-1:] != ["the"] or any(map(is_given, seen.name.words)):
        return False  # "the Games Ann Lee opened"
    return speaks(stretch, seen.end) or stretch.match(STANDS_ALONE, seen.end) is not None


def _couples(people: NamedPeople) -> None:
    """Make two of a couple under one surname: "[Ann] and Bob Lee"."""
    for seen, other in pairwise(people.seen):
        if other.start - seen.end > _JOINED_WITHIN or seen.entity or not other.name.strong:
            continue
        if people.text[seen.end : other.start] not in _JOINS_TWO:
            continue
        words, whole = seen.name.words, other.name.words
        if len(words) > 1 or len(whole) != 2 or seen.name.title or other.entity is None:
            continue
        key = key_of((words[0], whole[1]))
        if is_given(words[0]) and key[0] not in people.by_given and key[0] not in people.by_surname:
            entity = people.new(key, seen.name.title)
            entity.forms[f"{words[0]} {whole[1]}"] = 2
            people.assign(seen, entity)
            entity.strong = True


def _strengthen_namesakes(people: NamedPeople) -> None:
    """Let a whole name beside somebody of its surname be a person's, where it is like one."""
    for namesakes in people.by_surname.values():
        if len(namesakes) > 1 and any(entity.strong for entity in namesakes):
            for entity in namesakes:
                entity.strong = entity.strong or _like_a_namesake(people, entity)


def _like_a_namesake(people: NamedPeople, entity: Entity) -> bool:
    """Whether a whole name in no list of given names is one beside another of its surname: "Dorie Lee", where
    "Michael Lee" is there too; not "Team Lee", nor "Weary Lee" at the head of a sentence."""
    first = entity.words[0]
    if first in TAGS or common_word(first) or not first.isalpha():
        return False
    return any(
        people.text[max(0, seen.start - 2) : seen.start].strip().isalpha() for seen in people.places[entity]
    )


def _known(people: NamedPeople) -> None:
    """Take in the known people. Two of one name on the papers of two parties are two."""
    at = {seen.start: seen for seen in people.seen} if people.document.known else {}
    namesakes: dict[tuple[tuple[str, ...], str], Entity] = {}
    for known in people.document.known:
        seen = at.get(known.start)
        entity = seen.entity if seen is not None else None
        if entity is None or entity.private:
            title, words, _ = without_title(known.name)
            title, words = given_first(title, words)
            entity = people.new(key_of(words), title)
            entity.forms[" ".join(words)] = len(words)
            if seen is not None:
                people.assign(seen, entity)
        elif seen and known.party_id and not _fits(entity, known.party_id):
            again = namesakes.get((entity.words, known.party_id))
            entity = again or people.new(entity.words)
            people.assign(seen, entity)
        entity.known_party = entity.known_party or known.party_id
        if entity.known_party:
            namesakes[entity.words, entity.known_party] = entity
        people.known.append(entity)


def admit(people: NamedPeople, known: Sequence[KnownPerson]) -> None:
    """Take in the known people when it is settled who speaks: whoever is there keeps their names."""
    at = {(seen.start, seen.end): seen for seen in people.seen}
    for person in known:
        span = (person.start, person.end)
        seen = at.get(span)
        if seen is None:
            seen = at[span] = _whole(people, span, people.section_at(person.start), "prose")
            people.seen.append(seen)
        key = key_of(seen.name.words)
        entity = seen.entity or _fitting(people, key, person.party_id)
        if entity is None and "," in person.name:  # "LEE, Ann", of whom the prose has "Ms Lee"
            entity = _fitting(people, key[-1:], person.party_id)
        if entity is None or not _fits(entity, person.party_id):
            entity = people.new(key, seen.name.title)
        if not entity.forms or entity.words != key:
            people.assign(seen, entity)
        seen.entity = entity
        entity.known_party = entity.known_party or person.party_id
        people.known.append(entity)
    people.seen.sort(key=_PLACE)
    people.starts = [seen.start for seen in people.seen]


def _fitting(people: NamedPeople, key: tuple[str, ...], party_id: str | None) -> Entity | None:
    """Who bears exactly this name and may be of this party."""
    bearers = people.bearers(key, "")
    return next((entity for entity in bearers if entity.words == key and _fits(entity, party_id)), None)


def _fits(entity: Entity, party_id: str | None) -> bool:
    """Whether somebody may be on the ballot paper for this party: two of one name for two parties are two."""
    return not entity.private and (None in (entity.known_party, party_id) or entity.known_party == party_id)


def _short_given_names(people: NamedPeople, rest: Sequence[Seen]) -> None:
    """Let a first name printed alone in short be that of the only one whom it can be short for: "Brad", of
    Bradley Lee."""
    forms = given_forms()
    alone = {seen.name.words[0] for seen in rest if len(seen.name.words) == 1}
    for low in sorted((forms.keys() & map(str.lower, alone)) - _NAMES_OF_THEIR_OWN):
        whole = forms[low] & people.by_given.keys()
        if len(whole) == 1 and low not in people.by_given and low not in people.by_surname:
            named = people.by_given[whole.pop()]
            if len(named) == 1:
                people.by_given[low] = named


def _named_apart(people: NamedPeople) -> None:
    """Make somebody of each whole name printed apart from the passages, where nobody has a name of it: a live
    page says on top who debates, and calls them by one name below."""
    end = 0
    apart: list[Line] = []
    for passage in people.document.passages:
        if passage.start - end > _LONGEST_STAMP:
            apart.extend(read_lines(people.text, end, passage.start))
        end = passage.end
    for name in [name for line in apart for _, name in line.names if len(name.words) > 1]:
        key = key_of(name.words, name.suffix)
        alone = key[-1] not in people.by_surname and key[0] not in people.by_given
        if alone and opens_with_given(key):
            people.new(key, name.title).forms[" ".join(name.words)] = len(name.words)


def _short_names(people: NamedPeople) -> None:
    """Give surnames, with title or without, to whoever bears them."""
    rest = [seen for seen in people.seen if seen.entity is None]
    _short_given_names(people, rest)
    _named_apart(people)
    by_surname = people.by_surname
    for seen in rest:
        name = seen.name
        named = by_surname.get(plain(name.words[-1]))
        if named is not None and (name.title or len(name.words) > 1 or not named[0].strong):
            named = people.bearers(name.words, name.title)
        if not named or (name.office and _is_told_apart(people, seen)):
            _only_short(people, seen)
    _give_surnames(people, rest)


def _give_surnames(people: NamedPeople, rest: Sequence[Seen]) -> None:
    """Give what is left of the names to whoever bears the surname, where somebody does."""
    by_surname = people.by_surname
    surnames = Counter([entity.surname for entity in people.entities])
    shared = {surname for surname, bearers in surnames.items() if bearers > 1}
    borne = surnames.keys() | by_surname.keys() | people.by_given.keys()
    kin = _kin_of_others(people) if shared else ()
    latest: dict[str, list[Seen]] = {}  # of a surname that several bear
    for seen in people.seen if shared else rest:
        entity = seen.entity
        if entity is None:
            name = seen.name
            last = plain(name.words[-1])
            if last not in borne:
                continue  # most of those that are left
            if not name.title and not name.office:
                named = by_surname.get(last, ())
                if not named and not people.in_section(last, seen.section):
                    if last in people.by_given:
                        _first_name(people, seen)
                    continue
                if not plausible_alone(seen.stretch, seen.bare, seen.end):
                    continue
                if NAMES_A_SEAT.match(people.text, seen.end):
                    continue
                if len(named) == 1 and len(name.words) == 1 and named[0].strong and last not in shared:
                    people.assign(seen, named[0])  # nearly everybody
                    continue
            entity = people.bearer(seen, latest.get(last, ()))
            if entity is None:
                continue
            people.assign(seen, entity)
        if entity.surname in shared and entity not in kin and not seen.quoted:
            latest.setdefault(entity.surname, []).append(seen)


def _tell_genders(people: NamedPeople) -> None:
    """Let the pronouns that follow a name of either gender tell whose it is."""
    for entity in [one for one in people.entities if one.is_of_either or not one.gender]:
        told = {"m": 0, "f": 0}
        for seen in people.places[entity]:
            if seen.quoted:
                continue
            k = bisect_right(people.starts, seen.start)
            end = people.starts[k] if k < len(people.starts) else len(people.text)
            end = min(end, seen.stretch.end, seen.end + _PRONOUN_WITHIN)
            m = FOLLOWING_PRONOUN.search(people.text, seen.end, end)
            further = m is None or people.text[seen.end : m.start()].partition(". ")[2].strip()
            if m is not None and not further and (seen.opens or acts(seen.stretch, seen.end)):
                told["m" if m[0].lower() == "he" else "f"] += 1
        if not entity.gender:
            for gender in told:
                if told[gender] > 1 and not told[_OTHER[gender]]:
                    entity.tell_by_pronoun(gender)
            continue
        usual, other = entity.gender, _OTHER[entity.gender]
        if told[usual] > told[other]:
            entity.tell_gender(usual)
        elif told[other] > told[usual] + 1:  # once may be somebody else
            entity.tell_gender(other)


def _is_told_apart(people: NamedPeople, seen: Seen) -> bool:
    """Whether an office and a surname come before the whole name of another in one paragraph: "[President
    Lee] came. He spoke of Ann Lee"."""
    bearers = people.bearers(seen.name.words, seen.name.title)
    first = next(iter(people.places[bearers[0]]), None) if len(bearers) == 1 else None
    later = first is not None and seen.end < first.start and first.stretch.start <= seen.start
    return later and not seen.quoted


def _kin_of_others(people: NamedPeople) -> set[Entity]:
    """Who comes in as the kin of somebody of their surname: who is called by it alone is the other: "Bob Lee
    came. His mother, [Ann Lee], wept. Lee said"."""
    shared = [namesakes for namesakes in people.by_surname.values() if len(namesakes) > 1]
    named = (people.places[entity][:1] for namesakes in shared for entity in namesakes)
    return {seen.entity for first in named for seen in first if seen.entity is not None and _kin(seen)}


def _first_name(people: NamedPeople, seen: Seen) -> None:
    """Give a first name alone to the only person of the page who bears it and does something."""
    word = seen.name.words[-1]
    named = people.by_given[plain(word)]
    if len(named) != 1 or seen.quoted or seen.role != "prose":
        return
    if organisation_word(word) or common_word(word.lower()):
        return
    if not named[0].strong and (len(named[0].words) > 2 or common_word(named[0].surname)):
        return  # "Harbour was busy" makes nobody of the Harbour Renewal Agreement
    if _speaks_after_all(seen) or acts(seen.stretch, seen.end):
        people.assign(seen, named[0])
        named[0].strong = True


def _only_short(people: NamedPeople, seen: Seen) -> None:
    """Make somebody of "Mr Lee", "President Lee", or "Lee said", whose whole name is printed nowhere."""
    name = seen.name
    low = plain(name.words[0])
    named = people.by_given.get(low, ())
    if named and _is_first_name(people, seen, low):
        return
    if name.title or name.office:
        if len(name.words) == 1 and _is_somebodys_first(people, seen, low):
            return
        before = seen.stretch.before(seen.start, _BODY_WITHIN).split() if name.office else []
        if before[-2:-1] in (["the"], ["The"]) or is_of_a_body(before):
            return  # "the General [Staff]", "the Royal College of General [Practitioners]"
    elif len(name.words) > 1 or _is_settled_alone(people, seen, low, named):
        return
    _make_surname(people, seen)


def _is_settled_alone(people: NamedPeople, seen: Seen, low: str, named: Sequence[Entity]) -> bool:
    """Whether it is settled who a name of one word, without a title, is, or that it is nobody; ``named`` bear
    it as their first name."""
    text, start, end = people.text, seen.start, seen.end
    before = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
    kin = _kin(seen) if not named and before.rstrip(",") in KIN else None
    if kin is not None:
        entity = people.make(seen)  # "Bob Lee and his wife, [Ann]"
        entity.strong = True
        entity.gender = entity.gender or KIN[kin]
        return True
    if seen.name.words[0].lower() in people.given and _introduced(seen):
        if len(named) == 1:
            people.assign(seen, named[0])
        return len(named) == 1
    if (
        before in ROYAL
        or (text[end : end + 2] in _AFTER_ALONE and ALONE.match(text, end) is not None)
        or (text.startswith((" from ", " in "), end) and _is_from_a_place(seen))
        or (before.endswith(ENDS_OF_CALLING) and _is_called(seen))
    ):  # "Prince [Hal]", "[Dan], 19, a student", "[Bev] from Ash said", "a man called [Bob]"
        people.make(seen).strong = True
        return True
    if low in people.given and (named or seen.quoted):
        return True
    return not (speaks(seen.stretch, end) or _speaks_after_all(seen)) or is_a_body(people, seen, low)


def _is_from_a_place(seen: Seen) -> bool:
    """Whether a given name alone opens a sentence and speaks, where its bearer is from between: "[Bev] from
    Ash said"."""
    m = seen.stretch.match(FROM_A_PLACE, seen.end)
    speaking = m is not None and m["verb"] in SPEAKING_VERBS
    return speaking and seen.opens and not seen.quoted and is_given(seen.name.words[0])


def _make_surname(people: NamedPeople, seen: Seen) -> None:
    """Make somebody of a surname alone."""
    name = seen.name
    whole = len(name.words) == 1 and not people.bearers(name.words, name.title)
    peer = people.bearers(name.words, "") if whole and name.title in PEERAGE else ()
    if len(peer) == 1 and len(peer[0].words) > 1 and peer[0].gender in ("", TITLES[name.title]):
        people.assign(seen, peer[0])  # "Lord Lee", of Bob Lee
        return
    meant = people.misprinted(name.words[0]) if whole and not seen.quoted else None
    if meant is not None and TITLES.get(name.title, "") in ("", meant.gender):
        people.assign(seen, meant)
        return
    entity = people.make(seen)
    entity.strong = True
    # a surname, told by no title: "[Oliver] said she", "Dr [Oliver]"
    entity.is_of_either = bool(entity.gender) and not TITLES.get(name.title)


def _is_somebodys_first(people: NamedPeople, seen: Seen, low: str) -> bool:
    """Whether the word behind a title is the first of a whole name: of a knight's, "Sir Roger", or of one
    whose surname stands first, "Ms Liu" of Liu Yan, who is given the name."""
    first = people.by_given.get(low, [])
    if seen.name.title in KNIGHTHOODS:
        return bool(first)
    gender = TITLES.get(seen.name.title, "")
    if not seen.name.title or len(first) != 1 or first[0].gender not in ("", gender):
        return False
    if first[0].surname in people.printed_alone:
        return False  # "Mr Howard" beside Howard Lee, whom "Mr Lee" names
    people.assign(seen, first[0])
    return True


def _is_called(seen: Seen) -> bool:
    """Whether a name alone is a first name, by what stands before it: "a man called [Bob]", "I met [Bob]",
    "His name is [Bob]"; not "The boat's name is [Hope]"."""
    word = seen.name.words[0]
    if seen.quoted or not is_given(word) or organisation_word(word):
        return False
    m = CALLED.search(seen.stretch.before(seen.start, _KIN_WITHIN))
    if m is None or (common_word(word.lower()) and " name" not in m[0]):
        return False
    return (m["whose"] or m["who"] or "") in _CALLED_SO


def is_a_body(people: NamedPeople, seen: Seen, low: str) -> bool:
    """Whether a name of one word that speaks is an organisation's, a place's or an ordinary word."""
    stretch = seen.stretch
    return (
        organisation_word(seen.name.words[0])
        or common_word(low)
        or low.endswith(("tion", "sion"))  # "Legislation published in May": no surname
        or low in ORGANISATION_NOUNS
        or _ends_an_organisation(seen)
        or says_of_itself(stretch, seen.start, seen.end)
        or declares(stretch, seen.start, seen.end)
        or among_places(stretch, seen.start)
        or _second_of_places(seen)
        or stretch.before(seen.start, 4).lower() == "the "
        or people.is_a_bodys(seen.name.words[0])
        or people.has_in_small(seen.name.words[0])
    )


def _is_first_name(people: NamedPeople, seen: Seen, low: str) -> bool:
    """Whether a word alone is somebody's first name, theirs from now on ("Prime Minister [Anthony]"), or when
    all surnames are given away ("[Adaeze] said")."""
    name = seen.name
    if len(name.words) > 1 or low in people.by_surname:
        return False
    named = people.by_given[low]
    if name.office and named[0].strong:
        people.assign(seen, named[0])
        return True
    return not name.office and not name.title and low not in people.given and len(named) == 1


def _speaks_after_all(seen: Seen) -> bool:
    """Whether a name that opens its sentence speaks past what is said of it: "[Lee], who often won, said"."""
    if seen.quoted or not seen.stretch.source.startswith(", who ", seen.end):
        return False
    m = seen.stretch.match(WHO_SAYS, seen.end)
    says = m is not None and m[1] in SPEAKING_VERBS
    return says and seen.opens


def _second_of_places(seen: Seen) -> bool:
    """Whether a name is the second that a role is for: "the MP for Dover and [Deal] said"."""
    joined = seen.stretch.source.endswith((" and ", " & "), seen.stretch.start, seen.start)
    return joined and hangs_on_a_word(seen.stretch, seen.start)


def _ends_an_organisation(seen: Seen) -> bool:
    """Whether a name is the rest of an organisation's, or where somebody is from: "The Daily [Bugle]
    reported", "Bev from [Ash] said"."""
    before = seen.stretch.before(seen.start, _BODY_WITHIN).split()
    if len(before) > 1 and before[-1] in ("from", "in"):
        return before[-2][0].isupper() and is_given(before[-2])
    return ends_a_body(before)


def ends_a_body(before: Sequence[str]) -> bool:
    """Whether the words before a name of one word make it the end of a body's: "The Daily [Bugle]", "HSE
    [West]", "Bank of [Ash]", "Mothers Against [Cruelty]", "Women's [Aid]"."""
    if is_second_half(before) or is_of_a_body(before):
        return True
    if not before or not before[-1][0].isupper():
        return False
    low = before[-1].lower()
    if len(before) > 1 and low in _WITHIN_A_BODY:
        return before[-2].istitle() and before[-2].isalpha()
    of_many = low.endswith(_OWNED[1:]) and common_plural(low[:-2])
    return bool(of_many) or low in _BEGINS_A_BODY or are_initials_of_a_body(before[-1])


def is_of_a_body(before: Sequence[str]) -> bool:
    """Whether the words before a name are a body's, and it is what that is of: "Bank of [Ash]", "Ministry of
    Foreign [Affairs]"."""
    before = before[:-1] if before[-1:] and before[-1].istitle() and before[-1].isalpha() else before
    hung = len(before) > 1 and before[-1] in ("of", "for")
    return hung and before[-2][0].isupper() and before[-2].lower() in ORGANISATION_NOUNS


def is_second_half(before: Sequence[str]) -> bool:
    """Whether the words before a name make it the second half of what bears both: "the ruling in Lee v [Ray]
    says", "Pollsters Lee and [Ray] said", "Barrow & [Ray] said"; not "Ann & [Bob] said"."""
    if len(before) < 2 or before[-1] not in _JOINS_HALVES:
        return False
    if before[-1] == "&":
        return before[-2][:1].isupper() and not is_given(before[-2])
    return before[-1] in _AGAINST or (len(before) > 2 and bool(common_plural(before[-3].lower())))


def _kin(seen: Seen) -> str | None:
    """As what a name is of somebody's nearest: "his [sister] Ann", "Bob Lee's [wife], Ann, said"."""
    before = seen.stretch.before(seen.start, _KIN_WITHIN).split()
    role = None if before[-1:] and before[-1].rstrip(",") in KIN else role_before(seen.stretch, seen.start)
    if role is not None:
        before = seen.stretch.before(role[0], _KIN_WITHIN).split()  # "whose [husband], former Rep. Bob Lee"
    if len(before) < 2 or not (before[-2].lower() in _OWNERS or before[-2].endswith(_OWNED)):
        return None
    kin = before[-1].rstrip(",")
    closed = kin == before[-1] or seen.stretch.source[seen.end : seen.end + 1] == ","
    return kin if closed and kin in KIN else None


def _introduced(seen: Seen) -> bool:
    """Whether a given name alone is somebody's: "his wife, [Ann]", "shop manager [Ann]", "[Ann], a clerk"."""
    stretch, text = seen.stretch, seen.stretch.source
    if text.startswith(_BEFORE_APPOSED, seen.end):
        role = next(roles_within(text, seen.end, min(stretch.end, seen.end + _LONGEST_APPOSED)), None)
        if role is not None and role.start == seen.end + len(", "):
            return True
    held = role_before(stretch, seen.start)
    if held is None:
        return False
    joint, noun = text[held[1] : seen.start], text[held[0] : held[1]].split()[-1].lower()
    return joint == ", " or (joint == " " and noun in _HELD and not common_plural(noun))
