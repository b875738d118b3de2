"""Speakers named without a reporting verb: by a noun of speech, a writing, a feeling, or a signature."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.before_colon import ASKED, DASH_OR_COLON, NEAR
from rsdata.attribution.cue_after import with_its_author
from rsdata.attribution.nested_clauses import owner_at, remark_of
from rsdata.attribution.nobodys_words import is_said
from rsdata.attribution.outlets import is_outlet
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.attribution.whose_words import TELL_WHOSE, whose_words
from rsdata.language import lexicon as lx
from rsdata.language.clauses import first_subject, main_subject, nearest_subject, subject_of
from rsdata.language.common_nouns import DOCUMENTS, common_plural
from rsdata.language.line_shapes import BULLETS
from rsdata.language.names import is_given
from rsdata.language.noun_phrases import (
    Phrase,
    before_brackets,
    head_of,
    is_name,
    is_name_word,
    is_named_elsewhere,
    is_noun,
    is_of_somebody,
    is_whole_name,
    person_grade,
    phrase_right,
    simple_left,
    somebody,
)
from rsdata.language.patterns import lazy
from rsdata.language.subjects import subject_left
from rsdata.language.tokens import Words
from rsdata.language.verbs import is_passive, is_reported
from rsdata.language.word_lists import tagged

# "and I was glad of it"
_GOES_ON_OF_ITSELF: Final = lazy(
    r"[“\"]?(?:(?:and|but|because|so)\b[^.;:“”\"]{0,60} I(?:['’]\w+)? |(?:they|we|you|it|he|she)['’]\w+ )"
)
_SIGNED_TOGETHER: Final = 6  # quotations before the name that signs them all
_FAR: Final = 24  # tokens between a quotation and "a claim by Ann Lee that"
_LONGEST_VERB: Final = 3  # tokens: "could ever get"
_TAIL_OF_A_NAME: Final = 6  # tokens: "Ann Lee from the company,"
_PLACES: Final = 3  # places and times between Ann Lee and "that"
# What joins a noun of speech to the words: "her claim that", "his call for".
_AFTER_NOUN: Final = tagged("after a noun of speech")
_REPORTS: Final = frozenset(("report", "reports", "finding", "findings", "memo"))
_MADE_BY_SOMEBODY: Final = lx.SPEECH_NOUNS | _REPORTS
_REMARKING: Final = lx.all_forms("verbs of making a remark")
_BY_THE_WAY: Final = tagged("remarks by the way")
_REMARKED: Final = lx.SPEECH_NOUNS | _BY_THE_WAY
_UNDERTAKINGS: Final = tagged("undertakings")
_ENDING: Final = lx.all_forms("verbs of the course of a speech")
_SIGNING: Final = lx.all_forms("verbs of signing off")
_A_BULLET: Final = [[bullet] for bullet in sorted(BULLETS)]
_CLOSES_WITH: Final = frozenset(("word", "words", "message"))
_FEELINGS: Final = tagged("one's own feeling")
_FEELING_NOUNS: Final = tagged("nouns of one's own feeling")
_SHARING_A_FEELING: Final = lx.all_forms("verbs of sharing a feeling")
_THAT: Final = ("that", "this", "those", "these")
_THATS: Final = (["that"], ["that's"], ["this"])
_SO: Final = frozenset(("so", "thus"))
_LEADS_TO_SO: Final = _SO | {*DASH_OR_COLON, *_THAT, "that's", "the", "with"}
_POINTS_UP: Final = ("So ", "Thus ", "That", "This ", "Those ", "These ", "The ", "With ")
_FROM_WHOM: Final = frozenset(("of", "from"))
_AMONG: Final = frozenset(("among", "amongst"))
_ACCORDING_TO: Final = ["according", "to"]
_PARTS_OF_A_SPEECH: Final = frozenset(("word", "words", "line", "lines", "sentence", "start", "end"))
_GIVEN: Final = lx.ANNOUNCED_NOUNS | {"interview", "column", "article"}
_ANSWERS: Final = frozenset(("reply", "answer", "response", "retort"))
_SAYS_MORE: Final = lx.FINITE | lx.AUX | lx.PRON | lx.QUOTE | lx.STOP
_HEADLINES: Final = frozenset(("headline", "headlines"))
_SPLASHING: Final = lx.all_forms("verbs of printing large")
_HEADS: Final = frozenset(("headlines", "headlined"))
_CARRYING: Final = lx.all_forms("verbs of carrying a headline")
_HEADING: Final = _HEADLINES | _HEADS | _SPLASHING
_ON_OR_WITH: Final = frozenset(("on", "with", "for"))
_NAMES_OF_PAPERS: Final = tagged("last words of papers") | tagged("nouns of an outlet")
_PARTS_OF_A_PAPER: Final = tagged("parts of a paper")
_AGENCIES: Final = tagged("picture agencies")
_PARTS_CALL: Final = lx.FINITE | lx.PUNCT | lx.SUB | lx.REL | lx.QUOTE
_CALLS: Final = frozenset(("call", "calls", "appeal", "appeals", "demand", "demands", "plea", "pleas"))
_OF_WHAT: Final = frozenset(("about", "of", "over"))
_VIEWS: Final = tagged("views of somebody")
_PUTTING: Final = lx.all_forms("verbs of having a view") | {"summed", "sums"}
_PARTING_SHOT: Final = ["parting", "shot"]
_WHO_IS: Final = ([",", "who"], [",", "the"], [",", "a"], [",", "an"])
_BEFORE_A_VIEW: Final = frozenset(("in", "by", "on", "to"))
_MOST: Final = tagged("as much as can be had")
_GETTING: Final = lx.all_forms("verbs of getting words")
_AS_MUCH_AS: Final = ["as", "much", "as"]
_OUT_OF: Final = ["out", "of"]
_BEHIND_A_VIEW: Final = lx.PUNCT | lx.QUOTE | lx.STOP | lx.CAP | lx.DET | lx.PRON
_OF_WORDS: Final = frozenset(("words", "from", "quote", "phrase")) | _VIEWS
_SAID: Final = lx.SPEECH_NOUNS | {"word"}
_UTTERED: Final = _SAID | _VIEWS
_MAY_TELL_WHOSE: Final = _VIEWS | _SAID | {"words", "phrase", "to"}
_TO_WHOM: Final = frozenset(("him", "her", "them"))
# What may stand between a closing mark and "words" where "in the words of" touches it.
_TOUCHING: Final = ([",", "in", "the"], ["in", "the"])
_SIGN: Final = lx.STOP | lx.PUNCT
_BEFORE_TIME: Final = lx.PREP | lx.DET | lx.ADJ | lx.ADV
_NOUN_STARTS: Final = lx.POSSESSIVE | lx.DET | lx.POSS | lx.PREP | lx.PUNCT | lx.QUOTE


def headline(site: Site) -> SpeakerCandidate | None:
    """The headline in the Echo is "…": the paper's words."""
    if _HEADING.isdisjoint(site.words.vocabulary):
        return None
    words, q, lo = site.words, site.q, site.lo
    low = words.low
    splash = _splashed_on(site)
    if splash is not None:
        return splash
    if q + 4 < site.hi and words.flag[q + 1] & lx.BE and low[q + 3] == "headline":
        paper = somebody(words, phrase_right(words, q + 5, site.hi))
        return None if paper is None else SpeakerCandidate(ranks.HEADLINE, paper, None, "headline")
    for i in range(lo, min(q, lo + 12)):
        if low[i] in _HEADLINES and words.flag[i - 1] & lx.POSSESSIVE and words.flag[i + 1] & lx.BE:
            paper = somebody(words, owner_at(words, i - 1, lo))  # "The Echo's headline is “…”"
            if paper is None or paper[0] != lo or words.low[paper[1]].split("'")[0] not in _NAMES_OF_PAPERS:
                return None
            return SpeakerCandidate(ranks.SPEECH_NOUN, paper, None, "headline")
        if low[i] in _HEADLINES and i + 2 < q and low[i + 1] in ("in", "on", "of", "from"):
            paper = somebody(words, phrase_right(words, i + 2, q))
            if paper is None:
                return None
            verb = next((k for k in range(paper[1] + 1, q) if words.flag[k] & lx.CUE), None)
            return SpeakerCandidate(ranks.HEADLINE, paper, verb, "headline")
    return None


