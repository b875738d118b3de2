"""Clauses inside clauses: whose words they are where A says what B said.

The contract is the nearest speaker; "he" is whoever the clause around it names.
"""

from __future__ import annotations

from typing import Final

from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.common_nouns import DOCUMENTS, common_plural
from rsdata.language.noun_phrases import (
    Phrase,
    head_of,
    is_name_word,
    is_noun,
    person_grade,
    phrase_right,
    simple_left,
    somebody,
)
from rsdata.language.offices import ORGANISATION_NOUNS
from rsdata.language.subjects import subject_left
from rsdata.language.tokens import Words
from rsdata.language.verbs import is_passive, is_reported
from rsdata.language.word_lists import in_order, tagged

# What joins a clause to the one before it without putting it inside.
_JOINING: Final = tagged("joining conjunctions")
_INFERRING: Final = lx.all_forms("verbs of inference")
_AFTER: Final = ("after", "before")
_WHEN: Final = tagged("openings of a condition")
_REMARKS: Final = tagged("nouns of a remark")
_JUDGEMENTS: Final = tagged("judgements of a remark")
_OF_SOMEBODY: Final = tagged("judgements of somebody")
_OF_ADJECTIVES: Final = in_order("endings of adjectives")
_MADE_BY: Final = (["by"], ["from"])
_DESCRIBING: Final = tagged("nouns of describing")
_CHOOSING: Final = frozenset(("use", "choice", "repetition"))
_TELLING: Final = tagged("nouns of telling what is to come")
_MENTIONING: Final = tagged("nouns of mentioning")
_REFERRING: Final = tagged("nouns of referring")
# By what stands behind them: "warning of", "talk of", "call for", "reference to".
_SPOKEN_WITH: Final = {"of": _TELLING | _MENTIONING, "for": _TELLING, "to": _REFERRING}
_DESCRIBED_WITHIN: Final = 14  # tokens from "description" to "as"
_PRINTED: Final = tagged("nouns of a set phrase")
_RULES: Final = tagged("nouns of a rule")
_SET_PHRASES: Final = lx.SPEECH_NOUNS | _REMARKS | _PRINTED
_AIMING: Final = frozenset(("at", "for", "over", "on"))
_HELD_OUT: Final = lx.all_forms("verbs of holding out")
_SPOKEN_OF: Final = lx.all_forms("verbs of speaking of something") | {"about"}
_PAST_OBJECT: Final = lx.PUNCT | lx.STOP | lx.PREP | lx.TIME | lx.ADV  # not "which Lee claimed was"
_HELD_OUT_WITHIN: Final = 8  # tokens from the quotation to "promised"
_BLAMED_FOR: Final = frozenset(("for", "over"))
_LONGEST_SUBJECT: Final = 8  # tokens of a noun and of whoever does something to it
_USED: Final = tagged("nouns of an utterance")
UTTERANCES: Final = _USED | _REMARKS
_ARTICLES: Final = tagged("articles")
_LEADS_UP: Final = UTTERANCES | _ARTICLES | {"of", "for", "as", "to"}
# What says that somebody's words are meant: a judgement before them, a remark, a rule or a slogan behind.
_TAKEN_UP: Final = _DESCRIBING | _TELLING | _MENTIONING | _REFERRING
OF_WORDS: Final = _USED | _REMARKS | _TAKEN_UP | _PRINTED | _RULES | _HELD_OUT | lx.JUDGING_NOUNS
# Who says something, taken up in it: "the senator said [he] had told", "a spokesman said [they] objected".
_TOLD_AS: Final = lx.HE_SHE | {"they"}
_LONGEST_ASIDE: Final = 8  # tokens between a dash and the subject of the cue behind it
SINGLE_MARKS: Final = frozenset("‘’'")
_NAME_WITHIN: Final = 4  # tokens from "dubbed" to the name: "dubbed him “…”"


def embedded(words: Words, name: Phrase, floor: int) -> bool:
    """Whether a phrase is the subject of a clause inside another: "a piece that said", "what the ad calls".

    A thing speaks only where it is what the sentence is about.
    """
    k = name[0] - 1
    while k >= floor and words.flag[k] & (lx.ADV | lx.NUMBER):
        k -= 1
    if k < floor:
        return False
    if words.low[k] == "that":
        return False
    if words.low[k] == "with" and (words.low[k - 1] == "," or words.flag[name[1] + 1] & lx.ING):
        return False  # "…, with its editorial saying", "ends with a voice over saying"
    return not words.flag[k] & (lx.PUNCT | lx.STOP | lx.QUOTE | lx.CONJ) and words.low[k] not in _JOINING


