"""Noun phrases that may name a speaker, read to the left of a word or to the right of it.

Every walk is bounded, so a hostile paragraph costs no more than its length.
"""

from __future__ import annotations

from typing import Final

from rsdata.language import lexicon as lx
from rsdata.language.common_nouns import DOCUMENTS, common_plural
from rsdata.language.determiners import without_possessive
from rsdata.language.names import FUNCTION_WORDS, MONTHS_TOO, TITLES, is_given
from rsdata.language.offices import OFFICES_FOR_SEVERAL, ORGANISATION_NOUNS, RANKS, ROLE_NOUNS
from rsdata.language.tokens import Words
from rsdata.language.word_lists import in_order, tagged

Phrase = tuple[int, int]  # first and last token

_NAMED_WITHIN: Final = 20_000  # characters from a name to where it stands again
_LONGEST_GIVEN: Final = 20  # characters of a given name
_MEETINGS: Final = 4  # places where a surname stands that are looked at
_REACH: Final = 16  # tokens in one noun phrase
_REACH_OF_ONE: Final = 4  # tokens: "one of her three close aides"

_NOT_NOUN: Final = (
    lx.QUOTE | lx.STOP | lx.PUNCT | lx.REL | lx.CONJ | lx.SUB | lx.AUX | lx.PREP | lx.OBJ | lx.TIME | lx.BE
)
_NO_NOUN: Final = _NOT_NOUN | lx.PRON | lx.DET | lx.POSS
_IN_PHRASES: Final = lx.ROLE | lx.ADJ | lx.NUMBER
_SELDOM_NOUN: Final = lx.CUE | lx.THINK | lx.VERB | lx.ADV
_SIGN: Final = lx.QUOTE | lx.STOP | lx.PUNCT
_SMALL: Final = lx.PRON | lx.OBJ | lx.SUB | lx.REL | lx.CONJ | lx.POSS | lx.AUX | lx.PREP | lx.DET
_NOT_NAME: Final = _SMALL | lx.TIME
_SELDOM_NAME: Final = _NOT_NAME | lx.ADV
_MAY_LEAD_UP: Final = lx.POSSESSIVE | lx.CAP
_IS_SOMEBODY: Final = lx.ROLE | lx.TITLE
_OPENING_VERB: Final = lx.BASE | lx.CAP
_BEFORE_CLAUSE: Final = lx.PUNCT | lx.STOP | lx.SUB | lx.CONJ | lx.QUOTE | lx.CUE
_NEVER_OWNED: Final = _SMALL | lx.BE | lx.STOP | lx.PUNCT
_MODIFIER: Final = lx.PART | lx.ADV | lx.ING
_TELLS_WHICH: Final = lx.ADJ | lx.NUMBER | lx.POSSESSIVE
_BEHIND_ADVERB: Final = lx.DET | lx.PRON | lx.POSS | lx.PREP | lx.ADV
_OF_ADJECTIVES: Final = in_order("endings of adjectives")
# Counters that a determiner may stand before: "the others".
_AFTER_DETERMINER: Final = frozenset(("one", "others", "two", "three"))
# Words of number that "of" hangs a noun on: "one of his aides", "two of the families".
_NUMBERS: Final = tagged("numbers")
_COUNTING: Final = lx.COUNTERS | _NUMBERS | {"each", "none", "either", "half"}
_SHARES: Final = tagged("shares of people")
_NOBODY: Final = tagged("pronouns for things")
_SOMEBODY: Final = tagged("pronouns for people")
# Small words that are part of a name between two capitals: "Charles A Lee", "Clerks Without Desks".
_WITHIN_A_BODY: Final = tagged("small words within a body")
_INSIDE_NAMES: Final = _WITHIN_A_BODY | {"a"}
_JOIN_NOUNS: Final = frozenset(("and", "&", "turned"))
# Titles that are no roles: "Mr", not "professor".
_COURTESY: Final = TITLES.keys() - ROLE_NOUNS
# What hangs a place or an organisation on a role: "a spokesman for", "the MP for", "the head of".
_HANGS: Final = tagged("place prepositions") | tagged("prepositions after a role")
_ARTICLES: Final = tagged("articles")
# Determiners that are a phrase of their own before an article: "Asked about this the mayor said".
_BEFORE_ARTICLES: Final = (_NUMBERS - {"one"}) | {"this", "that"}
_JOINS: Final = frozenset(("and", "&"))
_IN_LISTS: Final = _JOINS | {",", "the"}
# What a body looks into or stands against, as part of its name: "the Committee on Standards".
_IN_A_BODY: Final = frozenset(("into", "on", "against"))
_BODIES_ON: Final = tagged("bodies on something")
_HANGS_RIGHT: Final = frozenset(("of", "for", "at", "from"))
# What hangs a subject on a writing: "a leaflet about the mayor".
ABOUT: Final = tagged("prepositions of a subject")
_WRITINGS: Final = DOCUMENTS | lx.PAPERS
# What tells somebody unknown apart by what is seen of them: "a woman [with] two dogs", "- Man [on] a barge".
_SEEN: Final = frozenset(("with", "in", "on", "by"))
_ANY: Final = frozenset(("a", "an", "-"))
_SPOKEN_IN: Final = lx.ANNOUNCED_NOUNS | lx.PAPERS | {"interview"}
_PARTS_OF_A_PAPER: Final = tagged("parts of a paper")
_PEOPLE_BY_PARTICIPLE: Final = tagged("participles for people")
_WHICH_TIME: Final = tagged("nouns behind which")
SINCE_THEN: Final = frozenset(("later", "earlier", "ago", "before", "afterwards", "afterward"))
TIMES: Final = tagged("times that no comma ends") | MONTHS_TOO | SINCE_THEN
_MAY_TELL_WHEN: Final = TIMES | _WHICH_TIME
_BEFORE_A_TIME: Final = tagged("before a month") | {"at", "over", "throughout"}
_BEFORE_A_NAME_TOO: Final = frozenset(
    ("after", "before", "by", "for", "from", "of", "on", "this", "to")
)  # "by June Ray"
_ENDINGS_OF_TIMES: Final = ("0s", "am", "pm")  # "1990s", "10.30pm"
# Adjectives that follow their noun: "a source familiar with", "people close to".
_MET: Final = tagged("participles of meeting with words")
_DONE_TO: Final = tagged("participles under a picture")  # "a report [seen] by the Echo"
_PARTICLES: Final = frozenset(("off", "out", "up"))
_POSTMODIFIERS: Final = tagged("postmodifiers")


