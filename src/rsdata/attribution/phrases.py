"""Phrases that name a speaker, read to the left or to the right of a verb.

Every walk is bounded, so a hostile paragraph costs no more than its length.
"""

from __future__ import annotations

from typing import Final

from rsdata.attribution import lexicon as lx
from rsdata.attribution.words import Words

Phrase = tuple[int, int]  # first and last token

_REACH: Final = 14  # tokens in one simple noun phrase
_CHUNKS: Final = 6  # commas between a subject and its verb
_FAR: Final = 60  # tokens between a subject and its verb

_NOT_NOUN: Final = (
    lx.QUOTE | lx.STOP | lx.PUNCT | lx.REL | lx.CONJ | lx.SUB | lx.AUX | lx.PREP | lx.OBJ | lx.TIME | lx.BE
)
_JOINS: Final = frozenset(("of", "for", "at", "from", "in", "with", "on", "to", "behind", "near", "about"))
_NOUN_JOINS_RIGHT: Final = frozenset(("of", "for", "at", "from", "with", "in"))


def is_name_word(words: Words, i: int) -> bool:
    """A capitalised word that can be part of a name."""
    f = words.flag[i]
    if not f & lx.CAP or f & (lx.PRON | lx.OBJ | lx.SUB | lx.REL | lx.CONJ | lx.POSS):
        return False
    if f & (lx.AUX | lx.PREP | lx.DET | lx.ADV | lx.TIME):
        # "Will Lee", "May", "April Jones", "Tuesday": only where another name word stands beside it
        return bool(words.low[i] in ("will", "may", "april", "june", "august", "young", "long", "well"))
    return True


def is_noun(words: Words, i: int) -> bool:
    """A word that can be inside or at the end of a noun phrase."""
    f = words.flag[i]
    if is_name_word(words, i):
        return True
    if f & (_NOT_NOUN | lx.PRON | lx.ADV | lx.DET | lx.POSS):
        return False
    if f & (lx.ROLE | lx.ADJ | lx.NUMBER):
        return True
    return not f & (lx.CUE | lx.THINK | lx.VERB)


def simple_left(words: Words, j: int, lo: int) -> Phrase | None:
    """The noun phrase that ends at token ``j``, commas apart: "the party's former leader", "Mr Lee"."""
    if j < lo:
        return None
    flag, low = words.flag, words.low
    f = flag[j]
    if f & lx.PRON and not f & lx.DET and not f & lx.POSSESSIVE:
        return (j, j)
    if low[j] in ("others", "many", "some", "one", "several", "another", "most", "both", "few", "all", "neither"):
        return (j, j)
    if low[j] == "." or not is_noun(words, j):
        if f & lx.DET and flag[j] & lx.NUMBER:
            return (j, j)
        return None
    first = j
    floor = max(lo, j - _REACH)
    i = j
    while i - 1 >= floor:
        k = i - 1
        g = flag[k]
        w = low[k]
        if g & lx.CAP and is_name_word(words, k):
            first = i = k
            continue
        if g & lx.POSS:
            return (k, j) if not (k - 1 >= lo and low[k - 1] in ("of", "for")) else _attached(words, k, j, lo)
        if g & lx.DET:
            while k - 1 >= floor and flag[k - 1] & lx.DET:
                k -= 1
            if k - 1 >= lo and low[k - 1] in ("of", "for", "at", "from"):
                return _attached(words, k, j, lo)
            if k - 1 >= lo and low[k - 1] == "of":
                return _attached(words, k, j, lo)
            return (k, j)
        if low[k] in _JOINS and k - 1 >= floor and w != "to":
            joined = _attached(words, i, j, lo)
            return joined if joined is not None and joined[0] < k else (first, j)
        if w in ("and", "&") and k - 1 >= floor and flag[i] & lx.CAP and is_name_word(words, k - 1):
            left = simple_left(words, k - 1, lo)
            return (left[0], j) if left else (first, j)
        if is_noun(words, k):
            i = k
            if g & (lx.ROLE | lx.ADJ) or g & lx.POSSESSIVE:
                first = k
            continue
        if (g & (lx.ADV | lx.PART)) and _reaches_determiner(words, k, floor):
            i = k
            continue
        break
    if i < first and (i <= lo or flag[i - 1] & (lx.PUNCT | lx.STOP | lx.SUB | lx.CONJ | lx.QUOTE)):
        first = i
    return (first, j)