def reported_thing(words: Words, name: Phrase, verb: int, floor: int) -> bool:
    """Whether a phrase is a thing that says nothing, in a clause that somebody says: "Lee said [the exit]
    reflects", "Lee told the Echo that [the exit] reflects"; not "Lee said [the report] called"."""
    head = words.low[head_of(words, name)]
    speaks = (head in lx.PAPERS or head in DOCUMENTS) and words.low[verb] not in _INFERRING
    return not speaks and in_reported_clause(words, name, floor)


def in_reported_clause(words: Words, name: Phrase, floor: int) -> bool:
    """Whether a phrase is the subject of what somebody says: "Lee said [Ray] left", "Lee told the Echo that
    [Ray] left"."""
    k = name[0] - 1
    that = k > floor and words.low[k] == "that"
    k -= that
    if k <= floor:
        return False
    said = words.flag[k] & lx.CUE > 0 and is_reported(words, k)
    said = said or (that and words.flag[k] & lx.QUOTE > 0)  # 'Lee said he was "unsure" that [Ray] left'
    return said or (that and _is_told(words, k, floor))


def _is_told(words: Words, k: int, floor: int) -> bool:
    """Whether whom somebody addresses ends at token ``k``: "told Dover's Daily [Echo] that"."""
    sign = lx.PUNCT | lx.STOP | lx.QUOTE | lx.REL | lx.SUB
    while k > floor and not words.flag[k] & sign:
        f = words.flag[k]
        if f & lx.FINITE and not f & lx.CAP and is_reported(words, k):
            return words.low[k] in lx.ADDRESSING
        k -= 1
    return False


def in_closed_aside(words: Words, name: Phrase, i: int, q: int, floor: int) -> bool:
    """Whether the cue stands in an aside that ends before the quotation: "- as Lee said - and he can “…”"."""
    low, flag = words.low, words.flag
    k = name[0] - 1
    if k - 1 < floor:
        return False
    if low[k] != "-" and "-" in low[i + 1 : q - 1] and "-" in low[max(floor, k - _LONGEST_ASIDE) : k]:
        return low[q - 1] not in (":", ",")  # "the word - one that many feel is stale - is"
    if flag[k] & lx.CONJ and low[k - 1] == ",":  # "says, and I wrote this down, that …"
        return any(low[n] == "," and low[n + 1] == "that" for n in range(i + 1, q - 1))
    which = k + (flag[name[0]] & lx.REL > 0)
    if flag[which] & lx.REL and low[which - 1] == ",":  # "the plan, which some had praised, was “…”"
        return any(low[n] == "," and _goes_on(words, n + 1) for n in range(i + 1, q - 1))
    return False


def _goes_on(words: Words, i: int) -> bool:
    """Whether the main verb stands at ``i``: "has", "marks the"; not "bakers of" in a list."""
    if words.flag[i] & (lx.AUX | lx.FINITE):
        return True
    unknown = not words.flag[i] and words.low[i][-1] == "s"
    return unknown and any(f & lx.DETERMINER for f in words.flag[i + 1 : i + 2])


def in_single_marks(words: Words, k: int, floor: int) -> bool:
    """Whether token ``k`` stands inside a speech in single marks: told the Echo: ‘I said “…”"""
    for m in range(k - 1, floor - 1, -1):
        if words.low[m] in SINGLE_MARKS:
            return words.low[m] == "‘" or _opens_with_apostrophe(words, m)
    return False


def _opens_with_apostrophe(words: Words, m: int) -> bool:
    """Whether a straight mark stands before a capital and behind no word: "said: [']I won'"."""
    straight = words.low[m] == "'" and m + 1 < len(words) and words.flag[m + 1] & lx.CAP > 0
    return straight and words.end[m] == words.start[m + 1] and (m == 0 or words.end[m - 1] < words.start[m])


def in_use(words: Words, i: int) -> bool:
    """Whether the participle at ``i`` is an active verb: "had branded it", "she nicknamed him", "the plan the
    mayor called"."""
    f = words.flag[i - 1]
    return bool(f & lx.PRON) or (bool(f & lx.AUX) and not f & lx.BE) or _is_of_whom_it_tells(words, i)