def is_plural(low: str) -> bool:
    """Whether a noun is of several by its ending: "bakers", not "boss"."""
    return low.endswith("s") and not low.endswith("ss")


def is_name_word(words: Words, i: int) -> bool:
    """A capitalised word that can be part of a name."""
    f = words.flag[i]
    if not f & lx.CAP:
        return False
    if f & _SELDOM_NAME:
        if words.low[i] in _INSIDE_NAMES and 0 < i < len(words.flag) - 1:
            return bool(words.flag[i - 1] & words.flag[i + 1] & lx.CAP) and not words.flag[i - 1] & _NOT_NAME
        # "Will Lee", "Theresa May": only where the word cannot be the first of a sentence
        if words.low[i] not in lx.NAME_LIKE:
            if f & lx.TIME:  # "the Sunday Echo", "Friday's Evening Echo"
                behind = i > 0 and (words.low[i - 1] == "the" or is_of_a_day(words, i - 1))
                return behind and i + 1 < len(words.flag) and is_name_word(words, i + 1)
            closed = words.low[i + 1 : i + 2] == [","] or _says(words, i + 1)
            return bool(f & lx.PREP) and closed  # "From said", "Al From,": no preposition
        if i > 0 and not words.flag[i - 1] & lx.STOP:
            return True
        return (i + 1 < len(words.flag) and bool(words.flag[i + 1] & lx.CAP)) or _says(words, i + 1)
    if f & lx.ING and f & lx.CUE:  # "Adding", but "said Ann Yelling"
        return i > 0 and _says(words, i - 1)
    return True


def is_of_a_day(words: Words, i: int) -> bool:
    """Whether a possessive only tells when something comes out: "[Tuesday's] hustings", "[today's] Echo"."""
    return words.flag[i] & lx.POSSESSIVE > 0 and lx.TAGS.get(words.low[i][:-2], 0) & lx.TIME > 0


def _leads_up(words: Words, i: int) -> bool:
    """Whether a word only tells when or how it was said: "[Tuesday's] hustings", "[Separately] RTV"."""
    return is_of_a_day(words, i) or (words.flag[i] & lx.CAP > 0 and leads_as_adverb(words, i))


def leads_as_adverb(words: Words, i: int) -> bool:
    """Whether an adverb in "-ly", which may have its capital from the sentence alone, leads up to what
    follows: "[Ultimately], Lee wants", "[Eventually] the quay will", "[Separately] RTV"; not "Kelly, the
    baker"."""
    low = words.low[i]
    if not low.endswith("ly") or low in FUNCTION_WORDS:
        return low.endswith("ly")
    after = words.flag[i + 1] if i + 1 < len(words) else 0
    leads = after & _BEHIND_ADVERB or words.low[i + 1 : i + 2] == [","]
    return bool(leads and lx.guess(low) & lx.ADV) and not is_given(low)


def _says(words: Words, i: int) -> bool:
    """Whether the word at ``i`` is a verb of saying and nothing else: "said"."""
    f = words.flag[i] if i < len(words.flag) else 0
    return bool(f & lx.CUE and f & lx.FINITE) and not f & (lx.ADJ | lx.CAP | lx.JUDGE)


def is_noun(words: Words, i: int) -> bool:
    """A word that can stand inside a noun phrase or end it."""
    f = words.flag[i]
    if f & lx.CAP and is_name_word(words, i):
        return True
    if f & _NO_NOUN:
        return False
    if f & _IN_PHRASES:
        return True
    if f & lx.BASE and i and words.flag[i - 1] & (lx.DET | lx.POSS | lx.POSSESSIVE | lx.ADJ):
        return not words.flag[i - 1] & lx.ROLE  # "a sign", "their chant", not "authors argue"
    if f & lx.ING and i and (words.flag[i - 1] & (lx.POSS | lx.POSSESSIVE) or words.low[i - 1] in _ARTICLES):
        return True  # "the court's ruling", "the meeting"
    if not f & _SELDOM_NOUN:
        return True
    if words.low[i] in _PEOPLE_BY_PARTICIPLE and i and words.low[i - 1] == "the":
        return i + 1 == len(words) or not (is_noun(words, i + 1) or words.flag[i + 1] & lx.PREP)
    return f & lx.THINK > 0 and i > 0 and words.low[i - 1] in _ARTICLES  # "the back", "a hope"


def is_name(words: Words, phrase: Phrase) -> bool:
    """Whether the tokens are a name and nothing else: "Ann Lee", "Sir Ann O'Lee Jr."."""
    first, last = phrase
    return last - first < 6 and all(is_name_word(words, k) for k in range(first, last + 1))


def person_grade(words: Words, phrase: Phrase) -> int:
    """How likely a phrase stands for somebody: 2 a name, a pronoun or a role; 1 another noun; 0 nobody."""
    first, last = phrase
    head = last
    if first < last:
        head = head_of(words, phrase)
    elif (low := words.low[first]) in _SOMEBODY:
        return 2
    elif low in _NOBODY:
        return 0
    elif low in lx.COUNTERS or words.flag[first] & (lx.PRON | lx.OBJ):
        return 2
    elif _commands(words, first) or _opens_only(words, first):
        return 0
    f = words.flag[head]
    if words.low[head] in lx.COUNTERS and head < last:
        return 2  # "many in the crowd"
    if f & lx.NUMBER:
        return 2 if _numbered_name(words, first, head, last) else 0
    if f & _IS_SOMEBODY or words.low[head] in _PEOPLE_BY_PARTICIPLE:
        return 2  # "the veteran councillor"
    if first < head and words.low[head] in lx.NAME_LIKE and is_name(words, (first, head)):
        return 2  # "Theresa May"
    return 2 if f & lx.CAP and not f & lx.STARTER else 1


def _commands(words: Words, i: int) -> bool:
    """Whether a verb opens the sentence at ``i`` and is told to somebody: "[Consider] this line"."""
    if words.flag[i] & _OPENING_VERB != _OPENING_VERB or words.bounds(i)[0] != i or i + 2 >= len(words):
        return False
    return words.flag[i + 1] & (lx.DET | lx.POSS | lx.OBJ) > 0 and not words.flag[i + 2] & lx.TIME


