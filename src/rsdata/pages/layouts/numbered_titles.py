"""Pages of 2014-24 with a TV licence notice on top, every entry numbered, no times.

Got a TV Licence?
...
  1. A summary line                        <- no entry
Live Reporting
By Ann Lee
All times stated are UK
  1. A title                               <- numbers begin again on each further page
    Ann Lee                                <- byline, in one or two paragraphs
    Political correspondent
    Text.
    The count                              <- stands for a picture; at the end no empty line follows
    Image caption: The count begins
  2. Next title
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line
from rsdata.language.time_stamps import is_stamp
from rsdata.model import Source
from rsdata.pages.bylines import correspondents_in
from rsdata.pages.entries import Setting, ending_of, header_blocks, read_entry, tight_is_rare
from rsdata.pages.numbering import heading_lines, heading_of
from rsdata.pages.page import Page
from rsdata.pages.page_header import has_header, header_spans, reporters

# Within how many lines of the header the first number stands, and how many there are if it does not.
NEAR = 5
FEWEST = 5


def detect(analysis: Analysis) -> float:
    """The licence notice or "Live Reporting", and numbers below the line about the times."""
    lines = analysis.lines
    if not has_header(lines):
        return 0.0
    spans = header_spans(lines) or [(0, 0)]
    headings = _headings(lines, spans)
    if 2 * sum(is_stamp(line.text) for i in headings for line in lines[i + 1 : i + 2]) > len(headings):
        return 0.0  # these pages have no times
    if headings and headings[0] < spans[0][1] + NEAR:
        return 0.98
    # Something stands between the header and the first number, or entries without one hold numbered lists.
    return 0.75 if len(headings) >= FEWEST else 0.0


def read(analysis: Analysis, source: Source) -> Page:
    """Each number below a header begins an entry; further headers are part of the entry above them, and so is
    what stands between such a header and the first number of its page."""
    lines = analysis.lines
    spans = header_spans(lines) or [(0, 0)]
    authors = reporters(lines, *spans[0])
    headings = _headings(lines, spans)
    setting = Setting(correspondents_in(lines, authors), tight_is_rare([lines[i] for i in headings]))
    starts = [start for start, _ in spans]
    entries = []
    for at, following in pairwise([*headings, len(lines)]):
        headers = spans[bisect(starts, at) : bisect(starts, following)]
        end = headers[0][0] if headers else following
        below_line = lines[end] if end < len(lines) else None
        entries.append(
            read_entry(
                heading_of(lines[at]),
                lines[at + 1 : end],
                ending_of(below_line, heads_page=bool(headers)),
                setting,
                below=header_blocks(lines, end, headers, following),
            )
        )
    return Page(authors, tuple(entries))


def _headings(lines: Sequence[Line], spans: Sequence[tuple[int, int]]) -> list[int]:
    """The numbered lines below each of these headers that are headings."""
    stops = [start for start, _ in spans[1:]] + [len(lines)]
    return [
        i for (_, below), stop in zip(spans, stops, strict=True) for i in heading_lines(lines, below, stop)
    ]
