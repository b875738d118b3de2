"""Whether a word is used as a verb: "he reports", not "the reports"; and whether it is passive."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from rsdata.language import lexicon as lx
from rsdata.language.names import PARTICLES
from rsdata.language.noun_phrases import may_be_owned
from rsdata.language.offices import RANKS
from rsdata.language.tokens import Words, asked_once
from rsdata.language.word_lists import tagged

# Third persons that "of" may follow; of the others "of" makes plural nouns: "calls of", "claims of".
_TAKE_OF: Final = tagged("verbs that take of")
PERCEIVING: Final = tagged("verbs of perceiving and letting")
NOT: Final = frozenset(("n't", "not", "never"))  # the last letters of "cannot", "didn't"
_BEFORE_BARE: Final = lx.AUX | lx.PRON | lx.REL | lx.CONJ | lx.ADV | lx.OBJ
_DETERMINING: Final = lx.DET | lx.POSS | lx.POSSESSIVE | lx.PREP
_BREAKS: Final = lx.VERB | lx.PREP | lx.PUNCT | lx.STOP | lx.QUOTE
_GOING: Final = frozenset(("go", "goes", "went", "going", "gone"))
_AFTER_GOING: Final = frozenset((",", ":", '"', "to", "that", ".", "about"))
_UNREAL: Final = frozenset(("would", "could", "should", "might"))
_MEMBERS: Final = tagged("members of parties")
_ARTICLES: Final = tagged("articles")
_SEVERAL: Final = tagged("plural counters")
_IF: Final = frozenset(("if", "unless"))
_ASIDE: Final = 4  # tokens from a quotation to the verb: "“…,” the Echo states, "
_QUOTING: Final = 8  # tokens from "quotes" to "saying"
_OBJECTS: Final = 3  # tokens before the second of two objects
_NO_PLURAL: Final = lx.VERB | lx.PRON | lx.CAP | lx.POSSESSIVE | lx.PUNCT | lx.QUOTE
_ENDS_CLAUSE: Final = lx.PRON | lx.REL | lx.SUB | lx.STOP | lx.QUOTE
_OF_SEVERAL: Final = frozenset(("have", "are", "were"))
_OWNED: Final = 4  # tokens of what somebody owns: "Lee claims Ray's [late plan] has"
_CLAUSE: Final = 5  # tokens from "who" to its verb
_CONDITION: Final = 8  # tokens from "if" to its verb


class _Use:
    """A word that may be a verb, no first one, with its neighbours as the rules ask for them."""

    __slots__ = ("after_low", "before", "before_low", "flag", "i", "low", "words")

    def __init__(self, words: Words, i: int) -> None:
        self.words = words
        self.i = i
        self.flag = words.flag[i]
        self.low = words.low[i]
        self.before = words.flag[i - 1]  # tags of the word before it
        self.before_low = words.low[i - 1]
        self.after_low = words.low[i + 1] if i + 1 < len(words.low) else "."  # the word after it

    @property
    def after_flag(self) -> int:
        """Tags of the word after it."""
        flags = self.words.flag
        return flags[self.i + 1] if self.i + 1 < len(flags) else lx.STOP

    @property
    def second_before(self) -> int:
        """Tags of the word before that before it, none at the start."""
        return self.words.flag[self.i - 2] if self.i > 1 else 0


_HOW_MUCH: Final = (["in", "part"], ["in", "full"])
# A rule says True (a verb), False (a noun or an adjective), or None where it cannot tell.
Verdict = bool | None


def _never_noun(use: _Use) -> Verdict:
    return True if use.low in lx.NEVER_NOUN else None


def _rank_of_an_office(use: _Use) -> Verdict:
    """A rank that looks like a participle: "the acting [returning] officer"."""
    return False if use.low in RANKS and use.after_flag & lx.ROLE else None


def _plural_before_preposition(use: _Use) -> Verdict:
    if not (use.after_flag & lx.PREP or use.after_low == "to"):
        return None
    if use.before_low in _MEMBERS or (use.after_low == "of" and use.low not in _TAKE_OF):
        return False
    b = use.before
    if not b and use.i > 1 and use.words.low[use.i - 2] == "to":
        return False  # "for a clerk to face calls from"
    if not b & lx.FINITE or b & (lx.ADJ | lx.AUX | lx.BE | lx.CAP | lx.ROLE):
        return None
    within = any(f & lx.REL for f in use.words.flag[max(0, use.i - _CLAUSE) : use.i])
    return None if within else False  # "rejected calls for", but "who left calls for"


def _is_to_blame(use: _Use) -> Verdict:
    return False if use.low == "blame" and use.second_before & (lx.BE | lx.ADV) else None


def _before_a_verb(use: _Use) -> Verdict:
    """A plural that something else is said of: "the survey [authors] wrote"."""
    if use.before & lx.DET or use.before & (lx.ADJ | lx.VERB) == lx.ADJ:
        return None  # but "the rail [advocates] said"
    f = use.after_flag
    said = f & lx.CUE and f & lx.FINITE and not f & (lx.BASE | lx.CAP | lx.ADJ)
    return False if said else None


def _from_one_to_the_next(use: _Use) -> Verdict:
    return False if use.i > 1 and use.words.low[use.i - 2] == use.low else None


def _after_plural_and(use: _Use) -> Verdict:
    """A plural joined to another where several do it: "they have issued fines and [requests]"."""
    if use.before_low != "and" or use.i < _OBJECTS:
        return None
    words, k = use.words, use.i - 2
    if words.flag[k] & _NO_PLURAL or not words.low[k].endswith("s"):
        return None
    for n in range(k - 1, max(-1, k - _CONDITION), -1):
        if words.flag[n] & _ENDS_CLAUSE:
            return None
        if words.flag[n] & lx.AUX:
            return False if words.low[n] in _OF_SEVERAL else None
    return None


def _bare_form(use: _Use) -> Verdict:
    if use.flag & (lx.FINITE | lx.ADJ):
        return None
    b, word = use.before, use.before_low
    if b & lx.BE or (b & lx.ADV and use.second_before & lx.BE):
        return False  # "was still welcome"
    if b & _BEFORE_BARE or word in ("to", "people", "police") or (b & lx.ROLE and b & lx.CAP):
        return True
    plural = word.endswith("s") and not word.endswith(("ous", "ss", "us"))
    somebody = b & (lx.VERB | lx.ROLE) != lx.VERB  # "authors [argue]", "advocates [argue]"
    if plural and somebody and not b & (lx.POSSESSIVE | lx.DET | lx.POSS | lx.PREP):
        return True
    if not (b & (lx.CAP | lx.ROLE) and use.flag & lx.CUE):
        return False
    return _is_of_one_heard(use)


def _is_of_one_heard(use: _Use) -> bool:
    """Whether a bare verb is what somebody is heard or let do: "heard Ann Lee [mutter]", "heard an
    officer [yell]"; not "heard Westminster [talk] of"."""
    flag, k = use.words.flag, use.i - 1
    while k > 0 and flag[k] & (lx.CAP | lx.ROLE | lx.TITLE):
        k -= 1
    k -= k > 0 and flag[k] & lx.DETERMINER > 0
    return use.words.low[k] in PERCEIVING and use.after_low != "of"


