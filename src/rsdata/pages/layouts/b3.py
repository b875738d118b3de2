"""B3: the current site's pages: every entry numbered and stamped, the stamp glued to the heading.

Summary
  • item
  1. A titlepublished at 07:24 Greenwich Mean Time 21 November 2014
    Breaking
    Ann Lee
    Political correspondent, BBC News
    The countImage source, PA
    Image caption,
    The count begins
    Text, external with link marks.
"""

from __future__ import annotations

from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.page import Page
from rsdata.pages.stamps import stamps_in

NAME = "B3"


def detect(lines: list[Line]) -> float:
    """Stamps, most of them with a date, on numbered headings or on several without a number."""
    stamps = stamps_in(lines)
    if 2 * sum(stamp.day is not None for stamp in stamps) < max(len(stamps), 1):
        return 0.0
    return 0.99 if any(stamp.is_numbered for stamp in stamps) or len(stamps) > 2 else 0.0


def read(text: str, lines: list[Line], source: Source) -> Page:
    """Each stamp is the end of a heading line."""
    from rsdata.pages.stamped import read_stamped

    return read_stamped(lines, source)
