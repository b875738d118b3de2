"""Heading lines with the time glued on: "  4. A titlepublished at 07:24 British Summer Time 21 July 2014"."""

from __future__ import annotations

from typing import NamedTuple

from rsdata.language.analysis import Analysis
from rsdata.language.clocks import CLOCK_ZONE_DATE
from rsdata.language.lines import Line
from rsdata.pages.numbering import TEXT_INDENT, number_of, numbered
from rsdata.pages.page import Block

MARK = "published at "
LONGEST = 80


class Stamped(NamedTuple):
    """A heading line with its stamp."""

    line: int  # its index among the lines of the page
    blocks: tuple[Block, ...]  # its number, title and stamp
    number: int | None
    clock: str
    zone: str | None
    day: str | None
    month: str | None
    year: str | None

    @property
    def is_numbered(self) -> bool:
        return self.number is not None


def stamps_in(analysis: Analysis) -> list[Stamped]:
    """The heading lines of a page that carry a stamp. Where some are numbered, all must be."""
    if MARK not in analysis.text:
        return []
    found = [stamped for i, line in enumerate(analysis.lines) for stamped in [_stamped(i, line)] if stamped]
    if any(stamped.is_numbered for stamped in found):
        return [stamped for stamped in found if stamped.is_numbered]
    return found


def _stamped(index: int, line: Line) -> Stamped | None:
    at = line.text.rfind(MARK)
    if at < 0 or len(line.text) - at > LONGEST:
        return None
    match = CLOCK_ZONE_DATE.fullmatch(line.text, at + len(MARK))
    if match is None:
        return None
    number = numbered(line)
    if number is None and line.indent >= TEXT_INDENT:
        return None
    first = number.start("title") if number else 0
    while first < at and line.text[first].isspace():
        first += 1
    last = first + len(line.text[first:at].rstrip())
    start = line.start
    blocks = [Block("stamp", start + at, line.end)]
    if last > first:
        blocks.insert(0, Block("heading", start + first, start + last))
    if number is not None:
        blocks.insert(0, number_of(line, number))
    return Stamped(
        index,
        tuple(blocks),
        int(number["number"]) if number else None,
        match["clock"],
        match["zone"],
        match["day"],
        match["month"],
        match["year"],
    )
