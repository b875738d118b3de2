"""Words in quotation marks that nobody said: titles, scare quotes, writings, what is carried or sung."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.before_colon import NEAR
from rsdata.attribution.nested_clauses import branded_by, in_use
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.clauses import nearest_subject, subject_of
from rsdata.language.noun_phrases import (
    Phrase,
    head_of,
    is_noun,
    person_grade,
    phrase_right,
    simple_left,
    somebody,
)
from rsdata.language.subjects import subject_left
from rsdata.language.tokens import Words
from rsdata.language.verbs import is_reported
from rsdata.language.word_lists import tagged

_SIGNS: Final = tagged("signs") | tagged("papers")
# What has its words from nobody in particular: "its motto, “…”".
_UNDER: Final = frozenset(("with", "under", "by", "using", "carrying", "bearing"))
_WORKS: Final = tagged("nouns of a work")
_NAMED_ACTIONS: Final = tagged("nouns before the name of what is done")
_WORDS_SHOWN: Final = frozenset(("word", "words", "phrase", "message", "caption", "slogan", "legend"))
# ... which no words of somebody are on, as on a card or in a headline.
_CARRIED: Final = tagged("signs") - {"headline", "headlines", "card", "cards", "petition"}
_TAKING_OUT: Final = lx.all_forms("verbs of taking out")
_WHAT_IS_NAMED: Final = tagged("nouns set before their own words")
_OF_NOBODY: Final = tagged("words before a scare quote")
LONGEST_LABEL: Final = 3  # blanks in one such as “Related:”
_MAKING_WORKS: Final = lx.all_forms("verbs of making a work")
_SINGING: Final = lx.all_forms("verbs of singing")
_ON_SOMETHING: Final = (["on"], ["across"])  # "wrote “Go Home” on the wall"
_BEARING_WORDS: Final = lx.WRITINGS | lx.ANNOUNCED_NOUNS | _SIGNS
_BEFORE_SPEECH: Final = frozenset((",", ":", "as", "that", "-"))


def is_said(words: Words, i: int, q: int) -> bool:
    """Whether somebody says something between two tokens."""
    says = (k for k in range(i, q) if words.flag[k] & lx.CUE and words.flag[k] & lx.FINITE)
    return any(is_reported(words, k) for k in says)


def scare(site: Site) -> SpeakerCandidate | None:
    """A title of a work, a nickname, a so-called "…": nobody's words."""
    words, q = site.words, site.q
    k = q - 1
    if (")" in words.vocabulary and _is_cited(words, q)) or (site.title and _describes_a_name(site)):
        return SpeakerCandidate(ranks.TITLED, None, None, "title of a work")
    if (
        site.last == ":"
        and len(words) == 1
        and words.text.count(" ", words.start[q], words.end[q]) < LONGEST_LABEL
    ):
        return SpeakerCandidate(ranks.TITLED, None, None, "scare quote")  # a label: “Related:”
    if k < site.lo:
        return None
    so_called = words.low[k] in _OF_NOBODY and not _is_given_by_somebody(words, k)
    source = "according" in words.vocabulary and _names_a_source(site)
    if so_called or source or _is_on_a_thing(site, k):
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
    shown = k - (words.low[k] == ":")
    if words.low[shown] == "reading" and words.low[shown - 1] in _CARRIED:
        posted = lx.TWEET | lx.WRITE  # not "tweeted a picture of a banner reading: “…”"
        return not any(f & posted for f in words.flag[site.lo : shown - 1])
    if words.low[shown] in _WORDS_SHOWN and _shows_words(words, shown, site.lo):
        return True
    return words.low[k] in _NAMED_ACTIONS and site.capital and not is_said(words, site.lo, k)


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
        while on > lo and words.flag[on] & lx.ADV:
            on -= 1
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
    whom = somebody(words, simple_left(words, k, site.lo)) if flag & (lx.CAP | lx.ROLE) else None
    if whom is not None and whom[0] > site.lo and words.flag[whom[0] - 1] & (lx.JUDGE | lx.CAP) == lx.JUDGE:
        return None  # "called the mayor “Honest Bob”"
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
    made = words.low[k] in _MAKING_WORKS and not _is_on_something(words, q + 1)
    return not f & lx.CUE or made


def _is_on_something(words: Words, i: int) -> bool:
    """Whether it is said from ``i`` on where words stand, "wrote “Go Home” on the wall", "in a letter"; not
    where or when a work was made, "in a shed", "in 1992"."""
    if words.low[i : i + 1] != ["in"]:
        return words.low[i : i + 1] in _ON_SOMETHING
    where = phrase_right(words, i + 1, len(words))
    if where is None or words.flag[where[0]] & (lx.CAP | lx.NUMBER | lx.TIME):
        return where is None
    return words.low[where[0]] not in ("a", "an") or words.low[head_of(words, where)] in _BEARING_WORDS


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


def _names_a_source(site: Site) -> bool:
    """Whether the quotation is the name of what is relied on: "according to the so-named “Feather memo”"."""
    words, k = site.words, site.q - 1
    floor = max(site.lo, site.q - NEAR)
    while k > floor and (words.flag[k] & (lx.DET | lx.ADJ | lx.PART) or not words.flag[k]):
        k -= 1
    return k > site.lo and words.low[k] == "to" and words.low[k - 1] == "according"


def _names_what_follows(words: Words, q: int) -> bool:
    """Whether the quotation is the name of the noun after it: a "Yes" vote."""
    k = q + 1
    if k >= len(words) or words.text[words.end[q] - 1] in ",.;:":
        return False
    return is_noun(words, k)
