"""Cues to the right of a quotation: "…", said Ann Lee. / The plan is "…", Ann Lee said."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.nested_clauses import SINGLE_MARKS, in_single_marks
from rsdata.attribution.quotation_site import WINDOW, Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.clauses import NAMING
from rsdata.language.common_nouns import DOCUMENTS, OUTLETS
from rsdata.language.names import is_given
from rsdata.language.noun_phrases import (
    Phrase,
    is_name,
    is_name_word,
    is_plural,
    is_surname,
    person_grade,
    phrase_right,
    somebody,
)
from rsdata.language.offices import ORGANISATION_NOUNS
from rsdata.language.subjects import subject_left
from rsdata.language.tokens import Words
from rsdata.language.verbs import is_negated, is_passive, is_reported
from rsdata.language.word_lists import tagged

_NEAR: Final = 14  # tokens from a verb to the one that it reports
_LONGEST: Final = 45  # tokens from the start of an attribution to its verb
_ASKED: Final = tagged("verbs of asking")
# Verbs of addressing that stand before who speaks all the same: "“Sit down,” instructed Ann Lee".
_TURNED_ROUND: Final = tagged("verbs of addressing turned round")
_NEEDS_NO_WORDS: Final = lx.all_forms("verbs that need no words")
_TOLD: Final = frozenset(("told", "asked", "informed", "reminded", "assured"))
_TELLING: Final = frozenset(("told", "saying", "telling", "describing", "calling"))
_OF_WHAT: Final = (["of"], ["about"], ["if"], ["why"], ["whether"])
_HEARD: Final = lx.all_forms("verbs of quoting")
_WHEN: Final = frozenset(("when", "once", "if", "being"))
_PERCEIVED: Final = frozenset(("heard", "seen", "shown", "filmed", "overheard"))
_PLURAL: Final = frozenset(("they", "we", "i", "you"))
_DUE: Final = tagged("about to do")
_AS_IT_HAPPENS: Final = frozenset(("after", "as", "before", "when", "while"))
_HAVE: Final = frozenset(("has", "have", "had"))
_REPORTS: Final = frozenset(("report", "reports", "reported"))
# "“Who is there?” called Ann Lee"
_CALLING_OUT: Final = frozenset(("call", "calls", "called", "blasts", "blasted", "slams", "slammed"))
_READ: Final = frozenset(("read", "reads"))
_SIGN: Final = lx.STOP | lx.PUNCT | lx.QUOTE
_ANY_CUE: Final = lx.SPOKEN | lx.WEAK
# What stands within a phrase that goes on: "a [new] “deal”", "as “boss”", "a badge reading “Vote”"
_WITHIN_A_PHRASE: Final = lx.PREP | lx.DET | lx.POSS | lx.ADJ | lx.PART | lx.ING
_ENDED: Final = lx.STOP | lx.QUOTE
_ADDS: Final = lx.ADV | lx.CONJ
_THIS: Final = ("that", "this")
_HOW_OR_WHAT: Final = ("how", "what")
_VIEWING: Final = lx.all_forms("verbs of having a view")
_OWN_WORDS: Final = (["a"], ["an"], ["to"])  # "is what she called a lie"
_CLAIMS: Final = lx.SPEECH_NOUNS - lx.WRITINGS - DOCUMENTS
_AFTER_END: Final = lx.STOP | lx.PREP | lx.TIME | lx.ADV | lx.PUNCT | lx.OBJ
_AFTER_CUE: Final = _AFTER_END | lx.CONJ


class _Tail:
    """What stands right after a quotation."""

    __slots__ = ("asks", "conjunction", "ended", "joined", "size", "start")

    def __init__(self, site: Site, start: int, size: int, joined: bool, conjunction: bool) -> None:
        self.start = start  # the first word of what may be an attribution
        self.size = size  # one past the last token looked at
        self.joined = joined  # a comma, a dash, a question mark joins it to the quotation
        self.ended = not joined and site.last == "."  # a full stop parts it from the quotation
        self.conjunction = conjunction  # it begins with "and" or "but"
        self.asks = site.q == site.lo and site.last in "?!"  # a question or a cry opens its sentence

    @property
    def cost(self) -> float:
        """What the loose join takes off the evidence."""
        return 0.0 if self.joined else ranks.NEW_SENTENCE if self.ended else ranks.NOT_JOINED


def _tail(site: Site) -> _Tail | None:
    words, p = site.words, site.q + 1
    flag, low = words.flag, words.low
    size = min(len(flag), p - 1 + WINDOW)
    if p >= size:
        return None
    joined = site.last in ",?!—–-…"
    if low[p] == "," or low[p] == "-":
        if low[p] == "-" and p + 1 < size and words.end[p] == words.start[p + 1]:
            return None  # a "yes"-or-no question
        joined = True
        p += 1
    if p + 2 < size:
        if low[p] in _THIS and p + 3 < size and flag[p + 1] & lx.BE:
            p += 1
        if low[p + 1] in _HOW_OR_WHAT and flag[p] & lx.BE:  # "…" was how Ann Lee put it
            joined = True
            p += 2
    conjunction = p < size and flag[p] & lx.CONJ > 0
    while p < size and flag[p] & _ADDS:
        p += 1
    if joined and p < size and low[p] == "as":
        p += 1  # "…", as Ann Lee put it
    if p + 1 < size and low[p] == "[":
        p += 1  # "…," [Ann Lee] said
    if p >= size or flag[p] & _ENDED:
        return None
    return _Tail(site, p, size, joined, conjunction)


def cue_after(site: Site) -> SpeakerCandidate | None:
    """ "…", said Ann Lee. / "…", Ann Lee, who was there, said. / "…?" she barked."""
    if not SINGLE_MARKS.isdisjoint(site.words.vocabulary) and in_single_marks(site.words, site.q, site.lo):
        return _behind_single_marks(site)
    return _cue_after(site)


def _behind_single_marks(site: Site) -> SpeakerCandidate | None:
    """Who says what a speech in single marks holds, unless somebody else says it in there: '‘I told him “no”
    and left,’ said Ann Lee.'"""
    words = site.words
    for m in range(site.q + 1, min(len(words), site.q + WINDOW)):
        if words.low[m] in SINGLE_MARKS:
            lo, hi = words.bounds(m)
            found = _cue_after(Site(words, m, lo, hi, words.text[words.end[m - 1] - 1], True, False))
            return None if found is None else found.weighing(min(found.weight, ranks.REPORTED))
    return None


