"""Where the people of a document are named: whole names, and surnames with or without a title."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from rsdata.attribution.coreference.entities import Entity, NamedPeople
from rsdata.attribution.document import Document, NamedAt
from rsdata.language.determiners import without_possessive
from rsdata.language.lines import Stretch
from rsdata.language.names import CAPITALS
from rsdata.language.word_lists import tagged
from rsdata.slugs import plain

# A word that may begin the name of an organisation: "[Medway] Council", "[38] Degrees"
_WORD: Final = re.compile(rf"[{CAPITALS}0-9](?<![\w@#&-].)[\w'’&]*")
_LOWER_WORD: Final = re.compile(r"[a-z](?<![\w@#-].)[a-z]*")
_JOINED_BEFORE: Final = frozenset("_@#-")  # besides letters and figures
# Words with a capital at the start of a sentence that do not lengthen the name after them.
_LEADS: Final = tagged("sentence openers before a name")
_REACH: Final = 24  # characters before a name
_CAPITALISED_BEFORE: Final = re.compile(r"([\w'’&]+) $")
_FEW: Final = 50  # words that are looked for one by one
# Given names that are ordinary words in lower case: "will young voters" names nobody.
_ORDINARY: Final = tagged("given names that are words")


class _Names:
    """Names by first word and length: however many begin alike, a place is tried once per length."""

    def __init__(self) -> None:
        self.by_word: dict[str, tuple[set[int], dict[str, int]]] = {}

    def add(self, word: str, name: str, index: int) -> None:
        """Take in a name that begins with the word."""
        lengths, names = self.by_word.setdefault(word, (set(), {}))
        lengths.add(len(name))
        names.setdefault(name, index)

    def at(self, text: str, start: int, word: str) -> Iterator[tuple[int, int]]:
        """Who is named at a place of a text, and how many characters, the longest name first."""
        lengths, names = self.by_word[word]
        for length in sorted(lengths, reverse=True):
            index = names.get(text[start : start + length])
            if index is not None:
                yield index, length


def mentions(document: Document, people: NamedPeople, order: Mapping[int, int]) -> tuple[NamedAt, ...]:
    """Every place where one of the people in ``order`` (by ``id`` of the entity) is named, in order."""
    found = [
        NamedAt(order[id(seen.entity)], seen.start, seen.end)
        for seen in people.seen
        if id(seen.entity) in order
        and seen.entity is not None
        and (len(seen.name.words) > 1 or seen.name.title or plain(seen.name.words[0]) == seen.entity.surname)
    ]
    speaking = [entity for entity in people.entities if id(entity) in order]
    starts = [mention.start for mention in found]
    ends = [mention.end for mention in found]
    for mention in (*_organisations(document, speaking, order), *_sloppy(document, speaking, order)):
        k = bisect_right(starts, mention.end - 1) - 1
        if k < 0 or ends[k] <= mention.start:
            found.append(mention)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    apart: list[NamedAt] = []
    for mention in found:
        if not apart or apart[-1].end <= mention.start:
            apart.append(mention)
    return tuple(apart)


def _organisations(document: Document, speaking: list[Entity], order: Mapping[int, int]) -> Iterator[NamedAt]:
    """Organisations and unnamed roles, by their name as printed."""
    names = _Names()
    for entity in speaking:
        for form in entity.forms if entity.kind != "person" else ():
            first = _WORD.match(form)
            if first is not None:
                names.add(without_possessive(first.group()), form, order[id(entity)])
    if not names.by_word:
        return
    for stretch in _stretches_with(document, names.by_word.keys()):
        for m in _WORD.finditer(stretch.text):
            word = without_possessive(m[0])
            if word not in names.by_word:
                continue
            start = stretch.start + m.start()
            for index, length in names.at(stretch.text, m.start(), word):
                if _whole(stretch, NamedAt(index, start, start + length)):
                    yield NamedAt(index, start, start + length)
                    break


def _stretches_with(document: Document, words: Collection[str]) -> Iterable[Stretch]:
    """The passages that have one of these words in them; of very many words, all passages."""
    text, passages = document.text, document.stretches
    if len(words) > _FEW:
        return passages
    starts = [passage.start for passage in passages]
    met: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            k = bisect_right(starts, at) - 1
            met.add(k)
            at = text.find(word, passages[k].end if k >= 0 and at < passages[k].end else at + 1)
    return [passages[k] for k in sorted(met) if k >= 0]


def _whole(stretch: Stretch, named: NamedAt) -> bool:
    """Whether a name stands for itself, not within a longer one ("Sunday [Mirror]", "[Labour] Party")."""
    after = stretch.source[named.end : named.end + 2]
    if after[:1].isalnum() or after[:1] in ("&", "-", "_") or (after[:1] == " " and after[1:].isupper()):
        return False
    before = _CAPITALISED_BEFORE.search(stretch.before(named.start, _REACH))
    return before is None or not before.group(1)[:1].isupper() or before.group(1).lower() in _LEADS


def _sloppy(document: Document, speaking: list[Entity], order: Mapping[int, int]) -> Iterator[NamedAt]:
    """Whole names in messages, however capitals are used: "ann lee wins"."""
    passages = [passage for passage in document.passages if passage.role == "message"]
    names = _Names()
    for entity in speaking if passages else ():
        if entity.kind == "person" and len(entity.words) > 1 and entity.words[0] not in _ORDINARY:
            for form in entity.forms:
                low = form.lower()
                names.add(low.split()[0], low, order[id(entity)])
    for passage in passages:
        low = document.text[passage.start : passage.end].lower()
        if len(low) != passage.end - passage.start:
            continue  # a letter that changes its length: offsets would not hold
        for start, word in _places_in(low, names.by_word.keys() & _LOWER_WORD.findall(low)):
            for index, length in names.at(low, start, word):
                end = start + length
                if not low[end : end + 1].isalnum():
                    yield NamedAt(index, passage.start + start, passage.start + end)
                    break


def _places_in(low: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where words of small letters stand in a text of such, alone, in order."""
    places: list[tuple[int, str]] = []
    for word in words:
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            before = low[at - 1 : at]
            if not ("a" <= low[end : end + 1] <= "z" or before.isalnum() or before in _JOINED_BEFORE):
                places.append((at, word))
            at = low.find(word, end)
    return sorted(places)
