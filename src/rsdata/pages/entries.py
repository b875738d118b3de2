"""One entry of a page whose entries are printed under a number or a stamp: its lines, told apart."""

from __future__ import annotations

from collections.abc import Sequence

from rsdata.language.lines import Line
from rsdata.model import Boundary
from rsdata.named_tuples import NamedTuple
from rsdata.pages.boilerplate import HEADS, Piece, mark_furniture, pieces_of
from rsdata.pages.bylines import mark_byline
from rsdata.pages.captions import Ending, mark_captions
from rsdata.pages.page import Block, Entry


class Setting(NamedTuple):
    """What the rest of the page tells about its entries."""

    correspondents: frozenset[str] = frozenset()
    tight_is_rare: bool = False


def read_entry(
    heading: Sequence[Block],
    lines: Sequence[Line],
    ending: Ending,
    setting: Setting,
    *,
    below: Sequence[Block] = (),
    time_as_printed: str | None = None,
    published_at: str | None = None,
    boundary: Boundary = "printed",
) -> Entry:
    """The entry of these lines, under the number, title and stamp of its ``heading`` line where it has one.
    ``below`` is what stands under its own lines and above the next entry (the header of a further page)."""
    pieces = pieces_of(lines)
    mark_furniture(pieces)
    by_correspondent = mark_byline(pieces, setting.correspondents)
    if not by_correspondent and _is_titled_below(heading, pieces):
        by_correspondent = mark_byline(pieces[1:], setting.correspondents)
        if by_correspondent:
            heading = [b._replace(role="label") if b.role == "heading" else b for b in heading]
            pieces[0].role = "heading"
    mark_captions(pieces, ending, tight_is_rare=setting.tight_is_rare)
    blocks = (*heading, *(block for piece in pieces for block in piece.blocks()), *below)
    return Entry(
        blocks[0].start, blocks[-1].end, boundary, blocks, time_as_printed, published_at, by_correspondent
    )


def _is_titled_below(heading: Sequence[Block], pieces: Sequence[Piece]) -> bool:
    """Whether an entry may have its title under what heads it, which only says what it is: "Analysis"."""
    if len(pieces) < 3 or not pieces[0].line.is_unfinished or pieces[0].paragraph == pieces[1].paragraph:
        return False
    return any(b.role == "heading" and pieces[0].line.source[b.start : b.end] in HEADS for b in heading)


def header_blocks(
    lines: Sequence[Line], first: int, headers: Sequence[tuple[int, int]], end: int
) -> list[Block]:
    """What stands from the line ``first`` to ``end``: the headers of further pages, which are index ranges,
    and whatever is text beside them."""
    held = {i for start, stop in headers for i in range(start, stop)}
    beside = pieces_of([lines[i] for i in range(first, end) if i not in held])
    mark_furniture(beside)
    blocks = [Block("header", lines[i].start, lines[i].end) for i in range(first, end) if i in held]
    blocks += [block for piece in beside for block in piece.blocks()]
    return sorted(blocks, key=lambda block: block.start)


def ending_of(following: Line | None, *, heads_page: bool = False) -> Ending:
    """How an entry ends, by the line that follows it: a heading, or the first of a further page, above which
    an empty line tells nothing."""
    if following is None or (heads_page and following.blank_before):
        return "open"
    return "loose" if following.blank_before else "tight"


def tight_is_rare(headings: Sequence[Line]) -> bool:
    """Whether most of these heading lines have an empty line above them."""
    return 2 * sum(line.blank_before for line in headings[1:]) > max(len(headings) - 1, 1)
