"""A broadcaster's pages: "Live updates", then headlines with text under them, no times.

Live updates
A headline

Text.

The count Credit: PA                       <- caption
  1. National                              <- region, always number 1
View all 12 updates ›                      <- links of the page
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rsdata.language.analysis import Analysis
from rsdata.language.line_shapes import ends_in_speech
from rsdata.language.lines import Line
from rsdata.language.patterns import lazy
from rsdata.model import Source
from rsdata.pages.boilerplate import pieces_of
from rsdata.pages.induction import stamps_part
from rsdata.pages.messages import find_message
from rsdata.pages.page import Block, BlockRole, Entry, Page

TOP = 30
MARK = "Live updates"
CREDIT = lazy(r"\s*(?P<label>Credit: )\S[^\n]{0,80}$")
REGION = lazy(r"1\.\s+[A-Z][\w &,/’'-]{2,30}$")
# Links of the page; the name of what they lead to is no sentence.
LINKS = lazy(
    r"(?:View all \d+ updates|Load more updates)(?: ›)?"
    r"|(?:(?:Read|More|Watch): |Last updated (?=[^.]*\d))[^\n]{1,100}(?<![.!?\"”])"
)
SIGNED = lazy(r"[–—-]\s?[A-Z][^.]{2,90}$")
LONGEST = 120


def detect(analysis: Analysis) -> float:
    """ "Live updates" on top, and credits, regions or links of these pages below."""
    lines = analysis.lines
    if not any(line.text == MARK for line in lines[:TOP]):
        return 0.0
    if stamps_part(analysis):
        return 0.0
    marks = sum(1 for line in lines if len(line.text) < 300 and _role(line.text) != "text")
    return 0.8 if marks else 0.55


def read(analysis: Analysis, source: Source) -> Page:
    """Each headline begins an entry."""
    lines = analysis.lines
    top = next(i for i, line in enumerate(lines) if line.text == MARK) + 1
    while top < len(lines) - 1 and _role(lines[top].text) == "furniture":
        top += 1
    starts = [i for i in range(top, len(lines)) if i == top or _is_headline(lines, i)]
    entries = []
    for start, stop in pairwise((*starts, len(lines))):
        blocks = [Block("heading", lines[start].start, lines[start].end)]
        for piece in pieces_of(lines[start + 1 : stop]):
            piece.role = _role(piece.text)
            credit = CREDIT.search(piece.text) if piece.role == "alt" else None
            if credit is not None:
                label, end = credit.end("label"), credit.end()
                piece.divide("alt", ("alt", credit.start()), ("label", label), ("credit", end))
            blocks += piece.blocks()
        entries.append(Entry(lines[start].start, lines[stop - 1].end, "marked", tuple(blocks)))
    return Page(None, tuple(entries))


def _is_headline(lines: Sequence[Line], i: int) -> bool:
    """A short line without a stop, below a sentence or two empty lines, with text under it."""
    text = lines[i].text
    if len(text) > LONGEST or text[-1] in ".:" or text[0] in '•"“' or not lines[i].blank_before:
        return False
    if ends_in_speech(text) or find_message(lines[i]) is not None:
        return False
    if _role(text) != "text" or SIGNED.match(text) or i + 1 >= len(lines) or lines[i - 1].text[-1] == ":":
        return False
    return lines[i].blanks > 1 or lines[i - 1].text[-1] in '."”!?' or _role(lines[i - 1].text) != "text"


def _role(text: str) -> BlockRole:
    """What a line is by its own words."""
    if len(text) < 200 and CREDIT.search(text):
        return "alt"
    return "furniture" if REGION.match(text) or LINKS.fullmatch(text) else "text"
