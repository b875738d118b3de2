"""Who signs a message: a public figure, an organisation, or a reader, known by name and place."""

from __future__ import annotations

from typing import Final

from rsdata.attribution.coreference.descriptions import note
from rsdata.attribution.coreference.entities import Entity, NamedPeople, Seen, key_of, without_title
from rsdata.attribution.document import MessageParts
from rsdata.language.common_nouns import organisation_like
from rsdata.language.lines import Stretch
from rsdata.language.names import COURTESY, PEERAGE, Name, is_given, names_a_place, names_in
from rsdata.language.offices import ROLE_NOUNS
from rsdata.language.roles import parse_role

_PICTURES: Final = 0x2030  # code points above those of a text's own marks are signs and pictures
_LONGEST_ARTICLE: Final = len("Another ")


def name_senders(people: NamedPeople) -> None:
    """Give each message its sender."""
    readers: dict[tuple[str, str], Entity] = {}  # by name and the place they write from
    for passage in people.document.passages:
        message = passage.message
        if message is None:
            continue
        signed = _signature(Stretch(people.text, *message.name))
        start, end, text = signed.start, signed.end, signed.text
        title, words, offset = without_title(text)
        if not text or names_a_place(words) or _is_role(people.text, message):
            continue  # "the leader's manager tweets": no name
        entity = _sender(people, message, text, title, words, readers)
        name = Name(0, offset, len(text), title, words, strong=entity.kind == "person")
        seen = Seen(name, start, people.stretch_of(start, end), passage.section, "message")
        people.senders[message.name] = entity
        people.assign(seen, entity)
        people.seen.append(seen)
        _note_roles(people, message, start, end, entity)


def _is_role(text: str, message: MessageParts) -> bool:
    """Whether a message has only a role for its sender: "A [council spokesman]", "The [Labour leader]"."""
    first = message.sender[0]
    is_unnamed = text[message.name[0]].islower() or 0 < message.name[0] - first <= _LONGEST_ARTICLE
    return is_unnamed and not ROLE_NOUNS.isdisjoint(text[slice(*message.name)].split())


def _signature(signature: Stretch) -> Stretch:
    """The name that a message is signed with, a role around it left out."""
    start = signature.end - len(signature.text.lstrip(" ,"))
    printed = signature.text.strip(" ,").partition(" @")[0]  # "Ann Lee @ann_lee"
    while printed and not printed[-1].isalnum() and ord(printed[-1]) > _PICTURES:
        printed = printed[:-1].rstrip(" ,")  # "Ann Lee 💚"
    printed = printed.rstrip(" ,")
    names = names_in(printed)
    if len(names) == 1 and (len(names[0].words) > 1 or names[0].title or names[0].office):
        name = names[0]
        around = f"{printed[: name.start]} {printed[name.end :]}"
        if parse_role(around) is not None:
            return signature.part(start + name.start, start + name.end)
    return signature.part(start, start + len(printed))


def _sender(
    people: NamedPeople,
    message: MessageParts,
    text: str,
    title: str,
    words: tuple[str, ...],
    readers: dict[tuple[str, str], Entity],
) -> Entity:
    place = _place(people.text, message)
    role = people.text[slice(*message.sender)].replace(place, "").strip(" ,\n") != text
    place = place.lower()
    if text[0] == "@" and not place and not role:
        return people.holder(text)
    entity = None if place and not role else _public(people, title, words, role)
    if entity is None and not title and not is_given(words[0]) and parse_role(text) is not None:
        entity = people.other("role", text)  # "Dover Secretary of State tweets"
    if entity is None and organisation_like(text):
        entity = people.other("organisation", text)
    if entity is not None:
        return entity
    key = " ".join(words).lower(), place
    if key not in readers:
        entity = people.new(key_of(words), title, private=not role)
        entity.forms[text if title in PEERAGE else " ".join(words)] = len(words)
        readers[key] = entity
    return readers[key]


def _place(text: str, message: MessageParts) -> str:
    """Where the sender writes from; what stands there may be a role: "Ann Lee, Green leader"."""
    place = text[slice(*message.place)] if message.place else ""
    return "" if parse_role(place) is not None else place


def _public(people: NamedPeople, title: str, words: tuple[str, ...], role: bool) -> Entity | None:
    """The public figure of that name, if the page knows one, and one only. "Paul" alone is a reader."""
    if len(words) == 1 and not title and not role and is_given(words[0]):
        return None
    found = people.bearers(words, title)
    return found[0] if len(found) == 1 else None


def _note_roles(people: NamedPeople, message: MessageParts, start: int, end: int, entity: Entity) -> None:
    """What is printed before and after the name: "SNP MP Ann Lee", "Ann Lee, editor of the Echo"."""
    text = people.text
    place = _place(text, message)
    for a, b in ((message.sender[0], start), (end, message.sender[1])):
        printed = text[a:b].replace(place, "").strip(" ,\n")
        if printed and printed.lower() not in COURTESY:
            note(entity, printed, a)
