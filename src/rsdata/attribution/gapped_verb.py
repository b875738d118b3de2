"""A second speaker whose verb is left out: Ann Lee called it "…" and Bob Ray "…"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.noun_phrases import Phrase, phrase_right, somebody
from rsdata.language.tokens import Words

_LONGEST: Final = 12  # tokens between the two quotations
_JOINS: Final = frozenset((",", ";", "-", "and", "but", "while"))
_BEFORE_QUOTE: Final = frozenset((",", "a", "an", "the", "as"))
# What somebody is said to have called so: where it is a person, so is "and Bob Ray".
_THINGS: Final = frozenset(("it", "that", "this"))


def gapped_verb(site: Site) -> SpeakerCandidate | None:
    """Ann Lee called it "…" and her deputy, Bob Ray, "…"; Ann Lee said "…", Bob Ray "…"."""
    words, q = site.words, site.q
    first = _quotation_before(site)
    if first < 0:
        return None
    name = somebody(words, _only_a_name(words, first + 1, q))
    if name is None:
        return None
    again = words.low[name[1] + 1] == "that"  # "arguing that it was “…” and Bob Ray that it was “…”"
    cues = words.cues
    for c in range(bisect_left(cues, first) - 1, -1, -1):
        i = cues[c]
        if i < site.floor:
            break
        f = words.flag[i]
        if f & lx.CUE and f & (lx.FINITE | lx.ING):
            between = set(words.low[i + 1 : first]) - _BEFORE_QUOTE
            alike = between and between <= _THINGS if f & lx.JUDGE else not between
            alike = words.low[i + 1] == "that" if again else alike
            alike = alike or (i + 2 == first and words.low[i + 1] == words.low[q - 1] == "as")  # "Ray as “…”"
            return SpeakerCandidate(ranks.GAPPED, name, i, "gapped verb") if alike else None
    return None


def _quotation_before(site: Site) -> int:
    """The token of the quotation before in the sentence, -1 where none is near."""
    quotes = site.words.quote_at
    k = bisect_left(quotes, site.q) - 1
    return quotes[k] if k >= 0 and quotes[k] >= max(site.lo, site.q - _LONGEST) else -1


def _only_a_name(words: Words, start: int, q: int) -> Phrase | None:
    """The phrase that is all there is between two quotations, besides what joins them."""
    low = words.low
    i = start
    while i < q and low[i] in _JOINS:
        i += 1
    end = q
    while end > i and low[end - 1] in _BEFORE_QUOTE:
        end -= 1
    if i == start or i >= end:
        return None
    name = phrase_right(words, i, end)
    if name is None or not (name[1] == end - 1 or low[name[1] + 1] == "that"):
        return None
    return name
