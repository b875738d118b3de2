"""No known dialect: every paragraph is an entry, and nothing is taken for a heading or a byline."""

from __future__ import annotations

from rsdata.language.lines import Line, read_paragraphs
from rsdata.model import Source
from rsdata.pages.page import Block, Entry, Page

NAME = "unknown"


def detect(lines: list[Line]) -> float:
    """Never claims a page; it is what remains."""
    return 0.0


def read(text: str, lines: list[Line], source: Source) -> Page:
    """The paragraphs of the page in order, one entry for each."""
    entries = tuple(
        Entry(p.start, p.end, "inferred", (Block("text", p.start, p.end),)) for p in read_paragraphs(lines)
    )
    return Page(None, entries)
