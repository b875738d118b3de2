"""Where words were said: the paper, station or programme they were given to, as printed."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from rsdata.language import lexicon as lx
from rsdata.language.determiners import without_possessive
from rsdata.language.noun_phrases import Phrase
from rsdata.language.tokens import Words, asked_once
from rsdata.language.word_lists import pairs, tagged

_REACH: Final = 60  # tokens looked at on either side of a quotation

# Last words of the names of papers, magazines and sites.
PRESS: Final = tagged("last words of papers")
# Words that mark a broadcaster or an agency.
_AIR: Final = tagged("broadcasters and agencies")
# The last two words of programmes that are named without their station.
_PROGRAMMES: Final = pairs("programmes of two words")
# First words of programmes, after the station: "Radio 4's Today", "the BBC's This Week".
_PROGRAMME_STARTS: Final = tagged("first words of programmes")
_SMALL: Final = frozenset(("programme", "programme's"))  # words of outlets in small letters
# Every word that names an outlet, or ends its name.
_IN_OUTLETS: Final = frozenset(
    word + ending
    for word in (*_AIR, *PRESS, *_SMALL, *(last for _, last in _PROGRAMMES))
    for ending in ("", "'s")
)
_SMALL_IN_NAMES: Final = frozenset(("at", "of", "and", "the"))  # "The World at One"
_SMALL_AT_END: Final = tagged("small words that end an outlet")
_TOLD: Final = tagged("verbs of telling")
_GIVEN_IN: Final = tagged("given in an outlet")
_GIVEN_TO: Final = tagged("given to an outlet")


def outlet_of(words: Words, lo: int, hi: int, q: int, speaker: Phrase | None) -> str | None:
    """The outlet named in the sentence lo..hi of quotation token ``q``, but not as its speaker."""
    if _IN_OUTLETS.isdisjoint(words.vocabulary):
        return None  # most paragraphs
    outlets = _outlets(words)
    first, last = max(lo, q - _REACH), min(hi, q + _REACH)
    for k in range(bisect_left(outlets, first), bisect_left(outlets, last)):
        i = outlets[k]
        if speaker is not None and speaker[0] <= i <= speaker[1]:
            continue
        start = i
        while start > first and _is_part(words, start - 1):
            start -= 1
        if start > first and words.flag[start - 1] & lx.DET:
            start -= 1
        if start == first or not _given(words, start - 1, first):
            continue
        end = _end(words, i, last)
        if end is not None:
            return without_possessive(words.text[words.start[start] : words.end[end]])
    return None


@asked_once
def _outlets(words: Words) -> list[int]:
    """Where outlets are named."""
    return [i for i in words.places_of(_IN_OUTLETS) if is_outlet(words, i)]


def _stem(low: str) -> str:
    return low.removesuffix("'s")


def is_outlet(words: Words, i: int) -> bool:
    """Whether the token names an outlet: "BBC", "Mirror", the last word of "Daily Politics"."""
    low = words.low[i]
    if not words.flag[i] & lx.CAP:
        return low in _SMALL and words.flag[i - 1] & lx.CAP > 0
    low = _stem(low)
    return low in _AIR or low in PRESS or (words.low[i - 1], low) in _PROGRAMMES


def _is_part(words: Words, i: int) -> bool:
    """Whether the token belongs to a name to its right: "World", "At"."""
    f = words.flag[i]
    return f & lx.CAP > 0 and (not f & lx.PREP or words.low[i] == "at")


def _given(words: Words, i: int, floor: int) -> bool:
    """Whether words are given where token ``i`` stands: "told", "speaking to", "an interview with"."""
    low = words.low
    if low[i] in _TOLD:
        return True
    if low[i] in ("in", "on", "via"):
        before = words.flag[i - 1] & (lx.CUE | lx.PUNCT | lx.CONJ | lx.ADV | lx.TIME | lx.QUOTE)
        return i == floor or low[i - 1] in _GIVEN_IN or bool(before)
    return low[i] in ("to", "with", "for", "by") and low[i - 1] in _GIVEN_TO


def _end(words: Words, i: int, hi: int) -> int | None:
    """The last token of an outlet's name; None where it only says whose a presenter is.

    A programme belongs to it ("Radio 4's Today programme"), a presenter does not ("the BBC's Ann Lee").
    """
    flag, low = words.flag, words.low
    k = i
    while k < hi:
        n = k + 1
        if low[k].endswith("'s"):
            return _programme(words, k, hi)
        if n >= hi:
            return k
        if low[n] in ("political", "chief") or (flag[n] & lx.CAP and flag[n] & (lx.ROLE | lx.TITLE)):
            return None  # "BBC Political Editor Ann Lee"
        if not flag[n] & (lx.CAP | lx.NUMBER) and _stem(low[n]) not in _SMALL_AT_END:
            return None if flag[n] & (lx.ROLE | lx.ADJ) else k
        k = n
    return k - 1


def _programme(words: Words, k: int, hi: int) -> int:
    """The end of the programme that token ``k`` owns, or ``k`` itself."""
    flag, low = words.flag, words.low
    n = k + 1
    if n >= hi or not ((low[n] in _PROGRAMME_STARTS and flag[n] & lx.CAP) or flag[n] & lx.QUOTE):
        return k
    end = n
    while n < hi and (flag[n] & lx.CAP or low[n] in _SMALL_IN_NAMES or low[n] in _SMALL_AT_END):
        if low[n] not in _SMALL_IN_NAMES or flag[n] & lx.CAP:
            end = n
        n += 1
    return end
