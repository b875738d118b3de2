"""One live page that was saved as several, its pages or captures of different hours, made one again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rsdata.language.analysis import Analysis
from rsdata.language.lines import with_line_feeds
from rsdata.model import Source
from rsdata.named_tuples import NamedTuple
from rsdata.pages.page import Block, Embedded, Entry, Link, Page
from rsdata.pages.saved_pages import entries_of_page
from rsdata.pages.times import instant


class Joined(NamedTuple):
    """The page, and how many earlier versions of its entries it leaves out."""

    page: Page
    left_out: int


class _Held(NamedTuple):
    """An entry and the text that it stands in."""

    entry: Entry
    text: str

    @property
    def said(self) -> str:
        return self.text[self.entry.start : self.entry.end]


def joined(pages: Sequence[Page], source: Source) -> Joined:
    """The pages as one, in order of the files; of an entry that several have, the version that was changed
    last, and of equals the last."""
    known = [told(page, source) for page in pages]
    versions: dict[object, list[_Held]] = {}
    for page in known:
        for entry in page.entries:
            held = _Held(entry, page.text)
            versions.setdefault(_identity(held), []).append(held)
    kept = [max(reversed(same), key=_changed) for same in versions.values()]
    other = sum(
        held.said != best.said for same, best in zip(versions.values(), kept, strict=True) for held in same
    )
    first = known[0]
    if all(held.entry.published_at is not None for held in kept):
        kept.sort(key=lambda held: instant(held.entry.published_at or ""), reverse=first.newest_first)
    header = first.text[: first.entries[0].start if first.entries else None]
    captured = max((page.captured_at for page in pages if page.captured_at), default=None)
    return Joined(_laid(first, [header], kept)._replace(captured_at=captured), other)


def in_frame(page: Page, inner: Page) -> Page:
    """A page with the entries of another behind all of its own words."""
    headers = (with_line_feeds(page.text), inner.text[: inner.entries[0].start])
    whole = _laid(page, headers, (_Held(entry, inner.text) for entry in inner.entries))
    return whole._replace(
        newest_first=inner.newest_first, dialect=inner.dialect, reader=inner.reader, frames=(),
        authors=page.authors or inner.authors, says_article=False,
        extent=page.extent if any(page.extent) else inner.extent,
    )  # fmt: skip


def _laid(page: Page, headers: Iterable[str], held: Iterable[_Held]) -> Page:
    """A page with these words over it, and these entries."""
    from rsdata.pages.readers.updates import Sheet

    sheet, entries = Sheet(), []
    for header in filter(str.strip, headers):
        sheet.add(header.strip(), parted=True)
    for one in held:
        start, _ = sheet.add(one.said, parted=True)
        entries.append(_moved(one.entry, start - one.entry.start))
    return page._replace(text=sheet.text, entries=tuple(entries), links=(), holders=())


def told(page: Page, source: Source) -> Page:
    """A page whose entries are told, by its markup or by a layout, with their times."""
    text = with_line_feeds(page.text)
    dialect, _, found = entries_of_page(Analysis(text), source, page._replace(text=text))
    return page._replace(
        text=text, dialect=dialect, entries=found.entries, newest_first=found.newest_first,
        authors=page.authors or found.authors, is_article=found.is_article,
    )  # fmt: skip


def _identity(held: _Held) -> object:
    """By what an entry is known in another file: its anchor, else its time and words."""
    return held.entry.anchor or (held.entry.published_at, " ".join(held.said.split()))


def _changed(held: _Held) -> float:
    """When a version was made."""
    when = held.entry.updated_at or held.entry.published_at
    return instant(when) if when else 0.0


def _moved(entry: Entry, by: int) -> Entry:
    """The entry at another place of another text."""
    return entry._replace(
        start=entry.start + by,
        end=entry.end + by,
        blocks=tuple(Block(b.role, b.start + by, b.end + by) for b in entry.blocks),
        links=tuple(Link(a.start + by, a.end + by, a.address) for a in entry.links),
        embedded=tuple(_moved_messages(entry, by)),
        quotations=tuple(tuple((a + by, b + by) for a, b in places) for places in entry.quotations),
    )


def _moved_messages(entry: Entry, by: int) -> Iterator[Embedded]:
    for parts, (first, last) in entry.embedded:
        places = (parts.sender, parts.name, parts.cue, parts.body)
        sender, name, cue, body = ((start + by, end + by) for start, end in places)
        moved = parts._replace(sender=sender, name=name, cue=cue, body=body)
        yield Embedded(moved, (first + by, last + by))