def _opens_only(words: Words, i: int) -> bool:
    """Whether a word that is no name has its capital from the sentence alone: "[Overheard] on the stairs",
    "[Past] noon"; not "Mohamed in Deal"."""
    low, f = words.low[i], words.flag[i]
    if not f & lx.CAP or words.bounds(i)[0] != i or i + 1 >= len(words) or is_given(low):
        return False
    if low in FUNCTION_WORDS:
        return low not in lx.NAME_LIKE
    past = (f | lx.guess(low)) & lx.FINITE and not low.endswith("s")
    return bool((past or low in _MET) and words.flag[i + 1] & (lx.PREP | lx.ADV))


def somebody(words: Words, phrase: Phrase | None) -> Phrase | None:
    """The phrase, where there is one and it stands for somebody."""
    return phrase if phrase is not None and person_grade(words, phrase) == 2 else None


def _numbered_name(words: Words, first: int, head: int, last: int) -> bool:
    """Whether the number at ``head`` is part of a name: "No 10", "Article 33"."""
    if not head:
        return False
    before, f = words.low[head - 1], words.flag[head - 1]
    if before in ("no", "number"):
        return True
    if f & lx.TIME or before in lx.NAME_LIKE:
        return False
    return first < head == last < first + 3 and is_name_word(words, head - 1)


def head_of(words: Words, phrase: Phrase) -> int:
    """The head of a phrase: its last word before a preposition or a comma."""
    flag, low = words.flag, words.low
    first, last = phrase
    if first + 3 <= last and low[first + 1] in _SHARES and low[first + 2] == "of":
        first += 3  # "a third of the voters"
    while first + 2 <= last and low[first + 1] == "of" and _counts(words, first):
        first += 2  # "one of his aides": the aides
    for k in range(first + 1, last + 1):
        if flag[k] & lx.PREP or low[k] in (",", "to"):
            return k - 1 - (k - 1 > first and low[k - 1] in _POSTMODIFIERS)  # "a [source] close to Lee"
    return last


def _counts(words: Words, i: int) -> bool:
    """Whether the word at ``i`` counts the noun after "of": "one of his aides"."""
    return words.low[i] in _COUNTING or words.flag[i] & lx.NUMBER > 0


def may_be_owned(words: Words, i: int) -> bool:
    """Whether what a possessive stands before can be its own: "Lee's [claim]", not "Lloyd's [said]"."""
    return i < len(words) and not words.flag[i] & _NEVER_OWNED


def simple_left(words: Words, j: int, lo: int) -> Phrase | None:
    """The noun phrase that ends at token ``j``, commas apart: "the party's former leader", "Mr Lee"."""
    if j < lo:
        return None
    flag, low = words.flag, words.low
    f = flag[j]
    if f & lx.PRON or low[j] in lx.COUNTERS:
        return _pronoun_left(words, j, lo)
    if not is_noun(words, j) or (f & lx.POSSESSIVE and not f & (lx.CAP | lx.ROLE)):
        return None
    joined = low[j - 1] in _JOINS
    may_be_held = joined or (flag[j - 1] & lx.CAP if f & lx.CAP else low[j - 1] == "the")
    office = _office_before(words, j, max(lo, j - _REACH)) if may_be_held else None
    return _walked_left(words, j, lo) if office is None else _hung(words, office, j, lo)


def before_brackets(words: Words, k: int, floor: int) -> int:
    """The token before brackets that end at ``k``, or ``k`` itself: "Ann [Lee's] (Lab) remark"."""
    if words.low[k] != ")":
        return k
    return next((n - 1 for n in range(k, floor, -1) if words.low[n] == "("), k)


def _walked_left(words: Words, j: int, lo: int) -> Phrase:
    """The noun phrase that ends at the noun ``j``, word by word."""
    flag, low = words.flag, words.low
    first = i = j  # ``i`` the word reached, ``first`` the last one that can begin the phrase
    floor = max(lo, j - _REACH)
    while i > floor:
        k = i - 1
        g = flag[k]
        if g & _MAY_LEAD_UP and _leads_up(words, k):
            break  # "at Tuesday's hustings Ann Lee said", "Separately RTV said"
        if flag[i] & lx.CAP and are_told_by_a_clause(words, k):
            break  # "the voters Ann Lee met said"
        if low[k] in _MAY_TELL_WHEN and tells_when(words, k, i):
            break  # "in the [spring] Ann Lee said"
        if g & lx.CAP and is_name_word(words, k):
            first = i = k
        elif g & lx.DETERMINER:
            return _hung(words, _first_determiner(words, k, floor), j, lo)
        elif low[k] in _IN_A_BODY and flag[i] & lx.CAP and not flag[i] & lx.TIME and low[k - 1] in _BODIES_ON:
            i = k  # "the Inquiry [into] River Abuse"
        elif _hangs(words, k, lo):
            return _hung(words, i, j, lo)
        elif low[k] in _JOIN_NOUNS and k > floor and _joins_nouns(words, k, i):
            left = simple_left(words, k - 1, lo)
            return (_first_office(words, left[0], j, lo), j) if left else (first, j)
        else:
            word = _inside_left(words, k, i, floor)
            if not word:
                described = _described_twice(words, k, i, floor)
                if described is not None:
                    return _hung(words, described, j, lo)
                break
            i = k
            if word == _BEGINS:
                first = k
    begins = i <= lo or flag[i - 1] & _BEFORE_CLAUSE
    return (i if i < first and begins else first, j)


def tells_when(words: Words, k: int, i: int) -> bool:
    """Whether what only tells when ends at ``k``, without a comma before the phrase that begins at ``i``: "In
    the [spring] Labour", "Two days [later] aides", "At [Easter] ministers", "Since [2019] Ann Lee"; not "the
    summer intern", "by June Ray"."""
    low, g, named = words.low[k], words.flag[k], words.flag[i] & lx.CAP > 0
    before = words.low[k - 1] if k else ""
    if low in SINCE_THEN or before == "which":
        return before in TIMES or low in _WHICH_TIME  # "at which [point] Ann Lee"
    if not (g & lx.NUMBER or low in TIMES):
        return False
    if g & lx.NUMBER:
        year = low.isdecimal() and low.startswith(("19", "20")) and before in _BEFORE_A_TIME
        return year or low.endswith(_ENDINGS_OF_TIMES)
    if g & lx.CAP:
        return before in _BEFORE_A_TIME and not (named and low in MONTHS_TOO and before in _BEFORE_A_NAME_TOO)
    article = k - (words.flag[k - 1] & lx.ADJ > 0) - 1
    fronted = (
        article > 0
        and words.low[article] == "the"
        and words.low[article - 1] in _BEFORE_A_TIME - {"for", "from", "of"}
    )
    return named or (fronted and (not g & lx.ROLE or is_plural(words.low[i])))


