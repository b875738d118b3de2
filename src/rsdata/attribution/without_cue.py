"""Speakers named without a reporting verb, and words that have no speaker: titles of works, scare quotes."""

from __future__ import annotations

import re
from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.cue_after import with_its_author
from rsdata.attribution.nested_clauses import branded_by, in_use, owner_at, remark_of
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.attribution.whose_words import TELL_WHOSE, whose_words
from rsdata.language import lexicon as lx
from rsdata.language.clauses import (
    first_subject,
    main_subject,
    nearest_subject,
    opens_without_subject,
    subject_of,
)
from rsdata.language.common_nouns import DOCUMENTS
from rsdata.language.names import FUNCTION_WORDS, is_given
from rsdata.language.noun_phrases import (
    Phrase,
    head_of,
    is_name,
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
from rsdata.language.word_lists import tagged

# "and I was glad of it"
_GOES_ON_OF_ITSELF: Final = re.compile(r"[“\"]?(?:and|but|because|so)\b[^.;:“”\"]{0,60} I(?:['’]\w+)? ")
_SIGNED_TOGETHER: Final = 6  # quotations before the name that signs them all
_NAMED_WITHIN: Final = 20_000  # characters from a name to where it stands again
_FAR: Final = 24  # tokens between a quotation and "a claim by Ann Lee that"
_TAIL_OF_A_NAME: Final = 6  # tokens: "Ann Lee from the company,"
_PLACES: Final = 3  # places and times between Ann Lee and "that"
_NEAR: Final = 14  # tokens between a quotation and "in the words of"

# What joins a noun of speech to the words: "her claim that", "his call for".
_AFTER_NOUN: Final = tagged("after a noun of speech")
_REPORTS: Final = frozenset(("report", "reports", "finding", "findings", "memo"))
_MADE_BY_SOMEBODY: Final = lx.SPEECH_NOUNS | _REPORTS
_SIGNS: Final = tagged("signs") | tagged("papers")
_REMARKING: Final = lx.all_forms("verbs of making a remark")
_BY_THE_WAY: Final = tagged("remarks by the way")
_REMARKED: Final = lx.SPEECH_NOUNS | _BY_THE_WAY
_UNDERTAKINGS: Final = tagged("undertakings")
_SHOWING: Final = tagged("what shows how somebody feels")  # "Ann Lee's voice broke as she spoke: “…”"
_OWNED: Final = lx.ANNOUNCED_NOUNS | _SHOWING
# What has its words from nobody in particular: "its motto, “…”".
_UNDER: Final = frozenset(("with", "under", "by", "using", "carrying", "bearing"))
_WORKS: Final = tagged("nouns of a work")
_NAMED_ACTIONS: Final = tagged("nouns before the name of what is done")
_WORDS_SHOWN: Final = frozenset(("word", "words", "phrase", "message", "caption"))
_READING: Final = frozenset(("reading", "saying", "read", "reads", "said", "says"))
_THAT_SHOWS: Final = frozenset(("that", "which"))
# ... which no words of somebody are on, as on a card or in a headline.
_CARRIED: Final = tagged("signs") - {"headline", "headlines", "card", "cards", "petition"}
_SHOWS: Final = _CARRIED | _THAT_SHOWS
_CLOSES_WITH: Final = frozenset(("word", "words", "message"))
_TAKING_OUT: Final = lx.all_forms("verbs of taking out")
_WHAT_IS_NAMED: Final = tagged("nouns set before their own words")
_OF_NOBODY: Final = tagged("words before a scare quote")
_LABELS: Final = tagged("labels")
_ANYBODY: Final = (tagged("pronouns for anybody") - {"you"}) | {"every", "each", "no"}
_NO_NAMES: Final = (
    tagged("words before a colon")
    | tagged("participles of meeting with words")
    | DOCUMENTS
    | lx.ANNOUNCED_NOUNS
    | (FUNCTION_WORDS - lx.COUNTERS)
)
_ASKED: Final = tagged("verbs of asking")
_FEELINGS: Final = tagged("one's own feeling")
_FEELING_NOUNS: Final = tagged("nouns of one's own feeling")
_SHARING_A_FEELING: Final = lx.all_forms("verbs of sharing a feeling")
_GOES_ON: Final = lx.CONJ | lx.FINITE | lx.ING
_SHARING: Final = lx.all_forms("verbs of sharing")
_WRITINGS: Final = lx.WRITINGS | {"tweet", "post"}
_PASSING_ON: Final = frozenset(("report", "reports", "reported", "quote", "quotes", "quoted"))
_PASSES_ON: Final = _PASSING_ON | _SHARING
_LONGEST_OWNED: Final = 4  # tokens from "Lee's" to "speech"
_OUTLOOKS: Final = tagged("outlooks")
_OF_SOMETHING_NEW: Final = frozenset(("a", "an", "some", "more", "of", "about", "for"))
_THAT: Final = ("that", "this")
_DASH_OR_COLON: Final = ("-", ":")
_THATS: Final = (["that"], ["that's"], ["this"])
_ACCORDING_TO: Final = ["according", "to"]
_PIECES: Final = frozenset(
    ("account", "analysis", "article", "column", "editorial", "essay", "op-ed", "piece", "post")
)
_PARTS_OF_A_SPEECH: Final = frozenset(("word", "words", "line", "lines", "sentence", "start", "end"))
_GIVEN: Final = lx.ANNOUNCED_NOUNS | {"interview", "column", "article"}
_WHATS: Final = ("what's", "who's", "how's")  # "On what's next"
_LABEL: Final = 3  # blanks in one such as “Related:”
_ANSWERS: Final = frozenset(("reply", "answer", "response", "retort"))
_SAYS_MORE: Final = lx.FINITE | lx.AUX | lx.PRON | lx.QUOTE | lx.STOP
_BULLETS: Final = frozenset("•·*")
_HEADLINES: Final = frozenset(("headline", "headlines"))
_SPLASHING: Final = lx.all_forms("verbs of printing large")
_HEADS: Final = frozenset(("headlines", "headlined"))
_HEADING: Final = _HEADLINES | _HEADS | _SPLASHING
_ON_OR_WITH: Final = frozenset(("on", "with", "for"))
_NAMES_OF_PAPERS: Final = tagged("last words of papers") | tagged("nouns of an outlet")
_PARTS_OF_A_PAPER: Final = tagged("parts of a paper")
_AGENCIES: Final = tagged("picture agencies")
_PARTS_CALL: Final = lx.FINITE | lx.PUNCT | lx.SUB | lx.REL | lx.QUOTE
_HAS: Final = frozenset(("had", "has", "have"))
_FOR_SOMEBODY: Final = frozenset(("for", "to"))
_CALLS: Final = frozenset(("call", "calls", "appeal", "appeals", "demand", "demands", "plea", "pleas"))
_MAKING_WORKS: Final = lx.all_forms("verbs of making a work")
_SINGING: Final = lx.all_forms("verbs of singing")
_ON_SOMETHING: Final = (["on"], ["in"], ["across"])  # "wrote “Go Home” on the wall"
_MET: Final = tagged("participles of meeting with words")
_MADE_BY: Final = frozenset(("by", "from"))
_VIEWS: Final = frozenset(("view", "opinion", "eyes"))
_OF_WORDS: Final = frozenset(("words", "from", "quote", "phrase")) | _VIEWS
_FROM: Final = (["more", "from"], ["text", "from"])
_SENT: Final = lx.SPEECH_NOUNS | tagged("what somebody sends")
_SAID: Final = lx.SPEECH_NOUNS | {"word"}
_MAY_TELL_WHOSE: Final = _VIEWS | _SAID | {"words", "phrase", "to"}
_TO_WHOM: Final = frozenset(("him", "her", "them"))
# What may stand between a closing mark and "words" where "in the words of" touches it.
_TOUCHING: Final = ([",", "in", "the"], ["in", "the"])
_SIGN: Final = lx.STOP | lx.PUNCT
_BEFORE_TIME: Final = lx.PREP | lx.DET | lx.ADJ | lx.ADV
_BEFORE_SPEECH: Final = frozenset((",", ":", "as", "that", "-"))
_OF_SOMEBODY: Final = lx.CAP | lx.POSS | lx.POSSESSIVE | lx.PRON | lx.OBJ | lx.AUX
_NOUN_STARTS: Final = lx.POSSESSIVE | lx.DET | lx.POSS | lx.PREP | lx.PUNCT | lx.QUOTE


def colon(site: Site) -> SpeakerCandidate | None:
    """Ann Lee: "…" / Lee on Marsh: "…" / Ann Lee arrives at the count: "…"."""
    words, q, lo = site.words, site.q, site.lo
    if q - 2 < lo or words.low[q - 1] not in (":", "-", ";"):
        return None
    if words.low[q - 1] == "-":
        return _before_dash(site)
    if words.low[q - 1] == ";":
        return _before_semicolon(site)
    name = _after_dash(site) or passed_on(words, lo, q)
    if name is not None:
        return SpeakerCandidate(ranks.COLON_NAME, name, None, "colon")
    if is_topic(site) or (words.low[q - 2] in _ASKED and site.last == "?" and words.flag[q - 3] & lx.BE):
        return None  # "Ann Lee was asked: “Why?”"
    author = piece_by(words, lo, q)
    if author is not None:
        return SpeakerCandidate(ranks.COLON, author, None, "colon")
    if opens_without_subject(words, lo):
        return None  # "Adds: “…”"
    name = first_subject(words, site.floor, q - 1)
    said = _announced(words, lo, q - 1) or name
    owner = None if said is None else owner_of_words(words, said, q)
    if said is not None and owner is not None:
        cue = None if words.low[said[1]] in _SHOWING else said[1]
        return SpeakerCandidate(ranks.COLON, owner, cue, "colon")
    if _only_tells_where(words, lo, q - 1):
        return None
    labelled = words.low[lo] in _LABELS and words.low[lo : lo + 2] not in _FROM
    captioned = simple_left(words, q - 2, lo) if labelled else None
    if captioned is not None and words.low[captioned[0] - 1] == "," and is_name(words, captioned):
        return SpeakerCandidate(ranks.COLON, captioned, None, "colon")  # "Image caption, Ann Lee: …"
    if labelled:
        return None  # "Photo by Ann Lee: …"
    name = _of_the_line(site, name)
    return None if name is None else SpeakerCandidate(ranks.COLON, name, None, "colon")


def _of_the_line(site: Site, name: Phrase | None) -> Phrase | None:
    """Who stands before the colon; ``name`` is the subject of the sentence."""
    low = site.words.low
    name = _beside_colon(site, name) or _of_the_sentence(site, name)
    if name is None or low[name[0]] in _ANYBODY:  # "Everybody has the same line: “…”"
        return None
    tells_when = (
        site.words.flag[site.lo] & lx.ADJ and site.words.flag[site.lo + 1] & lx.PREP
    )  # "Late in May:"
    return None if name == (site.lo, site.lo) and (tells_when or _is_no_name(low[site.lo])) else name


def _is_no_name(low: str) -> bool:
    """Whether a word that opens a line is nobody's name: "Latest: “…”", "Verdict on the night: “…”"."""
    if low in _NO_NAMES:
        return True
    tags = lx.TAGS.get(low, 0) or (lx.guess(low) if low.endswith("ed") else 0)
    return bool(tags & (lx.PART | lx.ADV)) and not is_given(low)


def piece_by(words: Words, lo: int, hi: int) -> Phrase | None:
    """Who wrote what a sentence tells of before a colon: "The Echo has this account by [Ann Lee] of it:"."""
    if words.low[hi - 1] != ":" or "by" not in words.low[lo:hi]:
        return None
    for k in range(lo + 1, hi - 2):
        if words.low[k] == "by" and words.low[k - 1] in _PIECES:
            return somebody(words, phrase_right(words, k + 1, hi - 1))
    return None


def passed_on(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whose speech or writing a sentence only passes on before a colon: "The Echo reported on [Ann Lee's]
    speech:", "Bob Ray shared [Ann Lee's] post:"."""
    if words.low[hi - 1] != ":" or _PASSES_ON.isdisjoint(words.vocabulary):
        return None
    for k in range(lo + 1, hi - 3):
        of_speech = words.low[k] in _PASSING_ON and words.low[k + 1] in ("on", "from")
        if of_speech or words.low[k] in _SHARING:
            owner = next((n for n in range(k + 1, hi - 2) if words.flag[n] & lx.POSSESSIVE), hi)
            owned = range(owner + 1, min(hi - 1, owner + _LONGEST_OWNED))
            nouns = lx.ANNOUNCED_NOUNS if of_speech else _WRITINGS
            speech = next((n for n in owned if words.low[n] in nouns), hi)
            beside = range(speech, hi)
            goes_on = any(words.low[n] in (",", "with") or words.flag[n] & _GOES_ON for n in beside[1:])
            told = speech < hi and not goes_on
            first = k + 1 + (of_speech or words.low[k + 1] in lx.PHRASAL_PARTICLES)
            return somebody(words, owner_at(words, owner, first)) if told else None
    return None


def who_replies(words: Words, phrase: Phrase) -> Phrase | None:
    """Whose words a phrase before a colon brings: "Then came a reply from [Ann Lee]:"."""
    low, first = words.low, phrase[0]
    reply = head_of(words, phrase)
    if low[reply] in _SENT and low[reply + 1] == "from":
        to = next((k for k in range(reply + 2, phrase[1]) if low[k] == "to"), phrase[1] + 1)
        return somebody(words, (reply + 2, to - 1))  # "A text from [Ann Lee] to Bob Ray:"
    apart = low[first - 1] == "from" and low[first - 2] in _SENT
    return somebody(words, phrase) if apart else None


def _announced(words: Words, lo: int, end: int) -> Phrase | None:
    """What a sentence announces at its start: "From [Lee's speech]:", "This is [Lee's take]:"."""
    begin = lo + (words.low[lo] == "from")
    if words.low[lo + 1] == "from" and words.low[lo] not in _SENT:
        begin = lo + 2  # "Quotes from [Lee's speech]:"
    elif words.low[lo] in ("this", "here") and words.flag[lo + 1] & lx.BE:
        begin = lo + 2
    elif words.low[lo] == "here's":
        begin = lo + 1
    said = phrase_right(words, begin, end)
    return said if said is not None and words.low[said[1]] in lx.ANNOUNCED_NOUNS else None


def _beside_colon(site: Site, name: Phrase | None) -> Phrase | None:
    """Somebody before the colon, where the sentence is about nobody: "It is no surprise to [Ann Lee]: …"."""
    words = site.words
    beside = simple_left(words, site.q - 2, site.floor)
    replies = None if beside is None else who_replies(words, beside)
    if replies is not None:
        return replies
    if beside is None or person_grade(words, beside) < 2 or not site.capital:
        return None
    turns = _turns_to(words, beside[0] - 1, site.lo)
    if turns is not None and name is None:
        return None
    if turns is not None and words.low[turns - 1] == ",":
        whose = simple_left(words, turns - 2, site.floor)
        if whose is not None and person_grade(words, whose) == 2 and words.low[whose[0] - 1] == "from":
            return whose  # "A dire pun from [Lee], talking to Ray:"
    if name is not None and _holds_an_office(words, name[1] + 1, beside):
        return (name[0], beside[1])
    told = name is not None and is_name(words, name) and words.low[name[1] + 1] in (",", "(")
    sent = beside[0] > site.lo and words.low[beside[0] - 1] == "from" and not told  # "More from Ann Lee: …"
    return beside if sent or name is None or person_grade(words, name) < 2 else None


def _turns_to(words: Words, k: int, lo: int) -> int | None:
    """Where it is said that whoever speaks only does something to somebody, up to whom it goes to ``k``:
    "Then, [turning] to Ann Lee: “…”"."""
    while k > lo and not words.flag[k] & (lx.ING | lx.PUNCT | lx.FINITE | lx.QUOTE):
        k -= 1
    return k if k >= lo and words.flag[k] & (lx.ING | lx.CUE) == lx.ING else None


def _holds_an_office(words: Words, i: int, name: Phrase) -> bool:
    """Whether the rest of a body's name and an office in it lead to somebody's name: "Council [on the Ageing
    boss Ann Lee]"; not "Lee [on Labour leader Bob Ray]"."""
    on = words.low[i] == "on" and words.low[i - 1] not in ORGANISATION_NOUNS
    rest = range(i, name[1])
    told = any(words.flag[k] & (lx.FINITE | lx.AUX | lx.PUNCT) and not words.flag[k] & lx.CAP for k in rest)
    return not (on or told) and is_name_word(words, name[1]) and any(words.flag[k] & lx.ROLE for k in rest)


def _of_the_sentence(site: Site, name: Phrase | None) -> Phrase | None:
    """The subject of the sentence, where it can speak, else a name of which its last clause speaks."""
    words = site.words
    if words.low[site.lo] in ("for", "from", "to"):  # "For Ann Lee, this is progress: …"
        whom = somebody(words, phrase_right(words, site.lo + 1, site.q - 1))
        if whom is not None and is_name(words, whom) and words.low[whom[1] + 1] == ",":
            return whom
    if name is not None and _does_something(words, name):
        return (name[0], name[0])
    if name is not None and person_grade(words, name) >= (1 if _printed(site, name) else 2):
        return _who_it_is(words, name, site.q - 1) or name
    name = nearest_subject(words, site.q - 2, site.floor) if site.capital else None
    return name if name is not None and is_name(words, name) else None


def _does_something(words: Words, name: Phrase) -> bool:
    """Whether a verb that no list knows is taken for a noun behind a surname: "[Lee] adopts a tone:"."""
    verb = name[0] + 1
    if name[1] != verb or words.flag[verb] or not words.low[verb].endswith("s"):
        return False
    takes = words.flag[verb + 1] & (lx.DET | lx.POSS | lx.OBJ)
    return takes > 0 and is_name_word(words, name[0]) and is_named_elsewhere(words, name[0])


def is_named_elsewhere(words: Words, i: int) -> bool:
    """Whether the word at ``i``, which opens its sentence, is written with a capital near it too."""
    text, start, end = words.text, words.start[i], words.end[i]
    word = text[start:end]
    return (
        text.find(word, max(0, start - _NAMED_WITHIN), start) >= 0
        or text.find(word, end, end + _NAMED_WITHIN) >= 0
    )


def _who_it_is(words: Words, role: Phrase, end: int) -> Phrase | None:
    """Who is said to be what a sentence is about: "The youngest winner tonight is [Ann Lee]:"."""
    be = role[1] + 1
    while be < end and words.flag[be] & (lx.ADV | lx.TIME):
        be += 1
    if is_name(words, role) or be >= end or not words.flag[be] & lx.BE:
        return None
    name = phrase_right(words, be + 1, end)
    if name is None or any(words.flag[k] & (lx.FINITE | lx.AUX) for k in range(name[1] + 1, end)):
        return None
    return name if is_name(words, name) else None


def is_topic(site: Site) -> bool:
    """Whether a sentence begins with whom or what the words are about: "On Ann Lee: “…”"."""
    words, lo, q = site.words, site.lo, site.q
    if words.low[q - 1] != ":" or words.low[lo] not in ("on", "of"):
        return False
    begin = lo + 1 + (words.low[lo + 1] in _WHATS)
    return not any(words.flag[k] & (lx.FINITE | lx.AUX) for k in range(begin, q - 1))


def _only_tells_where(words: Words, lo: int, end: int) -> bool:
    """Whether it is said only in what the words stand, not whose they are: "In the victory speech", "From the
    letter"; or where they were met with: "Overheard in the lift"."""
    if words.low[lo] in _MET and words.flag[lo + 1] & lx.PREP and words.low[lo + 1] not in _MADE_BY:
        return True
    if words.low[lo] not in ("in", "from") or end - lo > _NEAR:
        return False
    if any(words.flag[k] & _OF_SOMEBODY for k in range(lo + 1, end)):
        return False
    return any(words.low[k] in lx.ANNOUNCED_NOUNS for k in range(lo + 1, end))


def owner_of_words(words: Words, name: Phrase, q: int) -> Phrase | None:
    """Whose the words are that a noun of speech announces: "Ann Lee's message to us: …", "Her reply was
    brief: …", "The reaction of Ann Lee: …"."""
    if words.low[name[1]] not in _OWNED:
        return None
    begin = name[0]
    for k in range(name[0], name[1]):
        if words.low[k] == "of":
            begin = k + 1  # "the first words of [her] speech"
        if words.low[k] in ("his", "her"):
            return (k, k)
        if words.flag[k] & lx.POSSESSIVE:
            when = lx.TAGS.get(words.low[k][:-2], 0) & lx.TIME  # "Tonight's mood"
            return None if when else (begin, k)
    if words.low[name[1] + 1] not in ("of", "from", "by"):
        return None
    whose = phrase_right(words, name[1] + 2, q - 1)
    return None if whose is None else owner_of_words(words, whose, q) or somebody(words, whose)


def _before_dash(site: Site) -> SpeakerCandidate | None:
    """A name and a dash, and nothing else before a quotation but who it is: Ann Lee, baker – "…"."""
    words, dash = site.words, site.q - 1
    bullet = words.low[site.lo] in _BULLETS
    name = phrase_right(words, site.lo + bullet, dash)
    beside = simple_left(words, dash - 1, site.floor) if "from" in words.vocabulary else None
    replies = None if beside is None else who_replies(words, beside)
    if replies is not None:
        return SpeakerCandidate(ranks.COLON, replies, None, "colon")  # "A question from Ann Lee – “…”"
    if name is None or not is_name(words, name):
        return None
    if name[0] == name[1] and not (
        name[0] == 0 and site.q + 2 > len(words) and (site.capital or site.last in ".!?")
    ):
        return None  # but a line that is all: Lee – "…"
    if name[1] + 1 < dash and words.low[name[1] + 1] not in (",", "("):
        return None
    return SpeakerCandidate(ranks.COLON, name, None, "colon")


def _before_semicolon(site: Site) -> SpeakerCandidate | None:
    """A whole name with a semicolon for a colon: Ann Lee; "…"."""
    name = phrase_right(site.words, site.lo, site.q - 1)
    if name != (site.lo, site.q - 2) or name[0] == name[1] or not site.capital:
        return None
    return SpeakerCandidate(ranks.COLON, name, None, "colon") if is_name(site.words, name) else None


def _after_dash(site: Site) -> Phrase | None:
    """The name between a dash, or a label, and the colon before a quotation: HEADLINE - Ann Lee: "…", "TJ:
    [Ann Lee], to the hall: “…”"."""
    words, q = site.words, site.q
    for k in range(q - 2, max(site.lo, q - 30) - 1, -1):
        if words.low[k] in _DASH_OR_COLON:
            name = somebody(words, phrase_right(words, k + 1, q - 1))
            if name is not None and _is_all_of(words, name, q - 1):
                return who_replies(words, name) or name
    return None


def _is_all_of(words: Words, name: Phrase, end: int) -> bool:
    """Whether nothing stands up to ``end`` but a name, or several, and to whom or where it is said."""
    comma = name[1] + 1
    if comma == end or _begins_list(words, name, end):
        return True
    where = words.low[comma] == "," and words.flag[comma + 1] & lx.PREP and is_name(words, name)
    return bool(where) and not any(f & (lx.PUNCT | lx.FINITE) for f in words.flag[comma + 1 : end])


def _begins_list(words: Words, name: Phrase, end: int) -> bool:
    """Whether a name is the first of several up to ``end``: "[Ann Lee], Bob Ray and Ida Moss"."""
    rest = range(name[1] + 1, end)
    joins = [k for k in rest if words.low[k] == "," or words.low[k] in ("and", "&")]
    listed = all(words.flag[k] & lx.CAP for k in rest if k not in joins)
    return is_name_word(words, name[1]) and listed and "and" in words.low[rest.start : end]


def _printed(site: Site, name: Phrase) -> bool:
    """Whether a sentence stands in print: "The sign on the door: …", "The headline: …"."""
    low = site.words.low
    return site.capital and (low[head_of(site.words, name)] in lx.PAPERS or low[site.q - 2] == "headline")


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
        if low[i] in _HEADLINES and i + 2 < q and low[i + 1] in ("in", "on", "of", "from"):
            paper = somebody(words, phrase_right(words, i + 2, q))
            if paper is None:
                return None
            verb = next((k for k in range(paper[1] + 1, q) if words.flag[k] & lx.CUE), None)
            return SpeakerCandidate(ranks.HEADLINE, paper, verb, "headline")
    return None


def _splashed_on(site: Site) -> SpeakerCandidate | None:
    """The paper that prints a quotation large: "The Echo's front page leads with “…”"."""
    words, verb = site.words, site.q - 2
    while verb > site.lo and words.low[verb + 1] not in _ON_OR_WITH and is_noun(words, verb + 1):
        verb -= 1  # "headlines its front page “…”"
    on = words.low[verb] in _SPLASHING and words.low[verb + 1] in _ON_OR_WITH
    if verb <= site.lo or not (on or (words.low[verb] in _HEADS and words.flag[verb + 1] & lx.POSS)):
        return None
    paper = subject_left(words, verb) if site.capital else None
    head = "" if paper is None else words.low[head_of(words, paper)]
    prints = head in _NAMES_OF_PAPERS or head in _PARTS_OF_A_PAPER
    return SpeakerCandidate(ranks.HEADLINE, paper, verb, "headline") if prints else None


def full_sentence(site: Site) -> SpeakerCandidate | None:
    """Ann Lee shared her worries with the hall, "…" / Lee also liked the plan – "…" / Lee voted Green, "and I
    was glad of it"."""
    words, q, lo = site.words, site.q, site.lo
    if q - 2 < lo or site.title or words.low[q - 1] not in (",", "-"):
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
    made = _remarked(words, q, site.floor)
    if made is not None:
        return SpeakerCandidate(ranks.SPEECH_NOUN_THAT, *made, "speech noun")
    remarked = remark_of(site)
    if remarked is not None:
        that = ranks.SPEECH_NOUN_THAT - ranks.PER_TOKEN * (q - remarked[1])
        return SpeakerCandidate(that if low[q - 1] == "as" else ranks.SPEECH_NOUN, *remarked, "speech noun")
    i = _speech_noun_before(words, q, max(lo, q - _FAR))
    if i is None:
        return _came_from(site) if low[q + 1 : q + 2] == ["from"] else None
    if low[i] in _CLOSES_WITH and "with" in (low[i - 1], low[i - 2] if low[i - 1] == "the" else ""):
        return _closes_with(site, i)
    that = ranks.SPEECH_NOUN_THAT - ranks.PER_TOKEN * (q - i)
    said_by = _who_made_it(words, i, q)
    if said_by is not None:
        told_of = _is_told_of(site, i, said_by)
        return None if told_of else SpeakerCandidate(that, said_by, i, "speech noun")
    if q - i > _NEAR or low[i] in _REPORTS:
        return None
    k = i - 1
    while k >= max(lo, i - 4) and not flag[k] & _NOUN_STARTS:
        k -= 1
    k -= (
        k > lo and flag[k] & lx.QUOTE and flag[k - 1] & (lx.POSSESSIVE | lx.POSS) > 0
    )  # "Lee's “silly” claim"
    if k < lo:
        return None
    owner = owner_at(words, k, site.floor)
    then, that_at = _goes_on_at(words, k, i, q)
    if owner is None or (then < q and low[then] not in _AFTER_NOUN):
        return None
    weight = that if _brings_its_words(words, i, that_at, q) else ranks.SPEECH_NOUN
    return SpeakerCandidate(weight, owner, i, "speech noun")


def _goes_on_at(words: Words, k: int, i: int, q: int) -> tuple[int, int]:
    """Where a phrase from token ``k`` to the speech noun at ``i`` goes on, an adverb past, and where "that"
    may stand behind it: "her stock answer then – “…”", "her remarks to the board earlier in May that “…”"."""
    low = words.low
    if (low[i + 1] == "to" or low[i + 1] not in _AFTER_NOUN) and low[k - 1] != "in":
        past = _past_where(words, i + 1, q)
        if low[past] == "that":
            return past, past
    return i + 2 if words.flag[i + 1] & lx.ADV else i + 1, i + 1


def _came_from(site: Site) -> SpeakerCandidate | None:
    """Who uttered a few words that are told as a thing: "There was a terse “no” from [Ann Lee]"."""
    words, q, article = site.words, site.q, site.q - 1
    while article > site.lo and not words.flag[article] & ~lx.ADJ:
        article -= 1
    few = words.text.count(" ", words.start[q], words.end[q]) < _LABEL
    if not few or article < site.lo or words.low[article] not in ("a", "an"):
        return None
    name = somebody(words, phrase_right(words, q + 2, site.hi))
    if name is None or name[0] == name[1] or words.low[head_of(words, name)] in ORGANISATION_NOUNS:
        return None
    return SpeakerCandidate(ranks.SPEECH_NOUN, name, None, "speech noun")


def _brings_its_words(words: Words, i: int, then: int, q: int) -> bool:
    """Whether a noun of speech at ``i`` has its words behind it: "claim that it was “…”", "call to “…”"."""
    if words.low[i] in _CALLS and words.low[then] in ("for", "to"):
        whom = words.low[then] == "for" and words.low[q - 1] == "to"  # "call for her to “…”"
        return then == q - 1 or (whom and not any(f & _PARTS_CALL for f in words.flag[then:q]))
    return words.low[then] == "that" and not _cue_between(words, then, q)


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
        return _who_has_it_for(words, i, q) if low[i + 1] in _FOR_SOMEBODY and ":" in low[i:q] else None
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
    return said_by if called or low[then] == "that" or low[beside] in ("was", "is") else None


def _who_has_it_for(words: Words, i: int, q: int) -> Phrase | None:
    """Who has what the noun at ``i`` says for somebody, before a colon and the writer's own words: "[Ann Lee]
    has a message for us: it is “late”"."""
    floor, verb = words.bounds(i)[0], i - 1
    while verb > floor and words.flag[verb] & (lx.DET | lx.ADJ):
        verb -= 1
    if words.low[verb] not in _HAS or _is_said(words, i, q):
        return None
    name = subject_left(words, verb)
    return name if name is not None and person_grade(words, name) == 2 else None


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


def _is_said(words: Words, i: int, q: int) -> bool:
    """Whether somebody says something between two tokens."""
    says = (k for k in range(i, q) if words.flag[k] & lx.CUE and words.flag[k] & lx.FINITE)
    return any(is_reported(words, k) for k in says)


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
            if touches and _is_a_writing(words, name):
                touches = not _is_said_before(words, site.q, site.lo)
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


def _is_said_before(words: Words, q: int, lo: int) -> bool:
    """Whether somebody says so before the quotation at ``q``: "Lee warned Ray that it is “late”, according
    to a memo"; not "added a line to the label that is “late”"."""
    k = next((k for k in range(q - 1, lo, -1) if words.low[k] == "that"), q)
    f = words.flag[k - 1]
    return bool(f & lx.CUE and not f & lx.BASE) or (k < q and bool(f & (lx.OBJ | lx.CAP)))


def _stands_aside(words: Words, i: int, then: int, q: int) -> bool:
    """Whether "according to" at ``i`` is set off by commas ("The book, according to Ann Lee, is") or leads
    the clause that is quoted ("for according to Ann Lee, “…”"); ``then`` is the token behind the name."""
    if words.low[i - 1] == ",":
        return "," in words.low[then : min(q, then - 1 + _TAIL_OF_A_NAME)]
    leads = words.flag[i - 1] & lx.SUB or words.low[i - 1] == ":"  # "Update 9.15: according to Ann Lee, “…”"
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
    after = q + 1 if q + 1 < len(low) else q
    if low[after] in _DASH_OR_COLON and low[after + 1 : after + 2] in _THATS:
        q, after = after, after + 1  # “…” – that's the word from Ann Lee
    if low[after] in _THAT and after + 1 < len(low) and flag[after + 1] & lx.BE:
        q, after = after, after + 1  # “…” That was Ann Lee's verdict
    is_called = flag[after] & lx.BE  # "…" is the verdict of Ann Lee
    if q - 3 >= site.lo and low[q - 1] == ",":
        if low[q - 3] == "to" and low[q - 2] in _TO_WHOM:  # "to her, “…”"
            return SpeakerCandidate(ranks.WORDS_OF_TOUCHING, (q - 2, q - 2), None, "words of")
        view = _whose_view(site) if "for" in low[site.lo : site.lo + 3] else None
        if view is not None:
            return SpeakerCandidate(ranks.SPEECH_NOUN, view, None, "words of")
    answered = low[after] == "came"  # "…," came his answer
    if not is_called and not answered and _OF_WORDS.isdisjoint(words.vocabulary):
        return whose_words(site) if words.vocabulary & TELL_WHOSE else None
    if is_called or answered:
        name = (_summed_up_by(words, q + 2, site.hi) or _all_he_says(words, q + 2)) if is_called else None
        name = name or _whose_it_was(words, q + 2) or _who_was_asked(site)
        if name is not None:
            return SpeakerCandidate(ranks.ALL_SAID, name, None, "words of")
    return _in_somebodys_words(site) or whose_words(site)


def _whose_view(site: Site) -> Phrase | None:
    """To whom a sentence seems so that is quoted from its start: "Still, for [Ann Lee], “it was home”"."""
    words, q = site.words, site.q
    name = simple_left(words, q - 2, site.lo)
    if name is None or name[0] == site.lo or words.low[name[0] - 1] != "for" or person_grade(words, name) < 2:
        return None
    leads = (words.flag[k] & (lx.ADV | lx.CONJ | lx.PUNCT) for k in range(site.lo, name[0] - 1))
    whole = words.text.count(" ", words.start[q], words.end[q]) >= _LABEL
    return name if whole and all(leads) else None


def _in_somebodys_words(site: Site) -> SpeakerCandidate | None:
    """Whose words they are, as is said before or behind them: "in the words of [Ann Lee]"."""
    words, low = site.words, site.words.low
    for i in range(max(site.floor, site.q - _NEAR), min(site.hi - 2, site.q + _NEAR)):
        if low[i] not in _MAY_TELL_WHOSE or i == site.q:
            continue
        if i > site.q and low[i] in ("words", "phrase") and words.flag[i - 1] & lx.POSSESSIVE:
            name = somebody(words, simple_left(words, i - 1, site.q + 1))
            if name is not None and low[name[0] - 1] == "in":
                return SpeakerCandidate(ranks.WORDS_OF, name, i, "words of")  # "“…”, in Lee's phrase"
        if low[i] == "words" and low[i - 1] in lx.HIS_HER and low[i - 2] == "in":
            return SpeakerCandidate(ranks.WORDS_OF, (i - 1, i - 1), i, "words of")
        if _names_whose(words, i, behind=i > site.q):
            name = somebody(words, phrase_right(words, i + 2, site.hi))
            if name is not None:
                touching = low[site.q + 1 : i] in _TOUCHING
                weight = ranks.WORDS_OF_TOUCHING if touching else ranks.WORDS_OF
                return SpeakerCandidate(weight, name, None, "words of")
    return None


def _who_was_asked(site: Site) -> Phrase | None:
    """Who answers where it is said in the sentence before whom somebody asked: '[Lee] was asked if she would
    stand. “…,” came the reply.'"""
    words, q = site.words, site.q
    if words.low[q + 2 : q + 3] != ["the"] or _ANSWERS.isdisjoint(words.low[q + 3 : q + 4]) or site.lo == 0:
        return None
    lo, hi = words.bounds(site.lo - 1)
    for verb in range(hi - 1, lo, -1):
        if words.low[verb] in _ASKED:
            if is_passive(words, verb, lo):
                return somebody(words, subject_left(words, verb))
            return somebody(words, phrase_right(words, verb + 1, hi))
    fronted = words.low[lo] in _ASKED and words.flag[lo] & lx.PART  # "Asked if she would, Ann Lee sighed."
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
    for k in range(i, min(hi - 1, i + _NEAR)):
        if words.low[k] == "by":
            return somebody(words, phrase_right(words, k + 1, hi))
    return None


def _all_he_says(words: Words, i: int) -> Phrase | None:
    """Who says no more than the words: '"…" was all [Ann Lee] would say'."""
    if words.low[i : i + 1] != ["all"]:
        return None
    return somebody(words, phrase_right(words, i + 1 + (words.low[i + 1 : i + 2] == ["that"]), len(words)))


def _whose_it_was(words: Words, i: int) -> Phrase | None:
    """Whose words they are said to be right behind them: '"…" was [her] reply', '"…" was [another]'."""
    if i >= len(words):
        return None
    closed = i + 1 >= len(words) or words.flag[i + 1] & (lx.STOP | lx.PUNCT)
    if words.low[i] in lx.COUNTERS and closed:
        return (i, i)
    begin, nouns = i, lx.SPEECH_NOUNS
    for k in range(i, min(i + _NEAR, len(words) - 1)):
        if words.flag[k] & (lx.POSS | lx.POSSESSIVE):
            his = k == begin and words.flag[k] & lx.POSS
            noun = not nouns.isdisjoint(words.low[k + 1 : k + 3])  # "her reply", "her curt reply"
            return ((k, k) if his else somebody(words, simple_left(words, k, begin))) if noun else None
        if words.low[k] == "of" and words.low[k - 1] in _PARTS_OF_A_SPEECH:
            begin, nouns = k + 1, _GIVEN  # "the last word of [Lee's] speech"
        elif not is_noun(words, k) and not words.flag[k] & lx.DET and words.low[k] != "last":
            break
    return None


def own_feeling(site: Site) -> SpeakerCandidate | None:
    """Ann Lee is "extremely confident" that she has won, is hopeful of a "fresh start", shared her "deep
    dismay": what somebody is said to feel in their own words."""
    words, q = site.words, site.q
    shares = q - 2 > site.lo and words.flag[q - 1] & lx.POSS > 0 and words.low[q - 2] in _SHARING_A_FEELING
    outlook = None if site.capital or shares else _outlook(words, q, site.lo)
    k = (q if outlook is None else outlook) - 1 - shares
    while k > site.lo and words.flag[k] & lx.ADV:
        k -= 1
    if k <= site.lo or not (shares or words.flag[k] & lx.BE):
        return None
    if outlook is None and not _tells_a_feeling(words, q, _FEELING_NOUNS if shares else _FEELINGS):
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


def _outlook(words: Words, q: int, lo: int) -> int | None:
    """The adjective that says how somebody looks at what is quoted: "[hopeful] about the prospect of some
    “…”"; not at what has a name already, "wary of the “…”"."""
    if _OUTLOOKS.isdisjoint(words.vocabulary) or words.low[q - 1] not in _OF_SOMETHING_NEW:
        return None
    for k in range(q - 2, max(lo, q - _NEAR), -1):
        f = words.flag[k]
        if words.low[k] in _OUTLOOKS:
            return k if words.flag[k + 1] & lx.PREP else None
        if f & (
            lx.CAP | lx.POSSESSIVE | lx.POSS | lx.PRON | lx.SUB | lx.REL | lx.AUX | lx.BE | _SIGN | lx.QUOTE
        ):
            return None
    return None


def sign_off(site: Site) -> SpeakerCandidate | None:
    """ "…" – Ann Lee, MP for Marsh."""
    words, q = site.words, site.q
    size = len(words.low)
    last = min(size - 1, q + _SIGNED_TOGETHER)
    while q < last and words.flag[q + 1] & lx.QUOTE:
        q += 1  # "…" "…" – Ann Lee
    if q + 1 < size and words.low[q + 1] == "(":
        return _in_brackets(site, q + 2)
    if q + 1 >= size or words.low[q + 1] != "-":
        return _named_behind(site) if q == site.q == site.lo else None
    name = phrase_right(words, q + 2, size)
    if name is None or (not is_name(words, name) and person_grade(words, name) < 2):
        return None
    if name[0] == name[1] and words.low[name[0]] in _AGENCIES:
        return None  # "… – PA": the agency that sent the story
    after = name[1] + 1
    if after >= len(words) or words.low[after] in (",", ".", "(") or words.flag[after] & lx.QUOTE:
        return SpeakerCandidate(ranks.SIGNED, name, None, "sign-off")
    if q == site.lo and words.flag[after] & (lx.PREP | lx.ING):
        return SpeakerCandidate(ranks.SIGNED, name, None, "sign-off")  # "…" – Ann Lee after the count
    return None


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
    if name is None or name[0] == name[1] or not (is_name(words, name) and is_given(words.low[name[0]])):
        return None
    rest = range(name[1] + 1, size)
    if not colon and (len(rest) > _NEAR or any(words.flag[k] & _SAYS_MORE for k in rest)):
        return None
    set_off = colon or not rest or words.low[rest.start] == ","
    return SpeakerCandidate(ranks.SIGNED, name, None, "sign-off") if set_off else None


def _in_brackets(site: Site, i: int) -> SpeakerCandidate | None:
    """A name in brackets behind sentences that stand alone, with who it is: "…" (Ann Lee, baker)."""
    words = site.words
    name = phrase_right(words, i, len(words))
    alone = site.q == site.lo and site.last in ".!?…"
    if not alone or name is None or name[0] == name[1] or not is_name(words, name):
        return None
    rest = words.low[name[1] + 1 :]
    if ")" not in rest or len(rest) > _NEAR or rest.index(")") + 2 < len(rest):
        return None
    described = rest[0] == ")" or (rest[0] == "," and not words.flag[name[1] + 2] & lx.NUMBER)
    return SpeakerCandidate(ranks.SIGNED, name, None, "sign-off") if described else None


def scare(site: Site) -> SpeakerCandidate | None:
    """A title of a work, a nickname, a so-called "…": nobody's words."""
    words, q = site.words, site.q
    k = q - 1
    if (")" in words.vocabulary and _is_cited(words, q)) or (site.title and _describes_a_name(site)):
        return SpeakerCandidate(ranks.TITLED, None, None, "title of a work")
    if site.last == ":" and len(words) == 1 and words.text.count(" ", words.start[q], words.end[q]) < _LABEL:
        return SpeakerCandidate(ranks.TITLED, None, None, "scare quote")  # a label: “Related:”
    if k < site.lo:
        return None
    if (words.low[k] in _OF_NOBODY and not _is_given_by_somebody(words, k)) or (
        "according" in words.vocabulary and _names_a_source(site)
    ):
        return SpeakerCandidate(ranks.TITLED, None, None, "scare quote")
    if _is_on_a_thing(site, k) or (site.capital and words.low[k] == "the" and _names_a_writing(words, q)):
        return SpeakerCandidate(ranks.TITLED, None, None, "scare quote")
    set_off = words.low[k] == "," and not words.flag[k - 2] & lx.CUE
    if set_off and words.low[k - 1] in _WORKS and _is_its_title(site):
        return SpeakerCandidate(ranks.TITLED, None, None, "title of a work")  # "a book, “The Long Night”"
    if set_off and words.low[k - 1] in _WHAT_IS_NAMED:
        return SpeakerCandidate(ranks.TITLE_OF_A_WORK, None, None, "scare quote")  # "its motto, “…”"
    return _title(site, k) if site.title else None


def _is_on_a_thing(site: Site, k: int) -> bool:
    """Whether the word at ``k`` makes the words those of a thing: "with the slogan “…”", "a banner with the
    words “…”", "the campaign “Ask twice”"."""
    words = site.words
    under = k - 2 >= site.lo and words.flag[k - 1] & lx.DET and words.low[k - 2] in _UNDER
    if under and words.low[k] in _WHAT_IS_NAMED:
        return True
    if words.low[k] in _READING and words.low[k - 1] in _SHOWS and _is_carried(words, k, site.lo):
        return True
    if words.low[k] in _WORDS_SHOWN and _shows_words(words, k, site.lo):
        return True
    return words.low[k] in _NAMED_ACTIONS and site.capital and not _is_said(words, site.lo, k)


def _is_carried(words: Words, k: int, lo: int) -> bool:
    """Whether a participle or a clause at ``k`` tells what something shows that somebody is under or carries:
    "Under a banner [reading] “…”", "Wearing a cap that [said] “…”"."""
    noun = k - 1 - (words.low[k - 1] in _THAT_SHOWS)
    if (
        words.low[k + 2 : k + 3] != [","]
        or words.low[noun] not in _CARRIED
        or (noun == k - 1) != (words.flag[k] & lx.ING > 0)
    ):
        return False
    noun -= 1
    while noun > lo and not words.flag[noun] & (lx.PREP | lx.VERB | lx.PUNCT):
        noun -= 1
    return words.flag[noun] & (lx.PREP | lx.ING) > 0


def _is_its_title(site: Site) -> bool:
    """Whether words set off behind a work are its title: in Capitals, or set off at both ends."""
    between = site.last.isalnum() and site.words.low[site.q + 1 : site.q + 2] == [","]
    return site.title or (site.capital and between)  # "her book, “Long night”, sold"


def _shows_words(words: Words, k: int, lo: int) -> bool:
    """Whether the words only stand on something, or are taken out of it: "a banner with the words “…”", "she
    struck out the phrase “…”"."""
    k -= words.flag[k - 1] & lx.DET > 0
    if k - 2 < lo:
        return False
    if words.low[k - 1] in _UNDER:
        on = k - 2
        return words.low[on] in _SIGNS and not any(
            words.flag[n] & (lx.TWEET | lx.WRITE) for n in range(lo, on)
        )  # not "tweeted a picture with the words “…”"
    verb = k - 1 - (words.low[k - 1] in lx.PHRASAL_PARTICLES)
    return words.low[verb] in _TAKING_OUT


def _is_given_by_somebody(words: Words, k: int) -> bool:
    """Whether somebody gave the name after the participle at ``k``: "was dubbed “…” by Ann Lee", "the scheme
    Ann Lee dubbed “…”"."""
    if not words.flag[k] & lx.JUDGE:
        return False
    named = k == 0 or words.flag[k - 1] & (lx.BE | lx.PUNCT | lx.STOP)
    return branded_by(words, k) if named else in_use(words, k)


def _title(site: Site, k: int) -> SpeakerCandidate | None:
    """Words in Capitals: the title of a work, where the word before them, at ``k``, makes it one."""
    words, q = site.words, site.q
    low, flag = words.low[k], words.flag[k]
    if low in ("and", ",") and _joins_a_title(site, k):
        return SpeakerCandidate(ranks.TITLED, None, None, "title of a work")
    made_by = q + 2 < len(words) and words.flag[q + 1] & (lx.ROLE | lx.CAP) == lx.ROLE
    if made_by and words.flag[q + 2] & lx.CAP and words.text[words.end[q] - 1] not in ",.":
        return SpeakerCandidate(ranks.TITLED, None, None, "title of a work")  # "“Long Road” director Ann Lee"
    if words.low[k - 2 : k] == ["with", "a"] and words.flag[k - 3] & lx.CUE:
        return None  # "answered with a terse “No”"
    governed = low != "as" and (flag & (lx.PREP | lx.POSSESSIVE) or low in lx.ADDRESSING)
    if governed or _is_work_dealt_with(words, k, q):
        return SpeakerCandidate(ranks.TITLED, None, None, "title of a work")
    if low in ("a", "an"):
        named = _names_what_follows(words, q)
        return SpeakerCandidate(ranks.TITLE_OF_A_WORK, None, None, "name of a thing") if named else None
    if low == "the" and k > site.lo and words.low[k - 1] == "as":
        return None
    if not flag & (lx.VERB | lx.QUOTE | lx.OBJ) and low not in _BEFORE_SPEECH:
        weight = (
            ranks.CALLED_SO if flag & lx.BE and _is_somebody(words, k, site.lo) else ranks.TITLE_OF_A_WORK
        )
        return SpeakerCandidate(weight, None, None, "title of a work")
    return None


def _joins_a_title(site: Site, k: int) -> bool:
    """Whether "and" or a comma at ``k`` joins a title to one before it: "sang “Red Tide” and “Old Salt”"."""
    words, q = site.words, site.q
    before = k - 1 - (words.low[k - 1] == ",")
    if before <= site.lo or not words.flag[before] & lx.QUOTE or not words.in_capitals(before):
        return False
    whole = " " in words.text[words.start[q] : words.end[q]]
    return whole and _title(Site(words, before, site.lo, site.hi, "", True, True), before - 1) is not None


def _is_somebody(words: Words, be: int, lo: int) -> bool:
    """Whether somebody, and no work, is what the words behind "be" tell: "she wants to [be] “Miss Luck”"."""
    name = nearest_subject(words, be - 2, lo) if words.low[be - 1] == "to" else subject_left(words, be)
    return name is not None and person_grade(words, name) == 2


def _is_work_dealt_with(words: Words, k: int, q: int) -> bool:
    """Whether the title of a work is the object of the verb at ``k``: "lose “The Long Road”", "I read …"."""
    f = words.flag[k]
    whole = " " in words.text[words.start[q] : words.end[q]] or words.low[k] in _SINGING
    if not whole or not f & lx.VERB or f & lx.CAP:
        return False
    if words.low[k] in ("read", "reads", "reading"):
        name = somebody(words, subject_of(words, k, words.bounds(q)[0]))
        return name is not None and not _is_paper(words, name)
    made = words.low[k] in _MAKING_WORKS and words.low[q + 1 : q + 2] not in _ON_SOMETHING
    return not f & lx.CUE or made


def _is_paper(words: Words, name: Phrase) -> bool:
    head = words.low[head_of(words, name)]
    return head in lx.PAPERS or head in lx.COUNTERS


def _is_cited(words: Words, q: int) -> bool:
    """Whether a year in brackets stands before a quotation, as where works are listed: Lee (2009). “Why”."""
    k = q - 1 - (words.flag[q - 1] & lx.STOP > 0 or words.low[q - 1] == ",")
    if k < 2 or words.low[k] != ")" or words.low[k - 2] != "(":
        return False
    year = words.low[k - 1]
    return len(year) == 4 and year.isdigit()


def _describes_a_name(site: Site) -> bool:
    """Whether a quotation opens the sentence and only tells a role: “The Long Road” star Ann Lee."""
    words, q = site.words, site.q
    if q != site.lo or q + 2 >= len(words) or site.last in ",.?!…-–—":
        return False
    return words.flag[q + 1] & (lx.ROLE | lx.CAP | lx.CUE) == lx.ROLE


def _names_a_writing(words: Words, q: int) -> bool:
    """Whether a quotation behind "the" is the name of a writing: "has read the “Feather dossier”", not
    "called it the “Feather dossier”"."""
    last = words.text[words.start[q] : words.end[q]].lower().split()[-1:]
    before = words.flag[q - 2]
    governed = before & (lx.PREP | lx.VERB) and not before & lx.JUDGE and words.low[q - 2] != "as"
    return bool(governed) and last[0].strip(".,") in DOCUMENTS


def _names_a_source(site: Site) -> bool:
    """Whether the quotation is the name of what is relied on: "according to the so-named “Feather memo”"."""
    words, k = site.words, site.q - 1
    floor = max(site.lo, site.q - _NEAR)
    while k > floor and (words.flag[k] & (lx.DET | lx.ADJ | lx.PART) or not words.flag[k]):
        k -= 1
    return k > site.lo and words.low[k] == "to" and words.low[k - 1] == "according"


def _names_what_follows(words: Words, q: int) -> bool:
    """Whether the quotation is the name of the noun after it: a "Yes" vote."""
    k = q + 1
    if k >= len(words) or words.text[words.end[q] - 1] in ",.;:":
        return False
    return is_noun(words, k)
