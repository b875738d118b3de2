"""The entries of a page: as its markup tells them, else as a layout finds them in its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rsdata.attribution.document import Span
from rsdata.language.analysis import Analysis
from rsdata.language.lines import with_line_feeds
from rsdata.language.time_stamps import zone_by_country
from rsdata.model import ARTICLE, Source
from rsdata.pages.layouts import detect, read_page
from rsdata.pages.marks import days_alone
from rsdata.pages.messages import ACCOUNT_BEGINS, signed_messages
from rsdata.pages.page import Entry, Link, Page, settled
from rsdata.pages.readers.moments import stamp_of
from rsdata.pages.times import Stamp, times_of_entries

_MOST: Final = 0.75  # of the words
_CENTURIES: Final = ("19", "20")


def entries_of_page(analysis: Analysis, source: Source, saved: Page | None = None) -> tuple[str, float, Page]:
    """The name of the layout or markup, how sure it is, and the page, nothing of its entries left out."""
    if source.timezone is None and (zone := zone_by_country(analysis.text, source.extent[0])) is not None:
        source = replace(source, timezone=zone)
    if saved is None or saved.dialect is None:
        layout, confidence, page = read_page(analysis, source)
        if saved is not None and saved.entries and _is_article(layout.dialect, page, saved):
            page = settled(analysis, saved._replace(is_article=True))
            return ARTICLE, confidence, page._replace(entries=_with_times(analysis, page, source))
        if saved is not None:
            entries = _with_links(_without_footer(page.entries, saved.holders), saved.links)
            page = page._replace(entries=entries, authors=page.authors or saved.authors)
        return layout.dialect, confidence, page._replace(entries=tuple(_with_messages(analysis, page)))
    page = settled(analysis, saved)
    return saved.dialect, 1.0, page._replace(entries=_with_times(analysis, page, source))


def _is_article(dialect: str, page: Page, saved: Page) -> bool:
    """Whether a saved page is one article: no layout fits its text, or at most one of the entries that it
    finds has a heading or words; or the page says so of itself, and one has most of them, or most have no
    clock. Other stories listed under an article look like entries, years in it like clocks."""
    said = sum(any(block.role in ("heading", "text") for block in entry.blocks) for entry in page.entries)
    if dialect == ARTICLE or said <= 1:
        return True
    sizes = [sum(end - start for start, end in entry.body) for entry in page.entries]
    clocked = sum(_is_clock(entry.time_as_printed) for entry in page.entries)
    return saved.says_article and (2 * clocked <= len(sizes) or max(sizes) > _MOST * sum(sizes))


def _is_clock(printed: str | None) -> bool:
    """Whether a time is a clock, and no year: "2024"."""
    return printed is not None and not (printed.isdigit() and printed[:2] in _CENTURIES)


def _without_footer(entries: tuple[Entry, ...], holders: Sequence[Span]) -> tuple[Entry, ...]:
    """The entries, the last of which ends where the element ends that holds the beginnings of all."""
    if not entries:
        return entries
    first, last = entries[0], entries[-1]
    ends = [end for start, end in holders if start <= first.start and last.start < end]
    end = min(ends, default=last.end)
    blocks = tuple(block for block in last.blocks if block.end <= end)
    if len(blocks) == len(last.blocks) or not any(block.role == "text" for block in blocks):
        return entries
    return (*entries[:-1], last._replace(end=blocks[-1].end, blocks=blocks))


def is_live(page: Page) -> bool:
    """Whether a saved page is a live page, by its markup or by a layout of its text."""
    if page.dialect is not None:
        return len(page.entries) > 1
    analysis = Analysis(with_line_feeds(page.text))
    if detect(analysis)[0].dialect == ARTICLE:
        return False
    return entries_of_page(analysis, Source(), page)[0] != ARTICLE


def _with_times(analysis: Analysis, page: Page, source: Source) -> tuple[Entry, ...]:
    """The entries with their times, where those of some have to be told from the others'."""
    if not any(entry.stamp is not None for entry in page.entries):
        return page.entries
    stamps: list[Stamp | None] = [
        stamp_of(entry.published_at) if entry.published_at else entry.stamp for entry in page.entries
    ]
    header = analysis.between(0, page.entries[0].start)
    found = times_of_entries(header, days_alone(header), stamps, source, newest_first=page.newest_first)
    return tuple(
        entry._replace(published_at=entry.published_at or time)
        for entry, time in zip(page.entries, found, strict=True)
    )


def _with_messages(analysis: Analysis, page: Page) -> Iterator[Entry]:
    """The entries, each with the messages of other sites that are signed in its text."""
    for entry in page.entries:
        if analysis.text.find(ACCOUNT_BEGINS, entry.start, entry.end) < 0:
            yield entry
        else:
            found = signed_messages([analysis.stretch(*span) for span in entry.body])
            yield entry._replace(embedded=tuple(found))


def _with_links(entries: Sequence[Entry], links: Sequence[Link]) -> tuple[Entry, ...]:
    """Each link in the entry that holds it."""
    starts = [entry.start for entry in entries]
    held: list[list[Link]] = [[] for _ in entries]
    for link in links:
        k = bisect_right(starts, link.start) - 1
        if k >= 0 and link.end <= entries[k].end:
            held[k].append(link)
    return tuple(
        entry._replace(links=tuple(inside)) if inside else entry
        for entry, inside in zip(entries, held, strict=True)
    )