def _office_before(words: Words, j: int, floor: int) -> int | None:
    """Where the office begins before a name that ends at ``j`` whose complement goes on to the name: "[member
    for roads and the environment] Ann Lee"; None where there is none."""
    flag = words.flag
    k = j
    if not flag[j] & lx.CAP:  # "the member for roads and the environment said"
        k -= 1 + (words.low[j - 1] == "the")
        return _office_of(words, k, floor) if words.low[k] in _JOINS else None
    while k > floor and flag[k - 1] & lx.CAP and is_name_word(words, k - 1):
        k -= 1
    if words.low[k - 1] in _JOINS and flag[k - 2] & lx.CAP:
        return _office_for_a_list(words, k, j, floor)
    if k == j:
        return None  # a name of one word: "the cost of gas and oil Lee said"
    return _office_of(words, k - 1, floor)


def _office_of(words: Words, k: int, floor: int) -> int | None:
    """Where the office begins whose complement, of several words, ends at ``k``."""
    flag, low = words.flag, words.low
    while k > floor and (low[k] in _JOINS or _in_a_complement(words, k)):
        if low[k] in _HANGS_RIGHT and flag[k - 1] & lx.ROLE:
            left = simple_left(words, k - 1, floor)
            return None if left is None else left[0]
        k -= 1
    return None


def _office_for_a_list(words: Words, k: int, j: int, floor: int) -> int | None:
    """Where the office begins whose complement is a list in capitals that ends in the words k..j, or of which
    these run into a name: "[minister for Trade and Food]", "[minister for Trade, Fish and Food] Ann Lee"; or
    the name, where the list only tells where: "In Ash, Deal and Dover [Ann Lee]"."""
    low, flag = words.low, words.flag
    n = k - 1
    while n > floor and not (low[n] in _HANGS_RIGHT and flag[n - 1] & lx.ROLE):
        if not (flag[n] & lx.CAP or low[n] in _IN_LISTS or low[n] in _HANGS_RIGHT):
            break
        n -= 1
    name = next((m for m in range(k + 1, j) if is_given(low[m]) or flag[m] & lx.TITLE), None)
    if any(is_given(low[m]) for m in range(n + 1, k + 1)):
        return None
    if n <= floor or low[n - 1] not in ROLE_NOUNS or low[n] not in _HANGS_RIGHT:
        return name if flag[n] & lx.PREP else None
    if low[n - 1] not in OFFICES_FOR_SEVERAL and name is None:
        return None
    left = simple_left(words, n - 1, floor)
    return None if left is None else left[0]


def _in_a_complement(words: Words, k: int) -> bool:
    """Whether a word in small letters may stand in what an office is of or for: "[roads] and [housing]"."""
    f = words.flag[k]
    if words.low[k] in _HANGS_RIGHT or words.low[k] == "the":
        return True
    if f & (lx.CAP | lx.POSSESSIVE | lx.ROLE | _SIGN | lx.AUX | lx.PRON) or (f & lx.FINITE and f & lx.CUE):
        return False
    return is_noun(words, k) or bool(f & (lx.ADJ | lx.ING))


def _pronoun_left(words: Words, j: int, lo: int) -> Phrase | None:
    """The phrase of a pronoun or a counter at ``j``: "she", "some", "the others"."""
    k = j - 1
    if k >= lo and words.low[j] == "most" and words.low[k] == "the":
        return None  # "the most animated"
    whole = k >= lo and words.flag[k] & lx.DET and words.low[j] in _AFTER_DETERMINER
    return (k, j) if whole else (j, j)


def _first_determiner(words: Words, k: int, floor: int) -> int:
    """The first of the determiners that end at ``k``: "all the"."""
    while k > floor and words.flag[k - 1] & lx.DET and words.low[k - 1] not in _BEFORE_ARTICLES:
        k -= 1
    return k


def _described_twice(words: Words, k: int, i: int, floor: int) -> int | None:
    """Where a phrase begins whose adjectives the comma at ``k`` parts, "[the weary,] 71-year-old envoy", or
    that has the title of a work there: "[the “Long Road”] actor"."""
    if _is_work_of(words, k) and words.flag[k - 1] & lx.DET and k - 1 >= floor:
        return _first_determiner(words, k - 1, floor)
    if words.low[k] != "," and words.low[k - 1] == "," and words.flag[k] & lx.PART:
        i, k = k, k - 1  # "the weary, [bespectacled] envoy"
    first = k - 2
    if words.low[k] != "," or first < floor or not _goes_on(words, i):
        return None
    if not words.flag[first] & lx.DETERMINER:
        return None
    first = _first_determiner(words, first, floor)
    if first == 0 or words.flag[first - 1] & (lx.STOP | lx.QUOTE):  # "the tall, bearded baker"
        return first if _looks_like_adjective(words, k - 1) or not words.flag[k - 1] else None
    inside = first > floor and words.flag[first - 1] & lx.PREP
    # "In the city, angry residents": two phrases
    return None if inside or not _looks_like_adjective(words, k - 1) else first


def _is_work_of(words: Words, k: int) -> bool:
    """Whether token ``k`` is the title of what somebody is known for: "the [“Long Road”] actor"."""
    if not words.flag[k] & lx.QUOTE or k + 1 >= len(words) or not words.flag[k + 1] & lx.ROLE:
        return False
    return words.in_capitals(k)


def _goes_on(words: Words, i: int) -> bool:
    """Whether a noun phrase goes on behind an adjective and a comma: "the weary, [71-year-old] envoy"."""
    f = words.flag[i]
    return not f & (lx.CAP | lx.NUMBER) and (_looks_like_adjective(words, i) or "-" in words.low[i])