def _goes(use: _Use) -> Verdict:
    if use.low not in _GOING:
        return None
    low = use.words.low
    second = low[use.i + 2] if use.i + 2 < len(low) else "."
    return second in _AFTER_GOING


def _only_a_verb(use: _Use) -> Verdict:
    if use.flag & lx.ADJ:
        return None
    b = use.before
    if use.before_low in ("each", "both"):
        return True
    if use.before_low in _ARTICLES or (use.before_low == "of" and use.after_low == "," and use.flag & lx.ING):
        return False  # "the sums", a verb that no list calls a noun; "lines of questioning,"
    if use.low == "alleged" and b & lx.PREP:
        return False  # "for alleged “high crimes”"
    if use.flag & lx.ING and use.after_flag & lx.BE and (b | use.second_before) & (lx.POSS | lx.POSSESSIVE):
        return False  # "her approval rating is"
    counted = b & lx.CAP or use.words.low[use.i - 2 : use.i - 1] == ["of"]
    if b & lx.DET and counted and use.before_low in lx.COUNTERS:
        return not (use.low.endswith("s") and use.before_low in _SEVERAL)  # "Three calls from"
    determined = b & (lx.DET | lx.POSS | lx.POSSESSIVE) and not b & lx.PRON
    owned = b & (lx.POSS | lx.POSSESSIVE) and not b & (lx.PRON | lx.CAP | lx.OBJ)
    if owned and use.low.endswith("s"):
        return False  # "his party's calls"
    if determined and b & lx.CAP and b & lx.POSSESSIVE and not may_be_owned(use.words, use.i + 1):
        return True  # "Lloyd's said the sale was off"
    return not (use.flag & lx.PART and determined)


