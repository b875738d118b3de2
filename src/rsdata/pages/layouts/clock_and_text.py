"""Pages of other publishers whose entries open with the clock, newest first, signed "– Ann Lee".

"02.52: Text"                               a clock of 24 hours
"4.10am Text", "11.05 Text", "11.05 – Text" am and pm are given only sometimes
"10.19pm: Text"                             with entries of two versions of the page, mixed: where they begin
                                            is printed, their order is not kept
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rsdata.language.analysis import Analysis
from rsdata.language.clocks import CLOCK_AND_TEXT
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.language.patterns import lazy
from rsdata.model import Source
from rsdata.pages.boilerplate import mark_furniture, pieces_of
from rsdata.pages.page import Block, Entry, Page
from rsdata.pages.times import DAY_MINUTES, Stamp, read_clock, runs_forward, times_below

SIGNED = lazy(r"[–—-]\s?(?=\S)")
FEWEST = 3
# Which part of the lines must open an entry.
SHARE = 0.1
# Of what changed between two versions of a page; it stands on top.
VERSIONS = "This article is from the source"
TOP = 6


class Opened(NamedTuple):
    """A line that opens an entry, and how its clock is printed."""

    line: int  # its index among the lines of the page
    clock: str
    stamp: Stamp
    half: str | None
    mark: str
    rest: int


def openings_in(lines: Sequence[Line]) -> list[Opened]:
    """The lines that open with a clock at the start of a paragraph."""
    found = []
    for i, line in enumerate(lines):
        match = CLOCK_AND_TEXT.match(line.text) if line.text[0].isdigit() else None
        if match is None or not (line.blank_before or match["sep"] or match["half"]):
            continue
        stamp = read_clock(match["clock"], half=match["half"])
        if stamp is not None:
            found.append(
                Opened(i, match["clock"], stamp, match["half"], (match["sep"] or "").strip(), match.end())
            )
    return found


def detect_versions(analysis: Analysis) -> float:
    """The line about the source, and at least one entry."""
    if not any(line.text.startswith(VERSIONS) for line in analysis.lines[:TOP]):
        return 0.0
    return 0.8 if openings_in(analysis.lines) else 0.0


def detect_colons(analysis: Analysis) -> float:
    """Most openings with a colon and without am or pm."""
    found = openings_in(analysis.lines)
    plain = [
        opened for opened in found if opened.mark == ":" and opened.half is None and len(opened.clock) == 5
    ]
    return 0.75 if _are_enough(found, analysis) and 2 * len(plain) > len(found) else 0.0


def detect_any(analysis: Analysis) -> float:
    """Openings of any kind."""
    return 0.65 if _are_enough(openings_in(analysis.lines), analysis) else 0.0


def _are_enough(found: Sequence[Opened], analysis: Analysis) -> bool:
    """Whether so many of a page's lines open an entry that it is made of them."""
    return len(found) >= FEWEST and len(found) / len(analysis.lines) > SHARE


def read_versions(analysis: Analysis, source: Source) -> Page:
    """Each clock opens an entry; the clocks have twelve hours."""
    return _read(analysis.lines, openings_in(analysis.lines), source, twelve_hours=True)


def read_colons(analysis: Analysis, source: Source) -> Page:
    """Each clock opens an entry."""
    return _read(analysis.lines, openings_in(analysis.lines), source, twelve_hours=False)


def read_any(analysis: Analysis, source: Source) -> Page:
    """Each clock opens an entry; it is one of twelve hours if any says am or pm, or none passes twelve."""
    found = openings_in(analysis.lines)
    twelve = any(opened.half for opened in found) or all(0 < opened.stamp.hour <= 12 for opened in found)
    return _read(analysis.lines, found, source, twelve_hours=twelve)


def _read(lines: Sequence[Line], found: Sequence[Opened], source: Source, *, twelve_hours: bool) -> Page:
    """The page cut at its clocks. A clock of twelve hours without am or pm gives no time of day."""
    stamps = [None if twelve_hours and opened.half is None else opened.stamp for opened in found]
    newest_first = not runs_forward(
        [opened.stamp for opened in found], round_minutes=DAY_MINUTES // 2 if twelve_hours else DAY_MINUTES
    )
    header = lines[: found[0].line] if found else ()
    times = times_below(header, stamps, source, newest_first=newest_first)
    entries = []
    for k, opened in enumerate(found):
        end = found[k + 1].line if k + 1 < len(found) else len(lines)
        line = lines[opened.line]
        stamp = len(line.text[: opened.rest].rstrip())
        blocks = [Block("stamp", line.start, line.start + stamp)]
        if opened.rest < len(line.text):
            blocks.append(Block("text", line.start + opened.rest, line.end))
        pieces = pieces_of(lines[opened.line + 1 : end])
        mark_furniture(pieces)
        for piece in pieces:
            blocks += _signature(piece.line) if _is_signature(piece.text) else piece.blocks()
        printed = opened.clock + (opened.half or "")
        entries.append(Entry(line.start, lines[end - 1].end, "printed", tuple(blocks), printed, times[k]))
    return Page(None, tuple(entries), newest_first)


def _is_signature(text: str) -> bool:
    """ "– Ann Lee": who wrote the entry."""
    match = SIGNED.match(text)
    return match is not None and is_personal_name(text[match.end() :])


def _signature(line: Line) -> list[Block]:
    match = SIGNED.match(line.text)
    begin = line.start + (match.end() if match else 0)
    return [Block("mark", line.start, line.start + 1), Block("byline", begin, line.end)]
