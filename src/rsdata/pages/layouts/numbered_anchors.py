"""Pages of 2014-15 as a numbered list, newest first; numbers are printed only where a heading is.

    Ann Lee and Bob Marsh                     <- reporters
    All times stated are UK
        First paragraph of post 1.            <- no heading, no number: posts 1 and 2 lie before the 3
        Tweet @account
        Cy Dale in Dover tweets: ...
      3. Post update                          <- a printed number is an anchor
        Text of post 3.

Between printed numbers a and b lie exactly b - a - 1 posts without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line, Stretch, read_paragraphs
from rsdata.model import Source
from rsdata.pages.induction import stamps_part
from rsdata.pages.numbering import heading_of, numbered
from rsdata.pages.page import Block, BlockRole, Entry, Page
from rsdata.pages.page_header import ALL_TIMES, has_header
from rsdata.pages.segmentation import CERTAIN, StartEvidence, best_starts, is_byline, is_caption

HEADER_LINES = 6


def detect(analysis: Analysis) -> float:
    """ "All times stated are UK" near the top, without the marks of the later layouts."""
    lines = analysis.lines
    if not any(ALL_TIMES.match(line.text) for line in lines[:HEADER_LINES]):
        return 0.0
    if has_header(lines):
        return 0.0
    if any(numbered(line) for line in lines):
        return 0.95
    return 0.0 if stamps_part(analysis) else 0.7


def read(analysis: Analysis, source: Source) -> Page:
    """The page cut at its printed numbers, and between them where the evidence says."""
    authors, body = _header(analysis.lines)
    anchors = [i for i, line in enumerate(body) if numbered(line)]
    paragraphs: list[Stretch] = []
    # Index of the first paragraph under each anchor, the top of the page first.
    first_under = [0]
    cuts = [0, *anchors, len(body)]
    for k, (begin, end) in enumerate(pairwise(cuts)):
        paragraphs += read_paragraphs(body[begin + (k > 0) : end])
        first_under.append(len(paragraphs))
    evidence = StartEvidence(paragraphs)
    numbers = [0, *(int(body[i].text.split(".")[0]) for i in anchors)]
    entries: list[Entry] = []
    for k, (first, last) in enumerate(pairwise(first_under)):
        anchor = body[anchors[k - 1]] if k else None
        wanted = numbers[k + 1] - numbers[k] - 1 if k + 1 < len(numbers) else None
        entries += _between(evidence, first, last, anchor, wanted)
    return Page(authors, tuple(entries))


def _header(lines: Sequence[Line]) -> tuple[str | None, Sequence[Line]]:
    """The reporters as printed, and the lines below the header."""
    at = next((i for i, line in enumerate(lines[:HEADER_LINES]) if ALL_TIMES.match(line.text)), -1)
    return (lines[at - 1].text if at > 0 else None), lines[at + 1 :]


def _between(
    evidence: StartEvidence, first: int, last: int, anchor: Line | None, wanted: int | None
) -> list[Entry]:
    """The entries from one printed number to the next: the numbered one, then those without a number."""
    # (At the top of the page the first paragraph is one of those that are wanted.)
    hidden = wanted if anchor is not None or wanted is None else wanted - 1
    scores = evidence.scores(first, last, hidden) if wanted != 0 else []
    if anchor is None:
        # At the top of the page the first paragraph begins the first post, which ``wanted`` counts; above a
        # printed 1 there is none, and what stands there is of the header.
        if first == last or (wanted is not None and wanted <= 0):
            return []
        starts = [0, *best_starts(scores, hidden)]
    elif wanted is None:
        # Below the last printed number: that number is the count of posts, so only a mark adds one.
        starts = [i for i, score in enumerate(scores) if score >= 2 * CERTAIN]
    else:
        starts = best_starts(scores, wanted)
    cuts = [first, *(first + i for i in starts if anchor is not None or i), last]
    return [_entry(evidence, begin, end, anchor if begin == first else None) for begin, end in pairwise(cuts)]


def _entry(evidence: StartEvidence, first: int, last: int, anchor: Line | None) -> Entry:
    candidates = evidence.candidates[first:last]
    roles: list[BlockRole] = ["text"] * len(candidates)
    following = candidates[1] if len(candidates) > 1 else None
    if candidates:
        if candidates[0].is_account:
            roles[0] = "account"
        elif is_byline(candidates[0], following):
            roles[:2] = ["byline", "byline_role"]
        elif candidates[0].is_role and following is not None:
            roles[0] = "byline_role"
        elif following is not None and is_caption(candidates[0], following):
            roles[0] = "caption"
    blocks = [] if anchor is None else list(heading_of(anchor))
    for role, candidate in zip(roles, candidates, strict=True):
        blocks.append(Block(role, candidate.paragraph.start, candidate.paragraph.end))
    return Entry(
        blocks[0].start,
        blocks[-1].end,
        "printed" if anchor else evidence.boundary(first),
        tuple(blocks),
        by_correspondent="byline_role" in roles,
    )
