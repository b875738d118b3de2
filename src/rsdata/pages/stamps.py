"""Heading lines with the time glued on: "  4. A titlepublished at 07:24 British Summer Time 21 July 2014"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rsdata.language.clocks import CLOCK_ZONE_DATE
from rsdata.language.lines import Line
from rsdata.pages.numbering import TEXT_INDENT, numbered

MARK = "published at "
LONGEST = 80


class Stamped(NamedTuple):
    """A heading line with its stamp."""

    line: int  # its index among the lines of the page
    title: tuple[int, int] | None
    clock: str
    zone: str | None
    day: str | None
    month: str | None
    year: str | None
    is_numbered: bool


def stamps_in(lines: Sequence[Line]) -> list[Stamped]:
    """The heading lines of a page that carry a stamp. Where some are numbered, all must be."""
    found = [stamped for i, line in enumerate(lines) for stamped in [_stamped(i, line)] if stamped]
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
    title = (line.start + first, line.start + last) if last > first else None
    return Stamped(
        index,
        title,
        match["clock"],
        match["zone"],
        match["day"],
        match["month"],
        match["year"],
        number is not None,
    )
