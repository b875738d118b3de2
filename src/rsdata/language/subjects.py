"""The subject of a verb, past whatever stands between the two: commas, brackets, descriptions, places.

"Ann Lee, 37, who runs a bakery in Dover, told" -> "Ann Lee".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rsdata.language import lexicon as lx
from rsdata.language.names import is_given
from rsdata.language.noun_phrases import (
    SINCE_THEN,
    Phrase,
    are_told_by_a_clause,
    before_brackets,
    head_of,
    is_name,
    is_noun,
    is_plural,
    person_grade,
    simple_left,
    somebody,
)
from rsdata.language.offices import ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.language.tokens import Words, asked_once
from rsdata.language.verbs import is_reported
from rsdata.language.word_lists import phrases, tagged
from rsdata.named_tuples import NamedTuple

_LAST_TWO: Final = 8  # tokens of the last two names of a list
# What brings names of which each is only an example: "unions including", "such as".
_EXAMPLES: Final = frozenset(("including", "as", "like"))
_IN_LISTS: Final = frozenset((",", "and", "&", "the", "of"))
_RELATIVE: Final = 16  # tokens from "whose" to the verb of the main clause
_WHO: Final = frozenset(("who", "that", "where"))
_CLAUSE_OF_WHO: Final = 10  # tokens from "who" to it
_PARTICIPLES: Final = 3  # between a noun and its verb
_STATES: Final = tagged("abbreviated states")
_LONGEST_PARTY: Final = 3  # letters: "DFL-"
_LONGEST_STATE: Final = 8  # letters: "D-Mich."
_OPENING_PARTICIPLE: Final = 2  # tokens: "Warmly met by"
_SPOKEN_IN: Final = lx.ANNOUNCED_NOUNS | lx.WRITINGS
_CHUNKS: Final = 6  # commas between a subject and its verb
_FAR: Final = 60  # tokens between a subject and its verb
_ONLY_PASTS: Final = tagged("pasts that are no participles")
_FLOATING: Final = tagged("floating words")
_ADVERBS: Final = phrases("adverbs of several words")
_LAST_OF_ADVERBS: Final = frozenset(adverb[-1] for adverb in _ADVERBS)
_DEGREES: Final = tagged("words of degree")
_SPANS: Final = tagged("spans of time")
# Prepositions that hang loosely on a name, and are no part of it: "Mr Lee in a speech said".
_LOOSE: Final = tagged("place prepositions") | tagged("loose prepositions")
_SIGNS: Final = tagged("signs")
_ENDS_ASIDE: Final = frozenset((",", "-", ")", "]"))
_WE: Final = frozenset(("i", "we", "he", "she", "they"))
_WHEN: Final = frozenset(("after", "before", "since", "until"))
_JOINING: Final = _WHEN | {"as"}
_ASIDES: Final = _LOOSE - _WHEN - {"with"}
_BODIES: Final = ORGANISATION_NOUNS | tagged("kinds of firm before a name")
_BESIDE_SOMEBODY: Final = frozenset(("colleagues", "others", "co-authors"))
_FROM: Final = frozenset(("of", "from"))
_ENDS_RELATIVE: Final = lx.CUE | lx.THINK | lx.SUB | lx.REL | lx.PUNCT | lx.STOP | lx.QUOTE
_ENDS_LEAD: Final = lx.FINITE | lx.PUNCT | lx.REL | lx.SUB | lx.QUOTE
_NO_ASIDE_OF_WHO: Final = lx.FINITE | lx.AUX | lx.PRON | lx.REL | lx.SUB | lx.PUNCT | lx.STOP | lx.QUOTE
_A: Final = frozenset(("a", "an"))
_BEFORE_AN_EVENT: Final = _WHEN | {"at", "during", "following", "in"}
_NO_EVENT: Final = lx.ROLE | lx.ADJ | lx.CAP | lx.DET | lx.POSS | lx.PREP
_OPENS_A_CLAUSE: Final = lx.STOP | lx.QUOTE
_NO_ASIDE: Final = lx.VERB | lx.AUX | lx.SUB | lx.REL | lx.PRON | lx.CONJ | lx.PUNCT | lx.STOP | lx.QUOTE
_PLACING: Final = frozenset(("at", "in", "near", "to"))
_ADVERBIAL: Final = lx.AUX | lx.ADV
_BEFORE_TIMES: Final = frozenset(("on", "in", "last", "late", "early", "this", "that", "since"))
_BEFORE_A_TIME: Final = frozenset(("on", "in", "during", "over", "for"))
_CLAUSE_STARTS: Final = lx.SUB | lx.CONJ | lx.PUNCT | lx.STOP | lx.QUOTE
# First words of what only adds to a subject: "who ...", "from Dover", "37".
_PARENTHETICAL: Final = (
    lx.REL | lx.PREP | lx.NUMBER | lx.ING | lx.PART | lx.ADV | lx.TIME | lx.SUB | lx.POSS | lx.CONJ
)
# First words of a description: "a", "the", "former", "editor".
_DESCRIBING: Final = lx.DET | lx.ADJ | lx.ROLE


@asked_once
def subject_left(words: Words, verb: int) -> Phrase | None:
    """The subject of the verb at token ``verb``, in its sentence."""
    low = words.low
    floor = max(words.first[words.sentence[verb]], verb - _FAR)
    j = _past_adverbials(words, verb - 1, floor)
    if j < floor:
        return None
    who = _relative_before(words, j, floor)
    if who >= floor:
        return _antecedent(words, who, floor)
    closed = low[j] == ","
    last = j - 1 if closed else j
    last = before_brackets(words, last, floor) if low[last] == ")" else last
    several = _several(words, last, floor, closed) if words.flag[last] & lx.CAP else None
    if several is not None:
        return several
    if low[j] in _ENDS_ASIDE or (low[j] == '"' and is_named_work(words, j)):
        return _across(words, j, floor)
    phrase = simple_left(words, j, floor)
    if phrase is not None and not words.flag[j] & lx.PRON:
        phrase = _past_participles(words, phrase, floor)
    if phrase is not None and "who" in words.vocabulary and _ends_relative(words, phrase, floor):
        return _out_of_relative(words, phrase, floor)
    if phrase is not None and person_grade(words, phrase) == 2:
        return _of_a_name(words, phrase, verb, floor)
    own = phrase is not None and phrase[0] > floor and low[phrase[0] - 1] == "that"
    if own and phrase is not None and words.flag[phrase[0]] & lx.DETERMINER:
        found = None  # "Lee told the Echo that [the count] suggested"
    else:
        found = _of_relative(words, j, floor)
    if found is None and phrase is not None:
        found = _before_aside(words, phrase, floor) or _without_place(words, phrase, floor)
    return found


def _of_a_name(words: Words, phrase: Phrase, verb: int, floor: int) -> Phrase:
    """The subject that a name or a role right before the verb is part of."""
    opens = words.low[phrase[0] - 1]
    answers = opens == "to" and words.flag[phrase[0] - 2] & lx.ING  # "Replying to claims [Lee] said"
    if answers or (opens in _BEFORE_AN_EVENT and words.flag[phrase[0]] & lx.DETERMINER):
        phrase = _behind_an_event(words, phrase)
    if words.low[phrase[1]] in _SPOKEN_IN and "in" in words.low[phrase[0] + 1 : phrase[1]]:
        return (phrase[0], words.low.index("in", phrase[0] + 1) - 1)  # "[The army] in a statement said"
    named = _role_before(words, _without_place(words, phrase, floor), floor)
    before = named[0] - 1
    if words.low[before] == "and" and before > floor:
        named = _with_others(words, named, floor)
    if words.low[before] == "to" and before > floor and words.low[before - 1] in lx.WRITINGS:
        letter = simple_left(words, before - 1, floor)  # "[Ann Lee's letter to Bob Ray] said"
        named = named if letter is None else (letter[0], named[1])
        before = named[0] - 1
    if words.low[before] == ",":
        return _opened_by(words, named, verb, floor)
    if words.low[named[0]] in _A and words.flag[before] & lx.CAP and before > floor:
        return _described_without_comma(words, before, floor) or named
    return (_before_aside(words, named, floor) if words.flag[before] & lx.PREP else None) or named


def _described_without_comma(words: Words, last: int, floor: int) -> Phrase | None:
    """The whole name that opens the clause up to ``last``, before what its holder is: "[Ann Lee] a baker
    said"; not "after meeting Ann Lee a baker said"."""
    name = simple_left(words, last, floor)
    if name is None or name[0] == name[1] or not is_name(words, name):
        return None
    return name if name[0] == floor or words.flag[name[0] - 1] & _OPENS_A_CLAUSE else None


