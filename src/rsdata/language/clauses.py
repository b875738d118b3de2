"""Clauses: whose verb a verb is, where it has no subject of its own, and where a main clause begins."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from rsdata.language import lexicon as lx
from rsdata.language.common_nouns import DOCUMENTS
from rsdata.language.noun_phrases import (
    TIMES,
    Phrase,
    are_told_by_a_clause,
    before_brackets,
    head_of,
    is_name_word,
    leads_as_adverb,
    person_grade,
    phrase_right,
    simple_left,
    somebody,
    tells_when,
)
from rsdata.language.offices import ORGANISATION_NOUNS
from rsdata.language.subjects import is_named_work, subject_left
from rsdata.language.tokens import Words, asked_once
from rsdata.language.verbs import PERCEIVING, is_passive, is_reported
from rsdata.language.word_lists import tagged

_LONGEST_DATELINE: Final = 10  # tokens
_LEADS_NOWHERE: Final = frozenset(("that", "so", "how", "what", "why"))
_LONGEST_LEAD: Final = 40  # tokens before a main clause
# A name given to something, not somebody's words: "a film called", "the ad, titled", "known as".
NAMING: Final = tagged("verbs of naming")
_TELLING: Final = tagged("verbs of telling")
_INFERRING: Final = lx.all_forms("verbs of inference")
# Verbs whose object does what "to ..." says: "led the board to conclude".
MAKING: Final = lx.all_forms("verbs of making somebody do")
_MAKING_OR_LEAVING: Final = MAKING | tagged("participles of causing")  # "leaving the board to conclude"
# What tells when something was done: a clause of its own, and no part of what "and" joins.
_WHEN: Final = frozenset(("as", "when", "while", "before", "after", "until", "once"))
_AGAINST: Final = frozenset(("while", "whereas", "although", "though"))
_MEANWHILE: Final = frozenset(("as", "before"))
_BEFORE_A_TIME: Final = lx.DET | lx.ADJ | lx.NUMBER | lx.ING | lx.ADV
_OPENS_A_TIME: Final = _BEFORE_A_TIME | lx.PREP | lx.TIME
_SPANS: Final = tagged("spans of time")
_ASKING: Final = tagged("verbs of asking")
_CRIES: Final = tagged("cries")
_WISHING: Final = lx.all_forms("verbs of wishing")
_HEARD: Final = lx.all_forms("verbs of quoting")
TAKING_UP: Final = lx.all_forms("verbs of taking something up")
_LONGEST_TAKEN: Final = 10  # tokens from "used" to "to call"
_PUNISHING: Final = lx.all_forms("verbs of punishing")
_LEAVING: Final = lx.all_forms("verbs of leaving somebody at it")
_LEFT_TO: Final = tagged("left to somebody")
# Prepositions that stand before somebody and what they do: "despite Lee saying".
_SETS_OFF: Final = frozenset(("with", "of", "by", ",", ":", "despite", "amid", "without", "following"))
_WORDS_OF_SOMEBODY: Final = lx.ANNOUNCED_NOUNS | lx.PAPERS
# Words with the tag of auxiliaries that are no verbs.
_NO_VERB: Final = frozenset(("to", "not", "never"))
# What may open a sentence whose subject comes last: "Next up is Ann Lee, asking".
_FIRST: Final = tagged("words for somebody's turn")
_COMES: Final = tagged("verbs of being there turned round")
_LONGEST_PRESENTED: Final = 8  # tokens
_BEARING: Final = frozenset(("with", "of", "by", "to", "as"))
_LONGEST_GIVEN: Final = 9  # tokens from "post" to "which"
_WHICH: Final = frozenset(("which", "that"))
_GIVING_OUT: Final = lx.all_forms("verbs of giving out")
_SHOWING: Final = _GIVING_OUT | lx.all_forms("verbs of holding up")
_OWN_WORDS: Final = tagged("nouns of one's own words")
_QUOTING: Final = frozenset(("article", "column", "op-ed", "video"))  # ... in which others may speak
# What bears words that are not its holder's: "walked past a banner saying", "was sent a note calling".
_WRITTEN: Final = _OWN_WORDS | (tagged("signs") - {"board", "boards"})
BEARERS: Final = _WRITTEN - {"statement"}
_SAID: Final = _OWN_WORDS | lx.ANNOUNCED_NOUNS
_NO_TAIL: Final = lx.VERB | lx.AUX | lx.PUNCT | lx.STOP | lx.QUOTE | lx.REL | lx.SUB
_WITH: Final = frozenset(("with", "in"))
_HAS_A_HOLDER: Final = _WITH | {"for", "over", "by"}
_GETTING: Final = lx.all_forms("verbs of getting")
_AGREEING: Final = lx.all_forms("verbs of agreeing")
_OBJECT_FORMS: Final = {"he": "him", "she": "her"}
_ENDS: Final = lx.STOP | lx.QUOTE
_LEADING_UP: Final = lx.CONJ | lx.ADV | lx.PUNCT
_BEFORE_A_SUBJECT: Final = _LEADING_UP | lx.NUMBER
_OPENS_A_LEAD: Final = lx.PREP | lx.SUB | lx.ING
_NO_SUBJECT: Final = _OPENS_A_LEAD | lx.PART | lx.TIME
_TELLS_WHEN: Final = lx.TIME | lx.PREP | lx.DET | lx.ADV | lx.NUMBER
_ASIDES: Final = frozenset(((",", ","), ("-", "-"), ("(", ")")))
_CHANCES: Final = tagged("what somebody is given to do something")
_MOST_BEFORE_A_VERB: Final = 2  # words: "But then adds"
# First words of a lead whose own cue may still govern: "As Lee said,", "Writing in the Echo,".
_OPEN_LEADS: Final = tagged("leads whose cue may govern")
_QUESTIONS: Final = frozenset(("how", "whether", "if", "why"))
_BEFORE_WORDS: Final = _QUESTIONS | {"that", ":"}


def verb_without_subject(words: Words, lo: int) -> int | None:
    """The verb with which a sentence opens whose subject the one before has, as notes do: "[Says] he is
    glad", "But then [adds]:"; None where another word does."""
    verb = lo
    while verb < lo + _MOST_BEFORE_A_VERB and words.flag[verb] & (lx.CONJ | lx.ADV) and verb + 1 < len(words):
        verb += 1
    return verb if opens_without_subject(words, verb) else None


