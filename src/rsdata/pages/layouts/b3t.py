"""B3t: as B3, but most stamps give the clock alone: "A titlepublished at 07:24"."""

from __future__ import annotations

from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.page import Page
from rsdata.pages.stamps import stamps_in

NAME = "B3t"


def detect(lines: list[Line]) -> float:
    """Stamps, most of them without a date."""
    stamps = stamps_in(lines)
    if not stamps or 2 * sum(stamp.day is not None for stamp in stamps) >= len(stamps):
        return 0.0
    return 0.99 if any(stamp.is_numbered for stamp in stamps) or len(stamps) > 2 else 0.0


def read(text: str, lines: list[Line], source: Source) -> Page:
    """Each stamp is the end of a heading line; the date is that of others, or the summary's."""
    from rsdata.pages.stamped import read_stamped

    return read_stamped(lines, source)