def _cue_after(site: Site) -> SpeakerCandidate | None:
    tail = _tail(site)
    if tail is None:
        return None
    low, q = site.words.low, site.q
    told = q > site.lo + 1 and low[q - 1] in _TOLD and low[q - 2] in _WHEN  # "When told “no”, Ann Lee wept"
    asked = q == site.lo + 1 and low[site.lo] in _ASKED and low[q + 1 : q + 2] != ["by"]
    if told or asked:  # "Asked “Why?”, Ann Lee wept"
        return SpeakerCandidate(ranks.AFTER_SENTENCE, None, q - 1, "passive")
    if not tail.conjunction:
        inverted = _inverted(site, tail)
        if inverted is not None:
            return inverted
    found = _regular(site, tail)
    if found is not None or "," not in (site.last, low[q + 1]):
        return found
    opens = q == site.lo or (q == site.lo + 1 and low[site.lo] == "-")
    return _name_alone(site, tail) if opens else None


def _inverted(site: Site, tail: _Tail) -> SpeakerCandidate | None:
    """A cue with its subject after it: "said Ann Lee"."""
    words, p = site.words, tail.start
    if not _may_be_inverted(words, tail, p):
        return None
    n = _subject_after(words, tail, p)
    f = words.flag[p]
    name = phrase_right(words, n, tail.size)
    sure = f & lx.CUE and words.low[p] not in lx.ADDRESSING  # not "“Long Road,” posted the clip"
    if name is None or person_grade(words, name) < (1 if sure else 2):
        return None
    after = name[1] + 1
    if f & lx.JUDGE and not _is_called_out(words, tail, p):
        by = words.low[after : after + 1] == ["by"]  # "“Crooked,” dubbed Bob Ray by Lee"
        if by or site.q != site.lo or not _closes(words, after, tail.size):
            return None  # "“Long Road,” called the plan the board made"
    goes_on = after < tail.size and words.flag[after] & (lx.AUX | lx.FINITE) and words.low[after] != "to"
    if goes_on and not _is_reduced(words, name, after):
        return None  # "says she warned": she is the subject of what comes next
    bare_noun = f & lx.ADJ and not words.flag[n] & lx.DETERMINER  # "state senators"
    if not f & lx.FINITE and bare_noun:
        return None
    noise = f & (_ANY_CUE if tail.joined else lx.CUE)
    base = ranks.AFTER if f & lx.CUE else ranks.AFTER_NOISE if noise else ranks.AFTER_OPEN
    if _ends_whole_sentence(site, p):
        base = ranks.AFTER_SENTENCE
    return SpeakerCandidate(base - tail.cost, with_its_author(words, name, tail.size), p, "cue after")


