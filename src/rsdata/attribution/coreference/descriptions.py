"""What each person is said to be, and for which party: roles beside the name, bylines, brackets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

from rsdata.attribution.coreference.entities import Entity, NamedPeople, Seen
from rsdata.attribution.document import Span
from rsdata.language.determiners import without_article, without_possessive
from rsdata.language.lexicon import PREP, TAGS
from rsdata.language.lines import Stretch
from rsdata.language.name_context import only_leads
from rsdata.language.names import (
    ABBREVIATED_TITLES,
    CAPITAL,
    HONOURS,
    NAME_WORD,
    PEERAGE,
    SET_OFF_AFTER,
)
from rsdata.language.offices import OBSERVERS, forms_of
from rsdata.language.parties import is_party, party_abroad
from rsdata.language.patterns import any_of, lazy
from rsdata.language.role_phrases import role_after, role_before, role_said
from rsdata.language.roles import Role, one_of_a_party, parse_role, present_party, tokens_of
from rsdata.language.word_lists import in_order, tagged
from rsdata.reference import spellings_in_lists, spellings_in_text

# Nouns that describe nobody when they stand alone before a name: "rival Ann Lee".
_SAYS_LITTLE: Final = tagged("nouns that describe nobody")
_ARTICLES: Final = tagged("articles")
_ARE_OF_PARTIES: Final = tagged("politicians that take up somebody named")
_POSSESSIVES: Final = tagged("possessives")
_NEWSPAPER: Final = "independent"  # "The Independent's Ann Lee" stands for no party
# "[Ann Lee] said she would win the seat back for the Greens"
_WINS_FOR: Final = lazy(
    r"([^.!?\n]{0,120}?\b(?:w[io]ns?|winning|holds?|held|gain(?:s|ed)?|regain|retain|stands?|standing|stood)\b"
    r"[^.!?\n]{0,60}?) for (?:the )?((?:[\w'’-]+ ?){1,4})"
)
_FOR_WITHIN: Final = 200  # characters from a name to the party
_PLACES_LOOKED_AT: Final = 60
# "[One of the first senior Greens to speak], party president Ann Lee"
_ONE_OF: Final = lazy(r"\b[Oo]ne of ((?:[\w'’-]+ ){1,12}?[\w'’-]+), $", words=("ne of ",))
_CHOOSING: Final = tuple(f"{word} " for word in in_order("having chosen"))
# "[Labour] has chosen Ann Lee", at the start of a sentence
_CHOSEN_BY: Final = lazy(rf"(?:[Tt]he )?((?:[\w'’-]+ ){{1,4}}?)(?:has |have |had )?(?:{'|'.join(_CHOOSING)})")
# "the [Green], Ann Lee"
_MEMBER_BEFORE: Final = lazy(rf"\b(?:[Tt]he|[Aa]n?) ({NAME_WORD}(?: {NAME_WORD})?), $")
# "Ann Lee [of the Liberal Democrats]"
_MEMBER_AFTER: Final = lazy(rf"(?: of|,? for) (?:the )?({NAME_WORD}(?: {NAME_WORD}){{0,3}})")
# "Lord Lee [of Ash Green], a Labour peer"
_OF_A_PEER: Final = lazy(rf" of {NAME_WORD}(?: {NAME_WORD}){{0,2}}(?=,)", words=(" of ",))
_OFFICE_HELD: Final = dict(entry.split(":") for entry in in_order("holding an office"))
_HELD_BY: Final = lazy(rf"\b({'|'.join(_OFFICE_HELD)}) by (?:{CAPITAL}[\w.]* )?$", words=tuple(_OFFICE_HELD))
# "Ann Lee[, R-Ohio,]", "Ann Lee [(D-N.Y.)]": of a state that is told in full or not
_FOR_A_STATE: Final = lazy(
    rf"(?:, | \()([RDI])-({CAPITAL}[a-z]{{3,}}|{CAPITAL}[\w.]*)(?=[ ,)])", words=("R-", "D-", "I-")
)
_SIDES: Final = {"R": "Republican", "D": "Democrat", "I": "Independent"}
# "Ann Lee[, who leads the Greens on the council]"; not "who leads the Greens by a mile", "who led them once"
_WHO_HOLDS: Final = lazy(
    rf", who ({any_of(verb for verb in _OFFICE_HELD if verb.endswith('s'))})"
    r" (?![^,.;:]* by\b)([^,.;:()\"“”\n]{2,60})(?![^,.;:()\"“”\n])",
    words=tuple(f", who {verb} " for verb in _OFFICE_HELD),
)
_OF_A_BODY: Final = lazy(r" (against|at|for|in|into|of|on|through|towards?) ")
_WHERE_A_PARTY_SITS: Final = ("at", "on")
_LED: Final = tagged("bodies that somebody leads")
_IS_AHEAD: Final = tagged("verbs of being ahead")
_IN_BRACKETS: Final = 40  # characters
_TOLD_WITHIN: Final = 20  # characters
_GOVERNED_WITHIN: Final = 12  # characters
_IN_BRACKETS_WEIGHT: Final = 2


def described(people: NamedPeople, entity: Entity) -> Entity:
    """Somebody, with every role that is printed beside their name."""
    if not entity.is_described:
        entity.is_described = True
        for seen in people.settled[entity]:
            if seen.role != "byline":
                _beside(people, seen, entity)
            else:
                passage = people.passage_at(seen.start)
                if passage is not None and passage.byline_role:
                    a, b = passage.byline_role
                    note(entity, people.text[a:b], a)
    return entity


def bearers_of(people: NamedPeople, noun: str) -> list[tuple[int, Role, Entity]]:
    """The roles with this noun in order of place: where, what, and whose."""
    found = people.by_head.get(noun)
    if found is None:
        verbs = [verb for verb, office in _OFFICE_HELD.items() if office == noun]
        verbs += [
            mark
            for letter, side in _SIDES.items()
            if side.lower() == noun
            for mark in (f", {letter.lower()}-", f" ({letter.lower()}-")
        ]
        found = people.by_head[noun] = [
            (at, role, entity)
            for entity in _near_one_of(people, [*forms_of(noun), *verbs])
            for at, role in described(people, entity).roles
            if role.head == noun
        ]
        found.sort(key=itemgetter(0))
    return found


def _near_one_of(people: NamedPeople, nouns: Sequence[str]) -> Iterator[Entity]:
    """Those who have a role already, or are named where one of the nouns stands: nobody else bears one."""
    has_one: dict[Stretch, bool] = {}
    for entity in people.entities:
        if entity.roles:
            yield entity
            continue
        for seen in people.settled[entity]:
            stretch = seen.stretch
            if stretch not in has_one:
                low = stretch.text.lower()
                has_one[stretch] = any(map(low.__contains__, nouns))
            if has_one[stretch]:
                yield entity
                break


def role_of(seen: Seen) -> Span | None:
    """The role right before a name, once it is settled whose name it is."""
    if not seen.is_settled or seen.role == "byline":
        return None
    if seen.role_before is False:
        seen.role_before = _role_up_to(seen, seen.start)
    return seen.role_before


def _role_up_to(seen: Seen, start: int) -> Span | None:
    """The role that ends at a place before a name; not of whoever only tells something of its bearer:
    "According to [his agent], Ann Lee is"."""
    role = role_before(seen.stretch, start)
    source = seen.stretch.source
    set_off = role is not None and source[role[1]] == "," and source[seen.end : seen.end + 1] == " "
    told = set_off and role is not None and "ccording to " in seen.stretch.before(role[0], _TOLD_WITHIN)
    return None if told else role


def note(entity: Entity, printed: str, at: int, describe: bool = True) -> None:
    """Take down what somebody is said to be."""
    printed = without_article(printed)
    role = parse_role(printed)
    if role is None:
        party = present_party(tokens_of(printed), "")
    else:
        entity.hold(at, role)
        first = parse_role(printed.partition(" and ")[0]) if " and " in printed else None
        if first is not None and first.head != role.head:  # "a Labour peer and friend of Ray's"
            entity.hold(at, first)
        party = role.party or (None if role.head in OBSERVERS else _abroad_in_front(printed, role))
    if describe and printed.lower() not in _SAYS_LITTLE and not printed.endswith(("'s", "’s")):
        entity.describe(at, printed)
    if party:
        entity.of_party(party)


def party_of(people: NamedPeople, entity: Entity) -> str | None:
    """The party a person speaks for, where the coverage gives one and no other as often."""
    if entity.known_party or entity.kind != "person":
        return entity.known_party
    described(people, entity)
    if not entity.parties and not any(role.head in OBSERVERS for role in entity.roles_held):
        _won_for(people, entity)
    if not entity.parties:
        return None
    ranked = sorted(entity.parties.items(), key=lambda item: -item[1])
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def _beside(people: NamedPeople, seen: Seen, entity: Entity) -> None:
    text, stretch = people.text, seen.stretch
    lead = stretch.before(seen.start, _IN_BRACKETS)
    held = _HELD_BY.search(lead) if " by " in lead else None
    if held is not None:  # "The committee is chaired by Ann Lee"
        note(entity, _OFFICE_HELD[held[1]], seen.start, describe=False)
    before = role_of(seen)
    if before is not None:
        start = before[0] - len("the ") * text.endswith(", the ", 0, before[0])
        further = _role_up_to(seen, start) if text[start - 2 : start] == ", " else None
        if further is not None:  # "the Labour leader, Senator [Ann Lee]", "the bishop, the Rev [Ann Lee]"
            note(entity, text[slice(*further)], further[0], not _owned(stretch, further[0]))
        rank = further is not None and text[slice(*before)].rstrip(".").lower() in ABBREVIATED_TITLES
        note(entity, text[slice(*before)], before[0], not (rank or _owned(stretch, before[0])))
        if text.endswith(" and ", stretch.start, start):
            _of_two_offices(stretch, entity, start - len("and "))
    else:
        _affiliation(lead, entity)
    at = before[0] if before else seen.start
    if text.endswith(", ", stretch.start, at):
        _one_of(stretch, entity, at)
    elif text.endswith(_CHOOSING, stretch.start, at):
        _chosen(stretch, entity, at)
    _behind(stretch, seen, entity, at)


def _behind(stretch: Stretch, seen: Seen, entity: Entity, at: int) -> None:
    """What stands behind a name, which stands with its own role ``at``."""
    text, end = stretch.source, seen.end
    honour = stretch.match(HONOURS, end) if text[end + 1 : end + 2].isupper() else None
    if honour is not None:  # "Ann Lee MSP, the deputy leader"
        end = honour.end()
    territory = stretch.match(_OF_A_PEER, end) if seen.name.title in PEERAGE else None
    end = end if territory is None else territory.end()
    following = text[end : end + 2]
    sits = stretch.match(_FOR_A_STATE, end) if text[end + 3 : end + 4] == "-" else None
    if sits is not None:
        state = "" if "." in sits[2] or len(sits[2]) < 4 else f" of {sits[2]}"
        note(entity, _SIDES[sits[1]] + state, seen.end, describe=False)
    elif following[:1] == "," or honour is not None:
        after = role_after(stretch, end) or (honour.span(1) if honour is not None else None)
        if after is not None and not _is_anothers(stretch, seen.start, at, after[1]):
            note(entity, text[slice(*after)], after[0], not _owned(stretch, after[0]))
        elif after is None:
            _of_a_party(stretch, entity, end)
            _set_off(stretch, seen, entity, end)
            holds = stretch.match(_WHO_HOLDS, end)
            if holds is not None and (holds[1] not in _IS_AHEAD or _is_led(holds[2])):
                note(entity, f"{_OFFICE_HELD[holds[1]]} of {holds[2]}", seen.end, describe=False)
    elif following == " (":
        _bracketed(stretch, entity, end + 2)
    elif text.startswith(" of ", end):
        _of_a_party(stretch, entity, end)
    elif following[:1] == " ":
        said = role_said(stretch, end)
        if said is not None:
            note(entity, text[slice(*said)], said[0], describe=False)


def _is_led(printed: str) -> bool:
    """Whether words are a party or body that somebody leads: "the Greens on the council", "the
    planning committee"; not "the race in Dover", "for Labour", "the Greens in Dover"."""
    body, *where = _OF_A_BODY.split(f" {without_article(printed)}", maxsplit=1)
    body = body.lstrip()
    if body in spellings_in_text() or is_party(body):
        return not where or where[0] in _WHERE_A_PARTY_SITS
    return body.rpartition(" ")[2].lower() in _LED


