"""The "as it happened" pages of 2009-14 without list numbers: a line with the clock opens each entry.

Vale by-election: As it happened
Terms and conditions
    2206: Ann Lee Political correspondent, BBC News
    Text.

    BREAKING NEWS 22:10: [BBC Radio Kent]
    Text.


    Join the debate at #vale               <- no clock: two empty lines, or a line that asks for messages
"""

from __future__ import annotations

from rsdata.language.analysis import Analysis
from rsdata.model import Source
from rsdata.pages.clock_openings import Opening, read_clock_of, read_openings, unclocked
from rsdata.pages.page import Page

FEWEST = 3
# Years read as clocks ("1945: ...", "2010: ..."): without a word of the header it takes more to tell.
FEWEST_UNMARKED = 6
# What these pages say of themselves near the top.
MARKS = ("as it happened", "join the discussion", "join the debate", "get involved", "live text")
TOP = 40


def detect(analysis: Analysis) -> float:
    """Lines that open with "2206:" or "LABEL 22:06:", surer below the words of these pages."""
    lines = analysis.lines
    clocks = sum(read_clock_of(line) is not None for line in lines)
    if clocks < FEWEST:
        return 0.0
    top = [line.text.lower() for line in lines[:TOP] if len(line.text) < 200]
    if any(mark in text for text in top for mark in MARKS):
        return 0.9
    return 0.55 if clocks >= FEWEST_UNMARKED else 0.0


def read(analysis: Analysis, source: Source) -> Page:
    """Each clock opens an entry, and what stands apart between two opens one of its own."""
    lines = analysis.lines
    clocks = ((i, read_clock_of(line)) for i, line in enumerate(lines))
    clocked = [Opening(i, i, clock) for i, clock in clocks if clock is not None]
    openings: list[Opening] = []
    for opening, following in zip(clocked, (*(o.line for o in clocked[1:]), len(lines)), strict=True):
        openings += [opening, *unclocked(lines, opening.body + 1, following)]
    return read_openings(analysis, openings, source)
