"""Whose words a colon or a dash leads up to: “Ann Lee: “…””, “Quotes from Lee's speech: “…””."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.nested_clauses import owner_at
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.clauses import first_subject, nearest_subject, verb_without_subject
from rsdata.language.common_nouns import DOCUMENTS
from rsdata.language.line_shapes import BULLETS
from rsdata.language.names import FUNCTION_WORDS, is_given
from rsdata.language.noun_phrases import (
    Phrase,
    head_of,
    is_name,
    is_name_word,
    is_surname,
    person_grade,
    phrase_right,
    simple_left,
    somebody,
)
from rsdata.language.offices import ORGANISATION_NOUNS
from rsdata.language.tokens import Words
from rsdata.language.word_lists import tagged

NEAR: Final = 14  # tokens between a quotation and "in the words of"
_SHOWING: Final = tagged("what shows how somebody feels")  # "Ann Lee's voice broke as she spoke: “…”"
_OWNED: Final = lx.ANNOUNCED_NOUNS | _SHOWING
_LABELS: Final = tagged("labels")
_ANYBODY: Final = (tagged("pronouns for anybody") - {"you"}) | {"every", "each", "no"}
_NO_NAMES: Final = (
    tagged("words before a colon")
    | tagged("participles of meeting with words")
    | DOCUMENTS
    | lx.ANNOUNCED_NOUNS
    | (FUNCTION_WORDS - lx.COUNTERS)
)
ASKED: Final = tagged("verbs of asking")
_GOES_ON: Final = lx.CONJ | lx.FINITE | lx.ING
_SHARING: Final = lx.all_forms("verbs of sharing")
_WRITINGS: Final = lx.WRITINGS | {"tweet", "post"}
_PASSING_ON: Final = frozenset(("report", "reports", "reported", "quote", "quotes", "quoted"))
_QUOTING: Final = frozenset(("quote", "quotes", "quoted", "quoting"))
_PASSES_ON: Final = _PASSING_ON | _SHARING | _QUOTING
_AS_SAYING: Final = frozenset(("as", "saying", "telling"))
_LONGEST_OWNED: Final = 4  # tokens from "Lee's" to "speech"
DASH_OR_COLON: Final = ("-", ":")
LINES: Final = tagged("short pieces of a speech")
_PRINTED_ON: Final = lx.PAPERS | tagged("signs")
_TAKING_IN: Final = lx.all_forms("verbs of hearing or getting words")
_WINNING: Final = tagged("verbs of a won seat")
_ABOUT: Final = frozenset(("about", "of", "on", "to"))
_ASKED_ABOUT: Final = _ABOUT | tagged("openings of a question")
_WHATS: Final = ("what's", "who's", "how's")  # "On what's next"
_OPENS_A_POINT: Final = BULLETS | {"-"}
_SENDS_ON: Final = frozenset(("more", "text", "update"))  # labels, unless "from" tells whose words follow
_SENT: Final = lx.SPEECH_NOUNS | tagged("what somebody sends")
_OF_SOMEBODY: Final = lx.CAP | lx.POSS | lx.POSSESSIVE | lx.PRON | lx.OBJ | lx.AUX


def sure_colon(site: Site) -> SpeakerCandidate | None:
    """HEADLINE - Ann Lee: "…" / The Echo reported on Ann Lee's speech: "…"."""
    words, q, lo = site.words, site.q, site.lo
    if q - 2 < lo or words.low[q - 1] != ":":
        return None
    name = _after_dash(site) or passed_on(words, lo, q)
    return None if name is None else SpeakerCandidate(ranks.COLON_NAME, name, None, "colon")


def colon(site: Site) -> SpeakerCandidate | None:
    """Ann Lee: "…" / Lee on Marsh: "…" / Ann Lee arrives at the count: "…"."""
    words, q, lo = site.words, site.q, site.lo
    if q - 2 < lo or words.low[q - 1] not in DASH_OR_COLON:
        return None
    if words.low[lo + 1] == ":" and words.low[lo] in _LABELS and lo + 3 < q:  # "Breaking: Ann Lee on it: “…”"
        lo += 2
        site = Site(words, q, lo, site.hi, site.last, site.capital, site.title)
    if words.low[q - 1] != ":":
        return _before_dash(site)
    if is_topic(site) or (site.last == "?" and _is_asked(words, lo, q)):
        return None
    if verb_without_subject(words, lo) is not None:
        return None  # "Adds: “…”"
    name = first_subject(words, site.floor, q - 1)
    said = _announced(words, lo, q - 1) or name
    owner = None if said is None else owner_of_words(words, said, q)
    if said is not None and owner is not None:
        cue = None if words.low[said[1]] in _SHOWING else said[1]
        return SpeakerCandidate(ranks.COLON, owner, cue, "colon")
    if _only_tells_where(words, lo, q - 1):
        return None
    labelled = words.low[lo] in _LABELS and not (words.low[lo] in _SENDS_ON and "from" in words.low[lo:q])
    captioned = simple_left(words, q - 2, lo) if labelled else None
    if captioned is not None and words.low[captioned[0] - 1] == "," and is_name(words, captioned):
        return SpeakerCandidate(ranks.COLON, captioned, None, "colon")  # "Image caption, Ann Lee: …"
    if labelled:
        return None  # "Photo by Ann Lee: …"
    name = _of_the_line(site, name)
    return None if name is None else SpeakerCandidate(ranks.COLON, name, None, "colon")