def _behind_an_event(words: Words, phrase: Phrase) -> Phrase:
    """The name that no comma parts from what they speak in or when: "In his speech [Bob Ray] said", "After
    the meeting [Cllr Ray] said"; not "In the town mayor Bob Ray said", "After the singer Bob Ray said"."""
    first, last = phrase
    k = next((k for k in range(first, last) if words.flag[k + 1] & lx.CAP), last)
    spoken = words.low[k] in _SPOKEN_IN if words.low[first - 1] == "in" else not words.flag[k] & _NO_EVENT
    return (k + 1, last) if k < last and spoken and is_name(words, (k + 1, last)) else phrase


def _with_others(words: Words, others: Phrase, floor: int) -> Phrase:
    """Somebody named with those beside them, "[Ann Lee and her team] wrote", "[Ann Lee and the Greens' Bob
    Ray] said", "[Ann Lee and the mayor, Bob Ray,] said"."""
    whose = words.low[others[0]]
    beside = others[0] == others[1] and whose in _BESIDE_SOMEBODY
    if not (words.flag[others[0]] & (lx.DET | lx.ROLE) or whose in lx.HIS_HER or beside):
        return others
    name = simple_left(words, others[0] - 2, floor)
    opens = name is not None and (name[0] == floor or words.flag[name[0] - 1] & _CLAUSE_STARTS)
    if name is None or not opens or not is_name(words, name) or words.flag[name[1]] & lx.ROLE:
        return others  # "CEO and president Ann Lee"
    return (name[0], others[1])


def _before_aside(words: Words, phrase: Phrase, floor: int) -> Phrase | None:
    """Who opens the clause, where what ends in the phrase only lacks its second comma: "[Mr Lee], for his
    part said", "[Ann Lee], of the Ports Board in Dover said"."""
    k = phrase[0] - 1
    while k - 2 >= floor and words.low[k - 1] != "," and not words.flag[k] & _NO_ASIDE:
        k -= 1
    if k - 2 < floor or words.low[k] not in _ASIDES | _FROM or words.low[k - 1] != ",":
        return None
    before = somebody(words, simple_left(words, k - 2, floor))
    opens = before is not None and (before[0] == floor or words.flag[before[0] - 1] & _CLAUSE_STARTS)
    return before if opens else None


