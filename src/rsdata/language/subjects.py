"""The subject of a verb, past whatever stands between the two: commas, brackets, descriptions, places.

"Ann Lee, 37, who runs a bakery in Dover, told" -> "Ann Lee".
"""

from __future__ import annotations

from typing import Final

from rsdata.language import lexicon as lx
from rsdata.language.noun_phrases import Phrase, head_of, is_name, is_noun, person_grade, simple_left
from rsdata.language.tokens import Words
from rsdata.language.word_lists import tagged

_CHUNKS: Final = 6  # commas between a subject and its verb
_FAR: Final = 60  # tokens between a subject and its verb
_FLOATING: Final = tagged("floating words")
# Prepositions that hang loosely on a name, and are no part of it: "Mr Lee in a speech said".
_LOOSE: Final = tagged("loose prepositions")
_CLAUSE_STARTS: Final = lx.SUB | lx.CONJ | lx.PUNCT | lx.STOP | lx.QUOTE
# First words of what only adds to a subject: "who ...", "from Dover", "37".
_PARENTHETICAL: Final = (
    lx.REL | lx.PREP | lx.NUMBER | lx.ING | lx.PART | lx.ADV | lx.TIME | lx.SUB | lx.POSS | lx.CONJ
)


def subject_left(words: Words, verb: int) -> Phrase | None:
    """The subject of the verb at token ``verb``, in its sentence; found once and kept."""
    known = words.subject
    if verb not in known:
        known[verb] = _find_subject(words, verb)
    return known[verb]


def _find_subject(words: Words, verb: int) -> Phrase | None:
    flag, low = words.flag, words.low
    floor = max(words.bounds(verb)[0], verb - _FAR)
    j = verb - 1
    while j >= floor:
        f = flag[j]
        if f & lx.TIME:
            j -= 1
            if j >= floor and low[j] in ("on", "in", "last", "late", "early", "this", "that", "since"):
                j -= 1
            continue
        if low[j] in _FLOATING and j > floor:
            j -= 1  # "Lee and Marsh each said", "Lee himself said"
            continue
        if f & (lx.AUX | lx.ADV) and not (f & lx.CAP and j > floor) and not f & lx.PRON and low[j] != "to":
            j -= 1
            continue
        break
    if j < floor:
        return None
    f = flag[j]
    if (f & lx.REL and low[j] not in ("whom", "that", "which")) or (
        low[j] in ("that", "which") and _relative(words, j, floor)
    ):
        return _antecedent(words, j, floor)
    if low[j] in (",", "-", ")"):
        return _across(words, j, floor)
    phrase = simple_left(words, j, floor)
    if phrase is None or person_grade(words, phrase) < 2:
        found = _of_relative(words, j, floor)
        if found is None and phrase is not None:
            found = _without_place(words, phrase, floor)  # "Mr Lee at the time said"
        return found
    return _role_before(words, _without_place(words, phrase, floor), floor)


def _of_relative(words: Words, j: int, floor: int) -> Phrase | None:
    """The noun before a clause without commas that ends at ``j``: "the men who met her say"."""
    for k in range(j, max(floor, j - 10), -1):
        if words.low[k] in ("who", "that"):
            before = simple_left(words, k - 1, floor)
            return (
                before
                if before is not None and words.flag[before[1]] & lx.ROLE | words.flag[before[0]] & lx.DET
                else None
            )
        if words.flag[k] & (lx.PUNCT | lx.STOP | lx.QUOTE):
            return None
        if words.flag[k] & lx.CUE and words.low[k - 1] not in ("who", "that"):
            return None
    return None


def _relative(words: Words, j: int, floor: int) -> bool:
    """Whether "that" or "which" at ``j`` stands for the noun before it."""
    k = j - 1
    if words.low[j] == "which" and k >= floor and words.low[k] == ",":
        k -= 1
    return k >= floor and is_noun(words, k) and not words.flag[k] & lx.CUE


