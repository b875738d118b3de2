"""B2n: pages of 2014-24 with a TV licence notice on top, every entry numbered, no times.

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

from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.numbering import heading_lines, numbered
from rsdata.pages.page import Block, Entry, Page
from rsdata.pages.page_header import TOP, has_header, header_spans, reporters

NAME = "B2n"

# Within how many lines of the header the first number stands, and how many there are if it does not.
NEAR = 5
FEWEST = 5


def detect(lines: list[Line]) -> float:
    """The licence notice or "Live Reporting", and numbers below the line about the times."""
    if not has_header(lines):
        return 0.0
    spans = header_spans(lines[:TOP])
    end = spans[0][1] if spans else 0
    headings = heading_lines(lines, end)
    if headings and headings[0] < end + NEAR:
        return 0.98
    # Something stands between the header and the first number, or entries without one hold numbered lists.
    return 0.75 if len(headings) >= FEWEST else 0.0


def read(text: str, lines: list[Line], source: Source) -> Page:
    """Each number below a header begins an entry; further headers are part of the entry above them."""
    from rsdata.pages.bylines import correspondents_in
    from rsdata.pages.entries import Setting, ending_of, read_entry, tight_is_rare

    spans = header_spans(lines) or [(0, 0)]
    authors = reporters(lines, *spans[0])
    headings: list[int] = []
    stops: dict[int, tuple[int, int]] = {}  # of a page's last heading: where its text and its span end
    for k, (_, below) in enumerate(spans):
        page_end, span_end = spans[k + 1] if k + 1 < len(spans) else (len(lines), len(lines))
        found = heading_lines(lines, below, page_end)
        if headings and found:
            # What a further page has above its first number belongs to the entry above.
            stops[headings[-1]] = stops[headings[-1]][0], found[0]
        headings += found
        if found:
            stops[found[-1]] = page_end, span_end
        elif headings:
            stops[headings[-1]] = stops[headings[-1]][0], span_end
    setting = Setting(correspondents_in(lines, authors), tight_is_rare([lines[i] for i in headings]))
    entries: list[Entry] = []
    for k, at in enumerate(headings):
        following = headings[k + 1] if k + 1 < len(headings) else None
        end, span_end = stops.get(at, (following or len(lines),) * 2)
        below_line = lines[end] if end < len(lines) else None
        entries.append(
            read_entry(
                lines[at],
                heading_of(lines[at]),
                lines[at + 1 : end],
                ending_of(below_line, heads_page=span_end > end),
                setting,
                covers=lines[span_end - 1] if span_end > end else None,
            )
        )
    return Page(authors, tuple(entries))


def heading_of(line: Line) -> Block | None:
    """The title behind a number."""
    match = numbered(line)
    if match is None or match["title"] is None:
        return None
    return Block("heading", line.start + match.start("title"), line.end)