def opens_without_subject(words: Words, verb: int) -> bool:
    """Whether a verb opens a sentence, behind a small word perhaps, whose subject the one before has: "[Says]
    he is glad", "[Suggests] Ray is late", "And [adds]:"; not "Says Ray:"."""
    flag, low, n = words.flag, words.low, verb + 1
    f = flag[verb]
    if not f & lx.FINITE or not f & lx.SPOKEN or low[verb][-1] != "s" or n == len(words):
        return False
    if not _opens_a_sentence(words, verb):
        return False
    after, noun = flag[n], f & lx.ADJ > 0
    pronoun = after | lx.TAGS.get(low[n].partition("'")[0], 0)
    if pronoun & (lx.PRON | lx.OBJ) and not pronoun & lx.DET:
        return True  # "Claims he was late", "Calls it", "Says it's late"
    if low[verb] in _CRIES and low[n] == "of":
        return False  # "Shouts of “…” rang out"
    if after & lx.QUOTE or low[n] in _BEFORE_WORDS or after & lx.PREP or low[n] == "to":
        return not noun or (low[n] == "that" and _has_one_verb(words, n))  # not "Calls for it were"
    name = phrase_right(words, n, len(words))
    if name is None:
        return after & lx.DET > 0  # "Promises a “new start”"
    behind = flag[name[1] + 1] if name[1] + 1 < len(words) else lx.STOP
    if low[name[1] + 1 : name[1] + 2] == [":"]:
        return low[verb] in lx.ADDRESSING  # "Tells Ray:"
    if not _QUESTIONS.isdisjoint(low[name[1] + 1 : name[1] + 2]):
        return True  # "Asks Ray whether"
    takes = f & lx.JUDGE or low[verb] in lx.ADDRESSING
    governs = lx.AUX | lx.FINITE | (lx.PREP | lx.QUOTE if takes else 0)
    if behind & governs or not behind & lx.QUOTE:
        return behind & governs > 0
    # "Insists the party “never lied”", not "Says the mayor “it is mad”"
    quotation = name[1] + 1
    said = words.text[words.start[quotation] : words.end[quotation]].partition(" ")[0]
    begins = said[:1].isupper() or lx.TAGS.get(said, 0) & (lx.PRON | lx.DETERMINER)
    return not begins or person_grade(words, name) < 2


def _opens_a_sentence(words: Words, verb: int) -> bool:
    """Whether only small words stand before a verb in its sentence: "[Says]", "But then [adds]"."""
    lo = words.bounds(verb)[0]
    if verb - lo > _MOST_BEFORE_A_VERB or (words.flag[verb] & lx.CAP > 0) != (verb == lo):
        return False
    return all(words.flag[k] & (lx.CONJ | lx.ADV) for k in range(lo, verb))


def _has_one_verb(words: Words, that: int) -> bool:
    """Whether the clause behind "that" is the rest of it: "Claims that it is late", not "... are wrong"."""
    rest = range(that + 1, words.bounds(that)[1])
    verbs = (k for k in rest if words.flag[k] & (lx.FINITE | lx.AUX) and not words.flag[k - 1] & lx.AUX)
    return sum(is_reported(words, k) for k in verbs) < 2


@asked_once
def subject_of(words: Words, verb: int, floor: int) -> Phrase | None:
    """Whose verb it is: its own subject, or that of the clause it hangs on."""
    name = _subject_of(words, verb, floor)
    if name is not None and name[0] == name[1] and opens_without_subject(words, name[0]):
        return None  # "Wants to know why"
    return name


def _subject_of(words: Words, verb: int, floor: int) -> Phrase | None:
    flag, low = words.flag, words.low
    f = flag[verb]
    if f & lx.CAP and opens_without_subject(words, verb):
        return None
    before = verb - 1
    while before >= floor and flag[before] & lx.ADV:
        before -= 1
    if f & lx.ING:
        return _of_participle(words, verb, before, floor)
    if f & lx.PART and before >= floor and low[before] == "having":
        return _of_participle(words, before, before - 1, floor)  # "quoted her as having said"
    turned = _turned_round(words, verb, before, floor)
    if turned is not None:
        return turned
    if f & lx.BASE:
        seen = _object(words, before, floor)
        if seen is not None and low[seen[0] - 1] in PERCEIVING:
            return seen  # "heard her say"
    hangs = before >= floor and (low[before] == "to" or bool(flag[before] & lx.CONJ))
    if f & lx.FINITE or not hangs:
        name = _own_subject(words, verb, floor)
        if name is not None:
            return name
    if before > floor and flag[before] & lx.CONJ:
        name = _of_joined(words, before, floor)
        if name is not None:
            return name
    if before > floor and low[before] == "to" and (f & lx.BASE or not f & lx.FINITE):
        name = _of_infinitive(words, before, floor)
        if name is not None:
            return name
    return main_subject(words, verb, floor)


def _own_subject(words: Words, verb: int, floor: int) -> Phrase | None:
    """The subject of a verb in its own clause, where that has one."""
    which = words.low[verb - 1] in _WHICH
    owner = _whose_it_is(words, verb - 1, floor) if which else None
    name = owner or subject_left(words, verb)
    if name is None or owner is not None:
        return name
    if which:
        name = _writer(words, verb - 1, floor) or name
    elif words.low[name[0] - 1] == "which":
        name = _author(words, name, floor) or name
    return name


def _writer(words: Words, which: int, floor: int) -> Phrase | None:
    """Who gave out what "which" at ``which`` stands for: "[Lee] replied with a post on X, which said", "[Lee]
    issued a statement which said", "Ray liked a tweet by [Lee] which said"."""
    flag, low = words.flag, words.low
    if _WRITTEN.isdisjoint(words.vocabulary):
        return None  # nearly every paragraph
    noun = last = which - 1 - (low[which - 1] == ",")
    while noun > max(floor, which - _LONGEST_GIVEN) and low[noun] not in _WRITTEN:
        noun -= 1
    if low[noun] in _WRITTEN and low[noun + 1] in ("by", "from"):
        return somebody(words, phrase_right(words, noun + 2, last + 1))
    if low[noun] not in _WRITTEN or not _only_tells_where_given(words, noun + 1, which):
        return None
    before = noun - 1
    while before > floor:
        ends = flag[before] & (lx.DET | lx.POSS | lx.VERB | lx.PREP) or low[before] in _SHOWING
        if ends and low[before] not in _WRITTEN:  # "a text message"
            break
        before -= 1
    if flag[before] & lx.DETERMINER:
        before -= 1
    elif low[noun][-1] != "s":
        return None  # several need no article: "hold [banners]"
    if before <= floor or (low[noun] not in _OWN_WORDS and low[before] in _WITH):
        return None  # "posed with a banner saying"
    return _who_gives_out(words, before, floor)