def _is_asked(words: Words, lo: int, q: int) -> bool:
    """Whether a question is put to whom a sentence is about: "Ann Lee was asked (just this): “Why?”"."""
    return any(words.low[k] in ASKED and words.flag[k - 1] & lx.BE for k in range(lo + 1, q))


def _of_the_line(site: Site, name: Phrase | None) -> Phrase | None:
    """Who stands before the colon; ``name`` is the subject of the sentence."""
    low = site.words.low
    name = _beside_colon(site, name) or _of_the_sentence(site, name)
    if name is None or low[name[0]] in _ANYBODY:  # "Everybody has the same line: “…”"
        return None
    if any(low[k] in _WINNING and not site.words.flag[k] for k in range(name[0] + 1, name[1])):
        return None  # "Labour hold Ash: “…”": a result, and no name
    tells_when = (
        site.words.flag[site.lo] & lx.ADJ and site.words.flag[site.lo + 1] & lx.PREP
    )  # "Late in May:"
    # not "She wears a badge: “…”", "She heard it again: “…”", "She was met by Bob Ray: “…”"
    he = low[site.lo] in lx.HE_SHE and low[site.q - 2] not in _PRINTED_ON
    he = he and _TAKING_IN.isdisjoint(low[site.lo + 1 : site.lo + 3]) and "by" not in low[site.lo : site.q]
    alone = name == (site.lo, site.lo) and not he
    return None if alone and (tells_when or _is_no_name(low[site.lo])) else name


def _is_no_name(low: str) -> bool:
    """Whether a word that opens a line is nobody's name: "Latest: “…”", "Verdict on the night: “…”"."""
    if low in _NO_NAMES:
        return True
    tags = lx.TAGS.get(low, 0) or (lx.guess(low) if low.endswith("ed") else 0)
    return bool(tags & (lx.PART | lx.ADV)) and not is_given(low)