def with_its_author(words: Words, name: Phrase, size: int) -> Phrase:
    """A writing with who wrote it, "said [the message from Ann Lee]"; or who stands behind a clause: "said
    one of those who signed it, [Ann Lee]."."""
    after = name[1] + 1
    if after + 1 >= size:
        return name
    if words.low[after] in ("who", "that"):
        comma = words.next_comma(after, size)
        named = phrase_right(words, comma + 1, size)
        if named is None or named[0] == named[1] or not is_name(words, named):
            return name
        one = words.flag[comma - 1] & lx.ROLE and not is_plural(words.low[comma - 1])
        one = one and words.low[comma - 1] not in ORGANISATION_NOUNS
        told = not one and _closes(words, named[1] + 1, size)
        return named if told else name  # not "of those who met the mayor, Ann Lee"
    if words.low[after] not in ("from", "by") or words.low[name[1]] not in lx.WRITINGS:
        return name
    author = somebody(words, phrase_right(words, after + 1, size))
    return name if author is None else (name[0], author[1])


def _subject_after(words: Words, tail: _Tail, p: int) -> int:
    """Where the subject of the verb at ``p`` begins behind it: "points out [Ann Lee]", "says “Long Road”
    [chief Ann Lee]"."""
    n = p + 1
    if (words.low[p], words.low[n] if n < tail.size else "") in lx.PHRASAL:
        n += 1
    while n < tail.size and words.flag[n] & lx.ADV:
        n += 1
    work = n + 1 < tail.size and words.flag[n] & lx.QUOTE and words.in_capitals(n)
    return n + 1 if work else n


def _is_reduced(words: Words, name: Phrase, i: int) -> bool:
    """Whether a participle at ``i`` tells which one is meant: "said a statement [released] by Ann Lee"."""
    if not words.flag[i] & lx.PART or not words.flag[name[0]] & lx.DET:
        return False
    named = words.low[i] in NAMING and i + 1 < len(words) and words.flag[i + 1] & (lx.CAP | lx.QUOTE)
    return bool(named) or (i + 1 < len(words) and words.flag[i + 1] & lx.PREP > 0)


def _may_be_inverted(words: Words, tail: _Tail, p: int) -> bool:
    """Whether the verb at ``p`` can stand before its subject: "said", "barked", but not "told"."""
    f, low = words.flag[p], words.low[p]
    plural = f & lx.BASE and f & lx.CUE and tail.joined  # "insist the objectors"
    addresses = low in lx.ADDRESSING and not (tail.joined and low in _TURNED_ROUND)
    if not (f & lx.FINITE or plural) or f & lx.CAP or addresses:
        return False
    if f & lx.JUDGE and not (tail.joined or _is_called_out(words, tail, p)):
        return False
    return f & (_ANY_CUE | lx.PART if tail.joined else lx.CUE) > 0


def _is_called_out(words: Words, tail: _Tail, p: int) -> bool:
    """Whether the verb at ``p`` calls out a question or a cry: "“Who is there?” called Ann Lee"."""
    return words.low[p] in _CALLING_OUT and tail.asks


def _closes(words: Words, i: int, size: int) -> bool:
    """Whether an attribution ends at token ``i`` rather than bringing words of its own."""
    if i >= size:
        return True
    if words.low[i] in (":", "that", "to"):
        return False
    if words.low[i] == ",":
        return not (i + 1 < size and words.flag[i + 1] & lx.QUOTE)
    return bool(words.flag[i] & (lx.STOP | lx.PREP | lx.TIME | lx.ADV | lx.PUNCT))


