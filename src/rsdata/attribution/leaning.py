"""Quotations with no attribution of their own: whom they lean on.

A quotation that is a sentence, or a paragraph, of its own leans on the words before it: on who spoke last in
its paragraph, on who speaks at the end of the paragraph above, on the correspondent of the byline, or on a
name signed below.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from rsdata.attribution.before_colon import (
    LINES,
    is_topic,
    owner_of_words,
    passed_on,
    past_here_is,
    who_replies,
)
from rsdata.attribution.cue_after import cue_after
from rsdata.attribution.cue_before import governing_cue
from rsdata.attribution.document import Span
from rsdata.attribution.outlets import PRESS, is_outlet
from rsdata.attribution.quotation_site import WINDOW, Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.clauses import (
    first_subject,
    main_start,
    main_subject,
    past_closed_lead,
    subject_of,
    verb_without_subject,
)
from rsdata.language.common_nouns import DOCUMENTS, common_plural
from rsdata.language.names import CAPITAL, is_given
from rsdata.language.noun_phrases import (
    Phrase,
    head_of,
    is_name,
    is_name_word,
    is_named_elsewhere,
    is_noun,
    is_of_somebody,
    is_surname,
    may_be_owned,
    person_grade,
    phrase_right,
    simple_left,
    somebody,
)
from rsdata.language.offices import ORGANISATION_NOUNS, ROLE_NOUNS
from rsdata.language.patterns import lazy
from rsdata.language.subjects import subject_left
from rsdata.language.tokens import Words
from rsdata.language.verbs import is_passive, is_reported
from rsdata.language.word_lists import tagged
from rsdata.named_tuples import NamedTuple

_LONGEST_LEAD: Final = 3  # words that may stand before a quotation that is otherwise a sentence: "Indeed,"
_LONGEST_PAUSE: Final = 8  # tokens of words such as "Then, after a pause:"
_TO_OR: Final = frozenset(("to", ","))  # "Her reply to Ray:", "Her post, in full:"
_LONGEST_PICK: Final = 4  # tokens: "The best line:"
_IN_QUESTION: Final = tagged("openings of a question")
_WHO_REPORT: Final = (
    PRESS | tagged("broadcasters and agencies") | tagged("who asks for a paper") | {"i", "we"}
)
_PUT_TO: Final = ["it", "to"]
_PICKED_OUT: Final = frozenset(("quote", "line", "soundbite"))
_HOW: Final = frozenset(("what", "how"))
_DOES: Final = frozenset(("do", "does", "did"))
_VIEWING: Final = tagged("verbs of having a view")
_ANNOUNCED: Final = lx.ANNOUNCED_NOUNS | lx.WRITINGS
_ASKED_FOR: Final = lx.SPEECH_NOUNS | lx.ANNOUNCED_NOUNS
_LONGEST_HEADING: Final = 3  # tokens: "Key points:"
_LISTED: Final = lx.SPEECH_NOUNS | tagged("nouns of a set phrase")
_LONGEST_QUESTION: Final = 10  # tokens of one such as "Her view of the long night?"
_SHORTEST_PREDICATE: Final = 3  # blanks between its words
_DEPENDS: Final = tagged("openings of a condition")
_BACKSHIFTED: Final = frozenset(("would", "had", "could", "might"))
_WAS: Final = frozenset(("was", "were"))
_SAYS: Final = lx.FINITE | lx.CAP | lx.JUDGE
_REPORTED: Final = _BACKSHIFTED | _WAS | {"also"}
_SHORTEST_REPORTED: Final = 2  # blanks between the words of a quotation in what is reported on
_SHORTEST_PART: Final = 5  # blanks between the words of a good part of a sentence
_SAYS_MORE: Final = lx.VERB | lx.AUX | lx.PRON | lx.POSS | lx.QUOTE | lx.POSSESSIVE
_LONGEST_HANDING: Final = 16  # tokens of a line such as "And from Ann Lee:"
_CREDIT: Final = 60  # characters of a line under a picture
_WORKS_FOR: Final = re.compile(r"/|\b(?:for|via)\b", re.IGNORECASE)
LONGEST_SIGNATURE: Final = 160  # characters of a line that signs the quotation above it, or is a field
_LONGEST_SENDER: Final = 9  # tokens of a reader's name and place
_LONGEST_SIGNED: Final = 7  # tokens of who signs there
_REPORTED_BY: Final = frozenset(("by", "reporting", "reported"))
_SIGNS_NOBODY: Final = tagged("words that sign for nobody")

# A speaker's label in a transcript: "LEE:", "ANN O'LEE:". Not "P.S.:" nor "BREAKING NEWS …".
_SHOUTED: Final = rf"{CAPITAL}(?:{CAPITAL}|['’-])+"
_LABEL: Final = lazy(rf"(?P<name>{_SHOUTED}(?: {_SHOUTED}){{0,2}}):\s+(?=[\[(“\"]|{CAPITAL})", words=(":",))
_FIELD: Final = lazy(rf"(?P<field>{CAPITAL}[a-z]+):\s+", words=(":",))
_ANNOUNCING: Final = frozenset(("here", "this"))
_PRESENTING: Final = _ANNOUNCING | {"there"}
_COMING: Final = frozenset(("came", "comes"))
_NEXT: Final = frozenset(("first", "last", "next", "then"))
_REPLIES: Final = frozenset(("answer", "message", "reaction", "reply", "response", "retort"))
_LIKE_WORDS: Final = tagged("what a reply is like")
_SHORTEST_REPLY: Final = 5  # tokens: "Her reply was brief."
_TO_SPEAK: Final = frozenset(("speak", "talk"))
_LONGEST_TURN: Final = 6  # tokens of "The first to speak is"
_PRESENTS: Final = _ANNOUNCING | {"here's"}
_OF_SEVERAL: Final = frozenset(("are", "were"))
_OPENS_COMPLEMENT: Final = lx.PREP | lx.SUB | lx.DET | lx.PRON | lx.POSS | lx.OBJ | lx.AUX | lx.ADV
_ANYBODY: Final = tagged("pronouns for anybody")
_FIELDS: Final = tagged("fields of a profile")
_TURNS_TO_SPEAK: Final = tagged("speeches") | tagged("turns to speak")
_LONGEST_HANDED: Final = 4  # tokens: "her long victory speech"
_LABELS: Final = tagged("labels")
_SHOWN: Final = tagged("participles under a picture")
_AGENCIES: Final = tagged("picture agencies")
_ASKED: Final = tagged("verbs of asking")
_NOT_LABELS: Final = tagged("labels that are no speakers")


# Somebody who speaks of himself or herself.
_I: Final = re.compile(r"I(?<!\w.)(?:['’]\w+)?\b")
_WE: Final = re.compile(r"\b(?:[Ww]e|[Oo]urs?)\b")
_OF_WHOM_IS_ASKED: Final = lazy(r"[“\"]?(?:You|Your)\b|\b(?:[Hh]e|[Ss]he)\b")
_OPENING: Final = 200  # characters of a quotation that are looked at


class Lean(NamedTuple):
    """Whom a quotation leans on, and the reporting word where one is printed with it."""

    speaker: Span
    rule: str  # a name of ``rules.EVIDENCE``
    cue: str | None = None


def begins_sentence(site: Site) -> bool:
    """Whether nothing but an adverb or a lone "Adding," stands before the quotation in its sentence."""
    words, lo, q = site.words, site.lo, site.q
    if q > lo and (words.low[q - 1] == ";" or _leads_with_a_colon(site)):
        return True
    if q > lo and words.low[q - 1] == ":" and _lacks_subject(words, lo):
        return True
    if q - lo > _LONGEST_LEAD:
        return False
    if words.flag[lo] & lx.CONJ and q == lo + 3 and words.low[q - 1] == ":":
        return words.flag[lo + 1] & lx.CUE > 0 and words.flag[lo + 1] & lx.FINITE > 0  # "And added:"
    return all(words.flag[i] & (lx.ADV | lx.PUNCT | lx.CONJ | lx.ING) for i in range(lo, q))


def _leads_with_a_colon(site: Site) -> bool:
    """Whether a few words without a verb lead up to the quotation: "Then, after a pause:"."""
    words, lo, q = site.words, site.lo, site.q
    if is_topic(site):
        return True
    short = words.low[q - 1] == ":" and q - lo <= _LONGEST_PAUSE
    if short and words.low[q - 2] in _PICKED_OUT and q - lo <= _LONGEST_PICK:
        return not any(words.flag[k] & (lx.CAP | lx.FINITE) for k in range(lo + 1, q))  # "Key quote:"
    if not short or not words.flag[lo] & (lx.ADV | lx.CONJ | lx.PREP | lx.ING | lx.ADJ):
        return False
    return not any(words.flag[k] & _SAYS_MORE and not _may_pause(words, k) for k in range(lo, q - 1))


def _may_pause(words: Words, k: int) -> bool:
    """Whether a word that may say more is only what somebody does before they go on: "Then, [turning to]
    Ray:"."""
    return is_noun(words, k) or words.low[k] == "to" or words.flag[k] & (lx.ING | lx.SPOKEN) == lx.ING


