"""Speakers named without a reporting verb, and words that have no speaker: titles of works, scare quotes."""

from __future__ import annotations

from rsdata.attribution import lexicon as lx
from rsdata.attribution.clauses import first_subject, main_subject
from rsdata.attribution.nouns import is_name, person_grade, phrase_right, simple_left
from rsdata.attribution.site import WINDOW, Candidate, Site
from rsdata.attribution.verbs import is_reported
from rsdata.attribution.words import Words


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
    beside = simple_left(words, q - 2, max(lo, q - WINDOW))
    if beside is not None and person_grade(words, beside) == 2 and site.capital:
        if (
            name is None
            or person_grade(words, name) < 2
            or (beside[0] > lo and words.low[beside[0] - 1] == "from")
        ):
            return Candidate(7.5, beside, None, "colon")  # "The rise is no surprise to Ann Lee: …"
    if name is None or person_grade(words, name) < (
        1 if site.capital and words.low[q - 2] == "headline" else 2
    ):
        return None
    return Candidate(7.5, name, None, "colon")


def headline(site: Site) -> Candidate | None:
    """The headline in the Echo is "…": the paper's words."""
    words, q, lo = site.words, site.q, site.lo
    low = words.low
    if q + 4 < site.hi and words.flag[q + 1] & lx.BE and low[q + 3] == "headline":
        paper = phrase_right(words, q + 5, site.hi)
        return (
            Candidate(10.65, paper, None, "headline") if paper and person_grade(words, paper) == 2 else None
        )
    for i in range(lo, min(q, lo + 12)):
        if low[i] in ("headline", "headlines") and i + 2 < q and low[i + 1] in ("in", "on", "of", "from"):
            paper = phrase_right(words, i + 2, q)
            if paper is None or person_grade(words, paper) < 2:
                return None
            verb = next(
                (k for k in range(paper[1] + 1, q) if words.flag[k] & lx.CUE or low[k] == "reads"), None
            )
            return Candidate(10.65, paper, verb, "headline")
    return None


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
        if flag[i + 1] & lx.ADV and i + 2 < q and low[i + 2] in ("-", ":"):
            pass  # "his stock answer then – "…""
        elif i + 1 < q and not (
            low[i + 1] in ("that", "of", ":", "was", "is", "to", ",", "about") or i + 1 == q
        ):
            return None
        k = i - 1
        while (
            k >= i - 4
            and k >= lo
            and not flag[k] & (lx.POSSESSIVE | lx.DET | lx.POSS | lx.PREP | lx.PUNCT | lx.QUOTE)
        ):
            k -= 1
        if k < lo:
            return None
        if flag[k] & lx.POSSESSIVE and flag[k] & lx.CAP | flag[k] & lx.ROLE:
            name = simple_left(words, k, lo)
            near = 8.6 - 0.02 * (q - i) if low[i + 1] == "that" and not _cue_between(words, i + 1, q) else 6.5
            return Candidate(near, name, i, "speech noun") if name else None
        return None
    return None


def _cue_between(words: Words, i: int, q: int) -> bool:
    return any(words.flag[k] & lx.SPOKEN and is_reported(words, k) for k in range(i, q))


def according_to(site: Site) -> Candidate | None:
    """ "…", according to Ann Lee. / According to Ann Lee, it was "…"."""
    words = site.words
    low = words.low
    for i in range(site.q + 1, min(site.hi, site.q + 40)):
        if low[i] == "according" and i + 2 < len(words) and low[i + 1] == "to":
            name = phrase_right(words, i + 2, len(words))
            return Candidate(7.6, name, i, "according to") if name else None
    if low[site.lo] == "according" and site.lo + 2 < site.hi and low[site.lo + 1] == "to":
        name = phrase_right(words, site.lo + 2, site.q)
        return Candidate(7.4, name, site.lo, "according to") if name else None
    return None


def sign_off(site: Site) -> Candidate | None:
    """ "…" – Ann Lee, MP for Marsh."""
    words, q = site.words, site.q
    if q + 1 >= len(words) or words.low[q + 1] != "-":
        return None
    name = phrase_right(words, q + 2, len(words))
    if name is None or (not is_name(words, name) and person_grade(words, name) < 2):
        return None
    after = name[1] + 1
    if after >= len(words) or words.low[after] in (",", ".", "(") or words.flag[after] & lx.QUOTE:
        return Candidate(8.5, name, None, "sign-off")
    rest = words.flag[after : after + 12]
    if q == site.lo and words.flag[after] & lx.PREP and not any(f & lx.FINITE for f in rest):
        return Candidate(8.5, name, None, "sign-off")  # "…" – Ann Lee after the count
    return None


def scare(site: Site) -> Candidate | None:
    """A title of a work, a nickname, a so-called "…": nobody's words."""
    words, q, lo = site.words, site.q, site.lo
    k = q - 1
    if k < lo:
        return None
    low, flag = words.low[k], words.flag[k]
    if low in ("so-called", "titled", "entitled", "dubbed"):
        return Candidate(10.65, None, None, "scare quote")
    if (
        site.title
        and site.last not in "?!"
        and low != "as"
        and (flag & (lx.PREP | lx.POSSESSIVE) or low in lx.ADDRESSING)
    ):
        return Candidate(10.65, None, None, "title of a work")
    if low in ("a", "an") or (low == "the" and k > lo and words.low[k - 1] == "as"):
        return None
    if (
        site.title
        and site.last not in "?!"
        and not flag & (lx.VERB | lx.QUOTE | lx.OBJ)
        and low not in (",", ":", "as", "that", "-")
    ):
        return Candidate(9.55, None, None, "title of a work")
    return None
