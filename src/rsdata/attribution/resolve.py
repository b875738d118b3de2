"""Which person a phrase stands for: one pass over the names of a document, then one over its quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from rsdata.attribution.document import (
    AttributedQuote,
    Attribution,
    Document,
    FoundQuote,
    NamedAt,
    Span,
    Speaker,
)
from rsdata.attribution.entities import Entity, People, Seen
from rsdata.attribution.pronouns import SINGULAR, Pronouns
from rsdata.attribution.names import names_in, organisation_word
from rsdata.attribution.roles import ORGANISATION_NOUNS, Role, agrees, parse_role, tokens_of
from rsdata.attribution.unnamed import (
    DOCUMENTS,
    OUTLETS,
    POSSESSIVES,
    QUANTIFIERS,
    common_plural,
    common_word,
    known_word,
    organisation_like,
)

_ARTICLE: Final = re.compile(r"(?:the|a|an|one|another|this|that)\s+", re.I)
_DEFINITE: Final = re.compile(r"(?:the|this|that)\s+", re.I)
_OFFICES: Final = frozenset("minister chancellor president premier mayor governor speaker secretary whip".split())
_VAGUE: Final = frozenset(
    """resident man woman voter source sources insider person people boy girl friend mother father witness supporter
    critic user caller spokesman spokeswoman spokesperson official aide member worker colleague reporter questioner
    student teacher owner neighbour neighbor parent pensioner""".split()
)
# What hangs a name on the word before it: "a spokesman for Ann Lee".
_GOVERNED: Final = re.compile(r"\b(?:of|for|at|by|to|with|from|about|in|on)(?: the)? *$", re.I)
# What may follow the name in a phrase that names its bearer: "Ann Lee, 37", "Ann Lee from Dover", not "Lee supporters".
_HEAD_ENDS: Final = re.compile(
    r"(?:['’]s?)?\s*$|\s*(?:[,(\[;:—–-]|(?:and|who|whose|from|of|in|at|for|himself|herself|then|now|also|\d+)\b)"
)
# Where the words that name an unnamed speaker end: "a source [close to the campaign]".
_TAIL: Final = re.compile(r"[,(;]|\s(?:who|which|whose|that|familiar|close|speaking|inside|describing|—|–|-)\s")
_OF: Final = frozenset("of for at in on from to with by".split())
_NAMES_IN_PHRASE: Final = 12
_LONGEST_NAME: Final = 12  # words
_ROLE_REACH: Final = 40


def resolve(document: Document, found: Sequence[FoundQuote]) -> Attribution:
    """The people of the document, the speaker of each quotation, and where each is mentioned."""
    if not found and not document.known:
        return Attribution((), (), ())
    people = People(document, found)
    resolver = _Resolver(document, people)
    order: dict[int, int] = {}
    speakers: list[Entity] = []

    def index(entity: Entity) -> int:
        key = id(entity)
        if key not in order:
            order[key] = len(speakers)
            speakers.append(entity)
        return order[key]

    quotes = []
    for quote in found:
        entity = resolver.speaker(quote)
        quotes.append(
            AttributedQuote(
                quote.start,
                quote.end,
                quote.text,
                quote.kind,
                quote.section,
                None if entity is None else index(entity),
                quote.speaker,
                quote.cue,
                quote.outlet,
                quote.parent,
            )
        )
    known = tuple(index(entity) for entity in people.known)
    mentions = tuple(
        NamedAt(order[id(seen.entity)], seen.start, seen.end)
        for seen in people.seen
        if seen.entity is not None and id(seen.entity) in order
    )
    return Attribution(tuple(_row(entity) for entity in speakers), tuple(quotes), mentions, known)


def _row(entity: Entity) -> Speaker:
    party = entity.known_party
    if party is None and entity.parties:
        ranked = sorted(entity.parties.items(), key=lambda item: -item[1])
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            party = ranked[0][0]
    return Speaker(entity.name, entity.kind, entity.description[1] if entity.description else None, party)


class _Resolver:
    """Finds the person for each phrase, in order of place."""

    def __init__(self, document: Document, people: People) -> None:
        self.text = document.text
        self.document = document
        self.people = people
        self.pronouns = Pronouns(document, people)
        self.bodies = {p.message.body[0]: p for p in document.passages if p.message is not None}
        self.handles: dict[str, Entity] | None = None
        self.cache: dict[Span, Entity | None] = {}

    def speaker(self, quote: FoundQuote) -> Entity | None:
        """Who spoke, or None."""
        entity: Entity | None = None
        if quote.parent is None and quote.kind in ("tweet", "email"):
            passage = self.bodies.get(quote.start)
            if passage is not None and passage.message is not None:
                entity = self.people.senders.get(passage.message.name)
                if entity is not None:
                    self.pronouns.note(passage.message.name[0], quote.section, entity)
                    return entity
        span = quote.speaker
        if span is None:
            return None
        if span in self.cache:
            return self.cache[span]
        entity = self.phrase(span, quote.section)
        self.cache[span] = entity
        if entity is not None:
            self.pronouns.note(span[0], quote.section, entity)
        return entity

    def phrase(self, span: Span, section: int) -> Entity | None:
        start, end = span
        printed = " ".join(self.text[start:end].split())
        low = printed.lower().strip(" ,.:")
        if not low:
            return None
        if low in SINGULAR:
            return self.pronouns.resolve(start, section, SINGULAR[low])
        if low == "who":
            return self._antecedent(start, section)
        if low in ("they", "it", "we", "i", "you", "them", "us", "me", "that", "which", "this", "their", "its"):
            return None
        if printed.startswith("@"):
            return self.handle(printed)
        name = self._named(start, end)
        if name is not None:
            return name
        return self._unnamed(printed, start, section)

    def _antecedent(self, at: int, section: int) -> Entity | None:
        people = self.people
        k = bisect_left(people.starts, at) - 1
        if k >= 0 and people.seen[k].section == section and at - people.seen[k].end < 90:
            return people.seen[k].entity
        return None

    # -- names --------------------------------------------------------------------------------------------

    def _named(self, start: int, end: int) -> Entity | None:
        """The person that a phrase names: not the owner in "Ann Lee's deputy, Bob Ray", not the "of Ann Lee"."""
        people = self.people
        text = self.text
        lo = bisect_left(people.starts, start)
        hi = bisect_right(people.starts, end - 1)
        for k in range(lo, min(hi, lo + _NAMES_IN_PHRASE)):
            seen = people.seen[k]
            if seen.end > end:  # a headline: "Ann Lee Questioned ..."
                return self._cut_short(seen, end)
            if not _HEAD_ENDS.match(text, seen.end, end):
                continue
            if seen.start > start and _GOVERNED.search(text, max(start, seen.start - 12), seen.start):
                continue
            entity = seen.entity
            if entity is None:
                return self._lone(seen, start)
            if entity.strong or entity.roles or not organisation_like(" ".join(text[start : seen.end].split())):
                return entity
        return None

    def _cut_short(self, seen: Seen, end: int) -> Entity | None:
        """The bearer of the part of a run of capitals that belongs to the phrase."""
        names = names_in(self.text[seen.start : end])
        if len(names) != 1:
            return None
        name = names[0]
        part = Seen(seen.start, seen.start + name.bare, seen.start + name.end, name, seen.section, seen.role)
        return self.people.bearer(part, {}) or (self.people.make(part) if len(name.words) > 1 else None)

    def _lone(self, seen: Seen, start: int) -> Entity | None:
        """A name of one word that nobody in the document bears in full."""
        people = self.people
        word = seen.name.words[-1]
        low = word.lower()
        printed = " ".join(self.text[start : seen.end].split())
        named = people.by_given.get(low, [])
        if named and len(seen.name.words) == 1:
            here = [e for e in named if any(s.section == seen.section for s in e.seen[:_ROLE_REACH])]
            known = here or named
            return known[0] if len(known) == 1 else None
        if low in people.by_surname:
            entity = people.bearer(seen, {})
            if entity is not None:
                people.assign(seen, entity)
            return entity
        if low in people.given:
            return people.make(seen)
        if _ARTICLE.match(printed) or organisation_word(word):
            return self._unnamed(printed, seen.start, seen.section)
        if common_plural(low):
            return None
        return people.make(seen)

    def handle(self, printed: str) -> Entity | None:
        """ "@Ann_Lee" is Ann Lee, if the document knows her."""
        if self.handles is None:
            self.handles = {}
            for entity in self.people.entities:
                if entity.kind == "person" and len(entity.words) > 1:
                    self.handles.setdefault("".join(_letters(w) for w in entity.words), entity)
                    self.handles.setdefault(_letters(entity.words[0]) + _letters(entity.words[-1]), entity)
        spelled = _letters(printed.split()[0])
        for form in (spelled, spelled.removesuffix("mp"), spelled.removeprefix("real")):
            if form in self.handles:
                return self.handles[form]
        return None

    # -- roles and organisations --------------------------------------------------------------------------

    def _unnamed(self, printed: str, at: int, section: int) -> Entity | None:
        """Whoever bears the role; else the organisation, or the role itself."""
        core = _TAIL.split(printed, maxsplit=1)[0].strip(" ,.:;")
        article = _ARTICLE.match(core)
        bare = core[article.end() :] if article else core
        words = bare.split()
        if not words or len(words) > _LONGEST_NAME:
            return None
        first = words[0].lower()
        if first in POSSESSIVES:
            return self._bearer(parse_role(" ".join(words[1:])), at, section) if len(words) > 1 else None
        if first in QUANTIFIERS or words[0][0].isdigit():
            return None
        if bare.isupper() and len(words) > 1 and not article and len(bare) > 8:
            return None
        capitals = self._capitals(words, article is not None)
        role = parse_role(bare)
        if role is not None:
            return self._role(role, bare, capitals, article is None or _DEFINITE.match(core) is not None, at, section)
        return self._organisation(words, capitals, article is not None)

    def _capitals(self, words: list[str], article: bool) -> bool:
        """Whether a name stands in the phrase: more than the capital that opens a sentence."""
        for i, word in enumerate(words):
            if not word[:1].isupper():
                continue
            own = tokens_of(word)
            low = own[0].lower() if own else ""
            if i or article or word[1:].lower() != word[1:] or low in self.people.by_surname or known_word(word, low):
                return True
        return False

    def _role(
        self, role: Role, bare: str, capitals: bool, definite: bool, at: int, section: int
    ) -> Entity | None:
        """Whoever in the document bears the role, else the role as printed, where it says enough."""
        if definite:
            entity = self._bearer(role, at, section)
            if entity is not None:
                return entity
        words = bare.split()
        if capitals:
            return self.people.other("role", bare) if len(words) > 1 else None
        if role.head in _VAGUE or (len(words) == 1 and role.head not in _OFFICES):
            return None
        return self.people.other("role", bare)

    def _organisation(self, words: list[str], capitals: bool, article: bool) -> Entity | None:
        """An organisation, as printed: not a document ("the Clinton memo"), nor people in general ("Critics")."""
        stop = next((i for i, word in enumerate(words) if i and word in _OF), len(words))
        last = words[stop - 1]
        low = last.lower()
        if last in OUTLETS and stop == len(words):
            while words and not words[-1][:1].isupper():
                words.pop()
        elif last in DOCUMENTS or (
            last.islower() and low not in ORGANISATION_NOUNS and not words[stop - 2].isdigit()  # "Radio 5 live"
        ):
            capitals = False
        capitals = capitals and any(word[:1].isupper() for word in words[:stop])
        if len(words) == 1 and not (article and capitals):
            capitals = capitals and last[:1].isupper() and not common_word(low)
        if not capitals:
            return None
        name = " ".join(words)
        return self.people.other("role" if common_plural(low) else "organisation", name)

    def _bearer(self, role: Role | None, at: int, section: int) -> Entity | None:
        """Who bears the role: the nearest in the section before, then after, then the best on the page."""
        if role is None:
            return None
        entries = self.people.by_head.get(role.head)
        if not entries:
            return None
        starts = self.people.head_starts(role.head)
        k = bisect_left(starts, at)
        best: Entity | None = None
        best_score = 0
        here = self.people.section_at
        for i in range(k - 1, max(-1, k - 1 - _ROLE_REACH), -1):
            place, other, entity = entries[i]
            if here(place) != section:
                break
            score = agrees(role, other)
            if score > best_score:
                best, best_score = entity, score
        if best is not None:
            return best
        tied = False
        for i in range(max(0, k - _ROLE_REACH), min(len(entries), k + _ROLE_REACH)):
            place, other, entity = entries[i]
            score = agrees(role, other)
            if score > best_score:
                best, best_score, tied = entity, score, False
            elif score == best_score and score and entity is not best:
                tied = True
        return None if tied else best


def _letters(word: str) -> str:
    return "".join(c for c in word.lower() if c.isalpha())
