"""Whose words something is said to be: "…" was the word Ann Lee used; the claim that it is "…" came from
her."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.nested_clauses import owner_at
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.noun_phrases import Phrase, phrase_right, somebody
from rsdata.language.tokens import Words
from rsdata.language.word_lists import tagged

# Nouns that say what is said.
UTTERED: Final = lx.SPEECH_NOUNS | lx.SPOKEN_NOUNS | tagged("nouns of describing")
_SEEING: Final = frozenset(("see", "sees", "saw"))
TELL_WHOSE: Final = UTTERED | _SEEING  # without one of them nothing is found here
_USING: Final = lx.all_forms("verbs of using words") | lx.all_forms("verbs of bringing up")
_LONGEST: Final = 8  # tokens between a noun and the quotation
_MODIFIES: Final = lx.DET | lx.POSS | lx.POSSESSIVE | lx.ADJ | lx.ADV | lx.CAP
_BRINGING: Final = frozenset((",", "that", "for", "to"))
_PLAIN: Final = ("word", "phrase")  # not "the bank's terms were “harsh”"
_CLOSES: Final = lx.STOP | lx.PUNCT | lx.QUOTE


def whose_words(site: Site) -> SpeakerCandidate | None:
    """Whoever uttered what a noun says the quotation is."""
    return _said_to_be(site) or _are(site)


def _said_to_be(site: Site) -> SpeakerCandidate | None:
    """ "…" was the word [Ann Lee] used; "…" was [Ann Lee]'s word for it."""
    words, be = site.words, site.q + 1
    if be >= site.hi or not words.flag[be] & lx.BE:
        return None
    for noun in range(be + 1, min(be + _LONGEST, site.hi - 1)):
        if words.low[noun] in UTTERED:
            owner = _owner_before(words, noun, be + 1) or _uttered_by(words, noun, site.hi)
            return None if owner is None else SpeakerCandidate(ranks.ALL_SAID, owner, noun, "words of")
        if words.flag[noun] and not words.flag[noun] & _MODIFIES:
            return None
    return None


def _are(site: Site) -> SpeakerCandidate | None:
    """The word [Ann Lee] used was "…"; [Ann Lee]'s exact words were "…"."""
    words, be = site.words, site.q - 1
    if words.vocabulary & lx.SPOKEN_NOUNS:  # "her exact words were, “…”", "her words were for us to “…”"
        be = next((k for k in range(be, max(site.floor, be - _LONGEST), -1) if words.flag[k] & lx.BE), be)
    if be <= site.floor or not words.flag[be] & lx.BE or not _brings_words(words, be, site.q):
        return None
    for noun in range(be - 1, max(site.floor, be - _LONGEST), -1):
        if words.low[noun] in lx.SPOKEN_NOUNS:  # not "Ann Lee's answer was “late”"
            hung = noun < be - 1 and words.flag[noun + 1] & lx.PREP  # "Lee's last words as leader were “…”"
            beside = noun == be - 1 or (hung and phrase_right(words, noun + 2, be) == (noun + 2, be - 1))
            plain = beside and words.low[noun].startswith(_PLAIN)
            owner = _owner_before(words, noun, site.floor) if plain else None
            owner = owner or _uttered_by(words, noun, be)
            return (
                None if owner is None else SpeakerCandidate(ranks.WORDS_OF_TOUCHING, owner, noun, "words of")
            )
        if words.flag[noun] & _CLOSES:
            return None
    return None


def _brings_words(words: Words, be: int, q: int) -> bool:
    """Whether what follows "were" is what the words are: "were “…”", "were, “…”", "were that it was “…”"."""
    return be + 1 == q or words.low[be + 1] in _BRINGING


def _owner_before(words: Words, noun: int, floor: int) -> Phrase | None:
    """Whose a noun is: "[Ann Lee's] word", "[her] exact words"."""
    owner = owner_at(words, noun - 1, floor)
    if owner is None and not words.flag[noun - 1] & (lx.DET | lx.VERB):
        owner = owner_at(words, noun - 2, floor)
    return owner


def _uttered_by(words: Words, noun: int, end: int) -> Phrase | None:
    """Who is said behind a noun to have used it: "the word [Ann Lee] used", "the term used by [Ann Lee]"."""
    low = words.low
    k = noun + 1 + (low[noun + 1 : noun + 2] == ["that"])
    if low[k : k + 1] and low[k] in _USING and low[k + 1 : k + 2] == ["by"]:
        return somebody(words, phrase_right(words, k + 2, end))
    name = somebody(words, phrase_right(words, k, end))
    verb = end if name is None else name[1] + 1
    verb += verb < end and words.flag[verb] & lx.ADV > 0
    return name if verb < end and low[verb] in _USING else None
