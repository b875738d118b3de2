"""A second speaker whose verb is left out: Ann Lee called it "…" and Bob Ray "…"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.noun_phrases import Phrase, person_grade, phrase_right, somebody
from rsdata.language.tokens import Words

_LONGEST: Final = 12  # tokens between the two quotations
_JOINS: Final = frozenset((",", ";", "-", "and", "but", "while"))
_BEFORE_QUOTE: Final = frozenset((",", "a", "an", "the", "as"))
# What somebody is said to have called so: where it is a person, so is "and Bob Ray".
_THINGS: Final = frozenset(("it", "that", "this"))


def gapped_verb(site: Site) -> SpeakerCandidate | None:
    """Ann Lee called it "…" and her deputy, Bob Ray, "…"; Ann Lee said "…", Bob Ray "…"."""
    words, q = site.words, site.q
    first = _quotation_before(site, q)
    name = somebody(words, _only_a_name(words, first + 1, q)) if first >= 0 else None
    if name is None:
        return None
    while (before := _quotation_before(site, first)) >= 0:
        if somebody(words, _only_a_name(words, before + 1, first)) is None:
            break
        first = before  # the third of several
    if words.flag[name[1]] & lx.POSSESSIVE:
        return None
    cues = words.cues
    for c in range(bisect_left(cues, first) - 1, -1, -1):
        i = cues[c]
        if i < site.floor:
            break
        f = words.flag[i]
        if f & (lx.CUE | lx.THINK) and f & (lx.FINITE | lx.ING):
            between = set(words.low[i + 1 : first]) - _BEFORE_QUOTE
            judges = f & lx.JUDGE or not f & lx.CUE
            alike = between and _is_a_thing(site, i + 1, first) if judges else not between
            alike = alike or (i + 2 == first and words.low[i + 1] == words.low[q - 1] == "as")  # "Ray as “…”"
            return SpeakerCandidate(ranks.GAPPED, name, i, "gapped verb") if alike else None
    return None


def _quotation_before(site: Site, q: int) -> int:
    """The token of the quotation before the one at ``q`` in the sentence, -1 where none is near."""
    quotes = site.words.quote_at
    k = bisect_left(quotes, q) - 1
    return quotes[k] if k >= 0 and quotes[k] >= max(site.lo, q - _LONGEST) else -1


def _is_a_thing(site: Site, start: int, end: int) -> bool:
    """Whether what is judged up to the quotation at ``end`` is nobody, so that whoever is named next judges
    too: "called [it] “…” and Ray “…”", "called [the plan] “…”, Ray “…”"; not "called the plan “…” and
    Ray “…”", "described the plan as “…” and Ray as “…”"."""
    words, q = site.words, site.q
    last = end
    while last > start and words.low[last - 1] in _BEFORE_QUOTE:
        last -= 1
    judged = phrase_right(words, start, last)
    if judged is None or judged != (start, last - 1) or person_grade(words, judged) == 2:
        return False
    listed = words.low[end + 1] in (",", ";") or words.text[words.end[end] - 1] == ","
    alike = listed and words.low[end + 1] != "and" and words.low[q - 1] != "as"
    return words.low[start] in _THINGS or alike


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
    return name if name is not None and name[1] == end - 1 else None
