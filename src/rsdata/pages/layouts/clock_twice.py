"""A newspaper's pages, where a stamp survives: "8.34am BST" on a line and "08:34" on the next.

Without stamps nothing tells one entry from another, and the page is not claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rsdata.language.analysis import Analysis
from rsdata.language.clocks import CLOCK_ALONE, CLOCK_HALF_ZONE, ZONES
from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.boilerplate import mark_furniture, pieces_of
from rsdata.pages.page import Block, Entry, Page
from rsdata.pages.times import Stamp, read_clock, runs_forward, times_below

FEWEST = 2


def detect(analysis: Analysis) -> float:
    """Two stamps or more."""
    return 0.7 if len(_stamps(analysis.lines)) >= FEWEST else 0.0


def read(analysis: Analysis, source: Source) -> Page:
    """Each pair of lines with the time opens an entry."""
    lines = analysis.lines
    found = _stamps(lines)
    stamps = [stamp for _, _, stamp in found]
    newest_first = not runs_forward(stamps)
    times = times_below(lines[: found[0][0]], stamps, source, newest_first=newest_first)
    entries = []
    for k, (at, printed, _) in enumerate(found):
        stop = found[k + 1][0] if k + 1 < len(found) else len(lines)
        pieces = pieces_of(lines[at + 2 : stop])
        mark_furniture(pieces)
        stamp = [Block("stamp", line.start, line.end) for line in lines[at : at + 2]]
        blocks = (*stamp, *(block for piece in pieces for block in piece.blocks()))
        entries.append(Entry(lines[at].start, lines[stop - 1].end, "printed", blocks, printed, times[k]))
    return Page(None, tuple(entries), newest_first)


def _stamps(lines: Sequence[Line]) -> list[tuple[int, str, Stamp]]:
    """Where each stamp stands, the clock as first printed, and what it says."""
    found = []
    for i, (line, below) in enumerate(pairwise(lines)):
        match = CLOCK_HALF_ZONE.fullmatch(line.text) if line.text[0].isdigit() else None
        if match is None or not CLOCK_ALONE.fullmatch(below.text):
            continue
        stamp = read_clock(match["clock"], half=match["half"])
        if stamp is not None:
            zone = ZONES[match["zone"]]
            found.append((i, match["clock"] + match["half"], Stamp(stamp.hour, stamp.minute, zone)))
    return found