def goes_on(site: Site, speaker: Span) -> bool:
    """Whether the quotation is joined to the one that the speaker just said ("“…,” said Lee, and “…”"), or is
    all that its sentence says of somebody."""
    if _is_whole_predicate(site) or (not site.title and speaks_of_itself(site) and _is_main_clause(site)):
        return True
    words, k = site.words, site.q - 1
    if words.low[site.lo] in lx.HE_SHE and words.flag[site.lo + 1] & lx.AUX and not site.title:
        agent = phrase_right(words, k + 3, site.hi) if words.low[k + 2 : k + 3] == ["by"] else None
        by = agent is not None and not words.low[agent[1]].endswith("s")
        return words.start[site.lo] > speaker[1] and not by  # "Lee said she rowed “fast”. She was “hurt”"
    if k < 2 or not words.flag[k] & lx.CONJ:
        return False
    k -= 2 if words.low[k - 1] == "," else 1
    return words.end[k] == speaker[1] and words.start[k] >= words.start[site.lo]


def is_joined(site: Site) -> bool:
    """Whether nothing but "and" or "or" stands between the quotation and the one before, "with the words “…”
    or “…”", or a preposition and an article: "her call for “…” on the “…” of it"."""
    words, k = site.words, site.q - 1
    hangs = words.flag[k] & (lx.PREP | lx.DET | lx.POSS) and not (site.capital or words.flag[k] & lx.CAP)
    if hangs and words.flag[k - 1] & lx.PREP:
        k -= 1
    joins = words.flag[k] & lx.CONJ or (hangs and words.flag[k] & lx.PREP)
    return k > site.lo and joins > 0 and words.flag[k - 1] & lx.QUOTE > 0


def is_behind_another(site: Site) -> bool:
    """Whether a quotation stands right behind one that ends its sentence: "“No.” “Never.”"."""
    words, k = site.words, site.q - 1
    return k >= 0 and words.flag[k] & lx.QUOTE > 0 and words.text[words.end[k] - 1] in ".!?…"


def adds_part(site: Site) -> bool:
    """Whether a good part of a sentence is quoted that nobody is said to say, as where a writer goes on with
    somebody's words: '“We rowed,” said Lee. Dover may now “go by road, never by sea”.'"""
    words, q = site.words, site.q
    if site.capital or q == site.lo:
        return False
    return words.text.count(" ", words.start[q], words.end[q]) >= _SHORTEST_PART


def reports_on(site: Site) -> tuple[int, bool] | None:
    """Where a sentence without a cue begins that goes on with what was said in the one before, to judge by
    its tense, and whether it says so: "The papers had “lain there for years”", "It would also be “the last of
    its kind”"; or a clause behind a semicolon."""
    words, q = site.words, site.q
    low, flag = words.low, words.flag
    if site.capital or site.title or _REPORTED.isdisjoint(words.vocabulary):
        return None
    begin = next((k + 1 for k in range(q - 1, site.lo, -1) if low[k] == ";"), site.lo)
    verb = next((k for k in range(begin, q) if _is_finite(words, k)), q)
    also = "also" in low[begin:q]
    shifted = low[verb] in _BACKSHIFTED or (begin > site.lo and low[verb] in _WAS)
    whole = words.text.count(" ", words.start[q], words.end[q]) >= _SHORTEST_REPORTED
    past = flag[verb] & (lx.FINITE | lx.BASE) == lx.FINITE and not low[verb].endswith("s")
    if not (shifted or (also and past)) or not (whole or also):
        return None
    if any(flag[k] & lx.SPOKEN and flag[k] & lx.FINITE and is_reported(words, k) for k in range(verb, q)):
        return None
    subject = somebody(words, phrase_right(words, begin, verb))
    named = subject is not None and flag[subject[1]] & (lx.CAP | lx.PRON | lx.ING) == lx.CAP
    return None if named and not common_plural(low[begin]) else (begin, also)


