"""A second speaker whose verb is left out: Ann Lee called it "…" and Bob Ray "…"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.noun_phrases import Phrase, person_grade, phrase_right, somebody
from rsdata.language.subjects import subject_left
from rsdata.language.tokens import Words
from rsdata.language.verbs import is_reported

_LONGEST: Final = 12  # tokens between the two quotations
_SPEECH: Final = lx.SPEECH_NOUNS | lx.SPOKEN_NOUNS
_JOINS: Final = frozenset((",", ";", "-", "and", "but", "while"))
_BEFORE_QUOTE: Final = frozenset((",", "a", "an", "the", "as"))
# What somebody is said to have called so: where it is a person, so is "and Bob Ray".
_THINGS: Final = frozenset(("it", "that", "this"))


def gapped_verb(site: Site) -> SpeakerCandidate | None:
    """Ann Lee called it "…" and her deputy, Bob Ray, "…"; Ann Lee said "…", Bob Ray "…"."""
    words, q = site.words, site.q
    if "that" in words.vocabulary and not _JOINS.isdisjoint(words.vocabulary):
        found = _with_a_clause(site)
        if found is not None:
            return found
    first = _quotation_before(site, q)
    name = somebody(words, _only_a_name(words, first + 1, q)) if first >= 0 else None
    if name is None:
        return None
    while (before := _quotation_before(site, first)) >= 0:
        if somebody(words, _only_a_name(words, before + 1, first)) is None:
            break
        first = before  # the third of several
    if words.flag[name[1]] & lx.POSSESSIVE:
        noun = _owned_before(site, first)
        return None if noun is None else SpeakerCandidate(ranks.GAPPED, name, noun, "gapped verb")
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


def _owned_before(site: Site, first: int) -> int | None:
    """The noun of speech that the first quotation is said to be, with an owner: "Ann Lee's [word] for it was
    “…”, Bob Ray's “…”"; not what another judges, "Jo Dow called Ann Lee's answer “…”"."""
    words = site.words
    if not any(f & lx.BE for f in words.flag[first - 2 : first]):
        return None
    for k in range(first - 1, max(site.floor, first - _LONGEST), -1):
        if words.low[k] in _SPEECH:
            told = any(words.flag[n] & lx.CUE and is_reported(words, n) for n in range(site.floor, k))
            return k if words.flag[k - 1] & (lx.POSSESSIVE | lx.POSS) and not told else None
        if words.flag[k] & (lx.PUNCT | lx.QUOTE) and k < first - 1:
            return None
    return None


def _with_a_clause(site: Site) -> SpeakerCandidate | None:
    """Who says a clause of their own with the verb of another: "Ann Lee said it would go, and [Bob Ray] that
    it was “…”"."""
    words, q = site.words, site.q
    low = words.low
    that = next((k for k in range(q - 2, max(site.floor + 2, q - _LONGEST), -1) if low[k] == "that"), 0)
    clause = phrase_right(words, that + 1, q) if that else None
    if clause is None or clause[1] + 1 >= q or not words.flag[clause[1] + 1] & (lx.FINITE | lx.AUX):
        return None
    name = somebody(words, subject_left(words, that)) if words.flag[that - 1] & lx.CAP else None
    if name is None or low[name[0] - 1] not in _JOINS:
        return None
    for c in range(bisect_left(words.cues, name[0]) - 1, -1, -1):
        i = words.cues[c]
        if i < site.floor or low[i] in lx.ADDRESSING:
            return None  # "Lee told the board no, and Ray that it was “…”"
        f = words.flag[i]
        if f & lx.CUE and f & (lx.FINITE | lx.ING) and not f & lx.JUDGE and is_reported(words, i):
            told = any(words.flag[k] & (lx.FINITE | lx.AUX) for k in range(i + 1, name[0] - 1))
            return SpeakerCandidate(ranks.GAPPED, name, i, "gapped verb") if told else None
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