def _after_adjective(use: _Use) -> Verdict:
    b = use.before
    if b & lx.VERB and use.second_before & (lx.DET | lx.POSS | lx.POSSESSIVE):
        return None  # "one message read", "Lee's message read": a noun
    return False if b & lx.ADJ and not b & (lx.CAP | lx.ROLE | lx.PRON | lx.AUX) else None


def _after_determiner(use: _Use) -> Verdict:
    b = use.before
    return False if b & _DETERMINING and use.before_low != "to" else None


def _mostly_noun(use: _Use) -> Verdict:
    b = use.before
    if use.low not in lx.MOSTLY_NOUN or b & (lx.PRON | lx.REL):
        return None
    own = b & lx.BASE and use.second_before & (lx.DET | lx.POSS | lx.POSSESSIVE)
    if b & lx.VERB and not b & (lx.AUX | lx.CAP) and not own:
        return False  # not "the report [states]"
    after = use.after_low
    if use.low == "quotes" and "saying" in use.words.low[use.i + 2 : use.i + _QUOTING]:
        return True  # "the Echo quotes Ann Lee as saying"
    quoted = use.words.low[use.i + 2 : use.i + 3] == ['"'] or _leads_to_doing(use)
    if after == "to" and quoted:
        return True  # "her plan promises to “…”"
    brings = after == "," and (quoted or '"' in use.words.low[max(0, use.i - _ASIDE) : use.i])
    follows = use.after_flag & (lx.PRON | lx.DET | lx.POSS | lx.SUB) or after in lx.PHRASAL_PARTICLES
    told = brings or follows or after in (".", ":", "that", '"') or _brings_somebody(use)
    return None if told else False


def _leads_to_doing(use: _Use) -> bool:
    """Whether a word with a name before it leads to what that does: "Ann Lee [claims] to be"; not "Labour
    [claims] to have"."""
    if use.before & (lx.CAP | lx.ADJ | lx.ROLE) != lx.CAP or use.before & lx.POSSESSIVE:
        return False
    return any(f & (lx.BASE | lx.AUX) for f in use.words.flag[use.i + 2 : use.i + 3])


def _brings_somebody(use: _Use) -> bool:
    """Whether the word stands between the subject of its clause and what somebody named, or a thing of
    theirs, does: "the Echo [reports] Ann Lee has", "Lee [claims] Ray's late plan has"."""
    flag, k, n = use.words.flag, use.i - 1, use.i + 1
    if not use.before & (lx.CAP | lx.ROLE):
        return False
    while n < len(flag) and use.words.low[n] in PARTICLES:
        n += 1
    behind = n
    while n < len(flag) and flag[n] & lx.CAP:
        n += 1
    if n == behind:
        return False
    if flag[n - 1] & lx.POSSESSIVE:
        owned = range(n, min(n + _OWNED, len(flag)))
        n = next((i for i in owned if flag[i] & (lx.AUX | lx.PUNCT | lx.STOP | lx.QUOTE)), n)
    while k > 0 and flag[k] & (lx.CAP | lx.ROLE) and not flag[k] & lx.DET:
        k -= 1
    k -= flag[k] & lx.DET > 0
    opens = k < use.words.bounds(use.i)[0] or flag[k] & (lx.CONJ | lx.PUNCT | lx.CAP)
    return bool(opens) and n < len(flag) and flag[n] & (lx.QUOTE | lx.FINITE | lx.AUX) > 0


