"""N2: magazines whose entries begin "4.10am Text", "11.05 Text" or "11.05 – Text", newest first; am and pm
are given only sometimes."""

from __future__ import annotations

from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.blogs import openings_in, read_openings, share_of
from rsdata.pages.page import Page

NAME = "N2"


def detect(lines: list[Line]) -> float:
    """Openings that are not those of N1."""
    return 0.65 if share_of(openings_in(lines), lines) > 0.1 else 0.0


def read(text: str, lines: list[Line], source: Source) -> Page:
    """Each clock opens an entry; it is one of twelve hours if any says am or pm, or none passes twelve."""
    found = openings_in(lines)
    twelve = any(opened.half for opened in found) or all(0 < opened.stamp.hour <= 12 for opened in found)
    return read_openings(lines, found, source, twelve_hours=twelve)