def is_named_work(words: Words, j: int) -> bool:
    """Whether token ``j`` is a title that ends a description: "Ann Lee, star of “Long Road,” said"."""
    if not words.flag[j] & lx.QUOTE or j < 1 or words.text[words.end[j] - 1] != ",":
        return False
    before = words.flag[j - 1]
    return bool(before & (lx.PREP | lx.POSSESSIVE)) and words.in_capitals(j)


def _several(words: Words, j: int, floor: int, closed: bool) -> Phrase | None:
    """Those who are nobody in particular, and of whom names end at the word in capitals at ``j``."""
    return _with_examples(words, j, floor, closed) or _list_of_names(words, j, floor)


def _with_examples(words: Words, j: int, floor: int, closed: bool) -> Phrase | None:
    """Those of whom the names that end at ``j`` are only examples: "[unions] including Arlo and the Carrow
    League", "[several charities], such as Arlo and Benton,"; of whom one alone is one where a comma has
    ``closed`` it: "[Democrats], including Senator Ann Lee (N.Y.), have"."""
    low, k = words.low, j
    if _EXAMPLES.isdisjoint(words.vocabulary):
        return None
    while k > floor + 1 and (words.flag[k] & lx.CAP or low[k] in _IN_LISTS):
        k -= 1
    if (
        low[k] not in _EXAMPLES
        or not (closed or "and" in low[k:j])
        or (low[k] == "as") != (low[k - 1] == "such")
    ):
        return None
    k -= 1 + (low[k] == "as")
    those = simple_left(words, k - (low[k] == ","), floor)
    begins = _CLAUSE_STARTS | lx.CUE if "and" in low[k:j] else lx.STOP | lx.QUOTE
    if those is None or those[0] == floor or words.flag[those[0] - 1] & begins:
        return those
    return None  # "Lee, backed by unions including Arlo and Benton, said"


def _list_of_names(words: Words, j: int, floor: int) -> Phrase | None:
    """A list of three names or more that ends at ``j``, none of which is the subject alone: "the heads of
    Arlo, Benton and Carrow"."""
    if j <= floor or "and" not in words.low[max(floor, j - _LAST_TWO) : j]:
        return None
    last = simple_left(words, j, floor)
    if last is not None and last[0] - 2 > floor and words.low[last[0] - 1] == "and":
        k = last[0] - 1  # "Arlo, Benton and the Carrow Mill", "Arlo, Benton First and Carrow"
        while k > floor and words.flag[k - 1] & lx.CAP:
            k -= 1
        last = last if k == last[0] - 1 else (k, j)
    if last is None or not {"and", "&"} & set(words.low[last[0] : j]):
        return None
    offices = (k for k in range(last[0], j) if words.low[k] in ROLE_NOUNS and not words.flag[k] & lx.TITLE)
    if any(words.flag[k] & lx.PREP for k in range(last[0], j)) or next(offices, None) is not None:
        return None  # "Ann Lee, MP for Dover and Deal, said"
    first = last[0]
    while first - 2 >= floor and words.low[first - 1] == "," and words.flag[first - 2] & lx.CAP:
        item = simple_left(words, first - 2, floor)
        if item is None:
            break
        described = _described_by(words, item, floor)
        if described is not None:
            return described
        if item[0] > floor and words.flag[item[0] - 1] & lx.PREP:
            break  # "In Dover, Ann Lee and Bob Ray said"
        first = item[0]
    return (first, j) if first < last[0] else None


def _described_by(words: Words, item: Phrase, floor: int) -> Phrase | None:
    """Who opens the clause and is described up to a list of places, the first of which is given: "[Ash
    Shops], a body of traders in Elm, Deal and Dover, said"."""
    k = item[0] - 1
    body = words.flag[item[0]] & lx.DET and not lx.BODIES.isdisjoint(words.low[item[0] : item[1]])
    if body or words.low[item[0]] == "whose":
        return _opens_described(words, k, floor)
    governed = k > floor and (words.flag[k] & (lx.PREP | lx.VERB) or _begins_relative(words, k - 1, floor))
    if not governed:
        return None
    while k > floor and words.low[k] != "," and not words.flag[k] & lx.STOP:
        k -= 1
    return _opens_described(words, k, floor) if words.flag[k + 1] & (lx.DET | lx.REL | lx.ING) else None


def _opens_described(words: Words, comma: int, floor: int) -> Phrase | None:
    """Who opens the clause, before the comma at which a description begins."""
    before = somebody(words, simple_left(words, comma - 1, floor)) if words.low[comma] == "," else None
    if before is None or (not words.flag[before[1]] & lx.CAP and not words.flag[before[0]] & lx.DETERMINER):
        return None
    return before if before[0] == floor or words.flag[before[0] - 1] & _CLAUSE_STARTS else None