def _splashed_on(site: Site) -> SpeakerCandidate | None:
    """The paper that prints a quotation large: "The Echo's front page leads with “…”", "The Echo carried the
    headline “…”"."""
    words, verb = site.words, site.q - 2
    carries = words.low[verb + 1] in _HEADLINES and words.flag[verb] & lx.DETERMINER > 0
    verb -= carries
    while (
        not carries and verb > site.lo and words.low[verb + 1] not in _ON_OR_WITH and is_noun(words, verb + 1)
    ):
        verb -= 1  # "headlines its front page “…”"
    on = words.low[verb] in _SPLASHING and words.low[verb + 1] in _ON_OR_WITH
    prints = on or (words.low[verb] in _HEADS and words.flag[verb + 1] & lx.POSS)
    if verb <= site.lo or not (words.low[verb] in _CARRYING if carries else prints):
        return None
    paper = subject_left(words, verb) if site.capital else None
    if paper is None or is_given(words.low[paper[0]]):
        return None  # "Ann Post leads with “…”"
    head = head_of(words, paper)
    is_paper = words.low[head] in _NAMES_OF_PAPERS or (not carries and words.low[head] in _PARTS_OF_A_PAPER)
    if carries and not (words.flag[head] & lx.CAP and head == verb - 1):
        return None  # "The green paper had …", "The Echo never carried …"
    return SpeakerCandidate(ranks.HEADLINE, paper, verb, "headline") if is_paper else None


def full_sentence(site: Site) -> SpeakerCandidate | None:
    """Ann Lee shared her worries with the hall, "…" / Lee also liked the plan – "…" / Lee voted Green, "and I
    was glad of it"."""
    words, q, lo = site.words, site.q, site.lo
    if q - 2 < lo or site.title:
        return None
    if words.low[q - 1] not in (",", "-"):
        return None
    if not site.capital and not _GOES_ON_OF_ITSELF.match(words.text, words.start[q], words.end[q]):
        return None
    if words.text.count(" ", words.start[q], min(words.end[q], words.start[q] + 80)) < 3:
        return None
    if q - 3 < lo:  # "[Lee], “They never rang.”", as notes do
        noted = words.low[q - 1] == "," and is_name_word(words, lo) and is_named_elsewhere(words, lo)
        return SpeakerCandidate(ranks.FULL_SENTENCE, (lo, lo), None, "full sentence") if noted else None
    name = somebody(words, main_subject(words, q - 1, site.floor))
    return None if name is None else SpeakerCandidate(ranks.FULL_SENTENCE, name, None, "full sentence")