def _regular(site: Site, tail: _Tail) -> SpeakerCandidate | None:
    """A cue with its subject before it: "Ann Lee, who was there, said"."""
    words, p = site.words, tail.start
    started = phrase_right(words, p, tail.size)
    if started is None:
        return None
    open_cue, flag, joined, whats = -1, words.flag, tail.joined, words.low[p] in ("a", "an")
    for i in range(p + 1, min(tail.size, p + _LONGEST)):
        f = flag[i]
        if f & _SIGN and _ends_attribution(words, i):
            break
        if joined:
            if f & lx.CUE and _is_perceived(words, i):
                return SpeakerCandidate(ranks.AFTER_WITH_WORDS, started, i, "cue after")
            if open_cue < 0 and _is_open_cue(words, tail, i):
                open_cue = i
        if not f & _ANY_CUE or not _is_finite(words, i) or not _attributes(words, tail, started, i):
            continue
        if is_negated(words, i) or (whats and _is_what_it_was(words, started, i)):
            continue
        if words.low[i] in _TOLD and is_passive(words, i, p):
            return _told_by(words, tail, i)
        name = subject_left(words, _finite_before(words, i))
        if name is None or (name[0] != p and name[1] != started[1]):  # "[a weary President Lee] said"
            if joined and not tail.conjunction and _said_far_off(words, started, i):
                return SpeakerCandidate(ranks.AFTER_WITH_WORDS, started, i, "cue after")
        elif _may_say(words, tail, name, i) and not _answers(site, tail, i):
            return _said(site, tail, name, i)
    return _open(site, tail, open_cue)


def _is_what_it_was(words: Words, started: Phrase, i: int) -> bool:
    """Whether a noun behind the quotation only says what the words were: "“…”, a view [shared] by Ann Lee",
    "“…”, an allegation Ann Lee [denies]"."""
    done_by = words.flag[i] & lx.PART > 0 and words.low[i + 1 : i + 2] == ["by"]
    return words.low[started[0] + 1] in _CLAIMS or (done_by and person_grade(words, started) < 2)


def _is_perceived(words: Words, i: int) -> bool:
    """Whether somebody is heard at what the verb at ``i`` says: "heard [saying]", "heard to [say]"."""
    f = words.flag[i]
    if f & lx.ING:
        return words.low[i - 1] in _PERCEIVED
    return f & lx.BASE > 0 and words.low[i - 1] == "to" and words.low[i - 2] in _PERCEIVED


def _said(site: Site, tail: _Tail, name: Phrase, i: int) -> SpeakerCandidate | None:
    """Whoever is the subject of the verb at ``i``, or whom that reports as having said it."""
    weight = _weight(site, tail, i)
    if weight is None:
        return None
    telling = not _TELLING.isdisjoint(site.words.low[i + 1 : i + _NEAR])
    inner = _says_who_said(site.words, tail, i) if telling else None
    return SpeakerCandidate(weight, *(inner or (name, i)), "cue after")


def _says_who_said(words: Words, tail: _Tail, i: int) -> tuple[Phrase, int] | None:
    """Whose words the verb at ``i`` reports as told by somebody else, and their verb: '“No,” Ray says [Ann
    Lee] told him', '“No,” Ray recalls [Ann Lee] saying'."""
    k = i + 1 + (words.low[i + 1] == "that")
    as_telling = _as_telling(words, k + 1) if words.flag[k] & lx.OBJ else None
    if as_telling is not None:
        return (k, k), as_telling
    if words.flag[k] & lx.OBJ and words.low[k + 1] in _TELLING and words.low[i] not in lx.ADDRESSING:
        return (k, k), k + 1  # "Ray recalls [her] saying"
    told = phrase_right(words, k, tail.size)
    if told is not None and words.low[told[1] + 1 : told[1] + 2] == [","]:
        named = phrase_right(words, told[1] + 2, tail.size)  # "her predecessor, Ann Lee,"
        told = named if named is not None and is_name(words, named) else told
    if told is None or person_grade(words, told) < 2:
        return None
    verb = told[1] + 1
    as_telling = _as_telling(words, verb)
    if as_telling is not None:
        return told, as_telling
    set_off = words.low[verb : verb + 1] == [","] and verb + 1 < tail.size
    if set_off and words.low[i] not in _HEARD and words.flag[verb + 1] & lx.ING:
        return None  # "Ray told Ann Lee, saying it was late"
    verb += set_off
    verb += words.low[verb : verb + 1] in (["has"], ["had"], ["once"], ["later"])
    return None if _TELLING.isdisjoint(words.low[verb : verb + 1]) else (told, verb)


def _as_telling(words: Words, i: int) -> int | None:
    """The verb behind "as" at ``i`` that tells what somebody is quoted as doing: "as [saying]"."""
    tells = words.low[i : i + 1] == ["as"] and not _TELLING.isdisjoint(words.low[i + 1 : i + 2])
    return i + 1 if tells else None


