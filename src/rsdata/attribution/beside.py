"""Cues to the right of a quotation: "…", said Ann Lee. / The plan is "…", Ann Lee said."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import lexicon as lx
from rsdata.attribution.nouns import Phrase, is_name_word, person_grade, phrase_right
from rsdata.attribution.site import WINDOW, Candidate, Site
from rsdata.attribution.subjects import subject_left
from rsdata.attribution.verbs import is_reported
from rsdata.attribution.words import Words

_AFTER_CUE: Final = lx.STOP | lx.PREP | lx.TIME | lx.ADV | lx.PUNCT | lx.OBJ | lx.CONJ


def cue_after(site: Site) -> Candidate | None:
    """ "…", said Ann Lee. / "…", Ann Lee, who …, said. / "…?" she barked."""
    words, q = site.words, site.q
    flag, low = words.flag, words.low
    size = min(len(words), q + WINDOW)
    p = q + 1
    if p >= size:
        return None
    joined = site.last in ",?!—–-…"
    if low[p] == "-" and p + 1 < size and words.end[p] == words.start[p + 1]:
        return None  # "moan"-worthy
    if low[p] in (",", "-"):
        joined = True
        p += 1
    if p + 2 < size and flag[p] & lx.BE and low[p + 1] == "how":  # "…" was how Ann Lee put it
        joined = True
        p += 2
    ended = not joined and site.last == "."
    penalty = 0.0 if joined else 3.5 if ended else 2.5
    conjunction = False
    while (
        p < size
        and flag[p] & (lx.ADV | lx.CONJ)
        and not is_name_word(words, p)
        and low[p] not in ("others", "both")
    ):
        conjunction = conjunction or bool(flag[p] & lx.CONJ)
        p += 1
    if p >= size or flag[p] & (lx.QUOTE | lx.STOP):
        return None
    inverted = None if conjunction else _inverted(words, p, size, joined)
    if inverted is not None:
        if ended and not _closes(words, inverted[0][1] + 1, size):
            return None
        return Candidate(inverted[2] - penalty, inverted[0], inverted[1], "cue after")
    return _regular(site, p, size, joined, conjunction, penalty, ended)


def _inverted(words: Words, p: int, size: int, joined: bool) -> tuple[Phrase, int, float] | None:
    """A cue with its subject after it: "said Ann Lee"."""
    f = words.flag[p]
    low = words.low
    if (
        not f & lx.FINITE
        or f & lx.CAP
        or low[p] in lx.ADDRESSING
        or (f & lx.JUDGE and not f & lx.BASE and low[p] not in ("read", "reads"))
    ):
        return None
    if not f & (lx.SPOKEN | lx.WEAK if joined else lx.CUE) and not (joined and f & lx.VERB and f & lx.PART):
        return None
    n = p + 1
    while n < size and words.flag[n] & lx.ADV:
        n += 1
    name = phrase_right(words, n, size)
    if name is None or person_grade(words, name) < (2 if not f & lx.CUE else 1):
        return None
    after = name[1] + 1
    if after < size and words.flag[after] & (lx.AUX | lx.FINITE) and words.low[after] != "to":
        return None  # "says she warned": she is the subject of what comes next
    base = 10.0 if f & lx.CUE else 9.0 if f & (lx.SPOKEN | lx.WEAK) else 7.0
    return name, p, base


def _closes(words: Words, i: int, size: int) -> bool:
    """Whether an attribution ends at token ``i`` rather than bringing words of its own."""
    if i >= size:
        return True
    f = words.flag[i]
    if words.low[i] in (":", "that"):
        return False
    if words.low[i] == ",":
        return not (i + 1 < size and words.flag[i + 1] & lx.QUOTE)
    return bool(f & (lx.STOP | lx.PREP | lx.TIME | lx.ADV | lx.PUNCT)) and words.low[i] != "to"


def _regular(
    site: Site, p: int, size: int, joined: bool, conjunction: bool, penalty: float, ended: bool
) -> Candidate | None:
    """A cue with its subject before it: "Ann Lee, who was there, said"."""
    words = site.words
    flag, low = words.flag, words.low
    open_cue = -1
    started = phrase_right(words, p, size)
    if started is None:
        return None
    for i in range(p + 1, min(size, p + 45)):
        g = flag[i]
        if g & (lx.QUOTE | lx.STOP) or low[i] in (":", ";"):
            break
        if joined and not g and low[i].endswith("s") and flag[i - 1] & (lx.PRON | lx.CAP) and open_cue < 0:
            open_cue = i  # "she chortles"
        if not g & lx.VERB or not g & (lx.FINITE | lx.BASE) or g & lx.CAP or not is_reported(words, i):
            continue
        if not g & lx.FINITE and not (g & lx.CUE and low[i - 1] != "to"):
            continue
        if not g & (lx.SPOKEN | lx.WEAK):
            if joined and open_cue < 0 and not conjunction and g & lx.PART:
                open_cue = i
            continue
        spoken = g & lx.CUE
        if not joined and (not spoken or g & lx.JUDGE or (i > started[1] + 2 and not ended)):
            continue
        if conjunction and not _closes(words, i + 1, size):
            continue
        if conjunction and not spoken:
            continue
        if i + 1 < size and low[i + 1] == "to" and not spoken:
            continue
        name = subject_left(words, i)
        base = 10.0 if spoken and not g & lx.JUDGE else 9.0
        if name is None or name[0] != p:
            if (
                joined
                and not conjunction
                and spoken
                and person_grade(words, started) == 2
                and _described(words, started, i)
            ):
                return Candidate(8.0, started, i, "cue after")
            continue
        needed = 1 if spoken and low[i] not in lx.SOFT and not ended else 2
        if person_grade(words, name) < needed and low[name[1]] != "it":
            continue
        if conjunction or site.q > site.lo or site.last in "?!" or penalty > 3:
            # a new sentence of its own, or the end of this one?
            after = i + 1
            if low[i] in lx.ADDRESSING or flag[i] & lx.CUE:
                thing = (
                    phrase_right(words, after, size) if after < size and not flag[after] & lx.PRON else None
                )
                if after < size and flag[after] & lx.OBJ:
                    after += 1
                elif thing is not None and low[i] in ("told", "tells", "asked", "asks"):
                    after = thing[1] + 1
            if after < size and (low[after] in (":", "that") or flag[after] & (lx.PRON | lx.DET | lx.POSS)):
                if site.last in "?!" or penalty > 3:
                    return None
                base = 8.0
            elif conjunction:
                base = 8.9
            if penalty > 3 and not _closes(words, after, size):
                return None
        elif (
            joined
            and site.capital
            and spoken
            and site.last == ","
            and i - p < 12
            and base == 10.0
            and not site.title
        ):
            base = 10.55
        if site.last in "?!" and flag[p] & lx.CAP:
            base = 8.9
        return Candidate(base - penalty - 0.02 * (i - p), name, i, "cue after")
    if open_cue > 0:
        name = subject_left(words, open_cue)
        if name is not None and name[0] == p and person_grade(words, name) == 2 and open_cue == name[1] + 1:
            after = open_cue + 1
            if after >= size or flag[after] & _AFTER_CUE:
                return Candidate(7.0 - penalty, name, open_cue, "open cue")
    return None


def _described(words: Words, name: Phrase, verb: int) -> bool:
    """Whether all between a name and its verb describes the name: "Ann Lee, the guru who founded it tweeted"."""
    i = name[1] + 1
    return i < verb and words.low[i] in (",", "(")


def cue_at_end(site: Site) -> Candidate | None:
    """The plan is "…" for Marsh, Ann Lee said."""
    words, q, hi = site.words, site.q, site.hi
    flag, low = words.flag, words.low
    end = min(hi, q + WINDOW)
    for i in range(q + 1, end):
        if low[i] not in (",", "-") and not (flag[i] & lx.QUOTE and words.text[words.end[i] - 1] == ","):
            continue
        p = i + 1
        while p < end and ((flag[p] & (lx.ADV | lx.CONJ) and low[p] != "others") or low[p] in ("as", "like")):
            p += 1
        for v in range(p, min(end, p + 24)):
            g = flag[v]
            if g & (lx.QUOTE | lx.STOP):
                break
            if not (g & lx.SPOKEN and g & (lx.FINITE | lx.BASE)) or g & lx.CAP or not is_reported(words, v):
                continue
            name = (
                phrase_right(words, v + 1, end)
                if v == p and low[v] not in lx.ADDRESSING
                else subject_left(words, v)
            )
            if (
                name is None
                or (v > p and name[0] != p)
                or person_grade(words, name) < (1 if g & lx.CUE else 2)
            ):
                continue
            after = v + 1 if v > p else name[1] + 1
            if (
                after >= len(words)
                or flag[after] & (lx.STOP | lx.TIME | lx.PREP | lx.PUNCT | lx.ADV | lx.OBJ)
                or low[v] in ("told", "tells")
            ):
                if low[after : after + 1] == [":"]:
                    break
                return Candidate(8.0, name, v, "cue at end")
            break
    return None
