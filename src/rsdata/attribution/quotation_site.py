"""What a rule sees, a quotation in its sentence, and what it answers, a candidate."""

from __future__ import annotations

from typing import Final

from rsdata.language.noun_phrases import Phrase
from rsdata.language.tokens import Words
from rsdata.language.word_lists import tagged

WINDOW: Final = 70  # tokens looked at on either side of a quotation
_STEP: Final = 32
# Words that titles of works leave small.
_MINOR: Final = tagged("minor words of titles")


class SpeakerCandidate:
    """Somebody who may have said it, how much speaks for it, and the token of the cue.

    ``speaker`` is None where the rule knows the words to be nobody's: "accused of", "so-called", a title.
    """

    __slots__ = ("cue", "rule", "speaker", "weight")

    def __init__(self, weight: float, speaker: Phrase | None, cue: int | None, rule: str) -> None:
        self.weight = weight
        self.speaker = speaker
        self.cue = cue
        self.rule = rule  # a name of ``rules.EVIDENCE`` where there is a speaker, else why there is none

    def weighing(self, weight: float) -> SpeakerCandidate:
        """The same with another weight."""
        return SpeakerCandidate(weight, self.speaker, self.cue, self.rule)


class Site:
    """One quotation in its paragraph. (No named tuple: every rule reads it, and slots are read faster.)"""

    __slots__ = ("capital", "floor", "hi", "last", "lo", "q", "title", "words")

    def __init__(self, words: Words, q: int, lo: int, hi: int, last: str, capital: bool, title: bool) -> None:
        self.words = words
        self.q = q  # the token that stands for the quotation
        self.lo = lo  # first token of its sentence
        self.hi = hi  # one past the last
        self.last = last  # the last character inside the marks
        self.capital = capital  # begins with a capital letter
        self.title = title  # Looks Like the Title of a Work
        # The first token that is looked at: of the sentence, or of a long sentence a good way back. It moves
        # in steps, so that the quotations of one stretch share what is found there.
        self.floor = lo if q - lo <= WINDOW else max(lo, (q - WINDOW) // _STEP * _STEP)


def looks_like_title(text: str, start: int, end: int) -> bool:
    """Whether the words are capitalised throughout, as in titles, names and slogans: "The Long Road"."""
    if end - start > 100 or not text[start : start + 1].isupper():
        return False
    words = text[start:end].rstrip(".,").split()
    if not words or len(words) > 14 or text[end - 1] in "?!…":
        return False
    return all(w[0].isupper() or not w[0].isalpha() or w in _MINOR for w in words) and words[-1] not in _MINOR