def _name_alone(site: Site, tail: _Tail) -> SpeakerCandidate | None:
    """A name and no verb of its own behind a whole sentence: '“We shall win,” Ann Lee (from her desk).',
    '“We shall win,” Ann Lee when the polls close.'"""
    words = site.words
    name = phrase_right(words, tail.start, tail.size)
    if name is None or not (is_name(words, name) or _ends_in_a_name(words, name)):
        return None
    rest = range(name[1] + 1, min(tail.size, words.bounds(tail.start)[1]))
    if rest and (words.low[rest[0]] in _AS_IT_HAPPENS or words.flag[rest[0]] & lx.ING):
        known = not site.title and (name[0] < name[1] or is_surname(words, name[1]))
        return SpeakerCandidate(ranks.AFTER_OPEN, name, None, "cue after") if known else None
    if any(words.flag[k] & (lx.AUX | lx.QUOTE) or _is_finite(words, k) for k in rest):
        return None
    return SpeakerCandidate(ranks.AFTER_OPEN, name, None, "cue after")


def _ends_in_a_name(words: Words, name: Phrase) -> bool:
    """Whether somebody's name stands behind what they are: "the acting clerk Ann Lee", "Labour's Ann Lee"."""
    given = name[1] - 1
    role = given > name[0] and words.flag[given - 1] & (lx.ROLE | lx.POSSESSIVE) > 0
    return role and is_name_word(words, name[1]) and is_given(words.low[given])


def _told_by(words: Words, tail: _Tail, i: int) -> SpeakerCandidate | None:
    """Who tells, where only who was told is the subject: '“No,” Ray was told by Ann Lee'; or nobody."""
    if tail.ended:
        return None  # "“No.” Ray was asked why": a sentence of its own
    weight = ranks.AFTER - tail.cost
    if i + 2 < tail.size and words.low[i + 1] == "by":
        agent = somebody(words, phrase_right(words, i + 2, tail.size))
        if agent is not None:
            return SpeakerCandidate(weight, agent, i, "cue after")
    return SpeakerCandidate(weight, None, i, "passive")


def _ends_attribution(words: Words, i: int) -> bool:
    """Whether no attribution goes on past the sign at ``i``: a full stop, a colon, another quotation."""
    f = words.flag[i]
    return f & lx.STOP > 0 or words.low[i] in (":", ";") or (f & lx.QUOTE > 0 and words.speaks(i))


def _is_open_cue(words: Words, tail: _Tail, i: int) -> bool:
    """Whether the word at ``i`` may be any verb at all that reports: "she chortles", "she harrumphed"."""
    f = words.flag[i]
    if not f:
        return words.low[i].endswith("s") and words.flag[i - 1] & (lx.PRON | lx.CAP) > 0
    return not f & _ANY_CUE and f & lx.PART > 0 and not tail.conjunction and _is_finite(words, i)


def _is_finite(words: Words, i: int) -> bool:
    """Whether the word at ``i`` is a finite verb, or a cue that may be: "they say", but not "to say"."""
    f = words.flag[i]
    if f & lx.CAP or not f & lx.VERB:
        return False
    if f & lx.FINITE:
        return is_reported(words, i)
    if f & lx.PART and f & lx.CUE:
        return words.low[i - 1 - (words.flag[i - 1] & lx.ADV > 0)] in _HAVE  # "has written"
    spoken = f & lx.CUE and (words.low[i - 1] != "to" or _finite_before(words, i) < i)
    sighed = f & lx.WEAK and words.low[i - 1] in _PLURAL  # "they sigh"
    return bool(f & lx.BASE and (spoken or sighed)) and is_reported(words, i)


def _finite_before(words: Words, i: int) -> int:
    """The finite verb of what is yet to be said, or the verb itself: "he [was] due to say"."""
    due = i > 3 and words.low[i - 1] == "to" and words.low[i - 2] in _DUE and words.flag[i - 3] & lx.BE
    return i - 3 if due else i


def _may_say(words: Words, tail: _Tail, name: Phrase, i: int) -> bool:
    """Whether the subject of the cue at ``i`` may say something: a person, "it", or a thing that "says"."""
    if words.low[name[1]] == "it":  # not "“…,” it turns out", "“…,” it was revealed"
        return words.flag[i] & lx.CUE > 0 and not is_passive(words, i, name[1])
    if name[0] == name[1] and words.flag[name[0]] & lx.VERB and not words.flag[i] & lx.CUE:
        return False  # "“Boo!” Shouts came from the back"
    printed = words.low[i] in _READ  # "…," the writ reads
    of_things = words.flag[i] & lx.CUE and (printed or words.low[i] not in lx.SOFT) and not tail.ended
    return person_grade(words, name) >= (1 if of_things else 2)