def _whose_it_is(words: Words, which: int, floor: int) -> Phrase | None:
    """Whose words "which" at ``which`` stands right behind, by a name with "'s": "[Ann Lee's] conference
    speech, which called"."""
    flag, low, noun = words.flag, words.low, which - 2
    if low[which - 1 : which + 1] != [",", "which"] or low[noun] not in _SAID:
        return None
    k = noun - 1
    while k > floor and not flag[k] & (_NO_TAIL | lx.POSSESSIVE | lx.PREP):
        k -= 1
    owned = flag[k] & lx.POSSESSIVE and flag[k] & lx.CAP
    return simple_left(words, k, floor) if owned else None


def _author(words: Words, name: Phrase, floor: int) -> Phrase | None:
    """Who wrote that in which "he", or somebody by a role, says something: "a letter from [Ann Lee], in which
    the baker said"; not "an article by Ann Lee in which the mayor said"."""
    low, which = words.low, name[0] - 1
    he = low[name[0]] in lx.HE_SHE
    if low[which - 1] != "in" or not (he or words.flag[name[1]] & (lx.ROLE | lx.CAP) == lx.ROLE):
        return None
    last = which - 2 - (low[which - 2] == ",")
    for k in range(last - 1, max(floor, last - _LONGEST_GIVEN), -1):
        if low[k] in ("by", "from"):
            given = low[max(floor, k - _LONGEST_GIVEN) : k]
            wrote = not _OWN_WORDS.isdisjoint(given) and (he or _QUOTING.isdisjoint(given))
            return somebody(words, (k + 1, last)) if wrote and words.flag[last] & lx.CAP else None
    return None


def _who_gives_out(words: Words, before: int, floor: int) -> Phrase | None:
    """Whose words a statement is by what stands before it: "[Lee] replied with", "[Lee] has issued"."""
    flag, low = words.flag, words.low
    if low[before] not in _WITH:
        before -= low[before] in lx.PHRASAL_PARTICLES or flag[before] & lx.OBJ > 0
        whom = simple_left(words, before, floor) if low[before] not in _SHOWING else None
        before = before if whom is None else whom[0] - 1  # "sent [voters] a leaflet"
        if before <= floor or low[before] not in _SHOWING or is_passive(words, before, floor):
            return None
        return somebody(words, subject_of(words, before, floor))
    gives = before - 1
    while gives > floor and not flag[gives] & lx.VERB:
        gives -= 1
    if low[gives] in _AGREEING or is_passive(words, gives, floor):
        return None
    return somebody(words, main_subject(words, before, floor))


def _only_tells_where_given(words: Words, i: int, which: int) -> bool:
    """Whether only where, when or to whom it was given out stands from ``i`` on: "a post [on X,] which"."""
    if words.low[i] == "to":
        return words.low[which - 1] != ","
    if words.low[i] == "on":
        return words.flag[i + 1] & (lx.CAP | lx.POSS) > 0 and "," not in words.low[i : which - 1]
    return i >= which - 1 and (i == which or words.low[i] == ",")


def _of_joined(words: Words, conjunction: int, floor: int) -> Phrase | None:
    """Whose verb stands behind "and": that of the verb before it, if it has a subject."""
    last = conjunction - 1
    floor = main_start(words, floor, last)  # "After Lee said no, Ray came and said"
    plain = not words.flag[conjunction + 1] & lx.AUX
    name = None
    if words.flag[conjunction + 1] & (lx.BASE | lx.FINITE) == lx.BASE:
        name = _nearest_made(words, last, floor, unlisted=True)  # "prompted Lee to joke and call him"
    if words.flag[last] & lx.VERB and words.flag[last] & lx.PART:
        name = nearest_subject(words, last, last - 1, plain=plain)  # "he laughed and said"
    if name is None:
        name = _last_to_act(words, last, floor)
    if name is None:
        name = nearest_subject(words, last, floor + 1, lx.CUE, plain=plain)  # "Lee said no and said"
    if name is None and words.low[last] != ",":
        name = nearest_subject(words, last, floor + 1, plain=plain)  # "he laughed and said"
    opens = words.low[name[0] - 1] if name is not None and name[0] > floor else ""
    within = name is not None and opens in _WHEN and words.flag[name[1]] & lx.PRON
    if within or opens == "whether":  # "Lee hugged him after he won and said"
        return main_subject(words, conjunction, floor)
    return name


def _last_to_act(words: Words, end: int, floor: int) -> Phrase | None:
    """Who does what stands last before ``end``, in a clause joined to what another does: "Lee said no but
    [Ray] stood up and said", "Lee called it “…” while [Ray] defended it, saying"."""
    flag, low = words.flag, words.low
    for k in range(end, floor + 1, -1):
        f = flag[k]
        if f & (_ENDS | lx.SUB | lx.REL):
            return None
        if not f & lx.FINITE or f & (lx.AUX | lx.CAP | lx.ADJ) or not is_reported(words, k):
            continue
        name = somebody(words, subject_left(words, k))
        if name is None or name[0] - 2 <= floor:
            return None
        joins = name[0] - 1
        parted = low[joins - 1] == "," or flag[joins - 1] & lx.QUOTE > 0
        joined = low[joins] in _AGAINST or (low[joins] in _MEANWHILE and f & lx.SPOKEN)
        joined = parted and (joined or flag[joins] & lx.CONJ > 0)
        acts = any(flag[n] & lx.FINITE and is_reported(words, n) for n in range(floor, joins))
        return name if acts and (joined or low[joins] == "but") else None
    return None


def _of_infinitive(words: Words, to: int, floor: int) -> Phrase | None:
    """Who is "to call" it that: the subject of the verb right before, "Lee began to call"."""
    made = _perceived(words, to - 1, floor) or _judged_to(words, to, floor) or _made_to(words, to, floor)
    made = made or _of_absolute(words, to, floor)
    if made is not None:
        return made
    k = to - 1
    f = words.flag[k]
    if not f & lx.VERB or not f & lx.FINITE or f & (lx.CAP | lx.CUE) or not is_reported(words, k):
        return _of_who_takes_up(words, k, floor)
    if is_passive(words, k, floor):
        return None
    return somebody(words, subject_left(words, k))


def _of_who_takes_up(words: Words, end: int, floor: int) -> Phrase | None:
    """Who takes or uses something, or meets somebody, to say so: "that [Ann Lee] used her first speech to
    call", "how [Ann Lee] had rung him to say"."""
    for k in range(end, max(floor, end - _LONGEST_TAKEN), -1):
        f = words.flag[k]
        takes = words.low[k] in TAKING_UP
        if f & (_ENDS | lx.PUNCT | lx.SUB | lx.REL) or (f & lx.CUE and f & lx.FINITE and not takes):
            return None
        if takes and f & (lx.FINITE | lx.PART) and is_reported(words, k):
            return None if is_passive(words, k, floor) else somebody(words, subject_left(words, k))
    return None