def is_governed(stretch: Stretch, at: int) -> bool:
    """Whether a preposition stands before a place: "sent to [Ann Lee]"."""
    before = stretch.before(at, _GOVERNED_WITHIN).split()[-1:]
    return TAGS.get("".join(before), 0) & PREP > 0


def _is_anothers(stretch: Stretch, start: int, at: int, end: int) -> bool:
    """Whether a role up to ``end`` behind a name, which stands at ``start`` and with its own role ``at``, is
    of somebody else: "According to Lee, [the chair] said so", "It was sent to Lee, [the chair] said"."""
    speaks = stretch.source[end : end + 1] == " " and is_governed(stretch, at)
    return speaks or only_leads(stretch, start)


def _of_two_offices(stretch: Stretch, entity: Entity, at: int) -> None:
    """The first of two offices before a name: "[Mayor] and Green leader Ann Lee"; not "the mayor and Green
    leader Ann Lee", who are two."""
    first = role_before(stretch, at)
    if first is not None and stretch.source[first[0]].isupper() and not _article_stands(stretch, first[0]):
        note(entity, stretch.source[slice(*first)], first[0], describe=False)


def _article_stands(stretch: Stretch, at: int) -> bool:
    """Whether an article stands before a place, or is the first word there."""
    words = [*stretch.before(at, 8).split()[-1:], stretch.source[at : at + 4].split(" ")[0]]
    return any(word.lower() in _ARTICLES for word in words)


