"""The "as it happened" pages of 2009-14 as a numbered list, the clock at the head of each entry.

Vale by-election - as it happened
4 May 2012 Last updated at 18:48
  1. 1837:                                 <- the clock on the line of the number or on the next
    2-1 after two recounts                 <- a line straight under it: a score, a byline, a caption
    Text.

    Text us on 81111                       <- an entry whose number is lost: a gap in the numbers tells
    Ann on Twitter: "..."
  4. 1819: Ann Lee Political correspondent, BBC News
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.clock_openings import Opening, read_clock_of, read_openings, unclocked
from rsdata.pages.numbering import heading_lines, numbered
from rsdata.pages.page import Page


def detect(analysis: Analysis) -> float:
    """Numbers with a clock behind them or under them, most of all below the words of these pages."""
    openings = _numbered_openings(analysis.lines)
    clocks = sum(opening.clock is not None for opening in openings)
    return 0.97 if clocks >= max(2, len(openings) / 2) else 0.0


def read(analysis: Analysis, source: Source) -> Page:
    """Each numbered clock opens an entry; where numbers are left out, entries without one lie between."""
    lines = analysis.lines
    found = _numbered_openings(lines)
    # (A numbered list in the header has no clock.)
    first = next((i for i, opening in enumerate(found) if opening.clock), 0)
    numbered_ones = found[first:]
    openings = numbered_ones[:1]
    for opening, following in pairwise(numbered_ones):
        gap = _number(lines[following.line]) - _number(lines[opening.line]) - 1
        if gap > 0:
            openings += unclocked(lines, opening.body + 1, following.line, gap)
        openings.append(following)
    return read_openings(analysis, openings, source)


def _numbered_openings(lines: Sequence[Line]) -> list[Opening]:
    """The openings at the numbered headings, with the clock behind the number or on the line under it."""
    openings = []
    for i in heading_lines(lines):
        match = numbered(lines[i])
        beside = read_clock_of(lines[i], match.start("title")) if match and match["title"] else None
        if beside is not None:
            openings.append(Opening(i, i, beside))
        elif match is not None and match["title"] is None and i + 1 < len(lines) and lines[i + 1].blanks < 2:
            openings.append(Opening(i, i + 1, read_clock_of(lines[i + 1])))
        else:
            openings.append(Opening(i, i))
    return openings


def _number(line: Line) -> int:
    return int(line.text.partition(".")[0])