def speech_noun(site: Site) -> SpeakerCandidate | None:
    """Ann Lee's claim that "…" / her answer was that "…"."""
    words, q, lo = site.words, site.q, site.lo
    flag, low = words.flag, words.low
    made = _remarked(words, q, site.floor) or _signed_off(words, q, site.floor)
    if made is not None:
        return SpeakerCandidate(ranks.SPEECH_NOUN_THAT, *made, "speech noun")
    remarked = remark_of(site)
    if remarked is not None:
        that = ranks.SPEECH_NOUN_THAT - ranks.PER_TOKEN * (q - remarked[1])
        return SpeakerCandidate(that if low[q - 1] == "as" else ranks.SPEECH_NOUN, *remarked, "speech noun")
    i = _speech_noun_before(words, q, max(lo, q - _FAR))
    if i is None:
        return None
    if "with" in words.vocabulary and _is_brought(words, i, site.floor):
        return _closes_with(site, i)
    that = ranks.SPEECH_NOUN_THAT - ranks.PER_TOKEN * (q - i)
    said_by = _who_made_it(words, i, q)
    if said_by is not None:
        told_of = _is_told_of(site, i, said_by)
        return None if told_of else SpeakerCandidate(that, said_by, i, "speech noun")
    if q - i > NEAR or low[i] in _REPORTS:
        return None
    k = i - 1
    while k >= max(lo, i - 4) and not flag[k] & _NOUN_STARTS:
        k -= 1
    k -= (
        k > lo and flag[k] & lx.QUOTE and flag[k - 1] & (lx.POSSESSIVE | lx.POSS) > 0
    )  # "Lee's “silly” claim"
    if k < lo:
        return None
    owner = owner_at(words, before_brackets(words, k, lo), site.floor)
    then, that_at = _goes_on_at(words, k, i, q)
    if owner is None or (then < q and low[then] not in _AFTER_NOUN) or _is_answered(words, owner, i, q):
        return None
    weight = that if _brings_its_words(words, i, that_at, q) else ranks.SPEECH_NOUN
    return SpeakerCandidate(weight, owner, i, "speech noun")


def _is_answered(words: Words, owner: Phrase, i: int, q: int) -> bool:
    """Whether the words are of whoever answers the claim at ``i``: "denied Ann Lee's [claim], saying “…”";
    not "Ann Lee's [claim], saying “…”, was denied"."""
    opens = owner[0] == 0 or words.flag[owner[0] - 1] & (lx.STOP | lx.QUOTE | lx.CONJ)
    return not opens and any(
        words.low[k] == "," and words.flag[k + 1] & (lx.ING | lx.CUE) == lx.ING | lx.CUE
        for k in range(i + 1, q - 1)
    )


def _goes_on_at(words: Words, k: int, i: int, q: int) -> tuple[int, int]:
    """Where a phrase from token ``k`` to the speech noun at ``i`` goes on, an adverb past, and where "that"
    may stand behind it: "her stock answer then – “…”", "her remarks to the board earlier in May that “…”"."""
    low = words.low
    if (low[i + 1] == "to" or low[i + 1] not in _AFTER_NOUN) and low[k - 1] != "in":
        past = _past_where(words, i + 1, q)
        is_it = past > i + 1 and past == q - 1 and words.flag[past] & lx.BE
        if low[past] == "that" or (is_it and words.text.count(" ", words.start[q], words.end[q]) > 1):
            # "her verdict on the night was “we have lost”", not "her speech to them was “vile”"
            return past, past
    return i + 2 if words.flag[i + 1] & lx.ADV else i + 1, i + 1


def _brings_its_words(words: Words, i: int, then: int, q: int) -> bool:
    """Whether a noun of speech at ``i`` has its words behind it: "claim that it was “…”", "call to “…”"."""
    if words.low[i] in _CALLS and words.low[then] in ("for", "to"):
        whom = words.low[then] == "for" and words.low[q - 1] == "to"  # "call for her to “…”"
        return then == q - 1 or (whom and not any(f & _PARTS_CALL for f in words.flag[then:q]))
    return words.low[then] == "that" and not _cue_between(words, then, q)


def _is_brought(words: Words, i: int, floor: int) -> bool:
    """Whether somebody does something with the noun of speech at ``i``: "turned off the lights with the
    [words]", "opened the debate with a [call] for", "hit back with a [claim] that"."""
    low, flag, k = words.low, words.flag, i - 1
    if low[i] in _CLOSES_WITH and "with" in (low[k], low[k - 1] if low[k] == "the" else ""):
        return True
    while k > floor and flag[k] & lx.ADJ:
        k -= 1
    if low[k] not in ("a", "an") or low[k - 1] != "with" or low[i + 1] not in _AFTER_NOUN:
        return False
    verb = k - 2
    while verb > floor and not flag[verb] & (lx.VERB | lx.PUNCT | lx.QUOTE | lx.STOP):
        verb -= 1
    comes = low[verb] in _ENDING or low[k - 2] in lx.PHRASAL_PARTICLES
    return comes and not is_passive(words, verb, floor)


def _closes_with(site: Site, i: int) -> SpeakerCandidate | None:
    """Whoever does something "with the words" at ``i``: "Lee turned off the lights with the words “…”"."""
    noun, i = i, i - (site.words.low[i - 1] == "the")
    closing = nearest_subject(site.words, i - 1, site.floor)
    closing = closing or somebody(site.words, main_subject(site.words, i - 1, site.floor))
    return None if closing is None else SpeakerCandidate(ranks.SPEECH_NOUN, closing, noun, "speech noun")


