"""Entries that open with the clock: "1837:", "LABEL 14:05: BBC Radio 4", "2206: Ann Lee, BBC News"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rsdata.language.analysis import Analysis
from rsdata.language.line_shapes import counts_votes, is_outlet, is_unfinished
from rsdata.language.lines import Line
from rsdata.language.patterns import lazy
from rsdata.language.place_names import READER_AND_PLACE
from rsdata.language.time_stamps import read_time
from rsdata.model import Source
from rsdata.named_tuples import NamedTuple
from rsdata.pages.boilerplate import mark_furniture, pieces_of
from rsdata.pages.bylines import names_correspondent
from rsdata.pages.captions import mark_captions
from rsdata.pages.credits import credit_blocks
from rsdata.pages.messages import is_account_line
from rsdata.pages.page import Block, Entry, Page, laid
from rsdata.pages.times import Stamp, runs_forward, stamp_from, times_below

# "1-0", "GOAL", "SET 2": what stands under a stamp in a sport page and is no caption.
SCORE = lazy(r"\b\d{1,3}[-–]\d{1,3}\b|^[A-Z0-9 !'’&-]+$")
LONGEST = 160
# "BREAKING NEWS 14:05: ...": what stands before the clock.
LABEL = lazy(r"(?P<label>[A-Z][A-Z &'’-]{1,40}) (?=\d)")
COLON = lazy(r":(?=\s|\Z)\s*")
UPDATED = "last updated at "


class PrintedClock(NamedTuple):
    """What stands at the start of a line, by its places there: a clock, perhaps a label before it."""

    first: int  # where the label begins, or the clock
    start: int
    printed: str
    stamp: Stamp
    rest: int  # where what stands behind it begins


class Opening(NamedTuple):
    """Where an entry begins: at a line (its number, where it has one), with the clock on that or the next."""

    line: int
    body: int  # the line with the clock, or the first line of text
    clock: PrintedClock | None = None


def read_clock_of(line: Line, at: int = 0) -> PrintedClock | None:
    """The clock of 24 hours at the start of a line (from ``at``), with a colon behind it and perhaps a label
    before it, or None."""
    text = line.text
    label = LABEL.match(text, at)
    begin = at if label is None else label.end()
    time = read_time(text, begin) if text[begin : begin + 1].isdigit() else None
    if (
        time is None
        or time.printed is None
        or time.clock is None
        or time.is_half
        or (time.date and time.date.numbers and not at)
    ):
        return None
    printed = text[slice(*time.printed)]
    closing = COLON.match(text, time.printed[1])
    if closing is None or not (printed.isdigit() or ":" in printed):
        return None
    return PrintedClock(at, begin, printed, Stamp(*time.clock), closing.end())


def read_openings(analysis: Analysis, openings: Sequence[Opening], source: Source) -> Page:
    """The page cut where its entries open; times that rise down the page mean that it runs oldest first."""
    lines = analysis.lines
    header = lines[: openings[0].line] if openings else []
    stamps = [opening.clock.stamp if opening.clock else None for opening in openings]
    newest_first = not runs_forward(stamps)
    dated = [] if _is_of_other_day(header, stamps) else header
    times = times_below(dated, stamps, source, newest_first=newest_first)
    entries = []
    ends = (*(opening.line for opening in openings[1:]), len(lines))
    for opening, end, published in zip(openings, ends, times, strict=False):
        blocks = tuple(_blocks(lines, opening, end))
        entries.append(
            Entry(
                lines[opening.line].start,
                lines[end - 1].end,
                "printed" if opening.clock or opening.line < opening.body else "marked",
                blocks,
                opening.clock.printed if opening.clock else None,
                published,
                names_correspondent(analysis.text, blocks),
            )
        )
    return Page(None, tuple(entries), newest_first)


def unclocked(lines: Sequence[Line], start: int, end: int, wanted: int | None = None) -> list[Opening]:
    """The entries without number or clock between two openings: they begin below two empty lines, or with the
    line that asks for messages. ``wanted`` is how many must be there, where numbers tell."""
    apart = [i for i in range(start, end) if lines[i].blanks > 1]
    asking = [i for i in range(start, end) if lines[i].blank_before and is_account_line(lines[i].text)]
    both = sorted({*apart, *asking})
    found = next((found for found in (both, apart, asking) if len(found) == wanted), both[:wanted])
    return [Opening(i, i) for i in found]


def _is_of_other_day(header: Sequence[Line], stamps: Sequence[Stamp | None]) -> bool:
    """Whether a page cannot be of the day in its header: it was updated on it before the last of its entries
    was written."""
    texts = (line.text for line in header)
    found = (read_time(text, k) for text in texts for k in [text.lower().find(UPDATED)] if k >= 0)
    at = next(filter(None, map(stamp_from, found)), None)
    return at is not None and any(stamp is not None and stamp.minutes > at.minutes for stamp in stamps)


def _blocks(lines: Sequence[Line], opening: Opening, end: int) -> Iterator[Block]:
    below = opening.body
    if opening.line < opening.body:
        yield Block("number", lines[opening.line].start, lines[opening.line].end)
    if opening.clock is not None:
        line, clock = lines[opening.body], opening.clock
        below += 1
        heading = clock.first < clock.start
        yield from laid(line, ("number", clock.first), ("heading", clock.start), ("stamp", clock.rest))
        if clock.rest < len(line.text):
            roles = list(_beside(line, clock.rest, alone=below == end))
            yield from roles
            heading = heading or roles[0].role == "heading"
        if below < end and not lines[below].blank_before:
            following = lines[below + 1] if below + 1 < end else None
            roles = list(_under(lines[below], heading, following))
            yield from roles
            below += bool(roles)
    pieces = pieces_of(lines[below:end])
    mark_furniture(pieces)
    mark_captions(pieces, "loose", tight_is_rare=False)
    for piece in pieces:
        yield from piece.blocks()


def _beside(line: Line, at: int, *, alone: bool) -> Iterator[Block]:
    """What stands behind the clock: a byline, a heading, or the text itself."""
    printed = line.text[at:]
    start = line.start + at
    byline = list(_byline(printed, start))
    if byline and not alone:
        yield from byline
    elif not alone and is_unfinished(printed) and len(printed) <= LONGEST:
        yield Block("heading", start, line.end)
    else:
        yield Block("text", start, line.end)


def _under(line: Line, has_heading: bool, following: Line | None) -> Iterator[Block]:
    """What stands straight under the clock, no empty line between: a byline, a score, a caption."""
    if following is None or following.text[0].islower():
        return  # all there is, or the first half of a sentence
    if not is_unfinished(line.text) or len(line.text) > LONGEST or counts_votes(line.text):
        return
    byline = list(_byline(line.text, line.start))
    if byline:
        yield from byline
    elif not has_heading and SCORE.search(line.text):
        yield Block("heading", line.start, line.end)
    else:
        yield Block("alt", line.start, line.end)


def _byline(printed: str, start: int) -> Iterator[Block]:
    may_name = not (printed.isupper() or printed[0] == "(" or any(map(str.isdigit, printed)))
    dash = len(printed) - len(printed.lstrip("–—- "))
    if may_name and (named := credit_blocks(printed[dash:], start + dash)):
        if dash:
            yield Block("mark", start, start + len(printed[:dash].rstrip()))  # "– Ann Lee"
        yield from named
    elif is_outlet(printed) or READER_AND_PLACE.fullmatch(printed):
        yield Block("byline", start, start + len(printed))
