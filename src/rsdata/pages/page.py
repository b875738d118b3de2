"""What a layout makes of a page: its entries, cut into blocks that say what each piece of them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, get_args

from rsdata.model import TEXT, Boundary, Source
from rsdata.named_tuples import NamedTuple

if TYPE_CHECKING:  # a page whose rows are in the cache is read without what parses
    from rsdata.attribution.document import MessageParts, Span
    from rsdata.language.analysis import Analysis
    from rsdata.language.lines import Stretch
    from rsdata.pages.times import Stamp

# What stands in a column of the post. "alt" is what a picture shows, "credit" whom it is from: both stand in
# the column of captions.
ColumnRole = Literal["heading", "caption", "alt", "credit", "byline", "byline_role", "text"]
# What the layout prints of itself, and no column holds:
#   number     "22."
#   stamp      the clock with its date and zone, and what is printed with it: "published at 07:24", "02.52:"
#   label      says what stands beside or under it: "Breaking", "Image caption:", "Credit:"
#   mark       parts two things on one line: the comma between a name and a role, the dash of a signature
#   account    where to write: "Tweet @account" (messages.account where a message stands under it)
#   embed      stands in place of a message or film of another site
#   furniture  players, links to other stories, links and regions of the page
#   header     the header of a further page
NamedRole = Literal["number", "stamp", "label", "mark", "account", "embed", "furniture", "header"]
BlockRole = Literal[ColumnRole, NamedRole]

NAMED: frozenset[BlockRole] = frozenset(get_args(NamedRole))
PICTURE: frozenset[BlockRole] = frozenset(("caption", "alt", "credit"))
# A post has one of each; a second heading or byline is a line of its text.
SINGLE: frozenset[BlockRole] = frozenset(("heading", "byline", "byline_role"))


class Block(NamedTuple):
    """A piece of an entry and what it is."""

    role: BlockRole
    start: int
    end: int


def trimmed(text: str, role: BlockRole, start: int, end: int) -> Iterator[Block]:
    """What stands between two places of a text, without the blanks around it, where anything does."""
    inner = text[start:end]
    first = start + len(inner) - len(inner.lstrip())
    if inner.strip():
        yield Block(role, first, first + len(inner.strip()))


def laid(line: Stretch, *parts: tuple[BlockRole, int], at: int = 0) -> Iterator[Block]:
    """What stands side by side on a line from its place ``at`` on, without the blanks around it: each part
    with its role and the place in the line at which it ends."""
    for role, end in parts:
        yield from trimmed(line.source, role, line.start + at, line.start + end)
        at = end


class Link(NamedTuple):
    """Words of a page that lead somewhere; a page that is plain text has none."""

    start: int
    end: int
    address: str


class Embedded(NamedTuple):
    """A message of another site that stands in an entry, and the account that it is from."""

    parts: MessageParts
    account: Span


class Entry(NamedTuple):
    """One post as a layout finds it, from its first printed character to its last. Once it is ``settled``,
    its blocks and the blanks between them are the whole of it, in order of place."""

    start: int
    end: int
    boundary: Boundary
    blocks: tuple[Block, ...]
    time_as_printed: str | None = None
    published_at: str | None = None
    by_correspondent: bool = False  # stands under the byline of somebody who reports or comments
    links: tuple[Link, ...] = ()
    anchor: str | None = None  # the publisher's own id: what a link to this post has behind "#"
    url: str | None = None  # of the entry itself
    updated_at: str | None = None
    stamp: Stamp | None = None  # when it is from, where ``published_at`` has yet to be told from its page
    embedded: tuple[Embedded, ...] = ()
    quotations: tuple[tuple[Span, ...], ...] = ()  # paragraphs set apart as somebody's words, without marks

    @property
    def body(self) -> tuple[tuple[int, int], ...]:
        """The spans of its paragraphs of text."""
        return tuple([(block.start, block.end) for block in self.blocks if block.role == "text"])


class Page(NamedTuple):
    """A page cut into entries, from the top; whatever stands outside them is header or footer.

    A saved page has its words in ``text``, as its reader laid them out, and says of itself what the markup
    says. Where that tells no entries, ``dialect`` is None, and the layouts look for them in the text.
    """

    authors: str | None
    entries: tuple[Entry, ...]
    newest_first: bool = True
    is_article: bool = False  # nothing parts posts: all of it is one entry
    says_article: bool = False  # it says so of itself
    text: str = ""
    dialect: str | None = None  # the name of the markup
    media_type: str = TEXT
    reader: str = "text/1"  # what laid out the text, and its version
    links: tuple[Link, ...] = ()  # of a page whose entries are not told
    holders: tuple[Span, ...] = ()  # ... and where what its elements hold begins and ends
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO 8601 date
    extent: tuple[str | None, str | None] = (None, None)  # when it was first published and last changed
    captured_at: str | None = None  # when an archive took it
    frames: tuple[str, ...] = ()  # the addresses of what it shows in frames


def described(source: Source, saved: Page | None) -> Source:
    """What is known of a source, and what a saved page says of itself where nothing else is known."""
    if saved is None:
        return source
    unknown = [name for name in ("title", "publisher", "url", "published") if getattr(source, name) is None]
    told = {name: getattr(saved, name) for name in unknown}
    first, last = saved.extent
    return replace(source, **told, extent=(first, last or saved.captured_at))


def settled(analysis: Analysis, page: Page) -> Page:
    """The page with nothing of an entry left out: what the layout did not name is text, line by line, and so
    is a second heading or byline."""
    return page._replace(entries=tuple(_settled(analysis, entry) for entry in page.entries))


def unnamed(analysis: Analysis, entry: Entry) -> Iterator[Block]:
    """The lines of an entry, or parts of them, that none of its blocks holds."""
    at = entry.start
    for start, end in (*sorted((b.start, b.end) for b in entry.blocks), (entry.end, entry.end)):
        if start > at and not analysis.text[at:start].isspace():
            yield from (Block("text", part.start, part.end) for part in analysis.parts(at, start))
        at = max(at, end)


def _settled(analysis: Analysis, entry: Entry) -> Entry:
    if _is_settled(analysis.text, entry):
        return entry  # nearly every one
    blocks = sorted((*entry.blocks, *unnamed(analysis, entry)), key=attrgetter("start"))
    return entry._replace(blocks=tuple(_single(blocks)))


def _is_settled(text: str, entry: Entry) -> bool:
    """Whether the blocks of an entry stand in order, with blanks alone between them, each single one once."""
    at = entry.start
    met: set[BlockRole] = set()
    for role, start, end in entry.blocks:
        if (start != at and not text[at:start].isspace()) or role in met:
            return False
        if role in SINGLE:
            met.add(role)
        at = end
    return at >= entry.end or text[at : entry.end].isspace()


def _single(blocks: Sequence[Block]) -> Iterator[Block]:
    met: set[BlockRole] = set()
    for block in blocks:
        yield block._replace(role="text") if block.role in met else block
        if block.role in SINGLE:
            met.add(block.role)