def _reaches_determiner(words: Words, k: int, floor: int) -> bool:
    """Whether a determiner or a possessive begins the phrase a few words before ``k``."""
    flag = words.flag
    for i in range(k - 1, max(floor, k - 5) - 1, -1):
        if flag[i] & (lx.DET | lx.POSS | lx.POSSESSIVE):
            return True
        if flag[i] & _NOT_NOUN or flag[i] & lx.CUE:
            return False
    return False


def _attached(words: Words, i: int, j: int, lo: int) -> Phrase:
    """The phrase i..j with what a preposition before it hangs it on: "a spokesman for" + "the party"."""
    k = i - 1
    if k - 1 < lo or words.low[k] not in _JOINS:
        return (i, j)
    head = k - 1
    if not is_noun(words, head):
        return (i, j)
    left = simple_left(words, head, max(lo, head - _REACH))
    if left is None:
        return (i, j)
    f = words.flag[head]
    # "In Dover Ann Lee said": a bare name does not carry "of the party" unless it is a role.
    if f & lx.ROLE or words.flag[left[0]] & (lx.DET | lx.POSS) or words.low[k] == "of":
        return (left[0], j)
    if f & lx.CAP and words.low[k] in ("of", "from", "at", "for"):
        return (left[0], j)
    return (i, j)


def is_name(words: Words, first: int, last: int) -> bool:
    """Whether the tokens are a name and nothing else: "Ann Lee", "Sir Ann O'Lee Jr."."""
    return last - first < 6 and all(is_name_word(words, k) for k in range(first, last + 1))


def head_is_role(words: Words, last: int) -> bool:
    """Whether a phrase ends in a common noun ("leader") or a capitalised role ("Chancellor")."""
    f = words.flag[last]
    return not f & lx.CAP or bool(f & lx.ROLE)


def subject_left(words: Words, verb: int, lo: int) -> Phrase | None:
    """The subject of the verb at token ``verb``, not before token ``lo``."""
    flag, low = words.flag, words.low
    j = verb - 1
    floor = max(lo, verb - _FAR)
    # auxiliaries and adverbs between subject and verb
    while j >= floor and (
        flag[j] & (lx.AUX | lx.ADV) and not (is_name_word(words, j) and not flag[j] & lx.ADV) or flag[j] & lx.TIME
    ):
        if flag[j] & lx.PRON:
            break
        j -= 1
    if j < floor:
        return None
    f = flag[j]
    if f & lx.REL and low[j] != "whom":
        return _antecedent(words, j, floor)
    if low[j] in (",", "-", ")"):
        return _across(words, j, floor)
    return _with_name_before(words, simple_left(words, j, floor), floor)


def _with_name_before(words: Words, phrase: Phrase | None, floor: int) -> Phrase | None:
    """A name straight after a role and a comma takes the role in: "the party's leader, Ann Lee"."""
    if phrase is None:
        return None
    first, last = phrase
    if (
        first - 2 >= floor
        and words.low[first - 1] == ","
        and is_name(words, first, last)
        and not words.flag[first] & lx.DET
    ):
        role = simple_left(words, first - 2, floor)
        if role and head_is_role(words, role[1]) and words.flag[role[1]] & lx.ROLE and False:
            return (role[0], last)
    return phrase


def _antecedent(words: Words, j: int, floor: int) -> Phrase | None:
    """What "who" at token ``j`` stands for."""
    k = j - 1
    if k >= floor and words.low[k] in (",", "-"):
        k -= 1
    if k < floor:
        return None
    if words.low[k] == ")":
        return _across(words, k, floor)
    phrase = simple_left(words, k, floor)
    if phrase is None:
        return None
    return _out_of_apposition(words, phrase, floor)


