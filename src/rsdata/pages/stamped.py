"""A page whose entries are headed by stamped lines, read."""

from __future__ import annotations

from collections.abc import Sequence

from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.boilerplate import CAPTION
from rsdata.pages.bylines import correspondents_in
from rsdata.pages.entries import Setting, ending_of, header_blocks, read_entry, tight_is_rare
from rsdata.pages.page import Page
from rsdata.pages.page_header import SUMMARY
from rsdata.pages.stamps import Stamped, stamps_in
from rsdata.pages.times import read_stamp, times_below


def read_stamped(lines: Sequence[Line], source: Source) -> Page:
    """The page cut at its stamps."""
    found = stamps_in(lines)
    stamps = [read_stamp(s.clock, s.zone, s.day, s.month, s.year) for s in found]
    times = times_below(lines[: found[0].line] if found else (), stamps, source)
    setting = Setting(correspondents_in(lines), tight_is_rare([lines[s.line] for s in found]))
    entries = []
    for k, stamped in enumerate(found):
        following = found[k + 1] if k + 1 < len(found) else None
        end = following.line if following else len(lines)
        own = end if following is None else _without_summary(lines, stamped, following)
        below = lines[own] if own < len(lines) else None
        entries.append(
            read_entry(
                stamped.blocks,
                lines[stamped.line + 1 : own],
                ending_of(below, heads_page=end > own),
                setting,
                below=header_blocks(lines, own, [(own, end)], end),
                time_as_printed=stamped.clock,
                published_at=times[k],
            )
        )
    return Page(None, tuple(entries))


def _without_summary(lines: Sequence[Line], stamped: Stamped, following: Stamped) -> int:
    """Where an entry ends if the summary of a further page stands between it and the next, which is that
    page's first."""
    end = following.line
    if following.number is not None and following.number != 1:
        return end
    for i in range(stamped.line + 1, end):
        if lines[i].text == SUMMARY and lines[i].indent < 2 and _is_summary(lines, i + 1, end):
            return i
    return end


def _is_summary(lines: Sequence[Line], start: int, end: int) -> bool:
    """Bullets, and the film that may stand under them: its label and its caption."""
    is_pending = False  # a label has been read, its caption comes
    for i in range(start, end):
        text = lines[i].text
        label = CAPTION.match(text)
        if not (is_pending or label or text.startswith("•")):
            return False
        is_pending = label is not None and label.end() == len(text)
    return True