def _is_finite(words: Words, k: int) -> bool:
    """Whether the token is an auxiliary, or a verb of its own: not the "plans" of "The plans had"."""
    f = words.flag[k]
    if f & lx.AUX:
        return words.low[k] != "to"
    verb = f & lx.FINITE and not f & lx.CAP and not words.flag[k + 1] & lx.AUX
    return bool(verb) and is_reported(words, k)


def reporter(words: Words, lo: int, hi: int) -> Span | None:
    """Who says in words of the writer's own what a sentence tells: "[Lee] said the pier was sound"."""
    flag = words.flag
    if flag[lo] & lx.QUOTE:
        return None
    if "according" in words.low[lo:hi]:
        at = words.low.index("according", lo)
        name = somebody(words, phrase_right(words, at + 2, hi))
        return None if name is None else chars(words, name)
    says = (
        k for k in range(main_start(words, lo, hi), hi) if flag[k] & (lx.CUE | _SAYS) == lx.CUE | lx.FINITE
    )
    cue = next((k for k in says if is_reported(words, k)), None)
    name = None if cue is None else somebody(words, subject_of(words, cue, lo))
    if cue is None or name is None or words.low[name[0]] == "who":
        return None
    rest = (*range(lo, min(name[0], cue)), *range(max(name[1], cue) + 1, hi))
    told = any(flag[k] & (lx.AUX | lx.BE | lx.FINITE) for k in rest)
    return chars(words, name) if told else None


def _is_main_clause(site: Site) -> bool:
    """Whether words that a phrase leads up to are the sentence, or begin small in it: "With no work, “I see
    no way out”"."""
    if not site.capital or site.q == site.lo:
        return not site.capital
    others = (k for k in range(site.lo, site.hi) if k != site.q and site.words.low[k] != "to")
    flag = site.words.flag
    return not any(flag[k] & lx.AUX or flag[k] & (lx.FINITE | lx.PART) == lx.FINITE for k in others)


def _is_whole_predicate(site: Site) -> bool:
    """Whether all that a sentence says of its subject is quoted: "The premier “would never have gone”"."""
    words, lo, q = site.words, site.lo, site.q
    lo += words.flag[lo] & lx.CONJ > 0
    goes_on = site.hi - q > 2 and not words.flag[q + 1] & (lx.PREP | lx.SUB)
    if q <= lo or site.capital or goes_on:
        return False
    least = 1 if words.low[lo] in lx.HE_SHE else _SHORTEST_PREDICATE
    if words.text.count(" ", words.start[q], words.end[q]) < least:
        return False
    return phrase_right(words, lo, q) == (lo, q - 1)


def lead_cue(site: Site) -> str | None:
    """The cue that opens a sentence without a subject: "Adding: …"."""
    words = site.words
    first = site.lo + (words.flag[site.lo] & lx.CONJ > 0)
    if first < site.q and words.flag[first] & lx.CUE:
        return words.text[words.start[first] : words.end[first]]
    return None


def stands_alone(site: Site) -> bool:
    """Whether a quotation that begins its sentence is, with what leads up to it, the whole of it, save for
    what a preposition hangs on one that opens its paragraph: "[“They did nothing”] for Dover"."""
    words = site.words
    rest = range(site.q + 1, min(site.hi, site.q + WINDOW))
    if site.q or not rest or not words.flag[rest[0]] & lx.PREP:
        return all(words.flag[i] & (lx.QUOTE | lx.STOP | lx.PUNCT) for i in rest)
    return not any(words.flag[i] & (lx.FINITE | lx.AUX | lx.PRON | lx.QUOTE | lx.CUE) for i in rest)


def opening_cue(site: Site) -> str | None:
    """The cue that opens a sentence whose subject the one before has: "[Says] it is “late”"."""
    words = site.words
    verb = verb_without_subject(words, site.lo)
    return words.text[words.start[verb] : words.end[verb]] if verb is not None and verb < site.q else None


def spoken_in(site: Site) -> Span | None:
    """Whose words the next sentence says the quotation that opens a paragraph is: '“We won.” A good line from
    [Lee]'."""
    words = site.words
    if site.q or site.hi >= len(words) or site.last not in ".!?…":
        return None
    lo, hi = words.bounds(site.hi)
    if any(f & lx.QUOTE for f in words.flag[lo:hi]):
        return None
    whose = _whose_line(words, lo, hi)
    return None if whose is None else chars(words, whose)


