"""N5: what changed in a page between two versions: "10.19pm: Text" entries of both, mixed. Where they begin
is printed; their order is not kept."""

from __future__ import annotations

from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.blogs import openings_in, read_openings
from rsdata.pages.page import Page

NAME = "N5"

TOP = 6
MARK = "This article is from the source"


def detect(lines: list[Line]) -> float:
    """The line about the source, and at least one entry."""
    if not any(line.text.startswith(MARK) for line in lines[:TOP]):
        return 0.0
    return 0.8 if openings_in(lines) else 0.0


def read(text: str, lines: list[Line], source: Source) -> Page:
    """Each clock opens an entry."""
    return read_openings(lines, openings_in(lines), source, twelve_hours=True)
