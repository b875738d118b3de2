"""The current site's pages: every entry numbered and stamped, the stamp glued to the heading.

Summary
  • item
  1. A titlepublished at 07:24 Greenwich Mean Time 21 November 2014
    Breaking
    Ann Lee
    Political correspondent, BBC News
    The countImage source, PA
    Image caption,
    The count begins
    Text, external with link marks.

On some pages most stamps give the clock alone: "A titlepublished at 07:24".
"""

from __future__ import annotations

from collections.abc import Sequence

from rsdata.language.analysis import Analysis
from rsdata.language.lines import Line
from rsdata.model import Source
from rsdata.pages.bylines import correspondents_in
from rsdata.pages.entries import Setting, ending_of, header_blocks, read_entry, tight_is_rare
from rsdata.pages.page import Page
from rsdata.pages.page_header import SUMMARY
from rsdata.pages.stamps import Stamped, stamps_in
from rsdata.pages.times import stamp_from, times_below


def detect(analysis: Analysis, *, dated: bool) -> float:
    """Stamps, most with a date or most without, on numbered headings or on several without a number."""
    stamps = analysis.once(stamps_in)
    if not stamps or (2 * sum(stamp.is_dated for stamp in stamps) >= len(stamps)) is not dated:
        return 0.0
    return 0.99 if len(stamps) > 2 or stamps[0].number is not None else 0.0


def read(analysis: Analysis, source: Source) -> Page:
    """The page cut at its stamps, each the end of a heading line; a date that is not printed is that of
    others, or the summary's."""
    lines = analysis.lines
    found = analysis.once(stamps_in)
    stamps = [stamp_from(stamped.time) for stamped in found]
    times = times_below(lines[: found[0].line], stamps, source)
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
    summaries = (i for i in range(stamped.line + 1, end) if lines[i].text == SUMMARY and lines[i].indent < 2)
    return next(summaries, end) if following.number in (None, 1) else end