def _answers(site: Site, tail: _Tail, i: int) -> bool:
    """Whether the cue at ``i`` has an answer of its own, to words that only lead up to it: "Asked if he was
    “fit to lead,” most said no", "To a question on “vouchers,” Lee said schools came first"."""
    words = site.words
    if site.q == site.lo:
        return False
    if _is_fronted(site):
        says = words.flag[i] & lx.CUE and _closes(words, _past_object(words, i, tail.size), tail.size)
        if not says:
            return True
    if site.capital:
        return False
    opens = words.flag[site.lo]
    if words.low[site.lo + (opens & lx.SUB > 0)] in _ASKED:
        return True  # "When asked by Ray if it was “late”, Lee laughed"
    if not opens & lx.PREP:
        return False
    lead = range(site.floor, site.q)
    if any(words.flag[k] & lx.CUE and words.flag[k] & lx.FINITE and words.low[k] not in _ASKED for k in lead):
        return False
    if any(words.flag[k] & (lx.FINITE | lx.AUX) and words.low[k] != "to" for k in lead):
        return False
    subject = phrase_right(words, _past_object(words, i, tail.size), tail.size)
    verb = subject[1] + 1 if subject is not None else tail.size
    return verb < tail.size and bool(words.flag[verb] & (lx.FINITE | lx.AUX))


def _is_fronted(site: Site) -> bool:
    """Whether the quotation is a part of a phrase without a verb of its own, before the subject of its
    sentence: "Accused of “lying”,", "After a “long night”,", "Wearing a “Vote” badge,"."""
    words, flag = site.words, site.words.flag
    if not flag[site.q - 1] & _WITHIN_A_PHRASE or words.low[site.lo] in _ASKED:
        return False
    opens = flag[site.lo]
    opens = opens if opens & ~lx.CAP else lx.guess(words.low[site.lo])  # a capital hides what it may be
    if not opens & (lx.PREP | lx.PART | lx.ING) or (opens & lx.ING and opens & _ANY_CUE):
        return False
    quoted = words.text[words.start[site.q] : words.end[site.q]].lower()
    if quoted.rpartition(" ")[2] in lx.WRITINGS:
        return False  # "In an “open letter”,"
    verbs = (k for k in range(max(site.floor, site.lo + 1), site.q) if flag[k] & (lx.FINITE | lx.AUX))
    return all(subject_left(words, k) is None for k in verbs)


def _attributes(words: Words, tail: _Tail, started: Phrase, i: int) -> bool:
    """Whether the cue at token ``i`` can attribute what stands before, so loosely joined."""
    f = words.flag[i]
    if words.low[tail.start - 1] == "what" and not _puts_it(words, tail, i):
        return False  # "“…” is what she wants to stop"
    if words.low[tail.start - 1] == "as" and not f & lx.CUE and not _puts_it(words, tail, i):
        return False  # "“Yes!” as she came on"
    if words.low[tail.start - 1] == "as" and person_grade(words, started) < 2:
        closed = _closes(words, _past_object(words, i, tail.size), tail.size)
        if not closed and not _puts_it(words, tail, i):
            return False  # "a “hard task”, as photos suggested the cliff was falling"
    if not tail.joined and (not f & lx.CUE or (i > started[1] + 2 and not tail.ended)):
        return False
    if not f & lx.CUE and _begins_anew(words, tail):
        return False
    if words.low[i] in _TOLD and words.low[i + 1 : i + 2] in _OF_WHAT and i == started[1] + 2:
        return False  # "“…” Ann Lee, told of this, wept"
    if tail.conjunction and not (f & lx.CUE and f & lx.FINITE and _closes(words, i + 1, tail.size)):
        return False  # "“…”, and the danger will continue"
    more = i + 2 < tail.size
    does = more and words.low[i + 1] == "to" and words.flag[i + 2] & lx.BASE  # "she begins to weep"
    return bool(f & lx.CUE) or not does


def _stands_apart(words: Words, tail: _Tail, i: int, after: int) -> bool:
    """Whether the cue at ``i``, behind "and" or a full stop, tells of no words before it: "“…”, but Ann Lee
    [disagreed]"; ``after`` is the token past its object."""
    if words.low[i] in _NEEDS_NO_WORDS:
        return tail.conjunction or tail.ended
    return tail.ended and (not _closes(words, after, tail.size) or _leads_to_saying(words, after))