def _past_participles(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """The noun that a participle hangs on, of which the phrase is only an object: "a lawyer" of "a lawyer
    representing two of the families", "a man" of "a man accused of robbing a bank"."""
    flag = words.flag
    k = phrase[0] - 1
    for _ in range(_PARTICIPLES):
        governed = k > floor and flag[k] & lx.PREP
        if governed and words.low[k] in _WHEN and somebody(words, phrase):
            return phrase  # "A row erupted after [the mayor] said"
        if governed:
            k -= 1
        while k > floor and flag[k] & lx.ADV:
            k -= 1
        participle = flag[k] & (lx.ING | lx.PART) or (governed and _may_be_participle(words, k))
        if k <= floor or not participle:
            return phrase
        if not governed and (not flag[k] & lx.ING or flag[k] & lx.SPOKEN):
            return phrase  # "Lee said the plan", "reports suggesting the plan": a clause of its own
        k -= 1
        if not flag[k] & lx.PREP:
            break
    noun = simple_left(words, k, floor) if is_noun(words, k) else None
    if noun is not None and are_told_by_a_clause(words, noun[0] - 1):
        noun = simple_left(words, noun[0] - 1, floor)  # "[the voters] Ann Lee met in Dover"
    if noun is None or is_name(words, noun) or (noun[0] == floor + 1 and flag[floor] & lx.PREP):
        return phrase  # "At the party meeting [Mr Lee] said"
    return noun


def _may_be_participle(words: Words, k: int) -> bool:
    """Whether an irregular past may be a participle: "the texts [sent] to voters"."""
    low = words.low[k]
    if low.endswith("s") or low in _ONLY_PASTS:
        return False
    return words.flag[k] & lx.FINITE > 0


def _past_adverbials(words: Words, j: int, floor: int) -> int:
    """The token before adverbs, auxiliaries, times: "Lee [himself]", "Lee [has often]", "Lee [on Friday]"."""
    flag, low = words.flag, words.low
    while j >= floor:
        f = flag[j]
        if f & lx.TIME:
            j -= 1
            if j > floor and words.flag[j] & lx.DET and low[j - 1] in _BEFORE_A_TIME:
                j -= 2  # "Lee [during a Friday] said"
            elif low[j] in _BEFORE_TIMES:
                j -= 1
        elif j > floor and low[j] in _FLOATING:
            j -= 1  # "Lee and Marsh each said"
        elif low[j] in _LAST_OF_ADVERBS and (several := _adverb_of_several(words, j, floor)):
            j -= several  # "Lee [at first] said", "Lee [time and again] said"
        elif f & _ADVERBIAL and not f & lx.PRON and low[j] != "to" and not (f & lx.CAP and j > floor):
            if low[j - 1] == "the":
                break  # "a man at the back said"
            j -= 1
            if f & lx.ADV:
                j = _past_how_much(words, j, floor)
        else:
            break
    return j


def _adverb_of_several(words: Words, j: int, floor: int) -> int:
    """How many words an adverb of several that ends at ``j`` has: "at first", "time and again"; 0 if none."""
    for adverb in _ADVERBS:
        first = j + 1 - len(adverb)
        if adverb[-1] == words.low[j] and first > floor and tuple(words.low[first : j + 1]) == adverb:
            return len(adverb)
    return 0


def _past_how_much(words: Words, j: int, floor: int) -> int:
    """The token before what tells how much more an adverb is, or how long, up to ``j``: "[far more] often",
    "[two days] later", "[moments] later"."""
    while j > floor and words.low[j] in _DEGREES:
        j -= 1
    if j > floor and words.low[j] in _SPANS and words.low[j + 1] in SINCE_THEN:
        j -= 1
        j -= j > floor and words.flag[j] & (lx.DET | lx.NUMBER) > 0
    return j


def _relative_before(words: Words, j: int, floor: int) -> int:
    """Where the relative pronoun stands that is the subject, up to token ``j``; -1 where none is. Only a
    time or a place may come between: "[who] in a weekend interview had called", "[who] on Friday said"."""
    flag, low, k = words.flag, words.low, j
    if _stands_for_a_noun(words, j, floor):
        return j
    if "who" not in words.vocabulary:
        return -1
    while k > floor and (flag[k] & lx.CAP or not flag[k] & _NO_ASIDE_OF_WHO or low[k] == "to"):
        k -= 1
    return k if low[k] == "who" and k < j and flag[k + 1] & lx.PREP else -1


def _stands_for_a_noun(words: Words, j: int, floor: int) -> bool:
    """Whether token ``j`` is a relative pronoun that may be a subject: "who", "which"."""
    if words.low[j] in ("that", "which"):
        return _relative(words, j, floor)
    return words.flag[j] & lx.REL > 0


def _of_relative(words: Words, j: int, floor: int) -> Phrase | None:
    """The noun before a clause without commas that ends at ``j``: "the men who met her say", "a nurse at the
    clinic where she works says"."""
    for k in range(j, max(floor, j - _RELATIVE), -1):
        if words.low[k] == "whose" or (words.low[k] in _WHO and j - k < _CLAUSE_OF_WHO):
            if k + 1 == j and words.flag[j] & lx.PRON:
                return None  # "the apps that it said": its subject is "it"
            before = simple_left(words, k - 1, floor)
            if before is None or is_name(words, before):
                return before
            described = words.flag[before[1]] & lx.ROLE | words.flag[before[0]] & lx.DET
            return before if described else None
        if words.flag[k] & (lx.PUNCT | lx.STOP | lx.QUOTE):
            return None
        we = words.low[k].partition("'")[0] in _WE  # "a voter [we] met", "a voter [I've] known"
        if we and words.flag[k] & lx.PRON and k < j and words.flag[k - 1] & lx.ROLE:
            met = simple_left(words, k - 1, floor)
            return met if met is not None and words.flag[met[0]] & lx.DET else None
        own = words.low[k - 2 if words.flag[k - 1] & lx.AUX else k - 1] in ("who", "that")
        if words.flag[k] & lx.CUE and not own:
            return None
    return None


def _relative(words: Words, j: int, floor: int) -> bool:
    """Whether "that" or "which" at ``j`` stands for the noun before it."""
    k = j - 1
    if words.low[j] == "which" and words.low[k] == ",":
        k -= 1
    return k >= floor and is_noun(words, k) and not words.flag[k] & lx.CUE


def _without_place(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """ "Mr Lee" for "Mr Lee in a speech", "Mr Lee at the time": what hangs loosely is no part."""
    first = phrase[0]
    if words.flag[first] & lx.PRON:
        return phrase
    k = _before_its_day(words, first - 1, floor)
    if k > floor and words.low[k] in _WHEN and is_name(words, phrase):
        return phrase  # "Hours after Lee said"
    if k - 1 >= floor and words.low[k] in _LOOSE and _may_be_before(words, k, floor):
        before = simple_left(words, k - 1, floor)
        if before is not None and words.low[before[1]] not in _SIGNS:  # "[a banner] over the gate"
            before = somebody(words, before)
        if before is not None and words.low[before[0] - 1 if before[0] else 0] not in _LOOSE:
            held = words.low[k] == "for" and is_name(words, phrase)
            return (before[0], phrase[1]) if held else before
    return phrase


def _before_its_day(words: Words, k: int, floor: int) -> int:
    """What stands before the day of a paper, which ends at ``k``: "[in] this morning's Echo"."""
    if k - 1 > floor and words.flag[k] & lx.POSSESSIVE:
        return k - 2 if words.low[k - 1] == "this" else k - 1
    return k


def _may_be_before(words: Words, k: int, floor: int) -> bool:
    """Whether a noun may stand before the preposition at ``k`` of whom the verb tells: not "[Speaking] in",
    "through [the hall] after the vote began"."""
    if words.flag[k - 1] & lx.ING or not (is_noun(words, k - 1) or words.flag[k - 1] & lx.PRON):
        return False
    before = simple_left(words, k - 1, floor) if words.low[k] in _WHEN else None
    return before is None or before[0] == 0 or not words.flag[before[0] - 1] & lx.PREP


def _role_before(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """ "The party's leader, Ann Lee" where only "Ann Lee" stands before the verb."""
    first, last = phrase
    if first - 2 < floor or words.low[first - 1] != "," or not is_name(words, phrase):
        return phrase
    role = simple_left(words, first - 2, floor)
    if role is None or words.flag[role[1]] & lx.CAP or not _head_role(words, role):
        return phrase
    if is_plural(words.low[role[1]]) or words.low[role[1]] in ORGANISATION_NOUNS:
        return phrase  # "by Dover and its partners, Ann Lee said", "to save the club, Ann Lee said"
    before = role[0] - 1
    if before >= floor and words.flag[before] & (lx.PREP | lx.VERB | lx.BE):
        return phrase  # "Asked if she was a member, Ann Lee said"
    return (role[0], last)


def _head_role(words: Words, phrase: Phrase) -> bool:
    """Whether the head of a phrase is somebody's role."""
    return bool(words.flag[head_of(words, phrase)] & lx.ROLE)


def _antecedent(words: Words, j: int, floor: int) -> Phrase | None:
    """What "which" at token ``j`` stands for; "who" stands for itself and is resolved later, save where it is
    said next to it who that is."""
    if words.low[j] == "who":
        return _picked_out(words, j, floor) or (j, j)
    k = j - 2 if words.low[j - 1] in (",", "-") else j - 1
    phrase = simple_left(words, k, floor)
    return None if phrase is None else _owner(words, phrase, floor)


def _picked_out(words: Words, who: int, floor: int) -> Phrase | None:
    """Whom "who" tells apart of all others: "It was [a spokesman] who said"."""
    name = simple_left(words, who - 1, floor)
    be = floor if name is None else name[0] - 1
    it_was = be > floor and words.low[be - 1] == "it" and words.flag[be] & lx.BE
    return somebody(words, name) if it_was else None


def _is_of_lead(words: Words, at: int, floor: int) -> bool:
    """Whether the preposition at ``at`` belongs to what leads up to a sentence: "[In a post on] X, the
    baker"."""
    first = words.bounds(at)[0] if at >= floor else at
    if not at >= first >= floor or not words.flag[at] & lx.PREP:
        return False
    if words.low[at] == "by":
        return at - first <= _OPENING_PARTICIPLE  # "Met by"
    leads = words.flag[first] & (lx.PREP | lx.ING)
    return bool(leads) and not any(words.flag[k] & _ENDS_LEAD for k in range(first + 1, at))


def _owner(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """ "Ann Lee" for "the party's leader" of "Ann Lee, the party's leader"."""
    first, last = phrase
    if first - 2 < floor or words.low[first - 1] != ",":
        return phrase
    before = simple_left(words, first - 2, floor)
    if before is None or words.flag[before[0]] & lx.DET:
        return phrase
    if _is_of_lead(words, before[0] - 1, floor):
        return phrase  # "In Dover, the journalist Ann Lee"; "Met by Bob Ray, the winner, Ann Lee"
    if any(words.flag[k] & lx.TITLE and words.flag[k] & lx.CAP for k in range(first + 1, last)):
        return phrase  # "Speaker of the House Rep. Ann Lee" is nobody's description
    if is_name(words, phrase):
        if not words.flag[before[1]] & lx.CAP and _head_role(words, before):
            return (before[0], last)
        office = first == last and words.flag[last] & lx.ROLE and is_name(words, before)
        return before if office and not _head_role(words, before) else phrase  # "Ann Lee, Provost"
    return before if words.flag[before[1]] & lx.CAP else phrase


class _Chunk(NamedTuple):
    """What two signs set off to the left of a verb: ", who runs a bakery," "(Lab)" "- a baker -"."""

    words: Words
    floor: int  # first token looked at
    opening: int  # the sign that opens it
    closing: int  # the sign that closes it
    opened: bool  # whether there is one that opens it

    @property
    def before(self) -> int:
        """The token before the sign that opens it."""
        return self.opening - 1

    @property
    def by_commas(self) -> bool:
        """Whether commas set it off, not brackets or dashes."""
        return self.words.low[self.closing] not in (")", "-")

    def noun_phrase(self) -> Phrase | None:
        """The noun phrase that it is, if it is one."""
        first = self.opening + 1
        phrase = simple_left(self.words, self.closing - 1, first)
        return phrase if phrase is not None and phrase[0] == first else None

    def outer(self) -> Phrase | None:
        """The noun phrase right before it."""
        return simple_left(self.words, self.before, self.floor)


# A rule answers with the subject, with the sign that closes the next chunk to the left, with _NOBODY where
# there is no subject, or with None where it cannot tell.
_Answer = Phrase | int | None
_NOBODY: Final = -1


def _needless_comma(chunk: _Chunk) -> _Answer:
    if chunk.opened:
        return None
    alone = (chunk.noun_phrase() or _behind_lead(chunk)) if chunk.by_commas else None
    return _NOBODY if alone is None else alone


def _behind_lead(chunk: _Chunk) -> Phrase | None:
    """The name behind a lead that no comma ends: "Speaking after the fire today [Mayor Ann Lee], said"."""
    words, floor = chunk.words, chunk.floor
    name = somebody(words, simple_left(words, chunk.closing - 1, floor))
    before = 0 if name is None or name[0] == floor else words.flag[name[0] - 1]
    if before & (lx.PREP | lx.SUB | lx.ING) or name is None or name[0] == floor:
        return None
    leads = words.flag[floor] & (lx.ING | lx.PART | lx.PREP | lx.SUB) or before & lx.TIME
    return name if leads else None


def _nothing_before(chunk: _Chunk) -> _Answer:
    return _NOBODY if chunk.before < chunk.floor else None


def _interrupted_relative(chunk: _Chunk) -> _Answer:
    relative = chunk.words.low[chunk.before] in ("who", "which")
    return _antecedent(chunk.words, chunk.before, chunk.floor) if relative else None


def _address(chunk: _Chunk) -> _Answer:
    words, k = chunk.words, chunk.opening
    if not chunk.opened or not chunk.by_commas:
        return None
    for _ in range(_CHUNKS):
        first = k + 1
        named = first + (words.low[first] in _FROM)
        end = words.next_comma(first, chunk.closing)
        if named == end or not all(words.flag[n] & (lx.CAP | lx.NUMBER) for n in range(named, end)):
            return None
        if named > first:
            return k if end < chunk.closing else None
        k -= 1
        while k > chunk.floor and words.low[k] != ",":
            k -= 1
        if words.low[k] != ",":
            return None
    return None


def _in_brackets(chunk: _Chunk) -> _Answer:
    return None if chunk.by_commas else _adds_to_a_noun(chunk)


def _apposition(chunk: _Chunk) -> _Answer:
    words, floor = chunk.words, chunk.floor
    inside = chunk.noun_phrase()
    if inside is None or words.flag[inside[0]] & lx.NUMBER:
        return None
    outer = _across(words, chunk.before, floor) if words.low[chunk.before] == ")" else chunk.outer()
    if outer is not None and inside[0] == inside[1] and _names_a_state(words, inside[0], floor):
        town = outer[0] == outer[1] and words.flag[outer[0] - 1] & lx.PREP
        # "Ann Lee, speaking in Ash, [Conn.], said"
        return chunk.opening if town else _out_of_relative(words, _owner(words, outer, floor), floor)
    if outer is None or (is_name(words, inside) and _ends_an_office(words, outer, floor)):
        return inside
    if _is_object(words, outer, floor):
        return _NOBODY  # "Ann Lee hugged her agent, Bob Ray, wept and said"
    before = outer[0] - 1
    if outer[0] == outer[1] and _names_a_state(words, outer[0], floor):
        return before
    if before >= floor and words.low[before] in _LOOSE:
        if before > floor and words.low[before - 1] == ",":
            return before - 1  # "Ann Lee, of Dover, Kent, said"
        named = _named_with_a_place(words, before, floor)
        if named is not None:
            return named
        who = _out_of_relative(words, outer, floor)
        return inside if who == outer else who  # "In Dover, Ann Lee, said"
    says = words.flag[before] & lx.SPOKEN and words.low[before] not in lx.SOFT
    if words.flag[before] & lx.ING and not says and before - 1 > floor and words.low[before - 1] == ",":
        return before - 1  # "Ann Lee, addressing the Summit at Ash Park, Deal, said"
    return _of_two_phrases(words, outer, inside, floor)


def _named_with_a_place(words: Words, preposition: int, floor: int) -> _Answer:
    """The whole name that opens the clause, with a place that goes on behind a comma: "[Ann Lee] of the
    University of Deal in Ash, Kent, said"; or the comma before what somebody does there: "Ann Lee[,] visiting
    the University of Deal in Ash, Kent, said"."""
    first = opens = preposition
    while first > floor and not words.flag[first - 1] & _NO_ASIDE:
        first -= 1
        opens = first if words.flag[first] & lx.PREP else opens
    if first - 2 > floor and words.flag[first - 1] & (lx.ING | lx.PART) and words.low[first - 2] == ",":
        return first - 2
    name = (first, opens - 1)
    if first != floor and not words.flag[first - 1] & _CLAUSE_STARTS:
        return None
    return name if name[0] < name[1] and is_name(words, name) and not _head_role(words, name) else None


def _is_object(words: Words, phrase: Phrase, floor: int) -> bool:
    """Whether a phrase is whom the subject of a verb before it does something to: "Ann Lee shook hands
    with [her opponent]"; not "Ann Lee said [her opponent]"."""
    k = phrase[0] - 1
    if not words.flag[phrase[0]] & lx.DETERMINER:
        return False
    if words.flag[k] & lx.PREP and words.low[k] not in _JOINING:
        k -= 1
        while k > floor and not words.flag[k] & (lx.VERB | lx.AUX | _CLAUSE_STARTS | lx.REL):
            k -= 1
    f = words.flag[k]
    if k <= floor or not f & lx.FINITE or f & (lx.SPOKEN | lx.CAP | lx.AUX) or not is_reported(words, k):
        return False
    subject = subject_left(words, k)
    return subject is not None and words.low[subject[1]] != "who" and somebody(words, subject) is not None


def _ends_an_office(words: Words, phrase: Phrase, floor: int) -> bool:
    """Whether a phrase ends what an office is for: "the minister for Farms, [Fish and Food], Ann Lee,"."""
    k = phrase[0] - 1
    listed = k > floor and words.low[k] == ","
    while k > floor and (words.low[k] in (",", "and", "&") or words.flag[k] & lx.CAP):
        k -= 1
    office = any(words.flag[n] & lx.ROLE for n in range(max(floor, k - 3), k))
    return listed and office and words.low[k] in ("for", "of")


def _of_two_phrases(words: Words, outer: Phrase, inside: Phrase, floor: int) -> Phrase:
    """Whom two phrases in apposition name: "Ann Lee, a baker", "the party's leader, Ann Lee"."""
    owner = _out_of_relative(words, _owner(words, outer, floor), floor)
    if owner != outer:
        named = is_name(words, inside) and not words.flag[owner[1]] & lx.CAP
        return (owner[0], inside[1]) if named else owner  # "one of those who run it, Ann Lee"
    if _names_the_body(words, outer, inside):
        return inside
    if not is_name(words, inside):
        return outer
    role = _head_role(words, outer)
    if not words.flag[outer[1]] & lx.CAP:
        return (outer[0], inside[1]) if role else inside
    owned = any(words.flag[k] & lx.POSSESSIVE for k in range(outer[0], outer[1] + 1))
    # "Ann Lee MP" names somebody already, but not "Dover's MP"
    return (outer[0], inside[1]) if role and (owned or not is_name(words, outer)) else outer


def _names_the_body(words: Words, outer: Phrase, inside: Phrase) -> bool:
    """Whether a phrase in apposition is the name of the body before it: "their union, [Unite]", "Ray's ally,
    [the DUP]"; not "the winner, the Conservative"."""
    begin = inside[0] + (words.low[inside[0]] == "the")
    if words.flag[outer[1]] & lx.CAP or begin > inside[1] or not is_name(words, (begin, inside[1])):
        return False
    initials = inside[0] < begin == inside[1] and words.text[words.start[begin] : words.end[begin]].isupper()
    body = words.low[head_of(words, outer)] in _BODIES
    return initials or (body and not (words.flag[inside[1]] & lx.ROLE or is_given(words.low[begin])))


def _absolute_phrase(chunk: _Chunk) -> _Answer:
    words, first = chunk.words, chunk.opening + 1
    if words.flag[first] & (_PARENTHETICAL | _DESCRIBING):
        return None
    outer = chunk.outer()
    if outer is None or not words.flag[outer[1]] & lx.CAP:
        return _NOBODY
    begins = outer[0] == chunk.floor or words.flag[outer[0] - 1] & _CLAUSE_STARTS
    return _owner(words, outer, chunk.floor) if begins else _NOBODY


def _names_a_state(words: Words, i: int, floor: int) -> bool:
    """Whether the word at ``i``, set off by commas, only says where: "Ann Lee, [D-Mich.], said"."""
    if i - 1 <= floor or words.low[i - 1] != "," or not words.flag[i] & lx.CAP:
        return False
    printed = words.text[words.start[i] : words.end[i]]
    return (printed[1:2] == "-" and len(printed) <= _LONGEST_STATE) or printed in _STATES


def _adds_to_a_noun(chunk: _Chunk) -> _Answer:
    words, floor = chunk.words, chunk.floor
    if words.low[chunk.before] in (",", ")"):
        return chunk.before
    outer = chunk.outer()
    if outer is None:
        return _NOBODY
    comma = outer[0] - 1
    if outer[0] == outer[1] and _names_a_state(words, outer[0], floor):
        return comma
    if comma - 1 > floor and words.low[comma] in _LOOSE and words.low[comma - 1] == ",":
        return comma - 1  # "Ann Lee, 41, of Deal, who saw it, said"
    if outer[0] == outer[1] and words.low[comma] == "," and _ends_in_a_place(words, comma - 1, floor):
        return comma  # "Ann Lee, a baker from Deal, Kent, who saw it, said"
    if comma - 1 > floor and words.low[comma] == "," and words.flag[comma - 1] & lx.NUMBER:
        aged = _across(words, comma, floor)  # "Ann Lee, 61, a baker from Dover, near Deal, said"
        if aged is not None and words.flag[aged[1]] & lx.CAP:
            return aged
    return _out_of_relative(words, _owner(words, outer, floor), floor)


def _ends_in_a_place(words: Words, i: int, floor: int) -> bool:
    """Whether the word at ``i`` is a place that somebody is from: "a baker from [Deal]"."""
    return i - 1 > floor and words.flag[i] & lx.CAP > 0 and words.low[i - 1] in _FROM | _PLACING


def _party_and_place(chunk: _Chunk) -> _Answer:
    words, first = chunk.words, chunk.opening + 1
    printed = words.text[words.start[first] : words.end[first]]
    party, dash, place = printed.partition("-")
    told = dash and party.isupper() and len(party) <= _LONGEST_PARTY and place[:1].isupper()
    return _adds_to_a_noun(chunk) if told else None


# The first rule that can tell decides. The subject of the last word of each example is in brackets.
_RULES: Final[tuple[tuple[str, Callable[[_Chunk], _Answer]], ...]] = (
    ("[Ann Lee], said", _needless_comma),
    ("[Ann Lee], DFL-St. Paul, said", _party_and_place),
    (", on Friday, said", _nothing_before),
    ("[Ann Lee], of Hill Road, Ash, Kent, said", _address),
    ("Ann Lee, [who], on Friday, said", _interrupted_relative),
    ("[Ann Lee] - a baker - said", _in_brackets),
    ("[The leader, Ann Lee], said", _apposition),
    ("[Ann Lee], clad in red, said", _absolute_phrase),
    ("[Ann Lee], 37, said", _adds_to_a_noun),
)


def _across(words: Words, j: int, floor: int) -> Phrase | None:
    """The subject to the left of what stands between commas, brackets or dashes that end at token ``j``."""
    low = words.low
    if low[j] == "]":
        return simple_left(words, j - 1, floor)  # "“…,” [Ann Lee] said"
    for _ in range(_CHUNKS):
        if low[j] == "," and j > floor and low[j - 1] == ")":
            j -= 1
            continue
        chunk = _chunk_that_ends(words, j, floor)
        answer = next(answer for _, rule in _RULES if (answer := rule(chunk)) is not None)
        if answer is None or answer == _NOBODY:
            return None
        if not isinstance(answer, int):
            return answer
        j = answer
    return None


def _chunk_that_ends(words: Words, j: int, floor: int) -> _Chunk:
    """The chunk that the sign at token ``j`` closes."""
    low = words.low
    opening = "(" if low[j] == ")" else "-" if low[j] == "-" else ","
    k = j - 1
    while k >= floor and low[k] != opening and not _parts_clauses(words, k):
        k -= 1
    return _Chunk(words, floor, k, j, k >= floor and low[k] == opening)


def _parts_clauses(words: Words, k: int) -> bool:
    """Whether token ``k`` parts what stands before it from what stands after it."""
    f = words.flag[k]
    if f & lx.QUOTE:
        return words.speaks(k) and not words.mentions(k)
    return words.low[k] in (";", ":")


def _opened_by(words: Words, phrase: Phrase, verb: int, floor: int) -> Phrase:
    """The name that opens a sentence before its description, whose second comma is left out: "[Ann Lee], a
    baker in Dover said"."""
    first = phrase[0]
    if first - 2 < floor or words.low[first] not in ("a", "an"):
        return phrase
    if words.low[verb + 1 : verb + 2] == [","]:
        return phrase  # "Ann Lee, an aide said, is “…”"
    owner = _owner(words, phrase, floor)
    return owner if owner[0] == floor and owner[0] < owner[1] and is_name(words, owner) else phrase


def _begins_relative(words: Words, k: int, floor: int) -> bool:
    """Whether "who" stands at ``k``, or before an auxiliary there: "[who] runs", "[who] was leaving"."""
    return words.low[k] == "who" or (k > floor and words.flag[k] & lx.AUX > 0 and words.low[k - 1] == "who")


def _ends_relative(words: Words, phrase: Phrase, floor: int) -> bool:
    """Whether a phrase only ends what "who" does: "Ann Lee, who runs [The Mill] says", "a clerk who spoke
    to [Ann Lee] said"; not "a clerk who thinks [Ann Lee] said", "who left before [Ann Lee] said"."""
    flag, low, k = words.flag, words.low, phrase[0] - 1
    if flag[k] & (lx.CAP | _CLAUSE_STARTS) or low[k] in _WHEN or (flag[k] & lx.AUX and low[k] != "to"):
        return False
    does = False
    while k > floor and not flag[k] & _ENDS_RELATIVE:
        does = does or (flag[k] & (lx.FINITE | lx.AUX) > 0 and low[k] != "to")
        k -= 1
    if flag[k] & lx.CUE and (flag[k + 1] & lx.PREP or low[k + 1] == "to") and k > floor:
        does, k = True, k - 1
    return does and low[k] == "who"


def _out_of_relative(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """Whoever "who" stands for, of which the phrase is a part: "the aide who worked for Lee"."""
    k = phrase[0]
    for _ in range(_RELATIVE):
        k -= 1
        if words.low[k] == ")" and "(" in words.low[floor:k]:
            while words.low[k] != "(":
                k -= 1
            continue  # "who met Ann Lee (Lab) and Bob Ray (Con)"
        if k <= floor:
            break
        if words.low[k] == "who":
            before = k - 2 if words.low[k - 1] == "," else k - 1
            if words.low[before] == ")":
                return _across(words, before, floor) or phrase
            noun = simple_left(words, before, floor)
            those = (before, before) if words.low[before] == "those" else phrase
            return those if noun is None else _owner(words, noun, floor)
        after_who = words.low[k - 1] == "who" or (words.flag[k - 1] & lx.ADV and words.low[k - 2] == "who")
        if words.flag[k] & (lx.PUNCT | lx.STOP | lx.QUOTE | lx.CUE | lx.THINK) and not after_who:
            break
    return phrase