def _owned(stretch: Stretch, at: int) -> bool:
    """Whether "his" or "her" stands right before: "his party's candidate" describes nobody to a reader."""
    words = stretch.before(at, 8).split()
    return bool(words) and words[-1].lower() in _POSSESSIVES


def _affiliation(lead: str, entity: Entity) -> None:
    """ "Labour's Ann Lee": a party before the name, with no office."""
    member = _MEMBER_BEFORE.search(lead) if lead.endswith(", ") else None
    if member is not None:  # "the Green, Ann Lee"
        party = spellings_in_text().get(member[1]) or spellings_in_lists().get(member[1])
        if party and party != _NEWSPAPER:
            entity.of_party(party)
    if not lead.endswith(("'s ", "’s ", "s' ", "s’ ")):
        before = lead.split(" ")[-3:-1]
        if before and before[-1] not in spellings_in_text() and before[0].lower() not in ("ex", "former"):
            _belongs(entity, before[-1])  # "Liberal Ann Lee"
        return
    words = (lead[:-2] if lead[-2] in "'’" else lead[:-3]).split(" ")
    any(_belongs(entity, " ".join(words[-width:])) for width in (4, 3, 2, 1))


def _belongs(entity: Entity, printed: str) -> bool:
    """Whether words name somebody's party, which is taken down: of one abroad the words, since several
    countries may have it."""
    printed = without_article(printed)
    party = spellings_in_text().get(printed)
    if party is None and printed[:1].isupper() and is_party(printed):
        entity.abroad.add(one_of_a_party(printed.split()))
        if (only := party_abroad(printed)) is not None:
            entity.of_party(only)
    elif party is None or party == _NEWSPAPER:
        return False
    else:
        entity.of_party(party)
    return True