def _remarked(words: Words, q: int, floor: int) -> tuple[Phrase, int] | None:
    """Who makes the remark that the words are part of, and the token that says so: "Lee made the [remark]
    that the pier was “…”", "Lee gave a [promise] of “…”"."""
    if _REMARKING.isdisjoint(words.vocabulary):
        return None
    for that in range(q - 1, max(floor + 3, q - _FAR), -1):
        if words.flag[that] & (lx.STOP | lx.QUOTE):
            return None
        undertaken = that == q - 1 and words.low[that] == "of" and words.low[that - 1] in _UNDERTAKINGS
        if undertaken or (words.low[that] == "that" and words.low[that - 1] in _REMARKED):
            verb = that - 2
            while (
                verb > floor
                and words.flag[verb] & (lx.DET | lx.ADJ | lx.ING)
                and not words.flag[verb] & lx.FINITE
            ):
                verb -= 1
            made = verb < that - 2 and _makes_remark(words, verb, that - 1, floor)
            relative = words.flag[that + 1] & (lx.AUX | lx.VERB)  # "made a claim that was “…”"
            if not made or relative or _cue_between(words, that, q):
                return None
            name = somebody(words, subject_of(words, verb, floor))
            return None if name is None else (name, that - 1)
    return None


def _signed_off(words: Words, q: int, floor: int) -> tuple[Phrase, int] | None:
    """Who ends what they say with the words, and the verb that says so: "Lee [signed] off with “…”"."""
    verb = q - 3
    if words.low[q - 1] != "with" or verb <= floor:
        return None
    signs = words.low[verb] in _SIGNING and words.low[verb + 1] == "off"
    name = somebody(words, subject_of(words, verb, floor)) if signs else None
    return None if name is None or is_passive(words, verb, floor) else (name, verb)


def _makes_remark(words: Words, verb: int, noun: int, floor: int) -> bool:
    """Whether a verb and its object are no more than saying: "made the remark", "dropped the hint"."""
    if words.low[verb] not in _REMARKING or (
        words.low[verb].startswith("drop") and words.low[noun] not in _BY_THE_WAY
    ):
        return False
    return not is_passive(words, verb, floor)


def _who_made_it(words: Words, i: int, q: int) -> Phrase | None:
    """Who is said behind a noun of speech to have made it: "a claim by [Ann Lee] that “…”"."""
    low = words.low
    if low[i + 1] not in ("by", "of", "from", "among"):
        return None
    said_by = somebody(words, phrase_right(words, i + 2, q))
    if said_by is None:
        return None
    beside = said_by[1] + 1
    whom = phrase_right(words, beside + 1, q) if low[beside] == "to" else None
    beside = beside if whom is None else whom[1] + 1  # "the message from Lee [to us] is"
    aside = low[beside] == "," and words.flag[beside + 1] & lx.PREP > 0
    then = _past_where(words, beside + aside, q)
    then += aside and low[then] == ","
    called = low[i] in _CALLS and low[then] in ("for", "to") and then == q - 1
    if low[i + 1] in ("by", "from") and low[then] in _OF_WHAT:  # "a warning from Lee of a “long winter”"
        between = range(then + 1, q)
        called = called or all(words.flag[k] & lx.DETERMINER and low[k] != "the" for k in between)
    return said_by if called or low[then] == "that" or low[beside] in ("was", "is") else None


def _past_where(words: Words, i: int, q: int) -> int:
    """The token past where and when somebody spoke: "a claim by Ann Lee [in Dover on Friday] that"."""
    for _ in range(_PLACES):
        n = i
        while words.flag[n] & _BEFORE_TIME and not words.flag[n] & lx.TIME:
            n += 1  # "[earlier in the] week"
        if words.flag[n] & lx.TIME:
            i = n + 1
            continue
        place = phrase_right(words, i + 1, q) if words.flag[i] & lx.PREP else None
        if place is None:
            break
        i = place[1] + 1
    return i


def _is_told_of(site: Site, i: int, said_by: Phrase) -> bool:
    """Whether somebody only says how another's words at ``i`` are: "Lee said the call from Ray was “…”"."""
    words, q = site.words, site.q
    described = said_by[1] == q - 2 and words.low[q - 1] in ("was", "is")
    return described and _cue_between(words, site.floor, i)


def _speech_noun_before(words: Words, q: int, floor: int) -> int | None:
    """The nearest word like "claim" before token ``q`` in its clause."""
    flag, low = words.flag, words.low
    if _MADE_BY_SOMEBODY.isdisjoint(low[floor:q]):
        return None  # nearly every sentence
    for i in range(q - 1, floor - 1, -1):
        if flag[i] & (lx.STOP | lx.QUOTE) or low[i] == ";":
            break
        if low[i] in _MADE_BY_SOMEBODY:
            return i
    return None


def _cue_between(words: Words, i: int, q: int) -> bool:
    return any(words.flag[k] & lx.SPOKEN and is_reported(words, k) for k in range(i, q))


def according_to(site: Site) -> SpeakerCandidate | None:
    """ "…", according to Ann Lee. / According to Ann Lee, it was "…"."""
    words = site.words
    low = words.low
    if "per" in words.vocabulary:
        per = _per_somebody(site)
        if per is not None:
            return per
    if "according" not in words.vocabulary:
        return None
    for i in range(site.q + 1, min(site.hi, site.q + 40)):
        if low[i : i + 2] == _ACCORDING_TO:
            name = phrase_right(words, i + 2, len(words))
            touches = i == site.q + 1 or (i == site.q + 2 and low[site.q + 1] == ",")
            touches = touches and not _only_passes_on(site, name)
            weight = ranks.ACCORDING_TOUCHING if touches else ranks.ACCORDING_AFTER
            name = name and with_its_author(words, name, len(words))
            return SpeakerCandidate(weight, name, i, "according to") if name else None
    for i in range(site.q - 1, max(site.lo, site.floor), -1):
        if low[i : i + 2] == _ACCORDING_TO:
            name = phrase_right(words, i + 2, site.q)
            that = i - 1 - (low[i - 1] == ",")
            said = low[that] == "that" and words.flag[that - 1] & lx.CUE
            if name is not None and said and somebody(words, name):
                return SpeakerCandidate(ranks.ACCORDING_WITHIN, name, i, "according to")
            if name is not None and _stands_aside(words, i, name[1] + 1, site.q):
                return SpeakerCandidate(ranks.ACCORDING_BEFORE, name, i, "according to")
    first = site.lo + (words.flag[site.lo] & lx.CONJ > 0)  # "But according to Ann Lee"
    if low[first : first + 2] == _ACCORDING_TO:
        name = phrase_right(words, first + 2, site.q)
        if name is not None and "," in low[name[0] : name[1]] and low[name[1] + 1] not in (",", ":", "("):
            name = (name[0], low.index(",", name[0]) - 1)  # "According to [her agent], Ann Lee “never …”"
        return SpeakerCandidate(ranks.ACCORDING_BEFORE, name, first, "according to") if name else None
    return None


