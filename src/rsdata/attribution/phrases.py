"""Phrases that name a speaker, read to the left of a verb or to the right of it.

Every walk is bounded, so a hostile paragraph costs no more than its length.
"""

from __future__ import annotations

from typing import Final

from rsdata.attribution import lexicon as lx
from rsdata.attribution.words import Words

Phrase = tuple[int, int]  # first and last token

_REACH: Final = 16  # tokens in one noun phrase
_CHUNKS: Final = 6  # commas between a subject and its verb
_FAR: Final = 60  # tokens between a subject and its verb

_NOT_NOUN: Final = (
    lx.QUOTE | lx.STOP | lx.PUNCT | lx.REL | lx.CONJ | lx.SUB | lx.AUX | lx.PREP | lx.OBJ | lx.TIME | lx.BE
)
_NOT_NAME: Final = lx.PRON | lx.OBJ | lx.SUB | lx.REL | lx.CONJ | lx.POSS | lx.AUX | lx.PREP | lx.DET | lx.TIME
_COUNTERS: Final = frozenset("others many some one several another most both few all neither two three".split())
# What hangs a place or an organisation on a role: "a spokesman for", "the MP for", "the head of".
_HANGS: Final = frozenset(("of", "for", "at", "from", "with", "in", "on", "to"))
_LOOSE: Final = frozenset(
    ("in", "on", "at", "from", "with", "during", "before", "after", "near", "outside", "inside", "of", "for", "to")
)
_PARENTHETICAL: Final = (
    lx.REL | lx.PREP | lx.NUMBER | lx.ING | lx.PART | lx.ADV | lx.TIME | lx.SUB | lx.POSS
)  # first words of what only adds to a subject: "who ...", "from Dover", "37"


def is_name_word(words: Words, i: int) -> bool:
    """A capitalised word that can be part of a name."""
    f = words.flag[i]
    if not f & lx.CAP:
        return False
    if f & (_NOT_NAME | lx.ADV):
        # "Will Lee", "Theresa May": only where the word cannot be the first of a sentence
        return words.low[i] in lx.NAME_LIKE and i > 0 and not words.flag[i - 1] & lx.STOP
    return not (f & lx.ING and f & lx.CUE)


def is_noun(words: Words, i: int) -> bool:
    """A word that can stand inside a noun phrase or end it."""
    f = words.flag[i]
    if f & lx.CAP and is_name_word(words, i):
        return True
    if f & (_NOT_NOUN | lx.PRON | lx.DET | lx.POSS):
        return False
    if f & (lx.ROLE | lx.ADJ | lx.NUMBER):
        return True
    return not f & (lx.CUE | lx.THINK | lx.VERB | lx.ADV)


def is_name(words: Words, phrase: Phrase) -> bool:
    """Whether the tokens are a name and nothing else: "Ann Lee", "Sir Ann O'Lee Jr."."""
    first, last = phrase
    return last - first < 6 and all(is_name_word(words, k) for k in range(first, last + 1))


def person_grade(words: Words, phrase: Phrase) -> int:
    """How likely a phrase stands for somebody: 2 a name, a pronoun or a role; 1 another noun; 0 nobody."""
    first, last = phrase
    low, flag = words.low, words.flag
    if first == last:
        if low[first] in ("he", "she", "they", "we", "i", "you", "who"):
            return 2
        if low[first] in ("it", "this", "that", "these", "those", "there", "which", "what", "nothing"):
            return 0
        if low[first] in _COUNTERS or flag[first] & lx.PRON:
            return 2
    head = head_of(words, phrase)
    f = flag[head]
    if f & (lx.TIME | lx.NUMBER):
        return 0
    if f & lx.ROLE or f & lx.CAP and not (f & lx.STARTER and not f & lx.TITLE):
        return 2
    return 2 if flag[last] & lx.CAP and last - first < 8 and is_name_word(words, last) and words.low[head + 1] == "," else 1


def head_of(words: Words, phrase: Phrase) -> int:
    """The head of a phrase: its last word before a preposition or a comma."""
    first, last = phrase
    for k in range(first + 1, last + 1):
        if words.flag[k] & lx.PREP or words.low[k] in (",", "to"):
            return k - 1
    return last


