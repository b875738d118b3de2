"""The rules: where a speaker may stand round a quotation, and how much each place is worth as evidence.

Each rule looks at one quotation in its paragraph and answers with a candidate or nothing. The candidate with
the most weight wins. ``RULES`` below reads like a table of contents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from rsdata.attribution import lexicon as lx
from rsdata.attribution.phrases import (
    Phrase,
    head_is_role,
    is_name,
    is_name_word,
    phrase_right,
    simple_left,
    subject_left,
)
from rsdata.attribution.words import Words

_WINDOW: Final = 70  # tokens looked at on either side
_ANY_CUE: Final = lx.CUE | lx.THINK


class Candidate(NamedTuple):
    """Somebody who may have said it: the phrase, the token of the cue, and what speaks for it."""

    weight: float
    speaker: Phrase | None  # None: the words are nobody's ("accused of", "so-called")
    cue: int | None
    rule: str


class Site(NamedTuple):
    """One quotation in its paragraph."""

    words: Words
    q: int  # the token that stands for the quotation
    lo: int  # first token of its sentence
    hi: int  # one past the last
    last: str  # last character inside the marks
    capital: bool  # begins with a capital letter


def cue_beside(site: Site) -> Candidate | None:
    """"…", said Ann Lee / "…", Ann Lee said / "…" — Ann Lee, who …, told us."""
    words, q = site.words, site.q
    flag, low = words.flag, words.low
    size = min(len(words), q + _WINDOW)
    p = q + 1
    if p >= size:
        return None
    joined = site.last in ",?!—–-…"
    if low[p] in (",", "-"):
        joined = True
        p += 1
    weak = 0.0 if joined else 2.5
    if site.last == ".":
        weak = 3.0
    while p < size and flag[p] & lx.ADV and not is_name_word(words, p):
        p += 1
    if p >= size:
        return None
    f = flag[p]
    if f & (_ANY_CUE | lx.WEAK) and f & lx.FINITE or (joined and f & lx.VERB and f & lx.FINITE and not f & lx.CAP):
        n = p + 1
        while n < size and flag[n] & (lx.ADV | lx.OBJ):
            n += 1
        name = phrase_right(words, n, size)
        if name is not None and _can_speak(words, name):
            base = 10.0 if f & lx.CUE else 9.0
            return Candidate(base - weak, name, p, "cue beside")
        if name is not None and not f & lx.FINITE:
            return None
    if f & lx.CONJ or f & lx.SUB and not f & lx.CAP:
        p += 1
    open_cue = -1
    for i in range(p + 1, size):
        g = flag[i]
        if g & (lx.QUOTE | lx.STOP):
            break
        if low[i] in (":", ";"):
            break
        if not g & lx.VERB or not g & lx.FINITE or g & lx.CAP:
            continue
        if g & lx.ADJ and flag[i - 1] & (lx.DET | lx.POSS | lx.PREP | lx.ADJ):
            continue
        reporting = g & (_ANY_CUE | lx.WEAK)
        if not reporting:
            if joined and open_cue < 0:
                open_cue = i
            continue
        name = subject_left(words, i, p)
        if name is not None and name[0] == p and _can_speak(words, name):
            base = 10.0 if g & lx.CUE else 9.0
            return Candidate(base - weak - 0.02 * (i - p), name, i, "cue beside")
        if i - p > 30:
            break
    if open_cue > 0:
        name = subject_left(words, open_cue, p)
        if name is not None and name[0] == p and _can_speak(words, name):
            return Candidate(8.0 - weak, name, open_cue, "open cue beside")
    return None


def according_to(site: Site) -> Candidate | None:
    """"…", according to Ann Lee."""
    words = site.words
    low = words.low
    for i in range(site.q + 1, min(site.hi, site.q + 30)):
        if words.flag[i] & lx.QUOTE:
            break
        if low[i] == "according" and i + 2 < len(words) and low[i + 1] == "to":
            name = phrase_right(words, i + 2, len(words))
            return Candidate(8.7, name, i, "according to") if name else None
    if words.low[site.lo] == "according" and site.lo + 2 < site.hi and low[site.lo + 1] == "to":
        name = phrase_right(words, site.lo + 2, site.q)
        return Candidate(7.4, name, site.lo, "according to") if name else None
    return None


def sign_off(site: Site) -> Candidate | None:
    """"…" – Ann Lee, MP for Marsh."""
    words, q = site.words, site.q
    if q + 1 >= len(words) or words.low[q + 1] != "-":
        return None
    name = phrase_right(words, q + 2, len(words))
    if name is None or not is_name(words, *name):
        return None
    after = name[1] + 1
    if after >= len(words) or words.low[after] in (",", ".", "("):
        return Candidate(8.5, name, None, "sign-off")
    return None


def governing_cue(site: Site) -> Candidate | None:
    """Ann Lee said: "…" / she called it "…" / he believed the seats had "…"."""
    words, q, lo = site.words, site.q, site.lo
    flag, low = words.flag, words.low
    floor = max(lo, q - _WINDOW)
    j = q - 1
    colon = j >= floor and low[j] == ":"
    comma = j >= floor and low[j] in (",", "-")
    if colon or comma:
        j -= 1
    elif j >= floor and low[j] in ("that", "how", "as"):
        j -= 1
    for i in range(j, floor - 1, -1):
        g = flag[i]
        if low[i] == ";":
            break
        if not g & (_ANY_CUE | lx.WEAK) or (g & lx.CAP and i > lo):
            continue
        if g & lx.WEAK and not g & _ANY_CUE and not (i == j and (colon or comma)):
            continue
        if g & lx.ADJ and i > floor and flag[i - 1] & (lx.DET | lx.POSS | lx.POSSESSIVE | lx.ADJ | lx.PREP):
            continue
        if g & lx.ADJ and not g & lx.FINITE and not (flag[i - 1] & (lx.AUX | lx.PRON)):
            continue
        beside = i == j
        weight = 9.6 if beside else 8.4 - 0.02 * (j - i)
        if colon:
            weight = 10.5
        elif comma and site.capital:
            weight = 9.8 if beside else 9.0 - 0.02 * (j - i)
        if comma and not beside and not site.capital:
            weight -= 0.5
        passive = g & lx.PART and _passive(words, i, floor)
        if passive:
            agent = _agent(words, i, site.hi)
            if agent is not None:
                return Candidate(weight, agent, i, "governing cue")
            if low[i] == "quoted":
                name = subject_left(words, i, floor)
                return Candidate(weight, name, i, "governing cue") if name else None
            return Candidate(weight, None, i, "passive")
        name = _subject(words, i, floor)
        if name is None or not _can_speak(words, name):
            continue
        return Candidate(weight, name, i, "governing cue")
    return None


def trailing_cue(site: Site) -> Candidate | None:
    """The plan is "…" for Marsh, Ann Lee said."""
    words, q, hi = site.words, site.q, site.hi
    flag, low = words.flag, words.low
    end = min(hi, q + _WINDOW)
    for i in range(q + 2, end):
        if low[i] != ",":
            continue
        p = i + 1
        if p >= end:
            break
        for v in range(p, min(end, p + 14)):
            g = flag[v]
            if g & (lx.QUOTE | lx.STOP):
                break
            if not (g & _ANY_CUE and g & lx.FINITE) or g & lx.CAP:
                continue
            if v == p:
                name = phrase_right(words, v + 1, end)
            else:
                name = subject_left(words, v, p)
                if name is not None and name[0] != p:
                    name = None
            if name is not None and _can_speak(words, name):
                nxt = v + 1 if v > p else name[1] + 1
                closing = nxt >= len(words) or flag[nxt] & (lx.STOP | lx.TIME | lx.PREP | lx.PUNCT | lx.ADV)
                if closing:
                    return Candidate(8.0, name, v, "trailing cue")
            break
    return None


def colon(site: Site) -> Candidate | None:
    """Ann Lee: "…" / Lee on Marsh: "…" / Ann Lee arrives at the count: "…"."""
    words, q, lo = site.words, site.q, site.lo
    if q - 2 < lo or words.low[q - 1] != ":":
        return None
    name = first_subject(words, lo, q - 1)
    if name is None or not _can_speak(words, name):
        return None
    return Candidate(7.5, name, None, "colon")


def first_subject(words: Words, lo: int, hi: int) -> Phrase | None:
    """The first noun phrase of a sentence that can be its subject, what leads up to it left out."""
    flag, low = words.flag, words.low
    i = lo
    for _ in range(3):
        while i < hi and flag[i] & (lx.CONJ | lx.ADV | lx.PUNCT) and not is_name_word(words, i):
            i += 1
        if i >= hi:
            return None
        f = flag[i]
        if f & (lx.PREP | lx.SUB | lx.ING | lx.TIME) or (f & lx.PART and not f & lx.CAP) or (f & lx.VERB and f & lx.PART):
            k = i
            while k < min(hi, i + 40) and low[k] != ",":
                k += 1
            if k >= hi or low[k] != ",":
                return None
            i = k + 1
            continue
        return phrase_right(words, i, hi)
    return None


def _subject(words: Words, verb: int, floor: int) -> Phrase | None:
    """Whose verb it is: its own subject, or that of the clause it hangs on."""
    flag, low = words.flag, words.low
    f = flag[verb]
    finite = f & lx.FINITE and not (f & lx.ING)
    if finite or f & lx.BASE:
        name = subject_left(words, verb, floor)
        if name is not None and (finite or flag[verb - 1] & (lx.AUX | lx.ADV)):
            # "to say": whoever it hangs on
            if not (f & lx.BASE and not finite and low[verb - 1] == "to"):
                return name
    for k in range(verb - 1, floor - 1, -1):
        g = flag[k]
        if g & lx.CAP and k > floor:
            continue
        if g & lx.VERB and g & lx.FINITE or g & lx.BE or g & lx.AUX and low[k] not in ("to", "not", "never"):
            name = subject_left(words, k, floor)
            if name is not None and _can_speak(words, name):
                return name
    return first_subject(words, floor, verb)


def _passive(words: Words, i: int, floor: int) -> bool:
    """Whether the participle at ``i`` is passive: "was called", "being accused", "so called"."""
    k = i - 1
    while k >= floor and words.flag[k] & lx.ADV:
        k -= 1
    return k >= floor and bool(words.flag[k] & lx.BE or words.low[k] in ("get", "got", "gets"))


def _agent(words: Words, i: int, hi: int) -> Phrase | None:
    """The "by ..." of a passive."""
    for k in range(i + 1, min(hi, i + 40)):
        if words.low[k] == "by" and not words.flag[k + 1 if k + 1 < hi else k] & lx.ING:
            return phrase_right(words, k + 1, hi)
    return None


def _can_speak(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase may stand for somebody: not "it", "this", a time or a sum."""
    first, last = phrase
    low, flag = words.low[last], words.flag[last]
    if first == last and low in ("it", "this", "that", "these", "those", "there", "which", "what", "both", "all"):
        return False
    if flag & lx.NUMBER and first == last:
        return False
    return not flag & lx.TIME


class Rule(NamedTuple):
    """A rule's name, the most its candidates can weigh, and the function that looks for one."""

    name: str
    most: float
    find: Callable[[Site], Candidate | None]


# Strongest first. A rule is not asked once a candidate outweighs all it could offer.
RULES: Final = (
    Rule("governing cue", 10.5, governing_cue),
    Rule("cue beside", 10.0, cue_beside),
    Rule("according to", 8.7, according_to),
    Rule("sign-off", 8.5, sign_off),
    Rule("trailing cue", 8.0, trailing_cue),
    Rule("colon", 7.5, colon),
)


def best(site: Site) -> Candidate | None:
    """The candidate with the most weight."""
    found: Candidate | None = None
    for rule in RULES:
        if found is not None and found.weight >= rule.most:
            continue
        candidate = rule.find(site)
        if candidate is not None and (found is None or candidate.weight > found.weight):
            found = candidate
    return found


__all__ = ["RULES", "Candidate", "Rule", "Site", "best", "first_subject", "head_is_role", "simple_left"]