def _is_a_writing(words: Words, name: Phrase | None) -> bool:
    """Whether a phrase names a writing of nobody: "court documents", no paper, not "Ray's memoir"."""
    if name is None or words.low[name[1]] not in DOCUMENTS or words.flag[name[1]] & lx.CAP:
        return False
    return not any(f & (lx.POSS | lx.POSSESSIVE) for f in words.flag[name[0] : name[1]])


def _only_passes_on(site: Site, name: Phrase | None) -> bool:
    """Whether those according to whom somebody said something only pass it on: an outlet, "according to the
    Echo", several whom nobody names, "according to two people at the meeting", or a memo."""
    words = site.words
    if name is None:
        return False
    if _is_a_writing(words, name):
        return _is_said_before(words, site.q, site.lo)
    if any(f & lx.POSSESSIVE for f in words.flag[name[0] : name[1]]):
        return False  # "the Echo's Ann Lee"
    head = head_of(words, name)
    several = not words.flag[head] & lx.CAP and common_plural(words.low[head])
    return bool(several) or any(is_outlet(words, k) for k in range(name[0], name[1] + 1))


def _is_said_before(words: Words, q: int, lo: int) -> bool:
    """Whether somebody says so before the quotation at ``q``: "Lee warned Ray that it is “late”, according
    to a memo"; not "added a line to the label that is “late”"."""
    k = next((k for k in range(q - 1, lo, -1) if words.low[k] == "that"), q)
    f = words.flag[k - 1]
    return bool(f & lx.CUE and not f & lx.BASE) or (k < q and bool(f & (lx.OBJ | lx.CAP)))


def _stands_aside(words: Words, i: int, then: int, q: int) -> bool:
    """Whether "according to" at ``i`` is set off by commas ("The book, according to Ann Lee, is") or leads
    the clause that is quoted ("for according to Ann Lee, “…”"); ``then`` is the token behind the name."""
    if words.low[i - 1] == "," and words.low[then] != ":":
        return "," in words.low[then : min(q, then - 1 + _TAIL_OF_A_NAME)]
    leads = words.flag[i - 1] & lx.SUB or ":" in (words.low[i - 1], words.low[then])
    # "Update 9.15: according to Ann Lee, “…”", "Not so, according to Ann Lee: “…”"
    return bool(leads) and then == q - 1 and words.low[then] in (",", ":")


def _per_somebody(site: Site) -> SpeakerCandidate | None:
    """ "…", per the Daily Echo: at the end of its sentence."""
    words, low = site.words, site.words.low
    for i in range(site.q + 1, min(site.hi - 1, site.q + _FAR)):
        if low[i] != "per" or not (low[i - 1] == "," or words.flag[i - 1] & lx.QUOTE):
            continue
        name = phrase_right(words, i + 1, site.hi)
        behind = () if name is None else words.flag[name[1] + 1 : name[1] + 2]
        if name is not None and words.flag[name[1]] & lx.CAP and all(f & _SIGN for f in behind):
            return SpeakerCandidate(ranks.ACCORDING_AFTER, name, i, "according to")
    return None


def words_of(site: Site) -> SpeakerCandidate | None:
    """In the words of Ann Lee, "…" / "…", in the words of Ann Lee / "…" is the message from Ann Lee."""
    words = site.words
    low, flag, q = words.low, words.flag, site.q
    after = q + (q + 1 < len(low))
    if low[after] in _LEADS_TO_SO:
        so = _who_says_so(words, after)
        if so is not None:
            return so
        if low[after] not in _SO:
            q, after = _past_that(words, q, after)
    is_called = flag[after] & lx.BE or low[after] == "that's"  # "…" is the verdict of Ann Lee
    if low[q - 1] == "," and q - 3 >= site.lo and low[q - 3] == "to" and low[q - 2] in _TO_WHOM:  # "to her,"
        return SpeakerCandidate(ranks.WORDS_OF_TOUCHING, (q - 2, q - 2), None, "words of")
    answered = low[after] == "came"  # "…," came his answer
    if not is_called and not answered and _OF_WORDS.isdisjoint(words.vocabulary):
        return whose_words(site) if words.vocabulary & TELL_WHOSE else None
    if is_called or answered:
        name = (_summed_up_by(words, q + 2, site.hi) or _all_he_says(words, q + 2)) if is_called else None
        name = name or _who_is_among_them(site) or _whose_it_was(words, q + 2) or _who_was_asked(site)
        if name is not None:
            return SpeakerCandidate(ranks.ALL_SAID, name, None, "words of")
    return _in_somebodys_words(site) or whose_words(site)


def _who_is_among_them(site: Site) -> Phrase | None:
    """Who is one of those who say so: "Among those calling it “…” was [Ann Lee]"."""
    words, q = site.words, site.q
    one = words.low[site.lo] in _AMONG and words.low[q + 1] in ("is", "was")
    said = one and any(f & lx.CUE for f in words.flag[site.lo : q])
    return somebody(words, phrase_right(words, q + 2, site.hi)) if said else None


