"""Pages of other publishers whose entries open with the clock: "02.52: Text", "4.10pm Text"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rsdata.language.clocks import CLOCK_AND_TEXT
from rsdata.language.lines import Line
from rsdata.language.names import is_personal_name
from rsdata.model import Source
from rsdata.pages.boilerplate import mark_furniture, pieces_of
from rsdata.pages.page import Block, Entry, Page
from rsdata.pages.times import (
    DAY_MINUTES,
    Stamp,
    read_clock,
    runs_forward,
    times_below,
)

SIGNED = re.compile(r"[–—-]\s?(?=\S)")
FEWEST = 3


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


def share_of(found: Sequence[Opened], lines: Sequence[Line]) -> float:
    """Which part of a page's lines open an entry; 0 where there are too few to tell."""
    return len(found) / len(lines) if len(found) >= FEWEST else 0.0


def read_openings(
    lines: Sequence[Line], found: Sequence[Opened], source: Source, *, twelve_hours: bool
) -> Page:
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
