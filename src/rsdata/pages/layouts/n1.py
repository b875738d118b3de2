"""N1: blogs whose entries begin "02.52: Text", on a clock of 24 hours, newest first, signed "– Ann Lee"."""

from __future__ import annotations

from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.blogs import openings_in, read_openings, share_of
from rsdata.pages.page import Page

NAME = "N1"


def detect(lines: list[Line]) -> float:
    """Most openings with a colon and without am or pm."""
    found = openings_in(lines)
    plain = [
        opened for opened in found if opened.mark == ":" and opened.half is None and len(opened.clock) == 5
    ]
    return 0.75 if share_of(found, lines) > 0.1 and 2 * len(plain) > len(found) else 0.0


def read(text: str, lines: list[Line], source: Source) -> Page:
    """Each clock opens an entry."""
    return read_openings(lines, openings_in(lines), source, twelve_hours=False)