def _past_that(words: Words, q: int, after: int) -> tuple[int, int]:
    """The last word of what is quoted and the one behind, past a word that points at it: "“…” – [that]'s the
    word from Ann Lee", "“…” [That] was Ann Lee's verdict"."""
    low = words.low
    if low[after] in DASH_OR_COLON and low[after + 1 : after + 2] in _THATS:
        q, after = after, after + 1
    if low[after] in _THAT and after + 1 < len(low) and words.flag[after + 1] & lx.BE:
        q, after = after, after + 1
    return q, after


def _who_says_so(words: Words, i: int) -> SpeakerCandidate | None:
    """Who says so right behind the words: "“…” So says [Ann Lee]", "“…”: so said [Ann Lee]", "“…” That's
    according to [Ann Lee]", "“…” – the view of [Ann Lee]", "“…” With those words [Ann Lee] left"."""
    low = words.low
    i += low[i] in DASH_OR_COLON
    if i + 2 >= len(words):
        return None
    with_those = low[i] == "with" and low[i + 1] in _THAT and low[i + 2] in _CLOSES_WITH
    if with_those and low[i + 3 : i + 4] == ["from"]:
        name = somebody(words, phrase_right(words, i + 4, len(words)))
    elif with_those:
        hi = words.bounds(i)[1]
        name = somebody(words, first_subject(words, min(i + 3, hi - 1), hi))
    else:
        name = somebody(words, phrase_right(words, _past_pointing(words, i), len(words)))
    if name is None:
        return None
    behind, how = name[1] + 1, low[name[0] - 1] == "how"
    if not (how or with_those) and any(f & lx.CUE for f in words.flag[behind : behind + 1]):
        return None  # "Those are words of a loser, Ann Lee said"
    if how:
        verb, size = behind, len(words)
        if low[verb : verb + 1] == [","]:
            verb = words.next_comma(verb + 1, size) + 1  # "That is how Ann Lee, the clerk, saw it"
        while verb < size and words.flag[verb] & lx.ADV:
            verb += 1
        sees = verb < size and (words.flag[verb] & lx.JUDGE or low[verb] in _PUTTING)
        return SpeakerCandidate(ranks.WORDS_OF_TOUCHING, name, verb, "words of") if sees else None
    return SpeakerCandidate(ranks.ALL_SAID, name, i + 1 if low[i] in _SO else None, "words of")


def _past_pointing(words: Words, i: int) -> int:
    """Where whoever said so is named, behind what points at their words from ``i`` on: "so says [Ann Lee]",
    "that was the verdict from [Ann Lee]", "the view of [Ann Lee].", "that is how [Ann Lee] sees it"; past the
    end where nothing does."""
    low, size = words.low, len(words)
    if low[i] in _SO and words.flag[i + 1] & lx.CUE:
        return i + 2
    if low[i] == "the" and low[i + 1] in _UTTERED and low[i + 2] in _FROM_WHOM:
        name = phrase_right(words, i + 3, size)
        behind = size if name is None else name[1] + 1
        ends = behind == size or words.flag[behind] & lx.STOP or low[behind : behind + 2] in _WHO_IS
        # not "The words of Lee still sting."
        return i + 3 if ends and name and is_name(words, name) else size
    if not low[i].startswith(_THAT):
        return size
    k = i + 1 + (words.flag[i + 1] & lx.BE > 0)
    named = low[k : k + 3]
    if named[:2] == _ACCORDING_TO:
        return k + 2
    if named[:1] == ["how"]:
        return k + 1
    return k + 3 if named[:1] == ["the"] and named[-1] in _FROM_WHOM and named[1] in lx.SPEECH_NOUNS else size


def says_so_below(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Who is said by the paragraph below, which opens with it, to have said what stands alone: "So said [Ann
    Lee]", "Those were the words of [Ann Lee]", "That was the verdict from [Ann Lee]"."""
    if not text.startswith(_POINTS_UP, start):
        return None
    words = Words(text, start, end)
    so = _who_says_so(words, 0)
    name = None if so is None else so.speaker
    return None if name is None else (words.start[name[0]], words.end[name[1]])


def _in_somebodys_words(site: Site) -> SpeakerCandidate | None:
    """Whose words they are, as is said before or behind them: "in the words of [Ann Lee]"."""
    words, low = site.words, site.words.low
    for i in range(max(site.floor, site.q - NEAR), min(site.hi - 1, site.q + NEAR)):
        if low[i] not in _MAY_TELL_WHOSE or i == site.q:
            continue
        viewer = _whose_view_it_is(site, i)
        if viewer is not None:
            return SpeakerCandidate(ranks.WORDS_OF, viewer, i, "words of")
        if low[i] == "words" and low[i - 1] in lx.HIS_HER and low[i - 2] == "in":
            return SpeakerCandidate(ranks.WORDS_OF, (i - 1, i - 1), i, "words of")
        if i + 2 < site.hi and _names_whose(words, i, behind=i > site.q):
            name = somebody(words, phrase_right(words, i + 2, site.hi))
            if name is not None:
                touching = low[site.q + 1 : i] in _TOUCHING
                weight = ranks.WORDS_OF_TOUCHING if touching else ranks.WORDS_OF
                return SpeakerCandidate(weight, name, None, "words of")
    return None


