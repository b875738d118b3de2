"""A page whose entries are headed by stamped lines, read."""

from __future__ import annotations

from collections.abc import Sequence

from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.bylines import correspondents_in
from rsdata.pages.entries import Setting, ending_of, read_entry, tight_is_rare
from rsdata.pages.page import Block, Page
from rsdata.pages.page_header import SUMMARY
from rsdata.pages.stamps import stamps_in
from rsdata.pages.times import read_stamp, times_below


def read_stamped(lines: Sequence[Line], source: Source) -> Page:
    """The page cut at its stamps."""
    found = stamps_in(lines)
    stamps = [read_stamp(s.clock, s.zone, s.day, s.month, s.year) for s in found]
    times = times_below(lines[: found[0].line] if found else (), stamps, source)
    setting = Setting(correspondents_in(lines), tight_is_rare([lines[s.line] for s in found]))
    entries = []
    for k, stamped in enumerate(found):
        end = found[k + 1].line if k + 1 < len(found) else len(lines)
        own = _without_summary(lines, stamped.line + 1, end)
        below = lines[own] if own < len(lines) else None
        entries.append(
            read_entry(
                lines[stamped.line],
                Block("heading", *stamped.title) if stamped.title else None,
                lines[stamped.line + 1 : own],
                ending_of(below, heads_page=end > own),
                setting,
                covers=lines[end - 1] if end > own else None,
                time_as_printed=stamped.clock,
                published_at=times[k],
            )
        )
    return Page(None, tuple(entries))


def _without_summary(lines: Sequence[Line], start: int, end: int) -> int:
    """Where an entry ends if the summary of a further page stands under it."""
    return next((i for i in range(start, end) if lines[i].text == SUMMARY and lines[i].indent < 2), end)
