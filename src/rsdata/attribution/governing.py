"""Rules that look to the left of a quotation: the cue that governs it, a colon, a noun of speech."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import lexicon as lx
from rsdata.attribution.phrases import Phrase, is_name_word, person_grade, phrase_right, simple_left, subject_left
from rsdata.attribution.site import WINDOW, Candidate, Site, is_reported
from rsdata.attribution.words import Words

_SPOKEN: Final = lx.CUE | lx.THINK
# A name given to something, not somebody's words: "a film called", "the ad, titled", "known as".
_NAMING: Final = frozenset("""titled entitled named called dubbed known headlined nicknamed so-called subtitled
    labeled labelled marked headed emblazoned stamped billed tagged branded""".split())


def governing_cue(site: Site) -> Candidate | None:
    """Ann Lee said: "…" / she called it "…" / he believed the seats had "…"."""
    words, q, lo = site.words, site.q, site.lo
    flag, low = words.flag, words.low
    floor = max(lo, q - WINDOW)
    j = q - 1
    if j < floor:
        return None
    colon = low[j] == ":"
    comma = low[j] in (",", "-")
    if colon or comma:
        j -= 1
    elif low[j] in ("that", "how", "as", "a", "an", "the", "of"):
        j -= 1
    while j > floor and (low[j] in lx.PARTICLES or flag[j] & lx.ADV and not flag[j] & lx.CAP):
        j -= 1  # "pointed out,", "said later:"
    thinking: Candidate | None = None
    start = main_start(words, floor, j)
    for i in range(j, floor - 1, -1):
        g = flag[i]
        if low[i] == ";":
            break
        if i < start and i < j - 3 and low[floor] not in ("in", "on", "at", "speaking", "writing", "asked"):
            break  # "After Lee called for calm, …": not what governs the words
        if not g & (_SPOKEN | lx.WEAK) or (g & lx.CAP and i > lo) or not is_reported(words, i):
            continue
        beside = i >= j - (1 if low[j] in ("it", "him", "her", "them", "me", "us") else 0)
        if not g & _SPOKEN and not (beside and (colon or comma) and g & lx.FINITE):
            continue
        if not g & lx.CUE and (thinking is not None or low[i] in lx.BESIDE_ONLY and not (beside and not comma)):
            continue
        weight = _weight(site, i, beside, colon, comma)
        if low[i] in _NAMING and beside and _names_a_thing(words, i, floor):
            return Candidate(weight, None, i, "name of a thing")
        if g & lx.PART and _passive(words, i, floor):
            agent = _passive_candidate(site, i, floor, weight)
            if agent is not None and (agent.speaker is not None or i >= q - 6 and g & lx.JUDGE):
                return agent
            continue
        name = subject_of(words, i, floor)
        grade = 0 if name is None else person_grade(words, name)
        if name is None or grade < (1 if g & lx.CUE else 2):
            if name is not None and beside and (colon or comma) and g & lx.CUE and low[name[1]] in ("it", "that", "which"):
                return Candidate(weight, name, i, "governing cue")
            if name is not None and low[name[1]] == "it" and name[0] > floor and low[name[0] - 1] == "what":
                return Candidate(weight, name, i, "governing cue")
            continue
        found = Candidate(weight, name, i, "governing cue")
        if g & lx.CUE and not (low[i] in lx.SOFT and not beside) and not _hedged(words, i, floor):
            if thinking is not None and not g & lx.JUDGE:
                return found
            return thinking or found
        thinking = found
    return thinking


def _hedged(words: Words, i: int, floor: int) -> bool:
    """Whether a bare verb stands under "would", "could", "not": "he would not predict"."""
    return bool(words.flag[i] & lx.BASE and not words.flag[i] & lx.FINITE and i > floor and words.flag[i - 1] & lx.AUX)


def _weight(site: Site, i: int, beside: bool, colon: bool, comma: bool) -> float:
    """Evidence of the cue at token ``i``: nearness, a colon, a comma before a capital letter."""
    gap = site.q - i
    if colon:
        return 10.5
    if comma and site.capital:
        return 9.8 if beside else 9.0 - 0.02 * gap
    weight = 9.6 if beside else 8.4 - 0.02 * gap
    if site.title and not beside:
        weight -= 3
    if not site.words.flag[i] & lx.CUE and not beside:
        weight -= 1.4
    return weight - 0.5 if comma and not beside else weight


def _names_a_thing(words: Words, i: int, floor: int) -> bool:
    """Whether "called" at ``i`` tells what something is called."""
    k = i - 1
    if k >= floor and words.low[k] == ",":
        k -= 1
    if k < floor:
        return True
    f = words.flag[k]
    if f & (lx.PRON | lx.AUX | lx.REL) or is_name_word(words, k):
        return False
    return not f & (lx.ROLE | lx.CONJ | lx.ADV)


def _passive_candidate(site: Site, i: int, floor: int, weight: float) -> Candidate | None:
    """"was called "x" by Ann Lee": the agent where it is named, or nobody."""
    words = site.words
    for k in range(i + 1, min(site.hi - 1, i + 40)):
        if words.low[k] == "by" and not words.flag[k + 1] & lx.ING:
            agent = phrase_right(words, k + 1, site.hi)
            if agent is not None and person_grade(words, agent) == 2:
                return Candidate(weight, agent, i, "governing cue")
    if words.low[i] in ("quoted", "heard", "overheard", "recorded", "asked", "pressed", "determined", "worried", "pleased", "convinced"):
        name = subject_left(words, i, floor)
        return Candidate(weight, name, i, "governing cue") if name else None
    return Candidate(weight, None, i, "passive")


def _passive(words: Words, i: int, floor: int) -> bool:
    """Whether the participle at ``i`` is passive: "was called", "being accused"."""
    k = i - 1
    while k >= floor and words.flag[k] & lx.ADV and not words.flag[k] & lx.BE:
        k -= 1
    return k >= floor and (bool(words.flag[k] & lx.BE) or words.low[k] in ("get", "got", "gets"))


def subject_of(words: Words, verb: int, floor: int) -> Phrase | None:
    """Whose verb it is: its own subject, or that of the clause it hangs on."""
    flag, low = words.flag, words.low
    f = flag[verb]
    before = verb - 1
    while before >= floor and flag[before] & lx.ADV:
        before -= 1
    parenthetical = before > floor and low[before] == "," and f & lx.CUE and not f & lx.JUDGE
    if f & lx.FINITE and not f & lx.ING and parenthetical and low[verb] not in lx.TRANSITIVE:
        turned = phrase_right(words, verb + 1, len(words))  # "The trouble, says Lee, is"
        if turned is not None and person_grade(words, turned) == 2 and turned[1] + 1 < len(words):
            if low[turned[1] + 1] == ",":
                return turned
    quoted_before = before < floor or flag[before] & lx.QUOTE or low[before] in (",", "-") and (
        before - 1 < floor or flag[before - 1] & (lx.QUOTE | lx.CONJ | lx.ADV)
    ) or flag[before] & lx.CONJ and before == floor
    if f & lx.FINITE and not f & lx.ING and quoted_before and low[verb] not in lx.TRANSITIVE:
        turned = phrase_right(words, verb + 1, len(words))  # "Said Lee:", "But, said Lee, "
        if turned is not None and person_grade(words, turned) == 2:
            return turned
    bare = f & lx.BASE and not f & lx.FINITE and before >= floor and (low[before] == "to" or flag[before] & lx.CONJ)
    if f & (lx.FINITE | lx.BASE) and not bare and not (f & lx.ING):
        name = subject_left(words, verb, floor)
        if name is not None:
            return name
    if f & lx.ING:
        name = simple_left(words, before, floor) if before >= floor and not flag[before] & lx.PUNCT else None
        if name is not None and name[0] > floor and low[name[0] - 1] in ("with", "of", "by"):
            return name
        for k in range(verb - 1, floor - 1, -1):  # "Lee said no, adding"
            if flag[k] & lx.CUE and flag[k] & lx.FINITE and not flag[k] & lx.CAP and is_reported(words, k):
                name = subject_left(words, k, floor)
                if name is not None and person_grade(words, name) == 2:
                    return name
    elif before > floor and flag[before] & lx.CONJ:
        for k in range(before - 1, floor, -1):  # "Lee said no and said"
            if flag[k] & lx.CUE and flag[k] & lx.FINITE and not flag[k] & lx.CAP and is_reported(words, k):
                name = subject_left(words, k, floor)
                if name is not None and person_grade(words, name) == 2:
                    return name
        if low[before - 1] == ",":
            return main_subject(words, verb, floor)
        for k in range(before - 1, floor, -1):  # "he laughed and said"
            if flag[k] & (lx.FINITE | lx.AUX) and not flag[k] & lx.CAP and is_reported(words, k):
                name = subject_left(words, k, floor)
                if name is not None and person_grade(words, name) == 2:
                    return name
    return main_subject(words, verb, floor)


def main_subject(words: Words, verb: int, floor: int) -> Phrase | None:
    """The subject of the main clause that the verb at ``verb`` belongs to: of its sentence, or since "; and"."""
    flag, low = words.flag, words.low
    best: Phrase | None = None
    for k in range(main_start(words, floor, verb), verb):
        g = flag[k]
        if g & lx.CAP and k > floor or not g & (lx.VERB | lx.AUX) or low[k] in ("to", "not", "never"):
            continue
        if g & lx.VERB and not g & (lx.FINITE | lx.AUX) or not is_reported(words, k):
            continue
        name = subject_left(words, k, floor)
        if name is None or person_grade(words, name) < 1:
            continue
        if best is None:
            if person_grade(words, name) == 2 or not flag[k] & lx.AUX:
                best = name
        elif name[0] > best[1]:
            start = name[0] - 1
            if low[start] in ("and", "but", "-", ";", "or") and start - 1 >= floor and low[start - 1] in (",", "-", ";"):
                best = name
            elif low[start] in (";", "-"):
                best = name
    return best or first_subject(words, floor, verb)


def main_start(words: Words, floor: int, end: int) -> int:
    """Where the main clause begins: past "When asked about it," or "After the vote in Dover,"."""
    flag, low = words.flag, words.low
    i = floor
    while i < end and flag[i] & (lx.CONJ | lx.ADV | lx.PUNCT) and not is_name_word(words, i):
        i += 1
    if i >= end or not flag[i] & (lx.PREP | lx.SUB | lx.ING) or low[i] in ("that", "so", "how", "what", "why"):
        return floor
    for k in range(i, min(end, i + 40)):
        if low[k] == "," and not (k + 1 < end and flag[k + 1] & (lx.REL | lx.NUMBER)):
            after = k + 1
            while after < end and flag[after] & lx.ADV and not is_name_word(words, after):
                after += 1
            if after < end and (flag[after] & (lx.PRON | lx.DET | lx.POSS) or is_name_word(words, after)):
                return k + 1
            if after < end and flag[after] & (lx.PREP | lx.SUB | lx.ING):
                continue
            return k + 1
    return floor


def first_subject(words: Words, lo: int, hi: int) -> Phrase | None:
    """The first noun phrase of a sentence that can be its subject, what leads up to it left out."""
    flag, low = words.flag, words.low
    i = lo
    for _ in range(4):
        while i < hi and flag[i] & (lx.CONJ | lx.ADV | lx.PUNCT | lx.NUMBER) and not is_name_word(words, i):
            i += 1
        if i >= hi:
            return None
        f = flag[i]
        opening = f & (lx.PREP | lx.SUB | lx.ING | lx.TIME) or f & lx.VERB and f & lx.PART and not is_noun_at(words, i)
        if not opening:
            return phrase_right(words, i, hi)
        k = i
        while k < min(hi, i + 40) and low[k] != ",":
            k += 1
        if k >= hi or low[k] != ",":
            return None
        i = k + 1
    return None


def is_noun_at(words: Words, i: int) -> bool:
    """Whether a capitalised word of verb form is more likely a name."""
    return bool(words.flag[i] & lx.ROLE)


def colon(site: Site) -> Candidate | None:
    """Ann Lee: "…" / Lee on Marsh: "…" / Ann Lee arrives at the count: "…"."""
    words, q, lo = site.words, site.q, site.lo
    if q - 2 < lo or words.low[q - 1] != ":":
        return None
    for k in range(q - 2, max(lo, q - 30) - 1, -1):  # HEADLINE - Ann Lee: "…"
        if words.low[k] == "-":
            name = phrase_right(words, k + 1, q - 1)
            if name is not None and person_grade(words, name) == 2 and name[1] == q - 2:
                return Candidate(10.6, name, None, "colon")
    name = first_subject(words, max(lo, q - WINDOW), q - 1)
    if name is None or person_grade(words, name) < (1 if site.capital and words.low[q - 2] == "headline" else 2):
        return None
    return Candidate(7.5, name, None, "colon")


def full_sentence(site: Site) -> Candidate | None:
    """Ann Lee shared her worries with the hall, "…" / Lee also liked the plan – "…"."""
    words, q, lo = site.words, site.q, site.lo
    if q - 3 < lo or not site.capital or site.title or words.low[q - 1] not in (",", "-"):
        return None
    if words.text.count(" ", words.start[q], min(words.end[q], words.start[q] + 80)) < 3:
        return None
    name = main_subject(words, q - 1, max(lo, q - WINDOW))
    if name is None or person_grade(words, name) < 2:
        return None
    return Candidate(6.8, name, None, "full sentence")


def speech_noun(site: Site) -> Candidate | None:
    """Ann Lee's claim that "…" / her answer was that "…"."""
    words, q, lo = site.words, site.q, site.lo
    flag, low = words.flag, words.low
    floor = max(lo, q - 12)
    for i in range(q - 1, floor - 1, -1):
        if low[i] not in lx.SPEECH_NOUNS:
            if flag[i] & (lx.STOP | lx.QUOTE) or low[i] == ";":
                return None
            continue
        if i + 1 < q and not (low[i + 1] in ("that", "of", ":", "was", "is", "to", ",", "about") or i + 1 == q):
            return None
        k = i - 1
        while k >= floor - 6 and k >= lo and flag[k] & (lx.ADJ | lx.PART | lx.ADV) and not flag[k] & lx.POSSESSIVE:
            k -= 1
        if k < lo:
            return None
        if flag[k] & lx.POSSESSIVE and flag[k] & lx.CAP | flag[k] & lx.ROLE:
            name = simple_left(words, k, lo)
            return Candidate(6.5, name, i, "speech noun") if name else None
        return None
    return None


def scare(site: Site) -> Candidate | None:
    """A title of a work, a nickname, a so-called "…": nobody's words."""
    words, q, lo = site.words, site.q, site.lo
    k = q - 1
    if k < lo:
        return None
    low, flag = words.low[k], words.flag[k]
    if low in ("so-called", "called", "titled", "entitled", "dubbed") and low != "called":
        return Candidate(9.7, None, None, "scare quote")
    if site.title and site.last not in "?!" and not flag & (lx.VERB | lx.QUOTE | lx.OBJ) and low not in (",", ":", "as", "that", "-"):
        return Candidate(9.55, None, None, "title of a work")
    return None