def _is_of_whom_it_tells(words: Words, i: int) -> bool:
    """Whether the subject of the verb at ``i`` stands right behind the noun that its clause tells apart: "the
    man [Lee] called", "the plan [the mayor] called"."""
    k, floor = i - 1, max(words.bounds(i)[0], i - _LONGEST_SUBJECT)
    while k > floor and is_name_word(words, k):
        k -= 1
    if k == i - 1:
        while k > floor and is_noun(words, k):
            k -= 1
        if k == i - 1 or not words.flag[k] & lx.DETERMINER or words.low[k] in ("a", "an"):
            return False
        k -= 1
    named = words.flag[k] & lx.CAP and k > floor
    return k >= floor and is_noun(words, k) and not (named or words.flag[k] & lx.POSSESSIVE)


def remark_of(site: Site) -> tuple[Phrase, int] | None:
    """Whose remark the quotation is, and the noun that says that it is one: "[Ann Lee's] “…” line", "the “…”
    jibe by [Ann Lee]", "the word “…” used by [Ann Lee]", "[her] description of it as “…”"."""
    words, last = site.words, site.q - 1
    behind, uttered = _is_remark(site), words.low[last] in UTTERANCES
    if last < site.floor or not (behind or words.low[last] in _LEADS_UP):
        return None
    k = last if behind else _before_description(words, last, site.floor)
    noun = site.q + 1 if behind else last if uttered else k + 1
    if behind or k < last:
        owner = owner_at(words, k, site.floor)
        if owner is not None:
            return _of_somebody(words, owner, noun)
    elif not uttered:
        return None
    by = site.q + 1 + behind
    made = words.low[by + 1 : by + 2] == ["by"] and (words.flag[by] & lx.VERB or words.low[by].endswith("ed"))
    by += bool(made)
    made = words.low[by : by + 1] in _MADE_BY
    return _of_somebody(words, phrase_right(words, by + 1, site.hi) if made else None, noun)


def _of_somebody(words: Words, owner: Phrase | None, noun: int) -> tuple[Phrase, int] | None:
    his = owner is not None and words.flag[owner[1]] & lx.POSS
    return (owner, noun) if owner is not None and (his or somebody(words, owner)) else None


def owner_at(words: Words, k: int, floor: int) -> Phrase | None:
    """Whose something is by the word at ``k``: "[her] claim", "[Ann Lee's] claim"."""
    if k < floor:
        return None
    opens = words.low[k] == "its" and words.bounds(k)[0] == k  # not "every town has its line"
    if opens or words.low[k] in lx.HIS_HER:
        return (k, k)
    owns = words.flag[k] & lx.POSSESSIVE and words.flag[k] & (lx.CAP | lx.ROLE)
    return simple_left(words, k, floor) if owns else None


def _before_description(words: Words, k: int, floor: int) -> int:
    """The token before a noun that says what somebody said of something: "[Ann Lee's] description of the plan
    as “…”", "[her] use of the word “…”", "[her] warning of a “…”"; ``k`` itself, the token before the
    quotation, where there is none."""
    low = words.low
    last = k - (low[k] in _ARTICLES)
    if low[k] in _USED and low[k - 1] in _ARTICLES and low[k - 2] == "of" and low[k - 3] in _CHOOSING:
        return k - 4
    if low[last - 1] in _SPOKEN_WITH.get(low[last], ()):
        return last - 2
    if low[last] != "as":
        return k
    for noun in range(last - 2, max(floor, last - _DESCRIBED_WITHIN), -1):
        if low[noun] in _DESCRIBING and low[noun + 1] == "of":
            return noun - 1
        if words.flag[noun] & (lx.SPOKEN | lx.AUX | lx.PUNCT | lx.QUOTE):
            break
    return k


def thrown_at(site: Site, i: int) -> Phrase | None:
    """Whose words they are that somebody is blamed for by the verb at ``i``: "criticised [Ann Lee] for the
    “…” remark", "[Ann Lee] was mocked (by Bob Ray) for the “…” line"."""
    words, q = site.words, site.q
    low, flag = words.low, words.flag
    blamed_for = q - 2
    if blamed_for <= i or low[blamed_for] not in _BLAMED_FOR or not flag[i] & lx.CUE:
        return None
    if not flag[q - 1] & lx.DETERMINER or not _is_remark(site):
        return None
    if is_passive(words, i, site.floor):
        by = phrase_right(words, i + 2, blamed_for) if low[i + 1] == "by" else (i, i)
        return subject_left(words, i) if by is not None and by[1] == blamed_for - 1 else None
    last = blamed_for - 1
    blamed = (last, last) if flag[last] & lx.OBJ else somebody(words, simple_left(words, last, i + 1))
    direct = blamed is not None and (blamed[0] == i + 1 or (low[i], low[blamed[0] - 1]) in lx.PHRASAL)
    return blamed if direct else None