def _looks_like_adjective(words: Words, i: int) -> bool:
    """Whether a word is an adjective by its tag or its ending, and nobody's role: "angry", "bespectacled"."""
    f, low = words.flag[i], words.low[i]
    return bool(f & lx.ADJ and not f & lx.VERB) or low.endswith(_OF_ADJECTIVES)


# What a word is to the noun phrase on its right: no part of it, a part of it, one that can begin it.
_OUTSIDE: Final = 0
_INSIDE: Final = 1
_BEGINS: Final = 2


def _inside_left(words: Words, k: int, i: int, floor: int) -> int:
    """What the word at ``k`` is to the noun phrase that begins at ``i``."""
    flag = words.flag
    g = flag[k]
    if g & lx.NUMBER and tells_when(words, k, i):
        return _OUTSIDE  # "Since [2019] Ann Lee said"
    if g & lx.PART and not g & lx.CUE and k > floor and flag[k - 1] & lx.PREP:
        return _INSIDE  # "of undecided voters"
    if words.low[i] in _COURTESY and not g & lx.ROLE and (g & lx.VERB or not g & (lx.ADJ | lx.CAP)):
        return _OUTSIDE  # "the plan Mr Lee calls": two phrases
    if is_noun(words, k) and not (g & lx.VERB and not g & lx.ROLE and _after_subject(words, k, floor)):
        return _BEGINS if g & (lx.ROLE | lx.ADJ | lx.POSSESSIVE) else _INSIDE
    if _ranks(words, k):
        return _BEGINS  # "returning officer Ann Lee"
    if k > floor and _tells_which(words, k, i):
        return _INSIDE
    if g & lx.PART and g & lx.FINITE and k > floor and _is_verb_of(words, k):
        return _OUTSIDE
    modifier = g & (lx.ADV | lx.PART | lx.ING) and not g & lx.TIME
    return _INSIDE if modifier and _reaches_determiner(words, k, floor) else _OUTSIDE


def are_told_by_a_clause(words: Words, k: int) -> bool:
    """Whether people at ``k`` are told by what a name behind them does: "the [voters] Ann Lee met"."""
    n = k + 1
    if k < 0 or n == len(words.flag) or not words.flag[n] & lx.CAP:
        return False  # nearly always
    low, f = words.low[k], words.flag[k]
    if low in ORGANISATION_NOUNS or (f & lx.CAP and words.bounds(k)[0] != k):
        return False
    somebody = is_plural(low) and (words.low[n] in _COURTESY or is_given(words.low[n]))
    several = common_plural(low) or (somebody and not f & (lx.POSSESSIVE | lx.CAP))
    if not several and not (f & lx.ROLE and k and words.flag[k - 1] & lx.DET):
        return False
    while n < len(words) and is_name_word(words, n):
        n += 1
    named = k + 1 < n < len(words) and words.low[k + 1] not in _WITHIN_A_BODY  # "Mothers Against Cruelty"
    does = named and words.flag[n] & (lx.FINITE | lx.PART | lx.AUX) > 0
    return does and (bool(several) or _says(words, _past_place(words, n + 1)))


def _past_place(words: Words, i: int) -> int:
    """The token after where or when something was done: "met [in Deal on Friday] said"."""
    while i < len(words) and words.flag[i] & (lx.PREP | lx.CAP | lx.TIME):
        i += 1
    return i


def _is_verb_of(words: Words, k: int) -> bool:
    """Whether what may be a participle is the verb of the noun before it: "the ministry [persuaded] harbour
    chief Ann Lee", "The filing [said] Democrats have"."""
    before = words.flag[k - 1]
    if before & (lx.ROLE | lx.ADJ) == lx.ROLE:
        return True
    return _says(words, k) and is_noun(words, k - 1) and not before & _TELLS_WHICH


def _tells_which(words: Words, k: int, i: int) -> bool:
    """Whether an "-ing" tells which role follows, "Jura [housing] chief", "deputy [planning] director", or
    words in marks what something is: "a [“Vote Lee”] cap"."""
    g, before = words.flag[k], words.flag[k - 1]
    if g & lx.QUOTE:
        return before & lx.DETERMINER > 0 and not words.speaks(k)
    if not g & lx.ING or g & (lx.CUE | lx.CAP) or not words.flag[i] & lx.ROLE:
        return False
    if words.low[k - 1] == "and":
        return k > 1 and not words.flag[k - 2]  # "music and [marketing] manager"
    return before & (lx.CAP | lx.ROLE) > 0


def _joins_nouns(words: Words, k: int, i: int) -> bool:
    """Whether "and" at ``k`` joins two nouns of one subject: "Lee and Marsh", "senator and candidate", or
    "turned" what somebody was to what they are: "rapper turned candidate"."""
    left, right = words.flag[k - 1], words.flag[i]
    if words.low[k] == "turned":
        return bool(left & right & lx.ROLE)
    if right & lx.CAP:
        return is_name_word(words, k - 1) or bool(left & lx.ROLE)
    if right & lx.ROLE and left & lx.CAP and i + 1 < len(words) and is_name_word(words, i + 1):
        return _opens_with_names(words, k - 1)
    if left & lx.ROLE and (right & (lx.ROLE | lx.ADJ) or words.low[k - 2] == "former"):
        return True
    right &= ~(lx.ING | lx.VERB) if right & lx.ING else right  # "music and marketing manager"
    modifies = not (left | right) & ~lx.ADJ and i + 1 < len(words) and is_noun(words, i + 1)
    if modifies and k > 1 and words.flag[k - 2] & (lx.DET | lx.POSS | lx.CAP):
        return True  # "the work and pensions minister", "Atlas music and marketing manager"
    return words.low[k - 1].endswith("s") and words.low[i].endswith("s")


def _first_office(words: Words, first: int, j: int, lo: int) -> int:
    """Where the list of what somebody is begins, the last two of which begin at ``first``, before a name that
    ends at ``j``: "[chairman], founder and president Ann Lee"."""
    if (
        first - 2 < lo
        or words.low[first - 1] != ","
        or not words.flag[first] & lx.ROLE
        or not words.flag[j] & lx.CAP
    ):
        return first
    before = simple_left(words, first - 2, lo)
    if before is None or not words.flag[before[1]] & lx.ROLE or is_plural(words.low[before[1]]):
        return first
    opens = before[0] == lo or words.flag[before[0] - 1] & (lx.STOP | lx.QUOTE)
    return before[0] if opens else _first_office(words, before[0], j, lo)