def simple_left(words: Words, j: int, lo: int) -> Phrase | None:
    """The noun phrase that ends at token ``j``, commas apart: "the party's former leader", "Mr Lee"."""
    if j < lo:
        return None
    flag, low = words.flag, words.low
    f = flag[j]
    if f & lx.PRON and not f & lx.POSSESSIVE or low[j] in _COUNTERS:
        k = j - 1
        return (k, j) if k >= lo and flag[k] & lx.DET and low[j] in ("one", "others", "two", "three") else (j, j)
    if not is_noun(words, j) or f & lx.POSSESSIVE and not f & lx.CAP:
        return None
    first = i = j
    floor = max(lo, j - _REACH)
    while i > floor:
        k = i - 1
        g = flag[k]
        if g & lx.CAP and is_name_word(words, k):
            first = i = k
        elif g & (lx.DET | lx.POSS) and not g & lx.SUB:
            while k - 1 >= floor and flag[k - 1] & lx.DET:
                k -= 1
            return _hung(words, k, j, lo)
        elif low[k] in _HANGS:
            return _hung(words, min(i, first), j, lo)
        elif low[k] in ("and", "&") and k - 1 >= floor and _joins_nouns(words, k, i):
            left = simple_left(words, k - 1, lo)
            return (left[0], j) if left else (first, j)
        elif is_noun(words, k) and not (g & lx.VERB and not g & lx.ROLE and _after_subject(words, k, floor)):
            i = k
            if g & (lx.ROLE | lx.ADJ | lx.POSSESSIVE):
                first = k
        elif g & (lx.ADV | lx.PART | lx.ING) and not g & lx.TIME and _reaches_determiner(words, k, floor):
            i = k
        else:
            break
    if i < first and (i <= lo or flag[i - 1] & (lx.PUNCT | lx.STOP | lx.SUB | lx.CONJ | lx.QUOTE | lx.CUE)):
        first = i
    return (first, j)


def _joins_nouns(words: Words, k: int, i: int) -> bool:
    """Whether "and" at ``k`` joins two nouns of one subject: "Lee and Marsh", "senator and candidate"."""
    left, right = words.flag[k - 1], words.flag[i]
    if right & lx.CAP and is_name_word(words, i):
        return is_name_word(words, k - 1) or bool(left & lx.ROLE)
    if left & lx.ROLE and right & (lx.ROLE | lx.ADJ):
        return True
    return words.low[k - 1].endswith("s") and words.low[i].endswith("s") and is_noun(words, k - 1)


def _after_subject(words: Words, k: int, floor: int) -> bool:
    """Whether a word that may be a verb has a subject right before it: "he plans", "Lee plans"."""
    if k - 1 < floor:
        return False
    f = words.flag[k - 1]
    return bool(f & (lx.PRON | lx.AUX)) or bool(f & lx.CAP and not f & lx.POSSESSIVE and words.flag[k] & lx.FINITE)


def _reaches_determiner(words: Words, k: int, floor: int) -> bool:
    """Whether a determiner or a possessive begins the phrase a few words before ``k``."""
    flag = words.flag
    for i in range(k - 1, max(floor, k - 5) - 1, -1):
        if flag[i] & (lx.DET | lx.POSS | lx.POSSESSIVE):
            return True
        if flag[i] & _NOT_NOUN or flag[i] & lx.CUE:
            return False
    return False


def _hung(words: Words, i: int, j: int, lo: int) -> Phrase:
    """The phrase i..j, or the longer one it hangs on: "a spokesman for" + "the party"."""
    k = i - 1
    if k - 1 < lo or words.low[k] not in _HANGS:
        return (i, j)
    head = k - 1
    if not is_noun(words, head):
        return (i, j)
    left = simple_left(words, head, max(lo, head - _REACH))
    if left is None:
        return (i, j)
    f = words.flag[head]
    if f & lx.ROLE:
        return (left[0], j)
    if is_name_word(words, head) and words.low[k] != "of" and is_name(words, left) and left[1] > left[0]:
        return left  # "Ann Lee from the Echo": the name is enough
    if words.low[k] == "of" or words.flag[left[0]] & (lx.DET | lx.POSS):
        if left[0] > lo and words.flag[left[0] - 1] & lx.PREP and is_name_word(words, i):
            return (i, j)  # "At the debate in Dover Ann Lee said"
        return (left[0], j)
    return (i, j)