def _whose_view_it_is(site: Site, i: int) -> Phrase | None:
    """Whose view or words it is that the word at ``i``, set off, says: "“…”, in [Lee]'s phrase", "by [her]
    own account, it was “…”"."""
    words, low = site.words, site.words.low
    if i > site.q and low[i] in ("words", "phrase"):
        k = i - 1 - (words.flag[i - 1] & lx.POSSESSIVE == 0)  # "in [Lee]'s own words"
        owner = simple_left(words, k, site.q + 1) if words.flag[k] & lx.POSSESSIVE else None
        name = somebody(words, owner)
        return name if name is not None and low[name[0] - 1] == "in" else None
    if low[i] not in _VIEWS or not words.flag[i + 1] & _BEHIND_A_VIEW:
        return None
    k = i - 1 - (low[i - 1] == "own")
    name = (k, k) if low[k] in lx.HIS_HER else None
    if words.flag[k] & lx.POSSESSIVE:
        name = somebody(words, simple_left(words, k, site.floor))
    before = -1 if name is None else name[0] - 1
    if before < site.floor or low[before] not in _BEFORE_A_VIEW:
        return None
    leads = before == site.lo or words.flag[before - 1] & (lx.PUNCT | lx.QUOTE | lx.CONJ | lx.SUB | lx.BE)
    set_off = words.flag[i + 1] & _SIGN or before == site.lo  # "In [Lee]'s view Ray is “…”"
    return name if leads and set_off else None


def _who_was_asked(site: Site) -> Phrase | None:
    """Who answers where it is said in the sentence before whom somebody asked: '[Lee] was asked if she would
    stand. “…,” came the reply.'"""
    words, q = site.words, site.q
    if words.low[q + 2 : q + 3] != ["the"] or _ANSWERS.isdisjoint(words.low[q + 3 : q + 4]) or site.lo == 0:
        return None
    lo, hi = words.bounds(site.lo - 1)
    for verb in range(hi - 1, lo, -1):
        if words.low[verb] == "put" and words.low[verb + 2 : verb + 3] == ["to"]:
            return somebody(words, phrase_right(words, verb + 3, hi))  # "I put that to [Lee]"
        if words.low[verb] in ASKED:
            if is_passive(words, verb, lo):
                return somebody(words, subject_left(words, verb))
            return somebody(words, phrase_right(words, verb + 1, hi))
    fronted = words.low[lo] in ASKED and words.flag[lo] & lx.PART  # "Asked if she would, Ann Lee sighed."
    return somebody(words, first_subject(words, lo, hi)) if fronted else None


def _names_whose(words: Words, i: int, *, behind: bool) -> bool:
    """Whether it says next whose the words are: "the words of", "to quote", "is the message from"."""
    low = words.low
    if low[i] == "words" or (low[i] in _VIEWS and low[i - 2] == "in"):
        return low[i + 1] == "of"
    if low[i] == "to":
        return low[i + 1] == "quote"
    the = i - 1 if low[i - 1] == "the" else i - 2  # "the dry verdict of"
    noun = behind and low[i] in _SAID and low[the] == "the"
    return noun and (low[i + 1] == "from" or (low[i + 1] == "of" and bool(words.flag[the - 1] & lx.BE)))


def _summed_up_by(words: Words, i: int, hi: int) -> Phrase | None:
    """Who put it so: '"…" was how the day was summed up by [Ann Lee]'."""
    if words.low[i : i + 1] != ["how"]:
        return None
    for k in range(i, min(hi - 1, i + NEAR)):
        if words.low[k] == "by":
            return somebody(words, phrase_right(words, k + 1, hi))
    return None


def _all_he_says(words: Words, i: int) -> Phrase | None:
    """Who says no more than the words: '"…" was all [Ann Lee] would say', '"…" is the most I could get from
    [her]'; not '“…” is the best she could do', '“…” is all we hope for from her'."""
    low, every = words.low, words.low[i : i + 1] == ["all"]
    most = low[i : i + 1] == ["the"] and not _MOST.isdisjoint(low[i + 1 : i + 2])
    begin = i + 1 + (2 if low[i : i + 3] == _AS_MUCH_AS else most)
    begin += low[begin : begin + 1] == ["that"]
    name = somebody(words, phrase_right(words, begin, len(words))) if every or begin > i + 1 else None
    if name is None:
        return None
    verbs = range(name[1] + 1, min(name[1] + 1 + _LONGEST_VERB, len(words)))
    got = next((k for k in verbs if low[k] in _GETTING), None)
    reporter = low[name[0]] in ("i", "we")
    if got is None or not reporter:
        says = every or any(words.flag[k] & lx.CUE for k in verbs)
        return name if says and not reporter else None
    for k in range(got + 1, min(got + NEAR, len(words) - 1)):
        if low[k] == "from" or low[k - 1 : k + 1] == _OUT_OF:
            them = words.flag[k + 1] & lx.OBJ > 0
            return (k + 1, k + 1) if them else somebody(words, phrase_right(words, k + 1, len(words)))
    return None


def _whose_it_was(words: Words, i: int) -> Phrase | None:
    """Whose words they are said to be right behind them: '"…" was [her] reply', '"…" was [another]'."""
    if i >= len(words):
        return None
    closed = i + 1 >= len(words) or words.flag[i + 1] & (lx.STOP | lx.PUNCT)
    if words.low[i] in lx.COUNTERS and closed:
        return (i, i)
    begin, nouns = i, lx.ANNOUNCED_NOUNS
    for k in range(i, min(i + NEAR, len(words) - 1)):
        if words.flag[k] & (lx.POSS | lx.POSSESSIVE):
            his = k == begin and words.flag[k] & lx.POSS
            after = words.low[k + 1 : k + 3]
            noun = not nouns.isdisjoint(after) or after == _PARTING_SHOT  # "her reply", "her curt reply"
            return ((k, k) if his else somebody(words, simple_left(words, k, begin))) if noun else None
        of = words.low[k] == "of"
        if of and (words.low[k - 1] in nouns or words.low[k - 1] in ("word", "words")):
            whose = phrase_right(words, k + 1, len(words))
            if whose is not None and not words.flag[whose[1]] & lx.POSSESSIVE and is_name(words, whose):
                return whose  # "…" was the verdict of [Ann Lee]
        if of and words.low[k - 1] in _PARTS_OF_A_SPEECH:
            begin, nouns = k + 1, _GIVEN  # "the last word of [Lee's] speech"
        elif not is_noun(words, k) and not words.flag[k] & lx.DET and words.low[k] != "last":
            break
    return None


