"""Where an entry begins when nothing printed says so: evidence for and against each paragraph.

The weights are on one scale: a printed mark (an account line, a message) outweighs any wording, a paragraph
that leans on the one before it (a pronoun, a lower-case start, a running quotation) outweighs its topic. The
caller says how many entries there must be, where it knows; then the best-founded starts are taken.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from rsdata.language.found_once import found_once
from rsdata.language.line_shapes import (
    counts_votes,
    leaves_quotation_open,
    opens_quotation,
)
from rsdata.language.lines import Stretch
from rsdata.language.names import FULL_NAME, TITLES
from rsdata.language.patterns import lazy
from rsdata.language.word_lists import tagged
from rsdata.model import Boundary
from rsdata.pages.messages import find_message, is_account_line

NEVER = -1000.0  # cannot begin an entry
CERTAIN = 40.0  # begins one wherever it stands
LIKELY = 10.0  # more likely than not: what stands above it is no longer what this is about

# Words that lean on what was said before: "He adds ...", "But ...", "This ...".
LEANING = tagged("words that lean on what went before")
# Words with which a live page turns to something new: "Here's the scene ...", "Speaking to ...".
TURNING = tagged("words that turn to something new")
# "The broadcaster has been asking MPs ...", "a round up of the papers": what follows is the round.
ANNOUNCING = lazy(
    r"\b(?:round[ -]?up|reactions?|responses?"
    r"|has (?:also )?(?:been (?:asking|taking|hearing|speaking|talking)|heard from)"
    r"|have been (?:telling|giving)|some more|what (?:the|other) papers)\b",
    re.IGNORECASE,
)
# Stems of which any such phrase has one: most paragraphs have none, and are not searched for phrases.
ANNOUNCING_STEMS = tagged("stems of announcing phrases")
# "The full report can be read here.", "Find out more here.": an entry's last line.
SIGNING_OFF = lazy(r"\b(?:here|below|live)\.$")
LAST_WORDS = ("here.", "below.", "live.")
# "a", "the": none; "poll", "results" -> "result".
STEM = lazy(r"([^\W\d_][\w'’-]{3,5})[\w'’-]*")
# Paragraphs above in which it is looked up who was named already.
NAMED_WITHIN = 100


class PossibleStart:
    """A paragraph that may begin an entry, and what can be told of it alone."""

    def __init__(self, paragraph: Stretch) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.is_account = is_account_line(self.text)
        self.is_message = find_message(paragraph) is not None
        # Who sends a message may have a role too, and is no byline.
        self.is_role = not self.is_message and paragraph.is_role
        # What it is about: its longer words, cut to a stem.
        self.stems = frozenset(STEM.findall(self.text.lower()))

    @found_once
    def announces(self) -> bool:
        """What follows is a round of voices."""
        return not ANNOUNCING_STEMS.isdisjoint(self.stems) and ANNOUNCING.search(self.text) is not None

    @property
    def signs_off(self) -> bool:
        """It is an entry's last line."""
        return self.text.endswith(LAST_WORDS) and SIGNING_OFF.search(self.text) is not None


def is_caption(this: PossibleStart, following: PossibleStart | None) -> bool:
    """A picture's caption: no sentence, and a sentence after it; never the last paragraph of an entry."""
    return (
        this.paragraph.is_unfinished
        and len(this.text) <= 160
        and not this.is_account
        and not this.is_message
        and following is not None
        and not following.is_account
        and not following.is_message
        and not following.paragraph.is_unfinished
        and not following.text[:1].islower()
        and not counts_votes(this.text)
    )


def is_byline(this: PossibleStart, following: PossibleStart | None) -> bool:
    """A correspondent's name with the role under it."""
    return following is not None and following.is_role and this.paragraph.is_name