def _whose_line(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whose words a sentence says what stands beside it is: "A good line from [Lee]", "That's [Lee]"."""
    low = words.low
    if LINES.isdisjoint(words.vocabulary):
        return somebody(words, phrase_right(words, lo + 1, hi)) if low[lo] == "that's" else None
    line = next((k for k in range(lo, hi - 2) if low[k] in LINES and low[k + 1] in ("from", "by")), hi)
    return somebody(words, phrase_right(words, line + 2, hi)) if line < hi else None


def subjectless_cue(site: Site) -> str | None:
    """The cue of a paragraph that leans on a byline: "earlier said the tweet had "…""."""
    words = site.words
    i = site.lo
    if i > 0:
        return None
    while i < site.q and words.flag[i] & lx.ADV:
        i += 1
    f = words.flag[i] if i < site.q else 0
    if f & lx.CUE and f & lx.FINITE and not f & lx.CAP:
        return words.text[words.start[i] : words.end[i]]
    return None


def speaker_at(words: Words, end: int, known: bool = False) -> Span | None:
    """Who speaks in the sentence before token ``end``: the subject of its last cue, or of the sentence.

    ``known``: somebody has spoken before, who goes on where the sentence is only about a thing or a body.
    """
    lo, hi = words.bounds(end - 1)
    hi = min(hi, end)
    if words.low[hi - 1] == "?" and lo and words.flag[lo] & lx.AUX:
        lo, hi = words.bounds(lo - 1)  # "Had the council lost touch?": one that the writer asks
    while lo and _lacks_subject(words, lo):
        lo, hi = words.bounds(lo - 1)  # "Says it is late.", "Wants it lower."
    floor = max(lo, hi - WINDOW)
    if _is_heading(words, lo, hi):
        return None
    handed = next((found for rule in _HANDS_ON if (found := rule(words, lo, hi)) is not None), None)
    if handed is not None:
        return chars(words, handed)
    if words.low[hi - 1] == ":":
        if (lone := _name_alone(words, lo, hi - 1)) is not None:
            return chars(words, lone)
        site = Site(words, hi, lo, hi, ".", True, False)
        governing = governing_cue(site)
        if governing is not None and governing.speaker is not None:
            return chars(words, governing.speaker)
    saying = _last_to_say(words, floor, hi)
    if saying is not None:
        return chars(words, saying)
    if hi - lo <= 3:
        return None
    name = _whom_it_is_about(words, lo, hi, floor)
    if name is None:
        return None
    # "It was clear Ray could end it."
    it_was = known and words.low[lo] == "it" and words.flag[lo + 1] & lx.BE
    if it_was or _is_when(words, name, lo) or _only_shown(words, name, lo, hi, known):
        return None
    return None if known and _is_a_thing(words, name) and not tells(words, lo, hi) else chars(words, name)


def asked_last(site: Site) -> Span | None:
    """Who is asked in the sentence before the quotation, and so says it: "I asked [Ann Lee] if it was late.",
    "Bob Ray asked whether [she] would go.", "I put it to [Ann Lee] that it was late.", "The Echo asked [the
    mayor] about it."; not where the words are about whoever is asked, or said to them, as the asker's are."""
    words = site.words
    flag, low = words.flag, words.low
    lo, hi = words.bounds(site.lo - 1)
    for verb in range(min(hi, site.lo) - 2, lo, -1):
        mine = low[verb - 1] in _WHO_REPORT
        put = low[verb].startswith("put") and low[verb + 1 : verb + 3] == _PUT_TO
        if not (put or low[verb] in _ASKED or (mine and low[verb] == "ask")) or is_passive(words, verb, lo):
            continue
        then = verb + 1 + 2 * put
        whom = (then, then) if flag[then] & lx.OBJ else phrase_right(words, then, hi)
        if whom is None or low[then] in _IN_QUESTION:  # "asked if [he] would"
            whom = (then + 1, then + 1)
            answers = low[then] in _IN_QUESTION and low[then + 1].split("'")[0] in lx.HE_SHE
        else:
            asks = low[whom[1] + 1] in _IN_QUESTION or (mine and low[whom[1] + 1] == "about")
            answers = asks or (put and low[whom[1] + 1] == "that")
        office = low[whom[0]] == "the" and low[head_of(words, whom)] in ROLE_NOUNS
        known = office or flag[whom[0]] & (lx.OBJ | lx.PRON) or is_name(words, whom)
        if not (answers and known) or person_grade(words, whom) < 2 or "and" in low[whom[0] : whom[1]]:
            return None
        return None if _begins_with(site, _OF_WHOM_IS_ASKED) else chars(words, whom)
    return None


def _is_heading(words: Words, lo: int, hi: int) -> bool:
    """Whether a line is a label and what it labels, "Photograph: Ann Lee/Echo", or two words before a colon
    are no name and its verb: "Key points:", "Main pledges:"."""
    if words.low[lo + 1 : lo + 2] == [":"]:
        return words.low[lo] in _LABELS
    if hi - lo != _LONGEST_HEADING or words.low[hi - 1] != ":":
        return False
    noun = is_noun(words, lo + 1) or words.low[lo + 1] in _LISTED
    return noun and not words.flag[lo + 1] & lx.CAP and not is_named_elsewhere(words, lo)


def _name_alone(words: Words, lo: int, end: int) -> Phrase | None:
    """Somebody whose name is all that stands between ``lo`` and a colon, what leads up to it apart:
    "Not to be outdone, Ann Lee:"."""
    name = simple_left(words, end - 1, lo)
    if name is None or not is_name_word(words, name[1]):
        return None
    if name[0] == lo:
        return name if is_name(words, name) else None
    verbs = (k for k in range(lo, name[0]) if words.flag[k] & (lx.FINITE | lx.BE))
    set_off = words.low[name[0] - 1] == "," and all(words.low[k - 1] == "to" for k in verbs)
    return name if set_off else None


def _whom_it_is_about(words: Words, lo: int, hi: int, floor: int) -> Phrase | None:
    """Somebody in particular whom a sentence is about."""
    if _lacks_subject(words, lo):
        return None
    name = somebody(words, first_subject(words, lo, hi))
    if name is None or _is_exclaimed(words, name):
        name = somebody(words, main_subject(words, hi - 1, floor))
    if name is None or _is_exclaimed(words, name):
        return None  # "Wait, it gets better:"
    low = words.low[name[0]]
    anybody = low in lx.COUNTERS or low in _ANYBODY or common_plural(low) or _are_several(words, name[0], hi)
    return None if anybody and name[0] == name[1] else name  # "One was a call to mend it."


def is_credit(text: str, start: int, end: int) -> bool:
    """Whether a line only tells who took a picture: "Ann Lee for the Dover Times", "Ann Lee/Echo"."""
    if end - start > _CREDIT or text[end - 1] in ".!?:" or not _WORKS_FOR.search(text, start, end):
        return False
    words = Words(text, start, end)
    size = len(words)
    after = _past_name(words, 0, size)
    if after == size:
        return size > 1 and any("/" in low for low in words.low)
    paper = words.low[-1] in PRESS or words.low[-1] in _AGENCIES
    return after > 1 and paper and words.low[after] in ("for", "/", "via")


def _past_name(words: Words, i: int, hi: int) -> int:
    """The token after the name at ``i``, and ``i`` itself where there is none."""
    while i < hi and is_name_word(words, i):
        i += 1
    return i