def _perceived(words: Words, k: int, floor: int) -> Phrase | None:
    """Who was heard to do it, by the verb at ``k``: "[Lee] was heard to call", "[Lee] is seen calling"."""
    heard = k > floor and words.low[k] in PERCEIVING and is_passive(words, k, floor)
    return somebody(words, subject_left(words, k)) if heard else None


def _of_absolute(words: Words, to: int, floor: int) -> Phrase | None:
    """Who does it "to call" in words set off by "with": ", with [Ann Lee] going online to call"."""
    for k in range(to - 1, floor + 1, -1):
        f = words.flag[k]
        if f & (_ENDS | lx.PUNCT) or (f & lx.FINITE and not f & (lx.ING | lx.ADJ)):
            return None
        if f & lx.ING:
            return _set_off(words, k, floor)
    return None


def _object(words: Words, k: int, floor: int) -> Phrase | None:
    """The object that ends at ``k``, with a word before it: "him", "the county board"."""
    if k <= floor:
        return None
    if words.flag[k] & lx.OBJ:
        return (k, k)
    phrase = simple_left(words, k, floor)
    return phrase if phrase is not None and phrase[0] > floor else None


def _judged_to(words: Words, to: int, floor: int) -> Phrase | None:
    """Of whom it is judged to do something: "It was wrong of [Ann Lee] to call it that"."""
    of = next((k for k in range(to - 2, max(floor, to - _LONGEST_TAKEN), -1) if words.low[k] == "of"), 0)
    return (of + 1, to - 1) if is_judged_of(words, of) else None


def is_judged_of(words: Words, of: int) -> bool:
    """Whether it is judged of somebody to do something: "It was wrong [of] Ann Lee to call it that", "said it
    was “cruel” [of] the board to say"; not "the head of the board is to say"."""
    if of < 3 or words.low[of] != "of":
        return False
    how, is_so = words.flag[of - 1], of - 2
    while is_so > 0 and words.flag[is_so] & lx.ADV:
        is_so -= 1
    judged = how & lx.QUOTE or not how & ~lx.ADJ
    return bool(judged) and (words.flag[is_so] & lx.BE > 0 or words.low[is_so] == "it")


def _made_to(words: Words, to: int, floor: int) -> Phrase | None:
    """Whom the verb before makes do something: "led [the board] to conclude", "told [him] to say"."""
    k = first = before_brackets(words, to - 1, floor)
    if words.low[k] in _CHANCES and words.flag[k - 1] & lx.DET:
        given = _object(words, k - 2, floor)  # "gave Ann Lee the chance to say"
        return given if given is not None and words.flag[given[0] - 1] & lx.VERB else None
    while first > floor and is_name_word(words, first):
        first -= 1
    if first < k and words.low[first] in MAKING:
        return (first + 1, k)  # "The loss forced Ann Lee to say"
    for _ in range(3):  # "prompted advisers like Ann Lee to say"
        described = words.low[k] == ","  # "led Ann Lee, a baker, to say"
        phrase = subject_left(words, k + 1) if described else _object(words, k, floor)
        if phrase is None or phrase[0] <= floor:
            return None
        before = phrase[0] - 1
        while before > floor + 1 and (not words.flag[before] or words.flag[before] & lx.ROLE):
            before -= 1  # "persuaded [harbour counsel] Ann Lee to say"
        left_to = words.low[before] == "to" and words.low[before - 1] in _LEFT_TO
        due_for = words.low[before] == "for" and words.flag[phrase[1]] & lx.CAP
        if left_to or due_for or words.low[before] in _MAKING_OR_LEAVING:
            return (before + 1, phrase[1])  # "time for Lee to say", "left to Lee to say"
        if words.low[before] == "," and words.low[phrase[0]] in MAKING and phrase[0] < phrase[1]:
            return (phrase[0] + 1, phrase[1])  # ", leading advisers like Ann Lee to say"
        if not words.flag[before] & lx.PREP:
            return None
        k = before - 1
    return None


def _turned_round(words: Words, verb: int, before: int, floor: int) -> Phrase | None:
    """The subject after its verb: "Said Lee:", "“…” said Lee, “…”", "The trouble, says Lee, is"."""
    flag, low = words.flag, words.low
    f = flag[verb]
    if not f & lx.FINITE or low[verb] in lx.ADDRESSING:
        return None
    at_start = _opens_clause(words, before, floor)
    aside = before > floor and low[before] in (",", "-") and f & lx.CUE and not f & lx.JUDGE
    if not at_start and not aside:
        return None
    name = phrase_right(words, verb + 1, len(words))
    # "“…” says the kicker, “…”"
    beside = at_start and before >= floor and f & lx.CUE and flag[before] & lx.QUOTE
    if name is None or person_grade(words, name) < (1 if beside else 2):
        return None
    after = name[1] + 1
    closed = after < len(words) and (
        low[after] in (",", ":") or (flag[after] & lx.STOP and person_grade(words, name) == 2)
    )
    if at_start or (closed and not _is_who_told(words, verb, after)):
        return name  # "The pier, said Lee, is", "The pier is late, said Lee."
    return None


def _is_who_told(words: Words, verb: int, comma: int) -> bool:
    """Whether what stands behind the verb at ``verb`` is only whom that tells of, described up to a verb of
    its own: "Ann Lee, who lost, [said] Bob Ray, who won, was “nice”"."""
    if words.low[comma : comma + 2] != [",", "who"]:
        return False
    told = somebody(words, subject_left(words, verb))
    return told is not None and told[1] < verb - 2  # not "Bob Ray, said Ann Lee, who lost, was"


def _of_participle(words: Words, verb: int, before: int, floor: int) -> Phrase | None:
    """Whose "saying" it is: of the noun beside it, of the cue before, of the sentence."""
    flag = words.flag
    lo, hi = words.bounds(verb)
    if lo == floor and (verb <= floor + 1 or _is_dateline(words, lo, before)):
        return first_subject(words, max(floor, verb - 1), hi)  # "Conceding it was “over”, Lee said"
    given = (
        _by_form(words, before, floor)
        or _perceived(words, before, floor)
        or _blamed(words, before, floor)
        or _writer(words, before + 1, floor)
    )
    if given is not None:
        return given
    name: Phrase | None = None
    if before >= floor and is_name_word(words, before):  # "footage of Ann Lee saying"
        first = before
        while first > floor and is_name_word(words, first - 1):
            first -= 1
        name = _with_office_of(words, (first, before), floor)
    elif not flag[before] & lx.PUNCT:
        name = simple_left(words, before, floor)
    if name is not None and name[0] > floor and (_in_absolute(words, name, floor) or _is_borne(words, name)):
        return name
    author = None if name is None else _whose_words(words, name, floor)
    if author is not None:
        return author
    if name is not None and _is_got(words, name, floor):
        return name
    whole = _described_beside(words, before, floor) or _described_with(words, before, floor)
    whole = whole or _within_relative(words, verb, floor)
    if whole is not None:
        return whole
    made = _made_before(words, verb, before, floor)
    if made is not None:
        return made
    return _of_sentence(words, verb, floor)