def subject_left(words: Words, verb: int, lo: int) -> Phrase | None:
    """The subject of the verb at token ``verb``, not before token ``lo``."""
    flag, low = words.flag, words.low
    floor = max(lo, verb - _FAR)
    j = verb - 1
    while j >= floor:
        f = flag[j]
        if f & lx.TIME:
            j -= 1
            if j >= floor and low[j] in ("on", "in", "last", "late", "early", "this", "that", "since"):
                j -= 1
            continue
        if f & (lx.AUX | lx.ADV) and not (f & lx.CAP and j > floor) and not f & lx.PRON and low[j] != "to":
            j -= 1
            continue
        break
    if j < floor:
        return None
    f = flag[j]
    if f & lx.REL and low[j] not in ("whom", "that", "which") or low[j] in ("that", "which") and _relative(words, j, floor):
        return _antecedent(words, j, floor)
    if low[j] in (",", "-", ")"):
        return _across(words, j, floor)
    phrase = simple_left(words, j, floor)
    if phrase is None:
        return _of_relative(words, j, floor)
    return _role_before(words, _without_place(words, phrase, floor), floor)


def _of_relative(words: Words, j: int, floor: int) -> Phrase | None:
    """The noun before a clause without commas that ends at ``j``: "the groups who wrote to her say"."""
    for k in range(j, max(floor, j - 10), -1):
        if words.low[k] in ("who", "that"):
            before = simple_left(words, k - 1, floor)
            return before if before is not None and words.flag[before[1]] & lx.ROLE | words.flag[before[0]] & lx.DET else None
        if words.flag[k] & (lx.PUNCT | lx.STOP | lx.QUOTE | lx.CUE):
            return None
    return None


def _relative(words: Words, j: int, floor: int) -> bool:
    """Whether "that" or "which" at ``j`` stands for the noun before it."""
    k = j - 1
    if words.low[j] == "which" and k >= floor and words.low[k] == ",":
        k -= 1
    return k >= floor and is_noun(words, k) and not words.flag[k] & lx.CUE


