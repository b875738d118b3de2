"""Where the people of a document are named: whole names, and surnames with or without a title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final

from rsdata.attribution.document import Document, NamedAt, Passage
from rsdata.attribution.entities import Entity, People

# A word that may begin the name of an organisation: "[Medway] Council", "[38] Degrees"
_WORD: Final = re.compile(r"(?<![\w@#&-])[A-Z0-9À-ÖØ-Þ][\w'’&]*")
_LOWER_WORD: Final = re.compile(r"(?<![\w@#-])[A-Za-z][a-z]+")
# Words with a capital at the start of a sentence that do not lengthen the name after them.
_LEADS: Final = frozenset(
    "the a an and but or so yet as at by for from in of on to with when while after before if since although via".split()
)
_CAPITALISED_BEFORE: Final = re.compile(r"([\w'’&]+) $")
# Given names that are ordinary words in lower case: "will young voters" names nobody.
_ORDINARY: Final = frozenset("will may grant rob sue bill drew rose pat art jack josh chip dean frank".split())


def mentions(document: Document, people: People, order: Mapping[int, int]) -> tuple[NamedAt, ...]:
    """Every place where one of the people in ``order`` (by ``id`` of the entity) is named, in order."""
    found = [
        NamedAt(order[id(seen.entity)], seen.start, seen.end)
        for seen in people.seen
        if seen.entity is not None
        and id(seen.entity) in order
        and (len(seen.name.words) > 1 or seen.name.title or seen.name.words[0].lower() == seen.entity.surname)
    ]
    speaking = [entity for entity in people.entities if id(entity) in order]
    extra = [*_organisations(document, speaking, order), *_sloppy(document, speaking, order)]
    if extra:
        starts = [m.start for m in found]
        ends = [m.end for m in found]
        for mention in extra:
            k = bisect_right(starts, mention.end - 1) - 1
            if k < 0 or ends[k] <= mention.start:
                found.append(mention)
        found.sort(key=lambda m: (m.start, m.end))
    return tuple(found)


def _organisations(document: Document, speaking: list[Entity], order: Mapping[int, int]) -> Iterator[NamedAt]:
    """Organisations and unnamed roles, by their name as printed."""
    by_word: dict[str, list[tuple[str, int]]] = {}
    for entity in speaking:
        if entity.kind != "person":
            first = _WORD.match(entity.name)
            if first is not None:
                by_word.setdefault(first.group(), []).append((entity.name, order[id(entity)]))
    if not by_word:
        return
    text = document.text
    for passage in document.passages:
        for m in _WORD.finditer(text, passage.start, passage.end):
            word = m.group()
            names = by_word.get(word) or by_word.get(word.removesuffix("'s").removesuffix("’s"))
            for name, index in names or ():
                end = m.start() + len(name)
                if end <= passage.end and text.startswith(name, m.start()) and _whole(text, passage, m.start(), end):
                    yield NamedAt(index, m.start(), end)
                    break


def _whole(text: str, passage: Passage, start: int, end: int) -> bool:
    """Whether a name stands for itself, not within a longer one ("Sunday [Mirror]", "[Labour] Party")."""
    after = text[end : end + 2]
    if after[:1].isalnum() or after[:1] in ("&", "-", "_") or (after[:1] == " " and after[1:].isupper()):
        return False
    before = _CAPITALISED_BEFORE.search(text, max(passage.start, start - 24), start)
    return before is None or not before.group(1)[:1].isupper() or before.group(1).lower() in _LEADS


def _sloppy(document: Document, speaking: list[Entity], order: Mapping[int, int]) -> Iterator[NamedAt]:
    """Whole names in messages, however capitals are used: "mark reckless wins"."""
    passages = [passage for passage in document.passages if passage.role == "message"]
    if not passages:
        return
    by_word: dict[str, list[tuple[str, int]]] = {}
    for entity in speaking:
        if entity.kind == "person" and len(entity.words) > 1 and entity.words[0] not in _ORDINARY:
            for form in entity.forms:
                low = form.lower()
                by_word.setdefault(low.split()[0], []).append((low, order[id(entity)]))
    text = document.text
    for passage in passages:
        for m in _LOWER_WORD.finditer(text, passage.start, passage.end):
            for low, index in by_word.get(m.group().lower(), ()):
                end = m.start() + len(low)
                if text[m.start() : end].lower() == low and not text[end : end + 1].isalnum():
                    yield NamedAt(index, m.start(), end)
                    break
