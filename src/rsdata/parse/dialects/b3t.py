"""B3t: as B3, but the stamps give the clock alone: "A titlepublished at 07:24"."""

from __future__ import annotations

from rsdata.model import Source
from rsdata.parse.layout import Line
from rsdata.parse.page import Page
from rsdata.parse.stamps import stamps_in

NAME = "B3t"


def detect(lines: list[Line]) -> float:
    """Stamps, none with a date."""
    stamps = stamps_in(lines)
    if not stamps or any(stamp.day for stamp in stamps):
        return 0.0
    return 0.99 if any(stamp.is_numbered for stamp in stamps) or len(stamps) > 2 else 0.0


def read(text: str, lines: list[Line], source: Source) -> Page:
    """Each stamp is the end of a heading line; the date is the summary's, if it has one."""
    from rsdata.parse.stamped import read_stamped

    return read_stamped(lines, source)