def _weight(site: Site, tail: _Tail, i: int) -> float | None:
    """Evidence of the cue at token ``i``; None where it begins a sentence of its own."""
    words = site.words
    if _puts_it(words, tail, i):  # "“…” is what some call it, says Ann Lee"
        return (ranks.PASSIVE if words.low[tail.start - 1] == "what" else ranks.AFTER) - tail.cost
    if words.low[i] in _REPORTS and site.q > site.lo:
        return ranks.REPORTED - tail.cost
    f = words.flag[i]
    weight = ranks.AFTER if f & lx.CUE else ranks.AFTER_NOISE
    if f & lx.JUDGE:
        weight = ranks.AFTER_WITH_WORDS  # "…," the crowd applauded
    question = site.last in "?!"
    if tail.conjunction or tail.ended or question or _inside_sentence(site):
        after = _past_object(words, i, tail.size)
        if after < tail.size and (words.low[i], words.low[after]) in lx.PHRASAL:
            after += 1
        own_words = _brings_words(words, after, tail.size)
        if own_words and (question or tail.ended):
            return None
        if _stands_apart(words, tail, i, after):
            return None
        if own_words:
            weight = ranks.AFTER_WITH_WORDS
        elif tail.conjunction:
            weight = ranks.AFTER_AND
    elif _ends_whole_sentence(site, i):
        weight = ranks.AFTER_SENTENCE
    if question and (words.flag[tail.start] | words.flag[site.q + 1]) & lx.CAP:  # "“Why?” Again he"
        weight = ranks.AFTER_QUESTION
    return weight - tail.cost - ranks.PER_TOKEN * (i - tail.start)


def _inside_sentence(site: Site) -> bool:
    """Whether words of its sentence lead up to the quotation, without a colon."""
    return site.q > site.lo and site.words.low[site.q - 1] != ":"


def _brings_words(words: Words, i: int, size: int) -> bool:
    """Whether what follows a cue, from token ``i``, is what it says: "that", ":", "he would", "there was"."""
    if i + 1 < size and words.low[i] == "there":
        return words.flag[i + 1] & lx.BE > 0
    return i < size and (words.low[i] in (":", "that") or words.flag[i] & (lx.PRON | lx.DET | lx.POSS) > 0)


def _leads_to_saying(words: Words, i: int) -> bool:
    """Whether what follows a cue, from token ``i``, is done to say something else: '“No.” Ray called later
    [to say] it was off'."""
    hi = min(words.bounds(i - 1)[1], i + _NEAR)
    return any(words.low[k] == "to" and words.flag[k + 1] & lx.CUE for k in range(i, hi - 1))


def _ends_whole_sentence(site: Site, i: int) -> bool:
    """Whether the cue at ``i`` follows a quotation that is a sentence: "We have won," Ann Lee said."""
    spoken = site.words.flag[i] & (lx.CUE | lx.JUDGE) == lx.CUE
    return spoken and site.capital and not site.title


def _past_object(words: Words, i: int, size: int) -> int:
    """The token after the cue at ``i`` and whom it addresses: past "told reporters"."""
    after = i + 1
    if after >= size or not (words.low[i] in lx.ADDRESSING or words.flag[i] & lx.CUE):
        return after
    if words.flag[after] & lx.OBJ:
        return after + 1
    if words.flag[after] & lx.PRON or words.low[i] not in ("told", "tells", "asked", "asks"):
        return after
    addressed = phrase_right(words, after, size)
    if addressed is None:
        return after
    end = addressed[1] + 1
    named = words.flag[end - 1] & lx.CAP > 0
    while named and end < size and (words.flag[end] & (lx.NUMBER | lx.CAP) or words.low[end] in OUTLETS):
        end += 1  # "told Radio 4's Today programme"
    return end


def _open(site: Site, tail: _Tail, i: int) -> SpeakerCandidate | None:
    """Any verb at all, where nothing but a person stands between it and the quotation, "she harrumphed", and
    the sentence has not begun before that, 'After years of "more tea," she left'."""
    words = site.words
    if i < 0 or _begins_anew(words, tail):
        return None
    often = i + 2 < tail.size and words.low[i + 1] == "to" and words.flag[i + 2] & lx.CUE
    if _inside_sentence(site) and not (site.capital or often):  # "Lee [used] to say"
        return None
    name = subject_left(words, i)
    if name is None or name != (tail.start, i - 1) or person_grade(words, name) < 2:
        return None
    if tail.asks and words.flag[name[0]] & lx.CAP and not words.flag[i] & (lx.WEAK | lx.ADV):
        return None  # "“Is it late?” Lee paused."
    if i + 1 < tail.size and not words.flag[i + 1] & _AFTER_CUE:
        return None
    return SpeakerCandidate(ranks.AFTER_OPEN - tail.cost, name, i, "open cue")