def passed_on(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whose speech or writing a sentence only passes on before a colon: "The Echo reported on [Ann Lee's]
    speech:", "Bob Ray shared [Ann Lee's] post:", "It quotes [a clerk]:"."""
    if words.low[hi - 1] != ":" or _PASSES_ON.isdisjoint(words.vocabulary):
        return None
    for k in range(lo + 1, hi - 2):
        quotes = words.low[k] in _QUOTING and words.flag[k + 1] & (lx.DET | lx.CAP | lx.POSS | lx.NUMBER)
        if quotes and (whom := _who_is_quoted(words, k, hi - 1)) is not None:
            return whom
        of_speech = words.low[k] in _PASSING_ON and words.low[k + 1] in ("on", "from")
        if of_speech or quotes or words.low[k] in _SHARING:
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


def _who_is_quoted(words: Words, verb: int, colon: int) -> Phrase | None:
    """Whom the verb at a token quotes up to a colon: "quotes [a clerk]:", "quotes [Ann Lee] as saying:"."""
    whom = None if words.flag[verb - 1] & lx.BE else phrase_right(words, verb + 1, colon)
    beside = colon if whom is None else whom[1] + 1
    if whom is None or person_grade(words, whom) < 2:
        return None
    return whom if beside == colon or words.low[beside] in _AS_SAYING else None


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
    here = past_here_is(words, lo)
    begin = here + (words.low[here] == "from")
    if words.low[lo + 1] == "from" and words.low[lo] not in _SENT:
        begin = lo + 2  # "Quotes from [Lee's speech]:"
    said = phrase_right(words, begin, end)
    part = said is not None and lo < here and words.low[said[1]] in LINES
    if said is not None and part and words.low[said[1] + 1] in ("from", "of"):
        said = phrase_right(words, said[1] + 2, end)  # "Here is a passage from [Lee's speech]:"
    return said if said is not None and words.low[said[1]] in lx.ANNOUNCED_NOUNS else None


def past_here_is(words: Words, lo: int) -> int:
    """The place behind what only says at ``lo`` that something follows: "And here is [the end of it]:"."""
    lo += words.flag[lo] & lx.CONJ > 0
    if words.low[lo] in ("this", "here") and words.flag[lo + 1] & lx.BE:
        return lo + 2
    return lo + (words.low[lo] == "here's")


def _beside_colon(site: Site, name: Phrase | None) -> Phrase | None:
    """Somebody before the colon, where the sentence is about nobody: "It is no surprise to [Ann Lee]: …"."""
    words = site.words
    again = words.flag[site.q - 2] & (lx.ADV | lx.TIME) > 0  # "Here's [Ann Lee] again: …"
    beside = simple_left(words, site.q - 2 - again, site.floor)
    replies = None if beside is None else who_replies(words, beside)
    if replies is not None:
        return replies
    if beside is None or person_grade(words, beside) < 2 or not site.capital:
        return None
    turns = _turns_to(words, beside[0] - 1, site.lo)
    if turns is not None and name is None:
        return None
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
        if words.flag[site.lo + 1] & lx.OBJ and words.low[site.lo + 2] == ",":
            another = name is not None and is_name(words, name)  # "For her, [Bob Ray] has one message: …"
            whom = None if another else (site.lo + 1, site.lo + 1)
        named = whom is not None and (whom[0] == whom[1] or is_name(words, whom))
        if whom is not None and named and words.low[whom[1] + 1] == ",":
            return whom
    if name is not None and person_grade(words, name) >= (1 if _printed(site, name) else 2):
        return name
    name = nearest_subject(words, site.q - 2, site.floor) if site.capital else None
    return name if name is not None and is_name(words, name) else None


def is_topic(site: Site) -> bool:
    """Whether a sentence begins with whom or what the words are about, "On Ann Lee: “…”", or with what was
    asked, "Asked what it cost: “…”", or to whom they are said: "To the hall: “…”"."""
    words, lo, q = site.words, site.lo, site.q
    if words.low[q - 1] != ":":
        return False
    lo += words.low[lo] in _OPENS_A_POINT or words.flag[lo] & lx.CONJ > 0  # "• On tax:", "And on tax:"
    if words.low[lo] in ASKED:
        return "," not in words.low[lo:q] and words.low[lo + 1] in _ASKED_ABOUT
    if words.low[lo] not in _ABOUT:
        return False
    if words.low[lo] == "to":
        return "," not in words.low[lo:q] and phrase_right(words, lo + 1, q - 1) == (lo + 1, q - 2)
    begin = lo + 1 + (words.low[lo + 1] in _WHATS)
    verbs = (k for k in range(begin, q - 1) if words.low[k] != "being")
    return not any(words.flag[k] & (lx.FINITE | lx.AUX) for k in verbs)


def _only_tells_where(words: Words, lo: int, end: int) -> bool:
    """Whether it is said only in what the words stand, not whose they are: "In the victory speech", "From the
    letter"."""
    if words.low[lo] not in ("in", "from") or end - lo > NEAR:
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
    by = name[1] + 1
    by += 2 * (words.low[by] == "on" and words.flag[by + 1] & lx.CAP > 0)  # "A post on X by Ann Lee"
    if words.low[by] not in ("of", "from", "by"):
        return None
    whose = phrase_right(words, by + 1, q - 1)
    return None if whose is None else owner_of_words(words, whose, q) or somebody(words, whose)


def _before_dash(site: Site) -> SpeakerCandidate | None:
    """A name and a dash, and nothing else before a quotation but who it is: Ann Lee, baker – "…"."""
    words, dash = site.words, site.q - 1
    bullet = words.low[site.lo] in BULLETS
    name = phrase_right(words, site.lo + bullet, dash)
    beside = simple_left(words, dash - 1, site.floor) if "from" in words.vocabulary else None
    replies = None if beside is None else who_replies(words, beside)
    if replies is not None:
        return SpeakerCandidate(ranks.COLON, replies, None, "colon")  # "A question from Ann Lee – “…”"
    if name is None or not is_name(words, name):
        return None
    whole = name[0] == 0 and site.q + 2 > len(words)
    sentence = whole and (site.capital or site.last in ".!?")
    if name[0] == name[1] and not (sentence or (whole and is_surname(words, name[1]))):
        return None  # but a line that is all: Lee – "…"
    if name[1] + 1 < dash and words.low[name[1] + 1] not in (",", "("):
        return None
    return SpeakerCandidate(ranks.COLON, name, None, "colon")


def _after_dash(site: Site) -> Phrase | None:
    """The name between a dash, or a label, and the colon before a quotation: HEADLINE - Ann Lee: "…", "TJ:
    [Ann Lee], to the hall: “…”"."""
    words, q = site.words, site.q
    for k in range(q - 2, max(site.lo, q - 30) - 1, -1):
        if words.low[k] in DASH_OR_COLON:
            name = somebody(words, phrase_right(words, k + 1, q - 1))
            if name is not None and _is_all_of(words, name, q - 1):
                return who_replies(words, name) or name
    return None


def _is_all_of(words: Words, name: Phrase, end: int) -> bool:
    """Whether nothing stands up to ``end`` but a name, or several, and to whom or where it is said."""
    comma = name[1] + 1
    if comma == end:
        return True
    where = words.low[comma] == "," and words.flag[comma + 1] & lx.PREP and is_name(words, name)
    return bool(where) and not any(f & (lx.PUNCT | lx.FINITE) for f in words.flag[comma + 1 : end])


def _printed(site: Site, name: Phrase) -> bool:
    """Whether a sentence stands in print: "The sign on the door: …", "The headline: …"."""
    low = site.words.low
    return site.capital and (low[head_of(site.words, name)] in lx.PAPERS or low[site.q - 2] == "headline")
