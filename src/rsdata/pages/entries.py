"""One entry of a page whose entries are printed under a number or a stamp: its lines, told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rsdata.language.lines import Line
from rsdata.model import Boundary
from rsdata.pages.boilerplate import mark_furniture, pieces_of
from rsdata.pages.bylines import mark_byline
from rsdata.pages.captions import Ending, mark_captions
from rsdata.pages.page import Block, Entry


class Setting(NamedTuple):
    """What the rest of the page tells about its entries."""

    correspondents: frozenset[str] = frozenset()
    tight_is_rare: bool = False


def read_entry(
    anchor: Line | None,
    heading: Block | None,
    lines: Sequence[Line],
    ending: Ending,
    setting: Setting,
    *,
    covers: Line | None = None,
    time_as_printed: str | None = None,
    published_at: str | None = None,
    boundary: Boundary = "printed",
) -> Entry:
    """The entry under the heading line ``anchor``, or without one. ``covers`` is the last line
    that belongs to its span where that is more than its own lines (the header of a further page)."""
    pieces = pieces_of(lines)
    mark_furniture(pieces)
    by_correspondent = mark_byline(pieces, setting.correspondents)
    mark_captions(pieces, ending, tight_is_rare=setting.tight_is_rare)
    blocks = [block for piece in pieces for block in piece.blocks()]
    if heading is not None:
        blocks.insert(0, heading)
    first = anchor or lines[0]
    last = covers or (lines[-1] if lines else first)
    return Entry(
        first.start,
        last.end,
        boundary,
        tuple(blocks),
        time_as_printed,
        published_at,
        by_correspondent,
    )


def ending_of(following: Line | None, *, heads_page: bool = False) -> Ending:
    """How an entry ends, by the line that follows it: a heading, or the first of a further page, above which
    an empty line tells nothing."""
    if following is None or (heads_page and following.blank_before):
        return "open"
    return "loose" if following.blank_before else "tight"


def tight_is_rare(headings: Sequence[Line]) -> bool:
    """Whether most of these heading lines have an empty line above them."""
    return 2 * sum(line.blank_before for line in headings[1:]) > max(len(headings) - 1, 1)
