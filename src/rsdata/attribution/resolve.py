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
from rsdata.attribution.entities import Entity, People, Seen, organisation_like
from rsdata.attribution.pronouns import SINGULAR, Pronouns
from rsdata.attribution.roles import ROLE_NOUNS, Role, agrees, parse_role

_ARTICLE: Final = re.compile(r"(?:the|a|an|one|some|another|this|that)\s+", re.I)
_DEFINITE: Final = re.compile(r"(?:the|this|that)\s+", re.I)
_OFFICES: Final = frozenset("minister chancellor president premier mayor governor speaker secretary whip".split())
_VAGUE: Final = frozenset(
    """resident man woman voter source sources insider person people boy girl friend mother father witness supporter
    critic user caller spokesman spokeswoman spokesperson official aide member worker colleague reporter questioner
    student teacher owner neighbour neighbor parent pensioner""".split()
)
_NOT_HEAD: Final = re.compile(r"\b(?:of|for|at|by|to|with|from|about|in)(?: the)? *$", re.I)
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
        lone: Seen | None = None
        for k in range(lo, min(hi, lo + 12)):
            seen = people.seen[k]
            if seen.end > end:
                continue
            if text[seen.end : seen.end + 1] in ("'", "’") and seen.end + 2 < end:
                continue
            if seen.bare > start and _NOT_HEAD.search(text, max(start, seen.start - 12), seen.start):
                continue
            if seen.entity is not None:
                if seen.entity.kind == "person" and not self._thing(seen, start, end):
                    return seen.entity
            elif lone is None:
                lone = seen
        if lone is None:
            return None
        return self._lone(lone, start, end)

    def _thing(self, seen: Seen, start: int, end: int) -> bool:
        """Whether a weak name in the phrase is rather a thing: "the Rochester Castle"."""
        entity = seen.entity
        assert entity is not None
        if entity.strong or entity.roles:
            return False
        printed = " ".join(self.text[start:end].split())
        return organisation_like(printed)

    def _lone(self, seen: Seen, start: int, end: int) -> Entity | None:
        """A name of one word that nobody in the document bears in full."""
        word = seen.name.words[-1]
        low = word.lower()
        people = self.people
        printed = " ".join(self.text[start:end].split()).strip(" ,.")
        if len(seen.name.words) == 1:
            named = people.by_given.get(low, [])
            if low in people.given and named:
                here = [e for e in named if any(s.section == seen.section for s in e.seen[:60])]
                if len(here) == 1 or (not here and len(named) == 1):
                    return (here or named)[0]
                return None
            bearers = people.by_surname.get(low, [])
            if bearers:
                entity = people.bearer(seen, {})
                if entity is not None:
                    people._assign(seen, entity)
                    return entity
                return None
        whole = printed[len(_ARTICLE.match(printed).group()) :] if _ARTICLE.match(printed) else printed  # type: ignore[union-attr]
        if low not in people.given and (organisation_like(printed) or whole == word):
            return people.other("organisation", whole)
        if parse_role(printed) is None and low not in people.given:
            return people.other("organisation", whole)
        entity = people._new((low,))
        people._assign(seen, entity)
        return entity

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
        article = _ARTICLE.match(printed)
        definite = _DEFINITE.match(printed) is not None or article is None
        bare = printed[article.end() :] if article else printed
        bare = bare.strip(" ,.")
        words = bare.split()
        if not words:
            return None
        first = words[0].lower()
        role = parse_role(bare)
        named = any(w[:1].isupper() for w in (words if article else words[1:] or words))
        if first in ("his", "her", "their", "its", "my", "our"):
            return self._bearer(parse_role(" ".join(words[1:])), at, section) if len(words) > 1 else None
        if role is not None:
            if definite:
                entity = self._bearer(role, at, section)
                if entity is not None:
                    return entity
            if any(w[:1].isupper() for w in words):
                return self.people.other("role", bare)
            if role.head in _VAGUE or len(words) == 1 and role.head not in _OFFICES:
                return None
            if not definite and len(words) < 2:
                return None
            if role.head in ROLE_NOUNS and (len(words) > 1 or role.head in _OFFICES):
                return self.people.other("role", bare)
            return None
        if named or words[0][:1].isupper():
            if bare[:1].islower() and not any(w[:1].isupper() for w in words[:3]):
                return None
            return self.people.other("organisation", bare)
        return None

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