def _opens_with_names(words: Words, k: int) -> bool:
    """Whether a name up to ``k`` opens its clause, so that "and" joins it to the next: "“…,” singer Ann Lee
    [and] drummer Bob Ray", not "at the Mill and singer Ann Lee"."""
    while k >= 0 and words.flag[k] & (lx.CAP | lx.ROLE | lx.ADJ):
        k -= 1
    return k < 0 or words.flag[k] & (lx.STOP | lx.QUOTE) > 0


def _after_subject(words: Words, k: int, floor: int) -> bool:
    """Whether a word that may be a verb has a subject right before it: "he plans", "Lee plans"."""
    if k - 1 < floor:
        return False
    f = words.flag[k - 1]
    return bool(f & (lx.PRON | lx.AUX)) or bool(
        f & lx.CAP and not f & lx.POSSESSIVE and words.flag[k] & lx.FINITE
    )


def _reaches_determiner(words: Words, k: int, floor: int) -> bool:
    """Whether a determiner or a possessive begins the phrase a few words before ``k``."""
    flag = words.flag
    for i in range(k - 1, max(floor, k - 5) - 1, -1):
        if flag[i] & (lx.DET | lx.POSS | lx.POSSESSIVE):
            return True
        # "the [state] planning board"
        adjective = flag[k] & lx.ING and flag[i] & lx.ADJ and flag[i - 1] & lx.DETERMINER
        if flag[i] & _NOT_NOUN or (flag[i] & lx.CUE and not adjective):
            return False
    return False


def _hung(words: Words, i: int, j: int, lo: int) -> Phrase:
    """The phrase i..j, or the longer one it hangs on: "a spokesman for" + "the party"."""
    k = i - 1
    if k - 1 < lo or not _hangs(words, k, lo):
        return (i, j)
    about = words.low[k] in ABOUT
    head = k - 1
    if words.low[k] == "of" and _counts(words, head):
        return _hung(words, head, j, lo)  # "a lawyer for two of the families"
    if words.low[head] in lx.COUNTERS and words.low[k] in ("in", "at"):
        return (head, j)  # "many in the crowd"
    left = simple_left(words, head, max(lo, head - _REACH))
    if left is None:
        return (i, j)
    f = words.flag[head]
    if about or f & lx.ROLE or (words.low[head] in _POSTMODIFIERS and words.flag[head - 1] & lx.ROLE):
        return (left[0], j)
    # "Ann Lee from the Echo": the name is enough, but "Royal Bank of Scotland" is not
    body = words.low[k] == "of" and any(words.flag[n] & lx.ROLE for n in range(left[0], left[1] + 1))
    whole = left[1] > left[0] or (words.low[k] == "of" and is_given(words.low[head]))  # "Ann of Ash"
    if whole and is_name_word(words, head) and is_name(words, left) and not body:
        return left
    if words.low[k] == "of" or words.flag[left[0]] & lx.DETERMINER:
        if left[0] > lo and words.flag[left[0] - 1] & lx.PREP and is_name_word(words, i):
            return (i, j)  # "At the debate in Dover Ann Lee said"
        return (left[0], j)
    return (i, j)


def _hangs(words: Words, k: int, lo: int) -> bool:
    """Whether the word at ``k`` hangs a noun on the one before it: "a spokesman [for]", "a leaflet [about]",
    "a statement from Ash Council [about]"."""
    if words.low[k] not in ABOUT:
        return words.low[k] in _HANGS
    left = simple_left(words, k - 1, max(lo, k - _REACH))
    return left is not None and words.low[head_of(words, left)] in _WRITINGS


def phrase_right(words: Words, i: int, hi: int) -> Phrase | None:
    """The noun phrase that begins at token ``i``: "Ann Lee", "a spokesman for the party"."""
    if i >= hi or words.flag[i] & _SIGN:
        return None
    flag, low = words.flag, words.low
    if flag[i] & lx.PRON and not flag[i] & lx.DET:
        return (i, i)
    if i + 1 < hi and flag[i + 1] & lx.CAP and is_of_a_day(words, i):
        i += 1  # "said Friday's [Evening Echo]"
    k = i
    end = min(hi, i + _REACH)
    while k < end and flag[k] & lx.DETERMINER:
        k += 1
    k = _past_set_off(words, i, k, end) if i < k < end - 1 else k
    if k > i and not (
        k < end and (is_noun(words, k) or flag[k] & _MODIFIER) and not _speaks_alone(words, i, k)
    ):
        if low[k - 1] not in _COUNTING:
            return None
        counted = phrase_right(words, k + 1, hi) if k < end and low[k] == "of" else None
        if counted is not None:
            return (i, counted[1])  # "one of his aides"
        return (i, k - 1)
    last = _last_noun(words, i, k, end)
    return None if last < 0 else (i, _with_what_follows(words, last, min(hi, last + 2 + _REACH)))


def _past_set_off(words: Words, i: int, k: int, end: int) -> int:
    """The word of a phrase past its determiners, i to ``k``, and what marks or commas set off there: "the
    weary, [71-year-old] envoy", "the tall, [bearded] baker", "the “Long Road” [actor]"."""
    opens = i == 0 or words.flag[i - 1] & (lx.STOP | lx.QUOTE)
    while k < end - 2 and words.low[k + 1] == "," and _goes_on(words, k + 2):
        if not (_looks_like_adjective(words, k) or (opens and not words.flag[k])):
            break
        k += 2
    return k + 1 if k < end - 1 and _is_work_of(words, k) else k


def _speaks_alone(words: Words, i: int, k: int) -> bool:
    """Whether a word of number at ``i`` is the subject of the verb at ``k``: "another said"."""
    return k == i + 1 and words.low[i] in lx.COUNTERS and _says(words, k)