def aimed_at_anothers(site: Site, i: int) -> tuple[Phrase | None, bool]:
    """Whose words a judgement is aimed at, where they are another's: "poured scorn on [Ann Lee's] “…” pitch",
    "mocked the “…” pitch", "on the “…” promised by [Ann Lee]"; and whether they are, if only of somebody not
    named: "took aim at the “grandfather” clause", "at claims that it was “…”"."""
    words, q = site.words, site.q
    low, flag = words.low, words.flag
    judges = q < len(words) and (flag[i] & lx.JUDGE or low[i + 1] in lx.PHRASAL_PARTICLES)
    if not judges:
        return None, False
    noun = next((k for k in range(i + 1, min(i + 4, q)) if (low[i], low[k]) in lx.PHRASAL), 0)
    with_noun = noun > 0 and low[noun] in lx.JUDGING_NOUNS
    after = noun + 1 if with_noun else i + 1
    owner = simple_left(words, q - 1, after) if flag[q - 1] & lx.POSSESSIVE else None
    used = low[q - 1] in _USED and low[q + 1 : q + 2] == ["used"]  # "the term “…” used in the report"
    if not with_noun and not _is_aimed(words, i, q - 1 - used if owner is None else owner[0]):
        return None, False
    held_out = _held_out_by(site)
    if held_out is not None:
        return held_out, True
    named = used or not (_SET_PHRASES if with_noun else _PRINTED).isdisjoint(low[q + 1 : q + 2])
    if _judges(site, named):
        return None, False
    named = named or not _RULES.isdisjoint(low[q + 1 : q + 2])
    if owner is not None:
        return (somebody(words, owner) if named else None), named or with_noun
    return None, named


def _is_aimed(words: Words, i: int, first: int) -> bool:
    """Whether what begins at ``first`` is what the verb at ``i`` judges: "mocked [the “…”]", "hit out at [the
    “…”]", "criticised Ann Lee for [the “…”]"."""
    judged = words.flag[i] & lx.JUDGE and words.flag[first] & (lx.DET | lx.POSS | lx.CAP)
    aims = judged or (words.low[i], words.low[i + 1]) in lx.PHRASAL
    return bool(aims) and (first == i + 1 or words.low[first - 1] in _AIMING)


def _held_out_by(site: Site) -> Phrase | None:
    """Who promised or praised what the quotation names: "the “…” border promised by [Ann Lee]", "the “…” that
    [Ann Lee] promised"."""
    words, q = site.words, site.q
    for k in range(q + 1, min(q + _HELD_OUT_WITHIN, site.hi - 1)):
        if words.flag[k] & (lx.PUNCT | lx.QUOTE | lx.STOP):
            return None
        if words.low[k] not in _HELD_OUT:
            continue
        if words.low[k + 1] == "by":
            return somebody(words, phrase_right(words, k + 2, site.hi))
        by = somebody(words, subject_left(words, k)) if words.flag[k + 1] & _PAST_OBJECT else None
        return by if by is not None and by[0] > q else None
    return None


def _is_remark(site: Site) -> bool:
    """Whether the noun behind a quotation says that it was a remark, and the words are no judgement of that:
    "the “dinosaur” remark", not "the “disgraceful” remark"."""
    words, q = site.words, site.q
    return q + 1 < len(words.low) and words.low[q + 1] in _REMARKS and not _judges(site, True)


def is_only_spoken_of(site: Site) -> bool:
    """Whether nothing is told of a remark but that it was one: "said nothing about the “sheep” remark"."""
    low, q = site.words.low, site.q
    return q > site.lo + 2 and low[q - 1] == "the" and low[q - 2] in _SPOKEN_OF and _is_remark(site)


def _judges(site: Site, remark: bool) -> bool:
    """Whether the quotation is an adjective that judges: "the “disgraceful” remark"; where no noun of a
    ``remark`` follows, one or more: "the “cruel, half-baked” plan"."""
    words, q = site.words, site.q
    quoted = words.text[words.start[q] : words.end[q]].lower().split()
    last = quoted[-1] if quoted else ""
    judges = last in _JUDGEMENTS or (last.endswith(_OF_ADJECTIVES) and not (remark and last in _OF_SOMEBODY))
    return judges and not (remark and len(quoted) > 1)