def _out_of_apposition(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """"Ann Lee, the party's leader" for "the party's leader"; a role with its name after it stays whole."""
    first, last = phrase
    if first - 2 >= floor and words.low[first - 1] == ",":
        before = simple_left(words, first - 2, floor)
        if before is None:
            return phrase
        if is_name(words, before[0], before[1]) or words.flag[before[1]] & lx.CAP:
            if not is_name(words, first, last):
                return before
        elif is_name(words, first, last) and words.flag[before[1]] & lx.ROLE:
            return (before[0], last)
    return phrase


def _across(words: Words, j: int, floor: int) -> Phrase | None:
    """The subject to the left of what stands between commas, brackets or dashes that end at token ``j``."""
    flag, low = words.flag, words.low
    inner_name: Phrase | None = None
    for _ in range(_CHUNKS):
        sign = low[j]
        opening = "(" if sign == ")" else sign
        k = j - 1
        while k >= floor and low[k] != opening:
            if flag[k] & lx.STOP or (sign == "," and low[k] == ")" and False):
                break
            k -= 1
        if k < floor or low[k] != opening:
            # no partner: the chunk before the sign reaches back to the start of the clause
            if sign == ",":
                return simple_left(words, j - 1, floor)
            return None
        inner = (k + 1, j - 1)
        before = k - 1
        if before < floor:
            return None
        if sign == ",":
            inside = simple_left(words, j - 1, k + 1)
            whole = inside is not None and inside[0] == k + 1
            if whole and inside is not None and is_name(words, *inside):
                inner_name = inside
            elif inside is not None and not _parenthetical(words, inner) and not whole:
                return inside
            else:
                inner_name = None
        if low[before] in (",", ")"):
            j = before
            continue
        outer = simple_left(words, before, floor)
        if outer is None:
            return inner_name
        if sign == "," and outer[0] - 1 >= floor and low[outer[0] - 1] == "," and not _starts_clause(words, outer):
            # the outer phrase is itself between commas: "Ann Lee, editor of the Echo, who ..., said"
            j = outer[0] - 1
            held = _across(words, j, floor) if False else None
            if held:
                return held
            again = simple_left(words, j - 1, floor)
            if again is not None and is_name_word(words, again[1]) and not is_name(words, *outer):
                return again
            return outer
        if inner_name is not None and not words.flag[outer[1]] & lx.CAP:
            return (outer[0], inner_name[1])
        if inner_name is not None and words.flag[outer[1]] & lx.ROLE and not is_name(words, *outer):
            return (outer[0], inner_name[1])
        # "In Dover, Ann Lee, said" cannot be; "of Dover, Kent, said" is a place
        return outer
    return None


def _starts_clause(words: Words, phrase: Phrase) -> bool:
    return False


def _parenthetical(words: Words, inner: Phrase) -> bool:
    """Whether what stands between two commas only adds to the phrase before: "who ...", "from Dover", "37"."""
    first, last = inner
    if first > last:
        return True
    f = words.flag[first]
    if f & (lx.REL | lx.PREP | lx.NUMBER | lx.ING | lx.PART | lx.DET | lx.POSS | lx.ADV | lx.ADJ | lx.ROLE | lx.TIME):
        return True
    return words.low[first] in ("whose", "where", "when", "now", "once", "himself", "herself", "himself", "and", "or")


def phrase_right(words: Words, i: int, hi: int) -> Phrase | None:
    """The noun phrase that begins at token ``i``: "Ann Lee", "a spokesman for the party"."""
    flag, low = words.flag, words.low
    if i >= hi:
        return None
    f = flag[i]
    if f & lx.PRON and not f & lx.DET:
        return (i, i)
    if f & lx.OBJ:
        return None
    first = i
    k = i
    end = min(hi, i + _REACH + 4)
    last = -1
    while k < end and flag[k] & (lx.DET | lx.POSS) and not flag[k] & lx.QUOTE:
        k += 1
    if k > i and (k >= end or not is_noun(words, k) and not flag[k] & (lx.PART | lx.ADV)):
        return (first, k - 1) if low[k - 1] in ("others", "many", "some", "one", "several", "another") else None
    while k < end:
        g = flag[k]
        if is_noun(words, k):
            if last >= 0 and g & lx.CAP and not flag[last] & lx.CAP and False:
                break
            last = k
            k += 1
            continue
        if g & (lx.PART | lx.ADV) and last < 0 and not g & lx.STOP and k + 1 < end and is_noun(words, k + 1):
            k += 1
            continue
        if low[k] in ("and", "&") and last >= 0 and k + 1 < end and flag[last] & lx.CAP and is_name_word(words, k + 1):
            k += 1
            continue
        break
    if last < 0:
        return None
    if last + 1 < hi and low[last + 1] in _NOUN_JOINS_RIGHT and not flag[last] & lx.CAP:
        more = phrase_right(words, last + 2, min(hi, last + 2 + _REACH))
        if more is not None and (flag[last] & lx.ROLE) and low[last + 1] in ("of", "for", "at", "from", "with"):
            last = more[1]
    if (
        last + 2 < hi
        and low[last + 1] == ","
        and flag[_head(words, first, last)] & lx.ROLE
        and not flag[_head(words, first, last)] & lx.CAP
    ):
        name = phrase_right(words, last + 2, hi)
        if name is not None and is_name(words, *name):
            last = name[1]
    return (first, last)


def _head(words: Words, first: int, last: int) -> int:
    """The head of a phrase: its last word before a preposition."""
    for k in range(first + 1, last + 1):
        if words.flag[k] & lx.PREP:
            return k - 1
    return last
