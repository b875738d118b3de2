"""The check that nothing printed is lost: what stands in no column of its post is named by the layout."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

from rsdata.check.check_report import CheckTally, Subject
from rsdata.language.analysis import Analysis
from rsdata.language.lines import with_line_feeds
from rsdata.model import Source
from rsdata.pages.page import NAMED, PICTURE, Entry, described
from rsdata.pages.saved_pages import entries_of_page
from rsdata.sources.folder import SourceFile

# The columns that hold what a post says, and what stands in each.
COLUMNS = {
    "heading": frozenset(("heading",)),
    "caption": PICTURE,
    "byline": frozenset(("byline",)),
    "byline_role": frozenset(("byline_role",)),
    "text": frozenset(("text",)),
}


def unaccounted(subject: Subject, tally: CheckTally) -> None:
    """Every character of a post that is not blank stands in one of its columns, or is of something that the
    layout names: a number, a stamp, a label, furniture, where to write, an embedded message."""
    files = {file.source.id: file for file in subject.raw.files}
    for source_id in subject.source_ids:
        page = subject.text_of(source_id)
        entries = _entries(page, Source(source_id), files.get(source_id))
        for row in subject.rows("select * from posts where source_id = ?", source_id):
            tally.saw("posts")
            row = subject.by_hand.as_parsed("posts", row)
            entry = entries.get(row["char_start"])
            if entry is None or entry.end != row["char_end"]:
                tally.found_that(f"post {row['id']} is not where the layout of the page has one")
                continue
            printed = _count(page[entry.start : entry.end])
            named = sum(_count(page[b.start : b.end]) for b in entry.blocks if b.role in NAMED)
            held = sum(_count(words) for words in _held(page, entry, row))
            lost = printed - named - held
            for what, count in (
                ("characters in columns", held),
                ("named by the layout", named),
                ("in neither", lost),
            ):
                tally.saw(what, count)
            tally.expect(not lost, f"post {row['id']}: {lost} characters are in no column")


def _entries(page: str, source: Source, file: SourceFile | None) -> dict[int, Entry]:
    """The posts of a page as its layout or its markup has them, by where they start."""
    saved = None
    if file is not None:
        saved = file.read().page
        source = described(file.source, saved)
        saved = saved if saved.text == page else None
    _, _, read = entries_of_page(Analysis(with_line_feeds(page)), source, saved)
    return {entry.start: entry for entry in read.entries}


def _held(page: str, entry: Entry, row: sqlite3.Row) -> Iterator[str]:
    """What is printed in a post and stands in the column it belongs to, each as often as in both."""
    for column, roles in COLUMNS.items():
        printed = Counter(page[b.start : b.end] for b in entry.blocks if b.role in roles)
        yield from (printed & Counter((row[column] or "").split("\n\n"))).elements()


def _count(text: str) -> int:
    """How many of its characters are not blank."""
    return sum(map(len, text.split()))