def branded_by(words: Words, i: int) -> bool:
    """Whether it is said behind the quotation who gave the name after the participle at ``i``: "dubbed “…” by
    Ann Lee"."""
    for q in range(i + 1, min(i + _NAME_WITHIN, len(words) - 2)):
        if words.flag[q] & lx.QUOTE:
            by = words.low[q + 1] == "by"
            return by and somebody(words, phrase_right(words, q + 2, len(words))) is not None
    return False


def says_he(words: Words, inner: SpeakerCandidate, outer: SpeakerCandidate) -> bool:
    """Whether the inner subject is "he" and the outer one a name: "Lee is to tell us that he won't agree"."""
    if inner.speaker is None or outer.speaker is None or words.low[inner.speaker[1]] not in lx.HE_SHE:
        return False
    return words.flag[outer.speaker[1]] & (lx.CAP | lx.PRON) == lx.CAP


def outermost(site: Site, found: SpeakerCandidate, i: int, floor: int, joined: bool) -> SpeakerCandidate:
    """The candidate itself, or where its subject is "he", the named subject of the cue it hangs on.

    "Lee said … what he called "…"": Lee. ``joined`` where a colon or a comma stands before the quotation.
    """
    words = site.words
    name = found.speaker
    if name is None or name[0] != name[1] or words.low[name[0]] not in _TOLD_AS:
        return found
    several = words.low[name[0]] == "they"
    k = name[0] - 1
    if k > floor and words.flag[k] & lx.CUE and words.flag[k] & lx.FINITE:
        said = subject_left(words, k)  # "the veteran senator said he told them …"
        if said is not None and _is_one(words, said):
            named = several and words.flag[head_of(words, said)] & lx.CAP
            if not named:  # "they" are of a spokesman, not of Ann Lee
                return SpeakerCandidate(found.weight, said, k, found.rule)
    it_best = words.low[k] == "when" and "it" in words.low[max(floor, k - 2) : k]  # "said it best when he"
    if (joined and not it_best) or several:
        return found
    outer = _outer(words, i, floor)
    if outer is not None and _another_acts(words, outer[1], name[0]):
        return found
    return found if outer is None else SpeakerCandidate(found.weight, outer[0], outer[1], found.rule)


def _another_acts(words: Words, cue: int, he: int) -> bool:
    """Whether somebody else acts between a cue and "when he": "Lee said [Ray was] wrong when he"."""
    if words.low[he - 1] not in _WHEN:
        return False
    for k in range(cue + 1, he - 1):
        if words.flag[k] & (lx.FINITE | lx.AUX):
            name = subject_left(words, k)
            return name is not None and words.flag[name[1]] & lx.CAP > 0
    return False


def _is_one(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase stands for one person, whom "he" may mean: "Lee", "the veteran senator"."""
    last = phrase[1]
    if words.flag[last] & lx.PRON or person_grade(words, phrase) < 2:
        return False
    head = words.low[head_of(words, phrase)]
    return bool(words.flag[last] & lx.CAP) or not head.endswith("s")


def _outer(words: Words, inner: int, floor: int) -> tuple[Phrase, int] | None:
    """The named subject of the cue that governs "he called it": "Lee said … what he called"."""
    flag, low = words.flag, words.low
    for i in range(inner - 1, floor - 1, -1):
        g = flag[i]
        if low[i] == ";" or g & lx.QUOTE:
            return None
        says = g & lx.CUE and g & lx.FINITE and not g & (lx.JUDGE | lx.CAP)
        if says and low[i] not in lx.SOFT and is_reported(words, i):
            name = subject_left(words, i)
            before = -1 if name is None else name[0] - 1
            if name is None or (before >= floor and flag[before] & lx.PREP and low[before] not in _AFTER):
                return None  # "In a talk with the Echo printed today he called it"
            named = words.flag[name[1]] & (lx.CAP | lx.PRON) == lx.CAP
            head = words.low[head_of(words, name)]
            # ("the league has protested when he calls": a body is no "he", nor are "Voters")
            one = head not in ORGANISATION_NOUNS and not common_plural(head)
            return (name, i) if named and one else None
    return None