def _after_role_of_something(use: _Use) -> Verdict:
    b, k = use.before, use.i - 1
    if not b & lx.ROLE or b & lx.CAP or not k:
        return None
    return False if use.words.flag[k - 1] & lx.PREP and use.words.low[k - 1] != "to" else None


def _phrasal(use: _Use) -> Verdict:
    return True if (use.low, use.after_low) in lx.PHRASAL and use.before & (lx.ROLE | lx.CAP) else None


def _third_person(use: _Use) -> Verdict:
    finite = use.flag & lx.FINITE and not use.flag & lx.BASE
    if not finite or not use.before & (lx.PRON | lx.CAP | lx.ROLE):
        return None
    behind = use.before & lx.CAP and use.second_before & (lx.PREP | lx.SUB) == lx.PREP
    governed = behind and use.flag & lx.ADJ and use.after_flag & lx.PREP
    return not governed  # "for Ruritanian [attacks] on"


def _after_plural(use: _Use) -> Verdict:
    plural = use.before_low.endswith("s") and use.before & (lx.ROLE | lx.CAP)
    return True if plural else None


def _before_a_subject(use: _Use) -> Verdict:
    """A noun that modifies the subject of a clause: "warned that [rail] advocates wanted"."""
    if not use.before & lx.SUB or not use.after_low.endswith("s"):
        return None
    flag, n = use.words.flag, use.i + 2
    return False if n < len(flag) and flag[n] & (lx.FINITE | lx.AUX) else None


def _after_subject_word(use: _Use) -> Verdict:
    return True if use.before & (lx.AUX | lx.PRON | lx.REL) else None


def _inside_a_noun_phrase(use: _Use) -> Verdict:
    flag, k = use.words.flag, use.i - 1
    if use.flag & lx.ING:
        return None
    for n in range(k, max(-1, k - 4), -1):
        g = flag[n]
        if g & (lx.DET | lx.POSS | lx.POSSESSIVE):
            described = flag[k] & (lx.ADJ | lx.PART | lx.NUMBER) and not (flag[k] & lx.VERB and n == k - 1)
            if described:
                return False
            if use.after_low == "," and n > 0 and flag[n - 1] & lx.PREP:
                return False
            ends = use.after_low in (".", ",", ":", "that", '"') or in_part(use.words, use.i + 1)
            return ends and bool(use.flag & lx.FINITE)
        noun = n == k and n > 0 and g & lx.VERB and flag[n - 1] & (lx.DET | lx.POSSESSIVE)  # "the sign read"
        if not g & (lx.ADJ | lx.PART | lx.ROLE) and g & _BREAKS and not noun:
            break
    return None


def _by_its_form(use: _Use) -> Verdict:
    if use.flag & lx.ING:
        return bool(use.before & (lx.PUNCT | lx.QUOTE | lx.CONJ | lx.ROLE | lx.OBJ | lx.CAP))
    return bool(use.flag & lx.FINITE and not use.flag & lx.BASE)