def _begins_anew(words: Words, tail: _Tail) -> bool:
    """Whether a pronoun with a capital begins a sentence of its own: "“Shame!” She waited."."""
    return words.flag[tail.start] & (lx.CAP | lx.PRON) == lx.CAP | lx.PRON


def _puts_it(words: Words, tail: _Tail, i: int) -> bool:
    """Whether the verb at ``i`` only says whose words they are: "…", as Ann Lee [saw] it; "…" is how Ann Lee
    [describes] the plan."""
    before, behind = words.low[tail.start - 1], words.low[i + 1 : i + 2]
    if before not in _HOW_OR_WHAT:
        return before == "as" and behind == ["it"]
    judges = words.flag[i] & lx.JUDGE or words.low[i] in _VIEWING
    return bool(judges) and behind not in _OWN_WORDS and not is_passive(words, i, tail.start)


def _said_far_off(words: Words, name: Phrase, verb: int) -> bool:
    """Whether somebody says it far behind the name: "Ann Lee, the guru who founded it tweeted"."""
    return words.flag[verb] & (lx.CUE | lx.JUDGE) == lx.CUE and _described(words, name)


def _described(words: Words, name: Phrase) -> bool:
    """Whether a person is described up to the verb: "Ann Lee, the guru who founded it tweeted"."""
    i = name[1] + 1
    return person_grade(words, name) == 2 and words.low[i] in (",", "(")


def _past_time(words: Words, i: int) -> int:
    """The token after "this" or "last" of a time: "said [this] week"."""
    dated = i + 1 < len(words) and words.flag[i] & (lx.DET | lx.ADJ | lx.ADV) and words.flag[i + 1] & lx.TIME
    return i + 1 if dated else i


def cue_at_end(site: Site) -> SpeakerCandidate | None:
    """The plan is "…" for Marsh, Ann Lee said."""
    words, q, hi = site.words, site.q, site.hi
    flag, low = words.flag, words.low
    end = min(hi, q + WINDOW)
    joins = words.joins
    for j in range(bisect_right(joins, q), len(joins)):
        if joins[j] >= end:
            break
        p = joins[j] + 1
        while p < end and (flag[p] & (lx.ADV | lx.CONJ) or low[p] in ("as", "like")):
            p += 1
        found = _attribution_from(words, p, end)
        if found is not None and not _only_comments(words, p, found.cue):
            return found
    return None


def _only_comments(words: Words, p: int, cue: int | None) -> bool:
    """Whether what begins at ``p`` only comments on what is said: ", as every analyst [agrees]", ", but Ann
    Lee [disagreed]"."""
    if cue is None:
        return False
    low = words.low
    joined = words.flag[p - 1] & lx.CONJ > 0 and low[cue] in _NEEDS_NO_WORDS
    return joined or (low[p - 1] == "as" and low[cue] in lx.SOFT)


def _attribution_from(words: Words, p: int, end: int) -> SpeakerCandidate | None:
    """The attribution that begins at ``p`` and ends its clause: "Ann Lee said.", "said Ann Lee on Friday"."""
    flag, low = words.flag, words.low
    for v in range(p, min(end, p + 24)):
        g = flag[v]
        if g & (lx.QUOTE | lx.STOP):
            break
        if not g & lx.SPOKEN or not g & (lx.FINITE | lx.BASE) or g & lx.CAP or not is_reported(words, v):
            continue
        if not g & lx.FINITE and flag[v - 1] & (lx.AUX | lx.ADV):
            break  # "…, and the threat will continue"
        name = phrase_right(words, v + 1, end) if v == p else subject_left(words, v)
        if name is None or (v > p and name[0] != p):
            continue
        itself = low[name[1]] == "it" and g & lx.CUE and low[v] not in lx.SOFT
        if not itself and person_grade(words, name) < (1 if g & lx.CUE else 2):
            continue
        after = v + 1 if v > p else name[1] + 1
        if low[v] in ("told", "tells"):
            after = _past_object(words, v, end)  # "Lee told the Echo"
        after = _past_time(words, after)
        if g & lx.PART and low[after : after + 1] == ["by"]:
            break  # "…, claims refuted by the Echo"
        closed = after >= len(words) or flag[after] & _AFTER_END
        if closed and low[after : after + 1] != [":"]:
            return SpeakerCandidate(ranks.AT_END, name, v, "cue at end")
        break
    return None
