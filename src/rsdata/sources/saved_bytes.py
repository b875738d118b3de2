"""Saved pages and archives as bytes, for those who use rsdata from Python."""

from __future__ import annotations

from rsdata.pages.page import Page
from rsdata.sources.archives import archive_kind, live_pages
from rsdata.sources.media import page_of, unpacked


def read(data: bytes, url: str | None = None) -> list[Page]:
    """The pages that are saved in ``data``: one of a web page, of JSON or of plain text; of a web archive
    each record that is a live page. ``url`` is where a page was, for its links.

    Raises UnreadableError for what no reader reads.
    """
    if archive_kind(data) is not None:
        return [record.page for record in live_pages(data, None, lambda remark: None)]
    return [page_of(unpacked(data), url)]