def _matters_to(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whom a sentence concerns that tells of something else: "But for Ann Lee, the loss is a blow"."""
    i = lo + (words.flag[lo] & lx.CONJ > 0)
    if words.low[i : i + 1] != ["for"] or not words.flag[hi - 1] & lx.STOP:
        return None
    after = _past_name(words, i + 1, hi)
    if after == i + 1 or words.low[after] not in (",", "and"):
        return None
    return somebody(words, (i + 1, after - 1))


def _only_shown(words: Words, name: Phrase, lo: int, hi: int, known: bool) -> bool:
    """Whether a line without a full stop only shows something: "Dover seen from above"; or, where somebody
    has spoken before (``known``), what somebody else does: "Ann Lee arrives in court"."""
    if words.flag[hi - 1] & lx.STOP or words.low[hi - 1] == ":" or name[1] + 1 >= hi:
        return False
    after = name[1] + 1
    shown = words.flag[after] & (lx.PART | lx.ING) or words.low[after] in _SHOWN
    shown = shown or (words.low[after].isalpha() and not words.flag[after] & ~lx.ADJ)  # "Virtual happy hour"
    does = any(
        words.flag[k] & (lx.FINITE | lx.AUX) and not words.flag[k] & (lx.PART | lx.CAP) for k in range(lo, hi)
    )
    if not known:
        return bool(shown) and not does
    return (bool(shown) or does) and not any(words.flag[k] & lx.CUE for k in range(lo, hi))


def _is_when(words: Words, name: Phrase, lo: int) -> bool:
    """Whether a word has its capital only because it opens the sentence: "Early on, the aim was clear"."""
    alone = name[0] == name[1] == lo
    return alone and bool(words.flag[lo] & lx.ADJ and words.flag[lo + 1] & (lx.PREP | lx.ADV))


def _lacks_subject(words: Words, lo: int) -> bool:
    """Whether a sentence opens with its verb, as notes do: "[Looks] as if it is over", "[Wants] it lower"."""
    verb = words.flag[lo] & (lx.CAP | lx.FINITE | lx.ADJ) == lx.CAP | lx.FINITE and words.low[lo][-1] == "s"
    complement = verb and lo + 1 < len(words) and words.flag[lo + 1] & _OPENS_COMPLEMENT > 0
    return complement or verb_without_subject(words, lo) is not None


def _is_a_thing(words: Words, name: Phrase) -> bool:
    """Whether a name is of a body or a thing: "the company", "The Autumn Show"."""
    head = head_of(words, name)
    named = words.low[name[0]] == "the" and words.flag[head] & (lx.CAP | lx.ROLE) == lx.CAP
    return named or words.low[head] in ORGANISATION_NOUNS


def tells(words: Words, lo: int, hi: int) -> bool:
    """Whether a sentence tells of words: "The board issued a statement"."""
    statement = any(low in lx.SPEECH_NOUNS or low in DOCUMENTS for low in words.low[lo:hi])
    if statement or any(words.flag[k] & lx.CUE and is_reported(words, k) for k in range(lo, hi)):
        return True
    beams = lx.WEAK | lx.FINITE  # "Lee beamed."
    return any(words.flag[k] & beams == beams for k in range(lo, hi))


def _are_several(words: Words, i: int, hi: int) -> bool:
    """Whether the word at ``i`` has its capital because it opens the sentence, and several are told of:
    "[Surgeries] in the east are full"."""
    if not words.low[i].endswith("s") or words.bounds(i)[0] != i:
        return False
    verb = next((k for k in range(i + 1, hi) if words.flag[k] & (lx.FINITE | lx.BE)), i)
    return words.low[verb] in _OF_SEVERAL


def _last_to_say(words: Words, floor: int, hi: int) -> Phrase | None:
    """The subject of the last cue between two tokens, where it is somebody; of one that does not depend on
    another: "[Lee] said he would go unless Ray promised peace"."""
    depends: Phrase | None = None
    main = past_closed_lead(words, floor, hi)
    for i in range(hi - 1, floor - 1, -1):
        f = words.flag[i] if i >= main else 0
        if f & lx.CUE and f & lx.FINITE and not f & lx.CAP and is_reported(words, i):
            if f & lx.PART and words.low[i] not in _ASKED and is_passive(words, i, floor):
                continue  # "Lee says ballots are fine where they are requested"
            if words.low[i - 1] == "it" and words.low[i - 2] == ",":
                return (i - 1, i - 1)  # "Plans change, it says."
            name = somebody(words, subject_of(words, i, floor))
            if name is None or words.low[name[0]] == "who" or words.flag[name[0] - 1] & lx.REL:
                continue  # not "who they say they are"
            who = next((k for k in range(i - 1, name[1], -1) if words.low[k] in (",", "who")), i)
            if words.low[who] == "who":
                continue  # "Lee praised Ray, who was there and reported it"
            turned = name[0] == i + 1  # "He wrote a song, said [Ann Lee]."
            if turned or (words.low[name[0] - 1] not in _DEPENDS and not _is_said_to_say(words, name)):
                return name
            depends = depends or name
        if words.low[i] == "according" and words.low[i + 1 : i + 2] == ["to"]:
            return somebody(words, phrase_right(words, i + 2, hi))
    return depends


def _is_said_to_say(words: Words, name: Phrase) -> bool:
    """Whether another says right before a name what its bearer says: "Ray said [the board] had asked"."""
    k = name[0] - 1 - (words.flag[name[0] - 1] & lx.SUB > 0)
    f = words.flag[k] if k > 0 else 0
    return f & (lx.CUE | lx.FINITE) == lx.CUE | lx.FINITE and not f & lx.CAP and is_reported(words, k)


def says_last(words: Words) -> Span | None:
    """Who says something in the last sentence of a paragraph, where that holds no quotation."""
    lo, hi = words.bounds(len(words) - 1)
    if words.quote_at[-1:] >= [lo]:
        return None
    saying = _last_to_say(words, max(lo, hi - WINDOW), hi)
    return None if saying is None else chars(words, saying)


def tells_last(words: Words) -> Span | None:
    """Who tells what another says in the last sentence of a paragraph: "[Lee] recalled that Ray said “…”"."""
    lo = words.bounds(len(words) - 1)[0]
    for i in range(lo, words.quote_at[-1]):
        f = words.flag[i]
        if f & lx.QUOTE:
            return None
        if f & lx.CUE and f & lx.FINITE and not f & (lx.CAP | lx.JUDGE) and is_reported(words, i):
            name = somebody(words, subject_of(words, i, lo))
            return None if name is None or words.low[name[0]] == "who" else chars(words, name)
    return None


def speaks_of_itself(site: Site) -> bool:
    """Whether somebody speaks of himself or herself in the quotation: "I had hoped"."""
    return _begins_with(site, _I)


def speaks_for_several(site: Site) -> bool:
    """Whether somebody speaks for a body in the quotation, as a statement does: "We will open our doors"."""
    return _begins_with(site, _WE)


def _begins_with(site: Site, said: re.Pattern[str]) -> bool:
    """Whether the first words of the quotation have something in them."""
    words, q = site.words, site.q
    return said.search(words.text, words.start[q], min(words.end[q], words.start[q] + _OPENING)) is not None


def is_body(text: str) -> bool:
    """Whether a phrase is a body in small letters, which does not say "I": "the party"."""
    return text.split()[-1] in ORGANISATION_NOUNS


def said_last(site: Site, near: bool) -> tuple[Span, str | None] | None:
    """Who says something in the last clause before a quotation that is a sentence, and the cue, where it is
    one alone: '“No,” Lee said, and her deputy cut in. “…”'; ``near``: somebody is quoted near it."""
    words, k = site.words, site.q - 1
    if site.q == site.lo > 0 and words.low[site.q + 1 : site.q + 2] == ["that"]:
        said = reporter(words, *words.bounds(k))  # "Lee says it is late. “It was overlooked” that Ray"
        return None if said is None else (said, None)
    if site.q != site.lo or k < 3 or words.low[k] != "." or not near:
        return None
    verb = k - 1
    if (words.low[verb - 1], words.low[verb]) in lx.PHRASAL or words.flag[verb] & lx.OBJ:
        verb -= 1  # "cut in", "interrupted me"
    f = words.flag[verb]
    if not f & (lx.CUE | lx.WEAK) or not f & lx.FINITE or not is_reported(words, verb):
        return None
    name = somebody(words, subject_left(words, verb))
    if name is None or words.low[name[0]] == "who":
        return None
    if not words.flag[name[0] - 1] & (lx.CONJ | lx.STOP) and words.low[name[0] - 1] != ",":
        return None
    return chars(words, name), words.text[words.start[verb] : words.end[verb]] if verb == k - 1 else None


def _asked_how(words: Words, lo: int, hi: int) -> Phrase | None:
    """Who is asked for their view, "What does [Ann Lee] make of it?", or their words, "[Ann Lee]'s?"."""
    if words.low[hi - 1] != "?":
        return None
    lo += words.low[lo] == "so" or words.flag[lo] & lx.CONJ > 0  # "So what does Ann Lee make of it?"
    if words.low[lo] not in _HOW or words.low[lo + 1] not in _DOES:
        return simple_left(words, hi - 2, lo) if words.flag[hi - 2] & lx.POSSESSIVE else None
    name = phrase_right(words, lo + 2, hi)
    asked = name is not None and words.low[name[1] + 1] in _VIEWING
    return somebody(words, name) if asked else None


def _asked_for(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whose words a line without a verb asks for or announces: "Ann Lee's verdict?", "Her view of the
    night?", "Her post in full:"."""
    asks = words.low[hi - 1] == "?"
    if hi - lo > _LONGEST_QUESTION or not (asks or _is_announced(words, lo, hi)):
        return None
    nouns = _ASKED_FOR if asks else _ANNOUNCED
    noun = next((k for k in range(lo + 1, hi - 1) if words.low[k] in nouns), None)
    ends = noun is not None and (words.flag[noun + 1] & lx.PREP or words.low[noun + 1] in _TO_OR)
    if noun is None or not (ends or noun == hi - 2):
        return None
    for k in range(noun - 1, lo - 1, -1):
        whose = (k, k) if words.low[k] in ("his", "her") else None
        if words.flag[k] & lx.POSSESSIVE:
            whose = simple_left(words, k, lo)
        if whose is not None:
            begins = whose[0] == lo and not any(f & lx.PREP for f in words.flag[lo:k])
            return whose if asks or begins else None
    return None


def _is_announced(words: Words, lo: int, hi: int) -> bool:
    """Whether a line without a verb ends with a colon."""
    verbs = lx.FINITE | lx.AUX
    return words.low[hi - 1] == ":" and not any(
        words.flag[k] & verbs and words.low[k] != "to" for k in range(lo, hi)
    )


def signed_with_role(text: str, start: int, end: int) -> Span | None:
    """The name on a line under a block of somebody's words: "Ann Lee, chair of the growers' union", "Ann Lee
    - Senior Partner"."""
    if end - start > LONGEST_SIGNATURE or text[end - 1] in ".!?:":
        return None
    words = Words(text, start, end)
    after = _past_name(words, 0, len(words))
    if after < 2 or after + 1 >= len(words) or words.low[after] not in (",", "-"):
        return None
    told = words.flag[after + 1 :]
    if any(f & (lx.FINITE | lx.AUX) and not f & (lx.CAP | lx.PART) for f in told):
        return None  # "Ann Lee, the chair, met them"
    role = any(words.flag[k] & lx.ROLE for k in range(after + 1, len(words)))
    return chars(words, (0, after - 1)) if role or words.flag[0] & lx.TITLE else None


_HANDING: Final = frozenset((("over", "to"), ("back", "to")))


def _handed_to(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whose words a line without a verb announces: "And from the group's leader, Ann Lee:"."""
    if words.low[hi - 1] != ":" or not 1 < hi - lo <= _LONGEST_HANDING:
        return None
    last = simple_left(words, hi - 2, lo)
    replies = None if last is None else who_replies(words, last)
    if replies is not None:
        return replies
    low = words.low
    begin = max(lo + (low[lo + 1] == "from"), past_here_is(words, lo))
    verbs = (k for k in range(begin, hi - 1) if words.flag[k] & (lx.FINITE | lx.AUX) and low[k] != "to")
    if any(not words.flag[k] & lx.PART or not words.flag[k - 1] & lx.DETERMINER for k in verbs):
        return None  # but "from the defeated Ann Lee:"
    for k in range(lo, hi - 2):
        part = low[k] == "of" and low[k - 1] in LINES  # "The full text of Ann Lee's letter:"
        if low[k] in ("from", "by") or (low[k - 1], low[k]) in _HANDING or part:  # "Over to Ann Lee:"
            handed = phrase_right(words, k + 1, hi - 1)
            speech = None if handed is None else owner_of_words(words, handed, hi)
            return speech or (None if part else somebody(words, handed))  # "Quotes from Ann Lee's speech:"
    return None


def _whose_answer(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whose words a sentence announces by their noun: "Her verdict on Labour was:"."""
    if words.low[hi - 1] != ":" or lx.ANNOUNCED_NOUNS.isdisjoint(words.vocabulary):
        return None
    said = first_subject(words, lo, hi - 1)
    owned = said is not None and any(f & (lx.POSS | lx.POSSESSIVE) for f in words.flag[lo : said[1]])
    return owner_of_words(words, said, hi) if said is not None and owned and said[0] == lo else None


def _speaks_on(words: Words, lo: int, hi: int) -> Phrase | None:
    """Who is named in a line that else only says what they speak of: "Ann Lee, on why the mill will go:"."""
    if words.low[hi - 1] != ":":
        return None
    name = phrase_right(words, lo, hi - 1)
    if name is None or not is_name(words, name):
        return None
    k = name[1] + 1 + (words.low[name[1] + 1] == ",")
    return name if words.low[k] in ("on", "about") and words.flag[k + 1] & lx.SUB else None


def _presented(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whom a sentence presents with a colon: "Before that, here's Ann Lee:", "Then there was Ann Lee, a
    baker:", "Next came Ann Lee:"; or as one of those who speak: "The first to speak is Ann Lee."."""
    low = words.low
    first = lo + (low[lo] == "the")
    if first + 2 < hi and low[first] in _NEXT and low[first + 1] != "came":
        be = next((k for k in range(lo + 1, min(hi, lo + _LONGEST_TURN)) if words.flag[k] & lx.BE), hi)
        to_speak = low[be - 2] == "to" and (words.flag[be - 1] & lx.CUE or low[be - 1] in _TO_SPEAK)
        speaks = low[be - 1] == "up" or to_speak
        name = somebody(words, phrase_right(words, be + 1, hi)) if be < hi and speaks else None
        if name is not None:
            return name
    if low[hi - 1] != ":":
        return None
    for k in range(lo, hi - 2):
        came = low[k] in _COMING and k > lo and low[k - 1] in _NEXT
        if came or low[k] == "here's" or (low[k] in _PRESENTING and words.flag[k + 1] & lx.BE):
            begin = k + 1 + (low[k] in _PRESENTING)
            name = somebody(words, phrase_right(words, begin, hi - 1))
            described = name is not None and low[name[1] + 1] == "," and words.flag[name[1]] & lx.CAP
            return name if name is not None and (described or name[1] == hi - 2) else None
    return None


def _whose_writing(words: Words, lo: int, hi: int) -> Phrase | None:
    """Whose writing a sentence presents by the name before its noun: "Here is an [ABC] press release:"."""
    noun = hi - 2
    if words.low[hi - 1] != ":" or words.low[lo] not in _PRESENTS or words.low[noun] not in lx.WRITINGS:
        return None
    last = noun - 1 - (words.low[noun - 1] in ("press", "news"))
    first = last + 1
    while first > lo + 1 and words.flag[first - 1] & (lx.CAP | lx.TIME | lx.POSSESSIVE) == lx.CAP:
        first -= 1
    return (first, last) if first <= last else None


def _of_whose_speech(words: Words, lo: int, hi: int) -> Phrase | None:
    """Of whose speech a sentence tells that tells of nobody else: "[Ann Lee]'s speech was short.", "The reply
    from [Ann Lee] was swift."."""
    lo += words.flag[lo] & lx.CONJ > 0
    said = phrase_right(words, lo, hi)
    from_whom = None if said is None else _from_whom(words, said[1], hi)
    if from_whom is not None:
        return from_whom
    noun = next((k for k in range(lo + 1, hi) if words.low[k] in _TURNS_TO_SPEAK), hi)
    owner = next((k for k in range(noun - 1, lo - 1, -1) if words.flag[k] & lx.POSSESSIVE), lo)
    whose = simple_left(words, owner, lo) if lo < owner and noun - owner < _LONGEST_HANDED else None
    others = lx.CAP | lx.ROLE | lx.PRON | lx.QUOTE | lx.CUE
    told = (k for k in range(noun, hi) if words.low[k] not in _LIKE_WORDS)  # "was [brief]"
    if whose is None or whose[0] != lo or any(words.flag[k] & others for k in told):
        return _of_whose_reply(words, lo, hi)
    return somebody(words, whose)


def _of_whose_reply(words: Words, lo: int, hi: int) -> Phrase | None:
    """Of whose reply a sentence tells nothing but what it was like: "[Ann Lee]'s response was swift.", "[Her]
    message is very simple."; not "Lee's answer was wrong."."""
    if hi - lo < _SHORTEST_REPLY or words.low[hi - 2] not in _LIKE_WORDS:
        return None
    be = hi - 3 - (words.low[hi - 3] == "very")
    if not words.flag[be] & lx.BE or words.low[be - 1] not in _REPLIES:
        return None
    owner = next((k for k in range(be - 2, lo - 1, -1) if words.flag[k] & lx.POSSESSIVE), lo)
    if words.flag[owner] & lx.POSSESSIVE:
        whose = simple_left(words, owner, lo)
        return somebody(words, whose) if whose is not None and whose[0] == lo else None
    return (lo, lo) if words.low[lo] in lx.HIS_HER else None


def _from_whom(words: Words, reply: int, hi: int) -> Phrase | None:
    """From whom a reply is of which a sentence tells nothing but what it was like: "The reply from [Ann Lee]
    was swift."."""
    if words.low[reply] not in _REPLIES or words.low[reply + 1 : reply + 2] != ["from"]:
        return None
    whose = somebody(words, phrase_right(words, reply + 2, hi))
    if whose is None or whose[1] + 2 >= hi or not words.flag[whose[1] + 1] & lx.BE:
        return None
    others = lx.CAP | lx.ROLE | lx.PRON | lx.QUOTE | lx.CUE | lx.SUB
    return None if any(f & others for f in words.flag[whose[1] + 2 : hi]) else whose


# What names the speaker of the words that follow, in a line or a sentence of its own.
_HANDS_ON: Final = (
    _handed_to,
    _speaks_on,
    passed_on,
    _asked_how,
    _asked_for,
    _matters_to,
    _whose_writing,
    _presented,
    _whose_line,
    _of_whose_speech,
    _whose_answer,
)


def _is_exclaimed(words: Words, name: Phrase) -> bool:
    """Whether a word with a capital only because it opens the sentence is no name: "Wait, it gets better"."""
    after = name[1] + 1
    alone = name[0] == name[1] == words.bounds(name[0])[0] and after + 1 < len(words)
    return alone and words.low[after] == "," and words.flag[after + 1] & lx.PRON > 0


def attributed_last(words: Words) -> Span | None:
    """Who says the last quotation of a paragraph, the attribution behind it, whosever the words are:
    'Ray called it “a mess,” Lee said.'"""
    q = words.quote_at[-1]
    lo, hi = words.bounds(q)
    found = cue_after(Site(words, q, lo, hi, words.text[words.end[q] - 1], False, False))
    if found is None or found.speaker is None or found.cue is None or not words.flag[found.cue] & lx.CUE:
        return None
    return chars(words, found.speaker) if person_grade(words, found.speaker) == 2 else None


def signed_below(text: str, start: int, end: int) -> Span | None:
    """Who signs on a line of its own under a quotation, "– Ann Lee, MP for Marsh", "– A nurse in Dover": an
    empty span for nobody in particular ("– Name withheld", "– Ann and Bob"), None where the line is none."""
    if end - start > LONGEST_SIGNATURE or text[start] not in "-–—―‒" or text[end - 1] in '!?:;”"':
        return None
    words = Words(text, start, end)
    ends = (k for k in range(2, len(words)) if words.low[k] in ",.(-" or words.flag[k] & lx.PREP)
    stop = next(ends, len(words))  # "Ann Lee[,] baker", "a nurse [in] Dover"
    if len(words) < 2 or stop > _LONGEST_SIGNED or not words.flag[1] & (lx.CAP | lx.DET):
        return None
    reports = is_outlet(words, 1) and any(f & lx.POSSESSIVE for f in words.flag[1 : stop - 1])
    if reports or words.low[1] in _REPORTED_BY:
        return None  # "– CNN's Ann Lee", "– By Ann Lee"; not "– Labour's Ann Lee"
    nobody = (start, start)
    head = words.low[1:stop]
    if not _SIGNS_NOBODY.isdisjoint(head) or not {"and", "&"}.isdisjoint(head):
        return nobody
    name: Phrase | None = phrase_right(words, 1, len(words))
    if name is not None and is_name_word(words, name[0]):
        return chars(words, name) if name[1] + 1 == stop else nobody
    return chars(words, (1, stop - 1)) if words.flag[stop - 1] & lx.ROLE else nobody


def field_of_profile(text: str, start: int, end: int) -> Span | None:
    """The name in a line such as "Name: Ann Lee, 61", an empty span for another field of a profile
    ("Occupation: baker"), None where the line is none."""
    m = _FIELD.match(text, start, end)
    if m is None:
        return None
    if m["field"].lower() == "name":
        return name_at(text, m.end(), end)
    return (start, start) if m["field"].lower() in _FIELDS else None


def label_at(text: str, start: int, end: int) -> Span | None:
    """The speaker's label that words of a transcript begin with: "LEE: We shall win"."""
    label = _LABEL.match(text, start, end) if text[start : start + 3].isupper() else None
    if label is None or any(word.lower() in lx.TAGS or word in _NOT_LABELS for word in label["name"].split()):
        return None
    return label.span("name")


def named_over_clause(site: Site, labels: Collection[str]) -> Span | None:
    """The name with a colon that opens a line which tells what its bearer says: "[Ann Lee]: Ray is “…”", not
    "Lee: a “people person”"; ``labels``: the names that label words elsewhere."""
    words = site.words
    name = phrase_right(words, 0, site.q) if ":" in words.vocabulary else None
    if name is None or not is_name(words, name) or words.low[name[1] + 1] != ":":
        return None
    subject = phrase_right(words, name[1] + 2, site.q)
    k = site.q if subject is None else subject[1] + 1
    while k < site.q and words.flag[k] & lx.ADV:
        k += 1
    verb = k < site.q and words.flag[k] & (lx.AUX | lx.FINITE) and not words.flag[k] & lx.CAP
    span = chars(words, name)
    known = is_of_somebody(words, name) or words.text[slice(*span)] in labels
    return span if verb and known else None


def reader_of(words: Words, q: int) -> Span | None:
    """The reader who says what a paragraph holds, by the name and the place that it begins with: "[Ann],
    Dover: We lost. “Never again!”"."""
    if ":" not in words.low[2:_LONGEST_SENDER] or not is_given(words.low[0]):
        return None  # nearly every paragraph
    after, colon = _past_name(words, 0, q), words.low.index(":", 2)
    place = words.flag[after + 1 : colon]
    if not place or words.low[after] != "," or colon + 1 >= q:
        return None
    placed = all(f & lx.CAP and not f & lx.ROLE for f in place)
    opens = words.flag[colon + 1] & (lx.CAP | lx.PRON | lx.DET)
    return chars(words, (0, after - 1)) if placed and opens else None


def is_readers(site: Site, candidate: SpeakerCandidate | None) -> bool:
    """Whether words in a reader's message are the reader's: a sentence or what a colon leads up to, said by
    nobody, or said by "I" or "we"."""
    words, q = site.words, site.q
    if candidate is not None and candidate.speaker is not None:
        return words.low[candidate.speaker[1]] in ("i", "we")
    return (q == site.lo and site.hi - q <= 2) or words.low[q - 1] == ":"


def whose_post(words: Words) -> Span | None:
    """Of whom the heading over words in marks tells by the name that it opens with that they speak: "[Ann
    Lee] says no", "[Lee]: no deal", "[Lee]'s statement"."""
    after = _past_name(words, 0, len(words))
    if not 0 < after < len(words) or not (is_given(words.low[0]) or is_surname(words, after - 1)):
        return None
    f, low = words.flag[after], words.low[after]
    if words.flag[after - 1] & lx.POSSESSIVE:
        speaks = low in _ANNOUNCED
    else:
        speaks = low == ":" or f & (lx.CUE | lx.FINITE) == lx.CUE | lx.FINITE
    return chars(words, (0, after - 1)) if speaks else None


def name_at(text: str, start: int, end: int) -> Span | None:
    """The name that a line begins with: "Ann Lee MP for Dover"."""
    words = Words(text, start, min(end, start + LONGEST_SIGNATURE))
    last = 0
    while last < len(words) and is_name_word(words, last) and not (last > 1 and words.flag[last] & lx.ROLE):
        last += 1
    return chars(words, (0, last - 1)) if last else None


def _is_whole_name(words: Words, after: int) -> bool:
    """Whether "'s" is part of the name that it ends, to judge by what follows: "[Lloyd's] said"."""
    if words.low[after : after + 1] == ["("] and ")" in words.low[after:]:
        after = words.low.index(")", after) + 1  # "[Lee]'s (Lab) remarks"
    if not may_be_owned(words, after):
        if after + 1 >= len(words):
            return after >= len(words) or words.low[after] != "?"
        if words.low[after] == "," and words.flag[after + 1] & lx.QUOTE:
            return False  # "Ray's word for it was “…”; [Lee]'s, “…”"
        # not "Ann Lee's?", "[Lee]'s on now"
        return words.low[after] != "?" and not words.flag[after] & (lx.PREP | lx.DET | lx.ADV)
    says = words.flag[after] & lx.CUE and words.flag[after] & (
        lx.FINITE | lx.BASE
    )  # "Bosses at [Lloyd's] insist"
    return bool(says) and is_reported(words, after)


def chars(words: Words, phrase: Phrase) -> Span:
    """The offsets of a phrase, without a possessive ending."""
    start, end = words.start[phrase[0]], words.end[phrase[1]]
    low, flag = words.low[phrase[1]], words.flag[phrase[1]]
    if low == "who" and flag & lx.REL:
        end = start + len(low)  # "who'd"
    elif flag & lx.PRON and "'" in low:
        end = words.start[phrase[1]] + low.index("'")  # "he'd"
    elif flag & lx.POSSESSIVE and not _is_whole_name(words, phrase[1] + 1):
        end -= 2 if low.endswith("'s") else 1
    return start, end
