"""Pronouns: whom "she" stands for, from the grammar of the sentences before it.

Each earlier name of the section is weighed: the subject of a sentence, above all one who was just quoted, before
somebody merely named; a near sentence before a far one; never a name of the other gender.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from rsdata.attribution.document import Document
from rsdata.attribution.entities import Entity, People, Seen
from rsdata.attribution.names import SPEAKS

SINGULAR: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_LOOK_BACK: Final = 40  # names
_SENTENCE_END: Final = re.compile(r"[.!?…]['\"”’)\]]*\s+(?=['\"“‘(\[]*[A-ZÀ-ÖØ-Þ0-9#@])|\n\s*")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Hon|St|Jr|Prof|vs|No|Sept|Oct|Nov|Dec|Jan|Feb|Aug"
    r"|U\.S|D\.C|p\.m|a\.m)|\b[A-Z])\.$"
)
# Words right before a name that make it something other than the subject.
_GOVERNS: Final = frozenset(
    """of to with by for from about against on at in into over than like between under after before without toward
    towards among upon behind around via per alongside told tell tells asked asks accused accuses accusing praised
    praises attacked attacks backed backs beat beats defeated defeats called calls criticised criticises criticized
    supports supported support endorse endorsed endorses met meets saw see sees joined joins thanked thanks urged
    urges pressed challenged interviewed introduced joining
    backing supporting attacking defeating saying accept describe described describing vs versus""".split()
)
_SUBJECT_PRONOUN: Final = re.compile(r"\b(He|She|he|she)\b")
_VERB_AFTER: Final = re.compile(
    r"(?:,[^,;.\"“”]{1,120},)?\s+(?:also |then |later |has |had |have |previously |recently |earlier |once |now |"
    r"further |who )*([a-z]+)"
)
class Pronouns:
    """The pronouns of a document, asked for in order of place."""

    def __init__(self, document: Document, people: People) -> None:
        self.text = document.text
        self.people = people
        self.passages = document.passages
        self.passage_starts = [p.start for p in document.passages]
        self.spoken: list[tuple[int, int, Entity]] = []  # (place, section, who) of the quotations so far
        self.sentences: dict[int, list[int]] = {}

    def note(self, at: int, section: int, entity: Entity) -> None:
        """Somebody has been quoted; their phrase stands at ``at``."""
        self.spoken.append((at, section, entity))

    def resolve(self, at: int, section: int, gender: str) -> Entity | None:
        """Who "he" ("m"), "she" ("f") at this place is."""
        best: Entity | None = None
        best_score = -1e9
        people = self.people
        here = self._sentence(at)
        hi = bisect_left(people.starts, at)
        for k in range(hi - 1, max(-1, hi - 1 - _LOOK_BACK), -1):
            seen = people.seen[k]
            if seen.section != section:
                break
            score = self._weigh(seen, at, here, gender)
            if score is not None and score > best_score:
                best, best_score = seen.entity, score
        for place, where, entity in reversed(self.spoken[-6:]):
            if where != section:
                break
            if place >= at or not _suits(entity, gender):
                continue
            distance = self._between(place, at)
            score = 3.2 - 0.9 * distance + (1.0 if entity.gender == gender else 0.0)
            if score > best_score:
                best, best_score = entity, score
        if best is None or best_score < -6:
            return None
        return best

    def _weigh(self, seen: Seen, at: int, here: int, gender: str) -> float | None:
        entity = seen.entity
        if entity is None or entity.kind != "person" or not _suits(entity, gender):
            return None
        strong = entity.strong
        if not strong and not entity.roles:
            return None
        distance = self._between(seen.start, at)
        score = -0.9 * distance
        if entity.gender == gender:
            score += 1.0
        if seen.quoted:
            score -= 3.0
        if seen.role in ("caption", "heading"):
            score -= 0.5
        elif seen.role == "byline":
            score -= 2.5
        else:
            score += self.subjecthood(seen)
        return score

    def subjecthood(self, seen: Seen) -> float:
        """How much a name looks like the subject of its sentence."""
        text = self.text
        if seen.name.possessive or text[seen.end : seen.end + 1] in ("'", "’"):
            return -1.0
        passage = self._passage(seen.start)
        floor = passage.start if passage is not None else 0
        start = seen.start
        before = text[max(floor, start - 60) : start].split()
        score = 0.0
        word = before[-1].rstrip(",").lower() if before else ""
        role = self.people.role_spans.get(seen.start)
        if role is not None:
            lead = text[max(floor, role - 30) : role].split()
            word = lead[-1].lower() if lead else ""
            if word in ("the", "a", "an", "his", "her", "their") and len(lead) > 1:
                word = lead[-2].lower()
        if word in _GOVERNS:
            score -= 1.0
        follows = _VERB_AFTER.match(text, seen.end)
        if follows is not None:
            verb = follows.group(1)
            if verb in SPEAKS:
                score += 2.0 if word not in _GOVERNS else 0.3
            elif word not in _GOVERNS and verb not in ("and", "or", "in", "of", "at", "for", "to", "on", "with"):
                score += 1.2
        if not word or word[-1:] in ".!?:":
            score += 0.8
        return score

    def _passage(self, at: int):  # type: ignore[no-untyped-def]
        k = bisect_right(self.passage_starts, at) - 1
        return self.passages[k] if k >= 0 else None

    def _between(self, a: int, b: int) -> int:
        return self._sentence(b) - self._sentence(a)

    def _sentence(self, at: int) -> int:
        """The number of the sentence, counted over the passages."""
        k = bisect_right(self.passage_starts, at) - 1
        if k < 0:
            return 0
        ends = self.sentences.get(k)
        if ends is None:
            passage = self.passages[k]
            ends = []
            for m in _SENTENCE_END.finditer(self.text, passage.start, passage.end):
                if not _ABBREVIATION.search(self.text, max(passage.start, m.start() - 6), m.start() + 1):
                    ends.append(m.end())
            self.sentences[k] = ends
        return self._base(k) + bisect_right(ends, at)

    def _base(self, k: int) -> int:
        # Passages count as four sentences apart at most: what matters is near and far.
        return 2 * k


def _suits(entity: Entity, gender: str) -> bool:
    return entity.kind == "person" and (not entity.gender or entity.gender == gender)