def _with_office_of(words: Words, name: Phrase, floor: int) -> Phrase | None:
    """A name with the office that ends in a place before it: "thanked [the mayor of Ash Ann Lee] saying"."""
    first = name[0]
    held = first - 2 > floor and words.low[first - 1] == "of" and words.flag[first - 2] & lx.ROLE
    return simple_left(words, name[1], floor) if held else name


def _is_borne(words: Words, name: Phrase) -> bool:
    """Whether words stand on a thing that is nobody's for all that is said: "passed [a banner] saying",
    "found a note on [her door] saying"."""
    first, head = name[0], head_of(words, name)
    thing = words.low[head] in BEARERS and not words.flag[head] & lx.CAP
    told = words.flag[first] & lx.DET or words.low[head].endswith("s")
    return bool(thing and told) and words.low[first - 1] not in _HAS_A_HOLDER


def _is_got(words: Words, name: Phrase, floor: int) -> bool:
    """Whether words came from somebody else: "Lee got [a letter] saying", "was sent [a letter] saying"."""
    got = name[0] - 1
    if words.low[name[1]] not in _WORDS_OF_SOMEBODY or got <= floor:
        return False
    return words.low[got] in _GETTING or is_passive(words, got, floor)


def _whose_words(words: Words, name: Phrase, floor: int) -> Phrase | None:
    """Whose words a participle tells of: "[Ann Lee's] comments calling", "[her] letter describing"; not "she
    changed her letter"."""
    first, last = name
    if words.low[last] not in _WORDS_OF_SOMEBODY:
        return None
    for k in range(last - 1, first - 1, -1):
        if words.flag[k] & lx.POSSESSIVE and words.flag[k] & (lx.CAP | lx.ROLE):
            return (first, k)
    if words.low[first] not in lx.HIS_HER or not lx.HE_SHE.isdisjoint(words.low[floor:first]):
        return None
    return (first, first)


def _of_sentence(words: Words, verb: int, floor: int) -> Phrase | None:
    """Whose "saying" it is where nothing beside it tells: of the cue before, or of the sentence."""
    flag = words.flag
    # not "Though Ray accused her, Lee shrugs, blaming"
    within = main_start(words, floor, verb) if flag[floor] & lx.SUB else floor
    name = _of_speaking_absolute(words, verb, within) or _last_to_act(words, verb - 1, within)
    name = name or nearest_subject(words, verb - 1, within, lx.CUE)  # "Lee said no, adding"
    if name is not None:
        return name
    main = presented(words, floor, verb) or main_subject(words, verb, floor)
    shown = _shown(words, verb, floor) if main is None or person_grade(words, main) < 2 else None
    if shown is not None:
        return shown
    if main is None or not _may_go_on(words, main):  # "The seat fell vacant when Lee resigned, saying"
        nearest = nearest_subject(words, verb - 1, floor)
        if nearest is not None and flag[nearest[1]] & (lx.CAP | lx.PRON):
            return nearest
        who = nearest is not None and words.low[nearest[1]] == "who"
        if nearest is not None and who and not flag[nearest[1] + 1] & lx.AUX:
            return nearest  # "The vote cost Lee, [who] quit, calling it"
    return main