def _without_place(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """"Mr Lee" for "Mr Lee in a speech": what hangs loosely on a name is not part of it."""
    first, last = phrase
    k = first - 1
    if k - 2 >= floor and words.low[k] in _LOOSE and words.flag[k - 1] & lx.ING and words.low[k - 2] != ",":
        before = simple_left(words, k - 2, floor)  # "a source speaking to the Echo said"
        if before is not None and person_grade(words, before) == 2:
            return before
    if k - 1 >= floor and words.low[k] in _LOOSE and is_noun(words, k - 1):
        before = simple_left(words, k - 1, floor)
        if before is not None and person_grade(words, before) == 2 and words.low[before[0] - 1 if before[0] else 0] not in _LOOSE:
            return before
    return phrase


def _role_before(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """"The party's leader, Ann Lee" where only "Ann Lee" stands before the verb."""
    first, last = phrase
    if first - 2 < floor or words.low[first - 1] != "," or not is_name(words, phrase):
        return phrase
    role = simple_left(words, first - 2, floor)
    if role is None or words.flag[role[1]] & lx.CAP or not _head_role(words, role):
        return phrase
    before = role[0] - 1
    if before >= floor and (words.flag[before] & lx.PREP or words.low[before] == ","):
        return phrase
    return (role[0], last)


def _head_role(words: Words, phrase: Phrase) -> bool:
    """Whether the head of a phrase is somebody's role."""
    return bool(words.flag[head_of(words, phrase)] & lx.ROLE)


def _antecedent(words: Words, j: int, floor: int) -> Phrase | None:
    """What "which" at token ``j`` stands for; "who" stands for itself and is resolved later."""
    if words.low[j] == "who":
        return (j, j)
    k = j - 1
    if k >= floor and words.low[k] in (",", "-"):
        k -= 1
    if k < floor:
        return None
    if words.low[k] == ")":
        return _across(words, k, floor)
    phrase = simple_left(words, k, floor)
    return None if phrase is None else _owner(words, phrase, floor)


def _owner(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """"Ann Lee" for the "party's leader" of "Ann Lee, the party's leader"; a role takes the name after it in."""
    first, last = phrase
    if first - 2 < floor or words.low[first - 1] != ",":
        return phrase
    before = simple_left(words, first - 2, floor)
    if before is None:
        return phrase
    if is_name(words, phrase):
        if not words.flag[before[1]] & lx.CAP and _head_role(words, before):
            return (before[0], last)
        return phrase
    if words.flag[before[1]] & lx.CAP and person_grade(words, before) == 2:
        return before
    return phrase


def _across(words: Words, j: int, floor: int) -> Phrase | None:
    """The subject to the left of what stands between commas, brackets or dashes that end at token ``j``."""
    flag, low = words.flag, words.low
    for _ in range(_CHUNKS):
        sign = low[j]
        if sign == "," and j - 1 >= floor and low[j - 1] == ")":
            j -= 1
            continue
        opening = "(" if sign == ")" else sign
        k = j - 1
        while k >= floor and low[k] != opening and not flag[k] & (lx.STOP | lx.QUOTE) and low[k] not in (";", ":"):
            k -= 1
        if k < floor or low[k] != opening:
            alone = simple_left(words, j - 1, k + 1) if sign == "," else None
            # a needless comma: "Ann Lee, said"
            return alone if alone is not None and alone[0] == k + 1 else None
        before = k - 1
        if before < floor:
            return None
        if sign in (")", "-"):
            outer = simple_left(words, before, floor)
            if outer is None:
                if low[before] in (",", ")"):
                    j = before
                    continue
                return None
            return _owner(words, outer, floor)
        inside = simple_left(words, j - 1, k + 1)
        whole = inside is not None and inside[0] == k + 1
        if whole and inside is not None and not flag[inside[0]] & lx.NUMBER:
            outer = simple_left(words, before, floor) if low[before] != ")" else _across(words, before, floor)
            if outer is None or low[outer[0] - 1 if outer[0] else 0] in _LOOSE and outer[0] > floor:
                return inside
            owner = _owner(words, outer, floor)
            if owner != outer:
                return owner
            if is_name(words, inside) and not flag[outer[1]] & lx.CAP:
                return (outer[0], inside[1]) if _head_role(words, outer) else inside
            if is_name(words, inside) and _head_role(words, outer) and not is_name(words, outer):
                return (outer[0], inside[1])
            return outer
        if not (flag[k + 1] & _PARENTHETICAL or whole or _described(words, k + 1)):
            return None
        if low[before] in (",", ")"):
            j = before
            continue
        outer = simple_left(words, before, floor)
        return None if outer is None else _owner(words, outer, floor)
    return None


def _described(words: Words, i: int) -> bool:
    """Whether a chunk between commas begins as a description does: "a", "the", "former", "editor"."""
    return bool(words.flag[i] & (lx.DET | lx.ADJ | lx.ROLE)) or words.low[i] in ("whose", "where", "when", "once")


def phrase_right(words: Words, i: int, hi: int) -> Phrase | None:
    """The noun phrase that begins at token ``i``: "Ann Lee", "a spokesman for the party"."""
    flag, low = words.flag, words.low
    if i >= hi:
        return None
    f = flag[i]
    if f & lx.PRON and not f & lx.DET:
        return (i, i)
    if f & lx.OBJ and not f & lx.POSS:
        return None
    k = i
    end = min(hi, i + _REACH)
    last = -1
    while k < end and flag[k] & (lx.DET | lx.POSS):
        k += 1
    if k > i and (k >= end or not is_noun(words, k) and not flag[k] & (lx.PART | lx.ADV | lx.ING)):
        return (i, k - 1) if low[k - 1] in _COUNTERS else None
    while k < end:
        g = flag[k]
        if is_noun(words, k):
            if last >= 0 and flag[last] & lx.CAP and not g & lx.CAP and not flag[last] & lx.POSSESSIVE:
                # "Trump supporter Ann Lee" goes on; "Ann Lee people" does not
                if not g & (lx.ROLE | lx.ADJ) and not (k + 1 < end and flag[k + 1] & lx.CAP and is_name_word(words, k + 1)):
                    break
                if g & lx.VERB and g & lx.FINITE:
                    break
            last = k
            k += 1
        elif g & (lx.PART | lx.ADV | lx.ING) and not g & (lx.TIME | lx.CUE) and last < 0 and k + 1 < end and is_noun(words, k + 1):
            k += 1
        elif low[k] in ("and", "&") and last >= 0 and k + 1 < end and flag[last] & lx.CAP and is_name_word(words, k + 1):
            k += 1
        else:
            break
    if last < 0:
        return None
    head = last
    if last + 1 < hi and low[last + 1] in _HANGS and flag[last] & lx.ROLE and low[last + 1] not in ("in", "on", "to", "with"):
        more = phrase_right(words, last + 2, min(hi, last + 2 + _REACH))
        if more is not None:
            last = more[1]
    if last + 2 < hi and low[last + 1] == "," and flag[head] & lx.ROLE and not flag[head] & lx.CAP:
        name = phrase_right(words, last + 2, hi)
        if name is not None and is_name(words, name):
            last = name[1]
    return (i, last)