def _without_place(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """ "Mr Lee" for "Mr Lee in a speech": what hangs loosely on a name is not part of it."""
    first = phrase[0]
    if words.flag[first] & lx.PRON:
        return phrase
    k = first - 1
    if k - 2 >= floor and words.low[k] in _LOOSE and words.flag[k - 1] & lx.ING and words.low[k - 2] != ",":
        before = simple_left(words, k - 2, floor)  # "a source speaking to the Echo said"
        if before is not None and person_grade(words, before) == 2:
            return before
    if k - 1 >= floor and words.low[k] in _LOOSE and is_noun(words, k - 1):
        before = simple_left(words, k - 1, floor)
        if (
            before is not None
            and person_grade(words, before) == 2
            and words.low[before[0] - 1 if before[0] else 0] not in _LOOSE
        ):
            return before
    return phrase


def _role_before(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """ "The party's leader, Ann Lee" where only "Ann Lee" stands before the verb."""
    first, last = phrase
    if first - 2 < floor or words.low[first - 1] != "," or not is_name(words, phrase):
        return phrase
    role = simple_left(words, first - 2, floor)
    if role is None or words.flag[role[1]] & lx.CAP or not _head_role(words, role):
        return phrase
    if words.low[role[1]].endswith("s") and words.low[role[1]] not in ("boss", "press"):
        return phrase  # "by Dover and its partners, Ann Lee said"
    before = role[0] - 1
    if before >= floor and (words.flag[before] & (lx.PREP | lx.VERB) or words.low[before] == ","):
        return phrase
    return (role[0], last)


def _head_role(words: Words, phrase: Phrase) -> bool:
    """Whether the head of a phrase is somebody's role."""
    return bool(words.flag[head_of(words, phrase)] & lx.ROLE)


def _bears_a_name(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names somebody already: "Ann Lee MP", but not "Dover's MP"."""
    return is_name(words, phrase) and not any(
        words.flag[k] & lx.POSSESSIVE for k in range(phrase[0], phrase[1] + 1)
    )


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
    """ "Ann Lee" for "the party's leader" of "Ann Lee, the party's leader"."""
    first, last = phrase
    if first - 2 < floor or words.low[first - 1] != ",":
        return phrase
    before = simple_left(words, first - 2, floor)
    if before is None or words.flag[before[0]] & lx.DET:
        return phrase
    if any(words.flag[k] & lx.TITLE and words.flag[k] & lx.CAP for k in range(first + 1, last)):
        return phrase  # "Speaker of the House Rep. Ann Lee" is nobody's description
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
        while (
            k >= floor
            and low[k] != opening
            and not flag[k] & lx.STOP
            and not (flag[k] & lx.QUOTE and words.speaks(k))
            and low[k] not in (";", ":")
        ):
            k -= 1
        if k < floor or low[k] != opening:
            alone = simple_left(words, j - 1, k + 1) if sign == "," else None
            # a needless comma: "Ann Lee, said"
            return alone if alone is not None and alone[0] == k + 1 else None
        before = k - 1
        if before < floor:
            return None
        if low[before] == "who":
            return (before, before)  # "who, on Friday, said"
        if sign in (")", "-"):
            outer = simple_left(words, before, floor)
            if outer is None:
                if low[before] in (",", ")"):
                    j = before
                    continue
                return None
            return _out_of_relative(words, _owner(words, outer, floor), floor)
        inside = simple_left(words, j - 1, k + 1)
        whole = inside is not None and inside[0] == k + 1
        if whole and inside is not None and not flag[inside[0]] & lx.NUMBER:
            outer = simple_left(words, before, floor) if low[before] != ")" else _across(words, before, floor)
            if (
                outer is not None
                and outer[0] - 2 >= floor
                and low[outer[0] - 1] in _LOOSE
                and low[outer[0] - 2] == ","
            ):
                j = outer[0] - 2  # "Ann Lee, of Dover, Kent, said"
                continue
            if outer is None or (low[outer[0] - 1 if outer[0] else 0] in _LOOSE and outer[0] > floor):
                who = outer if outer is None else _out_of_relative(words, outer, floor)
                return inside if who is None or who == outer else who
            owner = _out_of_relative(words, _owner(words, outer, floor), floor)
            if owner != outer:
                return owner
            if is_name(words, inside) and not flag[outer[1]] & lx.CAP:
                return (outer[0], inside[1]) if _head_role(words, outer) else inside
            if is_name(words, inside) and _head_role(words, outer) and not _bears_a_name(words, outer):
                return (outer[0], inside[1])
            return outer
        if not (flag[k + 1] & _PARENTHETICAL or whole or _described(words, k + 1)):
            outer = simple_left(words, before, floor)
            named = outer is not None and flag[outer[1]] & lx.CAP and person_grade(words, outer) == 2
            if named and outer is not None and (outer[0] == floor or flag[outer[0] - 1] & _CLAUSE_STARTS):
                return outer  # "Ann Lee, clad in red, said"
            return None
        if low[before] in (",", ")"):
            j = before
            continue
        outer = simple_left(words, before, floor)
        return None if outer is None else _out_of_relative(words, _owner(words, outer, floor), floor)
    return None


def _out_of_relative(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """Whoever "who" stands for, of which the phrase is a part: "the aide who worked for Lee"."""
    for k in range(phrase[0] - 1, max(floor, phrase[0] - 10), -1):
        if words.low[k] == "who":
            before = k - 2 if words.low[k - 1] == "," else k - 1
            noun = simple_left(words, before, floor)
            return phrase if noun is None or person_grade(words, noun) < 2 else _owner(words, noun, floor)
        if words.flag[k] & (lx.PUNCT | lx.STOP | lx.QUOTE | lx.CUE | lx.THINK):
            break
    return phrase


def _described(words: Words, i: int) -> bool:
    """Whether a chunk between commas begins as a description does: "a", "the", "former", "editor"."""
    return bool(words.flag[i] & (lx.DET | lx.ADJ | lx.ROLE)) or words.low[i] in (
        "whose",
        "where",
        "when",
        "once",
    )