class StartEvidence:
    """Scores the paragraphs of a page; rare words weigh more than those the whole page is about."""

    def __init__(self, paragraphs: Sequence[Stretch]) -> None:
        self.candidates = [PossibleStart(p) for p in paragraphs]
        self._met_in = Counter(chain.from_iterable(c.stems for c in self.candidates))

    def scores(self, first: int, last: int) -> list[float]:
        """The evidence that each of the paragraphs first..last-1 begins an entry. The one at ``first``
        stands directly under a printed heading or at the top of the page."""
        scores: list[float] = []
        context: list[PossibleStart] = []
        for i in range(first, last):
            this = self.candidates[i]
            following = self.candidates[i + 1] if i + 1 < last else None
            before = self.candidates[i - 1] if i > first else None
            score = self._score(this, before, following, context)
            if score >= LIKELY:
                context = []
            context.append(this)
            scores.append(score)
        return scores

    def _score(
        self,
        this: PossibleStart,
        before: PossibleStart | None,
        following: PossibleStart | None,
        context: Sequence[PossibleStart],
    ) -> float:
        if before is None:
            return NEVER
        if before.is_account or self._carries_on(this, before):
            return NEVER
        if this.is_account or this.is_message:
            return 2 * CERTAIN
        if is_byline(this, following) or (this.is_role and not before.paragraph.is_name):
            return CERTAIN + 10
        if before.is_message:
            return 2 * CERTAIN  # a message is one paragraph
        if before.is_role or is_caption(before, this):
            return NEVER
        if is_caption(this, following):
            return CERTAIN
        return sum(self._wording(this, before, context))

    @staticmethod
    def _carries_on(this: PossibleStart, before: PossibleStart) -> bool:
        """The second half of something: a running quotation, a name's role, a sentence cut in two."""
        if (this.is_role or this.text[:1].islower()) and before.paragraph.is_name:
            return True
        return opens_quotation(this.text) and leaves_quotation_open(before.text)

    def _wording(
        self, this: PossibleStart, before: PossibleStart, context: Sequence[PossibleStart]
    ) -> Iterator[float]:
        words = this.text.split(None, 3)
        first = words[0].rstrip(",")
        low = first.lower()
        if opens_quotation(this.text):
            yield -12
        if first[:1].islower():
            yield -20
        if low == "the" and len(words) > 1 and (words[1][0].islower() or words[1] in ("MP", "MPs")):
            yield -4  # "the MP for ...": somebody just named
        elif low in ("a", "an"):
            yield -2
        elif low in TURNING:
            yield 5
        if low in LEANING:
            yield -12
        elif low.rstrip(".") in TITLES and len(words) > 1:
            surname = words[1].rstrip(".,:'’s")
            yield -12 if _is_named(surname, context) else 6
        else:
            yield self._naming(this, context)
        if before.signs_off:
            yield 8
        if any(c.announces for c in context[:1]) and not before.signs_off:
            yield -8
        if this.announces:
            yield 6
        yield 4 - 2.5 * self._cohesion(this, context[-3:])

    @staticmethod
    def _naming(this: PossibleStart, context: Sequence[PossibleStart]) -> float:
        """Somebody brought on with a full name at the start of the paragraph, known already or not."""
        match = FULL_NAME.search(this.text, 0, 90)
        if match is None:
            return 0
        surname = match.group().split()[-1]
        return 3 if _is_named(surname, context) else 6

    def _cohesion(self, this: PossibleStart, context: Sequence[PossibleStart]) -> float:
        """How much the paragraph is about what the last ones were about: shared words, the rare ones most."""
        if not context:
            return 0
        shared = this.stems & frozenset().union(*(c.stems for c in context))
        total = len(self.candidates)
        weight = sum(math.log(total / self._met_in[w]) for w in shared)
        return min(weight / math.sqrt(len(this.stems) + 1), 4)

    def boundary(self, i: int) -> Boundary:
        """How the start at paragraph i is known: by something printed, or only by its wording."""
        this = self.candidates[i]
        following = self.candidates[i + 1] if i + 1 < len(self.candidates) else None
        marked = this.is_account or this.is_message or is_byline(this, following) or this.is_role
        return "marked" if marked else "inferred"


def _is_named(surname: str, context: Sequence[PossibleStart]) -> bool:
    return any(surname in c.text for c in context[-NAMED_WITHIN:])


def best_starts(scores: Sequence[float], wanted: int | None) -> list[int]:
    """Which of the scored paragraphs begin an entry: the ``wanted`` best of those that may, or where that
    cannot be met (numbers that skip) or nothing is wanted, those with more evidence for than against."""
    possible = [i for i, score in enumerate(scores) if score > NEVER]
    if wanted is None or wanted > len(possible):
        return [i for i in possible if scores[i] > 0]
    return sorted(sorted(possible, key=lambda i: -scores[i])[:wanted])
