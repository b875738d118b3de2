"""A page of ``stamped_headings`` flattened to one line a paragraph: only the first entry keeps its heading.

    A titlepublished at 07:24 Greenwich Mean Time 21 November 2014
    Text of the first entry.
    A summary line
    Ann Lee and Bob Marsh      <- reporters; the first entry is printed again below
    Text of the first entry.
    Text of others.

Where the others begin is told by their wording alone.
"""

from __future__ import annotations

from itertools import pairwise

from rsdata.language.analysis import Analysis
from rsdata.model import Source
from rsdata.pages.credits import names_several
from rsdata.pages.page import Block, Entry, Page
from rsdata.pages.segmentation import LIKELY, StartEvidence
from rsdata.pages.stamps import stamps_in
from rsdata.pages.times import published_at, stamp_from

# The stamp stands on top; the reporters under a summary of some lines.
TOP = 3
SUMMARY_LINES = 30


def detect(analysis: Analysis) -> float:
    """One or two stamps, without a number, the first on top."""
    stamps = analysis.once(stamps_in)
    is_flat = 0 < len(stamps) < 3 and stamps[0].number is None and stamps[0].line < TOP
    return 0.9 if is_flat else 0.0


def read(analysis: Analysis, source: Source) -> Page:
    """The paragraphs below the reporters, cut where the evidence says."""
    lines, stamps = analysis.lines, analysis.once(stamps_in)
    first = stamps[0]
    top = stamps[-1].line
    summary = range(top + 1, min(top + SUMMARY_LINES, len(lines)))
    named = next((i for i in summary if names_several(lines[i].text)), None)
    body = lines[(top if named is None else named) + 1 :]
    evidence = StartEvidence(body)
    scores = evidence.scores(0, len(body))
    starts = [i for i, score in enumerate(scores) if i == 0 or score >= LIKELY]
    stamp = stamp_from(first.time)
    (at,) = published_at([stamp], published=source.published, timezone_name=source.timezone)
    entries = []
    for start, stop in pairwise((*starts, len(body))):
        entries.append(
            Entry(
                body[start].start,
                body[stop - 1].end,
                evidence.boundary(start),
                tuple(Block("text", line.start, line.end) for line in body[start:stop]),
                None if start else first.clock,
                None if start else at,
            )
        )
    return Page(lines[named].text if named is not None else None, tuple(entries))