# Marks of a word beside its tags: which rules are asked of it.
_ANY: Final = 1 << 60
_PLURAL: Final = 1 << 61  # it ends in "s"
_AFTER_TO: Final = 1 << 62
_ASKED_BY_FORM: Final = lx.ING | lx.BASE
# The first rule that can tell decides. Each has an example, the word asked about in brackets, and the mark of
# the words of which it is asked.
_RULES: Final[tuple[tuple[str, int, Callable[[_Use], Verdict]], ...]] = (
    ("sources close to the leader [say]", _ANY, _never_noun),
    ("acting [returning] officer Ann Lee", lx.ING, _rank_of_an_office),
    (
        "the [claims] of; rejected [calls] for; Tories [calls] to",
        _PLURAL,
        _plural_before_preposition,
    ),
    ("is partly to [blame]", _AFTER_TO, _is_to_blame),
    ("they have issued fines and [requests]", _PLURAL, _after_plural_and),
    ("from state to [state]", _AFTER_TO, _from_one_to_the_next),
    ("a controversial [pledge]; leaders [call]; heard Mayor Ann Lee [mutter]", lx.BASE, _bare_form),
    ("he [goes] on to", _ANY, _goes),
    ("the survey [authors] wrote", _PLURAL, _before_a_verb),
    ("another [replied]; their [expected] victory", _ANY, _only_a_verb),
    ("new [reports]", _ANY, _after_adjective),
    ("the [report]; in [state]", _ANY, _after_determiner),
    ("rejected [claims], he", _ANY, _mostly_noun),
    ("the use of executive [orders]", _ANY, _after_role_of_something),
    ("her deputy [cut] in", _ANY, _phrasal),
    ("he [reports]; Lee [reports]", _ANY, _third_person),
    ("voters [demand]", lx.BASE, _after_plural),
    ("that [rail] users wanted", lx.BASE, _before_a_subject),
    ("which [reports]", _ANY, _after_subject_word),
    ("the advert [states] that; in three separate [interviews]", _ANY, _inside_a_noun_phrase),
    ("so, [reading] it", _ANY, _by_its_form),
)


@cache
def _rules_for(marks: int) -> list[Callable[[_Use], Verdict]]:
    """The rules that are asked of a word with these marks."""
    return [rule for _, of, rule in _RULES if of & marks]


@asked_once
def is_reported(words: Words, i: int) -> bool:
    """Whether token ``i`` is a verb rather than a noun spelled like it: "he reports", "the reports"."""
    if i == 0:
        return True
    use = _Use(words, i)
    marks = _ANY | use.flag & _ASKED_BY_FORM | (_PLURAL if use.low[-1] == "s" else 0)
    if use.before_low == "to":
        marks |= _AFTER_TO
    for rule in _rules_for(marks):  # a loop, not next(...): asked of every verb
        verdict = rule(use)
        if verdict is not None:
            return verdict
    raise AssertionError("the last rule always tells")


def in_part(words: Words, i: int) -> bool:
    """Whether all that stands at token ``i`` is how much of it is told: "the statement read [in part]"."""
    return words.low[i : i + 2] in _HOW_MUCH


def is_negated(words: Words, i: int) -> bool:
    """Whether the verb at ``i`` is denied by the word before it: "has not [said]", "didn't [say]"."""
    before = words.low[i - 1]
    return before in NOT or before[-3:] in NOT


def is_imagined(words: Words, i: int, floor: int) -> bool:
    """Whether the cue at ``i`` says what is not said: "could have said", "if Lee had said"."""
    flag, low = words.flag, words.low
    k = i - 1
    while k > floor and flag[k] & lx.ADV:
        k -= 1
    if low[floor] in _IF and low[i].endswith("s") and "," not in low[floor:i]:
        return True  # "If the premier ever says “…”, she will eat her hat"
    if low[k] == "have":
        k -= 1
        while k > floor and (flag[k] & lx.ADV or low[k] in ("not", "never")):
            k -= 1
        return low[k] in _UNREAL
    if low[k] == "to" and low[k - 1] in ("if", "though"):
        return True  # "smiled, as if to say"
    unreal = (low[k] == "had" and flag[i] & lx.PART) or (low[k] == "to" and low[k - 1] == "were")
    return bool(unreal) and any(low[n] in _IF for n in range(max(floor, k - _CONDITION), k))


def is_passive(words: Words, i: int, floor: int) -> bool:
    """Whether the participle at ``i`` is passive: "was called", "being accused"."""
    k = i - 1
    while k >= floor and words.flag[k] & lx.ADV:
        k -= 1
    return k >= floor and (bool(words.flag[k] & lx.BE) or words.low[k] in ("get", "got", "gets"))