def _last_noun(words: Words, i: int, k: int, end: int) -> int:
    """The last noun of the phrase that begins at ``i``, its determiners at ``k`` past; -1 where none is."""
    last = -1
    while k < end:
        if is_noun(words, k):
            told = words.low[k] in _DONE_TO and words.flag[k + 1 : k + 2] and words.flag[k + 1] & lx.PREP
            if last >= 0 and (told or words.low[k] in _POSTMODIFIERS or _next_phrase(words, i, last, k, end)):
                break
            last = k
        elif last >= 0 and k + 1 < end and _ranks(words, k):
            pass  # "the deputy returning officer"
        elif words.low[k] in _NUMBERS and k + 1 < end and is_noun(words, k + 1):
            pass  # "Lee's first five questions"
        elif last >= 0 and words.flag[last] & lx.POSSESSIVE and k + 1 < end and _modifies(words, k):
            pass  # "Labour's housing spokesman"
        elif k == last + 1 and last >= 0 and k + 1 < end and _is_nickname(words, k):
            pass  # "Ann “Annie” Lee"
        elif k + 1 >= end or not (_modifies(words, k) if last < 0 else _joins_names(words, last, k)):
            break
        k += 1
    return last


def _takes_an_object(words: Words, k: int, end: int) -> bool:
    """Whether a word behind a name is a verb that no list knows, to judge by its object: "Lee [adopts] a
    tone", "Lee [lays] out the rules"."""
    if words.flag[k] or not is_plural(words.low[k]) or k + 2 >= end or not words.flag[k - 1] & lx.CAP:
        return False
    then = k + 1 + (words.low[k + 1] in _PARTICLES)
    takes = words.flag[then] & (lx.DET | lx.POSS | lx.OBJ) and not words.flag[then + 1] & lx.TIME
    if not takes or words.flag[k - 1] & (lx.POSSESSIVE | lx.TIME):
        return False
    return words.bounds(k)[0] < k - 1 or is_named_elsewhere(words, k - 1)  # not "Silence engulfs the hall"


def is_named_elsewhere(words: Words, i: int) -> bool:
    """Whether the word at ``i``, which opens its sentence, is written with a capital near it too."""
    text, start, end = words.text, words.start[i], words.end[i]
    word = text[start:end]
    return (
        text.find(word, max(0, start - _NAMED_WITHIN), start) >= 0
        or text.find(word, end, end + _NAMED_WITHIN) >= 0
    )


def is_surname(words: Words, i: int) -> bool:
    """Whether the word at ``i`` stands behind a given name near it too, where it is first met: "Ann
    [Lee]"."""
    text, start = words.text, words.start[i]
    word, end = " " + without_possessive(text[start : words.end[i]]), min(len(text), start + _NAMED_WITHIN)
    at = text.find(word, max(0, start - _NAMED_WITHIN), end)
    for _ in range(_MEETINGS):
        first = text[max(0, at - _LONGEST_GIVEN) : at].split()[-1:] if at >= 0 else ()
        if first and first[0][:1].isupper() and is_given(first[0].lower()):
            return True
        at = text.find(word, at + 1, end)
    return False


def is_whole_name(words: Words, name: Phrase) -> bool:
    """Whether a name begins with a given name and goes on: "Ann Lee"."""
    return name[0] < name[1] and is_given(words.low[name[0]])


def is_of_somebody(words: Words, name: Phrase) -> bool:
    """Whether a name is a whole one, or ends with the surname of one near it: "Ann Lee", "Lee"."""
    return is_whole_name(words, name) or is_surname(words, name[1])


def _is_nickname(words: Words, k: int) -> bool:
    """Whether token ``k`` is a nickname in marks inside a name: "Ann [“Annie”] Lee"."""
    flag = words.flag
    return bool(flag[k] & lx.QUOTE and flag[k - 1] & flag[k + 1] & lx.CAP) and words.in_capitals(k)


def _next_phrase(words: Words, i: int, last: int, k: int, end: int) -> bool:
    """Whether the noun at ``k`` is no part of the phrase i..last: "Ann Lee people"."""
    flag = words.flag
    if k == last + 1 and (are_told_by_a_clause(words, last) or _takes_an_object(words, k, end)):
        return True
    if flag[i] & lx.DETERMINER or not _ends_a_name(words, last, k, end):
        return False
    # "Partial transcript": a word that begins its sentence may be any word
    return not (last == i and not flag[k] and (i == 0 or flag[i - 1] & lx.STOP))


def _modifies(words: Words, k: int) -> bool:
    """Whether the word at ``k`` modifies the noun that follows it: "undecided voters", "a [visibly] annoyed
    Ann Lee"."""
    g = words.flag[k]
    if g & lx.ADV and words.low[k].endswith("ly") and k + 2 < len(words) and words.flag[k + 1] & lx.PART:
        return is_noun(words, k + 2)
    cue = g & lx.CUE and not _ranks(words, k)
    return g & _MODIFIER > 0 and not (g & lx.TIME or cue) and is_noun(words, k + 1)


def _ranks(words: Words, k: int) -> bool:
    """Whether a word tells an office apart from others: "[returning] officer Ann Lee"."""
    return words.low[k] in RANKS and words.flag[k + 1] & lx.ROLE > 0


def _joins_names(words: Words, last: int, k: int) -> bool:
    """Whether the word at ``k`` joins two names, or what somebody is: "Lee [and] Marsh", "mayor [and] agent
    Ann Lee"."""
    if words.low[k] == ",":  # "[chairman], founder and president Ann Lee"
        office = words.flag[last] & lx.ROLE and not is_plural(words.low[last])
        return (
            bool(office)
            and "and" in words.low[k : k + _REACH]
            and _describes_a_name(words, k + 1, len(words))
        )
    shortened = words.flag[last] & lx.ROLE and words.text[words.start[last] : words.end[last]].isupper()
    if words.low[k] in ("and", "turned") and (shortened or not words.flag[last] & (lx.CAP | lx.POSSESSIVE)):
        # "[mayor] and agent Ann Lee", "[oil] and gas worker", "[teacher] turned mayor Ann Lee"
        return _describes_a_name(words, k + 1, len(words))
    return words.low[k] in ("and", "&") and is_name_word(words, k + 1)


def _ends_a_name(words: Words, last: int, k: int, end: int) -> bool:
    """Whether a name ends at ``last``: "Labour supporter Ann Lee" goes on, "Ann Lee people" does not."""
    flag = words.flag
    if not flag[last] & lx.CAP or flag[last] & lx.POSSESSIVE or flag[k] & lx.CAP:
        return False
    if flag[k] & lx.VERB and flag[k] & lx.FINITE:
        return True
    onward = k + 1 < end and (is_name_word(words, k + 1) or flag[k + 1] & lx.ROLE)
    did = flag[k] & (lx.ROLE | lx.ADJ) == lx.ADJ and words.low[k].endswith("ed")  # "Ann Lee [retired] in May"
    return (did or not flag[k] & (lx.ROLE | lx.ADJ)) and not onward and not _describes_a_name(words, k, end)


