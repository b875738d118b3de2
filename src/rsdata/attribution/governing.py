"""The cue that governs a quotation from the left: Ann Lee said: "…" / she called it "…"."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import lexicon as lx
from rsdata.attribution.clauses import NAMING, main_start, subject_of
from rsdata.attribution.nouns import Phrase, is_name_word, person_grade, phrase_right
from rsdata.attribution.site import WINDOW, Candidate, Site
from rsdata.attribution.subjects import subject_left
from rsdata.attribution.verbs import is_passive, is_reported
from rsdata.attribution.words import Words

_TRIES: Final = 6  # cues looked at to the left of one quotation
# Passives whose subject speaks: "was quoted as saying", "she was determined".
_SPEAKING_PASSIVES: Final = frozenset(
    lx.listed("quoted heard overheard recorded asked pressed determined worried pleased convinced")
)


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
        if low[j] == "as" and j > floor:
            j -= 1  # "dismissed it as a"
    while j > floor and ((low[j - 1], low[j]) in lx.PHRASAL or (flag[j] & lx.ADV and not flag[j] & lx.CAP)):
        j -= 1  # "pointed out,", "said later:"
    thinking: Candidate | None = None
    start = main_start(words, floor, j)
    tries = 0
    for i in range(j, floor - 1, -1):
        g = flag[i]
        if low[i] == ";":
            break
        if (
            i < start
            and i < j - 3
            and low[floor] not in ("as", "in", "on", "at", "speaking", "writing", "asked")
        ):
            break  # "After Lee called for calm, …": not what governs the words
        if not g & (lx.SPOKEN | lx.WEAK) or (g & lx.CAP and i > lo) or not is_reported(words, i):
            continue
        beside = i >= j - (1 if low[j] in ("it", "him", "her", "them", "me", "us") else 0)
        if not g & lx.SPOKEN and not (beside and (colon or comma) and g & lx.FINITE):
            continue
        if not g & lx.CUE and (
            thinking is not None or (low[i] in lx.BESIDE_ONLY and not (beside and not comma))
        ):
            continue
        tries += 1
        if tries > _TRIES:
            break
        weight = _weight(site, i, beside, colon, comma)
        if low[i] in NAMING and _names_directly(words, i, q) and _names_a_thing(words, i, floor):
            if beside:
                return Candidate(weight, None, i, "name of a thing")
            continue
        if g & lx.PART and is_passive(words, i, floor):
            agent = _passive_candidate(site, i, floor, weight)
            if agent is not None and (agent.speaker is not None or (i >= q - 6 and g & lx.JUDGE)):
                return agent
            continue
        name = subject_of(words, i, floor)
        grade = 0 if name is None else person_grade(words, name)
        if name is None or grade < (1 if g & lx.CUE else 2):
            if (
                name is not None
                and beside
                and (colon or comma)
                and g & lx.CUE
                and low[name[1]] in ("it", "that", "which")
            ):
                return Candidate(weight, name, i, "governing cue")
            if name is not None and low[name[1]] == "it" and name[0] > floor and low[name[0] - 1] == "what":
                return Candidate(weight, name, i, "governing cue")
            continue
        found = Candidate(weight, name, i, "governing cue")
        if (
            not g & lx.CUE
            or (low[i] in lx.SOFT and not beside)
            or _hedged(words, i, floor)
            or (grade == 1 and not beside)
        ):
            thinking = thinking or found
            continue
        if thinking is not None:
            if g & lx.JUDGE:
                continue
            return found
        aside = low[name[0] - 1] == "," and i + 1 < q and low[i + 1] == ","  # ", he added,"
        if name[0] == name[1] and low[name[0]] in lx.HE_SHE and not colon and not comma and not aside:
            outer = _outer(words, i, floor)
            if outer is not None:
                return Candidate(weight, outer[0], outer[1], "governing cue")
        return found
    return thinking


def _outer(words: Words, inner: int, floor: int) -> tuple[Phrase, int] | None:
    """The named subject of the cue that governs "he called it": "Lee said … what he called"."""
    flag, low = words.flag, words.low
    for i in range(inner - 1, floor - 1, -1):
        g = flag[i]
        if low[i] == ";" or g & lx.QUOTE:
            return None
        if (
            g & lx.CUE
            and g & lx.FINITE
            and not g & (lx.JUDGE | lx.CAP)
            and low[i] not in lx.SOFT
            and is_reported(words, i)
        ):
            name = subject_left(words, i)
            if name is None:
                return None
            return (name, i) if words.flag[name[1]] & lx.CAP and person_grade(words, name) == 2 else None
    return None


def _hedged(words: Words, i: int, floor: int) -> bool:
    """Whether a bare verb stands under "would", "could", "not": "he would not predict"."""
    return bool(
        words.flag[i] & lx.BASE and not words.flag[i] & lx.FINITE and i > floor and words.flag[i - 1] & lx.AUX
    )


def _weight(site: Site, i: int, beside: bool, colon: bool, comma: bool) -> float:
    """Evidence of the cue at token ``i``: nearness, a colon, a comma before a capital letter."""
    gap = site.q - i
    if colon:
        return 10.5
    if comma and site.capital:
        return 9.8 if beside else 9.0 - 0.02 * gap
    weight = 9.6 if beside else 8.4 - 0.02 * gap
    if not site.capital and gap < 8 and site.words.flag[i] & lx.JUDGE and _frames(site, i):
        weight = 10.2
    if site.title and not beside:
        weight -= 3
    if not site.words.flag[i] & lx.CUE and not beside:
        weight -= 1.4
    return weight - 0.5 if comma and not beside else weight


def _frames(site: Site, i: int) -> bool:
    """Whether only what is judged stands between the verb and the quotation: "called the plan “x”"."""
    words = site.words
    return all(
        not words.flag[k] & (lx.PUNCT | lx.QUOTE | lx.SUB | lx.REL | lx.AUX | lx.CUE) or words.low[k] == "as"
        for k in range(i + 1, site.q)
    )


def _names_directly(words: Words, i: int, q: int) -> bool:
    """Whether the name follows "called" at once: "called “x”", not "called it “x”"."""
    return i + 1 == q or (i + 2 == q and words.low[i + 1] in (",", "as", "the", "a", "an")) or q - i > 8


def _names_a_thing(words: Words, i: int, floor: int) -> bool:
    """Whether "called" at ``i`` tells what something is called."""
    k = i - 1
    if words.low[i] in ("titled", "entitled", "headlined", "subtitled"):
        return True
    while k > floor and words.flag[k] & lx.TIME:
        k -= 2 if words.flag[k - 1] & lx.PREP else 1
    if k >= floor and words.low[k] == ",":
        k -= 1
    if k < floor:
        return True
    f = words.flag[k]
    if f & (lx.PRON | lx.AUX | lx.REL) or is_name_word(words, k):
        return False
    return not f & (lx.ROLE | lx.CONJ | lx.ADV)


def _passive_candidate(site: Site, i: int, floor: int, weight: float) -> Candidate | None:
    """ "was called "x" by Ann Lee": the agent where it is named, or nobody."""
    words = site.words
    for k in range(i + 1, min(site.hi - 1, i + 40)):
        if words.low[k] == "by" and not words.flag[k + 1] & lx.ING:
            agent = phrase_right(words, k + 1, site.hi)
            if agent is not None and person_grade(words, agent) == 2:
                return Candidate(weight, agent, i, "governing cue")
    if words.low[i] in _SPEAKING_PASSIVES:
        name = subject_left(words, i)
        return Candidate(weight, name, i, "governing cue") if name else None
    return Candidate(weight, None, i, "passive")