def own_feeling(site: Site) -> SpeakerCandidate | None:
    """Ann Lee is "extremely confident" that she has won, shared her "deep dismay": what somebody is said to
    feel in their own words."""
    words, q = site.words, site.q
    shares = q - 2 > site.lo and words.flag[q - 1] & lx.POSS > 0 and words.low[q - 2] in _SHARING_A_FEELING
    k = q - 1 - shares
    while k > site.lo and words.flag[k] & lx.ADV:
        k -= 1
    if k <= site.lo or not (shares or words.flag[k] & lx.BE):
        return None
    if not _tells_a_feeling(words, q, _FEELING_NOUNS if shares else _FEELINGS):
        return None
    name = somebody(words, subject_of(words, k, site.floor) if shares else subject_left(words, k))
    if name is None:
        return None
    if not (shares or words.flag[name[1]] & lx.CAP or words.low[name[1]] in lx.HE_SHE):
        return None
    return SpeakerCandidate(ranks.SPEECH_NOUN, name, k, "own feeling")


def _tells_a_feeling(words: Words, q: int, feelings: frozenset[str]) -> bool:
    """Whether a quotation ends in one of these words, or opens with one past adverbs: “very proud of us”."""
    said = words.text[words.start[q] : words.end[q]].lower().strip('"“”.,').split()
    first = next((word for word in said if not (lx.TAGS.get(word) or lx.guess(word)) & lx.ADV), "")
    return not feelings.isdisjoint((first, *said[-1:]))


def sign_off(site: Site) -> SpeakerCandidate | None:
    """ "…" – Ann Lee, MP for Marsh. / "…" (Ann Lee)."""
    words, q = site.words, site.q
    size = len(words.low)
    last = min(size - 1, q + _SIGNED_TOGETHER)
    while q < last and words.flag[q + 1] & lx.QUOTE:
        q += 1  # "…" "…" – Ann Lee
    if q == site.lo and words.low[q + 1 : q + 2] == ["("]:
        return None if site.title else _in_brackets(words, q + 2)
    if q + 1 >= size or words.low[q + 1] != "-":
        alone = q == site.q and (q == site.lo or words.low[:q] in _A_BULLET)
        return _named_behind(site) if alone else None
    name = phrase_right(words, q + 2, size)
    if name is None or (not is_name(words, name) and person_grade(words, name) < 2):
        return None
    if site.last.isalnum() and is_said(words, site.lo, q):
        return None  # "Lee said it was for her “two angels” – Ray and Joe": who they are
    if name[0] == name[1] and (words.low[name[0]] in _AGENCIES or len(words.low[name[0]]) == 1):
        return None  # "… – PA", "… – J": the agency, or the reporter, that sent the story
    after = name[1] + 1
    if after >= len(words) or words.low[after] in (",", ".", "(") or words.flag[after] & lx.QUOTE:
        return SpeakerCandidate(ranks.SIGNED, name, None, "sign-off")
    if q == site.lo and words.flag[after] & (lx.PREP | lx.ING):
        return SpeakerCandidate(ranks.SIGNED, name, None, "sign-off")  # "…" – Ann Lee after the count
    return None


def _in_brackets(words: Words, i: int) -> SpeakerCandidate | None:
    """A name that is all of brackets from ``i`` on, which end the sentence: "“…” (Ann Lee)."; not "“Ulysses”
    (Joyce) is long"."""
    name = phrase_right(words, i, len(words))
    if name is None or not (is_name(words, name) and is_of_somebody(words, name)):
        return None
    after = name[1] + 1
    ends = all(f & lx.STOP for f in words.flag[after + 1 : after + 2])
    credit = "/" in words.text[words.start[name[0]] : words.end[name[1]]]  # "(Ann Lee/PA)"
    if words.low[after : after + 1] != [")"] or not ends or credit:
        return None
    return SpeakerCandidate(ranks.SIGNED, name, None, "sign-off")


def _named_behind(site: Site) -> SpeakerCandidate | None:
    """A name behind a colon, or all that follows, with who it is: “We are done”: Ann Lee leaves; “We are
    done.” Ann Lee, candidate."""
    words, begin, size = site.words, site.q + 1, len(site.words)
    colon = begin < size and words.low[begin] == ":"
    begin += colon
    if begin >= size or not words.flag[begin] & lx.CAP or not (colon or site.last in ".!?…"):
        return None
    few = words.text.count(" ", words.start[site.q], words.end[site.q]) < 2
    name = None if few else phrase_right(words, begin, size)
    if name is None or not is_name(words, name):
        return None
    if not (is_of_somebody if colon else is_whole_name)(words, name):
        return None
    rest = range(name[1] + 1, size - (words.flag[-1] & lx.STOP > 0))
    if not colon and (len(rest) > NEAR or any(words.flag[k] & _SAYS_MORE for k in rest)):
        return None
    set_off = colon or not rest or words.low[rest.start] == ","
    return SpeakerCandidate(ranks.SIGNED, name, None, "sign-off") if set_off else None