def _describes_a_name(words: Words, k: int, end: int) -> bool:
    """Whether what somebody is leads from ``k`` on to a whole name: "[unlimited customer] Ann Lee",
    "[rower and Labour MP] Ann Lee"."""
    name, office = k, True  # where a name may begin; whether one is held since "and"
    for i in range(k, min(end, k + _REACH)):
        f = words.flag[i]
        if f & lx.CAP and not f & (lx.ROLE | lx.TITLE):
            if not is_name_word(words, i):
                return False
            if k < name < i and office:
                return True
            continue
        office = words.low[i] not in ("and", ",") and (office or f & lx.ROLE > 0)
        verb = f & (lx.VERB | lx.ADJ) == lx.VERB or f & lx.ADV
        if office and (verb or not is_noun(words, i)):
            return False
        name = i + 1
    return False


def _is_seen(words: Words, last: int, hi: int) -> bool:
    """Whether somebody unknown is told apart by what is seen of them, "a woman [with two dogs]", and not when
    or in what they spoke: "a clerk in a statement", "a farmer on Friday"."""
    low, seen = words.low, None
    if last + 1 < hi and low[last + 1] in _SEEN and words.flag[last] & lx.ROLE and low[last - 1] in _ANY:
        seen = phrase_right(words, last + 2, hi)
    if seen is None or any(words.flag[k] & lx.TIME for k in range(seen[0], seen[1] + 1)):
        return False
    return low[head_of(words, seen)] not in _SPOKEN_IN


def _and_what_else(words: Words, last: int, hi: int) -> int:
    """The last token of what an office is of, with what else its holder is: "of [State and former mayor Ann
    Lee]"."""
    joined = last + 2 < hi and words.low[last + 1] == "and" and _describes_a_name(words, last + 2, hi)
    more = phrase_right(words, last + 2, hi) if joined else None
    return last if more is None else more[1]


def _and_for_what(words: Words, last: int, hi: int) -> int:
    """The last token of what an office is of, with what it is for: "of [state for Trade]"."""
    for_what = last + 2 < hi and words.low[last + 1] == "for" and words.low[last - 1] == "of"
    more = phrase_right(words, last + 2, hi) if for_what and words.flag[last + 2] & lx.CAP else None
    return last if more is None else more[1]


def _past_brackets(words: Words, last: int, hi: int) -> int:
    """The last token of the whole name that brackets part from an office: "minister [(for now) Ann Lee]"."""
    within = words.low[last : min(hi, last + _REACH)]
    name = phrase_right(words, last + within.index(")") + 1, hi) if ")" in within else None
    return name[1] if name is not None and is_name(words, name) and name[0] < name[1] else last


def _hangs_on(words: Words, last: int, hi: int) -> bool:
    """Whether what follows hangs on the noun before it: "a spokesman [for the party]"; not what only tells
    where a body spoke: "Ash Council [at a meeting]"."""
    flag, low = words.flag, words.low
    if last + 1 >= hi or low[last + 1] not in _HANGS_RIGHT:
        field = low[last + 1 : last + 2] == ["on"] and low[last].startswith("spokes")
        named = phrase_right(words, last + 2, hi) if field else None  # "the spokesman [on housing Ann Lee]"
        return named is not None and named[1] - named[0] > 1 and is_name_word(words, named[1])
    if flag[last] & lx.CAP and low[last] in ORGANISATION_NOUNS and low[last + 1] in ("at", "from"):
        k = last + 2 + (low[last + 2 : last + 3] == ["the"])
        return k < hi and flag[k] & lx.CAP > 0 and not flag[k] & lx.TIME
    of_name = low[last + 1 : last + 2] == ["of"] and last + 2 < hi and flag[last + 2] & lx.CAP
    if of_name and flag[last] & lx.CAP and low[last - 1] == "the":
        return True  # "the Port of Dover"
    of_paper = low[last] in _PARTS_OF_A_PAPER and last + 2 < hi and flag[last + 2] & (lx.DET | lx.CAP)
    return bool(flag[last] & lx.ROLE or of_paper)


def _with_what_follows(words: Words, last: int, hi: int) -> int:
    """The last token of a phrase with what hangs on it: "for the party", "familiar with", ", Ann Lee"."""
    flag, low = words.flag, words.low
    head = last
    if last + 2 < hi and (low[last + 1] in _POSTMODIFIERS or low[last + 1] in ("known", "identified")):
        more = phrase_right(words, last + 3, hi)
        if more is not None:  # "one aide familiar with the talks", "the man known as Bob"
            last = more[1]
    if low[last] == "number" and last + 1 < hi and low[last + 1] in _COUNTING:
        return last + 1  # "the people at number nine"
    if _hangs_on(words, last, hi) or _is_seen(words, last, hi):
        more = phrase_right(words, last + 2, hi)
        if more is not None:
            last = _and_for_what(words, _and_what_else(words, more[1], hi), hi)
    if low[last + 1 : last + 4 : 2] == ["(", ")"] and words.in_capitals(last + 2):
        whose = phrase_right(words, last + 4, hi)  # "Guild of Clerks (GOC) [president Ann Lee]"
        return last if whose is None or not is_name(words, (whose[1], whose[1])) else whose[1]
    if low[last + 1 : last + 2] == ["("] and flag[head] & lx.ROLE:
        return _past_brackets(words, last, hi)
    if last + 2 < hi and low[last + 1] == "," and flag[head] & lx.ROLE and not flag[head] & lx.CAP:
        name = phrase_right(words, last + 2, hi)
        if name is not None and is_name(words, name) and not _are_others(words, head, name):
            last = name[1]
    return last


def _are_others(words: Words, head: int, name: Phrase) -> bool:
    """Whether those of the noun at ``head`` are not whoever is named behind its comma, who is one: "called “a
    fool” by [critics], Ann Lee shrugged", but "one of her aides, Ann Lee", "the two leaders, Ann Lee and Bob
    Ray"."""
    if not is_plural(words.low[head]) or "of" in words.low[max(0, head - _REACH_OF_ONE) : head]:
        return False
    return words.low[name[1] + 1 : name[1] + 2] not in (["and"], ["&"], [","])
