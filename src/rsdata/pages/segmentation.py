"""Where an entry begins when nothing printed says so: evidence for and against each paragraph.

The scores are on one scale, that of log-odds: a printed mark (an account line, a message) outweighs any
wording, and what cannot begin an entry (a running quotation, the second half of something) never does.
Between them it is a question of topic (``topic_signs``). The caller says how many entries there must be,
where it knows; then the best-founded starts are taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from rsdata.language.authors import is_handle
from rsdata.language.line_shapes import counts_votes, leaves_quotation_open, opens_quotation
from rsdata.language.lines import Stretch
from rsdata.model import Boundary
from rsdata.pages.messages import QUOTE_LABEL
from rsdata.pages.topic_signs import Juncture, PossibleStart, Vocabulary, log_odds

NEVER = -1000.0  # cannot begin an entry
CERTAIN = 40.0  # begins one wherever it stands
LIKELY = 1.0  # more likely than not: what stands above it is no longer what this is about


def is_caption(this: PossibleStart, following: PossibleStart | None) -> bool:
    """A picture's caption: no sentence, and a sentence after it; never the last paragraph of an entry."""
    return (
        this.paragraph.is_unfinished
        and len(this.text) <= 160
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
    """Scores the paragraphs of a page."""

    def __init__(self, paragraphs: Sequence[Stretch]) -> None:
        self.candidates = [PossibleStart(p) for p in paragraphs]
        self.vocabulary = Vocabulary(self.candidates)
        self._captions: dict[int, bool] = {}  # paragraphs that have another below them

    def scores(self, first: int, last: int, wanted: int | None = None) -> list[float]:
        """The evidence that each of the paragraphs first..last-1 begins an entry. The one at ``first``
        stands directly under a printed heading or at the top of the page. Where as many as are ``wanted``
        begin one for certain, others are not weighed."""
        certain = [self.certain(i, first, last) for i in range(first, last)]
        marked = sum([score is not None and score >= CERTAIN for score in certain])
        if wanted is not None and marked >= wanted:
            return [NEVER if score is None else score for score in certain]
        scores = []
        start = first
        for i, score in enumerate(certain, first):
            if score is None:
                score = log_odds(Juncture(self.candidates, self.vocabulary, i, (first, last), start))
            if score >= LIKELY:
                start = i
            scores.append(score)
        return scores

    def certain(self, i: int, first: int, last: int) -> float | None:
        """The score of what begins an entry for certain, or never; None where it is to be weighed."""
        this = self.candidates[i]
        if i == first:
            return NEVER
        before = self.candidates[i - 1]
        following = self.candidates[i + 1] if i + 1 < last else None
        if before.is_account or self._carries_on(this, before) or self._heads_block(i - 1):
            return NEVER
        if this.is_account or this.is_message or self._heads_block(i):
            return 2 * CERTAIN
        if is_byline(this, following) or (this.is_role and not before.paragraph.is_name):
            return CERTAIN + 10
        if before.is_message or (i - 2 >= first and self._heads_block(i - 2)):
            return 2 * CERTAIN  # a message is one paragraph
        if before.is_role or self._is_caption(i - 1):
            return NEVER
        return CERTAIN if following is not None and self._is_caption(i) else None

    def _heads_block(self, i: int) -> bool:
        """Whether an account stands alone over a block with the label of a message."""
        return (
            self.candidates[i].text[0] == "@"
            and is_handle(self.candidates[i].text)
            and any(below.text.startswith(QUOTE_LABEL) for below in self.candidates[i + 1 : i + 2])
        )

    def _is_caption(self, i: int) -> bool:
        if i not in self._captions:
            self._captions[i] = is_caption(self.candidates[i], self.candidates[i + 1])
        return self._captions[i]

    @staticmethod
    def _carries_on(this: PossibleStart, before: PossibleStart) -> bool:
        """The second half of something: a running quotation, a name's role, a sentence cut in two."""
        if (this.is_role or this.text[:1].islower()) and before.paragraph.is_name:
            return True
        return opens_quotation(this.text) and leaves_quotation_open(before.text)

    def boundary(self, i: int) -> Boundary:
        """How the start at paragraph i is known: by something printed, or only by its wording."""
        this = self.candidates[i]
        following = self.candidates[i + 1] if i + 1 < len(self.candidates) else None
        marked = this.is_account or this.is_message or is_byline(this, following) or this.is_role
        return "marked" if marked else "inferred"


def best_starts(scores: Sequence[float], wanted: int | None) -> list[int]:
    """Which of the scored paragraphs begin an entry: the ``wanted`` best of those that may, or where that
    cannot be met (numbers that skip) or nothing is wanted, those with more evidence for than against."""
    possible = [i for i, score in enumerate(scores) if score > NEVER]
    if wanted is None or wanted > len(possible):
        return [i for i in possible if scores[i] > 0]
    return sorted(sorted(possible, key=lambda i: -scores[i])[:wanted])
