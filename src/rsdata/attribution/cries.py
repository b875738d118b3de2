"""Cries: who breaks into chants of "…", or lets out a shout of "…"; nobody where they are only heard."""

from __future__ import annotations

from typing import Final

from rsdata.attribution import ranks
from rsdata.attribution.nested_clauses import owner_at
from rsdata.attribution.quotation_site import Site, SpeakerCandidate
from rsdata.language import lexicon as lx
from rsdata.language.clauses import subject_of
from rsdata.language.noun_phrases import Phrase, phrase_right, somebody
from rsdata.language.tokens import Words
from rsdata.language.verbs import is_passive
from rsdata.language.word_lists import tagged

_CRIES: Final = tagged("cries")
_HEARING: Final = lx.all_forms("verbs of hearing cries")
_NEAR: Final = 14  # tokens from a verb to the cry
# Prepositions that may stand between a verb and the cry of its subject: "broke into", "joined in", "let out".
_CRYING: Final = frozenset(("with", "in", "into", "out", "up", "of"))
_MADE_BY: Final = (["by"], ["from"])
_ENDS: Final = lx.STOP | lx.QUOTE | lx.PUNCT | lx.BE | lx.SUB


def cry(site: Site) -> SpeakerCandidate | None:
    """The crowd broke into chants of "…" / a shout of "…" from Ann Lee; she faced cries of "…": nobody's."""
    words, q = site.words, site.q
    if _CRIES.isdisjoint(words.vocabulary):
        return None  # nearly every paragraph
    of = q > site.floor and words.low[q - 1] == "of"
    noun = q - 2 if of or words.low[q - 1] == ":" else q - 1
    if noun < site.floor or words.low[noun] not in _CRIES:
        return None
    name = (_crier_behind(site) if of else None) or owner_at(words, noun - 1, site.floor)
    name = name or _crier_before(words, noun, site.floor)
    if name is not None:
        return SpeakerCandidate(ranks.CRY if of else ranks.SPEECH_NOUN_THAT, name, noun, "speech noun")
    return SpeakerCandidate(ranks.CRY, None, noun, "nobody's cry") if of else None


def _crier_behind(site: Site) -> Phrase | None:
    """Whose cry it is by what stands behind the words: "a shout of “…” from [Ann Lee]"."""
    words, by = site.words, site.q + 1
    made = words.low[by : by + 1] in _MADE_BY
    return somebody(words, phrase_right(words, by + 1, site.hi)) if made else None


def _crier_before(words: Words, noun: int, floor: int) -> Phrase | None:
    """Whose cry it is by the verb before it: "[The crowd] broke into chants"; nobody's in "there were cries
    of", "came on to chants of", "rose in a chant of"."""
    for verb in range(noun - 1, max(floor, noun - _NEAR), -1):
        f = words.flag[verb]
        if f & _ENDS or words.low[verb] == "to" or (f & lx.PREP and words.low[verb] not in _CRYING):
            return None
        if f & lx.VERB and f & lx.FINITE:
            came = words.low[verb + 1] == "in" and not words.low[verb].startswith("join")
            if came or words.low[verb] in _HEARING or is_passive(words, verb, floor):
                return None
            return somebody(words, subject_of(words, verb, floor))
    return None