def presented(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whom a sentence presents by its verb turned round: "First on her feet is [Ann Lee], warning", "Here
    comes [Bob Ray], calling"."""
    if not (words.flag[lo] & (lx.ADV | lx.PREP | lx.ING) or words.low[lo] in _FIRST):
        return None
    for k in range(lo + 1, min(hi - 1, lo + _LONGEST_PRESENTED)):
        f = words.flag[k]
        if f & (lx.PUNCT | lx.QUOTE | lx.PRON | lx.SUB | lx.REL) or (f & lx.CAP and not f & lx.TIME):
            return None
        if words.low[k] in _COMES or (f & lx.BE and f & lx.AUX):
            name = phrase_right(words, k + 1, hi)
            named = name is not None and words.flag[name[1]] & lx.CAP and not words.flag[k + 1] & lx.PART
            return somebody(words, name) if named else None
    return None


def _set_off(words: Words, participle: int, floor: int) -> Phrase | None:
    """Who is set off by "with" before what they do: "with [some] calling her out"."""
    name = simple_left(words, participle - 1, floor)
    return name if name is not None and name[0] > floor and words.low[name[0] - 1] == "with" else None


def _of_speaking_absolute(words: Words, verb: int, floor: int) -> Phrase | None:
    """Who speaks in words set off by "with" that a participle goes on with: "Lee said not all were kind, with
    [some] calling her out, saying she was rash"."""
    for k in range(verb - 1, floor + 1, -1):
        f = words.flag[k]
        if f & _ENDS:
            return None
        name = _set_off(words, k, floor) if f & lx.ING and f & lx.CUE else None
        if name is not None:
            return name
    return None


def _within_relative(words: Words, verb: int, floor: int) -> Phrase | None:
    """ "Who" of a relative clause a participle is part of: "Lee beat Ray, [who] spent May calling it"."""
    k = verb - 1
    while k > floor and not words.flag[k] & (_ENDS | lx.PUNCT | lx.CONJ | lx.REL):
        if words.flag[k] & (lx.FINITE | lx.AUX) and not words.flag[k] & lx.CAP:
            break  # not "who quit in [May] saying"
        k -= 1
    while k > floor and words.flag[k] & (lx.FINITE | lx.AUX | lx.ADV):
        k -= 1
    return (k, k) if words.low[k] == "who" else None


def _is_dateline(words: Words, lo: int, last: int) -> bool:
    """Whether a sentence begins with where and when it was written: "DOVER (13 May) - "."""
    if last - lo > _LONGEST_DATELINE or words.low[last] != "-" or not words.flag[lo] & lx.CAP:
        return False
    return all(words.flag[k] & (lx.CAP | lx.NUMBER | lx.PUNCT | lx.TIME) for k in range(lo, last))


def _described_beside(words: Words, before: int, floor: int) -> Phrase | None:
    """The noun right before a participle with what describes it, where it is set off or heard: "with [finance
    minister Ann Lee] saying", "quoted [a clerk for Atlas Bank] complaining"."""
    low = words.low
    if words.flag[before] & lx.PUNCT:
        return None
    whole = simple_left(words, before, floor)
    if whole is not None and "with" in low[whole[0] : whole[1]]:
        whole = (low.index("with", whole[0]) + 1, whole[1])  # "before the poll [with] agent Ann Lee saying"
    if whole is None or whole[0] <= floor:
        return None
    verb = whole[0] - 1
    if low[whole[0]] in _HEARD and low[verb].endswith("s"):
        return (whole[0] + 1, whole[1])  # "the emails [show] Lee telling"
    if low[verb] == "with" or (low[verb] in _HEARD and somebody(words, whole)):
        return whole
    return whole if low[verb] in _LEAVING and _is_left_at_it(words, whole) else None


def _described_with(words: Words, before: int, floor: int) -> Phrase | None:
    """Somebody named, set off by ", with", past what describes them up to a participle: ", with [its chair,
    Ann Lee,] saying", ", with [Ann Lee] - once a baker - on Friday saying"."""
    flag, low = words.flag, words.low
    if "with" not in words.vocabulary:
        return None
    k = before - 1
    while k > max(floor, before - _LONGEST_LEAD) and low[k] != "with" and not flag[k] & _ENDS:
        k -= 1
    name = phrase_right(words, k + 1, before + 1) if low[k] == "with" and low[k - 1] in (",", "-") else None
    if name is None:
        return None
    last = before
    while last > name[1] and (flag[last] & _TELLS_WHEN or not flag[last] & ~(lx.ROLE | lx.ADJ)):
        last -= 1  # "in a statement", "on Friday"
    opens = name[1] + 1
    if last > name[1] and (low[opens], low[last]) not in _ASIDES:
        return None
    inside = phrase_right(words, opens + 1, last) if opens < last else None
    named = inside == (opens + 1, last - 1) and flag[last - 1] & lx.CAP > 0
    whole = (name[0], last - 1) if named and not flag[name[1]] & lx.CAP else name
    return whole if flag[whole[1]] & lx.CAP else None


def _is_left_at_it(words: Words, whole: Phrase) -> bool:
    """Whether somebody is left to do what a participle says: "The delays left [one trader] calling it", not
    "Ann Lee left the hall calling it"."""
    verb = whole[0] - 1
    if words.flag[verb] & lx.ING:
        return somebody(words, whole) is not None and words.low[whole[1]] not in ORGANISATION_NOUNS
    if words.low[verb - 1] in _WHICH:
        return True
    done_by = subject_left(words, verb)
    return done_by is not None and person_grade(words, done_by) == 1


def _shown(words: Words, verb: int, floor: int) -> Phrase | None:
    """Who does it where the sentence is about a thing: "The film showed [Ann Lee], on a chair, telling", "It
    began with [Bob Ray] marching in, saying"."""
    flag, low = words.flag, words.low
    for k in range(verb - 1, floor, -1):
        if flag[k] & (_ENDS | lx.CONJ):
            return None
        if low[k] in _HEARD and flag[k] & lx.FINITE and is_reported(words, k):
            return somebody(words, phrase_right(words, k + 1, verb))
        if flag[k] & lx.ING and not flag[k - 1] & lx.PUNCT:
            doing = somebody(words, simple_left(words, k - 1, floor))
            if doing is not None and doing[0] > floor and low[doing[0] - 1] == "with":
                return doing
    return None


def _in_absolute(words: Words, name: Phrase, floor: int) -> bool:
    """Whether a noun with its participle is set off from the sentence: "with [Lee] saying", "the form is
    long, [the council] recommending help", "with both saying no and [Lee] saying"."""
    before = words.low[name[0] - 1]
    if before == "and":
        return _after_with(words, name[0] - 2, floor)
    return before in _SETS_OFF


def _after_with(words: Words, end: int, floor: int) -> bool:
    """Whether words set off by "with" or a comma, with a participle of speech, go on up to ``end``."""
    saying = False
    for k in range(end, floor, -1):
        f = words.flag[k]
        saying = saying or (f & lx.ING and f & lx.CUE) > 0
        if words.low[k] == "with" or (words.low[k] == "," and words.flag[k + 1] & lx.TITLE):
            return saying
    return False


def _may_go_on(words: Words, main: Phrase) -> bool:
    """Whether the subject of a sentence may be who a participle at its end is about: no document."""
    document = words.low[main[1]] in DOCUMENTS and not words.flag[main[1]] & lx.CAP
    return person_grade(words, main) == 2 and not document


def _opens_clause(words: Words, before: int, floor: int) -> bool:
    """Whether a verb is the first of its clause, ``before`` the token before it: "Said", "“…” said"."""
    flag, low = words.flag, words.low
    if before >= floor and is_named_work(words, before):
        return False  # "Ann Lee, author of “The Long Road,” said the plan"
    if before < floor or flag[before] & lx.QUOTE or (flag[before] & lx.CONJ and before == floor):
        return True
    if low[before] not in (",", "-"):
        return False
    k = before - 1
    return k < floor or bool(flag[k] & lx.QUOTE or (flag[k] & (lx.CONJ | lx.ADV) and k == floor))


def _by_form(words: Words, before: int, floor: int) -> Phrase | None:
    """Whose "saying" it is where a word right before tells: "quoted him as saying", "has been claiming this
    and calling it"."""
    flag, low = words.flag, words.low
    if before <= floor:
        return None
    if flag[before] & lx.BE and low[before] != "be":
        return subject_left(words, before)  # "Lee said [Ray] was calling"
    wrote_to = low[before - 1] == "to" and flag[before - 2] & lx.CUE  # "wrote to her insisting"
    # "came up behind her shouting"
    beside = wrote_to or (flag[before - 1] & lx.PREP and low[before - 1] not in _BEARING)
    if flag[before] & lx.OBJ and not beside:
        return (before, before)  # "heard him saying"
    if low[before] == "by":
        return _of_who_does_it(words, before - 1, floor)
    k = before - (low[before] == "as")
    if flag[k] & lx.QUOTE and flag[k - 1] & lx.DET and low[k - 2] in _HEARD:
        return (k - 1, k)  # 'quoted an "insider" as saying'
    if low[before] == "as":  # "the minutes record Lee as saying", "quoted the clerk, Lee, as saying"
        return _quoted_as(words, before, floor)
    if flag[before] & lx.CONJ:
        joined = False
        for k in range(before - 1, floor, -1):
            f = flag[k]
            if f & _ENDS:
                return None
            if f & lx.FINITE and not f & lx.ADJ:
                return subject_left(words, k) if joined else None  # "who spent it touring and calling"
            if f & lx.ING:
                name = subject_left(words, k) if flag[k - 1] & lx.BE else _set_off(words, k, floor)
                if name is not None and not _is_another(words, name, before + 1):
                    return name
                joined = joined or name is None
    return None


def _quoted_as(words: Words, as_at: int, floor: int) -> Phrase | None:
    """Who is quoted "as saying": "the minutes record [Lee] as saying", "[Lee] was quoted in the Echo as
    saying"."""
    for k in range(as_at - 1, max(floor, as_at - _LONGEST_TAKEN), -1):
        if words.low[k] in _HEARD and is_passive(words, k, floor):
            return subject_left(words, k)
        if words.flag[k] & (_ENDS | lx.PUNCT | lx.SUB | lx.REL | lx.FINITE):
            break
    described = words.low[as_at - 1] == ","
    return subject_left(words, as_at) if described else _object(words, as_at - 1, floor)


def _is_another(words: Words, name: Phrase, verb: int) -> bool:
    """Whether a pronoun cannot be the subject of what is done to it: "saying [she] was rash and calling on
    her"."""
    him = _OBJECT_FORMS.get(words.low[name[1]])
    return him is not None and him in words.low[verb + 1 : verb + 3]


def _blamed(words: Words, preposition: int, floor: int) -> Phrase | None:
    """Who did what somebody is blamed or praised for: "criticised [Lee] for calling", "accused [Lee] of
    calling", "[Lee] was mocked for calling", "expelled [Lee] for calling"."""
    k = preposition - 1
    judges = words.flag[preposition + 1] & lx.JUDGE
    accused = words.low[preposition] == "of" and (judges or _says_that(words, preposition + 1))
    if k < floor or not (accused or words.low[preposition] == "for"):
        return None
    if words.flag[k] & lx.CUE and words.flag[k] & lx.PART and is_passive(words, k, floor):
        return subject_left(words, k)
    blamed = _object(words, k, floor)
    verb = 0 if blamed is None else blamed[0] - 1
    while verb > floor and words.flag[verb] & (lx.ROLE | lx.TITLE) and not words.flag[verb] & lx.CAP:
        verb -= 1  # "expelled [councillor] Ann Lee"
    if blamed is None or not (words.flag[verb] & lx.CUE or words.low[verb] in _PUNISHING):
        return None
    return blamed if words.flag[k] & lx.OBJ else somebody(words, blamed)


def _says_that(words: Words, verb: int) -> bool:
    """Whether a clause follows a verb of saying, or its words: "saying [nurses were]", "telling us [that]",
    "saying “…”", "telling us: “…”"; not "asking silly questions", "telling “lies”", "telling tales that were
    false", "repeating claims he had made"."""
    if not words.flag[verb] & lx.CUE or words.low[verb] in _INFERRING:
        return False
    for k in range(verb + 1, min(verb + _LONGEST_TAKEN, len(words) - 1)):
        f = words.flag[k]
        if f & (lx.QUOTE | lx.STOP | lx.PUNCT):
            led = words.low[k] in (":", ",") and words.flag[k + 1] & lx.QUOTE > 0
            return led or (words.low[verb] == "saying" and k == verb + 1 and f & lx.QUOTE > 0)
        if words.low[k] == "that":
            told = words.low[verb] in _TELLING and not words.flag[k + 1] & (lx.AUX | lx.FINITE)
            return told or k == verb + 1
        if f & (lx.REL | lx.SUB) or (f & lx.PRON and k > verb + 1 and not words.flag[k - 1] & lx.OBJ):
            return False
        if f & lx.AUX and words.low[k] not in ("being", "to"):
            return True
    return False


def _of_who_does_it(words: Words, verb: int, floor: int) -> Phrase | None:
    """Who does what the word at ``verb`` says before "by saying": "he'd often [preface] it", "Lee sought to
    [calm] us"."""
    if words.low[verb] == ",":  # "Lee left the corner Ray had built, by saying"
        return somebody(words, main_subject(words, verb, floor))
    flag, last = words.flag, verb
    for k in range(last, floor + 1, -1):
        if flag[k] & lx.QUOTE and _tells_what_is_done(words, k):
            return somebody(words, subject_left(words, k))  # "Lee “misled us” on tax by saying"
        if flag[k] & (lx.FINITE | lx.PUNCT | lx.QUOTE) and not flag[k] & lx.CAP:
            break
    nearest = nearest_subject(words, last, floor)
    return nearest if nearest is not None and flag[nearest[1]] & lx.CAP else None


def _tells_what_is_done(words: Words, quote: int) -> bool:
    """Whether a quotation begins with the verb of the name before it: "Ann Lee “misled the House”"."""
    first = words.text[words.start[quote] : words.end[quote]].lstrip('“"').partition(" ")[0]
    does = (lx.TAGS.get(first, 0) or lx.guess(first)) & (lx.FINITE | lx.AUX)
    before = words.flag[quote - 1]
    return does > 0 and before & (lx.CAP | lx.PRON) > 0 and not before & lx.POSSESSIVE


def _made_before(words: Words, verb: int, before: int, floor: int) -> Phrase | None:
    """Who is made to do what a participle goes on about, not only asked: "Lee urged Ray to go, saying"."""
    made = _nearest_made(words, verb - 1, floor)
    asked = made is not None and words.low[before] == "," and words.low[made[0] - 1] in _WISHING
    return None if asked else made


def _nearest_made(words: Words, end: int, floor: int, unlisted: bool = False) -> Phrase | None:
    """Who is made to do what a participle goes on about: "prompted [the Echo] to blame Lee, calling him";
    ``unlisted``: to do whatever stands behind "to"."""
    flag, low = words.flag, words.low
    for k in range(end, floor + 1, -1):
        f = flag[k]
        if f & _ENDS or low[k] == ";":
            return None
        if low[k - 1] == "to" and not f and not unlisted:
            agent = _object(words, k - 2, floor)
            if agent is not None and low[agent[0] - 1] == "for" and flag[agent[1]] & lx.CAP:
                return agent  # "time for Lee to mend it, even after mocking"
        if low[k - 1] == "to" and (f & lx.BASE or (unlisted and not f)):
            return _made_to(words, k - 1, floor)
        if f & lx.CUE and f & lx.FINITE and is_reported(words, k):
            return None
    return None


def nearest_subject(
    words: Words, end: int, floor: int, wanted: int = 0, *, plain: bool = False
) -> Phrase | None:
    """The subject of the nearest finite verb at or before ``end``, one with the tag ``wanted``: "It was late
    when [Lee] came out:"; ``plain``: none with "had" before it, "Lee said what Ray had said and added"."""
    flag = words.flag
    for k in range(end, floor - 1, -1):
        f = flag[k]
        if k and plain and "had" in words.low[k - 1 : k + 1]:
            continue
        if f & lx.CAP or not f & (wanted or lx.FINITE | lx.AUX) or words.low[k] in _NO_VERB:
            continue
        if (wanted and (not f & lx.FINITE or words.low[k] in NAMING)) or not is_reported(words, k):
            continue
        soft = wanted and (words.low[k] in lx.SOFT or f & lx.JUDGE or words.low[k] in _ASKING)
        said = (n for n in range(floor, k) if soft and flag[n] & lx.CUE and flag[n] & lx.FINITE)
        if any(is_reported(words, n) for n in said):
            continue  # "Lee said they had accepted it, adding": Lee
        name = somebody(words, subject_left(words, k)) or _turned_round(words, k, k - 1, floor)
        if name is not None:
            return name
    return None


@asked_once
def main_subject(words: Words, verb: int, floor: int) -> Phrase | None:
    """The subject of the main clause that a verb belongs to: of its sentence, or since "; and"."""
    ends, bests = _clause(words, main_start(words, floor, verb), floor)
    if ends[-1] < verb - 1:
        _read_on(words, floor, ends, bests, verb)
    best = bests[bisect_right(ends, verb - 1) - 1]
    return best or first_subject(words, floor, verb)


@asked_once
def _clause(_words: Words, start: int, _floor: int) -> tuple[list[int], list[Phrase | None]]:
    """What ``_read_on`` has read of the clause that begins at ``start``: nothing yet."""
    return [start - 1], [None]


def _read_on(words: Words, floor: int, ends: list[int], bests: list[Phrase | None], verb: int) -> None:
    """Read the clause on to ``verb``: ``bests[n]`` is its subject as far as token ``ends[n]``.

    The verbs of one clause are asked about one after the other; what was read is kept.
    """
    flag, low = words.flag, words.low
    best = bests[-1]
    for k in range(ends[-1] + 1, verb):
        g = flag[k]
        if (g & lx.CAP and k > floor) or not g & (lx.VERB | lx.AUX) or low[k] in _NO_VERB:
            continue
        if (g & lx.VERB and not g & (lx.FINITE | lx.AUX)) or not is_reported(words, k):
            continue
        name = subject_left(words, k)
        if name is None or person_grade(words, name) < 1 or low[name[1]] == "who":
            continue
        if are_told_by_a_clause(words, name[0] - 1):
            continue
        if best is None:
            if person_grade(words, name) == 2 or not flag[k] & lx.AUX:
                best = name
        elif name[0] > best[1]:
            before = name[0] - 1
            joins = low[before] in ("and", "but", "or") and low[before - 1] in (",", "-", ";")
            if joins or low[before] in (";", "-"):
                best = name
        if best is not bests[-1]:
            ends.append(k)
            bests.append(best)
    ends.append(verb - 1)
    bests.append(best)


def main_start(words: Words, floor: int, end: int) -> int:
    """Where the main clause begins: past "When asked about it," or "After the vote in Dover,"."""
    flag, low = words.flag, words.low
    i = _past_span(words, _past_small_words(words, floor, end, _LEADING_UP), end)
    if i >= end or not flag[i] & _OPENS_A_LEAD or low[i] in _LEADS_NOWHERE:
        return floor
    stop = min(end, i + _LONGEST_LEAD)
    k = words.next_comma(i, stop)
    while k < stop:
        if not (k + 1 < end and flag[k + 1] & (lx.REL | lx.NUMBER)):
            after = _past_small_words(words, k + 1, end, lx.ADV)
            if not (after < end and flag[after] & _OPENS_A_LEAD):
                return k + 1
        k = words.next_comma(k + 1, stop)
    return floor


def past_closed_lead(words: Words, floor: int, end: int) -> int:
    """Where the main clause begins, where what leads up to it is shut off from it: "After Lee called for
    calm, …"; ``floor`` where nothing is."""
    first = floor + (words.flag[floor] & lx.CONJ > 0)
    first += words.low[first] == ","  # "But, as Lee said,"
    main = main_start(words, floor, end)
    parts = (words.low[k : k + 2] for k in range(floor, main - 1))
    return floor if words.low[first] in _OPEN_LEADS or [",", "as"] in parts else main


def _past_small_words(words: Words, i: int, end: int, tags: int) -> int:
    """The first place from ``i`` on of a name, of "before", or of a word with none of these tags."""
    flag = words.flag
    while i < end and flag[i] & tags and not flag[i] & lx.PREP and not is_name_word(words, i):
        i += 1
    return i


def _past_span(words: Words, i: int, end: int) -> int:
    """The place of "after" where a span of time stands before it at ``i``: "Hours [after] the vote, Lee", "A
    day [after] it, Lee"."""
    k = i + (i + 2 < end and words.flag[i] & (lx.DET | lx.NUMBER) > 0)
    return k + 1 if k + 1 < end and words.low[k] in _SPANS and words.low[k + 1] in _WHEN else i


def _past_a_time(words: Words, i: int, end: int) -> int:
    """The place behind what tells when at ``i`` and lacks its comma: "By Monday [Ann Lee] was", "In the end
    [he] had"."""
    flag, k = words.flag, i + (words.flag[i] & lx.PREP > 0)
    while k + 1 < end and flag[k] & _BEFORE_A_TIME and not flag[k] & lx.TIME and words.low[k] not in TIMES:
        k += 1
    while k + 2 < end and flag[k] & flag[k + 1] & lx.TIME:
        k += 1  # "On Monday night"
    if k + 1 >= end:
        return i
    tells = words.low[k] in TIMES and (flag[k + 1] & lx.PRON or tells_when(words, k, k + 1))
    if not (flag[k] & lx.TIME or tells):
        return i
    subject = lx.CAP | lx.PRON | (lx.DET | lx.POSS | lx.ROLE if flag[i] & lx.PREP else 0)
    return k + 1 if flag[k + 1] & subject and not flag[k + 1] & lx.TIME else i


def first_subject(words: Words, lo: int, hi: int) -> Phrase | None:
    """The first noun phrase of a sentence that can be its subject, what leads up to it left out."""
    flag = words.flag
    i = lo
    for _ in range(4):
        i = _past_small_words(words, i, hi, _BEFORE_A_SUBJECT)
        if i + 1 < hi and flag[i] & lx.CAP and leads_as_adverb(words, i):
            i += 1 + (words.low[i + 1] == ",")  # "Ultimately, Lee wants more": a capital for no name
        if i >= hi:
            return None
        if words.low[i] == "what":
            return None  # "What Lee likes most is life with Ray": a clause is the subject
        i = _past_span(words, i, hi)
        i = _past_a_time(words, i, hi) if flag[i] & _OPENS_A_TIME else i
        if not flag[i] & _NO_SUBJECT and words.low[i] != "having":
            return phrase_right(words, i, hi)
        stop = min(hi, i + _LONGEST_LEAD + 1)
        k = words.next_comma(i, stop)
        if k >= stop:
            return None
        i = k + 1
    return None
