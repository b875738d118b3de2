"""What a dialect makes of a page: its entries, cut into blocks that say what each piece of them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, Protocol, get_args

from rsdata.language.lines import Line, read_lines_of
from rsdata.model import Boundary, Source

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


class Entry(NamedTuple):
    """One post as a dialect finds it, from its first printed character to its last. Once it is ``settled``,
    its blocks and the blanks between them are the whole of it, in order of place."""

    start: int
    end: int
    boundary: Boundary
    blocks: tuple[Block, ...]
    time_as_printed: str | None = None
    published_at: str | None = None
    by_correspondent: bool = False  # stands under the byline of somebody who reports or comments

    @property
    def body(self) -> tuple[tuple[int, int], ...]:
        """The spans of its paragraphs of text."""
        return tuple((block.start, block.end) for block in self.blocks if block.role == "text")


class Page(NamedTuple):
    """A page cut into entries, from the top; whatever stands outside them is header or footer."""

    authors: str | None
    entries: tuple[Entry, ...]
    newest_first: bool = True
    is_article: bool = False  # nothing parts posts: all of it is one entry


class Dialect(Protocol):
    """One way in which live pages come as plain text: a module with these names."""

    NAME: str

    def detect(self, lines: list[Line]) -> float:
        """How sure it is that the page is in this dialect, 0 to 1."""

    def read(self, text: str, lines: list[Line], source: Source) -> Page:
        """The page cut into entries."""


def settled(text: str, page: Page) -> Page:
    """The page with nothing of an entry left out: what the dialect did not name is text, line by line, and so
    is a second heading or byline."""
    return page._replace(entries=tuple(_settled(text, entry) for entry in page.entries))


def unnamed(text: str, entry: Entry) -> Iterator[Block]:
    """The lines of an entry, or parts of them, that none of its blocks holds."""
    at = entry.start
    for block in (*sorted(entry.blocks, key=lambda b: b.start), Block("text", entry.end, entry.end)):
        if block.start > at and not text[at : block.start].isspace():
            yield from (Block("text", line.start, line.end) for line in read_lines_of(text, at, block.start))
        at = max(at, block.end)


def _settled(text: str, entry: Entry) -> Entry:
    blocks = sorted((*entry.blocks, *unnamed(text, entry)), key=lambda block: block.start)
    return entry._replace(blocks=tuple(_single(blocks)))


def _single(blocks: Sequence[Block]) -> Iterator[Block]:
    met: set[BlockRole] = set()
    for block in blocks:
        yield block._replace(role="text") if block.role in met else block
        if block.role in SINGLE:
            met.add(block.role)