def _chosen(stretch: Stretch, entity: Entity, at: int) -> None:
    """The party that begins the sentence and has chosen whoever is named at a place."""
    start = stretch.sentence_start(at)
    m = _CHOSEN_BY.fullmatch(stretch.before(at, at - start))
    if m is not None:
        _belongs(entity, m[1].strip())


def _one_of(stretch: Stretch, entity: Entity, at: int) -> None:
    """A party in the words set off before the name at a place."""
    m = _ONE_OF.search(stretch.before(at, 120))
    words = m[1].split() if m is not None else []
    any(_belongs(entity, told) for k in range(len(words)) for told in _first_words(" ".join(words[k:])))


def _bracketed(stretch: Stretch, entity: Entity, at: int) -> None:
    """ "Ann Lee (Lab, Dover)": a party in brackets after the name."""
    close = stretch.source.find(")", at, min(at + _IN_BRACKETS, stretch.end))
    if close < 0:
        return
    printed = stretch.source[at:close].split(", ")[0].strip()
    party = spellings_in_lists().get(printed)
    if party:
        entity.of_party(party, _IN_BRACKETS_WEIGHT)
    if printed not in spellings_in_text():
        _belongs(entity, printed)


def _of_a_party(stretch: Stretch, entity: Entity, at: int) -> None:
    """ "Ann Lee of the Greens": a party after the name."""
    m = stretch.match(_MEMBER_AFTER, at)
    if m is not None:
        any(_belongs(entity, words) for words in _first_words(m[1]))


