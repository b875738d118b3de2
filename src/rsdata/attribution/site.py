"""What a rule sees, a quotation in its sentence, and what it answers, a candidate."""

from __future__ import annotations

from typing import Final, NamedTuple

from rsdata.attribution import lexicon as lx
from rsdata.attribution.phrases import Phrase
from rsdata.attribution.words import Words

WINDOW: Final = 70  # tokens looked at on either side of a quotation
_MINOR: Final = frozenset("a an the of and or in on at to for with by from as vs is it".split())


class Candidate(NamedTuple):
    """Somebody who may have said it, how much speaks for it, and the token of the cue.

    ``speaker`` is None where the rule knows the words to be nobody's: "accused of", "so-called", a title.
    """

    weight: float
    speaker: Phrase | None
    cue: int | None
    rule: str


class Site(NamedTuple):
    """One quotation in its paragraph."""

    words: Words
    q: int  # the token that stands for the quotation
    lo: int  # first token of its sentence
    hi: int  # one past the last
    last: str  # the last character inside the marks
    capital: bool  # begins with a capital letter
    title: bool  # Looks Like the Title of a Work


def looks_like_title(text: str, start: int, end: int) -> bool:
    """Whether the words are capitalised throughout, as in titles, names and slogans: "The Long Road"."""
    if end - start > 80 or not text[start:start + 1].isupper():
        return False
    words = text[start:end].rstrip(".,").split()
    if not words or len(words) > 9 or text[end - 1] in "?!…":
        return False
    return all(w[0].isupper() or not w[0].isalpha() or w in _MINOR for w in words) and words[-1] not in _MINOR


def is_reported(words: Words, i: int) -> bool:
    """Whether token ``i`` is a verb rather than the noun it is spelled like: "he reports", not "the reports"."""
    f = words.flag[i]
    if i == 0:
        return True
    if not f & lx.ADJ:
        # "their expected victory"
        return not (f & lx.PART and words.flag[i - 1] & (lx.DET | lx.POSS | lx.POSSESSIVE) and not words.flag[i - 1] & lx.PRON)
    k = i - 1
    g = words.flag[k]
    if g & lx.ADJ and not g & (lx.CAP | lx.ROLE | lx.PRON | lx.AUX):
        return False
    if g & (lx.DET | lx.POSS | lx.POSSESSIVE | lx.PREP) and words.low[k] != "to":
        return False
    after = words.low[i + 1] if i + 1 < len(words.low) else "."
    if words.low[i] in lx.MOSTLY_NOUN and not g & (lx.PRON | lx.REL):
        follows = words.flag[i + 1] if i + 1 < len(words.low) else lx.STOP
        if not (after in (".", ",", ":", "that", '"') or follows & (lx.PRON | lx.DET | lx.SUB) or after in lx.PARTICLES):
            return False
    if f & lx.FINITE and not f & lx.BASE and (g & lx.PRON or g & lx.CAP or g & lx.ROLE):
        return True
    if f & lx.BASE and (g & lx.ROLE and words.low[k].endswith("s") or words.low[k] in ("people", "men", "women")):
        return True
    if g & (lx.AUX | lx.PRON | lx.REL) or words.low[k] in ("to", "also", "then"):
        return True
    # "Lee's repeated calls", "the latest polls"
    for n in range(k, max(-1, k - 4), -1):
        g = words.flag[n]
        if g & (lx.DET | lx.POSS | lx.POSSESSIVE):
            # "the advert states that", but "the latest reports" and "in three separate interviews"
            if n == k or words.flag[k] & (lx.ADJ | lx.PART):
                return False
            if after == "," and n > 0 and words.flag[n - 1] & lx.PREP:
                return False
            return after in (".", ",", ":", "that", '"') and bool(f & lx.FINITE)
        if not g & (lx.ADJ | lx.PART | lx.ROLE) and g & (lx.VERB | lx.PREP | lx.PUNCT | lx.STOP | lx.QUOTE):
            break
    return bool(f & lx.FINITE and not f & lx.BASE)
