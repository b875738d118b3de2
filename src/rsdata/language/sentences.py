"""Where sentences begin and end: in running text, and in a row of tokens.

A full stop ends no sentence after an abbreviation or an initial ("Dr. Lee", "J. K. Marsh", "6 p.m. today"),
nor inside a number, an address or a quotation that goes on. A line break always ends one.
"""

from __future__ import annotations

import re
from typing import Final

from rsdata.language.names import CAPITAL
from rsdata.language.word_lists import tagged

ABBREVIATIONS: Final = tagged("abbreviations")
# Abbreviations that are also words: only with a capital are they abbreviations ("No. 10", "He said no.").
_WORDS_TOO: Final = tagged("abbreviations that are words")
FINAL_STOPS: Final = frozenset(".!?…")

# 'won." The', "over! ", and a line break: what ends a sentence, up to where the next one begins.
_END: Final = re.compile(rf"[.!?…\n](?:(?<=\n)\s*|(?<!\n)['\"”’)\]]*\s+(?=['\"“‘(\[]*(?:{CAPITAL}|[0-9#@])))")
_LONGEST: Final = 5  # letters of an abbreviation
# The word before a full stop.
_LAST_WORD: Final = re.compile(rf"(?<![\w.])(?:[^\W\d_]\.){{0,3}}[^\W\d_]{{1,{_LONGEST}}}\Z")
_REACH: Final = 8


def starts(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where each sentence of ``text[start:end]`` but the first begins, in order."""
    return tuple(
        [
            match.end()
            for match in _END.finditer(text, start, end)
            if text[match.start()] != "." or not is_abbreviation(text, start, match.start())
        ]
    )


def is_abbreviation(text: str, start: int, stop: int) -> bool:
    """Whether the full stop at ``stop`` belongs to the word before it: "Dr.", "J.", "p.m."."""
    near = text[stop - _REACH if stop - start > _REACH else start : stop]
    word = near.rpartition(" ")[2]
    if not word.isalpha() or len(word) == len(near):  # few words: of others the pattern finds the same
        match = _LAST_WORD.search(text, max(start, stop - _REACH), stop)
        if match is None or "." in match[0]:
            return match is not None
        word = match[0]
    if len(word) == 1:
        return word.isupper() and word != "I"
    if len(word) > _LONGEST or (low := word.lower()) not in ABBREVIATIONS:
        return False  # nearly every word
    return abbreviates(low, word[0].isupper(), text[stop + 1 : stop + 3])


def abbreviates(low: str, capital: bool, after: str) -> bool:
    """Whether a word before a full stop is an abbreviation; ``capital``: it is printed with one."""
    if low == "no" and not after.strip()[:1].isdigit():
        return False  # "No. 10", but "No. We won."
    return low in ABBREVIATIONS and (capital or low not in _WORDS_TOO)