def _set_off(stretch: Stretch, seen: Seen, entity: Entity, at: int) -> None:
    """ "Ann Lee, Green: ...", "Ann Lee, Labour; ...": a party that is all that stands behind a whole name;
    not "Labour: Ann Lee, Green: Bob Ray"."""
    alone = stretch.match(SET_OFF_AFTER, at) if len(entity.words) > 1 else None
    if alone is None or stretch.source.endswith(": ", 0, seen.start):
        return
    listed = spellings_in_lists().get(alone[1])
    if not _belongs(entity, alone[1]) and listed and listed != _NEWSPAPER:
        entity.of_party(listed)


def _first_words(printed: str) -> Iterator[str]:
    """All of some words, then fewer, from the first on."""
    words = printed.split()
    return (" ".join(words[:width]) for width in range(len(words), 0, -1))


def _abroad_in_front(printed: str, role: Role) -> str | None:
    """The party of another country with whose name a role begins: "[Labor] senator", "[Fine Gael] TD". A word
    alone may be no party: "Labor secretary", "Congress member"."""
    words = [without_possessive(word) for word in printed.split()[:-1]] if printed[:1].isupper() else []
    least = 1 if role.head in _ARE_OF_PARTIES else 2
    widths = range(min(3, len(words)), least - 1, -1)
    return next(filter(None, (party_abroad(" ".join(words[:width])) for width in widths)), None)


def _won_for(people: NamedPeople, entity: Entity) -> None:
    """Whom somebody stood or won for, where nobody else is named in between."""
    for seen in people.places[entity][:_PLACES_LOOKED_AT]:
        stretch = seen.stretch
        end = min(stretch.end, seen.end + _FOR_WITHIN)
        if seen.quoted or seen.name.possessive or stretch.source.find(" for ", seen.end, end) < 0:
            continue
        m = stretch.match(_WINS_FOR, seen.end)
        if m is None:
            continue
        if people.seen[bisect_right(people.starts, m.end(1)) - 1].start > seen.start:
            continue
        if any(_belongs(entity, words) for words in _first_words(m[2])):
            return
