"""Heading lines with the time glued on: "  4. A titlepublished at 07:24 British Summer Time 21 July 2014"."""

from __future__ import annotations

from typing import Final

from rsdata.language.analysis import Analysis
from rsdata.language.calendar import dates_in
from rsdata.language.lines import Line
from rsdata.language.patterns import lazy
from rsdata.language.time_stamps import PrintedTime, read_time
from rsdata.named_tuples import NamedTuple
from rsdata.pages.numbering import TEXT_INDENT, numbered
from rsdata.pages.page import Block, laid

MARK = "published at "
LONGEST = 80
# A month that is none gives no date, a clock that is none no time, but the stamp parts posts all the same.
_NO_CLOCK: Final = lazy(r"\d{1,2}:\d\d(?: [A-Za-z0-9 ]+)?\Z")
_ENDS: Final = lazy(r"(?: \d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)?\Z")


class Stamped(NamedTuple):
    """A heading line with its stamp."""

    line: int  # its index among the lines of the page
    blocks: tuple[Block, ...]  # its number, title and stamp
    number: int | None
    clock: str  # as it is printed, without the long name of its zone
    time: PrintedTime | None  # None where it shows no time of day
    is_dated: bool


def stamps_in(analysis: Analysis) -> list[Stamped]:
    """The heading lines of a page that carry a stamp. Where some are numbered, all must be."""
    if MARK not in analysis.text:
        return []
    found = [stamped for i, line in enumerate(analysis.lines) for stamped in [_stamped(i, line)] if stamped]
    return [stamped for stamped in found if stamped.number is not None] or found


def _stamped(index: int, line: Line) -> Stamped | None:
    at = line.text.rfind(MARK)
    if at < 0 or len(line.text) - at > LONGEST:
        return None
    begin = at + len(MARK)
    time = read_time(line.text, begin)
    has_clock = time is not None and time.clock is not None
    ends = _ENDS.match(line.text, time.end) if time and has_clock else _NO_CLOCK.match(line.text, begin)
    number = numbered(line)
    if ends is None or (number is None and (line.indent >= TEXT_INDENT or at == 0)):
        return None
    first = number.start("title") if number else 0
    return Stamped(
        index,
        tuple(laid(line, ("number", first), ("heading", at), ("stamp", len(line.text)))),
        int(number["number"]) if number else None,
        line.text[begin:].split(" ", 1)[0],
        time,
        any(printed.day is not None for printed in dates_in(line.text[begin:])),
    )
